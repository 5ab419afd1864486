-- SPDX-FileCopyrightText: 2026 Thông Hành authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- From version 4 to 5: the tables of the ward desk.

-- The ward desk (docs/formats/ward.md). What names people is in boxes that the desk's own key opens.
CREATE TABLE ward_request (
    id INTEGER PRIMARY KEY,
    procedure TEXT NOT NULL,
    unit TEXT NOT NULL,
    state TEXT NOT NULL,
    revision INTEGER NOT NULL,
    sealing INTEGER NOT NULL,
    opened INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    box BLOB NOT NULL
) STRICT;
CREATE INDEX ward_request_state ON ward_request (state, changed);

CREATE TABLE ward_line (
    request INTEGER NOT NULL,
    number INTEGER NOT NULL,
    decision INTEGER NOT NULL,
    officer TEXT NOT NULL,
    box BLOB NOT NULL,
    reason BLOB NOT NULL,
    PRIMARY KEY (request, number)
) STRICT, WITHOUT ROWID;

-- Keyed hashes by which the same person, plate or household is found. line 0: the request itself.
CREATE TABLE ward_mark (
    mark BLOB NOT NULL,
    request INTEGER NOT NULL,
    line INTEGER NOT NULL,
    PRIMARY KEY (mark, request, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX ward_mark_line ON ward_mark (request, line);

-- Which entries of the journal are about a request, and the reason given, for the desk to read.
CREATE TABLE ward_event (
    request INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    reason BLOB NOT NULL,
    PRIMARY KEY (request, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE ward_attachment (
    request INTEGER NOT NULL,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    content BLOB NOT NULL,
    size INTEGER NOT NULL,
    box BLOB NOT NULL,
    PRIMARY KEY (request, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE ward_series (
    code TEXT PRIMARY KEY,
    last_serial INTEGER NOT NULL,
    operation INTEGER NOT NULL,
    tag_key BLOB NOT NULL
) STRICT;

CREATE TABLE ward_pass (
    series TEXT NOT NULL,
    serial INTEGER NOT NULL,
    request INTEGER NOT NULL,
    line INTEGER NOT NULL,
    turn INTEGER NOT NULL,
    issued INTEGER NOT NULL,
    sealing INTEGER NOT NULL,
    revoked INTEGER,
    box BLOB NOT NULL,
    PRIMARY KEY (series, serial),
    UNIQUE (request, line, turn)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER ward_pass_kept BEFORE DELETE ON ward_pass BEGIN
    SELECT RAISE(ABORT, 'a pass that was made stays in the book');
END;
CREATE TRIGGER ward_event_kept BEFORE DELETE ON ward_event BEGIN
    SELECT RAISE(ABORT, 'history only grows');
END;
