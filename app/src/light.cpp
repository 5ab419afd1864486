// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "light.h"

#include <QFileInfo>

namespace th::app {
namespace {

constexpr double filmFramesPerSecond = 10;
/// Slow enough to read each card: a pass is in thirteen pictures, so a new one comes about every four seconds.
constexpr double demonstrationFramesPerSecond = 3.5;

} // namespace

Light::Light(Engine &engine, Wishes wishes) : m_engine(engine), m_wishes(std::move(wishes)) {}

void Light::start()
{
    if (m_devices)
        return;
    m_devices = std::make_unique<QMediaDevices>();
    connect(m_devices.get(), &QMediaDevices::videoInputsChanged, this, &Light::follow);
    connect(&m_engine, &Engine::healthChanged, this, &Light::follow);
    follow();
}

void Light::chooseCamera(const QString &id)
{
    m_camera = id;
    if (auto *camera = qobject_cast<scanner::CameraSource *>(m_engine.source()))
        camera->choose(id);
}

void Light::wantAtDesk(bool wanted)
{
    m_wantedAtDesk = wanted;
    if (m_devices)
        follow();
}

Light::Kind Light::wanted() const
{
    const bool desk = m_engine.health().desk;
    if (desk && !m_wantedAtDesk)
        return Kind::None;
    if (!m_wishes.film.isEmpty())
        return Kind::AskedFilm;
    if (desk)
        return m_wishes.camera ? Kind::Camera : Kind::None;
    const bool demonstration = m_engine.health().open && m_engine.health().demonstration;
    const bool canPlay = demonstration && QFileInfo::exists(m_wishes.demonstrationFilm);
    const bool cameraThere = m_wishes.camera && !scanner::CameraSource::cameras().isEmpty();
    if (canPlay && !cameraThere)
        return Kind::DemonstrationFilm;
    return m_wishes.camera ? Kind::Camera : Kind::None;
}

void Light::follow()
{
    if (m_engine.health().opening)
        return; // what kind of station it is decides what is shown
    const auto kind = wanted();
    if (m_now == kind)
        return;
    m_now = kind;
    switch (kind) {
    case Kind::None:
        m_engine.useSource(nullptr);
        return;
    case Kind::AskedFilm:
        m_engine.useSource(scanner::openFilm(m_wishes.film, filmFramesPerSecond, scanner::AtEnd::Loop));
        return;
    case Kind::DemonstrationFilm:
        m_engine.useSource(
            scanner::openFilm(m_wishes.demonstrationFilm, demonstrationFramesPerSecond, scanner::AtEnd::Loop));
        return;
    case Kind::Camera: {
        auto camera = std::make_unique<scanner::CameraSource>();
        camera->choose(m_camera);
        m_engine.useSource(std::move(camera));
        return;
    }
    }
}

} // namespace th::app
