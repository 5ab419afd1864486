# SPDX-FileCopyrightText: 2026 Thông Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A repository of The Update Framework and a web server for it, written from the specification alone with
python3-cryptography, so that the client is held against something that shares no line with it.

Every version that was published stays; a test bends what comes next: `repository.roles[NAME]` is the signed part to be
published, `repository.files` what the server gives, by path.
"""
import copy
import datetime
import hashlib
import http.server
import json
import threading
import urllib.parse

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa

TOP = ("root", "timestamp", "snapshot", "targets")
SHA256 = hashes.SHA256()


def canonical(value):
    """OLPC canonical JSON."""
    if isinstance(value, dict):
        return "{" + ",".join(f"{canonical(key)}:{canonical(value[key])}" for key in sorted(value)) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return json.dumps(value)  # whole numbers, true, false, null


def moment(days=0.0):
    when = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=days)
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")


class Key:
    """A key pair of one of the kinds that metadata may list."""

    def __init__(self, kind="ed25519", extra=None):
        self.kind = kind
        if kind == "ed25519":
            self.private = ed25519.Ed25519PrivateKey.generate()
            public = self.private.public_key().public_bytes(
                serialization.Encoding.Raw, serialization.PublicFormat.Raw).hex()
            keytype = "ed25519"
        else:
            rsa_kind = kind.startswith("rsa")
            self.private = rsa.generate_private_key(65537, 2048) if rsa_kind else ec.generate_private_key(ec.SECP256R1())
            public = self.private.public_key().public_bytes(
                serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo).decode()
            keytype = "rsa" if rsa_kind else "ecdsa"
        self.entry = {"keytype": keytype, "scheme": kind, "keyval": {"public": public}, **(extra or {})}
        self.id = hashlib.sha256(canonical(self.entry).encode()).hexdigest()

    def sign(self, data):
        if self.kind == "ed25519":
            return self.private.sign(data)
        if self.kind == "rsassa-pss-sha256":
            return self.private.sign(data, padding.PSS(mgf=padding.MGF1(SHA256), salt_length=32), SHA256)
        if self.kind == "rsa-pkcs1v15-sha256":
            return self.private.sign(data, padding.PKCS1v15(), SHA256)
        return self.private.sign(data, ec.ECDSA(SHA256))


class Repository:
    def __init__(self):
        self.roles, self.signers, self.files, self.published = {}, {}, {}, {}
        self.requests = []
        self.artifacts = {}
        self.hashes_in_meta = False
        self.prefixes = True
        self.answers = {}  # path -> function(handler) that answers in its own way
        for role in TOP:
            self.roles[role] = {"_type": role, "spec_version": "1.0.31", "version": 0, "expires": moment(30)}
            self.signers[role] = [Key()]
        self.root.update(consistent_snapshot=True, keys={}, roles={})
        self.timestamp["meta"] = {"snapshot.json": {"version": 1}}
        self.snapshot["meta"] = {}
        self.targets["targets"] = {}
        for role in TOP:
            self.authorise(role, self.signers[role])
        self.publish("targets", "snapshot", "timestamp", "root")

    def __getattr__(self, name):
        try:
            return self.__dict__["roles"][name]
        except KeyError:
            raise AttributeError(name) from None

    def authorise(self, role, keys, threshold=1):
        """Makes these the role's keys in the root to come, and its signers."""
        for key in keys:
            self.root["keys"][key.id] = key.entry
        self.root["roles"][role] = {"keyids": [key.id for key in keys], "threshold": threshold}
        self.signers[role] = list(keys)

    def rotate(self, role):
        self.authorise(role, [Key()])

    def delegate(self, delegator, role, paths=None, keys=None, threshold=1, terminating=False, **more):
        keys = keys or [Key()]
        part = self.roles[delegator].setdefault("delegations", {"keys": {}, "roles": []})
        for key in keys:
            part["keys"][key.id] = key.entry
        entry = {"name": role, "keyids": [key.id for key in keys], "threshold": threshold, "terminating": terminating}
        if paths is not None:
            entry["paths"] = paths
        part["roles"].append({**entry, **more})
        if role not in self.roles:
            self.roles[role] = {"_type": "targets", "spec_version": "1.0.31", "version": 0, "expires": moment(30),
                                "targets": {}}
        self.signers.setdefault(role, []).extend(keys)
        return keys

    def add(self, role, path, content, algorithms=("sha256",)):
        digests = {name: hashlib.new(name, content).hexdigest() for name in algorithms}
        self.roles[role]["targets"][path] = {"length": len(content), "hashes": digests}
        self.artifacts[path] = content

    def sign(self, role, signers=None):
        data = canonical(self.roles[role]).encode()
        used = self.signers[role] if signers is None else signers
        signatures = [{"keyid": key.id, "sig": key.sign(data).hex()} for key in used]
        return {"signatures": signatures, "signed": copy.deepcopy(self.roles[role])}

    def publish(self, *roles, bump=True):
        for role in roles:
            if bump:
                self.roles[role]["version"] += 1
            self.put(role, json.dumps(self.sign(role)).encode())

    def put(self, role, content):
        """Serves these bytes as the role's file, and lists them where the role is listed."""
        version = self.roles[role]["version"]
        self.published.setdefault(role, {})[version] = content
        name = urllib.parse.quote(role, "")
        self.files[f"metadata/{name}.json"] = content
        if role != "timestamp":
            self.files[f"metadata/{version}.{name}.json"] = content
        facts = {"version": version}
        if self.hashes_in_meta:
            facts.update(length=len(content), hashes={"sha256": hashlib.sha256(content).hexdigest()})
        if role == "snapshot":
            self.timestamp["meta"]["snapshot.json"] = facts
        elif role not in TOP or role == "targets":
            self.snapshot["meta"][f"{role}.json"] = facts

    def publish_all(self, *roles):
        self.publish(*roles, "snapshot", "timestamp")

    def get(self, path):
        """What the server gives for a path; None: nothing is there."""
        if path.startswith("metadata/"):
            self.requests.append(path[len("metadata/"):])
            return self.files.get(path)
        return self.artifact(path[len("targets/"):]) if path.startswith("targets/") else None

    def artifact(self, path):
        self.requests.append("targets/" + path)
        folder, slash, name = path.rpartition("/")
        if self.root["consistent_snapshot"] and self.prefixes:
            digest, _, name = name.partition(".")
            if not any(entry["targets"].get(folder + slash + name, {"hashes": {}})["hashes"].get(algorithm) == digest
                       for entry in self.roles.values() if "targets" in entry for algorithm in ("sha256", "sha512")):
                return None
        return self.artifacts.get(folder + slash + name)


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        repository = self.server.repository
        path = self.path.lstrip("/")
        if path in repository.answers:
            repository.requests.append(path)
            try:
                repository.answers[path](self)
            except OSError:
                pass  # the client had enough
            self.close_connection = True
            return
        content = repository.get(path)
        self.send_response(200 if content is not None else 404)
        content = content if content is not None else b"there is no such file"
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *arguments):
        pass


