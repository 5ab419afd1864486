// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verdict.h"

#include <QObject>
#include <memory>

namespace th::app {

enum class Loudness { Silent, Sounds, SoundsAndVoice };
/// Of a setting (app/settings.h): "silent", "sounds", "voice"; anything else is the last.
[[nodiscard]] Loudness loudnessOf(const QString &setting);

/// Three short sounds, one for each kind of verdict, and a spoken Vietnamese word where a Vietnamese voice is
/// installed. Follows audio devices as they come and go; without one it is silent. Never waits. Thread: GUI.
class Sounds : public QObject {
    Q_OBJECT
public:
    explicit Sounds(QObject *parent = nullptr);
    ~Sounds() override;
    /// Looks for devices and voices; silent before. To be called when the window is on screen: asking a sound server
    /// may take a moment.
    void start();
    void announce(core::VerdictKind kind);
    void setLoudness(Loudness loudness);
    [[nodiscard]] Loudness loudness() const;
    [[nodiscard]] bool available() const;      ///< false: no audio device; the screen says "no sound"
    [[nodiscard]] bool voiceAvailable() const; ///< known a moment after the start

signals:
    void availableChanged();

private:
    void startVoice();

    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace th::app
