// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oversight/report.h"

#include "evidence/query.h"
#include "oversight/chart.h"
#include "sheet.h"

#include <algorithm>

namespace th::oversight {

namespace {

/// Of a table: a report is read, the rest is in `log statistics --json`.
constexpr std::size_t mostRows = 500, mostShares = 60;
const QColor green(0x2e, 0x7d, 0x32), red(0xb3, 0x26, 0x1e), amber(0xb2, 0x6a, 0x00), blue(0x1f, 0x4e, 0x79);

class Report {
public:
    Report(const Figures &figures, const ReportHeading &heading, Sheet &sheet)
        : m_figures(figures), m_heading(heading), m_sheet(sheet)
    {
    }

    void draw()
    {
        drawTitle();
        drawKeyFigures();
        drawVerdicts();
        drawOverTime();
        drawRemarks();
        m_sheet.newPage();
        drawReasons();
        drawHours();
        drawGates();
        drawShareTable(say("Theo nơi cấp", "By issuing authority"), statistics().wards, &Names::ward);
        drawShareTable(say("Theo diện đi lại", "By category"), statistics().categories, &Names::category);
        if (m_figures.organisations)
            drawOrganisations(*m_figures.organisations);
        drawAge();
        drawStations();
        drawNotes();
        m_sheet.finish();
    }

private:
    [[nodiscard]] core::Language language() const { return m_heading.names.language; }
    [[nodiscard]] const evidence::Statistics &statistics() const { return m_figures.statistics; }
    [[nodiscard]] QString say(const char *vietnamese, const char *english) const
    {
        return QString::fromUtf8(language() == core::Language::Vietnamese ? vietnamese : english);
    }
    [[nodiscard]] QString num(std::uint64_t value) const { return number(value, language()); }
    [[nodiscard]] QString share(std::uint64_t part, std::uint64_t whole) const
    {
        return percent(part, whole, language());
    }
    [[nodiscard]] QString moment(evidence::Milliseconds wall) const
    {
        const auto local = wall + std::chrono::milliseconds(m_heading.utcOffset).count();
        return QString::fromStdString(evidence::formatMoment(local))
            .left(16)
            .replace(QLatin1Char('T'), QLatin1Char(' '));
    }
    [[nodiscard]] std::uint64_t verdict(core::VerdictKind kind) const
    {
        const auto found = statistics().verdicts.find(core::name(kind));
        return found == statistics().verdicts.end() ? 0 : found->second;
    }
    [[nodiscard]] QString seconds(const evidence::ScanTimes &times, std::chrono::seconds time) const
    {
        return times.counted ? num(static_cast<std::uint64_t>(time.count())) + QStringLiteral(" s")
                             : QStringLiteral("–");
    }

    [[nodiscard]] QString tenths(std::chrono::milliseconds time) const
    {
        return tenthsOfSecond(time, language()) + QStringLiteral(" s");
    }
    /// How long the checks took; with a star, where the entries do not say it, the time since the one before.
    [[nodiscard]] std::pair<QString, QString> each(const evidence::GateFigures &gate) const
    {
        if (gate.checks.counted > 0)
            return {tenths(gate.checks.median), tenths(gate.checks.ninetieth)};
        const QString star = gate.times.counted > 0 ? QStringLiteral("*") : QString();
        return {seconds(gate.times, gate.times.median) + star, seconds(gate.times, gate.times.ninetieth) + star};
    }

    void drawTitle()
    {
        m_sheet.text(say("Báo cáo kiểm soát giấy đi đường", "Report on the checks of travel passes"), 58,
                     Sheet::Weight::Bold);
        const QString span = statistics().first
                                 ? moment(*statistics().first) + QStringLiteral(" – ") + moment(*statistics().last)
                                 : say("không có lượt quét nào", "no scans");
        m_sheet.text(say("Thời gian: ", "Time: ") + span, 32);
        if (!m_heading.filter.isEmpty())
            m_sheet.text(say("Chỉ gồm: ", "Only: ") + m_heading.filter, 28);
        m_sheet.text(
            say("Lập lúc ", "Made ") + moment(std::chrono::milliseconds(m_heading.made.time_since_epoch()).count()) +
                say(", người lập: ", ", by ") + m_heading.by + say(", mục đích: ", ", for: ") + m_heading.reason,
            28, Sheet::Weight::Plain, QColor(0x50, 0x50, 0x50));
        m_sheet.skip(24);
    }

