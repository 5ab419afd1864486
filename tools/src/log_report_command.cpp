// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QString>

#include "evidence/export.h"
#include "log_organisations.h"
#include "oversight/report.h"
#include "store/examiner.h"

#include <csignal>

namespace th::tools {

namespace {

struct Arguments : ArchiveArguments {
    std::string out, key, secretFile, by, reason;
    AuditorArguments auditor;
};

volatile std::sig_atomic_t interrupted = 0;

oversight::ReportHeading headingOf(const Console &console, const OpenArchive &open, const Arguments &arguments,
                                   core::Instant now)
{
    oversight::ReportHeading heading;
    heading.names = {open.trust().directory, open.policy(), console.language};
    heading.utcOffset = open.utcOffset();
    heading.made = now;
    heading.by = QString::fromStdString(printable(arguments.by));
    heading.reason = QString::fromStdString(printable(arguments.reason));
    heading.filter =
        QString::fromStdString(printable(oversight::filterWords(open.filter(), open.utcOffset(), heading.names)));
    return heading;
}

evidence::Outcome<evidence::Exported> write(const Console &console, OpenArchive &open, const Arguments &arguments,
                                            std::optional<evidence::Organisations> organisations, core::Signer &signer)
{
    const core::Instant now = store::readClock().wall;
    auto figures =
        oversight::gather(*open, open.filter(), open.trust(), open.utcOffset(), [] { return interrupted == 0; });
    if (!figures)
        return core::Failure{figures.error()};
    figures->organisations = std::move(organisations);
    const QByteArray pdf = oversight::drawReport(*figures, headingOf(console, open, arguments, now));
    evidence::ExportOrder order;
    order.file = arguments.out;
    order.format = evidence::Format::Pdf;
    order.filter = open.filter();
    order.filter.kinds = {core::journal::EntryKind::Scan};
    order.by = arguments.by;
    order.reason = arguments.reason;
    order.now = now;
    order.language = console.language;
    order.utcOffset = open.utcOffset();
    order.trust = open.trust();
    return evidence::exportDocument(
        *open, order, {pdf.toStdString(), figures->statistics.scans, figures->statistics.verdicts}, signer);
}

Exit report(Console &console, const Arguments &arguments)
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
    auto organisations = countOrganisations(console, *open, arguments.auditor, arguments.by, arguments.reason);
    if (!organisations)
        return organisations.error();
    std::signal(SIGINT, [](int) { interrupted = 1; });
    const auto written = write(console, *open, arguments, std::move(*organisations), *key->forPasses());
    if (!written)
        return failed(console, written.error());
    if (console.json) {
        Json json{{"rows", written->rows}, {"file", arguments.out}, {"manifest", arguments.out + ".manifest"}};
        doubts->addTo(json);
        console.object(json);
        return Exit::Success;
    }
    console.line(console.say("Đã lập và ký báo cáo; kho ghi lại ai lấy và vì sao. Cách kiểm tra:",
                             "The report is made and signed; the archive notes who took it and why. To verify:"));
    tellHowToVerify(console, written->manifest);
    return Exit::Success;
}

} // namespace

void addLogReport(CLI::App &group, Work &work)
{
    auto arguments = std::make_shared<Arguments>();
    auto *command = group.add_subcommand("report", "A signed PDF report: on its first page what a commander reads in a "
                                                   "minute, then the tables (its language: --lang)");
    addArchiveOption(*command, *arguments);
    addTrustOption(*command, *arguments);
    addFilterOptions(*command, *arguments);
    command->add_option("--out", arguments->out, "A new file: .pdf")->required()->check([](const std::string &name) {
        return name.ends_with(".pdf") ? std::string() : ".pdf is wanted";
    });
    command->add_option("--key", arguments->key, "The key that signs: a file, or a pkcs11: address")->required();
    command->add_option("--passphrase-file", arguments->secretFile,
                        "Its passphrase or PIN: the first line of this file");
    command->add_option("--by", arguments->by, "Who takes it")->required();
    command->add_option("--why", arguments->reason, "For what purpose it is taken")->required();
    (void)addAuditorOption(*command, arguments->auditor);
    command->callback([=, &work] { work = [=](Console &console) { return report(console, *arguments); }; });
}

} // namespace th::tools
