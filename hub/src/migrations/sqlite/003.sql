-- SPDX-FileCopyrightText: 2026 Thông Hành authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- How many entries of a journal an alarm is about; 0 where that is not what it counts, or was not counted yet.
ALTER TABLE alarm ADD COLUMN entries INTEGER NOT NULL DEFAULT 0;
