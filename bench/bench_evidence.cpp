// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The archive of many stations' logs: how fast logs are taken in, pages and counts under each filter come, and exports
// are written. usage: bench_evidence [ROWS STATIONS FOLDER [BOX_BYTES]]; an archive that is there already is used
// again.
#include "core/signing.h"
#include "evidence/export.h"
#include "evidence/journeys.h"
#include "evidence/statistics.h"
#include "store/scan_content.h"
#include "support/memory.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fcntl.h>
#include <filesystem>
#include <random>
#include <unistd.h>

using namespace th;
using Clock = std::chrono::steady_clock;

namespace {

constexpr std::int64_t begin = 1'630'000'000'000; // milliseconds; a campaign of 45 days follows
constexpr std::int64_t campaign = 45LL * 24 * 3600 * 1000;

double since(Clock::time_point then) { return std::chrono::duration<double, std::milli>(Clock::now() - then).count(); }

/// A station's log: entries of scans as a checkpoint writes them, a signed checkpoint every 256.
class StationLog {
public:
    StationLog(std::uint32_t which, std::size_t boxBytes)
        : m_random(which), m_which(which), m_box(boxBytes), m_key(core::SoftwareKey::fromSeed(seed(which))),
          m_device(m_key.publicKey()), m_head(core::journal::hash(m_device))
    {
    }
    [[nodiscard]] const core::PublicKey &device() const { return m_device; }

    core::Bytes next(std::int64_t wall)
    {
        core::journal::Entry entry;
        entry.seq = ++m_seq;
        entry.previous = m_head;
        entry.bootId = "3f1c2b60-6d0e-4f5a-9f0c-0123456789ab";
        entry.wallMilliseconds = wall;
        entry.monotonicMilliseconds = wall - begin;
        if (m_seq % 256 == 0) {
            entry.kind = core::journal::EntryKind::Checkpoint;
            entry.content = core::journal::signCheckpoint(m_head, m_seq - 1, m_key);
        } else {
            entry.kind = core::journal::EntryKind::Scan;
            entry.content = store::encodeScan(scan(wall));
        }
        core::Bytes bytes = core::journal::encode(entry);
        m_head = core::journal::hash(bytes);
        return bytes;
    }

private:
    static std::array<std::uint8_t, 32> seed(std::uint32_t which)
    {
        std::array<std::uint8_t, 32> seed{};
        for (std::size_t i = 0; i < 4; ++i)
            seed[i] = static_cast<std::uint8_t>(which >> (8 * i));
        seed[31] = 0xe7;
        return seed;
    }
    std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(m_random() % limit); }

    store::ScanContent scan(std::int64_t wall)
    {
        static constexpr const char *categories[] = {"food", "medical", "works", "press", "funeral", "official"};
        store::ScanContent scan;
        const std::uint32_t dice = below(1000);
        scan.kind = dice < 900   ? core::VerdictKind::Admit
                    : dice < 960 ? core::VerdictKind::Refuse
                                 : core::VerdictKind::CannotTell;
        scan.proven = dice < 985;
        if (scan.kind == core::VerdictKind::Refuse)
            scan.reasons.push_back({core::allReasonCodes()[below(19)], core::Weight::Refuse, "", core::Instant{}});
        if (scan.kind == core::VerdictKind::CannotTell)
            scan.reasons.push_back({core::allReasonCodes()[19 + below(7)], core::Weight::CannotTell});
        if (below(10) == 0)
            scan.reasons.push_back({core::ReasonCode::DataOld});
        const std::uint32_t ward = below(579);
        scan.number = core::toText({core::SeriesCode("BD" + std::to_string(1000 + ward)), 1 + below(5000)});
        scan.authority = "P" + std::to_string(10000 + ward);
        scan.category = categories[below(6)];
        const std::uint32_t shift = static_cast<std::uint32_t>((wall - begin) / (8 * 3600 * 1000));
        scan.officer = "Can bo " + std::to_string(m_which * 6 + shift % 6);
        scan.checkpoint = "CK-" + std::to_string(m_which);
        scan.area = "01." + std::to_string(100 + m_which % 30) + "." + std::to_string(10000 + m_which);
        scan.source = "camera";
        scan.judgedAt = core::Instant(std::chrono::seconds(wall / 1000));
        scan.sealed = store::SealedPart{1, {m_seq, core::Bytes(m_box, static_cast<std::uint8_t>(m_seq))}};
        scan.sightingTag = m_random() & ((std::uint64_t{1} << 40) - 1);
        return scan;
    }

