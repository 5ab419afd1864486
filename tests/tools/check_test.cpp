// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pass_json.h"
#include "support/small_province.h"
#include "tools/program.h"

#include <QImage>
#include <QTemporaryDir>
#include <QTest>

using namespace th;
using test::Program;
using test::run;
using Province = test::SmallProvince;

namespace {

QByteArray line(const std::string &text) { return QByteArray::fromStdString(text) + '\n'; }

} // namespace

class CheckTest : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        auto station = store::Station::create(path("station").toStdString(), "test", false);
        QVERIFY(station.ok());
        QVERIFY(station->apply(Province::update({Province::snapshot(1300, {1, 2, 3, 5}, {2})})).ok());
    }
    void cleanup() { m_folder.reset(); }

    void answersEachLineInItsOrder()
    {
        const auto ran = run(checkPipe(), line(Province::pass(1)) + line(Province::pass(2)) + line("https://x.vn"));
        QCOMPARE(ran.status, 1);
        QCOMPARE(ran.objects.size(), std::size_t{3});
        QVERIFY(ran.objects[0]["kind"] == "admit");
        QVERIFY(ran.objects[0]["proven"] == true);
        QVERIFY(ran.objects[0]["pass"]["number"] == "BD01A-000001");
        QVERIFY(ran.objects[1]["kind"] == "refuse");
        QVERIFY(has(ran.objects[1], "revoked"));
        QVERIFY(ran.objects[2]["kind"] == "refuse" || ran.objects[2]["kind"] == "cannot_tell");
        QVERIFY(has(ran.objects[2], "not_a_pass"));
        QVERIFY(ran.objects[2]["pass"].is_null());
        for (std::size_t i = 0; i < 3; ++i) {
            QVERIFY(ran.objects[i]["seq"].is_number());
            QCOMPARE(ran.objects[i]["details"].size(), ran.objects[i]["reasons"].size());
        }
    }

    void successMeansThatAllMayPass()
    {
        QCOMPARE(run(checkPipe(), line(Province::pass(1))).status, 0);
        QCOMPARE(run(checkPipe(), {}).status, 0);
    }

    void anAnswerComesBeforeTheNextQuestion()
    {
        Program program(checkPipe());
        for (const std::uint32_t serial : {1U, 3U}) {
            program.process.write(line(Province::pass(serial)));
            QVERIFY(!program.nextLine().isEmpty());
        }
        QCOMPARE(program.finish(), 0);
    }

    void whatWasShownIsOnRecordWhateverHappensNext()
    {
        Program program(checkPipe());
        program.process.write(line(Province::pass(1)));
        const auto shown = nlohmann::json::parse(program.nextLine().toStdString());
        program.process.kill();
        QVERIFY(program.process.waitForFinished(test::patience));
        const auto log = run({QStringLiteral("log"), QStringLiteral("list"), QStringLiteral("--json"),
                              QStringLiteral("--station"), path("station")});
        QCOMPARE(log.status, 0);
        QCOMPARE(log.objects.size(), std::size_t{1});
        QVERIFY(log.objects[0]["seq"] == shown["seq"]);
        QVERIFY(log.objects[0]["number"] == "BD01A-000001");
    }

    void hostileLinesGetOneAnswerEach_data()
    {
        QTest::addColumn<QByteArray>("hostile");
        QTest::newRow("ten megabytes") << QByteArray(10 * 1024 * 1024, 'A');
        QTest::newRow("ten megabytes of a pass") << "TH1:" + QByteArray(10 * 1024 * 1024, '0');
        QTest::newRow("invalid UTF-8") << QByteArray("TH1:\xff\xfe");
        QTest::newRow("NUL") << QByteArray("TH1:\0\0", 6);
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("control characters") << QByteArray("\x1b[2J\x07");
    }
    void hostileLinesGetOneAnswerEach()
    {
        QFETCH(QByteArray, hostile);
        const auto ran = run(checkPipe(), hostile + '\n' + line(Province::pass(1)));
        QCOMPARE(ran.status, 1);
        QCOMPARE(ran.objects.size(), std::size_t{2});
        QVERIFY(ran.objects[0]["kind"] != "admit");
        QVERIFY(!ran.objects[0]["details"][0]["sentence"].get<std::string>().empty());
        QVERIFY(ran.objects[1]["kind"] == "admit");
    }

    void manyLinesAreAllAnswered()
    {
        QByteArray input;
        for (int i = 0; i < 1000; ++i)
            input += line(i % 2 ? Province::pass(1) : "garbage " + std::to_string(i));
        const auto ran = run(checkPipe(), input);
        QCOMPARE(ran.objects.size(), std::size_t{1000});
        for (std::size_t i = 1; i < 1000; ++i)
            QVERIFY(ran.objects[i]["seq"] > ran.objects[i - 1]["seq"]);
    }

    void theWorldAroundThePassIsJudgedToo()
    {
        const auto reasonsWith = [this](const QStringList &more) {
            const auto ran = run(checkPipe() + more, line(Province::pass(1)));
            return ran.objects.at(0);
        };
        QVERIFY(has(reasonsWith({QStringLiteral("--plate"), QStringLiteral("30A-999.99")}), "vehicle_not_on_pass"));
        QVERIFY(
            has(reasonsWith({QStringLiteral("--id-card"), QStringLiteral("001085099999||X|01011985|Nam|Y|01012021")}),
                "id_card_mismatch"));
        QVERIFY(has(reasonsWith({QStringLiteral("--area"), QStringLiteral("79.760")}), "outside_area"));
    }

    void aPictureIsJudgedLikeALine()
    {
        writeClaims();
        const QString picture = path("pass.png");
        QCOMPARE(run({QStringLiteral("pass"), QStringLiteral("make"), QStringLiteral("--key"), path("key"),
                      QStringLiteral("--claims"), path("claims.json"), QStringLiteral("--qr"), picture})
                     .status,
                 0);
        const auto ran = run(check() + QStringList{picture});
        QCOMPARE(ran.status, 0);
        QVERIFY(ran.objects.at(0)["kind"] == "admit");
        QVERIFY(ran.objects.at(0)["file"] == picture.toStdString());
    }

    void aPictureWithoutCodeOrAMissingOneIsSaid()
    {
        QImage blank(300, 300, QImage::Format_Grayscale8);
        blank.fill(255);
        QVERIFY(blank.save(path("blank.png")));
        const auto ran = run(check() + QStringList{path("blank.png"), path("missing.png")});
        QCOMPARE(ran.status, 1);
        QCOMPARE(ran.objects.size(), std::size_t{1});
        QVERIFY(ran.objects[0]["kind"] == "cannot_tell");
        QVERIFY(ran.objects[0]["seq"].is_null());
        QVERIFY(ran.complaints.contains("missing.png"));
    }

    void twoProgramsDoNotShareAStation()
    {
        Program first(checkPipe());
        first.process.write(line(Province::pass(1)));
        QVERIFY(!first.nextLine().isEmpty());
        const auto second = run(checkPipe(), line(Province::pass(1)));
        QCOMPARE(second.status, 1);
        QVERIFY(second.output.isEmpty());
        QVERIFY(second.complaints.contains("Another program"));
        QCOMPARE(first.finish(), 0);
    }

    void aPlaceNobodyKnowsIsRefusedBeforeAnyPassIsJudged()
    {
        auto elsewhere = checkPipe();
        elsewhere.replaceInStrings(QStringLiteral("CK-01"), QStringLiteral("CK-99"));
        const auto checkpoint = run(elsewhere, line(Province::pass(1)));
        QCOMPARE(checkpoint.status, 2);
        QVERIFY(checkpoint.output.isEmpty());
        QVERIFY(checkpoint.complaints.contains("CK-99"));
        const auto area =
            run(checkPipe() + QStringList{QStringLiteral("--area"), QStringLiteral("Cau Go")}, line(Province::pass(1)));
        QCOMPARE(area.status, 2);
        QVERIFY(area.complaints.contains("01.001.00001"));
    }

    void theLogHoldsUntilItIsTouched()
    {
        QCOMPARE(run(checkPipe(), line(Province::pass(1)) + line(Province::pass(3))).status, 0);
        const QStringList verify{QStringLiteral("log"), QStringLiteral("verify"), QStringLiteral("--json"),
                                 QStringLiteral("--station"), path("station")};
        const auto ran = run(verify);
        QCOMPARE(ran.status, 0);
        QVERIFY(ran.objects.at(0)["ok"] == true);
        QVERIFY(ran.objects.at(0)["proven_until"] >= 2);
    }

private:
    QString path(const char *name) const { return m_folder->filePath(QString::fromLatin1(name)); }
    QStringList check() const
    {
        return {QStringLiteral("check"),        QStringLiteral("--json"),
                QStringLiteral("--station"),    path("station"),
                QStringLiteral("--now"),        QStringLiteral("2021-09-06T10:00:00+07:00"),
                QStringLiteral("--checkpoint"), QStringLiteral("CK-01")};
    }
    QStringList checkPipe() const { return check() + QStringList{QStringLiteral("-")}; }

    static bool has(const nlohmann::json &answer, const char *code)
    {
        const auto &reasons = answer["reasons"];
        return std::find(reasons.begin(), reasons.end(), code) != reasons.end();
    }

    void writeClaims() const
    {
        QFile claims(path("claims.json")), key(path("key"));
        QVERIFY(claims.open(QIODevice::WriteOnly) && key.open(QIODevice::WriteOnly));
        claims.write(QByteArray::fromStdString(core::claimsToJson(Province::claims(1))));
        key.write(QByteArray::fromStdString(std::string(test::sampleKey().wrap("")->view())));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(CheckTest)
#include "check_test.moc"
