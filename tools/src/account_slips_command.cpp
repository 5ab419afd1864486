// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>

#include "accounts/password.h"
#include "files.h"
#include "moments.h"
#include "paper/symbol.h"
#include "roster_file.h"
#include "store/examiner.h"

#include <algorithm>

namespace th::tools {

namespace {

using accounts::Person;

struct SlipArguments {
    std::string file, out;
    std::vector<std::string> ids;
    int days = 14;
    std::optional<core::Instant> now;
};

struct Slip {
    Person person;
    core::SecretText password, badge;
};

Exit fail(const Console &console, const std::string &sentence)
{
    console.complain(sentence);
    return Exit::Failed;
}

QString text(const std::string &utf8) { return QString::fromStdString(utf8); }
QString text(std::string_view utf8) { return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())); }

/// A sheet to be folded twice: the middle third, with the password, ends up inside; whose it is stays outside.
class SlipPage {
public:
    SlipPage(QPainter &painter, const Console &console) : m_painter(painter), m_console(console) {}

    void draw(const Slip &slip, const accounts::Roster &roster, const std::string &until)
    {
        const accounts::Account &account = slip.person.account;
        fold(99);
        fold(198);
        line(20, 16, account.name);
        line(32, 11, account.position.empty() ? roster.unit.text : account.position + ", " + roster.unit.text);
        line(42, 11,
             m_console.say("Phiếu mật khẩu: chỉ người có tên được mở. Gấp theo vạch, dán mép.",
                           "Password slip: for the person named alone. Fold along the lines, glue the edge."));
        line(112, 11, m_console.say("Tên đăng nhập", "Sign in as") + ": " + account.id);
        line(124, 11, m_console.say("Mật khẩu đầu tiên, dùng một lần:", "First password, to be used once:"));
        m_painter.setFont(QFont(QStringLiteral("monospace"), 22));
        m_painter.drawText(at(138), text(slip.password.view()));
        line(150, 10,
             m_console.say("Đặt mật khẩu của riêng bạn khi đăng nhập, trước ngày ",
                           "Choose one of your own when you sign in, before ") +
                 until + ".");
        line(158, 10,
             m_console.say("Phiếu đã bị mở hoặc rách: báo quản trị ngay.",
                           "If it was open or torn: tell the administrator at once."));
        if (!slip.badge.empty())
            drawBadge(slip);
    }

private:
    [[nodiscard]] QPointF at(double millimetres) const { return {units(20), units(millimetres)}; }
    [[nodiscard]] double units(double millimetres) const
    {
        return millimetres * m_painter.device()->logicalDpiY() / 25.4;
    }

    void line(double down, int points, const std::string &words)
    {
        m_painter.setFont(QFont(QStringLiteral("sans-serif"), points));
        m_painter.drawText(QRectF(units(20), units(down - 8), units(170), units(12)), Qt::TextWordWrap, text(words));
    }
    void fold(double down)
    {
        m_painter.setPen(QPen(Qt::gray, units(0.2), Qt::DashLine));
        m_painter.drawLine(QPointF(0, units(down)), QPointF(units(210), units(down)));
        m_painter.setPen(Qt::black);
    }
    void drawBadge(const Slip &slip)
    {
        line(212, 11,
             m_console.say("Thẻ: cắt ra, giữ riêng, đưa vào máy quét khi đăng nhập.",
                           "Badge: cut it out, keep it apart, show it to the scanner when you sign in."));
        if (const auto symbol = paper::makeSymbol(slip.badge.view()))
            m_painter.drawImage(QRectF(units(20), units(222), units(40), units(40)), paper::drawSymbol(*symbol, 8));
    }

    QPainter &m_painter;
    const Console &m_console;
};

QByteArray drawSlips(const Console &console, const std::vector<Slip> &slips, const accounts::Roster &roster,
                     const std::string &until)
{
    QByteArray pdf;
    QBuffer buffer(&pdf);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    QPainter painter(&writer);
    for (const Slip &slip : slips) {
        if (&slip != &slips.front())
            writer.newPage();
        SlipPage(painter, console).draw(slip, roster, until);
    }
    painter.end();
    return pdf;
}

