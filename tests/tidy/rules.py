"""The rules: one function each, from the files of a tree to what is wrong with them.

A rule yields (path, line, message); the message says what is wrong and what to do. RULES names
them in the order in which they are printed.
"""

import os
import re

import proto_rules

# Bottom to top: a folder may include from itself and from what stands before it.
LAYERS = ("text", "calendar", "core", "store", "engine")

SOURCES = ("scheduler", "services", "clients")
PURE = ("scheduler/text", "scheduler/calendar", "scheduler/core")


def cpp(files, *folders):
    for file in files.values():
        if file.is_cpp() and (not folders or file.under(*folders)):
            yield file


def layering(files):
    for file in cpp(files, *SOURCES):
        for line, included in file.includes():
            wrong = _wrong_layer(file.path.split("/"), included)
            if wrong:
                yield file.path, line, wrong


def _wrong_layer(here, included):
    there = included.split("/")
    if there[0] == "tests":
        return "includes a test; move what is shared down into the layer that owns it"
    if here[0] == "clients":
        if there[0] in ("scheduler", "services"):
            return f"a client includes {included}; clients know proto/hjul/v1 and nothing else"
    elif here[0] == "services":
        if there[0] == "clients":
            return f"the server includes {included}; what both need is in proto/hjul/v1"
    elif there[0] in ("services", "clients"):
        return f"scheduler/ includes {included}; it is a library and knows no server"
    elif there[0] == "scheduler" and here[1] in LAYERS and there[1] in LAYERS:
        if LAYERS.index(there[1]) > LAYERS.index(here[1]):
            return (f"scheduler/{here[1]} includes {included}, a layer above it; "
                    "the order is " + " < ".join(LAYERS))
    return None


# What only some may include: what it is, the start of the include, who may, what to do.
# A tuple of paths; one that ends in "/" is a folder, another one the start of file names.
TESTS = "tests/"
RESERVED_INCLUDES = (
    ("gRPC", r"grpc(pp)?/|grpc\+\+", ("services/", "clients/", TESTS),
     "translate in services/"),
    ("the API's messages", r"hjul/v1/", ("services/", "clients/", TESTS),
     "translate in services/"),
    ("the control socket's messages", r"hjul/control/", ("services/", TESTS),
     "it is for the server's own program; clients have hjul/v1"),
    ("the stored messages", r"hjul/storage/", ("scheduler/store/codec", TESTS),
     "go through scheduler/store/codec.h"),
    ("the RocksDB store", r"scheduler/store/rocks_store\.h",
     ("scheduler/store/", "services/", TESTS),
     "take a Store&; the program opens the one it wants"),
    ("RocksDB", r"rocksdb/", ("scheduler/store/", TESTS),
     "go through scheduler/store/store.h"),
    ("yaml-cpp", r"yaml-cpp/", ("scheduler/text/",),
     "read through scheduler/text/yaml_node.h"),
    ("Abseil's time", r"absl/time/",
     ("scheduler/calendar/zone", "scheduler/engine/clock", "clients/", TESTS),
     "convert through scheduler/calendar/zone.h"),
    ("protobuf", r"google/(protobuf|rpc)/", ("scheduler/store/", "services/", "clients/", TESTS),
     "use the core's own types"),
    ("spdlog", r"spdlog/", ("scheduler/store/", "scheduler/engine/", "services/", TESTS),
     "return a status or an effect; the shell logs"),
)


def reserved_include(files):
    for file in cpp(files):
        for line, included in file.includes():
            for what, start, allowed, instead in RESERVED_INCLUDES:
                if re.match(start, included) and not file.path.startswith(allowed):
                    yield (file.path, line,
                           f"{what} ({included}) is for {', '.join(allowed)}; {instead}")


IMPURE_INCLUDES = re.compile(
    r"(iostream|fstream|filesystem|cstdio|stdio\.h|atomic|barrier|condition_variable|future"
    r"|latch|mutex|semaphore|shared_mutex|stop_token|thread|fcntl\.h|unistd\.h|sys/.*"
    r"|absl/synchronization/.*)$")


