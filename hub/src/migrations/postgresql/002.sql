-- SPDX-FileCopyrightText: 2026 Thông Hành authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- How long the evidence was of which the beginning is kept.
ALTER TABLE alarm ADD COLUMN evidence_bytes BIGINT NOT NULL DEFAULT 0;
UPDATE alarm SET evidence_bytes = length(evidence);
