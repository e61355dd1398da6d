#!/usr/bin/env python3
"""The rows of design section 7, each with its peers in one run.

  tests/bench/rows.py --build build/release 1 7      two rows
  tests/bench/rows.py --build build/release          every row; about half an hour
  tests/bench/rows.py --build build/dev --tiny       that they run at all, in seconds

Prints what the programs print, and then the ratios between them. Peers that are not built (no
PostgreSQL on this machine) are left out, and said to be.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile

# A full year: 510,000 open occurrences with two timers each.
FULL = ["--units", "15000", "--huvudmen", "290", "--activities", "34"]
TINY = ["--units", "8", "--huvudmen", "2"]
TINY_ONE = ["--units", "8", "--huvudmen", "1"]


class Row:
    """Programs to run, by name, and what to make of two of their figures."""

    def __init__(self, runs, tiny, ratios=()):
        self.runs, self.tiny, self.ratios = runs, tiny, ratios


# A ratio: what it says, (run, start of the figure's line) twice, and its target.
ROWS = {
    "1": Row(
        runs={"engine": ["hjul_engine_bench", "transitions"],
              "grpc": ["hjul_grpc_bench", "transitions"],
              "postgres": ["hjul_postgres_bench", "transitions"]},
        tiny={"engine": TINY + ["--commands", "8", "--callers", "4", "--runs", "1"],
              "grpc": TINY + ["--calls", "8", "--clients", "4", "--runs", "1"],
              "postgres": ["--units", "8", "--calls", "8", "--clients", "2", "--runs", "1"]},
        ratios=[("through gRPC, times PostgreSQL", ("grpc", "through gRPC"),
                 ("postgres", "PostgreSQL"), "at least 2")]),
    "2": Row(
        runs={"one": ["hjul_engine_bench", "burst", "--huvudmen", "1"],
              "many": ["hjul_engine_bench", "burst", "--huvudmen", "290"],
              "postgres": ["hjul_postgres_bench", "burst", "--activities", "1"],
              "postgres-big": ["hjul_postgres_bench", "burst", "--activities", "7"]},
        tiny={"one": TINY_ONE + ["--activities", "2", "--runs", "1", "--idle", "2"],
              "many": TINY + ["--activities", "2", "--runs", "1", "--idle", "2"],
              "postgres": ["--units", "8"],
              "postgres-big": ["--units", "8"]}),
    "5": Row(
        runs={"one": ["hjul_engine_bench", "plan", "--huvudmen", "1"],
              "many": ["hjul_engine_bench", "plan", "--huvudmen", "290"],
              "postgres": ["hjul_postgres_bench", "publish", "--activities", "30"]},
        tiny={"one": TINY_ONE + ["--idle", "2"], "many": TINY + ["--idle", "2"],
              "postgres": ["--units", "8"]}),
    "6": Row(
        runs={"engine": ["hjul_engine_bench", "restart"] + FULL,
              "grpc": ["hjul_grpc_bench", "restart"] + FULL,
              "postgres": ["hjul_postgres_bench", "restart", "--activities", "34"]},
        tiny={"engine": TINY + ["--activities", "2", "--runs", "1", "--reads", "10"],
              "grpc": TINY + ["--activities", "2", "--clients", "4", "--runs", "1"]}),
    "7": Row(
        runs={"engine": ["hjul_engine_bench", "list"] + FULL,
              "grpc": ["hjul_grpc_bench", "list"] + FULL,
              "postgres": ["hjul_postgres_bench", "list", "--activities", "34"]},
        tiny={"engine": TINY + ["--activities", "2", "--reads", "10"],
              "grpc": TINY + ["--activities", "2", "--calls", "8", "--clients", "4", "--runs", "1"],
              "postgres": ["--units", "8", "--calls", "8"]}),
}
# They read one full store, made once.
SHARED = {("6", "engine"), ("6", "grpc"), ("7", "engine"), ("7", "grpc")}

FIGURE = re.compile(r"^   (\S.*?) +([-+.\de]+) \S+")


def run(program, arguments):
    """Runs one program, printing as it prints. Returns its figures by the words before them."""
    figures = {}
    with subprocess.Popen([program, *arguments], stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout:
            print(line, end="", flush=True)
            match = FIGURE.match(line)
            if match:
                figures.setdefault(match.group(1), float(match.group(2)))
    return figures if process.returncode == 0 else None


def figure(results, of):
    for what, value in (results.get(of[0]) or {}).items():
        if what.startswith(of[1]):
            return value
    return None


def run_row(name, row, arguments, full):
    results, failed = {}, False
    for key, (program, command, *options) in row.runs.items():
        path = os.path.join(arguments.build, "tests/bench", program)
        if not os.path.exists(path):
            print(f"-- row {name}: {program} is not built here; see tests/bench/README.md")
            continue
        if arguments.tiny and key not in row.tiny:
            continue  # Killing a database takes longer than a test may.
        if arguments.tiny:
            options = row.tiny[key]
        if (name, key) in SHARED:
            options = options + ["--data", full]
        results[key] = run(path, [command, *options])
        failed = failed or results[key] is None
    for what, above, below, target in row.ratios:
        upper, lower = figure(results, above), figure(results, below)
        if upper and lower:
            print(f"   {what:<52} {upper / lower:>10.4g} x     target {target}")
    return not failed


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("rows", nargs="*", metavar="ROW", help=" ".join(ROWS))
    parser.add_argument("--build", default="build/release", help="build directory")
    parser.add_argument("--data", help="keep the full store of rows 6 and 7 here")
    parser.add_argument("--tiny", action="store_true", help="as small as can be")
    arguments = parser.parse_args()
    unknown = [row for row in arguments.rows if row not in ROWS]
    if unknown:
        parser.error(f"there is no row {unknown[0]}; there are {', '.join(ROWS)}")
    with tempfile.TemporaryDirectory(prefix="hjul-bench-") as scratch:
        full = arguments.data or os.path.join(scratch, "full")
        done = [run_row(name, ROWS[name], arguments, full) for name in arguments.rows or ROWS]
    return 0 if all(done) else 1


if __name__ == "__main__":
    sys.exit(main())
