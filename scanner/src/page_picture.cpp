// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/page_picture.h"

#include "pdf_pages.h"

#include <QBuffer>
#include <QImageReader>

namespace th::scanner {
namespace {

constexpr int longestSide = 2000;
constexpr qint64 mostPixels = 100'000'000;

QImage fitted(const QImage &image)
{
    return std::max(image.width(), image.height()) <= longestSide
               ? image
               : image.scaled(longestSide, longestSide, Qt::KeepAspectRatio, Qt::SmoothTransformation);
}

PagePictures drawPicture(const QByteArray &content)
{
    QBuffer buffer;
    buffer.setData(content);
    QImageReader reader(&buffer);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (!reader.canRead() || (size.isValid() && qint64{size.width()} * size.height() > mostPixels))
        return {};
    const QImage image = reader.read();
    return image.isNull() ? PagePictures{} : PagePictures{{fitted(image)}, 1};
}

} // namespace

PagePictures drawPages(const QByteArray &content)
{
    if (!content.left(1024).contains("%PDF-"))
        return drawPicture(content);
    QString problem;
    const auto pdf = PdfPages::openContent(content, problem);
    PagePictures drawn;
    if (!pdf)
        return drawn;
    drawn.pagesInFile = pdf->count();
    for (int page = 0; page < std::min(drawn.pagesInFile, mostPagesDrawn); ++page)
        if (const QImage image = pdf->render(page); !image.isNull())
            drawn.pages << fitted(image);
    return drawn;
}

} // namespace th::scanner
