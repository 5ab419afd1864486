// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/face.h"

#include "app/settings.h"
#include "face_impl.h"
#include "store/examiner.h"
#include "ward/models/desk_camera.h"

#include <QQuickWindow>
#include <chrono>

namespace th::app {

namespace {

/// That of the machine, its sleep included: an idle screen locks over a closed lid as well.
std::chrono::milliseconds runningTime() { return store::readClock().monotonic; }

QString nameOf(Theme theme)
{
    switch (theme) {
    case Theme::Light:
        return QStringLiteral("light");
    case Theme::Dark:
        return QStringLiteral("dark");
    case Theme::Auto:
        return QStringLiteral("auto");
    }
    return QStringLiteral("auto");
}

} // namespace

Face::Face(Engine &engine, Sounds &sounds, KioskLock &kiosk, const FaceOptions &options)
    : m_impl(std::make_unique<Impl>(engine, sounds, kiosk, options))
{
    Impl &my = *m_impl;
    if (options.language)
        my.models.language.set(*options.language);
    if (options.theme)
        my.theme = nameOf(*options.theme);
    connect(&my.models.status, &StatusModel::retryRequested, this, &Face::retryRequested);
    connect(&my.models.settings, &SettingsModel::cameraChosen, this, &Face::cameraChosen);
    connect(my.models.ward.camera(), &DeskCamera::lit, this, &Face::deskCameraWanted);
    if (options.mode == WindowMode::Kiosk)
        my.models.status.setKioskStart(StatusModel::KioskStart::Pending);
    my.connectEngine();
    my.connectImport();
    my.connectSync();
    my.connectEnrolment();
    my.connectWard();
    my.connectAccounts();
    my.connectOversight();
    my.connectOffice();
    connect(&my.models.enrolment, &EnrolModel::demonstrationWanted, this, &Face::demonstrationRequested);
    my.connectModels();
    my.connectKiosk();
    my.connectCamera();
    connect(&my.clock, &QTimer::timeout, this, [this] { m_impl->tick(); });
    my.clock.start(std::chrono::seconds(1));
    my.takeHealth(engine.health());
    my.takeSource();
    my.refreshSound();
    my.tick();
}

Face::~Face() { m_impl->engine.useSink(nullptr); }

void Face::Impl::connectEngine()
{
    QObject::connect(&engine, &Engine::healthChanged, &context, [this](const StationHealth &h) { takeHealth(h); });
    QObject::connect(&engine, &Engine::settingsLoaded, &context, [this](const QVariantMap &s) { takeSettings(s); });
    QObject::connect(&engine, &Engine::examined, &context,
                     [this](const Examined &examined) { models.checkpoint.show(examined); });
    QObject::connect(&engine, &Engine::crowdedChanged, &models.checkpoint, &CheckpointModel::setCrowded);
    QObject::connect(&engine, &Engine::cleared, &context, [this] { models.checkpoint.clear(); });
    QObject::connect(&engine, &Engine::rowsChanged, &context,
                     [this](const std::vector<store::LogRow> &rows) { models.history.setRows(rows); });
    QObject::connect(&engine, &Engine::lookedUp, &context, [this](const LookUp &found) {
        if (!models.shift.paused() && !models.shift.asks()) // asked before the screen was locked
            models.lookUp.show(found);
    });
    QObject::connect(&engine, &Engine::lookUpFailed, &models.lookUp, &LookUpModel::fail);
    QObject::connect(&engine, &Engine::fileFailed, &context, [this](const QString &vi, const QString &en) {
        models.enrolment.shown() ? models.enrolment.refuse(vi, en) : models.busy.tell(vi, en, true);
    });
    const auto tellBad = [this](const QString &vi, const QString &en) { models.busy.tell(vi, en, true); };
    QObject::connect(&engine, &Engine::gunFailed, &context, tellBad);
    QObject::connect(&engine, &Engine::settingNotKept, &context, tellBad);
    QObject::connect(&engine, &Engine::settingRefused, &context,
                     [this, tellBad](const QString &key, const QString &kept, const QString &vi, const QString &en) {
                         models.settings.restore(key, kept);
                         tellBad(vi, en);
                     });
    QObject::connect(&engine, &Engine::gunReady, &context, [this] {
        models.busy.tell(QStringLiteral("Súng quét đã dùng lại được."), QStringLiteral("The scanner gun works again."),
                         false);
    });
    QObject::connect(&engine, &Engine::busyChanged, &models.busy, &BusyModel::setBusy);
    QObject::connect(&engine, &Engine::demonstrationProgress, &context,
                     [this](int percent, const QString &whatVi, const QString &whatEn) {
                         models.busy.setMaking(percent, whatVi, whatEn);
                     });
    QObject::connect(&engine, &Engine::sourceChanged, &context, [this] { takeSource(); });
}

void Face::Impl::connectImport()
{
    QObject::connect(&models.importing, &ImportModel::searchRequested, &engine, &Engine::findPublications);
    QObject::connect(&models.importing, &ImportModel::importRequested, &engine, &Engine::importPublication);
    QObject::connect(&engine, &Engine::publicationsFound, &models.importing, &ImportModel::setFound);
    QObject::connect(&engine, &Engine::importFinished, &context, [this](const ImportReport &report) {
        models.importing.finish(report);
        models.enrolment.setImport(report);
        if (models.navigation.panel() == Navigation::Panel::Import || models.enrolment.shown())
            return;
        if (report.ok) // whoever went on checking meanwhile is told in one line; F7 says more
            models.busy.tell(QStringLiteral("Đã nạp xong dữ liệu."), QStringLiteral("The data has been taken in."),
                             false);
        else
            models.busy.tell(report.vi, report.en, true);
    });
}

void Face::Impl::connectSync()
{
    QObject::connect(&engine, &Engine::syncChanged, &models.status, &StatusModel::setSync);
    QObject::connect(&engine, &Engine::syncChanged, &models.enrolment, &EnrolModel::setSync);
    QObject::connect(&models.status, &StatusModel::syncRequested, &engine, &Engine::syncNow);
    models.status.setSync(engine.syncReport());
}

void Face::Impl::connectModels()
{
    QObject::connect(&models.checkpoint, &CheckpointModel::clearRequested, &engine, &Engine::clearCard);
    QObject::connect(&models.checkpoint, &CheckpointModel::plateEntered, &engine, &Engine::setPlate);
    QObject::connect(&models.lookUp, &LookUpModel::searchRequested, &engine, &Engine::lookUp);
    QObject::connect(&models.busy, &BusyModel::filesChosen, &engine, &Engine::submitFiles);
    QObject::connect(&models.shift, &ShiftModel::startRequested, &context, [this](const Shift &shift) {
        engine.startShift(shift);
        engine.saveSetting(QLatin1String(settings::officers), models.shift.recentOfficers().join(QLatin1Char('\n')));
        const access::Session &who = models.signIn.session(); // people know the name, not the account
        const bool known = models.signIn.inside() && who.account == shift.officer;
        models.status.setShift({known ? who.name : shift.officer, shift.checkpoint});
    });
    QObject::connect(&models.shift, &ShiftModel::endRequested, &context, [this] {
        engine.endShift();
        models.status.setShift({});
    });
    // Without a shift nothing is examined: nothing else may stay on screen as if it were.
    QObject::connect(&models.navigation, &Navigation::panelChanged, &context, [this] {
        const bool examines = models.shift.started() && !models.shift.paused();
        if (models.navigation.panel() == Navigation::Panel::None && shiftAsked && !examines)
            models.navigation.open(Navigation::Panel::Shift);
    });
    QObject::connect(&models.settings, &SettingsModel::keep, &engine, &Engine::saveSetting);
    QObject::connect(&models.settings, &SettingsModel::themeChosen, &context, [this](const QString &name) {
        theme = name;
        chooseTheme();
    });
    QObject::connect(&models.settings, &SettingsModel::soundChosen, &context, [this](const QString &name) {
        sounds.setLoudness(loudnessOf(name));
        refreshSound();
    });
    QObject::connect(&models.settings, &SettingsModel::mirrorChosen, &context, [this](const QString &wanted) {
        mirror = wanted;
        takeSourceState();
    });
    QObject::connect(&sounds, &Sounds::availableChanged, &context, [this] { refreshSound(); });
    QObject::connect(&models.settings, &SettingsModel::serialPortChosen, &engine, &Engine::useSerialGun);
    QObject::connect(&models.settings, &SettingsModel::gunPaceChosen, &engine, &Engine::setGunPace);
    QObject::connect(&models.settings, &SettingsModel::refreshRequested, &context, [this] { refreshLists(); });
}

void Face::Impl::connectKiosk()
{
    const auto show = [this] {
        models.settings.setKiosk(kiosk.engaged(), kiosk.hasCode());
        models.signIn.setOffersOversight(!kiosk.engaged());
    };
    QObject::connect(&kiosk, &KioskLock::engagedChanged, &context, show);
    QObject::connect(&kiosk, &KioskLock::released, &context, [this] {
        if (models.navigation.panel() == Navigation::Panel::Unlock)
            models.navigation.close();
    });
    QObject::connect(&kiosk, &KioskLock::refused, &context, [this](std::chrono::seconds after) {
        models.settings.refuseUnlock(static_cast<int>(after.count()));
    });
    QObject::connect(&kiosk, &KioskLock::leaveRequested, &context,
                     [this] { models.navigation.open(Navigation::Panel::Unlock); });
    QObject::connect(&kiosk, &KioskLock::codeHashed, &context, [this](const QString &hash) {
        if (!hash.isEmpty() && window)
            engine.saveSetting(QLatin1String(settings::kioskCodeHash), hash);
    });
    QObject::connect(&engine, &Engine::settingAdmitted, &context, [this](const QString &key, const QString &value) {
        if (key != QLatin1String(settings::kioskCodeHash) || !window)
            return;
        kiosk.setCodeHash(value);
        kiosk.engage(window);
        models.navigation.close();
    });
    QObject::connect(&models.settings, &SettingsModel::unlockRequested, &kiosk, &KioskLock::release);
    QObject::connect(&models.settings, &SettingsModel::kioskRequested, &context, [this](const QString &code) {
        if (!kiosk.hasCode())
            kiosk.hashCode(code);
        else if (window)
            kiosk.engage(window);
    });
    show();
}

void Face::Impl::takeHealth(const StationHealth &health)
{
    if (health.policy.get() != knownPolicy || health.directory.get() != knownDirectory) {
        knownPolicy = health.policy.get();
        knownDirectory = health.directory.get();
        models.setReference(Reference::from(health.policy.get(), health.directory.get(), engine.now()));
    }
    choosePurpose();
    models.overseer.setStation(overseenStation());
    models.status.setHealth(health);
    models.importing.setHeld(health, engine.now());
    if (health.open && models.busy.making())
        models.busy.setMaking(100, {}, {});
    models.enrolment.setHealth(health);
    if (health.open && !shiftAsked && !health.demonstration && !health.dataAsOf)
        models.enrolment.begin(); // it can judge nothing yet
    askForShift();
}

void Face::Impl::takeSettings(const QVariantMap &kept)
{
    QVariantMap wanted = kept;
    if (options.language)
        wanted.remove(QLatin1String(settings::language));
    if (options.theme)
        wanted.insert(QLatin1String(settings::theme), nameOf(*options.theme));
    models.settings.load(wanted);
    const QString officer = kept.value(QLatin1String(settings::officer)).toString();
    if (!officer.isEmpty())
        models.shift.propose(
            officer, kept.value(QLatin1String(settings::checkpoint)).toString(),
            kept.value(QLatin1String(settings::officers)).toString().split(QLatin1Char('\n'), Qt::SkipEmptyParts));
    models.ward.session()->propose(
        kept.value(QLatin1String(settings::wardOfficer)).toString(),
        kept.value(QLatin1String(settings::wardRole)).toString(),
        kept.value(QLatin1String(settings::wardOfficers)).toString().split(QLatin1Char('\n'), Qt::SkipEmptyParts));
    takeOversightSettings(kept);
    keepKiosk(kept);
}

void Face::Impl::keepKiosk(const QVariantMap &kept)
{
    kiosk.setCodeHash(kept.value(QLatin1String(settings::kioskCodeHash)).toString());
    kiosk.setWrongCodes(kept.value(QLatin1String(settings::kioskWrong)).toInt(), engine.stationFolder());
    if (options.mode == WindowMode::Kiosk)
        models.status.setKioskStart(kiosk.engage(window) ? StatusModel::KioskStart::Locked
                                                         : StatusModel::KioskStart::NoCode);
    models.settings.setKiosk(kiosk.engaged(), kiosk.hasCode());
}

void Face::Impl::refreshSound()
{
    const bool silent = sounds.loudness() == Loudness::Silent;
    models.status.setSound(!sounds.available() ? StatusModel::Sound::NoDevice
                           : silent            ? StatusModel::Sound::Silent
                                               : StatusModel::Sound::On);
}

/// Left to itself the screen is dark from six in the evening to six in the morning, where the checkpoint is.
void Face::Impl::chooseTheme()
{
    constexpr std::chrono::minutes indochina(420); // until a policy says where we are
    const auto &policy = engine.health().policy;
    const core::Instant local = wallClock() + (policy ? policy->utcOffset() : indochina);
    const auto hour = std::chrono::hours(local.time_since_epoch().count() / 3600 % 24).count();
    models.theme.setDark(theme == QLatin1String("dark") ||
                         (theme == QLatin1String("auto") && (hour < 6 || hour >= 18)));
}

void Face::Impl::tick()
{
    models.status.setNow(engine.now(), steadyNow());
    models.importing.setHeld(engine.health(), engine.now());
    models.enrolment.setNow(wallClock());
    models.ward.setNow(wallClock());
    models.administration.setNow(wallClock());
    const auto running = runningTime();
    models.signIn.tick(running);
    models.ward.session()->tick(running);
    chooseTheme();
}

bool Face::show()
{
    Impl &my = *m_impl;
    my.window = loadWindow(my.qml, my.models);
    if (!my.window)
        return false;
    my.engine.useSink(my.models.camera.sink());
    my.window->setVisibility(my.options.mode == WindowMode::Normal ? QWindow::Windowed : QWindow::FullScreen);
    return true;
}

void Face::beginEnrolment() { m_impl->beginEnrolment(); }
QQuickWindow *Face::window() const { return m_impl->window; }

} // namespace th::app
