// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ward_world.h"

#include "ward/models/register_model.h"

using namespace th;
using namespace th::app;
using namespace th::test;

class RegisterModelTest : public QObject {
    Q_OBJECT

    static RegisterFound found(const char *words = "")
    {
        std::vector<desk::RegisterEntry> entries(2);
        entries[0].number = {core::SeriesCode("AA"), 1};
        entries[0].holder = "Nguyễn Thị Hương";
        entries[0].validUntil = "2021-09-20T16:59:59Z";
        entries[1] = entries[0];
        entries[1].number.serial = 2;
        entries[1].revoked = core::RevocationReason::Lost;
        auto book = std::make_shared<const desk::Register>(desk::Register::of(std::move(entries)));
        auto places = book->search(words, desk::RegisterOrder::Number);
        return {std::move(book), {QString::fromUtf8(words)}, std::move(places)};
    }
    /// A desk with four passes, its register open.
    static std::unique_ptr<WardWorld> sealed(const issuing::Officer &officer)
    {
        auto w = std::make_unique<WardWorld>();
        w->onDisk([](DeskWorld &world) { return world.seal(world.readyToSeal(4))->finished; });
        w->start();
        w->signIn(officer);
        w->models->ward.book()->refresh();
        w->settle();
        return w;
    }
    /// Two requests of three passes: the first and the third are of one organisation, the second of another.
    static std::unique_ptr<WardWorld> ofOrganisations(const issuing::Officer &officer = DeskWorld::police())
    {
        auto w = std::make_unique<WardWorld>();
        w->onDisk([](DeskWorld &world) {
            bool sealed = true;
            for (int request = 0; request < 2; ++request) {
                desk::Edit content = DeskWorld::content(3);
                for (std::size_t i = 0; i < 3; ++i)
                    content.lines[i].second.claims.organisation = i == 1 ? "Công ty Sứa" : "Công ty Sữa";
                const auto id = world.ward->begin(DeskWorld::area(), "individual", content, DeskWorld::clock());
                sealed = sealed && id && world.step(DeskWorld::area(), *id, "vet") == "ok" &&
                         world.approveAll(*id) == "ok" && world.step(DeskWorld::clerk(), *id, "forward") == "ok" &&
                         world.seal(*id)->finished;
            }
            return sealed;
        });
        w->start();
        w->signIn(officer);
        w->models->ward.book()->refresh();
        w->settle();
        return w;
    }
    static std::string standings(WardWorld &w)
    {
        w.stop();
        return w.onDisk([](DeskWorld &world) {
            std::string all;
            const auto book = desk::Register::read(*world.ward);
            for (const desk::RegisterEntry &entry : book->entries())
                all += entry.revoked ? std::string(core::name(*entry.revoked)) + " " : "- ";
            return all;
        });
    }

private slots:
    void rows_are_put_into_words_and_gone_when_the_desk_is_locked()
    {
        LanguageSwitch language;
        DeskDoor door;
        RegisterModel model(language, door);
        QVERIFY(model.state() == RegisterModel::State::Loading && model.tally().isEmpty());
        model.show(found());
        QCOMPARE(model.rows()->count(), 2);
        const auto value = [&](int row, const QByteArray &role) {
            return model.rows()->data(model.rows()->index(row), model.rows()->roleNames().key(role));
        };
        QCOMPARE(value(0, "number").toString(), QStringLiteral("AA-000001"));
        QCOMPARE(value(0, "holder").toString(), QStringLiteral("Nguyễn Thị Hương"));
        QVERIFY(!value(0, "revoked").toBool() && value(1, "revoked").toBool());
        QCOMPARE(model.current(), 0);
        model.clear();
        QVERIFY(model.rows()->count() == 0 && model.state() == RegisterModel::State::Loading);
        QVERIFY(model.tally().isEmpty() && model.search().isEmpty());
    }

