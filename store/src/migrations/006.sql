-- SPDX-FileCopyrightText: 2026 Thông Hành authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- From version 5 to 6: where other stations saw passes lately, as the files that were published. None came yet.
CREATE TABLE sightings_file (
    name TEXT PRIMARY KEY,
    bytes BLOB NOT NULL,
    hash BLOB NOT NULL
) STRICT;
