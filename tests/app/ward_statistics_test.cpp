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
        std::ofstream(file) << "what is there";
        w.book().save(QUrl::fromLocalFile(QString::fromStdString(file.string())));
        WardWorld::wait([&] { return !w.book().exporting(); });
        QVERIFY2(w.book().notice().contains(QStringLiteral("4 giấy")), qPrintable(w.book().complaint()));
        QCOMPARE(std::filesystem::file_size(file), std::uintmax_t(13)); // nothing is written over
        std::ifstream stream(w.world.path().parent_path() / "book (2).csv");
        const std::string text((std::istreambuf_iterator<char>(stream)), {});
        QVERIFY(text.find("Nguyễn Thị Hương") != std::string::npos);
        const auto other = w.world.path().parent_path() / "other.csv";
        w.book().save(QUrl(QString::fromStdString(other.string()))); // as the dialog that Qt draws itself has it
        WardWorld::wait([&] { return !w.book().exporting(); });
        QVERIFY(std::filesystem::exists(other));
        w.book().save(QUrl(QStringLiteral("file:///no/such/folder/book.csv")));
        WardWorld::wait([&] { return !w.book().exporting(); });
        QVERIFY(!w.book().complaint().isEmpty());
        QVERIFY(w.book().notice().isEmpty());
        w.book().refresh(); // who was on another page comes back
        w.settle();
        QVERIFY(!w.book().complaint().isEmpty());
    }
    void an_export_keeps_no_desk_open_goes_on_behind_the_lock_and_is_told_after_the_next_sign_in()
    {
        using namespace std::chrono_literals;
        Scene w;
        const auto file = w.world.path().parent_path() / "book.csv";
        auto &session = *w.models->ward.session();
        session.tick(0ms);
        session.tick(9min);
        const auto arrived = std::make_shared<QSemaphore>(), goOn = std::make_shared<QSemaphore>();
        WardWorker *worker = &w.engine->ward();
        QMetaObject::invokeMethod(worker, [worker, arrived, goOn] {
            worker->setClock([arrived, goOn, asked = std::make_shared<int>(0)] {
                if (++*asked == 3) { // it has begun, and the first passes are about to be read
                    arrived->release();
                    goOn->acquire();
                }
                return DeskWorld::clock();
            });
        });
        w.book().save(QUrl::fromLocalFile(QString::fromStdString(file.string())));
        arrived->acquire();
        w.book().advance(1, 4); // is no input
        session.tick(11min);
        QCOMPARE(session.state(), WardSession::State::SignedOut);
        goOn->release();
        WardWorld::wait([&] { return !w.book().exporting(); });
        QVERIFY(std::filesystem::exists(file));
        QVERIFY(w.models->busy.message().isEmpty()); // nobody is there to be told
        w.signIn(DeskWorld::police());
        QVERIFY2(w.models->busy.message().contains(QStringLiteral("4 giấy")), qPrintable(w.models->busy.message()));
        w.models->busy.dismiss();
        session.lock();
        w.signIn(DeskWorld::police());
        QVERIFY(w.models->busy.message().isEmpty()); // once
        w.stop();
        const auto takenBy = w.onDisk([](DeskWorld &world) {
            std::vector<std::string> all;
            const auto journal = world.station->journalAfter(0, std::size_t(1) << 30);
            for (const core::Bytes &bytes : *journal)
                if (const auto entry = core::journal::decode(bytes); entry->kind == core::journal::EntryKind::Work)
                    if (const auto work = core::journal::decodeWork(entry->content);
                        work->kind == core::journal::WorkKind::Export)
                        all.push_back(work->officer);
            return all;
        });
        QCOMPARE(takenBy, std::vector<std::string>{DeskWorld::clerk().id});
    }
    void an_export_that_is_stopped_or_overtaken_by_a_lock_leaves_no_file()
    {
        Scene w;
        const auto file = w.world.path().parent_path() / "book.csv";
        const QUrl url = QUrl::fromLocalFile(QString::fromStdString(file.string()));
        const auto held = std::make_shared<QSemaphore>(); // until it is released no file is written
        const auto hold = [&] { QMetaObject::invokeMethod(w.engine->errands().files, [held] { held->acquire(); }); };
        hold();
        w.book().save(url);
        QVERIFY(w.book().exporting());
        w.book().stopExport();
        QVERIFY(w.book().stopping());
        held->release();
        WardWorld::wait([&] { return !w.book().exporting(); });
        QVERIFY(!w.book().complaint().isEmpty() && w.book().notice().isEmpty());
        hold();
        w.book().save(url);
        w.models->ward.session()->lock();
        held->release(); // it comes to the desk behind the lock, where it had not begun
        WardWorld::wait([&] { return !w.book().exporting(); });
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
