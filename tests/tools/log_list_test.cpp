// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/access_world.h"
#include "program.h"

#include <algorithm>

using namespace th;
using namespace th::test;

/// `thonghanhctl log list`.
class LogListTest : public QObject {
    Q_OBJECT
private slots:
    void aDeskThatChecksNothingTellsWhatWasDoneThere()
    {
        AccessWorld world;
        world.give(AccessWorld::list(1));
        QCOMPARE(world.signIn("clerk", AccessWorld::right), std::string("signed in"));
        world.station.reset();
        const QStringList list{QStringLiteral("list"), QStringLiteral("--station"),
                               QString::fromStdString(world.folder.string())};
        const QStringList all = list + QStringList{QStringLiteral("--all")};
        const auto log = [](const QStringList &words, const char *option = "--lang=en") {
            return run(QStringList{QString::fromLatin1(option), QStringLiteral("log")} + words);
        };
        const Ran scans = log(list);
        QCOMPARE(scans.status, 0);
        QVERIFY2(scans.output.isEmpty() && scans.complaints.contains("--all"), scans.output + scans.complaints);
        const Ran text = log(all);
        QVERIFY2(text.status == 0 && text.output.contains("Sign-in: signed in  clerk (ward clerk, P00001)"),
                 text.output);
        const Ran told = log(all, "--json");
        const auto signedIn = std::ranges::find_if(told.objects, [](const auto &each) {
            return each["work"].is_object() && each["work"]["kind"] == "sign_in";
        });
        QVERIFY(signedIn != told.objects.end());
        QCOMPARE((*signedIn)["work"]["officer"], "clerk");
        QVERIFY(std::ranges::any_of(told.objects, [](const auto &each) { return each["entry"] != "work"; }));
        const Ran newest = log(all + QStringList{QStringLiteral("--last"), QStringLiteral("2")}, "--json");
        QCOMPARE(newest.objects.size(), 2u);
        QCOMPARE(newest.objects.back()["seq"], told.objects.back()["seq"]);
    }
};

QTEST_GUILESS_MAIN(LogListTest)
#include "log_list_test.moc"
