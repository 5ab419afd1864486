// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/names.h"
#include "core/result.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace th::neighbours {

/// What stations are called on a local network (DNS-SD, RFC 6763).
inline constexpr const char *serviceType = "_thonghanh._tcp";
inline constexpr std::size_t mostNeighbours = 16;

struct Neighbour {
    std::string name;    ///< as it calls itself; from outside
    std::string address; ///< "http://192.168.1.7:8712", "http://[fe80::7%252]:8712" with the interface's number
};

/// Says on the local network that a tree is served here, as long as this lives and the system's Avahi runs; again when
/// Avahi is started again. The error is a sentence: without a message bus neighbours do not find this station by
/// themselves; all else works. A thread of its own.
class Announcement {
public:
    /// `name` is for people and must be another than that of each neighbour; if it is not, it is changed.
    static core::Result<Announcement, core::LocalName> make(const std::string &name, std::uint16_t port);
    Announcement(Announcement &&) noexcept;
    Announcement &operator=(Announcement &&) noexcept;
    ~Announcement();

    /// Why nobody could find this station when it was made: Avahi did not run. It is announced once it does.
    [[nodiscard]] std::optional<core::LocalName> doubt() const;

private:
    struct State;
    explicit Announcement(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

/// Who says that it serves a tree on the local network, of whatever city, without the one called `self`: at most
/// `mostNeighbours`, by name. Blocking, up to `patience`, or until it is to stop: then without those that would have
/// come. The error is a sentence: there is no Avahi to ask.
using Found = core::Result<std::vector<Neighbour>, core::LocalName>;
[[nodiscard]] Found findNeighbours(const std::string &self, std::chrono::milliseconds patience,
                                   const std::stop_token &stop = {});

} // namespace th::neighbours
