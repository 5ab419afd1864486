// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account_people.h"
#include "ward_world.h"

#include "account_worker.h"
#include "evidence/access.h"
#include "evidence/log_maker.h"
#include "oversight/archive_thread.h"
#include "support/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace th::test {

using namespace th::app; // as the tests of its place have it
using namespace std::chrono_literals;
using accounts::Action;
using accounts::Role;

/// A machine without a station: an archive of one station's log, a supervisor's and an auditor's key.
struct Place {
    QTemporaryDir folder;
    QString archive = path("all.evidence");
    LanguageSwitch language;
    SignInModel signIn{language};
    OversightModel oversight{language};
    Overseer overseer{language, oversight, signIn};
    std::unique_ptr<ArchiveThread> threads;
    int writing = -1; ///< the end of a pipe
    core::SoftwareKey auditor = core::SoftwareKey::fromSeed(LogMaker::seedOf(60));

    Place()
    {
        writeKey("chief.key", core::SoftwareKey::fromSeed(LogMaker::seedOf(50)));
        writeKey("auditor.key", auditor);
        connect();
    }
    void connect()
    {
        threads = std::make_unique<ArchiveThread>();
        connectArchive(oversight, *threads, {});
        connectErrands(overseer, *threads);
    }
    QString path(const char *name) const { return folder.filePath(QLatin1String(name)); }
    QUrl url(const char *name) const { return QUrl::fromLocalFile(path(name)); }
    void writeKey(const char *name, const core::SoftwareKey &key) const
    {
        std::ofstream(path(name).toStdString()) << key.wrap("")->view();
    }
    /// Enters, makes the archive, takes an extract of a log into it, and looks at it.
    void look(std::size_t entries = 100)
    {
        LogMaker log(1);
        log.write(entries);
        log.sign();
        lookAt(log.extract());
    }
    void lookAt(const core::journal::Extract &extract)
    {
        const core::Bytes bytes = core::journal::encodeExtract(extract);
        std::ofstream(path("gate.journal").toStdString(), std::ios::binary) << core::asText(bytes);
        overseer.enter();
        overseer.make(url("all"));
        wait([this] { return !overseer.taking(); });
        overseer.take({url("gate.journal")});
        wait([this] { return !overseer.taking(); });
        overseer.look();
        wait([this] { return oversight.matching().has_value(); });
    }
    static void wait(const std::function<bool()> &until)
    {
        if (!QTest::qWaitFor(until, 30'000))
            qFatal("it did not come to that");
    }
    void fillIn(HandingOut &handing, const char *file) const
    {
        handing.chooseFile(url(file));
        handing.setBy(QStringLiteral("Hà"));
        handing.setReason(QStringLiteral("vụ 12"));
        handing.key()->chooseFile(url("chief.key"));
    }
    /// An export whose key comes through a pipe: it is under way until `letGo`.
    void hold(const char *file)
    {
        const QByteArray pipe = path("slow.key").toUtf8();
        if (::mkfifo(pipe.constData(), 0600) != 0)
            qFatal("no pipe");
        overseer.handOut(false);
        HandingOut &handing = *overseer.handing();
        fillIn(handing, file);
        handing.key()->chooseFile(url("slow.key"));
        handing.start({});
        wait([&] { // until it is read
            writing = ::open(pipe.constData(), O_WRONLY | O_NONBLOCK | O_CLOEXEC);
            return writing >= 0;
        });
    }
    void letGo() const
    {
        QFile key(path("chief.key"));
        if (!key.open(QIODevice::ReadOnly))
            qFatal("no key");
        const QByteArray text = key.readAll();
        if (::write(writing, text.constData(), static_cast<std::size_t>(text.size())) != text.size())
            qFatal("not written");
        ::close(writing);
    }
    [[nodiscard]] bool wrote(const char *file) const
    {
        const QStringList files = QDir(folder.path()).entryList(QDir::Files);
        return std::ranges::any_of(files, [file](const QString &each) { return each.startsWith(QLatin1String(file)); });
    }
    void signInAs(const char *account)
    {
        signIn.admit(signIn.attempts(), {account, account, Role::Supervisor, core::AuthorityCode("P00001"), 0});
        signIn.skipPin();
    }
    std::vector<evidence::Access> accesses() const
    {
        auto open = *evidence::Archive::open(archive.toStdString(), evidence::Archive::Access::Read);
        return *evidence::accesses(open);
    }
};

std::string idOf(Role role) { return "role" + std::to_string(static_cast<int>(role)); }

inline accounts::UnitAccounts everyRole()
{
    accounts::UnitAccounts list{DeskWorld::unit(), 1, 5min, 3, {}};
    for (const Role role : accounts::allRoles)
        list.accounts.push_back(person(idOf(role), {role}));
    return list;
}

inline Action firstAllowed(Role role)
{
    return *std::ranges::find_if(accounts::allActions, [&](Action action) { return accounts::may(role, action); });
}

} // namespace th::test
