#!/usr/bin/env python3
"""A server's life as its administrator types it: program_test.py HJULD HJUL DEPLOY.

Starts `hjuld serve` on free ports and a fresh folder, claims it, makes backups, stops it, checks
its store, restores it elsewhere and serves what was restored. Nothing sleeps; everything that is
waited for says that it is there.
"""

import json
import os
import queue
import re
import resource
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import unittest
import urllib.request

HJULD, HJUL, DEPLOY = "", "", ""
SECONDS = 120


def answers(port):
    """Whether a server says anything to a new connection: HTTP/2 settings, that is."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=SECONDS) as connection:
            settings = bytes([0, 0, 0, 4, 0, 0, 0, 0, 0])  # An empty frame of them.
            connection.sendall(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + settings)
            return connection.recv(1) != b""
    except ConnectionError:
        return False


class Machine:
    """A folder with a server's data, its backups, and somebody who types."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="hjul-ops-")
        self.environment = {"PATH": os.environ["PATH"], "HOME": self.folder.name,
                            "XDG_CONFIG_HOME": self.path("config"), "HJUL_CONFIG": ""}
        self.server, self.lines, self.tokens = None, [], []

    def path(self, *parts):
        return os.path.join(self.folder.name, *parts)

    def settings(self, data="data"):
        return ["--data", self.path(data), "--backup-directory", self.path("backups")]

    def start(self, data="data", *more, files=None):
        def limit_files():
            if files is not None:
                resource.setrlimit(resource.RLIMIT_NOFILE, (files, files))

        self.server = subprocess.Popen(
            [HJULD, "serve", *self.settings(data), "--listen", "127.0.0.1:0", "--log-format",
             "json", "--log-level", "debug", "--metrics-address", "127.0.0.1:0", "--backups-kept",
             "2", *more],
            stderr=subprocess.PIPE, text=True, env=self.environment, preexec_fn=limit_files)
        self.coming = queue.Queue()
        self.reading = threading.Thread(target=self._read, args=(self.server.stderr,))
        self.reading.start()
        event = self.wait_for("serving")
        self.address = f"127.0.0.1:{event['port']}"
        self.metrics_port = event["metrics_port"]

    def _read(self, stream):
        for line in stream:
            self.lines.append(line)
            self.coming.put(line)
        self.coming.put(None)

    def wait_for(self, event):
        """The next line of the log about `event`."""
        while (line := self.coming.get(timeout=SECONDS)) is not None:
            if json.loads(line)["event"] == event:
                return json.loads(line)
        raise AssertionError(f"the server ended before '{event}':\n" + "".join(self.lines))

    def stop(self):
        self.server.send_signal(signal.SIGTERM)
        status = self.server.wait(timeout=SECONDS)
        self.reading.join()
        self.server.stderr.close()
        self.server = None
        return status

    def type(self, *words):
        return subprocess.run(words, env=self.environment, capture_output=True, text=True,
                              timeout=SECONDS, check=False, stdin=subprocess.DEVNULL)

    def hjuld(self, *words):
        return self.type(HJULD, *words)

    def claim(self):
        with open(self.path("data", "claim-code"), encoding="utf-8") as file:
            code = file.read().strip()
        self.tokens.append(code)
        done = self.type(HJUL, "claim", "--server", self.address, "--code", code, "--huvudman",
                         "vik", "--huvudman-name", "Vik", "--person", "p-admin", "--name",
                         "Asta Ansvarig", "--email", "asta@example.se")
        assert done.returncode == 0, done.stderr
        for folder, _, names in os.walk(self.path("config")):
            for name in names:
                with open(os.path.join(folder, name), encoding="utf-8") as file:
                    self.tokens += re.findall(r"hjul_[A-Za-z0-9_-]{20,}", file.read())

    def events(self):
        return [json.loads(line)["event"] for line in self.lines]

    def scrape(self):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.metrics_port}/metrics",
                                    timeout=SECONDS) as answer:
            return answer.read().decode()

    def close(self):
        if self.server is not None:
            self.server.kill()
            self.server.wait()
            self.reading.join()
            self.server.stderr.close()
        self.folder.cleanup()


