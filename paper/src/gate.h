// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scanner/symbol_reader.h"

#include <QImage>
#include <QRectF>
#include <QString>
#include <memory>
#include <string>

namespace th::paper {

/// What becomes of a code on its way from the printer to the checkpoint: `picture` blurred by about a module of two
/// pixels, faded, and grainy. The same every time.
[[nodiscard]] QImage worn(const QImage &picture);

/// Whether `picture` gives exactly that text, and no other beside it.
[[nodiscard]] bool readsBack(scanner::SymbolReader &reader, const QImage &picture, const std::string &text);

/// The print-and-rescan gate: draws parts of a PDF's pages as a printer does, makes them worse, and reads them.
class PrintGate {
public:
    /// Null: not a PDF that can be drawn. `severalOnAPage`: pages are drawn whole, each once; else only what is asked
    /// for.
    [[nodiscard]] static std::unique_ptr<PrintGate> open(const QString &pdfFile, bool severalOnAPage);
    ~PrintGate();

    /// `area`: mm on page `page` (0 …); the code and what is close. `module`: mm.
    [[nodiscard]] bool passes(int page, const QRectF &area, double module, const std::string &text);

private:
    struct Impl;
    explicit PrintGate(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace th::paper
