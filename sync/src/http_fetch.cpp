// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http_fetch.h"

#include <curl/curl.h>

#include <cctype>
#include <memory>
#include <string_view>

namespace th::sync {
namespace {

using Kind = FetchError::Kind;

constexpr std::size_t maxHeaderBytes = 64 * 1024;
constexpr long maxRedirects = 5;

struct Cleanup {
    void operator()(CURL *handle) const { curl_easy_cleanup(handle); }
};
using Handle = std::unique_ptr<CURL, Cleanup>;

/// What one answer may bring. The callbacks are libcurl's: returning less than was offered breaks the transfer off.
struct Answer {
    std::size_t maxBytes;
    core::Bytes body{};
    std::size_t headerBytes = 0;
    bool tooLarge = false;
};

std::size_t takeBody(const char *data, std::size_t, std::size_t size, void *context)
{
    auto &answer = *static_cast<Answer *>(context);
    answer.tooLarge = size > answer.maxBytes - answer.body.size();
    if (answer.tooLarge)
        return 0;
    answer.body.insert(answer.body.end(), data, data + size);
    return size;
}

std::size_t countHeader(const char *, std::size_t, std::size_t size, void *context)
{
    auto &answer = *static_cast<Answer *>(context);
    answer.headerBytes += size;
    return answer.headerBytes <= maxHeaderBytes ? size : 0;
}

/// What a path may say as it is in an address: the rest is encoded. A percent sign that encodes a byte does so already.
std::string inAddress(const std::string &path)
{
    constexpr std::string_view plain = "-._~!$&'()*+,;=:@/";
    const auto isHex = [&](std::size_t at) {
        return at < path.size() && std::isxdigit(static_cast<unsigned char>(path[at])) != 0;
    };
    std::string encoded;
    for (std::size_t i = 0; i < path.size(); ++i) {
        const bool isEncoded = path[i] == '%' && isHex(i + 1) && isHex(i + 2);
        if (isEncoded || plain.find(path[i]) != std::string_view::npos)
            encoded += path[i];
        else
            encoded += percentEncoded(std::string(1, path[i]));
    }
    return encoded;
}

/// The address of a file; empty if there is none.
std::string addressOf(const HttpPlaces &places, const std::string &path)
{
    const std::size_t slash = path.find('/');
    const std::string kind = path.substr(0, slash);
    std::string base = kind == "metadata" ? places.metadata : kind == "targets" ? places.targets : std::string();
    if (slash == std::string::npos || base.empty())
        return {};
    if (!base.ends_with('/'))
        base += '/';
    return base + inAddress(path.substr(slash + 1));
}

void prepare(CURL *handle, const std::string &address, const HttpPatience &patience, Answer &answer)
{
    const bool secure = address.starts_with("https://");
    const auto body = std::chrono::seconds(answer.maxBytes / patience.slowest);
    const auto whole = patience.connect + 2 * patience.stall + body;
    const auto stall = std::chrono::ceil<std::chrono::seconds>(patience.stall);
    curl_easy_reset(handle); // the connection stays
    curl_easy_setopt(handle, CURLOPT_URL, address.c_str());
    curl_easy_setopt(handle, CURLOPT_PATH_AS_IS, 1L);
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_USERAGENT, "thonghanh");
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(handle, CURLOPT_REDIR_PROTOCOLS_STR, secure ? "https" : "http,https");
    curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 1L);
    curl_easy_setopt(handle, CURLOPT_MAXREDIRS, maxRedirects);
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(patience.connect.count()));
    curl_easy_setopt(handle, CURLOPT_LOW_SPEED_LIMIT, static_cast<long>(patience.slowest));
    curl_easy_setopt(handle, CURLOPT_LOW_SPEED_TIME, static_cast<long>(stall.count()));
    curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(std::chrono::milliseconds(whole).count()));
    curl_easy_setopt(handle, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(answer.maxBytes));
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, &takeBody);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, &answer);
    curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, &countHeader);
    curl_easy_setopt(handle, CURLOPT_HEADERDATA, &answer);
}

core::Result<core::Bytes, FetchError> transfer(CURL *handle, const std::string &address, const HttpPatience &patience,
                                               std::size_t maxBytes)
{
    Answer answer{maxBytes};
    prepare(handle, address, patience, answer);
    const CURLcode done = curl_easy_perform(handle);
    long status = 0;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
    if (status == 403 || status == 404 || status == 410) // whatever becomes of the page that says so
        return core::Failure{FetchError{Kind::Missing, "HTTP " + std::to_string(status)}};
    if (answer.tooLarge || done == CURLE_FILESIZE_EXCEEDED)
        return core::Failure{FetchError{Kind::TooLarge, "over " + std::to_string(maxBytes) + " bytes"}};
    if (done != CURLE_OK)
        return core::Failure{FetchError{Kind::Unreachable, curl_easy_strerror(done)}};
    if (status != 200)
        return core::Failure{FetchError{Kind::Unreachable, "HTTP " + std::to_string(status)}};
    return std::move(answer.body);
}

} // namespace

Fetch fetchFromHttp(HttpPlaces places, HttpPatience patience)
{
    static const bool ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
    const std::shared_ptr<CURL> handle(ready ? curl_easy_init() : nullptr, Cleanup());
    return [places = std::move(places), patience,
            handle](const std::string &path, std::size_t maxBytes) -> core::Result<core::Bytes, FetchError> {
        const std::string address = addressOf(places, path);
        if (address.empty() || !handle)
            return core::Failure{FetchError{Kind::Unreachable, address.empty() ? "no address" : "no libcurl"}};
        return transfer(handle.get(), address, patience, maxBytes);
    };
}

} // namespace th::sync
