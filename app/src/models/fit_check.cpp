// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fit_check.h"

#include <QQuickItem>
#include <QQuickWindow>

namespace th::app {

namespace {

constexpr double smallestTarget = 48;
constexpr double tolerance = 1.5; // rounding of glyphs and layouts

bool isA(const QObject *item, const char *className) { return item->inherits(className); }

/// Goes through the visible items and notes what is wrong.
class Check {
public:
    explicit Check(QQuickWindow *window) : m_window(QRectF(QPointF(), QSizeF(window->size())))
    {
        visit(window->contentItem(), m_window, false);
    }
    [[nodiscard]] QStringList faults() const { return m_faults; }

private:
    void visit(QQuickItem *item, QRectF seen, bool scrolls)
    {
        if (!item->isVisible() || item->opacity() <= 0)
            return;
        if (isA(item, "QQuickFlickable"))
            scrolls = true;
        if (item->clip())
            seen = seen.intersected(item->mapRectToScene(item->boundingRect()));
        if (isA(item, "QQuickText"))
            checkText(item, seen, scrolls);
        if (isA(item, "QQuickAbstractButton") || isA(item, "QQuickTextField"))
            checkTarget(item);
        const auto children = item->childItems();
        for (QQuickItem *child : children)
            visit(child, seen, scrolls);
    }

    void checkText(QQuickItem *item, const QRectF &seen, bool scrolls)
    {
        const QString text = item->property("text").toString();
        if (text.isEmpty())
            return;
        const double width = item->property("paintedWidth").toDouble(),
                     height = item->property("paintedHeight").toDouble();
        const bool mayElide = item->property("mayElide").toBool();
        if (item->property("truncated").toBool() && !mayElide)
            note(text, "is cut short");
        if (!mayElide && (width > item->width() + tolerance || height > item->height() + tolerance))
            note(text, "is larger than its place");
        const QRectF place = item->mapRectToScene(QRectF(0, 0, item->width(), item->height()));
        if (!scrolls && !seen.adjusted(-tolerance, -tolerance, tolerance, tolerance).contains(place))
            note(text, "is outside of what can be seen");
    }

    void checkTarget(QQuickItem *item)
    {
        if (item->width() < smallestTarget || item->height() < smallestTarget)
            note(item->property("text").toString(),
                 qPrintable(QStringLiteral("is too small to touch: %1 × %2").arg(item->width()).arg(item->height())));
    }

    void note(const QString &text, const char *fault)
    {
        m_faults << QStringLiteral("“%1” %2").arg(text.left(60), QString::fromUtf8(fault));
    }

    QRectF m_window;
    QStringList m_faults;
};

} // namespace

QStringList whatDoesNotFit(QQuickWindow *window) { return Check(window).faults(); }

} // namespace th::app
