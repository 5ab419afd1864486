// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine.h"

namespace th::app {

struct Engine::Impl {
    StationHealth health;
    std::unique_ptr<scanner::FrameSource> source;
};

Engine::Engine(QObject *parent) : QObject(parent), m_impl(std::make_unique<Impl>()) {}
Engine::~Engine() = default;

void Engine::openStation(const QString &) {}
void Engine::makeDemonstration(const QString &) {}
void Engine::startShift(const Shift &) {}
void Engine::endShift() {}
void Engine::setPlate(const QString &) {}
void Engine::submitText(const QString &, const QString &) {}
void Engine::submitFile(const QUrl &) {}
void Engine::lookUp(const QString &) {}
void Engine::useSource(std::unique_ptr<scanner::FrameSource>) {}
void Engine::useSink(QVideoSink *) {}
void Engine::useSerialGun(const QString &) {}
void Engine::clearCard() {}
void Engine::setJudgeAt(std::optional<core::Instant>) {}
void Engine::saveSetting(const QString &, const QString &) {}
void Engine::importPublication(const QString &) {}
const StationHealth &Engine::health() const { return m_impl->health; }
scanner::FrameSource *Engine::source() const { return m_impl->source.get(); }
scanner::LiveScanner *Engine::liveScanner() const { return nullptr; }

} // namespace th::app
