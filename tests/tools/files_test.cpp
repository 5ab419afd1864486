// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "files.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTemporaryFile>
#include <QTest>

#include "console.h"

#include <fcntl.h>
#include <fstream>
#include <sys/fsuid.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace th;
namespace fs = std::filesystem;
using store::Placing;

namespace {

std::string contentOf(const fs::path &file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// What is written to standard error while it lives, and after.
class Complaints {
public:
    Complaints() : m_before(::dup(STDERR_FILENO))
    {
        m_file.open();
        ::dup2(m_file.handle(), STDERR_FILENO);
    }
    ~Complaints()
    {
        ::dup2(m_before, STDERR_FILENO);
        ::close(m_before);
    }
    std::string text() { return contentOf(m_file.fileName().toStdString()); }

private:
    int m_before;
    QTemporaryFile m_file;
};

} // namespace

class FilesTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_root;
    fs::path m_folder;
    tools::Console m_console;

private slots:
    void init()
    {
        m_root = std::make_unique<QTemporaryDir>();
        m_folder = m_root->path().toStdString();
        m_console.language = core::Language::English;
    }

    void writesToWhereALinkLeads()
    {
        fs::create_directory(m_folder / "far");
        fs::create_symlink("far/second", m_folder / "first");
        fs::create_symlink("end.png", m_folder / "far/second");
        for (const char *content : {"new", "again"}) { // the end is yet to be made, then is there
            QVERIFY(tools::writeFile(m_console, m_folder / "first", content, Placing::Replace).ok());
            QVERIFY(fs::is_symlink(m_folder / "first") && fs::is_symlink(m_folder / "far/second"));
            QVERIFY(!fs::is_symlink(m_folder / "far/end.png"));
            QCOMPARE(contentOf(m_folder / "far/end.png"), std::string(content));
        }
    }

    void wayUpOutOfALinkedFolderIsWhereThatFolderLies()
    {
        fs::create_directories(m_folder / "data/sheets");
        fs::create_directory(m_folder / "work");
        fs::create_symlink("../data/sheets", m_folder / "work/out");
        fs::create_symlink("../latest.png", m_folder / "data/sheets/pass.png");
        QVERIFY(tools::writeFile(m_console, m_folder / "work/out/pass.png", "new", Placing::Replace).ok());
        QVERIFY(!fs::exists(m_folder / "work/latest.png"));
        QCOMPARE(contentOf(m_folder / "data/latest.png"), std::string("new"));
    }

    void linksInACircleAreRefused()
    {
        fs::create_symlink("b", m_folder / "a");
        fs::create_symlink("a", m_folder / "b");
        QVERIFY(!tools::writeFile(m_console, m_folder / "a", "x", Placing::Replace).ok());
        QVERIFY(fs::is_symlink(m_folder / "a") && fs::is_symlink(m_folder / "b"));
    }

    void aNewKeyFollowsNoLink()
    {
        fs::create_symlink("end", m_folder / "key");
        QVERIFY(!tools::writeFile(m_console, m_folder / "key", "secret", Placing::NewPrivate).ok());
        QVERIFY(!fs::exists(m_folder / "end"));
    }

    void writesIntoADeviceAndAPipe()
    {
        fs::create_symlink("/dev/null", m_folder / "null.png");
        QVERIFY(tools::writeFile(m_console, m_folder / "null.png", "gone", Placing::Replace).ok());
        QVERIFY(fs::is_symlink(m_folder / "null.png") && fs::is_character_file("/dev/null"));
        const fs::path pipe = m_folder / "pipe.png";
        QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
        const store::Descriptor reader(::open(pipe.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
        QVERIFY(tools::writeFile(m_console, pipe, "through", Placing::Replace).ok());
        QVERIFY(fs::is_fifo(pipe));
        std::array<char, 16> read{};
        QCOMPARE(::read(reader.number(), read.data(), read.size()), ssize_t{7});
        QCOMPARE(std::string(read.data()), std::string("through"));
        const auto full = tools::writeFile(m_console, "/dev/full", "x", Placing::Replace);
        QVERIFY(!full.ok());
        QVERIFY2(full.error().find("No space left") != std::string::npos, full.error().c_str());
    }

    /// A folder that lets files be made but not be opened itself cannot be synced: the file is there all the same.
    void aFileInAFolderThatCannotBeSyncedIsNotCalledUnwritten()
    {
        fs::permissions(m_folder, fs::perms(0333));
        Complaints complaints;
        const auto before = static_cast<uid_t>(::setfsuid(65534)); // where root runs the tests: rights count
        const auto written = tools::writeFile(m_console, m_folder / "key", "secret", Placing::NewPrivate);
        ::setfsuid(before);
        fs::permissions(m_folder, fs::perms(0700));
        QVERIFY2(written.ok(), written ? "" : written.error().c_str());
        QCOMPARE(contentOf(m_folder / "key"), std::string("secret"));
        QVERIFY2(complaints.text().find("is written, but") != std::string::npos, complaints.text().c_str());
    }
};

QTEST_GUILESS_MAIN(FilesTest)
#include "files_test.moc"
