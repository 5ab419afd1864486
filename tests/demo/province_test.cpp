// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

#include "demo/province.h"
#include "desk/sealing.h"
#include "scanner/file_reader.h"
#include "scanner/symbol_reader.h"
#include "store/examiner.h"
#include "sync/import.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

using namespace th;
using namespace std::chrono_literals;
using nlohmann::json;

namespace {

core::Instant at(const char *text) { return *core::parseRfc3339(text); }

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Without pictures: quick.
demo::ProvinceOptions bare()
{
    demo::ProvinceOptions options;
    options.now = at("2026-03-04T03:15:00Z");
    options.frames = options.sheets = false;
    return options;
}

json truthOf(const QString &folder)
{
    return json::parse(readAll(folder + QStringLiteral("/truth.json")).toStdString());
}

store::Station openStation(const QString &folder)
{
    auto station = store::Station::open((folder + QStringLiteral("/station")).toStdString(), store::Access::Write);
    if (!station)
        qFatal("the station does not open");
    return std::move(station).value();
}

store::Question questionOf(const json &entry, const json &truth)
{
    store::Question question;
    question.text = entry["text"];
    question.idCardText = entry["id_card"].is_null() ? "" : entry["id_card"].get<std::string>();
    question.plate = entry.value("plate", "");
    question.place.area = core::AreaCode(entry.value("area", ""));
    question.place.checkpoint = core::CheckpointCode(entry.value("checkpoint", ""));
    question.clock = store::readClock();
    question.judgeAt = core::parseRfc3339(entry.value("now", truth["now"].get<std::string>()));
    return question;
}

/// What an answer gives, in the words of truth.json.
std::string outcome(const core::Verdict &verdict)
{
    std::string text = core::name(verdict.kind);
    for (const core::Reason &reason : verdict.reasons)
        text += std::string(" ") + core::name(reason.code);
    return text;
}

std::string expected(const json &entry)
{
    std::string text = entry["kind"];
    for (const json &reason : entry["reasons"])
        text += " " + reason.get<std::string>();
    return text;
}

std::vector<std::string> textsIn(const QString &picture, scanner::SymbolReader &reader, scanner::Effort effort)
{
    const QImage image = QImage(picture).convertToFormat(QImage::Format_RGB888);
    const scanner::ImageView view{image.constBits(), image.width(), image.height(), image.bytesPerLine(),
                                  scanner::PixelFormat::Rgb888};
    std::vector<std::string> texts;
    for (const scanner::Symbol &symbol : reader.read(view, {effort, 4}).symbols)
        texts.push_back(symbol.text);
    return texts;
}

bool has(const std::vector<std::string> &texts, const std::string &text)
{
    return std::find(texts.begin(), texts.end(), text) != texts.end();
}

} // namespace

class ProvinceTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void truthHoldsAtAnyHour_data();
    void truthHoldsAtAnyHour();
    void truthHoldsAgainAndAtACheckpoint();
    void everyRefusalOfATextIsThere();
    void namesAndTextsAreDistinct();
    void sameSeedSameTruth();
    void treeCanBeTakenByAnotherStation();
    void stationIsMarkedAndWhole();
    void everybodyAtTheDeskHasWork();
    void everyFrameReads();
    void filmShowsCodesThatRead();
    void sheetsReadFromPdf();
    void fitsItsSize();
    void refusesAFolderThatIsInUse();
    void stoppedItLeavesNothing();

private:
    QTemporaryDir m_folder;
    QString m_full;
    qint64 m_milliseconds = 0;
};

