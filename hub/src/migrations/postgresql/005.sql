-- SPDX-FileCopyrightText: 2026 Thông Hành authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What a device has reduced by its retention rules is reduced here as well: an entry may become its hash and what is
-- left of it, and nothing else. Hash and number stay, so that forks are told as before.
CREATE OR REPLACE FUNCTION journal_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF NEW.device = OLD.device AND NEW.seq = OLD.seq AND NEW.hash = OLD.hash AND length(NEW.bytes) > 33
            AND substring(NEW.bytes FROM 1 FOR 1) = '\x00'::bytea AND substring(NEW.bytes FROM 2 FOR 32) = OLD.hash THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'the journal only grows';
END $$;

-- Up to which entry the notes of a device were followed, and by which rules (SHA-256): by others it begins anew.
CREATE TABLE device_retention (
    device BIGINT PRIMARY KEY REFERENCES device (id),
    seq BIGINT NOT NULL,
    rules BYTEA NOT NULL
);
