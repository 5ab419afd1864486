// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http.h"

#include <curl/curl.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <ctime>
#include <string_view>

namespace th::sync {
namespace {

using Kind = FetchError::Kind;

constexpr std::size_t maxHeaderBytes = 64 * 1024;
constexpr long maxRedirects = 5;
constexpr std::chrono::seconds longestRetryAfter = std::chrono::hours(1);

/// One answer on its way. The callbacks are libcurl's: returning less than was offered breaks the transfer off.
struct Transfer {
    const HttpAsk &ask;
    const HttpSink &sink;
    HttpHead head{};
    std::size_t headerBytes = 0;
    std::uint64_t bodyBytes = 0;
    bool tooLarge = false;
};

std::size_t takeBody(const char *data, std::size_t, std::size_t size, void *context)
{
    auto &transfer = *static_cast<Transfer *>(context);
    transfer.tooLarge = size > transfer.ask.maxBytes - transfer.bodyBytes;
    if (transfer.tooLarge)
        return 0;
    transfer.bodyBytes += size;
    return transfer.sink(transfer.head, core::asBytes(std::string_view(data, size))) ? size : 0;
}

/// The value of a header line, if it has this name (in lower case).
std::optional<std::string_view> valueOf(std::string_view line, std::string_view name)
{
    const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + ('a' - 'A') : a) == b; };
    if (line.size() <= name.size() || line[name.size()] != ':' ||
        !std::equal(name.begin(), name.end(), line.begin(), [&](char b, char a) { return same(a, b); }))
        return std::nullopt;
    line.remove_prefix(name.size() + 1);
    const auto isSpace = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    while (!line.empty() && isSpace(line.front()))
        line.remove_prefix(1);
    while (!line.empty() && isSpace(line.back()))
        line.remove_suffix(1);
    return line;
}

std::optional<std::uint64_t> leadingNumber(std::string_view text)
{
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() ? std::optional(number) : std::nullopt;
}

/// Of Retry-After: a number of seconds, or a date by this machine's clock.
std::optional<std::chrono::seconds> waitOf(std::string_view value)
{
    const bool isNumber = !value.empty() && std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; });
    const std::time_t date = isNumber ? -1 : curl_getdate(std::string(value).c_str(), nullptr);
    if (!isNumber && date == -1)
        return std::nullopt;
    constexpr std::uint64_t longest = std::chrono::seconds(longestRetryAfter).count();
    const std::time_t now = std::time(nullptr);
    const std::uint64_t wait = isNumber     ? leadingNumber(value).value_or(longest)
                               : date > now ? static_cast<std::uint64_t>(date - now)
                                            : 0;
    return std::chrono::seconds(std::min(wait, longest));
}

/// As much of a header's value as may be shown to people: a few printable ASCII characters.
std::string plainText(std::string_view value)
{
    constexpr std::size_t longest = 100;
    std::string plain(value.substr(0, longest));
    std::ranges::replace_if(
        plain, [](unsigned char c) { return c < 0x20 || c > 0x7e; }, '?');
    return plain;
}

std::size_t takeHeader(const char *data, std::size_t, std::size_t size, void *context)
{
    auto &transfer = *static_cast<Transfer *>(context);
    transfer.headerBytes += size;
    const std::string_view line(data, size);
    HttpHead &head = transfer.head;
    if (line.starts_with("HTTP/")) {
        head = {}; // of this answer, no longer of the one that led here
        if (const std::size_t space = line.find(' '); space != std::string_view::npos)
            head.status = static_cast<long>(leadingNumber(line.substr(space + 1)).value_or(0));
    }
    if (const auto type = valueOf(line, "content-type"))
        head.contentType = plainText(*type);
    if (const auto etag = valueOf(line, "etag"))
        head.etag = *etag;
    if (const auto signature = valueOf(line, "thonghanh-answer"))
        head.hubSignature = *signature;
    if (const auto later = valueOf(line, "retry-after"))
        head.retryAfter = waitOf(*later);
    if (const auto length = valueOf(line, "content-length"))
        head.length = leadingNumber(*length);
    if (const auto range = valueOf(line, "content-range"); range && range->starts_with("bytes "))
        head.rangeBegin = leadingNumber(range->substr(6));
    return transfer.headerBytes <= maxHeaderBytes ? size : 0;
}

/// Hosts that the environment's proxy is not asked for, in curl's words: those it names, and this machine, which a
/// proxy elsewhere would look for at its own place.
const std::string &askedDirectly()
{
    static const std::string hosts = [] {
        std::string said;
        for (const char *variable : {"NO_PROXY", "no_proxy"})
            if (const char *value = std::getenv(variable)) // nobody sets it meanwhile
                said = value;
        const char *here = "localhost,127.0.0.0/8,::1";
        return said == "*" ? said : said.empty() ? here : said + "," + here;
    }();
    return hosts;
}

void setLimits(CURL *handle, const HttpPatience &patience, const HttpAsk &ask)
{
    const std::size_t sent = ask.post ? ask.post->size() : 0;
    const auto body = std::chrono::seconds((ask.maxBytes + sent) / patience.slowest);
    const auto whole = patience.connect + 2 * patience.stall + body;
    const auto stall = std::chrono::ceil<std::chrono::seconds>(patience.stall);
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(patience.connect.count()));
    curl_easy_setopt(handle, CURLOPT_LOW_SPEED_LIMIT, static_cast<long>(patience.slowest));
    curl_easy_setopt(handle, CURLOPT_LOW_SPEED_TIME, static_cast<long>(stall.count()));
    curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(std::chrono::milliseconds(whole).count()));
    curl_easy_setopt(handle, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(ask.maxBytes));
}

