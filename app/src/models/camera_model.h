// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "language_switch.h"
#include "scanner/frame_source.h"
#include "scanner/states.h"

#include <QList>
#include <QObject>
#include <QPolygonF>
#include <QSize>
#include <QString>
#include <QVideoSink>
#include <QtQml/qqmlregistration.h>

namespace th::app {

/// The picture beside the card: where frames arrive, where codes are in them, what would help reading.
class CameraModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(bool running READ running NOTIFY changed)
    Q_PROPERTY(bool mirrored READ mirrored NOTIFY changed)
    Q_PROPERTY(QString icon READ icon NOTIFY changed)
    Q_PROPERTY(QString stateTitle READ stateTitle NOTIFY changed) ///< when there is no picture: why
    Q_PROPERTY(QString stateAdvice READ stateAdvice NOTIFY changed)
    Q_PROPERTY(QString hintIcon READ hintIcon NOTIFY changed)
    Q_PROPERTY(QString hint READ hint NOTIFY changed) ///< empty: nothing to say
    Q_PROPERTY(bool canTorch READ canTorch NOTIFY changed)
    Q_PROPERTY(bool canZoom READ canZoom NOTIFY changed)
    Q_PROPERTY(bool canExpose READ canExpose NOTIFY changed)
    Q_PROPERTY(double maxZoom READ maxZoom NOTIFY changed)
    Q_PROPERTY(bool torch READ torch WRITE setTorch NOTIFY changed)
    Q_PROPERTY(double zoom READ zoom WRITE setZoom NOTIFY changed)
    Q_PROPERTY(double exposure READ exposure WRITE setExposure NOTIFY changed) ///< EV, -2 to 2
public:
    explicit CameraModel(LanguageSwitch &language, QObject *parent = nullptr);

    [[nodiscard]] QVideoSink *sink() { return &m_sink; }
    [[nodiscard]] const QList<QPolygonF> &outlines() const { return m_outlines; }
    [[nodiscard]] QSize frameSize() const { return m_frameSize; }

    void setState(scanner::SourceState state, bool mirrored);
    void setHint(scanner::Hint hint);
    void setOutlines(const QList<QPolygonF> &outlines, const QSize &frameSize);
    void setAbilities(const scanner::CameraAbilities &abilities);
    void setTorch(bool on);
    void setZoom(double factor);
    void setExposure(double ev);
    Q_INVOKABLE void focusAt(double x, double y) { emit focusRequested(x, y); } ///< 0…1 of the frame

    [[nodiscard]] bool running() const { return m_state == scanner::SourceState::Running; }
    [[nodiscard]] bool mirrored() const { return m_mirrored; }
    [[nodiscard]] QString icon() const;
    [[nodiscard]] QString stateTitle() const;
    [[nodiscard]] QString stateAdvice() const;
    [[nodiscard]] QString hintIcon() const;
    [[nodiscard]] QString hint() const;
    [[nodiscard]] bool canTorch() const { return m_abilities.torch; }
    [[nodiscard]] bool canZoom() const { return m_abilities.zoom && m_abilities.maxZoom > 1; }
    [[nodiscard]] bool canExpose() const { return m_abilities.exposureCompensation; }
    [[nodiscard]] double maxZoom() const { return double(m_abilities.maxZoom); }
    [[nodiscard]] bool torch() const { return m_torch; }
    [[nodiscard]] double zoom() const { return m_zoom; }
    [[nodiscard]] double exposure() const { return m_exposure; }

signals:
    void changed();
    void outlinesChanged();
    void torchRequested(bool on);
    void zoomRequested(double factor);
    void exposureRequested(double ev);
    void focusRequested(double x, double y);

private:
    QVideoSink m_sink;
    scanner::SourceState m_state = scanner::SourceState::Starting;
    scanner::Hint m_hint = scanner::Hint::None;
    scanner::CameraAbilities m_abilities;
    bool m_mirrored = false, m_torch = false;
    double m_zoom = 1, m_exposure = 0;
    QList<QPolygonF> m_outlines;
    QSize m_frameSize;
};

} // namespace th::app