void ProvinceTest::initTestCase()
{
    m_full = m_folder.filePath(QStringLiteral("full"));
    int last = 0;
    demo::ProvinceOptions options;
    options.now = at("2026-03-04T03:15:00Z");
    options.progress = [&](const demo::ProvinceProgress &progress) {
        QVERIFY(progress.percent >= last && progress.percent <= 100);
        QVERIFY(!progress.what.vi.empty() && !progress.what.en.empty());
        last = progress.percent;
    };
    QElapsedTimer timer;
    timer.start();
    const auto made = demo::makeProvince(m_full.toStdString(), options);
    m_milliseconds = timer.elapsed();
    QVERIFY2(made.ok(), made.ok() ? "" : made.error().en.c_str());
    QCOMPARE(last, 100);
    qInfo("made in %lld ms", m_milliseconds);
}

void ProvinceTest::truthHoldsAtAnyHour_data()
{
    QTest::addColumn<QString>("now");
    for (const char *now : {"2026-03-04T03:15:00Z", "2026-03-04T17:00:30Z", "2026-03-04T16:59:59Z",
                            "2026-03-07T22:00:00Z", "2026-03-08T10:31:07Z", "2027-12-31T23:59:59Z"})
        QTest::newRow(now) << QString::fromLatin1(now);
}

void ProvinceTest::truthHoldsAtAnyHour()
{
    QFETCH(QString, now);
    QTemporaryDir folder;
    const QString out = folder.filePath(QStringLiteral("out"));
    demo::ProvinceOptions options;
    options.now = at(now.toLatin1().constData());
    options.frames = options.sheets = false;
    const auto made = demo::makeProvince(out.toStdString(), options);
    QVERIFY2(made.ok(), made.ok() ? "" : made.error().en.c_str());
    const json truth = truthOf(out);
    store::Station station = openStation(out);
    store::Examiner examiner(station);
    for (const char *list : {"passes", "situations"})
        for (const json &entry : truth[list]) {
            const store::Answer answer = examiner.examine(questionOf(entry, truth));
            QVERIFY(answer.seq.has_value());
            QVERIFY2(outcome(answer.verdict) == expected(entry),
                     qPrintable(QString::fromStdString(entry["name"].get<std::string>() + ": " +
                                                       outcome(answer.verdict) + ", not " + expected(entry))));
        }
}

void ProvinceTest::truthHoldsAgainAndAtACheckpoint()
{
    const json truth = truthOf(m_full);
    store::Station station = openStation(m_full);
    store::Examiner examiner(station);
    for (int round = 0; round < 3; ++round)
        for (const json &entry : truth["passes"]) {
            store::Question question = questionOf(entry, truth);
            if (round == 2)
                question.place = {core::CheckpointCode("CK-01"), core::AreaCode("99.991.00001")};
            const std::string result = outcome(examiner.examine(question).verdict);
            QVERIFY2(result == expected(entry),
                     qPrintable(QString::fromStdString(entry["name"].get<std::string>() + ": " + result)));
        }
}

void ProvinceTest::everyRefusalOfATextIsThere()
{
    // What no text, card, place or hour can bring about: it takes a damaged, empty, suspended or long unheard station,
    // or a broken clock.
    const std::set<std::string> ofTheStation{"status_unavailable", "no_data", "clock_suspect", "elsewhere_unknown",
                                             "device_out_of_use"};
    std::set<std::string> shown;
    const json truth = truthOf(m_full);
    for (const char *list : {"passes", "situations"})
        for (const json &entry : truth[list])
            for (const json &reason : entry["reasons"])
                shown.insert(reason.get<std::string>());
    for (const core::ReasonCode code : core::allReasonCodes())
        QVERIFY2(shown.contains(core::name(code)) != ofTheStation.contains(core::name(code)), core::name(code));
}

void ProvinceTest::namesAndTextsAreDistinct()
{
    std::set<std::string> names, texts;
    const json truth = truthOf(m_full);
    for (const json &entry : truth["passes"]) {
        QVERIFY(names.insert(entry["name"]).second);
        QVERIFY(texts.insert(entry["text"]).second);
        QVERIFY(!entry["title"]["vi"].get<std::string>().empty());
    }
    QVERIFY(names.size() >= 40);
}

