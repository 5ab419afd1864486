# SPDX-FileCopyrightText: 2026 Thông Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# What ./run, ./test and the packaging scripts share: configure a preset only if needed, and build.
# The caller sets `root`, the folder of the source tree.
: "${root:?}"

fail() {
    echo "${0##*/}: $*" >&2
    exit 1
}

# buildJobs: one for each core, but no more than memory allows (a compiler here takes up to 1 GB).
buildJobs() {
    local cores memory
    cores=$(nproc)
    memory=$(awk '/^MemAvailable:/ { print int($2 / 1000000) }' /proc/meminfo 2>/dev/null || echo 1)
    [ "${memory:-0}" -ge 1 ] || memory=1
    echo $((cores < memory ? cores : memory))
}

# configure PRESET [CMAKE ARGUMENTS…]: the first time, or when the source tree has moved. Ninja does it afterwards.
configure() {
    local preset=$1 folder="$root/build/$1" fresh=()
    shift
    mkdir -p "$folder" 2>/dev/null || true
    if [ ! -w "$folder" ]; then
        fail "cannot write to $folder. Make the source folder yours, or copy it to where you may write."
    fi
    if [ -f "$folder/build.ninja" ] && grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" \
        "$folder/CMakeCache.txt"; then
        return
    fi
    if [ -f "$folder/CMakeCache.txt" ]; then
        fresh=(--fresh)
    fi
    (cd "$root" && cmake "${fresh[@]}" --preset "$preset" "$@") || fail "the build could not be configured; the reason is above."
}

# build PRESET TARGETS…
build() {
    local preset=$1
    shift
    cmake --build "$root/build/$preset" --parallel "$(buildJobs)" --target "$@" ||
        fail "the build failed; the first error is above."
}

# Text of this project is UTF-8, and Qt needs a private folder for its sockets.
prepareEnvironment() {
    if [ "$(locale charmap 2>/dev/null)" != UTF-8 ]; then
        export LC_ALL=C.UTF-8
    fi
    if [ -z "${XDG_RUNTIME_DIR:-}" ] || [ ! -O "${XDG_RUNTIME_DIR:-}" ]; then
        XDG_RUNTIME_DIR="${TMPDIR:-/tmp}/thonghanh-runtime-$(id -u)"
        mkdir "$XDG_RUNTIME_DIR" 2>/dev/null || true
        if [ -L "$XDG_RUNTIME_DIR" ] || [ ! -O "$XDG_RUNTIME_DIR" ]; then
            XDG_RUNTIME_DIR=$(mktemp -d "${TMPDIR:-/tmp}/thonghanh-runtime.XXXXXXXX")
        fi
        chmod 0700 "$XDG_RUNTIME_DIR"
        export XDG_RUNTIME_DIR
    fi
}
