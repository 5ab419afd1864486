// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/document.h"

#include "drawing.h"
#include "gate.h"
#include "paper/symbol.h"
#include "plan.h"

#include <QPainter>
#include <QPdfWriter>
#include <QTemporaryFile>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace th::paper {

namespace {

using core::Failure, core::LocalName;

constexpr double leastModule = 0.5; // mm: what a webcam at arm's length still separates
constexpr double rounding = 1e-9;

std::string numberOf(const Content &content) { return core::toText(content.claims.number); }

Failure<Fault> refuse(LocalName sentence, std::optional<std::size_t> content = {})
{
    return Failure{Fault{std::move(sentence), content}};
}

Failure<Fault> cannotWrite(const QString &file, const QString &why)
{
    const std::string name = file.toStdString(), reason = why.toStdString();
    return refuse({"Không ghi được " + name + ": " + reason, "Cannot write " + name + ": " + reason});
}

Failure<Fault> stopped() { return refuse({"Đã dừng; chưa có gì được tạo ra.", "Stopped; nothing was made."}); }

/// A pass's code, and the size of its modules on paper, mm.
struct Code {
    PassSymbol symbol;
    double module = 0;
};

/// Or why this pass cannot go on this paper.
core::Result<Code, Fault> codeOf(const Job &job, const Plan &plan, std::size_t index)
{
    const Content &content = job.contents[index];
    const std::string number = numberOf(content);
    if (!job.design->kinds.contains(content.claims.kind))
        return refuse({"Giấy " + number + ": mẫu \"" + job.design->name.vi + "\" không dành cho loại giấy này.",
                       "Pass " + number + ": the template \"" + job.design->name.en + "\" is not for this kind."},
                      index);
    auto symbol = makeSymbol(content.text);
    if (!symbol)
        return refuse({"Giấy " + number + ": không tạo được mã QR: " + symbol.error(),
                       "Pass " + number + ": no code can be made: " + symbol.error()},
                      index);
    const double module = plan.code(0).width() / (symbol->size + 2 * quietModules);
    if (module + rounding < leastModule)
        return refuse({"Giấy " + number +
                           ": nội dung quá dài, ô của mã QR trên mẫu này sẽ nhỏ hơn 0,5 mm. Hãy dùng khổ "
                           "giấy lớn hơn hoặc rút gọn lộ trình, tên đơn vị.",
                       "Pass " + number +
                           ": it says so much that the modules of its code would be smaller than 0.5 mm. "
                           "Take larger paper, or shorten the route or the organisation."},
                      index);
    for (const Item &item : job.design->items)
        if (const auto *picture = std::get_if<PictureItem>(&item); picture && !picture->optional) {
            const std::string file = pictureName(*picture, content);
            if (!job.pictures.contains(file))
                return refuse({"Giấy " + number + ": thiếu hình " + file + " mà mẫu yêu cầu.",
                               "Pass " + number + ": the picture " + file + " is missing, which the template wants."},
                              index);
        }
    return Code{std::move(symbol).value(), module};
}

core::Result<std::vector<Code>, Fault> codesOf(const Job &job, const Plan &plan)
{
    std::vector<Code> codes;
    for (std::size_t i = 0; i < job.contents.size(); ++i) {
        auto code = codeOf(job, plan, i);
        if (!code)
            return Failure{code.error()};
        codes.push_back(std::move(code).value());
    }
    return codes;
}

/// Short lines at each corner, outside the card.
void drawCropMarks(QPainter &painter, const QRectF &card)
{
    constexpr double away = 0.8, length = 2;
    painter.setPen(QPen(Qt::black, 0.1));
    for (const double x : {card.left(), card.right()})
        for (const double side : {-1.0, 1.0}) {
            const double y = side < 0 ? card.top() : card.bottom();
            painter.drawLine(QPointF(x, y + side * away), QPointF(x, y + side * (away + length)));
        }
    for (const double y : {card.top(), card.bottom()})
        for (const double side : {-1.0, 1.0}) {
            const double x = side < 0 ? card.left() : card.right();
            painter.drawLine(QPointF(x + side * away, y), QPointF(x + side * (away + length), y));
        }
}

void drawPage(QPainter &painter, const Job &job, const Plan &plan, const std::vector<Code> &codes, std::size_t first)
{
    const std::size_t count = std::min(plan.onAPage(), job.contents.size() - first);
    for (std::size_t i = 0; i < count; ++i) {
        drawPass(painter, plan.place(i), *job.design, job.contents[first + i], job.pictures, codes[first + i].symbol);
        if (plan.cropMarks())
            drawCropMarks(painter, plan.place(i));
    }
}

/// False: stopped.
bool tell(const OnProgress &onProgress, const Progress &progress) { return !onProgress || onProgress(progress); }

core::Result<void, Fault> drawAll(QFileDevice &device, const Job &job, const Plan &plan, const std::vector<Code> &codes,
                                  const OnProgress &onProgress)
{
    QPdfWriter writer(&device);
    writer.setResolution(1200);
    writer.setPageSize(QPageSize(plan.pageSize(), QPageSize::Millimeter, {}, QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF());
    writer.setTitle(QString::fromStdString(job.design->name.vi));
    QPainter painter;
    if (!painter.begin(&writer))
        return cannotWrite(device.fileName(), device.errorString());
    const std::size_t all = job.contents.size();
    for (std::size_t first = 0; first < all; first += plan.onAPage()) {
        if (first > 0 && !writer.newPage())
            return cannotWrite(device.fileName(), device.errorString());
        painter.save();
        painter.scale(writer.width() / plan.pageSize().width(), writer.height() / plan.pageSize().height());
        drawPage(painter, job, plan, codes, first);
        painter.restore();
        if (!tell(onProgress, {Stage::Drawing, std::min(first + plan.onAPage(), all), all}))
            return stopped();
    }
    if (!painter.end())
        return cannotWrite(device.fileName(), device.errorString());
    return {};
}

core::Result<void, Fault> readAllBack(const QString &drawn, const Job &job, const Plan &plan,
                                      const std::vector<Code> &codes, const OnProgress &onProgress)
{
    const auto gate = PrintGate::open(drawn, plan.onAPage() > 1);
    if (!gate)
        return refuse({"Tệp PDF vừa tạo không mở lại được; chưa có gì được phát hành. Hãy thử lại.",
                       "The PDF just made cannot be opened again; nothing was released. Try again."});
    for (std::size_t i = 0; i < job.contents.size(); ++i) {
        const std::size_t onPage = i % plan.onAPage();
        const int page = static_cast<int>(i / plan.onAPage());
        if (!gate->passes(page, plan.code(onPage), codes[i].module, job.contents[i].text)) {
            const std::string number = numberOf(job.contents[i]);
            return refuse({"Giấy " + number +
                               ": mã QR trên trang in không đọc lại được đúng nội dung; chưa có gì được "
                               "phát hành. Hãy kiểm tra mẫu: có gì che mã không.",
                           "Pass " + number +
                               ": the code on the printed page does not read back as it should; nothing "
                               "was released. Check the template: does anything cover the code?"},
                          i);
        }
        if (!tell(onProgress, {Stage::ReadingBack, i + 1, job.contents.size()}))
            return stopped();
    }
    return {};
}

core::Result<void, Fault> checkJob(const Job &job)
{
    if (job.contents.empty())
        return refuse({"Không có giấy nào để in.", "There is no pass to print."});
    if (job.page && std::ranges::count(job.design->pages, *job.page) == 0)
        return refuse(
            {"Mẫu \"" + job.design->name.vi + "\" không in trên khổ " + name(*job.page) + ".",
             "The template \"" + job.design->name.en + "\" is not for pages of size " + name(*job.page) + "."});
    return {};
}

/// Puts the finished file where it belongs; through a link to where it leads.
core::Result<void, Fault> release(QTemporaryFile &made, const QString &file)
{
    std::error_code error;
    const std::filesystem::path wanted(file.toStdString());
    const auto target = std::filesystem::is_symlink(wanted, error) ? std::filesystem::canonical(wanted, error) : wanted;
    if (!made.flush() || ::fsync(made.handle()) != 0)
        return cannotWrite(file, made.errorString());
    std::filesystem::rename(made.fileName().toStdString(), target, error);
    if (error)
        return cannotWrite(file, QString::fromStdString(error.message()));
    made.setAutoRemove(false);
    return {};
}

} // namespace

core::Result<Written, Fault> writePdf(const QString &file, const Job &job, const OnProgress &onProgress)
{
    if (auto fine = checkJob(job); !fine)
        return Failure{fine.error()};
    const Plan plan(*job.design, job.page);
    const auto codes = codesOf(job, plan);
    if (!codes)
        return Failure{codes.error()};
    QTemporaryFile made(file + QStringLiteral(".XXXXXX")); // readable to its owner alone: it names people
    if (!made.open())
        return cannotWrite(file, made.errorString());
    if (auto drawn = drawAll(made, job, plan, *codes, onProgress); !drawn)
        return Failure{drawn.error()};
    if (!made.flush())
        return cannotWrite(file, made.errorString());
    if (auto read = readAllBack(made.fileName(), job, plan, *codes, onProgress); !read)
        return Failure{read.error()};
    if (auto released = release(made, file); !released)
        return Failure{released.error()};
    const std::size_t pages = (job.contents.size() + plan.onAPage() - 1) / plan.onAPage();
    return Written{job.contents.size(), pages, std::ranges::min(*codes, {}, &Code::module).module};
}

core::Result<QImage, Fault> screenPicture(const std::string &text, int modulePixels)
{
    const auto symbol = makeSymbol(text);
    if (!symbol)
        return refuse({"Không tạo được mã QR: " + symbol.error(), "No code can be made: " + symbol.error()});
    QImage picture = drawSymbol(*symbol, modulePixels);
    scanner::SymbolReader reader;
    if (!readsBack(reader, picture, text))
        return refuse({"Mã QR vừa vẽ không đọc lại được; chưa có gì được phát hành.",
                       "The code just drawn does not read back; nothing was released."});
    return picture;
}

} // namespace th::paper
