// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "camera_view.h"

#include "frame_picture.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPointer>
#include <QThreadPool>
#include <QVideoFrame>

namespace th::app {

CameraView::CameraView(QQuickItem *parent) : QQuickPaintedItem(parent)
{
    setOpaquePainting(true);
    setAntialiasing(true);
}

void CameraView::setCamera(CameraModel *camera)
{
    if (camera == m_camera)
        return;
    m_camera = camera;
    connect(camera->sink(), &QVideoSink::videoFrameChanged, this, &CameraView::take);
    connect(camera, &CameraModel::outlinesChanged, this, [this] { update(); });
    connect(camera, &CameraModel::changed, this, [this] { update(); });
    emit cameraChanged();
    take(camera->sink()->videoFrame());
}

void CameraView::take(const QVideoFrame &frame)
{
    if (m_converting || !frame.isValid() || !isVisible())
        return;
    m_converting = true;
    const QSizeF wanted = frame.size().scaled(size().toSize(), Qt::KeepAspectRatioByExpanding);
    const QPointer<CameraView> view(this);
    QThreadPool::globalInstance()->start([view, frame, wanted = wanted.toSize()] {
        const QImage picture = pictureOf(frame, wanted);
        const QSize frameSize = frame.size();
        QMetaObject::invokeMethod(
            qApp,
            [view, picture, frameSize] {
                if (view)
                    view->show(picture, frameSize);
            },
            Qt::QueuedConnection);
    });
}

void CameraView::show(const QImage &picture, const QSize &frameSize)
{
    m_converting = false;
    const bool had = hasPicture();
    m_picture = picture;
    m_frameSize = frameSize;
    if (had != hasPicture())
        emit hasPictureChanged();
    update();
}

QRectF CameraView::target() const
{
    QRectF whole(QPointF(), QSizeF(m_frameSize).scaled(size(), Qt::KeepAspectRatioByExpanding));
    whole.moveCenter(boundingRect().center());
    return whole;
}

void CameraView::paint(QPainter *painter)
{
    painter->fillRect(boundingRect(), Qt::black);
    if (m_picture.isNull() || !m_camera || !m_camera->running())
        return;
    if (m_camera->mirrored()) {
        painter->translate(width(), 0);
        painter->scale(-1, 1);
    }
    const QRectF where = target();
    painter->drawImage(where, m_picture);
    paintOutlines(painter, where);
}

void CameraView::paintOutlines(QPainter *painter, const QRectF &where) const
{
    const QSize frame = m_camera->frameSize();
    if (frame.isEmpty())
        return;
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    QTransform toItem;
    toItem.translate(where.x(), where.y());
    toItem.scale(where.width() / frame.width(), where.height() / frame.height());
    for (const QPolygonF &outline : m_camera->outlines()) {
        const QPolygonF shape = toItem.map(outline);
        painter->setPen(QPen(QColor(0, 0, 0, 160), 9, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->drawPolygon(shape);
        painter->setPen(QPen(m_outlineColor, 5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->drawPolygon(shape);
    }
}

} // namespace th::app
