// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console.h"
#include "core/pass_json.h"
#include "paper/symbol.h"
#include "support/sample_pass.h"
#include "sync/repository.h"
#include "tools/program.h"

#include <QDir>
#include <QImage>
#include <QPainter>
#include <QTemporaryDir>
#include <QTest>

using namespace th;
using test::run;

namespace {

QStringList words(const char *line) { return QString::fromUtf8(line).split(QLatin1Char(' '), Qt::SkipEmptyParts); }

/// A camera's frame that shows a code with `text`, or nothing.
QImage frameWith(const char *text)
{
    QImage frame(640, 480, QImage::Format_Grayscale8);
    frame.fill(QColor(150, 150, 150));
    if (*text != 0)
        QPainter(&frame).drawImage(200, 100, paper::drawSymbol(*paper::makeSymbol(text), 6));
    return frame;
}

} // namespace

class CommandsTest : public QObject {
    Q_OBJECT
private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup() { m_folder.reset(); }

    void mistakesOfUsageAreTwo_data()
    {
        QTest::addColumn<QString>("line");
        for (const char *line :
             {"", "fly", "key", "decode", "decode --fps 3 x", "check -", "check --station x --now yesterday -",
              "key verify --public zz --signature 00 x", "pass make --key k --claims c --qr q.bmp", "log list",
              "--lang fr key show x", "key new --no-passphrase --passphrase-file x y"})
            QTest::newRow(line) << QString::fromLatin1(line);
    }
    void mistakesOfUsageAreTwo()
    {
        QFETCH(QString, line);
        const auto ran = run(words(line.toLatin1().constData()));
        QCOMPARE(ran.status, 2);
        QVERIFY(ran.output.isEmpty());
        QVERIFY(!ran.complaints.isEmpty());
    }

    void helpAndVersionSucceed()
    {
        QCOMPARE(run(words("--help")).status, 0);
        QCOMPARE(run(words("check --help")).status, 0);
        QVERIFY(run(words("--version")).output.startsWith("thonghanhctl 0."));
    }

    void aNewKeyIsPrivateAndNeverReplacesAnother()
    {
        const auto made = run(words("key new --json --no-passphrase") << path("key"));
        QCOMPARE(made.status, 0);
        QVERIFY(!(QFile::permissions(path("key")) & (QFile::ReadGroup | QFile::ReadOther)));
        QCOMPARE(run(words("key new --no-passphrase") << path("key")).status, 1);
        QVERIFY(run(words("key show --json") << path("key")).objects == made.objects);
    }

    void aProtectedKeyWantsItsPassphrase()
    {
        write("word", "mật khẩu\n");
        write("wrong", "khác\n");
        QCOMPARE(run(words("key new") << path("key") << QStringLiteral("--passphrase-file") << path("word")).status, 0);
        write("claims.json", core::claimsToJson(test::samplePass()).c_str());
        const QStringList make = words("pass make --key")
                                 << path("key") << QStringLiteral("--claims") << path("claims.json");
        QCOMPARE(run(make + QStringList{QStringLiteral("--passphrase-file"), path("word")}).status, 0);
        QCOMPARE(run(make + QStringList{QStringLiteral("--passphrase-file"), path("wrong")}).status, 1);
    }

    void keyVerifyAcceptsWhatAPassMustSatisfy()
    {
        auto key = test::sampleKey();
        write("message", "hello");
        const auto verify = [this](const std::string &publicKey, const std::string &signature) {
            return run(words("key verify --public")
                       << QString::fromStdString(publicKey) << QStringLiteral("--signature")
                       << QString::fromStdString(signature) << path("message"))
                .status;
        };
        const std::string good = core::toHex(*key.sign(core::asBytes("hello")));
        const std::string mine = core::toHex(key.publicKey());
        QCOMPARE(verify(mine, good), 0);
        QCOMPARE(verify(mine, core::toHex(*key.sign(core::asBytes("other")))), 1);
        QCOMPARE(verify(mine, good.substr(2)), 1);
        QCOMPARE(verify(mine, ""), 1);
        // The identity as key, R and S = 0: verifies under lax rules for any message.
        const std::string identity = "01" + std::string(62, '0');
        QCOMPARE(verify(identity, identity + std::string(64, '0')), 1);
    }

