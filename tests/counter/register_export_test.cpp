// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/desk_world.h"

#include "counter/register_export.h"

#include <QDir>
#include <QFile>

#include <fstream>

using namespace th;
using namespace th::test;

class RegisterExportTest : public QObject {
    Q_OBJECT

    /// Three passes: of Hương, of one whose name a spreadsheet would compute, and of one with quotes in it.
    struct Scene : DeskWorld {
        Scene()
        {
            desk::Edit content = DeskWorld::content(3);
            content.lines[1].second.claims.holder = "=HYPERLINK(\"http://x\",1)";
            content.lines[2].second.claims.holder = "Lê \"Tư\", con ông Sáu";
            const auto id = ward->begin(area(), "individual", content, clock());
            if (!id || step(area(), *id, "vet") != "ok" || approveAll(*id) != "ok" ||
                step(clerk(), *id, "forward") != "ok" || !seal(*id)->finished)
                qFatal("no passes");
        }
        [[nodiscard]] std::string file(const char *name) const { return (path().parent_path() / name).string(); }
        desk::Done<std::size_t> save(const std::string &name, counter::Existing old = counter::Existing::Refuse)
        {
            return save(counter::here(*ward), name, {}, old);
        }
        desk::Done<std::size_t> save(const counter::AtDesk &atDesk, const std::string &name,
                                     const counter::OnExport &onExport,
                                     counter::Existing old = counter::Existing::Refuse)
        {
            const auto now = [] { return DeskWorld::clock(); };
            return counter::exportRegister(atDesk, {clerk(), now, {}, core::Language::English, old}, name, onExport);
        }
        /// How often somebody took the register away.
        std::size_t exports()
        {
            std::size_t count = 0;
            const auto journal = station->journalAfter(0, std::size_t(1) << 30);
            for (const core::Bytes &bytes : *journal)
                if (const auto entry = core::journal::decode(bytes); entry->kind == core::journal::EntryKind::Work)
                    count += core::journal::decodeWork(entry->content)->kind == core::journal::WorkKind::Export;
            return count;
        }
        [[nodiscard]] QStringList around() const
        {
            return QDir(QString::fromStdString(path().parent_path().string())).entryList(QDir::Files);
        }
        static QByteArray read(const std::string &name)
        {
            QFile file(QString::fromStdString(name));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("?");
        }
    };

private slots:
    void a_spreadsheet_reads_it_and_computes_nothing()
    {
        Scene world;
        const auto rows = world.save(world.file("book.csv"));
        QVERIFY2(rows, rows ? "" : rows.error().sentence.en.c_str());
        QCOMPARE(*rows, std::size_t(3));
        const QByteArray text = Scene::read(world.file("book.csv"));
        QVERIFY(text.startsWith("\xEF\xBB\xBFNumber,Issued,Holder,"));
        QVERIFY(text.endsWith("\r\n") && text.count("\r\n") == 4 && text.count('\n') == 4);
        QVERIFY(!text.contains(",=HYPERLINK") && !text.contains(",\"=HYPERLINK"));
        QVERIFY(text.contains("\"'=HYPERLINK(\"\"http://x\"\",1)\""));
        QVERIFY(text.contains("\"Lê \"\"Tư\"\", con ông Sáu\""));
        QVERIFY(Scene::read(world.file("book.csv")) == text);
        QVERIFY(world.save(world.file("book.xlsx")) && Scene::read(world.file("book.xlsx")).startsWith("PK"));
    }
    void a_file_that_is_there_is_replaced_only_when_that_was_asked()
    {
        Scene world;
        std::ofstream(world.file("book.csv")) << "mine";
        QCOMPARE(DeskWorld::codeOf(world.save(world.file("book.csv"))), std::string("export.exists"));
        QCOMPARE(Scene::read(world.file("book.csv")), QByteArray("mine"));
        QVERIFY(world.save(world.file("book.csv"), counter::Existing::Replace));
        QVERIFY(Scene::read(world.file("book.csv")).contains("Number"));
        QCOMPARE(world.around(), QStringList{QStringLiteral("book.csv")}); // no halves
    }
    void what_a_killed_run_left_goes_with_the_next_and_nobody_elses_file_does()
    {
        Scene world;
        const std::string name = world.file("book.csv");
        std::ofstream(name + ".partial") << "half of it";
        QCOMPARE(DeskWorld::codeOf(world.save(name)), std::string("ok"));
        QCOMPARE(world.around(), QStringList{QStringLiteral("book.csv")});
        QVERIFY(!Scene::read(name).contains("half"));
        QCOMPARE(QFile::permissions(QString::fromStdString(name)) & (QFile::ReadGroup | QFile::ReadOther),
                 QFile::Permissions());
        std::filesystem::create_symlink(name, world.file("other.csv.partial")); // would be written through
        const QByteArray before = Scene::read(name);
        QCOMPARE(DeskWorld::codeOf(world.save(world.file("other.csv"))), std::string("export.exists"));
        QCOMPARE(Scene::read(name), before);
    }
    void a_file_of_that_name_that_comes_meanwhile_is_not_written_over()
    {
        Scene world;
        const std::string name = world.file("book.csv");
        const auto late = world.save(counter::here(*world.ward), name, [&](auto, auto) {
            std::ofstream(name) << "mine";
            return true;
        });
        QCOMPARE(DeskWorld::codeOf(late), std::string("export.exists"));
        QCOMPARE(Scene::read(name), QByteArray("mine"));
        QCOMPARE(world.around(), QStringList{QStringLiteral("book.csv")});
    }
    void who_stops_it_or_loses_the_desk_leaves_no_file_and_took_nothing()
    {
        Scene world;
        for (const char *name : {"book.csv", "book.xlsx"}) {
            std::vector<std::pair<std::size_t, std::size_t>> told;
            const auto stopped = world.save(counter::here(*world.ward), world.file(name), [&](auto done, auto all) {
                told.emplace_back(done, all);
                return false;
            });
            QCOMPARE(DeskWorld::codeOf(stopped), std::string("export.stopped"));
            QVERIFY(told.size() == 1 && told.front().first == 3 && told.front().second == 3);
            // The last moment: all of it was written, and only the journal does not know yet.
            const auto late = world.save(counter::here(*world.ward), world.file(name),
                                         [&, calls = 0](auto, auto) mutable { return ++calls < 2; });
            QCOMPARE(DeskWorld::codeOf(late), std::string("export.stopped"));
            int asked = 0;
            const counter::AtDesk locksItself = [&](const auto &work) -> desk::Done<void> {
                if (++asked == 3)
                    return core::Failure{desk::Problem{"locked", {}}};
                work(*world.ward);
                return {};
            };
            QCOMPARE(DeskWorld::codeOf(world.save(locksItself, world.file(name), {})), std::string("locked"));
            QCOMPARE(world.around(), QStringList());
            QCOMPARE(world.exports(), std::size_t(0));
        }
        QCOMPARE(DeskWorld::codeOf(world.save(world.file("book.csv"))), std::string("ok"));
        QCOMPARE(world.exports(), std::size_t(1));
    }
    void what_cannot_be_written_is_said_and_leaves_nothing()
    {
        Scene world;
        const auto nowhere = world.save(world.file("no/such/book.csv"));
        QCOMPARE(DeskWorld::codeOf(nowhere), std::string("export.file"));
        QVERIFY(nowhere.error().sentence.vi.find("book.csv") != std::string::npos);
        QDir(QString::fromStdString(world.path().parent_path().string())).mkdir(QStringLiteral("dir.csv"));
        QCOMPARE(DeskWorld::codeOf(world.save(world.file("dir.csv"), counter::Existing::Replace)),
                 std::string("export.file"));
        QCOMPARE(world.around(), QStringList());
    }
};

QTEST_GUILESS_MAIN(RegisterExportTest)
#include "register_export_test.moc"
