#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Thông Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Delegations, the search for a target, and what tuf-client downloads (see tuf_case.py)."""
import hashlib
import unittest
import urllib.parse

import tuf_repository as tuf
from tuf_case import Case
from tuf_repository import Key

# Delegations as (delegator, role, options), and the order in which a target that nobody lists is asked for.
GRAPHS = {
    "basic-delegation": ([("targets", "A", {})], "A"),
    "single-level-delegations": ([("targets", "A", {}), ("targets", "B", {})], "AB"),
    "two-level-delegations": ([("targets", "A", {}), ("targets", "B", {}), ("B", "C", {})], "ABC"),
    "two-level-DFS-order": ([("targets", "A", {}), ("targets", "B", {}), ("A", "C", {}), ("A", "D", {})], "ACDB"),
    "three-level-DFS-order": ([("targets", "A", {}), ("targets", "B", {}), ("A", "C", {}), ("C", "D", {})], "ACDB"),
    "two-level-terminating": ([("targets", "A", {}), ("targets", "B", {}), ("A", "C", {"terminating": True}),
                               ("A", "D", {})], "AC"),
    "three-level-terminating": ([("targets", "A", {}), ("targets", "B", {}), ("A", "C", {"terminating": True}),
                                 ("C", "D", {})], "ACD"),
    "two-level-not-matching": ([("targets", "A", {"paths": ["*.py"]}), ("targets", "B", {}), ("A", "C", {})], "B"),
    "three-level-not-matching": ([("targets", "A", {}), ("targets", "B", {}), ("A", "C", {"paths": ["*.py"]}),
                                  ("C", "D", {})], "AB"),
    "cyclic-graph": ([("targets", "A", {}), ("targets", "B", {}), ("B", "C", {}), ("C", "D", {}), ("D", "B", {})],
                     "ABCD"),
    "two-roles-delegating-to-a-third": ([("targets", "A", {}), ("targets", "B", {}), ("B", "C", {}), ("A", "C", {})],
                                        "ACB"),
    "two-roles-delegating-different-paths": ([("targets", "A", {}), ("targets", "B", {}), ("B", "C", {}),
                                              ("A", "C", {"paths": ["*.py"]})], "ABC"),
}


