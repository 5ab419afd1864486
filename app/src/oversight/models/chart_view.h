// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QQuickPaintedItem>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

namespace th::app {

/// Columns side by side (oversight/chart.h), in the screen's colours.
class ChartView : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QVariantList columns MEMBER m_columns NOTIFY changed) ///< label, value: by turns
    Q_PROPERTY(QColor ink MEMBER m_ink NOTIFY changed)
    Q_PROPERTY(QColor bar MEMBER m_bar NOTIFY changed)
    Q_PROPERTY(int size MEMBER m_size NOTIFY changed) ///< of words, pixels
    Q_PROPERTY(bool english MEMBER m_english NOTIFY changed)
public:
    explicit ChartView(QQuickItem *parent = nullptr) : QQuickPaintedItem(parent)
    {
        connect(this, &ChartView::changed, this, [this] { update(); });
    }
    void paint(QPainter *painter) override;

signals:
    void changed();

private:
    QVariantList m_columns;
    QColor m_ink, m_bar;
    int m_size = 14;
    bool m_english = false;
};

} // namespace th::app
