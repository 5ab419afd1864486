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

-- Where other stations saw passes lately: the published files, by the second of their end in twelve digits.
CREATE TABLE sightings_file (
    name TEXT PRIMARY KEY,
    bytes BLOB NOT NULL,
    hash BLOB NOT NULL
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
    box BLOB NOT NULL, revoked_at INTEGER,
    PRIMARY KEY (series, serial),
    UNIQUE (request, line, turn)
) STRICT, WITHOUT ROWID;

-- What waits to be put on paper, or was. line 0: all of the request. state: 0 waits, 1 under way or unknown, 2 printed, 3 put aside.
CREATE TABLE ward_print_job (
    id INTEGER PRIMARY KEY,
    request INTEGER NOT NULL,
    by_hand INTEGER NOT NULL,
    line INTEGER NOT NULL,
    turn INTEGER NOT NULL,
    queued INTEGER NOT NULL,
    state INTEGER NOT NULL
) STRICT;
CREATE INDEX ward_print_job_state ON ward_print_job (state, id);
CREATE INDEX ward_print_job_request ON ward_print_job (request);

-- Each time that it was given to a printer. outcome: 0 not known, 1 printed, 2 failed.
CREATE TABLE ward_printing (
    job INTEGER NOT NULL,
    number INTEGER NOT NULL,
    begun INTEGER NOT NULL,
    ended INTEGER NOT NULL,
    outcome INTEGER NOT NULL,
    officer TEXT NOT NULL,
    design TEXT NOT NULL,
    printer TEXT NOT NULL,
    passes INTEGER NOT NULL,
    pages INTEGER NOT NULL,
    reason BLOB NOT NULL,
    PRIMARY KEY (job, number)
) STRICT, WITHOUT ROWID;

-- Of which lines. A pass is found by request, line and turn.
CREATE TABLE ward_printed (
    job INTEGER NOT NULL,
    number INTEGER NOT NULL,
    line INTEGER NOT NULL,
    turn INTEGER NOT NULL,
    PRIMARY KEY (job, number, line, turn)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER ward_pass_kept BEFORE DELETE ON ward_pass BEGIN
    SELECT RAISE(ABORT, 'a pass that was made stays in the book');
END;
CREATE TRIGGER ward_event_kept BEFORE DELETE ON ward_event BEGIN
    SELECT RAISE(ABORT, 'history only grows');
END;
CREATE TRIGGER ward_printing_kept BEFORE DELETE ON ward_printing BEGIN
    SELECT RAISE(ABORT, 'what was printed stays in the book');
END;

-- Mail to applicants. state: 0 waits, 1 handed over and no answer yet, 2 sent, 3 perhaps sent, 4 undeliverable, 5 dropped.
CREATE TABLE ward_mail (
    id INTEGER PRIMARY KEY,
    request INTEGER NOT NULL,
    kind TEXT NOT NULL,
    state INTEGER NOT NULL,
    queued INTEGER NOT NULL,
    due INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    message_id TEXT NOT NULL,
    box BLOB NOT NULL,
    fault BLOB NOT NULL
) STRICT;
CREATE INDEX ward_mail_state ON ward_mail (state, due);
CREATE INDEX ward_mail_request ON ward_mail (request);

-- Mail that came, each once. state: 0 waits for a person, 1 taken into the request, 2 put aside.
CREATE TABLE ward_incoming (
    id INTEGER PRIMARY KEY,
    content BLOB NOT NULL UNIQUE,
    came INTEGER NOT NULL,
    state INTEGER NOT NULL,
    request INTEGER NOT NULL,
    size INTEGER NOT NULL,
    box BLOB NOT NULL
) STRICT;
CREATE INDEX ward_incoming_state ON ward_incoming (state, id);

CREATE TABLE ward_mailbox (
    name TEXT PRIMARY KEY,
    validity INTEGER NOT NULL,
    last INTEGER NOT NULL
) STRICT;

CREATE TRIGGER ward_mail_kept BEFORE DELETE ON ward_mail BEGIN
    SELECT RAISE(ABORT, 'what was sent stays in the book');
END;

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

-- What is typed into lines and not taken yet. line 0: into a new one. It ends with its line, and when the request goes on.
CREATE TABLE ward_draft (
    request INTEGER NOT NULL,
    line INTEGER NOT NULL,
    kept INTEGER NOT NULL,
    box BLOB NOT NULL,
    PRIMARY KEY (request, line)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER ward_draft_of_line_gone AFTER DELETE ON ward_line BEGIN
    DELETE FROM ward_draft WHERE request = old.request AND line = old.number;
END;
CREATE TRIGGER ward_draft_of_request_gone_on AFTER UPDATE ON ward_request WHEN new.state <> old.state BEGIN
    DELETE FROM ward_draft WHERE request = new.id;
END;
