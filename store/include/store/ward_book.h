// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/facts.h"
#include "store/station.h"
#include "store/ward_mails.h"
#include "store/ward_prints.h"
#include "store/ward_values.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace th::store {

/// The durable truth of a ward's desk (docs/design/ward.md), in the station's own database and journal. Dumb on
/// purpose: who may do what is the desk's to decide, what people are called lies in boxes that only the desk opens.

/// All of it is written in one transaction with its entries in the journal, or nothing.
struct WardWrite {
    core::ClockReading clock;
    std::optional<WardRequest> request{}; ///< takes the place of the one with revision `seen`
    std::uint64_t seen = 0;               ///< 0: the request is new
    std::vector<WardLine> lines{};        ///< new ones, or in place of those before
    std::vector<WardPlace> linesGone{};   ///< lines that are deleted, with their marks
    std::vector<std::pair<WardPlace, std::vector<WardMark>>> marks{}; ///< in place of those before
    std::vector<WardAttachment> attachments{};                        ///< new ones
    std::vector<WardDraft> drafts{}; ///< in place of those before; those of a request that goes on end all the same
    struct SeriesStep {
        WardSeries series;            ///< takes the place of the one that ended at:
        std::uint32_t serialSeen = 0; ///< 0: it may be new
    };
    std::vector<SeriesStep> series{};
    std::vector<WardPass> passes{}; ///< new ones; a number or a turn of a line that is there already: Refused
    std::vector<std::pair<core::PassNumber, std::optional<core::RevocationReason>>> standings{}; ///< of passes there
    std::vector<WardPrintJob> printJobs{};  ///< new ones, or their new states
    std::optional<WardPrinting> printing{}; ///< a new one, or how one ended of which it was unknown
    std::vector<WardPrinted> printed{};     ///< lines of a new one
    std::vector<WardMail> mails{};          ///< new ones, or in place of those before
    std::vector<WardIncoming> incoming{};   ///< the same; a new one that came before: Refused ("came_before")
    std::optional<WardMailbox> mailbox{};   ///< in place of the one before
    std::vector<core::journal::Fact> facts{};
    struct Deed {
        core::journal::Work work;
        std::string reason; ///< goes to the journal sealed to the auditors, to the desk as:
        core::Bytes reasonBox;
    };
    std::vector<Deed> deeds{};
    std::map<std::string, core::Bytes> documents{}; ///< "ward_…", in place of those before
};

/// Thread: the station's. Views what is on disk; keeps nothing.
class WardBook {
public:
    explicit WardBook(Station &station) : m_station(station) {}

    /// Durable when it returns, the facts under a signed checkpoint. Refused, with nothing changed: the request or the
    /// series is not as it was seen ("stale"), or a pass is there already.
    Stored<void> write(const WardWrite &write);

    [[nodiscard]] Stored<std::uint64_t> nextRequest() const;
    [[nodiscard]] Stored<std::optional<WardRequest>> request(std::uint64_t id) const;
    /// Oldest change first; `state` empty: of every state.
    [[nodiscard]] Stored<std::vector<WardRequest>> requests(const std::string &state) const;
    [[nodiscard]] Stored<std::vector<WardLine>> lines(std::uint64_t request) const;
    struct Tally {
        std::uint64_t lines = 0, undecided = 0, approved = 0;
    };
    [[nodiscard]] Stored<Tally> tally(std::uint64_t request) const;
    /// Approved lines that have no pass yet, in order, at most `most`.
    [[nodiscard]] Stored<std::vector<WardLine>> unsealed(std::uint64_t request, std::size_t most) const;
    [[nodiscard]] Stored<std::vector<WardDraft>> drafts(std::uint64_t request) const; ///< by line
    [[nodiscard]] Stored<std::vector<WardEvent>> events(std::uint64_t request) const;
    [[nodiscard]] Stored<std::vector<WardAttachment>> attachments(std::uint64_t request) const;
    [[nodiscard]] Stored<std::vector<WardPlace>> marked(const WardMark &mark) const;
    [[nodiscard]] Stored<std::optional<WardSeries>> series(const core::SeriesCode &code) const;
    [[nodiscard]] Stored<std::optional<WardPass>> pass(const core::PassNumber &number) const;
    /// Of a request; 0: all there are. By series and serial. Until `visit` says false.
    [[nodiscard]] Stored<void> eachPass(std::uint64_t request,
                                        const std::function<bool(const WardPass &)> &visit) const;
    /// The next ones of all there are, by series and serial; `after`: nothing for the first.
    [[nodiscard]] Stored<std::vector<WardPass>> passesAfter(const std::optional<core::PassNumber> &after,
                                                            std::size_t most) const;
    [[nodiscard]] Stored<std::uint64_t> passCount() const; ///< by the ends of their series, which have no gaps
    /// Those that wait and those under way, oldest first, or the others, newest first; at most `most`.
    enum class Prints { Open, Closed };
    [[nodiscard]] Stored<std::vector<WardPrintJob>> printJobs(Prints which, std::size_t most) const;
    [[nodiscard]] Stored<std::vector<WardPrintJob>> printJobsOf(std::uint64_t request) const;
    [[nodiscard]] Stored<std::optional<WardPrintJob>> printJob(std::uint64_t id) const;
    [[nodiscard]] Stored<std::vector<WardPrinting>> printings(std::uint64_t job) const; ///< by number
    /// Of a job, all that is not known to have failed; 0: of passes of all jobs, what was printed. Ascending.
    [[nodiscard]] Stored<std::vector<WardPrinted>> printed(std::uint64_t job) const;
    /// Those that nobody needs to think of any more (sent, dropped), newest first, or the others, oldest first.
    enum class Mails { Open, Closed };
    [[nodiscard]] Stored<std::vector<WardMail>> mails(Mails which, std::size_t most) const;
    /// Waiting and due, oldest first.
    [[nodiscard]] Stored<std::vector<WardMail>> dueMails(core::Instant now, std::size_t most) const;
    [[nodiscard]] Stored<std::vector<WardMail>> mailsOf(std::uint64_t request) const;
    [[nodiscard]] Stored<std::optional<WardMail>> mail(std::uint64_t id) const;
    /// Waiting ones oldest first, or the others newest first.
    [[nodiscard]] Stored<std::vector<WardIncoming>> incoming(Mails which, std::size_t most) const;
    [[nodiscard]] Stored<std::optional<WardIncoming>> incomingMail(std::uint64_t id) const;
    [[nodiscard]] Stored<std::optional<WardIncoming>> incomingMail(const core::Bytes &content) const;
    [[nodiscard]] Stored<std::optional<WardMailbox>> mailbox(const std::string &name) const;
    /// Damaged: its checksum does not hold.
    [[nodiscard]] Stored<std::optional<core::Bytes>> document(const std::string &name) const;

private:
    Station &m_station;
};

} // namespace th::store
