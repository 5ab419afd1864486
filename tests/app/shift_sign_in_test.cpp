// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/package.h"
#include "app/face.h"
#include "models/models.h"
#include "support/small_province.h"

#include <QQuickWindow>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace th;
using namespace th::app;
using test::SmallProvince;

namespace {

constexpr int patience = 30'000;
const QString password = QStringLiteral("mưa rơi ngoài phố"), gun = QStringLiteral("gun");

/// A checkpoint that holds accounts, with the window over it.
struct App {
    App()
    {
        path = folder.filePath(QStringLiteral("station"));
        auto station = store::Station::create(path.toStdString(), "Chốt thử", false);
        store::Update update = SmallProvince::update({SmallProvince::snapshot(10, {1, 2, 3}, {2})});
        accounts::Account officer;
        officer.id = "gate";
        officer.name = "Lê Văn Thủy";
        officer.roles = {accounts::Role::CheckpointOfficer};
        officer.password = accounts::makeVerifier(password.toStdString());
        const accounts::UnitAccounts list{
            core::AuthorityCode("P00001"), 1, std::chrono::minutes(10), 10, {std::move(officer)}};
        update.accounts = *accounts::pack(list, {station->identity().key});
        if (!station->apply(update))
            qFatal("no accounts");
    }
    void open()
    {
        face = std::make_unique<Face>(engine, sounds, kiosk, FaceOptions());
        QVERIFY(face->show());
        engine.setJudgeAt(SmallProvince::now());
        engine.openStation(path);
        QTRY_VERIFY_WITH_TIMEOUT(signIn()->held() && panel() == Navigation::Panel::Shift, patience);
    }
    template <class Model> [[nodiscard]] Model *model(const char *name) const
    {
        return face->window()->property(name).value<Model *>();
    }
    [[nodiscard]] SignInModel *signIn() const { return model<SignInModel>("signIn"); }
    [[nodiscard]] ShiftModel *shift() const { return model<ShiftModel>("shift"); }
    [[nodiscard]] Navigation::Panel panel() const { return model<Navigation>("navigation")->panel(); }
    void begin()
    {
        signIn()->setAccount(QStringLiteral("gate"));
        signIn()->enter(password);
        QTRY_VERIFY_WITH_TIMEOUT(signIn()->step() == SignInModel::Step::ChoosePin, patience);
        signIn()->choosePin(QStringLiteral("4711"), QStringLiteral("4711"));
        QTRY_VERIFY_WITH_TIMEOUT(signIn()->inside(), patience);
        shift()->setCheckpoint(QString::fromStdString(SmallProvince::gate().checkpoint.text));
        shift()->start();
        model<Navigation>("navigation")->close(); // as the panel does
    }

    QTemporaryDir folder;
    QString path;
    Engine engine;
    Sounds sounds;
    KioskLock kiosk;
    std::unique_ptr<Face> face;
};

/// Officers of scans, and what is told of signing in, on disk.
QStringList journal(const QString &path)
{
    QStringList lines;
    auto station = store::Station::open(path.toStdString(), store::Access::Read);
    const auto entries = station->journalAfter(0, 1u << 24);
    for (const core::Bytes &bytes : *entries) {
        const auto entry = core::journal::decode(bytes);
        if (entry->kind != core::journal::EntryKind::Work)
            continue;
        const auto work = *core::journal::decodeWork(entry->content);
        if (work.kind == core::journal::WorkKind::SignIn)
            lines << QString::fromStdString(work.officer + " " + work.step);
    }
    return lines;
}

} // namespace

/// A shift at a checkpoint that holds accounts, through the whole application.
class ShiftSignInTest : public QObject {
    Q_OBJECT
private slots:
    void behindALockNothingIsExaminedAndThePinGoesOn()
    {
        App app;
        app.open();
        QSignalSpy examined(&app.engine, &Engine::examined);
        app.shift()->start(); // nobody has signed in
        QVERIFY(!app.shift()->started());
        app.begin();
        app.engine.submitText(QString::fromStdString(SmallProvince::pass(1)), gun);
        QTRY_COMPARE_WITH_TIMEOUT(examined.count(), 1, patience);
        app.signIn()->lock();
        QVERIFY(app.shift()->paused());
        QCOMPARE(app.panel(), Navigation::Panel::Shift);
        app.model<Navigation>("navigation")->close(); // there is no way around it
        QCOMPARE(app.panel(), Navigation::Panel::Shift);
        app.engine.submitText(QString::fromStdString(SmallProvince::pass(3)), gun);
        app.signIn()->unlock(QStringLiteral("4711"));
        QTRY_COMPARE_WITH_TIMEOUT(app.panel(), Navigation::Panel::None, patience);
        QCOMPARE(examined.count(), 1);
        app.engine.submitText(QString::fromStdString(SmallProvince::pass(3)), gun);
        QTRY_COMPARE_WITH_TIMEOUT(examined.count(), 2, patience);
        app.shift()->end();
        QVERIFY(app.shift()->asks()); // the next one signs in
    }

