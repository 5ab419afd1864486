// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "station_core.h"
#include "store/examiner.h"
#include "support/small_province.h"

#include <QTemporaryDir>
#include <QTest>

using namespace th;
using core::PassKind;
using core::ReasonCode;
using core::VerdictKind;
using store::Access;
using store::Answer;
using store::Examiner;
using store::Question;
using store::Station;
using test::SmallProvince;

namespace {

bool says(const Answer &answer, ReasonCode code)
{
    return std::ranges::any_of(answer.verdict.reasons, [&](const core::Reason &reason) { return reason.code == code; });
}

/// What a verdict says, to be shown when it is not what was expected.
std::string told(const Answer &answer)
{
    std::string text = core::name(answer.verdict.kind);
    for (const auto &reason : answer.verdict.reasons)
        text += std::string(" ") + core::name(reason.code);
    return text;
}

} // namespace

class ExaminerTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_root;
    std::filesystem::path m_folder;

    Station furnished() const
    {
        Station station = *Station::create(m_folder, "Examiner", false);
        auto applied = station.apply(SmallProvince::update({SmallProvince::snapshot(40, {1, 2, 3, 4, 5, 9}, {2})}));
        if (!applied)
            qFatal("%s", applied.error().detail.c_str());
        return station;
    }

private slots:
    void init()
    {
        m_root = std::make_unique<QTemporaryDir>();
        m_folder = std::filesystem::path(m_root->path().toStdString()) / "station";
    }

    void aGoodPassIsAdmittedAndOnRecord()
    {
        Station station = furnished();
        const Answer answer = Examiner(station).examine(SmallProvince::question(SmallProvince::pass(1)));
        QVERIFY2(answer.verdict.kind == VerdictKind::Admit, told(answer).c_str());
        QVERIFY(answer.proven && answer.claims && answer.claims->number.serial == 1 && !answer.notRecorded);
        const auto rows = station.lastRows(5);
        QCOMPARE(rows->size(), 1U);
        QCOMPARE(rows->front().seq, *answer.seq);
        QCOMPARE(rows->front().number, std::string("BD01A-000001"));
        QVERIFY(rows->front().kind == VerdictKind::Admit && rows->front().officer == "An");
        QCOMPARE(station.unsentRecords(), 1U);
        QVERIFY(!station.verifyLog()->firstBad);
    }

    void everyWayOfNotBeingAPassIsToldAndRecorded()
    {
        Station station = furnished();
        Examiner examiner(station);
        std::string forged = SmallProvince::pass(1);
        forged[forged.size() - 2] = forged[forged.size() - 2] == '0' ? '1' : '0';
        const std::pair<std::string, ReasonCode> cases[] = {
            {SmallProvince::pass(2), ReasonCode::Revoked},
            {forged, ReasonCode::BadSignature},
            {"https://example.org/", ReasonCode::NotAPass},
            {"TH2:ABC", ReasonCode::UnsupportedVersion},
            {"TH1:~~~", ReasonCode::UnreadableText},
            {std::string(10'000'000, 'A'), ReasonCode::NotAPass},
            {std::string("\xff\xfe\x00", 3), ReasonCode::UnreadableText},
            {"", ReasonCode::NotAPass},
        };
        std::size_t count = 0;
        for (const auto &[text, code] : cases) {
            const Answer answer = examiner.examine(SmallProvince::question(text));
            QVERIFY(answer.verdict.kind != VerdictKind::Admit && answer.seq);
            if (text.size() < 1000)
                QVERIFY2(says(answer, code), told(answer).c_str());
            QCOMPARE(station.lastRows(100)->size(), ++count);
        }
        QVERIFY(!station.verifyLog()->firstBad);
    }

    void aStationWithoutDataCannotTell()
    {
        Station station = *Station::create(m_folder, "Empty", false);
        const Answer answer = Examiner(station).examine(SmallProvince::question(SmallProvince::pass(1)));
        QVERIFY(answer.verdict.kind == VerdictKind::CannotTell && says(answer, ReasonCode::NoData));
        QVERIFY(!answer.proven && answer.claims && answer.seq);
    }

    void damagedStatusCannotTell()
    {
        Station station = furnished();
        store::coreOf(station).database().exec("UPDATE status_chunk SET bytes = zeroblob(1120)");
        const Answer answer = Examiner(station).examine(SmallProvince::question(SmallProvince::pass(1)));
        QVERIFY2(answer.verdict.kind == VerdictKind::CannotTell && says(answer, ReasonCode::StatusUnavailable),
                 told(answer).c_str());
    }

    void sightingsThatCannotBeReadCannotTell()
    {
        Station station = furnished();
        const std::string text = SmallProvince::pass(1);
        QVERIFY(Examiner(station).judgeOnly(SmallProvince::question(text)).verdict.kind == VerdictKind::Admit);
        store::coreOf(station).database().exec("ALTER TABLE journal_scan RENAME TO elsewhere");
        const Answer answer = Examiner(station).judgeOnly(SmallProvince::question(text));
        QVERIFY2(answer.verdict.kind == VerdictKind::CannotTell && says(answer, ReasonCode::StatusUnavailable),
                 told(answer).c_str());
    }

    void aCardOnlyWorksOnceADay()
    {
        Station station = furnished();
        auto update = SmallProvince::update({});
        QVERIFY(station.apply(update).ok());
        Examiner examiner(station);
        const std::string text = SmallProvince::pass(50, PassKind::Household); // newer than our data
        const auto at = [&](std::chrono::minutes later) {
            return examiner.examine(SmallProvince::question(text, SmallProvince::now() + later));
        };
        using namespace std::chrono_literals;
        QVERIFY(!says(at(0min), ReasonCode::QuotaUsed));
        QVERIFY2(!says(at(3min), ReasonCode::QuotaUsed), "held up twice, but one visit");
        QVERIFY(!says(at(7min), ReasonCode::QuotaUsed));
        QVERIFY(says(at(20min), ReasonCode::QuotaUsed));
        QVERIFY(says(at(13h), ReasonCode::QuotaUsed)); // 23:00 in Hà Nội
        QVERIFY(!says(at(14h + 1min), ReasonCode::QuotaUsed));
    }

    void aCardScannedHundredsOfTimesCountsAsUsed()
    {
        Station station = furnished();
        Examiner examiner(station);
        const std::string card = SmallProvince::pass(52, PassKind::Household);
        const Question question = SmallProvince::question(card);
        for (const Answer &answer : examiner.examine(std::vector<Question>(300, question)))
            QVERIFY2(!says(answer, ReasonCode::QuotaUsed), "one visit, however often it is held up");
        const auto later = SmallProvince::now() + std::chrono::minutes(20);
        QVERIFY(says(examiner.examine(SmallProvince::question(card, later)), ReasonCode::QuotaUsed));
    }

    void aBatchSeesItsOwnEarlierRecordsAndSharesATransaction()
    {
        Station station = furnished();
        const std::string card = SmallProvince::pass(51, PassKind::Household);
        const auto later = SmallProvince::now() + std::chrono::minutes(30);
        const auto answers = Examiner(station).examine(
            std::vector<Question>{SmallProvince::question(card), SmallProvince::question(SmallProvince::pass(3)),
                                  SmallProvince::question(card, later)});
        QCOMPARE(answers.size(), 3U);
        QVERIFY(answers[0].verdict.kind == VerdictKind::Admit && answers[1].verdict.kind == VerdictKind::Admit);
        QVERIFY2(says(answers[2], ReasonCode::QuotaUsed), told(answers[2]).c_str());
        QVERIFY(*answers[0].seq + 1 == *answers[1].seq && *answers[1].seq + 1 == *answers[2].seq);
        QVERIFY(!station.verifyLog()->firstBad);
        QVERIFY(Examiner(station).examine(std::vector<Question>{}).empty());
    }

    void aForgedNumberIsNoSightingOfTheHonestPass()
    {
        Station station = furnished();
        Examiner examiner(station);
        auto stranger = test::sampleKey(66);
        const std::string forged = *core::makePass(SmallProvince::claims(9, PassKind::Household), stranger);
        QVERIFY(says(examiner.examine(SmallProvince::question(forged)), ReasonCode::BadSignature));
        const auto pass = SmallProvince::verified(SmallProvince::pass(9, PassKind::Household));
        const auto later = SmallProvince::now() + std::chrono::minutes(30);
        const auto evidence = station.gather(pass, SmallProvince::gate(), later, core::ClockState::Trusted);
        QVERIFY(evidence.sightingsAvailable && evidence.sightings.empty() && evidence.usesInQuotaPeriod == 0);
    }

    void sightingsComeNewestFirstWithinTheWindow()
    {
        Station station = furnished();
        Examiner examiner(station);
        using namespace std::chrono_literals;
        for (const auto later : {0min, 60min, 120min, 300min})
            QVERIFY(
                examiner.examine(SmallProvince::question(SmallProvince::pass(4), SmallProvince::now() + later)).seq);
        const auto pass = SmallProvince::verified(SmallProvince::pass(4));
        const auto evidence =
            station.gather(pass, SmallProvince::gate(), SmallProvince::now() + 301min, core::ClockState::Trusted);
        QCOMPARE(evidence.sightings.size(), 2U);
        QCOMPARE(evidence.sightings[0].at, SmallProvince::now() + 300min);
        QCOMPARE(evidence.sightings[1].at, SmallProvince::now() + 120min);
        QVERIFY(evidence.sightings[0].admitted && evidence.sightings[0].checkpoint.text == "CK-01");
    }

    void whatCannotBeRecordedIsStillJudged()
    {
        furnished();
        Station station = *Station::open(m_folder, Access::Read);
        const Answer answer = Examiner(station).examine(SmallProvince::question(SmallProvince::pass(1)));
        QVERIFY(answer.verdict.kind == VerdictKind::Admit && !answer.seq);
        QCOMPARE(store::name(answer.notRecorded->fault), store::name(store::StoreFault::ReadOnly));
    }

    void aGivenMomentIsJudgedByWhateverTheClockSays()
    {
        Station station = furnished();
        Question question = SmallProvince::question(SmallProvince::pass(5));
        question.clock = SmallProvince::clock(core::Instant{});
        question.judgeAt = SmallProvince::now();
        const Answer answer = Examiner(station).judgeOnly(question);
        QVERIFY2(answer.verdict.kind == VerdictKind::Admit && answer.judgedAt == SmallProvince::now(),
                 told(answer).c_str());
        question.judgeAt.reset();
        QVERIFY(says(Examiner(station).judgeOnly(question), ReasonCode::ClockSuspect));
    }

    void theIdCardIsCompared()
    {
        Station station = furnished();
        Question question = SmallProvince::question(SmallProvince::pass(1));
        question.idCardText = "001085012345||NGUYỄN THỊ HƯƠNG|01011985|Nữ|Hà Nội|01012021";
        const Answer same = Examiner(station).examine(question);
        QVERIFY2(same.idCard && says(same, ReasonCode::IdCardMatches), told(same).c_str());
        question.idCardText = "001085012346||TRẦN VĂN AN|01011985|Nam|Hà Nội|01012021";
        QVERIFY(Examiner(station).examine(question).verdict.kind == VerdictKind::Refuse);
    }

    void theClocksOfThisMachineAreRead()
    {
        const auto first = store::readClock();
        const auto second = store::readClock();
        QVERIFY(first.wall > *core::parseRfc3339("2021-01-01T00:00:00Z") && second.wall >= first.wall);
        QVERIFY(first.monotonic.count() > 0 && second.monotonic >= first.monotonic);
        QCOMPARE(first.bootId, second.bootId);
    }
};

QTEST_GUILESS_MAIN(ExaminerTest)
#include "examiner_test.moc"
