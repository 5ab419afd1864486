// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "administrator.h"

#include "administration.h"
#include "store/files.h"

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/socket.h>
#include <sys/un.h>
#include <system_error>
#include <unistd.h>

namespace th::hub {

namespace {

constexpr std::size_t maxKeyFile = 4096;
constexpr std::string_view sqlitePrefix = "sqlite:";

store::Descriptor connectTo(const std::string &path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    store::Descriptor socket(
        path.empty() || path.size() >= sizeof address.sun_path ? -1 : ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (!socket.valid())
        return socket;
    std::memcpy(address.sun_path, path.data(), path.size());
    if (::connect(socket.number(), reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        return store::Descriptor(-1);
    return socket;
}

std::string askRunning(const store::Descriptor &socket, const std::string &line)
{
    if (::send(socket.number(), line.data(), line.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(line.size()))
        return {};
    std::string answer;
    char part[65'536];
    for (ssize_t got = 0; (got = ::recv(socket.number(), part, sizeof part, 0)) > 0;)
        answer.append(part, static_cast<std::size_t>(got));
    return answer;
}

std::string sentenceOf(const Json &answer, const Words &say)
{
    const std::string code = answer.value("error", "failed");
    if (code == "no_such_device")
        return say("Không có thiết bị nào có khóa như vậy. Hãy xem: thonghanh-hub device list",
                   "No device has such a key. See: thonghanh-hub device list");
    if (code == "several_devices")
        return say("Có nhiều thiết bị có khóa bắt đầu như vậy. Hãy ghi dài hơn.",
                   "Several devices' keys begin so. Write more of it.");
    if (code == "key_too_short")
        return say("Để phê duyệt, hãy ghi ít nhất 16 chữ số đầu của khóa, so với khóa hiện trên máy.",
                   "To approve, give at least the first 16 digits of the key, compared with what the device shows.");
    if (code == "no_such_alarm")
        return say("Không có báo động nào mang số này. Hãy xem: thonghanh-hub alarm list",
                   "No alarm has this number. See: thonghanh-hub alarm list");
    if (code == "bad_key")
        return say("Khóa này không hợp lệ.", "This is not a valid key.");
    return say("Không thực hiện được: ", "Could not be done: ") + code + " " + answer.value("detail", "");
}

} // namespace

core::Language languageOf(int argc, const char *const *argv)
{
    for (int i = 1; i + 1 < argc; ++i)
        if (std::string_view(argv[i]) == "--lang")
            return std::string_view(argv[i + 1]) == "en" ? core::Language::English : core::Language::Vietnamese;
    for (const char *variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char *value = std::getenv(variable);
        if (value && *value)
            return std::string_view(value).starts_with("en") ? core::Language::English : core::Language::Vietnamese;
    }
    return core::Language::Vietnamese;
}

std::string controlSocketOf(const std::string &database)
{
    return database.starts_with(sqlitePrefix) ? database.substr(sqlitePrefix.size()) + ".control" : std::string();
}

Milliseconds systemClock()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

core::Result<core::SoftwareKey, std::string> readKey(const std::string &file, const Words &say)
{
    const store::Descriptor opened(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    std::vector<char, core::WipingAllocator<char>> text(maxKeyFile);
    const ssize_t got = opened.valid() ? ::read(opened.number(), text.data(), text.size()) : -1;
    if (got < 0)
        return core::Failure{say("Không đọc được khóa của máy chủ ", "Cannot read the server's key ") + file + ": " +
                             std::generic_category().message(errno) +
                             say(". Tạo khóa bằng: thonghanh-hub key new", ". Make one with: thonghanh-hub key new")};
    auto key = core::SoftwareKey::unwrap({text.data(), static_cast<std::size_t>(got)}, "");
    if (!key)
        return core::Failure{file + say(" không phải là tệp khóa.", " is not a key file.")};
    return std::move(key).value();
}

std::optional<std::string> writeNewKey(const std::string &file, const Words &say)
{
    const auto wrapped = core::SoftwareKey::generate().wrap("");
    const auto placed = wrapped ? store::placeFile(file, wrapped->view(), store::Placing::NewPrivate)
                                : store::FileResult(core::Failure{std::make_error_code(std::errc::not_enough_memory)});
    if (!placed)
        return say("Không ghi được khóa ", "Cannot write the key ") + file + ": " + placed.error().message();
    if (const auto synced = store::syncFolder(std::filesystem::path(file).parent_path()); !synced)
        return say("Không ghi được khóa ", "Cannot write the key ") + file + ": " + synced.error().message();
    return std::nullopt;
}

core::Result<Json, std::string> administrate(const Given &given, const Json &request, const Words &say)
{
    Json answer;
    if (const auto running = connectTo(controlSocketOf(given.database)); running.valid()) {
        answer = Json::parse(askRunning(running, request.dump() + "\n"), nullptr, false);
    } else {
        auto key = readKey(given.keyFile, say);
        if (!key)
            return core::Failure{key.error()};
        auto storage = Storage::open(given.database, *key);
        if (!storage)
            return core::Failure{sentence(storage.error(), say.language)};
        answer = administer(**storage, request.dump(), systemClock());
    }
    if (!answer.is_object() || !answer.contains("ok"))
        return core::Failure{sentenceOf(answer.is_object() ? answer : Json::object(), say)};
    return answer;
}

} // namespace th::hub
