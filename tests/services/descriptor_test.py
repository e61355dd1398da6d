#!/usr/bin/env python3
"""The API only grows: descriptor_test.py PROTOC PROTO_FOLDER KNOWN [--rewrite].

KNOWN holds one line per message field, enum value and rpc. What stands there must still be there,
unchanged; what is new is added with --rewrite, and the difference is the review.
"""

import os
import subprocess
import sys
import tempfile

from google.protobuf import descriptor_pb2

TYPES = descriptor_pb2.FieldDescriptorProto.Type
LABELS = descriptor_pb2.FieldDescriptorProto.Label


def files(protoc, folder):
    names = sorted(os.path.join("hjul/v1", name)
                   for name in os.listdir(os.path.join(folder, "hjul", "v1")))
    with tempfile.NamedTemporaryFile() as out:
        subprocess.run([protoc, f"-I{folder}", f"--descriptor_set_out={out.name}", *names],
                       check=True)
        return descriptor_pb2.FileDescriptorSet.FromString(out.read()).file


def message_lines(message, scope):
    name = f"{scope}.{message.name}"
    for field in message.field:
        kind = field.type_name.lstrip(".") or TYPES.Name(field.type)[5:].lower()
        label = LABELS.Name(field.label)[6:].lower()
        group = f" oneof {field.oneof_index}" if field.HasField("oneof_index") else ""
        yield f"field {name} {field.number} {field.name} {label} {kind}{group}"
    for nested in message.nested_type:
        yield from message_lines(nested, name)
    for enum in message.enum_type:
        yield from enum_lines(enum, name)


def enum_lines(enum, scope):
    for value in enum.value:
        yield f"value {scope}.{enum.name} {value.number} {value.name}"


def lines(descriptors):
    for file in descriptors:
        for message in file.message_type:
            yield from message_lines(message, file.package)
        for enum in file.enum_type:
            yield from enum_lines(enum, file.package)
        for service in file.service:
            for method in service.method:
                stream = " stream" if method.server_streaming else ""
                yield (f"rpc {file.package}.{service.name}/{method.name} "
                       f"{method.input_type.lstrip('.')} -> "
                       f"{method.output_type.lstrip('.')}{stream}")


def main(protoc, folder, known, *rest):
    now = sorted(lines(files(protoc, folder)))
    if rest == ("--rewrite",):
        with open(known, "w", encoding="utf-8") as stream:
            stream.write("\n".join(now) + "\n")
        return 0
    with open(known, encoding="utf-8") as stream:
        before = stream.read().splitlines()
    gone = sorted(set(before) - set(now))
    new = sorted(set(now) - set(before))
    for line in gone:
        print(f"gone or changed: {line}\n  v1 only grows; take it back, or retire it as reserved")
    for line in new:
        print(f"new: {line}\n  run this test with --rewrite and review the difference")
    print(f"descriptor: {len(now)} lines, {len(gone)} gone, {len(new)} new")
    return 1 if gone or new else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
