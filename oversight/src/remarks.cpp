// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oversight/chart.h"
#include "oversight/figures.h"

#include <algorithm>
#include <map>

namespace th::oversight {

namespace {

using evidence::StationReport;

/// What an alarm in a log is called in a sentence.
std::string alarmName(const std::string &kind, core::Language language)
{
    static const std::map<std::string, core::LocalName> names{
        {"gap", {"thiếu mục", "entries missing"}},
        {"rewritten", {"bị viết lại", "rewritten"}},
        {"fork", {"có lịch sử khác không ai ký", "another history that nobody signed"}},
        {"cloned_device", {"hai máy dùng chung một khóa", "two machines with one key"}},
        {"removed_tail", {"bị bỏ phần cuối", "end removed"}},
        {"receipt_differs", {"khác với biên nhận của máy chủ", "other than a hub's receipt"}},
        {"bad_checkpoint", {"chữ ký sai", "wrong signature"}},
        {"unreadable", {"mục không đọc được", "unreadable entries"}},
        {"moved", {"mục bị dời", "entries moved"}},
        {"content", {"nội dung sai định dạng", "content that breaks its format"}},
        {"foreign_beginning", {"bắt đầu như sổ của máy khác", "begins as another device's"}},
        {"unknown_device", {"thiết bị không có trong danh bạ", "device not in the directory"}},
        {"revoked_device", {"thiết bị đã bị thu hồi", "device revoked"}},
        {"too_many_histories", {"quá nhiều lịch sử", "too many histories"}},
        {"clock_jump", {"đồng hồ bị chỉnh", "clock set"}},
        {"clock_back", {"đồng hồ chạy lùi", "clock set back"}}};
    const auto found = names.find(kind);
    return found == names.end() ? kind : found->second.in(language);
}

class Writer {
public:
    Writer(const Figures &figures, const Names &names) : m_figures(figures), m_names(names) {}

    std::vector<std::string> unusual()
    {
        addReasons();
        addStrictGates();
        addSlowGates();
        addOldLists();
        addBusiestHour();
        if (figures().outsideCalendar > 0)
            add("%1 lượt có giờ không thể có thật.", "%1 scans have a time that cannot be.",
                {num(figures().outsideCalendar)});
        return std::move(m_sentences);
    }

    std::vector<std::string> notProven()
    {
        addAlarms();
        addUnsigned();
        addStations(
            "%1 trong %2 trạm chưa có biên nhận của máy chủ: không ai biết được phần cuối sổ có bị bỏ hay không.",
            "%1 of %2 stations have no receipt of a hub: nobody can tell whether the end of their log was removed.",
            [](const StationReport &report) { return !report.receipt; });
        if (m_figures.otherHistories > 0)
            add("%1 thiết bị có mục không thuộc nhật ký đã ký; không tính ở đây.",
                "%1 devices have entries that are not of their signed log; they are not counted here.",
                {num(m_figures.otherHistories)});
        const std::uint64_t unproven = figures().scans - figures().genuine;
        if (unproven > 0)
            add("%1 lượt (%2) không có chữ ký giấy đúng: nơi cấp và diện không rõ.",
                "%1 scans (%2) had no genuine pass: who issued it, and for what, is not known.",
                {num(unproven), share(unproven)});
        if (figures().age.unknown > 0)
            add("%1 lượt (%2) không rõ tuổi danh sách lúc quét.", "Of %1 scans (%2) the age of the lists is not known.",
                {num(figures().age.unknown), share(figures().age.unknown)});
        add("Báo cáo này không đọc lại từng mục của kho: chạy “thonghanhctl log verify --archive” trước khi dựa vào "
            "nó.",
            "This report does not read each entry again: run “thonghanhctl log verify --archive” before you rely on "
            "it.",
            {});
        return std::move(m_sentences);
    }

private:
    [[nodiscard]] const evidence::Statistics &figures() const { return m_figures.statistics; }
    [[nodiscard]] QString num(std::uint64_t value) const { return number(value, m_names.language); }
    [[nodiscard]] QString share(std::uint64_t part) const { return percent(part, figures().scans, m_names.language); }

    /// All at once: what is put in may have a "%1" of its own.
    void add(const char *vietnamese, const char *english, const std::vector<QString> &values)
    {
        const std::string_view form = m_names.language == core::Language::Vietnamese ? vietnamese : english;
        std::string text;
        for (std::size_t i = 0; i < form.size(); ++i)
            if (form[i] == '%' && i + 1 < form.size() && form[i + 1] >= '1' && form[i + 1] <= '9')
                text += values.at(static_cast<std::size_t>(form[++i] - '1')).toStdString();
            else
                text += form[i];
        m_sentences.push_back(std::move(text));
    }
    template <class Is> void addStations(const char *vietnamese, const char *english, Is &&is)
    {
        const auto count = std::ranges::count_if(m_figures.stations,
                                                 [&](const StationFigures &station) { return is(station.report); });
        if (count > 0)
            add(vietnamese, english, {num(static_cast<std::uint64_t>(count)), num(m_figures.stations.size())});
    }

    void addReasons()
    {
        using core::ReasonCode;
        for (const ReasonCode code :
             {ReasonCode::BadSignature, ReasonCode::KeyCompromised, ReasonCode::RegisteredDifferently,
              ReasonCode::SeenElsewhere, ReasonCode::Revoked})
            if (const auto found = figures().reasons.find(core::name(code)); found != figures().reasons.end())
                add("%1 lượt (%2): %3", "%1 scans (%2): %3",
                    {num(found->second), share(found->second),
                     QString::fromStdString(m_names.reason(core::name(code)))});
    }

