#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Thông Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Attacks on tuf-client by whoever holds the server, the line or some keys (see tuf_case.py)."""
import json
import time
import unittest

import tuf_repository as tuf
from tuf_case import Case


class Rollback(Case):
    def test_new_timestamp_version_rollback(self):
        old = self.repository.files["metadata/timestamp.json"]
        self.repository.publish("timestamp")
        self.begin()
        self.repository.files["metadata/timestamp.json"] = old
        self.refuses("older")
        self.assertEqual(self.trusted()["timestamp"], 2)

    def test_simple_snapshot_rollback(self):
        self.repository.publish("snapshot", "timestamp")
        self.begin()
        self.repository.files["metadata/2.snapshot.json"] = self.repository.published["snapshot"][1]
        self.accepts()
        self.assertEqual(self.trusted()["snapshot"], 2)
        self.assertEqual(self.repository.requests[-1], "timestamp.json")

    def test_snapshot_rollback(self):
        for hashes in (False, True):
            with self.subTest(hashes=hashes):
                self.doCleanups()
                self.setUp()
                self.repository.hashes_in_meta = hashes
                self.repository.publish("snapshot", "timestamp")
                self.begin()
                self.repository.snapshot["version"] = 1
                self.repository.publish("snapshot", bump=False)
                self.repository.publish("timestamp")
                self.refuses("older")
                self.assertEqual(self.trusted(), {"root": 1, "timestamp": 2, "snapshot": 2, "targets": 1})
                self.assertEqual(self.repository.requests[-1], "timestamp.json")

    def test_targets_rollback(self):
        for hashes in (False, True):
            with self.subTest(hashes=hashes):
                self.doCleanups()
                self.setUp()
                self.repository.hashes_in_meta = hashes
                self.repository.publish_all("targets")
                self.begin()
                self.repository.targets["version"] = 1
                self.repository.publish("targets", bump=False)
                self.repository.publish("snapshot", "timestamp")
                self.refuses("older")
                self.assertEqual(self.trusted(), {"root": 1, "timestamp": 3, "snapshot": 2, "targets": 2})

    def test_delegated_role_rollback(self):
        self.repository.delegate("targets", "role", ["*"])
        self.repository.publish_all("role", "role", "targets")
        self.begin()
        self.repository.snapshot["meta"]["role.json"]["version"] = 1
        self.repository.publish("snapshot", "timestamp")
        self.refuses("older")

    def test_role_that_is_no_longer_listed(self):
        self.repository.delegate("targets", "role", ["*"])
        self.repository.publish_all("role", "targets")
        self.begin()
        del self.repository.snapshot["meta"]["role.json"]
        self.repository.publish("snapshot", "timestamp")
        self.refuses("no longer listed")

    def test_root_rollback(self):
        self.repository.publish("root")
        self.begin()
        for older in (1, 2):
            self.repository.files["metadata/3.root.json"] = self.repository.published["root"][older]
            self.refuses()
            self.assertEqual(self.trusted()["root"], 2)


class FastForward(Case):
    """Somebody with the online keys drove the versions up; new keys bring them down again."""

    def recover(self, role, *rotated):
        for each in rotated:
            self.repository.rotate(each)
        self.repository.publish("root")
        self.repository.roles[role]["version"] = 2
        self.repository.publish(role, bump=False)
        self.repository.publish(*(r for r in ("snapshot", "timestamp") if r != role))
        self.accepts()
        self.assertEqual(self.trusted()[role], 2)

    def test_new_timestamp_fast_forward_recovery(self):
        self.repository.timestamp["version"] = 99999
        self.repository.publish("timestamp", bump=False)
        self.begin()
        self.recover("timestamp", "timestamp")

    def test_new_snapshot_fast_forward_recovery(self):
        self.repository.snapshot["version"] = 99999
        self.repository.publish("snapshot", bump=False)
        self.repository.publish("timestamp")
        self.begin()
        self.recover("snapshot", "snapshot", "timestamp")

    def test_new_targets_fast_forward_recovery(self):
        self.repository.targets["version"] = 99999
        self.repository.publish("targets", bump=False)
        self.repository.publish("snapshot", "timestamp")
        self.begin()
        self.recover("targets", "snapshot")

    def test_without_new_keys_there_is_no_way_back(self):
        self.repository.snapshot["version"] = 99999
        self.repository.publish("snapshot", bump=False)
        self.repository.publish("timestamp")
        self.begin()
        self.repository.rotate("targets")
        self.repository.publish("root")
        self.repository.snapshot["version"] = 2
        self.repository.publish("targets")
        self.repository.publish("snapshot", bump=False)
        self.repository.publish("timestamp")
        self.refuses("older")


