// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbook_parts.h"

#include <array>
#include <expat.h>
#include <zip.h>

namespace th::lists {

namespace {

using core::Failure;

constexpr zip_int64_t maxParts = 10'000;
constexpr std::size_t pieceBytes = 64u << 10;
/// A tag, comment or the like; the parser holds it whole, and looks at it anew with each piece.
constexpr std::size_t longestTag = 1u << 20;

struct FileCloser {
    void operator()(zip_file_t *file) const { (void)zip_fclose(file); }
};

std::string_view withoutPrefix(std::string_view name)
{
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

class XmlReader {
public:
    XmlReader(const std::string &part, XmlListener &listener)
        : m_part(part), m_listener(listener), m_parser(XML_ParserCreate(nullptr))
    {
        XML_SetUserData(m_parser, this);
        XML_SetElementHandler(m_parser, &XmlReader::started, &XmlReader::ended);
        XML_SetCharacterDataHandler(m_parser, &XmlReader::text);
        XML_SetStartDoctypeDeclHandler(m_parser, &XmlReader::forbidden);
        XML_SetDefaultHandler(m_parser, [](void *self, const char *, int) { of(self).moved(); });
    }
    XmlReader(const XmlReader &) = delete;
    XmlReader &operator=(const XmlReader &) = delete;
    ~XmlReader() { XML_ParserFree(m_parser); }

    /// False: there was an error.
    bool feed(std::string_view piece, bool last)
    {
        m_fed += piece.size();
        const auto status = XML_Parse(m_parser, piece.data(), static_cast<int>(piece.size()), last);
        if (m_listener.error())
            return false;
        if (status != XML_STATUS_OK) {
            m_listener.stop(
                {TableFault::DamagedPart, m_part + ", " + std::to_string(XML_GetCurrentLineNumber(m_parser))});
            return false;
        }
        if (m_fed - m_moved > longestTag)
            m_listener.stop({TableFault::PartTooLarge, m_part});
        return !m_listener.error();
    }

private:
    static XmlReader &of(void *self) { return *static_cast<XmlReader *>(self); }
    void moved()
    {
        m_moved = static_cast<std::size_t>(XML_GetCurrentByteIndex(m_parser));
        if (m_listener.error())
            XML_StopParser(m_parser, XML_FALSE);
    }
    static void started(void *self, const char *element, const char **attributes)
    {
        of(self).m_listener.started(withoutPrefix(element), attributes);
        of(self).moved();
    }
    static void ended(void *self, const char *element)
    {
        of(self).m_listener.ended(withoutPrefix(element));
        of(self).moved();
    }
    static void text(void *self, const char *piece, int length)
    {
        of(self).m_listener.text({piece, static_cast<std::size_t>(length)});
        of(self).moved();
    }
    static void forbidden(void *self, const char *, const char *, const char *, int)
    {
        of(self).m_listener.stop({TableFault::ForbiddenXml, of(self).m_part});
        of(self).moved();
    }

    const std::string &m_part;
    XmlListener &m_listener;
    XML_Parser m_parser;
    std::size_t m_fed = 0, m_moved = 0;
};

} // namespace

void ZipParts::Closer::operator()(zip *archive) const { zip_discard(archive); }

core::Result<ZipParts, TableError> ZipParts::open(core::ByteView file)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(file.data(), file.size(), 0, &error);
    zip *archive = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : nullptr;
    zip_error_fini(&error);
    if (!archive) {
        if (source)
            zip_source_free(source);
        return Failure{TableError{TableFault::DamagedZip}};
    }
    ZipParts parts(archive);
    if (zip_get_num_entries(archive, 0) > maxParts)
        return Failure{TableError{TableFault::DamagedZip}};
    return parts;
}

bool ZipParts::has(const std::string &part) const
{
    return zip_name_locate(m_archive.get(), part.c_str(), ZIP_FL_NOCASE) >= 0;
}

std::optional<TableError> ZipParts::stream(const std::string &part,
                                           const std::function<bool(std::string_view)> &piece) const
{
    const std::unique_ptr<zip_file_t, FileCloser> file(zip_fopen(m_archive.get(), part.c_str(), ZIP_FL_NOCASE));
    if (!file) {
        const bool locked = zip_error_code_zip(zip_get_error(m_archive.get())) == ZIP_ER_NOPASSWD;
        return TableError{locked ? TableFault::OldWorkbook : TableFault::DamagedPart, part};
    }
    std::array<char, pieceBytes> buffer{};
    for (std::size_t all = 0;;) {
        const zip_int64_t got = zip_fread(file.get(), buffer.data(), buffer.size());
        if (got < 0)
            return TableError{TableFault::DamagedPart, part};
        if (got == 0)
            return std::nullopt;
        all += static_cast<std::size_t>(got);
        if (all > maxPartBytes)
            return TableError{TableFault::PartTooLarge, part};
        if (!piece({buffer.data(), static_cast<std::size_t>(got)}))
            return std::nullopt;
    }
}

std::string_view attribute(const char **attributes, std::string_view name)
{
    for (; attributes && *attributes; attributes += 2)
        if (withoutPrefix(attributes[0]) == name)
            return attributes[1];
    return {};
}

std::optional<TableError> readXml(const ZipParts &parts, const std::string &part, XmlListener &listener)
{
    XmlReader reader(part, listener);
    if (auto error = parts.stream(part, [&reader](std::string_view piece) { return reader.feed(piece, false); }))
        return error;
    if (!listener.error())
        (void)reader.feed({}, true);
    return listener.error();
}

} // namespace th::lists
