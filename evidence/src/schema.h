// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace th::evidence {

/// Version 1 of the archive's tables; docs/design/evidence.md says why they are as they are.
inline constexpr const char *schema = R"sql(
CREATE TABLE device (
    id INTEGER PRIMARY KEY,
    key BLOB NOT NULL UNIQUE
) STRICT;

-- What devices wrote, as they wrote it. id: device, branch (0: the history that came first), number in the journal.
CREATE TABLE entry (
    id INTEGER PRIMARY KEY,
    bytes BLOB NOT NULL
) STRICT;
CREATE TRIGGER entry_kept BEFORE DELETE ON entry BEGIN
    SELECT RAISE(ABORT, 'the archive only grows');
END;

-- Stretches of a journal in which each entry names the hash of the one before.
CREATE TABLE run (
    id INTEGER PRIMARY KEY,
    device INTEGER NOT NULL REFERENCES device (id),
    branch INTEGER NOT NULL,
    first_seq INTEGER NOT NULL,
    last_seq INTEGER NOT NULL,
    previous BLOB NOT NULL,         -- that its first entry names
    head BLOB NOT NULL,             -- hash of its last entry
    proven INTEGER NOT NULL,        -- up to here a checkpoint of the device's key covers it; 0: nothing
    boot TEXT NOT NULL,             -- clocks of its last entry
    wall INTEGER NOT NULL,
    monotonic INTEGER NOT NULL
) STRICT;
CREATE INDEX run_place ON run (device, branch, first_seq);

-- What was met while taking entries in, by number; the same is met once.
CREATE TABLE finding (
    device INTEGER NOT NULL REFERENCES device (id),
    branch INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    kind TEXT NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (device, branch, seq, kind, detail)
) STRICT, WITHOUT ROWID;

-- Bytes that stood where an entry should be and are none.
CREATE TABLE odd (
    device INTEGER NOT NULL REFERENCES device (id),
    seq INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    UNIQUE (device, seq, bytes)
) STRICT;

CREATE TABLE receipt (
    device INTEGER NOT NULL REFERENCES device (id),
    hub BLOB NOT NULL,
    seq INTEGER NOT NULL,
    bytes BLOB NOT NULL UNIQUE
) STRICT;
CREATE INDEX receipt_place ON receipt (device, hub, seq);

-- The index: rows of one branch of one device in blocks, each with the span of its clock, each column a blob.
CREATE TABLE text (
    kind INTEGER NOT NULL,
    id INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE block (
    id INTEGER PRIMARY KEY,
    device INTEGER NOT NULL REFERENCES device (id),
    branch INTEGER NOT NULL,
    first_seq INTEGER NOT NULL,
    rows INTEGER NOT NULL,
    min_wall INTEGER NOT NULL,
    max_wall INTEGER NOT NULL
) STRICT;
CREATE INDEX block_place ON block (device, branch, first_seq);
-- Each column in pages of its own, so that a filter reads what it asks for and nothing else.
CREATE TABLE field (
    id INTEGER PRIMARY KEY, -- column * 2^32 + block
    data BLOB NOT NULL
) STRICT;

-- Who opened personal data, or took an export, and why: each names the hash of the one before.
CREATE TABLE access (
    seq INTEGER PRIMARY KEY,
    bytes BLOB NOT NULL
) STRICT;
CREATE TRIGGER access_kept BEFORE DELETE ON access BEGIN
    SELECT RAISE(ABORT, 'the access journal only grows');
END;
CREATE TRIGGER access_fixed BEFORE UPDATE ON access BEGIN
    SELECT RAISE(ABORT, 'the access journal only grows');
END;
)sql";

/// Off only while retention is applied.
inline constexpr const char *entryFixed = R"sql(
CREATE TRIGGER entry_fixed BEFORE UPDATE ON entry BEGIN
    SELECT RAISE(ABORT, 'the archive only grows');
END;
)sql";

} // namespace th::evidence
