// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection.h"

#include <algorithm>
#include <cstring>

namespace th::mail {

namespace {

/// A mail on its way. The end is asked for once all of it was taken.
struct Giving {
    std::string_view rest;
    const std::function<bool()> &beforeEnd;
    const std::stop_token &leaving;
    bool ended = false, stopped = false;
};

/// The answer to a mail that was handed over is waited for: else nobody would know.
int isLeaving(void *context, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    const auto &giving = *static_cast<const Giving *>(context);
    return !giving.ended && giving.leaving.stop_requested() ? 1 : 0;
}

std::size_t give(char *into, std::size_t, std::size_t most, void *context)
{
    auto &giving = *static_cast<Giving *>(context);
    if (giving.rest.empty()) {
        if (!giving.ended && !giving.beforeEnd()) {
            giving.stopped = true;
            return CURL_READFUNC_ABORT;
        }
        giving.ended = true;
        return 0;
    }
    const std::size_t size = std::min(most, giving.rest.size());
    std::memcpy(into, giving.rest.data(), size);
    giving.rest.remove_prefix(size);
    return size;
}

/// Notes whether the server was told the recipient: what it refuses before is not about this mail.
int watch(CURL *, curl_infotype kind, char *data, std::size_t size, void *context)
{
    if (kind == CURLINFO_HEADER_OUT && std::string_view(data, size).starts_with("RCPT TO:"))
        *static_cast<bool *>(context) = true;
    return 0;
}

Sending refused(long answer, const std::string &to)
{
    const std::string number = std::to_string(answer);
    if (answer >= 500)
        return {
            Sent::Never,
            {"Máy chủ từ chối hẳn thư gửi " + to + " (" + number + "). Hãy hỏi lại địa chỉ, hoặc báo bằng cách khác.",
             "The server refuses the mail to " + to + " for good (" + number +
                 "). Ask for the address again, or tell them in another way."}};
    return {Sent::Later,
            {"Máy chủ chưa nhận thư gửi " + to + " (" + number + "). Sẽ gửi lại.",
             "The server does not take the mail to " + to + " now (" + number + "). It is tried again."}};
}

} // namespace

struct Sender::Handle {
    Account account;
    Patience patience;
    std::unique_ptr<CURL, EndCurl> curl{curl_easy_init()};
};

Sender::Sender(Account account, Patience patience)
    : m_handle(std::make_unique<Handle>(Handle{std::move(account), std::move(patience)}))
{
}
Sender::Sender(Sender &&) noexcept = default;
Sender::~Sender() = default;

Sending Sender::send(const std::string &message, const std::string &to, const std::function<bool()> &beforeEnd)
{
    CURL *curl = m_handle->curl.get();
    const Account &account = m_handle->account;
    if (!curl)
        return {Sent::Trouble, {"Thiếu bộ nhớ.", "Out of memory."}};
    prepare(curl, account, account.out, m_handle->patience);
    Giving giving{message, beforeEnd, m_handle->patience.stop};
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, &isLeaving);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &giving);
    const std::string from = "<" + account.from + ">";
    std::unique_ptr<curl_slist, FreeList> recipients(curl_slist_append(nullptr, ("<" + to + ">").c_str()));
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, from.c_str());
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients.get());
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, &give);
    curl_easy_setopt(curl, CURLOPT_READDATA, &giving);
    bool named = false;
    curl_easy_setopt(curl, CURLOPT_VERBOSE, 1L); // heard by `watch` alone
    curl_easy_setopt(curl, CURLOPT_DEBUGFUNCTION, &watch);
    curl_easy_setopt(curl, CURLOPT_DEBUGDATA, &named);
    const CURLcode done = curl_easy_perform(curl);
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 1L); // what it looks at ends here
    long answer = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer);
    if (done == CURLE_OK)
        return {Sent::Yes};
    if (giving.stopped)
        return {Sent::Trouble, {"Không ghi được vào sổ: thư chưa gửi.", "It could not be recorded: nothing was sent."}};
    if (giving.ended && answer < 400) // e.g. 354, which the server said before it was given the mail
        return {Sent::Unknown,
                {"Mất kết nối khi máy chủ chưa kịp trả lời: thư có thể đã tới. Hãy hỏi người nhận trước khi gửi lại.",
                 "The connection was lost before the server answered: it may have arrived. Ask the recipient before "
                 "sending it again."}};
    // 421: the server closes, for everybody; 530, 535: it wants to know who sends.
    const bool ofThisMail =
        named && answer >= 400 && answer != 421 && answer != 530 && answer != 535 && !isSetUpWrong(done);
    if (ofThisMail)
        return refused(answer, to);
    return {Sent::Trouble, inWords(done, curl, account.out), named};
}

} // namespace th::mail
