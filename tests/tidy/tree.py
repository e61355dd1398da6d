"""The files a check looks at: paths and texts, and C++ with comments and literals blanked out."""

import functools
import os
import re
import subprocess

CPP = (".cc", ".h")
CODE = CPP + (".proto", ".py", ".sh", ".cmake")
TEXT = CODE + (".md", ".txt", ".yaml", ".yml", ".json", ".csv", ".conf", ".in", ".example")


class File:
    """One file of the tree. `path` is relative to the root, with forward slashes."""

    def __init__(self, path, text):
        self.path = path
        self.text = text
        self.lines = text.split("\n")
        if self.lines and self.lines[-1] == "":
            self.lines.pop()

    @property
    def folder(self):
        return os.path.dirname(self.path)

    @property
    def name(self):
        return os.path.basename(self.path)

    def is_cpp(self):
        return self.path.endswith(CPP)

    def is_code(self):
        return (self.path.endswith(CODE) or self.name == "CMakeLists.txt"
                or self.text.startswith("#!"))

    def under(self, *folders):
        return any(self.path.startswith(folder + "/") for folder in folders)

    @functools.cached_property
    def bare_lines(self):
        """The lines of a C++ file with comments and literals blanked out."""
        return blank(self.text).split("\n")

    def includes(self):
        """Yields (line number, included path) of a C++ file."""
        for number, line in enumerate(self.lines, 1):
            match = re.match(r'\s*#\s*include\s*[<"]([^>"]+)[>"]', line)
            if match:
                yield number, match.group(1)

    def line_of(self, offset):
        return self.text.count("\n", 0, offset) + 1


# In the order in which they can start: a quote in a comment starts nothing, and so on.
# A digit separator (1'000) is no character literal.
_BLANKED = re.compile(
    r"""//[^\n]*
      | /\*.*?\*/
      | R"(?P<mark>[^()\s\\]{0,16})\(.*?\)(?P=mark)"
      | "(?:\\.|[^"\\\n])*"
      | (?<![0-9a-zA-Z_])'(?:\\.|[^'\\\n])+'
    """, re.DOTALL | re.VERBOSE)


def blank(text):
    """C++ `text` with comments and literals replaced by spaces; line breaks stay."""
    return _BLANKED.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)


def listed(root):
    """Paths git knows or would add, sorted; without git, everything but build/ and .git/."""
    try:
        out = subprocess.run(
            ["git", "-c", "safe.directory=*", "-C", root, "ls-files", "-coz",
             "--exclude-standard"],
            check=True, capture_output=True).stdout
        paths = [os.fsdecode(path) for path in out.split(b"\0") if path]
    except (OSError, subprocess.CalledProcessError):
        paths = []
        for folder, folders, names in os.walk(root):
            folders[:] = [f for f in folders if f not in (".git", "build", "__pycache__")]
            paths += [os.path.relpath(os.path.join(folder, name), root) for name in names]
    return sorted(path for path in paths if os.path.isfile(os.path.join(root, path)))


def read(root):
    """Returns: the files of the tree that are text, by path."""
    files = {}
    for path in listed(root):
        with open(os.path.join(root, path), "rb") as stream:
            content = stream.read()
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            files[path] = File(path, text)
    return files
