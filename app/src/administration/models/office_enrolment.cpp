// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "office_enrolment.h"

#include "models/phrases.h"

#include <algorithm>

namespace th::app {

namespace {

constexpr std::chrono::minutes indochina(420);

/// As people compare it: four digits, a blank.
QString grouped(const QString &digits)
{
    QStringList groups;
    for (qsizetype i = 0; i < digits.size(); i += 4)
        groups << digits.mid(i, 4);
    return groups.join(QLatin1Char(' '));
}

template <class Bytes> QString hex(const Bytes &bytes) { return grouped(text(core::toHex(bytes))); }

} // namespace

OfficeEnrolment::OfficeEnrolment(LanguageSwitch &language, QObject *parent)
    : QObject(parent), m_language(language), m_facts({"label", "value", "level"}), m_rows({"name", "about", "stick"})
{
    connect(&m_language, &LanguageSwitch::changed, this, &OfficeEnrolment::remake);
}

void OfficeEnrolment::clear()
{
    m_requests.reset();
    m_code.reset();
    m_ended = false;
    m_typed.clear();
    m_current = -1;
    m_looked.reset();
    remake();
}

void OfficeEnrolment::show(const OfficeRequests &requests)
{
    if (!m_requests) {
        m_typed.insert(QStringLiteral("hub"), text(requests.lastWish.hub));
        m_typed.insert(QStringLiteral("key"), text(requests.lastWish.hubKey));
        m_typed.insert(QStringLiteral("hours"), QStringLiteral("72"));
    }
    const auto under = m_requests && m_current >= 0 && m_current < static_cast<int>(m_requests->asking.size())
                           ? std::optional(m_requests->asking[static_cast<std::size_t>(m_current)])
                           : std::nullopt;
    m_requests = requests;
    if (under) // the cursor stays with who asks, wherever the row goes
        for (std::size_t i = 0; i < requests.asking.size(); ++i)
            if (requests.asking[i].key == under->key && requests.asking[i].file == under->file)
                m_current = static_cast<int>(i);
    if (m_looked && std::ranges::none_of(requests.asking, [&](const administration::Asking &each) {
            return each.key == m_looked->key && each.file == m_looked->file;
        }))
        m_looked.reset();
    remake();
}

void OfficeEnrolment::showCode(const OfficeCode &code)
{
    m_code = code;
    m_ended = false;
    m_typed.remove(QStringLiteral("token")); // serves one device
    remake();
}

void OfficeEnrolment::setNow(core::Instant now)
{
    m_now = now;
    if (m_code && now >= m_code->code.expires) {
        m_code.reset();
        m_ended = true;
        remake();
    } else if (m_code) {
        emit leftChanged();
    }
}

QString OfficeEnrolment::left() const
{
    if (!m_code)
        return {};
    const auto seconds = std::max<std::int64_t>((m_code->code.expires - m_now).count(), 0);
    const QString clock = QStringLiteral("%1:%2:%3")
                              .arg(seconds / 3600)
                              .arg(seconds / 60 % 60, 2, 10, QLatin1Char('0'))
                              .arg(seconds % 60, 2, 10, QLatin1Char('0'));
    return tr("Còn dùng được %1").arg(clock);
}

void OfficeEnrolment::setField(const QString &field, const QString &typed) { m_typed.insert(field, typed); }

void OfficeEnrolment::makeCode()
{
    const auto of = [this](const char *field) {
        return m_typed.value(QLatin1String(field)).toString().trimmed().toStdString();
    };
    bool number = false;
    const int hours = text(of("hours")).toInt(&number);
    emit codeWanted({of("hub"), of("key"), of("token"), number ? hours : 0});
}

void OfficeEnrolment::putAway()
{
    m_code.reset();
    m_ended = false;
    remake();
}

void OfficeEnrolment::setCurrent(int row)
{
    m_current = row;
    emit changed();
}

void OfficeEnrolment::look()
{
    if (!m_requests || m_current < 0 || m_current >= static_cast<int>(m_requests->asking.size()))
        return;
    m_looked = m_requests->asking[static_cast<std::size_t>(m_current)];
    m_typed.remove(QStringLiteral("compared"));
    m_typed.insert(QStringLiteral("name"), text(m_looked->name));
    emit changed();
}

void OfficeEnrolment::closeLook()
{
    m_looked.reset();
    emit changed();
}

void OfficeEnrolment::approve()
{
    if (m_looked)
        emit approvalWanted(*m_looked, m_typed.value(QStringLiteral("compared")).toString(),
                            m_typed.value(QStringLiteral("name")).toString());
}

void OfficeEnrolment::refuse()
{
    if (m_looked)
        emit refusalWanted(*m_looked);
}

QString OfficeEnrolment::askedBy() const
{
    if (!m_looked)
        return {};
    return m_looked->name.empty() ? text(core::deviceIdOf(m_looked->key)) : text(m_looked->name);
}

QString OfficeEnrolment::askedKey() const { return m_looked ? hex(m_looked->key) : QString(); }

void OfficeEnrolment::remake()
{
    QList<RowsModel::Row> rows, facts;
    if (m_requests)
        for (const administration::Asking &each : m_requests->asking) {
            const QString since = each.since ? tr("hỏi lúc %1").arg(phrases::dateTime(*each.since, indochina))
                                             : tr("yêu cầu đi bằng USB");
            rows.append({text(each.name), text(core::deviceIdOf(each.key)) + QStringLiteral(" · ") + since,
                         !each.file.empty()});
        }
    if (m_code) {
        facts.append({tr("Máy chủ"), text(m_code->code.hub), 0});
        facts.append({tr("Khóa của máy chủ"), hex(m_code->code.hubKey), 0});
        facts.append({tr("Dấu của gốc tin cậy"), hex(m_code->code.root), 0});
        facts.append({tr("Hết hạn"), phrases::dateTime(m_code->code.expires, indochina), 0});
    }
    m_rows.setRows(rows);
    m_facts.setRows(facts);
    m_current = rows.isEmpty() ? -1 : std::clamp(m_current, 0, static_cast<int>(rows.size()) - 1);
    emit changed();
    emit leftChanged();
}

} // namespace th::app
