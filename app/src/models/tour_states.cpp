// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour_states.h"

#include "sample_frame.h"
#include "tour_people.h"

namespace th::app {

using namespace std::chrono_literals;
using core::ReasonCode;
using core::Weight;
using people::examined;
using people::reason;
using Panel = Navigation::Panel;

namespace {

StationHealth everydayHealth()
{
    StationHealth health;
    health.open = true;
    health.name = QStringLiteral("Trạm chốt số 7, cầu Chương Dương");
    health.dataAsOf = people::now() - 3h;
    health.unsent = 12;
    health.today = {.admitted = 812, .refused = 37, .cannotTell = 9};
    return health;
}

core::Instant hoursAgo(int hours) { return people::now() - std::chrono::hours(hours); }

Examined forged()
{
    Examined result = examined(people::driver(), {reason(ReasonCode::BadSignature, Weight::Refuse)});
    result.answer.proven = false;
    return result;
}

Examined withCard(Examined result)
{
    result.answer.idCard = people::cardOf(people::driver());
    result.withCard = true;
    return result;
}

void fault(Models &models, store::StoreFault which, const char *detail)
{
    StationHealth health;
    health.fault = store::StoreError{which, detail};
    models.status.setHealth(health);
}

void health(Models &models, const std::function<void(StationHealth &)> &change)
{
    StationHealth changed = everydayHealth();
    change(changed);
    models.status.setHealth(changed);
}

void camera(Models &models, scanner::SourceState state)
{
    models.camera.setState(state, false);
    models.status.setCamera(state, {}, false);
}

TourState card(const char *name, const Examined &shown)
{
    return {QStringLiteral("checkpoint-%1").arg(QLatin1String(name)),
            [shown](Models &models) { models.checkpoint.show(shown); }};
}

TourState panel(const char *name, Panel which, const std::function<void(Models &)> &more = {})
{
    return {QLatin1String(name), [which, more](Models &models) {
                if (more)
                    more(models);
                models.navigation.open(which);
            }};
}

std::vector<TourState> admitted()
{
    Examined waiting;
    waiting.cardAlone = true;
    waiting.answer.idCard = people::cardOf(people::driver());
    return {
        {QStringLiteral("checkpoint-ready"), [](Models &) {}},
        card("admit", withCard(examined(people::driver(), {reason(ReasonCode::IdCardMatches, Weight::Note)}))),
        card("admit-household", examined(people::shopper(), {})),
        card("admit-notes", examined(people::shopper(), {reason(ReasonCode::DataOld, Weight::Note, {}, hoursAgo(30)),
                                                         reason(ReasonCode::NotYetConfirmed, Weight::Note)})),
        card("admit-long-names",
             withCard(examined(people::longNames(), {reason(ReasonCode::IdCardMatches, Weight::Note)}))),
        card("waiting-for-pass", waiting),
    };
}

std::vector<TourState> refused()
{
    return {
        card("refuse-forged", forged()),
        card("refuse-revoked", examined(people::driver(), {reason(ReasonCode::Revoked, Weight::Refuse,
                                                                  "holder_infected", hoursAgo(20))})),
        card("refuse-expired",
             examined(people::driver(), {reason(ReasonCode::Expired, Weight::Refuse, {}, hoursAgo(6))})),
        card("refuse-hours", examined(people::shopper(), {reason(ReasonCode::OutsideHours, Weight::Refuse, "hours",
                                                                 people::now() + 15h)})),
        card("refuse-card-differs",
             withCard(examined(people::driver(), {reason(ReasonCode::IdCardMismatch, Weight::Refuse, "number")}))),
        card("refuse-vehicle", examined(people::driver(), {reason(ReasonCode::VehicleNotOnPass, Weight::Refuse)})),
        card("refuse-many", examined(people::longNames(), {reason(ReasonCode::AreaNotAllowed, Weight::Refuse, "01.007"),
                                                           reason(ReasonCode::OutsideArea, Weight::Refuse, "01.001"),
                                                           reason(ReasonCode::OutsideHours, Weight::Refuse, "days"),
                                                           reason(ReasonCode::IdCardNotShown, Weight::CannotTell)})),
        card("refuse-malformed", examined({reason(ReasonCode::Malformed, Weight::Refuse, "cbor.duplicate_key")})),
    };
}

std::vector<TourState> unclear()
{
    Examined lost = examined(people::driver(), {});
    lost.answer.seq.reset();
    lost.answer.notRecorded = store::StoreError{store::StoreFault::DiskFull};
    return {
        card("unclear-foreign", examined({reason(ReasonCode::NotAPass, Weight::CannotTell, "bank_transfer")})),
        card("unclear-unreadable", examined({reason(ReasonCode::UnreadableText, Weight::CannotTell)})),
        card("unclear-card-wanted",
             examined(people::driver(), {reason(ReasonCode::IdCardNotShown, Weight::CannotTell)})),
        card("unclear-copy", examined(people::driver(), {reason(ReasonCode::SeenElsewhere, Weight::CannotTell, "CK-12",
                                                                people::now() - 8min)})),
        card("unclear-old-data",
             examined(people::driver(), {reason(ReasonCode::DataTooOld, Weight::CannotTell, {}, hoursAgo(80))})),
        card("not-recorded", lost),
        {QStringLiteral("checkpoint-two-passes"),
         [](Models &models) {
             models.checkpoint.show(examined(people::driver(), {}));
             models.checkpoint.setCrowded(true);
         }},
        {QStringLiteral("checkpoint-two-passes-refused"),
         [](Models &models) {
             models.checkpoint.show(forged());
             models.checkpoint.setCrowded(true);
         }},
    };
}

std::vector<TourState> stationStates()
{
    const auto shown = withCard(examined(people::driver(), {reason(ReasonCode::IdCardMatches, Weight::Note)}));
    return {
        {QStringLiteral("station-demonstration"),
         [shown](Models &m) {
             health(m, [](StationHealth &h) { h.demonstration = true; });
             m.checkpoint.show(shown);
         }},
        {QStringLiteral("station-data-amber"),
         [](Models &m) { health(m, [](StationHealth &h) { h.dataAsOf = hoursAgo(30); }); }},
        {QStringLiteral("station-data-red"),
         [shown](Models &m) {
             health(m, [](StationHealth &h) {
                 h.dataAsOf = hoursAgo(100);
                 h.demonstration = true;
             });
             m.checkpoint.show(shown);
         }},
        {QStringLiteral("station-no-data"), [](Models &m) { health(m, [](StationHealth &h) { h.dataAsOf.reset(); }); }},
        {QStringLiteral("station-clock-suspect"),
         [](Models &m) { health(m, [](StationHealth &h) { h.clock = core::ClockState::WentBackwards; }); }},
        {QStringLiteral("station-everything-wrong"),
         [](Models &m) {
             health(m, [](StationHealth &h) {
                 h.clock = core::ClockState::Implausible;
                 h.dataAsOf = hoursAgo(400);
                 h.readOnly = true;
                 h.unsent = 48211;
             });
             camera(m, scanner::SourceState::Lost);
             m.status.setSound(StatusModel::Sound::NoDevice);
         }},
        {QStringLiteral("camera-none"), [](Models &m) { camera(m, scanner::SourceState::NoCamera); }},
        {QStringLiteral("camera-lost"), [](Models &m) { camera(m, scanner::SourceState::Lost); }},
        {QStringLiteral("camera-busy"), [](Models &m) { camera(m, scanner::SourceState::Busy); }},
        {QStringLiteral("camera-hint"),
         [](Models &m) {
             m.camera.setOutlines({}, {});
             m.camera.setHint(scanner::Hint::Closer);
         }},
        {QStringLiteral("message-busy"), [](Models &m) { m.busy.setBusy(true, QStringLiteral("reading")); }},
        {QStringLiteral("message-file-failed"),
         [](Models &m) {
             m.busy.tell(QStringLiteral("Tệp này không có mã QR nào đọc được."),
                         QStringLiteral("There is no readable QR code in this file."), true);
         }},
    };
}

std::vector<TourState> startStates()
{
    const auto opening = [](Models &m) {
        StationHealth health;
        health.opening = true;
        m.status.setHealth(health);
    };
    return {
        {QStringLiteral("start-opening"), opening},
        {QStringLiteral("start-making"),
         [opening](Models &m) {
             opening(m);
             m.busy.setMaking(42, QStringLiteral("Ảnh và phim từ máy quay"),
                              QStringLiteral("Camera pictures and film"));
         }},
        {QStringLiteral("fault-busy"), [](Models &m) { fault(m, store::StoreFault::Busy, "station.lock"); }},
        {QStringLiteral("fault-newer"),
         [](Models &m) { fault(m, store::StoreFault::NewerVersion, "user_version 7 > 1"); }},
        {QStringLiteral("fault-damaged"),
         [](Models &m) { fault(m, store::StoreFault::Damaged, "status chunk 3 of BD01A: BLAKE2b differs"); }},
        {QStringLiteral("fault-read-only"), [](Models &m) { fault(m, store::StoreFault::ReadOnly, ""); }},
        {QStringLiteral("fault-disk-full"), [](Models &m) { fault(m, store::StoreFault::DiskFull, ""); }},
        {QStringLiteral("fault-kiosk-no-code"),
         [](Models &m) { m.status.setKioskStart(StatusModel::KioskStart::NoCode); }},
        {QStringLiteral("fault-kiosk-busy"),
         [](Models &m) {
             m.status.setKioskStart(StatusModel::KioskStart::Pending);
             fault(m, store::StoreFault::Busy, "station.lock");
         }},
        {QStringLiteral("fault-no-station"), [](Models &m) { fault(m, store::StoreFault::NotAStation, ""); }},
    };
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

std::vector<TourState> panels()
{
    const auto number = [](Models &m) { m.lookUp.setNumber(QStringLiteral("BD01A-001287")); };
    return {
        panel("shift-start", Panel::Shift,
              [](Models &m) {
                  m.shift.propose({}, {},
                                  {QStringLiteral("Đại úy Lê Văn Thủy"), QStringLiteral("Trung úy Phạm Hồng Ngọc")});
              }),
        panel("shift-running", Panel::Shift, [](Models &m) { m.shift.start(); }),
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
        panel("plate", Panel::Plate, [](Models &m) { m.checkpoint.setPlate(QStringLiteral("29A12345")); }),
        panel("file", Panel::File),
        panel("settings", Panel::Settings),
        panel("settings-rich", Panel::Settings,
              [](Models &m) {
                  m.camera.setAbilities(
                      {.exposureCompensation = true, .focusModes = true, .torch = true, .zoom = true, .maxZoom = 4});
                  m.settings.setCameras({{QStringLiteral("a"), QStringLiteral("Logitech C920 HD Pro"), false},
                                         {QStringLiteral("b"), QStringLiteral("Camera tích hợp"), true}});
                  m.settings.setSerialPorts({QStringLiteral("ttyACM0"), QStringLiteral("ttyUSB0")});
              }),
        panel("status", Panel::Status),
        panel("status-wrong", Panel::Status,
              [](Models &m) {
                  health(m, [](StationHealth &h) {
                      h.dataAsOf = hoursAgo(30);
                      h.clock = core::ClockState::WentBackwards;
                  });
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

void everydayState(Models &models)
{
    models.navigation.close();
    models.importing.finish({});
    models.importing.setFound({});
    models.importing.setHeld(everydayHealth().dataAsOf, people::now());
    models.checkpoint.setCrowded(false);
    models.status.setKioskStart(StatusModel::KioskStart::NotAsked);
    models.setReference(people::reference());
    models.status.setNow(people::now());
    models.status.setHealth(everydayHealth());
    models.status.setSound(StatusModel::Sound::On);
    models.status.setCamera(scanner::SourceState::Running, QStringLiteral("Logitech C920"), false);
    models.shift.propose(QStringLiteral("Đại úy Lê Văn Thủy"), QStringLiteral("CK-07"),
                         {QStringLiteral("Đại úy Lê Văn Thủy")});
    models.shift.end();
    models.status.setShift(models.shift.shift());
    models.history.setRows(people::log());
    models.checkpoint.setPlate({});
    models.checkpoint.clear();
    models.camera.setAbilities({.torch = true});
    models.camera.setState(scanner::SourceState::Running, false);
    models.camera.setHint(scanner::Hint::None);
    models.camera.setOutlines(sampleOutlines(), sampleFrameSize());
    models.settings.setKiosk(false, false);
    models.settings.setVoiceAvailable(true);
    models.settings.setCameras({{QStringLiteral("a"), QStringLiteral("Logitech C920 HD Pro"), false}});
    models.settings.setSerialPorts({});
    models.busy.setBusy(false, {});
    models.busy.setMaking(-1, {}, {});
    models.busy.dismiss();
    models.lookUp.clear();
}

std::vector<TourState> tourStates()
{
    std::vector<TourState> all;
    for (const auto &part :
         {admitted(), refused(), unclear(), stationStates(), startStates(), importStates(), panels()})
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

} // namespace th::app