    void aPassComesBackFromItsCode()
    {
        write("key", std::string(test::sampleKey().wrap("")->view()).c_str());
        write("claims.json", core::claimsToJson(test::samplePass()).c_str());
        const auto made =
            run(words("pass make --json --key") << path("key") << QStringLiteral("--claims") << path("claims.json")
                                                << QStringLiteral("--qr") << path("pass.png"));
        QCOMPARE(made.status, 0);
        const auto decoded = run(words("decode --json") << path("pass.png"));
        QCOMPARE(decoded.status, 0);
        const auto &symbol = decoded.objects.at(0)["symbols"].at(0);
        QVERIFY(symbol["text"] == made.objects.at(0)["text"]);
        QVERIFY(symbol["format"] == "QRCode");
        QCOMPARE(symbol["corners"].size(), std::size_t{4});
        QVERIFY(decoded.objects.at(0)["cpu_ms"].get<double>() > 0);
        const auto shown = run(words("pass show --json") << QString::fromStdString(symbol["text"].get<std::string>()));
        QCOMPARE(shown.status, 0);
        QVERIFY(shown.objects.at(0)["verified"] == false);
        QVERIFY(shown.objects.at(0)["pass"]["holder"] == test::samplePass().holder);
    }

    void anSvgIsDrawnToo()
    {
        write("key", std::string(test::sampleKey().wrap("")->view()).c_str());
        write("claims.json", core::claimsToJson(test::samplePass()).c_str());
        QCOMPARE(run(words("pass make --key") << path("key") << QStringLiteral("--claims") << path("claims.json")
                                              << QStringLiteral("--qr") << path("pass.svg"))
                     .status,
                 0);
        QVERIFY(test::readAll(path("pass.svg")).contains("<svg"));
    }

    void whatIsShownUnverifiedSaysSo()
    {
        auto key = test::sampleKey();
        const auto ran = run(words("pass show") << QString::fromStdString(*core::makePass(test::samplePass(), key)));
        QVERIFY(ran.output.contains("SIGNATURE NOT CHECKED"));
        QCOMPARE(run(words("pass show https://x.vn")).status, 1);
    }

    void claimsThatBreakARuleAreNotSigned()
    {
        write("key", std::string(test::sampleKey().wrap("")->view()).c_str());
        auto claims = test::samplePass();
        claims.days = 0;
        write("claims.json", core::claimsToJson(claims).c_str());
        const auto ran =
            run(words("pass make --key") << path("key") << QStringLiteral("--claims") << path("claims.json"));
        QCOMPARE(ran.status, 1);
        QVERIFY(ran.complaints.contains("claims.days"));
        QVERIFY(ran.output.isEmpty());
    }

    void filesThatAreNoPicturesAreNamed()
    {
        write("text.png", "not a picture");
        const auto ran = run(words("decode --json") << path("text.png") << path("missing.png"));
        QCOMPARE(ran.status, 1);
        QCOMPARE(ran.objects.size(), std::size_t{2});
        QVERIFY(ran.complaints.contains("text.png") && ran.complaints.contains("missing.png"));
    }

