// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gmime.h"
#include "mail/message.h"

#include "core/mail_address.h"

#include <algorithm>
#include <cstring>

namespace th::mail {

namespace {

constexpr std::size_t deepest = 100; ///< multiparts and enclosed mails; GMime goes into them by calling itself

bool sameLetter(char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; }

/// How often something stands in the mail, letters of any case, up to a limit.
std::size_t countOf(std::string_view text, std::string_view what)
{
    std::size_t count = 0;
    for (auto at = text.begin(); count <= deepest; ++count) {
        at = std::search(at, text.end(), what.begin(), what.end(), sameLetter);
        if (at == text.end())
            break;
        ++at;
    }
    return count;
}

/// GMime makes an object of each part and header, however small: so many that they fill the memory are no mail.
bool hasTooManyPieces(std::string_view text)
{
    constexpr std::size_t mostBoundaries = 2'000, mostHeaders = 100'000, longestHead = 1u << 20;
    std::size_t boundaries = 0, headers = 0;
    bool inHead = true;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = text.substr(at, end - at);
        inHead = inHead && !line.empty() && line != "\r";
        boundaries += line.starts_with("--");
        headers += line.find(':') != line.npos;
        at = end + 1;
        if (boundaries > mostBoundaries || headers > mostHeaders || (inHead && at > longestHead))
            return true;
    }
    return false;
}

std::string validText(const char *text, std::size_t most)
{
    if (!text)
        return {};
    OwnedText valid(g_utf8_make_valid(text, static_cast<gssize>(std::min(std::strlen(text), most * 4))));
    std::string cut(valid.get());
    cut.resize(std::min(cut.size(), most));
    while (!core::isValidUtf8(cut))
        cut.pop_back();
    return cut;
}

std::string oneLine(std::string text)
{
    std::ranges::replace_if(
        text, [](unsigned char c) { return c < 0x20 || c == 0x7f; }, ' ');
    return text;
}

std::string senderOf(GMimeMessage *mail)
{
    InternetAddressList *from = g_mime_message_get_from(mail);
    if (!from || internet_address_list_length(from) != 1)
        return {};
    InternetAddress *first = internet_address_list_get_address(from, 0);
    const char *address = INTERNET_ADDRESS_IS_MAILBOX(first)
                              ? internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(first))
                              : nullptr;
    std::string text = address ? address : "";
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return core::isMailAddress(text) ? text : std::string();
}

std::string dateOf(GMimeMessage *mail)
{
    GDateTime *date = g_mime_message_get_date(mail);
    const std::int64_t seconds = date ? g_date_time_to_unix(date) : -1;
    constexpr std::int64_t latest = 253402300799; // the year 9999
    return seconds >= 0 && seconds <= latest ? core::formatRfc3339(core::Instant(std::chrono::seconds(seconds)))
                                             : std::string();
}

bool isAutomatic(GMimeMessage *mail)
{
    const char *submitted = g_mime_object_get_header(GMIME_OBJECT(mail), "Auto-Submitted");
    if (submitted && std::string_view(submitted) != "no")
        return true;
    GMimeContentType *type = g_mime_object_get_content_type(GMIME_OBJECT(mail));
    GMimeObject *body = g_mime_message_get_mime_part(mail);
    if (body)
        type = g_mime_object_get_content_type(body);
    return type && g_mime_content_type_is_type(type, "multipart", "report");
}

/// Without folders, which other systems write with "\\"; never empty.
std::string fileNameOf(GMimePart *part)
{
    std::string name = oneLine(validText(g_mime_part_get_filename(part), 200));
    if (const std::size_t folder = name.find_last_of("/\\"); folder != name.npos)
        name.erase(0, folder + 1);
    const bool usable = !name.empty() && name.find_first_not_of(". ") != name.npos;
    return usable ? name : "khong-ten";
}

std::optional<core::Bytes> contentOf(GMimePart *part)
{
    GMimeDataWrapper *content = g_mime_part_get_content(part);
    if (!content)
        return std::nullopt;
    Owned<GMimeStream> stream(g_mime_stream_mem_new());
    if (g_mime_data_wrapper_write_to_stream(content, stream.get()) < 0)
        return std::nullopt;
    const GByteArray *bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
    return core::Bytes(bytes->data, bytes->data + bytes->len);
}

/// Walks a mail's parts; what cannot be used becomes a remark.
class Walk {
public:
    explicit Walk(ReadMail &into) : m_into(into) {}

    void take(GMimeObject *object)
    {
        if (GMIME_IS_MULTIPART_ENCRYPTED(object) || isType(object, "application", "pkcs7-mime"))
            return remark({"Thư được mã hoá, ở đây không mở được. Hãy đề nghị gửi lại không mã hoá.",
                           "The mail is encrypted and cannot be opened here. Ask for it again without encryption."});
        if (GMIME_IS_MULTIPART(object)) {
            GMimeMultipart *parts = GMIME_MULTIPART(object);
            for (int i = 0; i < g_mime_multipart_get_count(parts); ++i)
                take(g_mime_multipart_get_part(parts, i));
        } else if (GMIME_IS_MESSAGE_PART(object) || GMIME_IS_MESSAGE_PARTIAL(object)) {
            remark({"Trong thư có kèm cả một thư khác: tệp của thư đó không được lấy. Hãy đề nghị gửi trực tiếp tệp.",
                    "Another mail is attached to it, whose files are not taken. Ask for the files themselves."});
        } else if (GMIME_IS_PART(object)) {
            takePart(GMIME_PART(object));
        }
    }

private:
    static bool isType(GMimeObject *object, const char *type, const char *subtype)
    {
        GMimeContentType *is = g_mime_object_get_content_type(object);
        return is && g_mime_content_type_is_type(is, type, subtype);
    }

