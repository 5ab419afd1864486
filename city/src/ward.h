// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chance.h"
#include "core/facts.h"
#include "core/journal_extract.h"
#include "core/pass.h"
#include "virtual_time.h"

#include <memory>
#include <optional>

namespace th::city {

enum class PassState : std::uint8_t { NotIssued, Standing, Revoked };

/// A desk with a device key and a journal, at a ward or at the city's office.
class Desk {
public:
    Desk(std::uint32_t seed, std::string id)
        : m_id(std::move(id)), m_key(core::SoftwareKey::fromSeed(Dice::secret(seed, "device " + m_id)))
    {
        m_head = core::journal::hash(m_key.publicKey());
    }

    void say(const core::journal::Fact &fact, Moment at);
    /// Signs all that was written, and gives what is new since the last call.
    [[nodiscard]] core::journal::Extract takeNew(Moment at);

    [[nodiscard]] const std::string &id() const { return m_id; }
    [[nodiscard]] core::PublicKey key() const { return m_key.publicKey(); }

private:
    void append(core::journal::EntryKind kind, core::Bytes content, Moment at);

    std::string m_id;
    core::SoftwareKey m_key;
    core::journal::Hash m_head{};
    std::uint64_t m_written = 0, m_taken = 0;
    std::vector<core::Bytes> m_new;
};

/// One pass, and what became of it: the book in which the truth is.
struct BookedPass {
    core::PassNumber number;
    std::string text;
    Moment issued{};
    std::optional<Moment> revoked{}, reinstated{};

    [[nodiscard]] PassState at(Moment moment) const
    {
        if (moment < issued)
            return PassState::NotIssued;
        if (!revoked || moment < *revoked || (reinstated && moment >= *reinstated))
            return PassState::Standing;
        return PassState::Revoked;
    }
};

/// The wards of the city with all that they will ever write, and the city's office, which revokes in their series too.
class Wards {
public:
    Wards(std::uint32_t seed, std::size_t wards, std::size_t passes, Moment end);

    [[nodiscard]] const std::vector<BookedPass> &books() const { return m_books; }
    [[nodiscard]] std::string directoryJson() const;
    /// What the desks have written until `now` and not given yet.
    [[nodiscard]] std::vector<core::journal::Extract> write(Moment now);

private:
    struct Ward {
        std::string series;
        std::unique_ptr<core::SoftwareKey> key;
        std::unique_ptr<Desk> desk;
        core::TagKey tagKey{};
    };
    struct Event {
        Moment at{};
        Desk *desk = nullptr;
        core::journal::Fact fact;
    };
    void fill(std::uint32_t seed, std::size_t ward, std::size_t count, Moment end);
    void issue(const Ward &ward, BookedPass &pass, std::uint64_t operation);
    void plan(const Ward &ward, BookedPass &pass, Dice &dice, Moment end);

    std::vector<Ward> m_wards;
    Desk m_office;
    std::vector<BookedPass> m_books;
    std::vector<Event> m_events; ///< in order of time
    std::size_t m_said = 0;
};

/// The rules that stations judge by.
[[nodiscard]] std::string policyJson();

} // namespace th::city
