// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include "core/hub_wire.h"
#include "core/receipt.h"
#include "store/journal_world.h"
#include "sync/enrolment.h"
#include "sync/sync_plan.h"
#include "sync/upload.h"

using namespace th;
using namespace th::test;
using namespace std::chrono_literals;
using sync::UploadFault;

namespace {

struct Says {
    long status = 200;
    std::string body{};
};

/// A hub that has its key, and so is believed to be the one, but answers as it likes.
class FakeHub {
public:
    explicit FakeHub(store::Station &station) : m_device(station.identity().key)
    {
        if (!store::setHub(station, {"http://hub", m_key.publicKey()}, store::HubChange::KeepsKey))
            qFatal("the hub was not set");
    }

    std::function<Says(const std::string &target, const core::wire::Upload *upload)> rule;
    int asked = 0;

    [[nodiscard]] sync::Transport transport()
    {
        return [this](const sync::HttpAsk &ask, const sync::HttpSink &sink) {
            if (++asked > 500)
                qFatal("it asks without end");
            const std::string target = ask.address.substr(std::string("http://hub").size());
            const auto upload =
                ask.post ? core::wire::decodeUpload(*ask.post) : core::Failure{std::string("no upload")};
            Says says = rule(target, upload ? &*upload : nullptr);
            const sync::HttpHead head = signedHead(ask, target, says);
            (void)sink(head, core::asBytes(says.body));
            return sync::HttpAnswer{head};
        };
    }
    [[nodiscard]] std::string hello() const
    {
        return "{\"hub\":\"" + core::toHex(m_key.publicKey()) + "\",\"time\":" +
               std::to_string(std::chrono::milliseconds(SmallProvince::now().time_since_epoch()).count()) + "}";
    }
    [[nodiscard]] std::string standing(const char *state, std::uint64_t have, const core::journal::Hash &head)
    {
        const auto receipt =
            have > 0 ? core::journal::signReceipt({{}, m_device, have, head, 1}, m_key) : core::Bytes();
        return std::string(R"({"state":")") + state + R"(","have":)" + std::to_string(have) + R"(,"receipt":")" +
               core::toHex(receipt) + "\"}";
    }

private:
    sync::HttpHead signedHead(const sync::HttpAsk &ask, const std::string &target, const Says &says)
    {
        core::wire::SignedAnswer answer{{}, ask.post ? "POST" : "GET", target, {}, unsigned(says.status), {}};
        for (const std::string &header : ask.headers) {
            if (header.starts_with("Thonghanh-Device: "))
                answer.device = m_device;
            if (header.starts_with("Thonghanh-Nonce: "))
                std::ranges::copy(*core::fromHex(header.substr(17)), answer.nonce.begin());
        }
        answer.body = core::blake2b256(core::asBytes(says.body));
        sync::HttpHead head{says.status};
        head.hubSignature = core::toHex(*m_key.sign(core::wire::toBeSigned(answer)));
        return head;
    }

    core::SoftwareKey m_key = sampleKey(71);
    core::PublicKey m_device;
};

struct World {
    World() : folder(std::filesystem::path(root.path().toStdString()) / "station")
    {
        fillJournal(folder, 300);
        station = std::make_unique<store::Station>(*store::Station::open(folder, store::Access::Write));
        hub = std::make_unique<FakeHub>(*station);
    }
    auto upload()
    {
        return sync::uploadJournal(*station, hub->transport(),
                                   [] { return SmallProvince::clock(SmallProvince::now()); });
    }

    QTemporaryDir root;
    std::filesystem::path folder;
    std::unique_ptr<store::Station> station;
    std::unique_ptr<FakeHub> hub;
};

constexpr int few = 12; ///< questions of an upload that leads nowhere

} // namespace

/// A hub with the right key that means harm, or is broken: a station neither spins nor believes that it is done.
class HostileHubTest : public QObject {
    Q_OBJECT
private slots:
    /// It has less each time it is asked, and more is missing each time.
    void aHubThatAlwaysSaysGapIsLeft()
    {
        World world;
        std::uint64_t have = 200;
        world.hub->rule = [&](const std::string &target, const core::wire::Upload *upload) -> Says {
            if (target == "/v1/hub")
                return {200, world.hub->hello()};
            if (!upload)
                return {200, R"({"state":"approved","have":0,"receipt":""})"};
            have = upload->after > 0 ? upload->after - 1 : 0;
            return {409, R"({"error":"gap","have":)" + std::to_string(have) + "}"};
        };
        const auto done = world.upload();
        QVERIFY(!done && done.error().fault == UploadFault::Refused);
        QVERIFY2(world.hub->asked <= few, std::to_string(world.hub->asked).c_str());
        QCOMPARE(store::outboxOf(*world.station)->sent, std::uint64_t(0));
    }

