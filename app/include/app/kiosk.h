// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <chrono>
#include <memory>

class QWindow;

namespace th::app {

/// Keeps a window on screen until somebody knows the code. While locked the window is full screen and swallows what
/// would close or leave it. The code is kept as its Argon2id hash only. Thread: GUI; hashing runs on a thread of its
/// own.
///
/// This locks the application, not the machine: docs/design/checkpoint.md names what the desktop has to add.
class KioskLock : public QObject {
    Q_OBJECT
public:
    explicit KioskLock(QObject *parent = nullptr);
    ~KioskLock() override;

    /// Argon2id hash of the code, in libsodium's text form; empty: no code is set.
    void setCodeHash(const QString &hash);
    [[nodiscard]] bool hasCode() const;
    /// Makes a hash off the GUI thread; answered by codeHashed. A code has 4–64 characters, else the hash is empty.
    void hashCode(const QString &code);

    /// Full screen, frameless, on top, locked. False, and nothing done, without a code: nobody could open it again.
    bool engage(QWindow *window);
    [[nodiscard]] bool engaged() const;
    /// Answered by released or refused. While the delay after a wrong code runs, any code is refused unseen.
    void release(const QString &code);
    /// How many codes were wrong before this program started: the wait after the last of them begins anew, so that
    /// ending the program saves nobody a second of it. From now on they are counted in that folder, durable before the
    /// answer to a code is told: pulling the plug wins nothing. (Where it cannot be written the count ends with the
    /// program.)
    void setWrongCodes(int inARow, const QString &keptIn);
    /// Until the next code is looked at: 1, 2, 4 … seconds after each wrong one, at most a quarter of an hour.
    [[nodiscard]] std::chrono::seconds delayLeft() const;

    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    void engagedChanged();
    void codeHashed(const QString &hash);
    void released();
    void refused(std::chrono::seconds tryAgainIn);
    void leaveRequested(); ///< somebody tried to close the window: ask for the code

private:
    void checked(bool holds);
    void returnToFullScreen();

    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace th::app
