#pragma once

#include <string_view>

namespace thema::cli {

inline constexpr std::string_view kTopicFormats = R"TOPIC(FORMATS: WHAT IS READ AND WRITTEN

Sources (thema import)
  txt, md, docx, odt, rtf, html, pdf, vtt, srt, json (Whisper and kin), otr
  (oTranscribe), eaf (ELAN), csv, tsv and xlsx (surveys). A file is recognised
  by its content, then by its extension. The text is stored as UTF-8 with LF
  line ends and otherwise unchanged; of captions, json and eaf one paragraph
  'Speaker: words' a turn, without cue numbers and times. The imported bytes are
  kept beside it.
    thema source text P12_6m        the stored text, exactly
    thema source original P12_6m -o P12_6m.docx

Surveys (csv, tsv, xlsx)
  One source a respondent (--per cell: one an answer); each answer is a turn
  below its question, which stands as the speaker and is no word of the
  respondent. The respondent becomes a case. 'import' finds the columns out and
  says which; these options name them instead, one column each time:
    --respondent ID              names the case (default: id, participant, ...)
    --text 'Why did you stop?'   answers (default: those in people's own words)
    --attributes age             of the case (default: all the rest)
    --source-attributes wave     of the source: what differs from row to row
  Several lines 'Name: words' or '[Name] words' in a cell are a conversation
  (--speakers none: they are not). A table of speakers and words is a transcript.

Tables that are read (xlsx, or csv: UTF-8 or another encoding, ',' ';' or tab)
  codebook  code (or path), role, description, include, exclude, example, color,
            tags; or the JSON of 'code export'  thema code import
            or a REFI-QDA codebook (.qdc): names, nesting, descriptions,
            colours, GUIDs; role, include, exclude, example and tags have no
            room in one, and 'code export -f qdc' says what it leaves out
  cases     case, kind, in, source, attributes  thema case import
  codings   source; start,end or quote or turns or lines; code; coder, memo,
            exemplar, print, tags, created      thema coding import
  evidence  cmoc, speaks_to, source, quote, case, stance, directness, note
                                                thema cmo evidence --import

Results (-f FORMAT, or the extension of -o FILE)
  text   for reading; wrapped on a terminal only
  md     Markdown            html   one page, nothing from the network
  latex  a fragment for \input: tables with the rules of booktabs, notes below,
         quotes; its first lines name the packages (-o FILE.tex)
  csv    RFC 4180, UTF-8     tsv    the same with tabs
  json   one object: "schema": "thema/NAME/1", the rows under NAME
  jsonl  one object a row
  xlsx   what csv holds, one sheet a table, captions and notes on the last one;
         needs -o FILE.xlsx or a pipe. Reads back as csv does. A cell holds
         32,767 characters, a sheet 1,048,575 rows: what is longer is cut with
         a warning, what has more rows is refused.
  svg    the figure of a result that has one (-o FILE.svg); html shows it, too,
         and text and md set it in characters
  --columns A,B,... chooses columns; csv headers and JSON members have the same
  names. Numbers are independent of the locale. Positions are Unicode code
  points, the end not included.

Texts to be coded elsewhere (thema annotate; see thema help coding)
  CriticMarkup (any name), and Word documents (.docx) with comments: out and in.

Reports (thema report; see thema help reports)
  A Markdown document with commands in it becomes md, html, docx, odt, tex, pdf.

Formulas
  A cell of csv, tsv or xlsx that begins with = + - @, tab, CR or ' gets a ' in
  front, so that a spreadsheet does not run it. Reading takes it off again.
  --no-guard leaves cells as they are.

The project
  One SQLite file. Any SQLite client reads it; the views codebook, quotes,
  turns, cases_wide, cmo_table and cmo_evidence are meant for that.
    thema export json study.json    everything, without loss
    thema export csv tables         tidy tables, one csv file each
    thema export html site          pages to browse, offline; 'index.html' first
    thema backup                    a copy of the file

See also: thema import --help, thema code export --help
)TOPIC";

}  // namespace thema::cli
