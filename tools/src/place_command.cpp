// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "place_command.h"

#include "charter_file.h"
#include "moments.h"
#include "store/examiner.h"
#include "sync/publication.h"

namespace th::tools {

namespace {

namespace fs = std::filesystem;
template <class T = void> using Done = core::Result<T, std::string>;

struct PlaceArguments {
    sync::CharterKind kind;
    std::string file, tree;
    std::optional<core::Instant> now;
};

std::string pathOf(sync::CharterKind kind, std::uint64_t version)
{
    return "metadata/" + std::to_string(version) + (kind == sync::CharterKind::Root ? ".root.json" : ".targets.json");
}

/// The highest version in the tree; 0: none.
std::uint64_t newestIn(const std::string &tree, sync::CharterKind kind)
{
    std::uint64_t newest = 0;
    std::error_code error;
    const std::string ending = pathOf(kind, 0).substr(std::string("metadata/0").size());
    for (const auto &entry : fs::directory_iterator(fs::path(tree) / "metadata", error)) {
        const std::string name = entry.path().filename().string();
        const std::size_t dot = name.find('.');
        if (dot > 0 && dot < 10 && name.find_first_not_of("0123456789") == dot && name.substr(dot) == ending)
            newest = std::max<std::uint64_t>(newest, std::stoul(name.substr(0, dot)));
    }
    return newest;
}

/// What the charter rests on: the root before it, or the newest root of the tree.
Done<std::optional<CharterFile>> authorityOf(const Console &console, const PlaceArguments &arguments,
                                             const CharterFile &file)
{
    const bool root = arguments.kind == sync::CharterKind::Root;
    const std::uint64_t version =
        root ? file.charter.facts.version - 1 : newestIn(arguments.tree, sync::CharterKind::Root);
    if (root && version == 0)
        return std::optional<CharterFile>();
    if (version == 0)
        return core::Failure{console.say("Cây chưa có gốc tin cậy: hãy đặt bằng `root place` trước.",
                                         "The tree has no root of trust: put it there with `root place` first.")};
    auto earlier = readCharterFile(console, arguments.tree + "/" + pathOf(sync::CharterKind::Root, version));
    if (!earlier)
        return core::Failure{earlier.error() + ". " +
                             console.say("Hãy đặt các bản gốc vào cây theo thứ tự, không bỏ "
                                         "bản nào.",
                                         "Place the roots in order, none left out.")};
    return std::optional<CharterFile>(std::move(earlier).value());
}

/// A station believes no older targets, so they would only stand in the way.
Done<> checkOrder(const Console &console, const PlaceArguments &arguments, const CharterFile &file)
{
    const std::string there = arguments.tree + "/" + pathOf(arguments.kind, file.charter.facts.version);
    if (fs::exists(there))
        if (const auto held = readCharterFile(console, there);
            !held || sync::fingerprint(held->charter) != sync::fingerprint(file.charter))
            return core::Failure{printable(there) + ": " +
                                 console.say("đã có một bản khác cùng số. Không ghi đè.",
                                             "another one of that version is there. It stays.")};
    if (arguments.kind == sync::CharterKind::Targets &&
        file.charter.facts.version < newestIn(arguments.tree, arguments.kind))
        return core::Failure{console.say("Cây đã có bản targets mới hơn. Hãy đề xuất tiếp từ bản đó (--from).",
                                         "The tree has newer targets. Propose the next from those (--from).")};
    return {};
}

Done<sync::Files> filesOf(const Console &console, const CharterFile &file)
{
    sync::Files files{{pathOf(file.charter.kind, file.charter.facts.version), file.bytes}};
    for (const auto &[path, facts] : file.charter.files) {
        const std::string name = (fs::path(file.name).parent_path() / path).string();
        auto document = readDocument(console, name);
        if (!document)
            return core::Failure{document.error()};
        if (sync::difference(facts, *document))
            return core::Failure{printable(name) + ": " +
                                 console.say("không phải tài liệu mà tệp targets nêu. Hãy mang đúng tài liệu kèm theo.",
                                             "not the document that the targets file lists. Bring the one that belongs "
                                             "to it.")};
        files[sync::targetFilePath(path, *document)] = std::move(document).value();
    }
    return files;
}

Done<sync::Files> placeable(const Console &console, const PlaceArguments &arguments)
{
    const auto file = readCharterFile(console, arguments.file);
    if (!file)
        return core::Failure{file.error()};
    if (file->charter.kind != arguments.kind)
        return core::Failure{console.say("Tệp không phải loại mà lệnh này xử lý (root hay targets).",
                                         "The file is not of the kind that this command is for (root or targets).")};
    const auto authority = authorityOf(console, arguments, *file);
    if (!authority)
        return core::Failure{authority.error()};
    const auto demands = sync::demandsOn(file->charter, *authority ? &(*authority)->charter : nullptr);
    if (!demands)
        return core::Failure{printable(demands.error().in(console.language))};
    if (const auto missing = sync::shortfall(file->charter, *demands, arguments.now.value_or(store::readClock().wall)))
        return core::Failure{printable(missing->in(console.language))};
    if (const auto inOrder = checkOrder(console, arguments, *file); !inOrder)
        return core::Failure{inOrder.error()};
    return filesOf(console, *file);
}

Exit place(Console &console, const PlaceArguments &arguments)
{
    const auto files = placeable(console, arguments);
    const auto done = files ? sync::writeTree(arguments.tree, *files) : core::Failure{files.error()};
    if (!done) {
        console.complain(done.error());
        return Exit::Failed;
    }
    for (const auto &[path, bytes] : *files) {
        const std::string there = arguments.tree + "/" + path;
        console.json ? console.object({{"file", there}}) : console.line(printable(there));
    }
    return Exit::Success;
}

} // namespace

void addPlace(CLI::App &group, sync::CharterKind kind, Work &work)
{
    auto arguments = std::make_shared<PlaceArguments>();
    arguments->kind = kind;
    const bool root = kind == sync::CharterKind::Root;
    auto *command =
        group.add_subcommand("place", root ? "Put a root that enough have signed into a tree"
                                           : "Put targets that enough have signed, and the documents beside "
                                             "them, into a tree; the publisher takes them from there");
    command->add_option("FILE", arguments->file, root ? "The root file" : "The targets file")->required();
    command->add_option("--tree", arguments->tree, "Folder of the published tree")->required();
    addMoment(*command, "--now", arguments->now, "Judge expiry as of this moment; default: the clock's");
    command->callback([=, &work] { work = [=](Console &console) { return place(console, *arguments); }; });
}

} // namespace th::tools
