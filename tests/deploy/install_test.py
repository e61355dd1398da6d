#!/usr/bin/env python3
"""Installs the build in a scratch folder and looks at it: install_test.py CMAKE SRC BUILD."""

import os
import re
import subprocess
import sys
import tempfile
import unittest

CMAKE, SOURCES, BUILD = "", "", ""
PREFIX = None


def setUpModule():
    global PREFIX
    PREFIX = tempfile.TemporaryDirectory()
    subprocess.run([CMAKE, "--install", BUILD, "--prefix", PREFIX.name], check=True,
                   stdout=subprocess.DEVNULL)


def tearDownModule():
    PREFIX.cleanup()


def installed(*parts):
    return os.path.join(PREFIX.name, *parts)


def read(*parts):
    with open(installed(*parts), encoding="utf-8") as stream:
        return stream.read()


class Installation(unittest.TestCase):

    def test_both_programs_run_where_they_are_installed(self):
        for program in ("hjuld", "hjul"):
            with self.subTest(program):
                answer = subprocess.run([installed("bin", program), "--help"], check=False,
                                        capture_output=True, text=True)
                self.assertEqual(answer.returncode, 0, answer.stderr)
                self.assertIn(program, answer.stdout)

    def test_every_ready_wheel_and_the_demonstration_are_installed(self):
        def below(folder):
            return sorted(os.path.relpath(os.path.join(path, name), folder)
                          for path, _, names in os.walk(folder) for name in names)
        for folder in ("wheels", "demo"):
            with self.subTest(folder):
                there = below(installed("share", "hjul", folder))
                self.assertEqual(there, below(os.path.join(SOURCES, "deploy", folder)))
                self.assertTrue(there)

    def test_the_unit_starts_the_installed_server_with_the_configuration(self):
        unit = read("lib", "systemd", "system", "hjuld.service")
        self.assertNotIn("@", unit.replace("@system-service", "").replace("@privileged", "")
                         .replace("@resources", ""))
        start = re.search(r"^ExecStart=(\S+) (.*)$", unit, re.MULTILINE)
        self.assertTrue(start.group(1).endswith("/bin/hjuld"))
        self.assertEqual(start.group(2), "serve --config /etc/hjul/hjuld.conf")
        for line in ("DynamicUser=yes", "ProtectSystem=strict", "NoNewPrivileges=yes",
                     "StateDirectory=hjul hjul-backups", "KillSignal=SIGTERM"):
            self.assertIn(f"\n{line}\n", unit)

    def test_the_nightly_backup_is_made_and_verified_by_the_installed_program(self):
        unit = read("lib", "systemd", "system", "hjuld-backup.service")
        starts = re.findall(r"^ExecStart=\S+/bin/hjuld (.*) --config /etc/hjul/hjuld.conf$", unit,
                            re.MULTILINE)
        self.assertEqual(starts, ["backup create", "backup verify latest"])
        self.assertIn("\nOnCalendar=", read("lib", "systemd", "system", "hjuld-backup.timer"))

    def test_the_example_configuration_is_accepted_by_the_server(self):
        answer = subprocess.run(
            [installed("bin", "hjuld"), "config", "check", "--config",
             installed("share", "hjul", "hjuld.conf.example")],
            check=False, capture_output=True, text=True)
        self.assertEqual(answer.returncode, 0, answer.stdout + answer.stderr)


if __name__ == "__main__":
    CMAKE, SOURCES, BUILD = (sys.argv.pop(1) for _ in range(3))
    unittest.main()
