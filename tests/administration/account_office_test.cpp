// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/package.h"
#include "administration/account_office.h"
#include "support/sample_world.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <sys/stat.h>
#include <unistd.h>

using namespace th;
using namespace th::administration;
using accounts::Role;
using What = PersonChange::What;

namespace {

/// The sample directory, with a device that speaks for the ward.
std::string directoryOfAWard()
{
    std::string json = test::sampleDirectoryJson();
    const std::string device = "\"id\":\"dev-1\"";
    return json.replace(json.find(device), device.size(), device + ",\"authority\":\"P00001\"");
}

struct World {
    QTemporaryDir folder;

    World()
    {
        put("directory.json", directoryOfAWard());
        const auto made = office().addUnit("P00001");
        if (!made)
            qFatal("%s", made.error().en.c_str());
    }
    void put(const char *name, const std::string &content) const
    {
        QFile file(folder.filePath(QString::fromUtf8(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray::fromStdString(content)) < 0)
            qFatal("not written");
    }
    [[nodiscard]] QByteArray get(const QString &name) const
    {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] AccountOffice office(Role acting = Role::Administrator) const
    {
        return {folder.path().toStdString(), acting};
    }
    [[nodiscard]] std::string path(const char *name) const
    {
        return folder.filePath(QString::fromUtf8(name)).toStdString();
    }
};

/// Somebody whom rights of files stop, also where tests run as root.
struct Somebody {
    Somebody() : root(::geteuid() == 0)
    {
        if (root && ::seteuid(65534) != 0)
            qFatal("cannot become nobody");
    }
    ~Somebody()
    {
        if (root && ::seteuid(0) != 0)
            qFatal("cannot come back");
    }
    Somebody(const Somebody &) = delete;
    Somebody &operator=(const Somebody &) = delete;
    bool root;
};

accounts::Person huong()
{
    accounts::Person person;
    person.account.name = "Nguyễn Thị Hương";
    person.account.roles = {Role::WardPolice, Role::AreaPolice, Role::WardPolice};
    return person;
}

constexpr const char *list = "Họ và tên,Chức vụ,Mã đơn vị,Thư điện tử,Điện thoại,Vai trò\n"
                             "Nguyễn Thị Hương,Đội trưởng,,huong@vidu.vn,0912345678,công an xã/phường\n"
                             "Trần Văn Bình,,P00002,,,giám sát\n"
                             "Lê Đức Thọ,,,,,thủ kho\n";

} // namespace

class AccountOfficeTest : public QObject {
    Q_OBJECT
private slots:
    void whoMayNotManageAccountsReadsAndWritesNothing_data()
    {
        QTest::addColumn<int>("role");
        for (const Role role : accounts::allRoles)
            QTest::newRow(name(role)) << static_cast<int>(role);
    }
    void whoMayNotManageAccountsReadsAndWritesNothing()
    {
        QFETCH(int, role);
        const bool allowed = static_cast<Role>(role) == Role::Administrator; // the table, written down once more
        World world;
        world.put("list.csv", list);
        QVERIFY(world.office().addUnit("P01"));
        const auto person = world.office().add("P00001", huong());
        QVERIFY(person.ok());
        const std::string id = person->account.id;
        const QByteArray before = world.get(QStringLiteral("accounts/P00001.json"));
        AccountOffice office = world.office(static_cast<Role>(role));
        const auto now = test::sampleNow();
        QCOMPARE(office.units().ok(), allowed);
        QCOMPARE(office.roster("P00001").ok(), allowed);
        QCOMPARE(office.publication("P00001").ok(), allowed);
        const auto read = office.readList("P00001", world.path("list.csv"), now);
        QCOMPARE(read.ok(), allowed);
        QCOMPARE(office.addUnit("CLINIC-1").ok(), allowed);
        QCOMPARE(office.add("P00001", huong()).ok(), allowed);
        QCOMPARE(office.change("P00001", id, {What::Disable}).ok(), allowed);
        ReadList other;
        other.unit = "P00001";
        QCOMPARE(office.take(read.ok() ? *read : other, core::Language::English).ok(), allowed);
        QCOMPARE(office.printSlips("P00001", {}, 14, now, core::Language::English).ok(), allowed);
        QCOMPARE(office.publish("P00001").ok(), allowed);
        QCOMPARE(office.move("P00001", id, "P01").ok(), allowed);
        if (!allowed)
            QCOMPARE(world.get(QStringLiteral("accounts/P00001.json")), before);
        QCOMPARE(world.get(QStringLiteral("packages/P00001.acc")).isEmpty(), !allowed);
    }

