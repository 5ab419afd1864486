// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/syncing.h"

namespace th::app {

core::Result<Helping, core::LocalName> helpNeighbours(const std::string &self, const std::filesystem::path &tree)
{
    neighbours::ServerOptions options;
    options.tree = tree;
    auto server = neighbours::TreeServer::start(options);
    if (!server)
        return core::Failure{server.error()};
    auto announced = neighbours::Announcement::make(self, server->port());
    Helping helping{std::move(server).value(), std::nullopt, std::nullopt};
    helping.doubt = announced ? announced->doubt() : std::optional(announced.error());
    if (announced)
        helping.announcement = std::move(announced).value();
    return helping;
}

} // namespace th::app
