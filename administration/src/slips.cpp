// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/slips.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>

#include "administration/roster.h"
#include "paper/symbol.h"

#include <algorithm>

namespace th::administration {

namespace {

using accounts::Person;

struct Slip {
    Person person;
    core::SecretText password, badge;
};

QString text(const std::string &utf8) { return QString::fromStdString(utf8); }
QString text(std::string_view utf8) { return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())); }

/// A sheet to be folded twice: the middle third, with the password, ends up inside; whose it is stays outside.
class SlipPage {
public:
    SlipPage(QPainter &painter, core::Language language) : m_painter(painter), m_language(language) {}

    void draw(const Slip &slip, const accounts::Roster &roster, const std::string &until)
    {
        const accounts::Account &account = slip.person.account;
        fold(99);
        fold(198);
        line(20, 16, account.name);
        line(32, 11, account.position.empty() ? roster.unit.text : account.position + ", " + roster.unit.text);
        line(42, 11,
             say("Phiếu mật khẩu: chỉ người có tên được mở. Gấp theo vạch, dán mép.",
                 "Password slip: for the person named alone. Fold along the lines, glue the edge."));
        line(112, 11, say("Tên đăng nhập", "Sign in as") + ": " + account.id);
        line(124, 11, say("Mật khẩu đầu tiên, dùng một lần:", "First password, to be used once:"));
        m_painter.setFont(QFont(QStringLiteral("monospace"), 22));
        m_painter.drawText(at(138), text(slip.password.view()));
        line(150, 10,
             say("Đặt mật khẩu của riêng bạn khi đăng nhập, trước ngày ",
                 "Choose one of your own when you sign in, before ") +
                 until + ".");
        line(158, 10,
             say("Phiếu đã bị mở hoặc rách: báo quản trị ngay.",
                 "If it was open or torn: tell the administrator at once."));
        if (!slip.badge.empty())
            drawBadge(slip);
    }

private:
    [[nodiscard]] std::string say(const char *vi, const char *en) const
    {
        return m_language == core::Language::Vietnamese ? vi : en;
    }
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
             say("Thẻ: cắt ra, giữ riêng, đưa vào máy quét khi đăng nhập.",
                 "Badge: cut it out, keep it apart, show it to the scanner when you sign in."));
        if (const auto symbol = paper::makeSymbol(slip.badge.view()))
            m_painter.drawImage(QRectF(units(20), units(222), units(40), units(40)), paper::drawSymbol(*symbol, 8));
    }

    QPainter &m_painter;
    core::Language m_language;
};

QByteArray drawSlips(core::Language language, const std::vector<Slip> &slips, const accounts::Roster &roster,
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
        SlipPage(painter, language).draw(slip, roster, until);
    }
    painter.end();
    return pdf;
}

/// Those that were named, or everybody who has no password and may have one.
bool wants(const Person &person, const std::vector<std::string> &ids)
{
    if (!ids.empty())
        return std::ranges::find(ids, person.account.id) != ids.end();
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

} // namespace

Done<Slips> makeSlips(accounts::Roster &roster, const std::vector<std::string> &ids, core::Instant until,
                      core::Language language, const accounts::Cost &cost)
{
    for (const std::string &id : ids)
        if (!roster.find(id))
            return about(id, {"không có tài khoản này", "no such account"});
    std::vector<Slip> given;
    for (Person &person : roster.people)
        if (wants(person, ids)) {
            auto slip = give(person, cost, until);
            if (!slip)
                return core::Failure{
                    core::LocalName{"Không đủ bộ nhớ để băm mật khẩu.", "Not enough memory for Argon2id."}};
            given.push_back(std::move(*slip));
        }
    if (given.empty())
        return core::Failure{core::LocalName{"Ai cũng đã có mật khẩu.", "Everybody has a password already."}};
    QByteArray pdf = drawSlips(language, given, roster, core::formatRfc3339(until).substr(0, 10));
    Slips slips{given.size(), {}};
    slips.pdf.append({pdf.constData(), static_cast<std::size_t>(pdf.size())});
    core::wipe(pdf.data(), static_cast<std::size_t>(pdf.size()));
    return slips;
}

Done<std::optional<core::LocalName>> keepSlips(const Slips &slips, const std::string &pdfFile,
                                               const std::string &rosterFile, const accounts::Roster &roster)
{
    const auto written = writeFile(pdfFile, slips.pdf.view(), store::Placing::NewPrivate);
    return written ? writeRoster(rosterFile, roster) : written;
}

} // namespace th::administration
