// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sounds.h"

namespace th::app {

struct Sounds::Impl {
    Loudness loudness = Loudness::SoundsAndVoice;
};

Sounds::Sounds(QObject *parent) : QObject(parent), m_impl(std::make_unique<Impl>()) {}
Sounds::~Sounds() = default;
void Sounds::announce(core::VerdictKind) {}
void Sounds::setLoudness(Loudness loudness) { m_impl->loudness = loudness; }
Loudness Sounds::loudness() const { return m_impl->loudness; }
bool Sounds::available() const { return false; }
bool Sounds::voiceAvailable() const { return false; }

} // namespace th::app
