// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sample_world.h"
#include "sync/import_world.h"

#include "administration/office_thread.h"
#include "models/models.h"

#include <QSignalSpy>

using namespace th;
using namespace th::app;

namespace {

constexpr const char *passphrase = "một chuỗi dài để mở khóa";
constexpr int patience = 30'000; // milliseconds; only reached when something hangs

/// An administrator's folder with one person in ward P00001, and a tree whose targets delegate its accounts.
struct Desk {
    Desk()
    {
        const core::Instant until = test::instant("2099-01-01T00:00:00Z");
        std::string directory = test::sampleDirectoryJson();
        const std::string device = "\"id\":\"dev-1\"";
        directory.replace(directory.find(device), device.size(), device + ",\"authority\":\"P00001\"");
        sync::TargetsPlan plan{1, until, {}, {}};
        plan.files["directory.json"] = core::Bytes(directory.begin(), directory.end());
        plan.delegations = {{"accounts", {{repository.key("admin").publicKey()}, 1}, {"accounts/*"}, true}};
        const core::Bytes root = repository.root(until);
        sync::Files files{
            {"metadata/1.root.json", root},
            {"metadata/1.targets.json", *sync::signMetadata(sync::describe(plan), repository.signers["targets"])},
            {sync::targetFilePath("directory.json", plan.files["directory.json"]), plan.files["directory.json"]}};
        if (!sync::writeTree(path("tree").toStdString(), files))
            qFatal("no tree");
        put("directory.json", QByteArray::fromStdString(directory));
        put("1.root.json",
            QByteArray(reinterpret_cast<const char *>(root.data()), static_cast<qsizetype>(root.size())));
        const auto seed = core::sha256(core::asBytes("key admin"));
        const auto wrapped = core::SoftwareKey::fromSeed(seed).wrap(passphrase);
        put("admin.key", QByteArray::fromStdString(std::string(wrapped->view())));
        connectOffice(m.administration, office);
        connectRosters(m.administration, office);
        connectSigning(m.administration, office);
        administration::AccountOffice rosters(folder.path().toStdString(), accounts::Role::Administrator);
        accounts::Person person;
        person.account.name = "An";
        person.account.roles = {accounts::Role::WardClerk};
        if (!rosters.addUnit("P00001") || !rosters.add("P00001", person))
            qFatal("no roster");
        m.administration.open(folder.path(), accounts::Role::Administrator);
    }
    [[nodiscard]] QString path(const char *name) const { return folder.filePath(QString::fromLatin1(name)); }
    void put(const char *name, const QByteArray &content) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("not written");
    }
    template <class Condition> static bool waits(const Condition &condition)
    {
        return QTest::qWaitFor(condition, patience);
    }
    [[nodiscard]] bool idle()
    {
        return waits([&] { return !m.administration.working(); });
    }
    [[nodiscard]] OfficeAccounts &accounts() { return *m.administration.accounts(); }
    [[nodiscard]] OfficeSigning &signing() { return *m.administration.signing(); }

    QTemporaryDir folder;
    test::Repository repository;
    Models m{ThemeModel::Motion::Off};
    OfficeThread office;
};

} // namespace

