// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/tuf_client.h"

#include "http.h"
#include "http_fetch.h"
#include "metadata_folder.h"

namespace th::sync {
namespace {

constexpr std::size_t maxTargetBytes = 256u << 20; ///< it is held in memory

core::Failure<ImportError> refused(ImportFault fault, std::string file, std::string detail)
{
    return core::Failure{ImportError{fault, std::move(file), std::move(detail)}};
}

/// What a web server lacks is no stick that somebody could copy again.
core::Failure<ImportError> failed(ImportError error)
{
    if (error.missing && error.fault == ImportFault::Unreadable)
        error.fault = ImportFault::NotServed;
    return core::Failure{std::move(error)};
}

Updated<void> makeFolder(const std::filesystem::path &folder)
{
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error)
        return refused(ImportFault::Store, folder.string(), error.message());
    return {};
}

} // namespace

struct TufClient::Parts {
    Parts(const Places &places, core::Instant now)
        : files(places.metadataFolder),
          updater(fetchFromHttp({places.metadataUrl, places.targetsUrl}, overNetwork(places.patience)), files, now)
    {
    }
    MetadataFolder files;
    Updater updater;
};

core::Result<void, ImportError> TufClient::init(const std::filesystem::path &metadataFolder, core::ByteView root)
{
    if (const auto set = TrustedSet::begin(root); !set)
        return refused(set.error().fault == TrustFault::NotMetadata ? ImportFault::NotMetadata
                                                                    : ImportFault::WrongSignatures,
                       "root.json", set.error().detail);
    if (auto done = makeFolder(metadataFolder); !done)
        return done;
    MetadataFolder files(metadataFolder);
    const core::Bytes bytes(root.begin(), root.end());
    const auto before = files.find("root");
    if (before && *before != bytes)
        return refused(ImportFault::UntrustedRoot, "root.json", "another root is trusted here already");
    return files.keep("root", bytes);
}

TufClient::TufClient(Places places, core::Instant now) : m_parts(std::make_unique<Parts>(places, now)) {}

TufClient::~TufClient() = default;

core::Result<void, ImportError> TufClient::refresh()
{
    auto done = m_parts->updater.refresh();
    if (!done)
        return failed(std::move(done).error());
    return {};
}

core::Result<std::filesystem::path, ImportError> TufClient::download(const std::string &target,
                                                                     const std::filesystem::path &folder)
{
    const auto found = m_parts->updater.find(target);
    if (!found)
        return failed(found.error());
    if (!*found)
        return refused(ImportFault::NotServed, target, "no role lists it");
    if (auto done = makeFolder(folder); !done)
        return core::Failure{done.error()};
    const std::string name = fileNameOf(target);
    const FileFacts &facts = (*found)->facts;
    const auto held = fetchFromFolder(folder)(name, facts.length.value_or(0));
    if (held && !difference(facts, *held))
        return folder / name;
    const auto bytes = m_parts->updater.download(target, **found, maxTargetBytes);
    if (!bytes)
        return failed(bytes.error());
    if (auto done = placeDurably(folder / name, *bytes); !done)
        return core::Failure{done.error()};
    return folder / name;
}

} // namespace th::sync
