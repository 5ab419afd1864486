// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oversight_model.h"

#include "accounts/deed.h"
#include "models/theme_model.h"
#include "oversight/chart.h"

#include <algorithm>

namespace th::app {

namespace {

constexpr int heading = -1;
int levelOf(ThemeModel::Level level) { return static_cast<int>(level); }

QString standingText(evidence::Standing standing)
{
    switch (standing) {
    case evidence::Standing::Proven:
        return OversightModel::tr("được chữ ký của thiết bị chứng minh");
    case evidence::Standing::UnsignedTail:
        return OversightModel::tr("nối vào phần đã chứng minh, chưa có chữ ký nào bao gồm");
    case evidence::Standing::AfterGap:
        return OversightModel::tr("được chứng minh, nhưng thiếu các mục trước nó");
    case evidence::Standing::OtherHistory:
        return OversightModel::tr("thuộc một lịch sử khác: ai cũng có thể bịa ra");
    }
    return {};
}

} // namespace

QString OversightModel::sheetTitle() const
{
    if (m_timeline)
        return tr("Giấy %1 ở mọi nơi").arg(m_passOf);
    if (!m_entry)
        return {};
    const auto words = entryWords();
    return ArchiveRows::moment(m_entry->row.wall, offset()) + QStringLiteral("  ") +
           (words ? text(words->word.in(m_language.language())) : ArchiveRows::word(m_entry->row));
}

QString OversightModel::sheetNote() const
{
    if (!m_timeline)
        return m_entry ? tr("Mục này %1.").arg(standingText(m_entry->proof.standing)) : QString();
    const bool nothing = std::ranges::none_of(m_timeline->events, &evidence::PassEvent::counts);
    QStringList parts{m_timeline->copySuspected() ? tr("Có dấu hiệu có bản sao.")
                      : !m_timeline->compared     ? tr("Chưa so khoảng cách: không có dữ liệu của trạm.")
                      : nothing                   ? tr("Không có gì được tính về giấy này.")
                      : m_timeline->complete() ? tr("Không thấy dấu hiệu có bản sao trong những gì kho có.")
                                               : tr("Không thấy dấu hiệu có bản sao trong những gì nêu ở đây.")};
    if (!m_timeline->devicesChecked)
        parts << tr("Chưa đối chiếu thiết bị với danh bạ: ai cũng có thể bịa ra.");
    if (m_timeline->left > 0)
        parts << tr("Không có ở đây: %n lượt khác.", nullptr, static_cast<int>(m_timeline->left));
    return parts.join(QLatin1Char(' '));
}

bool OversightModel::sheetBad() const
{
    return m_timeline ? m_timeline->copySuspected()
                      : m_entry && m_entry->proof.standing == evidence::Standing::OtherHistory;
}

QString OversightModel::passOfSheet() const { return !m_timeline && m_entry ? text(m_entry->row.number) : QString(); }

std::optional<EntryWords> OversightModel::entryWords() const
{
    if (!m_entry || m_entry->row.kind == core::journal::EntryKind::Scan)
        return std::nullopt;
    return wordsOf(m_entry->proof.entry);
}

void OversightModel::addDeed(QList<RowsModel::Row> &rows, const core::journal::Work &work) const
{
    const auto language = m_language.language();
    for (const accounts::DeedPart &part : accounts::parts(work)) {
        const std::string &words = part.words.in(language);
        rows.append({text(part.label.in(language)),
                     part.key == std::string_view("unit") ? text(names().ward(words)) : text(words), 0});
    }
}

QList<RowsModel::Row> OversightModel::entryRows() const
{
    const evidence::Row &row = m_entry->row;
    const evidence::Proof &proof = m_entry->proof;
    QList<RowsModel::Row> rows;
    const auto add = [&](const QString &label, const QString &value, ThemeModel::Level level = {}) {
        if (!value.isEmpty())
            rows.append({label, value, levelOf(level)});
    };
    const auto work = row.kind == core::journal::EntryKind::Work ? core::journal::decodeWork(proof.entry.content)
                                                                 : core::journal::decodeWork({});
    if (work) {
        addDeed(rows, *work);
    } else if (const auto words = entryWords()) {
        add(text(words->word.in(m_language.language())), text(words->about.in(m_language.language())));
    }
    if (proof.reduced)
        add(tr("Đã rút gọn"), tr("theo quy định lưu trữ: phần còn lại là lời của người ký việc ấy"),
            ThemeModel::Level::Caution);
    for (const std::string &reason : row.reasons)
        add(tr("Lý do"), text(names().reason(reason)) + QStringLiteral(" (") + text(reason) + QStringLiteral(")"));
    add(tr("Giấy"), text(row.number) + (row.number.empty() || row.proven ? QString() : tr(" (chữ ký không đúng)")));
    add(tr("Chốt"), row.checkpoint.empty() ? QString() : text(names().gate(row.checkpoint)));
    if (!work) { // of a deed its own parts say these
        add(tr("Cán bộ"), text(row.officer));
        add(tr("Diện"), row.category.empty() ? QString() : text(names().category(row.category)));
        add(tr("Nơi cấp"), row.authority.empty() ? QString() : text(names().ward(row.authority)));
        add(tr("Khu vực"), text(row.area));
        add(tr("Nguồn"), text(row.source));
    }
    add(tr("Đồng hồ"), row.clock == core::ClockState::Trusted ? QString() : tr("trạm không tin đồng hồ của mình"),
        ThemeModel::Level::Caution);
    add(tr("Phần niêm phong"), row.sealed ? tr("có; chỉ thanh tra mở được") : QString());
    rows.append({tr("Bằng chứng"), QString(), heading});
    add(tr("Thiết bị"), text(core::toHex(m_entry->device)));
    add(tr("Mục"), QStringLiteral("%1/%2/%3").arg(row.place.device).arg(row.place.branch).arg(row.place.seq));
    add(tr("Mục ký bao gồm nó"), proof.checkpoint ? QString::number(proof.checkpoint) : tr("chưa có"));
    add(tr("Biên nhận của máy chủ"), proof.receipt ? tr("đến mục %1, lúc %2")
                                                         .arg(proof.receipt->seq)
                                                         .arg(ArchiveRows::moment(proof.receipt->received, offset()))
                                                   : tr("chưa có"));
    add(tr("Băm của mục"), text(core::toHex(proof.hash)));
    add(tr("Băm của mục trước"), text(core::toHex(proof.entry.previous)));
    return rows;
}

QString OversightModel::eventText(const evidence::PassEvent &event) const
{
    QStringList parts{event.row.verdict                                    ? ArchiveRows::word(event.row)
                      : event.row.kind == core::journal::EntryKind::Issue  ? tr("Phường cấp")
                      : event.row.kind == core::journal::EntryKind::Revoke ? tr("Phường thu hồi")
                                                                           : tr("Phường khôi phục")};
    if (!event.row.checkpoint.empty())
        parts << text(names().gate(event.row.checkpoint));
    if (!event.row.officer.empty())
        parts << text(event.row.officer);
    if (event.journey) {
        const evidence::Row &from = m_timeline->events[event.journey->from].row;
        const QString minutes = QString::number(event.journey->elapsed.count() / 60);
        parts << (event.journey->kilometres
                      ? tr("cách %1 %2 km, sau %3 phút")
                            .arg(text(from.checkpoint), QString::number(*event.journey->kilometres, 'f', 1), minutes)
                      : tr("%1 phút trước ở %2").arg(minutes, text(from.checkpoint)));
    }
    for (const evidence::Oddity oddity : event.oddities)
        parts << text(evidence::sentence(oddity, m_language.language()));
    return parts.join(QStringLiteral(" · "));
}

QList<RowsModel::Row> OversightModel::timelineRows() const
{
    QList<RowsModel::Row> rows;
    for (const evidence::PassEvent &event : m_timeline->events)
        rows.append({ArchiveRows::moment(event.row.wall, offset()), eventText(event),
                     levelOf(!event.counts            ? ThemeModel::Level::Caution
                             : event.oddities.empty() ? ThemeModel::Level::Plain
                                                      : ThemeModel::Level::Bad)});
    if (m_timeline->withoutNumber > 0)
        rows.append({tr("Không còn số giấy theo quy định lưu trữ"),
                     tr("%1 lượt trong kho: lượt nào cũng có thể là của giấy này")
                         .arg(oversight::number(m_timeline->withoutNumber, m_language.language())),
                     levelOf(ThemeModel::Level::Caution)});
    return rows;
}

void OversightModel::remakeSheet()
{
    m_sheet.setRows(m_timeline ? timelineRows() : m_entry ? entryRows() : QList<RowsModel::Row>());
}

void OversightModel::remakeFigures()
{
    QList<RowsModel::Row> rows;
    if (m_figures) {
        const auto language = m_language.language();
        const evidence::Statistics &all = m_figures->statistics;
        const auto number = [&](std::uint64_t value) { return oversight::number(value, language); };
        const auto share = [&](std::uint64_t part, std::uint64_t whole) {
            return number(part) + QStringLiteral(" (") + oversight::percent(part, whole, language) +
                   QStringLiteral(")");
        };
        constexpr std::size_t most = 100;
        rows.append({tr("Điều bất thường"), QString(), heading});
        for (const std::string &sentence : oversight::unusual(*m_figures, names()))
            rows.append({QString(), text(sentence), levelOf(ThemeModel::Level::Bad)});
        rows.append({tr("Điều chưa được chứng minh"), QString(), heading});
        for (const std::string &sentence : oversight::notProven(*m_figures, names()))
            rows.append({QString(), text(sentence), levelOf(ThemeModel::Level::Caution)});
        rows.append({tr("Con số chính"), QString(), heading});
        rows.append({tr("Lượt quét"), number(all.scans), 0});
        for (const auto &[verdict, scans] : all.verdicts) {
            evidence::Row row;
            for (const auto kind : {core::VerdictKind::Admit, core::VerdictKind::Refuse, core::VerdictKind::CannotTell})
                if (verdict == core::name(kind))
                    row.verdict = kind;
            rows.append({ArchiveRows::word(row), share(scans, all.scans), 0});
        }
        rows.append({tr("Giấy khác nhau"), number(all.passes), 0});
        if (all.checks.counted > 0)
            rows.append({tr("Mỗi lần kiểm tra, từ lúc thấy mã đến khi có kết quả"),
                         tr("trung vị %1 giây, chín phần mười trong %2 giây")
                             .arg(oversight::tenthsOfSecond(all.checks.median, language),
                                  oversight::tenthsOfSecond(all.checks.ninetieth, language)),
                         0});
        if (all.reduced > 0)
            rows.append({tr("Đã rút gọn theo quy định lưu trữ"), share(all.reduced, all.scans), 0});
        if (all.times.counted > 0)
            rows.append({tr("Từ lượt này đến lượt sau"),
                         tr("trung vị %1 giây, chín phần mười trong %2 giây")
                             .arg(all.times.median.count())
                             .arg(all.times.ninetieth.count()),
                         0});
        rows.append({tr("Theo chốt: lượt, không cho qua, nhiều nhất trong giờ"), QString(), heading});
        for (std::size_t i = 0; i < std::min(most, all.gates.size()); ++i)
            rows.append({text(names().gate(all.gates[i].checkpoint)),
                         number(all.gates[i].scans()) + QStringLiteral(" · ") +
                             share(all.gates[i].refused, all.gates[i].scans()) + QStringLiteral(" · ") +
                             number(all.gates[i].mostOfHour()),
                         0});
        rows.append({tr("Theo nơi cấp: lượt, giấy khác nhau, không cho qua"), QString(), heading});
        for (std::size_t i = 0; i < std::min(most, all.wards.size()); ++i)
            rows.append({text(names().ward(all.wards[i].code)),
                         share(all.wards[i].scans, all.scans) + QStringLiteral(" · ") + number(all.wards[i].passes) +
                             QStringLiteral(" · ") + share(all.wards[i].refused, all.wards[i].scans),
                         0});
    }
    m_figureRows.setRows(rows);
}

} // namespace th::app
