-- SPDX-FileCopyrightText: 2026 Thông Hành authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- When a device was last heard, by the hub's clock, and what its journal says in the clear of the machine, by its own.
-- Times in milliseconds since 1970, 0: not known. Bytes: -1: not known. seq: of the newest entry that was heard; 0: none.
CREATE TABLE device_report (
    device INTEGER PRIMARY KEY REFERENCES device (id),
    contacted_at INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    software TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    data_as_of INTEGER NOT NULL,
    disk_free INTEGER NOT NULL,
    disk_wanted INTEGER NOT NULL,
    clock INTEGER NOT NULL,
    clock_leap INTEGER NOT NULL,
    clock_at INTEGER NOT NULL,
    obeys INTEGER NOT NULL,
    obeys_since INTEGER NOT NULL
) STRICT;
