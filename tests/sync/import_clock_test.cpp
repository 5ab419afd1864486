// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/import_world.h"

#include <QTest>

using namespace th;
using namespace th::test;

class ImportClockTest : public QObject {
    Q_OBJECT
private slots:
    void clockBehindSignedTime();
    void noSignedTime();
    void clockYearsAhead_data();
    void clockYearsAhead();
    void aForgedTimeDoesNotSpeakForTheClock();
};

void ImportClockTest::clockBehindSignedTime()
{
    World world;
    EXPECT_FAULT(world.import(world.repository.files(), core::Instant{}), ImportFault::ClockSuspect);
    EXPECT_TAKEN(world.import(world.tree, world.repository.issued - 5min)); // clocks differ a little
}

void ImportClockTest::noSignedTime()
{
    World world;
    sync::Files files = world.repository.files();
    resign(
        world.repository, files, [](json &) {}, [](json &timestamp) { timestamp.erase("x-issued"); });
    EXPECT_FAULT(world.import(files), ImportFault::NotMetadata);
}

void ImportClockTest::clockYearsAhead_data()
{
    QTest::addColumn<bool>("held");
    QTest::addColumn<bool>("withinRoot");
    QTest::newRow("new station") << false << false;
    QTest::newRow("station with data") << true << false;
    QTest::newRow("root still good") << false << true;
}

void ImportClockTest::clockYearsAhead()
{
    QFETCH(bool, held);
    QFETCH(bool, withinRoot);
    World world;
    const auto years = [](int count) { return std::chrono::hours(24 * 366 * count); };
    if (withinRoot) {
        world.repository.rootVersion = 2;
        sync::Files files = world.repository.files();
        files[metadataFile(2, "root")] = world.repository.root(noon + years(20));
        world.write(files);
    } else {
        world.write(world.repository.files());
    }
    if (held)
        EXPECT_TAKEN(world.import(world.tree));
    const auto ahead = world.import(world.tree, noon + years(10));
    EXPECT_FAULT(ahead, ImportFault::ClockSuspect);
    QVERIFY2(why(ahead).contains(QStringLiteral("clock says 2036")), qPrintable(why(ahead)));
    EXPECT_FAULT(world.import(world.tree, noon + years(1)), ImportFault::Expired); // that old it may well be
    EXPECT_TAKEN(world.import(world.tree, noon));
}

void ImportClockTest::aForgedTimeDoesNotSpeakForTheClock()
{
    World world;
    sync::Files files = world.repository.files();
    json part = signedPart(files["metadata/timestamp.json"]);
    part["x-issued"] = "2036-01-01T00:00:00Z";
    files["metadata/timestamp.json"] = *sync::signMetadata(part.dump(), {&world.repository.key("stranger")});
    const auto refused = world.import(files, noon + std::chrono::hours(24 * 3650));
    EXPECT_FAULT(refused, ImportFault::Expired); // and the sentence asks for the clock all the same
}

QTEST_GUILESS_MAIN(ImportClockTest)
#include "import_clock_test.moc"
