#pragma once

#include <string_view>

namespace thema::cli {

inline constexpr std::string_view kTopicReports =
    R"TOPIC(REPORTS: A PAPER'S NUMBERS, TABLES AND QUOTES FROM ONE DOCUMENT

A report is a Markdown document with commands in it:

    ---
    title: Passwords and pain
    author: [A. Author, B. Author]
    ---

    # Results

    Trouble with passwords was told by {{thema count Barriers/Passwords}}.

    ```thema caption='Themes'
    themes --depth 2      # comments begin with #
    quotes --code Barriers --limit 3
    ```

  thema report paper.md -o paper.html

What stands in it
  ```thema ... ```      command lines, one each, quoted as for a shell; the word
                        thema may be left out. Their results take its place, in
                        the document's format; what a command prints without a
                        format (source text), or with -f csv, json ... in the
                        block, is shown as it is; -f svg shows the figure alone.
                        Behind ```thema: caption='WORDS', echo (shows the lines)
  {{thema COMMAND}}     in running text and front matter: a result of one line
  {{=NAME}}             a value: --set NAME=VALUE
  \{{                   braces that are braces
  title, author, date, lang, abstract   in front matter
  Code, code spans and raw HTML are left alone. Images are taken into the page.
  Commands only read the project; one that would change it, or open an editor,
  is an error.

What it becomes (-o FILE, or -f)
  md, html         by thema alone; the same inputs give the same bytes
  docx, odt, tex   by pandoc (apt-get install pandoc); figures of these three
                   by rsvg-convert (librsvg2-bin); --reference-doc has styles
  pdf              by weasyprint (apt-get install weasyprint)
  --toc            a table of contents
  Figures of md and tex are files beside the report: OUT-figures/1.svg, 1.pdf.
  Those of an earlier report go, unless somebody changed them.
  Tables of many columns lie across a page of their own in pdf, docx, odt, tex.

One document, many reports
  --where EXPR     joins the filter of every command that takes one; the others
                   are named on stderr. --view and --query do the same. What
                   'count --where' finds is counted among what fits it
  --each site -o 'out/{site}.html'   one for each value, which {{=site}} prints;
                   all files are written, or none; who has no value is named
  --transcripts DIR   places and attributions of quotes lead to their passages
                   in the site of 'thema export html DIR' (html)
  --provenance     at the end: versions, hashes of texts, codebook and project,
                   the filter, every command line. No clock and no id is in it

When something fails
  The report stops with the line and the command's exit status, and nothing is
  written; --keep-going shows what failed in its place and goes on. A check that
  finds something (count --expect, cmo check) is told, the report is written,
  and the exit status is 1.

See also: thema report --help, thema help formats, thema help queries
)TOPIC";

}  // namespace thema::cli
