// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/file_reader.h"
#include "support/qr_picture.h"

#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>
#include <QTemporaryDir>
#include <QTest>

using namespace th::scanner;
using namespace th::test;

namespace {

QImage imageOf(const cv::Mat &grey)
{
    return QImage(grey.data, grey.cols, grey.rows, static_cast<qsizetype>(grey.step), QImage::Format_Grayscale8).copy();
}

QStringList textsOf(const std::variant<FileReading, FileFault> &result)
{
    QStringList texts;
    if (const auto *reading = std::get_if<FileReading>(&result))
        for (const Symbol &symbol : reading->reading.symbols)
            texts << QString::fromStdString(symbol.text);
    return texts;
}

} // namespace

class FileReaderTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_dir;
    SymbolReader m_reader;

    QString path(const char *name) const { return m_dir.filePath(QString::fromUtf8(name)); }
    FileFault::Kind faultOf(const QString &file)
    {
        const auto result = readFile(file, m_reader);
        const auto *fault = std::get_if<FileFault>(&result);
        if (fault == nullptr || fault->detail.isEmpty())
            qFatal("no fault, or one without a word");
        return fault->kind;
    }
    void write(const QString &file, const QByteArray &bytes)
    {
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(bytes);
    }

private slots:
    void readsPictures_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"thẻ.png", "a.jpg", "b.bmp", "c.ppm"})
            QTest::newRow(name) << QString::fromUtf8(name);
    }
    void readsPictures()
    {
        QFETCH(QString, name);
        const QString file = m_dir.filePath(name);
        QVERIFY(imageOf(drawText("TH1:ABC", 5)).save(file));
        const auto result = readFile(file, m_reader);
        QCOMPARE(textsOf(result), QStringList{QStringLiteral("TH1:ABC")});
        QVERIFY(std::get<FileReading>(result).cpuTime.count() > 0);
        QCOMPARE(std::get<FileReading>(result).pageOf, std::vector<int>{0});
    }

    void aTransparentBackgroundIsPaper()
    {
        QImage code = imageOf(drawText("TH1:ABC", 5)).convertToFormat(QImage::Format_ARGB32);
        for (int y = 0; y < code.height(); ++y)
            for (int x = 0; x < code.width(); ++x)
                if (code.pixelColor(x, y).lightness() > 128)
                    code.setPixelColor(x, y, Qt::transparent);
        QVERIFY(code.save(path("transparent.png")));
        QCOMPARE(textsOf(readFile(path("transparent.png"), m_reader)), QStringList{QStringLiteral("TH1:ABC")});
    }

    void readsEveryPageOfAPdf()
    {
        {
            QPdfWriter writer(path("passes.pdf"));
            writer.setPageSize(QPageSize(QPageSize::A4));
            writer.setResolution(300);
            QPainter painter(&writer);
            for (int page = 0; page < 3; ++page) {
                if (page > 0)
                    writer.newPage();
                if (page != 1)
                    painter.drawImage(QRect(300, 300, 600, 600), imageOf(drawText("page " + std::to_string(page), 8)));
            }
        }
        const auto result = readFile(path("passes.pdf"), m_reader);
        QCOMPARE(textsOf(result), (QStringList{QStringLiteral("page 0"), QStringLiteral("page 2")}));
        QCOMPARE(std::get<FileReading>(result).pageOf, (std::vector<int>{0, 2}));
    }

    /// Pages left unread are named: an officer must not take them for pages without a code.
    void pagesBeyondTheLimitsAreSaidToBeUnread()
    {
        {
            QPdfWriter writer(path("many.pdf"));
            writer.setPageSize(QPageSize(QPageSize::A6));
            QPainter painter(&writer);
            for (int page = 0; page < 4; ++page) {
                if (page > 0)
                    writer.newPage();
                painter.drawText(200, 200, QString::number(page));
            }
        }
        const auto reading = [&](const FileLimits &limits) {
            return std::get<FileReading>(readFile(path("many.pdf"), m_reader, limits));
        };
        const auto all = reading({});
        QCOMPARE(all.cut, FileCut::None);
        QCOMPARE(all.pagesRead, 4);
        const auto some = reading({.pages = 3});
        QCOMPARE(some.cut, FileCut::TooManyPages);
        QCOMPARE(some.pages, 4);
        QCOMPARE(some.pagesRead, 3);
        const auto noTime = reading({.cpuTime = std::chrono::milliseconds(0)});
        QCOMPARE(noTime.cut, FileCut::OutOfTime);
        QCOMPARE(noTime.pagesRead, 1);
    }

    void aPictureWithoutACodeIsNoFault()
    {
        QVERIFY(imageOf(emptyScene(300, 200)).save(path("empty.png")));
        const auto result = readFile(path("empty.png"), m_reader);
        QVERIFY(std::holds_alternative<FileReading>(result));
        QVERIFY(textsOf(result).isEmpty());
    }

    void faultsAreNamed()
    {
        QCOMPARE(faultOf(path("nowhere.png")), FileFault::Kind::Missing);
        QCOMPARE(faultOf(m_dir.path()), FileFault::Kind::Unreadable);
        write(path("empty.jpg"), {});
        QCOMPARE(faultOf(path("empty.jpg")), FileFault::Kind::NotAPicture);
        write(path("words.png"), "these are only words");
        QCOMPARE(faultOf(path("words.png")), FileFault::Kind::NotAPicture);
        write(path("damaged.pdf"), "%PDF-1.7 and then nothing");
        QCOMPARE(faultOf(path("damaged.pdf")), FileFault::Kind::Unreadable);
    }

    void aTruncatedPictureIsUnreadableOrEmpty()
    {
        QVERIFY(imageOf(drawText("TH1:ABC", 5)).save(path("whole.png")));
        QFile whole(path("whole.png"));
        QVERIFY(whole.open(QIODevice::ReadOnly));
        write(path("half.png"), whole.readAll().left(120));
        QCOMPARE(faultOf(path("half.png")), FileFault::Kind::Unreadable);
    }

    void pixelsAndBytesAreCapped()
    {
        // A header that promises much: small on disk, enormous when opened.
        write(path("bomb.pgm"), "P5\n20000 20000\n255\n" + QByteArray(1000, '\0'));
        QCOMPARE(faultOf(path("bomb.pgm")), FileFault::Kind::TooLarge);
        QFile large(path("large.png"));
        QVERIFY(large.open(QIODevice::WriteOnly) && large.resize(65LL * 1024 * 1024));
        QCOMPARE(faultOf(path("large.png")), FileFault::Kind::TooLarge);
    }
};

QTEST_MAIN(FileReaderTest)
#include "file_reader_test.moc"
