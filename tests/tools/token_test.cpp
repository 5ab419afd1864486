// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pass_json.h"
#include "support/sample_pass.h"
#include "support/token.h"
#include "tools/program.h"

#include <QTest>

using namespace th;
using test::Ran;
using test::run;
using test::SoftToken;

namespace {

QStringList words(const QString &line) { return line.split(QLatin1Char(' '), Qt::SkipEmptyParts); }
QString faultyModule() { return QStringLiteral(TH_FAULTY_TOKEN); }

/// For as long as it lives, tokens opened through faultyModule() have this fault.
struct Fault {
    explicit Fault(const char *what) { qputenv("TH_TOKEN_FAULT", what); }
    ~Fault() { qunsetenv("TH_TOKEN_FAULT"); }
    Fault(const Fault &) = delete;
    Fault &operator=(const Fault &) = delete;
};

} // namespace

/// Keys on a PKCS#11 token do what key files do, in the real commands and with a real module.
class TokenTest : public QObject {
    Q_OBJECT

    SoftToken m_token;
    std::unique_ptr<QTemporaryDir> m_folder;

    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }

    /// `line` with ~NAME for a file in the folder, and the PIN from a file.
    Ran say(QString line, const char *pin = "pin") const
    {
        line.replace(QLatin1Char('~'), m_folder->path() + QLatin1Char('/'));
        return run(words(line) << QStringLiteral("--passphrase-file") << m_token.file(pin));
    }
    [[nodiscard]] Ran sign(const QString &key, const char *pin = "pin") const
    {
        const Ran shown = run({QStringLiteral("root"), QStringLiteral("show"), path(QStringLiteral("1.root.json")),
                               QStringLiteral("--json")});
        const std::string print = shown.objects.at(0)["fingerprint"].get<std::string>();
        return run({QStringLiteral("root"), QStringLiteral("sign"), path(QStringLiteral("1.root.json")),
                    QStringLiteral("--key"), key, QStringLiteral("--fingerprint"), QString::fromStdString(print),
                    QStringLiteral("--passphrase-file"), m_token.file(pin)});
    }
    /// `key show` into NAME.pub; then a root that demands the signatures of all of them.
    void propose(const std::vector<const char *> &keys, const QString &through = SoftToken::module()) const
    {
        QString line = QStringLiteral("root propose --out ~1.root.json --expires 2027-01-01T00:00:00Z"
                                      " --now 2026-03-01T00:00:00Z --threshold root=%1")
                           .arg(keys.size());
        for (const char *key : keys) {
            const QString file = path(QString::fromLatin1(key) + QStringLiteral(".pub"));
            const Ran shown = say(QStringLiteral("key show --json ") + SoftToken::address(key, through));
            QVERIFY2(shown.status == 0, shown.complaints.constData());
            QFile out(file);
            QVERIFY(out.open(QIODevice::WriteOnly) && out.write(shown.output) > 0);
            line += QStringLiteral(" --add root=") + file;
        }
        for (const char *role : {"targets", "snapshot", "timestamp"})
            line += QStringLiteral(" --add %1=%2").arg(QString::fromLatin1(role), path(QStringLiteral("ed.pub")));
        line.replace(QLatin1Char('~'), m_folder->path() + QLatin1Char('/'));
        const Ran proposed = run(words(line));
        QVERIFY2(proposed.status == 0, proposed.complaints.constData());
    }
    [[nodiscard]] bool enough() const
    {
        return run(words(QStringLiteral("root verify --now 2026-03-01T00:00:00Z"))
                   << path(QStringLiteral("1.root.json")))
                   .status == 0;
    }
    void refused(const Ran &ran, const char *sentence) const
    {
        QCOMPARE(ran.status, 1);
        QVERIFY2(ran.complaints.contains(sentence), ran.complaints.constData());
        QVERIFY2(!ran.complaints.contains(SoftToken::pin), "a PIN was printed");
    }

    /// A tree whose every role the token's Ed25519 key holds, with the documents of the demonstration.
    void makeTree(const QString &module) const
    {
        propose({"ed"}, module);
        QCOMPARE(sign(SoftToken::address("ed")).status, 0);
        const QString now = QStringLiteral(" --now 2026-03-01T00:00:00Z");
        QCOMPARE(
            run(words(QStringLiteral("demo --no-frames --no-sheets --out")) << path(QStringLiteral("demo"))).status, 0);
        const QDir made(path(QStringLiteral("demo/tree/targets")));
        const auto document = [&](const char *kind) {
            return made.filePath(
                made.entryList({QStringLiteral("*.") + QString::fromLatin1(kind) + QStringLiteral(".json")}).value(0));
        };
        const auto steps = {
            QStringLiteral("root place ~1.root.json --tree ~tree") + now,
            QStringLiteral("targets propose --out ~1.targets.json --expires 2027-01-01T00:00:00Z --directory ") +
                document("directory") + QStringLiteral(" --policy ") + document("policy") +
                QStringLiteral(" --delegate status=status/* --add status=~ed.pub") + now};
        for (QString line : steps) {
            line.replace(QLatin1Char('~'), m_folder->path() + QLatin1Char('/'));
            const Ran ran = run(words(line));
            QVERIFY2(ran.status == 0, ran.complaints.constData());
        }
        const auto print = run(words(QStringLiteral("targets show --json --root"))
                               << path(QStringLiteral("1.root.json")) << path(QStringLiteral("1.targets.json")));
        const Ran unsigned_ = place();
        QVERIFY2(unsigned_.complaints.contains("Not signed enough"), unsigned_.complaints.constData());
        QCOMPARE(
            say(QStringLiteral("targets sign ~1.targets.json --root ~1.root.json --key ") + SoftToken::address("ed") +
                QStringLiteral(" --fingerprint ") +
                QString::fromStdString(print.objects.at(0)["fingerprint"].get<std::string>()).remove(QLatin1Char(' ')))
                .status,
            0);
        QCOMPARE(place().status, 0);
    }
    [[nodiscard]] Ran place() const
    {
        return run(words(QStringLiteral("targets place --now 2026-03-01T00:00:00Z --tree"))
                   << path(QStringLiteral("tree")) << path(QStringLiteral("1.targets.json")));
    }
    [[nodiscard]] Ran publish(const QString &key) const
    {
        return say(QStringLiteral("publish ~tree --root ~1.root.json --now 2026-03-01T00:00:00Z --key ") + key);
    }

