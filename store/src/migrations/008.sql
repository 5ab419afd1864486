-- SPDX-FileCopyrightText: 2026 Thông Hành authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- From version 7 to 8: the ward desk's mail, out and in.
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
