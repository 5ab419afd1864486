// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/guns.h"

#include <QSerialPort>
#include <QSerialPortInfo>
#include <QTimer>

namespace th::scanner {
namespace {
constexpr std::chrono::milliseconds lineEndLost{200};
constexpr qsizetype mostBytes = 16384; ///< more without a line end is no code
} // namespace

struct SerialGun::Impl {
    explicit Impl(SerialGun &gun) : owner(gun) {}
    void take(const QByteArray &bytes);
    void finish();

    SerialGun &owner;
    QSerialPort port;
    QTimer quiet;
    QByteArray line;
    bool overlong = false;
};

void SerialGun::Impl::take(const QByteArray &bytes)
{
    for (const char c : bytes) {
        if (c == '\r' || c == '\n')
            finish();
        else if (line.size() < mostBytes)
            line += c;
        else
            overlong = true;
    }
    line.isEmpty() ? quiet.stop() : quiet.start(lineEndLost);
}

void SerialGun::Impl::finish()
{
    const QByteArray code = std::exchange(line, {});
    if (!std::exchange(overlong, false) && !code.isEmpty())
        emit owner.codeRead(QString::fromUtf8(code));
}

SerialGun::SerialGun(QObject *parent) : QObject(parent), m_impl(std::make_unique<Impl>(*this))
{
    m_impl->quiet.setSingleShot(true);
    connect(&m_impl->quiet, &QTimer::timeout, this, [this] { m_impl->finish(); });
    connect(&m_impl->port, &QSerialPort::readyRead, this, [this] { m_impl->take(m_impl->port.readAll()); });
    connect(&m_impl->port, &QSerialPort::errorOccurred, this, [this](QSerialPort::SerialPortError error) {
        if (error == QSerialPort::NoError || error == QSerialPort::TimeoutError)
            return;
        const QString explanation = m_impl->port.errorString();
        if (m_impl->port.isOpen()) // unplugged: reading it again would fail for ever
            QMetaObject::invokeMethod(
                this, [this] { close(); }, Qt::QueuedConnection);
        emit failed(explanation);
    });
}

SerialGun::~SerialGun() = default;

QStringList SerialGun::ports()
{
    QStringList names;
    for (const QSerialPortInfo &port : QSerialPortInfo::availablePorts())
        names << port.systemLocation();
    return names;
}

void SerialGun::open(const QString &port, int baudRate)
{
    close();
    m_impl->port.setPortName(port);
    m_impl->port.setBaudRate(baudRate);
    m_impl->port.open(QIODevice::ReadOnly); // errorOccurred says why not
}

void SerialGun::close()
{
    m_impl->quiet.stop();
    m_impl->line.clear();
    m_impl->overlong = false;
    if (m_impl->port.isOpen())
        m_impl->port.close();
}

bool SerialGun::isOpen() const { return m_impl->port.isOpen(); }

} // namespace th::scanner
