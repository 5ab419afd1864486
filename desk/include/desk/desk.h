// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/draft.h"
#include "desk/problem.h"
#include "desk/vault.h"
#include "issuing/standing.h"
#include "store/ward_book.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace th::desk {

using RequestId = std::uint64_t;
using Fields = std::map<std::string, std::string>; ///< of a request: "address", "contact" …; personal
/// What was typed into lines and is not taken yet, by line; 0: into a new one. Of a line that is there, what changes.
using Unfinished = std::map<std::uint32_t, Fields>;

struct Line {
    std::uint32_t number = 0;
    Draft draft;
    store::WardDecision decision = store::WardDecision::Undecided;
    std::string officer{}, reason{}; ///< who decided, and why it was refused
};
struct Attachment {
    std::uint32_t number = 0;
    std::string kind, fileName;
    std::uint64_t size = 0;
};
/// A request as an officer has it before their eyes.
struct Case {
    store::WardRequest row; ///< id, procedure, state, revision …; its box is opened as:
    Fields fields;
    std::vector<Line> lines;
    std::vector<Attachment> attachments;
    issuing::Standing standing;
    Unfinished unfinished{};
};

struct NewAttachment {
    std::string kind, fileName; ///< 1–32 bytes; at most 255
    core::Bytes content;        ///< 1 byte to `maxAttachmentBytes`
};
/// What an editor changes, all of it or nothing. Lines: number 0 for a new one.
struct Edit {
    Fields fields{}; ///< those that change; empty text: taken out
    std::vector<std::pair<std::uint32_t, Draft>> lines{};
    std::vector<std::uint32_t> linesGone{};
    std::vector<NewAttachment> attachments{};
    std::vector<std::uint32_t> finished{}; ///< lines of which nothing unfinished is kept any more; 0: the new one
    std::uint64_t mail = 0; ///< in `begin`: the mail that came (desk/incoming_mail.h) which is taken with it
};
struct Ruling {
    std::uint32_t line = 0;
    store::WardDecision decision = store::WardDecision::Undecided;
    std::string reason{}; ///< of a refusal
};
/// Who acts, on what they saw, and when.
struct Act {
    issuing::Officer officer;
    RequestId request = 0;
    std::uint64_t seen = 0; ///< revision of the request before the officer's eyes
    core::ClockReading clock;
};
struct Match {
    RequestId request = 0;
    std::uint32_t line = 0;
    std::string by; ///< "id", "plate", "household"
};

/// A line of an edit whose person, plate or household somebody has already.
struct Duplicate {
    std::size_t index = 0; ///< in `Edit::lines`
    Match other;           ///< request 0: of the edit itself, its line counted from 1
};

inline constexpr std::size_t maxLinesOfRequest = 20000, maxFields = 32, maxFieldBytes = 2000, maxReasonBytes = 2000;
inline constexpr std::size_t maxAttachmentBytes = 32u << 20, maxAttachments = 200;

/// The ward desk: rows of the store come in and go out here alone. Each change is one transaction with its entry in the
/// journal; a refusal changes nothing. Lives as long as its station. Thread: the station's.
class Desk {
public:
    /// What `setUp` refuses whatever the key, asked before a key is made: a workflow that does not hold; another unit
    /// than before, or at first one that the station's directory does not have. True: it is a desk already.
    static Done<bool> checkSetUp(store::Station &station, const core::AuthorityCode &unit, core::ByteView workflow);
    /// Makes the station a ward's desk, or gives it another workflow. Durable.
    static Done<void> setUp(store::Station &station, const core::SoftwareKey &key, const core::AuthorityCode &unit,
                            core::ByteView workflow, const std::string &officer, const core::ClockReading &clock);
    /// Refused: not a desk, another key than it was set up with.
    static Done<Desk> open(store::Station &station, const std::filesystem::path &folder, const core::SoftwareKey &key);

    /// Whose desk the station is; nothing: nobody's.
    static Done<std::optional<core::AuthorityCode>> unitOf(store::Station &station);

    [[nodiscard]] const core::AuthorityCode &unit() const { return m_unit; }
    [[nodiscard]] const store::Station &station() const { return *m_station; }
    [[nodiscard]] const std::filesystem::path &folder() const { return m_folder; }
    [[nodiscard]] const issuing::Workflow &workflow() const { return m_workflow; }
    [[nodiscard]] const issuing::Procedure *procedureOf(const store::WardRequest &row) const
    {
        return m_workflow.find(row.procedure);
    }

    /// A draft that survives a crash: what is given is on disk when it returns. A line that could never be sealed is
    /// refused (see `objection`).
    Done<RequestId> begin(const issuing::Officer &officer, const std::string &procedure, const Edit &content,
                          const core::ClockReading &clock);
    Done<void> edit(const Act &act, const Edit &edit);
    /// What somebody is typing into a line, in place of what was kept of it before; empty: nothing is. Durable; changes
    /// nothing of the request, whose editors alone may do it: `act.seen` does not count. Gone with the line, with
    /// `Edit::finished`, and when the request goes on. A field has at most `maxFieldBytes`.
    Done<void> keepUnfinished(const Act &act, std::uint32_t line, const Fields &typed);
    Done<void> attach(const Act &act, const std::string &kind, const std::string &fileName, core::ByteView content);
    Done<void> decide(const Act &act, const std::vector<Ruling> &rulings);
    /// Any step but one that seals: that is taken by `seal` (desk/sealing.h).
    Done<void> step(const Act &act, const std::string &step, const std::string &reason);

    [[nodiscard]] Done<Case> look(RequestId request) const;
    [[nodiscard]] Done<Case> glance(RequestId request) const; ///< the same without lines and attachments: quick
    [[nodiscard]] Done<std::vector<store::WardRequest>>
    inbox(const std::string &state) const; ///< longest waiting first
    [[nodiscard]] Done<core::Bytes> attachment(RequestId request, std::uint32_t number) const;
    /// Lines of other requests with the same ID number, plate or household; by request and line.
    [[nodiscard]] Done<std::vector<Match>> matches(const Draft &draft, RequestId except) const;
    /// What stands in the way of an edit's lines: others with the same ID number, plate or household, in the edit, in
    /// the request (0: none yet) or in others, that are not refused, over (`now`), or in a request that came to
    /// nothing.
    [[nodiscard]] Done<std::vector<Duplicate>> duplicates(const Edit &edit, RequestId request, core::Instant now) const;
    /// Its history on one page, oldest first.
    [[nodiscard]] Done<std::vector<std::string>> history(RequestId request, core::Language language) const;

private:
    friend class DeskInside;
    Desk(store::Station &station, std::filesystem::path folder, Vault vault, core::AuthorityCode unit,
         issuing::Workflow workflow);
    store::Station *m_station;
    std::filesystem::path m_folder;
    Vault m_vault;
    core::AuthorityCode m_unit;
    issuing::Workflow m_workflow;
};

} // namespace th::desk
