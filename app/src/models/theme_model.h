// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "palette.h"

#include <QColor>
#include <QObject>
#include <QSize>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

namespace th::app {

/// Colours and sizes for QML. Sizes follow the window's shape: wide (a laptop), flat (a handheld lying) and
/// tall (a handheld standing), and grow with a larger window.
class ThemeModel : public QObject {
    Q_OBJECT
    QML_NAMED_ELEMENT(Theme)
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(bool dark READ dark NOTIFY coloursChanged)
    Q_PROPERTY(QColor background READ background NOTIFY coloursChanged)
    Q_PROPERTY(QColor surface READ surface NOTIFY coloursChanged)
    Q_PROPERTY(QColor raised READ raised NOTIFY coloursChanged)
    Q_PROPERTY(QColor outline READ outline NOTIFY coloursChanged)
    Q_PROPERTY(QColor text READ text NOTIFY coloursChanged)
    Q_PROPERTY(QColor softText READ softText NOTIFY coloursChanged)
    Q_PROPERTY(QColor accent READ accent NOTIFY coloursChanged)
    Q_PROPERTY(QColor onAccent READ onAccent NOTIFY coloursChanged)
    Q_PROPERTY(QColor waiting READ waiting NOTIFY coloursChanged)
    Q_PROPERTY(QColor onWaiting READ onWaiting NOTIFY coloursChanged)
    Q_PROPERTY(QColor demonstration READ demonstration NOTIFY coloursChanged)
    Q_PROPERTY(QColor onDemonstration READ onDemonstration NOTIFY coloursChanged)
    /// By level: its full colour and what is written on it; its soft ground and the text that goes there.
    Q_PROPERTY(QVariantList strong READ strong NOTIFY coloursChanged)
    Q_PROPERTY(QVariantList onStrong READ onStrong NOTIFY coloursChanged)
    Q_PROPERTY(QVariantList soft READ soft NOTIFY coloursChanged)
    Q_PROPERTY(QVariantList onSoft READ onSoft NOTIFY coloursChanged)

    Q_PROPERTY(Shape shape READ shape NOTIFY sizesChanged)
    Q_PROPERTY(bool wide READ wide NOTIFY sizesChanged)
    Q_PROPERTY(bool flat READ flat NOTIFY sizesChanged)
    Q_PROPERTY(bool tall READ tall NOTIFY sizesChanged)
    Q_PROPERTY(int wordSize READ wordSize NOTIFY sizesChanged)
    Q_PROPERTY(int headSize READ headSize NOTIFY sizesChanged)
    Q_PROPERTY(int nameSize READ nameSize NOTIFY sizesChanged)
    Q_PROPERTY(int titleSize READ titleSize NOTIFY sizesChanged)
    Q_PROPERTY(int bodySize READ bodySize NOTIFY sizesChanged)
    Q_PROPERTY(int smallSize READ smallSize NOTIFY sizesChanged)
    Q_PROPERTY(int touch READ touch NOTIFY sizesChanged)
    Q_PROPERTY(int primary READ primary NOTIFY sizesChanged)
    Q_PROPERTY(int gap READ gap NOTIFY sizesChanged)
    Q_PROPERTY(int radius READ radius NOTIFY sizesChanged)
    Q_PROPERTY(bool motion READ motion CONSTANT)
public:
    enum class Shape { Wide, Flat, Tall };
    Q_ENUM(Shape)
    /// How serious something is; colours come in these families.
    enum class Level { Plain, Good, Caution, Bad };
    Q_ENUM(Level)
    enum class Motion { On, Off };

    explicit ThemeModel(Motion motion = Motion::On, QObject *parent = nullptr);

    void setDark(bool dark);
    Q_INVOKABLE void setWindow(int width, int height); ///< in device-independent pixels

    [[nodiscard]] bool dark() const { return m_dark; }
    [[nodiscard]] const Palette &palette() const { return m_dark ? darkPalette() : lightPalette(); }
    [[nodiscard]] QColor background() const { return palette().background; }
    [[nodiscard]] QColor surface() const { return palette().surface; }
    [[nodiscard]] QColor raised() const { return palette().raised; }
    [[nodiscard]] QColor outline() const { return palette().outline; }
    [[nodiscard]] QColor text() const { return palette().text; }
    [[nodiscard]] QColor softText() const { return palette().softText; }
    [[nodiscard]] QColor accent() const { return palette().accent; }
    [[nodiscard]] QColor onAccent() const { return palette().onAccent; }
    [[nodiscard]] QColor waiting() const { return palette().waiting; }
    [[nodiscard]] QColor onWaiting() const { return palette().onWaiting; }
    [[nodiscard]] QColor demonstration() const { return palette().demonstration; }
    [[nodiscard]] QColor onDemonstration() const { return palette().onDemonstration; }

    [[nodiscard]] QVariantList strong() const;
    [[nodiscard]] QVariantList onStrong() const;
    [[nodiscard]] QVariantList soft() const;
    [[nodiscard]] QVariantList onSoft() const;

    [[nodiscard]] Shape shape() const { return m_shape; }
    [[nodiscard]] bool wide() const { return m_shape == Shape::Wide; }
    [[nodiscard]] bool flat() const { return m_shape == Shape::Flat; }
    [[nodiscard]] bool tall() const { return m_shape == Shape::Tall; }
    [[nodiscard]] int wordSize() const { return pick(72, 44, 46); }
    [[nodiscard]] int headSize() const { return pick(29, 20, 21); }
    [[nodiscard]] int nameSize() const { return pick(34, 23, 24); }
    [[nodiscard]] int titleSize() const { return pick(24, 18, 19); }
    [[nodiscard]] int bodySize() const { return pick(21, 17, 17); }
    [[nodiscard]] int smallSize() const { return pick(17, 14, 14); }
    [[nodiscard]] int touch() const { return pick(64, 56, 56); }
    [[nodiscard]] int primary() const { return pick(80, 72, 72); }
    [[nodiscard]] int gap() const { return pick(16, 10, 10); }
    [[nodiscard]] int radius() const { return pick(14, 10, 10); }
    [[nodiscard]] bool motion() const { return m_motion == Motion::On; }

signals:
    void coloursChanged();
    void sizesChanged();

private:
    [[nodiscard]] int pick(int wide, int flat, int tall) const;

    Motion m_motion;
    bool m_dark = false;
    Shape m_shape = Shape::Wide;
    double m_scale = 1;
};

} // namespace th::app