    void drawKeyFigures()
    {
        const QString more = statistics().passesComplete ? QString() : QStringLiteral("+");
        const std::vector<std::pair<QString, QString>> tiles{
            {num(statistics().scans), say("lượt quét", "scans")},
            {share(verdict(core::VerdictKind::Admit), statistics().scans), say("được qua", "admitted")},
            {share(verdict(core::VerdictKind::Refuse), statistics().scans), say("không cho qua", "refused")},
            {num(statistics().passes) + more, say("giấy khác nhau", "different passes")},
            {num(m_figures.stations.size()) + QStringLiteral(" / ") + num(statistics().gates.size()),
             say("trạm / chốt", "stations / checkpoints")},
            statistics().checks.counted > 0
                ? std::pair{tenths(statistics().checks.median), say("mỗi lần kiểm tra (trung vị)", "a check (median)")}
                : std::pair{seconds(statistics().times, statistics().times.median),
                            say("từ lượt này đến lượt sau (trung vị)", "from scan to scan (median)")}};
        constexpr double high = 165, gap = 18;
        const QRectF area = m_sheet.take(2 * high + gap);
        const double wide = (area.width() - 2 * gap) / 3;
        for (std::size_t i = 0; i < tiles.size(); ++i)
            drawTile(QRectF(area.left() + static_cast<double>(i % 3) * (wide + gap),
                            area.top() + static_cast<double>(i / 3) * (high + gap), wide, high),
                     tiles[i].first, tiles[i].second);
        m_sheet.skip(26);
    }

    void drawTile(const QRectF &area, const QString &value, const QString &what)
    {
        QPainter &painter = m_sheet.painter();
        painter.setPen(QPen(QColor(0xc8, 0xd2, 0xdc), 2));
        painter.setBrush(QColor(0xf4, 0xf7, 0xfa));
        painter.drawRoundedRect(area, 12, 12);
        QFont font(QStringLiteral("Noto Sans"));
        font.setPixelSize(62);
        font.setBold(true);
        painter.setFont(font);
        painter.setPen(blue);
        painter.drawText(area.adjusted(24, 8, -12, -62), Qt::AlignLeft | Qt::AlignVCenter, value);
        font.setPixelSize(27);
        font.setBold(false);
        painter.setFont(font);
        painter.setPen(QColor(0x40, 0x40, 0x40));
        painter.drawText(area.adjusted(24, area.height() - 62, -12, -8), Qt::AlignLeft | Qt::AlignVCenter, what);
    }

    void drawVerdicts()
    {
        const std::uint64_t admitted = verdict(core::VerdictKind::Admit), refused = verdict(core::VerdictKind::Refuse),
                            unclear = verdict(core::VerdictKind::CannotTell);
        std::vector<ChartPart> parts{{green, say("Được qua", "Admitted"), admitted},
                                     {red, say("Không cho qua", "Refused"), refused},
                                     {amber, say("Chưa rõ", "Cannot tell"), unclear}};
        if (const std::uint64_t rest = statistics().scans - admitted - refused - unclear; rest > 0)
            parts.push_back({QColor(0x9a, 0x9a, 0x9a), say("Không đọc được", "Unreadable entry"), rest});
        drawShares(m_sheet.painter(), m_sheet.take(100), parts, {}, language());
        m_sheet.skip(20);
    }

    void drawOverTime()
    {
        m_sheet.text(say("Lượt quét theo thời gian", "Scans over time"), 32, Sheet::Weight::Bold);
        drawColumns(m_sheet.painter(), m_sheet.take(430), scansOverTime(statistics()), {}, language());
    }

    /// On the first page as many as fit, the heaviest first; the others on the next.
    void drawRemarks()
    {
        constexpr std::size_t most = 6;
        constexpr double reserved = 640; ///< for what is not proven
        const auto odd = unusual(m_figures, m_heading.names), open = notProven(m_figures, m_heading.names);
        m_sheet.heading(say("Điều bất thường", "What is unusual"));
        if (odd.empty())
            (void)m_sheet.bullet(
                say("Không thấy gì theo các quy tắc của báo cáo này.", "Nothing by the rules of this report."), green);
        std::size_t told = 0;
        while (told < std::min(most, odd.size()) && m_sheet.room() > reserved && drawRemark(odd[told], red))
            ++told;
        m_sheet.heading(say("Điều chưa được chứng minh", "What is not proven"));
        std::size_t toldOpen = 0;
        while (toldOpen < open.size() && drawRemark(open[toldOpen], amber))
            ++toldOpen;
        if (told == odd.size() && toldOpen == open.size())
            return;
        m_sheet.newPage();
        m_sheet.heading(say("Tiếp theo trang trước", "Continued from the page before"));
        for (; told < odd.size(); ++told)
            (void)drawRemark(odd[told], red);
        for (; toldOpen < open.size(); ++toldOpen)
            (void)drawRemark(open[toldOpen], amber);
    }

    bool drawRemark(const std::string &sentence, const QColor &dot)
    {
        return m_sheet.bullet(QString::fromStdString(sentence), dot);
    }