    std::mt19937_64 m_random;
    std::uint32_t m_which;
    std::size_t m_box;
    core::SoftwareKey m_key;
    core::PublicKey m_device;
    core::journal::Hash m_head;
    std::uint64_t m_seq = 0;
};

bool fill(evidence::Archive &archive, std::size_t rows, std::uint32_t stations, std::size_t boxBytes)
{
    const std::size_t each = rows / stations;
    double taking = 0;
    std::uint64_t added = 0;
    for (std::uint32_t which = 0; which < stations; ++which) {
        StationLog log(which, boxBytes);
        core::journal::Extract extract{log.device(), 0, {}};
        for (std::size_t i = 0; i < each; ++i)
            extract.entries.push_back(log.next(begin + static_cast<std::int64_t>(i) * (campaign / std::int64_t(each)) +
                                               static_cast<std::int64_t>(which) * 7));
        const auto start = Clock::now();
        const auto taken = archive.take(extract);
        taking += since(start);
        if (!taken) {
            std::puts(evidence::sentence(taken.error(), core::Language::English).c_str());
            return false;
        }
        added += taken->added;
    }
    std::printf("taken in: %llu entries of %u stations, %.1f s, %.1f us each\n", static_cast<unsigned long long>(added),
                stations, taking / 1000, taking * 1000 / static_cast<double>(added));
    return true;
}

struct Case {
    const char *name;
    evidence::Filter filter;
};

std::vector<Case> cases(const core::PublicKey &device)
{
    using evidence::Filter;
    const std::int64_t day = 24LL * 3600 * 1000;
    std::vector<Case> cases{
        {"none", {}},
        {"time: an hour", {.from = begin + 20 * day, .until = begin + 20 * day + day / 24}},
        {"time: 20 days", {.from = begin + 5 * day + 1, .until = begin + 25 * day + 1}},
        {"verdict refuse", {.verdicts = {core::VerdictKind::Refuse}}},
        {"verdict admit", {.verdicts = {core::VerdictKind::Admit}}},
        {"reason revoked", {.reasons = {core::ReasonCode::Revoked}}},
        {"reason that nobody has", {.reasons = {core::ReasonCode::IdCardMatches}}},
        {"category", {.categories = {"press"}}},
        {"authority", {.authorities = {"P10077"}}},
        {"checkpoint", {.checkpoints = {"CK-250"}}},
        {"checkpoint that nobody has", {.checkpoints = {"CK-none"}}},
        {"officer", {.officers = {"Can bo 1503"}}},
        {"area: a district", {.areas = {"01.110"}}},
        {"area: the province", {.areas = {"01"}}},
        {"device", {.devices = {device}}},
        {"pass", {.passes = {"BD1077-000123"}}},
        {"pass that nobody has", {.passes = {"BD1077-999999"}}},
        {"not proven", {.proven = false}},
        {"work of the desk (none)", {.kinds = {core::journal::EntryKind::Work}}},
        {"refuse + category + not proven",
         {.verdicts = {core::VerdictKind::Refuse}, .categories = {"press"}, .proven = false}},
        {"admit + revoked (empty)", {.verdicts = {core::VerdictKind::Admit}, .reasons = {core::ReasonCode::Revoked}}},
    };
    Filter all{.from = begin + 1, .until = begin + campaign - 1};
    all.verdicts = {core::VerdictKind::Admit, core::VerdictKind::Refuse};
    all.reasons = {core::ReasonCode::DataOld};
    all.categories = {"press", "food", "works"};
    for (int i = 0; i < 300; ++i)
        all.authorities.push_back("P" + std::to_string(10000 + i));
    all.areas = {"01"};
    all.proven = true;
    cases.push_back({"seven filters, each wide", all});
    all.passes = {"BD1077-000123", "BD1078-000123"};
    all.authorities.push_back("P10500");
    cases.push_back({"eight filters, empty", all});
    return cases;
}

double processorMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

struct Took {
    double first = 0, median = 0, processor = 0; ///< milliseconds; the last two of five runs after the first
};

/// The first time pages of the file may come from the disk; afterwards they are in memory.
template <class Work> Took timed(Work &&work)
{
    Took took;
    const auto start = Clock::now();
    work();
    took.first = since(start);
    std::vector<double> walls, processors;
    for (int i = 0; i < 5; ++i) {
        const auto again = Clock::now();
        const double before = processorMilliseconds();
        work();
        walls.push_back(since(again));
        processors.push_back(processorMilliseconds() - before);
    }
    std::ranges::sort(walls);
    std::ranges::sort(processors);
    took.median = walls[2];
    took.processor = processors[2];
    return took;
}

