// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/program.h"

#include "accounts/package.h"
#include "accounts/password.h"
#include "accounts/roster.h"
#include "store/station.h"

#include <QTemporaryDir>
#include <memory>

using namespace th;
using namespace th::test;

namespace {

std::string directoryText(const core::PublicKey &device)
{
    return R"({"format": "th-directory-1", "authorities": [{"code": "P00001", "name": {"vi": "a", "en": "a"},
               "scope": {"kinds": [], "categories": [], "areas": []}}], "keys": [], "series": [],
               "devices": [{"id": "desk", "name": {"vi": "a", "en": "a"}, "public": ")" +
           core::toHex(device) + R"(", "authority": "P00001"}], "auditors": []})";
}

} // namespace

class AccountTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    QString path(const QString &name) { return m_folder->filePath(name); }
    QString put(const QString &name, const QByteArray &text)
    {
        QFile file(path(name));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName() : QString();
    }
    /// `%name` is a file of this test's folder.
    Ran say(const QString &words)
    {
        QStringList arguments = words.split(QLatin1Char(' '));
        for (QString &each : arguments)
            if (each.startsWith(QLatin1Char('%')))
                each = path(each.mid(1));
        return test::run(arguments);
    }
    static std::string plain(const QByteArray &bytes) { return bytes.toStdString(); }
    accounts::Roster roster()
    {
        return *accounts::parseRoster(core::asBytes(plain(readAll(path(QStringLiteral("r.json"))))));
    }

    /// A directory in which the station is a device of P00001.
    QString directoryWith(const core::PublicKey &device)
    {
        return put(QStringLiteral("directory.json"), QByteArray::fromStdString(directoryText(device)));
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QCOMPARE(say(QStringLiteral("account new %r.json --unit P00001")).status, 0);
    }

    void a_list_of_users_becomes_accounts_and_bad_rows_come_back()
    {
        put(QStringLiteral("u.csv"), "Họ và tên,Chức vụ,Đơn vị,Thư điện tử,Điện thoại,Vai trò\n"
                                     "Nguyễn Thị Hương,Đội trưởng,P00001,huong@vidu.vn,0912345678,công an xã/phường\n"
                                     "Trần Văn Bình,,,,0912345679,Ward clerk\n"
                                     "Lê Thị Cúc,,,,0912345670,vua\n"
                                     "Phạm Văn Dũng,,P00002,,0912345671,giám sát\n");
        const Ran ran = say(QStringLiteral("account import %r.json %u.csv --errors %back.csv --json"));
        QCOMPARE(ran.status, 1);
        QVERIFY2(ran.objects.back()["taken"] == 2 && ran.objects.back()["returned"] == 2, ran.output);
        const QByteArray back = readAll(path(QStringLiteral("back.csv")));
        QVERIFY(back.contains("Cúc") && back.contains("Dũng") && !back.contains("Hương"));
        QCOMPARE(roster().people.size(), std::size_t{2});
        QVERIFY(roster().find("huongnt")->account.has(accounts::Role::WardPolice));
        say(QStringLiteral("account import %r.json %u.csv")); // once more makes nobody twice
        QCOMPARE(roster().people.size(), std::size_t{2});
        QVERIFY(say(QStringLiteral("account template --out %empty.xlsx")).status == 0);
    }

    void changes_are_kept_and_a_broken_roster_names_its_line()
    {
        const auto an = [&]() -> accounts::Account { return roster().find("an")->account; };
        QCOMPARE(say(QStringLiteral("account add %r.json --name An --id an --role ward_clerk")).status, 0);
        QCOMPARE(say(QStringLiteral("account disable %r.json an")).status, 0);
        QVERIFY(an().disabled);
        QCOMPARE(say(QStringLiteral("account enable %r.json an")).status, 0);
        QCOMPARE(say(QStringLiteral("account role %r.json an supervisor administrator")).status, 0);
        QVERIFY(an().has(accounts::Role::Administrator) && !an().has(accounts::Role::WardClerk));
        QCOMPARE(say(QStringLiteral("account expire %r.json an --at 2021-09-20T00:00:00Z")).status, 0);
        QVERIFY(an().expires.has_value());
        QCOMPARE(say(QStringLiteral("account reset %r.json an")).status, 0);
        QCOMPARE(an().reset, 1u);
        QCOMPARE(say(QStringLiteral("account disable %r.json nobody")).status, 1);
        say(QStringLiteral("account new %other.json --unit P00002"));
        QCOMPARE(say(QStringLiteral("account move %r.json an --to %other.json")).status, 0);
        QVERIFY(roster().people.empty());
        QVERIFY(say(QStringLiteral("account list %other.json")).output.contains("an  An"));
        put(QStringLiteral("bad.json"), "{\n\"format\": \"th-account-roster-1\",\n\"unit\": 7}");
        QVERIFY(say(QStringLiteral("account list %bad.json")).complaints.contains("bad.json:3:"));
    }

    void slips_give_passwords_that_stand_nowhere_else()
    {
        say(QStringLiteral("account add %r.json --name An --id an --role ward_clerk --second-factor"));
        say(QStringLiteral("account add %r.json --name Binh --id binh --role ward_police"));
        QVERIFY(!roster().find("an")->account.password);
        const Ran ran = say(QStringLiteral("account slips %r.json --out %slips.pdf --now 2021-09-06T00:00:00Z --json"));
        QVERIFY2(ran.status == 0 && ran.objects.front()["slips"] == 2, ran.complaints.constData());
        QVERIFY(readAll(path(QStringLiteral("slips.pdf"))).startsWith("%PDF"));
        QVERIFY(!(QFile::permissions(path(QStringLiteral("slips.pdf"))) & (QFile::ReadGroup | QFile::ReadOther)));
        const auto before = roster().find("an")->account;
        QVERIFY(before.password && before.mustChange && before.badge && before.firstUntil);
        QCOMPARE(say(QStringLiteral("account slips %r.json --out %more.pdf")).status, 1);     // everybody has one
        QCOMPARE(say(QStringLiteral("account slips %r.json an --out %slips.pdf")).status, 1); // never over another
        QVERIFY(roster().find("an")->account == before);
        QCOMPARE(say(QStringLiteral("account slips %r.json an --out %again.pdf")).status, 0);
        QVERIFY(roster().find("an")->account.reset == before.reset + 1);
    }

    void what_is_published_opens_at_the_units_device_and_the_officer_signs_in()
    {
        say(QStringLiteral("account add %r.json --name An --id an --role ward_clerk"));
        accounts::Roster given = roster();
        given.find("an")->account.password = accounts::makeVerifier("mưa rơi ngoài phố");
        given.find("an")->account.mustChange = true;
        put(QStringLiteral("r.json"), QByteArray::fromStdString(accounts::toJson(given)));
        const std::filesystem::path folder = path(QStringLiteral("station")).toStdString();
        {
            auto station = *store::Station::create(folder, "desk", false);
            directoryWith(station.identity().key);
            const Ran ran =
                say(QStringLiteral("account publish %r.json --directory %directory.json --out %packages --json"));
            QVERIFY2(ran.status == 0 && ran.objects.front()["devices"] == 1, ran.complaints);
            QCOMPARE(roster().number, std::uint64_t{1});
            const auto package = readAll(path(QStringLiteral("packages/P00001.acc")));
            store::Update update;
            update.accounts = core::Bytes(package.begin(), package.end());
            QVERIFY(station.apply(update));
        }
        put(QStringLiteral("first"), "mưa rơi ngoài phố\n");
        put(QStringLiteral("own"), "một mật khẩu khác\n");
        const QString who = QStringLiteral("ward sign-in --station %station --officer an --role ward_clerk --json");
        const auto problem = [](const Ran &ran) {
            return ran.objects.empty() ? "" : ran.objects.front().value("problem", "");
        };
        QCOMPARE(problem(say(who + QStringLiteral(" --officer-password-file %first"))),
                 std::string("access.must_change"));
        QCOMPARE(say(who + QStringLiteral(" --officer-password-file %first --new-password-file %own")).status, 0);
        QCOMPARE(say(who + QStringLiteral(" --officer-password-file %own")).status, 0);
        QCOMPARE(problem(say(who + QStringLiteral(" --officer-password-file %first"))), std::string("access.wrong"));
        QCOMPARE(problem(say(who + QStringLiteral(" --officer-password-file %own"))), std::string("access.wait"));
    }

    void packages_go_the_way_of_the_directory()
    {
        say(QStringLiteral("account add %r.json --name An --id an --role ward_clerk"));
        directoryWith(core::SoftwareKey::fromSeed({3}).publicKey());
        say(QStringLiteral("account publish %r.json --directory %directory.json --out %packages"));
        const Ran ran = say(QStringLiteral("targets propose --out %next/1.targets.json --expires 2099-01-01T00:00:00Z "
                                           "--directory %directory.json --accounts %packages/P00001.acc"));
        QVERIFY2(ran.status == 0, ran.complaints);
        QVERIFY(QFile::exists(path(QStringLiteral("next/accounts/P00001.acc"))));
        const Ran shown = say(QStringLiteral("targets show %next/1.targets.json"));
        QVERIFY2(shown.output.contains("accounts/P00001.acc: accounts number 1 of P00001, for 1 devices"),
                 shown.output);
        const QString next = QStringLiteral("targets propose --from %next/1.targets.json --out %last/2.targets.json "
                                            "--expires 2099-01-01T00:00:00Z --drop accounts/%1.acc");
        QVERIFY(QDir().mkpath(path(QStringLiteral("last"))));
        QCOMPARE(say(QString(next).replace(QLatin1String("%1"), QLatin1String("P00002"))).status, 1); // lists none
        const Ran dropped = say(QString(next).replace(QLatin1String("%1"), QLatin1String("P00001")));
        QVERIFY2(dropped.status == 0, dropped.complaints);
        QVERIFY(!readAll(path(QStringLiteral("last/2.targets.json"))).contains("P00001.acc"));
        QVERIFY(!QFile::exists(path(QStringLiteral("last/accounts/P00001.acc"))));
        put(QStringLiteral("packages/P00001.acc"), "nonsense");
        QVERIFY(say(QStringLiteral("targets propose --out %x.json --expires 2099-01-01T00:00:00Z --accounts "
                                   "%packages/P00001.acc"))
                    .complaints.contains("no package of accounts"));
    }
};

QTEST_GUILESS_MAIN(AccountTest)
#include "account_test.moc"
