#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Thông Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Keys, thresholds, rotations and expiry as tuf-client judges them (see tuf_case.py)."""
import json
import unittest

import tuf_repository as tuf
from tuf_case import Case
from tuf_repository import Key

# What each version of the root lists, its threshold, and which keys sign it; the last may be one to refuse.
ROOT_ROTATIONS = {
    "1-of-1-key-rotation": [([1], 1, [1]), ([2], 1, [2, 1]), ([2], 1, [2])],
    "1-of-1-key-rotation-unused-signatures": [([1], 1, [3, 1, 4]), ([2], 1, [3, 2, 1, 4]), ([2], 1, [3, 2, 4])],
    "3-of-5-sign-with-different-keycombos": [([0, 1, 2, 3, 4], 3, [0, 2, 4]), ([0, 1, 2, 3, 4], 3, [0, 4, 1]),
                                             ([0, 1, 2, 3, 4], 3, [0, 1, 3])],
    "3-of-5-one-key-rotated": [([0, 1, 2, 3, 4], 3, [0, 2, 4]), ([0, 1, 3, 4, 5], 3, [0, 4, 1])],
    "3-of-5-all-keys-rotated-with-intermediate-step": [
        ([0, 1, 2, 3, 4], 3, [0, 2, 4]), ([5, 6, 7, 8, 9], 3, [0, 2, 4, 5, 6, 7]), ([5, 6, 7, 8, 9], 3, [5, 6, 7])],
    "1-of-3-threshold-increase-to-2-of-3": [([1, 2, 3], 1, [1]), ([1, 2, 3], 2, [1, 2])],
    "2-of-3-threshold-decrease-to-1-of-3": [([1, 2, 3], 2, [1, 2]), ([1, 2, 3], 1, [1, 2]), ([1, 2, 3], 1, [1])],
    "1-of-2-threshold-increase-to-2-of-2": [([1], 1, [1]), ([1, 2], 2, [1, 2])],
}
REFUSED_ROOT_ROTATIONS = {
    "not-signed-with-old-key": [([1], 1, [1]), ([2], 1, [2, 3, 4])],
    "not-signed-with-new-key": [([1], 1, [1]), ([2], 1, [1, 3, 4])],
    "not-signed-with-3-new-keys": [([0, 1, 2, 3, 4], 3, [0, 2, 4]), ([0, 1, 3, 4, 5], 3, [0, 2, 4])],
    "not-signed-with-3-old-keys": [([0, 1, 2, 3, 4], 3, [0, 2, 4]), ([0, 1, 3, 4, 5], 3, [0, 4, 5])],
    "new-threshold-not-reached": [([1, 2, 3], 1, [1]), ([1, 2, 3], 2, [2])],
    "old-threshold-not-reached": [([1, 2, 3], 2, [1, 2]), ([1, 2, 3], 1, [1])],
}
NON_ROOT_ROTATIONS = {
    "1-of-1-key-rotation": ([2], 1, [2], True),
    "1-of-1-key-rotation-unused-signatures": ([1], 1, [3, 1, 4], True),
    "not-signed-with-new-key": ([2], 1, [1, 3, 4], False),
    "3-of-5-not-signed-with-3-expected-keys": ([0, 1, 3, 4, 5], 3, [0, 2, 4], False),
    "3-of-5-one-signature-missing": ([0, 1, 3, 4, 5], 3, [0, 4], False),
    "3-of-5-first-combo": ([0, 1, 2, 3, 4], 3, [0, 2, 4], True),
    "3-of-5-second-combo": ([0, 1, 2, 3, 4], 3, [2, 3, 4], True),
}


