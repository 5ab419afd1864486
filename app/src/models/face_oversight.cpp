// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "face_impl.h"

#include "app/settings.h"

#include <QCoreApplication>

namespace th::app {

void Face::openArchive(const QString &file, const QString &stationFolder)
{
    Impl &my = *m_impl;
    my.archiveOnly = true;
    my.archiveStation = stationFolder;
    if (!stationFolder.isEmpty())
        my.engine.openStation(stationFolder); // whose accounts say who may
    my.models.overseer.enter();
    my.models.overseer.choose(file);
    my.models.overseer.look();
}

void Face::Impl::connectOversight()
{
    Overseer &overseer = models.overseer;
    QObject::connect(&overseer, &Overseer::entered, &context, [this] { beginOversight(); });
    QObject::connect(&overseer, &Overseer::left, &context, [this] { endOversight(); });
    QObject::connect(&models.enrolment, &EnrolModel::oversightWanted, &overseer, &Overseer::enter);
    QObject::connect(&models.signIn, &SignInModel::oversightWanted, &overseer, &Overseer::enter);
    QObject::connect(&models.signIn, &SignInModel::entered, &overseer, &Overseer::resume);
    QObject::connect(&models.signIn, &SignInModel::reopened, &overseer, &Overseer::resume);
    QObject::connect(&overseer, &Overseer::keep, &context, [this](const QStringList &recent) {
        engine.saveSetting(QLatin1String(settings::archives), recent.join(QLatin1Char('\n')));
    });
    // Settings are the machine's: where people sign in, the next one is not offered somebody else's key.
    const auto keepKey = [this](KeyChoice *key, const char *setting) {
        QObject::connect(key, &KeyChoice::fileChosen, &context, [this, setting](const QString &file) {
            if (!models.signIn.held())
                engine.saveSetting(QLatin1String(setting), file);
        });
    };
    keepKey(overseer.handing()->key(), settings::supervisorKey);
    keepKey(overseer.retention()->key(), settings::supervisorKey);
    keepKey(overseer.sealed()->key(), settings::auditorKey);
    models.signIn.setOffersOversight(!kiosk.engaged());
}

void Face::Impl::choosePurpose()
{
    using accounts::Action;
    models.signIn.setPurpose(models.overseer.shown() ? Action::QueryLog
                             : engine.health().desk  ? Action::UseDesk
                                                     : Action::StartShift);
}

QString Face::Impl::overseenStation() const { return engine.health().open ? engine.stationFolder() : archiveStation; }

/// Nothing is scanned meanwhile: a shift that was running ends.
void Face::Impl::beginOversight()
{
    if (models.shift.started())
        models.shift.end();
    models.navigation.close();
    choosePurpose();
    models.overseer.setStation(overseenStation());
    archive = std::make_unique<ArchiveThread>(&engine.accounts());
    connectArchive(models.oversight, *archive, overseenStation());
    connectErrands(models.overseer, *archive);
    // Work that somebody waits for is use of the screen: it does not lock over it.
    QObject::connect(archive->errands(), &ArchiveErrands::progressed, &context, [this] { models.signIn.noteInput(); });
}

void Face::Impl::endOversight()
{
    leaving.add(std::move(archive));
    choosePurpose();
    if (archiveOnly)
        QCoreApplication::quit();
}

void Face::Impl::takeOversightSettings(const QVariantMap &kept)
{
    const auto value = [&](const char *key) { return kept.value(QLatin1String(key)).toString(); };
    models.overseer.setRecent(value(settings::archives).split(QLatin1Char('\n'), Qt::SkipEmptyParts));
    models.overseer.handing()->key()->setFile(value(settings::supervisorKey));
    models.overseer.retention()->key()->setFile(value(settings::supervisorKey));
    models.overseer.sealed()->key()->setFile(value(settings::auditorKey));
}

} // namespace th::app
