// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ward_world.h"

#include "ward/models/intake_model.h"

using namespace th;
using namespace th::app;
using namespace th::test;

/// Lists into a request, on the screen of the desk.
class WardListTest : public QObject {
    Q_OBJECT

    static constexpr const char *headings = "Họ và tên,Số CCCD,Ngày sinh,Lý do đi đường,Khu vực,Đến ngày\n";

    /// A desk where the clerk has an organisation's request open that waits for its list.
    struct Scene : WardWorld {
        Scene()
        {
            id = onDisk([](DeskWorld &disk) {
                desk::Edit edit{{{"organisation", "Công ty Sữa"}, {"address", "Số 1"}, {"contact", "0912345678"}}};
                const auto made = disk.ward->begin(DeskWorld::area(), "organisation", edit, DeskWorld::clock());
                if (!made || disk.step(DeskWorld::area(), *made, "register") != "ok" ||
                    disk.step(DeskWorld::clerk(), *made, "enter") != "ok")
                    qFatal("it does not wait for a list");
                return *made;
            });
            start();
            signIn(DeskWorld::clerk());
            open(id);
            models->ward.openList();
        }
        IntakeModel &list() { return *models->ward.intake(); }
        QUrl write(const char *name, const std::string &content)
        {
            const auto file = world.path().parent_path() / name;
            std::ofstream(file) << content;
            return QUrl::fromLocalFile(QString::fromStdString(file.string()));
        }
        void read(const std::string &csv)
        {
            list().read(write("list.csv", csv));
            wait([this] { return list().state() != IntakeModel::State::Reading; });
        }
        void wait(const std::function<bool()> &until) { WardWorld::wait(until); }
        void take()
        {
            list().take();
            wait([this] { return list().state() != IntakeModel::State::Taking; });
        }
        desk::Case taken()
        {
            stop();
            return onDisk([id = id](DeskWorld &disk) { return disk.ward->look(id).value(); });
        }
        desk::RequestId id = 0;
    };
    static std::string good(int who, const char *category = "food")
    {
        return "Nguyễn Thị Hương,00118501234" + std::to_string(who) + ",05/02/1985," + category + ",01,20/09/2021\n";
    }

private slots:
    void good_rows_become_lines_and_bad_ones_a_file_with_the_reason()
    {
        Scene w;
        w.read(headings + good(1) + good(2, "du lịch") + good(3));
        QCOMPARE(w.list().state(), IntakeModel::State::Checked);
        QCOMPARE(w.list().good(), 2);
        QCOMPARE(w.list().bad(), 1);
        QCOMPARE(w.list().rows()->count(), 1);
        const QUrl errors = w.write("errors.csv", "");
        w.list().saveBad(errors);
        w.wait([&] { return w.list().notice().contains(QStringLiteral("errors (2).csv")); });
        QString name = errors.toLocalFile(); // what is there stays as it is
        std::ifstream file(name.replace(QStringLiteral(".csv"), QStringLiteral(" (2).csv")).toStdString());
        const std::string returned((std::istreambuf_iterator<char>(file)), {});
        QVERIFY(returned.find("001185012342") != std::string::npos);
        QVERIFY(returned.find("du lịch") != std::string::npos);
        QVERIFY(returned.find("001185012341") == std::string::npos);
        w.take();
        QCOMPARE(w.list().state(), IntakeModel::State::Taken);
        const desk::Case found = w.taken();
        QCOMPARE(found.lines.size(), std::size_t(2));
        QCOMPARE(found.lines[0].draft.claims.organisation, std::string("Công ty Sữa"));
        QCOMPARE(found.attachments.size(), std::size_t(1));
        QCOMPARE(found.attachments[0].kind, std::string("list"));
    }
    void a_column_that_is_not_sure_is_told_by_a_person_and_what_all_rows_share_once()
    {
        Scene w;
        w.read("Tên người,Mã\nNguyễn Thị Hương,001185012341\n");
        QCOMPARE(w.list().state(), IntakeModel::State::Columns);
        QVERIFY(!w.list().complaint().isEmpty());
        const auto tell = [&](const char *field, const char *choice) {
            w.list().choose(QLatin1String(field));
            w.list().pick(QLatin1String(choice));
        };
        tell("full_name", "A");
        tell("id_number", "A"); // changed his mind
        tell("full_name", "A");
        tell("id_number", "B");
        w.list().check();
        w.wait([&] { return w.list().state() != IntakeModel::State::Checking; });
        QCOMPARE(w.list().state(), IntakeModel::State::Columns); // no reason of travel yet
        tell("default:category", "food");
        tell("default:areas", "01");
        w.list().dismiss();
        w.list().choose(QStringLiteral("default:valid_until"));
        w.list().type(QStringLiteral("31/02/2021"));
        w.list().check();
        QVERIFY(w.list().complaint().contains(QStringLiteral("31/02/2021")));
        w.list().choose(QStringLiteral("default:valid_until"));
        w.list().type(QStringLiteral("20/9/2021"));
        w.list().check();
        w.wait([&] { return w.list().state() == IntakeModel::State::Checked; });
        QCOMPARE(w.list().good(), 1);
        w.take();
        const desk::Case found = w.taken();
        QCOMPARE(core::formatRfc3339(found.lines.at(0).draft.claims.validUntil), std::string("2021-09-20T16:59:59Z"));
    }
    void names_in_a_legacy_font_are_converted_when_the_offer_is_taken()
    {
        Scene w;
        w.read(headings + std::string("NguyÔn V¨n An,001085012341,05/02/1985,food,01,20/09/2021\n"));
        QCOMPARE(w.list().good(), 0);
        QCOMPARE(w.list().offers().size(), 1);
        w.list().toggleOffer(QStringLiteral("fonts"));
        w.wait([&] { return w.list().state() == IntakeModel::State::Checked; });
        QCOMPARE(w.list().good(), 1);
        w.take();
        QCOMPARE(w.taken().lines.at(0).draft.claims.holder, std::string("Nguyễn Văn An"));
    }
    void who_has_a_line_already_is_asked_about_before_anything_is_taken()
    {
        Scene w;
        w.read(headings + good(1) + good(2));
        w.take();
        w.models->ward.openList();
        w.read(headings + good(2) + good(3));
        w.wait([&] { return !w.models->ward.request()->working(); });
        w.settle();
        w.take();
        QCOMPARE(w.list().state(), IntakeModel::State::Checked);
        QVERIFY(!w.list().duplicates().isEmpty());
        w.list().takeWithout();
        w.wait([&] { return w.list().state() == IntakeModel::State::Taken; });
        QCOMPARE(w.taken().lines.size(), std::size_t(3));
    }
    void a_list_that_is_refused_after_its_page_was_left_is_told()
    {
        Scene w;
        w.read(headings + good(1));
        QCOMPARE(w.list().good(), 1);
        w.models->ward.request()->setField(QStringLiteral("address"), QStringLiteral("Số 2")); // stale for the list
        QSignalSpy told(&w.list(), &IntakeModel::leftUndone);
        w.list().take();
        w.models->ward.back();
        w.wait([&] { return told.count() == 1 || w.list().state() == IntakeModel::State::Taken; });
        QCOMPARE(told.count(), 1);
        QVERIFY(w.taken().lines.empty());
    }

    void what_is_no_list_is_said_and_another_can_be_chosen()
    {
        Scene w;
        w.read("%PDF-1.4 not a list");
        QCOMPARE(w.list().state(), IntakeModel::State::Failed);
        QVERIFY(w.list().failure().contains(QStringLiteral("PDF")));
        w.read(headings + good(1));
        QCOMPARE(w.list().state(), IntakeModel::State::Checked);
        QVERIFY(w.list().failure().isEmpty());
    }
    void who_may_not_edit_has_no_lists()
    {
        Scene w;
        w.models->ward.session()->lock();
        w.signIn(DeskWorld::police());
        w.open(w.id);
        w.models->ward.openList();
        QCOMPARE(w.models->ward.page(), QStringLiteral("request"));
    }
};

QTEST_MAIN(WardListTest)
#include "ward_list_test.moc"
