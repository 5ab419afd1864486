-- SPDX-FileCopyrightText: 2026 Thông Hành authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- From version 3 to 4: what happened to a series since its rows were written lies apart, so that a day's news does not
-- touch every page. Nothing has happened yet.
CREATE TABLE status_recent (
    id INTEGER PRIMARY KEY,
    bytes BLOB NOT NULL
) STRICT;
