// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "window_test.h"

#include "models/tour_people.h"

#include <QSignalSpy>

using namespace th;
using namespace th::app;
using namespace std::chrono_literals;
using State = EnrolModel::State;

namespace {

EnrolOffer offer()
{
    core::EnrolmentCode code;
    code.hub = "https://hub.example.vn";
    code.root.fill(0xab);
    code.token = "token";
    code.expires = people::now() + 24h;
    return {code, {}};
}

EnrolReport report(EnrolStage stage)
{
    EnrolReport report;
    report.stage = stage;
    report.choice = {offer(), QStringLiteral("Chốt 12")};
    report.since = people::now() - 5min;
    return report;
}

QString factsOf(EnrolModel &model)
{
    QStringList all;
    for (int row = 0; row < model.facts()->count(); ++row)
        all << model.facts()->value(row, "value").toString();
    return all.join(QLatin1Char('\n'));
}

} // namespace

/// The screen that brings a device in: what it says, and that a keyboard is enough for it.
class EnrolModelTest : public test::WindowTest {
    Q_OBJECT
    [[nodiscard]] EnrolModel &model() const { return m_models->enrolment; }

private slots:
    void init()
    {
        QVERIFY(openWindow());
        m_models->status.setHealth({});
        model().setHealth({});
        model().setNow(people::now());
        model().begin();
    }
    void cleanup() { closeWindow(); }

    void aKeyboardIsEnoughFromTheFirstStartToTheRequest()
    {
        QSignalSpy wanted(&model(), &EnrolModel::enrolWanted);
        QTRY_COMPARE(focused(), QStringLiteral("Quét mã ghi danh"));
        press(Qt::Key_Return);
        QCOMPARE(model().state(), State::Scanning);
        model().offer(offer());
        QCOMPARE(model().state(), State::Confirming);
        QTRY_COMPARE(focused("placeholderText"), QStringLiteral("Chốt 12, máy số 3"));
        press(Qt::Key_Return); // without a name nothing is agreed to
        QVERIFY(wanted.isEmpty());
        press(Qt::Key_A);
        press(Qt::Key_Return);
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.front().front().value<EnrolChoice>().name, QStringLiteral("a"));
        QCOMPARE(model().state(), State::Asking);
        press(Qt::Key_Escape);
        QCOMPARE(model().state(), State::Choosing);
    }

    void whatIsAboutToBeTrustedIsShownWholeBeforeAnythingIsAsked()
    {
        QSignalSpy wanted(&model(), &EnrolModel::enrolWanted);
        model().scan();
        model().offer(offer());
        QVERIFY(factsOf(model()).contains(QStringLiteral("https://hub.example.vn")));
        QStringList print;
        for (int i = 0; i < 16; ++i)
            print << QStringLiteral("abab");
        QVERIFY(factsOf(model()).contains(print.join(QLatin1Char(' '))));
        QVERIFY(wanted.isEmpty());
        EnrolOffer other = offer();
        other.code.hub = "https://other.example.vn";
        model().offer(other); // held up meanwhile: what is looked at does not change
        QVERIFY(factsOf(model()).contains(QStringLiteral("https://hub.example.vn")));
    }

    void aHubThatAnybodyCanListenToAndAnOldCodeAreWarnedOf()
    {
        EnrolOffer plain = offer();
        plain.code.hub = "http://10.0.0.2";
        model().offer(plain);
        QVERIFY(model().problem().contains(QStringLiteral("https://")));
        model().back();
        EnrolOffer old = offer();
        old.code.expires = people::now() - 1h;
        model().offer(old);
        QVERIFY(model().problem().contains(QStringLiteral("hết hạn")));
    }

    void whatIsNoCodeIsToldWhileOneIsLookedFor()
    {
        model().scan();
        model().refuse(QStringLiteral("Không phải mã."), QStringLiteral("No code."));
        QCOMPARE(model().problem(), QStringLiteral("Không phải mã."));
        m_models->language.set(core::Language::English);
        QCOMPARE(model().problem(), QStringLiteral("No code."));
        model().offer(offer());
        QVERIFY(model().problem().isEmpty());
    }

    void everyFaultHasASentenceInBothLanguages_data()
    {
        QTest::addColumn<sync::EnrolFault>("fault");
        for (int i = 0; i <= int(sync::EnrolFault::Store); ++i)
            QTest::newRow(sync::name(sync::EnrolFault(i))) << sync::EnrolFault(i);
    }
    void everyFaultHasASentenceInBothLanguages()
    {
        QFETCH(sync::EnrolFault, fault);
        EnrolReport failed = report(EnrolStage::Failed);
        failed.error = sync::EnrolError{fault};
        model().setReport(failed);
        const QString vietnamese = model().problem();
        m_models->language.set(core::Language::English);
        QVERIFY(!vietnamese.isEmpty() && !model().problem().isEmpty() && model().problem() != vietnamese);
    }

    void waitingSaysSinceWhenAndIsNotLeftByAskingAgain()
    {
        EnrolReport waiting = report(EnrolStage::Waiting);
        waiting.pending = true;
        model().setReport(waiting);
        QVERIFY2(factsOf(model()).contains(QStringLiteral("5 phút")), qPrintable(factsOf(model())));
        QTRY_COMPARE(focused(), QStringLiteral("Hỏi lại ngay"));
        QSignalSpy asked(&model(), &EnrolModel::askWanted), ended(&model(), &EnrolModel::endWanted);
        press(Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        model().setReport(report(EnrolStage::Asking));
        QCOMPARE(model().state(), State::Waiting);
        model().back();
        QCOMPARE(ended.size(), 1);
        QCOMPARE(model().state(), State::Choosing);
    }

    void theFirstDataLeadsToTheCheckpoint()
    {
        model().setReport(report(EnrolStage::Fetching));
        QVERIFY(model().shown());
        StationHealth health;
        health.open = true;
        health.dataAsOf = people::now();
        model().setHealth(health);
        model().setReport({});
        QVERIFY(!model().shown());
    }

    void fromAStickTheKeyStaysUntilItIsWrittenDown()
    {
        EnrolReport requested = report(EnrolStage::Requested);
        requested.choice.offer.stick = QStringLiteral("/media/stick");
        requested.key = QString(64, QLatin1Char('c'));
        model().setReport(requested);
        QVERIFY(factsOf(model()).contains(QStringLiteral("cccc cccc")));
        StationHealth health;
        health.open = true;
        health.dataAsOf = people::now();
        model().setHealth(health);
        ImportReport taken;
        taken.ok = true;
        model().setImport(taken);
        QVERIFY(model().shown() && model().ready());
        QSignalSpy ended(&model(), &EnrolModel::endWanted);
        model().finish();
        QVERIFY(!model().shown());
        QCOMPARE(ended.size(), 1);
    }

    void dataThatIsNotBelievedIsToldAndTriedAgain()
    {
        EnrolReport requested = report(EnrolStage::Requested);
        requested.choice.offer.stick = QStringLiteral("/media/stick");
        model().setReport(requested);
        ImportReport refused;
        refused.vi = QStringLiteral("Chữ ký sai.");
        refused.en = QStringLiteral("Wrong signatures.");
        model().setImport(refused);
        QCOMPARE(model().problem(), QStringLiteral("Chữ ký sai."));
        QCOMPARE(model().level(), ThemeModel::Level::Bad);
        QSignalSpy wanted(&model(), &EnrolModel::enrolWanted);
        model().again();
        QCOMPARE(wanted.size(), 1);
    }
};

QTEST_MAIN(EnrolModelTest)
#include "enrol_model_test.moc"
