// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour_states.h"

#include "sample_frame.h"
#include "tour_parts.h"
#include "ward/models/ward_session.h"

namespace th::app {

using namespace std::chrono_literals;
using core::ReasonCode;
using core::Weight;
using people::examined;
using people::reason;
using people::withCard;
using tour::health;
using tour::hoursAgo;

StationHealth tour::everydayHealth()
{
    StationHealth health;
    health.open = true;
    health.name = QStringLiteral("Trạm chốt số 7, cầu Chương Dương");
    health.dataAsOf = people::now() - 3h;
    health.unsent = 12;
    health.today = {.admitted = 812, .refused = 37, .cannotTell = 9};
    return health;
}

void tour::health(Models &models, const std::function<void(StationHealth &)> &change)
{
    StationHealth changed = everydayHealth();
    change(changed);
    models.status.setHealth(changed);
}

namespace {

void fault(Models &models, store::StoreFault which, const char *detail)
{
    StationHealth health;
    health.fault = store::StoreError{which, detail};
    models.status.setHealth(health);
}

void camera(Models &models, scanner::SourceState state)
{
    models.camera.setState(state, false);
    models.status.setCamera(state, {}, false);
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
        {QStringLiteral("station-data-damaged"),
         [](Models &m) {
             health(m, [](StationHealth &h) { h.damage = {QStringLiteral("status/BD01A/row")}; });
             m.checkpoint.show(
                 examined(people::driver(), {reason(ReasonCode::StatusUnavailable, Weight::CannotTell, "row")}));
         }},
        {QStringLiteral("station-clock-suspect"),
         [](Models &m) { health(m, [](StationHealth &h) { h.clock = core::ClockState::WentBackwards; }); }},
        {QStringLiteral("station-everything-wrong"),
         [](Models &m) {
             health(m, [](StationHealth &h) {
                 h.clock = core::ClockState::Implausible;
                 h.dataAsOf = hoursAgo(400);
                 h.readOnly = true;
                 h.damage = {QStringLiteral("document/policy")};
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

} // namespace

void everydayState(Models &models)
{
    models.navigation.close();
    models.oversight.close();
    models.administration.close();
    models.signIn.setFacts({});
    models.shift.setHeld(false);
    models.shift.dismiss(SignInModel::Step::Account);
    models.ward.session()->leave();
    models.ward.session()->describe({});
    models.ward.session()->tick({});
    models.enrolment.setReport({});
    models.enrolment.finish();
    models.enrolment.setName({});
    models.importing.finish({});
    models.importing.close();
    models.importing.setFound({});
    models.importing.setHeld(tour::everydayHealth(), people::now());
    models.checkpoint.setCrowded(false);
    models.status.setKioskStart(StatusModel::KioskStart::NotAsked);
    models.setReference(people::reference());
    models.status.setNow(people::now());
    models.status.setSync(tour::everydaySync());
    models.status.setHealth(tour::everydayHealth());
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
    models.settings.setSyncSource(0, tour::everydaySync().source);
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
         {tour::cards(), stationStates(), tour::syncing(), startStates(), tour::enrolling(), tour::panels(),
          tour::ward(), tour::signingIn(), tour::overseeing(), tour::administering()})
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

} // namespace th::app
