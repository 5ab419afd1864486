// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gmime.h"
#include "mail/message.h"

#include "core/mail_address.h"

#include <algorithm>

namespace th::mail {

namespace {

/// One line of text: no header can be ended by it.
std::string oneLine(std::string text, std::size_t most)
{
    text.resize(std::min(text.size(), most));
    while (!core::isValidUtf8(text))
        text.pop_back();
    std::ranges::replace_if(
        text, [](unsigned char c) { return c < 0x20 || c == 0x7f; }, ' ');
    return text;
}

bool isId(const std::string &id)
{
    const std::size_t at = id.find('@');
    return at != id.npos && at > 0 && core::isMailAddress(id) && id.size() <= 200;
}

Owned<GMimePart> textPart(const std::string &text)
{
    Owned<GMimePart> part(GMIME_PART(g_mime_text_part_new_with_subtype("plain")));
    g_mime_text_part_set_charset(GMIME_TEXT_PART(part.get()), "utf-8");
    Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(text.data(), text.size()));
    Owned<GMimeDataWrapper> content(g_mime_data_wrapper_new_with_stream(stream.get(), GMIME_CONTENT_ENCODING_DEFAULT));
    g_mime_part_set_content(part.get(), content.get());
    g_mime_part_set_content_encoding(part.get(), GMIME_CONTENT_ENCODING_BASE64);
    return part;
}

Owned<GMimePart> filePart(const File &file)
{
    const std::string type = oneLine(file.type, 100);
    const std::size_t slash = std::min(type.find('/'), type.size());
    Owned<GMimePart> part(g_mime_part_new_with_type(
        type.substr(0, slash).c_str(), slash < type.size() ? type.substr(slash + 1).c_str() : "octet-stream"));
    g_mime_part_set_filename(part.get(), oneLine(file.name, 200).c_str());
    Owned<GMimeStream> stream(
        g_mime_stream_mem_new_with_buffer(reinterpret_cast<const char *>(file.content.data()), file.content.size()));
    Owned<GMimeDataWrapper> content(g_mime_data_wrapper_new_with_stream(stream.get(), GMIME_CONTENT_ENCODING_DEFAULT));
    g_mime_part_set_content(part.get(), content.get());
    g_mime_part_set_content_encoding(part.get(), GMIME_CONTENT_ENCODING_BASE64);
    return part;
}

std::string written(GMimeMessage *message)
{
    GMimeFormatOptions *format = g_mime_format_options_new();
    g_mime_format_options_set_newline_format(format, GMIME_NEWLINE_FORMAT_DOS);
    Owned<GMimeStream> stream(g_mime_stream_mem_new());
    g_mime_object_write_to_stream(GMIME_OBJECT(message), format, stream.get());
    g_mime_format_options_free(format);
    const GByteArray *bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
    return {reinterpret_cast<const char *>(bytes->data), bytes->len};
}

} // namespace

core::Result<std::string, core::LocalName> compose(const Message &message)
{
    initialiseGMime();
    if (!core::isMailAddress(message.from) || !core::isMailAddress(message.to) || !isId(message.messageId))
        return core::Failure{core::LocalName{"Địa chỉ người gửi hoặc người nhận không đúng: không soạn được thư.",
                                             "The sender's or the recipient's address is none: no mail is written."}};
    Owned<GMimeMessage> mail(g_mime_message_new(TRUE));
    g_mime_message_add_mailbox(mail.get(), GMIME_ADDRESS_TYPE_FROM, oneLine(message.fromName, 200).c_str(),
                               message.from.c_str());
    g_mime_message_add_mailbox(mail.get(), GMIME_ADDRESS_TYPE_TO, nullptr, message.to.c_str());
    g_mime_message_set_subject(mail.get(), oneLine(message.subject, 400).c_str(), "utf-8");
    GDateTime *date = g_date_time_new_from_unix_utc(message.date.time_since_epoch().count());
    g_mime_message_set_date(mail.get(), date);
    g_date_time_unref(date);
    g_mime_message_set_message_id(mail.get(), message.messageId.c_str());
    g_mime_object_set_header(GMIME_OBJECT(mail.get()), "Auto-Submitted", "auto-generated", nullptr);
    const auto text = textPart(message.text);
    if (message.files.empty()) {
        g_mime_message_set_mime_part(mail.get(), GMIME_OBJECT(text.get()));
        return written(mail.get());
    }
    Owned<GMimeMultipart> all(g_mime_multipart_new_with_subtype("mixed"));
    g_mime_multipart_add(all.get(), GMIME_OBJECT(text.get()));
    for (const File &file : message.files)
        g_mime_multipart_add(all.get(), GMIME_OBJECT(filePart(file).get()));
    g_mime_message_set_mime_part(mail.get(), GMIME_OBJECT(all.get()));
    return written(mail.get());
}

} // namespace th::mail
