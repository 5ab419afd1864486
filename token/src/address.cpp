// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "address.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>

namespace th::token {
namespace {

constexpr std::string_view scheme = "pkcs11:";
constexpr std::size_t longestAddress = 2048;

std::string textOr(const char *text) { return text ? text : ""; }

} // namespace

bool isAddress(std::string_view text)
{
    return text.size() >= scheme.size() && std::equal(scheme.begin(), scheme.end(), text.begin(), [](char a, char b) {
               return a == static_cast<char>(std::tolower(static_cast<unsigned char>(b)));
           });
}

Outcome<Uri> parseAddress(const std::string &text)
{
    // What may carry a PIN is not repeated in a complaint.
    const std::string shown = text.substr(0, std::min(text.find('?'), longestAddress));
    if (!isAddress(text) || text.size() > longestAddress)
        return core::Failure{Problem{Fault::Address, shown}};
    Uri uri(p11_kit_uri_new());
    if (p11_kit_uri_parse(text.c_str(), P11_KIT_URI_FOR_ANY, uri.get()) != P11_KIT_URI_OK ||
        p11_kit_uri_any_unrecognized(uri.get()) != 0)
        return core::Failure{Problem{Fault::Address, shown}};
    if (p11_kit_uri_get_pin_value(uri.get()))
        return core::Failure{Problem{Fault::PinInAddress, shown}};
    return uri;
}

std::string formatAddress(P11KitUri &uri, P11KitUriType type)
{
    char *text = nullptr;
    if (p11_kit_uri_format(&uri, type, &text) != P11_KIT_URI_OK)
        return {};
    const std::unique_ptr<char, decltype(&std::free)> owned(text, &std::free);
    return text;
}

std::string modulePath(const P11KitUri &uri) { return textOr(p11_kit_uri_get_module_path(&uri)); }

std::string pinFile(const P11KitUri &uri)
{
    std::string source = textOr(p11_kit_uri_get_pin_source(&uri));
    if (source.starts_with('|'))
        return {};
    if (source.starts_with("file:"))
        source.erase(0, 5);
    if (source.starts_with("//"))
        source.erase(0, 2);
    return source;
}

WantedKey wantedKey(P11KitUri &uri)
{
    WantedKey wanted;
    if (const CK_ATTRIBUTE *label = p11_kit_uri_get_attribute(&uri, CKA_LABEL))
        wanted.label.emplace(static_cast<const char *>(label->pValue), label->ulValueLen);
    if (const CK_ATTRIBUTE *id = p11_kit_uri_get_attribute(&uri, CKA_ID)) {
        const auto *bytes = static_cast<const std::uint8_t *>(id->pValue);
        wanted.id.emplace(bytes, bytes + id->ulValueLen);
    }
    return wanted;
}

std::string keyAddress(const std::string &token, const std::string &label, const core::Bytes &id)
{
    auto uri = parseAddress(token);
    if (!uri)
        return {};
    CK_OBJECT_CLASS kind = CKO_PRIVATE_KEY;
    std::string labelCopy = label;
    core::Bytes idCopy = id;
    CK_ATTRIBUTE attributes[] = {{CKA_CLASS, &kind, sizeof kind},
                                 {CKA_LABEL, labelCopy.data(), labelCopy.size()},
                                 {CKA_ID, idCopy.data(), idCopy.size()}};
    for (CK_ATTRIBUTE &attribute : attributes)
        if (attribute.ulValueLen > 0)
            p11_kit_uri_set_attribute(uri->get(), &attribute);
    return formatAddress(**uri, P11_KIT_URI_FOR_OBJECT_ON_TOKEN_AND_MODULE);
}

} // namespace th::token
