// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "imported.h"
#include "moments.h"
#include "neighbour_sources.h"
#include "open_station.h"
#include "store/examiner.h"
#include "sync/enrolment.h"
#include "sync/stick.h"
#include "sync/sync.h"
#include "sync/upload.h"

#include <chrono>

namespace th::tools {

namespace {

struct SyncArguments {
    std::string folder, from, hub, stick;
    std::optional<std::uint64_t> after; ///< of an export
    bool deltasOnly = false, neighbours = false;
    unsigned patience = 30;
    std::optional<core::Instant> now;
};

/// Says what is coming in: each file once, and no more than a line a second.
class ProgressLines {
public:
    explicit ProgressLines(const Console &console) : m_console(console) {}

    void operator()(const sync::SyncProgress &progress)
    {
        const auto now = std::chrono::steady_clock::now();
        if (progress.file == m_file && now - m_last < std::chrono::seconds(1))
            return;
        m_file = progress.file;
        m_last = now;
        if (m_console.json)
            m_console.object({{"event", "progress"},
                              {"file", progress.file},
                              {"file_bytes", progress.fileDone},
                              {"received", progress.received},
                              {"status_bytes", progress.plannedStatus}});
        else
            m_console.line(m_console.say("Đang nhận ", "Receiving ") + printable(progress.file) + ": " +
                           std::to_string(progress.received) + m_console.say(" byte đã nhận", " bytes received"));
        (void)m_console.flush(); // whoever watches wants it now
    }

private:
    const Console &m_console;
    std::string m_file;
    std::chrono::steady_clock::time_point m_last{};
};

bool mayComeRight(sync::ImportFault fault)
{
    return fault == sync::ImportFault::Unreachable || fault == sync::ImportFault::CaptivePortal ||
           fault == sync::ImportFault::Certificate || fault == sync::ImportFault::NeedsSnapshot ||
           fault == sync::ImportFault::NotServed;
}

Exit failed(const Console &console, const sync::ImportError &error)
{
    const bool later = mayComeRight(error.fault);
    if (console.json)
        console.object({{"event", "failed"},
                        {"fault", sync::name(error.fault)},
                        {"later", later},
                        {"file", error.file},
                        {"detail", error.detail},
                        {"retry_after", error.retryAfter ? Json(error.retryAfter->count()) : Json()}});
    console.complain(sync::sentence(error, console.language));
    return later ? Exit::Later : Exit::Failed;
}

/// Where data comes from, and what that came to.
struct Download {
    sync::SyncSource source;
    core::Instant now;
    Synced done;
};

Download fetchFrom(const Console &console, const SyncArguments &arguments, const std::string &from,
                   store::Station &station)
{
    const std::chrono::seconds patience(arguments.patience);
    sync::SyncSource source{from,
                            sync::partialsOf(arguments.folder),
                            {patience, patience},
                            arguments.deltasOnly ? sync::Allow::DeltasOnly : sync::Allow::Everything};
    source.kept = neighbours::keptFor(station, arguments.folder);
    const auto now = arguments.now.value_or(store::readClock().wall);
    auto done = sync::syncOnce(station, source, now, ProgressLines(console), sync::Damage::LookFor);
    return {std::move(source), now, std::move(done)};
}

Exit showDownloaded(const Console &console, const Synced &done)
{
    if (!done)
        return failed(console, done.error());
    if (console.json) {
        Json json = importedJson(*done);
        json["event"] = "done";
        json["received"] = done->received;
        console.object(json);
    } else {
        console.line(importedText(console, *done));
    }
    return Exit::Success;
}

Exit download(const Console &console, const SyncArguments &arguments, const std::string &from, store::Station &station)
{
    return showDownloaded(console, fetchFrom(console, arguments, from, station).done);
}

Exit failed(const Console &console, const sync::UploadError &error)
{
    const bool later = sync::mayComeRight(error.fault);
    if (console.json) {
        Json json{
            {"event", "upload_failed"}, {"fault", sync::name(error.fault)}, {"later", later}, {"detail", error.detail}};
        if (error.retryAfter)
            json["retry_after"] = error.retryAfter->count();
        console.object(json);
    }
    console.complain(sync::sentence(error, console.language));
    return later ? Exit::Later : Exit::Failed;
}

void showUploaded(const Console &console, const sync::UploadSummary &done)
{
    if (console.json) {
        Json json{
            {"event", "uploaded"}, {"sent", done.sent}, {"have", done.have}, {"hub_was_behind", done.hubWasBehind}};
        if (done.clockBehind)
            json["clock_behind"] = done.clockBehind->count();
        return console.object(json);
    }
    console.line(console.say("Đã gửi ", "Sent ") + std::to_string(done.sent) +
                 console.say(" mục nhật ký; máy chủ có đến mục ", " log entries; the hub has up to ") +
                 std::to_string(done.have));
    if (done.hubWasBehind)
        console.line(console.say("Máy chủ đã mất một phần nhật ký đã nhận (phục hồi từ bản sao lưu?); đã gửi lại.",
                                 "The hub had lost part of the log (put back from a backup?); it was sent again."));
    if (done.clockBehind)
        console.line(console.say("Đồng hồ máy này lệch so với máy chủ: hãy chỉnh lại.",
                                 "This machine's clock does not agree with the hub's: set it."));
}

Exit upload(const Console &console, const SyncArguments &arguments, store::Station &station)
{
    const std::chrono::seconds patience(arguments.patience);
    const auto done =
        sync::uploadJournal(station, sync::overNetwork({patience, patience}), store::readClock, arguments.hub);
    if (!done)
        return failed(console, done.error());
    showUploaded(console, *done);
    return Exit::Success;
}

/// Both ways are tried, whatever becomes of the other; the worse end counts.
Exit syncNow(Console &console, const SyncArguments &arguments)
{
    auto station = openStation(console, arguments.folder, store::Access::Write);
    if (!station)
        return Exit::Failed;
    const auto known = store::hubOf(*station);
    const bool neither = arguments.from.empty() && arguments.hub.empty();
    std::string from = arguments.from;
    if (neither && known && *known)
        from = sync::treeOf((*known)->address);
    if (neither && (!known || !*known))
        return failed(console, known ? sync::UploadError{sync::UploadFault::NoHub}
                                     : sync::UploadError{sync::UploadFault::Store, {}, known.error()});
    std::optional<Download> down;
    if (!from.empty())
        down = fetchFrom(console, arguments, from, *station);
    const bool asksNeighbours = down && !down->done && arguments.neighbours;
    Exit came = down && !asksNeighbours ? showDownloaded(console, down->done) : Exit::Success;
    const Exit sent = neither || !arguments.hub.empty() ? upload(console, arguments, *station) : Exit::Success;
    if (asksNeighbours) // last: they may be slow, or mean harm
        came = showDownloaded(console, syncWithNeighbours(console, *station, std::move(down->source), down->now,
                                                          std::move(down->done), ProgressLines(console)));
    if (!obeyOrder(console, arguments.folder, station))
        return Exit::Failed;
    return came == Exit::Success || sent == Exit::Failed ? sent : came;
}

Exit failed(const Console &console, const sync::StickError &error)
{
    if (console.json)
        console.object({{"event", "failed"}, {"fault", sync::name(error.fault)}, {"detail", error.detail}});
    console.complain(sync::sentence(error, console.language));
    return Exit::Failed;
}

Exit exportToStick(Console &console, const SyncArguments &arguments)
{
    auto station = openStation(console, arguments.folder, store::Access::Write);
    if (!station)
        return Exit::Failed;
    const auto done = sync::carryJournalUp(*station, arguments.stick, store::readClock(), arguments.after);
    if (!done)
        return failed(console, done.error());
    if (console.json)
        console.object({{"event", "exported"}, {"after", done->after}, {"until", done->until}, {"files", done->files}});
    else
        console.line(done->until > done->after
                         ? console.say("Đã ghi nhật ký vào USB, đến mục ", "The log is on the stick, up to entry ") +
                               std::to_string(done->until) + console.say("; số mục mới: ", "; new entries: ") +
                               std::to_string(done->until - done->after)
                         : console.say("Nhật ký không có gì mới sau mục ", "The log has nothing new after entry ") +
                               std::to_string(done->until) +
                               console.say("; USB không được ghi thêm.", "; nothing was added to the stick."));
    return Exit::Success;
}

void showReceipt(const Console &console, std::optional<store::ReceiptSays> says)
{
    const bool other = says == store::ReceiptSays::Otherwise;
    if (console.json)
        console.object({{"event", "receipt"}, {"found", says.has_value()}, {"agrees", says.has_value() && !other}});
    else if (!other)
        console.line(says ? console.say("Đã giữ biên nhận của máy chủ.", "The hub's receipt was kept.")
                          : console.say("Trên USB không có biên nhận cho trạm này.",
                                        "There is no receipt for this station on the stick."));
    if (other)
        console.complain(sync::sentence(sync::UploadError{sync::UploadFault::Forked}, console.language));
}

/// Data down, and the receipt for what went up. Each is taken whatever becomes of the other.
Exit importFromStick(Console &console, const SyncArguments &arguments)
{
    auto station = openStation(console, arguments.folder, store::Access::Write);
    if (!station)
        return Exit::Failed;
    std::error_code error;
    const std::filesystem::path tree = std::filesystem::path(arguments.stick) / "tree";
    const bool hasTree = std::filesystem::exists(tree, error);
    const Exit down = hasTree ? download(console, arguments, tree.string(), *station) : Exit::Success;
    const auto receipt = sync::takeReceipt(*station, arguments.stick);
    if (!receipt)
        return failed(console, receipt.error());
    showReceipt(console, *receipt);
    if (!hasTree && !*receipt)
        console.complain(console.say("Trên USB không có gì cho trạm này: không có thư mục tree, không có biên nhận.",
                                     "There is nothing for this station on the stick: no folder tree, no receipt."));
    if (!obeyOrder(console, arguments.folder, station))
        return Exit::Failed;
    const bool nothing = !hasTree && !*receipt;
    return nothing || *receipt == store::ReceiptSays::Otherwise ? Exit::Failed : down;
}

void addStick(CLI::App &sync, const std::shared_ptr<SyncArguments> &arguments, Work &work)
{
    sync.fallthrough();
    const auto add = [&](const char *name, const char *help, Exit (*what)(Console &, const SyncArguments &)) {
        auto *command = sync.add_subcommand(name, help);
        command->add_option("STICK", arguments->stick, "Folder of the stick")->required();
        command->callback([=, &work] { work = [=](Console &console) { return what(console, *arguments); }; });
        return command;
    };
    auto *up = add("export", "Write the log onto a stick, sealed to the hub", exportToStick);
    up->add_option("--after", arguments->after, "What follows this entry; default: the hub's newest receipt");
    add("import", "Take the published data (STICK/tree) and the hub's receipt from a stick", importFromStick);
}

} // namespace

void addSync(CLI::App &app, Work &work)
{
    auto *command = app.add_subcommand("sync", "Bring a station up to date, and its log to the hub");
    auto arguments = std::make_shared<SyncArguments>();
    command->add_option("--station", arguments->folder, "The station's folder")->required();
    command->add_option("--from", arguments->from,
                        "Only fetch: http(s) address or folder of the published tree; default: the hub's");
    command->add_option("--hub", arguments->hub,
                        "Only send the log: http(s) address where the station's hub is now; default: where it was set");
    command->add_flag("--deltas-only", arguments->deltasOnly, "On a metered link: nothing that needs all data anew");
    command->add_flag("--neighbours", arguments->neighbours,
                      "If that fails for want of a network, ask the stations of the local network");
    command
        ->add_option("--patience", arguments->patience, "Seconds to wait for a server that does not go on (default 30)")
        ->check(CLI::Range(1u, 3600u));
    addMoment(*command, "--now", arguments->now, "Judge expiry as of this moment; default: the clock's");
    addStick(*command, arguments, work);
    command->callback([=, &work] {
        if (command->get_subcommands().empty())
            work = [=](Console &console) { return syncNow(console, *arguments); };
    });
}

} // namespace th::tools
