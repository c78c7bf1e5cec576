$ thema --version | sed 's/[0-9][0-9.]*/N/g'
thema N
project schema N
SQLite N
ICU N, Unicode N, words N
$ thema --help
thema: qualitative analysis on the command line

Usage: thema [GLOBAL OPTIONS] COMMAND [VERB] [ARGUMENTS] [OPTIONS]

Project:
  init          Make a new project file
  demo          Write a small example study to play with
  info          What the project holds
  status        Where my work stands
  next          The next turn that I have not coded
  config        Show or change a setting
  coder         List, add, rename or merge coders
  log           What was done, by whom, when
  undo          Take back the newest change
  redo          Bring back what was undone
  check         Test that the project is whole
  backup        Write a consistent copy
  copy          Write a copy that can go its own way and come back
  merge         Take over what was done in a copy
  batch         Run many commands in one process and one change
  export        Write the project in another format

Sources and cases:
  import        Import transcripts and documents
  source        List, show, rename or remove sources
  speaker       List speakers, set their role or case, merge two
  case          Cases, their attributes and sources
  pseudonym     What is printed for names in the texts

Codebook and coding:
  code          The codebook
  tag           Declare keys of tags: values, order, headings
  read          Read and code a source line by line
  apply         Give a passage one or more codes
  unapply       Take codes off a passage
  coding        List, import, export, change or remove codings
  annotate      Code a text in any editor, or as comments in Word
  autocode      Code by pattern, search, question or an external program
  review        Codings to be looked at again, and why
  memo          Write, list and change memos about anything

Retrieval and tables:
  find          Search the words of all sources
  kwic          Words in their context, one line each
  words         How often words and runs of words occur
  view          Filters and queries saved under a name
  quotes        Quotes of codes with attribution
  themes        The theme table
  participants  The table of participants' characteristics
  count         A number of a paper: 12 of 23
  report        A paper's numbers, tables and quotes from one document
  saturation    When sessions brought no new codes any more
  matrix        Counts by two sides: codes, sources, cases, attributes, tags
  framework     Summaries of cases by codes: charting
  cooccur       Which codes meet, and how often
  agree         Agreement of coders, or of any ratings
  consensus     Settle what coders disagree on, in a spreadsheet
  table         Side tables: numbers of cases or sources, sums, shares
  joint         The joint display: numbers and words side by side
  checklist     Reporting checklists: COREQ, SRQR, RAMESES II ...
  prisma        The PRISMA flow of a review, and whether it balances

Realist analysis:
  theory        Programme theories
  cmo           Context-mechanism-outcome configurations
  decision      Steps of analysis with their reasons

Help:
  help          Help on a topic
  completions   Completions for a shell

Global options, anywhere on the line:
  -p, --project FILE       The project; else $THEMA_PROJECT, else the only
                           *.thema in this folder or the nearest one above
      --coder NAME         Who works; else $THEMA_CODER, else the setting, else
                           the login name
  -f, --format FORMAT      text, md, csv, tsv, json, jsonl, html, latex or xlsx;
                           of figures svg
  -o, --output FILE        Write the result to a file; its extension gives the
                           format
      --columns A,B,...    Columns of a table
      --caption TEXT       Caption of a table
      --no-guard           Leave cells of csv and xlsx as they are (no ' before
                           = + - @)
      --identified         Print stored names, not their pseudonyms
  -n, --dry-run            Say what would change, change nothing
      --reason TEXT        Why; kept in the history
      --wait SECONDS       How long to wait for a locked project (5)
  -q, --quiet              No notices
      --color WHEN         auto, always or never
      --diagnostics jsonl  Warnings and errors as JSON lines
  -h, --help               Help, also after a command or verb
  -V, --version            Versions of thema and of what it is built on

Example:
  thema init study
  thema import interviews --recursive
  thema code add 'Barriers/Logging in'
  thema apply 'Logging in' --in P12_6m --quote 'I gave up on the password'
  thema quotes --code Barriers

'thema COMMAND --help' shows a command with an example, 'thema help' the topics.
$ thema help
Usage: thema help TOPIC
       thema help COMMAND [VERB]

Topics:
  coding      Passages, codes, and how to say where
  realist     Realist evaluation: theories, configurations, evidence
  review      A synthesis of published studies
  ipa         Interpretative phenomenological analysis
  framework   Cases by themes
  queries     --where, --query, views, search words, and attribution templates
  teams       Several coders, history, undo, backups
  privacy     Consent, pseudonyms, erasure
  reports     A paper's numbers, tables and quotes from one document
  formats     What is read and written
  exit-codes  What the exit status says

'thema --help' lists the commands.
$ thema help exit-codes
EXIT STATUS

  0    done; an empty result is done
  1    done, and a check found problems (thema check)
  2    usage: an unknown command, option, column or field
  3    bad input, or no such thing: an unreadable file, an unknown code or
       source, a name that means several things, a different thing that is
       there already
  4    project missing, damaged, not a project, not writable (read-only, disk
       full), or made by a newer version
  5    conflict that needs a person (merge, undo)
  6    locked by another process; --wait SECONDS waits longer
  130  interrupted

