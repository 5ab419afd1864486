# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 Thông Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Plays the people of docs/guide/ceremony.md, who compare the fingerprint by eye before they sign.
set -eu
thonghanhctl() {
    if [ "$2" = sign ]; then
        local print
        print=$(command thonghanhctl --json "$1" show "$3" | sed 's/.*"fingerprint":"\([^"]*\)".*/\1/')
        set -- "$@" --fingerprint "$print"
    fi
    command thonghanhctl "$@"
}
