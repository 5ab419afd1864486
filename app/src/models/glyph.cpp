// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "glyph.h"

#include <QFile>
#include <QHash>
#include <QPainter>
#include <QSvgRenderer>
#include <algorithm>

namespace th::app {

namespace {

/// The drawing's text; empty, with a warning once, if there is none of that name.
QByteArray drawing(const QString &name)
{
    static QHash<QString, QByteArray> known;
    if (const auto found = known.constFind(name); found != known.cend())
        return *found;
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        qWarning("There is no icon named %s.", qPrintable(name));
    return *known.insert(name, file.readAll());
}

} // namespace

Glyph::Glyph(QQuickItem *parent) : QQuickPaintedItem(parent)
{
    setAntialiasing(true);
    connect(this, &Glyph::changed, this, [this] { update(); });
}

void Glyph::setName(const QString &name)
{
    if (name == m_name)
        return;
    m_name = name;
    emit changed();
}

void Glyph::setColor(const QColor &color)
{
    if (color == m_color)
        return;
    m_color = color;
    emit changed();
}

void Glyph::setKnockout(const QColor &knockout)
{
    if (knockout == m_knockout)
        return;
    m_knockout = knockout;
    emit changed();
}

void Glyph::paint(QPainter *painter)
{
    if (m_name.isEmpty())
        return;
    QByteArray svg = drawing(m_name);
    svg.replace("currentColor", m_color.name().toLatin1());
    svg.replace("knockout", m_knockout.name().toLatin1());
    const double side = std::min(width(), height());
    QSvgRenderer(svg).render(painter, QRectF((width() - side) / 2, (height() - side) / 2, side, side));
}

} // namespace th::app
