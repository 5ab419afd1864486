#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Thông Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The checks of the house refuse what they exist to refuse, in a small tree made for the purpose."""

import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TAG = "// SP" + "DX-"  # in two parts: else the licence checkers would read it as this file's own
HEADER = f"{TAG}FileCopyrightText: 2026 Someone\n{TAG}License-Identifier: GPL-3.0-or-later\n"


class Tree(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        for name in ("scripts/rooms.toml", "scripts/rooms-exceptions", "docs/design/rooms.md"):
            (self.root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, self.root / name)

    def write(self, name: str, text: str):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def run_check(self, check: str) -> tuple[int, str]:
        done = subprocess.run([ROOT / "scripts" / check, self.root], capture_output=True, text=True, check=False)
        return done.returncode, done.stdout + done.stderr


class RoomsCheck(Tree):
    def refused(self, name: str, line: str) -> str:
        self.write(name, line + "\n")
        status, said = self.run_check("check-rooms")
        self.assertEqual(status, 1, f"{name}: {line} passed")
        return said

    def allowed(self, name: str, line: str):
        self.write(name, line + "\n")
        status, said = self.run_check("check-rooms")
        self.assertEqual((status, said), (0, ""))

    def test_a_room_may_include_what_the_table_allows(self):
        self.allowed("store/src/a.cpp", '#include "core/pass.h"\n#include <SQLiteCpp/Database.h>\n#include <queue>')

    def test_a_room_may_not_include_a_room_above_it(self):
        self.assertIn("core may not use store", self.refused("core/src/a.cpp", '#include "store/station.h"'))

    def test_nobody_includes_app(self):
        self.refused("tools/src/a.cpp", '#include "app/engine.h"')

    def test_core_has_no_qt(self):
        self.refused("core/src/a.cpp", "#include <QString>")

    def test_core_reads_no_clock(self):
        self.refused("core/src/a.cpp", "auto t = std::chrono::system_clock::now();")

    def test_core_does_no_files(self):
        self.refused("core/src/a.cpp", "#include <fstream>")

    def test_a_private_library_is_not_shown_in_a_public_header(self):
        self.allowed("core/src/a.cpp", "#include <sodium.h>")
        self.assertIn("public header", self.refused("core/include/core/a.h", "#include <sodium.h>"))

    def test_sqlite_is_only_for_the_store(self):
        self.refused("sync/src/a.cpp", "#include <sqlite3.h>")

    def test_the_decoder_lives_in_one_file(self):
        self.allowed("scanner/src/a.cpp", "#include <ZXing/ReadBarcode.h>")
        self.refused("scanner/src/b.cpp", "#include <ZXing/ReadBarcode.h>")

    def test_a_library_nobody_named_is_refused(self):
        self.refused("core/src/a.cpp", "#include <boost/asio.hpp>")

    def test_no_room_has_a_mutex(self):
        self.refused("app/src/a.cpp", "#include <mutex>")

    def test_a_room_is_not_linked_with_what_it_may_not_use(self):
        self.refused("scanner/CMakeLists.txt", "th_room(scanner USES core PUBLIC Qt6::Gui)")

    def test_a_new_room_must_be_in_the_table(self):
        self.refused("attic/CMakeLists.txt", "th_room(attic USES core)")

    def test_the_list_of_exceptions_may_not_grow(self):
        self.write("core/src/a.cpp", "#include <fstream>\n")
        with open(self.root / "scripts/rooms-exceptions", "a", encoding="utf-8") as file:
            file.write("core/src/a.cpp fstream for now\n")
        self.assertEqual(self.run_check("check-rooms")[0], 1)


class FilesCheck(Tree):
    def status(self, name: str, text: str) -> int:
        self.write(name, text)
        return self.run_check("check-files")[0]

    def test_a_file_with_its_licence_passes(self):
        self.assertEqual(self.status("core/src/a.cpp", HEADER), 0)

    def test_a_file_without_its_licence_fails(self):
        self.assertEqual(self.status("core/src/a.cpp", "int a;\n"), 1)

    def test_a_public_header_is_at_most_a_glance(self):
        self.assertEqual(self.status("core/include/core/a.h", HEADER + "\n" * 148), 0)
        self.assertEqual(self.status("core/include/core/a.h", HEADER + "\n" * 149), 1)

    def test_a_file_is_at_most_a_sitting(self):
        self.assertEqual(self.status("core/src/a.cpp", HEADER + "\n" * 498), 0)
        self.assertEqual(self.status("core/src/a.cpp", HEADER + "\n" * 499), 1)

    def test_a_machine_path_fails(self):
        self.assertEqual(self.status("docs/a.md", f"<!--\n{HEADER}-->\nsee /{'home'}/somebody/notes\n"), 1)

    def test_what_the_fuzzers_compiler_cannot_read_fails(self):
        text = HEADER + "auto end = std::ranges::unique(list);\n"
        self.assertEqual(self.status("tests/core/a_test.cpp", text), 0)
        self.assertEqual(self.status("core/src/a.cpp", text), 1)


class AttacksCheck(Tree):
    def status(self, cell: str) -> int:
        self.write("tests/core/pass_test.cpp", "void aForgedPassIsRefused()\n{\n}\n// void aTestThatWent away()\n")
        self.write("docs/design/attacks.md", f"| attack | outcome | tests |\n|---|---|---|\n| forgery | refused | {cell} |\n")
        return self.run_check("check-attacks")[0]

    def test_an_attack_whose_test_exists_passes(self):
        self.assertEqual(self.status("`core/pass_test` aForgedPassIsRefused"), 0)

    def test_a_test_that_does_not_exist_fails(self):
        self.assertEqual(self.status("`core/pass_test` aForgedPassIsRefused, aTestThatWent"), 1)
        self.assertEqual(self.status("`core/other_test` aForgedPassIsRefused"), 1)

    def test_an_attack_without_a_test_fails(self):
        self.assertEqual(self.status("to be written"), 1)


if __name__ == "__main__":
    unittest.main()
