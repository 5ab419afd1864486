// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ward_world.h"

#include "desk/aftercare.h"
#include "ward/models/mail_model.h"

#include <filesystem>

namespace th::test {

/// A desk with one mail in the outbox (and one for each of `others`), and one that came and waits.
struct MailScene : WardWorld {
    enum class Sealed { No, Yes };
    explicit MailScene(const QByteArray &account = {}, Sealed sealed = Sealed::No,
                       const std::vector<std::string> &others = {})
    {
        onDisk([&others](DeskWorld &ward) {
            int number = 1;
            for (const std::string &address : others) {
                desk::Edit content = DeskWorld::content(1);
                content.lines.at(0).second.claims.idNumber = "00118500900" + std::to_string(number++);
                content.fields["email"] = address;
                const auto made = ward.ward->begin(DeskWorld::area(), "individual", content, DeskWorld::clock());
                if (!made || ward.step(DeskWorld::area(), *made, "vet") != "ok")
                    qFatal("no mail");
            }
            return true;
        });
        id = onDisk([sealed](DeskWorld &ward) {
            desk::Edit content = DeskWorld::content(1);
            content.fields["email"] = "huong@vidu.vn";
            const auto made = ward.ward->begin(DeskWorld::area(), "individual", content, DeskWorld::clock());
            if (!made || ward.step(DeskWorld::area(), *made, "vet") != "ok")
                qFatal("no mail");
            if (sealed == Sealed::Yes &&
                (ward.approveAll(*made) != "ok" || ward.step(DeskWorld::clerk(), *made, "forward") != "ok" ||
                 !ward.seal(*made)->finished))
                qFatal("not sealed");
            const std::string mail = "From: An <an@vidu.vn>\r\nSubject: Xin giay\r\n"
                                     "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nXin chao\r\n--b\r\n"
                                     "Content-Type: image/png; name=the.png\r\nContent-Disposition: attachment; "
                                     "filename=the.png\r\n\r\nx\r\n--b--\r\n";
            const counter::Receiving receiving{DeskWorld::area(), DeskWorld::clock()};
            if (!counter::receive(*ward.ward, receiving, core::asBytes(mail)))
                qFatal("not received");
            return *made;
        });
        const auto file = world.path() / "mail.json";
        if (!account.isEmpty()) {
            std::ofstream(file) << account.constData();
            std::filesystem::permissions(file, std::filesystem::perms::owner_read);
        }
        start();
        signIn(DeskWorld::area());
        settle();
    }
    void run()
    {
        mails().sendAndFetch();
        wait([this] { return !mails().running(); });
        settled();
    }
    /// What a person decides meanwhile, at another place.
    void decide(const std::function<desk::Done<void>(app::OpenDesk &)> &what)
    {
        bool done = false;
        models->ward.door().ask(
            &models->ward, [what](app::OpenDesk &open) { return what(open); },
            [&done](const desk::Done<void> &decided) { done = decided.ok(); });
        wait([&done] { return done; });
    }
    QStringList rowsOf(const char *role)
    {
        QStringList all;
        for (int row = 0; row < mails().rows()->count(); ++row)
            all << mails().rows()->value(row, role).toString();
        return all;
    }
    void revoke()
    {
        bool done = false;
        models->ward.door().ask(
            &models->ward,
            [](app::OpenDesk &open) {
                return desk::revoke(open.desk, {DeskWorld::police(), open.clock, "lost"},
                                    {{SmallProvince::series(), 1}}, core::RevocationReason::Lost, std::nullopt);
            },
            [&done](const desk::Done<desk::CareResult> &revoked) { done = revoked.ok(); });
        wait([&done] { return done; });
    }
    app::MailModel &mails() { return *models->ward.mails(); }
    void settled()
    {
        settle();
        settle(); // what was read anew
    }
    desk::RequestId id = 0;
};

} // namespace th::test
