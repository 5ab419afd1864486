// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tour_parts.h"

namespace th::app::tour {

namespace {

evidence::Row rowOf(int place)
{
    using core::VerdictKind;
    static constexpr const char *officers[] = {"Trần Thị Bình", "Công Tằng Tôn Nữ Ngọc Phương Hoàng Quỳnh Anh"};
    evidence::Row row;
    row.place = {static_cast<std::uint32_t>(place % 7), 0, static_cast<std::uint64_t>(9000 - place)};
    row.wall = std::chrono::milliseconds((people::now() - std::chrono::seconds(47 * place)).time_since_epoch()).count();
    row.verdict = place % 9 == 4 ? VerdictKind::Refuse : place % 13 == 6 ? VerdictKind::CannotTell : VerdictKind::Admit;
    if (row.verdict == VerdictKind::Refuse)
        row.reasons = {"revoked", "expired"};
    else if (row.verdict == VerdictKind::CannotTell)
        row.reasons = {"seen_elsewhere"};
    row.number = "BD01A-" + std::to_string(100'200 + place % 31);
    row.proven = true;
    row.checkpoint = "CK-0" + std::to_string(1 + place % 7);
    row.officer = officers[place % 2];
    row.category = "food";
    row.authority = "P00001";
    row.source = "camera";
    row.sealed = true;
    return row;
}

void showList(Models &m, int rows, quint64 all)
{
    std::vector<evidence::Row> made;
    for (int i = 0; i < rows; ++i)
        made.push_back(rowOf(i));
    m.oversight.showPage({m.oversight.question(), std::move(made), std::nullopt});
    m.oversight.showCount(m.oversight.question(), all);
}

void showEntry(Models &m, evidence::Standing standing)
{
    ArchiveEntry entry;
    entry.row = rowOf(4);
    entry.proof.standing = standing;
    entry.proof.checkpoint = 9216;
    entry.proof.receipt = evidence::ReceiptSeen{{}, 9216, entry.row.wall + 600'000, {}};
    m.oversight.showEntry(entry);
}

std::shared_ptr<const evidence::PassTimeline> timeline()
{
    auto told = std::make_shared<evidence::PassTimeline>();
    for (int i = 0; i < 12; ++i) {
        evidence::PassEvent event;
        event.row = rowOf(12 - i);
        event.standing = evidence::Standing::Proven;
        told->events.push_back(event);
    }
    told->events[7].oddities = {evidence::Oddity::ImpossibleJourney, evidence::Oddity::SeenElsewhere};
    told->events[7].journey = evidence::Journey{6, 31.4, std::chrono::minutes(8)};
    told->scans = 12;
    told->compared = true;
    told->devicesChecked = true;
    return told;
}

std::shared_ptr<const oversight::Figures> figures()
{
    auto made = std::make_shared<oversight::Figures>();
    evidence::Statistics &all = made->statistics;
    const std::int64_t first = people::now().time_since_epoch().count() / 3600;
    for (int i = 0; i < 14; ++i) {
        evidence::GateFigures gate;
        gate.checkpoint = "CK-" + std::to_string(10 + i);
        gate.admitted = static_cast<std::uint64_t>(9000 - 400 * i);
        gate.refused = static_cast<std::uint64_t>(i == 9 ? 2400 : 300);
        for (int hour = 0; hour < 48; ++hour)
            gate.hours.emplace_back(first + hour, 40 + 13 * ((hour + i) % 11));
        all.scans += gate.scans();
        all.verdicts["admit"] += gate.admitted;
        all.verdicts["refuse"] += gate.refused;
        all.gates.push_back(gate);
        all.wards.push_back({"P0000" + std::to_string(i), 5000, 60, 900});
    }
    all.genuine = all.scans - 120;
    all.passes = 12'400;
    all.reasons = {{"seen_elsewhere", 14}, {"revoked", 260}};
    all.checks = {90'000, std::chrono::milliseconds(310), std::chrono::milliseconds(1900)};
    all.reduced = 4200;
    all.times = {4000, std::chrono::seconds(21), std::chrono::seconds(64)};
    all.age.scans = {9000, 30000, 41000, 9000, 2000, 100, 20};
    oversight::StationFigures station;
    station.report.findings = {{"gap", evidence::Weight::Alarm, 40, 60, ""}};
    made->stations = {station};
    made->otherHistories = 1;
    return made;
}

const QString archiveFile = QStringLiteral("/media/an/KET-SAT/tinh-2021-09.evidence");

TourState state(const char *name, const std::function<void(Models &)> &more)
{
    return {QStringLiteral("oversight-") + QLatin1String(name), [more](Models &m) {
                m.overseer.enter();
                m.overseer.choose(archiveFile);
                m.oversight.open(archiveFile);
                more(m);
            }};
}

TourState opened(const char *name, const std::function<void(Models &)> &more)
{
    return state(name, [more](Models &m) {
        m.oversight.showOpened(
            {QStringLiteral("tinh-2021-09.evidence"), std::vector<core::PublicKey>(7), 1, nullptr, nullptr});
        more(m);
    });
}

} // namespace

std::vector<TourState> overseeing()
{
    std::vector<TourState> all = exploring();
    std::ranges::move(overseeingErrands(), std::back_inserter(all));
    std::ranges::move(accounting(), std::back_inserter(all));
    return all;
}

std::vector<TourState> exploring()
{
    return {
        state("opening", [](Models &) {}),
        state("failed",
              [](Models &m) {
                  m.oversight.fail(QStringLiteral("Tệp này không phải là kho nhật ký. Hãy chọn tệp khác."),
                                   QStringLiteral("This file is no archive of logs. Choose another one."));
              }),
        opened("loading", [](Models &) {}),
        opened("empty", [](Models &m) { showList(m, 0, 0); }),
        opened("full", [](Models &m) { showList(m, 200, 9'961'000); }),
        opened("no-match",
               [](Models &m) {
                   m.oversight.setField(QStringLiteral("checkpoint"), QStringLiteral("CK-99"));
                   m.oversight.apply();
                   showList(m, 0, 0);
               }),
        opened("not-understood",
               [](Models &m) {
                   showList(m, 60, 60);
                   m.oversight.setField(QStringLiteral("from"), QStringLiteral("hôm qua"));
                   m.oversight.apply();
               }),
        opened("entry",
               [](Models &m) {
                   showList(m, 60, 60);
                   showEntry(m, evidence::Standing::Proven);
               }),
        opened("entry-other-history",
               [](Models &m) {
                   showList(m, 60, 60);
                   showEntry(m, evidence::Standing::OtherHistory);
               }),
        opened("pass",
               [](Models &m) {
                   showList(m, 60, 60);
                   showEntry(m, evidence::Standing::Proven);
                   m.oversight.showTimeline(QStringLiteral("BD01A-100204"), timeline());
               }),
        opened("figures",
               [](Models &m) {
                   showList(m, 60, 96'720);
                   m.oversight.setPage(OversightModel::Page::Statistics);
                   m.oversight.showFigures(m.oversight.question(), figures());
               }),
        opened("figures-loading", [](Models &m) { m.oversight.setPage(OversightModel::Page::Statistics); }),
    };
}

} // namespace th::app::tour
