// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "face_impl.h"

namespace th::app {

void Face::openArchive(const QString &file, const QString &stationFolder)
{
    Impl &my = *m_impl;
    my.archive = std::make_unique<ArchiveThread>();
    connectArchive(my.models.oversight, *my.archive, stationFolder);
    my.models.oversight.open(file);
    emit my.models.oversight.openWanted(file);
}

} // namespace th::app