    void takePart(GMimePart *part)
    {
        const bool named = g_mime_part_get_filename(part) != nullptr;
        if (isType(GMIME_OBJECT(part), "text", "*") && !named && !g_mime_part_is_attachment(part))
            return takeText(part);
        if (isType(GMIME_OBJECT(part), "application", "ms-tnef") || fileNameOf(part) == "winmail.dat")
            return remark({"Tệp đính kèm nằm trong winmail.dat của Outlook, không đọc được. Hãy đề nghị gửi lại với "
                           "định dạng HTML hoặc văn bản thuần.",
                           "The attachments are in Outlook's winmail.dat, which cannot be read. Ask for it again in "
                           "HTML or plain text."});
        if (!named && !g_mime_part_is_attachment(part))
            return; // pictures of a signature and the like
        if (m_into.files.size() >= maxFilesOfMail)
            return remark(
                {"Thư có hơn 50 tệp: chỉ lấy 50 tệp đầu.", "There are more than 50 files: the first 50 are taken."});
        auto content = contentOf(part);
        const std::string name = fileNameOf(part);
        if (!content || content->empty())
            return remark({"Tệp “" + name + "” rỗng hoặc hỏng. Hãy đề nghị gửi lại.",
                           "The file “" + name + "” is empty or damaged. Ask for it again."});
        GMimeContentType *type = g_mime_object_get_content_type(GMIME_OBJECT(part));
        OwnedText typeText(type ? g_mime_content_type_get_mime_type(type) : nullptr);
        m_into.files.push_back({name, oneLine(validText(typeText.get(), 100)), std::move(*content)});
    }

    void takeText(GMimePart *part)
    {
        if (!isType(GMIME_OBJECT(part), "text", "plain") || m_into.text.size() >= maxMailText)
            return;
        OwnedText text(g_mime_text_part_get_text(GMIME_TEXT_PART(part)));
        m_into.text += validText(text.get(), maxMailText - m_into.text.size());
    }

    void remark(core::LocalName what)
    {
        const auto same = [&](const core::LocalName &said) { return said.en == what.en; };
        if (m_into.remarks.size() < maxFilesOfMail && std::ranges::none_of(m_into.remarks, same))
            m_into.remarks.push_back(std::move(what));
    }

    ReadMail &m_into;
};

core::Failure<core::LocalName> refusal(const char *vi, const char *en) { return {core::LocalName{vi, en}}; }

} // namespace

void initialiseGMime()
{
    static const bool once = [] {
        g_mime_init();
        return true;
    }();
    (void)once;
}

core::Result<ReadMail, core::LocalName> readMail(core::ByteView bytes)
{
    initialiseGMime();
    const std::string_view text = core::asText(bytes);
    if (bytes.size() > maxMailBytes)
        return refusal("Thư lớn hơn 32 MiB. Hãy đề nghị gửi tệp nhỏ hơn, hoặc chia làm nhiều thư.",
                       "The mail is larger than 32 MiB. Ask for smaller files, or several mails.");
    if (countOf(text, "multipart/") + countOf(text, "message/") > deepest)
        return refusal("Thư có quá nhiều phần lồng nhau: không đọc. Hãy đề nghị gửi lại đơn giản hơn.",
                       "There are too many parts within parts: it is not read. Ask for a simpler mail.");
    if (hasTooManyPieces(text))
        return refusal("Thư có quá nhiều phần: không đọc. Hãy đề nghị gửi lại đơn giản hơn.",
                       "There are too many parts in it: it is not read. Ask for a simpler mail.");
    Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(text.data(), text.size()));
    Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
    Owned<GMimeMessage> mail;
    if (GMimeMessage *parsed = g_mime_parser_construct_message(parser.get(), nullptr))
        mail.reset(parsed);
    if (!mail || g_mime_header_list_get_count(g_mime_object_get_header_list(GMIME_OBJECT(mail.get()))) == 0)
        return refusal("Tệp này không phải một bức thư (.eml).", "This is no mail (.eml).");
    ReadMail read;
    read.from = senderOf(mail.get());
    read.subject = oneLine(validText(g_mime_message_get_subject(mail.get()), 500));
    read.date = dateOf(mail.get());
    read.messageId = oneLine(validText(g_mime_message_get_message_id(mail.get()), 200));
    read.automatic = isAutomatic(mail.get());
    if (GMimeObject *body = g_mime_message_get_mime_part(mail.get()))
        Walk(read).take(body);
    return read;
}

} // namespace th::mail
