// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include "part_folder.h"
#include "support/small_disk.h"

#include <fstream>

using namespace th;
namespace fs = std::filesystem;
using demo::PartFolder;
using test::SmallDisk;

namespace {

void write(const fs::path &file, const char *text = "text") { std::ofstream(file) << text; }

std::vector<std::string> namesIn(const fs::path &folder)
{
    std::vector<std::string> names;
    for (const fs::directory_entry &entry : fs::directory_iterator(folder))
        names.push_back(entry.path().filename().string());
    std::ranges::sort(names);
    return names;
}

} // namespace

class PartFolderTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_root;
    fs::path m_folder, m_out, m_part;

    /// Makes one with a file in it.
    static std::string make(const fs::path &out)
    {
        auto part = PartFolder::open(out);
        if (!part)
            return part.error().en;
        write(part->path() / "truth.json");
        const auto finished = part->finish();
        return finished ? "" : finished.error().en;
    }

    void compareMade()
    {
        QCOMPARE(namesIn(m_folder), std::vector<std::string>{"out"});
        QCOMPARE(namesIn(m_out), std::vector<std::string>{"truth.json"});
    }

private slots:
    void init()
    {
        m_root = std::make_unique<QTemporaryDir>();
        m_folder = m_root->path().toStdString();
        m_out = m_folder / "out";
        m_part = m_folder / "out.part";
    }

    void takesItsNameWhenItIsWhole()
    {
        {
            auto part = PartFolder::open(m_out);
            write(part->path() / "truth.json");
            QVERIFY(!fs::exists(m_out));
        }
        QVERIFY(fs::is_empty(m_folder)); // not finished
        QCOMPARE(make(m_out), std::string());
        compareMade();
    }

    void clearsAwayWhatAKilledOneLeft()
    {
        fs::create_directories(m_part / "province/frames");
        for (const char *name : {"province/frames/old.png", "old.json", ".being-made"})
            write(m_part / name, "999999999\nthonghanh\n\n"); // a process long gone
        QCOMPARE(make(m_out), std::string());
        compareMade();
    }

    /// Killed between making the folder and marking it, or between taking the mark away and the folder.
    void usesAnEmptyFolderThatAKilledOneLeft()
    {
        fs::create_directory(m_part);
        QCOMPARE(make(m_out), std::string());
        compareMade();
    }

    void ofTwoAtOnceTheSecondIsRefused()
    {
        auto first = PartFolder::open(m_out);
        const std::string answer = make(m_out);
        QVERIFY2(answer.find("by another program") != std::string::npos, answer.c_str());
        QVERIFY(first->finish().ok());
    }

    void touchesNoFolderThatOnlyBearsTheName()
    {
        fs::create_directory(m_part);
        write(m_part / "mine.txt");
        QVERIFY(make(m_out).find("in the way") != std::string::npos);
        QVERIFY(fs::exists(m_part / "mine.txt"));
        fs::remove(m_part / "mine.txt");
        fs::remove(m_part);
        const fs::path elsewhere = m_folder / "elsewhere";
        fs::create_directory(elsewhere);
        write(elsewhere / ".being-made");
        write(elsewhere / "mine.txt");
        fs::create_directory_symlink(elsewhere, m_part);
        QVERIFY(make(m_out).find("in the way") != std::string::npos);
        QVERIFY(fs::exists(elsewhere / "mine.txt"));
    }

    void aFullDiskIsCalledAFullDisk()
    {
        const SmallDisk disk;
        if (!disk.mounted())
            QSKIP(disk.whyNot().constData());
        disk.fill();
        const auto refused = PartFolder::open(disk.path() / "out");
        QVERIFY(!refused.ok());
        QVERIFY2(refused.error().en.find("the disk is full") != std::string::npos, refused.error().en.c_str());
        QVERIFY2(refused.error().vi.find("đĩa đã đầy") != std::string::npos, refused.error().vi.c_str());
        QCOMPARE(namesIn(disk.path()), std::vector<std::string>{"ballast"});
    }

    void aLinkToAnEmptyFolderStaysALink()
    {
        const fs::path real = m_folder / "elsewhere/real";
        fs::create_directories(real);
        fs::create_directory_symlink(real, m_out);
        QCOMPARE(make(m_out), std::string());
        QVERIFY(fs::is_symlink(m_out) && fs::exists(real / "truth.json"));
        QCOMPARE(namesIn(m_folder / "elsewhere"), std::vector<std::string>{"real"});
    }

    void aLinkThatLeadsNowhereIsNamed()
    {
        fs::create_directory_symlink(m_folder / "nothing", m_out);
        QVERIFY(make(m_out).find("leads nowhere") != std::string::npos);
        QVERIFY(fs::is_symlink(m_out));
    }

    void aFolderWhereADiskIsMountedIsRefusedBeforeTheWork()
    {
        const SmallDisk disk;
        if (!disk.mounted())
            QSKIP(disk.whyNot().constData());
        QVERIFY(make(disk.path()).find("a disk is mounted") != std::string::npos);
        QVERIFY(!fs::exists(disk.path().string() + ".part"));
        QCOMPARE(make(disk.path() / "out"), std::string());
    }

    void theFolderOneStandsInIsRefused()
    {
        const fs::path before = fs::current_path();
        fs::current_path(m_folder);
        const std::string answer = make(".");
        fs::current_path(before);
        QVERIFY2(answer.find("where you stand") != std::string::npos, answer.c_str());
        QVERIFY(fs::is_empty(m_folder));
    }
};

QTEST_GUILESS_MAIN(PartFolderTest)
#include "part_folder_test.moc"
