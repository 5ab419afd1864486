-- SPDX-FileCopyrightText: 2026 Thông Hành authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- When a device was last heard, by the hub's clock, and what its journal says in the clear of the machine, by its own.
-- Times in milliseconds since 1970, 0: not known. Bytes: -1: not known. seq: of the newest entry that was heard; 0: none.
CREATE TABLE device_report (
    device BIGINT PRIMARY KEY REFERENCES device (id),
    contacted_at BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    software TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    data_as_of BIGINT NOT NULL,
    disk_free BIGINT NOT NULL,
    disk_wanted BIGINT NOT NULL,
    clock BIGINT NOT NULL,
    clock_leap BIGINT NOT NULL,
    clock_at BIGINT NOT NULL,
    obeys BIGINT NOT NULL,
    obeys_since BIGINT NOT NULL
);
