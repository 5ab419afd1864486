// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/guns.h"

#include <QSerialPort>
#include <QSerialPortInfo>
#include <QSocketNotifier>
#include <QTimer>
#include <algorithm>
#include <optional>

namespace th::scanner {
namespace {
constexpr std::chrono::milliseconds lineEndLost{200};
constexpr qsizetype mostBytes = 16384; ///< more without a line end is no code
constexpr QLatin1String onUsb("usb:");

QString usbOf(const QSerialPortInfo &port)
{
    if (!port.hasVendorIdentifier() || !port.hasProductIdentifier())
        return {};
    return QStringLiteral("%1:%2:%3")
        .arg(port.vendorIdentifier(), 4, 16, QLatin1Char('0'))
        .arg(port.productIdentifier(), 4, 16, QLatin1Char('0'))
        .arg(port.serialNumber());
}

} // namespace

QString idOf(const SerialPort &port, const QList<SerialPort> &there)
{
    const auto same = std::count_if(there.begin(), there.end(), [&](const auto &each) { return each.usb == port.usb; });
    return port.usb.isEmpty() || same > 1 ? port.location : onUsb + port.usb;
}

QString locationOf(const QString &id, const QList<SerialPort> &there)
{
    if (!id.startsWith(onUsb))
        return id;
    const auto found =
        std::find_if(there.begin(), there.end(), [&](const auto &port) { return onUsb + port.usb == id; });
    return found == there.end() ? QString() : found->location;
}

struct SerialGun::Impl {
    Impl(SerialGun &gun, Later aLater, Listing aListing)
        : owner(gun), later(std::move(aLater)), listing(std::move(aListing))
    {
    }
    void take(const QByteArray &bytes);
    void finish();
    void tryOpen();
    void watchForHangUp();
    struct Trouble {
        Fault fault;
        QString explanation;
        bool operator==(const Trouble &) const = default;
    };
    void failed(const QString &explanation, bool absent = false);
    void tell(const Trouble &trouble, bool absent);
    void closePort();
    void retry();

    SerialGun &owner;
    Later later;
    Listing listing;
    QString id;
    QSerialPort port;
    QSocketNotifier *hangUp = nullptr; ///< while the port is open; the port owns it
    QTimer quiet;
    QByteArray line;
    bool overlong = false;
    bool wanted = false;         ///< somebody asked for the port and has not closed it
    std::optional<Trouble> told; ///< of the trouble that lasts
    std::uint64_t attempt = 0;   ///< the newest; a call back for an earlier one does nothing
};

void SerialGun::Impl::take(const QByteArray &bytes)
{
    for (const char c : bytes) {
        if (c == '\r' || c == '\n') {
            finish();
        } else if (line.size() < mostBytes) {
            line += c;
        } else if (!std::exchange(overlong, true)) {
            emit owner.failed(Fault::TooLong, QStringLiteral("more than %1 bytes without a line end").arg(mostBytes));
        }
    }
    line.isEmpty() ? quiet.stop() : quiet.start(lineEndLost);
}

void SerialGun::Impl::finish()
{
    const QByteArray code = std::exchange(line, {});
    if (!std::exchange(overlong, false) && !code.isEmpty())
        emit owner.codeRead(QString::fromUtf8(code));
}

void SerialGun::Impl::tryOpen()
{
    const QString where = locationOf(id, id.startsWith(onUsb) ? listing() : QList<SerialPort>());
    if (where.isEmpty()) {
        retry();
        tell({Fault::NotThere, QString()}, true);
        return;
    }
    port.setPortName(where);
    if (!port.open(QIODevice::ReadOnly)) // errorOccurred says why not
        return;
    watchForHangUp();
    if (std::exchange(told, {}))
        emit owner.reopened();
}

/// A port that was unplugged is at its end: Qt 6.8 says nothing of it, and tries to read for ever.
void SerialGun::Impl::watchForHangUp()
{
    hangUp = new QSocketNotifier(port.handle(), QSocketNotifier::Exception, &port);
    QObject::connect(hangUp, &QSocketNotifier::activated, &owner, [this] {
        hangUp->setEnabled(false);
        failed(QStringLiteral("the port hung up"));
    });
}

void SerialGun::Impl::closePort()
{
    if (hangUp != nullptr) {
        hangUp->setEnabled(false);
        std::exchange(hangUp, nullptr)->deleteLater(); // it may be what told
    }
    if (port.isOpen())
        port.close();
}

void SerialGun::Impl::failed(const QString &explanation, bool absent)
{
    const bool wasOpen = port.isOpen();
    if (wasOpen) { // unplugged: reading it again would fail for ever
        quiet.stop();
        line.clear();
        overlong = false;
        QMetaObject::invokeMethod(
            &owner,
            [this, mine = attempt] {
                if (mine != attempt) // closed or opened anew meanwhile, or told twice
                    return;
                closePort();
                retry();
            },
            Qt::QueuedConnection);
    } else {
        retry();
    }
    tell({wasOpen ? Fault::Lost : Fault::NotThere, explanation}, absent);
}

/// What is lost is not there, and says so in several ways: that is no news.
void SerialGun::Impl::tell(const Trouble &trouble, bool absent)
{
    if (told == trouble || (told && told->fault == Fault::Lost && (absent || trouble.fault == Fault::Lost)))
        return;
    told = trouble;
    emit owner.failed(trouble.fault, trouble.explanation);
}

void SerialGun::Impl::retry()
{
    if (!wanted)
        return;
    later(retryEvery, &owner, [this, mine = ++attempt] {
        if (wanted && mine == attempt && !port.isOpen())
            tryOpen();
    });
}

SerialGun::SerialGun(QObject *parent)
    : SerialGun([](std::chrono::milliseconds after, QObject *context,
                   std::function<void()> call) { QTimer::singleShot(after, context, std::move(call)); },
                ports, parent)
{
}

SerialGun::SerialGun(Later later, Listing listing, QObject *parent)
    : QObject(parent), m_impl(std::make_unique<Impl>(*this, std::move(later), std::move(listing)))
{
    m_impl->quiet.setSingleShot(true);
    connect(&m_impl->quiet, &QTimer::timeout, this, [this] { m_impl->finish(); });
    connect(&m_impl->port, &QSerialPort::readyRead, this, [this] { m_impl->take(m_impl->port.readAll()); });
    connect(&m_impl->port, &QSerialPort::errorOccurred, this, [this](QSerialPort::SerialPortError error) {
        if (error != QSerialPort::NoError && error != QSerialPort::TimeoutError)
            m_impl->failed(m_impl->port.errorString(), error == QSerialPort::DeviceNotFoundError);
    });
}

SerialGun::~SerialGun() { m_impl->closePort(); }

QList<SerialPort> SerialGun::ports()
{
    QList<SerialPort> there;
    for (const QSerialPortInfo &port : QSerialPortInfo::availablePorts())
        there.append({port.systemLocation(), usbOf(port), port.description()});
    return there;
}

void SerialGun::open(const QString &id, int baudRate)
{
    close();
    m_impl->id = id;
    m_impl->port.setBaudRate(baudRate);
    m_impl->wanted = true;
    m_impl->tryOpen();
}

void SerialGun::close()
{
    m_impl->wanted = false;
    m_impl->told.reset();
    ++m_impl->attempt;
    m_impl->quiet.stop();
    m_impl->line.clear();
    m_impl->overlong = false;
    m_impl->closePort();
}

bool SerialGun::isOpen() const { return m_impl->port.isOpen(); }
QString SerialGun::location() const { return m_impl->port.portName(); }

} // namespace th::scanner
