// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "hub/hub_world.h"
#include "tools/program.h"

#include "sync/loopback_server.h"

#include <QTest>

#include "core/enrolment.h"
#include "core/hub_wire.h"
#include "store/outbox.h"
#include "sync/import.h"
#include "sync/repository.h"

using namespace th;
using namespace th::test;

namespace {

QStringList words(const QString &line) { return line.split(QLatin1Char(' '), Qt::SkipEmptyParts); }

/// What a hub with this key answers to who asks which one it is.
HttpReply whichHub(core::SoftwareKey &key, const HttpRequest &request)
{
    const QByteArray body = "{\"hub\":\"" + QByteArray::fromStdString(core::toHex(key.publicKey())) + "\",\"time\":1}";
    core::wire::SignedAnswer said{{}, "GET", "/v1/hub", {}, 200, core::blake2b256(core::asBytes(body.toStdString()))};
    const auto nonce = core::fromHex(request.nonce);
    if (!nonce || nonce->size() != said.nonce.size())
        return {"400 Bad Request", "", "{}"};
    std::ranges::copy(*nonce, said.nonce.begin());
    const auto signature = *key.sign(core::wire::toBeSigned(said));
    return {"200 OK", "Thonghanh-Answer: " + QByteArray::fromStdString(core::toHex(signature)) + "\r\n", body};
}

} // namespace

