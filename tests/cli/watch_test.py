#!/usr/bin/env python3
"""`hjul task watch` over a server that goes and comes back: watch_test.py HJULD HJUL.

The watch stands while the server is ended and started again on its data; it says so, goes on from
where it was, prints what was sent meanwhile once, and ends in order on Ctrl-C.
"""

import json
import os
import re
import signal
import subprocess
import sys
import tempfile

SILENCE_MAX = 60  # Seconds without the line that is waited for; then the test has failed.


class Lines:
    """The lines of a program as they come, and the wait for one of them."""

    def __init__(self, command, environment):
        self.process = subprocess.Popen(command, env=environment, text=True, bufsize=1,
                                        stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.seen = []

    def wait_for(self, word):
        signal.alarm(SILENCE_MAX)
        for line in self.process.stdout:
            self.seen.append(line.rstrip("\n"))
            if word in line:
                signal.alarm(0)
                return line
        raise SystemExit(f"'{word}' never came; came:\n" + "\n".join(self.seen))


def main(arguments):
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 64
    hjuld, hjul = arguments
    with tempfile.TemporaryDirectory(prefix="hjul-watch-") as folder:
        environment = {"PATH": os.environ.get("PATH", ""), "HOME": folder,
                       "XDG_CONFIG_HOME": f"{folder}/config", "XDG_STATE_HOME": f"{folder}/state"}
        servers = []

        def serve(port):
            server = Lines([hjuld, "dev", "--data", f"{folder}/data", "--port", port, "--speed",
                            "0", "--clock", "2026-10-14T08:00"], environment)
            servers.append(server)
            address = re.search(r"127\.0\.0\.1:\d+", server.wait_for("address")).group()
            server.wait_for("Ctrl-C")
            return address

        def run(*words):
            return subprocess.run([hjul, *words], env=environment, check=True, text=True,
                                  capture_output=True, timeout=120).stdout

        def end(server):
            server.process.terminate()
            server.process.wait(timeout=60)

        try:
            address = serve("0")
            with open(f"{folder}/data/logins", encoding="utf-8") as logins:
                tokens = {line.split()[0]: line.split()[2] for line in logins}
            for name in ("administratör", "rektor-bjorkskolan"):
                run("login", "--server", address, "--token", tokens[name], "--as", name)

            watch = Lines([hjul, "task", "watch", "--as", "rektor-bjorkskolan"], environment)
            watch.wait_for("ansluten till")
            end(servers[-1])
            watch.wait_for("svarar inte")
            serve(address.rsplit(":", 1)[1])
            watch.wait_for("ansluten igen")

            run("clock", "set", "2026-10-16T09:00", "--as", "administratör")
            reminder = watch.wait_for("påminnelse")
            assert "Skyddsrond" in reminder, reminder
            assert reminder.startswith("2026-10-16 "), reminder

            watch.process.send_signal(signal.SIGINT)
            watch.wait_for("avslutat")
            assert watch.process.wait(timeout=60) == 0

            # A second watch goes on after the first: what that has printed does not come again.
            again = Lines([hjul, "task", "watch", "--as", "rektor-bjorkskolan"], environment)
            again.wait_for("ansluten till")
            run("clock", "set", "2026-10-28T09:00", "--as", "administratör")
            again.wait_for("2026-10-28 ")
            assert not any(line.startswith("2026-10-16") for line in again.seen), again.seen
            again.process.send_signal(signal.SIGTERM)
            assert again.process.wait(timeout=60) == 0

            # With --tasks it also tells what others, and one's own hands, have done.
            both = Lines([hjul, "task", "watch", "--tasks", "--since-now", "--as",
                          "rektor-bjorkskolan"], environment)
            both.wait_for("ansluten till")
            run("task", "do", "arbetsplan", "--as", "rektor-bjorkskolan")
            both.wait_for("klar ")
            both.process.send_signal(signal.SIGINT)
            assert both.process.wait(timeout=60) == 0

            tasks = json.loads(run("task", "list", "-o", "json", "--as", "rektor-bjorkskolan"))
            assert tasks and all(task["post"] == "rektor@bjorkskolan" for task in tasks), tasks
        finally:
            for server in servers:
                if server.process.poll() is None:
                    end(server)
    print("the watch resumed, told once, and ended")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
