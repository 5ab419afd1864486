// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/device_report.h"
#include "core/journal_extract.h"
#include "store/station.h"
#include "support/sample_world.h"
#include "tools/program.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace th;
using test::Ran;
using test::readAll;
using test::run;

/// Orders to devices as edits of the directory, and what is shown of them.
class DeviceTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    void put(const QString &name, const QByteArray &content) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    }
    /// `line` with %NAME for a file in the folder.
    [[nodiscard]] Ran say(const char *line) const
    {
        QStringList arguments = QString::fromUtf8(line).split(QLatin1Char(' '), Qt::SkipEmptyParts);
        for (QString &argument : arguments)
            argument.replace(QLatin1Char('%'), m_folder->path() + QLatin1Char('/'));
        return run(arguments << QStringLiteral("--json"));
    }
    [[nodiscard]] nlohmann::json device() const
    {
        return nlohmann::json::parse(readAll(path(QStringLiteral("d.json"))).toStdString())["devices"][0];
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        put(QStringLiteral("d.json"), QByteArray::fromStdString(test::sampleDirectoryJson()));
        put(QStringLiteral("p.json"), QByteArray::fromStdString(test::samplePolicyJson()));
    }

    void anOrderIsWrittenSaidInWordsAndTakenBack()
    {
        for (const auto &[command, member, word] :
             {std::tuple{"suspend", "suspended_since", "SUSPENDS"}, std::tuple{"revoke", "revoked_at", "REVOKES"},
              std::tuple{"wipe", "wipe_ordered_at", "WIPES"}}) {
            const std::string line =
                std::string("device ") + command + " %d.json dev-1 --out %d.json --now 2026-03-01T05:00:00Z";
            const Ran ran = say(line.c_str());
            QCOMPARE(ran.status, 0);
            QVERIFY(ran.objects.at(0)["changes"][0].get<std::string>().starts_with(word));
            QCOMPARE(device()[member], "2026-03-01T05:00:00Z");
            // Said again it stays since when it was.
            QCOMPARE(say((std::string("device ") + command + " %d.json dev-1 --out %d.json").c_str()).status, 0);
            QCOMPARE(device()[member], "2026-03-01T05:00:00Z");
        }
        QVERIFY(say("device resume %d.json dev-1 --out %d.json")
                    .objects.at(0)["changes"][0]
                    .get<std::string>()
                    .starts_with("RESUMES"));
        QCOMPARE(say("device wipe --withdraw %d.json dev-1 --out %d.json").status, 0);
        QVERIFY(!device().contains("suspended_since") && !device().contains("wipe_ordered_at"));
        QVERIFY(device().contains("revoked_at"));
    }

    void aPlaceIsOneThatThePolicyKnows()
    {
        QCOMPARE(say("device place %d.json dev-1 --out %d.json --checkpoint CK-02 --policy %p.json").status, 0);
        QCOMPARE(device()["place"], (nlohmann::json{{"checkpoint", "CK-02"}}));
        QCOMPARE(say("device place %d.json dev-1 --out %d.json --checkpoint CK-77 --policy %p.json").status, 1);
        QCOMPARE(say("device place %d.json dev-1 --out %d.json --area bad-area!").status, 1);
        QCOMPARE(say("device place %d.json dev-1 --out %d.json").status, 1);
        QCOMPARE(device()["place"], (nlohmann::json{{"checkpoint", "CK-02"}}));
        QCOMPARE(say("device place %d.json dev-1 --out %d.json --nowhere").status, 0);
        QVERIFY(!device().contains("place"));
        QCOMPARE(say("device name %d.json dev-1 --out %d.json --name-vi Một --name-en One").status, 0);
        QCOMPARE(device()["name"]["en"], "One");
    }

    void whatCannotBeReadIsNamedWithItsLine()
    {
        put(QStringLiteral("bad.json"),
            readAll(path(QStringLiteral("d.json"))).replace("\"devices\":[{", "\"devices\":[\n{\"x\":1,"));
        const Ran ran = say("device suspend %bad.json dev-1 --out %out.json");
        QCOMPARE(ran.status, 1);
        QVERIFY2(ran.complaints.contains("bad.json:") && ran.complaints.contains("/devices/0/x"), ran.complaints);
        QVERIFY(!QFile::exists(path(QStringLiteral("out.json"))));
        QCOMPARE(say("device suspend %p.json dev-1 --out %out.json").status, 1); // a policy
        QCOMPARE(say("device suspend %d.json dev-9 --out %out.json").status, 1);
    }

    void aDeviceIsEnrolledWithItsPlace()
    {
        const std::string key = core::toHex(test::sampleKey(5).publicKey());
        const std::string line = "device enrol %d.json --out %d.json --device " + key +
                                 " --name-vi Hai --name-en Two --checkpoint CK-01 --policy %p.json";
        const Ran ran = say(line.c_str());
        QCOMPARE(ran.status, 0);
        QCOMPARE(say(line.c_str()).status, 1);
        const auto listed = say("device list %d.json").objects;
        QCOMPARE(listed.size(), std::size_t{2});
        QCOMPARE(listed[1]["id"], ran.objects.at(0)["id"]);
        QCOMPARE(listed[1]["place"]["checkpoint"], "CK-01");
        QCOMPARE(listed[1]["order"], "in_use");
        QVERIFY(listed[1]["alarms"].empty() && listed[1]["software"].is_null());
        QCOMPARE(say(("device show %d.json " + key.substr(0, 8)).c_str()).objects.at(0)["id"], listed[1]["id"]);
        QCOMPARE(say(("device show %d.json " + key.substr(0, 7)).c_str()).status, 1);
    }

    void whatTheHubKnowsIsShownBesideIt()
    {
        const std::string key = device()["public"];
        const std::int64_t noon = 1772341200000; // 2026-03-01T05:00:00Z
        nlohmann::json known{{"key", key}, {"name", "n"}, {"state", "approved"}, {"contacted_at", noon}, {"heard", 9}};
        known.update({{"software", "thonghanh 1"},
                      {"data_as_of", noon - 80 * 3600000LL},
                      {"clock", "implausible"},
                      {"clock_at", noon},
                      {"disk_free", 5},
                      {"disk_wanted", 6}});
        known["alarms"] = {{{"kind", "fork"}, {"since", noon}, {"count", 2}}, {{"kind", "stale"}, {"detail", "never"}}};
        put(QStringLiteral("hub.json"),
            QByteArray::fromStdString(nlohmann::json{{"ok", true}, {"devices", {known}}}.dump()));
        const auto shown =
            say("device list %d.json --hub %hub.json --policy %p.json --now 2026-03-01T06:00:00Z").objects.at(0);
        QCOMPARE(shown["software"], "thonghanh 1");
        QCOMPARE(shown["data_age_seconds"], 81 * 3600);
        QStringList kinds;
        for (const auto &alarm : shown["alarms"])
            kinds << QString::fromStdString(alarm["kind"].get<std::string>());
        QCOMPARE(kinds.join(QLatin1Char(' ')), QStringLiteral("fork stale low_disk clock"));
        put(QStringLiteral("hub.json"), "{\"devices\":[{\"key\":7}]}");
        QCOMPARE(say("device list %d.json --hub %hub.json").status, 1);
        put(QStringLiteral("hub.json"), "[");
        QCOMPARE(say("device list %d.json --hub %hub.json").status, 1);
    }

    void journalsTellWithoutAHub()
    {
        auto station = *store::Station::create(path(QStringLiteral("s")).toStdString(), "Chốt 1", false);
        (void)station.observeClock({*core::parseRfc3339("1999-01-01T00:00:00Z"), std::chrono::milliseconds(5), "b"});
        QVERIFY(
            station.noteMachine({*core::parseRfc3339("1999-01-01T00:00:00Z"), std::chrono::milliseconds(5), "b"}).ok());
        QDir().mkpath(path(QStringLiteral("j")));
        const core::Bytes file =
            core::journal::encodeExtract({station.identity().key, 0, *station.journalAfter(0, 1 << 20)});
        put(QStringLiteral("j/a.journal"),
            QByteArray(reinterpret_cast<const char *>(file.data()), qsizetype(file.size())));
        const auto listed = say("device list %d.json --journals %j").objects;
        QCOMPARE(listed.size(), std::size_t{2});
        QCOMPARE(listed[1]["in_directory"], false);
        QVERIFY(listed[1]["software"].get<std::string>().starts_with("thonghanh "));
        QCOMPARE(listed[1]["clock"], "implausible");
        QCOMPARE(listed[1]["alarms"][0]["kind"], "clock");
    }
};

QTEST_GUILESS_MAIN(DeviceTest)
#include "device_test.moc"
