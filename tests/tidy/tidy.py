#!/usr/bin/env python3
"""What a reviewer should not have to say: layering, banned calls, sizes, comments on protos.

  tidy.py ROOT         checks the tree; prints `file:line: rule: what, and what to do`
  tidy.py --self-test  checks that every rule can fail, and fails where it should

Exit status: 0 nothing to say, 1 findings, 64 wrong usage.
"""

import os
import sys

import rules
import tree

FIXTURES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "fixtures")


def findings(files):
    """Returns: (path, line, rule, message) of everything the rules find, in order."""
    found = [(path, line, name, message)
             for name, rule in rules.RULES.items()
             for path, line, message in rule(files)]
    return sorted(found)


def check(root):
    files = tree.read(root)
    found = findings(files)
    for path, line, name, message in found:
        print(f"{path}:{line}: {name}: {message}")
    print(f"tidy: {len(files)} files, {len(rules.RULES)} rules, {len(found)} findings")
    return 1 if found else 0


def unpack(text):
    """A fixture: files behind `-- path --` lines, and under `-- expect --` what is to be found.

    `@@` is left out, so that a fixture can spell a word that must not stand in the tree; `\\t`,
    `\\r` and `\\s` are a tab, a carriage return and a blank; a file that ends in `\\c` has no
    newline at its end, and `\\n*N` is N empty lines.
    """
    contents, name = {}, None
    for line in text.split("\n"):
        if line.startswith("-- ") and line.endswith(" --"):
            name = line[3:-3]
            contents[name] = ""
        elif name is not None:
            if line.startswith("\\n*"):
                contents[name] += "\n" * int(line[3:])
                continue
            line = line.replace("@@", "")
            for mark, character in (("\\t", "\t"), ("\\r", "\r"), ("\\s", " ")):
                line = line.replace(mark, character)
            contents[name] += line[:-2] if line.endswith("\\c") else line + "\n"
    expected = contents.pop("expect").split("\n")
    files = {}
    for path, content in contents.items():
        # The line break before the next mark belongs to the mark where the file has none.
        files[path] = tree.File(path, content)
    return files, [line for line in expected if line]


def self_test():
    failures = []
    covered = set()
    for entry in sorted(os.listdir(FIXTURES)):
        rule = entry.removesuffix(".txt")
        with open(os.path.join(FIXTURES, entry), encoding="utf-8") as stream:
            files, expected = unpack(stream.read())
        if rule not in rules.RULES:
            failures.append(f"{entry}: there is no rule {rule}")
            continue
        found = [f"{path}:{line}" for path, line, _ in sorted(rules.RULES[rule](files))]
        if not expected:
            failures.append(f"{entry}: expects nothing, so it does not show that {rule} can fail")
        if found != sorted(expected, key=_place):
            failures.append(f"{entry}: expected {expected}, found {found}")
        covered.add(rule)
    for rule in rules.RULES:
        if rule not in covered:
            failures.append(f"rule {rule} has no fixture; write fixtures/{rule}.txt")
    for failure in failures:
        print(f"tidy self-test: {failure}")
    print(f"tidy self-test: {len(covered)} rules shown to fail, {len(failures)} failures")
    return 1 if failures else 0


def _place(text):
    path, line = text.rsplit(":", 1)
    return path, int(line)


def main(arguments):
    if arguments == ["--self-test"]:
        return self_test()
    if len(arguments) == 1 and os.path.isdir(arguments[0]):
        return check(arguments[0])
    print(__doc__, file=sys.stderr)
    return 64


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
