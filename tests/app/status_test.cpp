// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/look_up_model.h"
#include "models/settings_model.h"
#include "models/shift_model.h"
#include "models/status_model.h"
#include "models/tour_people.h"

#include <QSignalSpy>
#include <QTest>

using namespace th;
using namespace th::app;
using namespace std::chrono_literals;

namespace {

StationHealth healthy()
{
    StationHealth health;
    health.open = true;
    health.dataAsOf = people::now() - 1h;
    return health;
}

ThemeModel::Level levelOf(StatusModel &status, const QString &icon)
{
    for (int row = 0; row < status.chips()->count(); ++row)
        if (status.chips()->value(row, "icon").toString() == icon)
            return static_cast<ThemeModel::Level>(status.chips()->value(row, "level").toInt());
    return ThemeModel::Level::Plain;
}

} // namespace

class StatusTest : public QObject {
    Q_OBJECT
private:
    LanguageSwitch m_language;

private slots:
    void dataTurnsAmberThenRedByThePolicysHours_data()
    {
        QTest::addColumn<int>("hours");
        QTest::addColumn<ThemeModel::Level>("level");
        QTest::newRow("fresh") << 23 << ThemeModel::Level::Plain;
        QTest::newRow("amber") << 25 << ThemeModel::Level::Caution;
        QTest::newRow("red") << 73 << ThemeModel::Level::Bad;
    }
    void dataTurnsAmberThenRedByThePolicysHours()
    {
        QFETCH(int, hours);
        StatusModel status(m_language);
        StationHealth health = healthy();
        health.dataAsOf = people::now() - std::chrono::hours(hours);
        status.setNow(people::now());
        status.setHealth(health);
        QTEST(levelOf(status, QStringLiteral("data")), "level");
        QCOMPARE(status.alarm().isEmpty(), hours < 24);
    }
    void theWorstOfManyIsTheAlarm()
    {
        StatusModel status(m_language);
        StationHealth health = healthy();
        health.dataAsOf = people::now() - 30h;
        health.clock = core::ClockState::WentBackwards;
        status.setNow(people::now());
        status.setHealth(health);
        QCOMPARE(status.alarmLevel(), ThemeModel::Level::Bad);
        QVERIFY(status.alarm().contains(QStringLiteral("Đồng hồ")));
    }
    void whatIsWrongWithAnOpenStationIsSaid()
    {
        StatusModel status(m_language);
        StationHealth health = healthy();
        health.fault = store::StoreError{store::StoreFault::DiskFull};
        status.setNow(people::now());
        status.setHealth(health);
        QCOMPARE(status.station(), StatusModel::Station::Open);
        QCOMPARE(levelOf(status, QStringLiteral("disk")), ThemeModel::Level::Bad);
        QCOMPARE(status.alarm(), status.faultSentence());
    }
    void damagedDataIsSaidOnTheCheckpointScreenAndNamedByCodeInWholeSentences()
    {
        StatusModel status(m_language);
        StationHealth health = healthy();
        status.setNow(people::now());
        status.setHealth(health);
        const int usual = status.chips()->count();
        health.damage = QStringList{QStringLiteral("document/policy"), QStringLiteral("status/BD01A/row")};
        status.setHealth(health);
        QCOMPARE(status.chips()->count(), usual + 1);
        QCOMPARE(status.chips()->value(0, "label").toString(), QStringLiteral("Hỏng"));
        QCOMPARE(status.alarm(), QStringLiteral("Dữ liệu của trạm bị hỏng hoặc thiếu: nạp lại dữ liệu (F7)."));
        QCOMPARE(status.alarmLevel(), ThemeModel::Level::Bad);
        QCOMPARE(status.chips()->value(0, "sentence").toString(),
                 status.alarm() + QStringLiteral(" (document/policy, status/BD01A/row)"));
    }
    void aListOfAccountsThatWasNotTakenIsSaidInASentence()
    {
        StatusModel status(m_language);
        StationHealth health = healthy();
        status.setNow(people::now());
        status.setHealth(health);
        const int usual = status.chips()->count();
        health.accountsFault = QStringLiteral("accounts.role_expired");
        for (const bool desk : {false, true}) {
            health.desk = desk;
            status.setHealth(health);
            QCOMPARE(levelOf(status, QStringLiteral("shift")), ThemeModel::Level::Caution);
            const QString last = status.chips()->value(status.chips()->count() - 1, "sentence").toString();
            QVERIFY2(last.contains(QStringLiteral("hết hạn ký")) &&
                         last.contains(QStringLiteral("(accounts.role_expired)")),
                     qPrintable(last));
        }
        QVERIFY(status.alarm().isEmpty()); // nobody is stopped by it
        health.desk = false;
        health.accountsFault.clear();
        status.setHealth(health);
        QCOMPARE(status.chips()->count(), usual);
    }
    void thatNothingIsRecordedIsSaidBeforeThatDataIsDamaged()
    {
        StatusModel status(m_language);
        StationHealth health = healthy();
        health.damage = QStringList{QStringLiteral("document/policy")};
        health.readOnly = true;
        status.setNow(people::now());
        status.setHealth(health);
        QCOMPARE(status.chips()->value(0, "label").toString(), QStringLiteral("Chỉ đọc"));
        QVERIFY(status.alarm().contains(QStringLiteral("không vào sổ")));
        health.readOnly = false;
        health.fault = store::StoreError{store::StoreFault::DiskFull};
        status.setHealth(health);
        QCOMPARE(status.alarm(), status.faultSentence());
        QCOMPARE(status.chips()->value(1, "label").toString(), QStringLiteral("Hỏng"));
    }
    void aStationThatDoesNotOpenSaysWhy()
    {
        StatusModel status(m_language);
        StationHealth health;
        health.fault = store::StoreError{store::StoreFault::NewerVersion};
        status.setHealth(health);
        QCOMPARE(status.station(), StatusModel::Station::Fault);
        QVERIFY(!status.faultTitle().isEmpty());
        QVERIFY(!status.faultSentence().isEmpty());
    }
    void aDemonstrationThatCannotBeMadeSaysWhyInTheChosenLanguage()
    {
        LanguageSwitch language;
        StatusModel status(language);
        StationHealth health;
        health.notMade = core::LocalName{"Đĩa đã đầy.", "The disk is full."};
        status.setHealth(health);
        QCOMPARE(status.station(), StatusModel::Station::Fault);
        QCOMPARE(status.faultTitle(), QStringLiteral("Không tạo được tỉnh minh họa"));
        QCOMPARE(status.faultSentence(), QStringLiteral("Đĩa đã đầy."));
        language.set(core::Language::English);
        QCOMPARE(status.faultSentence(), QStringLiteral("The disk is full."));
    }
    void howSyncingGoesIsAChipOnlyWhereThereIsSomethingToKnow_data()
    {
        QTest::addColumn<sync::ImportFault>("fault");
        QTest::addColumn<ThemeModel::Level>("level");
        QTest::addColumn<bool>("alarming");
        using Fault = sync::ImportFault;
        QTest::newRow("offline") << Fault::Unreachable << ThemeModel::Level::Plain << false;
        QTest::newRow("sign in") << Fault::CaptivePortal << ThemeModel::Level::Caution << false;
        QTest::newRow("snapshot") << Fault::NeedsSnapshot << ThemeModel::Level::Caution << false;
        QTest::newRow("no stick") << Fault::Unreadable << ThemeModel::Level::Caution << false;
        QTest::newRow("forged") << Fault::WrongSignatures << ThemeModel::Level::Bad << true;
        QTest::newRow("frozen") << Fault::Expired << ThemeModel::Level::Bad << true;
        QTest::newRow("rolled back") << Fault::Rollback << ThemeModel::Level::Bad << true;
        QTest::newRow("clock") << Fault::ClockSuspect << ThemeModel::Level::Bad << true;
        QTest::newRow("disk") << Fault::Store << ThemeModel::Level::Bad << true;
    }
    void howSyncingGoesIsAChipOnlyWhereThereIsSomethingToKnow()
    {
        QFETCH(sync::ImportFault, fault);
        QFETCH(bool, alarming);
        StatusModel status(m_language);
        status.setNow(people::now(), 10min);
        status.setHealth(healthy());
        SyncReport report;
        report.configured = true;
        report.state.stage = sync::SyncStage::Waiting;
        report.state.why = sync::waitAfter(fault);
        report.state.failures = 3;
        report.tried = sync::Steady(0);
        report.error = sync::ImportError{fault, "metadata/timestamp.json", "detail"};
        status.setSync(report);
        QVERIFY(!status.chips()->value(1, "label").toString().isEmpty());
        QTEST(static_cast<ThemeModel::Level>(status.chips()->value(1, "level").toInt()), "level");
        QCOMPARE(!status.alarm().isEmpty(), alarming);
        QVERIFY(status.chips()->value(1, "sentence").toString().contains(QStringLiteral("10 phút trước")));
        if (fault == sync::ImportFault::Rollback || fault == sync::ImportFault::WrongSignatures ||
            fault == sync::ImportFault::Expired) // the attack by its name
            QCOMPARE(status.alarm(),
                     QString::fromStdString(sync::sentence({fault, "", ""}, core::Language::Vietnamese)));
        report.state.stage = sync::SyncStage::Checking; // what is known stays said while it is tried again
        status.setSync(report);
        QVERIFY(!status.chips()->value(1, "label").toString().isEmpty());
        QVERIFY(status.syncing());
    }
    void whoWasAskedInsteadOfTheHubIsSaid()
    {
        StatusModel status(m_language);
        status.setNow(people::now(), 10min);
        status.setHealth(healthy());
        SyncReport report;
        report.configured = true;
        report.state.stage = sync::SyncStage::Waiting;
        report.state.why = sync::SyncWait::Unreachable;
        const auto said = [&] {
            status.setSync(report);
            return status.chips()->value(1, "sentence").toString();
        };
        QVERIFY(!said().contains(QStringLiteral("bên cạnh")));
        report.neighbours = {0, {}};
        QVERIFY(said().contains(QStringLiteral("Không thấy trạm nào bên cạnh")));
        report.neighbours = {3, {}};
        QVERIFY(said().contains(QStringLiteral("Đã hỏi 3 trạm bên cạnh")));
        report.neighbours->broughtBy = QStringLiteral("CK-07-2");
        QVERIFY(said().contains(QStringLiteral("lấy từ trạm bên cạnh (CK-07-2)")));
        report.state.why = sync::SyncWait::UpToDate;
        QVERIFY(!said().contains(QStringLiteral("bên cạnh")));
    }
    void aPublicationThatIsJustBeingWrittenIsNoAlarm()
    {
        StatusModel status(m_language);
        status.setNow(people::now());
        status.setHealth(healthy());
        SyncReport report;
        report.configured = true;
        report.state.stage = sync::SyncStage::Waiting;
        report.state.why = sync::SyncWait::Refused;
        report.state.failures = 1;
        status.setSync(report);
        QVERIFY(status.alarm().isEmpty());
    }
    void howMuchCameIsOnTheBar()
    {
        StatusModel status(m_language);
        status.setNow(people::now());
        status.setHealth(healthy());
        QVERIFY(!status.syncs());
        QVERIFY(status.chips()->value(1, "label").toString().isEmpty());
        QVERIFY(status.chips()->value(1, "sentence").toString().contains(QStringLiteral("F9")));
        SyncReport report;
        report.configured = true;
        report.state.stage = sync::SyncStage::Fetching;
        report.state.progress = {"targets/status/x.seg", 1, 2, 1'200'000, 408'000};
        status.setSync(report);
        QCOMPARE(status.chips()->value(1, "label").toString(), QStringLiteral("34 %"));
        QCOMPARE(status.chips()->value(1, "shortLabel").toString(), QStringLiteral("34 %"));
        QVERIFY(status.chips()->value(1, "sentence").toString().contains(QStringLiteral("1,2 MB")));
        QVERIFY(status.syncs() && status.syncing());
        report.state = {};
        report.state.stage = sync::SyncStage::Waiting;
        report.state.why = sync::SyncWait::UpToDate;
        status.setSync(report);
        QVERIFY(status.chips()->value(1, "label").toString().isEmpty());
    }
    void whatNamesNoSourceIsNotTaken()
    {
        LanguageSwitch language;
        SettingsModel settings(language);
        QSignalSpy kept(&settings, &SettingsModel::keep);
        settings.setSyncSource(0, QStringLiteral("hub.example"));
        QVERIFY(!settings.syncProblem().isEmpty());
        QCOMPARE(kept.count(), 0);
        settings.setSyncSource(0, QStringLiteral(" https://hub.example/tree "));
        QVERIFY(settings.syncProblem().isEmpty());
        settings.setSyncSource(1, QStringLiteral("/media/usb"));
        QCOMPARE(kept.back().at(1).toString(), QStringLiteral("https://hub.example/tree\n/media/usb"));
        settings.setSyncSource(0, QString());
        QCOMPARE(settings.syncFirst(), QStringLiteral("/media/usb"));
        settings.setSyncMode(QStringLiteral("sparing"));
        QCOMPARE(kept.back().at(1).toString(), QStringLiteral("sparing"));
        settings.restore(kept.back().at(0).toString(), QStringLiteral("slow"));
        QCOMPARE(settings.syncMode(), QStringLiteral("slow"));
        QCOMPARE(kept.count(), 4); // what was refused is not asked for again
    }
    void aNumberThatIsKnownIsNoPermission()
    {
        LookUpModel lookUp(m_language);
        LookUp found;
        found.status = core::SeriesStatus{.registration = core::Registration::Registered};
        found.verdict = core::conclude({{core::ReasonCode::UnreadableText, core::Weight::CannotTell}});
        lookUp.show(found);
        QCOMPARE(lookUp.level(), ThemeModel::Level::Caution);
        QVERIFY(lookUp.recordText().contains(QStringLiteral("CHƯA GHI SỔ"))); // no number: it is not on disk
        QVERIFY(lookUp.advice().contains(QStringLiteral("Chưa phải là cho qua")));
    }
    void aLookUpThatFailsNeverReadsAsGood()
    {
        LookUpModel lookUp(m_language);
        LookUp found;
        found.status = core::StatusUnavailable{"damaged"};
        found.verdict = core::conclude({{core::ReasonCode::StatusUnavailable, core::Weight::CannotTell}});
        lookUp.show(found);
        QCOMPARE(lookUp.level(), ThemeModel::Level::Caution);
    }
    /// Old data and a wrong clock bear on what a number is worth: they are said beside the answer, which says the rest.
    void whatElseTheVerdictRestsOnIsSaidBesideTheAnswer()
    {
        LookUpModel lookUp(m_language);
        lookUp.setReference(people::reference());
        LookUp found;
        found.status = core::SeriesStatus{.registration = core::Registration::Registered};
        found.verdict =
            core::conclude({{core::ReasonCode::DataTooOld, core::Weight::CannotTell, {}, people::now() - 80h},
                            {core::ReasonCode::ClockSuspect, core::Weight::CannotTell, "went_backwards"},
                            {core::ReasonCode::UnreadableText, core::Weight::CannotTell, "number_only"}});
        lookUp.show(found);
        QCOMPARE(lookUp.reasons()->count(), 2);
        QVERIFY(lookUp.reasons()->value(0, "what").toString().contains(QStringLiteral("Dữ liệu")));
        QVERIFY(lookUp.reasons()->value(1, "what").toString().contains(QStringLiteral("Đồng hồ")));
        QVERIFY(!lookUp.reasons()->value(1, "toDo").toString().isEmpty());
        lookUp.clear();
        QCOMPARE(lookUp.reasons()->count(), 0);
    }
    void onlyWhatCanBeANumberIsSearched()
    {
        LookUpModel lookUp(m_language);
        QSignalSpy asked(&lookUp, &LookUpModel::searchRequested);
        lookUp.setNumber(QStringLiteral("bd01a"));
        lookUp.search();
        QCOMPARE(asked.count(), 0);
        lookUp.setNumber(QStringLiteral("bd01a-000123 "));
        lookUp.search();
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked.first().first().toString(), QStringLiteral("BD01A-000123"));
    }
    void aShiftNeedsAnOfficerAndACheckpoint()
    {
        ShiftModel shift(m_language);
        shift.setReference(people::reference());
        QSignalSpy begun(&shift, &ShiftModel::startRequested);
        shift.start();
        shift.setOfficer(QStringLiteral("  Lê Văn  Thủy "));
        shift.start();
        QCOMPARE(begun.count(), 0);
        shift.setCheckpoint(QStringLiteral("CK-07"));
        shift.start();
        QCOMPARE(begun.count(), 1);
        QCOMPARE(shift.officer(), QStringLiteral("Lê Văn Thủy"));
        QCOMPARE(shift.recentOfficers(), QStringList{QStringLiteral("Lê Văn Thủy")});
    }
};

QTEST_GUILESS_MAIN(StatusTest)
#include "status_test.moc"