void ProvinceTest::sameSeedSameTruth()
{
    QTemporaryDir folder;
    QByteArray truths[3];
    for (int i = 0; i < 3; ++i) {
        const QString out = folder.filePath(QString::number(i));
        demo::ProvinceOptions options;
        options.now = at("2026-03-04T03:15:00Z");
        options.frames = options.sheets = false;
        options.seed = i == 2 ? 2 : 1;
        QVERIFY(demo::makeProvince(out.toStdString(), options).ok());
        truths[i] = readAll(out + QStringLiteral("/truth.json"));
    }
    QCOMPARE(truths[0], truths[1]);
    QVERIFY(truths[0] != truths[2]);
}

void ProvinceTest::everybodyAtTheDeskHasWork()
{
    const auto folder = std::filesystem::path(m_full.toStdString()) / "ward";
    auto station = store::Station::open(folder, store::Access::Write);
    QVERIFY(station.ok());
    QVERIFY(station->identity().demonstration);
    const auto key = core::SoftwareKey::unwrap(readAll(m_full + QStringLiteral("/ward/ward.key")).toStdString(), "");
    QVERIFY(key.ok());
    auto ward = desk::Desk::open(*station, folder, *key);
    QVERIFY(ward.ok());
    const core::Device *self = station->directory()->findDevice(station->identity().key);
    QVERIFY(self && self->authority == ward->unit()); // what it revokes is believed
    std::set<issuing::Role> busy;
    std::set<std::string> procedures;
    const auto requests = ward->inbox("");
    QVERIFY(requests.ok());
    for (const store::WardRequest &row : *requests) {
        procedures.insert(row.procedure);
        const auto found = ward->look(row.id);
        QVERIFY(found.ok());
        for (const issuing::Role role :
             {issuing::Role::AreaPolice, issuing::Role::WardClerk, issuing::Role::WardPolice})
            if (!issuing::openSteps(*ward->procedureOf(row), found->standing, {"x", role, ward->unit()},
                                    *station->directory())
                     .empty())
                busy.insert(role);
    }
    QCOMPARE(busy.size(), 3u);
    QCOMPARE(procedures.size(), 3u);
    const auto passes = desk::passesOf(*ward, 0);
    QVERIFY(passes.ok());
    QCOMPARE(passes->size(), 3u);
}

void ProvinceTest::treeCanBeTakenByAnotherStation()
{
    QTemporaryDir folder;
    auto station = store::Station::create(folder.filePath(QStringLiteral("station")).toStdString(), "other", false);
    QVERIFY(station.ok());
    const std::string root = readAll(m_full + QStringLiteral("/root.json")).toStdString();
    QVERIFY(sync::trustRoot(*station, core::asBytes(root)).ok());
    const auto summary =
        sync::importTree(*station, (m_full + QStringLiteral("/tree")).toStdString(), at("2026-03-04T04:00:00Z"));
    QVERIFY(summary.ok());
    QVERIFY(summary->series >= 16 && summary->revoked > 20 && summary->registered > 1500);
    QCOMPARE(station->policy()->ruleSets().size(), std::size_t(2));
    QCOMPARE(station->directory()->auditors().size(), std::size_t(2));
    int wards = 0;
    for (const core::Authority &authority : station->directory()->authorities())
        wards += authority.code.text.starts_with("W");
    QCOMPARE(wards, 10);
}

void ProvinceTest::stationIsMarkedAndWhole()
{
    const store::Station station = openStation(m_full);
    QVERIFY(station.identity().demonstration);
    QVERIFY(station.verifyStorage()->empty());
    const auto log = station.verifyLog();
    QVERIFY(log.ok() && !log->firstBad.has_value());
    const core::Device *self = station.directory()->findDevice(station.identity().key);
    QVERIFY(self && self->authority.empty());
}

