// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/checkpoint_model.h"
#include "models/phrases.h"
#include "models/tour_people.h"

#include <QTest>

using namespace th;
using namespace th::app;
using namespace std::chrono_literals;
using core::ReasonCode;
using core::Weight;
using people::reason;

namespace {

/// The line of a label, or an empty one.
struct Line {
    QString value;
    int level = -1;
    QStringList plates;
};

Line line(CheckpointModel &card, const QString &label)
{
    for (int row = 0; row < card.fields()->count(); ++row)
        if (card.fields()->value(row, "label").toString() == label)
            return {card.fields()->value(row, "value").toString(), card.fields()->value(row, "level").toInt(),
                    card.fields()->value(row, "plates").toStringList()};
    return {};
}

constexpr int bad = static_cast<int>(ThemeModel::Level::Bad);

} // namespace

class CardTest : public QObject {
    Q_OBJECT
private:
    LanguageSwitch m_language;

private slots:
    void twoPassesInViewAskForOneAtATime()
    {
        LanguageSwitch language;
        CheckpointModel card(language);
        card.setReference(people::reference());
        card.show(people::examined(people::driver(), {}));
        card.setCrowded(true);
        QCOMPARE(card.card(), CheckpointModel::Card::TwoPasses);
        QCOMPARE(card.level(), ThemeModel::Level::Caution);
        QVERIFY(card.holder().isEmpty() && !card.hasPass() && card.recordText().isEmpty());
        card.setCrowded(false);
        QCOMPARE(card.card(), CheckpointModel::Card::Verdict);
    }
    void aRefusalStaysOnTheCardThoughTwoPassesAreInView()
    {
        LanguageSwitch language;
        CheckpointModel card(language);
        card.setReference(people::reference());
        card.show(people::examined(people::driver(),
                                   {people::reason(core::ReasonCode::Revoked, core::Weight::Refuse, "lost", {})}));
        card.setCrowded(true);
        QCOMPARE(card.card(), CheckpointModel::Card::Verdict);
        QVERIFY(card.reasons()->value(0, "what").toString().contains(QStringLiteral("hai giấy")));
    }
    void init() { m_language.set(core::Language::Vietnamese); }

