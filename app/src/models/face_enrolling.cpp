// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "face_impl.h"

#include "app/settings.h"

namespace th::app {

void Face::Impl::connectEnrolment()
{
    EnrolModel &enrolment = models.enrolment;
    QObject::connect(&engine, &Engine::enrolmentOffered, &enrolment, &EnrolModel::offer);
    QObject::connect(&engine, &Engine::enrolmentRefused, &enrolment, &EnrolModel::refuse);
    QObject::connect(&engine, &Engine::enrolmentChanged, &context, [this](const EnrolReport &report) {
        models.enrolment.setReport(report);
        if (report.stage == EnrolStage::Waiting || report.stage == EnrolStage::Requested) // the station is there
            engine.saveSetting(QLatin1String(settings::language), models.settings.languageCode());
    });
    QObject::connect(&enrolment, &EnrolModel::shownChanged, &context, [this](bool shown) {
        engine.readEnrolment(shown);
        if (!shown)
            askForShift();
    });
    QObject::connect(&enrolment, &EnrolModel::stickWanted, &engine, &Engine::findEnrolment);
    QObject::connect(&enrolment, &EnrolModel::folderChosen, &engine, &Engine::readEnrolmentFrom);
    QObject::connect(&enrolment, &EnrolModel::enrolWanted, &context, [this](const EnrolChoice &choice) {
        engine.enrol(choice, engine.health().open ? engine.stationFolder() : options.newStation);
    });
    QObject::connect(&enrolment, &EnrolModel::askWanted, &engine, &Engine::askHubNow);
    QObject::connect(&enrolment, &EnrolModel::endWanted, &engine, &Engine::endEnrolment);
    QObject::connect(&models.status, &StatusModel::enrolmentRequested, &context, [this] { beginEnrolment(); });
    QObject::connect(&enrolment, &EnrolModel::demonstrationWanted, &enrolment, &EnrolModel::finish);
}

/// A demonstration makes way; a station without data stays, and is what is brought in.
void Face::Impl::beginEnrolment()
{
    const StationHealth &health = engine.health();
    if (!health.open || health.demonstration) {
        shiftAsked = false;
        if (models.shift.started())
            models.shift.end();
        engine.leaveStation();
    }
    models.enrolment.begin();
    models.navigation.close();
}

void Face::Impl::askForShift()
{
    const StationHealth &health = engine.health();
    if (!health.open || health.desk || shiftAsked || models.enrolment.shown())
        return;
    shiftAsked = true;
    if (health.demonstration && models.shift.officer().isEmpty() && models.shift.checkpoints()->count() > 0)
        models.shift.propose(QStringLiteral("Cán bộ diễn tập"), models.shift.checkpoints()->value(0, "code").toString(),
                             {});
    models.navigation.open(Navigation::Panel::Shift);
}

} // namespace th::app
