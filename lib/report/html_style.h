#pragma once

#include <string_view>

namespace thema::report {

/// The style sheet of every page: one file that needs no network, readable on a phone, in the dark
/// and on paper.
inline constexpr std::string_view kHtmlStyle = R"css(
:root {
  color-scheme: light dark;
  --paper: #fff; --ink: #1c1c1e; --dim: #5a5d63; --rule: #d8dade; --mark: #8aa0b8; --focus: #0b57d0;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #17191c; --ink: #e6e7e9; --dim: #a6abb3; --rule: #3a3f46; --mark: #6f87a1;
    --focus: #8ab4f8;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: break-word;
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue",
    Arial, sans-serif;
}
main { max-width: 80rem; margin: 0 auto; padding: 2.5rem clamp(1rem, 4vw, 3rem) 4rem; }
main > :first-child { margin-top: 0; }
h1, h2, h3, h4, h5, h6 {
  max-width: 72ch; margin: 2em 0 .6em; line-height: 1.25; font-weight: 650; text-wrap: balance;
}
h1 { font-size: 1.75rem; }
h2 { font-size: 1.35rem; }
h3 { font-size: 1.1rem; }
h4, h5, h6 { font-size: 1rem; }
h1 + h2, h2 + h3, h3 + h4 { margin-top: 1em; }
p { max-width: 72ch; margin: .8em 0; }
dl {
  display: grid; grid-template-columns: fit-content(40%) 1fr; gap: .3em 1.5em; max-width: 72ch;
  margin: 1.2em 0;
}
dt { color: var(--dim); }
dd { margin: 0; min-width: 0; }
ul { margin: 0; padding-inline-start: 1.1em; }
li + li { margin-top: .2em; }

.table { margin: 2em 0; }
.scroll { overflow-x: auto; }
.scroll:focus-visible { outline: 2px solid var(--focus); outline-offset: 4px; }
table {
  width: 100%; border-collapse: collapse; border-block: 2px solid var(--ink);
  font-size: .9375rem; line-height: 1.45;
}
caption { padding-bottom: .6em; text-align: start; font-weight: 650; }
caption span {
  position: sticky; left: 0; display: inline-block; max-width: min(72ch, calc(100vw - 2rem));
}
th, td {
  padding: .5em .75em; vertical-align: top; text-align: start; font-weight: inherit;
  min-width: 5ch; overflow-wrap: normal;
}
th:first-child { padding-inline-start: 0; }
tr > :last-child { padding-inline-end: 0; }
thead th { vertical-align: bottom; font-weight: 650; border-bottom: 1px solid var(--ink); }
tbody tr + tr > *, tbody + tbody > tr:first-child > * { border-top: 1px solid var(--rule); }
th.n, td.n { text-align: end; white-space: nowrap; font-variant-numeric: tabular-nums; }
th.w, td.w { min-width: 12ch; }
td p, th p { margin: 0; }
td p + p { margin-top: .6em; }
.table:not(.wide) td:has(> .q) { min-width: 24ch; }
.by { color: var(--dim); }
.notes p { margin: .5em 0; font-size: .875rem; color: var(--dim); }

.quote { max-width: 72ch; margin: 1.5em 0; padding-inline-start: 1.1em;
  border-inline-start: 3px solid var(--mark); }
.quote blockquote { margin: 0; }
.quote p { margin: 0; }
.quote .context { color: var(--dim); font-size: .9375rem; }
.quote blockquote + .context, .quote .context + blockquote { margin-top: .4em; }
.quote figcaption { margin-top: .35em; font-size: .9375rem; }
.quote cite { font-style: normal; }
.quote .place { color: var(--dim); }
.quote .memo { margin-top: .35em; color: var(--dim); }

/* A table of many columns: as wide as the window, in small type, each column as wide as it needs. */
main > .wide {
  --wide: min(100vw - 2.5rem, 88rem); width: var(--wide);
  margin-inline: calc((100% - var(--wide)) / 2);
}
.wide table { font-size: .8125rem; }
.wide th, .wide td { padding: .4em .5em; }
.wide:not(.many) table { table-layout: fixed; }
.wide:not(.many) :is(th, td) { min-width: 0; overflow-wrap: anywhere; hyphens: auto; }

.chart { margin: 2em 0; overflow-x: auto; }
.chart:focus-visible { outline: 2px solid var(--focus); outline-offset: 4px; }
/* Words of a wide drawing stay legible on a phone: it is moved to and fro there. */
.chart svg { display: block; max-width: max(100%, 46rem); height: auto; }

@media screen and (max-width: 64rem) {
  /* Narrower, every row would be a tower: it is moved to and fro. */
  .wide:not(.many) table { min-width: 72rem; }
}
@media (max-width: 40rem) {
  /* A word as long as the screen leaves room for the numbers beside it. */
  tbody th { min-width: 9rem; overflow-wrap: anywhere; }
}
@media print {
  @page { margin: 18mm; }
  :root { --paper: #fff; --ink: #000; --dim: #333; --rule: #aaa; --mark: #777; }
  html { font-size: 10pt; }
  main { max-width: none; padding: 0; }
  .scroll { overflow: visible; }
  table { font-size: 8.5pt; }
  th, td { padding: .35em .5em; min-width: 4ch; }
  .table:not(.wide) td:has(> .q) { min-width: 22ch; }
  /* Written out, since what makes pages knows no logical sides and no variables in them. */
  table { border-top: 1.5pt solid #000; border-bottom: 1.5pt solid #000; }
  thead th { border-bottom: .75pt solid #000; }
  tbody tr + tr > *, tbody + tbody > tr:first-child > * { border-top: .5pt solid #aaa; }
  @page wide { size: landscape; margin: 12mm; }
  main { page: text; }
  main > .wide { width: auto; margin-left: 0; margin-right: 0; page: wide; }
  /* With what leads to it. */
  main > h1:has(+ .wide), main > h2:has(+ .wide), main > h3:has(+ .wide), main > h4:has(+ .wide),
  main > p:has(+ .wide), main > h1:has(+ p + .wide), main > h2:has(+ p + .wide),
  main > h3:has(+ p + .wide), main > h4:has(+ p + .wide) { page: wide; }
  td ul { padding-left: 1em; }
  .wide table { table-layout: fixed; width: 100%; font-size: 7.5pt; }
  .many table { font-size: 6pt; }
  .wide th, .wide td, .wide.many th, .wide.many td { min-width: 0; padding: .3em .4em;
    white-space: normal; overflow-wrap: anywhere; hyphens: auto; }
  .many th, .many td { padding: .2em .1em; }
  thead { display: table-header-group; break-inside: avoid; break-after: avoid; }
  tbody:first-of-type > tr:first-child { break-before: avoid; }
  tr, .quote, .chart { break-inside: avoid; }
  .chart svg { max-width: 100%; }
  h1, h2, h3, h4, h5, h6, caption { break-after: avoid; }
}
)css";

}  // namespace thema::report
