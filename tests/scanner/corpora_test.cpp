// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "scanner/symbol_reader.h"
#include "support/places.h"
#include "support/text_beside.h"

#include <opencv2/imgcodecs.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace {

namespace fs = std::filesystem;
using namespace th::scanner;
using th::test::contentOf;

const fs::path corpora = fs::path(th::test::sourceFolder) / "tests/corpora";

struct Outcome {
    int pictures = 0, read = 0, misreads = 0;
};

Outcome readFolder(const fs::path &folder, Effort effort)
{
    Outcome outcome;
    SymbolReader reader;
    for (const auto &entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() == ".txt")
            continue;
        const cv::Mat grey = cv::imread(entry.path().string(), cv::IMREAD_GRAYSCALE);
        const std::string truth = contentOf(fs::path(entry.path()).replace_extension(".txt"));
        ReadOptions options;
        options.effort = effort;
        options.pace = Pace::Fixed; // the same on every machine
        const Reading reading = reader.read(
            {grey.data, grey.cols, grey.rows, static_cast<std::ptrdiff_t>(grey.step), PixelFormat::Grey8}, options);
        const auto says = [&](const Symbol &symbol) { return symbol.text == truth; };
        const auto &symbols = reading.symbols;
        ++outcome.pictures;
        outcome.read += std::any_of(symbols.begin(), symbols.end(), says) ? 1 : 0;
        outcome.misreads += static_cast<int>(symbols.size() - std::count_if(symbols.begin(), symbols.end(), says));
    }
    return outcome;
}

class CorporaTest : public QObject {
    Q_OBJECT

private slots:
    void everyFolderHasAFloor();
    void readsAtLeastItsFloorAndNothingThatIsNotThere_data();
    void readsAtLeastItsFloorAndNothingThatIsNotThere();
    void readsNothingLiveThatIsNotThere();
};

void CorporaTest::everyFolderHasAFloor()
{
    const std::string floors = contentOf(corpora / "floors.txt");
    for (const auto &entry : fs::directory_iterator(corpora))
        if (entry.is_directory())
            QVERIFY2(floors.find('\n' + entry.path().filename().string() + ' ') != std::string::npos,
                     entry.path().filename().c_str());
}

void CorporaTest::readsAtLeastItsFloorAndNothingThatIsNotThere_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<int>("floor");
    QTest::addColumn<int>("ceiling");
    std::ifstream lines(corpora / "floors.txt");
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::string folder;
        int floor = 0, ceiling = 0;
        if (line.starts_with('#') || !(words >> folder >> floor >> ceiling))
            continue;
        QTest::newRow(folder.c_str()) << QString::fromStdString(folder) << floor << ceiling;
    }
}

void CorporaTest::readsAtLeastItsFloorAndNothingThatIsNotThere()
{
    QFETCH(QString, folder);
    QFETCH(int, floor);
    QFETCH(int, ceiling);
    const Outcome outcome = readFolder(corpora / folder.toStdString(), Effort::Still);
    QVERIFY(outcome.pictures > 0);
    QVERIFY2(outcome.read >= floor, qPrintable(QString::number(outcome.read)));
    QVERIFY2(outcome.misreads <= ceiling, qPrintable(QString::number(outcome.misreads)));
}

void CorporaTest::readsNothingLiveThatIsNotThere()
{
    for (const auto &entry : fs::directory_iterator(corpora))
        if (entry.is_directory())
            QCOMPARE(readFolder(entry.path(), Effort::Live).misreads, 0);
}

} // namespace

QTEST_APPLESS_MAIN(CorporaTest)
#include "corpora_test.moc"
