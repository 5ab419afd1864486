// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir> // Qt first: moc stumbles over <compare> where nothing of the standard library came before it
#include <QFile>
#include <QImage>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "paper_samples.h"
#include "words.h"

using namespace th;
using namespace std::chrono;

namespace {

/// Share of the pixels of a band (in mm) that are darker than mid-grey.
double darkness(const QImage &page, const paper::Template &design, const QRectF &band)
{
    const double scale = page.width() / design.width;
    const QRect box = QRectF(band.topLeft() * scale, band.size() * scale).toRect();
    int dark = 0;
    for (int y = box.top(); y <= box.bottom(); ++y)
        for (int x = box.left(); x <= box.right(); ++x)
            dark += qGray(page.pixel(x, y)) < 128;
    return double(dark) / (box.width() * box.height());
}

QString output(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    process.waitForFinished();
    return QString::fromUtf8(process.readAllStandardOutput());
}

paper::Job travelJob(std::vector<paper::Content> contents)
{
    return {.design = &test::templateOf("travel"), .contents = std::move(contents)};
}

paper::Template changed(const paper::Item &item)
{
    paper::Template design = test::templateOf("travel");
    design.items.push_back(item);
    return design;
}

} // namespace

class PaperTest : public QObject {
    Q_OBJECT
private slots:
    void codeKeepsItsQuietZone();
    void longTextsStayInTheirRows();
    void emptyFieldsLeaveNoRow();
    void pdfHasOnePageAPassWithItsText();
    void cardsFillTheirPagesWithCropMarks();
    void coveredCodeIsNotReleased();
    void codeOfAnotherIsNotReleased();
    void tooDenseCodeIsRefused();
    void wrongKindAndPageAreRefused();
    void wantedPictureIsDrawnOrAskedFor();
    void hostilePictureIsRefused();
    void stoppingLeavesNothing();
    void unwritablePdfSaysSo();
    void linkIsWrittenThrough();
    void wordsOfPlatesDaysAndTimes();
};

void PaperTest::codeKeepsItsQuietZone()
{
    const auto &design = test::templateOf("travel");
    const QImage page = test::render(design, test::contentOf(test::usualClaims(core::PassKind::Employee)), 300);
    // The square ends at 193 mm and is 56.5 mm wide; its margin of four modules (≥ 2 mm) stays empty.
    QCOMPARE(darkness(page, design, QRectF(10.6, 191.1, 56, 1.8)), 0.0);
    QCOMPARE(darkness(page, design, QRectF(10.6, 137, 1.8, 55)), 0.0);
    QVERIFY(darkness(page, design, QRectF(16, 142, 46, 46)) > 0.35);
}

void PaperTest::longTextsStayInTheirRows()
{
    paper::Content content = test::contentOf(test::usualClaims(core::PassKind::Employee));
    content.claims.holder = std::string(80, 'W');
    content.claims.organisation = std::string(120, 'M');
    content.authorityName = QString(90, u'W');
    const auto &design = test::templateOf("travel");
    const QImage page = test::render(design, content, 300);
    QCOMPARE(darkness(page, design, QRectF(137.5, 24, 3, 165)), 0.0); // nothing runs into the frame at the right
    QVERIFY(darkness(page, design, QRectF(45, 57, 90, 8)) > 0.02);
}

void PaperTest::emptyFieldsLeaveNoRow()
{
    const auto &design = test::templateOf("travel");
    core::PassClaims few = test::usualClaims(core::PassKind::Individual);
    few.plates.clear();
    few.birthYear.reset();
    // Six rows at most 9.6 mm high end at 114 mm; ten would fill the box to 134.
    const QImage page = test::render(design, test::contentOf(few), 150);
    QCOMPARE(darkness(page, design, QRectF(11, 124, 126, 9)), 0.0);
}

void PaperTest::pdfHasOnePageAPassWithItsText()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("sheets.pdf"));
    core::PassClaims employee = test::usualClaims(core::PassKind::Employee);
    employee.plates = {"51F12345", "59X112345"};
    const auto written = paper::writePdf(
        file, travelJob({test::contentOf(employee), test::contentOf(test::usualClaims(core::PassKind::Household))}));
    QVERIFY(written.ok());
    QCOMPARE(written->pages, std::size_t(2));
    QVERIFY(written->smallestModule >= 0.5);
    QCOMPARE(QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());

    if (QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty())
        QSKIP("needs pdftotext and pdfinfo (Debian: poppler-utils)");
    const QString facts = output(QStringLiteral("pdfinfo"), {file});
    QVERIFY2(facts.contains(QRegularExpression(QStringLiteral("Pages: +2\n"))), qPrintable(facts));
    QVERIFY2(facts.contains(QRegularExpression(QStringLiteral("Page size: +(419|420)[.0-9]* x 595"))),
             qPrintable(facts));
    const QString text = output(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), file, QStringLiteral("-")})
                             .normalized(QString::NormalizationForm_C);
    for (const QString &expected :
         {QStringLiteral("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"), QStringLiteral("Nguyễn Thị Thu Hương"),
          QStringLiteral("BD01A-001234"), QStringLiteral("51F-123.45, 59X1-123.45")})
        QVERIFY2(text.contains(expected), qPrintable(expected + u'\n' + text));
    QVERIFY(text.contains(QStringLiteral("THẺ ĐI CHỢ")));
}

