// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signing.h"
#include "evidence/integrity.h"
#include "evidence/query.h"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>

namespace th::evidence {

enum class Format { Csv, Xlsx, JsonLines, Pdf }; ///< Pdf: of at most `mostPdfRows` rows, or of a `Document`
[[nodiscard]] const char *name(Format format);   ///< "csv" …

enum class People {
    AsWritten,
    Pseudonyms, ///< officers and pass numbers are replaced, devices and numbers left out, times rounded to the hour
};

/// A table on its way onto pages, drawn by somebody who can (oversight/row_pages.h).
class PageWriter {
public:
    virtual ~PageWriter() = default;
    [[nodiscard]] virtual bool row(const std::vector<std::string> &cells) = 0; ///< false: `take` said so
    [[nodiscard]] virtual bool finish() = 0;                                   ///< the same
};
struct PageTable {
    std::vector<std::string> keys, headings;    ///< of the columns: stable names, and for people
    std::uint64_t rows = 0;                     ///< that will come
    std::function<bool(std::string_view)> take; ///< bytes of the file; false: they cannot be written
};
using PageDrawer = std::function<std::unique_ptr<PageWriter>(PageTable)>;
/// Beyond that nobody reads paper.
inline constexpr std::uint64_t mostPdfRows = 20'000;

/// What is to be written out, by whom and why.
struct ExportOrder {
    std::filesystem::path file; ///< a new file; the manifest and the signatures lie beside it
    Format format = Format::Csv;
    Filter filter;
    People people = People::AsWritten;
    std::string by, reason; ///< at most 200 bytes each, not empty
    core::Instant now{};
    core::Language language = core::Language::Vietnamese;
    std::chrono::minutes utcOffset{420}; ///< of the times in tables
    Trust trust;
    PageDrawer drawPages{}; ///< REQUIRED for rows as Pdf
    /// Asked now and then, with the number of rows written; false cancels.
    std::function<bool(std::uint64_t)> progress = [](std::uint64_t) { return true; };
};
struct Exported {
    std::uint64_t rows = 0;
    std::string manifest; ///< as it was signed
};

/// Rows oldest first, memory that does not grow with their number. TooManyRows: more than a sheet, or a PDF, may have.
/// Beside FILE come FILE.manifest
/// (docs/formats/export.md), FILE.manifest.sig (Ed25519 over it), FILE.minisig (minisign's signature over FILE) and
/// FILE.pem (the public key): all of them or none. The archive, which must be open for writing, notes who took what in
/// its access journal first.
[[nodiscard]] Outcome<Exported> exportRows(Archive &archive, const ExportOrder &order, core::Signer &signer);

/// A report over the rows that a filter gives, drawn by somebody who can.
struct Document {
    std::string bytes;
    std::uint64_t rows = 0;                        ///< that it is about
    std::map<std::string, std::uint64_t> verdicts; ///< of these
};
/// The same files and the same care for a document, whose manifest says of which rows of which devices it tells.
[[nodiscard]] Outcome<Exported> exportDocument(Archive &archive, const ExportOrder &order, const Document &document,
                                               core::Signer &signer);

/// What an export turned out to be.
struct ExportCheck {
    bool holds = false;       ///< file, manifest and both signatures belong together
    core::PublicKey signer{}; ///< who signed, by the manifest; whether that is to be believed is another question
    std::uint64_t rows = 0;   ///< by the manifest
    std::vector<std::string> faults; ///< stable: "manifest", "signature", "minisign", "file", "rows" …, see `sentence`
    std::vector<std::string> places; ///< of a table as text: what was done and where, e.g. "edited 2001-3000"
    std::string manifest;
};
/// `key`: whose export it has to be; nothing: whoever signed it. NotThere: a file is missing.
[[nodiscard]] Outcome<ExportCheck> verifyExport(const std::filesystem::path &file,
                                                const std::optional<core::PublicKey> &key);
[[nodiscard]] std::string exportSentence(const std::string &fault, core::Language language);

} // namespace th::evidence