    void aRowComesBackWithAllThatIsWrongWithIt()
    {
        World world;
        world.put("list.csv", "Họ và tên,Chức vụ,Mã đơn vị,Thư điện tử,Điện thoại,Vai trò\n"
                              "Nguyễn Thị Hương,,P00001,huong@vidu.vn,,công an xã/phường\n"
                              "Trần Văn Bình,,Ủy ban nhân dân phường Bến Nghé,binh tại vidu,12,thủ kho\n"
                              "Lê Đức Thọ,,P00002,,,giám sát\n"
                              "Phạm Thu Hà,,,,,\n"
                              "Người lập biểu,,,,,\n");
        const auto read = world.office().readList("P00001", world.path("list.csv"), test::sampleNow());
        QVERIFY(read.ok());
        const lists::CheckedList &checked = read->checked;
        QCOMPARE(checked.good.size(), 1u);
        QCOMPARE(checked.bad, (std::vector<std::uint32_t>{3, 4, 5}));
        std::map<std::uint32_t, std::vector<std::string>> wrong;
        std::map<std::string, std::string> said; // of row 3
        for (const lists::Finding &finding : checked.findings) {
            wrong[finding.row].push_back(finding.field);
            if (finding.row == 3)
                said[finding.field] = sentence(finding).en;
        }
        for (auto &[row, fields] : wrong)
            std::ranges::sort(fields);
        using Fields = std::vector<std::string>;
        QCOMPARE(wrong[3], (Fields{"email", "phone", "role", "unit"}));
        QCOMPARE(wrong[4], Fields{"unit"});
        QCOMPARE(wrong[5], Fields{"role"}); // missing, and said once
        QVERIFY2(said["unit"].find("Write the unit's code, e.g. P00001") != std::string::npos, said["unit"].c_str());
        QVERIFY2(said["role"].find("ward police") != std::string::npos, said["role"].c_str());
    }

    void aUnitIsNoPath()
    {
        World world;
        AccountOffice office = world.office();
        for (const char *unit : {"", "../escape", "a/b", "/etc/passwd"}) {
            QVERIFY(!office.addUnit(unit));
            QVERIFY(!office.roster(unit));
        }
        QVERIFY(!office.addUnit("P00001"));                                   // there already; nothing is written over
        QCOMPARE(::mkfifo(world.path("accounts/P02.json").c_str(), 0600), 0); // whoever reads it waits for ever
        QCOMPARE(*office.units(), std::vector<std::string>{"P00001"});
        world.put("accounts/P01.json", world.get(QStringLiteral("accounts/P00001.json")).toStdString());
        QVERIFY(!office.roster("P01")); // another unit's under its name
    }

    void peopleAreChangedAndMovedUnderANewPassword()
    {
        World world;
        AccountOffice office = world.office();
        const auto added = office.add("P00001", huong());
        QVERIFY(added.ok());
        QCOMPARE(added->account.id, "huongnt");
        QCOMPARE(added->account.roles, (std::vector{Role::AreaPolice, Role::WardPolice}));
        QVERIFY(!office.add("P00001", *added)); // taken
        QVERIFY(office.change("P00001", "huongnt", {What::Roles, {Role::Supervisor}}));
        QVERIFY(!office.change("P00001", "huongnt", {What::Roles, {}})); // nobody without a role
        QVERIFY(office.change("P00001", "huongnt", {What::Disable})->account.disabled);
        QVERIFY(!office.change("P00001", "nobody", {What::Disable}));
        QVERIFY(office.printSlips("P00001", {"huongnt"}, 14, test::sampleNow(), core::Language::Vietnamese));
        QVERIFY(office.addUnit("P01"));
        const auto moved = office.move("P00001", "huongnt", "P01");
        QVERIFY(moved.ok() && !moved->account.password);
        QVERIFY(office.roster("P00001")->people.empty());
        QCOMPARE(office.roster("P01")->people.size(), std::size_t{1});
    }

