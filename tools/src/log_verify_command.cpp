// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "counted.h"
#include "evidence/retention.h"
#include "log_archive.h"

namespace th::tools {

namespace {

/// Of reduced entries the device proves only that they were there: what they still say is the signer's word.
void tellRetention(Console &console, const evidence::RetentionLine &line)
{
    console.line(counted(console, line.entries, "mục đã rút gọn theo quy định lưu giữ, lần cuối ngày ",
                         "entry was reduced by retention rules, last on ",
                         "entries were reduced by retention rules, last on ") +
                 core::formatRfc3339(line.access.at) + console.say(", do ", ", by ") + printable(line.access.by) +
                 console.say("; chữ ký của khóa ", "; signed by the key ") + core::toHex(line.signer));
}

struct VerifyArguments : ArchiveArguments {
    std::string signer; ///< whose word on retention is believed; empty: anybody's
};

Exit verifyArchive(Console &console, const VerifyArguments &arguments)
{
    auto open = OpenArchive::open(console, arguments, evidence::Archive::Access::Read);
    if (!open)
        return Exit::Failed;
    const auto faults = evidence::verifyArchive(**open, [](std::uint64_t) { return true; });
    if (!faults)
        return failed(console, faults.error());
    for (const evidence::ArchiveFault &fault : *faults) {
        const std::string device = core::toHex((**open).devices().size() > fault.place.device
                                                   ? core::ByteView((**open).devices()[fault.place.device])
                                                   : core::ByteView());
        if (console.json)
            console.object(
                {{"fault", fault.kind}, {"device", device}, {"branch", fault.place.branch}, {"seq", fault.place.seq}});
        else
            console.line(console.say("Tệp kho đã bị thay đổi: ", "The archive's file was changed: ") +
                         (device.empty() ? std::string() : device.substr(0, 16) + ", ") +
                         evidence::sentence(fault, console.language) + " [" + fault.kind + "]");
    }
    const auto retention = evidence::lastRetention(**open);
    const bool otherSigner =
        retention && *retention && !arguments.signer.empty() && core::toHex((*retention)->signer) != arguments.signer;
    if (otherSigner)
        console.complain(console.say("Quy định lưu giữ do một khóa khác ký, không phải khóa đã nêu.",
                                     "Retention rules were signed by another key than the one that was named."));
    if (console.json)
        console.object({{"ok", faults->empty() && !otherSigner},
                        {"faults", faults->size()},
                        {"reduced", retention && *retention ? (*retention)->entries : 0}});
    else if (faults->empty())
        console.line(
            console.say("Không thấy gì bị thay đổi: chuỗi các mục, chỉ mục và sổ truy cập khớp nhau. Mục đã bị bớt "
                        "khỏi phần cuối thì chỉ biên nhận của máy chủ cho thấy (log integrity).",
                        "Nothing was found changed: the chains of the entries, the index and the access "
                        "journal agree. What was removed from an end only a hub's receipt shows (log "
                        "integrity)."));
    if (retention && *retention && !console.json)
        tellRetention(console, **retention);
    return faults->empty() && !otherSigner ? Exit::Success : Exit::Failed;
}

} // namespace

void addLogVerify(CLI::App &group, Work &work, VerifyWork ofStation)
{
    auto arguments = std::make_shared<VerifyArguments>();
    auto *command = group.add_subcommand(
        "verify", "Check the whole chain of a station, or all that an archive holds; names what does not hold");
    auto *station = command->add_option("--station", arguments->station, "The station's folder");
    auto *archive = command->add_option("--archive", arguments->archive, "The archive")->excludes(station);
    command->add_option("--signer", arguments->signer, "Who has to have signed what retention rules left: a public key")
        ->needs(archive);
    command->callback([=, &work] {
        if (station->count() + archive->count() == 0)
            throw CLI::RequiredError("--station or --archive");
        work = [=](Console &console) {
            return arguments->archive.empty() ? ofStation(console, arguments->station)
                                              : verifyArchive(console, *arguments);
        };
    });
}

} // namespace th::tools
