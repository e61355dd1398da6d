#!/usr/bin/env python3
"""Whether clang-format would leave our C++ alone: format.py CLANG_FORMAT ROOT. Changes nothing."""

import subprocess
import sys

import tree


def main(arguments):
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 64
    clang_format, root = arguments
    paths = [path for path in tree.listed(root) if path.endswith(tree.CPP)]
    if not paths:
        print("format: there is no C++ to look at")
        return 1
    run = subprocess.run([clang_format, "--dry-run", "--Werror", *paths], cwd=root, check=False)
    if run.returncode != 0:
        print("format: run `clang-format -i` on the files named above")
        return 1
    print(f"format: {len(paths)} files as clang-format would write them")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
