// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/judge.h"
#include "support/sample_world.h"

#include <QTest>
#include <nlohmann/json.hpp>

#include <functional>

namespace th::test {

using namespace core;
using namespace std::chrono_literals;
using nlohmann::json;

/// A pass held up at CK-01, and all that bears on it. Out of the box it is admitted without any reason.
struct World {
    PassClaims claims = samplePass();
    std::uint8_t signingKey = 1;
    json directory = json::parse(sampleDirectoryJson());
    json policy = json::parse(samplePolicyJson());
    SeriesStatus status{Registration::Registered, {}, 1301};
    Evidence evidence;
    Presented presented;
    Place place{CheckpointCode("CK-01"), AreaCode("01.001.00001")};
    Instant when = sampleNow();

    World()
    {
        claims.holder = "Nguyễn Thị Hương";
        evidence.status = status;
        evidence.dataAsOf = when - 1h;
        evidence.sightingsAvailable = true;
    }

    void setStatus(Registration registration, std::optional<Revocation> revoked = {})
    {
        evidence.status = SeriesStatus{registration, revoked, 1301};
    }
    json &rules() { return policy["rules"][0]; }
    json &key() { return directory["keys"][0]; }
    void saw(const char *checkpoint, std::chrono::seconds ago, bool admitted = true)
    {
        evidence.sightings.push_back({CheckpointCode(checkpoint), when - ago, admitted});
    }
    void reported(const char *checkpoint, std::chrono::seconds ago)
    {
        evidence.sightings.push_back({CheckpointCode(checkpoint), when - ago, false, SeenBy::OtherStation});
    }
    /// So that a weekday, a household and a market are at hand.
    void becomeHousehold()
    {
        claims.kind = PassKind::Household;
        claims.organisation.clear();
    }

    [[nodiscard]] Verdict judged() const
    {
        SoftwareKey key = sampleKey(signingKey);
        const auto text = makePass(claims, key);
        Q_ASSERT(text.ok());
        const std::string directoryText = directory.dump(), policyText = policy.dump();
        const auto parsedDirectory = parseDirectory(asBytes(directoryText));
        const auto parsedPolicy = parsePolicy(asBytes(policyText));
        Q_ASSERT(parsedDirectory.ok() && parsedPolicy.ok());
        const auto pass = verifySignature(*decodePass(*text), *parsedDirectory);
        return pass ? judge(*pass, evidence, presented, place, when, *parsedPolicy)
                    : judge(pass.error(), evidence, when, *parsedPolicy);
    }
};

/// "refuse: expired! seen_elsewhere? data_old": ! refuses, ? cannot tell, a note has no mark.
inline QString inShort(const Verdict &verdict)
{
    QString text = QString::fromLatin1(name(verdict.kind)) + QLatin1Char(':');
    for (const Reason &reason : verdict.reasons) {
        const char *mark = reason.weight == Weight::Refuse ? "!" : reason.weight == Weight::CannotTell ? "?" : "";
        text += QLatin1Char(' ') + QString::fromLatin1(name(reason.code)) + QString::fromLatin1(mark);
    }
    return text;
}

inline const Reason *find(const Verdict &verdict, ReasonCode code)
{
    for (const Reason &reason : verdict.reasons)
        if (reason.code == code)
            return &reason;
    return nullptr;
}

struct Case {
    const char *name;
    std::function<void(World &)> change;
    const char *expected;
};

inline IdCard cardOf(const char *text) { return *parseIdCard(text); }
inline constexpr const char *holdersCard = "001085012345|012345678|Nguyễn Thị Hương|01021985|Nữ|Hà Nội|01012021";

inline void addRows(const std::vector<Case> &cases)
{
    QTest::addColumn<const void *>("given");
    for (const Case &given : cases)
        QTest::newRow(given.name) << static_cast<const void *>(&given);
}

inline void checkRow()
{
    QFETCH(const void *, given);
    const Case &row = *static_cast<const Case *>(given);
    World world;
    row.change(world);
    QCOMPARE(inShort(world.judged()), QString::fromLatin1(row.expected));
}

} // namespace th::test