    void what_is_not_there_says_why()
    {
        LanguageSwitch language;
        DeskDoor door;
        RegisterModel model(language, door);
        model.setSearch(QStringLiteral("khong co"));
        model.show(found("khong co"));
        QVERIFY(model.rows()->count() == 0 && !model.emptyText().isEmpty());
        const QString nothingFits = model.emptyText();
        model.clear();
        model.show({std::make_shared<const desk::Register>(desk::Register::of({})), {}, {}});
        QVERIFY(!model.emptyText().isEmpty() && model.emptyText() != nothingFits);
        model.fail({"box", {"hỏng", "damaged"}});
        QVERIFY(model.state() == RegisterModel::State::Failed && !model.failure().isEmpty());
        QVERIFY(model.emptyText().isEmpty() && model.rows()->count() == 0);
    }

    void it_is_searched_as_one_types_and_the_newest_words_win()
    {
        const auto w = sealed(DeskWorld::clerk());
        RegisterModel &book = *w->models->ward.book();
        QCOMPARE(book.rows()->count(), 4);
        QCOMPARE(book.rows()->entry(0)->number.serial, 4u); // the newest first
        for (const char *words : {"h", "huong", "huong 1000003"})
            book.setSearch(QString::fromUtf8(words));
        w->settle();
        w->settle();
        QCOMPARE(book.rows()->count(), 1);
        QCOMPARE(book.rows()->entry(0)->number.serial, 3u);
        book.openDetail();
        QVERIFY(book.detail()->count() > 5);
        QCOMPARE(book.detailRequest(), quint64(1));
        book.openRequest();
        QCOMPARE(w->models->ward.page(), QStringLiteral("request"));
    }

    void those_chosen_are_revoked_with_a_reason_and_one_is_reinstated()
    {
        const auto w = sealed(DeskWorld::police());
        RegisterModel &book = *w->models->ward.book();
        book.toggle(1); // serial 3
        book.toggle(3); // serial 1
        book.askRevoke();
        QCOMPARE(book.asking(), QStringLiteral("revoke"));
        QVERIFY(book.askingText().contains(QStringLiteral("BD01A-000001")));
        book.confirm({}, QStringLiteral("báo mất")); // no reason chosen
        book.confirm(QStringLiteral("lost"), QStringLiteral("  "));
        QVERIFY(!book.working());
        book.confirm(QStringLiteral("lost"), QStringLiteral("báo mất"));
        book.dismiss(); // too late: it is being done
        QVERIFY(book.working() && !book.asking().isEmpty());
        w->settle();
        w->settle();
        QVERIFY(book.asking().isEmpty() && book.chosen() == 0 && !book.notice().isEmpty());
        QVERIFY(book.rows()->entry(1)->revoked && book.rows()->entry(3)->revoked); // read anew
        book.setCurrent(0);
        book.askReinstate(); // it stands
        QVERIFY(book.asking().isEmpty() && !book.notice().isEmpty());
        book.setCurrent(3);
        book.askReinstate();
        book.confirm({}, QStringLiteral("tìm thấy"));
        w->settle();
        w->settle();
        QVERIFY(!book.rows()->entry(3)->revoked);
        QCOMPARE(standings(*w), std::string("- - lost - "));
    }

    void it_stands_by_name_or_the_newest_first_and_the_pass_looked_at_stays()
    {
        const auto w = sealed(DeskWorld::clerk());
        RegisterModel &book = *w->models->ward.book();
        book.setCurrent(0); // serial 4, of who is last by name
        book.setOrder(QStringLiteral("name"));
        w->settle();
        QCOMPARE(book.order(), QStringLiteral("name"));
        QCOMPARE(book.rows()->entry(0)->number.serial, 1u);
        QCOMPARE(book.current(), 3);
        book.setSearch(QStringLiteral("huong"));
        w->settle();
        book.refresh();
        w->settle();
        QCOMPARE(book.rows()->entry(0)->number.serial, 1u); // whatever is searched for, and read anew
        book.setOrder(QStringLiteral("number"));
        w->settle();
        QCOMPARE(book.rows()->entry(0)->number.serial, 4u);
    }