double worst(const char *what, const std::vector<double> &times, const std::vector<Case> &all)
{
    const auto most = std::ranges::max_element(times);
    std::printf("worst of %s: %.1f ms (%s)\n", what, *most, all[static_cast<std::size_t>(most - times.begin())].name);
    return *most;
}

void measureQueries(const std::filesystem::path &file)
{
    const auto start = Clock::now();
    auto archive = *evidence::Archive::open(file, evidence::Archive::Access::Read);
    std::printf("opened in %.1f ms\n", since(start));
    const auto all = cases(archive.devices().at(archive.devices().size() / 2));
    std::vector<double> pages, counts;
    std::printf("%-32s %28s %28s\n%-32s %9s %9s %8s %9s %9s %8s %9s\n", "", "first page: milliseconds",
                "count: milliseconds", "filter", "first", "median", "cpu", "first", "median", "cpu", "rows");
    for (const Case &one : all) {
        std::uint64_t rows = 0;
        const Took page = timed([&] {
            if (!evidence::page(archive, one.filter, std::nullopt, 100))
                std::abort();
        });
        const Took count = timed([&] { rows = *evidence::count(archive, one.filter); });
        pages.push_back(page.median);
        counts.push_back(count.median);
        std::printf("%-32s %9.1f %9.1f %8.1f %9.1f %9.1f %8.1f %9llu\n", one.name, page.first, page.median,
                    page.processor, count.first, count.median, count.processor, static_cast<unsigned long long>(rows));
    }
    worst("medians of first pages", pages, all);
    worst("medians of counts", counts, all);
    for (const auto &[name, grouping] : {std::pair("hour", evidence::Grouping::Hour),
                                         {"reason", evidence::Grouping::Reason},
                                         {"officer", evidence::Grouping::Officer}}) {
        const auto again = Clock::now();
        const auto groups = evidence::countBy(archive, {}, grouping, std::chrono::hours(7));
        std::printf("all by %s: %zu groups, %.1f ms\n", name, groups ? groups->size() : 0, since(again));
    }
    const Took figures = timed([&] {
        if (!evidence::statisticsOf(archive, {}, std::chrono::hours(7)))
            std::abort();
    });
    const Took timeline = timed([&] {
        if (!evidence::timelineOf(archive, "BD1077-000123", nullptr, nullptr))
            std::abort();
    });
    std::printf("all figures: first %.1f ms, median %.1f ms, processor %.1f ms\n", figures.first, figures.median,
                figures.processor);
    std::printf("one pass everywhere: first %.1f ms, median %.1f ms, processor %.1f ms\n", timeline.first,
                timeline.median, timeline.processor);
    std::printf("most memory: %.0f MB\n", static_cast<double>(bench::peakMemory()) / 1e6);
}

/// So that it comes from the disk the next time. What was not written back yet stays in memory.
void forgetPages(const std::filesystem::path &file)
{
    const int handle = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (handle < 0)
        return;
    ::fsync(handle);
    ::posix_fadvise(handle, 0, 0, POSIX_FADV_DONTNEED);
    ::close(handle);
}

/// The first page of each filter once, the file on the disk alone; and after it was read ahead.
void measureCold(const std::filesystem::path &file)
{
    for (const bool ahead : {false, true}) {
        forgetPages(file);
        auto archive = *evidence::Archive::open(file, evidence::Archive::Access::Read);
        if (ahead) {
            const auto start = Clock::now();
            const auto bytes = archive.readAhead();
            std::printf("read ahead: %.0f MB in %.1f s\n", bytes ? static_cast<double>(*bytes) / 1e6 : 0,
                        since(start) / 1000);
        }
        const auto all = cases(archive.devices().at(archive.devices().size() / 2));
        std::vector<double> pages;
        for (const Case &one : all) {
            const auto start = Clock::now();
            if (!evidence::page(archive, one.filter, std::nullopt, 100))
                std::abort();
            pages.push_back(since(start));
        }
        worst(ahead ? "first answers after it" : "first answers from the disk", pages, all);
    }
}

