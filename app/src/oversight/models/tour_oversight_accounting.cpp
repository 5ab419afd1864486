// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an archive is held to: until when logs are proven, who had what out of it, what is let go of.
#include "models/tour_parts.h"

namespace th::app::tour {

namespace {

const QString archiveFile = QStringLiteral("/media/an/KET-SAT/tinh-2021-09.evidence");

TourState looked(const char *name, const std::function<void(Models &)> &more)
{
    return {QStringLiteral("oversight-") + QLatin1String(name), [more](Models &m) {
                m.overseer.handing()->close();
                m.overseer.sealed()->close();
                m.overseer.copies()->close();
                m.overseer.integrity()->close();
                m.overseer.accesses()->close();
                m.overseer.retention()->close();
                m.overseer.enter();
                m.overseer.choose(archiveFile);
                m.oversight.open(archiveFile);
                m.oversight.showOpened(
                    {QStringLiteral("tinh-2021-09.evidence"), std::vector<core::PublicKey>(7), 0, nullptr, nullptr});
                m.oversight.showPage({m.oversight.question(), {}, std::nullopt, std::nullopt});
                m.oversight.showCount(m.oversight.question(), 9'961'000);
                more(m);
            }};
}

evidence::StationReport stationOf(int which, std::vector<evidence::Finding> findings)
{
    evidence::StationReport report;
    report.device = static_cast<std::uint32_t>(which);
    report.key[0] = static_cast<std::uint8_t>(0x4f + which);
    report.key[1] = 0x3a;
    report.id = "ck-0" + std::to_string(which);
    report.name = {"Chốt cầu Bến Lức " + std::to_string(which), "Bến Lức bridge " + std::to_string(which)};
    report.entries = report.last = static_cast<std::uint64_t>(9'000 + 731 * which);
    report.chainedFrom = 1;
    report.provenUntil = report.last - 4;
    report.provenTime =
        std::chrono::milliseconds((people::now() - std::chrono::minutes(11 * which)).time_since_epoch()).count();
    if (which != 3)
        report.receipt = evidence::ReceiptSeen{{}, report.last - 40, report.provenTime + 60'000, {}};
    report.findings = std::move(findings);
    return report;
}

void inspect(Models &m, bool good, bool whole)
{
    using evidence::Weight;
    IntegrityCheck &check = *m.overseer.integrity();
    m.overseer.inspect();
    IntegrityAnswer answer{check.number()};
    if (!good)
        answer.stations = {stationOf(1, {{"gap", Weight::Alarm, 412, 1'034, ""},
                                         {"clock_jump", Weight::Note, 2'011, 2'011, "-86400"},
                                         {"cloned_device", Weight::Alarm, 6'400, 7'121, "branch 1"},
                                         {"removed_tail", Weight::Alarm, 9'732, 9'801, std::string(64, 'a')}}),
                           stationOf(2, {{"unsigned_tail", Weight::Note, 10'458, 10'462, ""}})};
    for (int which = 3; which < 8; ++which)
        if (!good || which != 3)
            answer.stations.push_back(stationOf(which, {}));
    check.finish(answer);
    if (!whole)
        return;
    check.readAll();
    answer.number = check.number();
    answer.whole = true;
    if (!good)
        answer.faults = {{{1, 0, 811}, "changed"}, {{1, 0, 812}, "index"}};
    check.finish(answer);
}

void listAccesses(Models &m, bool holds, int lines)
{
    static constexpr const char *whats[] = {"export", "open", "person", "retention"};
    static constexpr const char *whys[] = {"Vụ 12/2021, theo yêu cầu của Công an huyện", "Đơn ngày 03/10",
                                           "Giao ban tuần", "Quyết định 12"};
    m.overseer.listAccesses();
    AccessAnswer answer{m.overseer.accesses()->number()};
    for (int i = 0; i < lines; ++i) {
        evidence::Access line;
        line.seq = static_cast<std::uint64_t>(i + 1);
        line.at = people::now() - std::chrono::hours(5 * (lines - i));
        line.by = i % 2 == 0 ? "Thượng tá Nguyễn Văn Hà (hanv)" : "Trần Thị Lan, thanh tra";
        line.what = whats[i % 4];
        line.reason = whys[i % 4];
        line.about = "{\"entries\":[\"scan\"],\"checkpoints\":[\"CK-04\"]}";
        answer.journal.lines.push_back(line);
    }
    if (!holds)
        answer.journal.firstBad = static_cast<std::uint64_t>(lines + 1);
    m.overseer.accesses()->finish(answer);
}

evidence::Row workRow(int place)
{
    evidence::Row row;
    row.kind = core::journal::EntryKind::Work;
    row.place = {2, 0, static_cast<std::uint64_t>(700 - place)};
    row.wall = std::chrono::milliseconds((people::now() - std::chrono::minutes(3 * place)).time_since_epoch()).count();
    row.authority = "P00001";
    row.officer = place % 2 == 0 ? "hanv" : "lantt";
    row.source = "sign_in";
    return row;
}

core::journal::Entry entryOf(int place)
{
    core::journal::Work work;
    work.kind = place % 3 == 2 ? core::journal::WorkKind::Grant : core::journal::WorkKind::SignIn;
    work.officer = place % 2 == 0 ? "hanv" : "lantt";
    work.role = place % 2 == 0 ? "supervisor" : "ward_clerk";
    work.unit = "P00001";
    work.step = place % 3 == 2 ? "granted" : place % 4 == 1 ? "wrong" : "signed_in";
    work.to = place % 3 == 2 ? "binhlt" : "";
    core::journal::Entry entry;
    entry.kind = core::journal::EntryKind::Work;
    entry.content = core::journal::encodeWork(work);
    return entry;
}

void listWork(Models &m)
{
    m.oversight.setField(QStringLiteral("entries"), QStringLiteral("people"));
    m.oversight.apply();
    ArchivePage page{m.oversight.question(), {}, std::nullopt, std::nullopt};
    for (int i = 0; i < 60; ++i) {
        page.rows.push_back(workRow(i));
        page.words.push_back(wordsOf(entryOf(i)));
    }
    m.oversight.showPage(page);
    m.oversight.showCount(m.oversight.question(), 4'112);
}

void count(Models &m, std::uint64_t entries)
{
    RetentionForm &form = *m.overseer.retention();
    m.overseer.letGo();
    form.chooseFile(QUrl::fromLocalFile(QStringLiteral("/media/an/KET-SAT/quy-dinh.json")));
    RetentionAnswer answer{form.number()};
    answer.rules.emplace();
    answer.rules->sealed = std::chrono::days(30);
    answer.rules->officers = {std::chrono::days(365), evidence::RetentionRules::Leave::Pseudonym};
    answer.retained.sessions = entries / 300;
    answer.retained.entries = entries;
    form.finish(answer);
}

void letGo(Models &m)
{
    RetentionForm &form = *m.overseer.retention();
    count(m, 184'320);
    form.setBy(QStringLiteral("Thượng tá Nguyễn Văn Hà"));
    form.setReason(QStringLiteral("Quyết định 12"));
    form.key()->chooseFile(QUrl::fromLocalFile(QStringLiteral("/media/an/KET-SAT/chi-huy.key")));
    form.setMeant(true);
}

} // namespace

std::vector<TourState> accounting()
{
    return {
        looked("integrity", [](Models &m) { inspect(m, false, false); }),
        looked("integrity-good", [](Models &m) { inspect(m, true, true); }),
        looked("integrity-changed", [](Models &m) { inspect(m, false, true); }),
        looked("integrity-reading",
               [](Models &m) {
                   inspect(m, true, false);
                   m.overseer.integrity()->readAll();
                   m.overseer.integrity()->showProgress(m.overseer.integrity()->number(), 24'576);
               }),
        looked("integrity-station",
               [](Models &m) {
                   inspect(m, false, true);
                   m.overseer.integrity()->openCurrent();
               }),
        looked("work", [](Models &m) { listWork(m); }),
        looked("work-entry",
               [](Models &m) {
                   listWork(m);
                   ArchiveEntry entry;
                   entry.row = workRow(2);
                   entry.proof.entry = entryOf(2);
                   entry.proof.standing = evidence::Standing::Proven;
                   entry.proof.checkpoint = 704;
                   m.oversight.showEntry(entry);
               }),
        looked("accesses", [](Models &m) { listAccesses(m, true, 14); }),
        looked("accesses-none", [](Models &m) { listAccesses(m, true, 0); }),
        looked("accesses-changed", [](Models &m) { listAccesses(m, false, 3); }),
        looked("accesses-line",
               [](Models &m) {
                   listAccesses(m, true, 14);
                   m.overseer.accesses()->openCurrent();
               }),
        looked("retention", [](Models &m) { m.overseer.letGo(); }),
        looked("retention-counted", [](Models &m) { count(m, 184'320); }),
        looked("retention-nothing", [](Models &m) { count(m, 0); }),
        looked("retention-ready", [](Models &m) { letGo(m); }),
        looked("retention-applying",
               [](Models &m) {
                   letGo(m);
                   m.overseer.retention()->apply({});
                   m.overseer.retention()->showProgress(m.overseer.retention()->number(), 1'310'720);
               }),
        looked("retention-failed",
               [](Models &m) {
                   m.overseer.letGo();
                   RetentionForm &form = *m.overseer.retention();
                   form.chooseFile(QUrl::fromLocalFile(QStringLiteral("/media/an/KET-SAT/ghi-chu.txt")));
                   form.finish({form.number(),
                                core::LocalName{"Tệp quy định này không đọc được, ở: retention. Hãy chọn tệp khác.",
                                                "These rules cannot be read, at: retention. Choose another file."}});
               }),
        looked("integrity-export",
               [](Models &m) {
                   inspect(m, false, false);
                   m.overseer.handOutProof();
               }),
    };
}

} // namespace th::app::tour
