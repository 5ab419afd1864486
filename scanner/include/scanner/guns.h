// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>
#include <algorithm>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace th::scanner {

/// Tells a scanner gun that types from a person who types, by the rhythm of keys. Pure; time is an argument.
/// A key is withheld for the gun's pace; if no other follows in time it was a person's and is released. Four in a row
/// are a burst, which ends with Enter or Tab, or, for a gun that lost its line end, when it is quiet.
/// Undoes what Vietnamese input methods (Telex, VNI) and Caps Lock did to a pass text where that is certain;
/// otherwise the text is delivered as it came.
class WedgeDecoder {
public:
    using Milliseconds = std::chrono::milliseconds;
    enum class Taken {
        NotOurs, ///< deliver it, after what was released
        Held,    ///< withhold it until it is released or a code is taken
        Ours,    ///< drop it
    };
    static constexpr Milliseconds burstGap{35}; ///< the usual pace: no gun of today needs longer for a key
    static constexpr Milliseconds slowestPace{150};
    static constexpr Milliseconds quietTime{120}; ///< at the usual pace; at a slower one any key that is late

    /// `pace`: the longest time from one key of the gun to the next, burstGap…slowestPace (what is beyond is taken as
    /// the nearest). People type as fast as a slow gun, so that at a pace slower than usual only what no person types
    /// in one go is a code: 20 characters or more, at that pace from the first to the last.
    explicit WedgeDecoder(Milliseconds pace = burstGap);
    Taken key(const QString &text, int qtKey, Milliseconds at);
    /// What an input method made of keys: text for good, text still being composed, and how many characters before the
    /// cursor it takes back first.
    Taken composed(const QString &commit, const QString &preedit, int takenBack, Milliseconds at);
    /// Time went by. Call it when nothing came for pause().
    void quiet(Milliseconds at);
    [[nodiscard]] Milliseconds pause() const { return m_burst ? quietAfterBurst() : m_pace; }
    /// How many of the withheld keys, oldest first, are a person's after all. Zeroes the count.
    [[nodiscard]] int takeReleased();
    /// A whole code, once, when it is complete. Every key withheld before it belongs to it.
    [[nodiscard]] std::optional<QString> take();
    [[nodiscard]] bool inBurst() const { return m_burst; }

private:
    [[nodiscard]] bool slow() const { return m_pace > burstGap; }
    [[nodiscard]] Milliseconds quietAfterBurst() const { return slow() ? m_pace * 13 / 10 : quietTime; }
    [[nodiscard]] int least(int atUsualPace) const;
    Taken hold(Milliseconds at);
    void endIfLate(Milliseconds at);
    void end(int leastLength);
    void release();

    Milliseconds m_pace;
    QString m_text, m_preedit;
    Milliseconds m_first{0}, m_last{0}, m_completed{-1000};
    int m_held = 0, m_released = 0;
    bool m_burst = false;
    std::optional<QString> m_code;
};

/// An application-wide event filter around WedgeDecoder: install it on QGuiApplication. It reads keys before any
/// window does, and what input methods commit; shortcuts of a single character without Ctrl or Alt would fire on the
/// first keys of a code, so an application has none.
class KeyboardGun : public QObject {
    Q_OBJECT
public:
    explicit KeyboardGun(QObject *parent = nullptr);
    ~KeyboardGun() override;
    void setPace(std::chrono::milliseconds pace); ///< as WedgeDecoder's
    bool eventFilter(QObject *watched, QEvent *event) override;
signals:
    void codeTyped(const QString &text);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// A serial port as the system tells of it.
struct SerialPort {
    QString location; ///< "/dev/ttyACM0"; another one when a USB gun comes back
    QString usb;      ///< "0c2e:0b61:SERIAL" (vendor, product, serial number if it has one); empty: not on USB
    QString product;  ///< in its maker's words, perhaps empty
};
/// What stays the same when the gun on that port is plugged in again: "usb:…" if no other of `there` says the same of
/// itself, else the location.
[[nodiscard]] QString idOf(const SerialPort &port, const QList<SerialPort> &there);
/// Where the port of that id is now; empty: nowhere. A location is its own id.
[[nodiscard]] QString locationOf(const QString &id, const QList<SerialPort> &there);

/// A gun on a serial port (CDC ACM or RS-232): one code a line, CR, LF or both; quiet for 200 ms also ends a code.
/// Once opened it is kept open: a port that is not there, or goes away, is tried again every `retryEvery` until
/// close().
class SerialGun : public QObject {
    Q_OBJECT
public:
    enum class Fault {
        NotThere, ///< the port cannot be opened; tried again
        Lost,     ///< it was open and failed: unplugged, most likely; tried again
        TooLong,  ///< more came without a line end than any code has: dropped up to the next line end
    };
    Q_ENUM(Fault)
    /// Calls back after a while, on this thread; never once `context` is gone.
    using Later = std::function<void(std::chrono::milliseconds after, QObject *context, std::function<void()> call)>;
    static constexpr std::chrono::milliseconds retryEvery{2000};

    explicit SerialGun(QObject *parent = nullptr); ///< waits by the event loop's clock
    using Listing = std::function<QList<SerialPort>()>;
    explicit SerialGun(Later later, Listing listing = ports, QObject *parent = nullptr);
    ~SerialGun() override;
    [[nodiscard]] static QList<SerialPort> ports();    ///< those there are now
    void open(const QString &id, int baudRate = 9600); ///< id as of idOf
    void close();
    [[nodiscard]] bool isOpen() const;
    [[nodiscard]] QString location() const; ///< "ttyACM0": where it was last found; empty: nowhere yet
signals:
    void codeRead(const QString &text);
    /// Once for each trouble, however often it is tried again; a gun that was not there and is now, but cannot be
    /// opened, is another. `explanation`: the system's words.
    void failed(th::scanner::SerialGun::Fault fault, const QString &explanation);
    void reopened(); ///< after a failure: it works again

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace th::scanner
