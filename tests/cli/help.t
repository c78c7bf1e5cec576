$ thema --version | sed 's/[0-9][0-9.]*/N/g'
$ thema --help
$ thema help
$ thema help exit-codes
$ thema code add --help
$ thema help code add | head -3
$ thema help code
$ thema help code ad
$ thema help codign
$ thema help realst

# Every command has help with an example, every topic a page no wider than 80 columns.
$ thema --help | sed -n 's/^  \([a-z][a-z]*\)  .*/\1/p' | while read c; do
>   thema $c --help | grep -q 'Usage:' || echo "no help: $c"
> done
$ for t in coding realist review ipa framework queries teams formats exit-codes; do
>   thema help $t | awk -v t=$t 'length > 80 { print t ": " $0 }'
> done

# What the pages and examples show can be typed: commands, verbs and options exist.
$ for t in coding realist review ipa framework queries teams formats; do thema help $t; done |
>   grep -o '^    thema [a-z]* *[a-z]*' | sort -u | while read -r _ c v; do
>   thema $c --help > help.txt || echo "no command: $c"
>   if grep -q '^Verbs:' help.txt; then thema $c $v --help > verb.txt || echo "no verb: $c $v"; fi
> done