/// Checkpoints on a grid of ten kilometres.
core::Policy policyOf(std::size_t stations)
{
    std::string places;
    for (std::size_t i = 0; i < stations; ++i) {
        char place[160];
        std::snprintf(place, sizeof place,
                      R"(%s{"code":"CK-%zu","name":{"vi":"C","en":"C"},"area":"01","latitude":%.3f,"longitude":%.3f})",
                      i ? "," : "", i, 10.0 + 0.09 * static_cast<double>(i / 25),
                      105.0 + 0.09 * static_cast<double>(i % 25));
        places += place;
    }
    const std::string json = R"({"format":"th-policy-1","utc_offset_minutes":420,"areas":[{"code":"01",)"
                             R"("name":{"vi":"A","en":"A"}}],"checkpoints":[)" +
                             places +
                             R"(],"rules":[{"effective_from":"2021-07-24T00:00:00Z","title":"17",)"
                             R"("categories":[{"code":"food","name":{"vi":"F","en":"F"}}]}]})";
    return *core::parsePolicy(core::asBytes(json));
}

/// Signs of copies over everything. Passes of the bench are at random places: there are many.
void measureJourneys(const std::filesystem::path &file, std::size_t stations)
{
    auto archive = *evidence::Archive::open(file, evidence::Archive::Access::Read);
    const core::Policy policy = policyOf(stations);
    evidence::JourneySearch search;
    search.policy = &policy;
    const std::size_t before = bench::beginPeak();
    const auto start = Clock::now();
    const double processor = processorMilliseconds();
    const auto found = evidence::findJourneys(archive, search, [](const evidence::FlaggedScan &) {});
    if (!found)
        return void(std::puts(evidence::sentence(found.error(), core::Language::English).c_str()));
    std::printf("signs of copies: %llu of %llu scans, %.1f s, %.1f s of processor, at most %.0f MB (%+.0f)\n",
                static_cast<unsigned long long>(found->flagged), static_cast<unsigned long long>(found->scans),
                since(start) / 1000, (processorMilliseconds() - processor) / 1000,
                static_cast<double>(bench::peakMemory()) / 1e6,
                (static_cast<double>(bench::peakMemory()) - static_cast<double>(before)) / 1e6);
}

/// The oldest million rows, each format, with what memory it takes.
void measureExports(const std::filesystem::path &file, const std::filesystem::path &folder)
{
    auto archive = *evidence::Archive::open(file, evidence::Archive::Access::Write);
    auto key = core::SoftwareKey::generate();
    evidence::ExportOrder order;
    const auto all = evidence::count(archive, {});
    order.filter.until = begin + (all && *all > 0 ? campaign / static_cast<std::int64_t>(*all) * 1'000'000 : campaign);
    order.by = order.reason = "bench";
    for (const auto format : {evidence::Format::Csv, evidence::Format::JsonLines, evidence::Format::Xlsx}) {
        order.file = folder / (std::string("export.") + evidence::name(format));
        order.format = format;
        for (const char *suffix : {"", ".manifest", ".manifest.sig", ".minisig", ".pem"})
            std::filesystem::remove(order.file.string() + suffix);
        const std::size_t before = bench::beginPeak();
        const auto start = Clock::now();
        const double processor = processorMilliseconds();
        const auto exported = evidence::exportRows(archive, order, key);
        if (!exported)
            return void(std::puts(evidence::sentence(exported.error(), core::Language::English).c_str()));
        std::printf("%-5s %8llu rows: %5.1f s, %5.1f s of processor, %3.0f MB written, at most %3.0f MB (%+.0f)\n",
                    evidence::name(format), static_cast<unsigned long long>(exported->rows), since(start) / 1000,
                    (processorMilliseconds() - processor) / 1000,
                    static_cast<double>(std::filesystem::file_size(order.file)) / 1e6,
                    static_cast<double>(bench::peakMemory()) / 1e6,
                    (static_cast<double>(bench::peakMemory()) - static_cast<double>(before)) / 1e6);
    }
}

} // namespace

int main(int argc, char **argv)
{
    const std::size_t rows = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1'000'000;
    const auto stations = static_cast<std::uint32_t>(argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 50);
    const std::filesystem::path folder = argc > 3 ? argv[3] : std::filesystem::temp_directory_path() / "bench_evidence";
    const std::size_t box = argc > 4 ? std::strtoul(argv[4], nullptr, 10) : 450;
    std::filesystem::create_directories(folder);
    const auto file = folder / ("bench-" + std::to_string(rows) + "-" + std::to_string(stations) + ".evidence");
    if (!std::filesystem::exists(file)) {
        auto archive = evidence::Archive::open(file, evidence::Archive::Access::Create);
        if (!archive || !fill(*archive, rows, stations, box))
            return 1;
    }
    std::printf("archive: %.2f GB\n", static_cast<double>(std::filesystem::file_size(file)) / 1e9);
    bench::beginPeak();
    measureCold(file);
    measureQueries(file);
    measureJourneys(file, stations);
    measureExports(file, folder);
    return 0;
}