class Program(unittest.TestCase):

    def setUp(self):
        self.machine = Machine()
        self.addCleanup(self.machine.close)

    def said(self, run, status, *words):
        self.assertEqual(run.returncode, status, run.stdout + run.stderr)
        for word in words:
            self.assertIn(word, run.stdout + run.stderr)

    def test_a_server_is_looked_after_from_its_claim_to_its_restoration(self):
        machine = self.machine
        machine.start()
        self.assertTrue(machine.wait_for("unclaimed")["code_file"].endswith("/claim-code"))
        machine.claim()
        settings = machine.settings()
        self.said(machine.hjuld("doctor", *settings), 0, "ok       server", "warning  backups")
        self.assertRegex(machine.scrape(),
                         r'hjul_commands_total\{command="claim_administrator",outcome="OK"\} 1\n')
        for number in (1, 2, 3):
            self.said(machine.hjuld("backup", "create", *settings[:2]), 0, f"backup {number} in")
        listed = machine.hjuld("backup", "list", *settings)
        self.said(listed, 0)
        self.assertEqual([line.split()[0] for line in listed.stdout.splitlines()[1:]], ["2", "3"])
        self.assertNotIn("hjul_backup_timestamp_seconds 0\n", machine.scrape())
        self.said(machine.hjuld("check-store", *settings[:2]), 1, "a server runs on", "stop it")
        self.said(machine.hjuld("doctor", *settings), 0, "2 in " + machine.path("backups"))

        self.assertEqual(machine.stop(), 0)
        self.assertEqual(machine.events()[-2:], ["stopping", "stopped"])
        self.assertEqual(machine.events().count("backup"), 3)
        self.assertGreater(len(machine.tokens), 1)
        for secret in (*machine.tokens, "Asta", "asta@example.se"):
            self.assertNotIn(secret, "".join(machine.lines))
        self.assertFalse(os.path.exists(machine.path("data", "control")))
        self.said(machine.hjuld("backup", "create", *settings[:2]), 1, "no server runs")

        self.said(machine.hjuld("check-store", *settings[:2]), 0, "Everything is there")
        report = json.loads(machine.hjuld("check-store", *settings[:2], "-o", "json").stdout)
        self.assertTrue(report["whole"])
        self.assertGreater(report["keys"], 0)

        self.said(machine.hjuld("backup", "verify", *settings), 0, "backup 3: ", "Everything is")
        self.said(machine.hjuld("backup", "verify", "1", *settings), 1, "there is no backup 1")
        again = ["restore", "--backup", "latest", *settings]
        self.said(machine.hjuld(*again, "--to", machine.path("data")), 1, "not an empty folder")
        self.said(machine.hjuld(*again, "--to", machine.path("new")), 0, "backup 3 of",
                  "hjuld check-store --data " + machine.path("new"))
        restored = json.loads(
            machine.hjuld("check-store", "--data", machine.path("new"), "-o", "json").stdout)
        self.assertTrue(restored["whole"])
        self.assertNotEqual(restored["epoch"], report["epoch"])

        machine.start("new")
        self.assertNotIn("unclaimed", machine.events()[machine.events().index("stopped"):])
        machine.environment |= {"HJUL_SERVER": machine.address, "HJUL_TOKEN": machine.tokens[-1]}
        self.said(machine.type(HJUL, "whoami"), 0, "Asta Ansvarig")
        self.assertEqual(machine.stop(), 0)

    def test_a_crowd_of_connections_is_refused_and_forgotten(self):
        machine = self.machine
        machine.start(files=300)
        port = int(machine.address.rsplit(":", 1)[1])
        crowd = [socket.create_connection(("127.0.0.1", port), timeout=SECONDS)
                 for _ in range(400)]
        refused = machine.wait_for("connections-refused")
        self.assertEqual(refused["files"], 300)
        self.said(machine.hjuld("backup", "create", *machine.settings()[:2]), 0, "backup 1 in")
        for connection in crowd:
            connection.close()
        while not answers(port):  # As soon as the server knows that they have gone.
            pass
        machine.claim()
        self.said(machine.hjuld("doctor", *machine.settings()), 0, "ok       server")
        self.assertEqual(machine.stop(), 0)
        self.assertNotIn("Failed accept4", "".join(machine.lines))

    def test_a_damaged_backup_is_found_and_named(self):
        machine = self.machine
        machine.start()
        settings = machine.settings()
        self.said(machine.hjuld("backup", "create", *settings[:2]), 0)
        machine.stop()
        largest = max((os.path.join(folder, name)
                       for folder, _, names in os.walk(machine.path("backups")) for name in names
                       if "meta" not in folder), key=os.path.getsize)
        with open(largest, "r+b") as file:
            file.seek(os.path.getsize(largest) // 2)
            byte = file.read(1)
            file.seek(-1, os.SEEK_CUR)
            file.write(bytes([byte[0] ^ 0xff]))
        self.said(machine.hjuld("backup", "verify", *settings), 1, os.path.basename(largest))

    def test_nothing_is_served_from_a_folder_that_others_may_enter(self):
        machine = self.machine
        os.mkdir(machine.path("data"))
        os.chmod(machine.path("data"), 0o750)
        self.said(machine.hjuld("serve", *machine.settings(), "--listen", "127.0.0.1:0"), 1,
                  "mode 0750", "chmod 700 " + machine.path("data"))

    def test_metrics_are_not_served_to_the_network(self):
        self.said(self.machine.hjuld("config", "check", "--metrics-address", "0.0.0.0:9464"), 64,
                  "metrics-address", "127.0.0.1:9464")

    def test_a_control_socket_with_a_long_path_can_stand_elsewhere(self):
        machine = self.machine
        deep = os.path.join("d" * 90, "data")
        self.said(machine.hjuld("serve", *machine.settings(deep), "--listen", "127.0.0.1:0"), 1,
                  "control_socket", "107")
        machine.start(deep, "--control-socket", machine.path("control"))
        self.said(machine.hjuld("doctor", *machine.settings(deep), "--control-socket",
                                machine.path("control")), 0, "ok       server")
        machine.stop()

    def test_the_doctor_names_what_is_wrong_with_the_example_on_this_machine(self):
        run = self.machine.hjuld("doctor", "--config", os.path.join(DEPLOY, "hjuld.conf.example"),
                                 *self.machine.settings(), "--tls-certificate", "/nowhere.pem")
        self.said(run, 1, "error    configuration", "error    certificate")
        for line in run.stdout.splitlines():
            self.assertRegex(line, r"^(ok|warning|error) +\S")
            self.assertEqual(" -> " in line, not line.startswith("ok"), line)


if __name__ == "__main__":
    HJULD, HJUL, DEPLOY = (sys.argv.pop(1) for _ in range(3))
    unittest.main()
