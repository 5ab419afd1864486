// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is looked at of a pass in the register, and what becomes of passes.
#include "register_model.h"

#include "desk/aftercare.h"
#include "models/phrases.h"

#include <algorithm>

namespace th::app {

namespace {

constexpr std::size_t mostAtOnce = 10'000;
constexpr std::size_t mostNamed = 3;
constexpr core::RevocationReason reasons[] = {core::RevocationReason::Lost, core::RevocationReason::Withdrawn,
                                              core::RevocationReason::Fraud, core::RevocationReason::HolderInfected,
                                              core::RevocationReason::Unspecified};

std::optional<core::RevocationReason> reasonNamed(const QString &name)
{
    const auto *found =
        std::ranges::find_if(reasons, [&](auto reason) { return name == QLatin1String(core::name(reason)); });
    return found == std::end(reasons) ? std::nullopt : std::optional(*found);
}

QString kindInWords(const std::string &kind)
{
    for (const auto each : {core::PassKind::Employee, core::PassKind::Individual, core::PassKind::Household})
        if (kind == core::name(each))
            return phrases::kind(each);
    return text(kind);
}

} // namespace

void RegisterModel::toggle(int row)
{
    m_rows.toggle(row);
    emit changed();
}

void RegisterModel::extendTo(int row)
{
    m_rows.chooseRange(std::min(m_current, row), std::max(m_current, row));
    m_current = std::clamp(row, -1, m_rows.count() - 1);
    emit changed();
}

void RegisterModel::chooseAll()
{
    m_rows.chooseRange(0, m_rows.count() - 1);
    emit changed();
}

void RegisterModel::chooseNone()
{
    m_rows.chooseNone();
    emit changed();
}

void RegisterModel::openDetail()
{
    if (const desk::RegisterEntry *entry = m_rows.entry(m_current)) {
        m_detailOf = entry->number;
        forgetOutcome();
        remakeDetail();
        emit changed();
    }
}

void RegisterModel::closeDetail()
{
    m_detailOf.reset();
    m_detail.setRows({});
    emit changed();
}

const desk::RegisterEntry *RegisterModel::detailEntry() const
{
    return m_detailOf ? m_rows.entry(m_rows.rowOf(*m_detailOf)) : nullptr;
}

QString RegisterModel::detailOf() const { return m_detailOf ? text(core::toText(*m_detailOf)) : QString(); }

quint64 RegisterModel::detailRequest() const
{
    const desk::RegisterEntry *entry = detailEntry();
    return entry ? entry->request : 0;
}

void RegisterModel::openRequest()
{
    if (const quint64 request = detailRequest(); request > 0)
        emit requestChosen(request);
}

void RegisterModel::remakeDetail()
{
    const desk::RegisterEntry *entry = detailEntry();
    QList<RowsModel::Row> rows;
    const auto add = [&rows](const QString &label, const QString &value) {
        if (!value.isEmpty())
            rows << RowsModel::Row{label, value};
    };
    if (entry) {
        const auto offset = m_reference.utcOffset;
        add(tr("Tình trạng"), RegisterRows::stateOf(*entry, offset));
        if (entry->revokedAt)
            add(tr("Thu hồi lúc"), phrases::dateTime(*entry->revokedAt, offset));
        add(tr("Người giữ"), text(entry->holder));
        if (!entry->idNumber.empty())
            add(tr("Số giấy tờ"), phrases::idNumber(entry->idNumber, false));
        add(tr("Đơn vị"), text(entry->organisation));
        add(tr("Biển số"), RegisterRows::platesOf(*entry));
        add(tr("Hộ"), text(entry->household));
        add(tr("Loại giấy"), kindInWords(entry->kind));
        if (!entry->category.empty())
            add(tr("Diện"), m_reference.category(core::CategoryCode(entry->category), m_language.language()));
        if (const auto until = core::parseRfc3339(entry->validUntil))
            add(tr("Có giá trị đến"), phrases::dateTime(*until, offset));
        add(tr("Cấp lúc"), phrases::dateTime(entry->issued, offset));
        add(tr("Cách đóng dấu"), phrases::sealing(entry->sealing));
        add(tr("Số giấy cũ"), text(entry->paperNumber));
        if (entry->turn > 0)
            add(tr("Cấp đổi"), tr("lần %1").arg(entry->turn));
        add(tr("Hồ sơ"), tr("%1, dòng %2").arg(entry->request).arg(entry->line));
    }
    m_detail.setRows(rows);
}

/// Of what is chosen or looked at: those for which it would be news.
std::vector<core::PassNumber> RegisterModel::targets(bool revoking) const
{
    std::vector<core::PassNumber> numbers;
    const auto take = [&](const desk::RegisterEntry &entry) {
        if (revoking ? !entry.revoked : entry.revoked && *entry.revoked != core::RevocationReason::Replaced)
            numbers.push_back(entry.number);
    };
    const desk::RegisterEntry *single = m_detailOf ? detailEntry() : m_rows.entry(m_current);
    if (m_detailOf || m_rows.chosen() == 0) {
        if (single)
            take(*single);
        return numbers;
    }
    for (const desk::RegisterEntry &entry : m_book->entries())
        if (m_rows.isChosen(entry.number))
            take(entry);
    return numbers;
}

std::vector<RegisterModel::Place> RegisterModel::chosenPlaces() const
{
    std::vector<Place> places;
    for (const core::PassNumber &number : targets(true))
        if (const desk::RegisterEntry *entry = find(number); entry && places.size() < mostAtOnce)
            places.push_back({entry->request, entry->line, entry->turn});
    return places;
}

void RegisterModel::print()
{
    if (m_state == State::Shown && !chosenPlaces().empty())
        emit printWanted();
}

const desk::RegisterEntry *RegisterModel::find(const core::PassNumber &number) const
{
    if (!m_book)
        return nullptr;
    const auto &entries = m_book->entries(); // by number
    const auto found = std::ranges::lower_bound(entries, number, {}, &desk::RegisterEntry::number);
    return found != entries.end() && found->number == number ? &*found : nullptr;
}

/// One that stands, or was lost: what was taken away on purpose is not given back as another.
bool RegisterModel::replaceable() const
{
    const desk::RegisterEntry *entry = m_detailOf ? detailEntry() : m_rows.entry(m_current);
    const bool may = m_cares.contains(issuing::Aftercare::Replace) || m_cares.contains(issuing::Aftercare::Extend) ||
                     m_cares.contains(issuing::Aftercare::Correct);
    return may && entry &&
           (!entry->revoked || *entry->revoked == core::RevocationReason::Lost ||
            *entry->revoked == core::RevocationReason::Unspecified);
}

void RegisterModel::askReplace()
{
    const desk::RegisterEntry *entry = m_detailOf ? detailEntry() : m_rows.entry(m_current);
    if (replaceable() && !m_working && m_state == State::Shown)
        emit replaceWanted(entry->number, entry->request);
}

void RegisterModel::askRevoke() { ask(Care::Revoke); }
void RegisterModel::askReinstate() { ask(Care::Reinstate); }

void RegisterModel::ask(Care what)
{
    const bool may = what == Care::Revoke ? revokes() : reinstates();
    if (!may || m_working || m_state != State::Shown)
        return;
    m_complaint.reset();
    forgetOutcome();
    m_targets = targets(what == Care::Revoke);
    if (m_targets.empty() || m_targets.size() > mostAtOnce)
        m_outcome = Outcome{what, m_targets.size(), 0, false};
    else
        m_asking = what;
    emit changed();
}

void RegisterModel::dismiss()
{
    if (m_working)
        return; // what was asked for is being done
    m_asking.reset();
    m_sweep.reset();
    m_targets.clear();
    m_complaint.reset();
    emit changed();
}

void RegisterModel::confirm(const QString &reason, const QString &why)
{
    const auto known = reasonNamed(reason);
    const std::string words = why.trimmed().toStdString();
    if (!m_asking || m_working || words.empty() || (*m_asking == Care::Revoke && !known))
        return;
    m_working = true;
    m_complaint.reset();
    emit changed();
    if (m_sweep) {
        m_sweep->reason = *known;
        m_sweep->why = words;
        sweepOn();
        return;
    }
    m_door.ask(
        this,
        [what = *m_asking, passes = m_targets, known, words](OpenDesk &open) {
            const desk::Care care{open.officer, open.clock, words};
            return what == Care::Revoke ? desk::revoke(open.desk, care, passes, *known, {})
                                        : desk::reinstate(open.desk, care, passes);
        },
        [this, what = *m_asking](const desk::Done<desk::CareResult> &done) { took(what, done); });
}

void RegisterModel::took(Care what, const desk::Done<desk::CareResult> &done)
{
    m_working = false;
    if (!done) {
        m_complaint = done.error();
    } else {
        m_outcome = Outcome{what, done->done.size(), done->already.size(), true};
        m_asking.reset();
        m_targets.clear();
        m_rows.chooseNone();
    }
    emit changed();
    refresh(); // a refusal, too, may mean that the register is another one by now
}

QString RegisterModel::asking() const
{
    if (!m_asking)
        return {};
    return *m_asking == Care::Revoke ? QStringLiteral("revoke") : QStringLiteral("reinstate");
}

QString RegisterModel::askingText() const
{
    if (!m_asking)
        return {};
    if (m_sweep)
        return tr("Thu hồi mọi giấy chưa thu hồi của %1: %2 giấy")
            .arg(text(m_sweep->organisation), inFigures(m_sweep->all));
    QStringList named;
    for (const core::PassNumber &number : m_targets)
        if (static_cast<std::size_t>(named.size()) < mostNamed)
            named << text(core::toText(number));
    if (m_targets.size() > mostNamed)
        named << QStringLiteral("…");
    const QString all = named.join(QStringLiteral(", "));
    const QString count = inFigures(m_targets.size());
    return *m_asking == Care::Revoke ? tr("Thu hồi %1 giấy: %2").arg(count, all)
                                     : tr("Khôi phục %1 giấy: %2").arg(count, all);
}

QString RegisterModel::askingNote() const
{
    if (!m_asking)
        return {};
    return *m_asking == Care::Revoke
               ? tr("Chốt kiểm tra từ chối các giấy này ngay khi nhận được dữ liệu mới. Hồ sơ nào có thư điện tử thì "
                    "thư "
                    "báo, kèm lời giải thích, được xếp vào hàng gửi. Tên bạn được ghi vào nhật ký.")
               : tr("Các giấy này lại có giá trị tại chốt kiểm tra ngay khi chốt nhận được dữ liệu mới. Tên bạn và lời "
                    "giải thích được ghi vào nhật ký.");
}

QString RegisterModel::notice() const
{
    if (m_saved)
        return m_saved->why ? said(m_saved->why)
                            : tr("Đã lưu mã của giấy vào %1. Nhật ký đã ghi ai lưu.").arg(m_saved->file);
    if (!m_outcome)
        return {};
    const auto &[what, count, already, isDone, of, why] = *m_outcome;
    const bool revoking = what == Care::Revoke;
    if (!isDone && count > 0)
        return tr("Đã chọn %1 giấy; một lần được nhiều nhất %2. Hãy chọn ít hơn.")
            .arg(inFigures(count), inFigures(mostAtOnce));
    if (!isDone)
        return revoking ? tr("Không có giấy nào để thu hồi: mọi giấy đã chọn đều bị thu hồi rồi.")
                        : tr("Không có giấy nào để khôi phục: giấy còn hiệu lực, hoặc đã được cấp đổi.");
    QString said = (revoking ? tr("Đã thu hồi %1 giấy.") : tr("Đã khôi phục %1 giấy.")).arg(inFigures(count));
    if (of)
        said = tr("Đã thu hồi %1 trên %2 giấy; số còn lại chưa thu hồi.").arg(inFigures(count), inFigures(*of)) +
               (why ? QLatin1Char(' ') + this->said(why) : QString());
    if (already > 0)
        said += QLatin1Char(' ') + tr("%1 giấy đã như vậy từ trước.").arg(inFigures(already));
    return said;
}

QVariantList RegisterModel::careReasons() const
{
    QVariantList all;
    for (const auto reason : reasons) {
        const QString words = reason == core::RevocationReason::Lost             ? tr("Mất giấy")
                              : reason == core::RevocationReason::Withdrawn      ? tr("Rút giấy")
                              : reason == core::RevocationReason::Fraud          ? tr("Gian lận")
                              : reason == core::RevocationReason::HolderInfected ? tr("Mắc bệnh")
                                                                                 : tr("Lý do khác");
        all << QVariantMap{{QStringLiteral("value"), QLatin1String(core::name(reason))},
                           {QStringLiteral("text"), words}};
    }
    return all;
}

} // namespace th::app
