// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "face_impl.h"

namespace th::app {

void Face::openOffice(const QString &folder) { m_impl->beginOffice(folder); }

void Face::Impl::connectOffice()
{
    QObject::connect(&models.administration, &AdministrationModel::entered, &context,
                     [this](const QString &folder) { beginOffice(folder); });
    QObject::connect(&models.administration, &AdministrationModel::left, &context, [this] { office.reset(); });
}

/// Nothing is scanned meanwhile: a shift that was running ends.
void Face::Impl::beginOffice(const QString &folder)
{
    if (models.shift.started())
        models.shift.end();
    models.navigation.close();
    office = std::make_unique<OfficeThread>();
    ::th::app::connectOffice(models.administration, *office);
    connectRosters(models.administration, *office);
    connectSigning(models.administration, *office);
    // Who holds the directory's source holds what the commands change as well: the role is the administrator's.
    models.administration.open(folder, accounts::Role::Administrator);
}

} // namespace th::app
