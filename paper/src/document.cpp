// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/document.h"

#include "drawing.h"
#include "gate.h"
#include "paper/symbol.h"
#include "plan.h"

#include <QFile>
#include <QPagedPaintDevice>
#include <QPainter>
#include <QPdfWriter>
#include <QTemporaryFile>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <functional>
#include <limits>
#include <system_error>
#include <thread>
#include <utility>

namespace th::paper {

namespace {

using core::Failure, core::LocalName;

constexpr double leastModule = 0.5; // mm: what a webcam at arm's length still separates
constexpr double rounding = 1e-9;

std::string numberOf(const Content &content)
{
    return content.reference.isEmpty() ? core::toText(content.claims.number) : content.reference.toStdString();
}

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
    if (job.byHand != content.text.empty())
        return refuse({"Giấy " + number + ": tờ trình ký và giấy có mã không in chung một lần.",
                       "Pass " + number + ": sheets by hand and passes with a code are not printed as one job."},
                      index);
    if (job.byHand)
        return Code{};
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

unsigned threadsFor(std::size_t parts)
{
    constexpr unsigned most = 4; // a desk's other work goes on
    return static_cast<unsigned>(
        std::min<std::size_t>(parts, std::clamp(std::thread::hardware_concurrency(), 1u, most)));
}

/// Of several passes that cannot go the first in the job is named.
core::Result<std::vector<Code>, Fault> codesOf(const Job &job, const Plan &plan)
{
    const std::size_t all = job.contents.size();
    std::vector<Code> codes(all);
    std::vector<std::optional<Fault>> faults(all);
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (std::size_t i = next++; i < all; i = next++)
            if (auto code = codeOf(job, plan, i))
                codes[i] = std::move(code).value();
            else
                faults[i] = std::move(code.error());
    };
    {
        std::vector<std::jthread> others;
        for (unsigned i = 1; i < threadsFor(all); ++i)
            others.emplace_back(work);
        work();
    }
    for (std::optional<Fault> &fault : faults)
        if (fault)
            return Failure{std::move(*fault)};
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

void drawPage(QPainter &painter, const Job &job, const Plan &plan, const std::vector<Code> &codes, std::size_t first,
              FittedTexts &fitted)
{
    const std::size_t count = std::min(plan.onAPage(), job.contents.size() - first);
    for (std::size_t i = 0; i < count; ++i) {
        drawPass(painter, plan.place(i), *job.design, job.contents[first + i], job.pictures, codes[first + i].symbol,
                 fitted);
        if (plan.cropMarks())
            drawCropMarks(painter, plan.place(i));
    }
}

/// False: stopped.
bool tell(const OnProgress &onProgress, const Progress &progress) { return !onProgress || onProgress(progress); }

core::Result<void, Fault> drawPages(QPagedPaintDevice &device, const Job &job, const Plan &plan,
                                    const std::vector<Code> &codes, const OnProgress &onProgress)
{
    const auto failed = [] {
        return refuse({"Không vẽ được trang: thiết bị in hoặc đĩa không nhận nữa.",
                       "The pages could not be drawn: the printer or the disk takes no more."});
    };
    QPainter painter;
    if (!painter.begin(&device))
        return failed();
    const std::size_t all = job.contents.size();
    FittedTexts fitted;
    for (std::size_t first = 0; first < all; first += plan.onAPage()) {
        if (first > 0 && !device.newPage())
            return failed();
        painter.save();
        painter.scale(device.width() / plan.pageSize().width(), device.height() / plan.pageSize().height());
        drawPage(painter, job, plan, codes, first, fitted);
        painter.restore();
        if (!tell(onProgress, {Stage::Drawing, std::min(first + plan.onAPage(), all), all}))
            return stopped();
    }
    return painter.end() ? core::Result<void, Fault>() : failed();
}

core::Result<void, Fault> drawAll(QFileDevice &device, const Job &job, const Plan &plan, const std::vector<Code> &codes,
                                  const OnProgress &onProgress)
{
    QPdfWriter writer(&device);
    writer.setResolution(1200);
    writer.setPageSize(QPageSize(plan.pageSize(), QPageSize::Millimeter, {}, QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF());
    writer.setTitle(QString::fromStdString(job.design->name.vi));
    auto drawn = drawPages(writer, job, plan, codes, onProgress);
    if (device.error() != QFileDevice::NoError)
        return cannotWrite(device.fileName(), device.errorString());
    return drawn;
}

std::size_t pagesOf(const Job &job, const Plan &plan)
{
    return (job.contents.size() + plan.onAPage() - 1) / plan.onAPage();
}

Failure<Fault> unreadable(const Job &job, std::size_t index)
{
    const std::string number = numberOf(job.contents[index]);
    return refuse({"Giấy " + number +
                       ": mã QR trên trang in không đọc lại được đúng nội dung; chưa có gì được "
                       "phát hành. Hãy kiểm tra mẫu: có gì che mã không.",
                   "Pass " + number +
                       ": the code on the printed page does not read back as it should; nothing "
                       "was released. Check the template: does anything cover the code?"},
                  index);
}

/// Reads the pages of one PDF back, several threads at a time, each with the file opened for itself.
class Readback {
public:
    Readback(QString drawn, const Job &job, const Plan &plan, const std::vector<Code> &codes)
        : m_drawn(std::move(drawn)), m_job(job), m_plan(plan), m_codes(codes)
    {
    }

    core::Result<void, Fault> run(const OnProgress &onProgress)
    {
        {
            std::vector<std::jthread> others;
            for (unsigned i = 1; i < threadsFor(pages()); ++i)
                others.emplace_back([this] { work({}); });
            work(onProgress);
        }
        if (m_unopened)
            return refuse({"Tệp PDF vừa tạo không mở lại được; chưa có gì được phát hành. Hãy thử lại.",
                           "The PDF just made cannot be opened again; nothing was released. Try again."});
        if (m_failed < m_job.contents.size())
            return unreadable(m_job, m_failed);
        const std::size_t all = m_job.contents.size();
        if (m_stopped || !tell(onProgress, {Stage::ReadingBack, all, all}))
            return stopped();
        return {};
    }

private:
    [[nodiscard]] std::size_t pages() const { return pagesOf(m_job, m_plan); }

    /// Takes pages until none is left. Progress is told by the thread that was asked for it alone.
    void work(const OnProgress &onProgress)
    {
        const auto gate = PrintGate::open(m_drawn, m_plan.onAPage() > 1);
        if (!gate)
            m_unopened = true;
        while (gate && !m_stopped && m_failed == none) {
            const std::size_t page = m_next++;
            if (page >= pages())
                return;
            readPage(*gate, page);
            if (!tell(onProgress, {Stage::ReadingBack, m_read, m_job.contents.size()}))
                m_stopped = true;
        }
    }

    void readPage(PrintGate &gate, std::size_t page)
    {
        const std::size_t first = page * m_plan.onAPage();
        const std::size_t end = std::min(first + m_plan.onAPage(), m_job.contents.size());
        for (std::size_t i = first; i < end; ++i, ++m_read)
            if (!gate.passes(static_cast<int>(page), m_plan.code(i - first), m_codes[i].module, m_job.contents[i].text))
                return fail(i);
    }

    /// The first in the job is the one to name, whichever was found first.
    void fail(std::size_t index)
    {
        std::size_t known = m_failed;
        while (index < known && !m_failed.compare_exchange_weak(known, index)) {
        }
    }

    static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
    const QString m_drawn;
    const Job &m_job;
    const Plan &m_plan;
    const std::vector<Code> &m_codes;
    std::atomic<std::size_t> m_next = 0, m_read = 0, m_failed = none;
    std::atomic<bool> m_stopped = false, m_unopened = false;
};

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

/// The pages of `file`, drawn and read back, in one that `open` makes once the job is known to be sound.
core::Result<Written, Fault> drawInto(QFileDevice &made, const std::function<bool()> &open, const QString &file,
                                      const Job &job, const OnProgress &onProgress)
{
    if (auto fine = checkJob(job); !fine)
        return Failure{fine.error()};
    const Plan plan(*job.design, job.page);
    const auto codes = codesOf(job, plan);
    if (!codes)
        return Failure{codes.error()};
    if (!open())
        return cannotWrite(file, made.errorString());
    if (auto drawn = drawAll(made, job, plan, *codes, onProgress); !drawn)
        return Failure{drawn.error()};
    if (!made.flush())
        return cannotWrite(made.fileName(), made.errorString());
    if (!job.byHand) // sheets by hand have no code to read
        if (auto read = Readback(made.fileName(), job, plan, *codes).run(onProgress); !read)
            return Failure{read.error()};
    const double module = job.byHand ? 0 : std::ranges::min(*codes, {}, &Code::module).module;
    return Written{job.contents.size(), pagesOf(job, plan), module};
}

} // namespace

core::Result<Written, Fault> writePdf(const QString &file, const Job &job, const OnProgress &onProgress)
{
    QTemporaryFile made(file + QStringLiteral(".XXXXXX")); // readable to its owner alone: it names people
    const auto written = drawInto(
        made, [&made] { return made.open(); }, file, job, onProgress);
    if (!written)
        return written;
    if (auto released = release(made, file); !released)
        return Failure{released.error()};
    return written;
}

core::Result<Written, Fault> drawPdf(const QString &file, const Job &job, const OnProgress &onProgress)
{
    QFile made(file);
    bool isOurs = false;
    const auto open = [&] {
        isOurs = made.open(QIODevice::ReadWrite | QIODevice::NewOnly, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        return isOurs;
    };
    auto written = drawInto(made, open, file, job, onProgress);
    if (written && ::fsync(made.handle()) != 0)
        written = cannotWrite(file, made.errorString());
    if (!written && isOurs)
        made.remove();
    return written;
}

core::Result<Layout, Fault> layOut(const Job &job)
{
    if (auto fine = checkJob(job); !fine)
        return Failure{fine.error()};
    const Plan plan(*job.design, job.page);
    const auto codes = codesOf(job, plan);
    if (!codes)
        return Failure{codes.error()};
    Layout layout{plan.pageSize(), {}, pagesOf(job, plan), std::ranges::min(*codes, {}, &Code::module).module};
    for (std::size_t i = 0; i < plan.onAPage() && !job.byHand; ++i)
        layout.codes |= plan.code(i);
    return layout;
}

core::Result<void, Fault> drawOn(QPagedPaintDevice &device, const Job &job, const OnProgress &onProgress)
{
    if (auto fine = checkJob(job); !fine)
        return Failure{fine.error()};
    const Plan plan(*job.design, job.page);
    const auto codes = codesOf(job, plan);
    if (!codes)
        return Failure{codes.error()};
    return drawPages(device, job, plan, *codes, onProgress);
}

} // namespace th::paper
