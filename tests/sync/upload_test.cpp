// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonDocument>
#include <QTest>

#include "upload_world.h"

using namespace th;
using namespace th::test;
using sync::UploadFault;
using Change = std::function<void(sync::HttpHead &, std::string &)>;
Q_DECLARE_METATYPE(Change)

namespace {

/// Carries the first `most` questions, then the link is dead.
sync::Transport cutAfterAsks(int most, bool answersCome)
{
    return [left = most, answersCome, real = sync::overNetwork({})](const sync::HttpAsk &ask,
                                                                    const sync::HttpSink &sink) mutable {
        const sync::HttpAnswer cut{{}, sync::FetchError{sync::FetchError::Kind::Unreachable, "cut"}};
        if (left-- > 0)
            return real(ask, sink);
        if (left == -1 && answersCome) // it gets there, but nobody hears of it
            (void)real(ask, [](const auto &, auto) { return true; });
        return cut;
    };
}

constexpr qsizetype cuts = 18;
/// Sends only the first `cut` eighteenths of a POST, as a cut link does.
sync::Transport cutInBody(quint16 port, qsizetype cut)
{
    return [=](const sync::HttpAsk &ask, const sync::HttpSink &sink) -> sync::HttpAnswer {
        if (!ask.post)
            return sync::overNetwork({})(ask, sink);
        QByteArray request = "POST /v1/journal HTTP/1.1\r\nHost: hub\r\n";
        for (const std::string &header : ask.headers)
            if (!header.ends_with(':'))
                request += QByteArray::fromStdString(header) + "\r\n";
        request += "Content-Length: " + QByteArray::number(qsizetype(ask.post->size())) + "\r\n\r\n" + toQt(*ask.post);
        RawClient client(port);
        client.send(request.left(request.size() * cut / cuts));
        client.endSending();
        if (!client.isClosedByPeer())
            qFatal("the hub waits for more");
        return {{}, sync::FetchError{sync::FetchError::Kind::Unreachable, "cut"}};
    };
}

QByteArray kindsOf(const QByteArray &alarms)
{
    QByteArray kinds;
    for (const char *kind : {"fork", "hub_behind", "broken_chain", "bad_checkpoint", "journal_gap", "journal_lost"})
        if (alarms.contains(kind))
            kinds += QByteArray(kind) + ' ';
    return kinds.trimmed();
}

} // namespace

