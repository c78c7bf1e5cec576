# What names may be.
$ thema init study -q; printf 'x%.0s' $(seq 501) > long; printf 'ä%.0s' $(seq 500) > fits
made study.thema
$ for what in 'code add' 'coder add' 'case add' 'tag define' 'config coder'; do thema $what $(cat long); done; thema view add $(cat long) --where coded
! error: the name of a code is 501 characters long, 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx...': it may have 500 at most
! error: the name of a coder is 501 characters long, 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx...': it may have 500 at most
! error: the name of a case is 501 characters long, 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx...': it may have 500 at most
! error: the name of a tag is 501 characters long, 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx...': it may have 500 at most
! error: the name of a coder is 501 characters long, 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx...': it may have 500 at most
! error: the name of a view is 501 characters long, 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx...': it may have 500 at most
[exit 2]
$ thema code add $(cat fits) -q > /dev/null; thema code list --columns code -f csv | tail -n 1 | wc -m
501
$ thema code add "$(printf 'two\nlines')"; thema coder add "$(printf 'a\033b')"; thema view add "$(printf 'a\tb')" --where coded
! error: the name of a code cannot hold line ends or control characters (U+000A in 'two␊lines')
! error: the name of a coder cannot hold line ends or control characters (U+001B in 'a␛b')
! error: the name of a view cannot hold line ends or control characters (U+0009 in 'a␉b')
[exit 2]

# Blanks at the ends are no part of a name, nor told as such.
$ thema code add Trust --coder '  anna ' ; thema copy "$(mkdir c; echo c/study)" --for ' ben '; thema config coder ' cleo '; thema config coder
added Trust
wrote c/study.thema for ben: 0 codings, 2 changes
set coder to cleo
cleo
! notice: new coder 'anna'
$ thema code add Fear --coder ' '
! error: a coder needs a name
[exit 2]
