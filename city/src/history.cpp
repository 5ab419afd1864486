// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace th::city {

namespace fs = std::filesystem;
using std::chrono::days;

namespace {

constexpr std::size_t stillThere = ~std::size_t(0);

core::Bytes read(const fs::path &file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

core::Bytes asFile(const std::string &text) { return {text.begin(), text.end()}; }

} // namespace

core::Result<void, std::string> History::begin(const CityOptions &options, const Wards &wards, const fs::path &tree,
                                               core::Signer &publisher)
{
    core::SoftwareKey ceremony = core::SoftwareKey::fromSeed(Dice::secret(options.seed, "ceremony"));
    const sync::RoleRule offline{{ceremony.publicKey()}, 1}, online{{publisher.publicKey()}, 1};
    const core::Instant expires = beginning + days(365);
    const auto root =
        sync::signMetadata(sync::describe(sync::RootPlan{1, expires, offline, online, online, offline}), {&ceremony});
    sync::TargetsPlan plan{1, expires, {}, {}};
    plan.files = {{"directory.json", asFile(wards.directoryJson())}, {"policy.json", asFile(policyJson())}};
    plan.delegations.push_back({"status", online, {"status/*"}, true});
    const auto targets = sync::signMetadata(sync::describe(plan), {&ceremony});
    if (!root || !targets)
        return core::Failure{!root ? root.error() : targets.error()};
    m_root = *root;
    sync::Files files{{"metadata/1.root.json", *root}, {"metadata/1.targets.json", *targets}};
    for (const auto &[path, bytes] : plan.files)
        files[sync::targetFilePath(path, bytes)] = bytes;
    return sync::writeTree(tree, files);
}

core::Result<History, std::string> History::make(const CityOptions &options, Wards &wards, Moment end,
                                                 CityReport &report)
{
    History history;
    const fs::path tree = options.folder / "tree";
    core::SoftwareKey publisher = core::SoftwareKey::fromSeed(Dice::secret(options.seed, "publisher"));
    if (const auto begun = history.begin(options, wards, tree, publisher); !begun)
        return core::Failure{begun.error()};
    for (Moment now{0}; now <= end; now += options.publishEvery) {
        sync::PublishOrder order;
        order.root = history.m_root;
        order.journals = wards.write(now);
        order.now = wallAt(now);
        order.signers = {&publisher};
        order.when = sync::PublishOrder::When::Always; // stations see by it that nothing is kept from them
        const auto published = sync::publish(tree, order);
        if (!published)
            return core::Failure{published.error()};
        report.issued += published->issued;
        report.revocations += published->revoked;
        report.reinstatements += published->reinstated;
        report.alarms += published->alarms.size();
        history.m_moments.push_back(now);
        history.take(tree);
        if (options.progress)
            options.progress(static_cast<unsigned>(20 * now / end));
    }
    report.publications = history.count();
    for (const auto &[path, versions] : history.m_files)
        if (versions.back().until == stillThere)
            report.treeBytes += versions.back().content->size();
    return history;
}

/// Notes which files have come and which have gone.
void History::take(const fs::path &tree)
{
    const std::size_t now = m_moments.size() - 1;
    std::set<std::string> present;
    for (const auto &entry : fs::recursive_directory_iterator(tree)) {
        if (!entry.is_regular_file())
            continue;
        const std::string path = entry.path().lexically_relative(tree).string();
        present.insert(path);
        auto &versions = m_files[path];
        const bool isThere = !versions.empty() && versions.back().until == stillThere;
        if (isThere && path != "metadata/timestamp.json")
            continue;
        if (isThere)
            versions.back().until = now;
        core::Bytes bytes = read(entry.path());
        const std::string etag = '"' + core::toHex(core::sha256(bytes)).substr(0, 16) + '"';
        versions.push_back({std::make_shared<const core::Bytes>(std::move(bytes)), etag, now, stillThere});
    }
    for (auto &[path, versions] : m_files)
        if (versions.back().until == stillThere && !present.contains(path))
            versions.back().until = now;
}

std::size_t History::newestAt(Moment moment) const
{
    const auto after = std::ranges::upper_bound(m_moments, moment);
    return after == m_moments.begin() ? 0 : static_cast<std::size_t>(after - m_moments.begin()) - 1;
}

const History::File *History::find(const std::string &path, std::size_t publication) const
{
    const auto found = m_files.find(path);
    if (found == m_files.end())
        return nullptr;
    for (const File &file : found->second)
        if (file.from <= publication && publication < file.until)
            return &file;
    return nullptr;
}

const History::File *History::anyTarget(std::size_t publication, std::uint64_t which) const
{
    std::vector<const File *> there;
    for (auto at = m_files.lower_bound("targets/"); at != m_files.end() && at->first.starts_with("targets/"); ++at)
        if (const File *file = find(at->first, publication))
            there.push_back(file);
    return there.empty() ? nullptr : there[which % there.size()];
}

} // namespace th::city
