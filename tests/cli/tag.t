# Declared keys of tags: their values, order, headings and marks.
$ thema init p -q
made p.thema
$ thema code add Fear --tag valence=barrier -q
added Fear
$ thema tag define valence --values facilitator
! error: the tag 'valence=barrier' is on 1 code and is none of these values: add it to --values, or change that first
[exit 3]
$ thema tag define valence --values barrier,facilitator --label barrier=Barriers --mark facilitator='*' --footnote 'as people saw it'
defined tag valence: barrier, facilitator
$ thema tag define valence --values barrier,facilitator
no change
$ thema code add Trust --tag valence=barier
! error: tag 'valence' does not accept 'barier'; its values are: barrier, facilitator; did you mean 'barrier'?
[exit 3]
$ thema code add Trust --tag valence=facilitator -q
added Trust
$ thema tag define perspective --values 'patient,clinician' --on coding
defined tag perspective: patient, clinician (on a coding)
$ thema code set Trust --tag perspective=patient
! error: tag 'perspective' is meant for a coding, not a code
[exit 3]
$ thema tag list
Key          On      Values         Codes  Codings
───────────  ──────  ─────────────  ─────  ───────
valence      both    - barrier          2        0
                     - facilitator

perspective  coding  - patient          0        0
                     - clinician
$ thema tag list -f json
{
  "schema": "thema/tags/1",
  "tags": [
    {"key":"valence","on":"both","values":["barrier","facilitator"],"codes":2,"codings":0},
    {"key":"perspective","on":"coding","values":["patient","clinician"],"codes":0,"codings":0}
  ]
}
$ thema tag show valence
Key: valence
On:  both

Value        Label     Mark  Footnote
───────────  ────────  ────  ────────────────
barrier      Barriers
facilitator            *     as people saw it
$ thema tag show valence -f json
{
  "schema": "thema/tag/1",
  "key": "valence",
  "on": "both",
  "values": [
    {"value":"barrier","label":"Barriers","mark":null,"footnote":null},
    {"value":"facilitator","label":null,"mark":"*","footnote":"as people saw it"}
  ]
}
$ thema tag define valence --values facilitator,barrier
defined tag valence: facilitator, barrier
$ thema tag show valence -f csv
value,label,mark,footnote
facilitator,,*,as people saw it
barrier,Barriers,,
$ thema tag define valence --mark barrier=+ --footnote a --footnote b
! error: a --footnote says what a --mark means: give as many marks
[exit 2]
$ thema tag define valence --label nothing=N
! error: 'nothing' is no value of tag 'valence'; its values are: facilitator, barrier
[exit 2]
$ thema tag remove valence
removed the declaration of tag valence; 2 tags of codes and 0 of codings keep it
$ thema tag remove valence
! error: no declared tag 'valence'; 'thema tag define' declares one
[exit 3]
$ thema undo
took back 6 by tester: removed the declaration of tag valence; 2 tags of codes and 0 of codings keep it
$ thema tag show valence -f csv
value,label,mark,footnote
facilitator,,*,as people saw it
barrier,Barriers,,
$ thema code set Fear --tag free=anything
changed Fear

# Declaring a key anew: values in use stay, and what goes is named.
$ thema tag define free --values anything,nothing
defined tag free: anything, nothing
$ thema tag define free --values anything
defined tag free: anything; no longer a value: nothing
$ thema tag define free --values nothing
! error: the tag 'free=anything' is on 1 code and is none of these values: add it to --values, or change that first
[exit 3]

# Templates: names and structure of published frameworks.
$ thema code template list --columns name,codes,source
Name       Codes  Source
─────────  ─────  ───────────────────────────────────────────────────────
npt-2009      20  May & Finch 2009, Sociology 43(3):535-554
npt-2022      31  May et al. 2022, Implementation Science 17:19
cfir          74  Damschroder et al. 2022, Implementation Science 17:75
cfir-2009     44  Damschroder et al. 2009, Implementation Science 4:50
tdf           14  Cane et al. 2012, Implementation Science 7:37
com-b          9  Michie et al. 2011, Implementation Science 6:42
re-aim         5  Glasgow et al. 1999, Am J Public Health 89(9):1322-1327
coreq         35  Tong et al. 2007, Int J Qual Health Care 19(6):349-357
srqr          27  O'Brien et al. 2014, Acad Med 89(9):1245-1251
rameses2      25  Wong et al. 2016, BMC Medicine 14:96
$ thema code template add npt-2022 --under NPT
added 31 codes of npt-2022 (May et al. 2022, Implementation Science 17:19)
! notice: new code 'NPT'
$ thema code list --tree
Code                                 Role
───────────────────────────────────  ─────────
Fear                                 code
Trust                                code
NPT                                  code
  Contexts                           context
    Strategic intentions             context
    Adaptive execution               context
    Negotiating capability           context
    Reframing organisational logics  context
  Mechanisms                         mechanism
    Coherence building               mechanism
      Differentiation                mechanism
      Communal specification         mechanism
      Individual specification       mechanism
      Internalization                mechanism
    Cognitive participation          mechanism
      Initiation                     mechanism
      Enrolment                      mechanism
      Legitimation                   mechanism
      Activation                     mechanism
    Collective action                mechanism
      Interactional workability      mechanism
      Relational integration         mechanism
      Skill set workability          mechanism
      Contextual integration         mechanism
    Reflexive monitoring             mechanism
      Systematization                mechanism
      Communal appraisal             mechanism
      Individual appraisal           mechanism
      Reconfiguration                mechanism
  Outcomes                           outcome
    Intervention performance         outcome
    Relational restructuring         outcome
    Normative restructuring          outcome
    Sustainment                      outcome
$ thema code template add npt-2022 --under NPT
no change
$ thema code template add npt
! error: no template 'npt'; there are: npt-2009, npt-2022, cfir, cfir-2009, tdf, com-b, re-aim, coreq, srqr, rameses2; did you mean 'npt-2009' or 'npt-2022'?
[exit 3]
$ thema code template add coreq -n
added 35 codes of coreq (Tong et al. 2007, Int J Qual Health Care 19(6):349-357)
! notice: dry run: nothing was changed
