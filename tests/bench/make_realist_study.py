"""Writes the files of a large realist study, all of it invented: see tests/bench/realist_tables.

    make_realist_study.py FOLDER
"""
import csv
import os
import random
import sys

INTERVIEWS, TURNS, CODINGS, CONFIGURATIONS, EVIDENCE = 500, 60, 150000, 500, 20000
PARTS = {'Context': ('context', 20), 'Mechanism': ('reasoning', 20), 'Outcome': ('outcome', 15)}

folder = sys.argv[1]
random.seed(6)
os.makedirs(os.path.join(folder, 'interviews'))


def write(name, header, rows):
    with open(os.path.join(folder, name), 'w', newline='', encoding='utf-8') as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)


words = 'it was a walk that made me try again because the goal looked small so I did'.split()
spans = []  # by interview: where its answers lie
for i in range(INTERVIEWS):
    text, answers = '', []
    for turn in range(TURNS):
        label = 'INT: ' if turn % 2 == 0 else f'P{i:03}: '
        said = ' '.join(random.choices(words, k=8 if turn % 2 == 0 else 40)) + '.'
        if turn % 2 == 1:
            answers.append((len(text) + len(label), len(text) + len(label) + len(said)))
        text += label + said + '\n'
    spans.append(answers)
    with open(os.path.join(folder, 'interviews', f'P{i:03}.txt'), 'w', encoding='utf-8') as file:
        file.write(text)

names = [f'P{i:03}' for i in range(INTERVIEWS)]
write('cases.csv', ['case', 'source', 'arm'],
      [(n, n, random.choice(['web', 'telephone'])) for n in names])
codes = [(part, role) for part, (role, _) in PARTS.items()]
for part, (role, n) in PARTS.items():
    codes += [(f'{part}/{part[0].lower()}{k:02}', role) for k in range(n)]
write('codes.csv', ['code', 'role'], codes)
leaves = [path for path, _ in codes if '/' in path]


def passage(i):
    begin, end = random.choice(spans[i])
    start = random.randrange(begin, end - 20)
    return start, random.randrange(start + 10, end)


codings = set()
while len(codings) < CODINGS:
    i = random.randrange(INTERVIEWS)
    codings.add((names[i], *passage(i), random.choice(leaves)))
write('codings.csv', ['source', 'start', 'end', 'code'], sorted(codings))
write('cmos.csv', ['label', 'title', 'context', 'resource', 'reasoning', 'outcome'],
      [(f'CMOC{k}', f'Invented {k}', f'Context {k % 40}', f'Offer {k % 30}', f'Thought {k % 50}',
        f'Outcome {k % 12}') for k in range(1, CONFIGURATIONS + 1)])
evidence = []
for k in range(EVIDENCE):
    i = random.randrange(INTERVIEWS)
    evidence.append((f'CMOC{k % CONFIGURATIONS + 1}',
                     random.choice(['context', 'reasoning', 'outcome', 'context,outcome',
                                    'context,resource,reasoning,outcome']),
                     names[i], *passage(i),
                     random.choices(['supports', 'refines', 'challenges', 'negative-case'],
                                    [6, 2, 1, 1])[0]))
write('evidence.csv', ['cmoc', 'speaks_to', 'source', 'start', 'end', 'stance'], evidence)