class Rotations(Case):
    def setUp(self):
        super().setUp()
        self.keys = [Key() for _ in range(10)]

    def publish_roots(self, versions):
        repository = self.repository
        repository.root["version"] = 0
        for listed, threshold, signing in versions:
            repository.authorise("root", [self.keys[i] for i in listed], threshold)
            repository.signers["root"] = [self.keys[i] for i in signing]
            repository.publish("root")
        for i in range(len(versions) + 1, 9):
            repository.files.pop(f"metadata/{i}.root.json", None)
        self.assertEqual(self.init(), 0)

    def start_over(self):
        self.doCleanups()
        self.setUp()

    def test_root_rotation(self):
        for name, versions in ROOT_ROTATIONS.items():
            with self.subTest(name):
                self.start_over()
                self.publish_roots(versions)
                self.accepts()
                self.assertEqual(self.trusted()["root"], len(versions))

    def test_refused_root_rotation(self):
        for name, versions in REFUSED_ROOT_ROTATIONS.items():
            with self.subTest(name):
                self.start_over()
                self.publish_roots(versions)
                self.refuses("signatures")
                self.assertEqual(self.trusted(), {"root": len(versions) - 1})

    def test_non_root_rotations(self):
        for name, (listed, threshold, signing, good) in NON_ROOT_ROTATIONS.items():
            with self.subTest(name):
                self.start_over()
                self.assertEqual(self.init(), 0)
                for role in ("timestamp", "snapshot", "targets"):
                    self.repository.authorise(role, [self.keys[i] for i in listed], threshold)
                    self.repository.signers[role] = [self.keys[i] for i in signing]
                    self.repository.publish("root", "targets", "snapshot", "timestamp")
                    self.assertEqual(self.refresh(), 0 if good else 1, self.complaint)

    def test_rotation_missed_while_offline(self):
        self.begin()
        for _ in range(40):
            before, new = self.repository.signers["root"], Key()
            self.repository.authorise("root", [new])
            self.repository.signers["root"] = [new, before[0]]
            self.repository.rotate("timestamp")
            self.repository.publish("root")
        self.repository.publish("timestamp")
        self.accepts()
        self.assertEqual(self.trusted()["root"], 41)

    def test_root_chain_gap(self):
        self.begin()
        for _ in range(2):
            self.repository.rotate("timestamp")
            self.repository.publish("root")
        del self.repository.files["metadata/2.root.json"]
        self.repository.publish("timestamp")
        self.refuses("signatures")  # the third is never asked for, and the timestamp is not the first's
        self.assertEqual(self.trusted()["root"], 1)
        self.repository.files["metadata/2.root.json"] = self.repository.published["root"][3]
        self.refuses()  # nor is it taken in the place of the second
        self.assertEqual(self.trusted()["root"], 1)

    def test_expired_intermediate_root(self):
        self.begin()
        self.repository.root["expires"] = tuf.moment(-1)
        self.repository.publish("root")
        self.repository.root["expires"] = tuf.moment(30)
        self.repository.publish("root")
        self.accepts()
        self.assertEqual(self.trusted()["root"], 3)


class Thresholds(Case):
    def test_threshold_not_met(self):
        for role in ("timestamp", "snapshot", "targets"):
            with self.subTest(role):
                self.doCleanups()
                self.setUp()
                self.repository.authorise(role, [Key(), Key(), Key()], 3)
                self.repository.publish("root", "targets", "snapshot", "timestamp")
                self.begin()
                self.repository.signers[role].pop()
                self.repository.publish("targets", "snapshot", "timestamp")
                self.refuses("2 of 3")

    def test_snapshot_has_too_few_keys(self):
        self.repository.authorise("snapshot", [Key() for _ in range(5)], 6)
        self.repository.publish("root", "snapshot", "timestamp")
        self.assertEqual(self.init(), 0)
        self.refuses("5 of 6")

    def duplicate_signature(self, times):
        part = json.loads(self.repository.published["snapshot"][self.repository.snapshot["version"]])
        part["signatures"] += [part["signatures"][0]] * times
        self.repository.put("snapshot", json.dumps(part).encode())
        self.repository.publish("timestamp")

    def test_duplicate_keys(self):
        """The same key counted twice: its id listed again and again, its signature repeated."""
        key = Key()
        self.repository.authorise("snapshot", [key], 6)
        self.repository.root["roles"]["snapshot"]["keyids"] *= 10
        self.repository.publish("root", "snapshot")
        self.duplicate_signature(8)
        self.assertEqual(self.init(), 0)
        self.refuses()
        self.assertNotIn("snapshot", self.trusted())

    def test_duplicate_sig_keyids(self):
        self.duplicate_signature(1)
        self.assertEqual(self.init(), 0)
        self.refuses("key id")
        self.assertNotIn("snapshot", self.trusted())

    def test_one_key_under_two_ids(self):
        for kind in ("ed25519", "ecdsa-sha2-nistp256", "rsassa-pss-sha256"):
            with self.subTest(kind):
                self.doCleanups()
                self.setUp()
                key, again = Key(kind), Key(kind)
                again.private, again.entry = key.private, {**key.entry, "x-other": 1}
                if kind.startswith("rsa"):
                    again.entry["scheme"] = again.kind = "rsa-pkcs1v15-sha256"
                self.repository.authorise("timestamp", [key, again], 2)
                self.repository.publish("root", "timestamp")
                self.assertEqual(self.init(), 0)
                self.refuses("1 of 2")

    def test_root_has_keys_but_not_snapshot(self):
        """Keys of the root that are not the role's own do not count."""
        stranger = Key()
        self.repository.root["keys"][stranger.id] = stranger.entry
        self.repository.root["roles"]["snapshot"]["threshold"] = 2
        self.repository.signers["snapshot"].append(stranger)
        self.repository.publish("root", "snapshot", "timestamp")
        self.assertEqual(self.init(), 0)
        self.refuses("1 of 2")

    def test_keytype_and_scheme(self):
        for kind in ("rsassa-pss-sha256", "rsa-pkcs1v15-sha256", "ecdsa-sha2-nistp256", "ed25519"):
            with self.subTest(kind):
                self.doCleanups()
                self.setUp()
                key = Key(kind)
                self.repository.authorise("root", self.repository.signers["root"] + [key], 2)
                self.repository.publish("root")
                self.begin()
                self.repository.publish("root")
                part = json.loads(self.repository.published["root"][3])
                good = bytes.fromhex(part["signatures"][1]["sig"])
                part["signatures"][1]["sig"] = (good[:20] + bytes([good[20] ^ 1]) + good[21:]).hex()
                self.repository.put("root", json.dumps(part).encode())
                self.refuses("1 of 2")
                self.assertEqual(self.trusted()["root"], 2)

    def test_invalid_sig_in_valid_metadata(self):
        second = Key()
        self.repository.authorise("timestamp", self.repository.signers["timestamp"] + [second])
        self.repository.publish("root")
        self.assertEqual(self.init(), 0)
        for bad in ("00" * 64, "", "not hexadecimal", "abc"):
            self.repository.publish("timestamp")
            version = self.repository.timestamp["version"]
            part = json.loads(self.repository.published["timestamp"][version])
            part["signatures"][0]["sig"] = bad
            self.repository.put("timestamp", json.dumps(part).encode())
            self.accepts()
            self.assertEqual(self.trusted()["timestamp"], version)


