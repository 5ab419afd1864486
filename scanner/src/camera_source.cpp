// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "camera_driver.h"
#include "frame_pixels.h"
#include "scanner/frame_source.h"

#include <QMediaDevices>
#include <QPointer>
#include <QTimer>
#include <algorithm>
#include <optional>
#include <utility>

namespace th::scanner {
namespace {

constexpr std::chrono::seconds silence{3};
constexpr std::chrono::seconds retry{2};

enum class Attempt { First, Again };

struct NamedDevice {
    QString id;
    QCameraDevice device;
};

/// The backends number cameras anew each time they are plugged in; a name, and a number among equal names, stays.
QList<NamedDevice> devices()
{
    QList<NamedDevice> named;
    for (const QCameraDevice &device : QMediaDevices::videoInputs()) {
        const auto equals = std::count_if(named.begin(), named.end(), [&](const NamedDevice &other) {
            return other.device.description() == device.description();
        });
        named.push_back({QStringLiteral("%1#%2").arg(device.description()).arg(equals), device});
    }
    return named;
}

} // namespace

struct CameraSource::Impl {
    explicit Impl(CameraSource &source) : owner(source) {}

    void become(SourceState next, const QString &why = {});
    void open(Attempt attempt);
    void hear(const CameraDriver *from);
    void close();
    void devicesChanged();
    void takeFrame(const QVideoFrame &frame);
    void fellSilent();
    void failed(SourceState next, const QString &why);
    [[nodiscard]] std::optional<NamedDevice> chosen() const;