/// A station's journal on its way to the real hub.
class UploadTest : public QObject {
    Q_OBJECT

private slots:
    void allOfItArrivesOnce()
    {
        UploadWorld world(3'000);
        auto station = world.open();
        const auto first = world.upload(station);
        QVERIFY2(first.ok(), first ? "" : first.error().detail.c_str());
        QCOMPARE(first->sent, journalOf(station).size());
        QCOMPARE(first->have, first->sent);
        QCOMPARE(world.headAtHub(station), core::toHex(core::journal::hash(journalOf(station).back())));
        QCOMPARE(station.unsentRecords(), std::uint64_t(0));
        QCOMPARE(world.upload(station)->sent, std::uint64_t(0));
        appendScans(station, 9'000, 3);
        QCOMPARE(world.upload(station)->sent, std::uint64_t(6)); // with a start, a session and a checkpoint
        QVERIFY(!station.verifyLog()->firstBad);
        QCOMPARE(kindsOf(world.alarms()), QByteArray());
    }

    void whateverIsCutItGoesOnAndNothingIsThereTwice_data()
    {
        QTest::addColumn<bool>("answersCome");
        QTest::newRow("the question is lost") << false;
        QTest::newRow("the answer is lost") << true;
    }
    void whateverIsCutItGoesOnAndNothingIsThereTwice()
    {
        QFETCH(bool, answersCome);
        UploadWorld world(1'500);
        auto station = world.open();
        std::uint64_t sent = 0;
        for (int asks = 0; asks < 4; ++asks) {
            sync::Upload upload(world.address());
            const auto transport = cutAfterAsks(asks, answersCome);
            while (const auto ask = upload.next(station, uploadClock()))
                upload.take(station, sync::askHub(transport, *ask), uploadClock());
            QVERIFY(upload.error()->fault == UploadFault::Unreachable);
            QVERIFY(sync::mayComeRight(upload.error()->fault));
            sent += upload.summary().sent;
        }
        const auto rest = world.upload(station);
        QVERIFY(rest.ok());
        QCOMPARE(rest->have, journalOf(station).size());
        QVERIFY(sent + rest->sent <= rest->have); // less where the hub had it though no answer came
        QCOMPARE(world.headAtHub(station), core::toHex(core::journal::hash(journalOf(station).back())));
        QCOMPARE(kindsOf(world.alarms()), QByteArray());
    }

    void aPartThatIsCutAtAnyByteLeavesNothingHalf()
    {
        UploadWorld world(100);
        auto station = world.open();
        for (qsizetype cut = 0; cut < cuts; ++cut)
            QVERIFY(world.upload(station, cutInBody(world.hub.hub().port(), cut)).error().fault ==
                    UploadFault::Unreachable);
        QCOMPARE(store::outboxOf(station)->sent, std::uint64_t(0));
        QCOMPARE(world.upload(station)->have, journalOf(station).size());
        QCOMPARE(kindsOf(world.alarms()), QByteArray());
    }

    void theHubIsKilledBetweenParts()
    {
        UploadWorld world(3'000);
        auto station = world.open();
        int posts = 0;
        const auto killing = [&](const sync::HttpAsk &ask, const sync::HttpSink &sink) {
            auto answer = sync::overNetwork({})(ask, sink);
            if (ask.post && ++posts == 3)
                world.hub.hub().kill();
            return answer;
        };
        const auto cut = world.upload(station, killing);
        QVERIFY(!cut && cut.error().fault == UploadFault::Unreachable);
        const std::uint64_t sent = store::outboxOf(station)->sent;
        QVERIFY(sent > 0);
        QVERIFY(world.hub.start());
        const auto rest = world.upload(station);
        QVERIFY(rest.ok());
        QCOMPARE(rest->sent, journalOf(station).size() - sent); // what it acknowledged it still has
        QVERIFY(!rest->hubWasBehind);
    }

    void aPartThatIsSentTwiceIsThereOnce()
    {
        UploadWorld world(500);
        auto station = world.open();
        bool doubled = false;
        const auto twice = [&](const sync::HttpAsk &ask, const sync::HttpSink &sink) {
            if (ask.post && !std::exchange(doubled, true)) // libcurl itself does so where a kept connection had ended
                (void)sync::overNetwork({})(ask, [](const auto &, auto) { return true; });
            return sync::overNetwork({})(ask, sink);
        };
        const auto done = world.upload(station, twice);
        QVERIFY2(done.ok(), done ? "" : done.error().detail.c_str());
        QCOMPARE(done->have, journalOf(station).size());
        QCOMPARE(kindsOf(world.alarms()), QByteArray());
    }

    void aHubPutBackToAnOldBackupGetsTheRestAgainAndIsAlarmed()
    {
        UploadWorld world(100);
        auto station = world.open();
        QVERIFY(world.upload(station).ok());
        world.hub.hub().askToStop();
        QCOMPARE(world.hub.hub().waitForEnd(), 0);
        QVERIFY(QFile::copy(world.hub.file("hub.sqlite"), world.hub.file("backup.sqlite")));
        QVERIFY(world.hub.start());
        const std::size_t backedUp = journalOf(station).size();
        appendScans(station, 200, 50);
        QVERIFY(world.upload(station).ok());
        world.hub.hub().kill();
        for (const char *name : {"hub.sqlite", "hub.sqlite-wal", "hub.sqlite-shm"})
            QFile::remove(world.hub.file(name));
        QVERIFY(QFile::copy(world.hub.file("backup.sqlite"), world.hub.file("hub.sqlite")));
        QVERIFY(world.hub.start());

        const auto again = world.upload(station); // though there is nothing new
        QVERIFY2(again.ok(), again ? "" : again.error().detail.c_str());
        QVERIFY(again->hubWasBehind);
        QCOMPARE(again->sent, journalOf(station).size() - backedUp);
        QCOMPARE(again->have, journalOf(station).size());
        QCOMPARE(kindsOf(world.alarms()), QByteArray("hub_behind"));
        QVERIFY(!station.verifyLog()->firstBad);
    }

    void twoMachinesWithOneKeyAreTold()
    {
        UploadWorld world(100);
        {
            auto station = world.open();
            QVERIFY(world.upload(station).ok());
        }
        std::filesystem::copy(world.folder(), world.folder("copy"), std::filesystem::copy_options::recursive);
        auto first = world.open();
        appendScans(first, 300, 10);
        QVERIFY(world.upload(first).ok());

        auto second = world.open("copy");
        appendScans(second, 400, 5);
        const std::size_t before = journalOf(second).size();
        for (int i = 0; i < 2; ++i) {
            const auto refused = world.upload(second);
            QVERIFY(!refused && refused.error().fault == UploadFault::Forked);
            QVERIFY(!sync::mayComeRight(refused.error().fault));
        }
        QCOMPARE(kindsOf(world.alarms()), QByteArray("fork"));
        QCOMPARE(journalOf(second).size(), before + 1); // its checkpoint came to it
        QCOMPARE(second.unsentRecords(), std::uint64_t(5));
        QVERIFY(second.verifyLog()->firstBad.has_value());
        appendScans(first, 500, 1);
        QVERIFY(world.upload(first).ok());
        QVERIFY(!first.verifyLog()->firstBad);
    }

    /// A station that lost the end of its log, and knows it, goes on behind: the hub has all that there is.
    void whatWasWrittenBehindALostTailArrives()
    {
        UploadWorld world(100);
        {
            Forgery forgery(world.folder() / "station.sqlite");
            forgery.run("DELETE FROM journal_scan WHERE seq > 60; DELETE FROM journal_entry WHERE seq > 60");
        }
        auto station = world.open();
        appendScans(station, 1, 3);
        const auto done = world.upload(station);
        QVERIFY2(done.ok(), done ? "" : sync::sentence(done.error(), core::Language::English).c_str());
        const auto entries = journalOf(station);
        QCOMPARE(done->have, core::journal::decode(entries.back())->seq);
        QCOMPARE(world.headAtHub(station), core::toHex(core::journal::hash(entries.back())));
        QCOMPARE(kindsOf(world.alarms()), QByteArray("journal_lost"));
        QVERIFY2(world.alarms().contains("seq 61  entries "), world.alarms().constData());
        QVERIFY(world.upload(station).ok());
    }

    void aTailThatWasCutIsNamedEvenWhereTheReceiptsWentWithIt()
    {
        UploadWorld world(100);
        {
            auto station = world.open();
            QVERIFY(world.upload(station).ok());
        }
        {
            Forgery forgery(world.folder() / "station.sqlite"); // one that also rewrites where the journal ends
            forgery.run("DELETE FROM journal_scan WHERE seq > 60; DELETE FROM journal_entry WHERE seq > 60;"
                        "DELETE FROM receipt; DELETE FROM meta WHERE name = 'journal'");
        }
        auto station = world.open();
        const auto refused = world.upload(station);
        QVERIFY(!refused && refused.error().fault == UploadFault::Forked);
        QVERIFY(refused.error().detail.find("fork") != std::string::npos); // its checkpoint is not what the hub has
        QCOMPARE(kindsOf(world.alarms()), QByteArray("fork"));
        QVERIFY(station.verifyLog()->why.find("a hub has") != std::string::npos);
    }

    void whomTheHubDoesNotWantIsTold()
    {
        UploadWorld world(100);
        auto station = world.open();
        auto stranger = *store::Station::create(world.folder("stranger"), "Lạ", false);
        QVERIFY(store::setHub(stranger, *store::hubOf(station).value(), store::HubChange::KeepsKey).ok());
        QVERIFY(world.upload(stranger).error().fault == UploadFault::Unknown);
        (void)world.command({QStringLiteral("revoke"), world.stationKey()});
        const auto refused = world.upload(station);
        QVERIFY(!refused && refused.error().fault == UploadFault::Revoked);
        QVERIFY(!sync::sentence(refused.error(), core::Language::Vietnamese).empty());
    }

    void anotherHubGetsNothing()
    {
        UploadWorld world(100);
        HubWorld other;
        QVERIFY(other.start());
        auto station = world.open();
        std::vector<std::string> asked;
        const auto noting = [&](const sync::HttpAsk &ask, const sync::HttpSink &sink) {
            asked.push_back(ask.address);
            return sync::overNetwork({})(ask, sink);
        };
        const auto refused =
            sync::uploadJournal(station, noting, uploadClock, "http://127.0.0.1:" + std::to_string(other.hub().port()));
        QVERIFY(!refused && refused.error().fault == UploadFault::OtherHub);
        QCOMPARE(refused.error().detail, core::toHex(other.key()));
        QCOMPARE(asked.size(), std::size_t(1));
    }

    void whatTheHubDidNotSignIsNotBelieved_data()
    {
        QTest::addColumn<std::string>("target");
        QTest::addColumn<Change>("change");
        const auto says = [](long status, const char *body) -> Change {
            return [=](sync::HttpHead &head, std::string &text) {
                head = {status};
                text = body;
            };
        };
        QTest::newRow("only the key repeated")
            << std::string("/v1/hub") << Change([](auto &head, auto &) { head.hubSignature.clear(); });
        QTest::newRow("another status") << std::string("/v1/hub") << Change([](auto &head, auto &) { ++head.status; });
        QTest::newRow("another time") << std::string("/v1/hub") << Change([](auto &, auto &text) {
            text.replace(text.find("time") + 6, 1, "3");
        });
        QTest::newRow("half a signature")
            << std::string("/v1/hub") << Change([](auto &head, auto &) { head.hubSignature.resize(64); });
        QTest::newRow("approved") << std::string("/v1/device") << says(200, "{\"state\":\"approved\",\"have\":0}");
        QTest::newRow("revoked") << std::string("/v1/device") << says(200, "{\"state\":\"revoked\"}");
        QTest::newRow("refused as revoked") << std::string("/v1/device") << says(403, "{\"error\":\"revoked\"}");
        QTest::newRow("unknown") << std::string("/v1/device") << says(403, "{\"error\":\"unknown_device\"}");
        QTest::newRow("a wrong clock") << std::string("/v1/device") << says(401, "{\"error\":\"clock\",\"time\":5}");
        QTest::newRow("a fork") << std::string("/v1/journal") << says(409, "{\"error\":\"fork\",\"seq\":1}");
        QTest::newRow("malformed") << std::string("/v1/journal") << says(422, "{\"error\":\"malformed\"}");
    }
    void whatTheHubDidNotSignIsNotBelieved()
    {
        QFETCH(std::string, target);
        QFETCH(Change, change);
        UploadWorld world(100);
        auto station = world.open();
        std::size_t after = 0;
        const auto refused = world.upload(station, [&](const sync::HttpAsk &ask, const sync::HttpSink &sink) {
            after += after > 0 ? 1 : 0;
            if (!ask.address.ends_with(target))
                return sync::overNetwork({})(ask, sink);
            std::string body;
            auto answer = sync::overNetwork({})(ask, [&](const auto &, core::ByteView piece) {
                body += core::asText(piece);
                return true;
            });
            change(answer.head, body);
            (void)sink(answer.head, core::asBytes(body));
            after = std::max<std::size_t>(after, 1);
            return answer;
        });
        QVERIFY(!refused && refused.error().fault == UploadFault::OtherHub);
        QVERIFY(!sync::mayComeRight(refused.error().fault));
        QCOMPARE(after, std::size_t(1)); // it was asked nothing more
        QCOMPARE(store::outboxOf(station)->sent, std::uint64_t(0));
        QVERIFY(!station.verifyLog()->firstBad);
        QVERIFY(world.upload(station).ok());
    }

    void anAnswerToAnEarlierQuestionIsNotBelieved()
    {
        UploadWorld world(100);
        auto station = world.open();
        std::map<std::string, std::pair<sync::HttpAnswer, core::Bytes>> earlier;
        QVERIFY(world
                    .upload(station,
                            [&](const sync::HttpAsk &ask, const sync::HttpSink &sink) {
                                auto &[answer, body] = earlier[ask.address];
                                body.clear();
                                answer = sync::overNetwork({})(ask, [&](const auto &head, core::ByteView piece) {
                                    body.insert(body.end(), piece.begin(), piece.end());
                                    return sink(head, piece);
                                });
                                return answer;
                            })
                    .ok());
        appendScans(station, 200, 1);
        for (const char *target : {"/v1/hub", "/v1/device", "/v1/journal"}) {
            const auto refused = world.upload(station, [&](const sync::HttpAsk &ask, const sync::HttpSink &sink) {
                if (!ask.address.ends_with(target))
                    return sync::overNetwork({})(ask, sink);
                const auto &[answer, body] = earlier.at(ask.address);
                (void)sink(answer.head, body);
                return answer;
            });
            QVERIFY(!refused && refused.error().fault == UploadFault::OtherHub);
        }
        QVERIFY(store::outboxOf(station)->sent < journalOf(station).size());
    }

    void aProxyThatSaysItIsBusyIsNoImpostor()
    {
        UploadWorld world(100);
        auto station = world.open();
        const auto faultOf = [&](long status, const char *body) {
            return world
                .upload(station,
                        [=](const sync::HttpAsk &, const sync::HttpSink &sink) {
                            const sync::HttpHead head{status};
                            (void)sink(head, core::asBytes(body));
                            return sync::HttpAnswer{head};
                        })
                .error()
                .fault;
        };
        QVERIFY(faultOf(429, "{}") == UploadFault::Busy);
        QVERIFY(faultOf(503, "<html>") == UploadFault::Busy);
        QVERIFY(faultOf(502, "<html>") == UploadFault::Unreachable);
        QVERIFY(faultOf(520, "") == UploadFault::Unreachable);
        QVERIFY(faultOf(200, "<html>") == UploadFault::CaptivePortal);
        QVERIFY(faultOf(404, "{\"error\":\"nothing here\"}") == UploadFault::NotAHub);
    }

    void aWrongClockIsNoHindranceAndIsTold()
    {
        UploadWorld world(100);
        auto station = world.open();
        for (const auto years : {std::chrono::years(-30), std::chrono::years(10)}) {
            const auto wrong = [&] {
                auto clock = uploadClock();
                clock.wall += std::chrono::duration_cast<std::chrono::seconds>(years);
                return clock;
            };
            appendScans(station, 40, 1);
            const auto done = sync::uploadJournal(station, sync::overNetwork({}), wrong, world.address());
            QVERIFY2(done.ok(), done ? "" : done.error().detail.c_str());
            QVERIFY(done->clockBehind.has_value());
            QVERIFY((*done->clockBehind > std::chrono::milliseconds(0)) == (years.count() < 0));
        }
    }
};

QTEST_GUILESS_MAIN(UploadTest)
#include "upload_test.moc"