class MixAndMatch(Case):
    def test_snapshot_of_another_moment(self):
        self.repository.hashes_in_meta = True
        self.repository.publish_all("targets")
        self.repository.publish_all("targets")
        self.repository.files["metadata/3.snapshot.json"] = self.repository.published["snapshot"][2]
        self.init()
        self.refuses()
        self.assertEqual(self.trusted(), {"root": 1, "timestamp": 3})

    def test_new_snapshot_version_mismatch(self):
        self.repository.publish_all("targets")
        self.repository.files["metadata/2.snapshot.json"] = self.repository.published["snapshot"][1]
        self.init()
        self.refuses("version 1")
        self.assertEqual(self.trusted(), {"root": 1, "timestamp": 2})

    def test_targets_of_another_moment(self):
        self.repository.publish_all("targets")
        self.repository.files["metadata/2.targets.json"] = self.repository.published["targets"][1]
        self.init()
        self.refuses("version 1")
        self.assertEqual(self.trusted(), {"root": 1, "timestamp": 2, "snapshot": 2})

    def test_new_targets_version_mismatch(self):
        """A newer file that nothing lists is not asked for."""
        self.begin()
        self.repository.publish("targets")
        self.accepts()
        self.assertEqual(self.trusted()["targets"], 1)
        self.assertEqual(self.repository.requests[-1], "timestamp.json")


class Line(Case):
    """What a server or the line can do with any answer."""

    def setUp(self):
        super().setUp()
        self.begin()
        self.repository.publish("root", "targets", "snapshot", "timestamp")
        self.before = time.monotonic()

    def answers(self, answer, why):
        for file, version in (("2.root", 1), ("timestamp", 1), ("2.snapshot", 1), ("2.targets", 1)):
            with self.subTest(file):
                self.repository.answers = {f"metadata/{file}.json": answer}
                self.assertEqual(self.refresh("--patience", "1"), 1)
                self.assertIn(why, self.complaint)
                self.assertEqual(self.trusted()[file.split(".")[-1]], version)
        self.repository.answers.clear()
        self.accepts()
        self.assertEqual(self.trusted(), dict.fromkeys(tuf.TOP, 2))

    def test_endless_data(self):
        self.answers(tuf.endless, "over")

    def test_endless_headers(self):
        self.answers(tuf.endless_headers, "server")

    def test_slow_drip(self):
        self.answers(tuf.slow_drip, "slow")
        self.assertLess(time.monotonic() - self.before, 60)

    def test_cut_off_half_way(self):
        content = self.repository.published["root"][2]
        self.answers(tuf.cut_off(content), "server")

    def test_page_of_a_captive_portal(self):
        page = b"<html><body>Welcome! Please log in.</body></html>"

        def answer(handler):
            handler.send_response(200)
            handler.send_header("Content-Length", str(len(page)))
            handler.end_headers()
            handler.wfile.write(page)
        self.answers(answer, "sign in")

    def test_server_error_is_no_missing_root(self):
        def answer(handler):
            handler.send_error(503)
        self.answers(answer, "503")

    def test_redirect_to_another_scheme(self):
        secret = self.folder / "timestamp.json"
        secret.write_bytes(self.repository.published["timestamp"][2])
        self.answers(tuf.redirect(f"file://{secret}"), "server")

    def test_redirects_without_end(self):
        self.repository.answers = {"metadata/timestamp.json": tuf.redirect("/metadata/timestamp.json")}
        self.refuses("server")

    def test_redirect_is_followed(self):
        self.repository.answers = {"metadata/timestamp.json": tuf.redirect("/metadata/elsewhere.json")}
        self.repository.files["metadata/elsewhere.json"] = self.repository.published["timestamp"][2]
        self.accepts()

    def test_garbage(self):
        for garbage in (b"", b"{}", b"[]", b"null", b'{"signed":{},"signatures":[]}', b"\xff\xfe", b"[" * 10000,
                        json.dumps({"signatures": [], "signed": {"_type": "timestamp"}}).encode()):
            self.repository.files["metadata/timestamp.json"] = garbage
            self.refuses()
            self.assertEqual(self.trusted()["timestamp"], 1)


if __name__ == "__main__":
    unittest.main()
