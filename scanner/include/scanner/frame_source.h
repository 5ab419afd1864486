// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scanner/states.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <memory>

class QVideoSink;

namespace th::scanner {
/// Where light comes from: a camera, a video file, a folder of pictures. All deliver into a QVideoSink, so the path
/// from there on is the same. Lives in the GUI thread; never blocks it.
class FrameSource : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    virtual void start(QVideoSink *sink) = 0;
    virtual void stop() = 0;
    [[nodiscard]] virtual SourceState state() const = 0;
    [[nodiscard]] virtual QString explanation() const = 0; ///< technical, may be empty
    [[nodiscard]] virtual QString title() const = 0;       ///< the camera's or file's name
signals:
    void stateChanged(th::scanner::SourceState state);
};

struct CameraDescription {
    QString id; ///< stable across plugging
    QString name;
    bool frontFacing = false;
};

/// What the driver of a running camera can do.
struct CameraAbilities {
    bool exposureCompensation = false, focusModes = false, torch = false, zoom = false;
    float maxZoom = 1;
};

/// A camera through Qt Multimedia: chooses the format nearest 1280×720 whose pixels hold luma ready, follows hot-plug,
/// notices loss and silence (no frame for 3 s), starts again by itself when the camera comes back.
class CameraSource : public FrameSource {
    Q_OBJECT
public:
    explicit CameraSource(QObject *parent = nullptr);
    ~CameraSource() override;
    [[nodiscard]] static QList<CameraDescription> cameras();
    void choose(const QString &id); ///< empty: the first there is
    void start(QVideoSink *sink) override;
    void stop() override;
    [[nodiscard]] SourceState state() const override;
    [[nodiscard]] QString explanation() const override;
    [[nodiscard]] QString title() const override;
    [[nodiscard]] bool frontFacing() const;
    [[nodiscard]] CameraAbilities abilities() const;
    void setZoom(float factor);
    void setTorch(bool on);
    void setExposureCompensation(float ev);
    void focusNear(float x, float y); ///< 0…1 of the frame
signals:
    void camerasChanged();
    void abilitiesChanged();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

enum class AtEnd { Stop, Loop };

/// Pictures of a folder in name order at `framesPerSecond`, or a video file through QMediaPlayer (picture only).
/// Never null; a film with nothing to show becomes Failed, with an explanation, once it is started.
[[nodiscard]] std::unique_ptr<FrameSource> openFilm(const QString &folderOrFile, double framesPerSecond, AtEnd atEnd);

} // namespace th::scanner
