"""Compares every value of a file of agreement vectors with what `thema agree` prints.

For agreement_vectors.sh; $THEMA names the program. Values whose statistic the program does not name
(expected agreement, standard errors, distances) are counted and listed as left out.
"""
import collections
import csv
import json
import os
import subprocess
import sys

STATISTICS = {
    'cohen_kappa': 'cohen', 'scott_pi': 'scott', 'gwet_ac1': 'ac1', 'alpha_nominal': 'krippendorff',
    'po': 'percent', 'brennan_prediger': 'brennan-prediger', 'bennett_s': 'brennan-prediger',
    'fleiss_kappa': 'fleiss', 'fleiss_missing': 'fleiss', 'holsti': 'holsti',
    'mv_alpha': 'mv-alpha', 'u_alpha': 'alpha-u', 'bar_u_alpha': 'bar-u-alpha',
    'cu_alpha': 'cu-alpha', 'alphaU': 'alpha-u-1995', 'gamma': 'gamma'}
# What has no variation has none of these.
GROUPS = {
    'chance_corrected': 'cohen scott fleiss brennan-prediger pabak krippendorff ac1'.split(),
    'all': 'percent holsti cohen scott fleiss brennan-prediger pabak krippendorff ac1'.split()}

passed = failed = 0
left_out = collections.Counter()


def agree(*options):
    run = subprocess.run([os.environ['THEMA'], 'agree', *options, '-f', 'json', '-q'],
                         capture_output=True, text=True, check=False)
    if run.returncode != 0:
        raise ValueError(run.stderr.strip())
    return json.loads(run.stdout)['agree']


def compare(where, rows, expected, chosen=lambda row: True):
    global passed, failed
    found = [row for row in rows if chosen(row)]
    value = found[0]['value'] if found else 'no row'
    wanted = expected['value']
    if wanted is None or value is None or value == 'no row':
        same = value is None and wanted is None and bool(found[0]['note'])
    else:
        same = abs(value - wanted) <= expected['tol'] + 1e-15
    passed += same
    failed += not same
    if not same:
        print(f'FAILED: {where}: {value}, expected {wanted} within {expected["tol"]}')


def ratings(given):
    """Rows of unit, coder and value; the categories, where they are said."""
    rows = []
    if given['kind'] == 'contingency':
        unit = 0
        for first, counts in zip(given['categories'], given['table']):
            for second, n in zip(given['categories'], counts):
                for unit in range(unit + 1, unit + 1 + n):
                    rows += [(unit, 'r1', first), (unit, 'r2', second)]
    elif given['kind'] == 'counts_per_unit':
        for unit, counts in enumerate(given['rows']):
            values = [c for c, n in zip(given['categories'], counts) for _ in range(n)]
            rows += [(unit, f'r{i}', value) for i, value in enumerate(values)]
    else:
        sets = given['kind'] == 'sets_units_x_raters'
        for unit, values in enumerate(given['rows']):
            for i, value in enumerate(values):
                if sets and value is not None:
                    value = ';'.join(value) or ';'  # coded nothing, unlike missing
                rows.append((unit, f'r{i}', '' if value is None else value))
        return rows, None
    return rows, given['categories']


def write(file, head, rows):
    with open(file, 'w', encoding='utf-8', newline='') as out:
        csv.writer(out).writerows([head, *rows])


def check_spans(vector):
    given = vector['input']
    coders = given['coders']
    write('spans.csv', ['coder', 'start', 'end', 'value'],
          [[coder, *span] for coder, spans in coders.items() for span in spans])
    # Only of gamma the length is left open: it does not use it.
    options = ['--spans', 'spans.csv', '--length', str(given['continuum_length'] or 60),
               '--begin', str(given.get('continuum_begin', 0))]
    for key, expected in vector['expected'].items():
        where = f'{vector["id"]} {key}'
        if key == 'gamma':
            compare(where, agree(*options, '--stat', 'gamma', '--gamma-alpha', str(given['alpha']),
                                 '--gamma-beta', str(given['beta'])), expected)
        elif key in STATISTICS:
            compare(where, agree(*options, '--stat', STATISTICS[key]), expected)
        elif key.startswith('ku_'):
            # The row over all coders comes first.
            compare(where, agree(*options, '--stat', 'ku-alpha'), expected,
                    lambda r: r['code'] == key[3:])
        elif key.startswith('alphaU_'):
            compare(where, agree(*options, '--stat', 'alpha-u-1995'), expected,
                    lambda r: r['code'] == key[7:])
        else:
            left_out[key] += 1


def check_ratings(vector):
    rows, categories = ratings(vector['input'])
    write('ratings.csv', ['unit', 'coder', 'value'], rows)
    options = ['--data', 'ratings.csv', '--unit-column', 'unit', '--coder-column', 'coder',
               '--value-column', 'value']
    if categories:
        options += ['--categories', ','.join(categories)]
    for key, expected in vector['expected'].items():
        where = f'{vector["id"]} {key}'
        if key in STATISTICS:
            compare(where, agree(*options, '--stat', STATISTICS[key]), expected)
        elif key in ('alpha_interval', 'alpha_ordinal', 'alpha_ratio'):
            compare(where, agree(*options, '--stat', 'krippendorff', '--level', key[6:]), expected)
        elif key in GROUPS:
            for name in GROUPS[key]:
                compare(f'{where} {name}', agree(*options, '--stat', name), expected)
        else:
            left_out[key] += 1


KINDS = ('contingency', 'counts_per_unit', 'units_x_raters', 'sets_units_x_raters')
with open(sys.argv[1], encoding='utf-8') as file:
    vectors = json.load(file)['vectors']
for vector in vectors:
    kind = vector['input']['kind']
    try:
        if kind == 'spans':
            check_spans(vector)
        elif kind in KINDS:
            check_ratings(vector)
        else:
            left_out[f'input {kind}'] += 1
    except ValueError as error:
        failed += 1
        print(f'FAILED: {vector["id"]}: {error}')
print('left out, since thema agree does not print them: ' +
      ', '.join(f'{key} ({n})' for key, n in sorted(left_out.items())))
print(f'{passed} passed, {failed} failed')
sys.exit(failed > 0 or passed == 0)
