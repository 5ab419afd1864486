// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/import_world.h"

#include "sync/loopback_server.h"

#include "http.h"
#include "sync/sync_plan.h"

#include <QDateTime>
#include <QLocale>

using namespace th;
using namespace th::test;
using namespace std::chrono_literals;
using sync::Steady;
using sync::SyncWait;

namespace {

/// A station that syncs by its plan with a server that does as it likes, on made-up time.
struct Engine : World {
    Engine()
    {
        files = repository.files();
        server.serve(files);
        source.from = server.address();
        source.partials = sync::partialsOf(fs::path(folder.path().toStdString()) / "station");
        source.patience = {5s, 5s, 1};
        plan.begin(0ms, 0);
    }

    /// The next attempt, at the moment the plan wants it.
    core::Result<sync::SyncSummary, sync::ImportError> attempt(double chance = 0.5)
    {
        now = std::max(now, plan.state().until.value_or(now));
        if (!plan.next(now))
            qFatal("it gave up");
        ++attempts;
        auto done = sync::syncOnce(station, source, noon, [&](const auto &at) { plan.came(at, now); });
        now += 1ms; // it took some time
        if (done)
            plan.downloaded(now, chance);
        else
            plan.downloadFailed(done.error().fault, now, chance, done.error().retryAfter);
        return done;
    }
    [[nodiscard]] Steady pause() const { return *plan.state().until - now; }
    /// How often it asked in an hour of this.
    int attemptsInAnHour()
    {
        const int before = attempts;
        for (const Steady end = now + 1h; *plan.state().until < end;)
            (void)attempt();
        return attempts - before;
    }
    /// All but roots, which are answered as a server without newer ones does.
    void answer(const HttpReply &reply)
    {
        server.setRule([reply](const HttpRequest &request) -> std::optional<HttpReply> {
            if (request.path.ends_with(".root.json"))
                return std::nullopt;
            return reply;
        });
    }

    LoopbackServer server;
    sync::Files files;
    sync::SyncSource source;
    sync::SyncPlan plan{sync::SyncPace()};
    Steady now{};
    int attempts = 0;
};

QByteArray retryAfter(const QByteArray &value) { return "Retry-After: " + value + "\r\n"; }

} // namespace