    /// Three times as many refusals as elsewhere, and not by chance.
    void addStrictGates()
    {
        constexpr std::uint64_t fewestScans = 30, fewestRefusals = 10, mostNamed = 3;
        std::uint64_t refused = 0, named = 0;
        for (const auto &gate : figures().gates)
            refused += gate.refused;
        for (const auto &gate : figures().gates)
            if (gate.scans() >= fewestScans && gate.refused >= fewestRefusals && named < mostNamed &&
                gate.refused * figures().scans >= 3 * refused * gate.scans() && ++named)
                add("%1: không cho qua %2, cả đợt là %3.", "%1: %2 refused; %3 over all.",
                    {QString::fromStdString(m_names.gate(gate.checkpoint)),
                     percent(gate.refused, gate.scans(), m_names.language), share(refused)});
    }

    void addSlowGates()
    {
        constexpr std::uint64_t fewest = 30;
        const evidence::GateFigures *longest = nullptr;
        for (const auto &gate : figures().gates)
            if (gate.checks.counted >= fewest && gate.checks.median >= 2 * figures().checks.median &&
                gate.checks.median >= std::chrono::seconds(1) &&
                (!longest || gate.checks.median > longest->checks.median))
                longest = &gate;
        if (longest)
            return add("%1: mỗi lần kiểm tra mất %2 giây (trung vị), cả đợt là %3 giây.",
                       "%1: a check takes %2 seconds (median); %3 over all.",
                       {QString::fromStdString(m_names.gate(longest->checkpoint)),
                        tenthsOfSecond(longest->checks.median, m_names.language),
                        tenthsOfSecond(figures().checks.median, m_names.language)});
        const evidence::GateFigures *slowest = nullptr;
        for (const auto &gate : figures().gates)
            if (gate.times.counted >= fewest && gate.times.median >= 2 * figures().times.median &&
                gate.times.median > std::chrono::seconds(0) && (!slowest || gate.times.median > slowest->times.median))
                slowest = &gate;
        if (slowest)
            add("%1: mỗi lượt %2 giây (trung vị), nơi khác %3 giây.",
                "%1: %2 seconds from scan to scan (median); %3 over all.",
                {QString::fromStdString(m_names.gate(slowest->checkpoint)),
                 num(static_cast<std::uint64_t>(slowest->times.median.count())),
                 num(static_cast<std::uint64_t>(figures().times.median.count()))});
    }

    void addOldLists()
    {
        std::uint64_t old = 0;
        for (const auto code : {core::ReasonCode::DataTooOld, core::ReasonCode::NoData})
            if (const auto found = figures().reasons.find(core::name(code)); found != figures().reasons.end())
                old += found->second;
        if (old > 0)
            add("%1 lượt (%2) được quét khi danh sách quá cũ hoặc chưa có.",
                "%1 scans (%2) were made with lists too old, or with none.", {num(old), share(old)});
    }

    void addBusiestHour()
    {
        const auto most = std::ranges::max_element(figures().gates, {}, &evidence::GateFigures::mostOfHour);
        if (most == figures().gates.end() || most->hours.size() < 2 ||
            most->mostOfHour() < 3 * most->scans() / most->hours.size())
            return;
        const auto hour =
            std::ranges::max_element(most->hours, {}, [](const auto &each) { return each.second; })->first;
        add("%1: đông nhất %2 lượt trong một giờ (%3), trung bình %4.",
            "%1: at most %2 scans in an hour (%3), %4 on average.",
            {QString::fromStdString(m_names.gate(most->checkpoint)), num(most->mostOfHour()),
             QString::fromStdString(evidence::hourName(hour)) + QStringLiteral("h"),
             num(most->scans() / most->hours.size())});
    }

    /// How many stations have each kind of alarm.
    void addAlarms()
    {
        std::map<std::string, std::uint64_t> kinds;
        std::uint64_t stations = 0;
        for (const StationFigures &station : m_figures.stations) {
            std::map<std::string, std::uint64_t> own;
            for (const evidence::Finding &finding : station.report.findings)
                if (finding.weight == evidence::Weight::Alarm)
                    own[finding.kind] = 1;
            stations += own.empty() ? 0 : 1;
            for (const auto &[kind, once] : own)
                kinds[kind] += once;
        }
        if (stations == 0)
            return;
        std::string list;
        for (const auto &[kind, count] : kinds)
            list += (list.empty() ? "" : ", ") + alarmName(kind, m_names.language) + " (" + std::to_string(count) + ")";
        add("Báo động ở sổ của %1 trong %2 trạm: %3.", "Alarms in the logs of %1 of %2 stations: %3.",
            {num(stations), num(m_figures.stations.size()), QString::fromStdString(list)});
    }

    void addUnsigned()
    {
        addStations("%1 trong %2 trạm chưa có gì được chữ ký của thiết bị chứng minh.",
                    "Of %1 of %2 stations nothing is proven by the device's signature.",
                    [](const StationReport &report) { return report.provenUntil == 0; });
        addStations("%1 trong %2 trạm có các mục mới nhất chưa được ký.",
                    "The newest entries of %1 of %2 stations are not signed yet.", [](const StationReport &report) {
                        return report.provenUntil > 0 && report.provenUntil + 1 < report.last;
                    });
    }

    const Figures &m_figures;
    const Names &m_names;
    std::vector<std::string> m_sentences;
};

} // namespace

std::vector<std::string> unusual(const Figures &figures, const Names &names)
{
    return Writer(figures, names).unusual();
}

std::vector<std::string> notProven(const Figures &figures, const Names &names)
{
    return Writer(figures, names).notProven();
}

} // namespace th::oversight
