#!/usr/bin/env python3
"""A client that knows nothing of hjul but what the server's reflection tells it.

  independent_client.py HJULD DEPLOY

Starts `hjuld dev` on a free port and a fresh folder, learns the API through reflection, lists a
rektor's tasks, takes an action, and watches it arrive. Exit status 0: all of it worked.
"""

import re
import signal
import subprocess
import sys
import tempfile
import threading
import unittest
import uuid

import grpc
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

HJULD, DEPLOY = "", ""
SECONDS = 120


def varint(value):
    out = b""
    while value > 0x7f:
        out += bytes([value & 0x7f | 0x80])
        value >>= 7
    return out + bytes([value])


def field(number, data):
    return varint(number << 3 | 2) + varint(len(data)) + data


def fields(data):
    """The length-delimited fields of a message: (number, bytes)."""
    position = 0

    def read():
        nonlocal position
        value = shift = 0
        while True:
            byte = data[position]
            position += 1
            value |= (byte & 0x7f) << shift
            shift += 7
            if byte < 0x80:
                return value
    while position < len(data):
        key = read()
        if key & 7 == 2:
            length = read()
            yield key >> 3, data[position:position + length]
            position += length
        else:
            read()


class Api:
    """What reflection says, as methods that can be called."""

    def __init__(self, channel):
        self.channel = channel
        self.pool = descriptor_pool.DescriptorPool()
        self.known = set()
        self.services = [name for name in self._list() if name.startswith("hjul.v1.")]
        for name in self.services:
            self._learn(field(4, name.encode()))

    def _ask(self, request):
        stream = self.channel.stream_stream(
            "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo",
            request_serializer=lambda data: data, response_deserializer=lambda data: data)
        return next(iter(stream(iter([request]), timeout=SECONDS)))

    def _list(self):
        answer = dict(fields(self._ask(field(7, b""))))
        return [dict(fields(service))[1].decode()
                for number, service in fields(answer[6]) if number == 1]

    def _learn(self, request):
        answer = dict(fields(self._ask(request)))
        for number, data in fields(answer[4]):
            if number != 1:
                continue
            file = descriptor_pb2.FileDescriptorProto.FromString(data)
            if file.name in self.known:
                continue
            self.known.add(file.name)
            for dependency in file.dependency:
                if dependency not in self.known:
                    self._learn(field(3, dependency.encode()))
            self.pool.Add(file)

    def _classes(self, method):
        service, name = method.split("/")
        found = self.pool.FindServiceByName(f"hjul.v1.{service}").methods_by_name[name]
        factory = message_factory.MessageFactory(self.pool)
        return factory.GetPrototype(found.input_type), factory.GetPrototype(found.output_type)

    def call(self, method, token, **arguments):
        request, response = self._classes(method)
        unary = self.channel.unary_unary(f"/hjul.v1.{method}",
                                         request_serializer=request.SerializeToString,
                                         response_deserializer=response.FromString)
        return unary(request(**arguments), timeout=SECONDS,
                     metadata=[("authorization", f"Bearer {token}")])

    def watch(self, token, **arguments):
        request, response = self._classes("WatchService/WatchChanges")
        stream = self.channel.unary_stream("/hjul.v1.WatchService/WatchChanges",
                                           request_serializer=request.SerializeToString,
                                           response_deserializer=response.FromString)
        return stream(request(**arguments), timeout=SECONDS,
                      metadata=[("authorization", f"Bearer {token}")])


class IndependentClient(unittest.TestCase):

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.server = subprocess.Popen(
            [HJULD, "dev", "--data", cls.folder.name, "--port", "0", "--speed", "0",
             "--clock", "2026-09-07T08:00", "--demo", DEPLOY],
            stdout=subprocess.PIPE, text=True)
        cls.logins = {}
        port = None
        for line in cls.server.stdout:
            if match := re.search(r"--server (\S+) --token (\S+) --as (\S+)", line):
                port = match.group(1)
                cls.logins[match.group(3)] = match.group(2)
            if "Ctrl-C" in line:
                break
        cls.drain = threading.Thread(target=cls.server.stdout.read)
        cls.drain.start()
        cls.api = Api(grpc.insecure_channel(port))

    @classmethod
    def tearDownClass(cls):
        cls.server.send_signal(signal.SIGTERM)
        cls.status = cls.server.wait(timeout=SECONDS)
        cls.drain.join()
        cls.folder.cleanup()

    def test_reflection_tells_every_service(self):
        self.assertEqual(len(self.api.services), 10, self.api.services)

    def test_lists_tasks_takes_an_action_and_watches_it(self):
        token = self.logins["rektor-bjorkskolan"]
        stream = self.api.watch(token, subscriptions=[{"topic": 1}])
        for message in stream:
            if message.WhichOneof("message") == "synced":
                break
        tasks = self.api.call("TaskService/ListTasks", token, mine=True).tasks
        task, action = next(
            (task, action) for task in tasks for action in task.actions
            if not action.results)
        arguments = {"id": task.id, "action": action.id, "etag": task.etag,
                     "request_id": str(uuid.uuid4())}
        if action.note_required:
            arguments["note"] = "klart"
        if action.participants_required:
            arguments["participants"] = ["arbetslaget"]
        after = self.api.call("TaskService/TakeAction", token, **arguments).occurrence
        self.assertNotEqual(after.etag, "")
        for message in stream:
            if message.WhichOneof("message") == "change":
                self.assertIn(task.id, [item.id for item in message.change.items])
                break
        stream.cancel()

    def test_errors_carry_a_reason(self):
        with self.assertRaises(grpc.RpcError) as raised:
            self.api.call("TaskService/GetTask", self.logins["rektor-bjorkskolan"], id="nonsens")
        self.assertEqual(raised.exception.code(), grpc.StatusCode.INVALID_ARGUMENT)
        details = dict(raised.exception.trailing_metadata())["grpc-status-details-bin"]
        self.assertIn(b"google.rpc.ErrorInfo", details)


if __name__ == "__main__":
    HJULD, DEPLOY = sys.argv.pop(1), sys.argv.pop(1)
    unittest.main()