class Expiry(Case):
    def test_root_expired(self):
        self.begin()
        self.repository.root["expires"] = tuf.moment(-1)
        self.repository.publish("root", "targets", "snapshot", "timestamp")
        self.refuses("expired")
        self.assertEqual(self.trusted(), {"root": 2, "timestamp": 1, "snapshot": 1, "targets": 1})

    def test_role_expired(self):
        for role, held in (("timestamp", {}), ("snapshot", {"timestamp": 2}), ("targets", {"timestamp": 2, "snapshot": 2})):
            with self.subTest(role):
                self.doCleanups()
                self.setUp()
                self.begin()
                self.repository.roles[role]["expires"] = tuf.moment(-5)
                self.repository.publish("targets", "snapshot", "timestamp")
                self.refuses("expired")
                self.assertEqual(self.trusted(), {**dict.fromkeys(tuf.TOP, 1), **held})

    def test_freeze(self):
        """The server goes on showing what was once the newest."""
        self.repository.timestamp["expires"] = tuf.moment(7)
        self.repository.publish("timestamp")
        self.begin()
        self.assertEqual(self.refresh(*self.of_day(6)), 0)
        self.assertEqual(self.refresh(*self.of_day(8)), 1)
        self.assertIn("expired", self.complaint)

    def test_expired_local_metadata_still_leads_to_newer(self):
        for role in tuf.TOP:
            self.repository.roles[role]["expires"] = tuf.moment(7)
        self.repository.publish("targets", "snapshot", "timestamp", "root")
        self.begin()
        for role in tuf.TOP:
            self.repository.roles[role]["expires"] = tuf.moment(21)
        self.repository.publish("targets", "snapshot", "timestamp", "root")
        self.assertEqual(self.refresh(*self.of_day(18)), 0, self.complaint)
        self.assertEqual(self.trusted(), dict.fromkeys(tuf.TOP, 3))

    def test_expired_local_timestamp_still_guards_against_rollback(self):
        old = self.repository.files["metadata/timestamp.json"]
        self.repository.timestamp["expires"] = tuf.moment(7)
        self.repository.publish("timestamp")
        self.begin()
        self.repository.files["metadata/timestamp.json"] = old
        self.assertEqual(self.refresh(*self.of_day(8)), 1)
        self.assertIn("older", self.complaint)


if __name__ == "__main__":
    unittest.main()