class Server:
    """Serves one repository on loopback for as long as the `with` lasts."""

    def __init__(self, repository):
        self.http = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True
        self.http.stopping = threading.Event()
        self.http.repository = repository
        self.url = f"http://127.0.0.1:{self.http.server_address[1]}"
        self.thread = threading.Thread(target=self.http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        self.thread.start()

    def close(self):
        self.http.stopping.set()
        self.http.shutdown()
        self.http.server_close()
        self.thread.join()


def endless(handler):
    """A body without end, as fast as it is taken."""
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b"x" * 65536)


def endless_headers(handler):
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        handler.wfile.write(b"X-More: " + b"x" * 1000 + b"\r\n")


def slow_drip(handler):
    """A byte now and then, for ever: never idle for long, never done."""
    handler.send_response(200)
    handler.send_header("Content-Length", "10000")
    handler.end_headers()
    while not handler.server.stopping.wait(0.2):
        handler.wfile.write(b" ")
        handler.wfile.flush()


def cut_off(content):
    def answer(handler):
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(content)))
        handler.end_headers()
        handler.wfile.write(content[:len(content) // 2])
    return answer


def redirect(to):
    def answer(handler):
        handler.send_response(302)
        handler.send_header("Location", to)
        handler.send_header("Content-Length", "0")
        handler.end_headers()
    return answer
