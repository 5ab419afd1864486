// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection.h"

namespace th::mail {

namespace {

int isLeaving(void *context, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    return static_cast<const Patience *>(context)->stop.stop_requested() ? 1 : 0;
}

} // namespace

void prepare(CURL *handle, const Account &account, const Account::Server &server, const Patience &patience)
{
    curl_easy_reset(handle); // the connection stays
    curl_easy_setopt(handle, CURLOPT_URL, server.address.c_str());
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_PROXY, "");
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps,imap,imaps");
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, static_cast<long>(patience.connect.count()));
    curl_easy_setopt(handle, CURLOPT_TIMEOUT, static_cast<long>(patience.whole.count()));
    curl_easy_setopt(handle, CURLOPT_SERVER_RESPONSE_TIMEOUT, static_cast<long>(patience.stall.count()));
    curl_easy_setopt(handle, CURLOPT_LOW_SPEED_LIMIT, 1L);
    curl_easy_setopt(handle, CURLOPT_LOW_SPEED_TIME, static_cast<long>(patience.stall.count()));
    if (patience.stop.stop_possible()) {
        curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
        curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, &isLeaving);
        curl_easy_setopt(handle, CURLOPT_XFERINFODATA, &patience);
    }
    curl_easy_setopt(handle, CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2);
    curl_easy_setopt(handle, CURLOPT_USE_SSL, account.tls == Tls::Required ? CURLUSESSL_ALL : CURLUSESSL_NONE);
    if (!account.authorities.empty()) { // these alone, not those of the system beside them
        curl_easy_setopt(handle, CURLOPT_CAINFO, account.authorities.c_str());
        curl_easy_setopt(handle, CURLOPT_CAPATH, nullptr);
    }
    if (!server.user.empty()) {
        curl_easy_setopt(handle, CURLOPT_USERNAME, server.user.c_str());
        curl_easy_setopt(handle, CURLOPT_PASSWORD, server.password.c_str());
    }
}

bool isSetUpWrong(CURLcode code)
{
    return code == CURLE_LOGIN_DENIED || code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_USE_SSL_FAILED ||
           code == CURLE_SSL_CACERT_BADFILE;
}

core::LocalName inWords(CURLcode code, CURL *handle, const Account::Server &server)
{
    long answer = 0;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &answer);
    const std::string number = answer > 0 ? " (" + std::to_string(answer) + ")" : "";
    const std::string detail = std::string(" (") + curl_easy_strerror(code) + ")", &at = server.address;
    switch (code) { // of libcurl's codes those that people can do something about
    case CURLE_LOGIN_DENIED:
        return {at + ": máy chủ không nhận tên hoặc mật khẩu" + number + ". Hãy sửa trong tệp tài khoản thư.",
                at + ": the server does not take the user or password" + number +
                    ". Correct them in the account's file."};
    case CURLE_PEER_FAILED_VERIFICATION:
        return {at + ": chứng thư của máy chủ không đáng tin; chưa gửi mật khẩu. Hãy kiểm tra địa chỉ và giờ máy; máy "
                     "chủ riêng thì nêu chứng thư của nó (authorities).",
                at + ": the server's certificate is not trusted; no password was sent. Check address and clock; for a "
                     "server of your own name its certificate (authorities)."};
    case CURLE_SSL_CACERT_BADFILE:
        return {"Tệp chứng thư (authorities) không đọc được.",
                "The file of certificates (authorities) cannot be read."};
    case CURLE_USE_SSL_FAILED:
        return {at + ": máy chủ không nói TLS; chưa gửi mật khẩu. Hãy dùng đúng cổng.",
                at + ": the server does not speak TLS; no password was sent. Use the right port."};
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT:
    case CURLE_OPERATION_TIMEDOUT:
        return {at + ": không nối được với máy chủ thư" + detail + ". Thư vẫn chờ; kiểm tra mạng rồi gửi lại.",
                at + ": the mail server cannot be reached" + detail +
                    ". Mails keep waiting; check the network, then send "
                    "again."};
    default:
        return {at + ": nối với máy chủ thư không xong" + number + detail + ". Thư vẫn chờ; hãy gửi lại sau.",
                at + ": talking to the mail server failed" + number + detail +
                    ". Mails keep waiting; send again later."};
    }
}

} // namespace th::mail