    CameraSource &owner;
    QMediaDevices watch;
    QPointer<QVideoSink> sink;
    QString wantedId;
    NamedDevice current;
    CameraDriver *driver = nullptr; ///< deletes itself once retired
    QTimer watchdog, again;
    SourceState state = SourceState::NoCamera;
    QString explanation;
    CameraAbilities abilities;
    bool started = false;
    bool hadCamera = false;
    qsizetype failures = 0; ///< in a row
};

void CameraSource::Impl::become(SourceState next, const QString &why)
{
    explanation = why;
    if (std::exchange(state, next) != next)
        emit owner.stateChanged(next);
}

/// Never start without a device: the GStreamer backend would deliver a test picture. It may also keep a camera in its
/// list that was unplugged, beside the same one plugged in again: failures go through all that may be meant.
std::optional<NamedDevice> CameraSource::Impl::chosen() const
{
    const QString name = wantedId.left(wantedId.lastIndexOf(u'#'));
    QList<NamedDevice> meant;
    for (const NamedDevice &device : devices()) {
        if (device.id == wantedId)
            meant.prepend(device);
        else if (wantedId.isEmpty() || (failures > 0 && device.device.description() == name))
            meant.append(device);
    }
    return meant.isEmpty() ? std::nullopt : std::optional(meant.at(failures % meant.size()));
}

void CameraSource::Impl::open(Attempt attempt)
{
    close();
    const auto device = chosen();
    if (!device) {
        become(hadCamera ? SourceState::Lost : SourceState::NoCamera);
        return;
    }
    current = *device;
    hadCamera = true;
    if (attempt == Attempt::First) // a repeated one keeps saying what is wrong until it succeeds
        become(SourceState::Starting);
    driver = CameraDriver::launch(current.device);
    hear(driver);
    watchdog.start(silence);
}

/// What a driver said just before it was retired arrives after it: that is about a camera no longer ours.
void CameraSource::Impl::hear(const CameraDriver *from)
{
    connect(from, &CameraDriver::frameArrived, &owner, [this, from](const QVideoFrame &frame) {
        if (from == driver)
            takeFrame(frame);
    });
    connect(from, &CameraDriver::failed, &owner, [this, from](SourceState next, const QString &why) {
        if (from == driver)
            failed(next, why);
    });
    connect(from, &CameraDriver::abilitiesKnown, &owner, [this, from](const CameraAbilities &known) {
        if (from != driver)
            return;
        abilities = known;
        emit owner.abilitiesChanged();
    });
}

void CameraSource::Impl::close()
{
    watchdog.stop();
    again.stop();
    if (driver != nullptr)
        std::exchange(driver, nullptr)->retire();
}

void CameraSource::Impl::devicesChanged()
{
    emit owner.camerasChanged();
    if (!started)
        return;
    if (driver == nullptr) {
        open(Attempt::First);
        return;
    }
    const QList<NamedDevice> all = devices();
    const bool present = std::any_of(all.begin(), all.end(),
                                     [this](const NamedDevice &other) { return other.device == current.device; });
    if (present)
        return;
    close();
    become(SourceState::Lost, QStringLiteral("%1 was unplugged").arg(current.device.description()));
    again.start(retry); // another one may do
}

void CameraSource::Impl::takeFrame(const QVideoFrame &frame)
{
    driver->frameTaken();
    if (!costOf(frame.pixelFormat())) {
        failed(SourceState::Failed, QStringLiteral("the camera delivers %1, which cannot be read")
                                        .arg(QVideoFrameFormat::pixelFormatToString(frame.pixelFormat())));
        return;
    }
    watchdog.start(silence);
    failures = 0;
    become(SourceState::Running);
    if (sink)
        sink->setVideoFrame(frame);
}

void CameraSource::Impl::fellSilent()
{
    const bool wasRunning = state == SourceState::Running;
    failed(wasRunning ? SourceState::Lost : SourceState::Failed, QStringLiteral("no picture for 3 seconds"));
}

void CameraSource::Impl::failed(SourceState next, const QString &why)
{
    close();
    ++failures;
    become(next, why);
    again.start(retry);
}

CameraSource::CameraSource(QObject *parent) : FrameSource(parent), m_impl(std::make_unique<Impl>(*this))
{
    m_impl->watchdog.setSingleShot(true);
    m_impl->again.setSingleShot(true);
    connect(&m_impl->watchdog, &QTimer::timeout, this, [this] { m_impl->fellSilent(); });
    connect(&m_impl->again, &QTimer::timeout, this, [this] { m_impl->open(Attempt::Again); });
    connect(&m_impl->watch, &QMediaDevices::videoInputsChanged, this, [this] { m_impl->devicesChanged(); });
}

CameraSource::~CameraSource() { m_impl->close(); }

QList<CameraDescription> CameraSource::cameras()
{
    QList<CameraDescription> descriptions;
    for (const NamedDevice &named : devices())
        descriptions.push_back(
            {named.id, named.device.description(), named.device.position() == QCameraDevice::FrontFace});
    return descriptions;
}

void CameraSource::choose(const QString &id)
{
    if (std::exchange(m_impl->wantedId, id) != id && m_impl->started)
        m_impl->open(Attempt::First);
}

void CameraSource::start(QVideoSink *sink)
{
    m_impl->sink = sink;
    if (!std::exchange(m_impl->started, true))
        m_impl->open(Attempt::First);
}

void CameraSource::stop()
{
    m_impl->started = false;
    m_impl->hadCamera = false;
    m_impl->close();
    m_impl->become(SourceState::Ended);
}

SourceState CameraSource::state() const { return m_impl->state; }
QString CameraSource::explanation() const { return m_impl->explanation; }
QString CameraSource::title() const { return m_impl->current.device.description(); }
bool CameraSource::frontFacing() const { return m_impl->current.device.position() == QCameraDevice::FrontFace; }
CameraAbilities CameraSource::abilities() const { return m_impl->abilities; }

void CameraSource::setZoom(float factor)
{
    if (m_impl->driver != nullptr)
        m_impl->driver->setZoom(factor);
}

void CameraSource::setTorch(bool on)
{
    if (m_impl->driver != nullptr)
        m_impl->driver->setTorch(on);
}

void CameraSource::setExposureCompensation(float ev)
{
    if (m_impl->driver != nullptr)
        m_impl->driver->setExposureCompensation(ev);
}

void CameraSource::focusNear(float x, float y)
{
    if (m_impl->driver != nullptr)
        m_impl->driver->focusNear(x, y);
}

} // namespace th::scanner
