// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/file_reader.h"

#include "cpu_clock.h"
#include "pdf_pages.h"
#include "scanner/picture_folder.h"

#include <QFileInfo>
#include <QImageReader>

namespace th::scanner {
namespace {

constexpr qint64 mostBytes = 64LL * 1024 * 1024;
constexpr qint64 mostPixels = 100'000'000;
constexpr int mostMegabytesDecoded = 450; // a picture of mostPixels in four bytes each

FileFault fault(FileFault::Kind kind, const QString &detail) { return {kind, detail}; }

/// Counts pages and time, and says when to stop.
class Budget {
public:
    Budget(const FileLimits &limits, int pages, FileReading &into)
        : m_limits(limits), m_into(into), m_start(threadCpuTime())
    {
        into.pages = pages;
    }
    [[nodiscard]] bool allowsAnother() const
    {
        if (m_into.pagesRead >= m_into.pages)
            return false;
        if (m_into.pagesRead >= m_limits.pages)
            m_into.cut = FileCut::TooManyPages;
        else if (m_into.pagesRead > 0 && threadCpuTime() - m_start >= m_limits.cpuTime)
            m_into.cut = FileCut::OutOfTime;
        return m_into.cut == FileCut::None;
    }

private:
    const FileLimits &m_limits;
    FileReading &m_into;
    std::chrono::microseconds m_start;
};

void readPage(const QImage &page, int number, SymbolReader &reader, FileReading &into)
{
    const QImage grey = onPaper(page).convertToFormat(QImage::Format_Grayscale8);
    const ImageView view{grey.constBits(), grey.width(), grey.height(), grey.bytesPerLine(), PixelFormat::Grey8};
    constexpr int mostSymbols = 16;
    Reading reading = reader.read(view, {Effort::Still, mostSymbols});
    for (Symbol &symbol : reading.symbols) {
        into.reading.symbols.push_back(std::move(symbol));
        into.pageOf.push_back(number);
    }
    if (into.reading.symbols.empty())
        for (Located &located : reading.unread)
            into.reading.unread.push_back(located);
    else
        into.reading.unread.clear();
}

std::optional<FileFault> readPicture(const QString &path, SymbolReader &reader, const FileLimits &limits,
                                     FileReading &into)
{
    QImageReader::setAllocationLimit(mostMegabytesDecoded);
    QImageReader pictures(path);
    pictures.setDecideFormatFromContent(true);
    pictures.setAutoTransform(true);
    if (!pictures.canRead())
        return fault(FileFault::Kind::NotAPicture, QStringLiteral("neither a picture that can be read nor a PDF"));
    const Budget budget(limits, pictures.supportsAnimation() ? 1 : std::max(pictures.imageCount(), 1), into);
    while (budget.allowsAnother()) {
        const QSize size = pictures.size();
        if (size.isValid() && qint64{size.width()} * size.height() > mostPixels)
            return fault(FileFault::Kind::TooLarge,
                         QStringLiteral("%1 × %2 pixels").arg(size.width()).arg(size.height()));
        const QImage image = pictures.read();
        if (image.isNull())
            return fault(FileFault::Kind::Unreadable, pictures.errorString());
        readPage(image, into.pagesRead++, reader, into);
        if (into.pagesRead < into.pages && !pictures.jumpToNextImage())
            break;
    }
    return std::nullopt;
}

std::optional<FileFault> readPdf(const QString &path, SymbolReader &reader, const FileLimits &limits, FileReading &into)
{
    QString problem;
    const auto pages = PdfPages::open(path, problem);
    if (!pages)
        return fault(FileFault::Kind::Unreadable, problem);
    const Budget budget(limits, pages->count(), into);
    while (budget.allowsAnother()) {
        const int page = into.pagesRead++;
        if (const QImage image = pages->render(page); !image.isNull())
            readPage(image, page, reader, into);
        else
            ++into.pagesDamaged;
    }
    return std::nullopt;
}

std::optional<FileFault> checkFile(const QFileInfo &file)
{
    if (!file.exists())
        return fault(FileFault::Kind::Missing, QStringLiteral("there is no such file"));
    if (!file.isFile())
        return fault(FileFault::Kind::Unreadable, QStringLiteral("not a file"));
    if (!file.isReadable())
        return fault(FileFault::Kind::Unreadable, QStringLiteral("no permission to read it"));
    if (file.size() > mostBytes)
        return fault(FileFault::Kind::TooLarge, QStringLiteral("%1 MiB").arg(file.size() / (1024 * 1024)));
    if (file.size() == 0)
        return fault(FileFault::Kind::NotAPicture, QStringLiteral("the file is empty"));
    return std::nullopt;
}

} // namespace

std::variant<FileReading, FileFault> readFile(const QString &path, SymbolReader &reader, const FileLimits &limits)
{
    if (const auto bad = checkFile(QFileInfo(path)))
        return *bad;
    const auto start = threadCpuTime();
    FileReading result;
    try {
        const auto bad =
            PdfPages::isPdf(path) ? readPdf(path, reader, limits, result) : readPicture(path, reader, limits, result);
        if (bad && result.reading.symbols.empty())
            return *bad;
    } catch (const std::bad_alloc &) {
        return fault(FileFault::Kind::TooLarge, QStringLiteral("not enough memory to open it"));
    }
    result.cpuTime = threadCpuTime() - start;
    return result;
}

} // namespace th::scanner
