// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/office.h"
#include "support/sample_world.h"
#include "sync/repository.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <sys/stat.h>

using namespace th;
using namespace th::administration;
using accounts::Role;
using What = DeviceChange::What;

namespace {

core::PublicKey deviceKey() { return test::sampleKey(9).publicKey(); }

std::string hubSays(const char *state)
{
    return R"({"devices":[{"key":")" + core::toHex(test::sampleKey(5).publicKey()) + R"(","name":"Chốt 12","state":")" +
           state + R"(","asked_at":1630983600000,"alarms":[]}]})";
}

/// A folder, and a hub that notes what it is asked.
struct World {
    QTemporaryDir folder;
    std::vector<std::string> asked;
    std::string listing = hubSays("pending");

    World()
    {
        put("directory.json", test::sampleDirectoryJson());
        put("policy.json", test::samplePolicyJson());
    }
    void put(const char *name, const std::string &content) const
    {
        QFile file(folder.filePath(QString::fromUtf8(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray::fromStdString(content)) < 0)
            qFatal("not written");
    }
    [[nodiscard]] QByteArray get(const char *name) const
    {
        QFile file(folder.filePath(QString::fromUtf8(name)));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] Office office(Role acting = Role::Administrator)
    {
        return *Office::open(folder.path().toStdString(), acting, [this](const std::vector<std::string> &arguments) {
            std::string line;
            for (const std::string &each : arguments)
                line += (line.empty() ? "" : " ") + each;
            asked.push_back(line);
            return Done<std::string>(line.ends_with("device list") ? listing : std::string("{\"token\":\"abc\"}"));
        });
    }
    void withHub() const { put("hub.conf", "database = \"sqlite:hub.sqlite\"\n"); }
};

Asking asking(std::string file = {})
{
    return {test::sampleKey(5).publicKey(), "Chốt 12", std::nullopt, std::move(file)};
}

} // namespace

class OfficeTest : public QObject {
    Q_OBJECT
private slots:
    void whoMayNotManageDevicesReadsAndWritesNothing_data()
    {
        QTest::addColumn<int>("role");
        for (const Role role : accounts::allRoles)
            QTest::newRow(name(role)) << static_cast<int>(role);
    }
    void whoMayNotManageDevicesReadsAndWritesNothing()
    {
        QFETCH(int, role);
        const bool allowed = static_cast<Role>(role) == Role::Administrator; // the table, written down once more
        World world;
        world.withHub();
        Office office = world.office(static_cast<Role>(role));
        const QByteArray before = world.get("directory.json");
        const auto now = test::sampleNow();
        const auto edit = office.propose(deviceKey(), {What::Suspend}, {}, now);
        QCOMPARE(office.devices(now).ok(), allowed);
        QCOMPARE(edit.ok(), allowed);
        QCOMPARE(office.proposeNew({test::sampleKey(5).publicKey(), {"Hai", "Two"}}).ok(), allowed);
        QCOMPARE(office.lastWish().ok(), allowed);
        QCOMPARE(office.asking().ok(), allowed);
        QCOMPARE(office.approve(asking(), core::toHex(asking().key), "Chốt 12").ok(), allowed);
        QCOMPARE(office.refuse(asking()).ok(), allowed);
        if (allowed)
            return;
        QVERIFY(!office.keep({}) && !office.newCode({"https://hub.example", {}, {}, 72}, now));
        QVERIFY(edit.error().vi.find("quản trị") != std::string::npos); // who may
        QVERIFY(world.asked.empty());
        QCOMPARE(world.get("directory.json"), before);
    }

    void nothingIsWrittenBeforeAPersonAgreed()
    {
        World world;
        Office office = world.office();
        const QByteArray before = world.get("directory.json");
        const auto edit = office.propose(deviceKey(), {What::Suspend}, {}, test::sampleNow());
        QVERIFY(edit.ok() && edit->edit.words.size() == 1);
        QVERIFY(edit->edit.words.front().en.starts_with("SUSPENDS"));
        QCOMPARE(world.get("directory.json"), before);
        QVERIFY(office.keep(*edit));
        QVERIFY(world.get("directory.json").contains("suspended_since"));
        const auto resumed = office.propose(deviceKey(), {What::Resume}, {}, test::sampleNow());
        QVERIFY(resumed->edit.words.front().en.starts_with("RESUMES"));
    }

