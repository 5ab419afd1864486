// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "enrol_command.h"

#include "commands.h"
#include "files.h"
#include "imported.h"
#include "moments.h"
#include "open_station.h"
#include "pictures.h"
#include "store/examiner.h"
#include "store/wipe.h"
#include "sync/enrolment.h"
#include "sync/sync.h"

#include <algorithm>
#include <thread>

namespace th::tools {

namespace {

namespace fs = std::filesystem;
using sync::EnrolFault;
template <class T = void> using Done = core::Result<T, std::string>;

struct EnrolArguments {
    std::string station, code, picture, folder, name;
    bool once = false;
};

Exit failed(const Console &console, const std::string &sentence)
{
    console.complain(sentence);
    return Exit::Failed;
}

void tell(const Console &console, const char *event, const std::string &sentence)
{
    console.json ? console.object({{"event", event}}) : console.line(sentence);
    (void)console.flush(); // whoever watches wants it now
}

Done<std::string> codeInPicture(const Console &console, const std::string &file)
{
    scanner::SymbolReader reader;
    const auto reading = readPicture(console, file, reader);
    if (!reading)
        return core::Failure{reading.error()};
    for (const auto &symbol : reading->reading.symbols)
        if (std::string text = symbol.text; core::looksLikeEnrolment(text))
            return text;
    return core::Failure{printable(file) + ": " + sync::sentence(core::EnrolmentFault::NotACode, console.language)};
}

Done<core::EnrolmentCode> readCode(const Console &console, const EnrolArguments &arguments)
{
    const std::string file = (fs::path(arguments.folder) / sync::enrolmentFile).string();
    auto text = !arguments.code.empty()      ? Done<std::string>(arguments.code)
                : !arguments.picture.empty() ? codeInPicture(console, arguments.picture)
                                             : readWhole(console, file, sync::maxEnrolmentFile);
    if (!text)
        return core::Failure{text.error()};
    auto code = core::decodeEnrolment(*text);
    if (!code)
        return core::Failure{sync::sentence(code.error(), console.language)};
    return std::move(code).value();
}

/// The station in the folder, or a new one.
std::optional<store::Station> stationIn(Console &console, const EnrolArguments &arguments)
{
    std::error_code error;
    if (fs::exists(arguments.station, error) && !fs::is_empty(arguments.station, error) &&
        !store::isWiped(arguments.station))
        return openStation(console, arguments.station, store::Access::Write);
    auto made = store::Station::create(arguments.station, arguments.name, false);
    if (made)
        return std::move(made).value();
    console.complain(printable(arguments.station) + ": " + store::sentence(made.error(), console.language));
    return std::nullopt;
}

/// Why the hub would not take this name; nothing if it would.
std::optional<std::string> objectionTo(const Console &console, const std::string &name)
{
    if (core::isDeviceName(name))
        return std::nullopt;
    return console.say("Tên máy phải có từ 1 đến 80 byte (khoảng 60 chữ tiếng Việt), không có ký tự điều khiển. Đặt "
                       "tên khác bằng --name: ",
                       "A device's name is 1 to 80 bytes of text, without control characters. Give another with "
                       "--name: ") +
           name;
}

std::string deviceName(const store::Station &station, const EnrolArguments &arguments)
{
    if (!arguments.name.empty())
        return arguments.name;
    return station.identity().name.empty() ? station.identity().deviceId : station.identity().name;
}

Exit later(const Console &console, const sync::EnrolError &error)
{
    const bool comesRight = sync::mayComeRight(error.fault);
    if (console.json)
        console.object({{"event", "failed"}, {"fault", sync::name(error.fault)}, {"later", comesRight}});
    console.complain(sync::sentence(error, console.language));
    return comesRight ? Exit::Later : Exit::Failed;
}

void ready(const Console &console, const store::Station &station)
{
    const auto &key = station.identity().key;
    const bool listed =
        station.directory() && std::ranges::find(station.directory()->devices(), key, &core::Device::key) !=
                                   station.directory()->devices().end();
    if (console.json)
        return console.object({{"event", "ready"},
                               {"device", station.identity().deviceId},
                               {"key", core::toHex(key)},
                               {"in_directory", listed}});
    console.line(console.say("Trạm đã sẵn sàng: ", "The station is ready: ") + station.identity().deviceId);
    console.line(console.say("Khóa của máy này: ", "This device's key: ") + core::toHex(key));
    if (!listed)
        console.line(
            console.say("Danh bạ chưa ghi thiết bị này. Máy kiểm tra giấy được ngay; nhưng chừng nào chưa ghi, "
                        "máy không cấp được giấy, lượt quét của máy không được báo cho chốt khác, và không "
                        "lệnh nào đến được máy.",
                        "The directory does not list this device yet. It checks passes at once; until it is "
                        "listed it may issue none, its scans are not told to other checkpoints, and no order "
                        "reaches it."));
}

Exit synchronise(const Console &console, store::Station &station, const sync::SyncSource &source)
{
    const auto done = sync::syncOnce(
        station, source, store::readClock().wall, [](const sync::SyncProgress &) {}, sync::Damage::AsSeen);
    if (!done) {
        console.complain(sync::sentence(done.error(), console.language));
        const auto fault = done.error().fault;
        const bool comesRight = fault == sync::ImportFault::Unreachable || fault == sync::ImportFault::CaptivePortal ||
                                fault == sync::ImportFault::NotServed;
        return comesRight ? Exit::Later : Exit::Failed;
    }
    ready(console, station);
    return Exit::Success;
}

/// Asks until a person has decided, or something is wrong that waiting does not mend.
Exit enrolOverNetwork(const Console &console, store::Station &station, const core::EnrolmentCode &code,
                      const EnrolArguments &arguments)
{
    const auto transport = sync::overNetwork({});
    sync::Enrolment enrolment(code, deviceName(station, arguments));
    tell(console, "asking", console.say("Đang hỏi máy chủ ", "Asking the hub ") + printable(code.hub));
    for (int asked = 0;; ++asked) {
        while (const auto ask = enrolment.next(station, store::readClock()))
            enrolment.take(station, sync::askHub(transport, *ask), store::readClock());
        const auto &error = enrolment.error();
        if (error && (arguments.once || !sync::mayComeRight(error->fault)))
            return later(console, *error);
        if (!error && enrolment.state() == sync::Enrolment::State::Approved)
            break;
        if (error)
            console.complain(sync::sentence(*error, console.language));
        else if (asked == 0 || arguments.once)
            tell(console, "pending",
                 console.say("Chờ quản trị viên phê duyệt. Khóa của máy này: ",
                             "Waiting for the administrator's approval. This device's key: ") +
                     core::toHex(station.identity().key));
        if (arguments.once)
            return Exit::Later;
        std::this_thread::sleep_for(std::max(
            sync::enrolmentPause(asked), error && error->retryAfter ? *error->retryAfter : std::chrono::seconds(0)));
        enrolment.askAgain();
    }
    tell(console, "approved", console.say("Đã được phê duyệt.", "Approved."));
    return synchronise(console, station, {sync::treeOf(code.hub), sync::partialsOf(arguments.station)});
}

Exit enrolAtStick(const Console &console, store::Station &station, const core::EnrolmentCode &code,
                  const EnrolArguments &arguments)
{
    const fs::path folder(arguments.folder);
    const auto file = sync::enrolAtStick(station, code, deviceName(station, arguments), folder, store::readClock());
    if (!file)
        return later(console, file.error());
    const std::string key = core::toHex(station.identity().key);
    if (console.json)
        console.object({{"event", "requested"}, {"device", station.identity().deviceId}, {"key", key}});
    else
        console.line(
            console.say("Mang tệp này về cho quản trị viên: ", "Carry this file to the administrator: ") +
            printable(file->string()) +
            console.say("\nChép lại khóa của máy này, mang theo bằng đường khác: quản trị viên so khóa với tệp.\n",
                        "\nWrite this device's key down and bring it by another way: the administrator "
                        "compares it with the file.\n") +
            key);
    (void)console.flush(); // whoever watches wants it now
    return synchronise(console, station, {fs::absolute(folder / "tree").string(), sync::partialsOf(arguments.station)});
}

Exit enrol(Console &console, const EnrolArguments &arguments)
{
    const auto code = readCode(console, arguments);
    if (!code)
        return failed(console, code.error());
    if (const auto objection = objectionTo(console, arguments.name); !arguments.name.empty() && objection)
        return failed(console, *objection); // before anything is made
    auto station = stationIn(console, arguments);
    if (!station)
        return Exit::Failed;
    if (const auto objection = objectionTo(console, deviceName(*station, arguments)))
        return failed(console, *objection);
    return arguments.folder.empty() ? enrolOverNetwork(console, *station, *code, arguments)
                                    : enrolAtStick(console, *station, *code, arguments);
}

} // namespace

void addEnrol(CLI::App &app, Work &work)
{
    auto arguments = std::make_shared<EnrolArguments>();
    auto *command = app.add_subcommand("enrol", "Bring a new device in: make the code, and take it");
    command->require_subcommand(0, 1);
    auto *station = command->add_option("--station", arguments->station, "The station's folder; made if it is new");
    auto *code = command->add_option("--code", arguments->code, "The code's text");
    auto *picture = command->add_option("--picture", arguments->picture, "A picture of the code")->excludes(code);
    auto *folder = command->add_option("--folder", arguments->folder, "A folder or stick made by `enrol code --folder`")
                       ->excludes(code)
                       ->excludes(picture);
    command->add_option("--name", arguments->name, "What people call the device");
    command->add_flag("--once", arguments->once, "Ask once; status 3 while nobody has approved");
    addEnrolCode(*command, work);
    command->callback([=, &work] {
        if (!command->get_subcommands().empty())
            return;
        if (station->count() == 0 || code->count() + picture->count() + folder->count() == 0)
            throw CLI::RequiredError("--station, and --code, --picture or --folder");
        work = [=](Console &console) { return enrol(console, *arguments); };
    });
}

} // namespace th::tools