def pure(files):
    for file in cpp(files, *PURE):
        for line, included in file.includes():
            if IMPURE_INCLUDES.match(included):
                yield (file.path, line, f"<{included}> in {file.folder}, which does no I/O and "
                       "takes no locks; take the value as an argument")
        for line, text in enumerate(file.bare_lines, 1):
            if re.search(r"_clock\s*::\s*now\b", text):
                yield (file.path, line,
                       "a clock is read in a pure layer; take `now` as an argument")


# What nobody calls but those who own it: name, pattern, who may, what to do instead.
BANNED_CALLS = (
    ("the wall clock",
     r"\bsystem_clock\s*::\s*now\b|\bstd\s*::\s*time\s*\(|(?<![\w.:>])time\s*\(\s*(nullptr|NULL|0)"
     r"|\babsl\s*::\s*Now\s*\(|\bgettimeofday\b|\bclock_gettime\b",
     ("scheduler/engine/clock",), "take `now` as an argument, or use scheduler/engine/clock.h"),
    ("sleeping",
     r"\bsleep_(for|until)\b|\bSleepFor\b|\bu?sleep\s*\(|\bnanosleep\b",
     (), "wait on what you wait for (Clock, a condition variable, a stream)"),
    ("randomness without a seed",
     r"(?<![\w.>])s?rand\s*\(|\b[dlm]rand48\b|\brandom_device\b",
     (), "take a seed, or ask libsodium for ids and secrets"),
    ("the environment",
     r"\b(secure_)?getenv\b|\benviron\b",
     ("services/config", "clients/cli/config", "clients/cli/main", TESTS),
     "read it where the configuration is read, and pass the value on"),
    ("an exception", r"\bthrow\b", (), "return absl::Status or absl::StatusOr"),
    ("new or delete outside a reactor",
     r"\bnew\b|\bdelete\b(?!\s*;)",
     (), "use a value or std::make_unique"),
)

# Excused: a reactor of gRPC, which owns itself (made with new, deleted in OnDone), and a factory
# whose class has a private constructor, which has to write unique_ptr<T>(new T(...)).
_REACTOR = re.compile(r"\b(Server(Unary|Write|Generic)|Client(Read|Unary))\w*Reactor\b")
_OWNED = re.compile(r"(unique_ptr<[^;]*>|\bWrapUnique)(\s+\w+)?\s*[({]\s*$")


def banned_call(files):
    for file in cpp(files):
        bare = "\n".join(file.bare_lines)
        for what, pattern, allowed, instead in BANNED_CALLS:
            if allowed and file.path.startswith(allowed):
                continue
            for match in re.finditer(pattern, bare):
                if match.group() in ("new", "delete") and (
                        _REACTOR.search(bare) or _OWNED.search(bare, 0, match.start())):
                    continue
                line = file.line_of(match.start())
                yield file.path, line, f"{what} ({file.lines[line - 1].strip()}); {instead}"


LINES_MAX = 600
COLUMNS_MAX = 100


def file_length(files):
    for file in files.values():
        if file.is_code() and len(file.lines) > LINES_MAX:
            yield (file.path, LINES_MAX + 1, f"{len(file.lines)} lines, over {LINES_MAX}; "
                   "two ideas live here: give each a file")


def line_length(files):
    for file in files.values():
        if not file.is_code():
            continue
        for line, text in enumerate(file.lines, 1):
            if len(text) > COLUMNS_MAX and "http" not in text:
                yield (file.path, line,
                       f"{len(text)} columns, over {COLUMNS_MAX}; break the line")


def whitespace(files):
    for file in files.values():
        if not (file.is_code() or file.path.endswith((".md", ".yaml", ".yml", ".json"))):
            continue
        if not file.text:
            continue
        for line, text in enumerate(file.lines, 1):
            if "\t" in text:
                yield file.path, line, "a tab; use spaces"
            if text.endswith("\r"):
                yield file.path, line, "ends in CR LF; end lines in LF"
            elif file.is_code() and text != text.rstrip():
                yield file.path, line, "blanks at the end of the line; remove them"
        if not file.text.endswith("\n"):
            yield file.path, len(file.lines), "no newline at the end of the file; add one"
        elif file.text.endswith("\n\n"):
            yield file.path, len(file.lines), "empty lines at the end of the file; remove them"


