// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "face_impl.h"

#include "scanner/guns.h"

#include <type_traits>

namespace th::app {

void Face::Impl::connectCamera()
{
    const auto toCamera = [this](auto member) {
        return [this, member](auto value) {
            if (scanner::CameraSource *source = camera())
                (source->*member)(
                    static_cast<std::conditional_t<std::is_same_v<decltype(value), bool>, bool, float>>(value));
        };
    };
    QObject::connect(&models.camera, &CameraModel::torchRequested, &context,
                     toCamera(&scanner::CameraSource::setTorch));
    QObject::connect(&models.camera, &CameraModel::zoomRequested, &context, toCamera(&scanner::CameraSource::setZoom));
    QObject::connect(&models.camera, &CameraModel::exposureRequested, &context,
                     toCamera(&scanner::CameraSource::setExposureCompensation));
    QObject::connect(&models.camera, &CameraModel::focusRequested, &context, [this](double x, double y) {
        if (scanner::CameraSource *source = camera())
            source->focusNear(static_cast<float>(x), static_cast<float>(y));
    });
    if (scanner::LiveScanner *scanner = engine.liveScanner()) {
        QObject::connect(scanner, &scanner::LiveScanner::hintChanged, &models.camera, &CameraModel::setHint);
        QObject::connect(scanner, &scanner::LiveScanner::symbolsMoved, &models.camera, &CameraModel::setOutlines);
    }
}

void Face::Impl::takeSource()
{
    scanner::FrameSource *source = engine.source();
    if (source && source != knownSource) {
        QObject::connect(source, &scanner::FrameSource::stateChanged, &context, [this] { takeSourceState(); });
        if (auto *asCamera = qobject_cast<scanner::CameraSource *>(source)) {
            QObject::connect(asCamera, &scanner::CameraSource::camerasChanged, &context, [this] { refreshLists(); });
            QObject::connect(asCamera, &scanner::CameraSource::abilitiesChanged, &context, [this] {
                models.camera.setAbilities(camera() ? camera()->abilities() : scanner::CameraAbilities{});
            });
        }
    }
    knownSource = source;
    takeSourceState();
}

void Face::Impl::takeSourceState()
{
    scanner::FrameSource *source = engine.source();
    scanner::CameraSource *asCamera = camera();
    const auto state = source ? source->state() : scanner::SourceState::NoCamera;
    models.camera.setAbilities(asCamera ? asCamera->abilities() : scanner::CameraAbilities{});
    const bool facing = asCamera && asCamera->frontFacing();
    models.camera.setState(state, mirror.isEmpty() ? facing : mirror == QLatin1String("yes"));
    models.status.setCamera(state, source ? source->title() : QString(), source && !asCamera);
}

void Face::Impl::refreshLists()
{
    models.settings.setCameras(scanner::CameraSource::cameras());
    models.settings.setSerialPorts(scanner::SerialGun::ports());
    models.settings.setVoiceAvailable(sounds.voiceAvailable());
}

} // namespace th::app
