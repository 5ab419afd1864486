// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "line_reader.h"

#include <QTest>
#include <cerrno>
#include <fcntl.h>
#include <thread>
#include <unistd.h>

using th::tools::LineReader;
using Lines = std::vector<std::string>;

namespace {

class Pipe {
public:
    Pipe()
    {
        if (::pipe(m_ends) != 0)
            qFatal("no pipe");
    }
    ~Pipe()
    {
        ::close(m_ends[0]);
        end();
    }
    Pipe(const Pipe &) = delete;
    Pipe &operator=(const Pipe &) = delete;

    [[nodiscard]] int reading() const { return m_ends[0]; }
    void write(const std::string &text)
    {
        if (::write(m_ends[1], text.data(), text.size()) != ssize_t(text.size()))
            qFatal("the pipe is full");
    }
    void end()
    {
        if (m_ends[1] >= 0)
            ::close(m_ends[1]);
        m_ends[1] = -1;
    }

private:
    int m_ends[2] = {-1, -1};
};

} // namespace

class LineReaderTest : public QObject {
    Q_OBJECT
private slots:
    void takesWhatIsThereAndNoMore()
    {
        Pipe pipe;
        LineReader reader(pipe.reading(), 100);
        pipe.write("one\ntwo\r\nthr");
        QVERIFY(reader.read(10) == (Lines{"one", "two"})); // does not wait for the end of the third
        pipe.write("ee\n\n");
        QVERIFY(reader.read(10) == (Lines{"three", ""}));
        pipe.end();
        QVERIFY(reader.read(10).empty());
    }

    void givesAtMostWhatIsAskedFor()
    {
        Pipe pipe;
        LineReader reader(pipe.reading(), 100);
        pipe.write("1\n2\n3\n4");
        pipe.end();
        QVERIFY(reader.read(2) == (Lines{"1", "2"}));
        QVERIFY(reader.read(2) == (Lines{"3", "4"}));
        QVERIFY(reader.read(2).empty());
    }

    void aLongLineIsCutAndTheNextIsWhole()
    {
        Pipe pipe;
        LineReader reader(pipe.reading(), 10);
        pipe.write(std::string(30000, 'x') + "\nnext\n" + std::string(11, 'y'));
        pipe.end();
        QVERIFY(reader.read(10) == (Lines{std::string(11, 'x'), "next", std::string(11, 'y')}));
    }

    void aLineOfExactlyTheCapIsWhole()
    {
        Pipe pipe;
        LineReader reader(pipe.reading(), 4);
        pipe.write("abcd\nabcd\r\n");
        pipe.end();
        const Lines lines = reader.read(10);
        QVERIFY(lines == (Lines{"abcd", "abcd"}));
    }

    void aReturnThatEndsNoLineBelongsToIt()
    {
        Pipe pipe;
        LineReader reader(pipe.reading(), 4);
        pipe.write("abcd\rx\nabcde\r\nabcd\r\r\n");
        pipe.end();
        QVERIFY(reader.read(10) == (Lines{"abcd\r", "abcde", "abcd\r"})); // each longer than the cap, and showing it
    }

    void anErrorIsNoEnd()
    {
        const int folder = ::open("/", O_RDONLY);
        LineReader reader(folder, 100);
        QVERIFY(reader.read(10).empty());
        QCOMPARE(reader.error(), EISDIR);
        ::close(folder);
    }

    void aDescriptorThatDoesNotWaitIsWaitedFor()
    {
        Pipe pipe;
        ::fcntl(pipe.reading(), F_SETFL, O_NONBLOCK);
        std::thread writer([&pipe] {
            pipe.write("late\n");
            pipe.end();
        });
        LineReader reader(pipe.reading(), 100);
        const Lines lines = reader.read(1);
        writer.join();
        QVERIFY(lines == Lines{"late"});
        QCOMPARE(reader.error(), 0);
    }

    void bytesAreKeptAsTheyAre()
    {
        Pipe pipe;
        LineReader reader(pipe.reading(), 100);
        const std::string odd("a\0b\xff", 4);
        pipe.write(odd + "\n");
        pipe.end();
        QVERIFY(reader.read(10) == Lines{odd});
    }
};

QTEST_APPLESS_MAIN(LineReaderTest)
#include "line_reader_test.moc"
