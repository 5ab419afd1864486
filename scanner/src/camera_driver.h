// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scanner/frame_source.h"

#include <QCamera>
#include <QCameraDevice>
#include <QMediaCaptureSession>
#include <QThread>
#include <QVideoFrame>
#include <QVideoSink>
#include <atomic>

namespace th::scanner {

/// One run of one camera, on a thread of its own: to close a camera that has vanished can take the media backend
/// many seconds, and neither the window nor the next camera waits for that. Made by launch(); retire() ends it: it says
/// nothing from then on, closes the camera and deletes itself and its thread, whenever the backend lets it.
class CameraDriver : public QObject {
    Q_OBJECT
public:
    [[nodiscard]] static CameraDriver *launch(const QCameraDevice &device);
    void retire();

    // Any thread.
    void setZoom(float factor);
    void setTorch(bool on);
    void setExposureCompensation(float ev);
    void focusNear(float x, float y);
    /// The frame that was announced has been taken; the next may be. Frames that come in between are dropped.
    void frameTaken() { m_frameUnderway = false; }

signals:
    void frameArrived(const QVideoFrame &frame);
    void abilitiesKnown(const th::scanner::CameraAbilities &abilities);
    void failed(th::scanner::SourceState state, const QString &explanation);

private:
    explicit CameraDriver(const QCameraDevice &device) : m_device(device) {}
    void open();
    void explain(const QString &backendSays);
    void forward(const QVideoFrame &frame);
    void report();

    QCameraDevice m_device;
    std::unique_ptr<QVideoSink> m_sink;
    std::unique_ptr<QMediaCaptureSession> m_session;
    std::unique_ptr<QCamera> m_camera;
    std::atomic<bool> m_frameUnderway{false};
    std::atomic<bool> m_retired{false};
};

} // namespace th::scanner

Q_DECLARE_METATYPE(th::scanner::CameraAbilities)
