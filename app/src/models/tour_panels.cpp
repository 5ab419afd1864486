// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour_parts.h"

namespace th::app::tour {

using core::ReasonCode;
using core::Weight;
using people::reason;
using Panel = Navigation::Panel;

namespace {

TourState panel(const char *name, Panel which, const std::function<void(Models &)> &more = {})
{
    return {QLatin1String(name), [which, more](Models &models) {
                if (more)
                    more(models);
                models.navigation.open(which);
            }};
}

LookUp found(const core::StatusEvidence &status, core::Reason reason)
{
    LookUp result;
    result.verdict = core::conclude({std::move(reason)});
    result.seq = 1025;
    result.number = {core::SeriesCode("BD01A"), 1287};
    result.status = status;
    for (const store::LogRow &row : people::log())
        if (row.number == "BD01A-001287")
            result.history.push_back(row);
    return result;
}

void foundOnSticks(Models &m)
{
    const QDateTime written(QDate(2021, 9, 6), QTime(14, 5));
    m.importing.setFound(
        {{QStringLiteral("/media/an/THE-NHO/tree"), written, 34, 1'300'000},
         {QStringLiteral("/media/an/USB DU PHONG/du-lieu/ban-tuan-truoc"), written.addDays(-7), 31, 1'210'000}});
}

void imported(Models &m, bool unchanged)
{
    m.importing.start(QStringLiteral("/media/an/THE-NHO/tree"));
    ImportReport report;
    report.ok = true;
    report.unchanged = unchanged;
    report.series = 17;
    report.registered = 1'204'551;
    report.revoked = 3'108;
    report.before = hoursAgo(30);
    report.asOf = hoursAgo(1);
    m.importing.finish(report);
}

/// A panel's opening begins a search; what follows from there.
TourState afterOpening(const char *name, const std::function<void(Models &)> &then)
{
    return {QLatin1String(name), [then](Models &models) {
                models.navigation.open(Panel::Import);
                then(models);
            }};
}

std::vector<TourState> importStates()
{
    return {
        panel("import-none", Panel::Import, [](Models &m) { m.importing.setFound({}); }),
        panel("import-damaged", Panel::Import,
              [](Models &m) {
                  StationHealth damaged = everydayHealth();
                  damaged.damage = QStringList{QStringLiteral("status/series_list")};
                  m.status.setHealth(damaged);
                  m.importing.setHeld(damaged, people::now());
                  foundOnSticks(m);
              }),
        panel("import-found", Panel::Import, [](Models &m) { foundOnSticks(m); }),
        afterOpening("import-working", [](Models &m) { m.importing.start(QStringLiteral("/media/an/THE-NHO/tree")); }),
        afterOpening("import-done", [](Models &m) { imported(m, false); }),
        afterOpening("import-unchanged", [](Models &m) { imported(m, true); }),
        afterOpening("import-failed",
                     [](Models &m) {
                         m.importing.start(QStringLiteral("/media/an/THE-NHO/tree"));
                         ImportReport report;
                         report.vi = QStringLiteral("Chữ ký trên dữ liệu không đủ hoặc không đúng. Không dùng dữ liệu "
                                                    "này; báo chỉ huy.");
                         report.en = QStringLiteral("The signatures on the data are missing or wrong. Do not use this "
                                                    "data; report it.");
                         report.detail = QStringLiteral("metadata/12.targets.json: 1 of 2 signatures");
                         report.asOf = report.before = hoursAgo(30);
                         m.importing.finish(report);
                     }),
    };
}

std::vector<TourState> lookUpStates()
{
    const auto number = [](Models &m) { m.lookUp.setNumber(QStringLiteral("BD01A-001287")); };
    return {
        panel("look-up-empty", Panel::LookUp),
        panel("look-up-good", Panel::LookUp,
              [number](Models &m) {
                  number(m);
                  m.lookUp.show(found(core::SeriesStatus{.registration = core::Registration::Registered},
                                      reason(ReasonCode::UnreadableText, Weight::CannotTell)));
              }),
        panel("look-up-revoked", Panel::LookUp,
              [number](Models &m) {
                  number(m);
                  m.lookUp.show(
                      found(core::SeriesStatus{.registration = core::Registration::Registered,
                                               .revoked = core::Revocation{core::RevocationReason::Lost, hoursAgo(50)}},
                            reason(ReasonCode::Revoked, Weight::Refuse, "lost", hoursAgo(50))));
              }),
        panel("look-up-unknown", Panel::LookUp,
              [number](Models &m) {
                  number(m);
                  auto lost = found(core::SeriesNotCovered{}, reason(ReasonCode::UnreadableText, Weight::CannotTell));
                  lost.seq.reset();
                  lost.notRecorded = store::StoreError{store::StoreFault::DiskFull};
                  m.lookUp.show(lost);
              }),
        panel("look-up-old-data", Panel::LookUp,
              [number](Models &m) {
                  number(m);
                  auto old = found(core::SeriesStatus{.registration = core::Registration::Registered},
                                   reason(ReasonCode::UnreadableText, Weight::CannotTell));
                  old.verdict = core::conclude({reason(ReasonCode::DataTooOld, Weight::CannotTell, {}, hoursAgo(80)),
                                                reason(ReasonCode::ClockSuspect, Weight::CannotTell, "went_backwards"),
                                                reason(ReasonCode::UnreadableText, Weight::CannotTell)});
                  m.lookUp.show(old);
              }),
    };
}

std::vector<TourState> dutyStates()
{
    return {
        panel("shift-start", Panel::Shift,
              [](Models &m) {
                  m.shift.propose({}, {},
                                  {QStringLiteral("Đại úy Lê Văn Thủy"), QStringLiteral("Trung úy Phạm Hồng Ngọc")});
              }),
        panel("shift-running", Panel::Shift, [](Models &m) { m.shift.start(); }),
        panel("plate", Panel::Plate, [](Models &m) { m.checkpoint.setPlate(QStringLiteral("29A12345")); }),
        panel("file", Panel::File),
        panel("settings", Panel::Settings),
        panel("settings-rich", Panel::Settings,
              [](Models &m) {
                  m.camera.setAbilities(
                      {.exposureCompensation = true, .focusModes = true, .torch = true, .zoom = true, .maxZoom = 4});
                  m.settings.setCameras({{QStringLiteral("a"), QStringLiteral("Logitech C920 HD Pro"), false},
                                         {QStringLiteral("b"), QStringLiteral("Camera tích hợp"), true}});
                  m.settings.setSerialPorts(
                      {{QStringLiteral("/dev/ttyACM0"), QStringLiteral("0c2e:0b61:1"), QStringLiteral("Voyager 1470g")},
                       {QStringLiteral("/dev/ttyS0"), {}, {}}});
              }),
        panel("status", Panel::Status),
        panel("status-wrong", Panel::Status,
              [](Models &m) {
                  health(m, [](StationHealth &h) {
                      h.dataAsOf = hoursAgo(30);
                      h.clock = core::ClockState::WentBackwards;
                  });
              }),
        panel("status-damaged", Panel::Status,
              [](Models &m) {
                  health(m, [](StationHealth &h) {
                      h.damage = {QStringLiteral("document/policy"), QStringLiteral("status/BD01A/row")};
                  });
              }),
        panel("status-accounts", Panel::Status,
              [](Models &m) {
                  health(m, [](StationHealth &h) { h.accountsFault = QStringLiteral("accounts.role_expired"); });
              }),
        panel("help", Panel::Help),
        panel("kiosk-unlock", Panel::Unlock, [](Models &m) { m.settings.setKiosk(true, true); }),
        panel("kiosk-unlock-wrong", Panel::Unlock,
              [](Models &m) {
                  m.settings.setKiosk(true, true);
                  m.settings.refuseUnlock(8);
              }),
    };
}

} // namespace

std::vector<TourState> panels()
{
    std::vector<TourState> all;
    for (const auto &part : {importStates(), lookUpStates(), dutyStates()})
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

} // namespace th::app::tour
