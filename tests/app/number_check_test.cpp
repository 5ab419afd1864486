// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "number_check.h"

#include <QTest>

using namespace th;
using namespace th::app;
using namespace std::chrono_literals;
using core::Registration;
using core::SeriesStatus;
using core::VerdictKind;

Q_DECLARE_METATYPE(th::app::NumberEvidence)

namespace {

const core::Instant now = *core::parseRfc3339("2021-09-06T03:00:00Z");

NumberEvidence known(core::StatusEvidence status)
{
    NumberEvidence evidence;
    evidence.status = std::move(status);
    evidence.dataAsOf = now - 1h;
    return evidence;
}

NumberEvidence aged(NumberEvidence evidence, std::chrono::hours age)
{
    evidence.dataAsOf = now - age;
    return evidence;
}

} // namespace

class NumberCheckTest : public QObject {
    Q_OBJECT
private slots:
    void aNumberIsNeverAPermission_data()
    {
        QTest::addColumn<NumberEvidence>("evidence");
        QTest::addColumn<VerdictKind>("kind");
        const SeriesStatus registered{.registration = Registration::Registered};
        const SeriesStatus never{.registration = Registration::NotRegistered};
        SeriesStatus revoked = registered;
        revoked.revoked = core::Revocation{core::RevocationReason::Lost, now};
        auto unsure = known(registered);
        unsure.clock = core::ClockState::WentBackwards;
        auto lenient = known(never);
        lenient.unregistered = core::Weight::CannotTell;
        QTest::newRow("registered") << known(registered) << VerdictKind::CannotTell;
        QTest::newRow("registered, clock in doubt") << unsure << VerdictKind::CannotTell;
        QTest::newRow("revoked") << known(revoked) << VerdictKind::Refuse;
        QTest::newRow("revoked, old data") << aged(known(revoked), 400h) << VerdictKind::Refuse;
        QTest::newRow("not registered: perhaps just issued") << known(never) << VerdictKind::CannotTell;
        QTest::newRow("not registered, old data") << aged(known(never), 400h) << VerdictKind::CannotTell;
        QTest::newRow("never issued, lenient policy") << lenient << VerdictKind::CannotTell;
        QTest::newRow("newer than our data") << known(SeriesStatus{}) << VerdictKind::CannotTell;
        QTest::newRow("unknown series") << known(core::SeriesNotCovered{}) << VerdictKind::CannotTell;
        QTest::newRow("unreadable status") << known(core::StatusUnavailable{"damaged"}) << VerdictKind::CannotTell;
        QTest::newRow("no data") << NumberEvidence{} << VerdictKind::CannotTell;
    }
    void aNumberIsNeverAPermission()
    {
        QFETCH(NumberEvidence, evidence);
        QTEST(judgeNumber(evidence, now).kind, "kind");
    }
    void everyVerdictSaysThatNoCodeWasRead()
    {
        const auto verdict = judgeNumber(known(SeriesStatus{.registration = Registration::Registered}), now);
        QCOMPARE(verdict.reasons.back().code, core::ReasonCode::UnreadableText);
        QCOMPARE(verdict.reasons.back().detail, std::string("number_only"));
    }
};

QTEST_APPLESS_MAIN(NumberCheckTest)
#include "number_check_test.moc"
