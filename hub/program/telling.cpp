// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "telling.h"

#include "core/time.h"

namespace th::hub {

namespace {

std::string text(const Json &json, const char *member)
{
    const auto found = json.find(member);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::string momentIn(const Json &json, const char *member)
{
    const auto found = json.find(member);
    return found != json.end() && found->is_number_integer() ? moment(found->get<Milliseconds>()) : std::string();
}

} // namespace

std::string moment(Milliseconds at)
{
    return core::formatRfc3339(core::Instant(std::chrono::floor<std::chrono::seconds>(std::chrono::milliseconds(at))));
}

std::string alarmWords(const Json &alarm, const Words &say)
{
    const std::string kind = text(alarm, "kind"), detail = text(alarm, "detail"), since = momentIn(alarm, "since");
    std::string words = kind;
    if (kind == "stale" && detail == "never")
        words += say(": chưa từng liên lạc", ": never heard");
    else if (kind == "stale")
        words += detail == "data" ? say(": dữ liệu từ ", ": data from ") + since
                                  : say(": im lặng từ ", ": silent since ") + since;
    else if (kind == "low_disk")
        words += say(": còn ", ": ") + detail + say(" B trống", " B free");
    else if (kind == "clock")
        words += ": " + detail;
    if (alarm.contains("count"))
        words += " ×" + alarm["count"].dump();
    return words;
}

std::string deviceLine(const Json &device, const Words &say)
{
    std::string line =
        device["key"].get<std::string>() + "  " + device["state"].get<std::string>() + "  " +
        moment(device["asked_at"].get<Milliseconds>()) + "  " + std::to_string(device["have"].get<std::uint64_t>()) +
        say(" mục, đã ký đến ", " entries, signed up to ") +
        std::to_string(device["signed_up_to"].get<std::uint64_t>()) + "  " + device["name"].get<std::string>();
    for (const Json &alarm : device["alarms"])
        line += "  ! " + text(alarm, "kind");
    return line;
}

std::vector<std::string> deviceLines(const Json &device, const Words &say)
{
    std::vector<std::string> lines{deviceLine(device, say)};
    const auto tell = [&](const char *vi, const char *en, const std::string &what) {
        if (!what.empty())
            lines.push_back("  " + say(vi, en) + ": " + what);
    };
    tell("liên lạc gần nhất", "last contact", momentIn(device, "contacted_at"));
    tell("phần mềm", "software", text(device, "software"));
    tell("khởi động", "started", momentIn(device, "started_at"));
    tell("dữ liệu lúc", "data as of", momentIn(device, "data_as_of"));
    if (device["disk_free"].is_number())
        tell("ổ đĩa còn trống", "disk free", std::to_string(device["disk_free"].get<std::uint64_t>() >> 20) + " MiB");
    if (device["heard"].get<std::uint64_t>() > 0) {
        tell("đồng hồ", "clock", text(device, "clock"));
        tell("lệnh máy đang theo", "order it obeys", text(device, "obeys"));
    }
    for (const Json &alarm : device["alarms"])
        tell("báo động", "alarm", alarmWords(alarm, say));
    return lines;
}

} // namespace th::hub