    void drawReasons()
    {
        std::vector<std::pair<std::uint64_t, std::string>> reasons;
        for (const auto &[reason, scans] : statistics().reasons)
            reasons.emplace_back(scans, reason);
        std::ranges::sort(reasons, std::ranges::greater());
        std::vector<std::vector<QString>> rows;
        for (const auto &[scans, reason] : reasons)
            rows.push_back({QString::fromStdString(m_heading.names.reason(reason)), QString::fromStdString(reason),
                            num(scans), share(scans, statistics().scans)});
        m_sheet.heading(say("Lý do", "Reasons"));
        m_sheet.table({{say("Lý do", "Reason"), 5, false},
                       {say("Mã", "Code"), 2, false},
                       {say("Lượt", "Scans"), 1},
                       {say("Tỷ lệ", "Share"), 1}},
                      rows);
    }

    void drawHours()
    {
        m_sheet.need(560);
        m_sheet.heading(say("Theo giờ trong ngày", "By hour of the day"));
        drawColumns(m_sheet.painter(), m_sheet.take(380), scansByHourOfDay(statistics()), {}, language());
    }

    /// Says how many are left out.
    void drawRest(std::size_t rows, std::size_t most = mostRows)
    {
        if (rows > most)
            m_sheet.text(say("Còn ", "And ") + num(rows - most) +
                             say(" dòng nữa: xem thonghanhctl log statistics --json.",
                                 " more: see thonghanhctl log statistics --json."),
                         28);
    }

    void drawGates()
    {
        bool starred = false;
        std::vector<std::vector<QString>> rows;
        for (std::size_t i = 0; i < std::min(mostRows, statistics().gates.size()); ++i) {
            const auto &gate = statistics().gates[i];
            const auto [median, ninetieth] = each(gate);
            starred = starred || median.endsWith(QLatin1Char('*'));
            rows.push_back({QString::fromStdString(m_heading.names.gate(gate.checkpoint)), num(gate.scans()),
                            share(gate.refused, gate.scans()), share(gate.unclear, gate.scans()),
                            gate.hours.empty() ? QStringLiteral("–") : num(gate.scans() / gate.hours.size()),
                            num(gate.mostOfHour()), median, ninetieth});
        }
        m_sheet.heading(say("Theo chốt", "By checkpoint"));
        m_sheet.table({{say("Chốt", "Checkpoint"), 4, false},
                       {say("Lượt", "Scans"), 1.5},
                       {say("Không qua", "Refused"), 1.6},
                       {say("Chưa rõ", "Unclear"), 1.4},
                       {say("Mỗi giờ", "An hour"), 1.4},
                       {say("Nhiều nhất", "At most"), 1.7},
                       {say("Mỗi lượt", "Each"), 1.4},
                       {say("9/10 trong", "9 of 10"), 1.6}},
                      rows);
        drawRest(statistics().gates.size());
        if (starred)
            m_sheet.text(say("* từ lượt này đến lượt sau: nhật ký không ghi mỗi lần kiểm tra mất bao lâu.",
                             "* from one scan to the next: the entries do not say how long a check took."),
                         28);
    }

    void drawShareTable(const QString &title, const std::vector<evidence::ShareFigures> &shares,
                        std::string (Names::*name)(const std::string &) const)
    {
        std::vector<std::vector<QString>> rows;
        for (std::size_t i = 0; i < std::min(mostShares, shares.size()); ++i)
            rows.push_back({QString::fromStdString((m_heading.names.*name)(shares[i].code)), num(shares[i].scans),
                            share(shares[i].scans, statistics().scans), num(shares[i].passes), num(shares[i].refused),
                            share(shares[i].refused, shares[i].scans)});
        m_sheet.heading(title);
        m_sheet.table({{say("Tên", "Name"), 4.5, false},
                       {say("Lượt", "Scans"), 1.5},
                       {say("Tỷ lệ", "Share"), 1.3},
                       {say("Giấy khác nhau", "Passes"), 2},
                       {say("Không cho qua", "Refused"), 2},
                       {say("Tỷ lệ", "Share"), 1.3}},
                      rows);
        drawRest(shares.size(), mostShares);
    }

