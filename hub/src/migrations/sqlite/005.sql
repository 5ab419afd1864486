-- SPDX-FileCopyrightText: 2026 Thông Hành authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What a device has reduced by its retention rules is reduced here as well: an entry may become its hash and what is
-- left of it, and nothing else. Hash and number stay, so that forks are told as before.
DROP TRIGGER journal_entry_fixed;
CREATE TRIGGER journal_entry_fixed BEFORE UPDATE ON journal_entry
WHEN NOT (NEW.device = OLD.device AND NEW.seq = OLD.seq AND NEW.hash = OLD.hash AND length(NEW.bytes) > 33
          AND substr(NEW.bytes, 1, 1) = X'00' AND substr(NEW.bytes, 2, 32) = OLD.hash)
BEGIN
    SELECT RAISE(ABORT, 'the journal only grows');
END;

-- Up to which entry the notes of a device were followed, and by which rules (SHA-256): by others it begins anew.
CREATE TABLE device_retention (
    device INTEGER PRIMARY KEY REFERENCES device (id),
    seq INTEGER NOT NULL,
    rules BLOB NOT NULL
) STRICT;