void ProvinceTest::everyFrameReads()
{
    const json truth = truthOf(m_full);
    scanner::SymbolReader reader;
    for (const char *list : {"passes", "situations"})
        for (const json &entry : truth[list]) {
            const QString frame = m_full + u'/' + QString::fromStdString(entry["frame"].get<std::string>());
            QCOMPARE(QImage(frame).size(), QSize(1280, 720));
            const auto texts = textsIn(frame, reader, scanner::Effort::Live);
            QVERIFY2(has(texts, entry["text"]), qPrintable(frame));
            if (!entry["id_card"].is_null())
                QVERIFY2(has(texts, entry["id_card"]), qPrintable(frame));
            else
                QCOMPARE(texts.size(), std::size_t(1));
        }
}

void ProvinceTest::filmShowsCodesThatRead()
{
    const QStringList frames =
        QDir(m_full + QStringLiteral("/film")).entryList({QStringLiteral("*.jpg")}, QDir::Files, QDir::Name);
    QVERIFY(frames.size() >= 180);
    scanner::SymbolReader reader;
    std::set<std::string> seen;
    for (const QString &frame : frames)
        for (const std::string &text :
             textsIn(m_full + QStringLiteral("/film/") + frame, reader, scanner::Effort::Live))
            seen.insert(text);
    int passes = 0;
    const json truth = truthOf(m_full);
    for (const json &entry : truth["passes"])
        passes += static_cast<int>(seen.count(entry["text"]));
    QCOMPARE(passes, 14);
}

void ProvinceTest::sheetsReadFromPdf()
{
    scanner::SymbolReader reader;
    const auto result = scanner::readFile(m_full + QStringLiteral("/sheets/passes.pdf"), reader);
    const auto *reading = std::get_if<scanner::FileReading>(&result);
    QVERIFY(reading);
    QVERIFY(reading->reading.symbols.size() >= 10);
}

void ProvinceTest::fitsItsSize()
{
    qint64 all = 0, film = 0;
    for (QDirIterator it(m_full, QDir::Files, QDirIterator::Subdirectories); it.hasNext();) {
        it.next();
        all += it.fileInfo().size();
        if (it.filePath().contains(QStringLiteral("/film/")))
            film += it.fileInfo().size();
    }
    qInfo("%.1f MB, of which film %.1f MB", double(all) / 1e6, double(film) / 1e6);
    QVERIFY(all < 40'000'000 && film < 15'000'000);
}

void ProvinceTest::refusesAFolderThatIsInUse()
{
    const demo::ProvinceOptions options = bare();
    const QByteArray before = readAll(m_full + QStringLiteral("/truth.json"));
    const auto made = demo::makeProvince(m_full.toStdString(), options);
    QVERIFY(!made.ok());
    QCOMPARE(readAll(m_full + QStringLiteral("/truth.json")), before);
    QTemporaryDir folder;
    QVERIFY(demo::makeProvince(folder.path().toStdString(), options).ok()); // empty: may be used
    QVERIFY(QFile::exists(folder.filePath(QStringLiteral("truth.json"))));
}

void ProvinceTest::stoppedItLeavesNothing()
{
    QTemporaryDir folder;
    const std::string out = folder.filePath(QStringLiteral("out")).toStdString();
    std::stop_source source;
    demo::ProvinceOptions options;
    options.now = at("2026-03-04T03:15:00Z");
    options.sheets = false;
    options.stop = source.get_token();
    int toldAfterwards = 0;
    options.progress = [&](const demo::ProvinceProgress &progress) {
        toldAfterwards += source.stop_requested();
        if (progress.percent > 20) // among the pictures
            source.request_stop();
    };
    const auto made = demo::makeProvince(out, options);
    QVERIFY(source.stop_requested() && !made.ok());
    QCOMPARE(toldAfterwards, 0);
    QCOMPARE(made.error().en, std::string(demo::stopped));
    QVERIFY(made.error().vi.starts_with("Đã dừng"));
    QVERIFY(QDir(folder.path()).isEmpty());
}

QTEST_MAIN(ProvinceTest)
#include "province_test.moc"
