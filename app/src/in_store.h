// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaObject>
#include <QObject>
#include <optional>

namespace th::app {

/// Calls into the store thread, which is served one after the other, and waits. Nothing: the thread ended before it
/// came to this.
template <class Question> auto inStore(QObject *station, Question question)
{
    std::optional<decltype(question())> answer;
    QMetaObject::invokeMethod(
        station, [&] { answer.emplace(question()); }, Qt::BlockingQueuedConnection);
    return answer;
}

} // namespace th::app
