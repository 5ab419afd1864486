// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/hub_wire.h"
#include "metrics.h"
#include "problems.h"
#include "request_guard.h"
#include "support/sample_pass.h"

#include <set>

using namespace th;
using namespace th::hub;
using th::test::sampleKey;

namespace {

constexpr Milliseconds now = 1'630'983'600'000;

struct Sent {
    core::SoftwareKey device = sampleKey(1);
    core::PublicKey hub = sampleKey(2).publicKey();

    [[nodiscard]] RequestHead head(Milliseconds when, std::uint8_t nonce)
    {
        core::wire::SignedRequest request{hub, "GET", "/v1/device", when, {nonce}, core::blake2b256({})};
        const auto signature = *device.sign(core::wire::toBeSigned(request));
        RequestHead head;
        head.method = request.method;
        head.target = request.target;
        head.headers = {{"thonghanh-device", core::toHex(device.publicKey())},
                        {"thonghanh-time", std::to_string(when)},
                        {"thonghanh-nonce", core::toHex(request.nonce)},
                        {"thonghanh-body", core::toHex(request.body)},
                        {"thonghanh-signature", core::toHex(signature)}};
        return head;
    }
};

std::string verdict(RequestGuard &guard, const RequestHead &head, Milliseconds when)
{
    const auto admitted = guard.admit(head, when);
    if (!admitted)
        return admitted.error();
    const char *problem = guard.remember(*admitted, when);
    return problem ? problem : "ok";
}

} // namespace

