// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/desk.h"

namespace th::desk {

/// What is thrown in the room: `attempt` makes a Problem of it. It never leaves the room.
struct Stop {
    Problem problem;
};
[[noreturn]] void stop(std::string code, std::string vi, std::string en);

/// The value, or a Stop with what the store says.
template <class T> T valueOf(store::Stored<T> result);
[[noreturn]] void stopFor(const store::StoreError &error);
[[noreturn]] void stopFor(const issuing::Refusal &refusal, const issuing::Procedure &procedure);

template <class Work> auto attempt(Work &&work) -> Done<std::invoke_result_t<Work>>
{
    try {
        if constexpr (std::is_void_v<std::invoke_result_t<Work>>) {
            std::forward<Work>(work)();
            return {};
        } else {
            return std::forward<Work>(work)();
        }
    } catch (const Stop &what) {
        return core::Failure{what.problem};
    }
}

/// A request as it is stored: its lines stay in their boxes until somebody wants them.
struct Loaded {
    store::WardRequest row;
    const issuing::Procedure *procedure = nullptr;
    Fields fields;
    issuing::Standing standing;
    Unfinished inBox{}; ///< what an earlier version kept among the fields: out of them with the next write
};

/// The desk from inside, for the files of this room. Members throw Stop.
class DeskInside {
public:
    explicit DeskInside(const Desk &desk) : m_desk(desk), m_book(*desk.m_station) {}

    [[nodiscard]] store::Station &station() const { return *m_desk.m_station; }
    [[nodiscard]] const Vault &vault() const { return m_desk.m_vault; }
    [[nodiscard]] const core::AuthorityCode &unit() const { return m_desk.m_unit; }
    [[nodiscard]] const std::filesystem::path &folder() const { return m_desk.m_folder; }
    [[nodiscard]] store::WardBook &book() { return m_book; }
    [[nodiscard]] const core::Directory &directory() const;
    [[nodiscard]] const core::Authority &authority() const; ///< the unit, as the directory has it

    [[nodiscard]] Loaded load(RequestId request);
    /// Of all that the request holds, as it is stored.
    [[nodiscard]] core::Bytes digestOf(const Loaded &loaded);
    [[nodiscard]] Draft draftOf(const store::WardLine &line) const;
    /// Refuses who may not do it now, on what they saw.
    void demand(issuing::Change change, const Loaded &loaded, const Act &act) const;
    /// Refuses who is another unit's, or whose role may not do it (accounts/role.h): whatever the workflow says.
    void demandRole(const issuing::Officer &officer, accounts::Action action) const;
    /// Refuses to whom neither that table nor the workflow gives it, for passes of that request.
    void demandCarer(const issuing::Officer &officer, issuing::Aftercare what, RequestId request);
    void demandNotSealing(const Loaded &loaded) const;

    /// The write that brings the request to its next revision, with one deed of that kind in it.
    [[nodiscard]] store::WardWrite next(const Loaded &loaded, const Act &act, core::journal::WorkKind kind,
                                        const std::string &reason = {}) const;
    /// `revision`: of the request afterwards.
    [[nodiscard]] store::WardWrite::Deed deed(const Act &act, core::journal::WorkKind kind,
                                              const store::WardRequest &row, std::uint64_t revision,
                                              const std::string &reason) const;
    /// What a step has printed waits for it from the same transaction on.
    void queuePrints(store::WardWrite &write, const Loaded &loaded, const issuing::Step &step);
    /// The same of mails to the applicant, if the request names an address. `reason`: of the step.
    void queueMails(store::WardWrite &write, const Loaded &loaded, const issuing::Step &step,
                    const std::string &reason);
    /// The mail that tells of passes that were revoked.
    void queueRevoked(store::WardWrite &write, RequestId request, const std::vector<core::PassNumber> &passes,
                      const std::string &reason);
    /// The mail that came is taken into the request. Stops where it was already, or there is none.
    void markTaken(store::WardWrite &write, std::uint64_t mail, RequestId request);
    /// A file beside the database, under the keyed hash that is given back; on disk when it returns.
    core::Bytes keepContent(core::ByteView content);
    [[nodiscard]] std::optional<core::Bytes> readContent(const core::Bytes &hash, std::uint64_t size) const;
    void write(const store::WardWrite &write) { put(m_book.write(write)); }

    /// Lines and marks of an edit, checked, into the write. `lastLine`: the highest number there is.
    void takeLines(store::WardWrite &write, const Edit &edit, const issuing::Procedure &procedure, RequestId request,
                   std::uint32_t lastLine, std::size_t count, core::Instant now);
    /// The files are on disk when it returns; the rows, each with its deed, go into the write.
    void takeAttachments(store::WardWrite &write, const Act &act, const Loaded &loaded,
                         const std::vector<NewAttachment> &attachments);
    /// What is kept of lines that are not taken yet, from the next write on in its own rows.
    [[nodiscard]] Unfinished unfinishedOf(const Loaded &loaded);
    [[nodiscard]] store::WardDraft unfinishedRow(RequestId request, std::uint32_t line, const Fields &typed,
                                                 core::Instant now) const;
    /// Into the write, which has the request; what an earlier version kept among the fields leaves them.
    void moveUnfinished(store::WardWrite &write, const Loaded &loaded) const;
    [[nodiscard]] core::Bytes sealFields(const Fields &fields, RequestId request) const;
    struct Mark {
        store::WardMark mark;
        const char *kind; ///< "id", "plate", "household"
    };
    [[nodiscard]] std::vector<Mark> marksOf(const Draft &draft) const;
    /// By which that line is found from now on.
    void putMarks(store::WardWrite &write, const store::WardPlace &place, const Draft &draft) const;

private:
    static void put(const store::Stored<void> &result);
    [[nodiscard]] Fields openFields(const store::WardRequest &row) const;
    [[nodiscard]] issuing::Standing standingOf(const Loaded &loaded);

    const Desk &m_desk;
    store::WardBook m_book;
};

template <class T> T valueOf(store::Stored<T> result)
{
    if (!result)
        stopFor(result.error());
    return std::move(result).value();
}

/// Takes out of the fields what an earlier version kept among them.
[[nodiscard]] Unfinished takeUnfinished(Fields &fields);

[[nodiscard]] std::string linePlace(RequestId request, std::uint32_t line);
[[nodiscard]] std::string passPlace(const core::PassNumber &number);
[[nodiscard]] std::string reasonPlace(RequestId request, std::uint64_t revision);

} // namespace th::desk
