// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "administration/models/administration_model.h"
#include "busy_model.h"
#include "camera_model.h"
#include "checkpoint_model.h"
#include "enrol_model.h"
#include "history_model.h"
#include "import_model.h"
#include "language_switch.h"
#include "look_up_model.h"
#include "navigation.h"
#include "oversight/models/overseer.h"
#include "settings_model.h"
#include "shift_model.h"
#include "sign_in_model.h"
#include "status_model.h"
#include "theme_model.h"
#include "ward/models/ward_model.h"

class QQmlApplicationEngine;
class QQuickWindow;

namespace th::app {

/// Everything the window shows. Made by hand, without an engine: tour and tests fill it with what they like.
struct Models {
    explicit Models(ThemeModel::Motion motion = ThemeModel::Motion::On);

    void setReference(const Reference &reference);

    LanguageSwitch language;
    ThemeModel theme;
    CheckpointModel checkpoint{language};
    CameraModel camera{language};
    StatusModel status{language};
    HistoryModel history{language};
    LookUpModel lookUp{language};
    ImportModel importing{language};
    ShiftModel shift{language};
    SettingsModel settings{language};
    BusyModel busy{language};
    EnrolModel enrolment{language};
    Navigation navigation;
    SignInModel signIn{language};
    WardModel ward{language, busy, signIn};
    OversightModel oversight{language};
    Overseer overseer{language, oversight, signIn};
    AdministrationModel administration{language};
};

/// Loads the window over the models, which outlive it; hidden yet. nullptr if the QML does not load (errors on stderr).
[[nodiscard]] QQuickWindow *loadWindow(QQmlApplicationEngine &qml, Models &models);

} // namespace th::app
