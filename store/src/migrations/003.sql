-- SPDX-FileCopyrightText: 2026 Thông Hành authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- From version 2 to version 3: what the hub acknowledged.

CREATE TABLE receipt (
    hub BLOB NOT NULL,
    agrees INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (hub, agrees)
) STRICT;
