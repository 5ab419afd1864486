// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "city/simulation.h"
#include "commands.h"
#include "console.h"

#include <algorithm>
#include <cstdio>
#include <unistd.h>

namespace th::tools {

namespace {

namespace fs = std::filesystem;

struct SimulateArguments {
    city::CityOptions options;
    std::string hostile, folder;
    unsigned cut = 0, publishEvery = 60, delay = 150;
    bool noOutages = false;
};

/// "all", "none", or names with commas between them.
std::string checkHostile(const std::string &text)
{
    if (text == "all" || text == "none")
        return {};
    std::string known;
    for (const city::Malice malice : city::everyMalice())
        known += std::string(known.empty() ? "" : ", ") + city::name(malice);
    for (const std::string &each : CLI::detail::split(text, ','))
        if (std::ranges::none_of(city::everyMalice(), [&](city::Malice malice) { return each == city::name(malice); }))
            return "all, none or some of: " + known;
    return {};
}

std::set<city::Malice> maliceIn(const std::string &text)
{
    std::set<city::Malice> found;
    const auto given = CLI::detail::split(text, ',');
    for (const city::Malice malice : city::everyMalice())
        if (text == "all" || std::ranges::find(given, city::name(malice)) != given.end())
            found.insert(malice);
    return found;
}

/// A folder of its own that goes with it: in memory where the system has that, for a city writes to many small disks.
class WorkFolder {
public:
    explicit WorkFolder(const std::string &asked)
    {
        std::error_code error;
        const fs::path above = !asked.empty()                           ? fs::path(asked)
                               : ::access("/dev/shm", W_OK | X_OK) == 0 ? fs::path("/dev/shm")
                                                                        : fs::temp_directory_path(error);
        std::string pattern = (above / "thonghanh-city-XXXXXX").string();
        if (::mkdtemp(pattern.data()))
            m_path = pattern;
    }
    ~WorkFolder()
    {
        std::error_code ignored;
        if (!m_path.empty())
            fs::remove_all(m_path, ignored);
    }
    WorkFolder(const WorkFolder &) = delete;
    WorkFolder &operator=(const WorkFolder &) = delete;
    [[nodiscard]] const fs::path &path() const { return m_path; } ///< empty: could not be made

private:
    fs::path m_path;
};

Json spreadJson(const city::Spread &spread)
{
    return {{"p50", spread.p50}, {"p95", spread.p95}, {"max", spread.most}, {"count", spread.count}};
}

Json reportJson(const city::CityReport &report, std::size_t stations)
{
    return {{"publications", report.publications},
            {"issued", report.issued},
            {"revocations", report.revocations},
            {"reinstatements", report.reinstatements},
            {"alarms", report.alarms},
            {"tree_bytes", report.treeBytes},
            {"attempts", report.attempts},
            {"ended", report.ended},
            {"requests", report.requests},
            {"received_bytes", report.received},
            {"again_bytes", report.again},
            {"abandoned_bytes", report.abandoned},
            {"hostile_bytes", report.hostile},
            {"attacks", report.attacks},
            {"lost_packets", report.lostPackets},
            {"cuts", report.cuts},
            {"minutes_to_first_data", spreadJson(report.firstData)},
            {"minutes_of_data_age", spreadJson(report.dataAge)},
            {"minutes_until_revocation_known", spreadJson(report.revocationDelay)},
            {"compared", report.compared},
            {"falsely_standing", report.falselyStanding},
            {"falsely_revoked", report.falselyRevoked},
            {"falsely_unknown", report.falselyUnknown},
            {"examined", report.examined},
            {"went_back", report.wentBack},
            {"wrong_verdicts", report.wrongVerdicts},
            {"said_too_old", report.saidTooOld},
            {"stations", stations},
            {"stations_current", report.current},
            {"stations_equal", report.equal},
            {"good", report.good(stations)}};
}

std::string text(std::uint64_t number) { return std::to_string(number); }

std::string spreadText(const city::Spread &spread)
{
    return text(std::uint64_t(spread.p50)) + " / " + text(std::uint64_t(spread.p95)) + " / " +
           text(std::uint64_t(spread.most));
}

void showTraffic(const Console &console, const city::CityReport &report)
{
    console.line(console.say("Công bố: ", "Publications: ") + text(report.publications) +
                 console.say("; cấp ", "; issued ") + text(report.issued) + console.say(", thu hồi ", ", revoked ") +
                 text(report.revocations) + console.say(", khôi phục ", ", reinstated ") + text(report.reinstatements) +
                 console.say("; cây công bố ", "; tree ") + text(report.treeBytes) + console.say(" byte", " bytes"));
    std::string ended;
    for (const auto &[how, count] : report.ended)
        ended += (ended.empty() ? "" : ", ") + how + " " + text(count);
    console.line(console.say("Lần đồng bộ: ", "Attempts: ") + text(report.attempts) + " (" + ended + ")");
    console.line(console.say("Yêu cầu: ", "Requests: ") + text(report.requests) +
                 console.say("; byte nhận: ", "; bytes received: ") + text(report.received) +
                 console.say(", nhận lại ", ", again ") + text(report.again) + console.say(", bỏ dở ", ", abandoned ") +
                 text(report.abandoned) + console.say("; byte giả: ", "; dishonest bytes: ") + text(report.hostile) +
                 console.say(" trong ", " in ") + text(report.attacks) + console.say(" lần tấn công", " attacks"));
    console.line(console.say("Gói tin mất: ", "Packets lost: ") + text(report.lostPackets) +
                 console.say("; đường truyền đứt: ", "; links cut: ") + text(report.cuts));
}

void showTruth(const Console &console, const city::CityReport &report, std::size_t stations)
{
    console.line(console.say("Phút đến dữ liệu đầu tiên (p50 / p95 / lâu nhất): ",
                             "Minutes to the first data (p50 / p95 / max): ") +
                 spreadText(report.firstData));
    console.line(console.say("Tuổi dữ liệu, phút: ", "Age of the data, minutes: ") + spreadText(report.dataAge));
    console.line(console.say("Phút từ lúc thu hồi đến lúc chốt biết: ", "Minutes until a revocation is known: ") +
                 spreadText(report.revocationDelay));
    console.line(console.say("So với sổ gốc: ", "Compared with the books: ") + text(report.compared) +
                 console.say("; sai \"chưa thu hồi\" ", "; false \"not revoked\" ") + text(report.falselyStanding) +
                 console.say(", sai \"đã thu hồi\" ", ", false \"revoked\" ") + text(report.falselyRevoked) +
                 console.say(", sai \"không biết\" ", ", false \"unknown\" ") + text(report.falselyUnknown));
    console.line(console.say("Kiểm tra trọn vẹn: ", "Whole examinations: ") + text(report.examined) +
                 console.say("; kết luận sai ", "; wrong verdicts ") + text(report.wrongVerdicts) +
                 console.say("; báo dữ liệu quá cũ ", "; said that the data is too old ") + text(report.saidTooOld));
    console.line(console.say("Cuối cùng: ", "In the end: ") + text(report.current) + " / " + text(stations) +
                 console.say(" máy có bản mới nhất, ", " stations have the newest publication, ") + text(report.equal) +
                 console.say(" máy khớp hoàn toàn với sổ gốc", " agree with the books on every pass"));
    if (!report.good(stations))
        console.complain(
            console.say("Có máy nói sai hoặc không theo kịp: đây là lỗi, hãy báo kèm --seed.",
                        "A station said something wrong or did not catch up: a defect; report the --seed."));
}

void showProgress(unsigned percent)
{
    if (::isatty(STDERR_FILENO))
        std::fprintf(stderr, "\r\033[K%3u %%%s", percent, percent >= 100 ? "\n" : "");
}

Exit simulate(Console &console, SimulateArguments &arguments)
{
    const WorkFolder folder(arguments.folder);
    if (folder.path().empty()) {
        console.complain(console.say("Không tạo được thư mục làm việc: chọn thư mục khác bằng --folder.",
                                     "No folder to work in could be made: choose another with --folder."));
        return Exit::Failed;
    }
    city::CityOptions &options = arguments.options;
    options.folder = folder.path();
    options.hostile = maliceIn(arguments.hostile);
    options.cutEvery = std::chrono::seconds(arguments.cut);
    options.publishEvery = std::chrono::minutes(arguments.publishEvery);
    options.delay = std::chrono::milliseconds(arguments.delay);
    options.outages = !arguments.noOutages;
    options.progress = showProgress;
    const auto report = city::simulate(options);
    if (!report) {
        console.complain(report.error().in(console.language));
        return Exit::Failed;
    }
    if (console.json) {
        console.object(reportJson(*report, options.stations));
    } else {
        showTraffic(console, *report);
        showTruth(console, *report, options.stations);
    }
    return report->good(options.stations) ? Exit::Success : Exit::Failed;
}

} // namespace

void addSimulate(CLI::App &app, Work &work)
{
    auto *command = app.add_subcommand(
        "simulate", "Run a whole city in this process, on made-up time, and compare what its stations say");
    auto arguments = std::make_shared<SimulateArguments>();
    city::CityOptions &options = arguments->options;
    command->add_option("--seed", options.seed, "Same seed and options, same report")->capture_default_str();
    command->add_option("--stations", options.stations, "Checkpoint stations")->check(CLI::Range(1, 1000));
    command->add_option("--wards", options.wards, "Wards that issue and revoke")->check(CLI::Range(1, 500));
    command->add_option("--passes", options.passes, "Passes of all wards")->check(CLI::Range(1, 1'000'000));
    command->add_option("--days", options.days, "Made-up days; the last is a good one")->check(CLI::Range(2, 60));
    command->add_option("--publish-every", arguments->publishEvery, "Minutes")->check(CLI::Range(1, 1440));
    command->add_option("--loss", options.loss, "Share of packets that are lost")->check(CLI::Range(0.0, 0.5));
    command->add_option("--cut", arguments->cut, "Each link breaks every so many seconds; 0: not");
    command->add_option("--kilobits", options.kilobits, "A second, of each link")->check(CLI::Range(1, 1'000'000));
    command->add_option("--delay", arguments->delay, "Milliseconds there and back");
    command->add_flag("--no-outages", arguments->noOutages, "Otherwise each link is away for a whole day");
    command->add_option("--hostile", arguments->hostile, "What the hub does in its phases: all, none, or old,mix,…")
        ->check(CLI::Validator(checkHostile, "KINDS"));
    command->add_option("--folder", arguments->folder, "Work below this folder (default: in memory if there is room)");
    command->callback(
        [arguments, &work] { work = [arguments](Console &console) { return simulate(console, *arguments); }; });
}

} // namespace th::tools
