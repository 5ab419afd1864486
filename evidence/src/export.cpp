// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/export.h"

#include "database.h"
#include "evidence/access.h"
#include "export_rows.h"
#include "manifest.h"
#include "who_and_why.h"

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

Exported write(Archive &archive, const ExportOrder &order, core::Signer &signer)
{
    requireWords(order.by, "by");
    requireWords(order.reason, "reason");
    requireWords(order.file.filename().string(), "file");
    PendingFile file(order.file), manifestFile(beside(order.file, ".manifest")),
        manifestSignature(beside(order.file, ".manifest.sig")), minisignFile(beside(order.file, ".minisig")),
        keyFile(beside(order.file, ".pem"));
    Written written;
    writeRows(archive, order, file, written);
    const auto reports = orThrow(reportIntegrity(archive, order.trust));
    const Access access = orThrow(noteAccess(
        archive, {0,
                  order.now,
                  order.by,
                  "export",
                  order.reason,
                  order.file.filename().string() + " " + std::to_string(written.rows) + " " + filterText(order.filter),
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

} // namespace

Outcome<Exported> exportRows(Archive &archive, const ExportOrder &order, core::Signer &signer)
{
    return guard([&] { return write(archive, order, signer); });
}

} // namespace th::evidence
