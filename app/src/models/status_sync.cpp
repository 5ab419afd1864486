// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the screen says of the station's syncing.
#include "phrases.h"
#include "status_model.h"

#include <algorithm>

namespace th::app {

using Level = ThemeModel::Level;
using sync::SyncStage;
using sync::SyncWait;

namespace {

constexpr qsizetype longestName = 40;    ///< a neighbour calls itself what it likes
constexpr std::uint32_t notByChance = 3; ///< refusals in a row: a publication that is just being written gives one

int percent(const sync::SyncProgress &progress)
{
    return static_cast<int>(std::min<std::uint64_t>(progress.statusDone * 100 / progress.plannedStatus, 100));
}

} // namespace

StatusModel::Chip StatusModel::fetchingChip() const
{
    const QString icon = QStringLiteral("sync");
    const sync::SyncProgress &at = m_sync.state.progress;
    if (m_sync.state.stage == SyncStage::Applying)
        return {icon, tr("Đang ghi"), tr("Đang ghi dữ liệu mới vào máy."), Level::Plain, false};
    if (at.plannedStatus == 0)
        return {icon, phrases::bytes(at.received), tr("Đang nhận dữ liệu mới: %1.").arg(phrases::bytes(at.received)),
                Level::Plain, false};
    const QString done = QStringLiteral("%1 %").arg(percent(at));
    return {icon, done, tr("Đang nhận dữ liệu mới: %1 của %2.").arg(done, phrases::bytes(at.plannedStatus)),
            Level::Plain, false};
}

/// What an attempt is waited for after, or was before this one: a look at the timestamp is no news.
StatusModel::Chip StatusModel::waitingChip() const
{
    const QString icon = QStringLiteral("sync"), off = QStringLiteral("sync-off"), sentence = syncSentence();
    switch (m_sync.state.why) {
    case SyncWait::Starting:
    case SyncWait::UpToDate:
    case SyncWait::NothingNewer:
        return {icon, {}, sentence, Level::Plain, false};
    case SyncWait::Unreachable:
        return {off, tr("Ngoại tuyến"), sentence, Level::Plain, false};
    case SyncWait::CaptivePortal:
        return {off, tr("Cần đăng nhập mạng"), sentence, Level::Caution, false};
    case SyncWait::ClockSuspect:
        return {off, tr("Sai giờ"), sentence, Level::Bad, true};
    case SyncWait::NeedsSnapshot:
        return {icon, tr("Chờ tải"), sentence, Level::Caution, false};
    case SyncWait::NothingThere:
        return {off, tr("Không có nguồn"), sentence, Level::Caution, false};
    case SyncWait::Refused:
        if (onlyNotSent())
            return {off, tr("Sổ chưa gửi được"), sentence, Level::Caution, false};
        return {off, tr("Bị từ chối"), sentence, Level::Bad, m_sync.state.failures >= notByChance};
    case SyncWait::Local:
        return {off, tr("Không ghi được"), sentence, Level::Bad, true};
    }
    return {};
}

/// All data is here, and it is the log that the hub did not take.
bool StatusModel::onlyNotSent() const
{
    return m_sync.notSent && !m_sync.error && m_sync.state.why != SyncWait::UpToDate &&
           m_sync.state.why != SyncWait::NothingNewer;
}

/// What is the matter in the words of the error itself where there is one: it names the attack.
QString StatusModel::syncSentence() const
{
    QStringList sentences{sourcesSentence(), neighboursSentence(), helpSentence()};
    sentences.removeAll(QString());
    return sentences.join(QLatin1Char(' '));
}

QString StatusModel::helpSentence() const
{
    if (!m_sync.helped)
        return {};
    const QString why = m_sync.helped->why ? text(m_sync.helped->why->in(m_language.language())) : QString();
    if (m_sync.helped->port == 0)
        return tr("Không chia sẻ được cho trạm bên cạnh: %1").arg(why);
    return tr("Đang chia sẻ dữ liệu cho trạm bên cạnh.") + (why.isEmpty() ? why : QLatin1Char(' ') + why);
}

/// Who was asked instead of a hub that is out of reach, as long as that is what is told.
QString StatusModel::neighboursSentence() const
{
    const bool away = m_sync.state.why == SyncWait::Unreachable || m_sync.state.why == SyncWait::CaptivePortal ||
                      m_sync.state.why == SyncWait::NothingThere;
    if (!m_sync.neighbours || !away)
        return {};
    if (!m_sync.neighbours->broughtBy.isEmpty())
        return tr("Dữ liệu mới hơn lấy từ trạm bên cạnh (%1).").arg(m_sync.neighbours->broughtBy.left(longestName));
    if (m_sync.neighbours->found == 0)
        return tr("Không thấy trạm nào bên cạnh để hỏi.");
    return tr("Đã hỏi %n trạm bên cạnh; không trạm nào có dữ liệu mới hơn.", nullptr,
              static_cast<int>(m_sync.neighbours->found));
}

QString StatusModel::sourcesSentence() const
{
    const auto language = m_language.language();
    const SyncWait why = m_sync.state.why;
    const bool told = m_sync.error && sync::waitAfter(m_sync.error->fault) == why && why != SyncWait::Unreachable &&
                      why != SyncWait::NothingThere && why != SyncWait::NeedsSnapshot;
    if (onlyNotSent())
        return text(sync::sentence(*m_sync.notSent, language));
    return told ? text(sync::sentence({m_sync.error->fault, {}, {}, m_sync.error->store}, language))
                : text(sync::sentence(SyncStage::Waiting, why, language));
}

/// When it was tried last, what was wrong with which file, and whose.
QString StatusModel::syncDetail() const
{
    QStringList parts;
    if (m_sync.state.stage == SyncStage::Fetching || m_sync.state.stage == SyncStage::Uploading) {
        const auto age = std::max(m_steady - m_sync.state.since, sync::Steady(0));
        parts << tr("lượt này bắt đầu: %1").arg(phrases::age(std::chrono::duration_cast<std::chrono::seconds>(age)));
        if (!m_sync.state.progress.file.empty())
            parts << text(m_sync.state.progress.file).left(200);
    }
    if (m_sync.tried) {
        const auto age = std::max(m_steady - *m_sync.tried, sync::Steady(0));
        parts << tr("thử lần cuối: %1").arg(phrases::age(std::chrono::duration_cast<std::chrono::seconds>(age)));
    }
    if (m_sync.error && !m_sync.working())
        for (const std::string &part : {m_sync.error->file, m_sync.error->detail})
            if (!part.empty())
                parts << text(part).left(200);
    if (!m_sync.source.isEmpty())
        parts << m_sync.source;
    return parts.join(QStringLiteral("; "));
}

StatusModel::Chip StatusModel::syncChip() const
{
    if (!m_sync.configured)
        return {QStringLiteral("sync-off"),
                {},
                tr("Chưa đặt nơi lấy dữ liệu tự động. Đặt trong Cài đặt (F9), hoặc nạp từ thẻ nhớ (F7)."),
                Level::Plain,
                false};
    Chip chip;
    switch (m_sync.state.stage) {
    case SyncStage::Fetching:
    case SyncStage::Applying:
        chip = fetchingChip();
        break;
    case SyncStage::Idle:
    case SyncStage::Checking:
    case SyncStage::Uploading:
    case SyncStage::Waiting:
        chip = waitingChip();
        break;
    }
    chip.detail = syncDetail();
    return chip;
}

} // namespace th::app
