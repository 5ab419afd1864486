// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <chrono>
#include <memory>
#include <optional>

class QKeyEvent;

namespace th::scanner {

/// Tells a scanner gun that types from a person who types, by the rhythm of keys. Pure; time is an argument.
/// Undoes what Vietnamese input methods (Telex, VNI) do to a pass text where that can be undone with certainty.
class WedgeDecoder {
public:
    using Milliseconds = std::chrono::milliseconds;
    enum class Taken { NotOurs, Ours }; ///< Ours: the key belongs to a burst and must not reach a form

    Taken key(const QString &text, int qtKey, Milliseconds at);
    /// To be called when no key came for `quietTime`: a gun that lost its line end.
    void quiet(Milliseconds at);
    /// A whole code, once, when it is complete.
    [[nodiscard]] std::optional<QString> take();
    static constexpr Milliseconds quietTime{120};

private:
    struct State;
    std::shared_ptr<State> m_state;
};

/// An application-wide event filter around WedgeDecoder: install it on QGuiApplication.
class KeyboardGun : public QObject {
    Q_OBJECT
public:
    explicit KeyboardGun(QObject *parent = nullptr);
    ~KeyboardGun() override;
    bool eventFilter(QObject *watched, QEvent *event) override;
signals:
    void codeTyped(const QString &text);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// A gun on a serial port (CDC ACM or RS-232): one code a line, CR, LF or both; quiet for 200 ms also ends a code.
class SerialGun : public QObject {
    Q_OBJECT
public:
    explicit SerialGun(QObject *parent = nullptr);
    ~SerialGun() override;
    [[nodiscard]] static QStringList ports();
    void open(const QString &port, int baudRate = 9600);
    void close();
    [[nodiscard]] bool isOpen() const;
signals:
    void codeRead(const QString &text);
    void failed(const QString &explanation);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace th::scanner
