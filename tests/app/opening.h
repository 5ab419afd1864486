// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSignalSpy>
#include <QTest>

#include "app/engine.h"

namespace th::test {

/// Opens a station in an engine and waits until its settings are in use as well: what is set before is overruled by
/// them.
inline void openStation(app::Engine &engine, const QString &folder)
{
    const QSignalSpy settings(&engine, &app::Engine::settingsLoaded);
    engine.openStation(folder);
    QVERIFY(QTest::qWaitFor([&] { return engine.health().open && !settings.isEmpty(); }, 60'000));
}

} // namespace th::test