/// Accounts that are signed into the published tree from the administrator's screen.
class OfficeSigningTest : public QObject {
    Q_OBJECT
private slots:
    void aPersonLosesTheAccountInTwoSteps()
    {
        Desk desk;
        OfficeSigning &signing = desk.signing();
        QVERIFY(Desk::waits([&] { return desk.accounts().rows()->count() == 1; }));
        desk.accounts().begin(QStringLiteral("sign"));
        QVERIFY(Desk::waits([&] { return signing.root().endsWith(QLatin1String("/1.root.json")); }));
        QVERIFY(signing.tree().isEmpty() && signing.words().isEmpty() && !signing.missing().isEmpty());
        signing.chooseTree(QUrl::fromLocalFile(desk.path("tree")));
        QVERIFY(desk.idle());
        QVERIFY2(signing.words().size() >= 3, qPrintable(desk.m.administration.complaint()));
        signing.key()->chooseFile(QUrl::fromLocalFile(desk.path("admin.key")));
        QVERIFY(signing.missing().isEmpty());

        signing.start(QStringLiteral("something else"));
        QVERIFY(desk.idle());
        QVERIFY(!desk.m.administration.complaint().isEmpty() && signing.shown());
        QVERIFY(!QFile::exists(desk.path("tree/metadata/1.accounts.json")));
        signing.start(QString::fromUtf8(passphrase));
        QVERIFY(desk.idle());
        QVERIFY2(desk.m.administration.notice().contains(QStringLiteral("Đã ký (accounts, 1)")),
                 qPrintable(desk.m.administration.complaint()));
        QVERIFY(!signing.shown() && QFile::exists(desk.path("tree/metadata/1.accounts.json")));

        desk.accounts().openSheet();
        desk.accounts().begin(QStringLiteral("disable")); // one
        QVERIFY(desk.idle());
        QVERIFY(Desk::waits([&] { return desk.accounts().offers().contains(QStringLiteral("enable")); }));
        desk.accounts().begin(QStringLiteral("sign")); // two: tree, root and key are those of the last time
        QVERIFY(Desk::waits([&] { return !signing.words().isEmpty() && !desk.m.administration.working(); }));
        QVERIFY2(signing.words().join(QLatin1Char(' ')).contains(QStringLiteral("1 đã ngừng sử dụng")),
                 qPrintable(signing.words().join(QLatin1Char('\n'))));
        QCOMPARE(signing.key()->file(), desk.path("admin.key"));
        signing.start(QString::fromUtf8(passphrase));
        QVERIFY(desk.idle());
        QVERIFY(QFile::exists(desk.path("tree/metadata/2.accounts.json")));
    }

    void whatChangedMeanwhileIsReadAnewBeforeItIsSigned()
    {
        Desk desk;
        OfficeSigning &signing = desk.signing();
        QVERIFY(Desk::waits([&] { return desk.accounts().rows()->count() == 1; }));
        desk.accounts().begin(QStringLiteral("sign"));
        QVERIFY(Desk::waits([&] { return !signing.root().isEmpty(); }));
        signing.chooseTree(QUrl::fromLocalFile(desk.path("tree")));
        QVERIFY(desk.idle());
        signing.key()->setFile(desk.path("admin.key"));
        administration::AccountOffice another(desk.folder.path().toStdString(), accounts::Role::Administrator);
        QVERIFY(another.change("P00001", "an", {administration::PersonChange::What::Disable}));
        signing.start(QString::fromUtf8(passphrase));
        QVERIFY(
            Desk::waits([&] { return desk.m.administration.complaint().contains(QStringLiteral("vừa thay đổi")); }));
        QVERIFY(signing.words().join(QLatin1Char(' ')).contains(QStringLiteral("1 đã ngừng sử dụng")));
        QVERIFY(!QFile::exists(desk.path("tree/metadata/1.accounts.json")));
        signing.start(QString::fromUtf8(passphrase));
        QVERIFY(desk.idle());
        QVERIFY(QFile::exists(desk.path("tree/metadata/1.accounts.json")));
    }

    void aPlaceInTheWindowIsEnteredAndLeft()
    {
        Models m{ThemeModel::Motion::Off};
        QSignalSpy entered(&m.administration, &AdministrationModel::entered),
            left(&m.administration, &AdministrationModel::left);
        m.administration.leave(); // it is not there
        m.administration.enter(QUrl(QStringLiteral("https://hub.example/")));
        QVERIFY(entered.isEmpty() && left.isEmpty());
        m.administration.enter(QUrl::fromLocalFile(QStringLiteral("/x")));
        QCOMPARE(entered.count(), 1);
        m.administration.open(QStringLiteral("/x"), accounts::Role::Administrator);
        QVERIFY(m.administration.leaves());
        m.administration.leave();
        QVERIFY(left.count() == 1 && !m.administration.shown());
        m.administration.open(QStringLiteral("/x"), accounts::Role::Administrator); // from the command line
        m.administration.leave();
        QVERIFY(left.count() == 1 && m.administration.shown());
    }
};

QTEST_MAIN(OfficeSigningTest)
#include "office_signing_test.moc"
