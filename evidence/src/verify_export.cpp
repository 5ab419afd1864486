// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "database.h"
#include "evidence/export.h"
#include "manifest.h"

#include <algorithm>
#include <fstream>
#include <map>

namespace th::evidence {

namespace {

constexpr std::size_t pieceBytes = 1u << 20;
constexpr std::size_t mostLine = 1u << 20;

std::ifstream opened(const std::filesystem::path &file)
{
    std::error_code error;
    std::ifstream stream(file, std::ios::binary);
    if (!std::filesystem::is_regular_file(file, error) || !stream)
        throw Thrown({Fault::NotThere, file.filename().string()});
    return stream;
}

std::string smallFile(const std::filesystem::path &file, std::size_t most)
{
    auto stream = opened(file);
    std::string text(most + 1, '\0');
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(stream.gcount()));
    return text; // one byte too many is enough to be wrong
}

/// The file as it is now: its digests, and those of its rows.
struct Found {
    FileDigests digests;
    RowGroups groups;
};

/// Lines as `RowWriter` made them; the heading of a CSV is none.
class Lines {
public:
    Lines(RowGroups &groups, bool heading, std::string_view end) : m_groups(groups), m_heading(heading), m_end(end) {}
    void add(std::string_view piece)
    {
        for (const char c : piece) {
            m_line += c;
            if ((c == '\n' && m_line.ends_with(m_end)) || m_line.size() >= mostLine)
                take();
        }
    }
    void finish()
    {
        if (!m_line.empty())
            take();
        m_groups.finish();
    }

private:
    void take()
    {
        if (m_heading)
            m_heading = false;
        else
            m_groups.add(m_line);
        m_line.clear();
    }
    RowGroups &m_groups;
    bool m_heading;
    std::string_view m_end;
    std::string m_line;
};

void read(const std::filesystem::path &file, const std::string &format, Found &found)
{
    auto stream = opened(file);
    Lines lines(found.groups, format == name(Format::Csv), format == name(Format::Csv) ? "\r\n" : "\n");
    std::string piece(pieceBytes, '\0');
    for (;;) {
        stream.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        const auto got = static_cast<std::size_t>(stream.gcount());
        if (got == 0)
            break;
        found.digests.add(std::string_view(piece).substr(0, got));
        if (isTableOfText(format))
            lines.add(std::string_view(piece).substr(0, got));
    }
    found.digests.finish();
    lines.finish();
}

std::string span(std::size_t first, std::size_t last, std::uint64_t rows)
{
    return std::to_string(first * groupRows + 1) + "-" +
           std::to_string(std::min<std::uint64_t>((last + 1) * groupRows, rows));
}

std::uint64_t sumOf(const std::vector<RowGroups::Group> &groups)
{
    std::uint64_t sum = 0;
    for (const RowGroups::Group &group : groups)
        sum += group.sum;
    return sum;
}

/// What was done to the rows, as far as their digests tell.
std::vector<std::string> placesOf(const ManifestFacts &facts, const RowGroups &found)
{
    const auto &was = facts.groups, &is = found.groups();
    std::vector<std::size_t> different;
    for (std::size_t i = 0; i < std::max(was.size(), is.size()); ++i)
        if (i >= was.size() || i >= is.size() || was[i] != is[i])
            different.push_back(i);
    if (different.empty())
        return {"heading"};
    const std::string from = std::to_string(different.front() * groupRows + 1);
    if (found.rows() < facts.rows)
        return {"removed " + std::to_string(facts.rows - found.rows()) + " rows, the first at or after row " + from};
    if (found.rows() > facts.rows)
        return {"inserted " + std::to_string(found.rows() - facts.rows) + " rows, the first at or after row " + from};
    if (sumOf(was) == sumOf(is))
        return {"reordered " + span(different.front(), different.back(), facts.rows)};
    std::vector<std::string> places;
    for (const std::size_t group : different)
        places.push_back((was[group].sum == is[group].sum ? "reordered " : "edited ") + span(group, group, facts.rows));
    return places;
}

ExportCheck check(const std::filesystem::path &file, const std::optional<core::PublicKey> &key)
{
    ExportCheck check;
    const auto path = [&](const char *suffix) { return std::filesystem::path(file.string() + suffix); };
    check.manifest = smallFile(path(".manifest"), mostManifestBytes);
    const std::string signature = smallFile(path(".manifest.sig"), sizeof(core::Signature));
    const std::string minisig = smallFile(path(".minisig"), 4096);
    core::Signature bytes{};
    if (signature.size() == bytes.size())
        std::ranges::copy(core::asBytes(signature), bytes.begin());
    if (key && !core::verifyEd25519(*key, core::asBytes(check.manifest), bytes)) { // whoever made it: it is not read
        check.faults.push_back("signer");
        return check;
    }
    const auto facts = readManifest(check.manifest);
    if (!facts) {
        check.faults.push_back("manifest");
        return check;
    }
    check.signer = facts->signer;
    check.rows = facts->rows;
    if (key && *key != facts->signer)
        check.faults.push_back("signer");
    if (!core::verifyEd25519(facts->signer, core::asBytes(check.manifest), bytes))
        check.faults.push_back("signature");
    Found found;
    read(file, facts->format, found);
    const auto comment = openMinisignature(minisig, facts->blake2b, facts->signer);
    if (!comment ||
        !comment->ends_with("\tmanifest-sha256:" + core::toHex(core::sha256(core::asBytes(check.manifest)))))
        check.faults.push_back("minisign");
    if (found.digests.bytes() != facts->bytes || found.digests.sha256() != facts->sha256 ||
        found.digests.blake2b() != facts->blake2b) {
        check.faults.push_back("file");
        if (isTableOfText(facts->format))
            check.places = placesOf(*facts, found.groups);
    }
    check.holds = check.faults.empty();
    return check;
}

} // namespace

Outcome<ExportCheck> verifyExport(const std::filesystem::path &file, const std::optional<core::PublicKey> &key)
{
    return guard([&] { return check(file, key); });
}

std::string exportSentence(const std::string &fault, core::Language language)
{
    static const std::map<std::string, core::LocalName> sentences{
        {"manifest", {"Bản kê không đọc được hoặc đã bị sửa.", "The manifest cannot be read, or was changed."}},
        {"signer",
         {"Bản kê không do người được yêu cầu ký, hoặc đã bị sửa sau khi ký.",
          "The manifest was not signed by whom was asked for, or was changed after it was signed."}},
        {"signature",
         {"Chữ ký của bản kê sai: bản kê đã bị sửa sau khi ký.",
          "The manifest's signature is wrong: it was changed after it was signed."}},
        {"minisign",
         {"Chữ ký minisign không thuộc về tệp và bản kê này.",
          "The minisign signature does not belong to this file and manifest."}},
        {"file", {"Tệp đã bị sửa sau khi xuất.", "The file was changed after it was exported."}}};
    const auto found = sentences.find(fault);
    return found == sentences.end() ? fault : found->second.in(language);
}

} // namespace th::evidence
