#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Thông Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The power goes at every write of tuf-client in turn (see tuf_case.py and power_cut.c, named by TH_POWER_CUT)."""
import os
import shutil
import unittest

import tuf_repository as tuf
from tuf_case import Case


class PowerCut(Case):
    def setUp(self):
        super().setUp()
        self.earlier = self.folder / "earlier"

    def cut_at(self, n, act):
        """The act once more from the earlier state, cut at its nth write; False if it has fewer."""
        shutil.rmtree(self.metadata)
        shutil.copytree(self.earlier, self.metadata)
        status = act(environment={"LD_PRELOAD": os.environ["TH_POWER_CUT"], "TH_CUT_AT": str(n)})
        self.assertIn(status, (0, 99), self.complaint)
        return status == 99

    def state(self):
        """Every file is, byte for byte, a version that was published."""
        state = {}
        for file in self.metadata.glob("*.json"):
            versions = [v for v, content in self.repository.published[file.stem].items() if content == file.read_bytes()]
            self.assertEqual(len(versions), 1, file)
            state[file.stem] = versions[0]
        return state

    def cut_everywhere(self, act, check):
        shutil.copytree(self.metadata, self.earlier)
        n = 1
        while self.cut_at(n, act):
            state = self.state()
            check(state)
            for file in self.metadata.iterdir():  # nobody was told: what is there serves as it is
                self.assertTrue(file.suffix in (".json", ".part"), file)
            self.accepts()
            self.assertEqual(self.newest(), {role: self.state()[role] for role in tuf.TOP})
            n += 1
        return n - 1

    def newest(self):
        return {role: self.repository.roles[role]["version"] for role in tuf.TOP}

    def test_refresh(self):
        self.begin()
        self.repository.publish("root", "targets", "snapshot", "timestamp")

        def check(state):
            self.assertEqual(set(state), set(tuf.TOP))  # nothing that was there is lost
        self.assertGreaterEqual(self.cut_everywhere(self.refresh, check), 16)

    def test_recovery_from_fast_forward(self):
        self.repository.snapshot["version"] = 99999
        self.repository.publish("snapshot", bump=False)
        self.repository.publish("timestamp")
        self.begin()
        self.repository.rotate("snapshot")  # the timestamp's key stays: its file would still be believed
        self.repository.publish("root")
        self.repository.snapshot["version"] = 2
        self.repository.publish("snapshot", bump=False)
        self.repository.publish("timestamp")

        def check(state):
            if state["root"] == 2:
                self.assertNotEqual(state.get("snapshot"), 99999)
                self.assertNotEqual(state.get("timestamp"), 2)
        self.assertGreaterEqual(self.cut_everywhere(self.refresh, check), 12)

    def test_download(self):
        self.repository.add("targets", "file", b"content" * 1000)
        self.repository.publish_all("targets")
        self.begin()

        def fetch(environment):
            for file in self.targets.iterdir():
                file.unlink()
            return self.download("file", environment=environment)

        def check(state):
            for file in self.targets.iterdir():
                self.assertTrue(file.name != "file" or file.read_bytes() == b"content" * 1000)
        self.assertGreaterEqual(self.cut_everywhere(fetch, check), 4)


if __name__ == "__main__":
    unittest.main()
