// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mail/server.h"

#include <curl/curl.h>

namespace th::mail {

struct EndCurl {
    void operator()(CURL *handle) const { curl_easy_cleanup(handle); }
};
struct FreeList {
    void operator()(curl_slist *list) const { curl_slist_free_all(list); }
};

/// Everything but what is asked: server, user, TLS, limits. The connection stays.
/// `patience` outlives the transfer.
void prepare(CURL *handle, const Account &account, const Account::Server &server, const Patience &patience);
/// What a transfer that failed before anything was said tells, in words.
[[nodiscard]] core::LocalName inWords(CURLcode code, CURL *handle, const Account::Server &server);
/// True: not for now, but until somebody changes the account.
[[nodiscard]] bool isSetUpWrong(CURLcode code);

} // namespace th::mail