    void aChangeOfWhatSomebodyElseChangedMeanwhileIsRefused()
    {
        World world;
        Office office = world.office();
        const auto mine = office.propose(deviceKey(), {What::Suspend}, {}, test::sampleNow());
        const auto theirs = office.propose(deviceKey(), {What::Revoke}, {}, test::sampleNow());
        QVERIFY(office.keep(*theirs));
        const QByteArray kept = world.get("directory.json");
        QVERIFY(!office.keep(*mine));
        QCOMPARE(world.get("directory.json"), kept);
    }

    void wipingWantsTheNameTyped()
    {
        World world;
        const Office office = world.office();
        for (const char *typed : {"", "máy 1", "Máy 2", "dev-1"})
            QVERIFY(!office.propose(deviceKey(), {What::Wipe}, typed, test::sampleNow()));
        for (const char *typed : {"Máy 1", "Device 1"}) {
            const auto edit = office.propose(deviceKey(), {What::Wipe}, typed, test::sampleNow());
            QVERIFY(edit.ok() && edit->edit.words.front().en.starts_with("WIPES"));
        }
    }

    void placesAreThoseOfThePolicyAndNamesThoseThatAStationReads()
    {
        World world;
        const Office office = world.office();
        const auto now = test::sampleNow();
        QVERIFY(office.propose(deviceKey(), {What::Place, {}, "CK-02"}, {}, now));
        QVERIFY(!office.propose(deviceKey(), {What::Place, {}, "CK-77"}, {}, now));
        QVERIFY(!office.propose(deviceKey(), {What::Place, {}, {}, "bad-area!"}, {}, now));
        QVERIFY(!office.propose(deviceKey(), {What::Name, {"", "One"}}, {}, now));
        QVERIFY(!office.propose(test::sampleKey(5).publicKey(), {What::Suspend}, {}, now)); // not in the directory
        QVERIFY(!office.proposeNew({deviceKey(), {"Hai", "Two"}}));                         // in it already
        const auto added = office.proposeNew({test::sampleKey(5).publicKey(), {"Hai", "Two"}, {}, "CK-01"});
        QVERIFY(added.ok() && added->edit.words.size() == 1);
    }

    void devicesAreThoseOfDirectoryAndHubTogether()
    {
        World world;
        world.put("hub.json", hubSays("approved"));
        const auto list = world.office().devices(test::sampleNow());
        QVERIFY(list.ok() && list->hubTold && world.asked.empty());
        QCOMPARE(list->known.devices.size(), std::size_t{2});
        QVERIFY(list->known.devices[0].entry && !list->known.devices[1].entry);
        QCOMPARE(list->checkpoints.size(), std::size_t{4});
        world.put("hub.json", "{}"); // said, and no reason to hide the directory's devices
        world.put("policy.json", "{");
        const auto torn = world.office().devices(test::sampleNow());
        QVERIFY(torn.ok() && torn->hubUnheard && !torn->hubTold && torn->known.devices.size() == 1);
        QCOMPARE(torn->known.complaints.size(), std::size_t{1});
        world.withHub(); // one that can be asked weighs more than what was written once
        QVERIFY(world.office().devices(test::sampleNow()));
        QCOMPARE(world.asked.size(), std::size_t{1});
        QVERIFY(world.asked[0].ends_with("hub.conf --json device list"));
    }

    void whoAsksIsApprovedOnlyByTheKeyThatTheDeviceShows()
    {
        World world;
        world.withHub();
        Office office = world.office();
        const auto found = office.asking();
        QVERIFY(found.ok() && found->size() == 1 && found->front().name == "Chốt 12");
        const std::string key = core::toHex(found->front().key);
        world.asked.clear();
        QVERIFY(!office.approve(found->front(), key.substr(0, 15), "Chốt 12")); // too short: can be imitated
        QVERIFY(!office.approve(found->front(), core::toHex(deviceKey()), "Chốt 12"));
        QVERIFY(!office.approve(found->front(), key.substr(0, 16), ""));
        QVERIFY(world.asked.empty());
        const std::string typed = QString::fromStdString(key.substr(0, 16)).toUpper().insert(4, u' ').toStdString();
        QVERIFY(office.approve(found->front(), typed, "Chốt 12"));
        QVERIFY(world.asked.back().ends_with("device approve " + key + " --name Chốt 12"));
        QVERIFY(office.refuse(found->front()));
        QVERIFY(world.asked.back().ends_with("device revoke " + key));
        world.listing = hubSays("approved");
        QVERIFY(office.asking()->empty());
    }

