// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>
#include <memory>

namespace th::scanner {

/// The pages of a PDF as pictures, through Poppler.
class PdfPages {
public:
    ~PdfPages();
    [[nodiscard]] static bool isPdf(const QString &path); ///< by its first kilobyte
    /// nullptr, and why in `problem`, if the document is damaged or wants a password.
    [[nodiscard]] static std::unique_ptr<PdfPages> open(const QString &path, QString &problem);
    [[nodiscard]] static std::unique_ptr<PdfPages> openContent(const QByteArray &content, QString &problem);
    [[nodiscard]] int count() const;
    /// At 200 dpi, or fewer where the page is larger than a poster. Null if the page is damaged.
    [[nodiscard]] QImage render(int page) const;

private:
    struct Impl;
    static std::unique_ptr<PdfPages> take(std::unique_ptr<Impl> impl, QString &problem);
    explicit PdfPages(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace th::scanner