class Delegations(Case):
    def publish_delegated(self):
        roles = [role for role in self.repository.roles if role not in tuf.TOP]
        self.repository.publish_all(*roles, "targets")
        self.assertEqual(self.init(), 0)

    def asked(self):
        return self.repository.requests[4:]

    def test_graph_traversal(self):
        for name, (delegations, order) in GRAPHS.items():
            with self.subTest(name):
                self.doCleanups()
                self.setUp()
                for delegator, role, options in delegations:
                    self.repository.delegate(delegator, role, **{"paths": ["*"], **options})
                self.publish_delegated()
                self.fetches_not("missingpath")
                self.assertIn("This address does not have all", self.complaint)
                self.assertEqual(self.asked(), [f"1.{role}.json" for role in order])

    def test_targetfile_search(self):
        for target, order, found in (("targetfile", "", True), ("README.md", "A", True), ("releases/x/x_v1", "BC", True),
                                     ("releases/y/y_v1.zip", "BD", True), ("releases/z/z_v1.zip", "B", False)):
            with self.subTest(target):
                self.doCleanups()
                self.setUp()
                repository = self.repository
                repository.delegate("targets", "A", ["*.doc", "*.md"])
                repository.delegate("targets", "B", ["releases/*/*"])
                repository.delegate("B", "C", ["releases/x/*"])
                repository.delegate("B", "D", ["releases/y/*.zip"])
                for role, path in (("targets", "targetfile"), ("A", "README.md"), ("C", "releases/x/x_v1"),
                                   ("D", "releases/y/y_v1.zip"), ("D", "releases/z/z_v1.zip")):
                    repository.add(role, path, path.encode())
                self.publish_delegated()
                self.assertEqual(self.download(target), 0 if found else 1, self.complaint)
                self.assertEqual([r for r in self.asked() if r.endswith(".json")], [f"1.{role}.json" for role in order])
                self.assertEqual(self.downloaded(), [target.encode()] if found else [])

    def test_cached_role_is_verified_against_current_delegator(self):
        """A role cached on one delegation path is never trusted on another: C is signed for A, not for B."""
        repository = self.repository
        good, other = [Key()], [Key()]
        repository.delegate("targets", "A", ["a/*"])
        repository.delegate("targets", "B", ["b/*"])
        repository.delegate("A", "C", ["a/*"], keys=good)
        repository.delegate("B", "C", ["b/*"], keys=other)
        repository.signers["C"] = good
        repository.add("C", "a/file", b"for A")
        repository.add("C", "b/file", b"not for B")
        self.publish_delegated()
        self.fetches("a/file")
        self.fetches_not("b/file")  # from the disk of an earlier run
        self.fetches_not("a/file", "b/file")  # from the memory of the same run
        self.fetches_not("b/file", "a/file")
        self.assertEqual(self.downloaded(), [b"for A"])
        repository.signers["C"] = good + other
        repository.publish_all("C")
        self.fetches("b/file", "a/file")
        self.assertEqual(self.downloaded(), [b"for A", b"not for B"])

    def test_role_below_two_paths_has_two_meanings(self):
        """D is delegated by C as A's C has it; what C says below B is another matter."""
        repository = self.repository
        keys = [Key()]
        for top, folder in (("A", "a/*"), ("B", "b/*")):
            repository.delegate("targets", top, [folder])
            repository.delegate(top, "C", [folder], keys=keys)
        repository.delegate("C", "D", ["a/*", "b/*"])
        repository.signers["C"] = keys
        repository.add("D", "a/file", b"a")
        repository.add("D", "b/file", b"b")
        self.publish_delegated()
        self.fetches("a/file", "b/file")
        self.assertEqual(self.asked().count("1.D.json"), 1)

    def test_path_hash_prefixes(self):
        inside, outside = "file-1", "file-2"
        prefix = hashlib.sha256(inside.encode()).hexdigest()[:6]
        self.repository.delegate("targets", "bin", path_hash_prefixes=["ffffff", prefix])
        for path in (inside, outside):
            self.repository.add("bin", path, path.encode())
        self.publish_delegated()
        self.fetches(inside)
        self.fetches_not(outside)

    def test_succinct_roles(self):
        key, repository = Key(), self.repository
        repository.targets["delegations"] = {"keys": {key.id: key.entry}, "succinct_roles": {
            "keyids": [key.id], "threshold": 1, "bit_length": 4, "name_prefix": "bin"}}
        for digit in "0123456789abcdef":
            repository.roles[f"bin-{digit}"] = {"_type": "targets", "spec_version": "1.0.31", "version": 0,
                                                "expires": tuf.moment(30), "targets": {}}
            repository.signers[f"bin-{digit}"] = [key]
        digit = hashlib.sha256(b"some/file").hexdigest()[0]
        repository.add(f"bin-{digit}", "some/file", b"content")
        self.publish_delegated()
        self.fetches("some/file")
        self.assertEqual([r for r in self.asked() if r.endswith(".json")], [f"1.bin-{digit}.json"])

    def test_unusual_role_name(self):
        for role in ("?", "#", "/delegatedrole", "../delegatedrole", ".", "..", "a b", "ố", "%2F", "x" * 120, "ố" * 60):
            with self.subTest(role):
                self.doCleanups()
                self.setUp()
                self.repository.delegate("targets", role, ["*"])
                self.publish_delegated()
                self.fetches_not("nonexistent target")
                self.assertIn(f"1.{urllib.parse.quote(role, '')}.json", self.repository.requests)
                self.assertEqual(len(self.trusted()), 5)
                self.assertEqual(sorted(path.name for path in self.folder.iterdir()),
                                 ["initial_root.json", "metadata", "targets"])

    def test_too_many_roles_are_not_visited(self):
        for i in range(40):
            self.repository.delegate("targets", f"role{i}", ["*"])
        self.repository.add("role39", "file", b"too far")
        self.publish_delegated()
        self.fetches_not("file")
        self.assertLess(len(self.asked()), 33)

    def test_delegated_role_expired(self):
        self.repository.delegate("targets", "role", ["*"])
        self.repository.role["expires"] = tuf.moment(-1)
        self.repository.add("role", "file", b"content")
        self.publish_delegated()
        self.accepts()
        self.fetches_not("file")
        self.assertEqual(set(self.trusted()), set(tuf.TOP))

    def test_expired_local_delegated_role(self):
        self.repository.delegate("targets", "role", ["*"])
        self.repository.role["expires"] = tuf.moment(7)
        for name in ("first", "second"):
            self.repository.add("role", name, name.encode())
        self.publish_delegated()
        self.fetches("first")
        self.fetches_not("second", more=self.of_day(18))
        self.repository.role["expires"] = tuf.moment(21)
        self.repository.publish_all("role")
        self.fetches("second", more=self.of_day(18))
        self.assertEqual(self.downloaded(), [b"first", b"second"])

    def test_consistent_snapshot_disabled(self):
        self.repository.root["consistent_snapshot"] = False
        self.repository.publish("root")
        for role in ("role1", "..", "."):
            self.repository.delegate("targets", role, ["*", "dir/*"])
        self.repository.add("role1", "dir/file", b"content")
        self.publish_delegated()
        self.fetches("dir/file")
        self.fetches_not("missing")
        self.assertEqual(self.repository.requests[:7], ["2.root.json", "3.root.json", "timestamp.json", "snapshot.json",
                                                        "targets.json", "role1.json", "targets/dir/file"])
        self.assertLess({"...json", "..json"}, set(self.repository.requests))


