"""Compares agreement in random projects with counting unit by unit. For agreement_random.sh.

The order in which coders are named must change nothing but their names in the table; codes and
coders are called anew in every round.
"""
import csv
import itertools
import json
import os
import random
import subprocess
import sys

WORDS = ['é', 'yes', 'no', 'tea 👍', 'walk.', 'then', 'I said', '"so"', 'Well.', 'ไม่']
passed = failed = 0


def thema(*words):
    run = subprocess.run([os.environ['THEMA'], *words], capture_output=True, text=True, check=False)
    if run.returncode != 0:
        sys.exit(f'FAILED: thema {" ".join(words)}: {run.stderr}')
    return run.stdout


def check(where, found, expected):
    global passed, failed
    same = (found is None and expected is None or
            found is not None and expected is not None and abs(found - expected) < 1e-9)
    passed += same
    failed += not same
    if not same:
        print(f'FAILED: {where}: {found}, expected {expected}')


def cohen(patterns):
    n = sum(patterns.values())
    first = sum(v for k, v in patterns.items() if k[0]) / n
    second = sum(v for k, v in patterns.items() if k[1]) / n
    expected = first * second + (1 - first) * (1 - second)
    observed = sum(v for k, v in patterns.items() if k[0] == k[1]) / n
    return None if first == second and first in (0, 1) else (observed - expected) / (1 - expected)


def krippendorff(patterns):
    coders = len(next(iter(patterns)))
    n = coders * sum(patterns.values())
    ones = sum(sum(k) * v for k, v in patterns.items())
    if ones in (0, n):
        return None
    different = sum(v * 2 * sum(k) * (coders - sum(k)) / (coders - 1) for k, v in patterns.items())
    return 1 - (n - 1) * different / (2 * ones * (n - ones))


def make_project(rng, codes, coders):
    """What each coder marked: by coder, source and code; and the sources' units."""
    sources = [f's{i}' for i in range(rng.randint(1, 3))]
    for i, source in enumerate(sources):
        turns = [f'{"INT" if t % 2 == 0 else f"P{i}"}: ' +
                 ' '.join(rng.choice(WORDS) for _ in range(rng.randint(1, 9)))
                 for t in range(rng.randint(2, 6))]
        with open(source + '.txt', 'w', encoding='utf-8') as file:
            file.write('\n\n'.join(turns) + '\n')
    thema('import', *[s + '.txt' for s in sources], '-q')
    lengths = {s: len(thema('source', 'text', s)) for s in sources}
    marked, rows = {}, []
    for coder, source, code in itertools.product(coders, sources, codes):
        for _ in range(rng.randint(0, 3)):
            begin = rng.randrange(lengths[source])
            end = min(lengths[source], begin + rng.randint(1, 30))
            rows.append((source, begin, end, code, coder))
            marked.setdefault((coder, source, code), []).append((begin, end))
    with open('codings.csv', 'w', encoding='utf-8', newline='') as file:
        csv.writer(file).writerows([('source', 'start', 'end', 'code', 'coder'), *rows])
    lines = [f'code add {c}' for c in codes] + [f'coder add {c}' for c in coders]
    lines += ['coding import codings.csv'] if rows else []
    lines += [f'source done {s} --coder {c}' for s in sources for c in coders]
    with open('lines.txt', 'w', encoding='utf-8') as file:
        file.write('\n'.join(lines) + '\n')
    thema('batch', 'lines.txt', '-q')
    units = {'char': {s: [(i, i + 1) for i in range(n)] for s, n in lengths.items()},
             'source': {s: [(0, n)] for s, n in lengths.items()},
             'turn': {s: [(t['start'], t['end']) for t in
                          json.loads(thema('source', 'turns', s, '-f', 'json'))['turns']]
                      for s in sources}}
    return marked, units


def patterns_of(marked, units, code, coders):
    patterns = {}
    for source, spans in units.items():
        for begin, end in spans:
            key = tuple(int(any(a < end and begin < b for a, b in
                                marked.get((coder, source, code), []))) for coder in coders)
            patterns[key] = patterns.get(key, 0) + 1
    return patterns


def names(row):
    return row['coders'] if isinstance(row['coders'], str) else ','.join(row['coders'])