class GuardTest : public QObject {
    Q_OBJECT
private slots:
    void a_request_passes_once_for_as_long_as_its_time_is_acceptable()
    {
        Sent sent;
        RequestGuard guard(sent.hub);
        const auto ahead = sent.head(now + RequestGuard::window, 1); // the longest acceptable: for two windows from now
        QCOMPARE(verdict(guard, ahead, now), std::string("ok"));
        for (Milliseconds later = 0; later <= 2 * RequestGuard::window; later += 10'000)
            QCOMPARE(verdict(guard, ahead, now + later), std::string("replay"));
        QCOMPARE(verdict(guard, ahead, now + 2 * RequestGuard::window + 1), std::string("clock"));
    }

    void what_was_sent_before_others_were_forgotten_is_remembered()
    {
        Sent sent;
        RequestGuard guard(sent.hub);
        Milliseconds when = now;
        for (std::uint8_t i = 0; i < 60; ++i, when += 30'000) {
            const auto head = sent.head(when + RequestGuard::window, i);
            QCOMPARE(verdict(guard, head, when), std::string("ok"));
            QCOMPARE(verdict(guard, head, when + RequestGuard::window), std::string("replay"));
        }
    }

    void a_clock_that_was_set_back_by_years_still_forgets()
    {
        Sent sent;
        RequestGuard guard(sent.hub);
        const Milliseconds later = now + 10LL * 365 * 86'400'000;
        QCOMPARE(verdict(guard, sent.head(later, 1), later), std::string("ok"));
        Sender sender{sent.device.publicKey(), {}, {7}};
        QVERIFY(guard.remember(sender, now) == nullptr);
        QCOMPARE(guard.remember(sender, now + 2 * RequestGuard::window), "replay");
        QVERIFY(guard.remember({sent.device.publicKey(), {}, {8}}, now + 2 * RequestGuard::window + 1) == nullptr);
        QVERIFY(guard.remember(sender, now + 4 * RequestGuard::window + 2) == nullptr);
    }

    void requests_of_strangers_are_not_remembered_and_those_of_devices_only_up_to_a_limit()
    {
        Sent sent;
        RequestGuard guard(sent.hub);
        const auto head = sent.head(now, 1);
        QVERIFY(guard.admit(head, now).ok() && guard.admit(head, now).ok()); // remembering is asked for by itself
        Sender sender;
        const auto number = [&sender](std::size_t i) {
            for (std::size_t at = 0; at < 4; ++at)
                sender.nonce[at] = static_cast<std::uint8_t>(i >> (8 * at));
            return sender;
        };
        for (std::size_t i = 0; i < RequestGuard::mostNonces; ++i)
            QVERIFY(guard.remember(number(i), now) == nullptr);
        QCOMPARE(guard.remember(number(RequestGuard::mostNonces), now), "busy");
        QCOMPARE(guard.remember(number(5), now), "replay");
    }

    void addresses_are_compared_whole_and_counted_by_network()
    {
        QCOMPARE(clientAddress("2001:DB8:0:0:1::5").whole, clientAddress("2001:db8::1:0:0:5").whole);
        QCOMPARE(clientAddress("2001:db8::1").counted, clientAddress("2001:db8:0:0:ffff::2").counted);
        QVERIFY(clientAddress("2001:db8::1").whole != clientAddress("2001:db8:0:0:ffff::2").whole);
        QVERIFY(clientAddress("2001:db8::1").counted != clientAddress("2001:db8:0:1::1").counted);
        QCOMPARE(clientAddress("::ffff:192.0.2.1").whole, std::string("192.0.2.1"));
        QCOMPARE(clientAddress("::1").counted, std::string("::1"));
        QCOMPARE(clientAddress("fe80::1%eth0").whole, std::string("fe80::1"));
        QCOMPARE(clientAddress("nobody").counted, std::string("nobody"));
    }

    void two_devices_may_use_the_same_nonce()
    {
        Sent one, other;
        other.device = sampleKey(3);
        RequestGuard guard(one.hub);
        QCOMPARE(verdict(guard, one.head(now, 1), now), std::string("ok"));
        QCOMPARE(verdict(guard, other.head(now, 1), now), std::string("ok"));
    }

    void a_request_whose_signature_does_not_hold_uses_up_no_nonce()
    {
        Sent sent;
        RequestGuard guard(sent.hub);
        auto altered = sent.head(now, 1);
        altered.target = "/v1/other";
        QCOMPARE(verdict(guard, altered, now), std::string("signature"));
        QCOMPARE(verdict(guard, sent.head(now, 1), now), std::string("ok"));
    }

    void every_header_must_be_there_and_well_formed()
    {
        Sent sent;
        RequestGuard guard(sent.hub);
        const auto good = sent.head(now, 1);
        for (const auto &[name, value] : good.headers) {
            auto missing = good;
            missing.headers.erase(name);
            QCOMPARE(verdict(guard, missing, now), std::string("unsigned"));
            auto longer = good;
            longer.headers[name] += "zz";
            QCOMPARE(verdict(guard, longer, now), std::string("unsigned"));
        }
        QCOMPARE(verdict(guard, good, now), std::string("ok"));
    }

    void a_rate_is_kept_over_time_and_each_key_has_its_own()
    {
        RateLimit limit(2, 4);
        for (int i = 0; i < 4; ++i)
            QVERIFY(limit.admit("a", now));
        QVERIFY(!limit.admit("a", now));
        QVERIFY(limit.admit("b", now));
        QVERIFY(!limit.admit("a", now + 499));
        QVERIFY(limit.admit("a", now + 500));
        QVERIFY(!limit.admit("a", now + 600));
        QVERIFY(!limit.admit("a", now - 100'000)); // a clock set back gives nothing
        for (int i = 0; i < 5000; ++i)
            QVERIFY(limit.admit("address " + std::to_string(i), now));
        QVERIFY(limit.admit("a", now + 3'600'000));
    }

    void every_problem_has_a_code_of_its_own_and_words_in_both_languages()
    {
        std::set<std::string> codes;
        for (const Problem &problem : problems()) {
            QVERIFY2(codes.insert(problem.code).second, problem.code);
            QVERIFY(problem.status >= 400 && std::string_view(problem.vietnamese) != problem.english);
            const Answer answer = problemAnswer(problem.code);
            QVERIFY(headOf(answer, true).starts_with("HTTP/1.1 " + std::to_string(problem.status) + " "));
            QVERIFY2(headOf(answer, true).find("Unknown") == std::string::npos, problem.code);
            const bool later = problem.status == 429 || problem.status == 503;
            QCOMPARE(headOf(answer, true).find("Retry-After") != std::string::npos, later);
        }
    }

    void counts_come_out_as_prometheus_reads_them()
    {
        Metrics metrics;
        metrics.answered("journal", 200, 0.004);
        metrics.answered("journal", 200, 0.2);
        metrics.uploaded("stored", 7, 1);
        metrics.alarmed("fork");
        const std::string text = metrics.text();
        for (const char *line :
             {"thonghanh_hub_requests_total{route=\"journal\",status=\"200\"} 2\n",
              "thonghanh_hub_request_seconds_bucket{route=\"journal\",le=\"0.005\"} 1\n",
              "thonghanh_hub_request_seconds_bucket{route=\"journal\",le=\"+Inf\"} 2\n",
              "thonghanh_hub_request_seconds_sum{route=\"journal\"} 0.204\n", "thonghanh_hub_entries_total 7\n",
              "thonghanh_hub_alarms_total{kind=\"fork\"} 1\n", "# TYPE thonghanh_hub_up gauge\n"})
            QVERIFY2(text.find(line) != std::string::npos, line);
    }
};

QTEST_APPLESS_MAIN(GuardTest)
#include "guard_test.moc"
