// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "camera_model.h"

#include <QImage>
#include <QQuickPaintedItem>
#include <QtQml/qqmlregistration.h>

namespace th::app {

/// Shows the newest frame of the camera and the outlines of the codes in it. Frames become pictures of the item's own
/// size on a pool thread, one at a time; newer frames replace waiting ones. Works with and without a graphics card
/// (Qt's own video item draws nothing in software).
class CameraView : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(th::app::CameraModel *camera READ camera WRITE setCamera NOTIFY cameraChanged REQUIRED)
    Q_PROPERTY(QColor outlineColor MEMBER m_outlineColor NOTIFY outlineColorChanged)
    Q_PROPERTY(bool hasPicture READ hasPicture NOTIFY hasPictureChanged)
public:
    explicit CameraView(QQuickItem *parent = nullptr);

    [[nodiscard]] CameraModel *camera() const { return m_camera; }
    void setCamera(CameraModel *camera);
    [[nodiscard]] bool hasPicture() const { return !m_picture.isNull(); }
    void paint(QPainter *painter) override;

signals:
    void cameraChanged();
    void outlineColorChanged();
    void hasPictureChanged();

private:
    void take(const QVideoFrame &frame);
    void show(const QImage &picture, const QSize &frameSize);
    void paintOutlines(QPainter *painter, const QRectF &target) const;
    [[nodiscard]] QRectF target() const; ///< where the whole frame lies; what sticks out is cut off

    CameraModel *m_camera = nullptr;
    QColor m_outlineColor = Qt::white;
    QImage m_picture;
    QSize m_frameSize;
    bool m_converting = false;
};

} // namespace th::app