private slots:
    void initTestCase()
    {
        if (SoftToken::module().isEmpty())
            QSKIP("softhsm2 is not installed");
        QVERIFY(m_token.make());
    }
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void tokensAndTheirKeysAreListedWithTheirAddresses()
    {
        const Ran ran = say(QStringLiteral("key tokens --json --keys --module ") + SoftToken::module());
        QCOMPARE(ran.status, 0);
        const auto token = ran.objects.at(0);
        QCOMPARE(token["label"], "Ward");
        QCOMPARE(token["keys"].size(), std::size_t{3});
        for (const auto &key : token["keys"]) // the address that is listed is one that can be used
            QCOMPARE(
                say(QStringLiteral("key show ") + QString::fromStdString(key["address"].get<std::string>())).status, 0);
    }

    void aPinFromAFileIsTriedOnlyOnTheTokenThatItIsFor()
    {
        QVERIFY(m_token.addToken("Other", "9753"));
        const QString all = QStringLiteral("key tokens --json --keys --module ") + SoftToken::module();
        const QString one =
            QStringLiteral("key tokens --json --keys pkcs11:token=%1?module-path=") + SoftToken::module();
        const Ran both = say(all, "wrong-pin");
        refused(both, "several are plugged in"); // and no PIN was tried: neither token counts it
        QVERIFY(both.output.isEmpty());
        const Ran named = say(one.arg(QStringLiteral("Ward")));
        QCOMPARE(named.status, 0);
        QCOMPARE(named.objects.size(), std::size_t{1});
        QCOMPARE(named.objects.at(0)["keys"].size(), std::size_t{3});
        refused(say(one.arg(QStringLiteral("Other"))), "wrong PIN");
        const Ran unasked = run(words(all)); // nobody to ask: each says so
        QCOMPARE(unasked.status, 1);
        QVERIFY2(unasked.complaints.contains("Ward:") && unasked.complaints.contains("Other:"),
                 unasked.complaints.constData());
        QCOMPARE(run(words(QStringLiteral("key tokens --module ") + SoftToken::module())).status, 0);
        QVERIFY(m_token.removeToken("Other"));
    }

    void rootsAreSignedWithKeysOfEveryKind()
    {
        propose({"ed", "ec", "rsa"});
        for (const char *key : {"ed", "ec"})
            QCOMPARE(sign(SoftToken::address(key)).status, 0);
        QVERIFY(!enough());
        QCOMPARE(sign(SoftToken::address("rsa")).status, 0);
        QVERIFY(enough());
    }

    void aTokenWithoutPssSignsWithTheOlderPadding()
    {
        const Fault without("no-pss");
        propose({"ed", "rsa"}, faultyModule());
        QCOMPARE(sign(SoftToken::address("ed")).status, 0);
        QCOMPARE(sign(SoftToken::address("rsa", faultyModule())).status, 0);
        QVERIFY(enough());
    }

    void aTokenThatCannotDoWhatTheRootDemandsSaysSo()
    {
        propose({"ed", "rsa"}); // for PSS
        const Fault without("no-pss");
        refused(sign(SoftToken::address("rsa", faultyModule())), "cannot sign in this way");
    }

    void aPassIsSealedOnATokenAndOnlyWithEd25519()
    {
        const QString claims = path(QStringLiteral("claims.json"));
        QFile file(claims);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(core::claimsToJson(test::samplePass()).c_str()) > 0);
        file.close();
        const Ran sealed = say(QStringLiteral("pass make --claims ~claims.json --key ") + SoftToken::address("ed"));
        QVERIFY2(sealed.status == 0, sealed.complaints.constData());
        QVERIFY(sealed.output.startsWith("TH1:"));
        refused(say(QStringLiteral("pass make --claims ~claims.json --key ") + SoftToken::address("rsa")),
                "Ed25519 only");
    }

    void whatGoesWrongIsSaidInWords()
    {
        propose({"ed"});
        const QByteArray before = test::readAll(path(QStringLiteral("1.root.json")));
        const QString module = SoftToken::module();
        refused(sign(SoftToken::address("ed"), "wrong-pin"), "wrong PIN");
        refused(sign(SoftToken::address("ec")), "none of those that are to sign");
        refused(sign(SoftToken::address("nobody")), "no such private key");
        refused(sign(QStringLiteral("pkcs11:token=Other;object=ed?module-path=") + module), "no such token");
        refused(sign(QStringLiteral("pkcs11:token=Ward?module-path=") + module), "several such keys");
        refused(sign(SoftToken::address("ed", QStringLiteral("/nowhere/module.so"))), "library does not load");
        refused(sign(SoftToken::address("ed", m_token.file("conf"))), "library does not load");
        refused(sign(QStringLiteral("pkcs11:token=Ward;colour=red?module-path=") + module), "not a pkcs11: address");
        // A PIN in the address is neither used nor repeated.
        refused(sign(SoftToken::address("ed") + QStringLiteral("&pin-value=") + QLatin1String(SoftToken::pin)),
                "carries a PIN");
        const Ran nobodyToAsk = run({QStringLiteral("key"), QStringLiteral("show"), SoftToken::address("ed")});
        refused(nobodyToAsk, "wants its PIN");
        QCOMPARE(test::readAll(path(QStringLiteral("1.root.json"))), before);
    }

    void aTokenPulledOutWhilePublishingLeavesThePublicationAsItWas()
    {
        makeTree(SoftToken::module());
        const auto timestamp = path(QStringLiteral("tree/metadata/timestamp.json"));
        {
            const Fault out("pulled:2"); // status and snapshot are signed, the timestamp is not
            refused(publish(SoftToken::address("ed", faultyModule())), "pulled out");
            QVERIFY(!QFile::exists(timestamp));
        }
        const Ran published = publish(SoftToken::address("ed", faultyModule()));
        QVERIFY2(published.status == 0, published.complaints.constData());
        QVERIFY(QFile::exists(timestamp));
    }

    void theAddressMayNameTheFileOfThePin()
    {
        propose({"ed"});
        const QString source = QStringLiteral("&pin-source=file:") + m_token.file("pin");
        QCOMPARE(sign(SoftToken::address("ed") + source, "wrong-pin").status, 0);
    }

    void faultsOfTheTokenLeaveTheFileAsItWas_data()
    {
        QTest::addColumn<QByteArray>("fault");
        QTest::addColumn<QByteArray>("sentence");
        QTest::newRow("pulled out") << QByteArray("pulled:0") << QByteArray("pulled out");
        QTest::newRow("locked") << QByteArray("locked") << QByteArray("PIN is locked");
        QTest::newRow("one try left, and nobody types") << QByteArray("last") << QByteArray("one try is left");
        QTest::newRow("signs something else") << QByteArray("wrong") << QByteArray("does not hold");
    }
    void faultsOfTheTokenLeaveTheFileAsItWas()
    {
        QFETCH(QByteArray, fault);
        QFETCH(QByteArray, sentence);
        propose({"ed"});
        const QByteArray before = test::readAll(path(QStringLiteral("1.root.json")));
        const Fault with(fault.constData());
        // With "last" even the right PIN of a file is not tried: a stale file must not lock the token.
        refused(sign(SoftToken::address("ed", faultyModule())), sentence.constData());
        QCOMPARE(test::readAll(path(QStringLiteral("1.root.json"))), before);
    }
};

QTEST_MAIN(TokenTest)
#include "token_test.moc"
