// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../printing/print_system.h"
#include "ward_world.h"

#include <QDir>
#include <QSemaphore>

#include "counter/paper_run.h"
#include "desk/print_queue.h"
#include "ward/models/print_model.h"
#include "ward/models/register_model.h"

#include <csignal>
#include <filesystem>
#include <sys/wait.h>
#include <unistd.h>

using namespace th;
using namespace th::app;
using namespace th::test;

/// The print queue on the screen of the desk, into PDF files: through the same gate as to a printer.
class WardPrintTest : public QObject {
    Q_OBJECT

    /// A desk with two sealed requests, of three passes and of one, its queue open.
    struct Scene : WardWorld {
        Scene()
        {
            onDisk([this](DeskWorld &ward) {
                first = ward.readyToSeal(3);
                second = ward.readyToSeal(1);
                return ward.seal(first)->finished && ward.seal(second)->finished;
            });
            start();
            signIn(DeskWorld::police());
            models->ward.open(QStringLiteral("print"));
            prints().refresh();
            settle();
        }
        PrintModel &prints() { return *models->ward.prints(); }
        QString file(const char *name) const
        {
            return QString::fromStdString((world.path().parent_path() / name).string());
        }
        void save(const char *name)
        {
            prints().save(QUrl::fromLocalFile(file(name)));
            wait([this] { return !prints().running(); });
            settle();
        }
        int waiting()
        {
            prints().setTab(QStringLiteral("closed"));
            prints().setTab(QStringLiteral("open"));
            settle();
            return prints().rows()->count();
        }
        QStringList filesNamed(const char *start) const
        {
            const QDir folder(QString::fromStdString(world.path().parent_path().string()));
            return folder.entryList({QLatin1String(start) + QLatin1Char('*')}, QDir::Files | QDir::Hidden);
        }
        /// Of the jobs in the queue, in its order, where several go into `base`.pdf.
        QStringList fileNames(const char *base)
        {
            QStringList names;
            for (int row = 0; row < prints().rows()->count(); ++row)
                names << QStringLiteral("%1-%2-%3.pdf")
                             .arg(QLatin1String(base), prints().rows()->value(row, "request").toString(),
                                  prints().rows()->value(row, "job").toString());
            return names;
        }
        /// A printing of the first request into a file, in a process that is killed in the middle of that.
        bool killedWhile(paper::Stage stage, const char *name)
        {
            return onDisk([&](DeskWorld &ward) {
                const auto jobs = desk::printJobsOf(*ward.ward, first);
                const auto sheets = counter::sheetsOf(*ward.ward, jobs->front().row.id, {}, DeskWorld::clock().wall);
                const auto designs = paper::parseTemplates(core::asBytes(paper::defaultTemplates()));
                paper::Job job;
                job.design = paper::findTemplate(*designs, "", sheets->contents.front().claims.kind);
                counter::PaperOrder order{DeskWorld::police(), [] { return DeskWorld::clock(); }};
                order.file = file(name).toStdString();
                const pid_t child = ::fork();
                if (child == 0) {
                    (void)counter::runPaper(counter::here(*ward.ward), *sheets, job, order, [&](const auto &progress) {
                        return progress.stage != stage || ::raise(SIGKILL) == 0;
                    });
                    ::_exit(0);
                }
                int status = 0;
                return ::waitpid(child, &status, 0) == child && WIFSIGNALED(status);
            });
        }
        desk::RequestId first = 0, second = 0;
    };
    /// The thread of paper does nothing until it is released: what is asked of it meanwhile waits.
    struct PaperHeld {
        explicit PaperHeld(const Scene &scene)
        {
            QMetaObject::invokeMethod(scene.engine->errands().paper, [held = m_held] { held->acquire(); });
        }
        void release() const { m_held->release(); }
        std::shared_ptr<QSemaphore> m_held = std::make_shared<QSemaphore>();
    };

private slots:
    void what_was_picked_becomes_a_pdf_and_waits_no_more()
    {
        Scene w;
        QCOMPARE(w.prints().rows()->count(), 2);
        QVERIFY(!w.prints().missing().isEmpty());
        w.prints().toggle(0);
        w.save("passes.pdf");
        QVERIFY2(w.prints().outcome().contains(QStringLiteral("Đã lưu 3 giấy")), qPrintable(w.prints().outcome()));
        QVERIFY(std::filesystem::file_size(w.file("passes.pdf").toStdString()) > 1000);
        QCOMPARE(w.waiting(), 1);
    }
    void a_printer_of_the_system_gets_what_was_picked()
    {
        if (PrintSystem::program().isEmpty())
            QSKIP("CUPS is not installed");
        PrintSystem system;
        QVERIFY(system.start());
        Scene w;
        w.prints().toggle(0);
        QVERIFY(!w.prints().ready()); // no printer yet
        w.prints().lookForPrinters();
        WardWorld::wait([&] { return !w.prints().printers().isEmpty(); });
        QCOMPARE(w.prints().printer(), QStringLiteral("Test"));
        const std::filesystem::path passing = w.world.path() / "print.passing"; // of a printing that was killed
        std::filesystem::create_directory(passing);
        std::ofstream(passing / "pages.pdf") << "left";
        w.prints().start();
        WardWorld::wait([&] { return !w.prints().running(); });
        w.settle();
        QVERIFY2(!w.prints().failures(), qPrintable(w.prints().outcome()));
        QVERIFY(!std::filesystem::exists(passing));
        WardWorld::wait([&] { return !system.firstDocument().isEmpty(); });
        w.prints().setTab(QStringLiteral("closed"));
        w.settle();
        QVERIFY(w.prints().history().at(0).contains(QStringLiteral("Test")));
        QCOMPARE(w.waiting(), 1);
    }
    void several_jobs_have_a_file_each()
    {
        Scene w;
        w.prints().toggleAll();
        w.save("all.pdf");
        QVERIFY(!QFile::exists(w.file("all.pdf")));
        int files = 0;
        for (const auto &entry : std::filesystem::directory_iterator(w.world.path().parent_path()))
            files += entry.path().filename().string().starts_with("all-");
        QCOMPARE(files, 2);
        QCOMPARE(w.waiting(), 0);
    }
    void once_more_wants_a_reason_which_the_journal_keeps()
    {
        Scene w;
        w.prints().toggle(0);
        w.save("once.pdf");
        w.prints().setTab(QStringLiteral("closed"));
        w.settle();
        w.prints().toggle(0);
        QVERIFY(w.prints().wantsReason());
        w.save("twice.pdf");
        QVERIFY(!QFile::exists(w.file("twice.pdf")));
        w.prints().setReason(QStringLiteral("kẹt giấy"));
        w.save("twice.pdf");
        QVERIFY(QFile::exists(w.file("twice.pdf")));
        QCOMPARE(w.prints().history().size(), 2);
        QVERIFY(w.prints().history().at(1).contains(QStringLiteral("kẹt giấy")));
    }
    void a_pause_finishes_the_job_under_way_and_going_on_prints_the_rest()
    {
        Scene w;
        w.prints().toggleAll();
        const PaperHeld held(w);
        w.prints().save(QUrl::fromLocalFile(w.file("paused.pdf")));
        w.prints().pause();
        QVERIFY(w.prints().pausing());
        held.release();
        WardWorld::wait([&] { return !w.prints().running(); });
        w.settle();
        QVERIFY2(w.prints().outcome().contains(QStringLiteral("Còn 1 việc")), qPrintable(w.prints().outcome()));
        QCOMPARE(w.prints().rows()->count(), 1);
        QVERIFY(w.prints().rows()->value(0, "picked").toBool());
        QVERIFY(!w.prints().wantsReason());
        w.save("rest.pdf");
        QCOMPARE(w.waiting(), 0);
    }
    void what_is_stopped_at_once_is_on_no_paper()
    {
        Scene w;
        w.prints().toggleAll();
        const PaperHeld held(w);
        w.prints().save(QUrl::fromLocalFile(w.file("stopped.pdf")));
        w.prints().stop();
        QVERIFY(w.prints().stopping());
        held.release();
        WardWorld::wait([&] { return !w.prints().running(); });
        w.settle();
        for (const auto &entry : std::filesystem::directory_iterator(w.world.path().parent_path()))
            QVERIFY(!entry.path().filename().string().starts_with("stopped"));
        QCOMPARE(w.waiting(), 2);
    }
    void what_a_killed_printing_left_is_removed_only_when_a_person_says_so()
    {
        Scene w;
        w.stop();
        for (const paper::Stage stage : {paper::Stage::Drawing, paper::Stage::ReadingBack}) {
            QVERIFY(w.killedWhile(stage, "cut.pdf"));
            QCOMPARE(w.filesNamed("cut.pdf"), QStringList{QStringLiteral("cut.pdf.part")}); // that one, and no other
            QVERIFY(stage == paper::Stage::ReadingBack || QFile::remove(w.file("cut.pdf.part")));
        }
        w.start();
        w.signIn(DeskWorld::police());
        w.prints().refresh();
        w.settle();
        w.prints().toggle(0);
        w.save("cut.pdf");
        QVERIFY(w.prints().leftOver());
        QVERIFY2(w.prints().outcome().contains(QStringLiteral("cut.pdf.part")), qPrintable(w.prints().outcome()));
        QCOMPARE(w.filesNamed("cut.pdf"), QStringList{QStringLiteral("cut.pdf.part")});
        w.prints().saveAgain();
        WardWorld::wait([&] { return !w.prints().running(); });
        QVERIFY(!w.prints().leftOver());
        QCOMPARE(w.filesNamed("cut.pdf"), QStringList{QStringLiteral("cut.pdf")});
        QCOMPARE(w.waiting(), 1);
    }
    void of_several_files_those_that_are_in_the_way_are_replaced_only_when_a_person_says_so()
    {
        Scene w;
        w.prints().toggleAll();
        const QStringList names = w.fileNames("all");
        const auto put = [&w](const QString &name) {
            QFile there(w.file(qPrintable(name)));
            return there.open(QIODevice::WriteOnly) && there.write("mine") == 4;
        };
        QVERIFY(put(names.at(0)) && put(names.at(1) + QStringLiteral(".part")) && put(QStringLiteral("all.pdf")));
        w.save("all.pdf");
        QVERIFY(w.prints().leftOver() && w.prints().present());
        QCOMPARE(QFileInfo(w.file(qPrintable(names.at(0)))).size(), qint64(4));
        QVERIFY(!QFile::exists(w.file(qPrintable(names.at(1)))));
        w.prints().saveAgain();
        WardWorld::wait([&] { return !w.prints().running(); });
        QVERIFY(!w.prints().failures());
        QVERIFY(QFileInfo(w.file(qPrintable(names.at(0)))).size() > 1000);
        QVERIFY(QFileInfo(w.file(qPrintable(names.at(1)))).size() > 1000);
        QVERIFY(!QFile::exists(w.file(qPrintable(names.at(1))) + QStringLiteral(".part")));
        QCOMPARE(QFileInfo(w.file("all.pdf")).size(), qint64(4)); // of no job
        QCOMPARE(w.waiting(), 0);
    }
    void the_one_of_several_that_was_in_the_way_is_saved_again_under_its_own_name()
    {
        Scene w;
        w.prints().toggleAll();
        const QString second = w.fileNames("all").at(1);
        QFile part(w.file(qPrintable(second)) + QStringLiteral(".part"));
        QVERIFY(part.open(QIODevice::WriteOnly));
        part.close();
        w.save("all.pdf");
        QVERIFY(w.prints().leftOver() && w.prints().rows()->count() == 1);
        w.prints().saveAgain();
        WardWorld::wait([&] { return !w.prints().running(); });
        QVERIFY(!part.exists() && QFile::exists(w.file(qPrintable(second))) && !QFile::exists(w.file("all.pdf")));
    }
    void a_reason_is_of_what_is_printed_again_alone()
    {
        Scene w;
        const auto again = static_cast<qulonglong>(w.prints().rows()->value(0, "request").toULongLong());
        w.prints().toggle(0);
        w.save("once.pdf");
        w.prints().lookAtPasses({{w.first, 1, 0}, {w.second, 1, 0}});
        w.prints().refresh();
        w.settle();
        QVERIFY(w.prints().wantsReason());
        const int old = w.prints().rows()->value(0, "request").toULongLong() == again ? 0 : 1;
        w.prints().setReason(QStringLiteral("kẹt giấy"));
        w.prints().toggle(old);
        QVERIFY(!w.prints().wantsReason() && w.prints().reason().isEmpty());
        w.prints().toggle(old);
        w.prints().setReason(QStringLiteral("kẹt giấy"));
        w.save("both.pdf");
        QVERIFY2(!w.prints().failures(), qPrintable(w.prints().outcome()));
        w.prints().setCurrent(old);
        QVERIFY(w.prints().history().last().contains(QStringLiteral("kẹt giấy")));
        w.prints().setCurrent(1 - old);
        QCOMPARE(w.prints().history().size(), 1);
        QVERIFY(!w.prints().history().last().contains(QStringLiteral("kẹt giấy")));
    }
    void what_is_given_to_the_printer_already_is_not_said_to_be_stopped()
    {
        Scene w;
        w.prints().begin(1);
        w.prints().advance(0, {paper::Stage::ReadingBack, 3, 3});
        QVERIFY(!w.prints().handingOver());
        w.prints().advance(0, {paper::Stage::HandingOver, 1, 3});
        QVERIFY(w.prints().handingOver());
        w.prints().stop();
        QVERIFY(!w.prints().stopping());
        QVERIFY(w.prints().progressText().contains(QStringLiteral("máy in")));
    }
    void what_fails_while_another_page_is_open_is_told_there()
    {
        Scene w;
        QSignalSpy told(&w.prints(), &PrintModel::leftUndone);
        w.prints().toggle(0);
        QFile part(w.file("away.pdf.part"));
        QVERIFY(part.open(QIODevice::WriteOnly));
        part.close();
        const PaperHeld held(w);
        w.prints().save(QUrl::fromLocalFile(w.file("away.pdf")));
        w.models->ward.open(QStringLiteral("register"));
        w.prints().lookAtRequest(w.second); // not while it prints, and that is said
        QCOMPARE(told.size(), 1);
        QCOMPARE(w.models->busy.message(), QString::fromStdString(told.at(0).at(0).value<desk::Problem>().sentence.vi));
        held.release();
        WardWorld::wait([&] { return !w.prints().running(); });
        QCOMPARE(told.size(), 2);
        QVERIFY(told.at(1).at(0).value<desk::Problem>().sentence.en.find("away.pdf.part") != std::string::npos);
        w.models->ward.open(QStringLiteral("print"));
        QVERIFY(w.prints().outcome().contains(QStringLiteral("away.pdf.part"))); // and still there
        w.save("away.pdf");
        QCOMPARE(told.size(), 2); // on its page it is seen
    }
    void a_pass_of_the_register_is_printed_alone()
    {
        Scene w;
        RegisterModel &book = *w.models->ward.book();
        book.refresh();
        w.settle();
        book.setCurrent(1);
        book.print();
        QCOMPARE(w.models->ward.page(), QStringLiteral("print"));
        w.prints().refresh();
        w.settle();
        QCOMPARE(w.prints().rows()->count(), 1);
        w.save("one.pdf");
        QVERIFY2(w.prints().outcome().contains(QStringLiteral("1 giấy")), qPrintable(w.prints().outcome()));
        QCOMPARE(w.waiting(), 2); // the other two of its request still wait
    }
    void of_a_printing_whose_end_is_not_known_a_person_says_it()
    {
        Scene w;
        w.stop();
        w.onDisk([&w](DeskWorld &world) {
            const auto jobs = desk::printJobsOf(*world.ward, w.second);
            const auto matter = desk::matterOf(*world.ward, jobs->front().row.id);
            return desk::beginPrinting(*world.ward, {DeskWorld::police(), DeskWorld::clock(), "travel", "HP", 1},
                                       *matter)
                .ok();
        });
        w.start();
        w.signIn(DeskWorld::police());
        w.prints().refresh();
        w.settle();
        int row = -1;
        for (int i = 0; i < w.prints().rows()->count(); ++i)
            if (w.prints().rows()->value(i, "request").toULongLong() == w.second)
                row = i;
        w.prints().setCurrent(row);
        QVERIFY(w.prints().notKnown());
        w.prints().say(false);
        w.settle();
        w.settle();
        w.prints().setCurrent(row);
        QVERIFY(!w.prints().notKnown());
        QVERIFY(w.prints().waits());
    }
    void what_needs_no_paper_is_put_aside_with_a_reason()
    {
        Scene w;
        w.prints().setCurrent(0);
        w.prints().askAside();
        w.prints().putAside(QStringLiteral("  "));
        QVERIFY(w.prints().asking());
        w.prints().putAside(QStringLiteral("có điện thoại"));
        w.settle();
        w.settle();
        QCOMPARE(w.prints().rows()->count(), 1);
    }
    void what_is_asked_is_asked_of_the_job_that_was_looked_at_wherever_it_stands_by_now()
    {
        Scene w;
        const auto putAsideElsewhere = [&w](std::uint64_t job) {
            bool done = false;
            w.models->ward.door().ask(
                &w.models->ward,
                [job](OpenDesk &open) { return desk::putAside(open.desk, open.officer, open.clock, job, "hết giấy"); },
                [&done](const desk::Done<void> &put) { done = put.ok(); });
            WardWorld::wait([&done] { return done; });
            w.prints().refresh();
            w.settle();
        };
        w.prints().setCurrent(1);
        w.prints().askAside();
        putAsideElsewhere(1);
        QCOMPARE(w.prints().rows()->count(), 1);
        QCOMPARE(w.prints().current(), 0);
        QVERIFY(w.prints().asking() && w.prints().complaint().isEmpty());
        putAsideElsewhere(2);
        QVERIFY(!w.prints().asking() && !w.prints().complaint().isEmpty()); // it is gone, and no other was meant
    }
    void a_lock_ends_what_was_begun()
    {
        Scene w;
        w.prints().toggleAll();
        w.models->ward.session()->lock();
        w.prints().save(QUrl::fromLocalFile(w.file("locked.pdf")));
        QCOMPARE(w.prints().rows()->count(), 0);
        QVERIFY(!w.prints().running());
        QVERIFY(!QFile::exists(w.file("locked.pdf")));
    }
};

QTEST_MAIN(WardPrintTest)
#include "ward_print_test.moc"
