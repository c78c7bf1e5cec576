# The runner of transcripts, run by itself.

$ printf '$ echo a; echo b >&2; exit 4\na\n! b\n[exit 4]\n' > good.t; cli_transcripts --bin . good.t

# Each of the three parts is compared.
$ sed 's/^a/A/' good.t > bad.t; cli_transcripts --bin . bad.t
--- bad.t (expected)
+++ bad.t (actual)
    $ echo a; echo b >&2; exit 4
@@ line 2 @@
-A
+a
 ! b
 [exit 4]
[exit 1]
$ sed 's/^! b/! B/' good.t > bad.t; cli_transcripts --bin . bad.t | grep '^[-+]!'
-! B
+! b
$ sed 's/4]/5]/' good.t > bad.t; cli_transcripts --bin . bad.t | grep '^[-+]\['
-[exit 5]
+[exit 4]

# Missing and additional lines are noticed, at the end too.
$ printf '$ echo a\n' > bad.t; cli_transcripts --bin . bad.t | grep '^+a'
+a
$ printf '$ true\na\n' > bad.t; cli_transcripts --bin . bad.t | grep '^-a'
-a
$ printf '$ printf a\na\n' > bad.t; cli_transcripts --bin . bad.t | grep '^[-+]a'
-a
+a (no-eol)

# Patterns, and lines left out.
$ printf '$ seq 12\n1\n...\n1[0-9] (re)\n12\n' > good.t; cli_transcripts --bin . good.t
$ printf '$ seq 12\n1\n...\n2[0-9] (re)\n12\n' > bad.t; cli_transcripts --bin . bad.t | grep '^[-+]2'
-2[0-9] (re)

# Blank lines separate only before a command, a comment or the end.
$ cat > good.t <<'X'
> $ printf 'a\n\nb\n\n'
> a
>
> b
> \
>
> # A comment.
> X
$ cli_transcripts --bin . good.t

# What would be read as something else is escaped by an update, which then holds.
$ cat > new.t <<'X'
> $ printf '$ a\n! b\n[exit 1]\n...\n\\\n\n# c\n\n'; printf '\007\n' >&2
> X
$ cli_transcripts --bin . --update new.t && cat new.t && cli_transcripts --bin . new.t
updated new.t
\$ printf '$ a\n! b\n[exit 1]\n...\n\\\n\n# c\n\n'; printf '\007\n' >&2
\\$ a
\\! b
\\[exit 1]
\\...
\\\

\\# c

\! \\x07 (esc)

# A transcript that tests nothing is a mistake, and so is a line that belongs nowhere.
$ printf '# nothing\n' > bad.t; cli_transcripts --bin . bad.t
bad.t: there is no command in it
[exit 1]
$ printf 'ls\n' > bad.t; cli_transcripts --bin . bad.t
bad.t: line 1: expected a command ('$ ...') or a comment ('# ...')
[exit 1]

# What is needed and missing makes a skip.
$ printf '# needs: no-such-program\n$ true\n' > skip.t; cli_transcripts --bin . skip.t
skipped skip.t: needs no-such-program
[exit 77]

# In Markdown only fenced blocks count.
$ printf 'Text\n```console\n$ echo a\nb\n```\n$ echo c\n' > x.md; cli_transcripts --bin . x.md
--- x.md (expected)
+++ x.md (actual)
    $ echo a
@@ line 4 @@
-b
+a
[exit 1]
