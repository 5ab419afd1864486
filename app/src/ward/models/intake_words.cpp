// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a list is, and what can be put right in it, in words.
#include "intake_model.h"

#include "models/phrases.h"

#include <algorithm>

namespace th::app {

namespace {

constexpr qsizetype longestSample = 40;

struct OfferName {
    lists::Rule rule;
    const char *id;
};
constexpr OfferName offerNames[] = {
    {lists::Rule::LegacyFont, "fonts"}, {lists::Rule::IdZerosLost, "zeros"}, {lists::Rule::DateSwapped, "dates"}};

QString shortened(const std::string &value)
{
    const QString whole = text(value).simplified();
    return whole.size() > longestSample ? whole.left(longestSample - 1) + QStringLiteral("…") : whole;
}

} // namespace

QString IntakeModel::fileName() const
{
    return m_found ? text(m_found->name) : m_source.file.section(QLatin1Char('/'), -1);
}

QString IntakeModel::about() const
{
    if (!m_found)
        return {};
    const lists::Table &table = m_found->intake.list.table;
    const QString size = phrases::bytes(m_found->content.size());
    if (table.kind == lists::FileKind::Xlsx)
        return tr("XLSX · tờ “%1” · %2").arg(text(table.sheet), size);
    const QString separator = table.separator == '\t' ? QStringLiteral("Tab") : QString(QLatin1Char(table.separator));
    return tr("CSV · %1 · ngăn cách bằng %2 · %3").arg(QLatin1String(lists::name(table.encoding)), separator, size);
}

QVariantList IntakeModel::kinds() const
{
    QVariantList all;
    for (const lists::Shape &shape : lists::passShapes())
        for (const core::PassKind kind : m_request.shown().kinds)
            if (shape.id == core::name(kind))
                all << QVariantMap{{QStringLiteral("value"), text(shape.id)},
                                   {QStringLiteral("text"), name(shape.name)}};
    return all;
}

QVariantList IntakeModel::sheets() const
{
    QVariantList all;
    if (m_found && m_found->sheets.size() > 1)
        for (const lists::SheetName &sheet : m_found->sheets)
            all << QVariantMap{{QStringLiteral("value"), text(sheet.name)}, {QStringLiteral("text"), text(sheet.name)}};
    return all;
}

QString IntakeModel::sheet() const { return m_found ? text(m_found->intake.list.table.sheet) : QString(); }

/// Another kind or sheet has other columns: what was told of those before means nothing any more.
void IntakeModel::setKind(const QString &kind)
{
    if (kind.toStdString() == m_order.kind || working())
        return;
    m_order.kind = kind.toStdString();
    m_order.told.clear();
    if (m_found)
        load();
    emit changed();
}

void IntakeModel::setSheet(const QString &sheet)
{
    if (!m_found || working() || sheet == this->sheet())
        return;
    m_order.sheet = sheet.toStdString();
    m_order.told.clear();
    load();
}

/// Of a text that could not be read, too: it may be another encoding that was guessed.
QVariantList IntakeModel::encodings() const
{
    const bool isText = m_found && m_found->intake.list.table.kind == lists::FileKind::Csv;
    const bool unread = m_state == State::Failed && m_failure && m_failure->code == "list.text";
    QVariantList all;
    if (isText || unread)
        for (const lists::TextEncoding each : lists::tellableEncodings()) {
            const QString id = QLatin1String(lists::name(each));
            all << QVariantMap{{QStringLiteral("value"), id},
                               {QStringLiteral("text"),
                                each == lists::TextEncoding::Windows1252 ? tr("phông cũ TCVN3, VNI") : id.toUpper()}};
        }
    return all;
}

QString IntakeModel::encoding() const
{
    if (!m_found)
        return m_order.encoding ? QLatin1String(lists::name(*m_order.encoding)) : QString();
    const lists::TextEncoding now = m_found->intake.list.table.encoding;
    return QLatin1String(lists::name(now == lists::TextEncoding::Utf8WithMark ? lists::TextEncoding::Utf8 : now));
}

/// Columns keep what was told of them: it was told by their letters.
void IntakeModel::setEncoding(const QString &encoding)
{
    const auto told = lists::encodingNamed(encoding.toStdString());
    if (!told || working() || encoding == this->encoding())
        return;
    m_order.encoding = told;
    m_atColumns = true;
    load();
}

QVariantList IntakeModel::tabs() const
{
    const auto tab = [](const char *id, const QString &words, std::size_t count) {
        return QVariantMap{{QStringLiteral("tab"), QLatin1String(id)},
                           {QStringLiteral("text"), words},
                           {QStringLiteral("count"), static_cast<int>(count)}};
    };
    return {tab("bad", tr("Cần sửa"), static_cast<std::size_t>(bad())),
            tab("good", tr("Tốt"), static_cast<std::size_t>(good())),
            tab("notes", tr("Lưu ý"), count(lists::Weight::Note))};
}

QVariantList IntakeModel::offers() const
{
    QVariantList all;
    if (!m_found)
        return all;
    const auto &findings = m_found->intake.checked.findings;
    for (const OfferName &offer : offerNames) {
        const auto first = std::ranges::find(findings, offer.rule, &lists::Finding::rule);
        if (first == findings.end())
            continue;
        const auto count = std::ranges::count(findings, offer.rule, &lists::Finding::rule);
        const QString what = offer.rule == lists::Rule::LegacyFont ? tr("Chuyển chữ phông cũ (TCVN3, VNI) sang Unicode")
                             : offer.rule == lists::Rule::IdZerosLost ? tr("Thêm lại số 0 bị mất ở đầu số giấy tờ")
                                                                      : tr("Đổi lại ngày và tháng bị đảo");
        all << QVariantMap{
            {QStringLiteral("offer"), QLatin1String(offer.id)},
            {QStringLiteral("text"),
             tr("%1 (%2 ô): %3 → %4").arg(what).arg(count).arg(shortened(first->value), shortened(first->proposal))},
            {QStringLiteral("accepted"), m_order.check.accepted.contains(offer.rule)}};
    }
    const bool unsure =
        std::ranges::find(findings, lists::Rule::DateAmbiguous, &lists::Finding::rule) != findings.end();
    if (unsure || m_order.check.dates != lists::DateOrder::FromEvidence)
        for (const auto &[id, order, words] :
             {std::tuple("dmy", lists::DateOrder::DayFirst, tr("Ngày viết trước tháng: 06/09 là ngày 6 tháng 9")),
              std::tuple("mdy", lists::DateOrder::MonthFirst, tr("Tháng viết trước ngày: 06/09 là ngày 9 tháng 6"))})
            all << QVariantMap{{QStringLiteral("offer"), QLatin1String(id)},
                               {QStringLiteral("text"), words},
                               {QStringLiteral("accepted"), m_order.check.dates == order}};
    return all;
}

void IntakeModel::toggleOffer(const QString &offer)
{
    if (m_state != State::Checked)
        return;
    const auto order = offer == QLatin1String("dmy") ? lists::DateOrder::DayFirst : lists::DateOrder::MonthFirst;
    if (offer == QLatin1String("dmy") || offer == QLatin1String("mdy"))
        m_order.check.dates = m_order.check.dates == order ? lists::DateOrder::FromEvidence : order;
    for (const OfferName &each : offerNames)
        if (offer == QLatin1String(each.id) && m_order.check.accepted.erase(each.rule) == 0)
            m_order.check.accepted.insert(each.rule);
    check();
}

QStringList IntakeModel::duplicates() const
{
    QStringList all;
    if (m_asked)
        for (const core::LocalName &each : m_asked->duplicates)
            all << name(each);
    return all;
}

QString IntakeModel::duplicatesText() const
{
    return m_asked ? tr("%n dòng đã có ở hồ sơ khác hoặc trùng nhau. Chưa nhận dòng nào.", nullptr,
                        static_cast<int>(m_asked->duplicateRows))
                   : QString();
}

QString IntakeModel::notice() const
{
    QStringList parts;
    if (m_taken) {
        parts << tr("Đã nhận %n dòng vào hồ sơ.", nullptr, static_cast<int>(m_taken->lines));
        if (m_taken->leftOut > 0)
            parts << tr("%n dòng trùng được để lại.", nullptr, static_cast<int>(m_taken->leftOut));
    }
    if (!m_saved.isEmpty())
        parts << tr("Đã ghi %1.").arg(m_saved);
    else if (m_taken && bad() > 0)
        parts << tr("Còn %n dòng cần sửa chưa lưu ra tệp.", nullptr, bad());
    return parts.join(QLatin1Char(' '));
}

} // namespace th::app
