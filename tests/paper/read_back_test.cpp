// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir> // Qt first: moc stumbles over <compare> where nothing of the standard library came before it
#include <QImage>
#include <QTemporaryDir>
#include <QTest>
#include <QTransform>

#include "gate.h"
#include "paper/symbol.h"
#include "paper_samples.h"
#include "scanner/file_reader.h"
#include "scanner/symbol_reader.h"

#include <set>

using namespace th;

namespace {

std::set<std::string> textsIn(const QImage &image)
{
    const QImage grey = image.convertToFormat(QImage::Format_Grayscale8);
    scanner::SymbolReader reader;
    std::set<std::string> texts;
    for (const scanner::Symbol &symbol :
         reader.read({grey.constBits(), grey.width(), grey.height(), grey.bytesPerLine()}, {scanner::Effort::Still, 4})
             .symbols)
        texts.insert(symbol.text);
    return texts;
}

/// A page as a flatbed scanner gives it: laid on a little askew, grainy, paler.
QImage scanned(const QImage &page)
{
    QTransform askew;
    askew.rotate(1.3);
    QImage turned = page.transformed(askew, Qt::SmoothTransformation);
    QImage whole(turned.size(), QImage::Format_RGB32);
    whole.fill(Qt::white);
    QPainter(&whole).drawImage(0, 0, turned);
    return paper::worn(whole);
}

} // namespace

/// Every code of every template reads on the checkpoint's scanner.
class ReadBackTest : public QObject {
    Q_OBJECT
private slots:
    void everyTemplateReads_data();
    void everyTemplateReads();
    void everyPdfReads_data();
    void everyPdfReads();
    void screenPictureReads();
};

void ReadBackTest::everyTemplateReads_data()
{
    QTest::addColumn<QByteArray>("design");
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("longest");
    for (const paper::Template &design : test::templates())
        for (const core::PassKind kind : design.kinds)
            for (const bool longest : {false, true})
                QTest::addRow("%s, %s, %s", design.id.c_str(), core::name(kind), longest ? "longest" : "usual")
                    << QByteArray::fromStdString(design.id) << static_cast<int>(kind) << longest;
}

void ReadBackTest::everyTemplateReads()
{
    QFETCH(QByteArray, design);
    QFETCH(int, kind);
    QFETCH(bool, longest);
    const auto which = static_cast<core::PassKind>(kind);
    const paper::Content content = test::contentOf(longest ? test::longestClaims(which) : test::usualClaims(which));
    const paper::Template &used = test::templateOf(design.toStdString());
    QCOMPARE(textsIn(test::render(used, content, 72)), std::set{content.text});
    QCOMPARE(textsIn(scanned(test::render(used, content, 300))), std::set{content.text});
}

void ReadBackTest::everyPdfReads_data()
{
    QTest::addColumn<QByteArray>("design");
    QTest::addColumn<int>("page");
    for (const paper::Template &design : test::templates()) {
        if (design.cards)
            QTest::addRow("%s, cards", design.id.c_str()) << QByteArray::fromStdString(design.id) << -1;
        for (const paper::PageSize page : design.pages)
            QTest::addRow("%s, %s", design.id.c_str(), paper::name(page))
                << QByteArray::fromStdString(design.id) << static_cast<int>(page);
    }
}

void ReadBackTest::everyPdfReads()
{
    QFETCH(QByteArray, design);
    QFETCH(int, page);
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("paper.pdf"));
    paper::Job job{.design = &test::templateOf(design.toStdString()), .contents = {}};
    if (page >= 0)
        job.page = static_cast<paper::PageSize>(page);
    job.contents = test::contents(core::PassKind::Household, 3);
    const auto written = paper::writePdf(file, job);
    QVERIFY2(written.ok(), written.ok() ? "" : written.error().sentence.en.c_str());
    QCOMPARE(written->passes, std::size_t(3));
    scanner::SymbolReader reader;
    const auto result = scanner::readFile(file, reader);
    const auto *reading = std::get_if<scanner::FileReading>(&result);
    QVERIFY(reading);
    QCOMPARE(std::size_t(reading->pages), written->pages);
    std::set<std::string> read, wanted;
    for (const auto &symbol : reading->reading.symbols)
        read.insert(symbol.text);
    for (const auto &content : job.contents)
        wanted.insert(content.text);
    QCOMPARE(read, wanted);
}

void ReadBackTest::screenPictureReads()
{
    const std::string text = test::contentOf(test::usualClaims(core::PassKind::Individual)).text;
    const auto png = paper::screenPicture(text, 3);
    QVERIFY(png.ok());
    const QImage picture = QImage::fromData(*png, "PNG");
    QCOMPARE(picture.width(), (paper::makeSymbol(text)->size + 2 * paper::quietModules) * 3);
    QCOMPARE(textsIn(picture), std::set{text});
}

QTEST_MAIN(ReadBackTest)
#include "read_back_test.moc"
