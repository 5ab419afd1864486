// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "account_desk.h"

#include <filesystem>
#include <unistd.h>

using namespace th;
using namespace th::app;
using namespace th::test;

namespace {

/// A field in sight into which a secret is typed.
QQuickItem *secretIn(QQuickItem *item)
{
    if (item->isVisible() && item->property("secret").toBool() && item->property("echoMode").isValid())
        return item;
    for (QQuickItem *child : item->childItems())
        if (QQuickItem *found = secretIn(child))
            return found;
    return nullptr;
}

/// A folder that nobody can write, for as long as this stands: root may write everywhere, and becomes somebody else.
class ReadOnly {
public:
    explicit ReadOnly(std::filesystem::path folder) : m_folder(std::move(folder))
    {
        permit(true);
        constexpr uid_t nobody = 65534;
        m_holds = !m_root || seteuid(nobody) == 0;
    }
    ~ReadOnly()
    {
        if (m_root && seteuid(0) != 0)
            qFatal("cannot become root again");
        permit(false);
    }
    ReadOnly(const ReadOnly &) = delete;
    ReadOnly &operator=(const ReadOnly &) = delete;
    [[nodiscard]] bool holds() const { return m_holds; }

private:
    void permit(bool readOnly) const
    {
        using std::filesystem::perms;
        const perms folders = readOnly ? perms(0555) : perms(0700), files = readOnly ? perms(0444) : perms(0600);
        std::filesystem::permissions(m_folder.parent_path(), folders);
        std::filesystem::permissions(m_folder, folders);
        for (const auto &entry : std::filesystem::directory_iterator(m_folder))
            if (entry.is_regular_file())
                std::filesystem::permissions(entry.path(), files);
    }

    std::filesystem::path m_folder;
    bool m_root = geteuid() == 0, m_holds = false;
};

} // namespace

class SignInFieldTest : public QObject {
    Q_OBJECT
private slots:
    void aPasswordThatWasTypedAndNotSentIsForgotten()
    {
        AccountDesk world;
        world.startWithAccounts();
        world.showWindow();
        const auto field = [&] { return secretIn(world.window->contentItem()); };
        world.wait([&] { return field() != nullptr; });
        QQuickItem *line = field();
        const auto text = [&] { return line->property("text").toString(); };
        line->setProperty("text", password);
        QCOMPARE(text(), password);
        line->setProperty("kept", 1); // for once, not a minute
        world.wait([&] { return text().isEmpty(); });
        line->setProperty("kept", 600'000);
        line->setProperty("text", password);
        line->parentItem()->setVisible(false); // another page, or a lock
        QCOMPARE(text(), QString());
    }

    /// Without the device's key nobody can say whose the accounts are: no name is believed in their place.
    void aDeskThatOpensForReadingOnlyLetsNobodyIn()
    {
        AccountDesk world;
        {
            const ReadOnly readOnly(world.world.path());
            if (!readOnly.holds())
                QSKIP("cannot become a user without the right to write");
            world.start();
            QVERIFY(world.engine->health().readOnly);
            world.WardWorld::signIn(DeskWorld::area());
            QVERIFY(!world.models->ward.signedIn());
            world.models->language.set(core::Language::English);
            QVERIFY2(world.models->ward.session()->complaint().contains(QLatin1String("opens for reading only")),
                     qPrintable(world.models->ward.session()->complaint()));
            world.stop();
        }
        world.startWithAccounts(); // and it was that alone
        world.sitDown("clerk");
    }
};

QTEST_MAIN(SignInFieldTest)
#include "sign_in_field_test.moc"
