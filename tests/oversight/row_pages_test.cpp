// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QGuiApplication>
#include <QTemporaryDir>
#include <QTest>
#include <poppler-qt6.h>

#include "evidence/archive.h"
#include "evidence/log_maker.h"
#include "oversight/row_pages.h"

using namespace th;
using namespace th::test;

namespace {

struct Paper {
    QTemporaryDir folder;
    evidence::Archive archive = *evidence::Archive::open(folder.filePath(QStringLiteral("a.evidence")).toStdString(),
                                                         evidence::Archive::Access::Create);
    core::SoftwareKey key = core::SoftwareKey::fromSeed(LogMaker::seedOf(50));

    explicit Paper(std::size_t entries)
    {
        LogMaker log(1);
        log.write(entries);
        log.sign();
        (void)archive.take(log.extract());
    }
    evidence::ExportOrder order()
    {
        evidence::ExportOrder order;
        order.file = folder.filePath(QStringLiteral("rows.pdf")).toStdString();
        order.format = evidence::Format::Pdf;
        order.by = "Thượng tá Hà";
        order.reason = "vụ 12/2021";
        order.now = core::Instant(std::chrono::seconds(LogMaker::begin / 1000 + 5000));
        return order;
    }
    /// The text of each page.
    QStringList write(evidence::ExportOrder order)
    {
        order.drawPages = oversight::rowPages(order);
        const auto exported = evidence::exportRows(archive, order, key);
        QStringList pages;
        if (!exported)
            return pages;
        const auto document = Poppler::Document::load(QString::fromStdString(order.file.string()));
        for (int i = 0; document && i < document->numPages(); ++i)
            pages.append(document->page(i)->text({}).simplified());
        return pages;
    }
};

} // namespace

class RowPagesTest : public QObject {
    Q_OBJECT
private slots:
    void everyRowIsOnAPageUnderItsHeadingsAndPagesSayOfHowMany()
    {
        Paper paper(100); // 88 scans: 25, 28, 28, 7
        const QStringList pages = paper.write(paper.order());
        QCOMPARE(pages.size(), 4);
        int rows = 0;
        for (int i = 0; i < pages.size(); ++i) {
            QVERIFY2(pages[i].contains(QStringLiteral("Kết luận")), qPrintable(pages[i]));
            QVERIFY(pages[i].contains(QStringLiteral("Trang %1/4").arg(i + 1)));
            rows += static_cast<int>(pages[i].count(QStringLiteral("BD01A-")));
        }
        QCOMPARE(rows, 88);
        QVERIFY(pages[0].contains(QStringLiteral("Trần Văn An")) && pages[0].contains(QStringLiteral("Thượng tá Hà")));
        QVERIFY(pages[0].contains(QStringLiteral("2021-09-06 08:00:01")));
        const auto check = *evidence::verifyExport(paper.order().file, paper.key.publicKey());
        QVERIFY(check.holds && check.rows == 88);
    }

    void pseudonymsHideWhoWasAskedForToo()
    {
        Paper paper(60);
        auto order = paper.order();
        order.people = evidence::People::Pseudonyms;
        order.language = core::Language::English;
        order.filter.officers = {"Trần Văn An"};
        const QString text = paper.write(order).join(QLatin1Char(' '));
        QVERIFY(text.contains(QStringLiteral("P-")) && text.contains(QStringLiteral("Page 1 of")));
        QVERIFY(!text.contains(QStringLiteral("Trần Văn An")) && !text.contains(QStringLiteral("BD01A-")));
    }

    void emptyTableIsOnePage()
    {
        Paper paper(20);
        auto order = paper.order();
        order.filter.checkpoints = {"CK-99"};
        const QStringList pages = paper.write(order);
        QCOMPARE(pages.size(), 1);
        QVERIFY(pages[0].contains(QStringLiteral("Trang 1/1")));
    }

    void moreThanAnybodyReadsIsRefusedBeforeAnythingIsNoted()
    {
        Paper paper(24'000);
        auto order = paper.order();
        order.drawPages = oversight::rowPages(order);
        const auto exported = evidence::exportRows(paper.archive, order, paper.key);
        QVERIFY(!exported && exported.error().fault == evidence::Fault::TooManyRows);
        QVERIFY(evidence::sentence(exported.error(), core::Language::English).find("20,000") != std::string::npos);
        QVERIFY(!std::filesystem::exists(order.file));
    }
};

QTEST_MAIN(RowPagesTest)
#include "row_pages_test.moc"