void PaperTest::cardsFillTheirPagesWithCropMarks()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("cards.pdf"));
    const auto written = paper::writePdf(
        file, {.design = &test::templateOf("market_card"), .contents = test::contents(core::PassKind::Household, 9)});
    QVERIFY(written.ok());
    QCOMPARE(written->pages, std::size_t(2));
    if (QStandardPaths::findExecutable(QStringLiteral("pdftoppm")).isEmpty())
        QSKIP("needs pdftoppm (Debian: poppler-utils)");
    output(QStringLiteral("pdftoppm"), {QStringLiteral("-r"), QStringLiteral("300"), QStringLiteral("-png"), file,
                                        folder.filePath(QStringLiteral("page"))});
    const QImage second(folder.filePath(QStringLiteral("page-2.png")));
    paper::Template page;
    page.width = 210, page.height = 297;
    // The first card's corner is at 16.4, 31.5 mm; its marks end 2.8 mm outside. Where a tenth would be is nothing.
    QVERIFY(darkness(second, page, QRectF(16.2, 28.8, 0.4, 1.8)) > 0.1);
    QVERIFY(darkness(second, page, QRectF(13.7, 31.3, 1.8, 0.4)) > 0.1);
    QCOMPARE(darkness(second, page, QRectF(16.2, 31.0, 0.4, 0.3)), 0.0); // nothing at the very corner
    QCOMPARE(darkness(second, page, QRectF(108, 20, 90, 250)), 0.0);
}

void PaperTest::coveredCodeIsNotReleased()
{
    QTemporaryDir folder;
    // A template whose seal lies over the code: it looks fine in an editor.
    const paper::Template design = changed(paper::FrameItem{.box = {20, 145, 36, 36}, .fill = 0x8c1d22});
    const auto written = paper::writePdf(folder.filePath(QStringLiteral("covered.pdf")),
                                         {.design = &design, .contents = test::contents(core::PassKind::Employee, 1)});
    QVERIFY(!written.ok());
    QCOMPARE(written.error().content, std::optional<std::size_t>(0));
    QVERIFY(written.error().sentence.en.find("does not read back") != std::string::npos);
    QVERIFY(QDir(folder.path()).isEmpty());
}

void PaperTest::codeOfAnotherIsNotReleased()
{
    QTemporaryDir folder;
    // Another code glued over it reads well, but is not this pass.
    const std::string other = test::contentOf(test::usualClaims(core::PassKind::Household)).text;
    const paper::Template design = changed(paper::PictureItem{.box = {10.4, 136.5, 56.5, 56.5}, .file = "x.png"});
    const auto written = paper::writePdf(folder.filePath(QStringLiteral("other.pdf")),
                                         {.design = &design,
                                          .contents = test::contents(core::PassKind::Employee, 1),
                                          .pictures = {{"x.png", QImage::fromData(*paper::screenPicture(other, 6))}}});
    QVERIFY(!written.ok());
    QVERIFY(written.error().sentence.en.find("does not read back") != std::string::npos);
}

void PaperTest::tooDenseCodeIsRefused()
{
    QTemporaryDir folder;
    paper::Template design = test::templateOf("travel");
    for (paper::Item &item : design.items)
        if (auto *code = std::get_if<paper::CodeItem>(&item))
            code->box = {10.4, 150, 30, 30}; // smaller than a file may ask for
    const auto written = paper::writePdf(folder.filePath(QStringLiteral("dense.pdf")),
                                         {.design = &design, .contents = test::contents(core::PassKind::Employee, 1)});
    QVERIFY(!written.ok());
    QVERIFY(written.error().sentence.en.find("smaller than 0.5 mm") != std::string::npos);
    QVERIFY(QDir(folder.path()).isEmpty());
}

void PaperTest::wrongKindAndPageAreRefused()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("wrong.pdf"));
    paper::Job job{.design = &test::templateOf("market_card"),
                   .contents = test::contents(core::PassKind::Household, 1)};
    job.contents.push_back(test::contentOf(test::usualClaims(core::PassKind::Employee)));
    const auto kind = paper::writePdf(file, job);
    QVERIFY(!kind.ok());
    QCOMPARE(kind.error().content, std::optional<std::size_t>(1));
    job.contents.pop_back();
    job.page = paper::PageSize::A5;
    QVERIFY(!paper::writePdf(file, job).ok());
    job.contents.clear();
    job.page.reset();
    QVERIFY(!paper::writePdf(file, job).ok());
    QVERIFY(QDir(folder.path()).isEmpty());
}

