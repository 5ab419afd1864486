// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/export.h"

#include "database.h"
#include "evidence/access.h"
#include "manifest.h"
#include "who_and_why.h"
#include "writing.h"

namespace th::evidence {

const char *name(Format format)
{
    switch (format) {
    case Format::Csv:
        return "csv";
    case Format::Xlsx:
        return "xlsx";
    case Format::JsonLines:
        return "jsonl";
    case Format::Pdf:
        return "pdf";
    }
    return "csv";
}

namespace {

template <class T> T &&orThrow(Outcome<T> &&outcome)
{
    if (!outcome)
        throw Thrown(outcome.error());
    return std::move(outcome).value();
}

std::filesystem::path beside(const std::filesystem::path &file, const char *suffix)
{
    return std::filesystem::path(file.string() + suffix);
}

} // namespace

Exported writeSigned(Archive &archive, const ExportOrder &order, core::Signer &signer,
                     const std::function<void(PendingFile &, Written &)> &produce)
{
    requireWords(order.by, "by");
    requireWords(order.reason, "reason");
    requireWords(order.file.filename().string(), "file");
    PendingFile file(order.file), manifestFile(beside(order.file, ".manifest")),
        manifestSignature(beside(order.file, ".manifest.sig")), minisignFile(beside(order.file, ".minisig")),
        keyFile(beside(order.file, ".pem"));
    Written written;
    produce(file, written);
    const auto orStop = [&] {
        if (!order.progress(written.rows))
            throw Thrown({Fault::Cancelled, ""});
    };
    orStop(); // few rows, or none that were asked after
    const auto reports = orThrow(reportIntegrity(archive, order.trust));
    const Access access = orThrow(noteAccess(
        archive, {0,
                  order.now,
                  order.by,
                  "export",
                  order.reason,
                  order.file.filename().string() + " " + std::to_string(written.rows) + " " + aboutText(order.filter),
                  {},
                  {}}));
    const std::string manifest = manifestText(archive, order, written, reports, access, signer.publicKey());
    if (manifest.size() > mostManifestBytes)
        throw Thrown({Fault::TooLarge, ""});
    const auto signature = signer.sign(core::asBytes(manifest));
    const auto whole = minisignature(written.digests.blake2b(), commentFor(order, manifest), signer);
    if (!signature || !whole)
        throw Thrown({Fault::NotSigned, ""});
    manifestFile.write(manifest);
    manifestSignature.write(core::asText(*signature));
    minisignFile.write(*whole);
    keyFile.write(pemOf(signer.publicKey()));
    PendingFile *all[] = {&manifestFile, &manifestSignature, &minisignFile, &keyFile, &file}; // the file itself last
    for (PendingFile *each : all)
        each->sync();
    orStop(); // the access journal has more then than was taken, never less
    std::size_t placed = 0;
    try {
        for (; placed < std::size(all); ++placed)
            all[placed]->place();
    } catch (...) {
        while (placed-- > 0)
            all[placed]->takeBack();
        throw;
    }
    (void)store::syncFolder(std::filesystem::absolute(order.file).parent_path());
    return {written.rows, manifest};
}

namespace {

/// Which device's rows it is about; which of them are the first and the last is not told.
void writeDocument(Archive &archive, const ExportOrder &order, const Document &document, PendingFile &file,
                   Written &written)
{
    const auto devices = orThrow(countBy(archive, order.filter, Grouping::Device, order.utcOffset));
    for (std::uint32_t device = 0; device < archive.devices().size(); ++device)
        if (const auto found = devices.find(core::toHex(archive.devices()[device])); found != devices.end())
            written.devices[device].rows = found->second;
    file.write(document.bytes);
    written.digests.add(document.bytes);
    written.digests.finish();
    written.groups.finish();
    written.rows = document.rows;
    written.verdicts = document.verdicts;
    written.filter = order.filter;
}

} // namespace

Outcome<Exported> exportRows(Archive &archive, const ExportOrder &order, core::Signer &signer)
{
    return guard([&] {
        return writeSigned(archive, order, signer,
                           [&](PendingFile &file, Written &written) { writeRows(archive, order, file, written); });
    });
}

Outcome<Exported> exportDocument(Archive &archive, const ExportOrder &order, const Document &document,
                                 core::Signer &signer)
{
    return guard([&] {
        return writeSigned(archive, order, signer, [&](PendingFile &file, Written &written) {
            writeDocument(archive, order, document, file, written);
        });
    });
}

} // namespace th::evidence
