// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection.h"
#include "mail/message.h"

#include <algorithm>
#include <charconv>

namespace th::mail {

namespace {

constexpr std::size_t mostListing = 4u << 20, mostUids = 10'000;

struct Taking {
    std::string bytes{};
    std::size_t most = 0;
    bool tooLarge = false, notGiven = false;
};

std::size_t take(const char *data, std::size_t, std::size_t size, void *context)
{
    auto &taking = *static_cast<Taking *>(context);
    taking.tooLarge = taking.tooLarge || size > taking.most - taking.bytes.size();
    if (!taking.tooLarge)
        taking.bytes.append(data, size);
    return taking.tooLarge ? 0 : size;
}

/// "imaps://host/INBOX" apart: the server, and the folder ("INBOX" where none is named).
std::pair<std::string, std::string> apart(const std::string &address)
{
    const std::size_t folder = address.find('/', address.find("://") + 3);
    return folder == address.npos ? std::pair(address, std::string("INBOX"))
                                  : std::pair(address.substr(0, folder), address.substr(folder + 1));
}

std::optional<std::uint32_t> numberAfter(const std::string &text, std::string_view word)
{
    const std::size_t at = text.find(word);
    std::uint32_t number = 0;
    if (at == text.npos)
        return std::nullopt;
    const auto [end, error] = std::from_chars(text.data() + at + word.size(), text.data() + text.size(), number);
    return error == std::errc() ? std::optional(number) : std::nullopt;
}

} // namespace

struct Mailbox::Handle {
    Account account;
    Patience patience;
    std::string server, folder;
    std::unique_ptr<CURL, EndCurl> curl{curl_easy_init()};

    /// `command` empty: the message that the address names.
    core::Result<Taking, core::LocalName> ask(const std::string &address, const std::string &command, std::size_t most)
    {
        Taking taking{{}, most};
        if (!curl)
            return core::Failure{core::LocalName{"Thiếu bộ nhớ.", "Out of memory."}};
        prepare(curl.get(), account, account.in, patience);
        curl_easy_setopt(curl.get(), CURLOPT_URL, address.c_str());
        if (!command.empty())
            curl_easy_setopt(curl.get(), CURLOPT_CUSTOMREQUEST, command.c_str());
        curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, &take);
        curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &taking);
        const CURLcode done = curl_easy_perform(curl.get());
        if (done == CURLE_OK || taking.tooLarge)
            return taking;
        if (done == CURLE_REMOTE_FILE_NOT_FOUND && command.empty()) { // deleted, or the server cannot read it
            taking.notGiven = true;
            return taking;
        }
        return core::Failure{inWords(done, curl.get(), account.in)};
    }
};

Mailbox::Mailbox(Account account, Patience patience)
    : m_handle(std::make_unique<Handle>(Handle{std::move(account), patience, {}, {}}))
{
    std::tie(m_handle->server, m_handle->folder) = apart(m_handle->account.in.address);
}
Mailbox::Mailbox(Mailbox &&) noexcept = default;
Mailbox::~Mailbox() = default;

core::Result<std::uint32_t, core::LocalName> Mailbox::validity()
{
    auto answer =
        m_handle->ask(m_handle->server + "/", "STATUS \"" + m_handle->folder + "\" (UIDVALIDITY)", mostListing);
    if (!answer)
        return core::Failure{answer.error()};
    const auto number = numberAfter(answer->bytes, "UIDVALIDITY ");
    if (!number)
        return core::Failure{core::LocalName{m_handle->account.in.address + ": không có hộp thư này.",
                                             m_handle->account.in.address + ": there is no such mailbox."}};
    return *number;
}

core::Result<std::vector<std::uint32_t>, core::LocalName> Mailbox::search(std::uint32_t after, const std::string &to)
{
    auto answer = m_handle->ask(m_handle->server + "/" + m_handle->folder,
                                "UID SEARCH UID " + std::to_string(std::uint64_t(after) + 1) + to, mostListing);
    if (!answer)
        return core::Failure{answer.error()};
    std::vector<std::uint32_t> uids;
    const std::string &text = answer->bytes;
    const std::size_t begin = text.find("SEARCH");
    const char *at = text.data() + std::min(begin == text.npos ? text.size() : begin + 6, text.size());
    for (const char *end = text.data() + text.size(); at < end;) {
        std::uint32_t uid = 0;
        const auto [read, error] = std::from_chars(at, end, uid);
        if (error == std::errc() && uid > after) // "n:*" gives the last one even where it is before n
            uids.push_back(uid);
        at = error == std::errc() ? read : at + 1;
    }
    std::ranges::sort(uids);
    uids.resize(std::min(uids.size(), mostUids));
    return uids;
}

core::Result<std::vector<std::uint32_t>, core::LocalName> Mailbox::uidsAfter(std::uint32_t after)
{
    return search(after, ":*");
}

core::Result<Mailbox::Message, core::LocalName> Mailbox::withoutContent(std::uint32_t uid)
{
    const auto still = search(uid - 1, "");
    if (!still)
        return core::Failure{still.error()};
    if (still->empty())
        return Message{};
    const std::string number = std::to_string(uid), &at = m_handle->account.in.address;
    return core::Failure{core::LocalName{
        at + ": máy chủ hiện không đưa được thư số " + number + ". Chưa thư nào bị bỏ qua; hãy lấy lại sau.",
        at + ": the server cannot give message " + number + " now. None was passed over; fetch again later."}};
}

core::Result<Mailbox::Message, core::LocalName> Mailbox::message(std::uint32_t validity, std::uint32_t uid)
{
    auto answer = m_handle->ask(m_handle->server + "/" + m_handle->folder + ";UIDVALIDITY=" + std::to_string(validity) +
                                    "/;UID=" + std::to_string(uid),
                                "", maxMailBytes);
    if (!answer)
        return core::Failure{answer.error()};
    if (answer->notGiven)
        return withoutContent(uid);
    if (answer->tooLarge)
        return Message{Fetch::TooLarge, {}};
    return Message{Fetch::Whole, answer->bytes};
}

} // namespace th::mail
