// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace th::hub {

/// Counts for Prometheus. No device, no address, no person. Thread: one at a time.
class Metrics {
public:
    void answered(const char *route, unsigned status, double seconds);
    void uploaded(const char *outcome, std::size_t entries, std::size_t batch);
    void alarmed(const std::string &kind) { ++m_alarms[kind]; }
    void storageFailed(const char *fault) { ++m_storageErrors[fault]; }
    void turnedAway() { ++m_turnedAway; }
    void timedOut() { ++m_timedOut; }
    void reloaded(bool works) { ++(works ? m_reloads : m_failedReloads); } ///< of the certificate

    struct Devices {
        std::map<std::string, std::uint64_t> states, alarms; ///< how many of each
    };
    /// As they were counted for the reading before: the database is not waited for.
    void devicesCounted(Devices devices) { m_devices = std::move(devices); }

    std::uint64_t connections = 0;  ///< open now
    std::uint64_t bytesWaiting = 0; ///< of bodies taken in and not answered yet
    bool storageWorks = true;       ///< as the last use of it showed

    /// Prometheus' text format 0.0.4.
    [[nodiscard]] std::string text() const;

private:
    struct Histogram {
        static constexpr std::array bounds{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0};
        std::array<std::uint64_t, bounds.size()> below{};
        std::uint64_t count = 0;
        double sum = 0;
        void add(double value);
    };
    std::optional<Devices> m_devices;
    std::map<std::pair<std::string, unsigned>, std::uint64_t> m_answers;
    std::map<std::string, Histogram> m_durations;
    std::map<std::string, std::uint64_t> m_uploads, m_alarms, m_storageErrors;
    std::uint64_t m_entries = 0, m_commits = 0, m_turnedAway = 0, m_timedOut = 0, m_reloads = 0, m_failedReloads = 0;
};

} // namespace th::hub
