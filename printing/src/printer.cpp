// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "printing/printer.h"

#include <QPageSize>
#include <QPrintEngine>
#include <QPrinter>
#include <QPrinterInfo>
#include <QTemporaryDir>

#include <algorithm>

namespace th::printing {

namespace {

using core::Failure;

QString text(const std::string &value) { return QString::fromStdString(value); }

Fault gone(const std::string &name)
{
    if (QPrinterInfo::availablePrinterNames().isEmpty())
        return {Trouble::NoPrinter,
                {"Hệ thống in không có máy in nào, hoặc không trả lời; chưa in gì. Hãy kiểm tra dây, nguồn và cài đặt "
                 "máy in.",
                 "The print system has no printer, or does not answer; nothing was printed. Check cable, power and the "
                 "printer's settings."}};
    return {
        Trouble::PrinterGone,
        {"Không còn thấy máy in " + name + "; chưa in gì. Hãy bật hoặc cắm lại, hoặc chọn máy khác.",
         "The printer " + name + " is not there; nothing was printed. Switch it on, plug it in, or choose another."}};
}

QPageSize pageOf(const QSizeF &millimetres)
{
    return QPageSize(millimetres, QPageSize::Millimeter, {}, QPageSize::FuzzyMatch);
}

Capabilities capabilitiesOf(const QPrinterInfo &info, const QPrinter &printer)
{
    Capabilities can;
    for (const QPageSize &page : info.supportedPageSizes())
        can.pages.push_back(page.size(QPageSize::Millimeter));
    if (info.supportsCustomPageSizes()) {
        can.smallest = info.minimumPhysicalPageSize().size(QPageSize::Millimeter);
        can.largest = info.maximumPhysicalPageSize().size(QPageSize::Millimeter);
    }
    const QList<int> resolutions = info.supportedResolutions();
    can.dotsPerInch = resolutions.isEmpty() ? 0 : *std::ranges::max_element(resolutions);
    const QMarginsF margins = printer.pageLayout().minimumMargins(); // in the layout's units: millimetres
    can.margin = std::max({margins.left(), margins.top(), margins.right(), margins.bottom()});
    return can;
}

/// True size, one side, nothing between the drawing and the paper.
void setUp(QPrinter &printer, const paper::Layout &layout, const paper::Job &job)
{
    printer.setPageLayout(QPageLayout(pageOf(layout.page), QPageLayout::Portrait, QMarginsF(), QPageLayout::Millimeter,
                                      printer.pageLayout().minimumMargins()));
    printer.setFullPage(true);
    printer.setDuplex(QPrinter::DuplexNone);
    printer.setCopyCount(1);
    printer.setColorMode(QPrinter::Color);
    printer.setDocName(QString::fromStdString(job.design->name.vi)); // no names of people: print systems log it
    printer.setCreator(QStringLiteral("Thông Hành"));
    // The option has no name in Qt's public headers; engines that do not know it ignore it.
    constexpr auto cupsOptions = static_cast<QPrintEngine::PrintEnginePropertyKey>(0xfe00);
    printer.printEngine()->setProperty(cupsOptions, QStringList{QStringLiteral("print-scaling"), QStringLiteral("none"),
                                                                QStringLiteral("sides"), QStringLiteral("one-sided")});
}

Fault notKnown(const std::string &name)
{
    return {Trouble::NotKnown,
            {"Không rõ máy in " + name +
                 " đã nhận hết chưa. Hãy xem giấy ra ở máy in, rồi ghi kết quả hoặc in lại với lý do.",
             "It is not known whether the printer " + name +
                 " took all of it. Look at the paper, then record how it ended, or print again with a reason."}};
}

core::Result<paper::Written, Fault> throughGate(const std::filesystem::path &folder, const paper::Job &job,
                                                const paper::OnProgress &onProgress)
{
    std::optional<QTemporaryDir> own; // readable to its owner alone; gone when this returns
    if (folder.empty())
        own.emplace();
    const QString name = QStringLiteral("pages.pdf");
    const QString file = own ? own->filePath(name) : QString::fromStdString((folder / name.toStdString()).string());
    auto written = paper::drawPdf(file, job, onProgress);
    if (!written)
        return Failure{Fault{Trouble::Pages, written.error().sentence}};
    return *written;
}

} // namespace

std::vector<Printer> printers()
{
    std::vector<Printer> found;
    const QString usual = QPrinterInfo::defaultPrinterName();
    for (const QString &name : QPrinterInfo::availablePrinterNames())
        found.push_back(
            {name.toStdString(), QPrinterInfo::printerInfo(name).description().toStdString(), name == usual});
    return found;
}

core::Result<paper::Written, Fault> print(const std::string &name, const paper::Job &job,
                                          const std::function<bool(const paper::Written &)> &begin,
                                          const paper::OnProgress &onProgress, const std::filesystem::path &folder)
{
    const auto layout = paper::layOut(job);
    if (!layout)
        return Failure{Fault{Trouble::Pages, layout.error().sentence}};
    const QPrinterInfo info = QPrinterInfo::printerInfo(text(name));
    if (info.isNull())
        return Failure{gone(name)};
    QPrinter printer(info, QPrinter::HighResolution);
    if (auto against = objection(*layout, capabilitiesOf(info, printer), name))
        return Failure{*against};
    setUp(printer, *layout, job);
    const auto written = throughGate(folder, job, onProgress);
    if (!written)
        return written;
    if (QPrinterInfo::printerInfo(text(name)).isNull())
        return Failure{gone(name)};
    if (onProgress && !onProgress({paper::Stage::HandingOver, 0, written->passes}))
        return Failure{Fault{Trouble::Pages, {"Đã dừng; chưa in gì.", "Stopped; nothing was printed."}}};
    if (!begin(*written))
        return Failure{Fault{Trouble::NotBegun, {"Chưa in gì.", "Nothing was printed."}}};
    const auto drawn = paper::drawOn(printer, job, [&onProgress](const paper::Progress &progress) {
        if (onProgress)
            onProgress({paper::Stage::HandingOver, progress.done, progress.all});
        return true; // the journal says that it begins, and paper may be out already
    });
    const bool taken = drawn.ok() && printer.printerState() != QPrinter::Error &&
                       printer.printerState() != QPrinter::Aborted && !QPrinterInfo::printerInfo(text(name)).isNull();
    return taken ? written : Failure{notKnown(name)};
}

} // namespace th::printing
