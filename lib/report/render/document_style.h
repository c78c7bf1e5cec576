#pragma once

#include <string_view>

namespace thema::report {

/// What a report needs besides the style of every page: what authors write in Markdown.
inline constexpr std::string_view kDocumentStyle = R"css(
main { max-width: 60rem; }
header.title { margin-bottom: 2.5em; }
header.title h1 { margin-bottom: .3em; font-size: 2rem; }
header.title .by, header.title .date { margin: .2em 0; color: var(--dim); }
.abstract { max-width: 66ch; margin: 1.5em 0; padding: .1em 1.2em; border-inline-start: 3px solid
  var(--rule); }
.abstract p { font-size: .9375rem; }
nav.contents { max-width: 72ch; margin: 2em 0; }
nav.contents ul { list-style: none; padding-inline-start: 0; }
nav.contents ul ul { padding-inline-start: 1.4em; margin-top: .2em; }
a { color: var(--link); text-underline-offset: .15em; }
a:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
main > ul, main > ol, li > ul, li > ol { max-width: 72ch; padding-inline-start: 1.6em; }
main > ul, main > ol { margin: .8em 0; }
blockquote { max-width: 68ch; margin: 1.2em 0; padding-inline-start: 1.1em;
  border-inline-start: 3px solid var(--rule); }
.quote blockquote { border: 0; padding: 0; }
pre { max-width: 100%; overflow-x: auto; padding: .8em 1em; border: 1px solid var(--rule);
  border-radius: 4px; font-size: .875rem; line-height: 1.4; }
pre:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
code { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
p code, li code, td code { font-size: .9em; overflow-wrap: anywhere; }
img { max-width: 100%; height: auto; }
hr { border: 0; border-top: 1px solid var(--rule); margin: 2.5em 0; }
.footnotes { margin-top: 3em; border-top: 1px solid var(--rule); font-size: .9375rem; }
.failed { max-width: 72ch; margin: 1.5em 0; padding: .6em 1em; border: 2px solid var(--alarm); }
.failed strong { color: var(--alarm); }
:root { --link: #0b57d0; --alarm: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --link: #9dc0fb; --alarm: #f2a29b; } }
@media print {
  main { max-width: none; }
  :root { --link: #000; --alarm: #000; }
  nav.contents, pre { break-inside: avoid; }
  pre { white-space: pre-wrap; overflow: visible; }
  .chart { overflow: visible; }
}
)css";

}  // namespace thema::report
