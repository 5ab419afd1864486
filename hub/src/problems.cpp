// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "problems.h"

#include <algorithm>
#include <cassert>

namespace th::hub {

namespace {

constexpr Problem table[] = {
    {"bad_request", 400, "Yêu cầu không đúng dạng.", "The request is malformed."},
    {"body_hash", 400, "Nội dung nhận được khác với nội dung đã ký. Hãy gửi lại.",
     "The body that arrived is not the one that was signed. Send it again."},
    {"unsigned", 401, "Yêu cầu phải có chữ ký của thiết bị.", "The request must carry the device's signature."},
    {"clock", 401, "Giờ của yêu cầu lệch quá năm phút so với máy chủ. Hãy chỉnh giờ theo \"time\" rồi ký lại.",
     "The request's time is more than five minutes from the server's. Go by \"time\" and sign again."},
    {"signature", 401, "Chữ ký của yêu cầu không đúng.", "The request's signature does not hold."},
    {"replay", 401, "Yêu cầu này đã được gửi rồi. Hãy ký yêu cầu mới.",
     "This request was sent before. Sign a new one."},
    {"unknown_device", 403, "Máy chủ không biết thiết bị này. Hãy đăng ký thiết bị.",
     "The server does not know this device. Enrol it."},
    {"pending", 403, "Thiết bị chưa được duyệt. Hãy hỏi người quản trị.",
     "The device is not approved yet. Ask the administrator."},
    {"revoked", 403, "Thiết bị đã bị thu hồi. Hãy hỏi người quản trị.",
     "The device was revoked. Ask the administrator."},
    {"token_unknown", 403, "Mã đăng ký không đúng. Hãy xin mã mới.",
     "The enrolment token is wrong. Ask for a new one."},
    {"token_used", 403, "Mã đăng ký đã được dùng. Hãy xin mã mới.",
     "The enrolment token was used already. Ask for a new one."},
    {"token_expired", 403, "Mã đăng ký đã hết hạn. Hãy xin mã mới.",
     "The enrolment token has expired. Ask for a new one."},
    {"not_found", 404, "Không có gì ở địa chỉ này.", "There is nothing at this address."},
    {"method", 405, "Địa chỉ này không nhận loại yêu cầu đó.", "This address does not take that kind of request."},
    {"gap", 409, "Thiếu các mục ở giữa. Hãy gửi từ sau mục số \"have\".",
     "Entries between are missing. Send what comes after entry \"have\"."},
    {"fork", 409, "Mục cùng số đã có với nội dung khác. Đã báo động; hãy hỏi người quản trị.",
     "The same entry is there with other content. An alarm was raised; ask the administrator."},
    {"length_required", 411, "Yêu cầu phải nói trước độ dài.", "The request must announce its length."},
    {"too_large", 413, "Yêu cầu quá lớn. Hãy gửi từng phần nhỏ hơn.", "The request is too large. Send smaller parts."},
    {"malformed", 422, "Nội dung không phải là nhật ký đúng dạng.",
     "The body is not a well-formed piece of a journal."},
    {"broken_chain", 422, "Chuỗi nhật ký bị đứt. Đã báo động; hãy hỏi người quản trị.",
     "The journal's chain is broken. An alarm was raised; ask the administrator."},
    {"bad_checkpoint", 422, "Chữ ký trong nhật ký không phải của thiết bị này. Đã báo động; hãy hỏi người quản trị.",
     "A signature in the journal is not this device's. An alarm was raised; ask the administrator."},
    {"enrolment", 422, "Cần mã đăng ký và tên của thiết bị (tối đa 80 byte).",
     "An enrolment token and the device's name (at most 80 bytes) are needed."},
    {"key", 422, "Khóa của thiết bị không hợp lệ. Hãy tạo khóa mới.",
     "The device's key is not a valid one. Make a new key."},
    {"rate", 429, "Quá nhiều yêu cầu. Hãy chờ rồi thử lại.", "Too many requests. Wait, then try again."},
    {"headers", 431, "Phần đầu của yêu cầu quá dài.", "The head of the request is too long."},
    {"busy", 503, "Máy chủ đang quá tải. Hãy chờ rồi thử lại.", "The server has too much to do. Wait, then try again."},
    {"stopping", 503, "Máy chủ đang dừng. Hãy chờ rồi thử lại.", "The server is stopping. Wait, then try again."},
    {"storage", 503, "Cơ sở dữ liệu của máy chủ không dùng được. Hãy chờ rồi thử lại.",
     "The server's database cannot be used. Wait, then try again."},
};

} // namespace

std::span<const Problem> problems() { return table; }

Answer jsonAnswer(unsigned status, const Json &body)
{
    Answer answer;
    answer.status = status;
    answer.headers = {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}};
    answer.body = body.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
    return answer;
}

Answer problemAnswer(std::string_view code, const Json &more)
{
    const auto *found = std::ranges::find(table, code, [](const Problem &problem) { return problem.code; });
    assert(found != std::end(table));
    Json body{{"error", found->code}, {"vi", found->vietnamese}, {"en", found->english}};
    body.update(more);
    Answer answer = jsonAnswer(found->status, body);
    if (found->status == 429 || found->status == 503)
        answer.headers.emplace_back("Retry-After", found->status == 429 ? "2" : "5");
    if (found->status == 405)
        answer.headers.emplace_back("Allow", "GET, HEAD, POST");
    return answer;
}

} // namespace th::hub
