// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QQuickPaintedItem>
#include <QtQml/qqmlregistration.h>

namespace th::app {

/// One of our icons (resources/icons/NAME.svg) in one colour, sharp at any size, without a shader.
/// In the drawings "currentColor" stands for `color` and "knockout" for `knockout`.
class Glyph : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString name READ name WRITE setName NOTIFY changed)
    Q_PROPERTY(QColor color READ color WRITE setColor NOTIFY changed)
    Q_PROPERTY(QColor knockout READ knockout WRITE setKnockout NOTIFY changed)
public:
    explicit Glyph(QQuickItem *parent = nullptr);

    [[nodiscard]] QString name() const { return m_name; }
    [[nodiscard]] QColor color() const { return m_color; }
    [[nodiscard]] QColor knockout() const { return m_knockout; }
    void setName(const QString &name);
    void setColor(const QColor &color);
    void setKnockout(const QColor &knockout);
    void paint(QPainter *painter) override;

signals:
    void changed();

private:
    QString m_name;
    QColor m_color = Qt::black, m_knockout = Qt::white;
};

} // namespace th::app
