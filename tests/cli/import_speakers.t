# What import takes for speakers, and why. All transcripts are invented.

$ thema init study -q
made study.thema
$ printf 'Interviewer: How did it go?\nP1: Well.\nInterviewer: And then?\nP1: It went on.\n' > P1.txt
$ thema import -n P1.txt
Source  Format  Encoding  Characters  Turns  Speakers       Case
──────  ──────  ────────  ──────────  ─────  ─────────────  ────
P1      txt     UTF-8             77      4  - Interviewer
                                             - P1

File    Label        Role         Turns  Words  Why                         Doubt
──────  ───────────  ───────────  ─────  ─────  ──────────────────────────  ─────
P1.txt  Interviewer  interviewer      2      6  the label says interviewer
        P1           participant      2      4  nothing says interviewer
! notice: new coder 'tester'
! notice: dry run: nothing was changed

# Doubtful labels come with the command that corrects them.
$ (for i in 1 2 3 4 5 6; do echo 'Anna Berg: What then?'; echo 'Carl Dorn: We went on.'; done; printf 'Ann a Berg: Why?\nSpeaker 2: Yes.\nSpeaker 2: No.\nAnn a Berg: So?\nOlga Ek: Hm.\n') > group.txt
$ thema import -n group.txt -f csv
name,format,encoding,characters,turns,speakers,case,service,sources,result
group,txt,UTF-8,347,17,Anna Berg; Carl Dorn; Ann a Berg; Speaker 2; Olga Ek,,,1,new

file,label,role,turns,words,why,doubt
group.txt,Anna Berg,participant,6,12,nothing says interviewer,asks most questions (in 6 of 6 turns): thema speaker set group 'Anna Berg' --role interviewer
group.txt,Carl Dorn,participant,6,18,nothing says interviewer,
group.txt,Ann a Berg,participant,2,2,nothing says interviewer,may be Anna Berg: thema speaker merge group 'Ann a Berg' --into 'Anna Berg'
group.txt,Speaker 2,participant,2,2,nothing says interviewer,is no name: thema speaker set group 'Speaker 2' --rename NAME
group.txt,Olga Ek,participant,1,1,nothing says interviewer,is there only once: thema import --speakers REGEX
! notice: new coder 'tester'
! notice: dry run: nothing was changed

# A real import says it in one line a file.
$ thema import group.txt P1.txt --columns name,service,turns
Source  Service  Turns
──────  ───────  ─────
group               17
P1                   4

2 files: 2 imported.
! notice: speakers of 'group': 'Anna Berg' asks most questions (in 6 of 6 turns), 'Ann a Berg' may be Anna Berg, 'Speaker 2' is no name and 1 more; 'thema import -n' shows the commands that correct them
! notice: new coder 'tester'

# With --dry-run nothing was stored; the table is in JSON, too.
$ thema import -n "$DATA/services/otter.txt" -f json
{
  "schema": "thema/import/1",
  "import": [
    {"name":"otter","format":"txt","encoding":"UTF-8","characters":272,"turns":4,"speakers":["Anna Berg","Ben Dorn"],"case":null,"service":"otter","sources":1,"result":"new"}
  ],
  "import_speakers": [
    {"file":"$DATA/services/otter.txt","label":"Anna Berg","role":"participant","turns":2,"words":12,"why":"nothing says interviewer","doubt":null},
    {"file":"$DATA/services/otter.txt","label":"Ben Dorn","role":"participant","turns":2,"words":20,"why":"nothing says interviewer","doubt":null}
  ]
}
! notice: $DATA/services/otter.txt: of Otter, not of a speaker, so in no turn: line 14 of the text
! notice: dry run: nothing was changed

# The columns asked for are those of the files.
$ thema import -n "$DATA/services/otter.txt" --columns name,service
Source  Service
──────  ───────
otter   otter
! notice: $DATA/services/otter.txt: of Otter, not of a speaker, so in no turn: line 14 of the text
! notice: dry run: nothing was changed

# After the import the commands can still be had.
$ thema import -n group.txt -f csv -q
name,format,encoding,characters,turns,speakers,case,service,sources,result
group,txt,UTF-8,347,17,Anna Berg; Carl Dorn; Ann a Berg; Speaker 2; Olga Ek,,,1,same

file,label,role,turns,words,why,doubt
group.txt,Anna Berg,participant,6,12,nothing says interviewer,asks most questions (in 6 of 6 turns): thema speaker set group 'Anna Berg' --role interviewer
group.txt,Carl Dorn,participant,6,18,nothing says interviewer,
group.txt,Ann a Berg,participant,2,2,nothing says interviewer,may be Anna Berg: thema speaker merge group 'Ann a Berg' --into 'Anna Berg'
group.txt,Speaker 2,participant,2,2,nothing says interviewer,is no name: thema speaker set group 'Speaker 2' --rename NAME
group.txt,Olga Ek,participant,1,1,nothing says interviewer,is there only once: thema import --speakers REGEX
