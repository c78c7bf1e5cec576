# What names may be.
$ thema init study -q; long=$(printf 'x%.0s' $(seq 501)); fits=$(printf 'ä%.0s' $(seq 500))
$ for what in 'code add' 'coder add' 'case add' 'tag define' 'config coder'; do thema $what $long; done; thema view add $long --where coded
$ thema code add $fits -q > /dev/null; thema code list --columns code -f csv | tail -n 1 | wc -m
$ thema code add "$(printf 'two\nlines')"; thema coder add "$(printf 'a\033b')"; thema view add "$(printf 'a\tb')" --where coded

# Blanks at the ends are no part of a name, nor told as such.
$ thema code add Trust --coder '  anna ' ; thema copy "$(mkdir c; echo c/study)" --for ' ben '; thema config coder ' cleo '; thema config coder
$ thema code add Fear --coder ' '
