// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ward_world.h"

#include "ward/models/statistics_model.h"

#include <QSemaphore>
#include <filesystem>

using namespace th;
using namespace th::app;
using namespace th::test;

/// Counts of the register, and the register as a file, on the screen of the desk.
class WardStatisticsTest : public QObject {
    Q_OBJECT

    struct Scene : WardWorld {
        Scene()
        {
            onDisk([](DeskWorld &world) { return world.seal(world.readyToSeal(4))->finished; });
            start();
            signIn(DeskWorld::clerk());
            book().refresh();
            settle();
        }
        StatisticsModel &book() { return *models->ward.statistics(); }
    };

private slots:
    void a_period_is_counted_by_day_and_by_kind()
    {
        Scene w;
        QCOMPARE(w.book().state(), StatisticsModel::State::Shown);
        QCOMPARE(w.book().rows()->count(), 1);
        QCOMPARE(w.book().rows()->value(0, "label").toString(), QStringLiteral("06/09/2021"));
        QCOMPARE(w.book().rows()->value(0, "issued").toString(), QStringLiteral("4"));
        w.book().setBy(QStringLiteral("kind"));
        QCOMPARE(w.book().rows()->count(), 0); // nothing stands under the wrong name meanwhile
        w.settle();
        QCOMPARE(w.book().rows()->value(0, "issued").toString(), QStringLiteral("4"));
        w.book().setDays(QStringLiteral("7/9/2021"), {});
        w.settle();
        QCOMPARE(w.book().rows()->count(), 0);
        w.book().setDays({}, QStringLiteral("06/09/2021"));
        w.settle();
        QCOMPARE(w.book().rows()->count(), 1);
    }
    void days_that_are_none_are_said()
    {
        Scene w;
        w.book().setDays(QStringLiteral("31/02/2021"), {});
        QVERIFY(!w.book().complaint().isEmpty());
        w.book().setDays(QStringLiteral("07/09/2021"), QStringLiteral("06/09/2021"));
        QVERIFY(!w.book().complaint().isEmpty());
        w.book().setPeriod(QStringLiteral("0"));
        QVERIFY(w.book().complaint().isEmpty());
    }
    void the_register_of_the_period_becomes_a_file()
    {
        Scene w;
        const auto file = w.world.path().parent_path() / "book.csv";
        std::ofstream(file) << "what the dialog asked to replace";
        w.book().save(QUrl::fromLocalFile(QString::fromStdString(file.string())));
        WardWorld::wait([&] { return !w.book().exporting(); });
        QVERIFY2(w.book().notice().contains(QStringLiteral("4 giấy")), qPrintable(w.book().complaint()));
        std::ifstream stream(file);
        const std::string text((std::istreambuf_iterator<char>(stream)), {});
        QVERIFY(text.find("Nguyễn Thị Hương") != std::string::npos);
        QVERIFY(text.find("replace") == std::string::npos);
        w.book().save(QUrl(QStringLiteral("file:///no/such/folder/book.csv")));
        WardWorld::wait([&] { return !w.book().exporting(); });
        QVERIFY(!w.book().complaint().isEmpty());
        QVERIFY(w.book().notice().isEmpty());
        w.book().refresh(); // who was on another page comes back
        w.settle();
        QVERIFY(!w.book().complaint().isEmpty());
    }
    void an_export_that_is_stopped_or_overtaken_by_a_lock_leaves_no_file()
    {
        Scene w;
        const auto file = w.world.path().parent_path() / "book.csv";
        const QUrl url = QUrl::fromLocalFile(QString::fromStdString(file.string()));
        w.book().save(url);
        QVERIFY(w.book().exporting());
        w.book().stopExport();
        QVERIFY(w.book().stopping());
        WardWorld::wait([&] { return !w.book().exporting(); });
        QVERIFY(!w.book().complaint().isEmpty() && w.book().notice().isEmpty());
        const auto held = std::make_shared<QSemaphore>();
        QMetaObject::invokeMethod(w.engine->errands().files, [held] { held->acquire(); });
        w.book().save(url);
        w.models->ward.session()->lock();
        QVERIFY(!w.book().exporting());
        held->release(); // it comes to the desk behind the lock
        w.stop();
        QVERIFY(!std::filesystem::exists(file));
        std::size_t files = 0;
        for (const auto &each : std::filesystem::directory_iterator(file.parent_path()))
            files += each.is_regular_file();
        QCOMPARE(files, std::size_t(0));
    }
    void days_that_are_none_are_said_and_nothing_seems_to_be_counted()
    {
        Scene w;
        w.book().setDays(QStringLiteral("31/02/2021"), {});
        QVERIFY(!w.book().complaint().isEmpty());
        w.book().setBy(QStringLiteral("kind"));
        QCOMPARE(w.book().state(), StatisticsModel::State::Shown);
        w.book().setDays(QStringLiteral("01/02/2021"), {});
        w.settle();
        QVERIFY(w.book().complaint().isEmpty() && w.book().rows()->count() > 0);
    }
};

QTEST_MAIN(WardStatisticsTest)
#include "ward_statistics_test.moc"
