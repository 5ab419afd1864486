// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour_parts.h"

namespace th::app {

using namespace std::chrono_literals;
using sync::EnrolFault;

namespace {

EnrolOffer offer(const char *hub = "https://trungtam.hanoi.example", const QString &stick = {})
{
    core::EnrolmentCode code;
    code.hub = hub;
    for (std::size_t i = 0; i < code.root.size(); ++i) {
        code.root[i] = static_cast<std::uint8_t>(i * 37 + 11);
        code.hubKey[i] = static_cast<std::uint8_t>(i * 59 + 201);
    }
    code.rootVersion = 2;
    code.token = "token-1";
    code.expires = people::now() + 70h;
    return {code, stick};
}

EnrolReport report(EnrolStage stage, const QString &stick = {})
{
    EnrolReport report;
    report.stage = stage;
    report.choice = {offer("https://trungtam.hanoi.example", stick), QStringLiteral("Chốt 12, cầu Chương Dương")};
    report.deviceId = QStringLiteral("dev-3f9a61c2d07b84e5");
    report.key = QStringLiteral("3f9a61c2d07b84e5a1905c77e2b3184490cf6d1e7a2b58c3d4e5f60718293a4b");
    report.since = people::now() - 25min;
    return report;
}

/// Neither station nor demonstration: as after the first start.
void atTheStart(Models &m)
{
    m.status.setHealth({});
    m.enrolment.setHealth({});
    m.enrolment.setNow(people::now());
    m.enrolment.begin();
}

void withStation(Models &m, bool data)
{
    StationHealth health = tour::everydayHealth();
    if (!data)
        health.dataAsOf.reset();
    m.status.setHealth(health);
    m.enrolment.setHealth(health);
}

TourState at(const char *name, const std::function<void(Models &)> &then)
{
    return {QStringLiteral("enrol-%1").arg(QLatin1String(name)), [then](Models &m) {
                atTheStart(m);
                then(m);
            }};
}

TourState going(const char *name, EnrolStage stage, std::optional<EnrolFault> fault = {}, bool pending = false)
{
    return at(name, [=](Models &m) {
        withStation(m, false);
        EnrolReport shown = report(stage);
        shown.pending = pending;
        if (fault)
            shown.error = sync::EnrolError{*fault};
        m.enrolment.setReport(shown);
    });
}

TourState onStick(const char *name, std::optional<bool> taken)
{
    return at(name, [=](Models &m) {
        withStation(m, taken == true);
        EnrolReport shown = report(EnrolStage::Requested, QStringLiteral("/media/an/GHI-DANH"));
        shown.request = QStringLiteral("/media/an/GHI-DANH/requests/dev-3f9a61c2d07b84e5.txt");
        m.enrolment.setReport(shown);
        if (!taken)
            return;
        ImportReport imported;
        imported.ok = *taken;
        imported.vi = QStringLiteral("Chữ ký trên dữ liệu không đủ hoặc không đúng. Không dùng dữ liệu này; báo chỉ "
                                     "huy.");
        imported.en = QStringLiteral("The signatures on the data are missing or wrong. Do not use this data; report "
                                     "it.");
        imported.detail = QStringLiteral("metadata/12.targets.json: 1 of 2 signatures");
        m.enrolment.setImport(imported);
    });
}

std::vector<TourState> codes()
{
    return {
        at("choosing", [](Models &) {}),
        at("choosing-bare-station", [](Models &m) { withStation(m, false); }),
        at("choosing-no-stick",
           [](Models &m) {
               m.enrolment.refuse(QStringLiteral("Không thấy mã ghi danh trên USB nào. Cắm USB do quản trị viên chuẩn "
                                                 "bị, đợi vài giây rồi thử lại."),
                                  QStringLiteral("There is no enrolment code on any stick. Plug in the one that the "
                                                 "administrator prepared, wait a few seconds, and try again."));
           }),
        at("scanning", [](Models &m) { m.enrolment.scan(); }),
        at("scanning-no-camera",
           [](Models &m) {
               m.camera.setState(scanner::SourceState::NoCamera, false);
               m.enrolment.scan();
           }),
        at("scanning-foreign",
           [](Models &m) {
               m.enrolment.scan();
               const auto fault = core::EnrolmentFault::NotACode;
               m.enrolment.refuse(text(sync::sentence(fault, core::Language::Vietnamese)),
                                  text(sync::sentence(fault, core::Language::English)));
           }),
        at("confirming", [](Models &m) { m.enrolment.offer(offer()); }),
        at("confirming-named",
           [](Models &m) {
               m.enrolment.offer(offer());
               m.enrolment.setName(QStringLiteral("Chốt 12, cầu Chương Dương"));
           }),
        at("confirming-plain-http", [](Models &m) { m.enrolment.offer(offer("http://10.0.0.2:8080")); }),
        at("confirming-expired",
           [](Models &m) {
               auto old = offer();
               old.code.expires = people::now() - 1h;
               m.enrolment.offer(old);
           }),
        at("confirming-stick",
           [](Models &m) {
               m.enrolment.offer(
                   offer("https://trungtam.hanoi.example", QStringLiteral("/media/an/USB GHI DANH/dot-2")));
           }),
    };
}

} // namespace

std::vector<TourState> tour::enrolling()
{
    std::vector<TourState> states = codes();
    const std::vector<TourState> more{
        going("asking", EnrolStage::Asking),
        going("waiting", EnrolStage::Waiting, {}, true),
        going("waiting-offline", EnrolStage::Waiting, EnrolFault::Unreachable),
        going("waiting-captive-portal", EnrolStage::Waiting, EnrolFault::CaptivePortal, true),
        going("failed-used", EnrolStage::Failed, EnrolFault::TokenUsed),
        going("failed-expired", EnrolStage::Failed, EnrolFault::CodeExpired),
        going("failed-other-root", EnrolStage::Failed, EnrolFault::OtherRoot),
        going("failed-other-hub", EnrolStage::Failed, EnrolFault::OtherHub),
        going("failed-not-a-hub", EnrolStage::Failed, EnrolFault::NotAHub),
        going("failed-revoked", EnrolStage::Failed, EnrolFault::Revoked),
        going("failed-refused", EnrolStage::Failed, EnrolFault::Refused),
        going("fetching", EnrolStage::Fetching),
        onStick("requested", {}),
        onStick("requested-ready", true),
        onStick("requested-bad-data", false),
    };
    states.insert(states.end(), more.begin(), more.end());
    return states;
}

} // namespace th::app
