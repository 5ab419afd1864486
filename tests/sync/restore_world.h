// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/publisher_world.h"

namespace th::test {

/// A publisher whose tree may be put back from a copy, and whose journals may be there or not.
struct RestoreWorld : PublisherWorld {
    auto publishFrom(const std::vector<const Desk *> &desks)
    {
        std::vector<core::journal::Extract> journals;
        for (const Desk *desk : desks)
            journals.push_back(desk->extract);
        return publishJournals(std::move(journals));
    }
    sync::Made<sync::Published> publishJournals(std::vector<core::journal::Extract> journals)
    {
        sync::PublishOrder order;
        order.root = root;
        order.journals = std::move(journals);
        order.copies = copies;
        order.copyPatience = copyPatience;
        order.now = now += 1h;
        order.signers = {&repository.key(signer)};
        order.maxTargetBytes = maxTargetBytes;
        return sync::publish(tree, order);
    }
    fs::path copyOfTree(const std::string &name = "copy") const { return fs::path(folder.path().toStdString()) / name; }
    void backUp(const std::string &name = "copy") const
    {
        fs::remove_all(copyOfTree(name));
        fs::copy(tree, copyOfTree(name), fs::copy_options::recursive);
    }
    void putBack(const std::string &name = "copy") const
    {
        fs::remove_all(tree);
        fs::copy(copyOfTree(name), tree, fs::copy_options::recursive);
    }
    store::Station newStation()
    {
        auto made = *store::Station::create(fs::path(folder.path().toStdString()) / ("s" + std::to_string(++m_made)),
                                            "t", false);
        if (!sync::trustRoot(made, root))
            qFatal("the root was not trusted");
        return made;
    }
    core::Instant now = noon - 400h;
    std::chrono::milliseconds copyPatience = sync::PublishOrder().copyPatience;
    std::size_t maxTargetBytes = sync::PublishOrder().maxTargetBytes;

private:
    int m_made = 0;
};

inline std::string withdrawnProvinceDesk(RestoreWorld &world)
{
    std::string directory = world.directory();
    return directory.insert(directory.find(R"(, "authority": "P"})"), R"(, "revoked_at": "2026-01-02T00:00:00Z")");
}

} // namespace th::test
