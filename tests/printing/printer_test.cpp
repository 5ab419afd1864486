// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "printing/print_system.h"

#include "paper/paper_samples.h"
#include "printing/printer.h"
#include "scanner/file_reader.h"

using namespace th;
using namespace th::test;
using printing::Trouble;

namespace {

paper::Job jobOf(int passes)
{
    paper::Job job;
    job.design = &templateOf("travel");
    for (int i = 0; i < passes; ++i) {
        auto claims = usualClaims(core::PassKind::Employee);
        claims.number.serial += static_cast<std::uint32_t>(i);
        job.contents.push_back(contentOf(claims));
    }
    return job;
}

/// A printer for all that is wanted of it.
printing::Capabilities able() { return {{{210, 297}, {148, 210}}, {}, {}, 600, 4}; }

} // namespace

class PrinterTest : public QObject {
    Q_OBJECT

    PrintSystem m_system;

private slots:
    void what_a_printer_cannot_do_in_true_size_is_said_before_anything_is_printed()
    {
        const auto layout = paper::layOut(jobOf(1));
        QVERIFY(layout.ok());
        const auto trouble = [&](const printing::Capabilities &printer) {
            const auto fault = printing::objection(*layout, printer, "P");
            return fault ? static_cast<int>(fault->trouble) : -1;
        };
        QCOMPARE(trouble(able()), -1);
        auto printer = able();
        printer.pages = {{210, 297}};
        QCOMPARE(trouble(printer), static_cast<int>(Trouble::PageSize));
        printer.smallest = {70, 100}, printer.largest = {210, 297};
        QCOMPARE(trouble(printer), -1);
        printer = able();
        printer.pages[1] = {148.2, 209.9}; // A5 as printers round it
        QCOMPARE(trouble(printer), -1);
        printer.dotsPerInch = 60;
        QCOMPARE(trouble(printer), static_cast<int>(Trouble::Resolution));
        printer.dotsPerInch = 0;
        QCOMPARE(trouble(printer), -1);
        printer.margin = 15;
        QCOMPARE(trouble(printer), static_cast<int>(Trouble::Margin));
    }

    void a_print_system_gets_pages_in_true_size_whose_codes_read()
    {
        if (PrintSystem::program().isEmpty())
            QSKIP("CUPS is not installed");
        QVERIFY(m_system.start());
        const auto printers = printing::printers();
        QCOMPARE(printers.size(), std::size_t(1));
        QCOMPARE(printers[0].name, std::string("Test"));
        const paper::Job job = jobOf(2);
        std::size_t begun = 0;
        const auto printed = printing::print(
            "Test", job,
            [&](const paper::Written &written) {
                begun = written.pages;
                return m_system.firstDocument().isEmpty(); // nothing went before
            },
            [&](const paper::Progress &) { return begun == 0; }); // too late: all of it is printed
        QVERIFY2(printed.ok(), printed.ok() ? "" : printed.error().sentence.en.c_str());
        QCOMPARE(begun, std::size_t(2));
        QTRY_VERIFY_WITH_TIMEOUT(!m_system.firstDocument().isEmpty(), 30000);
        QTRY_VERIFY_WITH_TIMEOUT(m_system.log().contains("print-scaling=none"), 30000);
        QVERIFY(m_system.log().contains("media=A5") && m_system.log().contains("sides=one-sided"));
        QTemporaryDir folder;
        const QString pdf = folder.filePath(QStringLiteral("spooled.pdf")); // the reader goes by the name's ending
        QVERIFY(QFile::copy(m_system.firstDocument(), pdf));
        scanner::SymbolReader reader;
        const auto answer = scanner::readFile(pdf, reader);
        const auto *reading = std::get_if<scanner::FileReading>(&answer);
        QVERIFY(reading && reading->reading.symbols.size() == 2);
        for (std::size_t i = 0; i < 2; ++i)
            QCOMPARE(reading->reading.symbols[i].text, job.contents[i].text);
        QFile file(pdf);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("/MediaBox [0 0 420.0"));
    }

    void nothing_goes_to_a_printer_that_is_not_there_or_that_the_caller_gave_up()
    {
        if (PrintSystem::program().isEmpty())
            QSKIP("CUPS is not installed");
        bool asked = false;
        const auto absent = printing::print("Nobody", jobOf(1), [&](const auto &) { return asked = true; });
        QVERIFY(!absent.ok() && absent.error().trouble == Trouble::PrinterGone && !asked);
        const auto refused = printing::print("Test", jobOf(1), [](const auto &) { return false; });
        QVERIFY(!refused.ok() && refused.error().trouble == Trouble::NotBegun);
        for (const paper::Stage stage : {paper::Stage::ReadingBack, paper::Stage::HandingOver}) {
            const auto stopped = printing::print(
                "Test", jobOf(1), [&](const auto &) { return asked = true; },
                [stage](const paper::Progress &progress) { return progress.stage != stage; });
            QVERIFY(!stopped.ok() && stopped.error().trouble == Trouble::Pages && !asked);
        }
        QVERIFY(!m_system.log().contains("[Job 2]"));
    }

    void sheets_by_hand_carry_no_code()
    {
        paper::Job job = jobOf(1);
        job.byHand = true;
        QVERIFY(!paper::layOut(job).ok()); // passes are not sheets
        paper::Content &content = job.contents[0];
        content.text.clear();
        content.reference = QStringLiteral("Hồ sơ 7, dòng 3");
        QTemporaryDir folder;
        const QString pdf = folder.filePath(QStringLiteral("sheet.pdf"));
        const auto written = paper::writePdf(pdf, job);
        QVERIFY2(written.ok(), written.ok() ? "" : written.error().sentence.en.c_str());
        QCOMPARE(written->pages, std::size_t(1));
        scanner::SymbolReader reader;
        const auto answer = scanner::readFile(pdf, reader);
        const auto *reading = std::get_if<scanner::FileReading>(&answer);
        QVERIFY(reading && reading->reading.symbols.empty());
        job.byHand = false;
        QVERIFY(!paper::layOut(job).ok()); // and a pass without its text is no pass
    }
};

QTEST_MAIN(PrinterTest)
#include "printer_test.moc"
