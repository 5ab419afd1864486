// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pdf_pages.h"

#include <QFile>
#include <algorithm>
#include <cmath>
#include <poppler-qt6.h>

namespace th::scanner {

struct PdfPages::Impl {
    std::unique_ptr<Poppler::Document> document;
};

PdfPages::PdfPages(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
PdfPages::~PdfPages() = default;

bool PdfPages::isPdf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.read(1024).contains("%PDF-");
}

namespace {

/// Poppler would print its complaints about every damaged object.
void keepQuiet()
{
    Poppler::setDebugErrorFunction([](const QString &, const QVariant &) {}, {});
}

} // namespace

std::unique_ptr<PdfPages> PdfPages::open(const QString &path, QString &problem)
{
    keepQuiet();
    auto impl = std::make_unique<Impl>();
    impl->document = Poppler::Document::load(path);
    return take(std::move(impl), problem);
}

std::unique_ptr<PdfPages> PdfPages::openContent(const QByteArray &content, QString &problem)
{
    keepQuiet();
    auto impl = std::make_unique<Impl>();
    impl->document = Poppler::Document::loadFromData(content);
    return take(std::move(impl), problem);
}

std::unique_ptr<PdfPages> PdfPages::take(std::unique_ptr<Impl> impl, QString &problem)
{
    if (!impl->document) {
        problem = QStringLiteral("the PDF is damaged");
        return nullptr;
    }
    if (impl->document->isLocked()) {
        problem = QStringLiteral("the PDF wants a password");
        return nullptr;
    }
    impl->document->setRenderHint(Poppler::Document::Antialiasing);
    impl->document->setRenderHint(Poppler::Document::TextAntialiasing);
    return std::unique_ptr<PdfPages>(new PdfPages(std::move(impl)));
}

int PdfPages::count() const { return m_impl->document->numPages(); }

QImage PdfPages::render(int number) const
{
    constexpr double dotsPerInch = 200, pointsPerInch = 72, mostPixels = 40e6;
    const std::unique_ptr<Poppler::Page> page = m_impl->document->page(number);
    if (!page)
        return {};
    const QSizeF points = page->pageSizeF();
    const double pixels = points.width() * points.height() * std::pow(dotsPerInch / pointsPerInch, 2);
    if (!(pixels > 0))
        return {};
    const double dpi = dotsPerInch * std::min(1.0, std::sqrt(mostPixels / pixels));
    return page->renderToImage(dpi, dpi);
}

} // namespace th::scanner
