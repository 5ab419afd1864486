// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/role.h"
#include "tour_parts.h"

namespace th::app {

using namespace std::chrono_literals;
using sync::ImportFault;
using sync::SyncStage;
using sync::SyncWait;

SyncReport tour::everydaySync()
{
    SyncReport report;
    report.configured = true;
    report.source = QStringLiteral("https://trungtam.example/tree");
    report.state.stage = SyncStage::Waiting;
    report.state.why = SyncWait::UpToDate;
    report.state.upToDate = report.tried = sync::Steady(0);
    return report;
}

namespace {

using Panel = Navigation::Panel;

/// Seven minutes after the last attempt, seen on the checkpoint screen and in whole sentences.
void add(std::vector<TourState> &states, const char *name, const SyncReport &report)
{
    const auto apply = [report](Models &m) {
        m.status.setNow(people::now() + 1s, 7min);
        m.status.setSync(report);
    };
    states.push_back({QStringLiteral("sync-%1").arg(QLatin1String(name)), apply});
    states.push_back({QStringLiteral("status-sync-%1").arg(QLatin1String(name)), [apply](Models &m) {
                          apply(m);
                          m.navigation.open(Panel::Status);
                      }});
}

SyncReport working(SyncStage stage)
{
    SyncReport report = tour::everydaySync();
    report.state.stage = stage;
    report.state.progress = {"targets/status/x.seg", 408'000, 431'000, 1'200'000, 408'000};
    return report;
}

SyncReport failed(ImportFault fault, const char *file, const char *detail)
{
    SyncReport report = tour::everydaySync();
    report.state.why = sync::waitAfter(fault);
    report.state.failures = 3;
    report.error = sync::ImportError{fault, file, detail};
    return report;
}

} // namespace

std::vector<TourState> tour::syncing()
{
    std::vector<TourState> states;
    add(states, "never-set", {});
    add(states, "up-to-date", everydaySync());
    add(states, "fetching", working(SyncStage::Fetching));
    add(states, "applying", working(SyncStage::Applying));
    add(states, "offline", failed(ImportFault::Unreachable, "metadata/timestamp.json", "Timeout was reached"));
    SyncReport beside = failed(ImportFault::Unreachable, "metadata/timestamp.json", "Timeout was reached");
    beside.neighbours = {2, QStringLiteral("CK-07-2")};
    add(states, "neighbour-helped", beside);
    beside.neighbours = {2, {}};
    add(states, "neighbours-no-newer", beside);
    SyncReport helping = everydaySync();
    helping.helped = NeighboursHelped{8712, std::nullopt};
    add(states, "helps-neighbours", helping);
    helping.helped->why = core::LocalName{"Trạm bên cạnh không tự tìm thấy trạm này: dịch vụ Avahi không chạy.",
                                          "Neighbours do not find this station by themselves: Avahi does not run."};
    add(states, "helps-unseen", helping);
    add(states, "captive-portal", failed(ImportFault::CaptivePortal, "metadata/timestamp.json", "text/html"));
    add(states, "needs-snapshot", failed(ImportFault::NeedsSnapshot, "status", "20608122 bytes"));
    add(states, "nothing-there", failed(ImportFault::Unreadable, "metadata/timestamp.json", "HTTP 404"));
    add(states, "forged", failed(ImportFault::WrongSignatures, "metadata/timestamp.json", "0 of 1 signatures"));
    add(states, "rolled-back", failed(ImportFault::Rollback, "metadata/timestamp.json", "version 4, held is 9"));
    add(states, "frozen", failed(ImportFault::Expired, "metadata/timestamp.json", "2021-09-05T08:00:00Z"));
    add(states, "wrong-clock", failed(ImportFault::ClockSuspect, "metadata/timestamp.json", "clock says 1970"));
    add(states, "disk-full", failed(ImportFault::Store, "", "No space left on device"));
    SyncReport pending = everydaySync();
    pending.state.why = SyncWait::Refused;
    pending.notSent = sync::UploadError{sync::UploadFault::Pending};
    add(states, "log-not-taken", pending);
    states.push_back({QStringLiteral("settings-sync-refused"), [](Models &m) {
                          m.settings.setSyncSource(1, QStringLiteral("hub.example"));
                          m.navigation.open(Panel::Settings);
                      }});
    states.push_back({QStringLiteral("settings-not-theirs"), [](Models &m) {
                          const core::LocalName why =
                              accounts::refusal(accounts::Role::CheckpointOfficer, accounts::Action::ChangeSettings);
                          m.busy.tell(QString::fromStdString(why.vi), QString::fromStdString(why.en), true);
                          m.navigation.open(Panel::Settings);
                      }});
    return states;
}

} // namespace th::app
