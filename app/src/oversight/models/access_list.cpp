// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "access_list.h"

#include "archive_rows.h"
#include "oversight/chart.h"

#include <algorithm>
#include <limits>

namespace th::app {

namespace {

/// Since 1970; whoever changed the file may have written any time into it.
evidence::Milliseconds millisecondsOf(const evidence::Access &line)
{
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max() / 2000;
    return std::clamp(std::int64_t{line.at.time_since_epoch().count()}, -most, most) * 1000;
}

} // namespace

AccessList::AccessList(LanguageSwitch &language, quint64 &numbers, QObject *parent)
    : QObject(parent), m_language(language), m_numbers(numbers), m_rows({"when", "where", "word", "level", "about"}),
      m_line({"label", "value", "level"})
{
    connect(&language, &LanguageSwitch::changed, this, &AccessList::remake);
}

void AccessList::begin(const QString &archive, const evidence::Filter &filter, std::chrono::minutes utcOffset)
{
    m_shown = true;
    m_offset = utcOffset;
    m_from = filter.from;
    m_until = filter.until;
    m_answer.reset();
    m_what.clear();
    m_words.clear();
    m_looking = false;
    m_current = -1;
    m_number = ++m_numbers;
    remake();
    emit wanted({m_number, archive});
}

void AccessList::close()
{
    if (reading())
        emit cancelWanted(m_number);
    m_shown = m_looking = false;
    m_answer.reset();
    remake();
}

void AccessList::setCurrent(int row)
{
    m_current = row;
    emit changed();
}

void AccessList::openCurrent()
{
    m_looking = lookedAt() != nullptr;
    remakeLine();
    emit changed();
}

void AccessList::closeLine()
{
    m_looking = false;
    remakeLine();
    emit changed();
}

void AccessList::setWhat(const QString &what)
{
    m_what = what;
    m_current = -1;
    remake();
}

void AccessList::setWords(const QString &words)
{
    m_words = words;
    m_current = -1;
    remake();
}

void AccessList::finish(const AccessAnswer &answer)
{
    if (answer.number != m_number || !reading())
        return;
    m_answer = answer;
    remake();
}

bool AccessList::fits(const evidence::Access &line) const
{
    const evidence::Milliseconds at = millisecondsOf(line);
    if ((m_from && at < *m_from) || (m_until && at >= *m_until))
        return false;
    if (!m_what.isEmpty() && m_what.toStdString() != line.what)
        return false;
    const QString wanted = m_words.trimmed();
    const auto says = [&](const std::string &part) { return text(part).contains(wanted, Qt::CaseInsensitive); };
    return wanted.isEmpty() || says(line.by) || says(line.reason) || says(line.about);
}

QString AccessList::deed(const std::string &what) const
{
    if (what == "export")
        return tr("Xuất ra");
    if (what == "open")
        return tr("Mở phần niêm phong");
    if (what == "person")
        return tr("Tìm một người");
    if (what == "retention")
        return tr("Rút gọn dữ liệu cũ");
    return text(what);
}

QString AccessList::moment(const evidence::Access &line) const
{
    return ArchiveRows::moment(millisecondsOf(line), m_offset);
}

void AccessList::remake()
{
    QList<RowsModel::Row> rows;
    m_fitting.clear();
    if (m_answer) {
        const auto &lines = m_answer->journal.lines;
        for (std::size_t i = lines.size(); i-- > 0;)
            if (fits(lines[i]))
                m_fitting.push_back(i);
        for (std::size_t i = 0; i < std::min(most, m_fitting.size()); ++i) {
            const evidence::Access &line = lines[m_fitting[i]];
            rows.append({moment(line), text(line.by), deed(line.what), 0, text(line.reason)});
        }
    }
    if (m_current >= rows.size() || m_current < 0)
        m_current = rows.isEmpty() ? -1 : 0;
    m_looking = m_looking && !rows.isEmpty();
    m_rows.setRows(rows);
    remakeLine();
    emit changed();
}

const evidence::Access *AccessList::lookedAt() const
{
    const bool some = m_answer && m_current >= 0 && m_current < static_cast<int>(m_fitting.size());
    return some ? &m_answer->journal.lines[m_fitting[static_cast<std::size_t>(m_current)]] : nullptr;
}

QString AccessList::lineTitle() const
{
    const evidence::Access *line = m_looking ? lookedAt() : nullptr;
    return line ? moment(*line) + QStringLiteral("  ") + deed(line->what) : QString();
}

void AccessList::remakeLine()
{
    QList<RowsModel::Row> rows;
    if (const evidence::Access *line = m_looking ? lookedAt() : nullptr) {
        rows.append({tr("Ai"), text(line->by), 0});
        rows.append({tr("Đã làm"), deed(line->what), 0});
        rows.append({tr("Để làm gì"), text(line->reason), 0});
        std::string about = line->about;
        if (line->what == "retention") // key and signature are for programs
            about.resize(std::min(about.find(" signer "), about.size()));
        rows.append({tr("Về những gì"), text(about), 0});
        rows.append({tr("Dòng"), QString::number(line->seq), 0});
        rows.append({tr("Băm của dòng"), text(core::toHex(line->hash)), 0});
        rows.append({tr("Băm của dòng trước"), text(core::toHex(line->previous)), 0});
    }
    m_line.setRows(rows);
}

QString AccessList::summary() const
{
    const auto number = [this](std::uint64_t value) { return oversight::number(value, m_language.language()); };
    if (!m_answer)
        return tr("Đang đọc…");
    if (m_answer->problem)
        return text(m_answer->problem->in(m_language.language()));
    const evidence::AccessJournal &journal = m_answer->journal;
    if (journal.firstBad)
        return tr("Sổ truy cập KHÔNG còn nguyên: tệp kho đã bị thay đổi ở dòng %1; từ đó trở đi không dòng nào tin "
                  "được. "
                  "Hãy giữ tệp này và lấy bản sao lưu.")
            .arg(number(*journal.firstBad));
    if (journal.lines.empty())
        return tr("Chưa ai lấy gì ra khỏi kho này.");
    const auto shown = static_cast<int>(std::min(most, m_fitting.size()));
    QStringList parts{tr("Chuỗi của sổ còn nguyên, %n dòng.", nullptr, static_cast<int>(journal.lines.size()))};
    if (m_fitting.size() < journal.lines.size())
        parts << tr("%n dòng đúng với bộ lọc.", nullptr, static_cast<int>(m_fitting.size()));
    if (m_fitting.size() > most)
        parts << tr("Ở đây là %n dòng mới nhất.", nullptr, shown);
    return parts.join(QLatin1Char(' '));
}

} // namespace th::app
