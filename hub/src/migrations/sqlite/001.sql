-- SPDX-FileCopyrightText: 2026 Thông Hành authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The hub's database on SQLite. docs/design/hub.md explains it; ../postgresql says the same for PostgreSQL.

-- A device and where its journal stands here. seq, head, checkpoint_seq and receipt move together with journal_entry.
CREATE TABLE device (
    id INTEGER PRIMARY KEY,
    key BLOB NOT NULL UNIQUE,
    name TEXT NOT NULL,
    state INTEGER NOT NULL,
    asked_at INTEGER NOT NULL,
    decided_at INTEGER NOT NULL DEFAULT 0,
    seq INTEGER NOT NULL DEFAULT 0,
    head BLOB NOT NULL,
    checkpoint_seq INTEGER NOT NULL DEFAULT 0,
    receipt BLOB NOT NULL DEFAULT X''
) STRICT;

CREATE TABLE journal_entry (
    device INTEGER NOT NULL REFERENCES device (id),
    seq INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    hash BLOB NOT NULL,
    PRIMARY KEY (device, seq)
) STRICT;
CREATE TRIGGER journal_entry_kept BEFORE DELETE ON journal_entry BEGIN
    SELECT RAISE(ABORT, 'the journal only grows');
END;
CREATE TRIGGER journal_entry_fixed BEFORE UPDATE ON journal_entry BEGIN
    SELECT RAISE(ABORT, 'the journal only grows');
END;

CREATE TABLE enrolment_token (
    hash BLOB PRIMARY KEY,
    valid_until INTEGER NOT NULL,
    used_by BLOB,
    used_at INTEGER
) STRICT;

CREATE TABLE alarm (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    device BLOB NOT NULL,
    seq INTEGER NOT NULL,
    evidence BLOB NOT NULL,
    evidence_hash BLOB NOT NULL,
    UNIQUE (device, kind, seq, evidence_hash)
) STRICT;
