// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "digests.h"
#include "evidence/export.h"
#include "store/pending_file.h"

#include <map>

namespace th::evidence {

/// A file of an export (store::PendingFile). Throws.
class PendingFile {
public:
    explicit PendingFile(const std::filesystem::path &file); ///< AlreadyExists if the name is taken
    void write(std::string_view piece);
    void sync(); ///< on disk
    void place();
    void takeBack(); ///< after `place`: removes it again

private:
    std::filesystem::path m_file;
    store::PendingFile m_pending;
};

/// What was written of one device.
struct DeviceShare {
    std::uint64_t rows = 0, firstSeq = 0, lastSeq = 0;
};
struct Written {
    std::uint64_t rows = 0, reduced = 0;
    std::map<std::string, std::uint64_t> verdicts; ///< and other kinds of entries
    std::map<std::uint32_t, DeviceShare> devices;
    FileDigests digests;
    RowGroups groups; ///< none of a workbook
    std::vector<std::string> columns;
    Filter filter; ///< what was asked for, with pseudonyms where the rows have them
};
/// All rows of the order into the file. Throws.
void writeRows(Archive &archive, const ExportOrder &order, PendingFile &file, Written &written);

/// Texts by which people are the same within one export, and that say nothing to whoever has another.
class Pseudonyms {
public:
    Pseudonyms();
    ~Pseudonyms();
    Pseudonyms(const Pseudonyms &) = delete;
    Pseudonyms &operator=(const Pseudonyms &) = delete;
    [[nodiscard]] std::string of(const char *kind, const std::string &text) const; ///< empty stays empty
    [[nodiscard]] std::uint64_t shuffle(const Row &row) const;

private:
    std::array<std::uint8_t, 32> m_key{};
};

} // namespace th::evidence
