// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "face_impl.h"

#include "app/settings.h"

namespace th::app {

/// Who signs in; and at a checkpoint whose shift it is. At a ward's desk WardSession follows by itself.
void Face::Impl::connectAccounts()
{
    models.signIn.connectTo(engine.accounts());
    QObject::connect(&engine, &Engine::badgeShown, &models.signIn, &SignInModel::showBadge);
    QObject::connect(&engine, &Engine::examined, &models.signIn, &SignInModel::noteInput); // the checkpoint is in use
    QObject::connect(&models.signIn, &SignInModel::changed, &models.shift,
                     [this] { models.shift.setHeld(models.signIn.held()); });
    QObject::connect(&models.signIn, &SignInModel::entered, &context, [this] {
        if (!models.overseer.shown())
            models.shift.admit(models.signIn.account());
        if (!engine.health().desk)
            engine.saveSetting(QLatin1String(settings::wardOfficers), models.signIn.recent().join(QLatin1Char('\n')));
    });
    QObject::connect(&models.signIn, &SignInModel::shut, &context, [this] {
        models.shift.dismiss(models.signIn.step());
        models.lookUp.clear(); // it names people
        if (shiftAsked && (!models.shift.started() || models.shift.paused()))
            models.navigation.open(Navigation::Panel::Shift);
    });
    QObject::connect(&models.signIn, &SignInModel::reopened, &context, [this] {
        models.shift.resume();
        if (models.shift.started() && models.navigation.panel() == Navigation::Panel::Shift)
            models.navigation.close();
    });
    QObject::connect(&models.shift, &ShiftModel::endRequested, &models.signIn, [this] {
        if (!models.shift.paused())
            models.signIn.leave();
    });
}

} // namespace th::app
