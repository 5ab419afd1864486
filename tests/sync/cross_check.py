#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Thông Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds our metadata against securesystemslib, the library public TUF tools are made of.

usage: cross_check.py verify TREE     every role's signatures, key ids and canonical JSON
       cross_check.py make FILE       writes a root that securesystemslib made and signed
Exit status 77: the library is not installed.
"""
import hashlib
import json
import pathlib
import sys

try:
    import securesystemslib
except ImportError:
    print("python3-securesystemslib is not installed")
    sys.exit(77)
# Beyond this line a missing name is a defect of this file, not a missing library.
from securesystemslib import formats
from securesystemslib.signer import Signature, SSlibKey


def key_id(entry):
    return hashlib.sha256(formats.encode_canonical(entry).encode()).hexdigest()


def check(document, rule, listed):
    data = formats.encode_canonical(document["signed"]).encode()
    good = set()
    for signature in document["signatures"]:
        entry = listed[signature["keyid"]]
        assert key_id(entry) == signature["keyid"], "key id"
        assert signature["keyid"] in rule["keyids"], "a stranger's signature"
        # Both from_dict consume what they are given. A wrong signature raises.
        key = SSlibKey.from_dict(signature["keyid"], dict(entry))
        key.verify_signature(Signature.from_dict(dict(signature)), data)
        good.add(entry["keyval"]["public"])
    assert len(good) >= rule["threshold"], "threshold"


def facts(entry, content):
    assert entry["length"] == len(content), "length"
    assert entry["hashes"]["sha256"] == hashlib.sha256(content).hexdigest(), "hash"


def verify(tree):
    metadata = pathlib.Path(tree) / "metadata"
    load = lambda name: json.loads((metadata / name).read_bytes())
    root = load("1.root.json")
    timestamp = load("timestamp.json")
    snapshot_entry = timestamp["signed"]["meta"]["snapshot.json"]
    snapshot_file = f"{snapshot_entry['version']}.snapshot.json"
    snapshot = load(snapshot_file)
    facts(snapshot_entry, (metadata / snapshot_file).read_bytes())
    roles = {}
    for name, entry in snapshot["signed"]["meta"].items():
        file = f"{entry['version']}.{name}"
        facts(entry, (metadata / file).read_bytes())
        roles[name] = load(file)
    listed = root["signed"]["keys"]
    for name, document in (("root", root), ("timestamp", timestamp), ("snapshot", snapshot), ("targets", roles["targets.json"])):
        check(document, root["signed"]["roles"][name], listed)
    for delegation in roles["targets.json"]["signed"]["delegations"]["roles"]:
        check(roles[delegation["name"] + ".json"], delegation, roles["targets.json"]["signed"]["delegations"]["keys"])
    for document in roles.values():
        for path, entry in document["signed"]["targets"].items():
            folder, _, name = path.rpartition("/")
            facts(entry, (pathlib.Path(tree) / "targets" / folder / f"{entry['hashes']['sha256']}.{name}").read_bytes())


def new_signer():
    """A signer with a new key, and the key's public entry."""
    try:
        from securesystemslib.signer import CryptoSigner  # 1.0 and later (Debian 13)
    except ImportError:
        return new_classic_signer()
    signer = CryptoSigner.generate_ed25519()
    return signer, signer.public_key.to_dict()


def new_classic_signer():
    """The same with 0.26 (Debian 12)."""
    from securesystemslib import keys
    from securesystemslib.signer import SSlibSigner
    pair = keys.generate_ed25519_key()
    entry = {"keytype": "ed25519", "scheme": "ed25519", "keyval": {"public": pair["keyval"]["public"]}}
    return SSlibSigner(dict(pair, keyid=key_id(entry))), entry


def make(file):
    pairs = [new_signer() for _ in range(2)]
    entries = {key_id(entry): entry for _, entry in pairs}
    rule = {"keyids": sorted(entries), "threshold": 2}
    signed = {
        "_type": "root", "spec_version": "1.0.31", "version": 1, "expires": "2030-01-01T00:00:00Z",
        "consistent_snapshot": True, "keys": entries,
        "roles": {name: rule for name in ("root", "timestamp", "snapshot", "targets")},
        "x-note": "Ổn định \"quoted\" \\ \t tab / \u0001 \U0001f600",
    }
    data = formats.encode_canonical(signed).encode()
    signatures = [signer.sign(data).to_dict() for signer, _ in pairs]
    pathlib.Path(file).write_text(json.dumps({"signed": signed, "signatures": signatures}), encoding="utf-8")


{"verify": verify, "make": make}[sys.argv[1]](sys.argv[2])