void prepare(CURL *handle, const HttpPatience &patience, Transfer &transfer)
{
    const HttpAsk &ask = transfer.ask;
    curl_easy_reset(handle); // the connection stays
    curl_easy_setopt(handle, CURLOPT_URL, ask.address.c_str());
    curl_easy_setopt(handle, CURLOPT_PATH_AS_IS, 1L);
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_USERAGENT, "thonghanh");
    curl_easy_setopt(handle, CURLOPT_NOPROXY, askedDirectly().c_str());
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(handle, CURLOPT_REDIR_PROTOCOLS_STR, ask.address.starts_with("https://") ? "https" : "http,https");
    curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, ask.follows && !ask.post ? 1L : 0L);
    curl_easy_setopt(handle, CURLOPT_MAXREDIRS, maxRedirects);
    setLimits(handle, patience, ask);
    if (ask.from > 0) // not RESUME_FROM, which takes an answer with the whole for a fault
        curl_easy_setopt(handle, CURLOPT_RANGE, (std::to_string(ask.from) + "-").c_str());
    if (ask.post) {
        curl_easy_setopt(handle, CURLOPT_POST, 1L);
        curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(ask.post->size()));
        curl_easy_setopt(handle, CURLOPT_POSTFIELDS, ask.post->data());
    }
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, &takeBody);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, &transfer);
    curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, &takeHeader);
    curl_easy_setopt(handle, CURLOPT_HEADERDATA, &transfer);
}

/// As curl_easy_perform, which cannot be told from outside to end.
CURLcode perform(CURLM *multi, CURL *handle, const HttpPatience &patience)
{
    constexpr int lookForStop = 200; // milliseconds
    const auto stops = [&] { return patience.stop.stop_requested() || (patience.isOver && patience.isOver()); };
    if (curl_multi_add_handle(multi, handle) != CURLM_OK)
        return CURLE_FAILED_INIT;
    CURLcode done = CURLE_ABORTED_BY_CALLBACK;
    for (int running = 1; running > 0 && !stops();) {
        if (curl_multi_perform(multi, &running) != CURLM_OK)
            break;
        int left = 0;
        while (const CURLMsg *message = curl_multi_info_read(multi, &left))
            if (message->msg == CURLMSG_DONE)
                done = message->data.result;
        if (running > 0 && curl_multi_poll(multi, nullptr, 0, lookForStop, nullptr) != CURLM_OK)
            break;
    }
    if (stops()) // or it waits for the answer to a name's look-up
        curl_easy_setopt(handle, CURLOPT_QUICK_EXIT, 1L);
    curl_multi_remove_handle(multi, handle);
    return done;
}

/// A certificate that is not yet or no longer valid tells of one of two clocks, and nothing else does so early.
FetchError whyNot(CURL *handle, CURLcode done)
{
    constexpr long notYetValid = 9, hasExpired = 10; // OpenSSL's X509_V_ERR_CERT_…, whose numbers do not change
    long verified = 0;
    if (done == CURLE_PEER_FAILED_VERIFICATION)
        curl_easy_getinfo(handle, CURLINFO_SSL_VERIFYRESULT, &verified);
    const bool ofTime = verified == notYetValid || verified == hasExpired;
    const char *detail = verified == notYetValid  ? "certificate is not yet valid"
                         : verified == hasExpired ? "certificate has expired"
                                                  : curl_easy_strerror(done);
    return {ofTime ? Kind::Certificate : Kind::Unreachable, detail};
}

struct FreeList {
    void operator()(curl_slist *list) const { curl_slist_free_all(list); }
};

} // namespace

struct HttpClient::Handle {
    CURLM *multi = curl_multi_init();
    CURL *curl = curl_easy_init();
    Handle() = default;
    Handle(const Handle &) = delete;
    Handle &operator=(const Handle &) = delete;
    ~Handle()
    {
        curl_easy_cleanup(curl);
        curl_multi_cleanup(multi);
    }
};

HttpClient::HttpClient(HttpPatience patience) : m_patience(patience)
{
    static const bool ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
    if (ready)
        m_handle = std::make_unique<Handle>();
}

HttpClient::~HttpClient() = default;

HttpClient::Answer HttpClient::ask(const HttpAsk &ask, const HttpSink &sink)
{
    if (!m_handle || !m_handle->curl || !m_handle->multi)
        return {{}, FetchError{Kind::Unreachable, "no libcurl"}};
    Transfer transfer{ask, sink};
    prepare(m_handle->curl, m_patience, transfer);
    std::unique_ptr<curl_slist, FreeList> headers;
    for (const std::string &header : ask.headers)
        headers.reset(curl_slist_append(headers.release(), header.c_str()));
    curl_easy_setopt(m_handle->curl, CURLOPT_HTTPHEADER, headers.get());
    const CURLcode done = perform(m_handle->multi, m_handle->curl, m_patience);
    Answer answer{std::move(transfer.head)};
    if (transfer.tooLarge || done == CURLE_FILESIZE_EXCEEDED)
        answer.error = FetchError{Kind::TooLarge, "over " + std::to_string(ask.maxBytes) + " bytes"};
    else if (done == CURLE_ABORTED_BY_CALLBACK)
        answer.error = FetchError{Kind::Unreachable, "told to stop, or its time was up"};
    else if (done != CURLE_OK)
        answer.error = whyNot(m_handle->curl, done);
    return answer;
}

Transport overNetwork(HttpPatience patience)
{
    return [client = std::make_shared<HttpClient>(patience)](const HttpAsk &ask, const HttpSink &sink) {
        return client->ask(ask, sink);
    };
}

} // namespace th::sync
