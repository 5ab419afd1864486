// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/office.h"

#include "core/strict_json.h"
#include "newest_root.h"

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>

namespace th::administration {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t maxWish = 4096;
constexpr std::size_t fewestDigits = 16, allDigits = 64;

core::Failure<core::LocalName> failure(const char *vi, const char *en)
{
    return core::Failure{core::LocalName{vi, en}};
}

std::string textIn(const Json &json, const char *member)
{
    const auto found = json.find(member);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// Digits of a key as people type them: in groups, in capitals.
std::string digitsOf(const std::string &typed)
{
    std::string digits;
    for (const char c : typed)
        if (!std::isspace(static_cast<unsigned char>(c)))
            digits.push_back(static_cast<char>(std::tolower(static_cast<unsigned char>(c))));
    return digits;
}

/// Somebody else may have decided since the list was read: a device that works is not thrown out by an old list, nor
/// one that was thrown out let in again.
Done<> stillWaits(const Done<std::string> &hubSays, const Asking &device)
{
    if (!hubSays)
        return core::Failure{hubSays.error()};
    const auto known = knownDevices(core::Directory(), {*hubSays});
    if (!known)
        return core::Failure{known.error()};
    const auto found = std::ranges::find(known->devices, device.key, &KnownDevice::key);
    const bool unheardOf = found == known->devices.end();
    if (unheardOf ? !device.file.empty() : found->hubState == "pending")
        return {};
    return failure("Đã có người quyết định về máy này. Hãy đọc lại (F5).",
                   "Somebody has decided about this device meanwhile. Read again (F5).");
}

/// Not destroyed, and nothing that was put aside before is replaced. The file must be the request that was looked at.
Done<> putAside(const Asking &device)
{
    constexpr int mostTries = 1000;
    const auto request = openRequest(device.file);
    if (!request)
        return core::Failure{request.error()};
    if (request->device != device.key)
        return about(device.file,
                     {"bây giờ là yêu cầu khác. Hãy đọc lại (F5).", "is another request now. Read again (F5)."});
    std::error_code error = std::make_error_code(std::errc::file_exists);
    for (int n = 1; n < mostTries; ++n) {
        const std::string aside = device.file + (n == 1 ? "" : "." + std::to_string(n)) + ".refused";
        if (std::filesystem::exists(aside, error) || error)
            continue;
        std::filesystem::rename(device.file, aside, error);
        return error ? Done<>(about(device.file, {error.message(), error.message()})) : Done<>();
    }
    return about(device.file, {error.message(), error.message()});
}

} // namespace

Done<CodeWish> Office::lastWish() const
{
    if (const auto allowed = mayManageDevices(); !allowed)
        return core::Failure{allowed.error()};
    CodeWish wish;
    std::error_code error;
    if (!std::filesystem::exists(path("enrolment.json"), error))
        return wish;
    const auto text = readFile(path("enrolment.json"), maxWish);
    if (!text)
        return core::Failure{text.error()};
    const auto json = core::parseStrictJson(core::asBytes(*text), maxWish, core::JsonNumbers::Whole);
    if (!json || !json->is_object())
        return about(path("enrolment.json"), {"không đọc được: phải là {\"hub\": …, \"hub_key\": …}",
                                              "cannot be read: {\"hub\": …, \"hub_key\": …} is expected"});
    wish.hub = textIn(*json, "hub");
    wish.hubKey = textIn(*json, "hub_key");
    return wish;
}

/// What was left to the hub on this machine.
Done<> Office::fill(CodeWish &wish) const
{
    if ((wish.hubKey.empty() || wish.token.empty()) && !hasHub())
        return failure("Máy chủ không ở máy này: hãy điền khóa của máy chủ (thonghanh-hub key show) và mã dùng một lần "
                       "(thonghanh-hub token new).",
                       "The hub is not on this machine: give its key (thonghanh-hub key show) and a token "
                       "(thonghanh-hub token new).");
    if (wish.hubKey.empty()) {
        const auto key = ask({"key", "show"});
        if (!key)
            return core::Failure{key.error()};
        wish.hubKey = key->substr(0, key->find_first_of(" \r\n"));
    }
    if (const auto kept = remember(wish); !kept) // before a token is spent
        return kept;
    if (wish.token.empty()) {
        const auto token = ask({"token", "new", "--hours", std::to_string(wish.hours)});
        if (!token)
            return core::Failure{token.error()};
        wish.token = *token;
    }
    return {};
}

Done<> Office::remember(const CodeWish &wish) const
{
    const auto last = lastWish();
    if (last && last->hub == wish.hub && last->hubKey == wish.hubKey)
        return {};
    const std::string text = Json{{"hub", wish.hub}, {"hub_key", wish.hubKey}}.dump(1) + "\n";
    const auto written = writeFile(path("enrolment.json"), text, store::Placing::Replace);
    return written ? Done<>() : Done<>(core::Failure{written.error()});
}

Done<core::EnrolmentCode> Office::newCode(const CodeWish &wish, core::Instant now)
{
    constexpr int mostHours = 8760;
    if (const auto allowed = mayManageDevices(); !allowed)
        return core::Failure{allowed.error()};
    if (wish.hours < 1 || wish.hours > mostHours)
        return failure("Hạn dùng từ 1 đến 8760 giờ.", "1 to 8,760 hours are possible.");
    const auto root = newestRoot(m_folder);
    if (!root)
        return failure("Trong thư mục không có gốc tin cậy: hãy chép tệp N.root.json mới nhất vào đó.",
                       "There is no root of trust in the folder: copy the newest N.root.json there.");
    CodeParts parts{wish.hub, digitsOf(wish.hubKey), *root, "x", now + std::chrono::hours(wish.hours)};
    if (parts.hubKey.empty())
        parts.hubKey = "58" + std::string(allDigits - 2, '6'); // the base point, which is a key as good as any
    if (const auto sound = makeCode(parts); !sound)            // before a token is spent
        return core::Failure{sound.error()};
    CodeWish whole = wish;
    whole.hubKey = digitsOf(wish.hubKey);
    if (const auto filled = fill(whole); !filled)
        return core::Failure{filled.error()};
    parts.hubKey = whole.hubKey;
    parts.token = tokenIn(whole.token);
    return makeCode(parts);
}

Done<std::vector<Asking>> Office::asking() const
{
    if (const auto allowed = mayManageDevices(); !allowed)
        return core::Failure{allowed.error()};
    std::vector<Asking> asking;
    std::vector<core::PublicKey> decided;
    if (hasHub()) {
        auto told = ask({"device", "list"});
        if (!told)
            return core::Failure{told.error()};
        const auto known = knownDevices(core::Directory(), {std::move(told).value()});
        if (!known)
            return core::Failure{known.error()};
        for (const KnownDevice &device : known->devices)
            if (device.hubState == "pending")
                asking.push_back({device.key, device.hubName, device.askedAt});
            else
                decided.push_back(device.key);
    }
    std::error_code error;
    std::vector<std::string> files;
    for (std::filesystem::directory_iterator at(path("requests"), error), end; !error && at != end; at.increment(error))
        if (std::error_code unknown; at->path().extension() == ".txt" && at->is_regular_file(unknown))
            files.push_back(at->path().string());
    std::ranges::sort(files);
    for (const std::string &file : files)
        if (const auto request = openRequest(file);
            request && std::ranges::find(decided, request->device) == decided.end())
            asking.push_back({request->device, request->name, std::nullopt, file});
    return asking;
}

Done<> Office::approve(const Asking &device, const std::string &compared, const std::string &name)
{
    if (const auto allowed = mayManageDevices(); !allowed)
        return allowed;
    const std::string key = core::toHex(device.key), digits = digitsOf(compared);
    const std::size_t fewest = device.file.empty() ? fewestDigits : allDigits;
    if (digits.size() < fewest)
        return device.file.empty()
                   ? failure("Hãy gõ ít nhất 16 chữ số đầu của khóa, như máy mới đang hiện.",
                             "Type at least the first 16 digits of the key, as the new device shows it.")
                   : failure("Yêu cầu đi bằng USB: hãy gõ đủ 64 chữ số của khóa, như máy mới đang hiện.",
                             "This request came by stick: type all 64 digits of the key, as the new device shows it.");
    if (!key.starts_with(digits))
        return failure(
            "Không khớp: khóa trên máy đó khác khóa của yêu cầu này. Đừng phê duyệt; hỏi lại người ở máy đó.",
            "It does not match: that device's key is not the one of this request. Do not approve it; ask "
            "whoever is at the device.");
    if (!core::isDeviceName(name))
        return failure("Tên thiết bị có từ 1 đến 80 byte, không có ký tự điều khiển.",
                       "A device's name is 1 to 80 bytes of text, without control characters.");
    if (!hasHub()) {
        const std::string line = "thonghanh-hub device approve " + key + " --name …";
        return core::Failure{
            core::LocalName{"Khóa khớp. Máy chủ không ở máy này; trên máy chủ hãy chạy: " + line,
                            "The key matches. The hub is not on this machine; on the hub run: " + line}};
    }
    if (const auto waits = stillWaits(ask({"device", "list"}), device); !waits)
        return waits;
    const auto done = ask({"device", "approve", key, "--name", name});
    return done ? Done<>() : Done<>(core::Failure{done.error()});
}

Done<> Office::refuse(const Asking &device)
{
    if (const auto allowed = mayManageDevices(); !allowed)
        return allowed;
    if (!device.file.empty())
        return putAside(device);
    if (!hasHub())
        return failure("Máy chủ không ở máy này.", "The hub is not on this machine.");
    if (const auto waits = stillWaits(ask({"device", "list"}), device); !waits)
        return waits;
    const auto done = ask({"device", "revoke", core::toHex(device.key)});
    return done ? Done<>() : Done<>(core::Failure{done.error()});
}

} // namespace th::administration
