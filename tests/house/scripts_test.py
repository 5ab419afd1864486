#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Thông Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""./run, ./test and scripts/setup on pretended machines: the package tools and cmake are stand-ins that write down how they were called."""

import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = "[build]\ncompiler\nlibrary (>= 2.0)\nnew-name | old-name\n[run]\nfonts\n[test]\ntool\n"

DPKG_QUERY = 'cat "$MACHINE/installed"'
APT_CACHE = """
shift
for name in "$@"; do
    echo "$name:"
    grep -qx "$name" "$MACHINE/offered" && echo "  Candidate: 1.0" || echo "  Candidate: (none)"
done
"""
# Installing succeeds once the lists are fresh, and leaves its packages installed.
APT_GET = """
echo "apt-get $* FRONTEND=${DEBIAN_FRONTEND:-}" >> "$MACHINE/calls"
case " $* " in
*" update "*) cp "$MACHINE/offered-after-update" "$MACHINE/offered" 2>/dev/null || true ;;
esac
"""
SUDO = """
echo "sudo $*" >> "$MACHINE/calls"
[ -e "$MACHINE/sudo-without-password" ] || exit 1
[ "$1" = -n ] && shift
exec "$@"
"""
CMAKE = """
echo "cmake $*" >> "$MACHINE/calls"
if [ "$1" = --build ]; then
    mkdir -p "$2/bin"
    printf '#!/bin/sh\\necho "application $* on ${DISPLAY:-no display}"\\n' > "$2/bin/thonghanh"
    chmod +x "$2/bin/thonghanh"
fi
"""