/// Those that were named, or everybody who has no password and may have one.
bool wants(const Person &person, const SlipArguments &arguments)
{
    if (!arguments.ids.empty())
        return std::ranges::find(arguments.ids, person.account.id) != arguments.ids.end();
    return !person.account.password && !person.account.disabled;
}

/// Another password for one person: it opens its own change, until a day.
std::optional<Slip> give(Person &person, const accounts::Cost &cost, core::Instant until)
{
    Slip slip{{}, accounts::firstPassword(), {}};
    accounts::Account &account = person.account;
    accounts::reset(account, accounts::Password::Forget);
    account.password = accounts::makeVerifier(slip.password.view(), cost);
    account.mustChange = true;
    account.firstUntil = until;
    if (account.secondFactor) {
        slip.badge = accounts::newBadge();
        account.badge = accounts::badgeMark(slip.badge.view(), account.id);
    }
    slip.person = person;
    return account.password ? std::optional(std::move(slip)) : std::nullopt;
}

/// Before anybody could read a password, its file is there whole and private; a roster that cannot be written after it
/// leaves slips that open nothing.
Exit print(Console &console, const SlipArguments &arguments)
{
    auto roster = readRoster(console, arguments.file);
    if (!roster)
        return fail(console, roster.error());
    for (const std::string &id : arguments.ids)
        if (!roster->find(id))
            return fail(console, printable(id) + ": " + console.say("không có tài khoản này", "no such account"));
    const core::Instant until =
        arguments.now.value_or(store::readClock().wall) + std::chrono::hours(24 * arguments.days);
    const accounts::Cost cost = accounts::calibrate(std::chrono::milliseconds(100));
    std::vector<Slip> slips;
    for (Person &person : roster->people)
        if (wants(person, arguments)) {
            auto slip = give(person, cost, until);
            if (!slip)
                return fail(console,
                            console.say("Không đủ bộ nhớ để băm mật khẩu.", "Not enough memory for Argon2id."));
            slips.push_back(std::move(*slip));
        }
    if (slips.empty())
        return fail(console, console.say("Ai cũng đã có mật khẩu.", "Everybody has a password already."));
    QByteArray pdf = drawSlips(console, slips, *roster, core::formatRfc3339(until).substr(0, 10));
    auto done = writeFile(console, arguments.out, {pdf.constData(), static_cast<std::size_t>(pdf.size())},
                          store::Placing::NewPrivate);
    core::wipe(pdf.data(), static_cast<std::size_t>(pdf.size()));
    if (done)
        done = writeRoster(console, arguments.file, *roster);
    if (!done)
        return fail(console, done.error());
    console.json
        ? console.object({{"slips", slips.size()}, {"file", arguments.out}})
        : console.line(std::to_string(slips.size()) +
                       console.say(" phiếu. In, niêm phong, rồi xóa tệp: ", " slips. Print, seal, then delete: ") +
                       printable(arguments.out));
    return Exit::Success;
}

} // namespace

void addAccountSlips(CLI::App &group, Work &work)
{
    auto arguments = std::make_shared<SlipArguments>();
    auto *command =
        group.add_subcommand("slips", "Random first passwords, each on a sheet to be folded and sealed (PDF)");
    command->add_option("ROSTER", arguments->file, "The unit's roster")->required();
    command->add_option("IDS", arguments->ids, "Whose; default: all who have no password yet");
    command->add_option("--out", arguments->out, "The PDF; must not exist yet")->required();
    command->add_option("--days", arguments->days, "Good for so many days (default 14)")->check(CLI::Range(1, 90));
    addMoment(*command, "--now", arguments->now, "Count the days from this moment");
    command->callback([=, &work] { work = [=](Console &console) { return print(console, *arguments); }; });
}

} // namespace th::tools