    void aRefusalLeadsWithItsHeaviestReasonAndMarksTheLineItSpeaksOf()
    {
        CheckpointModel card(m_language);
        card.setReference(people::reference());
        card.show(people::examined(people::driver(), {reason(ReasonCode::DataOld, Weight::Note),
                                                      reason(ReasonCode::Expired, Weight::Refuse, {}, people::now())}));
        QCOMPARE(card.shape(), QStringLiteral("refuse"));
        QCOMPARE(card.word(), QStringLiteral("KHÔNG CHO QUA"));
        QVERIFY(card.headline().contains(QStringLiteral("06/09/2021 15:15")));
        QVERIFY(!card.toDo().isEmpty());
        QCOMPARE(card.reasons()->count(), 1);
        QCOMPARE(line(card, QStringLiteral("Hiệu lực")).level, bad);
        QCOMPARE(line(card, QStringLiteral("Lý do đi")).level, 0);
    }
    void anAdmissionKeepsItsNotesBelow()
    {
        CheckpointModel card(m_language);
        card.show(people::examined(people::driver(), {reason(ReasonCode::DataOld, Weight::Note)}));
        QCOMPARE(card.shape(), QStringLiteral("admit"));
        QVERIFY(card.toDo().isEmpty());
        QCOMPARE(card.reasons()->count(), 1);
    }
    void valuesAreWrittenForPeople()
    {
        CheckpointModel card(m_language);
        card.setReference(people::reference());
        card.show(people::examined(people::driver(), {}));
        QCOMPARE(line(card, QStringLiteral("Biển số xe")).plates,
                 (QStringList{QStringLiteral("29A-123.45"), QStringLiteral("29C-567.89")}));
        QCOMPARE(line(card, QStringLiteral("Được đi trong")).value, QStringLiteral("Quận Ba Đình · Quận Đống Đa"));
        QCOMPARE(line(card, QStringLiteral("Hiệu lực")).value, QStringLiteral("06/09/2021 – 20/09/2021"));
        QCOMPARE(line(card, QStringLiteral("Ngày, giờ được đi")).value,
                 QStringLiteral("Thứ 2 – Thứ 7\n05:00–10:00, 14:00–20:00"));
        QVERIFY(card.origin().contains(QStringLiteral("Công an phường Phúc Xá")));
    }
    void theIdNumberIsMaskedUnlessThePolicySaysOtherwise()
    {
        CheckpointModel card(m_language);
        Reference reference = people::reference();
        card.setReference(reference);
        card.show(people::examined(people::driver(), {}));
        QVERIFY(!line(card, QStringLiteral("Số căn cước")).value.contains(QStringLiteral("185")));
        QVERIFY(line(card, QStringLiteral("Số căn cước")).value.contains(QStringLiteral("345")));
        reference.masking = {.idNumber = false, .birthYear = true};
        card.setReference(reference);
        QCOMPARE(line(card, QStringLiteral("Số căn cước")).value.simplified(), QStringLiteral("001 185 012 345"));
    }
    void theLanguageChangesOnTheCardAtOnce()
    {
        CheckpointModel card(m_language);
        card.setReference(people::reference());
        card.show(people::examined(people::driver(), {reason(ReasonCode::OutsideArea, Weight::Refuse, "01.001")}));
        QVERIFY(card.headline().contains(QStringLiteral("Quận Ba Đình")));
        m_language.set(core::Language::English);
        QCOMPARE(card.word(), QStringLiteral("STOP"));
        QVERIFY(card.headline().contains(QStringLiteral("Ba Đình District")));
        QCOMPARE(line(card, QStringLiteral("Purpose")).value, QStringLiteral("Food supply"));
    }
    void theIdCardHasAMarkOfItsOwn()
    {
        CheckpointModel card(m_language);
        card.show(people::examined(people::driver(), {reason(ReasonCode::IdCardMatches, Weight::Note)}));
        QCOMPARE(card.cardMark(), CheckpointModel::CardMark::Matches);
        QCOMPARE(card.reasons()->count(), 0);
        card.show(people::examined(people::driver(), {reason(ReasonCode::IdCardMismatch, Weight::Refuse)}));
        QCOMPARE(card.cardMark(), CheckpointModel::CardMark::Differs);
    }
    void whatIsNotRecordedSaysSoAndWhy()
    {
        CheckpointModel card(m_language);
        Examined lost = people::examined(people::driver(), {});
        lost.answer.seq.reset();
        lost.answer.notRecorded = store::StoreError{store::StoreFault::DiskFull};
        card.show(lost);
        QVERIFY(!card.recorded());
        QVERIFY(card.recordText().contains(QStringLiteral("đầy")));
    }
    void aCardAloneWaitsForItsPassWithoutAVerdict()
    {
        CheckpointModel card(m_language);
        Examined alone;
        alone.cardAlone = true;
        alone.answer.idCard = people::cardOf(people::driver());
        card.show(alone);
        QCOMPARE(card.card(), CheckpointModel::Card::WaitingForPass);
        QCOMPARE(card.holder(), QStringLiteral("Nguyễn Thị Ngọc Hường"));
        QVERIFY(card.recordText().isEmpty());
    }
    void whatIsBesideLeavesTheCardAsItIs()
    {
        CheckpointModel card(m_language);
        card.show(people::examined(people::driver(), {}));
        Examined foreign = people::examined({reason(ReasonCode::NotAPass, Weight::CannotTell)});
        foreign.beside = true;
        card.show(foreign);
        QCOMPARE(card.shape(), QStringLiteral("admit"));
    }
    void platesTakeTheShapeOfTheirKind_data()
    {
        QTest::addColumn<QString>("plain");
        QTest::addColumn<QString>("written");
        QTest::newRow("car, five digits") << "29A12345"
                                          << "29A-123.45";
        QTest::newRow("car, four digits") << "29A1234"
                                          << "29A-1234";
        QTest::newRow("two letters") << "29LD01234"
                                     << "29LD-012.34";
        QTest::newRow("motorcycle") << "29B112345"
                                    << "29-B1 123.45";
        QTest::newRow("unknown shape") << "ABCD"
                                       << "ABCD";
    }
    void platesTakeTheShapeOfTheirKind()
    {
        QFETCH(QString, plain);
        QTEST(phrases::plate(plain.toStdString()), "written");
    }
    void agesAreCountedInTheUnitPeopleUse()
    {
        QCOMPARE(phrases::age(30s), QStringLiteral("vừa xong"));
        QCOMPARE(phrases::age(59min), QStringLiteral("59 phút trước"));
        QCOMPARE(phrases::age(47h), QStringLiteral("47 giờ trước"));
        QCOMPARE(phrases::age(72h), QStringLiteral("3 ngày trước"));
        m_language.set(core::Language::English);
        QCOMPARE(phrases::age(1h), QStringLiteral("1 hour ago"));
    }
};

QTEST_GUILESS_MAIN(CardTest)
#include "card_test.moc"
