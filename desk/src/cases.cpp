// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inside.h"

#include "store/files.h"

#include <algorithm>
#include <fstream>

namespace th::desk {

namespace {

using core::journal::WorkKind;

std::string attachmentPlace(RequestId request, std::uint32_t number)
{
    return "attachment/" + std::to_string(request) + "/" + std::to_string(number);
}

/// The files lie beside the database under the keyed hash of what is in them: the same file is kept once.
std::filesystem::path fileOf(const std::filesystem::path &folder, const core::Bytes &content)
{
    return folder / "attachments" / core::toHex(content);
}

[[noreturn]] void stopForFile(const std::error_code &error)
{
    stop("attachment_file", "Không ghi được tệp đính kèm: " + error.message(),
         "The attachment could not be written: " + error.message());
}

core::Bytes readFile(const std::filesystem::path &file, std::uint64_t size)
{
    std::ifstream stream(file, std::ios::binary);
    core::Bytes bytes(static_cast<std::size_t>(std::min<std::uint64_t>(size, maxAttachmentBytes)) + 64);
    stream.read(reinterpret_cast<char *>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(stream.gcount()));
    return bytes;
}

/// On disk before any row names it; a crash between the two leaves a file that nobody asks for. `isThere`: whole.
void keepFile(const std::filesystem::path &file, core::ByteView box, bool isThere)
{
    std::error_code error;
    std::filesystem::create_directories(file.parent_path(), error);
    if (error)
        stopForFile(error);
    std::filesystem::permissions(file.parent_path(), std::filesystem::perms::owner_all, error);
    store::FileResult done;
    if (!isThere) {
        std::filesystem::remove(file, error); // one that does not open; the same content takes its place
        done = store::placeFile(file, core::asText(box), store::Placing::NewPrivate);
    }
    if (done) // also where it was there: whoever wrote it may have died before
        done = store::syncFolder(file.parent_path());
    if (done)
        done = store::syncFolder(file.parent_path().parent_path());
    if (!done)
        stopForFile(done.error());
}

void demandUsable(const NewAttachment &attachment)
{
    const std::string &kind = attachment.kind, &name = attachment.fileName;
    if (kind.empty() || kind.size() > 32 || !core::isValidUtf8(kind) || name.size() > 255 || !core::isValidUtf8(name))
        stop("attachment_name", "Loại hoặc tên tệp đính kèm không dùng được.",
             "The attachment's kind or name cannot be used.");
    if (attachment.content.empty() || attachment.content.size() > maxAttachmentBytes)
        stop("attachment_size", "Tệp đính kèm rỗng hoặc lớn hơn 32 MiB.",
             "The attachment is empty, or larger than 32 MiB.");
}

Line openLine(const DeskInside &inside, const store::WardLine &row)
{
    Line line{row.number, inside.draftOf(row), row.decision, row.officer, {}};
    if (row.reason.empty())
        return line;
    const auto reason = inside.vault().open(row.reason, linePlace(row.request, row.number) + "/reason");
    line.reason = reason ? std::string(core::asText(*reason)) : "?";
    return line;
}

} // namespace

core::Bytes DeskInside::keepContent(core::ByteView content)
{
    core::Bytes hash = vault().digest("attachment", content);
    keepFile(fileOf(folder(), hash), vault().seal(content, "content/" + core::toHex(hash)),
             readContent(hash, content.size()).has_value());
    return hash;
}

std::optional<core::Bytes> DeskInside::readContent(const core::Bytes &hash, std::uint64_t size) const
{
    return vault().open(readFile(fileOf(folder(), hash), size), "content/" + core::toHex(hash));
}

void DeskInside::takeAttachments(store::WardWrite &write, const Act &act, const Loaded &loaded,
                                 const std::vector<NewAttachment> &attachments)
{
    const auto before = valueOf(m_book.attachments(loaded.row.id));
    if (before.size() + attachments.size() > maxAttachments)
        stop("attachment_count", "Một hồ sơ có nhiều nhất 200 tệp đính kèm.", "A request has at most 200 attachments.");
    std::uint32_t number = before.empty() ? 0 : before.back().number;
    for (const NewAttachment &each : attachments) {
        demandUsable(each);
        const core::Bytes hash = keepContent(each.content);
        write.attachments.push_back(
            {loaded.row.id, ++number, each.kind, hash, each.content.size(),
             vault().seal(core::asBytes(each.fileName), attachmentPlace(loaded.row.id, number))});
        auto told = deed(act, WorkKind::Attach, loaded.row, loaded.row.revision + 1, {});
        told.work.step = each.kind;
        told.work.digest = hash;
        write.deeds.push_back(std::move(told));
    }
}

Done<void> Desk::attach(const Act &act, const std::string &kind, const std::string &fileName, core::ByteView content)
{
    return attempt([&] {
        DeskInside inside(*this);
        const Loaded loaded = inside.load(act.request);
        inside.demand(issuing::Change::Attach, loaded, act);
        store::WardWrite write = inside.next(loaded, act, WorkKind::Attach);
        write.deeds.clear();
        inside.takeAttachments(write, act, loaded, {{kind, fileName, core::Bytes(content.begin(), content.end())}});
        inside.write(write);
    });
}

Done<core::Bytes> Desk::attachment(RequestId request, std::uint32_t number) const
{
    return attempt([&] {
        for (const auto &row : valueOf(store::WardBook(*m_station).attachments(request))) {
            if (row.number != number)
                continue;
            auto plain = DeskInside(*this).readContent(row.content, row.size);
            if (!plain)
                stop("attachment_damaged", "Tệp đính kèm bị mất hoặc hỏng trên đĩa.",
                     "The attachment is missing from the disk, or damaged.");
            return std::move(*plain);
        }
        stop("no_attachment", "Hồ sơ không có tệp đính kèm đó.", "The request has no such attachment.");
    });
}

Done<Case> Desk::look(RequestId request) const
{
    return attempt([&] {
        DeskInside inside(*this);
        Loaded loaded = inside.load(request);
        Unfinished unfinished = inside.unfinishedOf(loaded);
        Case found{loaded.row, std::move(loaded.fields), {}, {}, std::move(loaded.standing), std::move(unfinished)};
        for (const store::WardLine &row : valueOf(inside.book().lines(request)))
            found.lines.push_back(openLine(inside, row));
        for (const store::WardAttachment &row : valueOf(inside.book().attachments(request))) {
            const auto name = m_vault.open(row.box, attachmentPlace(request, row.number));
            found.attachments.push_back(
                {row.number, row.kind, name ? std::string(core::asText(*name)) : "?", row.size});
        }
        return found;
    });
}

Done<Case> Desk::glance(RequestId request) const
{
    return attempt([&] {
        Loaded loaded = DeskInside(*this).load(request);
        return Case{std::move(loaded.row), std::move(loaded.fields), {}, {}, std::move(loaded.standing), {}};
    });
}

Done<std::vector<store::WardRequest>> Desk::inbox(const std::string &state) const
{
    return attempt([&] { return valueOf(store::WardBook(*m_station).requests(state)); });
}

Done<std::vector<Match>> Desk::matches(const Draft &draft, RequestId except) const
{
    return attempt([&] {
        DeskInside inside(*this);
        std::vector<Match> found;
        for (const auto &[mark, kind] : inside.marksOf(draft))
            for (const store::WardPlace &place : valueOf(inside.book().marked(mark)))
                if (place.request != except)
                    found.push_back({place.request, place.line, kind});
        std::ranges::sort(found, {},
                          [](const Match &match) { return std::tuple(match.request, match.line, match.by); });
        return found;
    });
}

} // namespace th::desk
