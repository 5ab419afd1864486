-- SPDX-FileCopyrightText: 2026 Thông Hành authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- From version 9 to 10: what is typed into lines and not taken yet. What version 9 kept of it lies in the requests'
-- boxes, which only the desk opens: it moves when the desk next writes the request.
-- line 0: into a new one. It ends with its line, and when the request goes on.
CREATE TABLE ward_draft (
    request INTEGER NOT NULL,
    line INTEGER NOT NULL,
    kept INTEGER NOT NULL,
    box BLOB NOT NULL,
    PRIMARY KEY (request, line)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER ward_draft_of_line_gone AFTER DELETE ON ward_line BEGIN
    DELETE FROM ward_draft WHERE request = old.request AND line = old.number;
END;
CREATE TRIGGER ward_draft_of_request_gone_on AFTER UPDATE ON ward_request WHEN new.state <> old.state BEGIN
    DELETE FROM ward_draft WHERE request = new.id;
END;
