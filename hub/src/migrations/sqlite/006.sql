-- SPDX-FileCopyrightText: 2026 Thông Hành authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What a device says it has reduced and the hub's rules keep for now: looked at again when it is due. since: when it was
-- first heard of. Both in milliseconds since 1970, by the hub's clock.
CREATE TABLE retention_waiting (
    device INTEGER NOT NULL REFERENCES device (id),
    seq INTEGER NOT NULL,
    digest BLOB NOT NULL,
    since INTEGER NOT NULL,
    due INTEGER NOT NULL,
    PRIMARY KEY (device, seq, digest)
) STRICT;
CREATE INDEX retention_waiting_due ON retention_waiting (due);

-- Entries that were reduced before they ever came here, until a signed note about them was judged.
CREATE TABLE came_reduced (
    device INTEGER NOT NULL REFERENCES device (id),
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (device, seq)
) STRICT;
