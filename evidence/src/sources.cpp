// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/sources.h"

#include "store/outbox.h"

#include <algorithm>
#include <fstream>

namespace th::evidence {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t pieceBytes = 16u << 20; ///< of a station's journal in one transaction

core::LocalName said(const Error &error)
{
    return {sentence(error, core::Language::Vietnamese), sentence(error, core::Language::English)};
}
core::LocalName said(const store::StoreError &error)
{
    return {store::sentence(error, core::Language::Vietnamese), store::sentence(error, core::Language::English)};
}

/// Nothing: it cannot be read, or is longer than an extract may be.
std::optional<core::Bytes> readFile(const fs::path &file)
{
    std::error_code error;
    if (!fs::is_regular_file(file, error)) // a pipe would be waited for
        return std::nullopt;
    std::ifstream in(file, std::ios::binary);
    core::Bytes bytes;
    std::vector<char> piece(1u << 16);
    while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())) || in.gcount() > 0) {
        bytes.insert(bytes.end(), piece.begin(), piece.begin() + in.gcount());
        if (bytes.size() > core::journal::maxExtractBytes)
            return std::nullopt;
    }
    return in.eof() && !in.bad() ? std::optional(std::move(bytes)) : std::nullopt;
}

} // namespace

bool Sources::fail(const fs::path &source, const core::LocalName &why)
{
    m_report.failed(source, why);
    return false;
}

bool Sources::fail(const fs::path &source, const Error &error)
{
    m_cancelled = m_cancelled || error.fault == Fault::Cancelled; // the archive was told to stop
    return m_cancelled ? false : fail(source, said(error));
}

bool Sources::goesOn()
{
    m_cancelled = m_cancelled || !m_report.goOn(m_added);
    return !m_cancelled;
}

bool Sources::take(const fs::path &source)
{
    if (!goesOn())
        return false;
    std::error_code error;
    if (fs::exists(source / "station.sqlite", error))
        return takeStation(source);
    return fs::is_directory(source, error) ? takeFolder(source) : takeFile(source);
}

bool Sources::takeFolder(const fs::path &folder)
{
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
        if (const auto kind = at->path().extension(); kind == ".journal" || kind == ".receipt")
            files.push_back(at->path());
    if (error)
        return fail(folder, {"không đọc hết được thư mục này; hãy cắm lại rồi lấy lần nữa",
                             "this folder cannot be read to its end; plug it in again and take once more"});
    if (files.empty())
        return fail(folder, {"không có trích sổ (.journal) hay biên nhận (.receipt) nào ở đây",
                             "there is no extract (.journal) and no receipt (.receipt) here"});
    std::ranges::sort(files);
    bool all = true;
    for (const fs::path &file : files) {
        if (!goesOn())
            return false;
        all = takeFile(file) && all;
    }
    return all;
}

bool Sources::takeFile(const fs::path &file)
{
    const auto bytes = readFile(file);
    if (!bytes)
        return fail(file, {"không đọc được tệp này, hoặc tệp lớn hơn 64 MiB nên không phải trích sổ",
                           "this file cannot be read, or is larger than 64 MiB and so no extract"});
    SourceTaken took{file};
    if (bytes->size() <= core::journal::maxReceiptBytes) {
        const auto receipt = m_archive.takeReceipt(*bytes);
        if (!receipt && receipt.error().fault != Fault::NotAnExtract) // the archive's fault, not the file's
            return fail(file, receipt.error());
        if (receipt) {
            took.receipt = *receipt;
            m_report.took(took);
            return true;
        }
    }
    const auto extract = core::journal::decodeExtract(*bytes);
    if (!extract)
        return fail(file, Error{Fault::NotAnExtract, extract.error()});
    const auto taken = m_archive.take(*extract);
    if (!taken)
        return fail(file, taken.error());
    took.device = extract->device;
    took.taken = *taken;
    m_added += taken->added;
    m_report.took(took);
    return true;
}

/// What follows what is here. If the station's log is another there by now, all of it: both are evidence.
bool Sources::takeStation(const fs::path &folder)
{
    auto station = store::Station::open(folder, store::Access::Read);
    if (!station)
        return fail(folder, said(station.error()));
    SourceTaken took{folder, station->identity().key};
    took.damaged = station->damage();
    const auto reached = m_archive.reached(took.device);
    if (!reached)
        return fail(folder, reached.error());
    std::uint64_t after = *reached > 0 ? *reached - 1 : 0; // the last that is known shows whether it is the same log
    for (bool first = true; goesOn(); first = false) {
        const auto rows = store::journalRowsAfter(*station, after, pieceBytes);
        if (!rows)
            return fail(folder, said(rows.error()));
        const auto taken = m_archive.takeRows(took.device, *rows);
        if (!taken)
            return fail(folder, taken.error());
        m_added += taken->added;
        took.taken.added += taken->added;
        took.taken.known += taken->known;
        took.taken.odd += taken->odd;
        const bool another = first && *reached > 0 && taken->known == 0;
        if (rows->empty() && !another)
            break;
        after = another ? 0 : rows->back().first; // not what an entry says its number is: this ends
    }
    bool all = !m_cancelled;
    if (const auto outbox = store::outboxOf(*station); outbox && !outbox->receipt.empty())
        if (const auto receipt = m_archive.takeReceipt(outbox->receipt); !receipt)
            all = fail(folder, receipt.error());
    m_report.took(took);
    return all;
}

} // namespace th::evidence
