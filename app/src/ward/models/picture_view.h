// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QQuickPaintedItem>
#include <QVariant>

namespace th::app {

/// A picture as wide as the item; the item is as high as that makes it.
class PictureView : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QVariant picture READ picture WRITE setPicture NOTIFY changed) ///< a QImage
public:
    explicit PictureView(QQuickItem *parent = nullptr) : QQuickPaintedItem(parent)
    {
        connect(this, &QQuickItem::widthChanged, this, &PictureView::fit);
    }
    [[nodiscard]] QVariant picture() const { return m_picture; }
    void setPicture(const QVariant &picture);
    void paint(QPainter *painter) override;

signals:
    void changed();

private:
    void fit();
    QImage m_picture;
};

} // namespace th::app
