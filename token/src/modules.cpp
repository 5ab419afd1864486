// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection.h"

#include <utility>

namespace th::token {
namespace {

/// PKCS#11 pads its texts with spaces, and nobody promises that they are UTF-8.
template <std::size_t size> std::string unpadded(const CK_UTF8CHAR (&text)[size])
{
    std::string result(reinterpret_cast<const char *>(text), size);
    result.erase(std::min(result.find('\0'), result.size()));
    result.erase(result.find_last_not_of(' ') + 1);
    return result;
}

PinState pinStateOf(CK_FLAGS flags)
{
    if ((flags & CKF_LOGIN_REQUIRED) != 0 && (flags & CKF_USER_PIN_INITIALIZED) == 0)
        return PinState::NotSet;
    if ((flags & CKF_USER_PIN_LOCKED) != 0)
        return PinState::Locked;
    if ((flags & CKF_USER_PIN_FINAL_TRY) != 0)
        return PinState::LastTry;
    return (flags & CKF_USER_PIN_COUNT_LOW) != 0 ? PinState::FewTries : PinState::Fine;
}

} // namespace

Outcome<Modules> Modules::load(const std::string &path)
{
    p11_kit_be_quiet(); // it would print on standard error
    Modules modules;
    modules.m_path = path;
    if (path.empty()) {
        modules.m_registered = p11_kit_modules_load_and_initialize(0);
        if (!modules.m_registered || !*modules.m_registered)
            return core::Failure{Problem{Fault::NoModule, "p11-kit"}};
        return modules;
    }
    if (path.front() != '/') // p11-kit would look for it in the folder of its own modules
        return core::Failure{Problem{Fault::NoModule, path}};
    CK_FUNCTION_LIST *loaded = p11_kit_module_load(path.c_str(), 0);
    if (!loaded)
        return core::Failure{Problem{Fault::NoModule, path}};
    if (p11_kit_module_initialize(loaded) != CKR_OK) {
        p11_kit_module_release(loaded);
        return core::Failure{Problem{Fault::NoModule, path}};
    }
    modules.m_one = loaded;
    return modules;
}

Modules::Modules(Modules &&other) noexcept
    : m_path(std::move(other.m_path)), m_one(std::exchange(other.m_one, nullptr)),
      m_registered(std::exchange(other.m_registered, nullptr))
{
}

Modules::~Modules()
{
    if (m_one) {
        p11_kit_module_finalize(m_one);
        p11_kit_module_release(m_one);
    }
    if (m_registered)
        p11_kit_modules_finalize_and_release(m_registered);
}

std::vector<CK_FUNCTION_LIST *> Modules::all() const
{
    std::vector<CK_FUNCTION_LIST *> every;
    if (m_one)
        every.push_back(m_one);
    for (CK_FUNCTION_LIST **each = m_registered; each && *each; ++each)
        every.push_back(*each);
    return every;
}

std::vector<PluggedIn> tokensIn(const Modules &modules, P11KitUri *address)
{
    std::vector<PluggedIn> found;
    for (CK_FUNCTION_LIST *module : modules.all()) {
        CK_ULONG count = 0;
        if (module->C_GetSlotList(CK_TRUE, nullptr, &count) != CKR_OK)
            continue;
        std::vector<CK_SLOT_ID> slots(count);
        if (module->C_GetSlotList(CK_TRUE, slots.data(), &count) != CKR_OK)
            continue;
        slots.resize(std::min<std::size_t>(slots.size(), count));
        for (const CK_SLOT_ID slot : slots) {
            PluggedIn each{module, slot, {}};
            if (module->C_GetTokenInfo(slot, &each.info) != CKR_OK || (each.info.flags & CKF_TOKEN_INITIALIZED) == 0)
                continue;
            if (!address || p11_kit_uri_match_token_info(address, &each.info) == 1)
                found.push_back(each);
        }
    }
    return found;
}

TokenFacts factsOf(const PluggedIn &token, const std::string &modulePath)
{
    const Uri uri(p11_kit_uri_new());
    *p11_kit_uri_get_token_info(uri.get()) = token.info;
    if (!modulePath.empty())
        p11_kit_uri_set_module_path(uri.get(), modulePath.c_str());
    return {unpadded(token.info.label),
            unpadded(token.info.serialNumber),
            unpadded(token.info.manufacturerID),
            unpadded(token.info.model),
            pinStateOf(token.info.flags),
            (token.info.flags & CKF_PROTECTED_AUTHENTICATION_PATH) != 0,
            formatAddress(*uri, P11_KIT_URI_FOR_ANY)};
}

Outcome<std::vector<TokenFacts>> listTokens(const std::string &module)
{
    const auto modules = Modules::load(module);
    if (!modules)
        return core::Failure{modules.error()};
    std::vector<TokenFacts> facts;
    for (const PluggedIn &token : tokensIn(*modules, nullptr))
        facts.push_back(factsOf(token, module));
    return facts;
}

} // namespace th::token
