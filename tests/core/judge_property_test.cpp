// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "judge_world.h"

#include <rapidcheck.h>

using namespace th::test;
using namespace th::core;
using namespace std::chrono_literals;

namespace {

/// A world in which everything that may vary does, within what the policy and the pass format allow.
World anyWorld()
{
    World world;
    const auto chance = [] { return *rc::gen::arbitrary<bool>(); };
    world.when += std::chrono::minutes(*rc::gen::inRange(-30000, 30000));
    world.evidence.clock = *rc::gen::element(ClockState::Trusted, ClockState::WentBackwards, ClockState::Implausible);
    if (chance())
        world.evidence.dataAsOf = world.when - std::chrono::hours(*rc::gen::inRange(-5, 100));
    world.setStatus(*rc::gen::element(Registration::Registered, Registration::Different, Registration::NotRegistered,
                                      Registration::NotYetKnown));
    world.evidence.sightingsAvailable = chance();
    for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
        world.saw(*rc::gen::element("CK-01", "CK-02", "CK-03", ""), std::chrono::seconds(*rc::gen::inRange(-100, 5000)),
                  chance());
    world.evidence.usesInQuotaPeriod = *rc::gen::inRange<std::uint32_t>(0, 4);
    world.place.area = AreaCode(*rc::gen::element("01.001.00001", "01", "79", ""));
    if (chance())
        world.presented.idCard = cardOf(holdersCard);
    world.presented.plate = *rc::gen::element("", "29A12345", "30F00001");
    return world;
}

} // namespace

class JudgePropertyTest : public QObject {
    Q_OBJECT
private slots:
    void anErrorNeverReadsAsInnocence()
    {
        QVERIFY(rc::check("status that could not be read never admits", [] {
            World world = anyWorld();
            world.evidence.status = StatusUnavailable{"damaged"};
            RC_ASSERT(world.judged().kind != VerdictKind::Admit);
        }));
        QVERIFY(rc::check("a signature that does not hold never admits", [] {
            World world = anyWorld();
            if (*rc::gen::arbitrary<bool>())
                world.signingKey = 2;
            else if (*rc::gen::arbitrary<bool>())
                world.claims.authority = AuthorityCode("P01");
            else
                world.claims.number.series = SeriesCode("UNKNOWN");
            RC_ASSERT(world.judged().kind != VerdictKind::Admit);
        }));
        QVERIFY(rc::check("no data, red data, unread sightings or a suspect clock never admit", [] {
            const World world = anyWorld();
            const Verdict verdict = world.judged();
            const Evidence &evidence = world.evidence;
            const bool blind = !evidence.dataAsOf || world.when - *evidence.dataAsOf > 72h ||
                               !evidence.sightingsAvailable || evidence.clock != ClockState::Trusted;
            RC_ASSERT(!blind || verdict.kind != VerdictKind::Admit);
        }));
        QVERIFY(rc::check("a revoked pass is always refused", [] {
            World world = anyWorld();
            world.setStatus(Registration::Registered, Revocation{});
            RC_ASSERT(world.judged().kind == VerdictKind::Refuse);
        }));
    }

    void adviceIsPureAndOrdered()
    {
        QVERIFY(rc::check("the same question gets the same answer, heaviest reason first", [] {
            const World world = anyWorld();
            const Verdict once = world.judged(), again = world.judged();
            RC_ASSERT(inShort(once) == inShort(again));
            for (std::size_t i = 1; i < once.reasons.size(); ++i) {
                const Reason &a = once.reasons[i - 1], &b = once.reasons[i];
                RC_ASSERT(a.weight > b.weight || (a.weight == b.weight && a.code < b.code));
            }
        }));
    }
};

QTEST_APPLESS_MAIN(JudgePropertyTest)
#include "judge_property_test.moc"
