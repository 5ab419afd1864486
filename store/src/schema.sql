-- SPDX-FileCopyrightText: 2026 Thông Hành authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- A station's database, as a new station gets it. docs/formats/station.md explains every column.
-- A change here is a change of the version: add migrations/NNN.sql that makes the same of the version before.

-- Small facts of the station, each with a keyed BLAKE2b-256 of its bytes.
CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    bytes BLOB NOT NULL,
    hash BLOB NOT NULL
) STRICT;

-- Published documents as verified: 'directory', 'policy', 'metadata/ROLE'.
CREATE TABLE document (
    name TEXT PRIMARY KEY,
    bytes BLOB NOT NULL,
    hash BLOB NOT NULL
) STRICT;

CREATE TABLE status_series (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    bytes BLOB NOT NULL
) STRICT;

-- 256 serials a row: 32 bytes of revocation bits, 512 bytes of tags, 32 bytes of BLAKE2b. id: series * 2^24 + chunk.
CREATE TABLE status_chunk (
    id INTEGER PRIMARY KEY,
    bytes BLOB NOT NULL
) STRICT;

-- Why and since when, for the revoked serials of the chunk of the same id.
CREATE TABLE revocation_chunk (
    id INTEGER PRIMARY KEY,
    bytes BLOB NOT NULL
) STRICT;

-- What happened to a series since its rows were written, as a delta of that series alone. id: the series'.
CREATE TABLE status_recent (
    id INTEGER PRIMARY KEY,
    bytes BLOB NOT NULL
) STRICT;

CREATE TABLE journal_entry (
    seq INTEGER PRIMARY KEY,
    bytes BLOB NOT NULL,
    hash BLOB NOT NULL
) STRICT;

-- What queries need of a Scan entry. Derived from it, written with it, compared with it by `log verify`.
CREATE TABLE journal_scan (
    seq INTEGER PRIMARY KEY,
    wall INTEGER NOT NULL,
    judged_at INTEGER NOT NULL,
    verdict INTEGER NOT NULL,
    proven INTEGER NOT NULL,
    number TEXT,
    checkpoint TEXT NOT NULL,
    officer TEXT NOT NULL,
    source TEXT NOT NULL,
    reasons TEXT NOT NULL
) STRICT;
CREATE INDEX journal_scan_number ON journal_scan (number, judged_at);
CREATE INDEX journal_scan_wall ON journal_scan (wall, verdict);

CREATE TRIGGER journal_entry_kept BEFORE DELETE ON journal_entry BEGIN
    SELECT RAISE(ABORT, 'the journal only grows');
END;
CREATE TRIGGER journal_entry_fixed BEFORE UPDATE ON journal_entry BEGIN
    SELECT RAISE(ABORT, 'the journal only grows');
END;
CREATE TRIGGER journal_scan_kept BEFORE DELETE ON journal_scan BEGIN
    SELECT RAISE(ABORT, 'the journal only grows');
END;
CREATE TRIGGER journal_scan_fixed BEFORE UPDATE ON journal_scan BEGIN
    SELECT RAISE(ABORT, 'the journal only grows');
END;

-- Of each hub the newest receipt that agreed with the journal when it came, and the newest that did not.
CREATE TABLE receipt (
    hub BLOB NOT NULL,
    agrees INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (hub, agrees)
) STRICT;

CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
