-- SPDX-FileCopyrightText: 2026 Thông Hành authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- From version 8 to 9: accounts and signing in. None came yet.
-- Wrong passwords in a row, by account; '' is a name that nobody has. The same stands in account.anchor.
CREATE TABLE account_tries (
    account TEXT PRIMARY KEY,
    reset INTEGER NOT NULL,
    wrong INTEGER NOT NULL,
    monotonic INTEGER NOT NULL,
    boot TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Passwords that people chose at this station, in place of the published ones of the same reset.
CREATE TABLE account_secret (
    account TEXT PRIMARY KEY,
    reset INTEGER NOT NULL,
    memory INTEGER NOT NULL,
    passes INTEGER NOT NULL,
    salt BLOB NOT NULL,
    hash BLOB NOT NULL
) STRICT, WITHOUT ROWID;
