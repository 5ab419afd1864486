// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/document.h"

#include "accounts/package.h"
#include "core/printable.h"
#include "core/strict_json.h"

#include <nlohmann/json.hpp>

namespace th::administration {

namespace {

constexpr std::size_t maxDocument = 16 * 1024 * 1024;
constexpr std::size_t fewestToFind = 8;

} // namespace

std::optional<core::DocumentError> faultIn(core::ByteView document)
{
    const auto json = core::parseStrictJson(document, maxDocument, core::JsonNumbers::Any);
    if (!json)
        return json.error();
    if (json->is_object() && json->value("format", nlohmann::ordered_json()) == "th-policy-1") {
        const auto policy = core::parsePolicy(document);
        return policy ? std::nullopt : std::optional(policy.error());
    }
    const auto directory = core::parseDirectory(document);
    return directory ? std::nullopt : std::optional(directory.error());
}

Done<core::Bytes> readDocument(const std::string &file)
{
    const auto content = readFile(file, maxDocument);
    if (!content)
        return core::Failure{content.error()};
    const core::ByteView bytes = core::asBytes(*content);
    if (file.ends_with(".acc")) {
        if (const auto face = accounts::faceOf(bytes); !face)
            return about(file, {"không phải gói tài khoản (" + face.error() + ")",
                                "no package of accounts (" + face.error() + ")"});
        return core::Bytes(bytes.begin(), bytes.end());
    }
    if (const auto fault = faultIn(bytes)) {
        const auto [line, column] = core::placeOf(bytes, *fault);
        const std::string place = core::printable(file) + ":" + std::to_string(line) + ":" + std::to_string(column) +
                                  ": " + core::printable(fault->where) + (fault->where.empty() ? "" : ": ");
        const std::string rule = core::printable(fault->rule);
        return core::Failure{core::LocalName{place + "phải là: " + rule, place + "expected: " + rule}};
    }
    return core::Bytes(bytes.begin(), bytes.end());
}

Done<core::Policy> readPolicy(const std::string &file)
{
    const auto bytes = readDocument(file);
    if (!bytes)
        return core::Failure{bytes.error()};
    auto policy = core::parsePolicy(*bytes);
    if (!policy) // a directory
        return about(file, {"không phải bộ quy tắc", "not a policy"});
    return std::move(policy).value();
}

Done<DirectoryFile> readDirectory(const std::string &file)
{
    auto bytes = readDocument(file);
    if (!bytes)
        return core::Failure{bytes.error()};
    auto directory = core::parseDirectory(*bytes);
    if (!directory) // a policy
        return about(file, {"không phải danh bạ", "not a directory"});
    return DirectoryFile{file, std::move(*bytes), std::move(*directory)};
}

Done<const core::Device *> deviceIn(const DirectoryFile &file, const std::string &text)
{
    const core::Device *found = nullptr;
    for (const core::Device &device : file.directory.devices()) {
        if (device.id == text)
            return &device;
        if (text.size() < fewestToFind || (!core::toHex(device.key).starts_with(text) && !device.id.starts_with(text)))
            continue;
        if (found)
            return about(text, {"có nhiều thiết bị bắt đầu như vậy; hãy ghi dài hơn",
                                "several devices begin so; write more of it"});
        found = &device;
    }
    if (found)
        return found;
    return about(text, {"danh bạ không có thiết bị này; hãy ghi mã, hoặc ít nhất 8 ký tự đầu của mã hay khóa "
                        "(xem: thonghanhctl device list)",
                        "the directory has no such device; give its id, or at least the first 8 characters of its id "
                        "or key (see: thonghanhctl device list)"});
}

} // namespace th::administration
