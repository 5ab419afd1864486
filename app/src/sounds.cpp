// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sounds.h"

#include "voice.h"

#include <QAudioDevice>
#include <QDeadlineTimer>
#include <QMediaDevices>
#include <QSoundEffect>
#include <QThread>
#include <QTimer>
#include <QUrl>
#include <array>

namespace th::app {
namespace {

constexpr auto wordAfterSound = std::chrono::milliseconds(650);
constexpr auto patience = std::chrono::seconds(2);
constexpr std::array kinds{core::VerdictKind::Admit, core::VerdictKind::Refuse, core::VerdictKind::CannotTell};

QUrl fileOf(core::VerdictKind kind)
{
    switch (kind) {
    case core::VerdictKind::Admit:
        return QUrl(QStringLiteral("qrc:/sounds/admit.wav"));
    case core::VerdictKind::Refuse:
        return QUrl(QStringLiteral("qrc:/sounds/refuse.wav"));
    case core::VerdictKind::CannotTell:
        return QUrl(QStringLiteral("qrc:/sounds/cannot-tell.wav"));
    }
    return {};
}

} // namespace

struct Sounds::Impl {
    /// One player for each sound: starting is then instant. All are made anew when the audio devices change, for a
    /// player whose device is gone neither plays nor ends.
    std::array<std::unique_ptr<QSoundEffect>, kinds.size()> players;
    std::unique_ptr<QMediaDevices> devices;
    QThread *voiceThread = nullptr;
    Voice *voice = nullptr;
    bool voiceFound = false;
    QTimer wordTimer; ///< the word follows the sound
    QString word;
    Loudness loudness = Loudness::SoundsAndVoice;

    [[nodiscard]] QSoundEffect *playerOf(core::VerdictKind kind) const
    {
        return players[static_cast<std::size_t>(kind)].get();
    }
    void makePlayers();
};

void Sounds::Impl::makePlayers()
{
    const auto device = QMediaDevices::defaultAudioOutput();
    for (const auto kind : kinds) {
        auto &player = players[static_cast<std::size_t>(kind)];
        player.reset();
        if (device.isNull())
            continue;
        player = std::make_unique<QSoundEffect>(device);
        player->setSource(fileOf(kind));
    }
}

Loudness loudnessOf(const QString &setting)
{
    if (setting == QLatin1String("silent"))
        return Loudness::Silent;
    return setting == QLatin1String("sounds") ? Loudness::Sounds : Loudness::SoundsAndVoice;
}

Sounds::Sounds(QObject *parent) : QObject(parent), m_impl(std::make_unique<Impl>()) {}

Sounds::~Sounds()
{
    if (!m_impl->voiceThread)
        return;
    m_impl->voiceThread->quit();
    // A speech service that does not answer must not keep the program from ending.
    if (m_impl->voiceThread->wait(QDeadlineTimer(patience)))
        delete m_impl->voiceThread;
}

void Sounds::start()
{
    if (m_impl->devices)
        return;
    m_impl->devices = std::make_unique<QMediaDevices>();
    m_impl->makePlayers();
    connect(m_impl->devices.get(), &QMediaDevices::audioOutputsChanged, this, [this] {
        m_impl->makePlayers();
        emit availableChanged();
    });
    startVoice();
    emit availableChanged();
}

void Sounds::startVoice()
{
    auto &impl = *m_impl;
    impl.voiceThread = new QThread;
    impl.voiceThread->setObjectName(QStringLiteral("voice"));
    impl.voice = new Voice;
    impl.voice->moveToThread(impl.voiceThread);
    connect(impl.voiceThread, &QThread::finished, impl.voice, &QObject::deleteLater);
    connect(impl.voice, &Voice::found, this, [this](bool vietnamese) {
        m_impl->voiceFound = vietnamese;
        emit availableChanged();
    });
    impl.wordTimer.setSingleShot(true);
    impl.wordTimer.setInterval(wordAfterSound);
    connect(&impl.wordTimer, &QTimer::timeout, this, [this] {
        QMetaObject::invokeMethod(m_impl->voice, [voice = m_impl->voice, word = m_impl->word] { voice->say(word); });
    });
    impl.voiceThread->start();
    QMetaObject::invokeMethod(impl.voice, &Voice::look);
}

void Sounds::announce(core::VerdictKind kind)
{
    if (m_impl->loudness == Loudness::Silent)
        return;
    for (const auto other : kinds)
        if (auto *player = m_impl->playerOf(other))
            player->stop();
    auto *player = m_impl->playerOf(kind);
    if (!player)
        return;
    player->play();
    m_impl->wordTimer.stop();
    if (m_impl->loudness != Loudness::SoundsAndVoice || !m_impl->voiceFound)
        return;
    m_impl->word = QString::fromStdString(core::word(kind, core::Language::Vietnamese)).toLower();
    m_impl->wordTimer.start();
}

void Sounds::setLoudness(Loudness loudness) { m_impl->loudness = loudness; }
Loudness Sounds::loudness() const { return m_impl->loudness; }
bool Sounds::available() const { return m_impl->players.front() != nullptr; }
bool Sounds::voiceAvailable() const { return m_impl->voiceFound; }

} // namespace th::app