    void aListIsReadThenTakenAndItsMistakesComeBackAsAFile()
    {
        World world;
        world.put("list.csv", list);
        AccountOffice office = world.office();
        const auto read = office.readList("P00001", world.path("list.csv"), test::sampleNow());
        QVERIFY2(read.ok(), read.ok() ? "" : read.error().en.c_str());
        QCOMPARE(read->checked.good.size(), std::size_t{1});
        QCOMPARE(read->checked.bad, (std::vector<std::uint32_t>{3, 4}));
        QVERIFY(office.roster("P00001")->people.empty()); // read, and no more
        const auto taken = office.take(*read, core::Language::Vietnamese);
        QVERIFY(taken.ok() && taken->taken == 1);
        QFile returned(QString::fromStdString(taken->returned));
        QVERIFY(returned.open(QIODevice::ReadOnly));
        const QByteArray rows = returned.readAll();
        QVERIFY(rows.contains("thủ kho") && rows.contains("Trần Văn Bình") && !rows.contains("0912345678"));
        QCOMPARE(office.take(*read, core::Language::Vietnamese)->taken, std::size_t{0}); // nobody twice
        QCOMPARE(office.roster("P00001")->people.size(), std::size_t{1});
    }

    void slipsAreANewFileForTheirOwnerAlone()
    {
        World world;
        AccountOffice office = world.office();
        QVERIFY(
            !office.printSlips("P00001", {}, 14, test::sampleNow(), core::Language::Vietnamese)); // nobody wants one
        QVERIFY(office.add("P00001", huong()));
        QVERIFY(!office.printSlips("P00001", {}, 91, test::sampleNow(), core::Language::Vietnamese));
        const auto first = office.printSlips("P00001", {}, 14, test::sampleNow(), core::Language::Vietnamese);
        QVERIFY(first.ok());
        const QFile file(QString::fromStdString(*first));
        QVERIFY(!(file.permissions() & (QFile::ReadGroup | QFile::ReadOther)));
        const auto again = office.printSlips("P00001", {"huongnt"}, 14, test::sampleNow(), core::Language::Vietnamese);
        QVERIFY(again.ok() && *again != *first);
        const accounts::Roster roster = *office.roster("P00001");
        const accounts::Account &account = roster.people.front().account;
        QVERIFY(account.password && account.mustChange);
        QCOMPARE(*account.firstUntil, test::sampleNow() + std::chrono::hours(24 * 14));
    }

    void aFileThatIsPerhapsNotThereForGoodIsSaid()
    {
        const Somebody somebody;
        World world;
        AccountOffice office = world.office();
        QVERIFY(office.add("P00001", huong()));
        QVERIFY(office.publish("P00001"));
        QVERIFY(!office.takeRemark());
        const QString packages = world.folder.filePath(QStringLiteral("packages"));
        QVERIFY(QFile::setPermissions(packages, QFile::WriteOwner | QFile::ExeOwner)); // it cannot be synced
        QCOMPARE(office.publish("P00001")->number, std::uint64_t{2});
        const auto remark = office.takeRemark();
        QVERIFY(remark && remark->en.find("P00001.acc") != std::string::npos);
        QVERIFY(!office.takeRemark()); // once
        QVERIFY(QFile::setPermissions(packages, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }

    void aPublicationIsSaidInWordsAndTakesTheNextNumber()
    {
        World world;
        AccountOffice office = world.office();
        QVERIFY(office.add("P00001", huong()));
        const auto words = office.publication("P00001");
        QVERIFY(words.ok() && words->size() == 3);
        QVERIFY(words->front().en.find("number 1") != std::string::npos);
        QVERIFY(words->back().en.find("print slips first") != std::string::npos);
        QVERIFY(world.get(QStringLiteral("packages/P00001.acc")).isEmpty());
        QCOMPARE(office.roster("P00001")->number, std::uint64_t{0});
        QVERIFY(office.publish("P00001"));
        QCOMPARE(office.publish("P00001")->number, std::uint64_t{2});
        QCOMPARE(office.roster("P00001")->number, std::uint64_t{2});
        const std::string package = world.get(QStringLiteral("packages/P00001.acc")).toStdString();
        const auto opened = accounts::unpack(core::asBytes(package), test::sampleKey(9));
        QVERIFY(opened.ok() && opened->number == 2 && opened->find("huongnt"));
        world.put("directory.json", test::sampleDirectoryJson()); // no device of the unit any more
        QVERIFY(!office.publish("P00001"));
        QCOMPARE(office.roster("P00001")->number, std::uint64_t{2});
    }
};

QTEST_MAIN(AccountOfficeTest)
#include "account_office_test.moc"