    void all_that_an_organisation_has_is_revoked_whatever_is_searched_for()
    {
        const auto w = ofOrganisations();
        RegisterModel &book = *w->models->ward.book();
        QCOMPARE(book.rows()->count(), 6);
        book.setCurrent(0);
        QCOMPARE(book.organisationHere(), QStringLiteral("Công ty Sữa"));
        book.askRevokeOrganisation();
        QVERIFY(book.asking().isEmpty()); // of which one was not said
        book.onlyOrganisation();
        w->settle();
        QCOMPARE(book.rows()->count(), 4);
        QVERIFY(book.tally().contains(QStringLiteral("Công ty Sữa")));
        book.setSearch(QStringLiteral("1000001"));
        w->settle();
        QCOMPARE(book.rows()->count(), 2);
        book.askRevokeOrganisation();
        QVERIFY2(book.askingText().contains(QStringLiteral("4 giấy")), qPrintable(book.askingText()));
        QSignalSpy steps(&book, &RegisterModel::progressed);
        book.confirm(QStringLiteral("fraud"), QStringLiteral("giấy khống"));
        QVERIFY(book.working() && !book.progressText().isEmpty());
        WardWorld::wait([&book] { return !book.working(); });
        w->settle();
        QVERIFY(steps.size() >= 2);
        QVERIFY2(book.asking().isEmpty() && book.notice().contains(QStringLiteral("4")), qPrintable(book.notice()));
        book.askRevokeOrganisation();
        QVERIFY(book.asking().isEmpty() && !book.notice().isEmpty()); // there is nothing left
        book.anyOrganisation();
        book.setSearch({});
        w->settle();
        w->settle(); // one search after the other
        QCOMPARE(book.rows()->count(), 6);
        QCOMPARE(standings(*w), std::string("fraud - fraud fraud - fraud "));
    }

    void an_organisation_is_not_revoked_by_whom_the_desk_refuses()
    {
        const auto w = ofOrganisations(DeskWorld::clerk());
        RegisterModel &book = *w->models->ward.book();
        book.setCurrent(0);
        book.onlyOrganisation();
        w->settle();
        book.askRevokeOrganisation();
        QVERIFY(book.asking().isEmpty());
        book.setCares({issuing::Aftercare::Revoke}); // as if the screen had it wrong
        book.askRevokeOrganisation();
        book.confirm(QStringLiteral("fraud"), QStringLiteral("thử"));
        WardWorld::wait([&book] { return !book.working(); });
        QVERIFY(book.complaint().contains(QStringLiteral("công an xã/phường")) && !book.asking().isEmpty());
        QCOMPARE(standings(*w), std::string("- - - - - - "));
    }

    void what_the_desk_refuses_is_said_and_nothing_is_changed()
    {
        const auto clerk = sealed(DeskWorld::clerk());
        clerk->models->ward.book()->askRevoke();
        QVERIFY(clerk->models->ward.book()->asking().isEmpty());
        clerk->models->ward.book()->setCares({issuing::Aftercare::Revoke}); // as if the screen had it wrong
        clerk->models->ward.book()->askRevoke();
        clerk->models->ward.book()->confirm(QStringLiteral("fraud"), QStringLiteral("thử"));
        clerk->settle();
        clerk->settle();
        QVERIFY(clerk->models->ward.book()->complaint().contains(QStringLiteral("công an xã/phường")));
        QCOMPARE(clerk->models->ward.book()->asking(), QStringLiteral("revoke")); // what was asked for stays
        QCOMPARE(standings(*clerk), std::string("- - - - "));
    }

    void a_locked_desk_asks_for_nothing_any_more()
    {
        const auto w = sealed(DeskWorld::police());
        RegisterModel &book = *w->models->ward.book();
        book.chooseAll();
        book.askRevoke();
        w->models->ward.session()->lock();
        QVERIFY(book.asking().isEmpty() && book.chosen() == 0 && book.rows()->count() == 0);
        book.confirm(QStringLiteral("lost"), QStringLiteral("báo mất"));
        QCOMPARE(standings(*w), std::string("- - - - "));
    }
};

QTEST_MAIN(RegisterModelTest)
#include "register_model_test.moc"
