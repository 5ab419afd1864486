// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oversight/station_proof.h"

#include "evidence/query.h"
#include "sheet.h"

#include <algorithm>

namespace th::oversight {

namespace {

using evidence::StationReport;

constexpr std::size_t mostFindings = 20;  ///< of a station on paper
constexpr std::size_t mostStations = 500; ///< that are told of one by one

QColor colourOf(LogState state)
{
    switch (state) {
    case LogState::Proven:
        return {0x2e, 0x7d, 0x32};
    case LogState::Open:
        return {0xb2, 0x6a, 0x00};
    case LogState::Alarm:
        return {0xb3, 0x26, 0x1e};
    }
    return {};
}

class ProofPages {
public:
    ProofPages(const std::vector<StationReport> &reports, const ReportHeading &heading, Sheet &sheet)
        : m_reports(reports), m_heading(heading), m_sheet(sheet)
    {
    }

    void draw()
    {
        drawTitle();
        drawTable();
        drawStations();
        m_sheet.finish();
    }

private:
    [[nodiscard]] bool vietnamese() const { return m_heading.names.language == core::Language::Vietnamese; }
    [[nodiscard]] QString say(const char *inVietnamese, const char *english) const
    {
        return QString::fromUtf8(vietnamese() ? inVietnamese : english);
    }
    [[nodiscard]] QString num(std::uint64_t value) const { return number(value, m_heading.names.language); }
    [[nodiscard]] QString moment(evidence::Milliseconds wall) const
    {
        const auto local = wall + std::chrono::milliseconds(m_heading.utcOffset).count();
        return QString::fromStdString(evidence::formatMoment(local))
            .left(16)
            .replace(QLatin1Char('T'), QLatin1Char(' '));
    }
    void bullet(const std::string &words, LogState state)
    {
        if (m_sheet.bullet(QString::fromStdString(words), colourOf(state)))
            return;
        m_sheet.newPage();
        (void)m_sheet.bullet(QString::fromStdString(words), colourOf(state));
    }

    void drawTitle()
    {
        m_sheet.text(say("Nhật ký của từng trạm được chứng minh đến đâu", "Until when each station's log is proven"),
                     54, Sheet::Weight::Bold);
        m_sheet.text(
            say("Lập lúc ", "Made ") + moment(std::chrono::milliseconds(m_heading.made.time_since_epoch()).count()) +
                say(", người lập: ", ", by ") + m_heading.by + say(", mục đích: ", ", for: ") + m_heading.reason,
            28, Sheet::Weight::Plain, QColor(0x50, 0x50, 0x50));
        m_sheet.skip(24);
        m_sheet.text(QString::fromStdString(proofSummary(m_reports, m_heading.names)), 34, Sheet::Weight::Bold);
        m_sheet.skip(12);
        m_sheet.text(
            say("Đây là điều các dấu vết trong kho nói. Tệp kho có bị sửa hay không thì chỉ lần đọc lại toàn bộ "
                "mới cho biết (thonghanhctl log verify --archive).",
                "This is what the traces in the archive say. Whether its file was changed only reading all of "
                "it again tells (thonghanhctl log verify --archive)."),
            28);
    }

    void drawTable()
    {
        std::vector<std::vector<QString>> rows;
        for (std::size_t i = 0; i < std::min(mostStations, m_reports.size()); ++i)
            rows.push_back(rowOf(m_reports[i]));
        m_sheet.heading(say("Các trạm, xấu nhất trước", "Stations, worst first"));
        m_sheet.table({{say("Trạm", "Station"), 3.6, false},
                       {say("Mục", "Entries"), 1.4},
                       {say("Đã ký đến mục", "Signed up to"), 1.8},
                       {say("lúc", "at"), 2.2},
                       {say("Biên nhận đến", "Receipt up to"), 1.9},
                       {say("Phát hiện", "Findings"), 1.5}},
                      rows);
        if (m_reports.size() > mostStations)
            m_sheet.text(
                say("Còn ", "And ") + num(m_reports.size() - mostStations) +
                    say(" trạm nữa: xem thonghanhctl log integrity.", " more: see thonghanhctl log integrity."),
                28);
    }

    [[nodiscard]] std::vector<QString> rowOf(const StationReport &report) const
    {
        const bool proven = report.provenUntil > 0;
        return {QString::fromStdString(m_heading.names.station(report)),
                num(report.entries),
                proven ? num(report.provenUntil) : QStringLiteral("–"),
                proven ? moment(report.provenTime) : QStringLiteral("–"),
                report.receipt ? num(report.receipt->seq) : QStringLiteral("–"),
                num(report.findings.size())};
    }

    /// Only where something is to be said: of the others the table says all.
    void drawStations()
    {
        bool headed = false;
        for (std::size_t i = 0; i < std::min(mostStations, m_reports.size()); ++i) {
            const StationReport &report = m_reports[i];
            if (stateOf(report) == LogState::Proven)
                continue;
            if (!std::exchange(headed, true))
                m_sheet.heading(say("Điều tìm thấy ở từng trạm", "What was found at each"));
            m_sheet.need(160);
            m_sheet.text(QString::fromStdString(m_heading.names.station(report)), 32, Sheet::Weight::Bold);
            for (const ProofLine &line : proofOf(report, m_heading.names, m_heading.utcOffset, mostFindings))
                bullet(line.words, line.state);
            m_sheet.skip(12);
        }
    }

    const std::vector<StationReport> &m_reports;
    const ReportHeading &m_heading;
    Sheet &m_sheet;
};

} // namespace

QByteArray drawProof(std::vector<StationReport> reports, const ReportHeading &heading)
{
    sortWorstFirst(reports);
    const QString title = heading.names.language == core::Language::Vietnamese
                              ? QStringLiteral("Nhật ký của từng trạm được chứng minh đến đâu")
                              : QStringLiteral("Until when each station's log is proven");
    return drawPages(title, heading, [&](Sheet &sheet) { ProofPages(reports, heading, sheet).draw(); });
}

} // namespace th::oversight
