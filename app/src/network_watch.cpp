// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "network_watch.h"

#include <QNetworkInformation>

namespace th::app {

void NetworkWatch::start()
{
    if (std::exchange(m_started, true))
        return;
    if (!QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Reachability))
        return;
    const auto *network = QNetworkInformation::instance();
    if (!network)
        return;
    connect(network, &QNetworkInformation::reachabilityChanged, this, [this](QNetworkInformation::Reachability now) {
        if (now != QNetworkInformation::Reachability::Disconnected)
            emit changed();
    });
    connect(network, &QNetworkInformation::transportMediumChanged, this, &NetworkWatch::changed);
    connect(network, &QNetworkInformation::isBehindCaptivePortalChanged, this, &NetworkWatch::changed);
    connect(network, &QNetworkInformation::isMeteredChanged, this, &NetworkWatch::meteredChanged);
    if (network->supports(QNetworkInformation::Feature::Metered))
        emit meteredChanged(network->isMetered());
}

} // namespace th::app
