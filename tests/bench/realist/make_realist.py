#!/usr/bin/env python3
"""Writes an invented realist study of a given size, for measuring.

  make_realist.py DIR [CONFIGURATIONS [EVIDENCE [CODINGS]]]

500, 20,000 and 20,000 when nothing is said. DIR gets P001.txt ..., cases.csv, codes.csv, codings.csv,
configurations.csv, evidence.csv, links.csv. The same arguments write the same bytes.
"""
import csv
import pathlib
import random
import sys

INTERVIEWS = 60
TURNS = 120  # of the participant, each with words of its own
STANCES = ["supports"] * 7 + ["refines", "challenges", "negative-case"]
KINDS = ["ripple", "rival-of", "refines", "inhibits", "embedded-in"]


def said(person, turn):
    return (f"In week {turn} I set goal {turn * 7 % 31} and walked {turn * 13 % 60} minutes. "
            f"It was time {turn}, as {person} said.")


def write(path, header, rows):
    with open(path, "w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def turns_of(person):
    return "".join(f"INT: And week {t}?\n{person}: {said(person, t)}\n" for t in range(1, TURNS + 1))


def codings(people, paths, number):
    """Passages within answers, by chance, each once."""
    chance = random.Random(6)
    answers = {}
    for person in people:
        at, spans = 0, []
        for line in turns_of(person).splitlines(keepends=True):
            head = len(person) + 2
            if line.startswith(person + ":"):
                spans.append((at + head, at + len(line) - 1))
            at += len(line)
        answers[person] = spans
    rows = set()
    while len(rows) < number:
        person = chance.choice(people)
        begin, end = chance.choice(answers[person])
        start = chance.randrange(begin, end - 20)
        rows.add((person, start, chance.randrange(start + 10, end), chance.choice(paths)))
    return sorted(rows)


def main():
    folder = pathlib.Path(sys.argv[1])
    configurations = int(sys.argv[2]) if len(sys.argv) > 2 else 500
    pieces = int(sys.argv[3]) if len(sys.argv) > 3 else 20000
    coded = int(sys.argv[4]) if len(sys.argv) > 4 else 20000
    folder.mkdir(parents=True, exist_ok=True)
    people = [f"P{i:03}" for i in range(1, INTERVIEWS + 1)]
    for person in people:
        (folder / f"{person}.txt").write_text(turns_of(person), encoding="utf-8")
    write(folder / "cases.csv", ["case", "source", "arm", "site"],
          [[p, p, ["web", "web and phone"][i % 2], f"S{i % 6}"] for i, p in enumerate(people)])
    roles = ["context", "resource", "reasoning", "outcome"]
    paths = [[f"{role.title()}/{role} {n}", role] for role in roles for n in range(1, 41)]
    write(folder / "codes.csv", ["code", "role"], paths)
    rows = []
    for c in range(1, configurations + 1):
        rows.append([f"CMOC{c}", f"Invented configuration {c}", "developed", "fired",
                     f"lives with trait {c}", f"Context/context {c % 40 + 1}",
                     f"is offered means {c}", f"Resource/resource {c % 40 + 1}",
                     f"finds reason {c}", f"Reasoning/reasoning {c % 40 + 1}",
                     f"does {c} more", f"Outcome/outcome {c % 40 + 1}"])
    write(folder / "configurations.csv",
          ["label", "title", "state", "activation", "context", "context_codes", "resource",
           "resource_codes", "reasoning", "reasoning_codes", "outcome", "outcome_codes"], rows)
    speaks = ["C1,R1,O1", "C1,R1", "R1,O1", "C1,O1", "MR1", "O1"]
    rows = []
    for i in range(pieces):
        person = people[i * 7 % INTERVIEWS]
        turn = i // INTERVIEWS % TURNS + 1
        rows.append([f"CMOC{i % configurations + 1}", speaks[i % 6], person,
                     said(person, turn).split(". ")[i // 7200 % 2], STANCES[i % 10],
                     ["stated", "inferred"][i % 2], f"note {i}"])
    write(folder / "evidence.csv",
          ["cmoc", "speaks_to", "source", "quote", "stance", "directness", "note"], rows)
    write(folder / "codings.csv", ["source", "start", "end", "code"],
          codings(people, [row[0] for row in paths], coded))
    write(folder / "links.csv", ["from", "to", "kind", "note"],
          [[f"CMOC{c}", f"CMOC{c + 1}", KINDS[c % 5], "invented"]
           for c in range(1, configurations)])


main()
