# What import takes for speakers, and why. All transcripts are invented.

$ thema init study -q
made study.thema
$ printf 'Interviewer: How did it go?\nP1: Well.\nInterviewer: And then?\nP1: It went on.\n' > P1.txt
$ thema import -n P1.txt

# Doubtful labels come with the command that corrects them.
$ (for i in 1 2 3 4 5 6; do echo 'Anna Berg: What then?'; echo 'Carl Dorn: We went on.'; done; printf 'Ann a Berg: Why?\nSpeaker 2: Yes.\nSpeaker 2: No.\nAnn a Berg: So?\nOlga Ek: Hm.\n') > group.txt
$ thema import -n group.txt -f csv

# A real import says it in one line a file.
$ thema import group.txt P1.txt --columns name,service,turns

# With --dry-run nothing was stored; the table is in JSON, too.
$ thema import -n "$DATA/services/otter.txt" -f json

# The columns asked for are those of the files.
$ thema import -n "$DATA/services/otter.txt" --columns name,service
