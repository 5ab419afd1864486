// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <vector>

namespace th::app {

/// A page of the ward workspace.
///
/// How to add one:
///  1. a line in `wardPages()` (ward_pages.cpp), and its name in `wardPageTitle()`;
///  2. its view model in app/src/ward/models/, a member of WardModel::Parts (ward_model.cpp) and a Q_PROPERTY in
///  ward_model.h; it asks the
///     desk through DeskDoor::ask and clears itself when the desk is locked (WardModel::forget);
///  3. app/qml/ward/NAMEPage.qml: a WardPage with `required property Ward ward`; WardPages.qml makes it when it is
///     opened, gives it the keyboard, and lets it go when another one is opened;
///  4. its states in a list of TourStates that `tour::ward()` (tour_ward.cpp) appends; names begin with "ward-".
///     Look at them: thonghanh --tour DIR --tour-only ward-NAME
struct WardPageInfo {
    QString id;        ///< "inbox"
    QString glyph;     ///< of resources/icons
    QString file;      ///< of app/qml/ward
    bool listed;       ///< in the navigation; others are reached from a page
    QStringList roles; ///< who sees it there; empty: everybody
};
/// In the order of the navigation; Ctrl+1 … Ctrl+9 lead there.
[[nodiscard]] const std::vector<WardPageInfo> &wardPages();
[[nodiscard]] QString wardPageTitle(const QString &id); ///< in the language on screen

} // namespace th::app