void PaperTest::wantedPictureIsDrawnOrAskedFor()
{
    QTemporaryDir folder;
    const QRectF place(100, 160, 8, 8);
    const paper::Template design =
        changed(paper::PictureItem{.box = {100, 160, 8, 8}, .file = "seal-{authority_code}.png"});
    const auto contents = test::contents(core::PassKind::Employee, 1);
    const auto none = paper::loadPictures(folder.path(), design, contents);
    QVERIFY(none.ok() && none->empty());
    const auto refused =
        paper::writePdf(folder.filePath(QStringLiteral("x.pdf")), {.design = &design, .contents = contents});
    QVERIFY(!refused.ok());
    QVERIFY(refused.error().sentence.en.find("seal-P00001.png") != std::string::npos);

    QImage seal(40, 40, QImage::Format_RGB32);
    seal.fill(Qt::black);
    QVERIFY(seal.save(folder.filePath(QStringLiteral("seal-P00001.png"))));
    const auto pictures = paper::loadPictures(folder.path(), design, contents);
    QVERIFY(pictures.ok() && pictures->size() == 1);
    QVERIFY(darkness(test::render(design, contents.front(), 150), design, place) < 0.2);
    QVERIFY(darkness(test::render(design, contents.front(), 150, *pictures), design, place) > 0.9);
}

void PaperTest::hostilePictureIsRefused()
{
    QTemporaryDir folder;
    const auto contents = test::contents(core::PassKind::Employee, 1);
    const auto &design = test::templateOf("travel");
    QFile file(folder.filePath(QStringLiteral("seal-P00001.png")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("no picture at all");
    file.close();
    const auto junk = paper::loadPictures(folder.path(), design, contents);
    QVERIFY(!junk.ok() && junk.error().sentence.en.find("no picture") != std::string::npos);
    QVERIFY(file.resize(5 * 1024 * 1024));
    const auto large = paper::loadPictures(folder.path(), design, contents);
    QVERIFY(!large.ok() && large.error().sentence.en.find("4 MiB") != std::string::npos);
}

void PaperTest::stoppingLeavesNothing()
{
    for (const paper::Stage stage : {paper::Stage::Drawing, paper::Stage::ReadingBack}) {
        QTemporaryDir folder;
        bool stopped = false, toldAfter = false;
        const auto written =
            paper::writePdf(folder.filePath(QStringLiteral("x.pdf")),
                            travelJob(test::contents(core::PassKind::Employee, 5)), [&](const paper::Progress &now) {
                                toldAfter = toldAfter || stopped;
                                stopped = now.stage == stage && now.done >= 2; // pages are read back several at a time
                                return !stopped;
                            });
        QVERIFY(!written.ok());
        QVERIFY(stopped && !toldAfter);
        QVERIFY(QDir(folder.path()).isEmpty());
    }
}

void PaperTest::unwritablePdfSaysSo()
{
    QTemporaryDir folder;
    const auto written = paper::writePdf(folder.filePath(QStringLiteral("no/such/folder.pdf")),
                                         travelJob(test::contents(core::PassKind::Employee, 1)));
    QVERIFY(!written.ok());
    QVERIFY(written.error().sentence.en.starts_with("Cannot write "));
    QVERIFY(QDir(folder.path()).isEmpty());
}

void PaperTest::linkIsWrittenThrough()
{
    QTemporaryDir folder;
    const QString real = folder.filePath(QStringLiteral("real.pdf")),
                  link = folder.filePath(QStringLiteral("link.pdf"));
    QFile file(real);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    QVERIFY(QFile::link(real, link));
    QVERIFY(paper::writePdf(link, travelJob(test::contents(core::PassKind::Employee, 1))).ok());
    QVERIFY(QFileInfo(link).isSymLink());
    QVERIFY(QFileInfo(real).size() > 1000);
}

void PaperTest::wordsOfPlatesDaysAndTimes()
{
    core::PassClaims claims = test::samplePass();
    claims.days = 0x1f;
    claims.hours = {{360, 660}, {840, 1140}};
    QCOMPARE(paper::daysAndHours(claims), QStringLiteral("Thứ Hai - Thứ Sáu, 06:00 - 11:00 và 14:00 - 19:00"));
    claims.days = 0x7f;
    claims.hours.clear();
    QCOMPARE(paper::daysAndHours(claims), QStringLiteral("Hằng ngày, cả ngày"));
    claims.days = 0b1000011;
    QCOMPARE(paper::daysAndHours(claims), QStringLiteral("Thứ Hai, Thứ Ba, Chủ nhật, cả ngày"));
    claims.validFrom = sys_days{2021y / 9 / 6};
    claims.validUntil = claims.validFrom + hours(24 * 15) - seconds(1);
    QCOMPARE(paper::validity(claims, minutes(420)),
             QStringLiteral("từ 07:00 ngày 06/09/2021 đến 06:59 ngày 21/09/2021"));
    QCOMPARE(paper::longDate(claims.validFrom, minutes(420)), QStringLiteral("Ngày 06 tháng 9 năm 2021"));
    QCOMPARE(paper::displayPlate("29H1234"), QStringLiteral("29H-1234"));
    QCOMPARE(paper::displayPlate("80NG12345"), QStringLiteral("80NG-123.45"));
    QCOMPARE(paper::displayPlate("QD123"), QStringLiteral("QD123"));
}

QTEST_MAIN(PaperTest)
#include "paper_test.moc"
