// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/examiner.h"
#include "support/token.h"
#include "sync/publisher_world.h"
#include "tools/program.h"

using namespace th;
using namespace th::test;

namespace {

QString text(const std::string &value) { return QString::fromStdString(value); }

/// A publisher, a checkpoint, and the folder of a ward's desk on which the program alone works.
struct Province : PublisherWorld {
    Province()
    {
        fs::create_directory(path("journals"));
        put("root.json", core::asText(root));
        put("publisher.key", keyText("publisher"));
        put("series.key", keyText("key-1"));
        put("other.key", keyText("key-2"));
        const std::string policyText = R"({"format": "th-policy-1", "utc_offset_minutes": 420, "areas": [],
            "checkpoints": [], "rules": [{"effective_from": "2026-01-01T00:00:00Z", "title": "Rules", "categories": [
            {"code": "food", "name": {"vi": "Lương thực", "en": "Food"}}]}]})";
        repository.policy.assign(policyText.begin(), policyText.end());
    }
    static std::string keyText(const std::string &name)
    {
        const auto key = core::SoftwareKey::fromSeed(core::sha256(core::asBytes("key " + name)));
        return std::string(key.wrap("")->view());
    }
    fs::path path(const std::string &name) const { return fs::path(folder.path().toStdString()) / name; }
    QString file(const char *name) const { return text(path(name).string()); }
    void put(const std::string &name, std::string_view content) const
    {
        std::ofstream(path(name), std::ios::binary) << content;
    }

    /// Lists the ward's machine as a desk of unit W1, and the given key as one of its series.
    void list(const std::string &device, const std::string &seriesKey = {})
    {
        const auto insert = [](std::string &json, const std::string &after, const std::string &what) {
            json.insert(json.find(after) + after.size(), what + ", ");
        };
        std::string json = directory();
        insert(json, R"("devices": [)",
               R"({"id": "ward", "name": {"vi": "a", "en": "a"}, "public": ")" + device + R"(", "authority": "W1"})");
        if (!seriesKey.empty()) {
            insert(json, R"("keys": [)",
                   R"({"public": ")" + seriesKey + R"(", "authority": "W1", "valid_from": "2026-01-01T00:00:00Z",
                   "valid_until": "2027-01-01T00:00:00Z"})");
            const auto key = *core::fromHex(seriesKey);
            core::PublicKey bytes{};
            std::ranges::copy(key, bytes.begin());
            insert(json, R"("series": [)", R"({"code": "TOKEN", "key": ")" + core::toHex(core::keyId(bytes)) + "\"}");
        }
        putTargets(2, json);
    }
    /// What the journals say becomes a publication that the checkpoint takes; alarms: none.
    bool publishAndImport(const char *now)
    {
        const Ran exported = run({QStringLiteral("log"), QStringLiteral("export"), QStringLiteral("--station"),
                                  file("ward"), file("journals/ward.journal")});
        const Ran published =
            run({QStringLiteral("--json"), QStringLiteral("publish"), text(tree.string()), QStringLiteral("--root"),
                 file("root.json"), QStringLiteral("--key"), file("publisher.key"), QStringLiteral("--journals"),
                 file("journals"), QStringLiteral("--now"), QString::fromLatin1(now)});
        return exported.status == 0 && published.status == 0 && import(tree, *core::parseRfc3339(now)).ok();
    }
    core::Verdict verdict(const std::string &pass)
    {
        store::Question question;
        question.text = pass;
        question.clock = {noon, std::chrono::hours(1), "boot"};
        question.source = "file";
        return store::Examiner(station).judgeOnly(question).verdict;
    }

    /// ward COMMAND … of somebody; request and revision are the last that were said.
    Ran ward(const char *command, const char *who, const char *role, const QStringList &more)
    {
        QStringList arguments{QStringLiteral("--json"), QStringLiteral("ward")};
        arguments += QString::fromLatin1(command).split(QLatin1Char(' '));
        arguments += {QStringLiteral("--station"), file("ward")};
        if (*who)
            arguments += {QStringLiteral("--officer"), QString::fromUtf8(who),  QStringLiteral("--role"),
                          QString::fromLatin1(role),   QStringLiteral("--now"), QStringLiteral("2026-03-01T03:30:00Z")};
        const Ran ran = run(arguments + more);
        if (!ran.objects.empty() && ran.objects[0].contains("revision"))
            revision = ran.objects[0]["revision"].get<std::uint64_t>();
        return ran;
    }
    QStringList seen() const { return {QStringLiteral("1"), QStringLiteral("--seen"), QString::number(revision)}; }
    bool makeDesk(const std::string &seriesKey = {})
    {
        const Ran made = run({QStringLiteral("--json"), QStringLiteral("station"), QStringLiteral("init"),
                              QStringLiteral("--station"), file("ward"), QStringLiteral("--root"), file("root.json")});
        list(made.objects.at(0)["key"].get<std::string>(), seriesKey);
        return publishAndImport("2026-03-01T03:00:00Z") &&
               run({QStringLiteral("station"), QStringLiteral("import"), QStringLiteral("--station"), file("ward"),
                    text(tree.string()), QStringLiteral("--now"), QStringLiteral("2026-03-01T03:01:00Z")})
                       .status == 0 &&
               ward("init", "An", "ward_police",
                    {QStringLiteral("--unit"), QStringLiteral("W1"), QStringLiteral("--no-passphrase")})
                       .status == 0;
    }
    /// Up to the seal.
    bool makeRequest(int lines)
    {
        std::string content;
        for (int i = 1; i <= lines; ++i)
            content += R"({"claims": {"kind": "individual", "holder": "Trần Thị Bé )" + std::to_string(i) +
                       R"(", "id_number": "00108500000)" + std::to_string(i % 10) +
                       R"(", "category": "food", "areas": ["99"], "valid_until": "2026-03-20T00:00:00Z"}})" + "\n";
        put("lines.jsonl", content);
        return ward("request new", "An", "area_police",
                    {QStringLiteral("--procedure"), QStringLiteral("individual"), QStringLiteral("--field"),
                     QStringLiteral("address=Số 1"), QStringLiteral("--field"), QStringLiteral("contact=0912"),
                     QStringLiteral("--lines"), file("lines.jsonl")})
                       .status == 0 &&
               ward("step", "An", "area_police", seen() + QStringList{QStringLiteral("vet")}).status == 0 &&
               ward("decide", "Bình", "ward_clerk",
                    seen() + QStringList{QStringLiteral("--approve"), QStringLiteral("--all")})
                       .status == 0 &&
               ward("step", "Bình", "ward_clerk", seen() + QStringList{QStringLiteral("forward")}).status == 0;
    }
    Ran seal(const QString &key, const QStringList &more = {})
    {
        return ward("seal", "Chi", "ward_police", seen() + QStringList{QStringLiteral("--key"), key} + more);
    }

    std::uint64_t revision = 0;
};

} // namespace

