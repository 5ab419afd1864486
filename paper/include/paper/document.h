// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/names.h"
#include "core/result.h"
#include "paper/content.h"
#include "paper/template.h"

#include <QByteArray>
#include <QImage>
#include <QRectF>
#include <QSizeF>
#include <QString>
#include <functional>
#include <map>
#include <optional>
#include <vector>

class QPagedPaintDevice;
class QPainter;

namespace th::paper {

/// Pictures of a template by file name, `{authority_code}` filled in.
using Pictures = std::map<std::string, QImage>;

/// Why there is no paper: a sentence in both languages, and which content it is about.
struct Fault {
    core::LocalName sentence;
    std::optional<std::size_t> content{};
};

/// All pictures that the templates want for these contents, read from `folder`: PNG, JPEG or SVG of at most 4 MiB and
/// 16 megapixels, by plain file names.
[[nodiscard]] core::Result<Pictures, Fault> loadPictures(const QString &folder, const Template &design,
                                                         const std::vector<Content> &contents);

/// One pass drawn into `area` (the painter's units), the design's proportions kept. A text that makes no code leaves
/// its place empty. Needs a QGuiApplication (fonts).
void drawPass(QPainter &painter, const QRectF &area, const Template &design, const Content &content,
              const Pictures &pictures = {});

/// What a printer is to get.
struct Job {
    const Template *design = nullptr;
    std::vector<Content> contents;
    Pictures pictures{};
    std::optional<PageSize> page{}; ///< one a page, scaled to it; empty: the design's usual way
    bool byHand = false;            ///< sheets without a code (`sheetByHand`), nothing but; else passes, nothing but
};

enum class Stage {
    Drawing,
    ReadingBack,
    HandingOver ///< to a printer: stopped when nothing is given yet (0 done), and not any more
};
struct Progress {
    Stage stage = Stage::Drawing;
    std::size_t done = 0, all = 0; ///< passes
};
/// Told after each page; false stops, and nothing is left behind.
using OnProgress = std::function<bool(const Progress &)>;

struct Written {
    std::size_t passes = 0, pages = 0;
    double smallestModule = 0; ///< mm
};

/// All of it as one PDF, which appears under its name only after every code on it was read back from the page as a
/// printer draws it, made worse (docs/design/paper.md), as the very text it stands for. No half-written file is left
/// behind. Blocking: off the GUI thread.
[[nodiscard]] core::Result<Written, Fault> writePdf(const QString &file, const Job &job,
                                                    const OnProgress &onProgress = {});

/// The same, drawn in `file` itself, which must not be there yet, not even as a link, and is readable to its owner
/// alone. What a kill leaves has that very name, and no other: whoever comes next can find it.
[[nodiscard]] core::Result<Written, Fault> drawPdf(const QString &file, const Job &job,
                                                   const OnProgress &onProgress = {});

/// What a printer must be able to do. Millimetres.
struct Layout {
    QSizeF page;
    QRectF codes; ///< all of a page's codes with their quiet zones lie in it
    std::size_t pages = 0;
    double smallestModule = 0; ///< 0: no codes
};
/// Refused like `writePdf`, but for what only reading back finds.
[[nodiscard]] core::Result<Layout, Fault> layOut(const Job &job);
/// The very pages of `writePdf` onto another device, which is set to the layout's page, without margins. Call for a
/// job that `writePdf` released.
[[nodiscard]] core::Result<void, Fault> drawOn(QPagedPaintDevice &device, const Job &job,
                                               const OnProgress &onProgress = {});

/// The code alone, for a phone's screen: PNG, black on white, quiet zone; `modulePixels` ≥ 3 a module (8: some 600
/// pixels, as wide as a phone's screen shows without making it smaller). Read back from that very PNG, made worse, as
/// pages are. In any thread.
[[nodiscard]] core::Result<QByteArray, Fault> screenPicture(const std::string &text, int modulePixels = 8);

} // namespace th::paper
