// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QQuickPaintedItem>
#include <QtQml/qqmlregistration.h>

namespace th::app {

/// A QR code for a camera: black on white in every theme, whole pixels a module, with its quiet zone. Text that makes
/// no code (paper/symbol.h) leaves it blank.
class SymbolView : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString text MEMBER m_text NOTIFY changed)
public:
    explicit SymbolView(QQuickItem *parent = nullptr) : QQuickPaintedItem(parent)
    {
        connect(this, &SymbolView::changed, this, [this] { update(); });
    }
    void paint(QPainter *painter) override;

signals:
    void changed();

private:
    QString m_text;
};

} // namespace th::app