class WardDeskTest : public QObject {
    Q_OBJECT
private slots:
    void a_pass_made_here_is_admitted_and_refused_once_it_is_revoked_here()
    {
        Province province;
        QVERIFY(province.makeDesk());
        QVERIFY(province.makeRequest(2));
        QCOMPARE(province.seal(province.file("other.key")).objects.at(0)["problem"].get<std::string>(),
                 std::string("wrong_key"));
        const Ran sealed = province.seal(province.file("series.key"));
        QVERIFY2(sealed.status == 0, sealed.complaints.constData());
        QCOMPARE(sealed.objects[0]["made"].get<int>(), 2);
        const Ran passes = province.ward("passes", "", "", {QStringLiteral("1")});
        const std::string pass = passes.objects.at(1)["text"].get<std::string>();
        const Ran texts = run({QStringLiteral("ward"), QStringLiteral("passes"), QStringLiteral("--station"),
                               province.file("ward"), QStringLiteral("1"), QStringLiteral("--texts")});
        QCOMPARE(texts.output,
                 QByteArray::fromStdString(passes.objects[0]["text"].get<std::string>() + "\n" + pass + "\n"));

        QVERIFY(province.publishAndImport("2026-03-01T04:00:00Z"));
        QCOMPARE(PublisherWorld::status(province.station, "AA", 3), std::string("yy."));
        const auto before = province.verdict(pass);
        QVERIFY2(before.kind == core::VerdictKind::Admit,
                 before.reasons.empty() ? "" : core::name(before.reasons.front().code));

        const Ran revoked = province.ward("revoke", "Chi", "ward_police",
                                          {QStringLiteral("AA-000002"), QStringLiteral("--reason"),
                                           QStringLiteral("lost"), QStringLiteral("--why"), QStringLiteral("báo mất")});
        QVERIFY2(revoked.status == 0, revoked.complaints.constData());
        QVERIFY(province.publishAndImport("2026-03-01T04:30:00Z"));
        QCOMPARE(PublisherWorld::status(province.station, "AA", 3), std::string("yyR."));
        QVERIFY(province.verdict(pass).kind == core::VerdictKind::Refuse);
        const QStringList listing{QStringLiteral("ward"), QStringLiteral("passes"), QStringLiteral("--station"),
                                  province.file("ward"),  QStringLiteral("1"),      QStringLiteral("--texts")};
        QCOMPARE(run(listing).output, QByteArray::fromStdString(passes.objects[0]["text"].get<std::string>() + "\n"));
        QCOMPARE(run(listing + QStringList{QStringLiteral("--revoked")}).output, texts.output);

        const Ran reinstated = province.ward("reinstate", "Chi", "ward_police", {QStringLiteral("AA-000002")});
        QVERIFY(reinstated.status == 0 && province.publishAndImport("2026-03-01T04:50:00Z"));
        QVERIFY(province.verdict(pass).kind == core::VerdictKind::Admit);
        const Ran verified =
            run({QStringLiteral("log"), QStringLiteral("verify"), QStringLiteral("--station"), province.file("ward")});
        QVERIFY2(verified.status == 0, verified.complaints.constData());
    }