/// A new device gets in: the administrator's commands, the real hub, the device's command.
class EnrolTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<HubWorld> m_hub;

    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] QString address() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_hub->hub().port()); }
    void write(const QString &name, const QByteArray &content) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    }

    /// The tree of a demonstration, published as of now: `sample/tree`, served by the hub.
    void publish()
    {
        const Ran made =
            run(words(QStringLiteral("demo --no-frames --no-sheets --out")) << path(QStringLiteral("sample")));
        QVERIFY2(made.status == 0, made.complaints);
        QVERIFY(QDir().rename(m_hub->file("tree"), m_hub->file("empty")));
        QVERIFY(QFile::link(path(QStringLiteral("sample/tree")), m_hub->file("tree")));
    }
    [[nodiscard]] QString root() const { return path(QStringLiteral("sample/tree/metadata/1.root.json")); }

    [[nodiscard]] QString makeCode(const QStringList &more = {}) const
    {
        write(QStringLiteral("token"), m_hub->hub().command({QStringLiteral("token"), QStringLiteral("new")}));
        const Ran made = run(QStringList{QStringLiteral("enrol"), QStringLiteral("code"), QStringLiteral("--json"),
                                         QStringLiteral("--hub"), address(), QStringLiteral("--hub-key"),
                                         QString::fromStdString(core::toHex(m_hub->key())), QStringLiteral("--root"),
                                         root(), QStringLiteral("--token-file"), path(QStringLiteral("token"))} +
                             more);
        return made.status == 0 ? QString::fromStdString(made.objects.at(0)["code"].get<std::string>()) : QString();
    }
    [[nodiscard]] core::EnrolmentCode codeFor(const std::string &hub) const
    {
        auto code = *core::decodeEnrolment(makeCode().toStdString());
        code.hub = hub;
        return code;
    }
    [[nodiscard]] Ran enrol(const QString &code, const char *station = "station") const
    {
        return run({QStringLiteral("enrol"), QStringLiteral("--json"), QStringLiteral("--once"),
                    QStringLiteral("--station"), path(QString::fromLatin1(station)), QStringLiteral("--code"), code,
                    QStringLiteral("--name"), QStringLiteral("Chốt 12")});
    }
    [[nodiscard]] Ran enrol(const core::EnrolmentCode &code, const char *station = "station") const
    {
        return enrol(QString::fromStdString(core::encodeEnrolment(code)), station);
    }
    [[nodiscard]] QString keyOf(const char *station) const
    {
        const Ran status =
            run(words(QStringLiteral("station status --json --station")) << path(QString::fromLatin1(station)));
        return QString::fromStdString(status.objects.at(0)["key"].get<std::string>());
    }
    void refused(const Ran &ran, const char *fault) const
    {
        QCOMPARE(ran.status, 1);
        QCOMPARE(ran.objects.back()["fault"].get<std::string>(), std::string(fault));
        // It believes and knows nothing: another code can still be taken.
        const Ran status =
            run(words(QStringLiteral("station status --json --station")) << path(QStringLiteral("station")));
        QVERIFY(status.objects.at(0)["data_as_of"].is_null());
        QVERIFY(
            store::Station::open(path(QStringLiteral("station")).toStdString(), store::Access::Read)->rootVersion() ==
            0);
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_hub = std::make_unique<HubWorld>();
        publish();
        QVERIFY(m_hub->start());
    }

    void aDeviceIsApprovedTakesTheDataAndJudgesPasses()
    {
        const QString picture = path(QStringLiteral("code.png"));
        const QString code = makeCode({QStringLiteral("--picture"), picture});
        QVERIFY(!code.isEmpty());
        const Ran asked =
            run({QStringLiteral("enrol"), QStringLiteral("--json"), QStringLiteral("--once"),
                 QStringLiteral("--station"), path(QStringLiteral("station")), QStringLiteral("--picture"), picture,
                 QStringLiteral("--name"), QStringLiteral("Chốt 12")});
        QVERIFY2(asked.status == 3, asked.complaints);
        QVERIFY(asked.objects.back()["event"] == "pending");
        QVERIFY(enrol(code).objects.back()["event"] == "pending"); // begun anew, it still waits

        const QString key = keyOf("station");
        QVERIFY(m_hub->hub().command({QStringLiteral("device"), QStringLiteral("list")}).contains("Chốt 12"));
        (void)m_hub->hub().command({QStringLiteral("device"), QStringLiteral("approve"), key.left(16)});
        const Ran ready = enrol(code);
        QVERIFY2(ready.status == 0, ready.complaints);
        QVERIFY(ready.objects.back()["event"] == "ready");
        QVERIFY(!ready.objects.back()["in_directory"].get<bool>());

        const Ran status =
            run(words(QStringLiteral("station status --json --station")) << path(QStringLiteral("station")));
        QVERIFY(status.objects.at(0)["authorities"].get<int>() > 0);
        QVERIFY(status.objects.at(0)["series"].get<int>() > 0);
        const auto truth = nlohmann::json::parse(readAll(path(QStringLiteral("sample/truth.json"))).toStdString());
        const auto &pass = truth["passes"][0];
        const Ran judged =
            run(QStringList{QStringLiteral("check"), QStringLiteral("--json"), QStringLiteral("--station"),
                            path(QStringLiteral("station")), QStringLiteral("--area"), QStringLiteral("99.991"),
                            QStringLiteral("--id-card"), QString::fromStdString(pass["id_card"].get<std::string>()),
                            QStringLiteral("-")},
                QByteArray::fromStdString(pass["text"].get<std::string>()) + '\n');
        QCOMPARE(judged.objects.at(0)["proven"].get<bool>(), true);
        QCOMPARE(judged.objects.at(0)["kind"].get<std::string>(), pass["kind"].get<std::string>());
    }

    void theDirectoryTakesTheDeviceIn()
    {
        QVERIFY(enrol(makeCode()).status == 3);
        const QDir targets(path(QStringLiteral("sample/tree/targets")));
        const QString directory = targets.filePath(targets.entryList({QStringLiteral("*.directory.json")}).value(0));
        const QString out = path(QStringLiteral("directory.json"));
        const QStringList add{QStringLiteral("document"),
                              QStringLiteral("add-device"),
                              directory,
                              QStringLiteral("--out"),
                              out,
                              QStringLiteral("--device"),
                              keyOf("station"),
                              QStringLiteral("--name-vi"),
                              QStringLiteral("Chốt"),
                              QStringLiteral("--name-en"),
                              QStringLiteral("Checkpoint")};
        QCOMPARE(run(add).status, 0);
        QVERIFY(readAll(out).contains(keyOf("station").toUtf8()));
        QStringList again = add;
        again[2] = out;
        QCOMPARE(run(again).status, 1); // no device twice
        QCOMPARE(run(add + QStringList{QStringLiteral("--authority"), QStringLiteral("NOBODY")}).status, 1);
    }

    void aTokenServesOneDevice()
    {
        const QString code = makeCode();
        QCOMPARE(enrol(code, "first").status, 3);
        refused(enrol(code), "token_used");
    }

    void anExpiredCodeIsNotEvenSent()
    {
        const QString code = makeCode({QStringLiteral("--now"), QStringLiteral("2021-09-06T00:00:00Z")});
        refused(enrol(code), "code_expired");
        QVERIFY(!m_hub->hub().command({QStringLiteral("device"), QStringLiteral("list")}).contains("Chốt 12"));
    }

    void aHubWithAnotherKeyGetsNeitherTokenNorName()
    {
        auto code = codeFor(address().toStdString());
        code.hubKey = core::SoftwareKey::generate().publicKey();
        refused(enrol(code), "other_hub");
        QVERIFY(!m_hub->hub().command({QStringLiteral("device"), QStringLiteral("list")}).contains("Chốt 12"));
    }

    void aRootWithAnotherFingerprintIsNotBelieved()
    {
        auto code = codeFor(address().toStdString());
        code.root.fill(7);
        refused(enrol(code), "other_root");
        code.rootVersion = 9;
        refused(enrol(code), "no_root");
        // The token was not used up by that.
        QVERIFY(!m_hub->hub().command({QStringLiteral("device"), QStringLiteral("list")}).contains("Chốt 12"));
    }

    void aRootWithoutItsSignaturesCostsNoToken()
    {
        const QString code = makeCode();
        const QByteArray whole = readAll(root());
        auto stripped = nlohmann::json::parse(whole.toStdString());
        stripped["signatures"] = nlohmann::json::array();
        write(QStringLiteral("sample/tree/metadata/1.root.json"), QByteArray::fromStdString(stripped.dump()));
        refused(enrol(code), "other_root");
        QVERIFY(!m_hub->hub().command({QStringLiteral("device"), QStringLiteral("list")}).contains("Chốt 12"));
        QVERIFY(makeCode().isEmpty()); // nor is a code made for it
        write(QStringLiteral("sample/tree/metadata/1.root.json"), whole);
        QCOMPARE(enrol(code).status, 3);
    }

    void aCodeWithTheHubsNewAddressIsKept()
    {
        QCOMPARE(enrol(makeCode()).status, 3);
        QVERIFY(m_hub->start()); // on another port
        QCOMPARE(enrol(makeCode()).status, 3);
        auto station = store::Station::open(path(QStringLiteral("station")).toStdString(), store::Access::Write);
        QCOMPARE(QString::fromStdString(store::hubOf(*station).value()->address), address());
    }

    void anInventedTokenIsRefused()
    {
        auto code = codeFor(address().toStdString());
        code.token = "invented";
        refused(enrol(code), "token_unknown");
    }

    void whoeverIsNoHubIsTold_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<std::string>("fault");
        QTest::newRow("a page to sign in at")
            << QByteArray("<html>sign in</html>") << 3 << std::string("captive_portal");
        QTest::newRow("something else") << QByteArray("{\"hello\":1}") << 1 << std::string("not_a_hub");
        QTest::newRow("no end of it") << QByteArray(1 << 20, ' ') << 1 << std::string("not_a_hub");
    }
    void whoeverIsNoHubIsTold()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QFETCH(std::string, fault);
        LoopbackServer server;
        server.setRule([&](const HttpRequest &) {
            return HttpReply{"200 OK", body.startsWith('<') ? "Content-Type: text/html\r\n" : "", body};
        });
        const Ran ran = enrol(codeFor(server.address()));
        QCOMPARE(ran.status, status);
        QCOMPARE(ran.objects.back()["fault"].get<std::string>(), fault);
    }

    void aHubThatServesAHugeRootIsNotBelieved()
    {
        LoopbackServer server;
        auto key = core::SoftwareKey::generate();
        server.setRule([&](const HttpRequest &request) {
            return request.path == "v1/hub" ? whichHub(key, request)
                                            : HttpReply{"200 OK", "", QByteArray(4 << 20, 'x')};
        });
        auto code = codeFor(server.address());
        code.hubKey = key.publicKey();
        refused(enrol(code), "other_root");
        QCOMPARE(server.seen().requests.size(), std::size_t(2));
    }

    void whoOnlyRepeatsTheHubsKeyGetsNothing()
    {
        LoopbackServer server;
        const QByteArray hub = "{\"hub\":\"" + QByteArray::fromStdString(core::toHex(m_hub->key())) + "\",\"time\":1}";
        const QByteArray root = readAll(this->root());
        const QByteArray signature = "Thonghanh-Answer: " + QByteArray(128, '0') + "\r\n";
        for (const QByteArray &header : {QByteArray(), signature}) {
            server.setRule([=](const HttpRequest &request) {
                const bool asksWho = request.path == "v1/hub", asksRoot = request.path.ends_with(".root.json");
                return HttpReply{"200 OK", header, asksWho ? hub : asksRoot ? root : "{\"state\":\"approved\"}"};
            });
            refused(enrol(codeFor(server.address())), "other_hub");
            const auto asked = server.seen().requests;
            QCOMPARE(asked.size(), std::size_t(1)); // neither token nor name went there
            QCOMPARE(asked[0].path, std::string("v1/hub"));
        }
        QCOMPARE(enrol(makeCode()).status, 3); // one that waits for the real hub is not led away either
        const Ran led = enrol(codeFor(server.address()));
        QCOMPARE(led.status, 1);
        QCOMPARE(led.objects.back()["fault"].get<std::string>(), std::string("other_hub"));
    }

    void aStationThatBelievesAnotherRootIsNotLedAway()
    {
        Repository other;
        write(QStringLiteral("other.json"), toQt(other.root()));
        QCOMPARE(run(words(QStringLiteral("station init --station"))
                     << path(QStringLiteral("station")) << QStringLiteral("--root")
                     << path(QStringLiteral("other.json")))
                     .status,
                 0);
        const Ran ran = enrol(makeCode());
        QCOMPARE(ran.status, 1);
        QCOMPARE(ran.objects.back()["fault"].get<std::string>(), std::string("other_root"));
    }

    void damagedCodesAreRefusedBeforeAnythingIsMade()
    {
        QString code = makeCode();
        code.chop(3);
        for (const QString &text : {code, QStringLiteral("TH1:ABC"), QStringLiteral("THE2:ABC")}) {
            const Ran ran = enrol(text);
            QCOMPARE(ran.status, 1);
            QVERIFY(!ran.complaints.isEmpty());
            QVERIFY(!QFile::exists(path(QStringLiteral("station"))));
        }
    }

    void aFirstStartFromAStickNeedsNoNetwork()
    {
        const QString stick = path(QStringLiteral("sample")); // it has the tree
        QVERIFY(!makeCode({QStringLiteral("--folder"), stick}).isEmpty());
        const QStringList fromStick{QStringLiteral("enrol"),     QStringLiteral("--json"),
                                    QStringLiteral("--station"), path(QStringLiteral("station")),
                                    QStringLiteral("--folder"),  stick,
                                    QStringLiteral("--name"),    QStringLiteral("Chốt 12")};
        m_hub->hub().kill();
        const Ran ran = run(fromStick);
        QVERIFY2(ran.status == 0, ran.complaints);
        QVERIFY(ran.objects.back()["event"] == "ready");
        QCOMPARE(ran.objects.back()["key"].get<std::string>(), keyOf("station").toStdString());
        const auto requested = std::ranges::find(ran.objects, "requested", [](const auto &o) { return o["event"]; });
        QVERIFY(requested != ran.objects.end());
        QCOMPARE((*requested)["key"].get<std::string>(), keyOf("station").toStdString());
        QVERIFY(m_hub->start());

        const QDir requests(stick + QStringLiteral("/requests"));
        const QString request = requests.filePath(requests.entryList({QStringLiteral("dev-*.txt")}).value(0));
        const Ran shown = run({QStringLiteral("enrol"), QStringLiteral("request"), QStringLiteral("--json"), request});
        QCOMPARE(shown.status, 0);
        QCOMPARE(shown.objects.at(0)["device"].get<std::string>(), keyOf("station").toStdString());
        QCOMPARE(shown.objects.at(0)["id"], (*requested)["device"]);
        const QStringList comparing{QStringLiteral("enrol"), QStringLiteral("request"), request,
                                    QStringLiteral("--token-file")};
        const Ran expected = run(comparing + QStringList{path(QStringLiteral("token"))});
        QCOMPARE(expected.status, 0);
        QVERIFY(expected.output.contains("compare") && expected.output.contains(keyOf("station").toUtf8()));
        write(QStringLiteral("other-token"), "another\n");
        const Ran other = run(comparing + QStringList{path(QStringLiteral("other-token"))});
        QCOMPARE(other.status, 1);
        QVERIFY(other.complaints.contains("Do not approve") && other.output.isEmpty());
        (void)m_hub->hub().command({QStringLiteral("device"), QStringLiteral("approve"), keyOf("station"),
                                    QStringLiteral("--name"), QStringLiteral("Chốt 12")});
        QVERIFY(m_hub->hub().command({QStringLiteral("device"), QStringLiteral("list")}).contains("approved"));
    }

    void noCodeIsMadeForAHubThatAnybodyOnTheWayCanListenTo()
    {
        QVERIFY(!makeCode().isEmpty()); // plain http within this machine
        const auto make = [this](const char *hub) {
            return run({QStringLiteral("enrol"), QStringLiteral("code"), QStringLiteral("--hub"),
                        QString::fromLatin1(hub), QStringLiteral("--hub-key"),
                        QString::fromStdString(core::toHex(m_hub->key())), QStringLiteral("--root"), root(),
                        QStringLiteral("--token-file"), path(QStringLiteral("token"))});
        };
        QCOMPARE(make("https://hub.example.vn").status, 0);
        const Ran refused = make("http://hub.example.vn");
        QVERIFY(refused.status != 0 && refused.output.isEmpty());
        QVERIFY2(refused.complaints.contains("https://"), refused.complaints);
    }

    void aStickWhoseRequestsLeadElsewhereGetsNone()
    {
        const QString stick = path(QStringLiteral("sample"));
        QVERIFY(!makeCode({QStringLiteral("--folder"), stick}).isEmpty());
        QVERIFY(QDir().mkpath(path(QStringLiteral("elsewhere"))));
        QVERIFY(QFile::link(path(QStringLiteral("elsewhere")), stick + QStringLiteral("/requests")));
        const Ran ran = run({QStringLiteral("enrol"), QStringLiteral("--json"), QStringLiteral("--station"),
                             path(QStringLiteral("station")), QStringLiteral("--folder"), stick});
        QCOMPARE(ran.status, 1);
        QCOMPARE(ran.objects.back()["fault"].get<std::string>(), std::string("unwritable"));
        QVERIFY(QDir(path(QStringLiteral("elsewhere"))).isEmpty());
    }

    void aNameThatNoHubTakesIsRefusedBeforeAnythingIsMade()
    {
        const QString stick = path(QStringLiteral("sample"));
        QVERIFY(!makeCode({QStringLiteral("--folder"), stick}).isEmpty());
        const QStringList fromStick{QStringLiteral("enrol"), QStringLiteral("--station"),
                                    path(QStringLiteral("station")), QStringLiteral("--folder"), stick};
        const Ran ran = run(fromStick + QStringList{QStringLiteral("--name"), QString(81, QLatin1Char('a'))});
        QCOMPARE(ran.status, 1);
        QVERIFY2(ran.complaints.contains("80 bytes") && !ran.complaints.contains("hub"), ran.complaints);
        QVERIFY(!QFile::exists(path(QStringLiteral("station"))));
        QCOMPARE(run(fromStick + QStringList{QStringLiteral("--name"), QString(80, QLatin1Char('a'))}).status, 0);
    }

    void whatAStrangerSaysCannotWriteToTheTerminal()
    {
        const QString code = makeCode();
        LoopbackServer server;
        server.setRule([](const HttpRequest &) {
            return HttpReply{"200 OK", "Content-Type: text/html\x1b[2K\xc2\x9b\xff\r\n", "<html>sign in</html>"};
        });
        const Ran asked = enrol(codeFor(server.address()));
        QCOMPARE(asked.status, 3);
        (void)enrol(code, "other");
        const Ran synced = run({QStringLiteral("sync"), QStringLiteral("--station"), path(QStringLiteral("other")),
                                QStringLiteral("--from"), QString::fromStdString(server.address())});
        QCOMPARE(synced.status, 3);
        QVERIFY2(synced.complaints.contains("text/html"), synced.complaints);
        for (const Ran *each : {&asked, &synced}) {
            QVERIFY(!each->complaints.contains('\x1b') && !each->complaints.contains("\xc2\x9b") &&
                    !each->complaints.contains('\xff'));
        }
    }

    void aStickWithAnotherRootIsNotBelieved()
    {
        const QString stick = path(QStringLiteral("sample"));
        auto code = codeFor("http://127.0.0.1:1");
        code.root.fill(7);
        write(QStringLiteral("sample/enrolment.txt"), QByteArray::fromStdString(core::encodeEnrolment(code)));
        refused(run({QStringLiteral("enrol"), QStringLiteral("--json"), QStringLiteral("--station"),
                     path(QStringLiteral("station")), QStringLiteral("--folder"), stick}),
                "other_root");
        QVERIFY(!QFile::exists(stick + QStringLiteral("/requests")));
    }
};

QTEST_GUILESS_MAIN(EnrolTest)
#include "enrol_test.moc"