    /// Whatever a screen asks for (F2, F3, F6), and whatever comes back late.
    void behindALockTheEngineAnswersNobody()
    {
        App app;
        app.open();
        app.begin();
        QCOMPARE(app.model<StatusModel>("status")->place().section(QStringLiteral(" · "), -1),
                 QStringLiteral("Lê Văn Thủy")); // not the account's id
        QSignalSpy found(&app.engine, &Engine::lookedUp), failed(&app.engine, &Engine::lookUpFailed),
            examined(&app.engine, &Engine::examined);
        const QString number = QStringLiteral("BD01A-000001");
        app.engine.lookUp(number);
        app.signIn()->lock(); // before the answer comes
        app.engine.lookUp(number);
        QCOMPARE(failed.count(), 1);
        app.engine.setPlate(QStringLiteral("43A-123.45"));
        app.engine.submitFiles({QUrl::fromLocalFile(app.path + QStringLiteral("/station.sqlite"))});
        app.engine.submitText(QString::fromStdString(SmallProvince::pass(1)), gun);
        app.signIn()->unlock(QStringLiteral("4711"));
        QTRY_COMPARE_WITH_TIMEOUT(app.panel(), Navigation::Panel::None, patience);
        app.engine.lookUp(number);
        QTRY_COMPARE_WITH_TIMEOUT(found.count(), 1, patience);
        QCOMPARE(found.at(0).at(0).value<LookUp>().history.size(), std::size_t{1}); // both are on record
        QCOMPARE(examined.count(), 0);
    }

    void aBadgeIsNeitherJudgedNorRecorded()
    {
        App app;
        app.open();
        app.begin();
        QSignalSpy examined(&app.engine, &Engine::examined), shown(&app.engine, &Engine::badgeShown);
        app.engine.submitText(QStringLiteral("THB1ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"), gun);
        QCOMPARE(shown.count(), 1);
        app.engine.submitText(QStringLiteral("thb1abcdefghijklmnopqrstuvwxyz234567"), gun); // Caps Lock
        QCOMPARE(shown.count(), 2);
        QSignalSpy told(&app.engine, &Engine::gunFailed);
        app.engine.submitText(QStringLiteral("THB1âbcdefghijklmnopqrstuvwxyz234567"), gun); // Telex
        QCOMPARE(told.count(), 1);
        app.engine.submitText(QString::fromStdString(SmallProvince::pass(1)), gun);
        QTRY_COMPARE_WITH_TIMEOUT(examined.count(), 1, patience);
        QVERIFY(examined.at(0).at(0).value<Examined>().answer.verdict.kind == core::VerdictKind::Admit);
    }

    void aCheckpointIsNotStoppedAndTheJournalSaysWhoWasNotProven()
    {
        auto app = std::make_unique<App>();
        app->open();
        app->shift()->setUnproven(true);
        app->shift()->setOfficer(QStringLiteral("Đại úy Thủy"));
        app->shift()->setCheckpoint(QString::fromStdString(SmallProvince::gate().checkpoint.text));
        app->shift()->start();
        app->model<Navigation>("navigation")->close();
        QSignalSpy examined(&app->engine, &Engine::examined);
        app->engine.submitText(QString::fromStdString(SmallProvince::pass(1)), gun);
        QTRY_COMPARE_WITH_TIMEOUT(examined.count(), 1, patience);
        app->signIn()->tick(std::chrono::hours(9)); // there is nobody to be locked out
        QVERIFY(app->shift()->started() && !app->shift()->paused());
        app->shift()->end();
        app->begin();
        // What was asked of the store is done before the look-up is answered.
        QSignalSpy found(&app->engine, &Engine::lookedUp);
        app->engine.lookUp(QStringLiteral("BD01A-000001"));
        QTRY_COMPARE_WITH_TIMEOUT(found.count(), 1, patience);
        const QStringList lines = journal(app->path);
        QCOMPARE(lines.filter(QStringLiteral("unproven")), QStringList{QStringLiteral("Đại úy Thủy unproven")});
        QVERIFY(lines.contains(QStringLiteral("gate signed_in")));
    }
};

QTEST_MAIN(ShiftSignInTest)
#include "shift_sign_in_test.moc"
