// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage_state.h"

namespace th::hub {

namespace {

bool isKnown(Engine &engine, const core::PublicKey &key)
{
    return !engine.run("SELECT id FROM device WHERE key = $1 FOR UPDATE", {asBlob(key)}).empty();
}

/// Nothing: the token may be used.
std::optional<EnrolOutcome> refuseToken(Engine &engine, const core::journal::Hash &token, Milliseconds now)
{
    const auto rows = engine.run("SELECT valid_until, COALESCE(used_at, 0) FROM enrolment_token WHERE hash = $1"
                                 " FOR UPDATE",
                                 {asBlob(token)});
    if (rows.empty())
        return EnrolOutcome::UnknownToken;
    if (number(rows[0].at(1)) != 0)
        return EnrolOutcome::UsedToken;
    if (number(rows[0].at(0)) < now)
        return EnrolOutcome::ExpiredToken;
    return std::nullopt;
}

} // namespace

Stored<void> Storage::addToken(const core::journal::Hash &token, Milliseconds validUntil)
{
    return m_state->transaction([&](Engine &engine) {
        engine.run("INSERT INTO enrolment_token (hash, valid_until) VALUES ($1, $2)", {asBlob(token), validUntil});
    });
}

Stored<EnrolOutcome> Storage::enrol(const core::journal::Hash &token, const core::PublicKey &key,
                                    const std::string &deviceName, Milliseconds now)
{
    return m_state->transaction([&](Engine &engine) {
        if (isKnown(engine, key))
            return EnrolOutcome::Known;
        if (const auto refused = refuseToken(engine, token, now))
            return *refused;
        engine.run("INSERT INTO device (key, name, state, asked_at, head) VALUES ($1, $2, $3, $4, $5)",
                   {asBlob(key), deviceName, static_cast<std::int64_t>(DeviceState::Pending), now,
                    asBlob(core::journal::hash(key))});
        engine.run("UPDATE enrolment_token SET used_by = $1, used_at = $2 WHERE hash = $3",
                   {asBlob(key), now, asBlob(token)});
        return EnrolOutcome::Asked;
    });
}

Stored<bool> Storage::setState(const core::PublicKey &key, DeviceState state, const std::string &deviceName,
                               Milliseconds now)
{
    return m_state->transaction([&](Engine &engine) {
        const auto value = static_cast<std::int64_t>(state);
        if (!isKnown(engine, key)) {
            if (state != DeviceState::Approved || deviceName.empty())
                return false;
            engine.run("INSERT INTO device (key, name, state, asked_at, decided_at, head)"
                       " VALUES ($1, $2, $3, $4, $5, $6)",
                       {asBlob(key), deviceName, value, now, now, asBlob(core::journal::hash(key))});
            return true;
        }
        engine.run("UPDATE device SET state = $1, decided_at = $2 WHERE key = $3", {value, now, asBlob(key)});
        if (!deviceName.empty())
            engine.run("UPDATE device SET name = $1 WHERE key = $2", {deviceName, asBlob(key)});
        return true;
    });
}

} // namespace th::hub
