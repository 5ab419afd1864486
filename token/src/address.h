// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "token/token.h"

#include <p11-kit/p11-kit.h>
#include <p11-kit/uri.h>

namespace th::token {

struct FreeUri {
    void operator()(P11KitUri *uri) const { p11_kit_uri_free(uri); }
};
using Uri = std::unique_ptr<P11KitUri, FreeUri>;

[[nodiscard]] Outcome<Uri> parseAddress(const std::string &text);
[[nodiscard]] std::string formatAddress(P11KitUri &uri, P11KitUriType type);
[[nodiscard]] std::string modulePath(const P11KitUri &uri);
/// The file in "pin-source"; commands ("|…") are not run and give nothing.
[[nodiscard]] std::string pinFile(const P11KitUri &uri);

/// The key that an address names, as far as it does.
struct WantedKey {
    std::optional<std::string> label;
    std::optional<core::Bytes> id;
};
[[nodiscard]] WantedKey wantedKey(P11KitUri &uri);
/// The address of a key on the token that `uri` names.
[[nodiscard]] std::string keyAddress(const std::string &token, const std::string &label, const core::Bytes &id);

} // namespace th::token
