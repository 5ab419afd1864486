// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "core/time.h"
#include "telling.h"

#include <CLI/CLI.hpp>
#include <exception>
#include <sodium.h>

namespace {

using namespace th;
using namespace th::hub;

int runServer(Given given, const Words &say)
{
    if (given.server.certificate.empty() != given.server.certificateKey.empty())
        return complain(say("Cần cả chứng chỉ và khóa của chứng chỉ.", "Both certificate and its key are needed."));
    auto key = readKey(given.keyFile, say);
    if (!key)
        return complain(key.error());
    auto answering = readKey(given.keyFile, say); // a copy: two threads sign
    if (!answering)
        return complain(answering.error());
    auto storage = Storage::open(given.database, *key);
    if (!storage)
        return complain(sentence(storage.error(), say.language));
    given.server.control = controlSocketOf(given.database);
    const std::string scheme = given.server.certificate.empty() ? "http://" : "https://";
    const ServerEnd end =
        serve(given.server, std::move(storage).value(), *answering, systemClock,
              [&](const std::string &address) { line(say("Đang phục vụ tại ", "Listening on ") + scheme + address); });
    return end.english.empty() ? succeeded : complain(say(end.vietnamese.c_str(), end.english.c_str()));
}

int command(const Given &given, const Json &request, const Words &say,
            const std::function<void(const Json &)> &showText)
{
    const auto answer = administrate(given, request, say);
    if (!answer)
        return complain(answer.error());
    if (given.json)
        line(textOf(*answer));
    else
        showText(*answer);
    return succeeded;
}

void showDevices(const Json &answer, const Words &say)
{
    for (const Json &device : answer["devices"])
        line(deviceLine(device, say));
}

/// A command that is told from when on silence and old data are alarms.
Json asking(const char *what, const Given &given)
{
    return {{"do", what},
            {"contact_hours", given.server.staleAfter.count()},
            {"data_hours", given.server.staleDataAfter.count()}};
}

std::string alarmLine(const Json &alarm)
{
    const auto entries = alarm["entries"].get<std::uint64_t>();
    return std::to_string(alarm["id"].get<std::int64_t>()) + "  " + moment(alarm["at"].get<Milliseconds>()) + "  " +
           alarm["kind"].get<std::string>() + "  " + alarm["device"].get<std::string>() + "  seq " +
           std::to_string(alarm["seq"].get<std::uint64_t>()) +
           (entries > 0 ? "  entries " + std::to_string(entries) : "");
}

void showAlarms(const Json &answer, std::int64_t most, const Words &say)
{
    for (const Json &alarm : answer["current"])
        line(say("bây giờ", "now") + std::string("  ") + alarmWords(alarm, say) + "  " +
             alarm["device"].get<std::string>() + "  " + alarm["name"].get<std::string>());
    const Json &alarms = answer["alarms"];
    for (const Json &alarm : alarms)
        line(alarmLine(alarm));
    if (alarms.size() == static_cast<std::size_t>(most)) // only people are told: scripts count
        line(say("Cũ hơn: ", "Older ones: ") + "thonghanh-hub alarm list --before " +
             std::to_string(alarms.back()["id"].get<std::int64_t>()));
}

void showAlarm(const Json &answer, const Words &say)
{
    const Json &alarm = answer["alarm"];
    const auto evidence = alarm["evidence"].get<std::string>();
    line(alarmLine(alarm));
    line(say("Bằng chứng: ", "Evidence: ") + std::to_string(alarm["evidence_bytes"].get<std::uint64_t>()) + " B, " +
         "BLAKE2b-256 " + alarm["evidence_hash"].get<std::string>() + say(", giữ phần đầu ", ", kept of it ") +
         std::to_string(evidence.size() / 2) + " B:");
    line(evidence);
}

int newToken(const Given &given, int hours, const Words &say)
{
    std::array<std::uint8_t, 16> random{};
    core::initialiseCrypto();
    randombytes_buf(random.data(), random.size());
    const std::string token = core::toHex(random);
    const Milliseconds until = systemClock() + Milliseconds{hours} * 3'600'000;
    const Json request{
        {"do", "token"}, {"hash", core::toHex(core::blake2b256(core::asBytes(token)))}, {"until", until}};
    const auto answer = administrate(given, request, say);
    if (!answer)
        return complain(answer.error());
    if (given.json)
        line(Json{{"token", token}, {"until", until}}.dump());
    else
        line(token + say("  dùng một lần, đến ", "  for one device, until ") + moment(until));
    return succeeded;
}

int showKey(const Given &given, const Words &say)
{
    const auto key = readKey(given.keyFile, say);
    if (!key)
        return complain(key.error());
    line(core::toHex(key->publicKey()));
    return succeeded;
}

int takeJournals(const Given &given, const std::string &stick, const Words &say)
{
    bool any = false;
    const auto taken = takeStick(given, stick, say, [&](const Json &told) {
        any = true;
        if (given.json)
            return line(textOf(told));
        // A name on a stick may hold anything, and this goes to a terminal.
        std::string name = told["file"].get<std::string>();
        for (char &c : name)
            c = c > 0x20 && c < 0x7f ? c : '?';
        line(name + "  " + told["outcome"].get<std::string>() + "  +" +
             std::to_string(told.value("added", std::uint64_t{0})) + say(", có đến mục ", ", has up to ") +
             std::to_string(told.value("have", std::uint64_t{0})));
    });
    if (!taken)
        return complain(taken.error());
    if (!any && !given.json)
        line(say("Trên USB không có nhật ký nào.", "There is no journal on the stick."));
    return *taken ? succeeded
                  : complain(say("Không phải mọi nhật ký trên USB đều được nhận; xem các dòng trên và alarm list.",
                                 "Not every journal on the stick was taken; see the lines above, and alarm list."));
}

int writeJournals(const Given &given, const std::string &folder, const Words &say)
{
    const auto wrong = exportJournals(given, folder, say, [&](const Json &told) {
        if (given.json)
            return line(textOf(told));
        line(told["device"].get<std::string>() + say("  đến mục ", "  up to ") +
             std::to_string(told["until"].get<std::uint64_t>()) + "  +" +
             std::to_string(told["added"].get<std::uint64_t>()) + "  " + told["name"].get<std::string>());
    });
    return wrong ? complain(*wrong) : succeeded;
}

void addSettings(CLI::App &app, Given &given, const Words &say)
{
    app.set_config("--config", "",
                   say("Tệp cấu hình: mỗi dòng một mục như dưới đây, tên = giá trị",
                       "Settings in a file: the names below, one NAME = VALUE a line"));
    app.allow_config_extras(CLI::config_extras_mode::error); // a setting misspelt must not be a setting ignored
    app.add_option("--database", given.database, "sqlite:PATH | postgresql://…")->capture_default_str();
    app.add_option("--key", given.keyFile, say("Tệp khóa ký biên nhận", "File of the key that signs receipts"))
        ->capture_default_str();
    ServerOptions &server = given.server;
    app.add_option("--listen", server.listen, say("Địa chỉ và cổng để nghe", "Address and port to listen at"))
        ->capture_default_str();
    app.add_option("--tree", server.tree, say("Thư mục dữ liệu đã công bố", "Folder of the published data"));
    app.add_option("--certificate", server.certificate, say("Chứng chỉ TLS (PEM)", "TLS certificate chain (PEM)"));
    app.add_option("--certificate-key", server.certificateKey, say("Khóa của chứng chỉ (PEM)", "Its key (PEM)"));
    app.add_option(
        "--proxy", server.proxies,
        say("Địa chỉ của proxy được tin (lặp lại được)", "Address of a proxy that is believed (repeatable)"));
    app.add_option(
        "--metrics-from", server.metricsFrom,
        say("Địa chỉ được đọc /metrics, ngoài máy này", "Address that may read /metrics besides this machine"));
    app.add_option("--connections", server.mostConnections, say("Số kết nối tối đa", "Most connections at once"))
        ->capture_default_str();
    app.add_option("--connections-per-address", server.mostPerAddress,
                   say("Số kết nối tối đa của một địa chỉ", "Most connections of one address"))
        ->capture_default_str();
    app.add_option("--requests-per-second", server.requestsPerSecond,
                   say("Số yêu cầu mỗi giây của một địa chỉ", "Requests a second of one address"))
        ->capture_default_str();
    app.add_option("--uploads-per-second", server.uploadsPerSecond,
                   say("Số yêu cầu mỗi giây của một thiết bị", "Signed requests a second of one device"))
        ->capture_default_str();
    const auto hours = [&](const char *option, std::chrono::hours &into, const std::string &meaning) {
        app.add_option_function<int>(
               option, [&into](int value) { into = std::chrono::hours(value); }, meaning)
            ->check(CLI::Range(1, 8760))
            ->default_str(std::to_string(into.count()));
    };
    hours("--stale-hours", server.staleAfter,
          say("Báo động khi thiết bị im lặng lâu hơn (giờ)", "A device that is silent for longer is an alarm (hours)"));
    hours("--stale-data-hours", server.staleDataAfter,
          say("Báo động khi dữ liệu của thiết bị cũ hơn (giờ)", "So is a device whose data is older (hours)"));
    const auto seconds = [&](const char *option, std::chrono::milliseconds &into, const std::string &meaning) {
        app.add_option_function<double>(
               option, [&into](double value) { into = std::chrono::milliseconds(std::llround(value * 1000)); }, meaning)
            ->check(CLI::Range(0.01, 86'400.0))
            ->default_str(std::to_string(into.count() / 1000));
    };
    seconds("--head-seconds", server.headTime, say("Thời gian cho phần đầu yêu cầu", "Time for the head of a request"));
    seconds("--idle-seconds", server.idleTime, say("Thời gian chờ giữa hai yêu cầu", "Time between requests"));
    seconds("--body-seconds", server.bodyTime,
            say("Thời gian cho nội dung, ngoài 4 kB/s", "Time for a body, besides 4 kB/s"));
    seconds("--write-seconds", server.writeTime, say("Thời gian để nhận 32 kB", "Time to take 32 kB"));
    seconds("--stop-seconds", server.stopTime, say("Thời gian để làm xong khi dừng", "Time to finish when stopping"));
}

void addCommands(CLI::App &app, Given &given, const Words &say, Work &work)
{
    app.add_subcommand("serve", say("Chạy máy chủ (mặc định)", "Run the server (the default)"));
    const auto group = [&](const char *name, const std::string &meaning) {
        auto *made = app.add_subcommand(name, meaning)->require_subcommand(1);
        made->fallthrough();
        return made;
    };
    auto *key = group("key", say("Khóa ký biên nhận", "The key that signs receipts"));
    key->add_subcommand("new", say("Tạo khóa mới vào tệp --key", "Make a new one in the file --key"))->callback([&] {
        work = [&] {
            const auto wrong = writeNewKey(given.keyFile, say);
            return wrong ? complain(*wrong) : showKey(given, say);
        };
    });
    key->add_subcommand("show", say("In khóa công khai", "Print the public key"))->callback([&] {
        work = [&] { return showKey(given, say); };
    });
    auto stick = std::make_shared<std::string>();
    auto *taking = app.add_subcommand("stick", say("Nhận nhật ký các trạm ghi trên USB, để lại biên nhận",
                                                   "Take journals from a stick, and leave receipts on it"));
    taking->add_option("FOLDER", *stick, say("Thư mục của USB", "Folder of the stick"))->required();
    taking->callback([&, stick] { work = [&, stick] { return takeJournals(given, *stick, say); }; });
    auto folder = std::make_shared<std::string>();
    auto *exporting =
        app.add_subcommand("export", say("Ghi nhật ký đã nhận ra tệp cho thonghanhctl publish",
                                         "Write the journals it has into files for thonghanhctl publish"));
    exporting->add_option("FOLDER", *folder, say("Thư mục để ghi", "Folder to write into"))->required();
    exporting->callback([&, folder] { work = [&, folder] { return writeJournals(given, *folder, say); }; });
    addRetention(app, given, say, work);
    auto *token = group("token", say("Mã đăng ký dùng một lần", "One-time enrolment tokens"));
    auto hours = std::make_shared<int>(72);
    auto *fresh = token->add_subcommand("new", say("Tạo một mã", "Make one"));
    fresh->add_option("--hours", *hours, say("Hạn dùng (giờ)", "Valid for so many hours"))
        ->check(CLI::Range(1, 8760))
        ->capture_default_str();
    fresh->callback([&, hours] { work = [&, hours] { return newToken(given, *hours, say); }; });
}

void addAlarms(CLI::App &app, Given &given, const Words &say, Work &work)
{
    auto *group = app.add_subcommand("alarm", say("Báo động", "Alarms"))->require_subcommand(1);
    group->fallthrough();
    auto *list = group->add_subcommand("list", say("Liệt kê, mới nhất trước", "List them, the newest first"));
    auto most = std::make_shared<std::int64_t>(100);
    auto before = std::make_shared<std::int64_t>(0);
    list->add_option("--most", *most, say("Nhiều nhất", "At most"))
        ->check(CLI::Range(1, 10'000))
        ->capture_default_str();
    list->add_option("--before", *before, say("Chỉ các báo động trước số này", "Only those before this number"))
        ->check(CLI::PositiveNumber);
    list->callback([&, most, before] {
        work = [&, most, before] {
            Json request = asking("alarms", given);
            request["before"] = *before;
            request["most"] = *most;
            return command(given, request, say, [&](const Json &answer) { showAlarms(answer, *most, say); });
        };
    });
    auto *show = group->add_subcommand("show", say("Xem một báo động và bằng chứng", "Show one and its evidence"));
    auto id = std::make_shared<std::int64_t>(0);
    show->add_option("ID", *id, say("Số của báo động", "Its number"))->required()->check(CLI::PositiveNumber);
    show->callback([&, id] {
        work = [&, id] {
            return command(given, {{"do", "alarm"}, {"id", *id}}, say,
                           [&](const Json &answer) { showAlarm(answer, say); });
        };
    });
}

void addDevices(CLI::App &app, Given &given, const Words &say, Work &work)
{
    auto *group = app.add_subcommand("device", say("Thiết bị", "Devices"))->require_subcommand(1);
    group->fallthrough();
    group->add_subcommand("list", say("Liệt kê", "List them"))->callback([&] {
        work = [&] {
            return command(given, asking("device_list", given), say, [&](const Json &a) { showDevices(a, say); });
        };
    });
    auto shown = std::make_shared<std::string>();
    auto *show =
        group->add_subcommand("show", say("Xem mọi điều biết về một thiết bị", "Show all that is known of one"));
    show->add_option("KEY", *shown, say("Khóa của thiết bị, hoặc phần đầu", "The device's key, or its beginning"))
        ->required();
    show->callback([&, shown] {
        work = [&, shown] {
            Json request = asking("device_show", given);
            request["key"] = *shown;
            return command(given, request, say, [&](const Json &answer) {
                for (const std::string &each : deviceLines(answer["device"], say))
                    line(each);
            });
        };
    });
    const auto change = [&](const char *name, const char *state, const std::string &meaning) {
        auto start = std::make_shared<std::string>();
        auto deviceName = std::make_shared<std::string>();
        auto *made = group->add_subcommand(name, meaning);
        made->add_option("KEY", *start,
                         say("Khóa công khai của thiết bị, hoặc phần đầu (để duyệt: từ 16 chữ số)",
                             "The device's key, or its beginning (to approve: 16 digits or more)"))
            ->required();
        made->add_option("--name", *deviceName, say("Tên mới", "New name"));
        made->callback([&, start, deviceName, state] {
            work = [&, start, deviceName, state] {
                return command(given,
                               {{"do", "device_state"}, {"key", *start}, {"state", state}, {"name", *deviceName}}, say,
                               [&](const Json &answer) { line(answer["key"].get<std::string>() + "  " + state); });
            };
        });
    };
    change("approve", "approved",
           say("Duyệt; với khóa đầy đủ và --name thì cũng thêm thiết bị mới",
               "Approve; with a whole key and --name also add a new device"));
    change("revoke", "revoked", say("Thu hồi", "Revoke"));
}

} // namespace

int main(int argc, char **argv)
{
    const Words say{languageOf(argc, argv)};
    Given given;
    Work work = [&] { return runServer(given, say); };
    CLI::App app(say("Thông Hành: máy chủ nhận nhật ký của các trạm và phát dữ liệu đã công bố",
                     "Thông Hành: the server that takes the stations' journals and serves what is published"),
                 "thonghanh-hub");
    app.set_help_flag("--help,-h", say("In hướng dẫn này", "Print this help"));
    app.set_version_flag("--version", std::string("thonghanh-hub " TH_VERSION));
    std::string language;
    app.add_option("--lang", language, say("Ngôn ngữ: vi hoặc en", "Language: vi or en"))
        ->check(CLI::IsMember({"vi", "en"}));
    app.add_flag("--json", given.json, say("Trả lời bằng JSON", "Answer in JSON"));
    app.require_subcommand(0, 1);
    app.fallthrough();
    addSettings(app, given, say);
    addCommands(app, given, say, work);
    addAlarms(app, given, say, work);
    addDevices(app, given, say, work);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return app.exit(error) == 0 ? succeeded : wrongUsage;
    }
    try {
        return work();
    } catch (const std::exception &error) {
        return complain(error.what());
    }
}