    void what_people_see_and_what_is_refused_is_said()
    {
        Province province;
        QVERIFY(province.makeDesk());
        QVERIFY(province.makeRequest(2));
        const auto stale = QStringList{QStringLiteral("1"),      QStringLiteral("--seen"),   QStringLiteral("1"),
                                       QStringLiteral("return"), QStringLiteral("--reason"), QStringLiteral("x")};
        const Ran refused = province.ward("step", "Chi", "ward_police", stale);
        QCOMPARE(refused.status, 1);
        QCOMPARE(refused.objects.at(0)["problem"].get<std::string>(), std::string("stale"));
        const Ran shown = province.ward("request show", "", "", {QStringLiteral("1")});
        QCOMPARE(shown.objects.at(0)["fields"]["address"].get<std::string>(), std::string("Số 1"));
        QCOMPARE(shown.objects[0]["lines"][1]["decision"].get<std::string>(), std::string("approved"));
        const Ran history = province.ward("request history", "", "", {QStringLiteral("1")});
        QCOMPARE(history.objects.size(), std::size_t(4));
        QCOMPARE(province.ward("request list", "", "", {QStringLiteral("--state"), QStringLiteral("with_police")})
                     .objects.size(),
                 std::size_t(1));
        QVERIFY(province.seal(province.file("series.key")).status == 0);
        const Ran found = province.ward("register", "", "", {QStringLiteral("be 2")});
        QCOMPARE(found.objects.size(), std::size_t(1));
        QCOMPARE(found.objects[0]["number"].get<std::string>(), std::string("AA-000002"));
        const Ran nobody =
            run({QStringLiteral("ward"), QStringLiteral("init"), QStringLiteral("--station"), province.file("nowhere"),
                 QStringLiteral("--unit"), QStringLiteral("W1"), QStringLiteral("--officer"), QStringLiteral("An"),
                 QStringLiteral("--role"), QStringLiteral("ward_police")});
        QCOMPARE(nobody.status, 1);
    }