    /// It takes every part and has never more than before.
    void aHubThatAlwaysHasTheSameIsLeft()
    {
        World world;
        const core::Bytes tenth = world.station->journalAfter(9, 1U << 20)->front();
        world.hub->rule = [&](const std::string &target, const core::wire::Upload *) -> Says {
            return {200, target == "/v1/hub" ? world.hub->hello()
                                             : world.hub->standing("approved", 10, core::journal::hash(tenth))};
        };
        const auto done = world.upload();
        QVERIFY(!done && done.error().fault == UploadFault::BadReceipt);
        QVERIFY2(world.hub->asked <= few, std::to_string(world.hub->asked).c_str());
        QCOMPARE(store::outboxOf(*world.station)->sent, std::uint64_t(10)); // for that there is a receipt
    }

    void aHubThatAlwaysWantsLessIsLeft()
    {
        World world;
        world.hub->rule = [&](const std::string &target, const core::wire::Upload *upload) -> Says {
            if (target == "/v1/hub")
                return {200, world.hub->hello()};
            return upload ? Says{413, R"({"error":"too_large"})"}
                          : Says{200, R"({"state":"approved","have":0,"receipt":""})"};
        };
        const auto done = world.upload();
        QVERIFY(!done && done.error().fault == UploadFault::Refused);
        QVERIFY2(world.hub->asked <= few, std::to_string(world.hub->asked).c_str());
    }

    void aHubThatNeverLikesTheTimeIsLeft()
    {
        World world;
        world.hub->rule = [&](const std::string &target, const core::wire::Upload *) -> Says {
            return target == "/v1/hub"
                       ? Says{200, world.hub->hello()}
                       : Says{401, R"({"error":"clock","time":)" + std::to_string(world.hub->asked) + "}"};
        };
        QVERIFY(!world.upload().ok());
        QVERIFY2(world.hub->asked <= few, std::to_string(world.hub->asked).c_str());
    }

    void aHubThatHasMoreThanThereIsIsEvidenceAndNoEnd()
    {
        World world;
        world.hub->rule = [&](const std::string &target, const core::wire::Upload *) -> Says {
            return {200, target == "/v1/hub" ? world.hub->hello() : world.hub->standing("approved", 1'000'000, {})};
        };
        const auto done = world.upload();
        QVERIFY(!done && done.error().fault == UploadFault::Forked);
        QVERIFY2(world.hub->asked <= few, std::to_string(world.hub->asked).c_str());
        QCOMPARE(store::outboxOf(*world.station)->sent, std::uint64_t(0));
        QVERIFY(world.station->verifyLog()->firstBad.has_value());
    }

    /// For ever "not decided yet": each try is three questions, the log stays here, and the plan waits longer each
    /// time.
    void aHubThatSaysPendingForEverIsAskedSeldom()
    {
        World world;
        world.hub->rule = [&](const std::string &target, const core::wire::Upload *) -> Says {
            return {200, target == "/v1/hub" ? world.hub->hello() : world.hub->standing("pending", 0, {})};
        };
        sync::SyncPlan plan{sync::SyncPace()};
        plan.begin(0ms, 0);
        plan.setUnsent(300);
        int tries = 0;
        for (sync::Steady now{}; now < 24h; now = std::max(now, plan.state().until.value_or(now))) {
            const auto job = plan.next(now);
            if (!job)
                continue;
            if (job->kind == sync::SyncPlan::Job::Kind::Download) {
                plan.downloaded(now, 0.5);
                continue;
            }
            ++tries;
            const int before = world.hub->asked;
            world.hub->asked = 0;
            const auto done = world.upload();
            QVERIFY(!done && done.error().fault == UploadFault::Pending);
            QVERIFY2(world.hub->asked <= 3, std::to_string(before).c_str());
            plan.uploadFailed(sync::SyncWait::Refused, now, 0.5);
        }
        QVERIFY2(tries >= 24 && tries <= 24 * 30, std::to_string(tries).c_str()); // neither given up nor spinning
        QCOMPARE(store::outboxOf(*world.station)->sent, std::uint64_t(0));
    }

    /// A device that waits for a person asks at most once a minute, for as long as that takes.
    void whoWaitsToBeLetInAsksAtMostOnceAMinute()
    {
        for (int asked = 0; asked < 1000; ++asked)
            QVERIFY(sync::enrolmentPause(asked) >= (asked < 5 ? 2s : 60s) && sync::enrolmentPause(asked) <= 60s);
    }
};

QTEST_GUILESS_MAIN(HostileHubTest)
#include "hostile_hub_test.moc"
