#!/usr/bin/env python3
"""The scripts parse, tell what they do, and refuse what they do not know: scripts_test.py ROOT."""

import os
import subprocess
import sys
import unittest

ROOT = "."
SCRIPTS = ("deploy/install-deps.sh", "deploy/build.sh", "deploy/run.sh", "tests/run.sh")


def run(*command):
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False,
                          stdin=subprocess.DEVNULL)


class Scripts(unittest.TestCase):

    def test_every_script_can_be_run_and_parses(self):
        for script in (*SCRIPTS, ".ci/run"):
            with self.subTest(script):
                self.assertTrue(os.access(os.path.join(ROOT, script), os.X_OK))
                self.assertEqual(run("bash", "-n", script).stderr, "")

    def test_help_tells_what_a_script_does_and_does_nothing_else(self):
        for script in SCRIPTS:
            with self.subTest(script):
                answer = run("bash", script, "--help")
                self.assertEqual(answer.returncode, 0, answer.stderr)
                self.assertTrue(answer.stdout.startswith(f"Usage: {script}"), answer.stdout)
                self.assertEqual(answer.stderr, "")

    def test_an_unknown_argument_is_refused_by_name(self):
        for script in ("deploy/install-deps.sh", "tests/run.sh"):
            with self.subTest(script):
                answer = run("bash", script, "--nonsense")
                self.assertEqual(answer.returncode, 64)
                self.assertIn("'--nonsense'", answer.stderr)

    def test_packages_are_debian_names_and_each_stands_once(self):
        names = run("bash", "deploy/install-deps.sh", "--tests", "--print").stdout.split("\n")[:-1]
        self.assertIn("librocksdb-dev", names)
        self.assertIn("libgtest-dev", names)
        self.assertEqual(len(names), len(set(names)))
        for name in names:
            self.assertRegex(name, r"^[a-z0-9][a-z0-9+.-]+$")


if __name__ == "__main__":
    ROOT = sys.argv.pop(1)
    unittest.main()