    void a_token_seals_goes_on_after_it_was_pulled_out_and_the_pass_says_so()
    {
        if (SoftToken::module().isEmpty())
            QSKIP("SoftHSM2 is not installed");
        SoftToken token;
        QVERIFY(token.make());
        const QString address = SoftToken::address("ed", QStringLiteral(TH_FAULTY_TOKEN));
        const Ran shown = run({QStringLiteral("--json"), QStringLiteral("key"), QStringLiteral("show"), address,
                               QStringLiteral("--passphrase-file"), token.file("pin")});
        QVERIFY2(shown.status == 0, shown.complaints.constData());
        Province province;
        QVERIFY(province.makeDesk(shown.objects[0]["public"].get<std::string>()));
        QVERIFY(province.makeRequest(10));
        const auto sealed = [&](const char *fault, const char *pin) {
            qputenv("TH_TOKEN_FAULT", fault);
            const Ran ran = province.seal(address, {QStringLiteral("--key-passphrase-file"), token.file(pin),
                                                    QStringLiteral("--batch"), QStringLiteral("2")});
            qunsetenv("TH_TOKEN_FAULT");
            return ran;
        };
        const Ran locked = sealed("locked", "pin");
        QVERIFY2(locked.status == 1 && locked.complaints.contains("locked"), locked.complaints.constData());
        const Ran wrong = sealed("", "wrong-pin");
        QVERIFY2(wrong.status == 1 && wrong.complaints.contains("PIN"), wrong.complaints.constData());
        const Ran lied = sealed("wrong", "pin");
        QVERIFY2(lied.status == 3 && lied.objects.at(0)["made"] == 0, lied.complaints.constData());

        const Ran pulled = sealed("pulled:5", "pin");
        QVERIFY2(pulled.status == 3 && pulled.complaints.contains("pulled out"), pulled.complaints.constData());
        const int made = pulled.objects.at(0)["made"].get<int>();
        QVERIFY(made > 0 && made < 10);
        QCOMPARE(pulled.objects[0]["remaining"].get<int>(), 10 - made);
        const Ran rest = sealed("", "pin");
        QVERIFY2(rest.status == 0, rest.complaints.constData());
        QCOMPARE(rest.objects.at(0)["made"].get<int>(), 10 - made);

        const Ran passes = province.ward("passes", "", "", {QStringLiteral("1")});
        QCOMPARE(passes.objects.size(), std::size_t(10));
        QCOMPARE(passes.objects[0]["sealing"].get<std::string>(), std::string("token"));
        QCOMPARE(passes.objects[9]["number"].get<std::string>(), std::string("TOKEN-000010"));
        QVERIFY(province.publishAndImport("2026-03-01T04:00:00Z"));
        QVERIFY(province.verdict(passes.objects[9]["text"].get<std::string>()).kind == core::VerdictKind::Admit);
    }

    void a_desk_whose_key_is_gone_wants_its_copy_back_and_gets_no_new_one()
    {
        Province province;
        QVERIFY(province.makeDesk());
        const fs::path key = province.path("ward") / "ward.key", safe = province.path("safe.key");
        const auto init = [&](const char *unit, const QStringList &more = {}) {
            return province.ward(
                "init", "An", "ward_police",
                QStringList{QStringLiteral("--unit"), QString::fromLatin1(unit), QStringLiteral("--no-passphrase")} +
                    more);
        };
        fs::rename(key, safe);
        const Ran lost = init("W1");
        QVERIFY2(lost.status == 1 && lost.complaints.contains("put the copy of the desk's key back"),
                 lost.complaints.constData());
        QVERIFY(!fs::exists(key));
        fs::rename(safe, key);
        QCOMPARE(init("W1").status, 0);
    }

    void what_is_refused_of_a_first_set_up_leaves_no_key()
    {
        Province province;
        QVERIFY(run({QStringLiteral("station"), QStringLiteral("init"), QStringLiteral("--station"),
                     province.file("ward"), QStringLiteral("--root"), province.file("root.json")})
                    .status == 0);
        province.put("flow", "{}");
        const QStringList init{QStringLiteral("--unit"), QStringLiteral("W1"), QStringLiteral("--no-passphrase")};
        const Ran early = province.ward("init", "An", "ward_police", init);
        QCOMPARE(early.objects.at(0)["problem"].get<std::string>(), std::string("no_directory"));
        const Ran wrong = province.ward("init", "An", "ward_police",
                                        init + QStringList{QStringLiteral("--workflow"), province.file("flow")});
        QCOMPARE(wrong.objects.at(0)["problem"].get<std::string>(), std::string("workflow"));
        QVERIFY(!fs::exists(province.path("ward") / "ward.key"));
    }

    void a_desk_key_with_a_passphrase_opens_with_it_alone()
    {
        Province province;
        QVERIFY(province.makeDesk());
        province.put("word", "mật khẩu\n");
        const QStringList protectedKey{QStringLiteral("--desk-key"), province.file("other-ward.key"),
                                       QStringLiteral("--passphrase-file"), province.file("word")};
        const Ran made =
            run(QStringList{QStringLiteral("key"), QStringLiteral("new"), QStringLiteral("--passphrase-file"),
                            province.file("word"), province.file("other-ward.key")});
        QVERIFY2(made.status == 0, made.complaints.constData());
        const Ran other = province.ward("request list", "", "", protectedKey);
        QCOMPARE(other.objects.at(0)["problem"].get<std::string>(), std::string("desk_key"));
    }
};

QTEST_GUILESS_MAIN(WardDeskTest)
#include "ward_desk_test.moc"
