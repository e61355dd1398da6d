"""Rules for .proto files, which are the manual of the API."""

import re

_BLOCK = re.compile(r"\s*(message|enum|service|oneof|extend)\s+(\w+)[^{]*\{\s*(\}?)")
_RPC = re.compile(r"\s*rpc\s+(\w+)")
_FIELD = re.compile(
    r"\s*(?:repeated\s+|optional\s+)?(?:map\s*<[^>]*>|[\w.]+)\s+(\w+)\s*=\s*\d+\s*[;\[]")
_VALUE = re.compile(r"\s*(\w+)\s*=\s*-?(?:0x)?[0-9a-fA-F]+\s*[;\[]")


def proto_files(files):
    for file in files.values():
        if file.path.endswith(".proto"):
            yield file


def _commented(lines, index):
    """Whether line `index` has a comment of its own: above it, or after it on the line."""
    if re.search(r"//\s*\S", lines[index]):
        return True
    above = lines[index - 1].strip() if index else ""
    return above.startswith("//") or above.endswith("*/")


def comment(files):
    for file in proto_files(files):
        scopes = []
        for index, line in enumerate(file.lines):
            code = line.split("//")[0]
            kind, name = _declared(code, scopes)
            if kind and not _commented(file.lines, index):
                yield (file.path, index + 1, f"{kind} {name} has no comment; say what it means, "
                       "the Swedish term, unit and limits")
            block = _BLOCK.match(code)
            opened, closed = code.count("{"), code.count("}")
            for number in range(opened - closed):
                scopes.append(block.group(1) if block and number == 0 else "options")
            for _ in range(closed - opened):
                if scopes:
                    scopes.pop()


def _declared(code, scopes):
    """What a line declares: ("field", "due_date") and so on, or (None, None)."""
    scope = scopes[-1] if scopes else "file"
    block = _BLOCK.match(code)
    if block and scope != "options" and block.group(1) != "extend":
        return block.group(1), block.group(2)
    if scope == "service" and (match := _RPC.match(code)):
        return "rpc", match.group(1)
    if scope == "enum" and not re.match(r"\s*(option|reserved)\b", code):
        match = _VALUE.match(code)
        return ("enum value", match.group(1)) if match else (None, None)
    if scope in ("message", "oneof", "extend") and not re.match(r"\s*(option|reserved)\b", code):
        match = _FIELD.match(code)
        return ("field", match.group(1)) if match else (None, None)
    return None, None


def stream(files):
    for file in proto_files(files):
        for match in re.finditer(r"\brpc\s+(\w+)\s*\(\s*stream\b", file.text):
            yield (file.path, file.line_of(match.start()), f"rpc {match.group(1)} streams from "
                   "the client, which no browser can; use unary or server streaming")
