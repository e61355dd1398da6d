#!/usr/bin/env python3
"""Commands typed at a demonstration, and what they answer: script.py HJULD HJUL SCRIPT...

A script is a text that a rektor could read:

    # words about what happens
    server --clock 2026-10-14T08:00      starts `hjuld dev` with its clock standing still
    $ hjul task list --as skolchef       types a command; what follows is what it answers
    until open$ hjul task show x         types it again until its answer holds the word before $
    file NAME FROM s/old/new/            writes a file of the tree with one change in it
    text NAME "a\\nb"                     writes a file of these lines
    restart                              ends the server and starts it again with the same data

Below a command stand its lines, those on stderr after "! ", and "[exit 1]" when it is not 0.
HJUL_REWRITE=1 writes what came instead of comparing it; the diff is the review.
Nothing sleeps and nothing has a fixed port. Secrets, ports and plan ids are written as <...>.
"""

import difflib
import os
import re
import shlex
import subprocess
import sys
import tempfile

TRIES_MAX = 2000
UNSTABLE = (
    (re.compile(r"127\.0\.0\.1:\d+"), "<server>"),
    (re.compile(r"\bhjul_[A-Za-z0-9_-]{20,}"), "<token>"),
    (re.compile(r"\bp-[0-9a-f]{10}\b"), "<plan>"),
)


class Stage:
    """A server with its logins, and the person who types."""

    def __init__(self, hjuld, hjul, folder):
        self.hjuld, self.hjul, self.folder = hjuld, hjul, folder
        self.server, self.arguments, self.plan = None, [], ""
        self.environment = {
            "PATH": os.environ.get("PATH", ""), "HOME": folder, "COLUMNS": "80",
            "XDG_CONFIG_HOME": f"{folder}/config", "XDG_STATE_HOME": f"{folder}/state",
        }

    def start(self, arguments):
        self.arguments = arguments
        command = [self.hjuld, "dev", "--data", f"{self.folder}/data", "--port", "0",
                   "--speed", "0", *arguments]
        self.server = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
            env=self.environment)
        address = None
        for line in self.server.stdout:
            found = re.search(r"127\.0\.0\.1:\d+", line)
            address = address or (found and found.group())
            if "Ctrl-C" in line:  # The last line of the welcome.
                break
        if address is None:
            raise SystemExit("the server did not start: " + shlex.join(command))
        with open(f"{self.folder}/data/logins", encoding="utf-8") as logins:
            for line in logins:
                name, _, token = line.split()
                if name in WANTED:
                    self.type(["hjul", "login", "--server", address, "--token", token,
                               "--as", name])

    def stop(self):
        if self.server is not None:
            self.server.terminate()
            self.server.wait(timeout=60)
            self.server.stdout.close()
            self.server = None

    def type(self, words):
        words = [word.replace("{plan}", self.plan) for word in words]
        run = subprocess.run([self.hjul, *words[1:]], env=self.environment, cwd=self.folder,
                             stdin=subprocess.DEVNULL, capture_output=True, text=True,
                             timeout=120, check=False)
        answer = run.stdout.splitlines()
        answer += ["! " + line for line in run.stderr.splitlines()]
        if run.returncode != 0:
            answer.append(f"[exit {run.returncode}]")
        plans = re.findall(r"\bp-[0-9a-f]{10}\b", run.stderr)
        self.plan = plans[-1] if plans else self.plan
        return [stable(line) for line in answer]


# Whose logins scripts use; the rest of the demonstration's two dozen would only take time.
WANTED = ("administratör", "skolchef", "rektor-bjorkskolan", "lärarrepresentant-bjorkskolan",
          "skyddsombud-bjorkskolan", "nämnd", "ekonomi")


def stable(line):
    for pattern, word in UNSTABLE:
        line = pattern.sub(word, line)
    return line


def is_command(line):
    words = ("$ ", "until ", "server ", "restart", "file ", "text ", "# ")
    return line.startswith(words) or line == "#"


def typed(stage, line):
    """The answer to one line of a script."""
    if line.startswith("server "):
        stage.start(shlex.split(line)[1:])
        return []
    if line.startswith("restart"):
        stage.stop()
        stage.start(stage.arguments)
        return []
    if line.startswith("file "):
        _, name, source, change = shlex.split(line)
        _, old, new, _ = change.split("/")
        with open(os.path.join(ROOT, source), encoding="utf-8") as text:
            content = text.read()
        if old not in content:
            raise SystemExit(f"{source} has no '{old}'")
        with open(f"{stage.folder}/{name}", "w", encoding="utf-8") as text:
            text.write(content.replace(old, new, 1))
        return []
    if line.startswith("text "):
        _, name, content = shlex.split(line)
        with open(f"{stage.folder}/{name}", "w", encoding="utf-8") as text:
            text.write(content.replace("\\n", "\n") + "\n")
        return []
    if line.startswith("until "):
        word, command = line[len("until "):].split("$ ", 1)
        for _ in range(TRIES_MAX):
            answer = stage.type(shlex.split(command))
            if any(word in part for part in answer):
                return answer
        return answer + [f"'{word}' never came"]
    return stage.type(shlex.split(line[2:])) if line.startswith("$ ") else []


def play(stage, script):
    """The script as it came out."""
    out = []
    for line in script.splitlines():
        if not is_command(line):
            continue
        if out and not out[-1].startswith("#"):
            out.append("")
        out.append(line)
        out += typed(stage, line)
    return "\n".join(out) + "\n"


def main(arguments):
    if len(arguments) < 3:
        print(__doc__, file=sys.stderr)
        return 64
    hjuld, hjul, *paths = [os.path.abspath(argument) for argument in arguments]
    failed = 0
    for path in paths:
        with open(path, encoding="utf-8") as file:
            script = file.read()
        with tempfile.TemporaryDirectory(prefix="hjul-script-") as folder:
            stage = Stage(hjuld, hjul, folder)
            try:
                came = play(stage, script)
            finally:
                stage.stop()
        if os.environ.get("HJUL_REWRITE"):
            with open(path, "w", encoding="utf-8") as file:
                file.write(came)
        elif came != script:
            failed += 1
            sys.stdout.writelines(difflib.unified_diff(
                script.splitlines(keepends=True), came.splitlines(keepends=True),
                path, "what came"))
    print(f"{len(paths) - failed} of {len(paths)} scripts as written")
    return 1 if failed else 0


ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
