// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/organisations.h"
#include "personal_world.h"

#include <QTest>

using namespace th;
using namespace th::test;
using core::VerdictKind;

namespace {

/// Of forty cars whose texts are no passes; behind them scans of real ones.
struct OrganisationWorld : PersonalWorld {
    evidence::Outcome<evidence::Organisations> count()
    {
        log.sign();
        (void)take(log.extract());
        return evidence::organisationsOf(archive, order(), auditor);
    }
};

} // namespace

class OrganisationsTest : public QObject {
    Q_OBJECT
private slots:
    void refusalsAreCountedByTheNameInTheirPasses()
    {
        OrganisationWorld world;
        for (int i = 0; i < 3; ++i)
            world.addPass("Công ty A", VerdictKind::Admit);
        world.addPass("Công ty B", VerdictKind::Refuse);
        world.addPass("Công ty B", VerdictKind::Admit);
        world.addPass("", VerdictKind::Refuse);
        const auto all = *world.count();
        QCOMPARE(all.organisations.size(), std::size_t(3));
        QCOMPARE(all.organisations[0].organisation, std::string("Công ty B"));
        QCOMPARE(all.organisations[0].scans, 2u);
        QCOMPARE(all.organisations[0].refused, 1u);
        QCOMPARE(all.organisations[1].organisation, std::string());
        QCOMPARE(all.organisations[2].refused, 0u);
        QCOMPARE(all.organisations[2].scans, 3u);
        QCOMPARE(all.closed, 36u); // of the forty: said to be genuine, and no pass
        QCOMPARE(all.unproven, 4u);
        QVERIFY(all.complete);
    }

    void aForgedPassCannotSpeakOfAnOrganisation()
    {
        OrganisationWorld world;
        world.addPass("Công ty A", VerdictKind::Refuse, false);
        const auto all = *world.count();
        QVERIFY(all.organisations.empty());
        QCOMPARE(all.unproven, 5u);
    }

    void itLeavesATraceAndNeedsTheRightKey()
    {
        OrganisationWorld world;
        world.addPass("Công ty A", VerdictKind::Refuse);
        (void)*world.count();
        const auto lines = *evidence::accesses(world.archive);
        QCOMPARE(lines.size(), std::size_t(1));
        QCOMPARE(lines[0].what, std::string("open"));
        QVERIFY(lines[0].about.ends_with("organisations"));
        const auto closed = *evidence::organisationsOf(world.archive, world.order(), world.stranger);
        QVERIFY(closed.organisations.empty());
        QCOMPARE(closed.closed, 37u);
        auto order = world.order();
        order.reason.clear();
        QCOMPARE(evidence::organisationsOf(world.archive, order, world.auditor).error().fault,
                 evidence::Fault::WhoAndWhy);
    }

    void theFilterAndCancellingHold()
    {
        OrganisationWorld world;
        world.addPass("Công ty A", VerdictKind::Refuse);
        world.addPass("Công ty A", VerdictKind::Admit);
        world.log.sign();
        (void)world.take(world.log.extract());
        auto order = world.order();
        order.filter.verdicts = {VerdictKind::Refuse};
        QCOMPARE(evidence::organisationsOf(world.archive, order, world.auditor)->organisations[0].scans, 1u);
        order.progress = [](std::uint64_t) { return false; };
        QCOMPARE(evidence::organisationsOf(world.archive, order, world.auditor).error().fault,
                 evidence::Fault::Cancelled);
    }
};

QTEST_GUILESS_MAIN(OrganisationsTest)
#include "organisations_test.moc"
