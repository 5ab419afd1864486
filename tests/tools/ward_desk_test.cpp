// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/token.h"
#include "tools/ward_province.h"

using namespace th;
using namespace th::test;
using Province = WardProvince;

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
        const Ran texts =
            run({QStringLiteral("ward"), QStringLiteral("passes"), QStringLiteral("--station"), province.file("ward"),
                 QStringLiteral("1"), QStringLiteral("--texts"), QStringLiteral("--officer"), QStringLiteral("An"),
                 QStringLiteral("--role"), QStringLiteral("area_police")});
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
        const QStringList listing{QStringLiteral("ward"),       QStringLiteral("passes"), QStringLiteral("--station"),
                                  province.file("ward"),        QStringLiteral("1"),      QStringLiteral("--texts"),
                                  QStringLiteral("--officer"),  QStringLiteral("An"),     QStringLiteral("--role"),
                                  QStringLiteral("area_police")};
        QCOMPARE(run(listing).output, QByteArray::fromStdString(passes.objects[0]["text"].get<std::string>() + "\n"));
        QCOMPARE(run(listing + QStringList{QStringLiteral("--revoked")}).output, texts.output);

        const Ran reinstated = province.ward("reinstate", "Chi", "ward_police", {QStringLiteral("AA-000002")});
        QVERIFY(reinstated.status == 0 && province.publishAndImport("2026-03-01T04:50:00Z"));
        QVERIFY(province.verdict(pass).kind == core::VerdictKind::Admit);
        const Ran verified =
            run({QStringLiteral("log"), QStringLiteral("verify"), QStringLiteral("--station"), province.file("ward")});
        QVERIFY2(verified.status == 0, verified.complaints.constData());
    }

    void what_was_sealed_is_printed_from_the_queue_and_said_when_it_is_printed_again()
    {
        Province province;
        QVERIFY(province.makeDesk());
        QVERIFY(province.makeRequest(2));
        QVERIFY(province.seal(province.file("series.key")).status == 0);
        const auto queue = [&](const QStringList &more = {}) {
            return province.ward("print list", "", "", more).objects;
        };
        QCOMPARE(queue().at(0)["sheets"].get<int>(), 2);
        const auto print = [&](const char *name, const QStringList &more = {}) {
            return province.ward("print run", "Bình", "ward_clerk",
                                 QStringList{QStringLiteral("1"), QStringLiteral("--out"), province.file(name)} + more);
        };
        const Ran first = print("first.pdf");
        QVERIFY2(first.status == 0, first.complaints.constData());
        QCOMPARE(first.objects.at(0)["pages"].get<int>(), 2);
        QVERIFY(QFile::exists(province.file("first.pdf")) && queue().empty());
        QCOMPARE(print("again.pdf").objects.at(0)["problem"].get<std::string>(), std::string("printed_before"));
        QVERIFY(!QFile::exists(province.file("again.pdf")) && !QFile::exists(province.file("again.pdf.part")));
        QCOMPARE(print("first.pdf", {QStringLiteral("--reason"), QStringLiteral("x")}).status, 1); // is there
        const Ran again = print("again.pdf", {QStringLiteral("--reason"), QStringLiteral("kẹt giấy"),
                                              QStringLiteral("--line"), QStringLiteral("2")});
        QVERIFY2(again.status == 0, again.complaints.constData());
        QFile left(province.file("cut.pdf.part")); // of a printing that was killed
        QVERIFY(left.open(QIODevice::WriteOnly));
        left.close();
        const QStringList why{QStringLiteral("--reason"), QStringLiteral("mất"), QStringLiteral("--line"),
                              QStringLiteral("1")};
        QCOMPARE(print("cut.pdf", why).objects.at(0)["problem"].get<std::string>(), std::string("paper.left"));
        QVERIFY(left.exists());
        QCOMPARE(print("cut.pdf", why + QStringList{QStringLiteral("--remove-left")}).status, 0);
        QVERIFY(!left.exists() && QFile::exists(province.file("cut.pdf")));
        const auto closed = queue({QStringLiteral("--closed")});
        QCOMPARE(closed.at(0)["times"].size(), std::size_t(3));
        QCOMPARE(closed[0]["times"][1]["reason"].get<std::string>(), std::string("kẹt giấy"));
        QCOMPARE(closed[0]["times"][1]["passes"].get<int>(), 1);
        QVERIFY(province
                    .ward("revoke", "Chi", "ward_police",
                          {QStringLiteral("AA-000001"), QStringLiteral("--reason"), QStringLiteral("lost")})
                    .status == 0);
        const Ran one = print("one.pdf", {QStringLiteral("--reason"), QStringLiteral("hỏng")});
        QCOMPARE(one.objects.at(0)["passes"].get<int>(), 1);
        QCOMPARE(one.objects[0]["revoked"].get<int>(), 1);
    }

    void codes_are_saved_as_pictures_for_phones_and_the_journal_says_so()
    {
        Province province;
        QVERIFY(province.makeDesk());
        QVERIFY(province.makeRequest(2));
        QVERIFY(province.seal(province.file("series.key")).status == 0);
        const auto save = [&](const QStringList &more = {}) {
            return province.ward("print run", "Bình", "ward_clerk",
                                 QStringList{QStringLiteral("1"), QStringLiteral("--screens"), province.file("codes")} +
                                     more);
        };
        QVERIFY(QDir().mkdir(province.file("codes.part"))); // of one that was killed
        QCOMPARE(save().objects.at(0)["problem"].get<std::string>(), std::string("paper.left"));
        const Ran saved = save({QStringLiteral("--remove-left")});
        QVERIFY2(saved.status == 0, saved.complaints.constData());
        QCOMPARE(saved.objects.at(0)["passes"].get<int>(), 2);
        const QDir folder(province.file("codes"));
        QCOMPARE(folder.entryList(QDir::Files),
                 (QStringList{QStringLiteral("AA-000001.png"), QStringLiteral("AA-000002.png")}));
        for (const QString &name : folder.entryList(QDir::Files)) {
            QCOMPARE(QFile::permissions(folder.filePath(name)) & (QFile::ReadGroup | QFile::ReadOther),
                     QFile::Permissions());
            const Ran read = run({QStringLiteral("--json"), QStringLiteral("decode"), folder.filePath(name)});
            QVERIFY2(read.status == 0 && read.output.contains(name.left(9).toUtf8()), read.output.constData());
        }
        QCOMPARE(save().objects.at(0)["problem"].get<std::string>(), std::string("paper.exists"));
        const auto waiting = province.ward("print list", "", "", {}).objects;
        QCOMPARE(waiting.at(0)["state"].get<std::string>(), std::string("waits")); // for its paper
        QCOMPARE(waiting[0]["times"][0]["outcome"].get<std::string>(), std::string("printed"));
        QCOMPARE(waiting[0]["times"][0]["template"].get<std::string>(), std::string("PNG"));
    }

    void the_register_is_exported_with_its_types_and_the_days_are_counted()
    {
        Province province;
        QVERIFY(province.makeDesk());
        QVERIFY(province.makeRequest(2));
        QVERIFY(province.seal(province.file("series.key")).status == 0);
        const auto exported = [&](const char *name, const QStringList &more = {}) {
            return province.ward("export", "Bình", "ward_clerk",
                                 QStringList{QStringLiteral("--out"), province.file(name)} + more);
        };
        const Ran table = exported("register.csv");
        QVERIFY2(table.status == 0, table.complaints.constData());
        QCOMPARE(table.objects.at(0)["rows"].get<int>(), 2);
        QFile csv(province.file("register.csv"));
        QVERIFY(csv.open(QIODevice::ReadOnly));
        const QByteArray text = csv.readAll();
        QVERIFY2(text.contains("AA-000002,2026-03-01 10:30:00,Trần Thị Bé 2,") && text.count('\n') == 3,
                 text.constData());
        QCOMPARE(QFile::permissions(csv.fileName()) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        QCOMPARE(exported("register.csv").status, 1); // nothing is written over
        QCOMPARE(exported("book.xlsx", {QStringLiteral("be 2")}).objects.at(0)["rows"].get<int>(), 1);
        QVERIFY(QFileInfo(province.file("book.xlsx")).size() > 1000);
        const Ran days = province.ward("statistics", "", "", {});
        QCOMPARE(days.objects.at(0)["day"].get<std::string>(), std::string("2026-03-01"));
        QCOMPARE(days.objects[0]["issued"].get<int>(), 2);
        const Ran none = province.ward("statistics", "", "",
                                       {QStringLiteral("--by"), QStringLiteral("kind"), QStringLiteral("--to"),
                                        QStringLiteral("2026-03-01T00:00:00Z")});
        QVERIFY(none.status == 0 && none.objects.empty());
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
        const auto &taken = history.objects[1]; // the first step
        for (const auto &[field, value] : {std::pair("officer", "An"),
                                           {"role", "area_police"},
                                           {"unit", "W1"},
                                           {"kind", "step"},
                                           {"to", "review"},
                                           {"reason", ""}})
            QCOMPARE(taken[field].get<std::string>(), std::string(value));
        QVERIFY(taken["from"].get<std::string>() != "review" && taken["at"].get<std::string>().ends_with("Z"));
        QVERIFY(taken["sentence"].get<std::string>().find("An (area police, W1): ") != std::string::npos);
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

    void a_file_that_is_too_large_is_refused_with_the_limit_and_what_to_do()
    {
        Province province;
        QVERIFY(province.makeDesk());
        QVERIFY(province.makeRequest(1));
        QFile sparse(province.file("huge"));
        QVERIFY(sparse.open(QIODevice::WriteOnly) && sparse.resize(qint64(2) << 30));
        const auto attach =
            province.seen() + QStringList{QStringLiteral("--kind"), QStringLiteral("list"), sparse.fileName()};
        const Ran attached = province.ward("request attach", "Chi", "ward_police", attach);
        QCOMPARE(attached.status, 1);
        QVERIFY2(attached.complaints.contains("is larger than 32 MiB. Divide it, or scan it less finely."),
                 attached.complaints.constData());
        const auto vietnamese = QStringList{QStringLiteral("--lang"), QStringLiteral("vi")};
        QVERIFY(province.ward("request attach", "Chi", "ward_police", attach + vietnamese)
                    .complaints.contains("lớn hơn 32 MiB. Hãy chia nhỏ"));
        const Ran mail = province.ward("mail read", "Bình", "ward_clerk", {sparse.fileName()});
        QCOMPARE(mail.status, 1);
        QVERIFY2(mail.complaints.contains("is larger than 32 MiB. Ask the sender"), mail.complaints.constData());
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
