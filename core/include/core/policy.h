// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/codes.h"
#include "core/document.h"
#include "core/names.h"
#include "core/pass.h"
#include "core/result.h"
#include "core/time.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace th::core {

struct Category {
    CategoryCode code;
    LocalName name;
    std::set<PassKind> kinds;       ///< kinds that may bear it; empty: all
    std::uint8_t days = 0x7f;       ///< days it may be used, beside those of the pass
    std::vector<HoursWindow> hours; ///< empty: all day
};

enum class IdCardCheck { Off, IfShown, Required };
enum class PlateCheck { Off, IfKnown };
enum class Weight { Note, CannotTell, Refuse }; ///< heavier is later

struct Quota {
    PassKind kind = PassKind::Household;
    std::uint32_t uses = 1;
    std::chrono::days period{1}; ///< local calendar days, today included
};

struct Freshness {
    std::chrono::hours amber{24};         ///< data older than this: a note
    std::chrono::hours red{72};           ///< older than this: cannot tell
    std::chrono::hours confirmWithin{48}; ///< a pass issued longer ago than this must be registered
};

struct CopyCheck {
    int speedKmPerHour = 120;               ///< faster than this between two checkpoints: a copy
    std::chrono::minutes window{240};       ///< how long a sighting counts
    std::chrono::minutes samePlaceQuiet{5}; ///< seen again at the same checkpoint this soon is the same visit
};

struct Masking {          ///< what the card shows of personal data
    bool idNumber = true; ///< all but the last three digits as •
    bool birthYear = false;
};

/// One set of rules, in force from a moment on until the next set.
struct RuleSet {
    Instant effectiveFrom{};
    std::string title; ///< the decree it comes from
    std::vector<Category> categories;
    IdCardCheck idCard = IdCardCheck::IfShown;
    PlateCheck plate = PlateCheck::IfKnown;
    std::vector<Quota> quotas;
    Freshness freshness;
    CopyCheck copies;
    Weight unregistered = Weight::CannotTell; ///< for a pass that ought to be registered and is not
    Masking masking;

    [[nodiscard]] const Category *findCategory(const CategoryCode &code) const;
    [[nodiscard]] const Quota *findQuota(PassKind kind) const;
};

/// After how long stations let go of personal data in their journals; nothing: never. Longer than what the rules
/// themselves look back on (docs/formats/retention.md).
struct Retention {
    std::optional<std::chrono::days> sealed{};   ///< plates, ID cards, texts of passes, reasons
    std::optional<std::chrono::days> passes{};   ///< their numbers
    std::optional<std::chrono::days> officers{}; ///< their names
};

struct Area {
    AreaCode code;
    LocalName name;
};

struct Checkpoint {
    CheckpointCode code;
    LocalName name;
    AreaCode area;
    std::optional<double> latitude{}; ///< degrees, WGS 84
    std::optional<double> longitude{};
};

/// What a checkpoint enforces, as published (docs/formats/policy.md): rules may be distributed before they apply.
class Policy {
public:
    /// The set in force at `when`; before the first set, the first.
    [[nodiscard]] const RuleSet &rulesAt(Instant when) const;
    [[nodiscard]] const std::vector<RuleSet> &ruleSets() const { return m_ruleSets; } ///< ascending, never empty
    [[nodiscard]] const std::vector<Area> &areas() const { return m_areas; }
    [[nodiscard]] const std::vector<Checkpoint> &checkpoints() const { return m_checkpoints; }
    [[nodiscard]] const Area *findArea(const AreaCode &code) const;
    [[nodiscard]] const Checkpoint *findCheckpoint(const CheckpointCode &code) const;
    [[nodiscard]] std::chrono::minutes utcOffset() const { return m_utcOffset; } ///< Việt Nam: +420
    [[nodiscard]] const std::optional<Retention> &retention() const { return m_retention; }

private:
    friend Result<Policy, DocumentError> parsePolicy(ByteView json);
    Policy() = default;
    std::vector<RuleSet> m_ruleSets;
    std::vector<Area> m_areas;
    std::vector<Checkpoint> m_checkpoints;
    std::chrono::minutes m_utcOffset{420};
    std::optional<Retention> m_retention;
};

/// At most 4 MiB; unknown members are refused (a rule we do not understand must not be skipped).
[[nodiscard]] Result<Policy, DocumentError> parsePolicy(ByteView json);

} // namespace th::core
