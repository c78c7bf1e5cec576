"""Types a file of lines into a program on a terminal, key by key, as a person would.

  type_keys.py KEYS PROGRAM ARGUMENT...

Waits for the program's prompt before each line, and prints what the terminal showed. Lines of KEYS
that begin with '#' are not typed.
"""
import os
import pty
import select
import sys
import time

PROMPT = b'> '
PATIENCE = 60  # seconds for a line


def main():
    with open(sys.argv[1], encoding='utf-8') as keys:
        lines = [line for line in keys if not line.startswith('#')]
    pid, terminal = pty.fork()
    if pid == 0:
        os.execv(sys.argv[2], sys.argv[2:])
    shown = b''

    def read_more(seconds):
        nonlocal shown
        if not select.select([terminal], [], [], seconds)[0]:
            return False
        try:
            piece = os.read(terminal, 65536)
        except OSError:  # the program has ended
            return False
        shown += piece
        return bool(piece)

    for line in lines:
        end = time.monotonic() + PATIENCE
        while not shown.endswith(PROMPT):
            if time.monotonic() > end or not read_more(1) and time.monotonic() > end:
                sys.exit('no prompt before %r; the terminal shows:\n%s'
                         % (line, shown.decode('utf-8', 'replace')))
        for key in line.encode('utf-8'):
            os.write(terminal, bytes([key]))
        # What was typed is shown as well; the prompt is a later one.
        at = len(shown)
        while len(shown) < at + len(line) and read_more(PATIENCE):
            pass
    while read_more(PATIENCE):
        pass
    sys.stdout.buffer.write(shown)
    sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))


main()