# Written in pieces: whoever searches the tree for these marks should not find the checker.
_UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME|X" r"XX|HA" r"CK)\b")
_SKIPPED = re.compile(r"\bDIS" r"ABLED_\w+|\bGTEST_" r"SKIP\b")


def unfinished(files):
    for file in files.values():
        if not (file.is_code() or file.path.endswith(".md")):
            continue
        for line, text in enumerate(file.lines, 1):
            match = _UNFINISHED.search(text)
            if match:
                yield (file.path, line, f"{match.group()}; finish it, or open an issue "
                       "and say here what holds today")
            if file.is_cpp() and _SKIPPED.search(text):
                yield file.path, line, "a test that is switched off; mend it or remove it"


def test_name(files):
    macro = re.compile(r"\b(?:TYPED_)?TEST(?:_[FP])?\s*\(\s*(\w+)\s*,\s*(\w+)\s*\)")
    for file in cpp(files, "tests"):
        for match in macro.finditer("\n".join(file.bare_lines)):
            for name in match.groups():
                if "_" in name:
                    yield (file.path, file.line_of(match.start()), f"{name} has an underscore; "
                           "write the claim in CamelCase")


def readme(files):
    """Folders of generated shapes are told of where they hang: proto/README.md for all of it."""
    told = {file.folder for file in files.values() if file.name == "README.md"}
    seen = set()
    for file in files.values():
        if not file.is_code() or not file.folder or file.folder in seen:
            continue
        seen.add(file.folder)
        folder = "proto" if file.under("proto") else file.folder
        if folder.startswith("."):
            continue
        if folder not in told:
            yield (f"{file.folder}/README.md", 1, "missing; say what is here, where to start, "
                   "what is deliberately not here, and how to add one more")


def header_guard(files):
    for file in cpp(files):
        if file.path.endswith(".h") and "#pragma once" not in file.lines:
            yield file.path, 1, "no #pragma once; add it after the header's comment"


def built(files):
    """A source nobody names in a CMakeLists.txt is a source nobody compiles."""
    for file in files.values():
        if file.path.endswith((".cc", ".proto")):
            lists = [files.get(path) for path in _lists_above(file.folder)]
            if not any(names and file.name in names.text for names in lists):
                yield file.path, 1, "no CMakeLists.txt names this file; add it to its target"


def _lists_above(folder):
    while folder:
        yield f"{folder}/CMakeLists.txt"
        folder = os.path.dirname(folder)
    yield "CMakeLists.txt"


def added(files):
    """The same for folders of tests."""
    lists = files.get("tests/CMakeLists.txt")
    for file in files.values():
        if lists is None or not re.fullmatch(r"tests/\w+/CMakeLists\.txt", file.path):
            continue
        name = os.path.basename(file.folder)
        if not re.search(rf"\b{name}\b", lists.text):
            yield file.path, 1, "tests/CMakeLists.txt does not add this folder; add it there"


def cmake(files):
    banned = re.compile(r"\bGLOB(_RECURSE)?\b|\bFetchContent\w*|\bExternalProject\w*"
                        r"|\bDOWNLOAD\b|\bCMAKE_CXX_FLAGS\b")
    for file in files.values():
        if file.name != "CMakeLists.txt" and not file.path.endswith(".cmake"):
            continue
        for line, text in enumerate(file.lines, 1):
            match = banned.search(text.split("#")[0])
            if match:
                yield (file.path, line, f"{match.group()}; name the sources, take libraries from "
                       "the system, set options on targets")


RULES = {
    "layering": layering,
    "reserved-include": reserved_include,
    "pure": pure,
    "banned-call": banned_call,
    "header-guard": header_guard,
    "file-length": file_length,
    "line-length": line_length,
    "whitespace": whitespace,
    "unfinished": unfinished,
    "test-name": test_name,
    "readme": readme,
    "built": built,
    "added": added,
    "cmake": cmake,
    "proto-comment": proto_rules.comment,
    "proto-stream": proto_rules.stream,
}
