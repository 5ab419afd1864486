// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "camera_driver.h"

#include "camera_format.h"
#include "camera_probe.h"

#include <QMetaObject>

namespace th::scanner {
namespace {

QCameraFormat bestFormat(const QCameraDevice &device)
{
    const QList<QCameraFormat> formats = device.videoFormats();
    QList<FormatOffer> offers;
    for (const QCameraFormat &format : formats)
        offers.push_back({format.resolution(), format.pixelFormat(), format.maxFrameRate()});
    const auto best = bestOffer(offers);
    return best ? formats.at(*best) : QCameraFormat();
}

} // namespace

CameraDriver *CameraDriver::launch(const QCameraDevice &device)
{
    qRegisterMetaType<CameraAbilities>();
    qRegisterMetaType<SourceState>();
    auto *thread = new QThread;
    thread->setObjectName(QStringLiteral("camera"));
    auto *driver = new CameraDriver(device);
    driver->moveToThread(thread);
    connect(thread, &QThread::finished, driver, &QObject::deleteLater);
    connect(thread, &QThread::finished, thread, &QObject::deleteLater);
    thread->start();
    QMetaObject::invokeMethod(driver, [driver] { driver->open(); });
    return driver;
}

void CameraDriver::retire()
{
    m_retired = true;
    disconnect(); // nobody hears it any more
    QMetaObject::invokeMethod(this, [this] {
        m_camera.reset();
        m_session.reset();
        m_sink.reset();
        thread()->quit();
    });
}

void CameraDriver::open()
{
    if (m_retired)
        return;
    m_sink = std::make_unique<QVideoSink>();
    m_session = std::make_unique<QMediaCaptureSession>();
    m_camera = std::make_unique<QCamera>(m_device);
    // From whatever thread the backend delivers in.
    connect(m_sink.get(), &QVideoSink::videoFrameChanged, this, &CameraDriver::forward, Qt::DirectConnection);
    connect(m_camera.get(), &QCamera::errorOccurred, this, [this](QCamera::Error error, const QString &text) {
        if (error != QCamera::NoError)
            explain(text);
    });
    if (const QCameraFormat format = bestFormat(m_device); !format.isNull())
        m_camera->setCameraFormat(format);
    m_session->setVideoSink(m_sink.get());
    m_session->setCamera(m_camera.get());
    m_camera->start();
    report();
}

void CameraDriver::report()
{
    CameraAbilities abilities;
    const QCamera::Features features = m_camera->supportedFeatures();
    abilities.exposureCompensation = features.testFlag(QCamera::Feature::ExposureCompensation);
    abilities.focusModes = features.testFlag(QCamera::Feature::CustomFocusPoint);
    abilities.torch = m_camera->isTorchModeSupported(QCamera::TorchOn);
    abilities.maxZoom = m_camera->maximumZoomFactor();
    abilities.zoom = abilities.maxZoom > 1;
    emit abilitiesKnown(abilities);
}

/// The backend's words say little; the kernel's say why.
void CameraDriver::explain(const QString &backendSays)
{
    m_camera->stop();
    const ProbeResult probe = probeCamera(m_device.id());
    const bool busy = probe.finding == ProbeResult::Finding::Busy || backendSays.contains(u"busy", Qt::CaseInsensitive);
    const QString words = probe.detail.isEmpty() ? backendSays : probe.detail;
    emit failed(busy ? SourceState::Busy : SourceState::Failed, words);
}

void CameraDriver::forward(const QVideoFrame &frame)
{
    if (!m_retired && frame.isValid() && !m_frameUnderway.exchange(true))
        emit frameArrived(frame);
}

void CameraDriver::setZoom(float factor)
{
    QMetaObject::invokeMethod(this, [this, factor] {
        if (m_camera)
            m_camera->setZoomFactor(factor);
    });
}

void CameraDriver::setTorch(bool on)
{
    QMetaObject::invokeMethod(this, [this, on] {
        if (m_camera)
            m_camera->setTorchMode(on ? QCamera::TorchOn : QCamera::TorchOff);
    });
}

void CameraDriver::setExposureCompensation(float ev)
{
    QMetaObject::invokeMethod(this, [this, ev] {
        if (m_camera)
            m_camera->setExposureCompensation(ev);
    });
}

void CameraDriver::focusNear(float x, float y)
{
    QMetaObject::invokeMethod(this, [this, x, y] {
        if (!m_camera)
            return;
        m_camera->setFocusMode(QCamera::FocusModeAutoNear);
        m_camera->setCustomFocusPoint({static_cast<double>(x), static_cast<double>(y)});
    });
}

} // namespace th::scanner
