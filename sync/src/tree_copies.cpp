// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tree_copies.h"

#include "http.h"
#include "http_fetch.h"
#include "published_names.h"
#include "signed_tree.h"

#include <algorithm>
#include <chrono>

namespace th::sync {
namespace {

using Until = std::chrono::steady_clock::time_point;

/// For a copy that has shown, signed, that it is newer: as much as it may take to read a country's status.
constexpr std::chrono::hours wholeCopy(1);

Until within(std::chrono::milliseconds time) { return std::chrono::steady_clock::now() + time; }

/// What is published next, revocations among it, waits for no server that sends a byte now and then.
HttpPatience patienceUntil(const Until &until)
{
    HttpPatience patience;
    patience.isOver = [&until] { return std::chrono::steady_clock::now() >= until; };
    return patience;
}

/// A copy's files; roots that our tree has are taken from there, as a copy may be older than the last ceremony.
/// `kept` gets whatever was read; `until` may be moved meanwhile.
Fetch fetchFrom(const std::string &copy, const std::filesystem::path &tree, Files &kept, const Until &until)
{
    const bool address = copy.starts_with("http://") || copy.starts_with("https://");
    const std::string base = copy.ends_with('/') ? copy : copy + "/";
    return [&kept, own = fetchFromFolder(tree),
            theirs = address ? fetchFromHttp({base + "metadata/", base + "targets/"}, overNetwork(patienceUntil(until)))
                             : fetchFromFolder(copy)](const std::string &path, std::size_t maxBytes) {
        auto bytes = path.ends_with(".root.json")
                         ? own(path, maxBytes)
                         : core::Result<core::Bytes, FetchError>(core::Failure{FetchError{FetchError::Kind::Missing}});
        if (!bytes)
            bytes = theirs(path, maxBytes);
        if (bytes)
            kept[path] = *bytes;
        return bytes;
    };
}

class Copies {
public:
    Copies(const std::filesystem::path &tree, const PublishOrder &order)
        : m_tree(tree), m_order(order), m_own(fetchFromFolder(tree), order.now)
    {
    }

    Made<CopiesRead> read()
    {
        if (auto done = m_own.open(m_order.root); !done)
            return core::Failure{done.error()};
        for (const std::string &from : m_order.copies)
            if (auto done = look(from); !done)
                return core::Failure{done.error()};
        if (m_newest.empty())
            return std::move(m_read);
        if (m_own.version() != 0)
            hear("", m_own); // what only this tree has read of devices that were withdrawn since
        if (auto done = writeTree(m_tree, m_newest); !done)
            return core::Failure{done.error()};
        return std::move(m_read);
    }

private:
    Made<void> look(const std::string &from)
    {
        Files files;
        Until until = within(m_order.copyPatience);
        SignedTree copy(fetchFrom(from, m_tree, files, until), m_order.now);
        if (const auto opened = copy.open(m_order.root); !opened || copy.version() == 0) {
            m_read.alarms.push_back({from, 0, "copy.unread", opened ? "metadata/timestamp.json" : opened.error()});
            return {};
        }
        hear(from, copy);
        if (copy.version() <= std::max(m_own.version(), m_newestVersion))
            return {};
        until = within(wholeCopy);
        if (const auto whole = readWhole(copy); !whole)
            return core::Failure{from + " has a newer publication (" + std::to_string(copy.version()) +
                                 ") than this tree (" + std::to_string(m_own.version()) +
                                 "), and cannot be read whole: " + whole.error()};
        m_newestVersion = copy.version();
        m_newest = std::move(files);
        m_read.carriedOnFrom = from;
        return {};
    }

    /// So that all of it is among the files that were read.
    static Made<void> readWhole(const SignedTree &copy)
    {
        const auto snapshot = copy.snapshot();
        if (!snapshot)
            return core::Failure{snapshot.error()};
        const MetaFacts &listed = snapshot->meta.at("targets.json");
        const std::string name = metadataFile(listed.version, "targets");
        const auto bytes = copy.get(name, listed);
        const auto targets = bytes ? parseTargets(*bytes) : Parsed<TargetsMetadata>(core::Failure{MetadataError{}});
        if (!targets)
            return core::Failure{bytes ? name + ": not the metadata of targets" : bytes.error()};
        auto all = copy.statusTargets(*snapshot);
        if (!all)
            return core::Failure{all.error()};
        all->insert(targets->targets.begin(), targets->targets.end()); // directory, policy, accounts
        for (const Delegation &delegation : targets->delegations)
            if (const auto done = listOther(copy, *snapshot, delegation, *all); !done)
                return done;
        for (const auto &[path, facts] : *all)
            if (const auto file = copy.get(targetFile(path, facts), facts); !file)
                return core::Failure{file.error()};
        return {};
    }

    static Made<void> listOther(const SignedTree &copy, const SnapshotMetadata &snapshot, const Delegation &delegation,
                                std::map<std::string, FileFacts> &all)
    {
        const auto facts = snapshot.meta.find(delegation.name + ".json");
        if (delegation.name == statusRole || facts == snapshot.meta.end())
            return {};
        const std::string name = metadataFile(facts->second.version, delegation.name);
        const auto bytes = copy.get(name, facts->second);
        if (!bytes)
            return core::Failure{bytes.error()};
        const auto role = parseTargets(*bytes);
        if (!role)
            return core::Failure{name + ": not the metadata of targets"};
        all.insert(role->targets.begin(), role->targets.end());
        return {};
    }

    /// How far it had read journals, unless our own tree followed from it.
    void hear(const std::string &from, const SignedTree &copy)
    {
        const MetaFacts &last = copy.timestamp()->snapshot;
        const auto mine = fetchFromFolder(m_tree)(metadataFile(last.version, "snapshot"), maxSnapshot);
        if (!from.empty() && mine && !difference(last, *mine))
            return;
        const auto snapshot = copy.snapshot();
        const auto targets = snapshot ? copy.statusTargets(*snapshot)
                                      : Made<std::map<std::string, FileFacts>>(core::Failure{snapshot.error()});
        const auto listed = targets ? targets->find(notesPath) : decltype(targets->end())();
        if (!targets || listed == targets->end())
            return unread(from, targets ? notesPath : targets.error());
        const auto bytes = copy.get(targetFile(notesPath, listed->second), listed->second);
        const auto notes = bytes ? decodeNotes(*bytes) : std::nullopt;
        if (!notes)
            return unread(from, bytes ? notesPath : bytes.error());
        for (const auto &[device, position] : notes->journals)
            if (auto &heard = m_read.heard[device]; heard.seq < position.seq)
                heard = position;
    }
    void unread(const std::string &from, const std::string &why)
    {
        if (!from.empty())
            m_read.alarms.push_back({from, 0, "copy.unread", why});
    }

    static constexpr std::size_t maxSnapshot = 2u << 20;
    std::filesystem::path m_tree;
    const PublishOrder &m_order;
    SignedTree m_own;
    CopiesRead m_read;
    Files m_newest;
    std::uint64_t m_newestVersion = 0;
};

} // namespace

Made<CopiesRead> catchUpWithCopies(const std::filesystem::path &tree, const PublishOrder &order)
{
    if (order.copies.empty())
        return CopiesRead();
    return Copies(tree, order).read();
}

} // namespace th::sync