    void aStreamOfPicturesGivesEachTextWhenItIsRead()
    {
        QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("film")));
        const char *texts[] = {"", "", "TH1:ONE", "TH1:ONE", "", "TH1:TWO"}; // 3 frames a second
        for (int i = 0; i < 6; ++i)
            QVERIFY(frameWith(texts[i]).save(path("film") + QStringLiteral("/%1.png").arg(i)));
        const auto ran = run(words("decode --fps 3 --stream") << path("film"));
        QCOMPARE(ran.status, 0);
        QCOMPARE(ran.output, QByteArray("{\"text\":\"TH1:ONE\",\"first_seen_frame\":2,\"read_frame\":2}\n"
                                        "{\"text\":\"TH1:TWO\",\"first_seen_frame\":5,\"read_frame\":5}\n"));
        write("film/4.png", "not a picture");
        const auto damaged = run(words("decode --fps 3 --stream") << path("film"));
        QCOMPARE(damaged.status, 1);
        QCOMPARE(damaged.output, ran.output);
        QCOMPARE(run(words("decode --stream") << path("nothing")).status, 1);
    }

    void transparentFramesStandOnWhite()
    {
        QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("clear")));
        QImage clear = frameWith("TH1:CLEAR").convertToFormat(QImage::Format_ARGB32);
        for (int y = 0; y < clear.height(); ++y)
            for (int x = 0; x < clear.width(); ++x)
                if (qGray(clear.pixel(x, y)) > 128)
                    clear.setPixel(x, y, 0);
        QVERIFY(clear.save(path("clear/0.png")));
        const auto ran = run(words("decode --budget time --stream") << path("clear"));
        QCOMPARE(ran.status, 0);
        QVERIFY(ran.output.contains("TH1:CLEAR"));
        QCOMPARE(run(words("decode --budget pennies --stream") << path("clear")).status, 2);
    }

    void aPictureWithoutACodeIsNoSuccess()
    {
        QImage(200, 200, QImage::Format_Grayscale8).save(path("grey.png"));
        const auto ran = run(words("decode --json") << path("grey.png"));
        QCOMPARE(ran.status, 1);
        QVERIFY(ran.objects.at(0)["symbols"].empty() && !ran.objects.at(0).contains("error"));
        QVERIFY(ran.complaints.contains("grey.png"));
    }

    void whatCannotBeWrittenLeavesNothing()
    {
        QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("there.svg")));
        write("key", std::string(test::sampleKey().wrap("")->view()).c_str());
        write("claims.json", core::claimsToJson(test::samplePass()).c_str());
        const auto made =
            run(words("pass make --key") << path("key") << QStringLiteral("--claims") << path("claims.json")
                                         << QStringLiteral("--qr") << path("there.svg"));
        QCOMPARE(made.status, 1);
        QVERIFY(made.output.isEmpty());
        QCOMPARE(run(words("key new --no-passphrase") << path("no/such/key")).status, 1);
        const auto all = QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
        QCOMPARE(all, (QStringList{QStringLiteral("claims.json"), QStringLiteral("key"), QStringLiteral("there.svg")}));
    }

    void whatIsShownCannotTurnTheDirectionOfWriting()
    {
        QCOMPARE(tools::printable("A\u202eB\u2066C\u200fD\u061cE\u0085Đ…"), std::string("A·B·C·D·E·Đ…"));
        QCOMPARE(tools::printable("Đ\xff\xc4\x1b[2Kế\xe1\xba"), std::string("Đ??·[2Kế??"));
    }

    void aStationIsMadeOnceAndTakesAPublication()
    {
        test::Repository repository;
        write("root.json", std::string(core::asText(repository.root())).c_str());
        QVERIFY(sync::writeTree(path("tree").toStdString(), repository.files()).ok());
        const QStringList at{QStringLiteral("--json"), QStringLiteral("--station"), path("station")};
        QCOMPARE(run(words("station status") + at).status, 1); // none yet
        QCOMPARE(run(words("station init --root") << path("root.json") << at).status, 0);
        QCOMPARE(run(words("station init") + at).status, 1);
        const QStringList import = words("station import --now 2026-03-01T05:00:00Z") << path("tree") << at;
        const auto taken = run(import);
        QCOMPARE(taken.status, 0);
        QVERIFY(taken.objects.at(0)["unchanged"] == false);
        QVERIFY(run(import).objects.at(0)["unchanged"] == true);
        const auto status = run(words("station status") + at);
        QCOMPARE(status.status, 0);
        QVERIFY(status.objects.at(0)["authorities"] == 1);
        QVERIFY(status.objects.at(0)["data_as_of"].is_string());
        QCOMPARE(run(words("station verify") + at).status, 0);
    }

    void anExpiredPublicationIsRefused()
    {
        test::Repository repository;
        write("root.json", std::string(core::asText(repository.root())).c_str());
        QVERIFY(sync::writeTree(path("tree").toStdString(), repository.files()).ok());
        const QStringList at{QStringLiteral("--station"), path("station")};
        QCOMPARE(run(words("station init --root") << path("root.json") << at).status, 0);
        const auto ran = run(words("station import --now 2026-04-01T05:00:00Z") << path("tree") << at);
        QCOMPARE(ran.status, 1);
        QVERIFY(!ran.complaints.isEmpty());
    }

private:
    QString path(const char *name) const { return m_folder->filePath(QString::fromLatin1(name)); }
    void write(const char *name, const char *content) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(CommandsTest)
#include "commands_test.moc"