class Downloads(Case):
    def publish_target(self, path="target_file.txt", content=b"target file contents", **options):
        self.repository.add("targets", path, content, **options)
        self.repository.publish_all("targets")

    def test_client_downloads_expected_file(self):
        for path in ("target_file.txt", "path/to/a/target_file.txt"):
            self.publish_target(path, path.encode())
            self.init()
            self.fetches(path)
            self.assertIn(path.encode(), self.downloaded())

    def test_artifact_cache(self):
        self.publish_target()
        self.init()
        for _ in range(2):
            self.fetches("target_file.txt")
        self.assertEqual(sum(r.startswith("targets/") for r in self.repository.requests), 1)
        next(self.targets.iterdir()).write_bytes(b"bent")
        self.fetches("target_file.txt")
        self.assertEqual(self.downloaded(), [b"target file contents"])

    def test_repository_substitutes_target_file(self):
        self.publish_target()
        self.init()
        for bad in (b"target file contentS", b"", b"target file contents and more", b"x" * 1000000):
            self.repository.artifacts["target_file.txt"] = bad
            self.fetches_not("target_file.txt")
            self.assertEqual(self.downloaded(), [])

    def test_multiple_changes_to_target(self):
        self.init()
        for i in range(4):
            content = f"contents {i}".encode()
            self.publish_target(content=content)
            self.fetches("target_file.txt")
            self.assertEqual(self.downloaded(), [content])
            self.repository.artifacts["target_file.txt"] = b"malicious"
            self.repository.publish_all("targets")
            self.download("target_file.txt")
            self.assertEqual(self.downloaded(), [content])

    def test_download_with_hash_algorithms(self):
        for algorithms in (["sha256"], ["sha512"], ["sha256", "sha512"], ["sha256", "blake2b"]):
            with self.subTest(algorithms):
                self.doCleanups()
                self.setUp()
                self.publish_target(algorithms=algorithms)
                self.init()
                self.fetches("target_file.txt")
                self.assertEqual(sum(r.startswith("targets/") for r in self.repository.requests), 1)

    def test_every_known_hash_must_hold(self):
        self.publish_target(algorithms=["sha256", "sha512"])
        self.repository.targets["targets"]["target_file.txt"]["hashes"]["sha512"] = "00" * 64
        self.repository.publish_all("targets")
        self.init()
        self.fetches_not("target_file.txt")

    def test_download_with_unknown_hash_algorithm(self):
        self.publish_target(algorithms=["blake2b"])
        self.init()
        self.accepts()  # the rest of the file is as good as ever
        self.fetches_not("target_file.txt")
        self.assertEqual(self.downloaded(), [])

    def test_unusual_target_names(self):
        for name in ("a b", "a%20b", "ố/số.txt", "a?b", "a#b", "../../up", ".hidden", "..", "/absolute", "a//b", "x" * 250):
            with self.subTest(name):
                self.doCleanups()
                self.setUp()
                digest = hashlib.sha256(b"content").hexdigest()
                folder, slash, last = name.rpartition("/")
                self.repository.add("targets", name, b"content")
                self.repository.publish_all("targets")
                self.init()
                address = urllib.parse.quote(f"targets/{folder}{slash}{digest}.{last}", safe="/%")
                self.repository.answers[address] = lambda handler: (
                    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\ncontent"))
                self.fetches(name)
                self.assertEqual(self.downloaded(), [b"content"])
                self.assertFalse(next(self.targets.iterdir()).name.startswith("."))
                self.assertEqual(sorted(path.name for path in self.folder.iterdir()),
                                 ["initial_root.json", "metadata", "targets"])

    def test_several_targets_at_once(self):
        for name in ("first", "second"):
            self.publish_target(name, name.encode())
        self.init()
        self.fetches("first", "second")
        self.assertEqual(self.downloaded(), [b"first", b"second"])
        self.fetches_not("first", "missing", "second")

    def test_link_in_the_target_folder_is_not_followed(self):
        self.publish_target()
        self.init()
        precious = self.folder / "precious"
        precious.write_bytes(b"precious")
        (self.targets / "target_file.txt").symlink_to(precious)
        self.fetches("target_file.txt")
        self.assertEqual(precious.read_bytes(), b"precious")


if __name__ == "__main__":
    unittest.main()