Results go to stdout, everything else to stderr. --diagnostics jsonl prints each
warning and error as one JSON object: level, id, file, line, object, message.
$ thema code add --help
Usage: thema code add PATH [OPTIONS]

Add a code; missing parents are made

Arguments:
  PATH  Names from the top, as in 'Barriers/IT usability'; a '/' inside a name
        is written '\/'

Options:
  -h, --help              Show this help
      --role TEXT         What the code is used for: code, theme, context,
                          intervention, actor, strategy, mechanism, resource,
                          reasoning, outcome, other
      --description TEXT  What the code means
      --include TEXT      When to use it
      --exclude TEXT      When not to use it
      --example TEXT      A typical passage
      --rgb TEXT          Its colour: '#rrggbb'
      --tag TEXT          A tag key=value (may be repeated)

Example:
  thema code add 'Barriers/IT usability/Logging in' --tag valence=barrier \
    --description 'Trouble getting into the programme'

Options that every command has: 'thema --help'.
$ thema help code add | head -3
Usage: thema code add PATH [OPTIONS]

Add a code; missing parents are made
$ thema help code
Usage: thema code VERB

The codebook

Verbs:
  list      List the codes, in codebook order
  show      Show a code with its definition
  add       Add a code; missing parents are made
  set       Change what is said of a code
  rename    Give a code another name; it stays where it is
  move      Put a code, with its sub-codes, elsewhere
  merge     Make one code of several
  split     Give some of a code's codings another code
  remove    Remove a code on which nothing hangs
  edit      Edit the tree of codes in $EDITOR: everything becomes one change
  sort      Sort the extracts of a code under its sub-codes in $EDITOR: one
            change
  import    Add the codes of a csv, xlsx, json, yaml, md or qdc file
  export    Write the codebook as csv, json, yaml, md or qdc, for 'code import'
  template  Codes of published frameworks, by name
  diagram   Conceptual model: which codes help or hinder at which stage, as svg
            or dot

Options:
  -h, --help  Show this help

'thema code VERB --help' shows a verb with an example.

Options that every command has: 'thema --help'.
$ thema help code ad
! error: 'code' has no verb 'ad'; did you mean 'add'?
[exit 3]
$ thema help codign
! error: no topic 'codign'; there are: coding, realist, review, ipa, framework, queries, teams, privacy, reports, formats, exit-codes; did you mean 'coding'?
[exit 3]
$ thema help realst
! error: no topic 'realst'; there are: coding, realist, review, ipa, framework, queries, teams, privacy, reports, formats, exit-codes; did you mean 'realist'?
[exit 3]

# Every command has help with an example, every topic a page no wider than 80 columns.
$ thema --help | sed -n 's/^  \([a-z][a-z]*\)  .*/\1/p' | while read c; do
>   thema $c --help | grep -q 'Usage:' || echo "no help: $c"
> done
$ for t in coding realist review ipa framework queries teams formats exit-codes; do
>   thema help $t | awk -v t=$t 'length > 80 { print t ": " $0 }'
> done
formats:   (--speakers none: they are not). A table of speakers and words is a transcript.

# What the pages and examples show can be typed: commands, verbs and options exist.
$ cat > typed.sh <<'X'
> sed -e ':a' -e '/\\$/{N;s/\\\n//;ba' -e '}' | grep -E '^ {2,4}thema [a-z]' | while read -r _ c v rest; do
>   thema $c --help > help.txt 2> error.txt || echo "no command: $c"
>   if grep -q '^Verbs:' help.txt; then
>     thema $c $v --help > help.txt 2> error.txt || echo "no verb: $c $v"
>   fi
>   for o in $(echo " $v $rest" | grep -oE -- ' --[a-z][a-z-]*'); do
>     grep -qE -- "$o( |,|\$)" help.txt overview.txt || echo "no option: $c $v $o"
>   done
> done
> X
$ thema --help > overview.txt
$ for t in coding realist review ipa framework queries teams formats; do thema help $t; done | sh typed.sh
$ for c in $(thema --help | sed -n 's/^  \([a-z][a-z]*\)  .*/\1/p'); do
>   thema $c --help > all.txt; cat all.txt
>   for v in $(sed -n '/^Verbs:/,/^$/s/^  \([a-z][a-z]*\)  .*/\1/p' all.txt); do thema $c $v --help; done
> done | sed -n '/^Example/,/^$/p' | sh typed.sh

# Manual pages say the same.
$ thema help --man man1 | sed 's/^.*thema/thema/' | head -3; grep -c '^.SH' man1/thema.1; grep -A1 '^.SH NAME' man1/thema-code.1
thema.1
thema-init.1
thema-demo.1
14
.SH NAME
thema-code \- The codebook
