// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "believed.h"

#include "store/outbox.h"
#include "store/station.h"

namespace th::app {

core::LocalName said(const evidence::Error &error)
{
    return {evidence::sentence(error, core::Language::Vietnamese), evidence::sentence(error, core::Language::English)};
}

core::Result<Believed, core::LocalName> believe(const QString &stationFolder)
{
    Believed believed;
    if (stationFolder.isEmpty())
        return believed;
    const auto why = [](const store::StoreError &error) {
        return core::Failure{core::LocalName{store::sentence(error, core::Language::Vietnamese),
                                             store::sentence(error, core::Language::English)}};
    };
    auto station = store::Station::open(stationFolder.toStdString(), store::Access::Read);
    if (!station)
        return why(station.error());
    const auto hub = store::hubOf(*station);
    if (!hub)
        return why(hub.error());
    if (station->policy())
        believed.policy = std::make_shared<const core::Policy>(*station->policy());
    if (station->directory())
        believed.directory = std::make_shared<const core::Directory>(*station->directory());
    believed.trust.directory = believed.directory.get();
    believed.trust.anyHub = false; // a station without a hub believes none
    if (*hub)
        believed.trust.hubs.push_back((*hub)->key);
    return believed;
}

} // namespace th::app
