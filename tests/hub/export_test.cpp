// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "hub_world.h"

#include "core/journal_extract.h"

using namespace th;
using namespace th::test;

#define EXPECT_SAID(output, part)                                                                                      \
    do {                                                                                                               \
        const QByteArray said = (output);                                                                              \
        QVERIFY2(said.contains(part), said);                                                                           \
    } while (false)

/// `thonghanh-hub export`: from the hub's database to what `thonghanhctl publish` reads.
class ExportTest : public QObject {
    Q_OBJECT

    static QByteArray exportTo(HubWorld &world)
    {
        return world.hub().command({QStringLiteral("export"), world.file("journals")});
    }
    static QStringList filesIn(const HubWorld &world)
    {
        return QDir(world.file("journals")).entryList(QDir::Files, QDir::Name);
    }
    static QByteArray read(const HubWorld &world, const QString &name)
    {
        QFile file(world.file("journals") + QLatin1Char('/') + name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// As the publisher reads: how far the journal is proven, or the rule that it breaks.
    static QString proven(const HubWorld &world, const JournalMaker &device)
    {
        core::journal::Walk walk(device.publicKey, {0, core::journal::hash(device.publicKey)});
        for (const QString &name : filesIn(world)) {
            const QByteArray bytes = read(world, name);
            const auto extract = core::journal::decodeExtract(
                {reinterpret_cast<const std::uint8_t *>(bytes.constData()), std::size_t(bytes.size())});
            if (!extract)
                return QString::fromStdString(extract.error());
            if (const auto taken = walk.take(*extract); !taken)
                return QStringLiteral("%1 after %2")
                    .arg(QString::fromStdString(taken.error()))
                    .arg(walk.position().seq);
        }
        return (walk.hasGap() ? QStringLiteral("journal.gap after %1") : QStringLiteral("%1")).arg(walk.position().seq);
    }

private slots:
    void what_the_hub_has_can_be_published_and_is_carried_on()
    {
        HubWorld world;
        QVERIFY(world.start());
        JournalMaker device = world.approved(1);
        device.write(24);
        QCOMPARE(world.upload(device, 0).status, 200);
        EXPECT_SAID(exportTo(world), "up to 24  +24");
        QCOMPARE(filesIn(world).size(), 1);
        QCOMPARE(proven(world, device), QStringLiteral("24"));
        const QByteArray before = read(world, filesIn(world).front());
        EXPECT_SAID(exportTo(world), "up to 24  +0");
        QCOMPARE(read(world, filesIn(world).front()), before);
        device.write(16);
        QCOMPARE(world.upload(device, 24).status, 200);
        EXPECT_SAID(exportTo(world), "up to 40  +16");
        QCOMPARE(filesIn(world).size(), 1);
        QCOMPARE(proven(world, device), QStringLiteral("40"));
    }

    void a_file_that_is_full_is_left_and_one_that_was_spoiled_written_anew()
    {
        HubWorld world;
        QVERIFY(world.start());
        JournalMaker device = world.approved(1);
        for (std::size_t until = 0; until < 32; until += 8) { // a good megabyte and a half each time
            device.write(8, 0, 220'000);
            QCOMPARE(world.upload(device, until).status, 200);
        }
        EXPECT_SAID(exportTo(world), "+32");
        QCOMPARE(filesIn(world).size(), 2);
        QCOMPARE(proven(world, device), QStringLiteral("32"));
        const QByteArray first = read(world, filesIn(world).front()), last = read(world, filesIn(world).back());
        QVERIFY(QFile::resize(world.file("journals") + QLatin1Char('/') + filesIn(world).back(), 100));
        QVERIFY(!exportTo(world).contains("+0"));
        QCOMPARE(read(world, filesIn(world).front()), first);
        QCOMPARE(read(world, filesIn(world).back()), last);
        EXPECT_SAID(exportTo(world), "+0");
    }

    void what_a_device_has_lost_is_where_a_file_ends()
    {
        HubWorld world;
        QVERIFY(world.start());
        JournalMaker device = world.approved(1);
        device.write(16);
        QCOMPARE(world.upload(device, 0).status, 200);
        device.leap(10);
        device.write(7);
        QCOMPARE(world.upload(device, 16).status, 200);
        EXPECT_SAID(exportTo(world), "up to 33  +23");
        QCOMPARE(filesIn(world).size(), 2);
        QCOMPARE(proven(world, device), QStringLiteral("journal.gap after 16"));
        device.name({17, 26, core::journal::hash(device.entries[15])}); // 34
        device.add(core::journal::EntryKind::Checkpoint, core::journal::signCheckpoint(device.head(), 34, *device.key));
        core::wire::Upload body{33, {device.entries[23], device.entries[24]}, {}};
        const core::Bytes bytes = core::wire::encode(body);
        QCOMPARE(world.post(device, "/v1/journal", toQt(bytes)).status, 200);
        EXPECT_SAID(exportTo(world), "up to 35  +2");
        QCOMPARE(proven(world, device), QStringLiteral("35"));
    }

    void a_folder_that_cannot_be_written_is_a_complaint()
    {
        HubWorld world;
        QVERIFY(world.start());
        world.write("journals", "a file");
        QVERIFY(!exportTo(world).contains("up to"));
    }
};

QTEST_GUILESS_MAIN(ExportTest)
#include "export_test.moc"