class Machine(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.machine = Path(folder.name)
        self.source = self.machine / "source tree"
        self.source.mkdir()
        shutil.copytree(ROOT / "scripts", self.source / "scripts")
        for name in ("run", "test", "CMakePresets.json"):
            shutil.copy(ROOT / name, self.source / name)
        (self.source / "scripts/packages").write_text(PACKAGES)
        for name, text in {"dpkg-query": DPKG_QUERY, "apt-cache": APT_CACHE, "apt-get": APT_GET, "sudo": SUDO,
                           "cmake": CMAKE}.items():
            self.stand_in(name, text)
        self.user(1000)
        self.installed("compiler 1.0", "library 2.1", "old-name 1.0", "fonts 1.0", "tool 1.0")
        self.has("offered", "compiler\nlibrary\nold-name\nfonts\ntool\n")

    def stand_in(self, name: str, text: str):
        path = self.machine / "bin" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("#!/bin/bash\n" + text)
        path.chmod(0o755)

    def user(self, number: int):
        self.stand_in("id", f"echo {number}")

    def has(self, name: str, text: str = ""):
        (self.machine / name).write_text(text)

    def installed(self, *packages: str):
        self.has("installed", "".join(f"{package} install ok installed\n" for package in packages))

    def calls(self) -> str:
        path = self.machine / "calls"
        return path.read_text() if path.exists() else ""

    def start(self, *command, **environment) -> subprocess.CompletedProcess:
        """Without a terminal, and with an open pipe for standard input: whoever waits for an answer runs into the time limit."""
        inherited = {name: value for name, value in os.environ.items()
                     if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_RUNTIME_DIR")}
        reading, writing = os.pipe()
        try:
            return subprocess.run(command, stdin=reading, capture_output=True, text=True, timeout=30, check=False,
                                  cwd=self.machine, env={**inherited, "MACHINE": str(self.machine), **environment,
                                                         "TMPDIR": str(self.machine),
                                                         "PATH": f"{self.machine}/bin:{os.environ['PATH']}"})
        finally:
            os.close(reading)
            os.close(writing)


class Setup(Machine):
    def set_up(self, *arguments: str) -> subprocess.CompletedProcess:
        return self.start(self.source / "scripts/setup", *arguments)

    def test_nothing_missing_calls_nobody_and_says_nothing(self):
        done = self.set_up("build", "run", "test")
        self.assertEqual((done.returncode, done.stdout, self.calls()), (0, "", ""))

    def test_root_installs_what_is_missing_and_only_that(self):
        self.user(0)
        self.installed("compiler 1.0", "library 2.1", "old-name 1.0")
        self.assertEqual(self.set_up("build", "run").returncode, 0)
        self.assertRegex(self.calls(), r"install --no-install-recommends fonts FRONTEND=noninteractive\n$")
        self.assertNotIn("update", self.calls())

    def test_only_the_asked_groups_count(self):
        self.installed("fonts 1.0")
        self.assertEqual(self.set_up("run").returncode, 0)

    def test_a_library_that_is_too_old_is_missing(self):
        self.installed("compiler 1.0", "library 1.9", "old-name 1.0")
        done = self.set_up("--list", "build")
        self.assertEqual((done.returncode, done.stdout), (1, "library (>= 2.0)\n"))

    def test_the_name_that_this_debian_offers_is_taken(self):
        self.user(0)
        self.installed("compiler 1.0", "library 2.1")
        self.assertEqual(self.set_up("build").returncode, 0)
        self.assertIn(" old-name ", self.calls())

    def test_lists_are_fetched_when_a_name_is_not_known_yet(self):
        self.user(0)
        self.installed()
        self.has("offered")
        self.has("offered-after-update", "compiler\nlibrary\nnew-name\n")
        self.assertEqual(self.set_up("build").returncode, 0)
        self.assertRegex(self.calls(), r"update .*\n.*install --no-install-recommends compiler library new-name ")

    def test_sudo_that_needs_no_password_is_used(self):
        self.installed("compiler 1.0")
        self.has("sudo-without-password")
        self.assertEqual(self.set_up("run").returncode, 0)
        self.assertIn("apt-get", self.calls())

    def test_without_rights_and_terminal_it_says_so_and_does_not_wait(self):
        self.installed("compiler 1.0")
        for arguments in (["run"], ["--yes", "run"]):
            done = self.set_up(*arguments)
            self.assertEqual(done.returncode, 1)
            self.assertIn("needs administrator rights", done.stderr)
            self.assertNotIn("apt-get", self.calls())


class Run(Machine):
    def test_it_runs_from_another_folder_and_through_a_link(self):
        (self.machine / "link").symlink_to(self.source / "run")
        done = self.start(self.machine / "link", "--", "--station", "a b", DISPLAY=":7")
        self.assertEqual((done.returncode, done.stdout), (0, "application --station a b on :7\n"))

    def test_without_a_display_it_says_so_and_runs_the_headless_demonstration(self):
        done = self.start(self.source / "run")
        self.assertEqual(done.returncode, 0)
        self.assertRegex(done.stdout, r"^No display .*\napplication --headless-demo on no display\n$")

    def test_without_arguments_and_station_it_shows_the_demonstration(self):
        done = self.start(self.source / "run", DISPLAY=":7", XDG_DATA_HOME=str(self.machine / "data"))
        self.assertEqual(done.stdout, "application --demo on :7\n")
        (self.machine / "data/thonghanh/station").mkdir(parents=True)
        done = self.start(self.source / "run", DISPLAY=":7", XDG_DATA_HOME=str(self.machine / "data"))
        self.assertEqual(done.stdout, "application  on :7\n")

    def test_a_task_that_needs_no_display_is_not_replaced(self):
        for task in ("--tour=pictures", "--set-kiosk-code", "--version"):
            done = self.start(self.source / "run", "--", task)
            self.assertEqual(done.stdout, f"application {task} on no display\n")

    def test_an_unknown_argument_is_refused_before_anything_is_done(self):
        self.assertEqual(self.start(self.source / "run", "--station").returncode, 2)
        self.assertEqual(self.calls(), "")

    def test_nothing_is_started_when_the_build_fails(self):
        self.stand_in("cmake", "exit 1")
        done = self.start(self.source / "run", DISPLAY=":7")
        self.assertEqual(done.returncode, 1)
        self.assertNotIn("application", done.stdout)

    def test_a_build_folder_that_came_from_elsewhere_is_made_anew(self):
        folder = self.source / "build/release"
        folder.mkdir(parents=True)
        (folder / "build.ninja").touch()
        (folder / "CMakeCache.txt").write_text("CMAKE_HOME_DIRECTORY:INTERNAL=/elsewhere\n")
        self.start(self.source / "run")
        self.assertIn("cmake --fresh --preset release", self.calls())


class Test(Machine):
    def test_it_fails_when_no_test_ran(self):
        folder = self.source / "build/release"
        folder.mkdir(parents=True)
        (folder / "CTestTestfile.cmake").write_text("")
        done = self.start(self.source / "test")
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("No tests were found", done.stdout + done.stderr)

    def test_it_ends_with_the_closing_lines_of_ctest_and_its_status(self):
        folder = self.source / "build/release"
        folder.mkdir(parents=True)
        for command, status in (("true", 0), ("false", 8)):
            (folder / "CTestTestfile.cmake").write_text(f"add_test(one /bin/{command})\n")
            done = self.start(self.source / "test")
            self.assertEqual(done.returncode, status)
            self.assertIn("Total Test time (real)", done.stdout)

    def test_wrong_usage_is_refused(self):
        for arguments in (["--preset", "x"], ["--preset"], ["--fuzz", "0"], ["--fuzz"], ["--bogus"], ["a", "b"]):
            self.assertEqual(self.start(self.source / "test", *arguments).returncode, 2, arguments)


if __name__ == "__main__":
    unittest.main()
