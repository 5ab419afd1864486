// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "log_archive.h"

#include "moments.h"
#include "store/outbox.h"

#include <algorithm>
#include <charconv>
#include <set>

namespace th::tools {

namespace {

/// Options that may be given several times: any of them.
template <class Value, class Find>
void addAnyOf(CLI::App &command, const char *name, const char *help, std::vector<Value> &into, Find find)
{
    command
        .add_option_function<std::vector<std::string>>(
            name,
            [&into, find](const std::vector<std::string> &texts) {
                for (const std::string &text : texts)
                    into.push_back(*find(text));
            },
            help)
        ->check([find](const std::string &text) { return find(text) ? std::string() : "unknown: " + text; });
}

std::optional<core::VerdictKind> verdictFrom(const std::string &text)
{
    for (const auto kind : {core::VerdictKind::Admit, core::VerdictKind::Refuse, core::VerdictKind::CannotTell})
        if (text == core::name(kind))
            return kind;
    return std::nullopt;
}

std::optional<core::journal::EntryKind> kindFrom(const std::string &text)
{
    for (int number = 1; number < 64; ++number)
        if (const auto kind = static_cast<core::journal::EntryKind>(number); text == evidence::name(kind))
            return kind;
    return std::nullopt;
}

} // namespace

void addArchiveOption(CLI::App &command, ArchiveArguments &arguments)
{
    command.add_option("--archive", arguments.archive, "The archive, one file, e.g. province.evidence")->required();
}

void addTrustOption(CLI::App &command, ArchiveArguments &arguments)
{
    command.add_option("--station", arguments.station, "A station whose directory, policy and hub are believed");
}

void addFilterOptions(CLI::App &command, ArchiveArguments &arguments)
{
    addMoment(command, "--from", arguments.from, "At or after this moment, by the station's clock");
    addMoment(command, "--to", arguments.until, "Before this moment");
    evidence::Filter &filter = arguments.filter;
    command.add_option("--checkpoint", filter.checkpoints, "Code of a checkpoint; as all that follow, any of several");
    command.add_option("--officer", filter.officers, "Name as in the log");
    addAnyOf(command, "--verdict", "admit, refuse or cannot_tell", filter.verdicts, verdictFrom);
    addAnyOf(command, "--reason", "Code of a reason, e.g. revoked", filter.reasons, core::reasonFromName);
    command.add_option("--category", filter.categories, "Code of a category");
    command.add_option("--authority", filter.authorities, "Code of the authority that issued");
    command.add_option("--area", filter.areas, "Code of an area; what lies inside it too");
    command.add_option("--pass", filter.passes, "Number of a pass, e.g. BD01A-000123");
    command.add_option("--source", filter.sources, "camera, gun, file, number, pipe");
    command.add_option("--device", arguments.devices, "A device: its id, or at least 8 digits of its key");
    command
        .add_option_function<std::vector<std::string>>(
            "--kind",
            [&filter](const std::vector<std::string> &texts) {
                filter.kinds.clear();
                for (const std::string &text : texts)
                    if (text != "all")
                        filter.kinds.push_back(*kindFrom(text));
            },
            "Kind of entry: scan (unless told otherwise), work, import, start …, or all")
        ->check([](const std::string &text) {
            return text == "all" || kindFrom(text) ? std::string() : "unknown: " + text;
        });
    command.add_flag("--all-histories", filter.allHistories,
                     "Entries too that are not of a device's log (log integrity names them)");
    command.add_flag_callback(
        "--genuine", [&filter] { filter.proven = true; }, "Passes whose signature was verified");
    command.add_flag_callback(
        "--not-genuine", [&filter] { filter.proven = false; }, "All but those");
}

OpenArchive::OpenArchive(evidence::Archive archive, std::shared_ptr<store::Station> station)
    : m_archive(std::move(archive)), m_station(std::move(station))
{
}

std::optional<std::string> OpenArchive::findDevices(const ArchiveArguments &arguments)
{
    constexpr std::size_t fewestDigits = 8;
    for (const std::string &wanted : arguments.devices) {
        const std::size_t before = m_filter.devices.size();
        if (m_trust.directory)
            for (const core::Device &device : m_trust.directory->devices())
                if (device.id == wanted)
                    m_filter.devices.push_back(device.key);
        if (wanted.size() >= fewestDigits)
            for (const core::PublicKey &key : m_archive.devices())
                if (core::toHex(key).starts_with(wanted))
                    m_filter.devices.push_back(key);
        if (m_filter.devices.size() == before)
            return wanted;
    }
    return std::nullopt;
}

std::optional<OpenArchive> OpenArchive::open(Console &console, const ArchiveArguments &arguments,
                                             evidence::Archive::Access access)
{
    auto archive = evidence::Archive::open(arguments.archive, access);
    if (!archive) {
        console.complain(printable(arguments.archive) + ": " + evidence::sentence(archive.error(), console.language));
        return std::nullopt;
    }
    std::shared_ptr<store::Station> station;
    if (!arguments.station.empty()) {
        auto opened = openStation(console, arguments.station, store::Access::Read);
        if (!opened)
            return std::nullopt;
        station = std::make_shared<store::Station>(std::move(*opened));
    }
    OpenArchive open(std::move(archive).value(), station);
    open.m_filter = arguments.filter;
    if (arguments.from)
        open.m_filter.from = std::chrono::milliseconds(arguments.from->time_since_epoch()).count();
    if (arguments.until)
        open.m_filter.until = std::chrono::milliseconds(arguments.until->time_since_epoch()).count();
    if (station) {
        open.m_trust.directory = station->directory();
        const auto hub = store::hubOf(*station);
        if (!hub) {
            console.complain(store::sentence(hub.error(), console.language));
            return std::nullopt;
        }
        open.m_trust.anyHub = false; // a station without a hub believes none
        if (*hub)
            open.m_trust.hubs.push_back((*hub)->key);
    }
    if (const auto unknown = open.findDevices(arguments)) {
        console.complain(console.say("Kho không có thiết bị nào như vậy (cần ít nhất 8 chữ số của khóa): ",
                                     "The archive has no such device (at least 8 digits of its key are wanted): ") +
                         *unknown);
        return std::nullopt;
    }
    return open;
}

std::string OpenArchive::nameOf(std::uint32_t device, core::Language language) const
{
    const core::PublicKey &key = m_archive.devices().at(device);
    if (m_trust.directory)
        for (const core::Device &known : m_trust.directory->devices())
            if (known.key == key)
                return printable(known.name.in(language)) + " (" + printable(known.id) + ")";
    return core::toHex(key).substr(0, 16);
}

namespace {

evidence::Outcome<std::optional<UnknownDevices>> unknownDevices(OpenArchive &open)
{
    if (!open.trust().directory)
        return std::optional<UnknownDevices>();
    std::set<core::PublicKey> known;
    for (const core::Device &device : open.trust().directory->devices())
        known.insert(device.key);
    UnknownDevices unknown;
    evidence::Filter filter = open.filter();
    const std::set<core::PublicKey> wanted(filter.devices.begin(), filter.devices.end());
    filter.devices.clear();
    for (const core::PublicKey &key : (*open).devices())
        if (!known.contains(key)) {
            ++unknown.devices;
            if (wanted.empty() || wanted.contains(key))
                filter.devices.push_back(key);
        }
    if (filter.devices.empty()) // which would be: of any device
        return std::optional(unknown);
    const auto rows = evidence::count(*open, filter);
    if (!rows)
        return core::Failure{rows.error()};
    unknown.rows = *rows;
    return std::optional(unknown);
}

} // namespace

void Doubts::addTo(Json &json) const
{
    json["unknown_devices"] = unknown ? Json(unknown->devices) : Json();
    json["unknown_rows"] = unknown ? Json(unknown->rows) : Json();
}

std::optional<Doubts> tellDoubts(Console &console, OpenArchive &open)
{
    const auto others =
        open.filter().allHistories ? evidence::Outcome<std::size_t>(std::size_t{0}) : evidence::otherHistories(*open);
    const auto unknown = unknownDevices(open);
    if (!others || !unknown) {
        console.complain(evidence::sentence(others ? unknown.error() : others.error(), console.language));
        return std::nullopt;
    }
    if (*others > 0)
        console.complain(console.say("Số thiết bị có mục không thuộc nhật ký đã ký (không tính ở đây; xem log "
                                     "integrity, hoặc --all-histories): ",
                                     "Devices with entries that are not of their log (not counted here; see log "
                                     "integrity, or --all-histories): ") +
                         std::to_string(*others));
    if (*unknown && (*unknown)->devices > 0)
        console.complain(console.say("Số thiết bị trong kho mà danh bạ không có (ai cũng có thể bịa ra; xem log "
                                     "integrity): ",
                                     "Devices of the archive that the directory does not know (anybody may have made "
                                     "them up; see log integrity): ") +
                         std::to_string((*unknown)->devices) +
                         console.say("; số mục của chúng được tính ở đây: ", "; entries of them, counted here: ") +
                         std::to_string((*unknown)->rows));
    return Doubts{*unknown};
}

std::optional<SigningKey> openSigner(const Console &console, const std::string &name, const std::string &secretFile)
{
    auto key = SigningKey::open(console, name, secretFile);
    if (key && key->forPasses())
        return std::move(key).value();
    console.complain(!key ? key.error()
                          : console.say("Khóa này không phải Ed25519; hãy dùng khóa khác.",
                                        "This is no Ed25519 key; use another one."));
    return std::nullopt;
}

void tellHowToVerify(Console &console, const std::string &manifest)
{
    const Json parsed = Json::parse(manifest);
    for (const Json &command : parsed["verify"])
        console.line("  " + command.get<std::string>());
}

Exit failed(const Console &console, const evidence::Error &error)
{
    console.complain(evidence::sentence(error, console.language));
    return Exit::Failed;
}

Json rowJson(const evidence::Archive &archive, const evidence::Row &row)
{
    return {{"device", core::toHex(archive.devices().at(row.place.device))},
            {"branch", row.place.branch},
            {"seq", row.place.seq},
            {"at", evidence::formatMoment(row.wall)},
            {"wall_ms", row.wall},
            {"entry", evidence::name(row.kind)},
            {"kind", row.verdict ? Json(core::name(*row.verdict)) : Json()},
            {"reasons", row.reasons},
            {"number", row.number},
            {"genuine", row.proven},
            {"category", row.category},
            {"authority", row.authority},
            {"checkpoint", row.checkpoint},
            {"area", row.area},
            {"officer", row.officer},
            {"source", row.source},
            {"clock_trusted", row.clock == core::ClockState::Trusted},
            {"sealed", row.sealed},
            {"reduced", row.reduced}};
}

std::string rowText(const Console &console, const evidence::Row &row)
{
    std::string text = evidence::formatMoment(row.wall) + "  " + printable(row.checkpoint) + "  " +
                       (row.verdict ? core::word(*row.verdict, console.language) : evidence::name(row.kind)) + "  " +
                       printable(row.number);
    for (const std::string &reason : row.reasons)
        text += " " + printable(reason);
    return text + "  " + printable(row.officer) + "  [" + std::to_string(row.place.device) + "/" +
           std::to_string(row.place.branch) + "/" + std::to_string(row.place.seq) + "]";
}

std::string cursorText(const evidence::Cursor &cursor)
{
    return std::to_string(cursor.wall) + "." + std::to_string(cursor.place.device) + "." +
           std::to_string(cursor.place.branch) + "." + std::to_string(cursor.place.seq);
}

std::optional<evidence::Cursor> cursorFrom(const std::string &text)
{
    evidence::Cursor cursor;
    const char *at = text.data(), *end = text.data() + text.size();
    const auto read = [&](auto &into, bool last) {
        const auto [next, error] = std::from_chars(at, end, into);
        const bool good = error == std::errc() && (last ? next == end : next != end && *next == '.');
        at = good && !last ? next + 1 : next;
        return good;
    };
    const bool good = read(cursor.wall, false) && read(cursor.place.device, false) &&
                      read(cursor.place.branch, false) && read(cursor.place.seq, true);
    return good ? std::optional(cursor) : std::nullopt;
}

} // namespace th::tools
