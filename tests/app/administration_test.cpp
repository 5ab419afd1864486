// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine_world.h"
#include "hub/hub_world.h"
#include "support/sample_world.h"
#include "sync/import_world.h"

#include "administration/office_thread.h"
#include "models/models.h"

#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickWindow>

using namespace th;
using namespace th::app;
using namespace std::chrono_literals;

namespace {

/// An administrator's folder beside a running hub, on the screen.
struct Desk {
    Desk()
    {
        repository.segments["BD01A.seg"] = test::Repository::segment("BD01A", 9, 3);
        if (!QDir().mkpath(hub.file("tree")) || !sync::writeTree(hub.file("tree").toStdString(), repository.files()) ||
            !hub.start())
            qFatal("no hub");
        put("directory.json", QByteArray::fromStdString(test::sampleDirectoryJson()));
        put("1.root.json", test::toQt(repository.root()));
        put("hub.conf", "database = \"sqlite:" + hub.file("hub.sqlite").toUtf8() + "\"\nkey = \"" +
                            hub.file("hub.key").toUtf8() + "\"\n");
        connectOffice(m.administration, *office);
    }
    void put(const char *name, const QByteArray &content) const
    {
        QFile file(folder.filePath(QString::fromUtf8(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("not written");
    }
    [[nodiscard]] QByteArray directory() const
    {
        QFile file(folder.filePath(QStringLiteral("directory.json")));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    bool open()
    {
        m.administration.open(folder.path(), accounts::Role::Administrator);
        return waits([&] { return !devices().loading() && !enrolment().loading(); });
    }
    template <class Condition> static bool waits(const Condition &condition)
    {
        return QTest::qWaitFor(condition, test::patience);
    }
    [[nodiscard]] bool idle()
    {
        return waits([&] { return !m.administration.working(); });
    }
    [[nodiscard]] OfficeDevices &devices() { return *m.administration.devices(); }
    [[nodiscard]] OfficeEnrolment &enrolment() { return *m.administration.enrolment(); }
    [[nodiscard]] QString address() { return QStringLiteral("http://127.0.0.1:%1").arg(hub.hub().port()); }

    QTemporaryDir folder;
    test::Repository repository;
    test::HubWorld hub;
    Models m{ThemeModel::Motion::Off};
    std::unique_ptr<OfficeThread> office = std::make_unique<OfficeThread>(test::hubProgram());
};

administration::DeviceList listOf(const char *name, std::optional<core::Instant> contacted)
{
    administration::DeviceList list;
    administration::KnownDevice known;
    known.hubName = name;
    known.contacted = contacted;
    known.heard = true;
    list.known.devices = {known};
    return list;
}

} // namespace

/// The administrator's screen: with the real hub, and a new device that scans what is drawn.
class AdministrationTest : public QObject {
    Q_OBJECT
private slots:
    void aNewDeviceScansTheScreenAndIsLetInFromIt()
    {
        Desk desk;
        QVERIFY(desk.open());
        QQmlApplicationEngine qml;
        QQuickWindow *window = loadWindow(qml, desk.m);
        QVERIFY(window);
        window->show();
        desk.m.administration.setPage(AdministrationModel::Page::Enrolment);
        desk.enrolment().setField(QStringLiteral("hub"), desk.address());
        desk.enrolment().makeCode();
        QVERIFY(desk.m.administration.working());
        QVERIFY(desk.idle());
        QVERIFY2(!desk.enrolment().code().isEmpty(), qPrintable(desk.m.administration.complaint()));
        const auto shown = *core::decodeEnrolment(desk.enrolment().code().toStdString());
        QCOMPARE(shown.hubKey, desk.hub.key());

        // What a camera sees of it at each size, on the device's own path.
        Engine engine;
        engine.readEnrolment(true);
        QSignalSpy offered(&engine, &Engine::enrolmentOffered);
        for (const QSize size : {QSize(1280, 800), QSize(800, 480), QSize(480, 800)}) {
            window->resize(size);
            QVERIFY(QTest::qWaitFor([&] { return window->contentItem()->size().toSize() == size; }));
            QCoreApplication::processEvents(); // what lies on it follows
            const QString picture = desk.folder.filePath(QStringLiteral("screen-%1.png").arg(size.width()));
            QVERIFY(window->grabWindow().save(picture));
            engine.submitFiles({QUrl::fromLocalFile(picture)});
            QVERIFY(offered.wait(test::patience));
            QCOMPARE(offered.takeFirst().front().value<EnrolOffer>().code, shown);
        }
        engine.setJudgeAt(test::noon); // what was published then is fresh
        engine.enrol({{shown, {}}, QStringLiteral("Chốt 12")}, desk.folder.filePath(QStringLiteral("station")));
        QVERIFY(Desk::waits([&] { return engine.enrolReport().pending; }));

        desk.m.administration.reload();
        QVERIFY(Desk::waits([&] { return desk.enrolment().rows()->count() == 1; }));
        QCOMPARE(desk.enrolment().rows()->value(0, "name").toString(), QStringLiteral("Chốt 12"));
        desk.enrolment().setCurrent(0);
        desk.enrolment().look();
        desk.enrolment().setField(QStringLiteral("compared"), QStringLiteral("0000 0000 0000 0000"));
        desk.enrolment().approve();
        QVERIFY(desk.idle());
        QVERIFY(!desk.m.administration.complaint().isEmpty() && !desk.enrolment().askedBy().isEmpty());
        desk.enrolment().setField(QStringLiteral("compared"), engine.enrolReport().key.left(16));
        desk.enrolment().approve();
        QVERIFY(desk.idle());
        QVERIFY2(desk.m.administration.complaint().isEmpty(), qPrintable(desk.m.administration.complaint()));
        QVERIFY(Desk::waits([&] { return desk.enrolment().rows()->count() == 0; }));
        QVERIFY(Desk::waits([&] { return desk.devices().form() == QLatin1String("add"); })); // the directory next
        QVERIFY(desk.m.administration.page() == AdministrationModel::Page::Devices);
        QCOMPARE(desk.devices().typed().value(QStringLiteral("vi")).toString(), QStringLiteral("Chốt 12"));
        desk.devices().submit();
        QVERIFY(Desk::waits([&] { return !desk.m.administration.changes().isEmpty(); }));
        desk.m.administration.agree();
        QVERIFY(desk.idle());
        QVERIFY(
            desk.directory().contains(QString(engine.enrolReport().key).remove(QLatin1Char(' ')).left(16).toUtf8()));
        engine.askHubNow();
        QVERIFY(Desk::waits([&] { return engine.health().dataAsOf.has_value(); }));
    }

    void anOrderIsShownInWordsAndWrittenAfterAYes()
    {
        Desk desk;
        QVERIFY(desk.open());
        const QByteArray before = desk.directory();
        desk.devices().setCurrent(0);
        desk.devices().openSheet();
        QVERIFY(desk.devices().offers().contains(QStringLiteral("suspend")));
        desk.devices().begin(QStringLiteral("suspend"));
        QVERIFY(desk.idle());
        QCOMPARE(desk.m.administration.changes().size(), 1);
        desk.m.administration.dismiss();
        QCOMPARE(desk.directory(), before);
        desk.devices().begin(QStringLiteral("suspend"));
        QVERIFY(desk.idle());
        desk.m.administration.agree();
        QVERIFY(desk.idle());
        QVERIFY(desk.directory().contains("suspended_since"));
        QVERIFY(Desk::waits([&] { return desk.devices().offers().contains(QStringLiteral("resume")); }));
    }

    void wipingIsAskedTwiceAndWantsTheName()
    {
        Desk desk;
        QVERIFY(desk.open());
        desk.devices().setCurrent(0);
        desk.devices().openSheet();
        desk.devices().begin(QStringLiteral("wipe"));
        QVERIFY(!desk.m.administration.working()); // a form, no question yet
        desk.devices().setField(QStringLiteral("typed"), QStringLiteral("Máy"));
        desk.devices().submit();
        QVERIFY(desk.idle());
        QVERIFY(!desk.m.administration.complaint().isEmpty() && desk.m.administration.changes().isEmpty());
        QCOMPARE(desk.devices().form(), QStringLiteral("wipe")); // what was typed can be put right
        desk.devices().setField(QStringLiteral("typed"), desk.devices().sheetTitle());
        desk.devices().submit();
        QVERIFY(desk.idle());
        QCOMPARE(desk.m.administration.changes().size(), 1);
        QVERIFY(!desk.directory().contains("wipe_ordered_at"));
        desk.m.administration.agree();
        QVERIFY(desk.idle());
        QVERIFY(desk.directory().contains("wipe_ordered_at"));
    }

    void whatCannotBeOpenedIsSaidAndTriedAgain()
    {
        Desk desk;
        const QString file = desk.folder.filePath(QStringLiteral("directory.json"));
        QVERIFY(QFile::rename(file, file + QStringLiteral(".away")));
        desk.m.administration.open(desk.folder.path(), accounts::Role::Administrator);
        QVERIFY(Desk::waits([&] { return desk.m.administration.state() == AdministrationModel::State::Failed; }));
        QVERIFY(desk.m.administration.failure().contains(QStringLiteral("directory.json")));
        QVERIFY(QFile::rename(file + QStringLiteral(".away"), file));
        desk.m.administration.reload();
        QVERIFY(Desk::waits([&] { return desk.m.administration.state() == AdministrationModel::State::Shown; }));
    }

    void whatIsTypedOutlivesAFailure()
    {
        Desk desk;
        QVERIFY(desk.open());
        desk.enrolment().setField(QStringLiteral("hub"), QStringLiteral("https://hub.example"));
        const QString file = desk.folder.filePath(QStringLiteral("directory.json"));
        QVERIFY(QFile::rename(file, file + QStringLiteral(".away")));
        desk.m.administration.reload();
        QVERIFY(Desk::waits([&] { return desk.m.administration.state() == AdministrationModel::State::Failed; }));
        QVERIFY(QFile::rename(file + QStringLiteral(".away"), file));
        desk.m.administration.reload();
        QVERIFY(Desk::waits([&] { return desk.m.administration.state() == AdministrationModel::State::Shown; }));
        QCOMPARE(desk.enrolment().typed().value(QStringLiteral("hub")).toString(),
                 QStringLiteral("https://hub.example"));
    }

    void readingAgainIsAskedForOnceAtATime()
    {
        LanguageSwitch language;
        AdministrationModel model(language);
        QSignalSpy lists(&model, &AdministrationModel::listWanted), asked(&model, &AdministrationModel::requestsWanted);
        model.open(QStringLiteral("/x"), accounts::Role::Administrator);
        model.reload(); // it is being opened
        QCOMPARE(lists.count(), 0);
        model.showOpened();
        for (int n = 0; n < 5; ++n)
            model.reload();
        QVERIFY(lists.count() == 1 && asked.count() == 1);
        const auto now = test::sampleNow();
        model.showDevices({std::make_shared<const administration::DeviceList>(listOf("Chốt 1", now)), now});
        model.reload(); // the hub is still being asked who wants in
        QCOMPARE(lists.count(), 1);
        model.showRequests({});
        model.reload();
        QVERIFY(lists.count() == 2 && asked.count() == 2);
    }

    void aWindowThatClosesDoesNotWaitForTheHub()
    {
        Desk desk;
        const QString began = desk.folder.filePath(QStringLiteral("began"));
        const QString program = desk.folder.filePath(QStringLiteral("slow-hub"));
        desk.put("slow-hub", "#!/bin/sh\ntouch '" + began.toUtf8() + "'\nexec sleep 600\n");
        QVERIFY(QFile::setPermissions(program, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        auto office = std::make_unique<OfficeThread>(program);
        AdministrationModel model(desk.m.language);
        connectOffice(model, *office);
        model.open(desk.folder.path(), accounts::Role::Administrator);
        QVERIFY(Desk::waits([&] { return QFile::exists(began); }));
        QElapsedTimer waited;
        waited.start();
        office.reset();
        QVERIFY2(waited.elapsed() < 10'000, qPrintable(QString::number(waited.elapsed())));
    }

    void aHubThatCannotBeRunIsSaidSo()
    {
        Desk desk;
        desk.put("no-hub", "no program\n");
        OfficeThread office(desk.folder.filePath(QStringLiteral("no-hub")));
        AdministrationModel model(desk.m.language);
        connectOffice(model, office);
        model.open(desk.folder.path(), accounts::Role::Administrator);
        QVERIFY(Desk::waits([&] { return !model.devices()->loading(); }));
        QVERIFY2(model.devices()->note().contains(QStringLiteral("Không chạy được")),
                 qPrintable(model.devices()->note()));
    }

    void aHubThatDoesNotAnswerHidesNoDevice()
    {
        Desk desk;
        desk.put("hub.conf", "nonsense = 1\n");
        desk.m.administration.open(desk.folder.path(), accounts::Role::Administrator);
        QVERIFY(Desk::waits([&] { return !desk.devices().loading(); }));
        QCOMPARE(desk.devices().rows()->count(), 1);
        QVERIFY(!desk.devices().note().isEmpty());
    }

    void aUnitsPeopleComeFromItsListAndAreFoundWithoutMarks()
    {
        Desk desk;
        connectRosters(desk.m.administration, *desk.office);
        OfficeAccounts &accounts = *desk.m.administration.accounts();
        QVERIFY(desk.open());
        QVERIFY(Desk::waits([&] { return !accounts.loading(); }));
        QVERIFY(accounts.units().isEmpty());
        accounts.begin(QStringLiteral("unit"));
        accounts.setField(QStringLiteral("unit"), QStringLiteral("P00001"));
        accounts.submit();
        QVERIFY(desk.idle());
        QVERIFY(Desk::waits([&] { return accounts.units() == QStringList{QStringLiteral("P00001")}; }));
        desk.put("list.csv", "Họ và tên,Vai trò\nNguyễn Thị Hương,giám sát\nTrần Văn Bình,thủ kho\n");
        accounts.readList(QUrl::fromLocalFile(desk.folder.filePath(QStringLiteral("list.csv"))));
        QVERIFY(desk.idle());
        QVERIFY(Desk::waits([&] { return !accounts.listTitle().isEmpty(); }));
        QCOMPARE(accounts.findings().size(), 1);
        QCOMPARE(accounts.rows()->count(), 0); // nothing is taken before a yes
        accounts.takeList();
        QVERIFY(desk.idle());
        QVERIFY2(desk.m.administration.notice().contains(QStringLiteral("returned")),
                 qPrintable(desk.m.administration.notice()));
        QVERIFY(Desk::waits([&] { return accounts.rows()->count() == 1; }));
        accounts.search(QStringLiteral("huong"));
        QCOMPARE(accounts.rows()->count(), 1);
        accounts.search(QStringLiteral("binh"));
        QCOMPARE(accounts.rows()->count(), 0);
        accounts.search({});
        accounts.setCurrent(0);
        accounts.openSheet();
        accounts.begin(QStringLiteral("disable"));
        QVERIFY(desk.idle());
        QVERIFY(Desk::waits([&] { return accounts.offers().contains(QStringLiteral("enable")); }));
        accounts.begin(QStringLiteral("expire"));
        accounts.setField(QStringLiteral("day"), QStringLiteral("31.12"));
        accounts.submit();
        QVERIFY(!desk.m.administration.working() && accounts.typed().value(QStringLiteral("wrong")).toBool());
        accounts.setField(QStringLiteral("day"), QStringLiteral("31/12/2026"));
        accounts.submit();
        QVERIFY(desk.idle());
        QVERIFY(
            Desk::waits([&] { return accounts.rows()->value(0, "about").toString().contains(u"01/01/2027 00:00"); }));
    }

    void whatIsTypedWithoutMarksFindsWhatHasThem()
    {
        LanguageSwitch language;
        OfficeDevices devices(language);
        const auto now = test::sampleNow();
        devices.show({std::make_shared<const administration::DeviceList>(listOf("Chốt Đò Quan", now)), now});
        devices.search(QStringLiteral(" do quan "));
        QCOMPARE(devices.rows()->count(), 1);
        devices.search(QStringLiteral("cau"));
        QCOMPARE(devices.rows()->count(), 0);
        devices.search({});
        devices.setTroubled(true);
        QCOMPARE(devices.rows()->count(), 0); // it was heard just now
        devices.show({std::make_shared<const administration::DeviceList>(listOf("Chốt Đò Quan", now - 48h)), now});
        QCOMPARE(devices.rows()->count(), 1);
    }

    void theCursorStaysWithWhoAsks()
    {
        LanguageSwitch language;
        OfficeEnrolment enrolment(language);
        const auto asking = [](std::uint8_t n, const char *name) {
            administration::Asking one;
            one.key[0] = n;
            one.name = name;
            return one;
        };
        OfficeRequests requests;
        requests.asking = {asking(1, "Chốt 1"), asking(2, "Chốt 2")};
        enrolment.show(requests);
        enrolment.setCurrent(1);
        requests.asking.insert(requests.asking.begin(), asking(3, "Chốt 3"));
        enrolment.show(requests);
        QCOMPARE(enrolment.current(), 2);
        enrolment.look();
        QCOMPARE(enrolment.askedBy(), QStringLiteral("Chốt 2"));
        requests.asking.erase(requests.asking.begin() + 2); // somebody decided about it
        enrolment.show(requests);
        QCOMPARE(enrolment.current(), 1);
        QVERIFY(enrolment.askedBy().isEmpty());
    }

    void aCodeCountsDownAndLeavesWhenItsTimeIsOver()
    {
        LanguageSwitch language;
        OfficeEnrolment enrolment(language);
        core::EnrolmentCode code;
        code.expires = test::sampleNow() + 1h;
        enrolment.setNow(test::sampleNow());
        enrolment.showCode({code, QStringLiteral("THE1:X")});
        QVERIFY(enrolment.left().contains(QStringLiteral("1:00:00")));
        enrolment.setNow(test::sampleNow() + 59min);
        QVERIFY(enrolment.left().contains(QStringLiteral("0:01:00")));
        enrolment.setNow(code.expires);
        QVERIFY(enrolment.code().isEmpty() && enrolment.ended());
    }
};

QTEST_MAIN(AdministrationTest)
#include "administration_test.moc"
