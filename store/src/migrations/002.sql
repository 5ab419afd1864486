-- SPDX-FileCopyrightText: 2026 Thông Hành authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- From version 1 to 2: rows of status have 256 serials, not 512. SQL cannot make their checksums, so they go, and with
-- them the record that the status is whole: the station says so, answers "cannot tell", and the next import brings all
-- of it. The heads stay: nothing older than what was held is taken.
DELETE FROM status_chunk;
DELETE FROM revocation_chunk;
DELETE FROM meta WHERE name = 'status';
