// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/export.h"
#include "log_archive.h"
#include "oversight/row_pages.h"
#include "store/examiner.h"

#include <csignal>
#include <unistd.h>

namespace th::tools {

namespace {

struct Arguments : ArchiveArguments {
    std::string out, format, key, secretFile, by, reason, file, signer;
    std::uint64_t after = 0;
    bool redacted = false;
};

volatile std::sig_atomic_t interrupted = 0;

/// By its name, or by the end of a file's.
std::optional<evidence::Format> formatOf(const std::string &text)
{
    using evidence::Format;
    for (const Format format : {Format::Csv, Format::Xlsx, Format::JsonLines, Format::Pdf})
        if (text == evidence::name(format) || text.ends_with(std::string(".") + evidence::name(format)))
            return format;
    return std::nullopt;
}

evidence::ExportOrder orderOf(const Console &console, const OpenArchive &open, const Arguments &arguments)
{
    evidence::ExportOrder order;
    order.file = arguments.out;
    order.format = *formatOf(arguments.format.empty() ? arguments.out : arguments.format);
    order.filter = open.filter();
    order.people = arguments.redacted ? evidence::People::Pseudonyms : evidence::People::AsWritten;
    order.by = arguments.by;
    order.reason = arguments.reason;
    order.now = store::readClock().wall;
    order.language = console.language;
    order.utcOffset = open.utcOffset();
    order.trust = open.trust();
    order.drawPages = oversight::rowPages(order);
    const bool terminal = ::isatty(STDERR_FILENO) == 1;
    order.progress = [&console, terminal](std::uint64_t rows) {
        if (terminal && rows % 65536 == 0)
            console.complain(std::to_string(rows) + console.say(" dòng", " rows"));
        return interrupted == 0;
    };
    return order;
}

Exit exportArchive(Console &console, const Arguments &arguments)
{
    const auto key = openSigner(console, arguments.key, arguments.secretFile);
    if (!key)
        return Exit::Failed;
    auto open = OpenArchive::open(console, arguments, evidence::Archive::Access::Write);
    if (!open)
        return Exit::Failed;
    const auto doubts = tellDoubts(console, *open);
    if (!doubts)
        return Exit::Failed;
    std::signal(SIGINT, [](int) { interrupted = 1; });
    const auto exported = evidence::exportRows(**open, orderOf(console, *open, arguments), *key->forPasses());
    if (!exported)
        return failed(console, exported.error());
    if (console.json) {
        Json json{{"rows", exported->rows}, {"file", arguments.out}, {"manifest", arguments.out + ".manifest"}};
        doubts->addTo(json);
        console.object(json);
    } else {
        console.line(std::to_string(exported->rows) +
                     console.say(" dòng đã xuất và ký; kho ghi lại ai lấy và vì sao. Cách kiểm tra:",
                                 " rows exported and signed; the archive notes who took them and why. To verify:"));
        tellHowToVerify(console, exported->manifest);
    }
    return Exit::Success;
}

Exit verifyExport(Console &console, const Arguments &arguments)
{
    std::optional<core::PublicKey> key;
    if (!arguments.signer.empty())
        std::ranges::copy(*core::fromHex(arguments.signer), key.emplace().begin());
    const auto check = evidence::verifyExport(arguments.file, key);
    if (!check)
        return failed(console, check.error());
    if (console.json)
        console.object({{"ok", check->holds},
                        {"rows", check->rows},
                        {"signer", core::toHex(check->signer)},
                        {"faults", check->faults},
                        {"places", check->places}});
    else if (check->holds)
        console.line(console.say("Còn nguyên như khi xuất: ", "As it was exported: ") + std::to_string(check->rows) +
                     console.say(" dòng, ký bởi ", " rows, signed by ") + core::toHex(check->signer) +
                     (key ? ""
                          : console.say(". Hãy so khóa này với khóa đã biết của người xuất.",
                                        ". Compare this key with the one that you know of who exported.")));
    else {
        for (const std::string &fault : check->faults)
            console.line("! " + evidence::exportSentence(fault, console.language));
        for (const std::string &place : check->places)
            console.line("  " + place);
    }
    return check->holds ? Exit::Success : Exit::Failed;
}

void addVerifyExport(CLI::App &group, Work &work)
{
    auto arguments = std::make_shared<Arguments>();
    auto *command = group.add_subcommand("verify-export", "Whether an export is as it was written, and who signed it");
    command->add_option("FILE", arguments->file, "The file; manifest and signatures lie beside it")->required();
    command->add_option("--signer", arguments->signer, "Whose export it has to be: a public key, 64 digits")
        ->check([](const std::string &text) {
            const auto bytes = core::fromHex(text);
            return bytes && bytes->size() == 32 ? std::string() : "not a public key";
        });
    command->callback([=, &work] { work = [=](Console &console) { return verifyExport(console, *arguments); }; });
}

} // namespace

void addLogExport(CLI::App &group, Work &work, ExtractWork ofStation)
{
    auto arguments = std::make_shared<Arguments>();
    auto *command = group.add_subcommand(
        "export",
        "With FILE: a station's journal, to be carried to the publisher. With --archive and --out: rows of an "
        "archive as a signed table");
    auto *file = command->add_option("FILE", arguments->file, "Where to, e.g. desk.journal");
    addTrustOption(*command, *arguments);
    command->add_option("--after", arguments->after, "Of a journal: only what follows this entry")->needs(file);
    auto *archive = command->add_option("--archive", arguments->archive, "The archive")->excludes(file);
    addFilterOptions(*command, *arguments);
    const auto ofArchive = [&](const char *name, std::string &into, const char *help) {
        return command->add_option(name, into, help)->needs(archive);
    };
    auto *out = ofArchive("--out", arguments->out, "A new file: .csv, .xlsx, .jsonl, or .pdf (at most 20,000 rows)");
    ofArchive("--format", arguments->format, "csv, xlsx, jsonl or pdf, whatever the file is called")
        ->check([](const std::string &name) {
            return formatOf("." + name) ? std::string() : "csv, xlsx, jsonl or pdf is wanted";
        });
    auto *key = ofArchive("--key", arguments->key, "The key that signs: a file, or a pkcs11: address");
    ofArchive("--passphrase-file", arguments->secretFile, "Its passphrase or PIN: the first line of this file");
    auto *by = ofArchive("--by", arguments->by, "Who takes it");
    auto *reason = ofArchive("--why", arguments->reason, "For what purpose it is taken");
    command->add_flag("--redacted", arguments->redacted, "Pseudonyms for people and passes, times to the hour")
        ->needs(archive);
    command->callback([=, &work] {
        for (const CLI::Option *wanted : {out, key, by, reason})
            if (archive->count() > 0 && wanted->count() == 0)
                throw CLI::RequiredError(wanted->get_name());
        if (archive->count() > 0 && arguments->format.empty() && !formatOf(arguments->out))
            throw CLI::ValidationError("--out", ".csv, .xlsx, .jsonl or .pdf is wanted, or --format");
        if (archive->count() == 0 && (file->count() == 0 || arguments->station.empty()))
            throw CLI::RequiredError("--station and FILE, or --archive and --out");
        work = [=](Console &console) {
            return arguments->archive.empty()
                       ? ofStation(console, arguments->station, arguments->file, arguments->after)
                       : exportArchive(console, *arguments);
        };
    });
    addVerifyExport(group, work);
}

} // namespace th::tools
