# SPDX-FileCopyrightText: 2026 Thông Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""thonghanhctl tuf-client against a repository on loopback: what the cases of tuf_client_*.py share. They ask what the
public conformance suite of The Update Framework asks, and try the attacks it does not know.

usage: tuf_client_WHAT.py PROGRAM [unittest arguments]      status 77: python3-cryptography is not installed
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest
import urllib.parse

try:
    import cryptography  # noqa: F401
except ImportError:
    sys.exit(77)
sys.path.insert(0, str(pathlib.Path(__file__).parent))
import tuf_repository as tuf
from tuf_repository import Repository, Server

PROGRAM = sys.argv.pop(1)


class Case(unittest.TestCase):
    """A repository, its server, and a client that trusts its first root."""

    def setUp(self):
        self.repository = Repository()
        self.server = Server(self.repository)
        self.addCleanup(self.server.close)
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="tuf-client-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.metadata, self.targets = self.folder / "metadata", self.folder / "targets"
        self.metadata.mkdir()
        self.targets.mkdir()

    def run_client(self, *arguments, faketime=None, environment=None):
        command = [PROGRAM, "tuf-client", "--metadata-dir", str(self.metadata), *arguments]
        if faketime:
            command = ["faketime", faketime, *command]
        done = subprocess.run(command, capture_output=True, timeout=120,
                              env={**os.environ, "LC_ALL": "en_US.UTF-8", **(environment or {})})
        self.complaint = done.stderr.decode()
        return done.returncode

    def init(self, root=None):
        file = self.folder / "initial_root.json"
        file.write_bytes(root if root is not None else self.repository.published["root"][1])
        return self.run_client("init", str(file))

    def refresh(self, *more, **options):
        return self.run_client("--metadata-url", f"{self.server.url}/metadata", *more, "refresh", **options)

    def download(self, *targets, more=(), **options):
        names = [item for target in targets for item in ("--target-name", target)]
        return self.run_client("--metadata-url", f"{self.server.url}/metadata/", *names, "--target-dir",
                               str(self.targets), "--target-base-url", f"{self.server.url}/targets/", *more, "download",
                               **options)

    def begin(self):
        self.assertEqual(self.init(), 0, self.complaint)
        self.assertEqual(self.refresh(), 0, self.complaint)

    def accepts(self):
        self.assertEqual(self.refresh(), 0, self.complaint)

    def refuses(self, why=""):
        self.assertEqual(self.refresh(), 1)
        self.assertIn(why, self.complaint)

    def fetches(self, *targets, **options):
        self.assertEqual(self.download(*targets, **options), 0, self.complaint)

    def fetches_not(self, *targets, **options):
        self.assertEqual(self.download(*targets, **options), 1)

    def trusted(self):
        """Versions by role. Every file is whole, and there is nothing else."""
        files = sorted(self.metadata.iterdir())
        self.assertTrue(all(file.suffix == ".json" for file in files), files)
        return {urllib.parse.unquote(file.stem): json.loads(file.read_bytes())["signed"]["version"] for file in files}

    def downloaded(self):
        return sorted(file.read_bytes() for file in self.targets.iterdir())

    def of_day(self, days):
        """The moment so many days from now, for --now."""
        return ("--now", tuf.moment(days))
