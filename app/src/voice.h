// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <memory>

class QTextToSpeech;

namespace th::app {

/// Speaks Vietnamese words where a Vietnamese voice is installed. Lives in the thread "voice", because reaching a
/// speech service can take seconds; called and answering by queued signals.
class Voice : public QObject {
    Q_OBJECT
public:
    Voice();
    ~Voice() override;
    void look();
    void say(const QString &words); ///< cuts short what is being said

signals:
    void found(bool vietnamese);

private:
    std::unique_ptr<QTextToSpeech> m_speech;
};

} // namespace th::app
