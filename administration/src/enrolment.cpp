// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/enrolment.h"

#include "core/printable.h"
#include "sync/ceremony.h"
#include "sync/import.h"
#include "sync/trusted_set.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace th::administration {

namespace {

constexpr std::size_t maxCharter = 5 * 1024 * 1024;
constexpr std::size_t maxRequest = 4096;

template <std::size_t size> bool takeHex(const std::string &hex, std::array<std::uint8_t, size> &into)
{
    const auto bytes = core::fromHex(hex);
    if (!bytes || bytes->size() != size)
        return false;
    std::ranges::copy(*bytes, into.begin());
    return true;
}

struct Root {
    core::Bytes bytes;
    std::uint64_t version = 0;
};

Done<Root> readRoot(const std::string &file)
{
    const auto content = readFile(file, maxCharter);
    if (!content)
        return core::Failure{content.error()};
    const core::ByteView bytes = core::asBytes(*content);
    const auto charter = sync::readCharter(bytes);
    if (!charter)
        return about(file, {core::printable(charter.error().vi), core::printable(charter.error().en)});
    if (charter->kind != sync::CharterKind::Root)
        return about(file, {"không phải gốc tin cậy", "not a root of trust"});
    Root root{core::Bytes(bytes.begin(), bytes.end()), charter->facts.version};
    if (const auto trusted = sync::TrustedSet::begin(root.bytes); !trusted) { // no device would take it
        const std::string why = " (" + core::printable(trusted.error().detail) + ")";
        return about(file, {"gốc tin cậy chưa đủ chữ ký" + why, "the root of trust lacks signatures" + why});
    }
    return root;
}

} // namespace

std::string tokenIn(std::string_view printed)
{
    std::string text(printed);
    if (const auto json = nlohmann::json::parse(text, nullptr, false); json.is_object() && json.contains("token"))
        text = json.at("token").is_string() ? json.at("token").get<std::string>() : "";
    return text.substr(0, text.find_first_of(" \t\r\n"));
}

Done<core::EnrolmentCode> makeCode(const CodeParts &parts)
{
    if (!core::isHubAddress(parts.hub))
        return core::Failure{core::LocalName{"Cần địa chỉ http(s) của máy chủ, nhiều nhất 200 ký tự.",
                                             "An http(s) address of the hub of at most 200 characters is wanted."}};
    if (!core::isSealedWay(parts.hub))
        return core::Failure{
            core::LocalName{"Cần https://: qua http:// ai nghe trên đường cũng đọc được mã dùng một lần.",
                            "https:// is wanted: over http:// whoever listens reads the token."}};
    const auto root = readRoot(parts.rootFile);
    if (!root)
        return core::Failure{root.error()};
    core::EnrolmentCode code;
    std::string print = sync::rootFingerprint(root->bytes);
    std::erase(print, ' ');
    if (!takeHex(print, code.root) || !takeHex(parts.hubKey, code.hubKey))
        return core::Failure{core::LocalName{"Khóa của máy chủ là 64 chữ số; xem: thonghanh-hub key show",
                                             "The hub's key is 64 digits; see: thonghanh-hub key show"}};
    code.hub = parts.hub;
    code.rootVersion = root->version;
    code.token = parts.token;
    code.expires = parts.expires;
    if (const auto read = core::decodeEnrolment(core::encodeEnrolment(code)); !read || *read != code)
        return core::Failure{core::LocalName{"Địa chỉ, khóa hoặc mã dùng một lần không đúng quy cách.",
                                             "Address, key or token break the format of the code."}};
    return code;
}

Done<core::EnrolmentRequest> openRequest(const std::string &file, const std::optional<std::string> &token)
{
    const auto text = readFile(file, maxRequest);
    if (!text)
        return core::Failure{text.error()};
    auto request = core::openEnrolmentRequest(*text);
    if (!request)
        return about(file, {"không phải yêu cầu ghi danh còn nguyên vẹn: hãy chép lại từ máy đó.",
                            "not a whole request to enrol: copy it again from the device."});
    if (token && *token != request->token)
        return about(file, {"yêu cầu này không mang mã dùng một lần đã đưa ra. Đừng phê duyệt; hỏi lại người ở máy đó.",
                            "this request does not carry the token that was handed out. Do not approve it; ask "
                            "whoever is at the device."});
    return std::move(*request);
}

} // namespace th::administration
