// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is kept of one person, as a file for that person (docs/guide/evidence.md).
#include "database.h"
#include "evidence/personal.h"
#include "writing.h"

#include <nlohmann/json.hpp>

namespace th::evidence {

namespace {

using Json = nlohmann::ordered_json;

std::string lineOf(const Archive &archive, const Opened &opened)
{
    const Row &row = opened.row;
    const Json json{{"device", core::toHex(archive.devices().at(row.place.device))},
                    {"branch", row.place.branch},
                    {"seq", row.place.seq},
                    {"at", formatMoment(row.wall)},
                    {"wall_ms", row.wall},
                    {"entry", name(row.kind)},
                    {"kind", row.verdict ? Json(core::name(*row.verdict)) : Json()},
                    {"reasons", row.reasons},
                    {"number", row.number},
                    {"genuine", row.proven},
                    {"category", row.category},
                    {"authority", row.authority},
                    {"checkpoint", row.checkpoint},
                    {"area", row.area},
                    {"officer", row.officer},
                    {"source", row.source},
                    {"clock_trusted", row.clock == core::ClockState::Trusted},
                    {"pass_text", scannedText(opened.passText)},
                    {"id_card", scannedText(opened.idCard)},
                    {"plate", scannedText(opened.plate)},
                    {"why", scannedText(opened.reason)}};
    return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

/// Takes what was opened, line by line, and wipes it.
class LineWriter {
public:
    LineWriter(const Archive &archive, PendingFile &file, Written &written)
        : m_archive(archive), m_file(file), m_written(written)
    {
    }
    void take(const Opened &opened)
    {
        std::string line = lineOf(m_archive, opened);
        m_file.write(line);
        m_written.digests.add(line);
        m_written.groups.add(line);
        core::wipe(line.data(), line.size());
        const Row &row = opened.row;
        ++m_written.rows;
        ++m_written.verdicts[row.verdict ? core::name(*row.verdict) : name(row.kind)];
        DeviceShare &share = m_written.devices[row.place.device];
        share.firstSeq = share.rows == 0 ? row.place.seq : std::min(share.firstSeq, row.place.seq);
        share.lastSeq = std::max(share.lastSeq, row.place.seq);
        ++share.rows;
    }

private:
    const Archive &m_archive;
    PendingFile &m_file;
    Written &m_written;
};

} // namespace

Outcome<PersonalExport> exportPersonal(Archive &archive, const OpenOrder &order, const PersonalFile &into,
                                       const core::SoftwareKey &auditor, core::Signer &signer)
{
    ExportOrder writing;
    writing.file = into.file;
    writing.format = Format::JsonLines;
    writing.filter = order.filter;
    writing.by = order.by;
    writing.reason = order.reason;
    writing.now = order.now;
    writing.trust = into.trust;
    writing.progress = order.progress;
    return guard([&] {
        PersonalExport done;
        done.exported = writeSigned(archive, writing, signer, [&](PendingFile &file, Written &written) {
            LineWriter lines(archive, file, written);
            const auto count = openPersonal(archive, order, auditor, [&](const Opened &opened) { lines.take(opened); });
            if (!count)
                throw Thrown(count.error());
            done.count = *count;
            written.filter = order.filter;
            written.digests.finish();
            written.groups.finish();
        });
        return done;
    });
}

} // namespace th::evidence
