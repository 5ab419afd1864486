// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/loopback_server.h"

#include <QTemporaryDir>
#include <QTest>

#include "neighbours/ask.h"
#include "sync/repository.h"

using namespace th;
using namespace th::test;
using namespace std::chrono_literals;

namespace {

constexpr auto never = std::chrono::hours(2); ///< a link that is given this never ends by itself

/// A new station whose hub cannot be reached, and neighbours on loopback.
struct Checkpoint {
    Checkpoint() : station(*store::Station::create(folder.filePath(QStringLiteral("s")).toStdString(), "test", false))
    {
        if (!sync::trustRoot(station, repository.root()))
            qFatal("the root was not trusted");
        honest.serve(repository.files());
        patience.untilVerified = 8s;
        patience.altogether = never;
        patience.http = {never, never, 1};
    }
    [[nodiscard]] bool ask(const std::vector<neighbours::Neighbour> &found)
    {
        sync::SyncSource source;
        source.partials = sync::partialsOf(folder.filePath(QStringLiteral("s")).toStdString());
        sync::OwnStation door(station);
        const auto now = *core::parseRfc3339("2026-03-01T05:00:00Z");
        return neighbours::askNeighbours(door, source, now, found, patience, {}).has_value();
    }

    QTemporaryDir folder;
    Repository repository;
    store::Station station;
    LoopbackServer honest, hostile;
    neighbours::AskPatience patience;
};

HttpReply dripping() { return {"200 OK", "", "{", HttpReply::End::Stall}; }

} // namespace

class AskTest : public QObject {
    Q_OBJECT
private slots:
    void whoDripsHoldsUpNeitherTheNextNorTheEnd()
    {
        Checkpoint world;
        world.hostile.setRule([](const HttpRequest &) { return dripping(); });
        QVERIFY(world.ask({{"a", world.hostile.address()}, {"b", world.honest.address()}}));
        QVERIFY(world.station.dataAsOf());
        world.patience.untilVerified = 200ms;
        QVERIFY(!world.ask({{"a", world.hostile.address()}}));
    }

    void whoShowsAnHonestTimestampAndThenDripsEndsToo()
    {
        Checkpoint world;
        world.patience.altogether = 8s;
        const auto files = world.repository.files();
        world.hostile.serve(files);
        world.hostile.setRule([](const HttpRequest &request) -> std::optional<HttpReply> {
            return request.path.starts_with("targets/") ? std::optional(dripping()) : std::nullopt;
        });
        QVERIFY(world.ask({{"a", world.hostile.address()}, {"b", world.honest.address()}}));
        QVERIFY(world.station.dataAsOf());
    }

    void aNeighbourLeadsNobodyElsewhere()
    {
        Checkpoint world;
        const QByteArray location = "Location: " + QByteArray::fromStdString(world.honest.address());
        world.hostile.setRule([=](const HttpRequest &request) {
            return HttpReply{"302 Found", location + "/" + QByteArray::fromStdString(request.path) + "\r\n", ""};
        });
        QVERIFY(!world.ask({{"a", world.hostile.address()}}));
        QVERIFY(world.honest.seen().requests.empty());
    }
};

QTEST_GUILESS_MAIN(AskTest)
#include "ask_test.moc"
