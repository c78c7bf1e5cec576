# What the shells ask the program: the words so far, each with ':' in front.
$ thema init p -q
made p.thema
$ thema completions __complete :thema :co
config
coder
copy
code
coding
count
cooccur
consensus
completions
$ thema completions __complete :thema :code :re
rename
remove
$ thema completions __complete :thema :code :add :x :--ro
--role
$ thema completions __complete :thema :code :list :-f :j
json
jsonl
$ thema completions __complete :thema :code :add :x :--role :re
resource
reasoning
$ thema completions __complete :thema :import :
:files
$ thema completions __complete :thema :help :ex
export
exit-codes

# Names of the project at hand; last names where no path begins so.
$ thema code add 'Barriers/IT use' -q; thema code add 'Barriers/Time' -q; thema case add P1 -q; thema case add 'Clinic A' --kind site -q
added Barriers/IT use
added Barriers/Time
added participant P1
added site Clinic A
$ printf 'P1: I walk.\n' > P1.txt; thema import P1.txt -q -f csv --columns name
name
P1
$ thema completions __complete :thema :code :show :Bar
Barriers
Barriers/IT use
Barriers/Time
$ thema completions __complete :thema :apply :IT
IT use
$ thema completions __complete :thema :apply :Time :--in :
P1
$ thema completions __complete :thema :case :show :
Clinic A
P1
$ thema completions __complete :thema :case :add :P2 :--in :C
Clinic A
$ thema completions __complete :thema :config :c
cite
coder
count
$ cd /; thema completions __complete :thema :-p ":$OLDPWD/p.thema" :code :show :Barriers/T
Barriers/Time
$ cd /; thema completions __complete :thema :code :show :Bar
$ cd /; thema completions __complete :thema ":--project=$OLDPWD/p.thema" :code :show :Barriers/T
Barriers/Time
$ cd /; thema completions __complete :thema ":-p$OLDPWD/p.thema" :code :show :Barriers/T
Barriers/Time
$ cd /; thema completions __complete :thema :code :show ":--project=$OLDPWD/p.thema" :Barriers/T
Barriers/Time

# An option and its value in one word, as zsh and fish hand them over.
$ thema completions __complete :thema :apply :Time :--in=
--in=P1
$ thema completions __complete :thema :code :move :Time :--under=IT
--under=IT use
$ thema completions __complete :thema :code :list :--format=j
--format=json
--format=jsonl
$ thema completions __complete :thema :code :list :--project=p
:files
$ thema completions __complete :thema :code :list :--none=p

# The options that are offered are those that there are.
$ thema completions __complete :thema :info :-- | paste -sd ' '
--project --coder --format --output --columns --caption --reason --wait --color --diagnostics --dry-run --quiet --no-guard --identified --help --version
$ thema completions __complete :thema :info :--color : | paste -sd ' '
auto always never
$ for o in $(thema completions __complete :thema :info :--); do thema --help | grep -q -- "$o" || echo "not in the help: $o"; done
$ thema --colour never info
! error: unknown option '--colour' (see 'thema info --help'); did you mean '--color'?
[exit 2]

# The same through bash.
$ cat > try.sh <<'X'
> source <(thema completions bash)
> try() {
>   COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
>   _thema
>   printf '%s|' "${COMPREPLY[@]}"; echo
> }
> try thema cod
> try thema code show Bar
> try thema code show "'Barriers/I"
> try thema code show 'Barriers/IT\ u'
> try thema apply Time --in ''
> try thema apply Time --in = P
> try thema code import P
> try thema nothing here
> X
$ bash try.sh
coder|code|coding|
Barriers|Barriers/IT use|Barriers/Time|
Barriers/IT use|
Barriers/IT use|
P1|
P1|
P1.txt|
|
$ for s in bash zsh fish; do thema completions $s | head -1; done
# thema: completions for bash. Put into ~/.bashrc: source <(thema completions bash)
#compdef thema
# thema: completions for fish. Put into config.fish: thema completions fish | source
$ thema completions bahs
! error: no completions for 'bahs': there are bash, zsh and fish; did you mean 'bash'?
[exit 2]
$ thema completions
! error: shell is required (see 'thema completions --help')
[exit 2]

# Codes where a code goes, templates, declared tags.
$ thema completions __complete :thema :code :move :Time :--under :Bar
Barriers
Barriers/IT use
Barriers/Time
$ thema completions __complete :thema :code :merge :Time :--into :Bar
Barriers
Barriers/IT use
Barriers/Time
$ thema completions __complete :thema :code :template :add :npt
npt-2009
npt-2022
$ thema tag define valence --values a,b -q; thema completions __complete :thema :tag :show :va
defined tag valence: a, b
valence
$ thema completions __complete :thema :code :split :x :--codings :
:files

# What a memo is on is completed as KIND:NAME; bash has split it at the colon.
$ thema completions __complete :thema :memo :add :x :--on :code: | head -2
code:Barriers
code:Barriers/IT use
$ thema completions __complete :thema :memo :show :--on :code :: : | head -2
Barriers
Barriers/IT use
$ thema completions __complete :thema :memo :list :--on := :so
source:P1

# Verbs of verbs, and labels of theories, configurations and their elements.
$ thema theory add T1 --statement 'Walking eases' -q; thema cmo add CMOC1 --theory T1 --context 'is able' --outcome walks -q; thema cmo add CMOC2 --context 'is alone' --outcome 'stays in' -q
added theory T1
added CMOC1 (C1, O1)
added CMOC2 (C1, O1)
$ thema completions __complete :thema :cmo :element : | paste -sd ' '
add set remove
$ thema completions __complete :thema :code :template : | paste -sd ' '
list add
$ thema completions __complete :thema :cmo :element :add : | paste -sd ' '
CMOC1 CMOC2
$ thema completions __complete :thema :cmo :element :set :CMOC1 | paste -sd ' '
CMOC1.C1 CMOC1.O1
$ thema completions __complete :thema :cmo :link :CMOC1.O1 :CMOC2 | paste -sd ' '
CMOC2 CMOC2.C1 CMOC2.O1
$ thema completions __complete :thema :cmo :link :CMOC1 :CMOC2 :--kind :r | paste -sd ' '
ripple rival-of refines
$ thema completions __complete :thema :cmo :merge :CMOC1 :CMOC2 :--into :C | paste -sd ' '
CMOC1 CMOC2
$ thema completions __complete :thema :cmo :state :CMOC1 :re | paste -sd ' '
refined refuted retired
$ thema completions __complete :thema :cmo :evidence :CMOC1 :--stance :n
negative-case
$ thema completions __complete :thema :cmo :waive :K0 | tail -1
K09
$ thema completions __complete :thema :cmo :waive :K05 : | paste -sd ' '
CMOC1 CMOC2 T1
$ thema completions __complete :thema :cmo :diagram :--theory :
T1
$ thema completions __complete :thema :cmo :matrix :--cols : | paste -sd ' '
cases kind
$ thema completions __complete :thema :decision :list : | paste -sd ' '
CMOC1 CMOC2 T1
$ thema completions __complete :thema :decision :add :--op :co
consolidate
$ cat > verbs.sh <<'X'
> source <(thema completions bash)
> COMP_WORDS=(thema cmo element '') COMP_CWORD=3
> _thema
> echo "${COMPREPLY[@]}"
> COMP_WORDS=(thema cmo element remove CMOC2.) COMP_CWORD=4
> _thema
> echo "${COMPREPLY[@]}"
> X
$ bash verbs.sh
add set remove
CMOC2.C1 CMOC2.O1
