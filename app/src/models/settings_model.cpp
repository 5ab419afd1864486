// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings_model.h"

#include "app/settings.h"

#include <QCoreApplication>

namespace th::app {

SettingsModel::SettingsModel(LanguageSwitch &language, QObject *parent)
    : QObject(parent), m_language(language), m_cameras({"id", "name"}), m_serialPorts({"id", "name"})
{
    connect(&language, &LanguageSwitch::changed, this, &SettingsModel::changed);
}

void SettingsModel::load(const QVariantMap &kept)
{
    const auto pick = [&](const char *key, QString &target) {
        const QString value = kept.value(QLatin1String(key)).toString();
        if (!value.isEmpty())
            target = value;
    };
    pick(settings::theme, m_theme);
    pick(settings::loudness, m_sound);
    pick(settings::camera, m_camera);
    pick(settings::mirror, m_mirror);
    pick(settings::serialGun, m_serialPort);
    pick(settings::gunPace, m_gunPace);
    pick(settings::syncMode, m_syncMode);
    pick(settings::neighbours, m_neighbours);
    m_syncSources = syncSetup(kept.value(QLatin1String(settings::syncSources)).toString(), {}).sources;
    if (kept.value(QLatin1String(settings::language)).toString() == QLatin1String("en"))
        m_language.set(core::Language::English);
    emit themeChosen(m_theme);
    emit soundChosen(m_sound);
    emit mirrorChosen(m_mirror);
    emit changed();
}

void SettingsModel::restore(const QString &key, const QString &kept)
{
    if (key == QLatin1String(settings::syncSources))
        m_syncSources = syncSetup(kept, {}).sources;
    else if (key == QLatin1String(settings::syncMode))
        m_syncMode = kept;
    else if (key == QLatin1String(settings::neighbours))
        m_neighbours = kept;
    emit changed();
}

void SettingsModel::setCameras(const QList<scanner::CameraDescription> &cameras)
{
    QList<RowsModel::Row> rows;
    for (const scanner::CameraDescription &camera : cameras)
        rows << RowsModel::Row{camera.id, camera.name};
    m_cameras.setRows(rows);
    emit changed();
}

void SettingsModel::setSerialPorts(const QList<scanner::SerialPort> &ports)
{
    QList<RowsModel::Row> rows;
    for (const scanner::SerialPort &port : ports) {
        const QString place = port.location.section(QLatin1Char('/'), -1);
        rows << RowsModel::Row{scanner::idOf(port, ports),
                               port.product.isEmpty() ? place : QStringLiteral("%1 (%2)").arg(port.product, place)};
    }
    m_serialPorts.setRows(rows);
    emit changed();
}

void SettingsModel::setVoiceAvailable(bool available)
{
    m_voiceAvailable = available;
    emit changed();
}

void SettingsModel::setKiosk(bool engaged, bool codeSet)
{
    m_kiosk = engaged;
    m_kioskCodeSet = codeSet;
    m_tryAgainIn = -1;
    emit changed();
}

void SettingsModel::refuseUnlock(int seconds)
{
    m_tryAgainIn = seconds;
    emit changed();
}

QString SettingsModel::unlockMessage() const
{
    if (m_tryAgainIn < 0)
        return {};
    return m_tryAgainIn == 0 ? tr("Mã không đúng.") : tr("Mã không đúng. Thử lại sau %n giây.", nullptr, m_tryAgainIn);
}

QString SettingsModel::version() const { return QCoreApplication::applicationVersion(); }

void SettingsModel::toggleLanguage()
{
    setLanguageCode(languageCode() == QLatin1String("vi") ? QStringLiteral("en") : QStringLiteral("vi"));
}

void SettingsModel::setLanguageCode(const QString &code)
{
    if (code == languageCode())
        return;
    m_language.set(code == QLatin1String("en") ? core::Language::English : core::Language::Vietnamese);
    emit keep(QLatin1String(settings::language), languageCode());
}

void SettingsModel::setTheme(const QString &theme)
{
    if (theme == m_theme)
        return;
    m_theme = theme;
    emit themeChosen(theme);
    emit keep(QLatin1String(settings::theme), theme);
    emit changed();
}

void SettingsModel::setSound(const QString &sound)
{
    if (sound == m_sound)
        return;
    m_sound = sound;
    emit soundChosen(sound);
    emit keep(QLatin1String(settings::loudness), sound);
    emit changed();
}

void SettingsModel::setCamera(const QString &id)
{
    if (id == m_camera)
        return;
    m_camera = id;
    emit cameraChosen(id);
    emit keep(QLatin1String(settings::camera), id);
    emit changed();
}

void SettingsModel::setMirror(const QString &mirror)
{
    if (mirror == m_mirror)
        return;
    m_mirror = mirror;
    emit mirrorChosen(mirror);
    emit keep(QLatin1String(settings::mirror), mirror);
    emit changed();
}

void SettingsModel::setSerialPort(const QString &id)
{
    if (id == m_serialPort)
        return;
    m_serialPort = id;
    emit serialPortChosen(id);
    emit keep(QLatin1String(settings::serialGun), id);
    emit changed();
}

void SettingsModel::setSyncSource(int place, const QString &source)
{
    const QString wanted = source.trimmed();
    if (place < 0 || place > 1 || wanted == m_syncSources.value(place)) {
        m_notASource.clear();
        emit changed();
        return;
    }
    m_notASource = wanted.isEmpty() || sync::isSource(wanted.toStdString()) ? QString() : wanted;
    if (m_notASource.isEmpty()) {
        if (place < m_syncSources.size())
            m_syncSources[place] = wanted;
        else
            m_syncSources.append(wanted);
        m_syncSources.removeAll(QString());
        const QString lines = m_syncSources.join(QLatin1Char('\n'));
        emit keep(QLatin1String(settings::syncSources), lines);
    }
    emit changed();
}

QString SettingsModel::syncProblem() const
{
    return m_notASource.isEmpty() ? QString()
                                  : tr("Không dùng được “%1”: gõ địa chỉ http:// hoặc https://, hoặc đường dẫn đầy đủ "
                                       "của một thư mục. Nơi đã đặt trước vẫn được dùng.")
                                        .arg(m_notASource.left(80));
}

void SettingsModel::setSyncMode(const QString &mode)
{
    if (mode == m_syncMode)
        return;
    m_syncMode = mode;
    emit keep(QLatin1String(settings::syncMode), mode);
    emit changed();
}

void SettingsModel::setNeighbours(const QString &helped)
{
    if (helped == m_neighbours)
        return;
    m_neighbours = helped;
    emit keep(QLatin1String(settings::neighbours), helped);
    emit changed();
}

void SettingsModel::setGunPace(const QString &milliseconds)
{
    if (milliseconds == m_gunPace)
        return;
    m_gunPace = milliseconds;
    emit gunPaceChosen(std::chrono::milliseconds(milliseconds.toInt()));
    emit keep(QLatin1String(settings::gunPace), milliseconds);
    emit changed();
}

} // namespace th::app