def compare(where, unit, codes, coders, marked, units):
    def printed(order):
        rows = json.loads(thema('agree', '--coders', ','.join(order), '--unit', unit, '--stat',
                                'cohen,krippendorff', '-f', 'json', '-q'))['agree']
        return {(r['stat'], r['code'] or '', frozenset(names(r).split(','))): r['value']
                for r in rows}

    found = printed(coders)
    turned = printed(coders[::-1])
    if found.keys() != turned.keys():
        check(f'{where}: rows in the other order of coders', len(turned), len(found))
    for key, value in found.items():
        check(f'{where} {key[:2]}: in the other order of coders', turned.get(key), value)
    used = [c for c in codes if any(k[2] == c for k in marked)]
    for code in used:
        patterns = patterns_of(marked, units, code, coders)
        check(f'{where} krippendorff {code}', found[('krippendorff', code, frozenset(coders))],
              krippendorff(patterns))
        for pair in itertools.combinations(coders, 2):
            check(f'{where} cohen {code} {pair}', found[('cohen', code, frozenset(pair))],
                  cohen(patterns_of(marked, units, code, pair)))
    if len(used) > 1:  # pooled by their counts
        pooled = {}
        for code in used:
            for key, n in patterns_of(marked, units, code, coders).items():
                pooled[key] = pooled.get(key, 0) + n
        check(f'{where} krippendorff of all', found[('krippendorff', '', frozenset(coders))],
              krippendorff(pooled))


STRETCHES = 'alpha-u,bar-u-alpha,cu-alpha,ku-alpha,alpha-u-1995,gamma'


def stretch_values(rows):
    """By statistic, category and coders; without the rows that a project has for each code alone."""
    each = {'ku-alpha', 'alpha-u-1995'}
    return {(r['stat'], r['code'] or '', names(r)): (r['value'], r['n'], r['note']) for r in rows
            if r['stat'] in each or not r['code']}


def same_stretches(rng, where):
    """Codings of a project, many of which touch, are what they are as stretches in a file."""
    codes, coders = ['A', 'B', 'C'], ['amy', 'ben', 'zoe'][:rng.randint(2, 3)]
    lengths = [rng.randint(20, 80) for _ in range(rng.randint(1, 3))]
    codings, stretches, begin = [], [], 0
    for i, length in enumerate(lengths):
        with open(f't{i}.txt', 'w', encoding='utf-8') as file:
            file.write('xyz'[i] * length)
        for coder in coders:
            at = rng.choice([0, rng.randrange(length)])
            while at < length:  # at least one, or the source is not compared
                end, code = min(length, at + rng.randint(1, 25)), rng.choice(codes)
                codings.append((f't{i}', at, end, code, coder))
                stretches.append((coder, begin + at, begin + end, code))
                at = end + rng.choice([0, 0, rng.randint(1, 30)])
        begin += length
    with open('stretches.csv', 'w', encoding='utf-8', newline='') as file:
        csv.writer(file).writerows([('coder', 'start', 'end', 'value'), *stretches])
    with open('touching.csv', 'w', encoding='utf-8', newline='') as file:
        csv.writer(file).writerows([('source', 'start', 'end', 'code', 'coder'), *codings])
    thema('init', 't', '-q')
    thema('-p', 't.thema', 'import', *[f't{i}.txt' for i in range(len(lengths))], '-q')
    for code in codes:
        thema('-p', 't.thema', 'code', 'add', code, '-q')
    thema('-p', 't.thema', 'coding', 'import', 'touching.csv', '--new', '-q')
    project = stretch_values(json.loads(thema(
        '-p', 't.thema', 'agree', '--coders', ','.join(coders), '--stat', STRETCHES, '-f', 'json',
        '-q'))['agree'])
    spans = stretch_values(json.loads(thema(
        'agree', '--spans', 'stretches.csv', '--length', str(begin), '--stat', STRETCHES, '-f',
        'json', '-q'))['agree'])
    if project.keys() != spans.keys():
        check(f'{where}: rows of stretches', len(project), len(spans))
    for key, (value, n, note) in spans.items():
        check(f'{where} {key}: in a project', project.get(key, (None,))[0], value)
        check(f'{where} {key}: n in a project', project.get(key, (0, 0))[1], n)
        if value is None and not note:
            check(f'{where} {key}: undefined without a note', 1, 0)


for round_ in range(int(sys.argv[1])):
    rng = random.Random(round_)
    os.mkdir(f'round{round_}')
    os.chdir(f'round{round_}')
    thema('init', 'p', '-q')
    codes = rng.choice([['A', 'B', 'C'], ['Zuletzt', 'Été', 'x1']])
    coders = rng.choice([['ann', 'ben'], ['zoe', 'amy'], ['ann', 'ben', 'cy']])
    marked, units = make_project(rng, codes, coders)
    for unit in units:
        if marked:
            compare(f'round {round_} {unit}', unit, codes, coders, marked, units[unit])
    same_stretches(random.Random(f'stretches {round_}'), f'round {round_}')
    os.chdir('..')
print(f'{passed} passed, {failed} failed')
sys.exit(failed > 0 or passed == 0)