/// What a server may answer instead of data: the station never gives up, never spins, and says what it does.
class HostileServerTest : public QObject {
    Q_OBJECT
private slots:
    void whateverItAnswersTheStationGoesOnInItsTime_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<QByteArray>("headers");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("why");
        const auto row = [](const char *name, const char *status, const QByteArray &headers, const char *body,
                            SyncWait why) {
            QTest::newRow(name) << QByteArray(status) << headers << QByteArray(body) << int(why);
        };
        row("413", "413 Content Too Large", {}, "{}", SyncWait::Unreachable);
        row("429", "429 Too Many Requests", {}, "{}", SyncWait::Unreachable);
        row("429 for seconds", "429 Too Many Requests", retryAfter("30"), "{}", SyncWait::Unreachable);
        row("429 for ever", "429 Too Many Requests", retryAfter("99999999999999999999"), "{}", SyncWait::Unreachable);
        row("503 for a century", "503 Service Unavailable", retryAfter("Fri, 31 Dec 2125 23:59:59 GMT"), "{}",
            SyncWait::Unreachable);
        row("503 with nonsense", "503 Service Unavailable", retryAfter("-5 soon"), "{}", SyncWait::Unreachable);
        row("503 since long ago", "503 Service Unavailable", retryAfter("Thu, 01 Jan 1970 00:00:00 GMT"), "{}",
            SyncWait::Unreachable);
        row("500", "500 Internal Server Error", {}, "", SyncWait::Unreachable);
        row("a page", "200 OK", "Content-Type: text/html\r\n", "<html>sign in</html>", SyncWait::CaptivePortal);
        row("a page that does not say so", "200 OK", {}, " \n<!DOCTYPE html>", SyncWait::CaptivePortal);
        row("511", "511 Network Authentication Required", {}, "", SyncWait::CaptivePortal);
        row("a loop", "302 Found", "Location: /metadata/timestamp.json\r\n", "", SyncWait::Unreachable);
        row("nothing", "200 OK", {}, "", SyncWait::Refused);
        row("no JSON", "200 OK", {}, "{\"signed\":", SyncWait::Refused);
        row("gone", "410 Gone", {}, "", SyncWait::NothingThere);
        row("another part", "206 Partial Content", "Content-Range: bytes 900-999/1000\r\n", "x", SyncWait::Unreachable);
    }
    void whateverItAnswersTheStationGoesOnInItsTime()
    {
        QFETCH(QByteArray, status);
        QFETCH(QByteArray, headers);
        QFETCH(QByteArray, body);
        QFETCH(int, why);
        Engine engine;
        engine.answer({status, headers, body});
        const auto first = engine.attempt();
        QVERIFY(!first.ok());
        QCOMPARE(int(engine.plan.state().why), why);
        for (const auto language : {core::Language::Vietnamese, core::Language::English})
            QVERIFY(!sync::sentence(first.error(), language).empty());
        const int asked = engine.attemptsInAnHour();
        QVERIFY2(asked >= 4 && asked <= 30, std::to_string(asked).c_str()); // neither given up nor spinning
        QVERIFY(engine.pause() <= sync::SyncPace().longestRetry * 3 / 2);
        engine.server.setRule({});
        const auto healed = engine.attempt();
        QVERIFY2(healed.ok(), qPrintable(::why(healed)));
    }

    /// The timestamp comes anew with each attempt: it is no progress, however long.
    void whoFailsBehindTheTimestampIsNotAskedAllTheTime()
    {
        Engine engine;
        sync::SyncPace pace;
        pace.gain = 1;
        engine.plan = sync::SyncPlan(pace);
        engine.plan.begin(engine.now, 0);
        engine.server.setRule([](const HttpRequest &asked) -> std::optional<HttpReply> {
            if (asked.path == "metadata/timestamp.json" || asked.path.ends_with(".root.json"))
                return std::nullopt;
            return HttpReply{"500 Internal Server Error", "", "no"};
        });
        QVERIFY(!engine.attempt().ok());
        QVERIFY(engine.server.seen().sent["metadata/timestamp.json"] > 0);
        const int asked = engine.attemptsInAnHour();
        QVERIFY2(asked <= 30, std::to_string(asked).c_str());
    }

    void whoIsBusyIsLeftAloneForAsLongAsHeSays()
    {
        Engine engine;
        engine.answer({"429 Too Many Requests", retryAfter("120"), "{}"});
        const auto first = engine.attempt(0);
        QVERIFY(!first.ok() && first.error().retryAfter == 120s);
        QCOMPARE(engine.pause(), Steady(120s)); // without it: at once
        (void)engine.attempt(0.999);
        QVERIFY(engine.pause() > 120s && engine.pause() < 181s); // and not all stations in the same moment
        const QByteArray date = QLocale::c()
                                    .toString(QDateTime::currentDateTimeUtc().addSecs(200),
                                              QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"))
                                    .toLatin1();
        engine.answer({"503 Service Unavailable", retryAfter(date), "{}"});
        (void)engine.attempt(0);
        QVERIFY2(engine.pause() > 150s && engine.pause() <= 200s, std::to_string(engine.pause().count()).c_str());
        engine.plan.syncNow(engine.now); // a person asks
        QCOMPARE(engine.pause(), Steady(0));
    }

    void nobodySilencesAStation()
    {
        Engine engine;
        engine.answer({"503 Service Unavailable", retryAfter("99999999"), "{}"});
        const auto first = engine.attempt(0.999);
        QVERIFY(first.error().retryAfter && *first.error().retryAfter <= 1h);
        const Steady longest = sync::SyncPace().longestRetry;
        QVERIFY(engine.pause() > longest * 14 / 10 && engine.pause() <= longest * 3 / 2);
        (void)engine.attempt(0.2); // nor does it bring all stations back in one moment
        QCOMPARE(engine.pause(), longest * 11 / 10);
        engine.server.setRule({});
        QVERIFY(engine.attempt(0).ok());
        QVERIFY(engine.pause() <= sync::SyncPace().poll); // and it is forgotten
    }

    /// A busy server does not keep the station from the next one.
    void anotherSourceIsAskedAtOnce()
    {
        sync::SyncPlan plan(sync::SyncPace(), 2);
        plan.begin(0ms, 0);
        QCOMPARE(plan.next(0ms)->source, std::size_t(0));
        plan.downloadFailed(ImportFault::Unreachable, 5ms, 0, 300s);
        QCOMPARE(plan.next(5ms)->source, std::size_t(1));
        plan.downloadFailed(ImportFault::Unreachable, 9ms, 0);
        QCOMPARE(*plan.state().until, Steady(300'009));
    }

    void aCertificateOutsideItsTimeNamesTheClock()
    {
        Engine engine;
        engine.source.transport = [](const sync::HttpAsk &, const sync::HttpSink &) {
            return sync::HttpAnswer{{},
                                    sync::FetchError{sync::FetchError::Kind::Certificate, "certificate has expired"}};
        };
        const auto done = engine.attempt();
        QCOMPARE(done.error().fault, ImportFault::Certificate);
        const std::string english = sync::sentence(done.error(), core::Language::English);
        QVERIFY2(english.find("date and time") != std::string::npos, english.c_str());
        QVERIFY(sync::sentence(done.error(), core::Language::Vietnamese).find("ngày giờ") != std::string::npos);
        QVERIFY(engine.attemptsInAnHour() >= 5);
    }
};

QTEST_GUILESS_MAIN(HostileServerTest)
#include "hostile_server_test.moc"
