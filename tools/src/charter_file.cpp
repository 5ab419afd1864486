// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charter_file.h"

#include "accounts/package.h"
#include "administration/document.h"
#include "core/strict_json.h"
#include "files.h"
#include "said.h"
#include "signing_key.h"

#include <algorithm>
#include <array>

namespace th::tools {

namespace {

constexpr std::size_t maxCharter = 5 * 1024 * 1024;
constexpr std::size_t maxKeyFile = 8192; // the PEM of an RSA key of 16,384 bits
constexpr std::array<const char *, 2> documents{"directory.json", "policy.json"};

std::optional<core::PublicKey> keyFromHex(const std::string &hex)
{
    core::PublicKey key{};
    const auto bytes = core::fromHex(hex);
    if (!bytes || bytes->size() != key.size())
        return std::nullopt;
    std::ranges::copy(*bytes, key.begin());
    return key;
}

/// RSA keys are listed for PSS, the better of the two; `key show` of a token that cannot do it says otherwise.
std::optional<sync::MetadataKey> keyFromPem(const std::string &pem)
{
    for (const auto &[type, scheme] :
         {std::pair{"ecdsa", "ecdsa-sha2-nistp256"}, std::pair{"rsa", "rsassa-pss-sha256"}})
        if (sync::MetadataKey key{type, scheme, pem}; sync::isUsable(key))
            return key;
    return std::nullopt;
}

std::optional<sync::MetadataKey> keyFromJson(const Json &json)
{
    if (!json.is_object() || !json.value("public", Json()).is_string())
        return std::nullopt;
    const std::string value = json.at("public").get<std::string>();
    if (const auto key = keyFromHex(value))
        return sync::metadataKey(*key);
    sync::MetadataKey key = keyFromPem(value).value_or(sync::MetadataKey{});
    if (json.value("scheme", Json()).is_string())
        key.scheme = json.at("scheme").get<std::string>();
    return sync::isUsable(key) ? std::optional(key) : std::nullopt;
}

std::optional<sync::MetadataKey> keyNamedIn(std::string_view content)
{
    if (const auto key = core::SoftwareKey::publicKeyNamedIn(content))
        return sync::metadataKey(*key);
    if (content.starts_with("-----BEGIN PUBLIC KEY-----"))
        return keyFromPem(std::string(content));
    if (const auto json = core::parseStrictJson(core::asBytes(content), maxKeyFile, core::JsonNumbers::Whole))
        return keyFromJson(*json);
    const auto key = keyFromHex(std::string(content.substr(0, content.find_first_of("\r\n "))));
    return key ? std::optional(sync::metadataKey(*key)) : std::nullopt;
}

core::Result<sync::MetadataKey, std::string> keyOnToken(const Console &console, const std::string &address)
{
    const auto key = SigningKey::open(console, address, "");
    if (!key)
        return core::Failure{key.error()};
    return key->forMetadata().key;
}

std::filesystem::path beside(const CharterFile &file, const std::string &name)
{
    return std::filesystem::path(file.name).parent_path() / name;
}

/// The document of a targets file; nothing if the file lists none of that name.
core::Result<std::optional<core::Bytes>, std::string> documentOf(const Console &console, const CharterFile &file,
                                                                 const std::string &name)
{
    const auto facts = file.charter.files.find(name);
    if (facts == file.charter.files.end())
        return std::optional<core::Bytes>();
    const std::string path = beside(file, name).string();
    auto document = readDocument(console, path);
    if (!document)
        return core::Failure{document.error()};
    if (sync::difference(facts->second, *document))
        return core::Failure{printable(path) + ": " +
                             console.say("không phải tài liệu mà tệp targets nêu. Hãy mang đúng tài liệu kèm theo.",
                                         "not the document that the targets file lists. Bring the one that belongs "
                                         "to it.")};
    return std::optional<core::Bytes>(std::move(document).value());
}

} // namespace

core::Result<CharterFile, std::string> readCharterFile(const Console &console, const std::string &file)
{
    const auto content = readWhole(console, file, maxCharter);
    if (!content)
        return core::Failure{content.error()};
    auto charter = sync::readCharter(core::asBytes(*content));
    if (!charter)
        return core::Failure{printable(file) + ": " + printable(charter.error().in(console.language))};
    return CharterFile{file, core::Bytes(content->begin(), content->end()), std::move(charter).value()};
}

core::Result<sync::MetadataKey, std::string> readPublicKey(const Console &console, const std::string &text)
{
    if (const auto key = keyFromHex(text))
        return sync::metadataKey(*key);
    if (token::isAddress(text))
        return keyOnToken(console, text);
    const auto content = readSecret(console, text, maxKeyFile); // it may be a key file without a passphrase
    if (!content)
        return core::Failure{content.error()};
    if (const auto key = keyNamedIn(content->view()))
        return *key;
    return core::Failure{printable(text) + ": " +
                         console.say("không có khóa công khai nào trong đó", "there is no public key in it")};
}

core::Result<core::Bytes, std::string> readDocument(const Console &console, const std::string &file)
{
    return said(console, administration::readDocument(file));
}

core::Result<sync::Words, std::string> documentWords(const Console &console, const CharterFile &after,
                                                     const CharterFile *before)
{
    sync::Words words;
    for (const char *name : documents) {
        const auto now = documentOf(console, after, name);
        if (!now)
            return core::Failure{now.error()};
        if (!*now)
            continue;
        const auto old = before ? documentOf(console, *before, name) : std::optional<core::Bytes>();
        if (!old)
            return core::Failure{old.error()};
        const core::Bytes nothing;
        const auto changes = sync::documentChanges(*old ? **old : nothing, **now);
        if (!changes.empty())
            words.push_back({std::string(name) + ":", std::string(name) + ":"});
        for (const core::LocalName &change : changes)
            words.push_back({"  " + change.vi, "  " + change.en});
    }
    for (const auto &[name, facts] : after.charter.files) {
        if (!name.starts_with("accounts/"))
            continue;
        const auto package = documentOf(console, after, name);
        if (!package)
            return core::Failure{package.error()};
        if (const auto earlier = before ? before->charter.files.find(name) : after.charter.files.end();
            before && earlier != before->charter.files.end() && earlier->second.hashes == facts.hashes)
            continue;
        const auto face = accounts::faceOf(**package);
        words.push_back({name + ": danh sách tài khoản số " + std::to_string(face->number) + " của " + face->unit.text +
                             ", cho " + std::to_string(face->devices) + " thiết bị",
                         name + ": accounts number " + std::to_string(face->number) + " of " + face->unit.text +
                             ", for " + std::to_string(face->devices) + " devices"});
    }
    return words;
}

void showWords(const Console &console, const sync::Words &words)
{
    for (const core::LocalName &each : words)
        console.line(printable(each.in(console.language)));
}

} // namespace th::tools
