// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "roster_worker.h"

#include "key_opening.h"
#include "store/examiner.h"

namespace th::app {

namespace {

core::Instant now() { return store::readClock().wall; }

} // namespace

void RosterWorker::findLastSigning()
{
    if (!m_office)
        return;
    const auto last = m_office->lastSigning();
    emit lastSigningFound(last ? *last : administration::SigningWish()); // it is only a proposal
}

void RosterWorker::proposeSigning(const QString &unit, const administration::SigningPlace &place)
{
    if (m_office)
        if (auto proposed = taken(m_office->proposeSigning(unit.toStdString(), place, now())))
            emit signingProposed(std::make_shared<const administration::ProposedSigning>(std::move(*proposed)));
}

void RosterWorker::sign(const std::shared_ptr<const administration::ProposedSigning> &looked,
                        const SealKeyChoice &choice)
{
    if (!m_office || !looked)
        return;
    const auto key = openSigningKey(choice);
    if (!key) {
        emit keyRefused(key.error().code == "pin_last_try");
        return complain(key.error().sentence);
    }
    const std::string name = choice.address.empty() ? choice.file.toStdString() : choice.address;
    const auto made = m_office->sign(*looked, *key, name, now());
    const QString unit = QString::fromStdString(looked->unit);
    if (!made) {
        proposeSigning(unit, looked->place); // as it is now, to be read anew
        return complain(made.error());
    }
    const std::string role = made->role + ", " + std::to_string(made->version);
    tell({"Đã ký (" + role + "). Các máy nhận khi người công bố chạy publish lần tới.",
          "Signed (" + role + "). Devices take it once the publisher has run `publish` again."},
         unit);
}

void RosterWorker::lookForTokens() { emit tokensFound(listTokenOffers()); }

} // namespace th::app
