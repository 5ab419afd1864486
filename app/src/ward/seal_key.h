// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "desk/sealing.h"
#include "key_file.h"
#include "open_desk.h"

#include <memory>
#include <string>
#include <vector>

namespace th::app {

/// A key to seal with, as somebody chose it: a key file or, with an address, one on a token.
struct SealKeyChoice {
    QString file;
    std::string address;                              ///< "pkcs11:…", of a token or of a key on it; empty: the file
    std::shared_ptr<const core::SecretText> secret{}; ///< passphrase or PIN
    bool lastTry = false; ///< who typed the PIN knows that another wrong one locks the token
    std::string series{}; ///< to number passes of; empty: the only one, or the one of the last time
};

/// A key that is open. Lives no longer than the sealing that it was opened for. Thread: store.
class OpenSealKey {
public:
    /// On a token of several keys: the one that the directory lists for the unit. What cannot work is said before a PIN
    /// is tried.
    [[nodiscard]] static desk::Done<std::shared_ptr<OpenSealKey>> open(const OpenDesk &open,
                                                                       const SealKeyChoice &choice);
    [[nodiscard]] desk::SealKey forSealing();
    [[nodiscard]] bool onToken() const;
    [[nodiscard]] std::vector<std::string> seriesIn(const core::Directory &directory) const; ///< that it numbers in

    struct State; // takes shape where the room token is known
    explicit OpenSealKey(std::shared_ptr<State> state) : m_state(std::move(state)) {}

private:
    std::shared_ptr<State> m_state;
};

/// A token that is plugged in, for people to choose from.
struct TokenOffer {
    std::string name, address;
    core::LocalName note{}; ///< why its PIN wants care; empty: it does not
    bool usable = true;     ///< neither locked nor without a PIN
    bool ownKeypad = false; ///< the PIN is typed on its reader
    bool lastTry = false;
};
/// Asks every registered module: may take seconds. None plugged in: an empty list. Thread: store.
[[nodiscard]] desk::Done<std::vector<TokenOffer>> listTokenOffers();

} // namespace th::app
