// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>
#include <QObject>
#include <QString>
#include <QVariant>
#include <QtQml/qqmlregistration.h>

#include "models/camera_model.h"

namespace th::app {

/// The camera at a ward's desk: dark until somebody wants it, to read an ID card into the form or to photograph a
/// paper. Of what it sees nothing is kept but the photograph that the officer agrees to.
class DeskCamera : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(Purpose purpose READ purpose NOTIFY changed)
    Q_PROPERTY(bool on READ on NOTIFY changed)
    Q_PROPERTY(th::app::CameraModel *view READ view CONSTANT)
    Q_PROPERTY(QString paper READ paper NOTIFY changed)            ///< what is photographed, in words
    Q_PROPERTY(QVariant photograph READ photograph NOTIFY changed) ///< to be agreed to; none: not taken yet
    Q_PROPERTY(bool taken READ taken NOTIFY changed)
public:
    enum class Purpose { Off, IdCard, Paper, Badge };
    Q_ENUM(Purpose)

    explicit DeskCamera(QObject *parent = nullptr) : QObject(parent) {}
    void setView(CameraModel *view) { m_view = view; } ///< before the window is loaded

    Q_INVOKABLE void readIdCard();
    void readBadge(bool wanted); ///< of who signs in
    /// `kind`: of the attachment; `paper`: the same in words.
    Q_INVOKABLE void photographPaper(const QString &kind, const QString &paper);
    Q_INVOKABLE void take();  ///< the newest frame; nothing happens while there is none
    Q_INVOKABLE void again(); ///< the photograph goes, the camera is on
    Q_INVOKABLE void use();   ///< the photograph is wanted: photographed()
    Q_INVOKABLE void close();

    [[nodiscard]] Purpose purpose() const { return m_purpose; }
    [[nodiscard]] bool on() const { return m_purpose != Purpose::Off; }
    [[nodiscard]] CameraModel *view() const { return m_view; }
    [[nodiscard]] QString paper() const { return m_paper; }
    [[nodiscard]] QVariant photograph() const { return QVariant::fromValue(m_photograph); }
    [[nodiscard]] bool taken() const { return !m_photograph.isNull(); }

signals:
    void changed();
    void lit(bool wanted); ///< the camera is to run, or not
    void photographed(const QString &kind, const QByteArray &jpeg);

private:
    void begin(Purpose purpose);

    CameraModel *m_view = nullptr;
    Purpose m_purpose = Purpose::Off;
    QString m_kind, m_paper;
    QImage m_photograph;
};

} // namespace th::app
