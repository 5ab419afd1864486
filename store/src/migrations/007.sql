-- SPDX-FileCopyrightText: 2026 Thông Hành authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- From version 6 to 7: the ward desk's print queue, and when a pass was revoked (of those before: not known).
ALTER TABLE ward_pass ADD COLUMN revoked_at INTEGER;

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

CREATE TRIGGER ward_printing_kept BEFORE DELETE ON ward_printing BEGIN
    SELECT RAISE(ABORT, 'what was printed stays in the book');
END;
