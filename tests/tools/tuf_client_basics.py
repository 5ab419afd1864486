#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Thông Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The client workflow of tuf-client: requests, what is kept, versions, hashes, formats (see tuf_case.py)."""
import datetime
import json
import shutil
import unittest

import tuf_repository as tuf
from tuf_case import Case
from tuf_repository import Key, Repository


class Basics(Case):
    def test_basic_refresh_requests(self):
        self.begin()
        self.assertEqual(self.repository.requests, ["2.root.json", "timestamp.json", "1.snapshot.json", "1.targets.json"])
        for role in tuf.TOP:
            self.assertEqual((self.metadata / f"{role}.json").read_bytes(), self.repository.published[role][1])

    def test_second_refresh_asks_only_for_root_and_timestamp(self):
        self.begin()
        self.repository.requests.clear()
        self.accepts()
        self.assertEqual(self.repository.requests, ["2.root.json", "timestamp.json"])

    def test_init_asks_nobody_and_keeps_the_first_root(self):
        self.assertEqual(self.init(), 0)
        self.assertEqual(self.init(), 0)  # the same again
        self.assertEqual(self.init(Repository().published["root"][1]), 1)
        self.assertEqual(self.repository.requests, [])
        self.assertEqual(self.trusted(), {"root": 1})

    def test_implicit_refresh(self):
        self.assertEqual(self.init(), 0)
        self.fetches_not("nonexistent artifact")
        self.assertEqual(self.trusted(), dict.fromkeys(tuf.TOP, 1))

    def test_no_root(self):
        self.refuses()
        self.assertEqual(self.repository.requests, [])

    def test_invalid_initial_root(self):
        root = json.loads(self.repository.published["root"][1])
        del root["signed"]["version"]
        self.init(json.dumps(root).encode())
        self.refuses()
        self.assertEqual(self.repository.requests, [])

    def test_unsigned_initial_root(self):
        root = json.loads(self.repository.published["root"][1])
        root["signatures"][0]["sig"] = "30" * 64
        self.init(json.dumps(root).encode())
        self.refuses()
        # The same where somebody copied it there without asking.
        (self.metadata / "root.json").write_bytes(json.dumps(root).encode())
        self.refuses()
        self.assertEqual(self.repository.requests, [])

    def test_unsigned_metadata(self):
        for role, trusted in (("root", {"root": 1}), ("timestamp", {"root": 2}), ("snapshot", {"root": 2, "timestamp": 2}),
                              ("targets", {"root": 2, "timestamp": 2, "snapshot": 2})):
            with self.subTest(role):
                self.doCleanups()
                self.setUp()
                self.repository.signers[role] = []
                self.repository.publish("root", "targets", "snapshot", "timestamp")
                self.assertEqual(self.init(), 0)
                self.refuses()
                self.assertEqual(self.trusted(), trusted)

    def test_wrong_key(self):
        for role in tuf.TOP:
            with self.subTest(role):
                self.doCleanups()
                self.setUp()
                self.begin()
                self.repository.signers[role] = [Key()]
                self.repository.publish("root", "targets", "snapshot", "timestamp")
                self.refuses("signatures")

    def test_url_and_metadata_version_mismatch(self):
        for role, trusted in (("root", {"root": 1}), ("snapshot", {"root": 2, "timestamp": 2}),
                              ("targets", {"root": 2, "timestamp": 2, "snapshot": 2})):
            with self.subTest(role):
                self.doCleanups()
                self.setUp()
                self.repository.publish("root", "targets", "snapshot", "timestamp")
                self.repository.roles[role]["version"] = 3
                self.repository.files[f"metadata/2.{role}.json"] = json.dumps(self.repository.sign(role)).encode()
                self.assertEqual(self.init(), 0)
                self.refuses()
                self.assertEqual(self.trusted(), trusted)

    def test_incorrect_metadata_type(self):
        repository = self.repository
        repository.authorise("snapshot", repository.signers["timestamp"])
        repository.publish("root")
        repository.snapshot.update(meta={"snapshot.json": {"version": 1}}, version=2)
        repository.files["metadata/timestamp.json"] = json.dumps(repository.sign("snapshot")).encode()
        self.assertEqual(self.init(), 0)
        self.refuses()
        self.assertEqual(self.trusted(), {"root": 2})

    def test_timestamp_content_changes(self):
        """Equal version with different bytes: what is held stays."""
        self.begin()
        self.repository.timestamp["meta"]["snapshot.json"]["version"] = 100
        self.repository.publish("timestamp", bump=False)
        self.accepts()
        self.assertEqual(self.repository.requests[-1], "timestamp.json")
        held = json.loads((self.metadata / "timestamp.json").read_bytes())
        self.assertNotEqual(held["signed"]["meta"]["snapshot.json"]["version"], 100)

    def test_equal_version_with_different_bytes(self):
        self.repository.hashes_in_meta = True
        self.repository.publish_all("targets")
        self.begin()
        self.repository.targets["x-other"] = 1
        other = json.dumps(self.repository.sign("targets")).encode()
        self.repository.publish("snapshot", "timestamp")
        self.repository.files["metadata/2.targets.json"] = other
        self.accepts()  # the one held is the one that is listed
        self.assertNotIn(b"x-other", (self.metadata / "targets.json").read_bytes())
        self.repository.hashes_in_meta = False
        self.repository.put("targets", other)
        self.repository.publish("snapshot", "timestamp")
        self.accepts()
        self.assertNotIn(b"x-other", (self.metadata / "targets.json").read_bytes())

    def test_basic_metadata_hash_support(self):
        self.repository.hashes_in_meta = True
        self.repository.publish_all("targets")
        self.begin()
        self.repository.publish("targets")
        self.repository.snapshot["meta"]["targets.json"]["hashes"]["sha256"] = "46" * 32
        self.repository.publish("snapshot", "timestamp")
        self.refuses()
        self.assertEqual(self.trusted(), {"root": 1, "timestamp": 3, "snapshot": 3, "targets": 2})

    def test_metadata_of_wrong_length(self):
        self.repository.hashes_in_meta = True
        for bend in (-1, 1):
            self.repository.publish("targets")
            self.repository.snapshot["meta"]["targets.json"]["length"] += bend
            self.repository.publish("snapshot", "timestamp")
            self.init()
            self.refuses()
            self.assertNotIn("targets", self.trusted())

    def test_metadata_bytes_match(self):
        self.repository.put("timestamp", self.repository.published["timestamp"][1] + b" \n")
        self.begin()
        self.assertTrue((self.metadata / "timestamp.json").read_bytes().endswith(b" \n"))

    def test_custom_fields(self):
        self.begin()
        key = Key(extra={"extra-field": {"a": 1, "b": [None, True, -5, "ố\"\\\u0001"]}})
        self.repository.root["custom-field"] = "value"
        self.repository.authorise("root", self.repository.signers["root"] + [key])
        self.repository.root["roles"]["root"]["another-field"] = "value"
        self.repository.publish("root")
        self.accepts()
        self.assertEqual(self.trusted()["root"], 2)

    def test_deprecated_keyid_hash_algorithms(self):
        self.begin()
        self.repository.authorise("snapshot", [Key(extra={"keyid_hash_algorithms": "md5"})])
        self.repository.publish("root", "snapshot", "timestamp")
        self.accepts()
        self.assertEqual(self.trusted()["snapshot"], 2)

    def test_key_ids_are_only_names(self):
        key = Key()
        key.id = "any name"
        self.repository.authorise("timestamp", [key])
        self.repository.publish("root", "timestamp")
        self.begin()

    def test_optional_members_may_be_left_out(self):
        del self.repository.root["consistent_snapshot"]
        self.repository.root["spec_version"] = "1.0"
        self.repository.delegate("targets", "role", ["*"])
        del self.repository.targets["delegations"]["roles"][0]["terminating"]
        self.repository.delegate("targets", "speaks for nothing")
        self.repository.publish("root")
        self.repository.publish_all("role", "speaks for nothing", "targets")
        self.begin()
        self.repository.requests.clear()
        self.fetches_not("missing")
        self.assertEqual(self.repository.requests, ["3.root.json", "timestamp.json", "role.json"])

    def test_unknown_specification_is_refused(self):
        for version in ("2.0.0", "0.9", "1", "1.x", ""):
            self.repository.timestamp["spec_version"] = version
            self.repository.publish("timestamp")
            self.init()
            self.refuses("spec_version")

    def test_snapshot_404(self):
        self.begin()
        self.repository.timestamp["meta"]["snapshot.json"]["version"] = 2
        self.repository.publish("timestamp")
        self.refuses()
        self.assertEqual(self.repository.requests[-1], "2.snapshot.json")
        self.assertEqual(self.trusted(), {"root": 1, "snapshot": 1, "targets": 1, "timestamp": 2})

    def test_targets_404(self):
        self.begin()
        self.repository.snapshot["meta"]["targets.json"]["version"] = 2
        self.repository.publish("snapshot", "timestamp")
        self.refuses("This address does not have all")
        self.assertEqual(self.repository.requests[-1], "2.targets.json")
        self.assertEqual(self.trusted(), {"root": 1, "snapshot": 2, "targets": 1, "timestamp": 2})

    def test_timestamp_404(self):
        self.begin()
        del self.repository.files["metadata/timestamp.json"]
        self.refuses()
        self.assertEqual(self.trusted(), dict.fromkeys(tuf.TOP, 1))

    def test_faketime(self):
        if not shutil.which("faketime"):
            self.skipTest("faketime is not installed")
        self.repository.root["expires"] = tuf.moment(7)
        self.repository.publish("root")
        self.begin()
        late = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=8)
        self.assertEqual(self.refresh(faketime=f"{late}"), 1)
        self.assertIn("expired", self.complaint)
        self.accepts()

    def test_nobody_answers(self):
        self.begin()
        self.server.close()
        self.addCleanup(lambda: None)
        self.assertEqual(self.refresh("--patience", "1"), 1)
        self.assertIn("reached", self.complaint)
        self.assertEqual(self.trusted(), dict.fromkeys(tuf.TOP, 1))

    def test_proxy_of_the_environment(self):
        """It is asked for others, but not for this machine: it would look for that at its own place."""
        self.init()
        for others in ("", "repository.example", "*"):
            with self.subTest(others):
                nobody = {"http_proxy": "http://127.0.0.1:9", "no_proxy": others}
                self.assertEqual(self.refresh(environment=nobody), 0, self.complaint)
        elsewhere = "http://repository.invalid/metadata"
        self.repository.answers[f"{elsewhere}/2.root.json"] = tuf.cut_off(b"from elsewhere")
        self.assertEqual(self.run_client("--metadata-url", elsewhere, "refresh",
                                         environment={"http_proxy": self.server.url, "no_proxy": ""}), 1)
        self.assertIn(f"{elsewhere}/2.root.json", self.repository.requests)

    def test_options_that_are_missing_are_a_mistake_of_usage(self):
        self.begin()
        self.assertEqual(self.run_client("refresh"), 2)
        self.assertEqual(self.run_client("--metadata-url", self.server.url, "download"), 2)


if __name__ == "__main__":
    unittest.main()
