// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "face_impl.h"

namespace th::app {

void Face::openOffice(const QString &folder)
{
    Impl &my = *m_impl;
    my.office = std::make_unique<OfficeThread>();
    connectOffice(my.models.administration, *my.office);
    connectRosters(my.models.administration, *my.office);
    // Who holds the directory's source holds what the commands change as well: the role is the administrator's.
    my.models.administration.open(folder, accounts::Role::Administrator);
}

} // namespace th::app