    void drawOrganisations(const evidence::Organisations &all)
    {
        std::vector<std::vector<QString>> rows;
        for (std::size_t i = 0; i < std::min(mostShares, all.organisations.size()); ++i) {
            const evidence::OrganisationFigures &one = all.organisations[i];
            rows.push_back({one.organisation.empty() ? say("(không ghi tổ chức)", "(names none)")
                                                     : QString::fromStdString(one.organisation),
                            num(one.scans), num(one.refused), share(one.refused, one.scans)});
        }
        m_sheet.heading(say("Không cho qua theo tổ chức", "Refusals by organisation"));
        m_sheet.table({{say("Tên ghi trên giấy", "Name on the pass"), 6, false},
                       {say("Lượt", "Scans"), 1.5},
                       {say("Không cho qua", "Refused"), 2},
                       {say("Tỷ lệ", "Share"), 1.3}},
                      rows);
        drawRest(all.organisations.size(), mostShares);
        if (all.unread() > 0)
            m_sheet.text(say("Không đọc được tên của ", "Not to be read: ") + num(all.unread()) +
                             say(" lượt giấy thật (niêm phong cho người khác, hoặc đã bỏ theo quy định lưu giữ).",
                                 " scans of genuine passes (sealed to others, or let go by retention rules)."),
                         28);
    }

    void drawAge()
    {
        m_sheet.need(520);
        m_sheet.heading(say("Tuổi của danh sách lúc quét", "Age of the lists at the scan"));
        drawColumns(m_sheet.painter(), m_sheet.take(340), scansByListAge(statistics().age, language()), {}, language());
    }

    void drawStations()
    {
        std::vector<std::vector<QString>> rows;
        for (std::size_t i = 0; i < std::min(mostRows, m_figures.stations.size()); ++i)
            rows.push_back(stationRow(m_figures.stations[i]));
        m_sheet.heading(say("Sổ của từng trạm được chứng minh đến đâu", "Until when each station's log is proven"));
        m_sheet.table({{say("Trạm", "Station"), 3.4, false},
                       {say("Lượt", "Scans"), 1.3},
                       {say("Đã ký đến mục", "Signed up to"), 1.9},
                       {say("lúc", "at"), 2.3},
                       {say("Máy chủ nhận đến", "Receipt up to"), 2.2},
                       {say("Báo động", "Alarms"), 2.4, false}},
                      rows);
        drawRest(m_figures.stations.size());
    }

    [[nodiscard]] std::vector<QString> stationRow(const StationFigures &station) const
    {
        const evidence::StationReport &report = station.report;
        std::vector<std::string> kinds;
        for (const evidence::Finding &finding : report.findings)
            if (finding.weight == evidence::Weight::Alarm && std::ranges::count(kinds, finding.kind) == 0)
                kinds.push_back(finding.kind);
        QStringList alarms;
        for (const std::string &kind : kinds)
            alarms.append(QString::fromStdString(kind));
        const bool proven = report.provenUntil > 0;
        return {QString::fromStdString(m_heading.names.station(report)),
                num(station.rows),
                proven ? num(report.provenUntil) : QStringLiteral("–"),
                proven ? moment(report.provenTime) : QStringLiteral("–"),
                report.receipt ? num(report.receipt->seq) : QStringLiteral("–"),
                alarms.join(QStringLiteral(", "))};
    }

    void drawNotes()
    {
        m_sheet.heading(say("Các con số được tính thế nào", "What the figures rest on"));
        for (const QString &note :
             {say("Thời gian theo đồng hồ của trạm. Mỗi lượt: từ lúc thấy mã đến khi có kết quả, do trạm ghi; có dấu * "
                  "thì tính từ lượt trước tại cùng trạm, quá mười phút là nghỉ.",
                  "Times are by the stations' clocks. Each scan: from the code being seen to the verdict, as the "
                  "station wrote it; with a star since the one before there, more than ten minutes being a pause."),
              say("Nơi cấp, diện, tổ chức và giấy khác nhau: của giấy có chữ ký đúng. Tên tổ chức niêm phong trong nội "
                  "dung giấy: chỉ có khi báo cáo lập cùng khóa của thanh tra.",
                  "Authorities, categories, organisations and different passes are those of genuine passes. "
                  "Organisations are sealed in the pass's text: they are here only if an auditor's key was used."),
              say("Tuổi của danh sách: từ lúc công bố bản dữ liệu mà trạm nhập lần cuối trước lượt quét.",
                  "Age of the lists: since the publication that the station took in last before the scan."),
              say("Chữ ký của báo cáo nằm cạnh tệp này; cách kiểm có trong tệp .manifest.",
                  "The signature lies beside this file; the .manifest says how to verify it.")})
            if (!m_sheet.bullet(note, blue)) {
                m_sheet.newPage();
                (void)m_sheet.bullet(note, blue);
            }
    }

    const Figures &m_figures;
    const ReportHeading &m_heading;
    Sheet &m_sheet;
};

} // namespace

QByteArray drawReport(const Figures &figures, const ReportHeading &heading)
{
    const QString title = heading.names.language == core::Language::Vietnamese
                              ? QStringLiteral("Báo cáo kiểm soát giấy đi đường")
                              : QStringLiteral("Report on the checks of travel passes");
    return drawPages(title, heading, [&](Sheet &sheet) { Report(figures, heading, sheet).draw(); });
}

} // namespace th::oversight
