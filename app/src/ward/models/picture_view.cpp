// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture_view.h"

#include <QPainter>

namespace th::app {

void PictureView::setPicture(const QVariant &picture)
{
    m_picture = picture.value<QImage>();
    fit();
    emit changed();
}

void PictureView::fit()
{
    if (!m_picture.isNull())
        setImplicitHeight(width() * m_picture.height() / m_picture.width());
    update();
}

void PictureView::paint(QPainter *painter)
{
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    painter->drawImage(boundingRect(), m_picture);
}

} // namespace th::app
