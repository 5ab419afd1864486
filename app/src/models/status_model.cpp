// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "status_model.h"

#include "phrases.h"

#include <array>

namespace th::app {

using Level = ThemeModel::Level;

StatusModel::StatusModel(LanguageSwitch &language, QObject *parent)
    : QObject(parent), m_language(language), m_chips({"icon", "label", "shortLabel", "sentence", "level"})
{
    connect(&language, &LanguageSwitch::changed, this, &StatusModel::remake);
}

void StatusModel::setKioskStart(KioskStart start)
{
    m_kiosk = start;
    remake();
}

void StatusModel::setHealth(const StationHealth &health)
{
    m_health = health;
    remake();
}

void StatusModel::setReference(const Reference &reference)
{
    m_reference = reference;
    remake();
}

void StatusModel::setShift(const Shift &shift)
{
    m_shift = shift;
    remake();
}

void StatusModel::setCamera(scanner::SourceState state, const QString &title, bool film)
{
    m_camera = state;
    m_cameraTitle = title;
    m_film = film;
    remake();
}

void StatusModel::setSound(Sound sound)
{
    m_sound = sound;
    remake();
}

void StatusModel::setSync(const SyncReport &report)
{
    m_sync = report;
    remake();
}

void StatusModel::setNow(core::Instant now, sync::Steady steady)
{
    m_steady = steady;
    const bool sameMinute =
        std::chrono::floor<std::chrono::minutes>(now) == std::chrono::floor<std::chrono::minutes>(m_now);
    m_now = now;
    if (!sameMinute)
        remake();
}

/// On a small screen only numbers are written beside the signs.
QString StatusModel::shortLabel(const Chip &chip) const
{
    if (chip.icon == QLatin1String("data") && chip.detail.isEmpty()) // the age, not the damage
        return chip.label;
    if (chip.icon == QLatin1String("sync") && m_sync.working())
        return chip.label;
    return chip.icon == QLatin1String("upload") && m_health.unsent > 0 ? QString::number(m_health.unsent) : QString();
}

void StatusModel::remake()
{
    std::vector<Chip> chips{dataChip(), syncChip(), clockChip(), cameraChip(), unsentChip(), soundChip()};
    if (m_health.desk) // where nothing is shown to a camera, and nothing sounds
        chips = {dataChip(), syncChip(), clockChip(), unsentChip()};
    if (!m_health.accountsFault.isEmpty())
        chips.push_back(accountsChip());
    if (!m_health.damage.isEmpty())
        chips.insert(chips.begin(), damageChip());
    if (m_health.readOnly || (m_health.open && m_health.fault)) // first: nothing is recorded
        chips.insert(chips.begin(), diskChip());
    if (m_health.order != core::DeviceOrder::InUse) // before all else: nobody goes through on its word
        chips.insert(chips.begin(), orderChip());
    m_alarm.clear();
    m_alarmLevel = Level::Plain;
    QList<RowsModel::Row> rows;
    for (const Chip &chip : chips) {
        const QString sentence =
            chip.detail.isEmpty() ? chip.sentence : QStringLiteral("%1 (%2)").arg(chip.sentence, chip.detail);
        rows << RowsModel::Row{chip.icon, chip.label, shortLabel(chip), sentence, static_cast<int>(chip.level)};
        if (chip.alarming && chip.level > m_alarmLevel) {
            m_alarm = chip.sentence;
            m_alarmLevel = chip.level;
        }
    }
    m_chips.setRows(rows);
    emit changed();
}

StatusModel::Chip StatusModel::dataChip() const
{
    if (!m_health.dataAsOf)
        return {QStringLiteral("data"), tr("Chưa có"), tr("Trạm chưa có dữ liệu. Nạp dữ liệu trước khi kiểm tra."),
                Level::Bad, true};
    const auto age = m_now - *m_health.dataAsOf;
    const QString label = phrases::shortAge(age);
    const QString when = phrases::dateTime(*m_health.dataAsOf, m_reference.utcOffset);
    if (age > m_reference.freshness.red)
        return {QStringLiteral("data"), label,
                tr("Dữ liệu quá cũ: %1, lúc %2. Phải cập nhật; giấy mới và giấy bị thu hồi không nhận ra được.")
                    .arg(phrases::age(age), when),
                Level::Bad, true};
    if (age > m_reference.freshness.amber)
        return {QStringLiteral("data"), label,
                tr("Dữ liệu đã cũ: %1, lúc %2. Cập nhật trong ca này.").arg(phrases::age(age), when), Level::Caution,
                true};
    return {QStringLiteral("data"), label, tr("Dữ liệu cập nhật %1, lúc %2.").arg(phrases::age(age), when),
            Level::Plain, false};
}

StatusModel::Chip StatusModel::orderChip() const
{
    const QString icon = QStringLiteral("lock");
    switch (m_health.order) {
    case core::DeviceOrder::InUse:
        break;
    case core::DeviceOrder::Suspended:
        return {icon, tr("Tạm ngưng"),
                tr("Máy này đang bị TẠM NGƯNG: không cho ai qua, không ký cấp giấy. Đổi máy khác, báo quản trị viên."),
                Level::Bad, true};
    case core::DeviceOrder::Revoked:
        return {icon, tr("Thu hồi"),
                tr("Máy này đã bị THU HỒI: không cho ai qua, không ký cấp giấy. Đổi máy khác, báo quản trị viên."),
                Level::Bad, true};
    case core::DeviceOrder::Wipe:
        return {icon, tr("Đang xoá"),
                tr("Máy này đang được XOÁ SẠCH theo lệnh của quản trị viên. Đừng dùng nữa; đổi máy khác."), Level::Bad,
                true};
    }
    return {};
}

StatusModel::Chip StatusModel::clockChip() const
{
    switch (m_health.clock) {
    case core::ClockState::Trusted:
        return {QStringLiteral("clock"), tr("Đúng giờ"), tr("Đồng hồ của máy đáng tin."), Level::Plain, false};
    case core::ClockState::WentBackwards:
        return {QStringLiteral("clock"), tr("Sai giờ"),
                tr("Đồng hồ của máy chạy lùi. Chỉnh lại ngày giờ rồi kiểm tra tiếp."), Level::Bad, true};
    case core::ClockState::Implausible:
        return {QStringLiteral("clock"), tr("Sai giờ"),
                tr("Ngày giờ của máy không thể đúng. Chỉnh lại ngày giờ rồi kiểm tra tiếp."), Level::Bad, true};
    }
    return {};
}

StatusModel::Chip StatusModel::cameraChip() const
{
    const QString on = QStringLiteral("camera"), off = QStringLiteral("camera-off");
    switch (m_camera) {
    case scanner::SourceState::Running:
        return m_film ? Chip{on, tr("Phim mẫu"), tr("Không có camera: đang chiếu phim mẫu."), Level::Plain, false}
                      : Chip{on, tr("Camera"), tr("Camera đang chạy: %1.").arg(m_cameraTitle), Level::Plain, false};
    case scanner::SourceState::Starting:
        return {on, tr("Đang mở"), tr("Đang mở camera…"), Level::Plain, false};
    case scanner::SourceState::NoCamera:
        return {off, tr("Không có"), tr("Không có camera. Dùng súng quét, tệp ảnh hoặc nhập số giấy."), Level::Caution,
                false};
    case scanner::SourceState::Lost:
        return {off, tr("Mất"), tr("Mất camera. Cắm lại dây; trạm tự nhận."), Level::Bad, false};
    case scanner::SourceState::Busy:
        return {off, tr("Bận"), tr("Chương trình khác đang giữ camera. Đóng chương trình đó."), Level::Bad, false};
    case scanner::SourceState::Failed:
        return {off, tr("Lỗi"), tr("Camera không chạy được. Rút ra, cắm lại hoặc chọn camera khác."), Level::Bad,
                false};
    case scanner::SourceState::Ended:
        return {off, tr("Hết phim"), tr("Phim đã chiếu hết."), Level::Plain, false};
    }
    return {};
}

StatusModel::Chip StatusModel::unsentChip() const
{
    constexpr std::uint64_t many = 5000;
    if (m_health.unsent == 0)
        return {QStringLiteral("upload"), tr("Đã gửi"), tr("Mọi lượt kiểm tra đã được gửi đi."), Level::Plain, false};
    return {QStringLiteral("upload"), tr("%n chưa gửi", nullptr, static_cast<int>(m_health.unsent)),
            tr("%n lượt kiểm tra chưa gửi về trung tâm. Sổ vẫn giữ đủ.", nullptr, static_cast<int>(m_health.unsent)),
            m_health.unsent > many ? Level::Caution : Level::Plain, false};
}

StatusModel::Chip StatusModel::soundChip() const
{
    switch (m_sound) {
    case Sound::On:
        return {QStringLiteral("sound"), tr("Có tiếng"), tr("Âm báo đang bật."), Level::Plain, false};
    case Sound::Silent:
        return {QStringLiteral("sound-off"), tr("Tắt tiếng"), tr("Âm báo đã tắt trong Cài đặt."), Level::Caution,
                false};
    case Sound::NoDevice:
        return {QStringLiteral("sound-off"), tr("Không loa"), tr("Máy không có loa: chỉ báo bằng hình."),
                Level::Caution, false};
    }
    return {};
}

StatusModel::Chip StatusModel::diskChip() const
{
    if (!m_health.readOnly)
        return {QStringLiteral("disk"),
                tr("Lỗi"),
                phrases::fault(*m_health.fault, m_language.language()),
                Level::Bad,
                true,
                text(m_health.fault->detail)};
    return {QStringLiteral("disk"), tr("Chỉ đọc"), tr("Ổ đĩa chỉ cho đọc: lượt kiểm tra không vào sổ. Báo kỹ thuật."),
            Level::Bad, true};
}

/// What is damaged is not used: it costs answers, never changes one. The next import brings it anew.
StatusModel::Chip StatusModel::damageChip() const
{
    constexpr qsizetype most = 6;
    QString which = m_health.damage.mid(0, most).join(QStringLiteral(", "));
    if (m_health.damage.size() > most)
        which += QStringLiteral(" … +%1").arg(m_health.damage.size() - most);
    return {QStringLiteral("data"),
            tr("Hỏng"),
            tr("Dữ liệu của trạm bị hỏng hoặc thiếu: nạp lại dữ liệu (F7)."),
            Level::Bad,
            true,
            which};
}

/// The list that is held goes on: who was given an account, or lost it, is not known here.
StatusModel::Chip StatusModel::accountsChip() const
{
    return {QStringLiteral("shift"),
            tr("Tài khoản"),
            accountsSentence() + QLatin1Char(' ') +
                tr("Máy này dùng tiếp danh sách cũ: ai mới được cấp hoặc vừa bị thu hồi tài khoản thì chưa biết."),
            Level::Caution,
            false,
            m_health.accountsFault};
}

QString StatusModel::accountsSentence() const
{
    if (m_health.accountsFault == QLatin1String("accounts.missing"))
        return tr("Chưa lấy được danh sách tài khoản mới: nạp lại dữ liệu (F7); nếu vẫn thế, báo quản trị viên.");
    if (m_health.accountsFault == QLatin1String("accounts.role_expired"))
        return tr("Danh sách tài khoản đã hết hạn ký: báo quản trị viên ký và công bố lại.");
    if (m_health.accountsFault == QLatin1String("package.not_for_us"))
        return tr("Danh sách tài khoản mới không gồm máy này: báo quản trị viên công bố lại cho máy này.");
    return tr("Danh sách tài khoản mới không tin được nên không dùng: báo quản trị viên.");
}

StatusModel::Station StatusModel::station() const
{
    if (m_health.open && m_kiosk == KioskStart::NoCode)
        return Station::Fault;
    if (m_health.open)
        return m_kiosk == KioskStart::Pending ? Station::Opening : Station::Open;
    return m_health.fault || m_health.notMade ? Station::Fault : Station::Opening;
}

QString StatusModel::faultTitle() const
{
    if (m_health.open && m_kiosk == KioskStart::NoCode)
        return tr("Không khóa được màn hình");
    if (m_health.notMade)
        return tr("Không tạo được tỉnh minh họa");
    if (!m_health.fault)
        return {};
    switch (m_health.fault->fault) {
    case store::StoreFault::NotAStation:
        return tr("Chưa có trạm trên máy này");
    case store::StoreFault::AlreadyExists:
        return tr("Thư mục đã có một trạm");
    case store::StoreFault::Busy:
        return tr("Trạm đang mở ở cửa sổ khác");
    case store::StoreFault::NewerVersion:
        return tr("Trạm thuộc phiên bản mới hơn");
    case store::StoreFault::ReadOnly:
        return tr("Ổ đĩa chỉ cho đọc");
    case store::StoreFault::DiskFull:
        return tr("Ổ đĩa đã đầy");
    case store::StoreFault::Damaged:
        return tr("Dữ liệu của trạm bị hỏng");
    case store::StoreFault::Refused:
    case store::StoreFault::BadHub: // of these two sync speaks, where they arise
    case store::StoreFault::OtherHub:
        return tr("Dữ liệu mới bị từ chối");
    case store::StoreFault::OutOfUse:
        return tr("Máy này đang không được dùng");
    case store::StoreFault::Wiped:
        return tr("Máy này đã được xoá sạch");
    case store::StoreFault::Io:
        return tr("Không đọc được ổ đĩa");
    }
    return {};
}

QString StatusModel::faultSentence() const
{
    if (m_health.open && m_kiosk == KioskStart::NoCode)
        return tr("Trạm chưa có mã mở khóa nên không chạy ở chế độ khóa màn hình: không ai mở lại được. Đóng chương "
                  "trình, chạy lệnh sau rồi mở lại:\nthonghanh --set-kiosk-code");
    if (!m_health.fault && !m_health.notMade)
        return {};
    const QString what = text(m_health.notMade ? m_health.notMade->in(m_language.language())
                                               : store::sentence(*m_health.fault, m_language.language()));
    return m_health.open || m_kiosk != KioskStart::Pending
               ? what
               : what + QLatin1Char('\n') + tr("Màn hình chưa khóa: đừng để máy không có người trông.");
}

QString StatusModel::place() const
{
    if (m_shift.officer.empty() && m_shift.checkpoint.empty())
        return {};
    const QString where = m_reference.checkpoint(m_shift.checkpoint, m_language.language());
    return m_shift.officer.empty() ? where : QStringLiteral("%1 · %2").arg(where, text(m_shift.officer));
}

QString StatusModel::time() const { return phrases::timeOfDay(m_now, m_reference.utcOffset); }
QString StatusModel::date() const { return phrases::date(m_now, m_reference.utcOffset); }

} // namespace th::app
