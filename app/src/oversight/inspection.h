// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "believed.h"
#include "evidence/retention.h"
#include "ward/seal_key.h"

namespace th::app {

/// Until when each station's log is proven, and what is wrong.
struct IntegrityErrand {
    quint64 number = 0;       ///< as of any errand
    QString archive, station; ///< as of an export
    bool whole = false;       ///< all entries are read again first: has anybody changed the archive's file?
};
struct IntegrityAnswer {
    quint64 number = 0;
    std::optional<core::LocalName> problem{};
    std::vector<evidence::StationReport> stations{};    ///< worst first
    std::shared_ptr<const core::Policy> policy{};       ///< as of `ArchiveOpened`
    std::shared_ptr<const core::Directory> directory{}; ///< the same
    bool whole = false;
    std::vector<evidence::ArchiveFault> faults{}; ///< of `whole`
};

/// Who had what out of an archive: its access journal, as far as its chain holds.
struct AccessErrand {
    quint64 number = 0;
    QString archive;
};
struct AccessAnswer {
    quint64 number = 0;
    std::optional<core::LocalName> problem{};
    evidence::AccessJournal journal{};
};

/// Rules of how long personal data stays: what they would take, and taking it.
struct RetentionErrand {
    quint64 number = 0;
    QString archive, file;                           ///< file: of the rules, read unless they are here
    std::optional<evidence::RetentionRules> rules{}; ///< as they were shown
    std::string by{}, reason{};                      ///< as of an export; of counting: nobody asks
    std::optional<SealKeyChoice> key{};              ///< which signs what was left; none: it is only counted
};
struct RetentionAnswer {
    quint64 number = 0;
    std::optional<core::LocalName> problem{};
    bool lastTry = false;                            ///< as of an export
    std::optional<evidence::RetentionRules> rules{}; ///< that were read
    evidence::Retained retained{};
    bool applied = false;  ///< else nothing was changed
    bool released = false; ///< for it the explorer let go of the archive, and has to open it anew
};

} // namespace th::app
