// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oversight/station_proof.h"

#include "evidence/query.h"
#include "oversight/chart.h"

#include <algorithm>
#include <tuple>

namespace th::oversight {

using evidence::Finding;
using evidence::StationReport;
using evidence::Weight;

namespace {

std::size_t alarmsOf(const StationReport &report)
{
    return static_cast<std::size_t>(std::ranges::count(report.findings, Weight::Alarm, &Finding::weight));
}

/// Writes sentences about one station.
class Teller {
public:
    Teller(const StationReport &report, const Names &names, std::chrono::minutes utcOffset)
        : m_report(report), m_names(names), m_offset(utcOffset)
    {
    }

    std::vector<ProofLine> tell(std::size_t most)
    {
        tellSignature();
        tellReceipt();
        std::vector<const Finding *> findings;
        for (const Finding &finding : m_report.findings)
            findings.push_back(&finding);
        std::ranges::stable_sort(findings, {}, [](const Finding *each) { return each->weight != Weight::Alarm; });
        for (std::size_t i = 0; i < std::min(most, findings.size()); ++i)
            m_lines.push_back({findings[i]->weight == Weight::Alarm ? LogState::Alarm : LogState::Open,
                               evidence::sentence(*findings[i], m_names.language), true});
        if (findings.size() > most)
            m_lines.push_back({stateOf(m_report),
                               say("và " + num(findings.size() - most) + " phát hiện nữa: thonghanhctl log integrity",
                                   "and " + num(findings.size() - most) + " more: thonghanhctl log integrity"),
                               true});
        return std::move(m_lines);
    }

private:
    void add(LogState state, std::string words) { m_lines.push_back({state, std::move(words)}); }
    [[nodiscard]] std::string say(const std::string &vietnamese, const std::string &english) const
    {
        return m_names.language == core::Language::Vietnamese ? vietnamese : english;
    }
    [[nodiscard]] std::string num(std::uint64_t value) const { return number(value, m_names.language).toStdString(); }
    [[nodiscard]] std::string moment(evidence::Milliseconds wall) const
    {
        const auto ahead = std::chrono::milliseconds(m_offset).count();
        if (evidence::formatMoment(wall) == "?" || evidence::formatMoment(wall + ahead) == "?")
            return say("lúc không thể có thật", "a time that cannot be");
        std::string text = evidence::formatMoment(wall + ahead).substr(0, 16);
        std::ranges::replace(text, 'T', ' ');
        return text;
    }

    void tellSignature()
    {
        const std::string key = core::toHex(m_report.key).substr(0, 16);
        if (m_report.provenUntil == 0)
            return add(LogState::Open, say("Chưa có mục nào được chữ ký của thiết bị (khóa " + key + ") chứng minh.",
                                           "Nothing is proven by the device's signature (key " + key + ")."));
        add(LogState::Proven,
            say("Chữ ký của thiết bị (khóa " + key + ") chứng minh từ mục " + num(m_report.chainedFrom) + " đến mục " +
                    num(m_report.provenUntil) + ", lúc " + moment(m_report.provenTime) + " theo đồng hồ của trạm.",
                "The device's signature (key " + key + ") proves entries " + num(m_report.chainedFrom) + " to " +
                    num(m_report.provenUntil) + ", up to " + moment(m_report.provenTime) + " by the station's clock."));
    }

    void tellReceipt()
    {
        if (!m_report.receipt)
            return add(LogState::Open,
                       say("Không có biên nhận nào của máy chủ: nếu phần cuối nhật ký bị bỏ thì ở đây không thấy được.",
                           "There is no receipt of a hub: if the end of the log was removed, nothing here shows it."));
        const evidence::ReceiptSeen &receipt = *m_report.receipt;
        const std::string hub = core::toHex(receipt.hub).substr(0, 16);
        add(LogState::Proven, say("Máy chủ " + hub + " có biên nhận đến mục " + num(receipt.seq) + ", lúc " +
                                      moment(receipt.received) + " theo đồng hồ của máy chủ.",
                                  "Hub " + hub + " gave a receipt up to entry " + num(receipt.seq) + ", at " +
                                      moment(receipt.received) + " by the hub's clock."));
        if (m_report.last > receipt.seq)
            add(LogState::Proven, say(num(m_report.last - receipt.seq) + " mục mới hơn chưa có biên nhận.",
                                      m_report.last - receipt.seq == 1
                                          ? "1 newer entry has no receipt yet."
                                          : num(m_report.last - receipt.seq) + " newer entries have no receipt yet."));
    }

    const StationReport &m_report;
    const Names &m_names;
    std::chrono::minutes m_offset;
    std::vector<ProofLine> m_lines;
};

} // namespace

LogState stateOf(const StationReport &report)
{
    if (alarmsOf(report) > 0)
        return LogState::Alarm;
    const bool whole = report.provenUntil > 0 && report.receipt && report.findings.empty();
    return whole ? LogState::Proven : LogState::Open;
}

void sortWorstFirst(std::vector<StationReport> &reports)
{
    using Rank = std::tuple<int, std::size_t, std::size_t, std::string, core::PublicKey>;
    const auto rank = [](const StationReport &report) {
        return Rank(-static_cast<int>(stateOf(report)), ~alarmsOf(report), ~report.findings.size(), report.id,
                    report.key);
    };
    std::ranges::sort(reports, {}, rank);
}

std::vector<ProofLine> proofOf(const StationReport &report, const Names &names, std::chrono::minutes utcOffset,
                               std::size_t most)
{
    return Teller(report, names, utcOffset).tell(most);
}

std::string proofSummary(const std::vector<StationReport> &reports, const Names &names)
{
    const bool vietnamese = names.language == core::Language::Vietnamese;
    const auto num = [&](std::uint64_t value) { return number(value, names.language).toStdString(); };
    const auto count = [&](LogState state) {
        return num(static_cast<std::uint64_t>(std::ranges::count(reports, state, stateOf)));
    };
    if (reports.empty())
        return vietnamese ? "Kho chưa có nhật ký của trạm nào." : "The archive has no station's log yet.";
    std::string text = vietnamese ? num(reports.size()) + " trạm: " + count(LogState::Alarm) + " có báo động, " +
                                        count(LogState::Open) + " còn điều chưa chứng minh, " +
                                        count(LogState::Proven) + " được chứng minh."
                                  : num(reports.size()) + (reports.size() == 1 ? " station: " : " stations: ") +
                                        count(LogState::Alarm) + " with an alarm, " + count(LogState::Open) +
                                        " with something not proven, " + count(LogState::Proven) + " proven.";
    if (!names.directory)
        text += vietnamese
                    ? " Không có dữ liệu của trạm: chưa đối chiếu thiết bị với danh bạ, và biên nhận của máy chủ "
                      "nào cũng tính."
                    : " There is no station's data: devices are not checked with the directory, and the "
                      "receipts of any hub count.";
    return text;
}

} // namespace th::oversight
