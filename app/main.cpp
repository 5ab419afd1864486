// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/face.h"

#include <QGuiApplication>

int main(int argc, char **argv)
{
    QGuiApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("thonghanh"));
    QCoreApplication::setApplicationVersion(QStringLiteral(TH_VERSION));
    th::app::Engine engine;
    th::app::Sounds sounds;
    th::app::KioskLock kiosk;
    th::app::Face face(engine, sounds, kiosk, {});
    return face.show() ? QGuiApplication::exec() : 1;
}
