// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonDocument>
#include <QTest>

#include "core/device_report.h"
#include "store/wipe.h"
#include "support/ordered_device.h"
#include "sync/wipe.h"
#include "upload_world.h"

using namespace th;
using namespace th::test;

/// A station that is to be wiped, and the real hub.
class WipeHubTest : public QObject {
    Q_OBJECT

    static constexpr std::uint32_t records = 300;

    /// Knows the hub where it is, and has been told to wipe itself.
    static store::Station ordered(UploadWorld &world)
    {
        auto station = world.open();
        const store::HubRecord hub{world.address(), world.hub.key()};
        auto update = SmallProvince::update({});
        update.directory = withDevice(*update.directory, station.identity().key, {"wipe_ordered_at"});
        if (!store::setHub(station, hub, store::HubChange::KeepsKey) || !station.apply(update))
            qFatal("the station was not told");
        return station;
    }
    /// What the hub has of it: how many, and whether the last words are the order that is obeyed and a signature.
    static std::uint64_t atHub(UploadWorld &world)
    {
        const auto shown = world.command({QStringLiteral("show"), world.stationKey(), QStringLiteral("--json")});
        const auto device = QJsonDocument::fromJson(shown)[QStringLiteral("device")];
        return static_cast<std::uint64_t>(device[QStringLiteral("have")].toInteger());
    }
    static QByteArray saysOfItself(UploadWorld &world)
    {
        return world.command({QStringLiteral("show"), world.stationKey()});
    }
    static std::size_t filesIn(const std::filesystem::path &folder)
    {
        std::size_t files = 0;
        if (std::filesystem::exists(folder))
            for (const auto &entry : std::filesystem::recursive_directory_iterator(folder))
                files += entry.is_regular_file() ? 1 : 0;
        return files;
    }

private slots:
    void allOfTheJournalIsAtTheHubBeforeTheStationGoes()
    {
        UploadWorld world(records);
        auto station = ordered(world);
        const auto wiped = sync::obeyWipe(std::move(station), world.folder(), sync::overNetwork({}), uploadClock);
        QVERIFY2(wiped.ok(), wiped ? "" : wiped.error().detail.c_str());
        QCOMPARE(wiped->left, std::uint64_t(0));
        QVERIFY(wiped->sent > records);
        QCOMPARE(atHub(world), wiped->sent);
        QVERIFY2(saysOfItself(world).contains("wipe"), saysOfItself(world).constData()); // its last word was heard
        QCOMPARE(filesIn(store::leftBehind(world.folder())), std::size_t(0));
        QVERIFY(!std::filesystem::exists(world.folder() / "device.key"));
        QVERIFY(!std::filesystem::exists(world.folder() / "station.sqlite"));
        const auto again = store::Station::open(world.folder(), store::Access::Write);
        QVERIFY(!again && again.error().fault == store::StoreFault::Wiped);
    }

    void whatIsCutOffOnTheWayIsCarriedToTheHubLater()
    {
        UploadWorld world(records);
        auto station = ordered(world);
        const sync::Transport cut = [asks = 0](const sync::HttpAsk &ask, const sync::HttpSink &sink) mutable {
            if (++asks > 2) // the hub and the device were asked; no part of the journal gets through
                return sync::HttpAnswer{{}, sync::FetchError{sync::FetchError::Kind::Unreachable, "cut"}};
            return sync::overNetwork({})(ask, sink);
        };
        const auto wiped = sync::obeyWipe(std::move(station), world.folder(), cut, uploadClock);
        QVERIFY2(wiped.ok(), wiped ? "" : wiped.error().detail.c_str());
        QVERIFY(wiped->left > records);
        QCOMPARE(atHub(world), std::uint64_t(0));
        QVERIFY(!std::filesystem::exists(world.folder() / "device.key"));
        const auto left = store::leftBehind(world.folder());
        QVERIFY(filesIn(left) > 0);
        (void)world.hub.hub().command({QStringLiteral("stick"), QString::fromStdString(left.string())});
        QCOMPARE(atHub(world), wiped->left);
        QVERIFY(saysOfItself(world).contains("wipe"));
    }
};

QTEST_GUILESS_MAIN(WipeHubTest)
#include "wipe_hub_test.moc"
