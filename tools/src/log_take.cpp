// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "log_take.h"

#include "files.h"
#include "store/outbox.h"

#include <algorithm>
#include <filesystem>

namespace th::tools {

namespace {

namespace fs = std::filesystem;
using core::journal::Extract;

constexpr std::size_t pieceBytes = 16u << 20; ///< of a station's journal in one transaction

class TakingLogs {
public:
    TakingLogs(Console &console, evidence::Archive archive) : m_console(console), m_archive(std::move(archive)) {}

    void take(const fs::path &source)
    {
        std::error_code error;
        if (fs::exists(source / "station.sqlite", error))
            return takeStation(source);
        if (!fs::is_directory(source, error))
            return takeFile(source);
        std::vector<fs::path> files;
        for (fs::directory_iterator at(source, error), end; !error && at != end; at.increment(error))
            if (const auto kind = at->path().extension(); kind == ".journal" || kind == ".receipt")
                files.push_back(at->path());
        std::ranges::sort(files);
        if (files.empty())
            complain(source, m_console.say("không có trích sổ (.journal) hay biên nhận (.receipt) nào ở đây",
                                           "there is no extract (.journal) and no receipt (.receipt) here"));
        for (const fs::path &file : files)
            takeFile(file);
    }

    [[nodiscard]] Exit end() const { return m_good ? Exit::Success : Exit::Failed; }

private:
    void complain(const fs::path &source, const std::string &sentence)
    {
        m_good = false;
        m_console.complain(printable(source.string()) + ": " + sentence);
    }
    void complain(const fs::path &source, const evidence::Error &error)
    {
        complain(source, evidence::sentence(error, m_console.language));
    }

    void tell(const fs::path &source, const core::PublicKey &device, const evidence::Archive::Taken &taken)
    {
        if (m_console.json)
            return m_console.object({{"source", source.string()},
                                     {"device", core::toHex(device)},
                                     {"added", taken.added},
                                     {"known", taken.known},
                                     {"odd", taken.odd}});
        m_console.line(printable(source.filename().string()) + ": " + std::to_string(taken.added) +
                       m_console.say(" mục mới, ", " new entries, ") + std::to_string(taken.known) +
                       m_console.say(" đã có", " known") +
                       (taken.odd == 0 ? ""
                                       : m_console.say("; KHÔNG phải mục nhật ký: ", "; NOT entries of a log: ") +
                                             std::to_string(taken.odd)));
    }

    void takeFile(const fs::path &file)
    {
        const auto content = readWhole(m_console, file.string(), core::journal::maxExtractBytes);
        if (!content)
            return complain(file, content.error());
        const core::ByteView bytes = core::asBytes(*content);
        if (bytes.size() <= core::journal::maxReceiptBytes)
            if (const auto taken = m_archive.takeReceipt(bytes)) {
                if (m_console.json)
                    m_console.object({{"source", file.string()}, {"receipt", true}, {"added", *taken ? 1 : 0}});
                else
                    m_console.line(printable(file.filename().string()) +
                                   (*taken ? m_console.say(": biên nhận của máy chủ", ": a hub's receipt")
                                           : m_console.say(": biên nhận đã có", ": a receipt that is known")));
                return;
            }
        const auto extract = core::journal::decodeExtract(bytes);
        if (!extract)
            return complain(file, evidence::Error{evidence::Fault::NotAnExtract, extract.error()});
        if (const auto taken = m_archive.take(*extract))
            tell(file, extract->device, *taken);
        else
            complain(file, taken.error());
    }

    /// What follows what is here. If the station's log is another there by now, all of it: both are evidence.
    void takeStation(const fs::path &folder)
    {
        auto station = openStation(m_console, folder.string(), store::Access::Read);
        if (!station) {
            m_good = false;
            return;
        }
        const core::PublicKey device = station->identity().key;
        const auto reached = m_archive.reached(device);
        if (!reached)
            return complain(folder, reached.error());
        evidence::Archive::Taken sum;
        std::uint64_t after =
            *reached > 0 ? *reached - 1 : 0; // the last that is known shows whether it is the same log
        for (bool first = true;; first = false) {
            const auto rows = store::journalRowsAfter(*station, after, pieceBytes);
            if (!rows)
                return complain(folder, store::sentence(rows.error(), m_console.language));
            const auto taken = m_archive.takeRows(device, *rows);
            if (!taken)
                return complain(folder, taken.error());
            sum.added += taken->added;
            sum.known += taken->known;
            sum.odd += taken->odd;
            const bool another = first && *reached > 0 && taken->known == 0;
            if (rows->empty() && !another)
                break;
            after = another ? 0 : rows->back().first; // not what an entry says its number is: this ends
        }
        if (const auto outbox = store::outboxOf(*station); outbox && !outbox->receipt.empty())
            if (const auto taken = m_archive.takeReceipt(outbox->receipt); !taken)
                complain(folder, taken.error());
        tell(folder, device, sum);
    }

    Console &m_console;
    evidence::Archive m_archive;
    bool m_good = true;
};

} // namespace

Exit takeLogs(Console &console, const std::string &archive, const std::vector<std::string> &sources)
{
    auto opened = evidence::Archive::open(archive, evidence::Archive::Access::Create);
    if (!opened)
        return failed(console, opened.error());
    TakingLogs taking(console, std::move(opened).value());
    for (const std::string &source : sources)
        taking.take(source);
    return taking.end();
}

} // namespace th::tools
