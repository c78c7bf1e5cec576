# What the shells ask the program: the words so far, each with ':' in front.
$ thema init p -q
$ thema completions __complete :thema :co
$ thema completions __complete :thema :code :re
$ thema completions __complete :thema :code :add :x :--ro
$ thema completions __complete :thema :code :list :-f :j
$ thema completions __complete :thema :code :add :x :--role :re
$ thema completions __complete :thema :import :
$ thema completions __complete :thema :help :ex

# Names of the project at hand; last names where no path begins so.
$ thema code add 'Barriers/IT use' -q; thema code add 'Barriers/Time' -q; thema case add P1 -q; thema case add 'Clinic A' --kind site -q
$ printf 'P1: I walk.\n' > P1.txt; thema import P1.txt -q -f csv --columns name
$ thema completions __complete :thema :code :show :Bar
$ thema completions __complete :thema :apply :IT
$ thema completions __complete :thema :apply :Time :--in :
$ thema completions __complete :thema :case :show :
$ thema completions __complete :thema :case :add :P2 :--in :C
$ thema completions __complete :thema :config :c
$ cd /; thema completions __complete :thema :-p ":$OLDPWD/p.thema" :code :show :Barriers/T
$ cd /; thema completions __complete :thema :code :show :Bar

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
$ for s in bash zsh fish; do thema completions $s | head -1; done
$ thema completions bahs
$ thema completions
