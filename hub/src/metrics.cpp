// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics.h"

#include <cstdio>

namespace th::hub {

namespace {

std::string real(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.6g", value);
    return text;
}

void declare(std::string &out, const char *name, const char *type, const char *help)
{
    out += std::string("# HELP ") + name + " " + help + "\n# TYPE " + name + " " + type + "\n";
}

void single(std::string &out, const char *name, const char *type, const char *help, std::uint64_t value)
{
    declare(out, name, type, help);
    out += std::string(name) + " " + std::to_string(value) + "\n";
}

} // namespace

void Metrics::Histogram::add(double value)
{
    ++count;
    sum += value;
    for (std::size_t i = 0; i < bounds.size(); ++i)
        below[i] += value <= bounds[i] ? 1 : 0;
}

void Metrics::answered(const char *route, unsigned status, double seconds)
{
    ++m_answers[{route, status}];
    m_durations[route].add(seconds);
}

void Metrics::uploaded(const char *outcome, std::size_t entries, std::size_t batch)
{
    ++m_uploads[outcome];
    m_entries += entries;
    m_commits += batch > 0 ? 1 : 0;
}

std::string Metrics::text() const
{
    std::string out;
    single(out, "thonghanh_hub_up", "gauge", "1 while the database answers and stores", storageWorks ? 1 : 0);
    single(out, "thonghanh_hub_connections", "gauge", "Connections open now", connections);
    single(out, "thonghanh_hub_waiting_bytes", "gauge", "Bodies taken in and not answered yet", bytesWaiting);
    single(out, "thonghanh_hub_turned_away_total", "counter", "Connections refused for want of room", m_turnedAway);
    single(out, "thonghanh_hub_timed_out_total", "counter", "Connections ended because they were too slow", m_timedOut);
    declare(out, "thonghanh_hub_reloads_total", "counter", "Readings of the certificate on SIGHUP");
    out += "thonghanh_hub_reloads_total{outcome=\"done\"} " + std::to_string(m_reloads) + "\n";
    out += "thonghanh_hub_reloads_total{outcome=\"failed\"} " + std::to_string(m_failedReloads) + "\n";
    single(out, "thonghanh_hub_entries_total", "counter", "Entries in uploads that were stored", m_entries);
    declare(out, "thonghanh_hub_uploads_total", "counter", "Journal uploads by what became of them");
    for (const auto &[outcome, count] : m_uploads)
        out += "thonghanh_hub_uploads_total{outcome=\"" + outcome + "\"} " + std::to_string(count) + "\n";
    declare(out, "thonghanh_hub_alarms_total", "counter", "Alarms raised");
    for (const auto &[kind, count] : m_alarms)
        out += "thonghanh_hub_alarms_total{kind=\"" + kind + "\"} " + std::to_string(count) + "\n";
    if (m_devices) {
        declare(out, "thonghanh_hub_devices", "gauge", "Devices by state, at the reading before");
        for (const auto &[state, count] : m_devices->states)
            out += "thonghanh_hub_devices{state=\"" + state + "\"} " + std::to_string(count) + "\n";
        declare(out, "thonghanh_hub_devices_alarmed", "gauge", "Devices with a condition now, at the reading before");
        for (const auto &[kind, count] : m_devices->alarms)
            out += "thonghanh_hub_devices_alarmed{kind=\"" + kind + "\"} " + std::to_string(count) + "\n";
    }
    declare(out, "thonghanh_hub_storage_errors_total", "counter", "Uses of the database that failed");
    for (const auto &[fault, count] : m_storageErrors)
        out += "thonghanh_hub_storage_errors_total{fault=\"" + fault + "\"} " + std::to_string(count) + "\n";
    declare(out, "thonghanh_hub_requests_total", "counter", "Requests answered");
    for (const auto &[what, count] : m_answers)
        out += "thonghanh_hub_requests_total{route=\"" + what.first + "\",status=\"" + std::to_string(what.second) +
               "\"} " + std::to_string(count) + "\n";
    declare(out, "thonghanh_hub_request_seconds", "histogram", "From the head of a request to its answer");
    for (const auto &[route, histogram] : m_durations) {
        const std::string base = "thonghanh_hub_request_seconds_bucket{route=\"" + route + "\",le=\"";
        for (std::size_t i = 0; i < Histogram::bounds.size(); ++i)
            out += base + real(Histogram::bounds[i]) + "\"} " + std::to_string(histogram.below[i]) + "\n";
        out += base + "+Inf\"} " + std::to_string(histogram.count) + "\n";
        out += "thonghanh_hub_request_seconds_sum{route=\"" + route + "\"} " + real(histogram.sum) + "\n";
        out += "thonghanh_hub_request_seconds_count{route=\"" + route + "\"} " + std::to_string(histogram.count) + "\n";
    }
    return out;
}

} // namespace th::hub