    void whatSomebodyElseHasDecidedIsNotDecidedAgain()
    {
        World world;
        world.withHub();
        Office office = world.office();
        const std::string key = core::toHex(asking().key);
        for (const char *state : {"approved", "revoked"}) {
            world.listing = hubSays(state);
            QVERIFY(!office.approve(asking(), key, "Chốt 12"));
            QVERIFY(!office.refuse(asking()));
        }
        for (const std::string &line : world.asked)
            QVERIFY(line.ends_with("device list"));
    }

    void noTokenIsSpentWhereTheFolderTakesNothing()
    {
        World world;
        world.withHub();
        const core::Bytes root = test::Repository().root();
        world.put("1.root.json", std::string(core::asText(root)));
        Office office = world.office();
        const CodeWish wish{"https://hub.example", core::toHex(test::sampleKey(9).publicKey()), {}, 72};
        QVERIFY(QDir(world.folder.path()).mkpath(QStringLiteral("enrolment.json"))); // cannot be written
        QVERIFY(!office.newCode(wish, test::sampleNow()));
        QVERIFY(world.asked.empty());
        QVERIFY(QDir(world.folder.path()).rmdir(QStringLiteral("enrolment.json")));
        const auto code = office.newCode(wish, test::sampleNow());
        QVERIFY2(code.ok(), code.ok() ? "" : code.error().en.c_str());
        QVERIFY(code->token == "abc" && code->expires == test::sampleNow() + std::chrono::hours(72));
        QCOMPARE(world.asked.size(), std::size_t{1});
        QCOMPARE(office.lastWish()->hub, wish.hub);
    }

    void aRequestOfAStickIsShownWholeAndWantsTheWholeKey()
    {
        World world;
        world.withHub();
        world.listing = "{\"devices\":[]}";
        auto key = test::sampleKey(5);
        const core::EnrolmentRequest request{key.publicKey(), "Chốt 12", "token"};
        QVERIFY(QDir(world.folder.path()).mkpath(QStringLiteral("requests")));
        const std::string whole = core::encodeEnrolmentRequest(request, *key.sign(core::enrolmentToBeSigned(request)));
        world.put("requests/a.txt", whole);
        world.put("requests/b.txt", whole.substr(0, whole.size() / 2)); // cut off
        QCOMPARE(::mkfifo((world.folder.path() + QStringLiteral("/requests/c.txt")).toUtf8().constData(), 0600), 0);
        Office office = world.office();
        const auto found = office.asking();
        QVERIFY(found.ok() && found->size() == 1 && found->front().file.ends_with("a.txt"));
        const std::string digits = core::toHex(request.device);
        QVERIFY(!office.approve(found->front(), digits.substr(0, 16), "Chốt 12"));
        QVERIFY(office.approve(found->front(), digits, "Chốt 12"));
        QVERIFY(office.refuse(found->front())); // put aside
        QVERIFY(office.asking()->empty() && !world.get("requests/a.txt.refused").isEmpty());
    }

    void aCodeIsNotMadeOfWhatNoDeviceWouldTake()
    {
        World world;
        Office office = world.office();
        const auto now = test::sampleNow();
        const std::string key(64, 'a');
        QVERIFY(!office.newCode({"https://hub.example", key, "token", 72}, now)); // no root
        world.put("1.root.json", "{}");
        QVERIFY(!office.newCode({"https://hub.example", key, "token", 72}, now)); // none that is signed
        QVERIFY(!office.newCode({"http://hub.example", key, "token", 72}, now));  // whoever listens reads the token
        QVERIFY(!office.newCode({"https://hub.example", key, "token", 0}, now));
        QVERIFY(!office.newCode({"https://hub.example", "", "", 72}, now)); // there is no hub to be asked
        QVERIFY(world.get("enrolment.json").isEmpty());
    }

    void aFolderWithoutADirectoryIsSaid()
    {
        const QTemporaryDir empty;
        const auto office = Office::open(empty.path().toStdString(), Role::Administrator, {});
        QVERIFY(!office && office.error().vi.find("directory.json") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(OfficeTest)
#include "office_test.moc"
