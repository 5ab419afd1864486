// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

#include "hub/upload.h"
#include "journal_maker.h"
#include "postgres_server.h"

namespace th::test {

using namespace th::hub;

inline constexpr Milliseconds now = 1'630'983'600'000;

inline core::SoftwareKey hubKey()
{
    std::array<std::uint8_t, 32> seed{};
    seed.fill(0x48);
    return core::SoftwareKey::fromSeed(seed);
}

/// A storage of either engine, fresh for each case: SQLite, and a real PostgreSQL.
struct StorageBench {
    PostgresServer m_postgres;
    QTemporaryDir m_folder;
    core::SoftwareKey m_hub = hubKey();
    QString m_address;
    std::unique_ptr<Storage> m_storage;
    int m_databases = 0;

    [[nodiscard]] std::unique_ptr<Storage> openStorage()
    {
        auto opened = Storage::open(m_address.toStdString(), m_hub);
        if (!opened)
            qWarning("%s", sentence(opened.error(), core::Language::English).c_str());
        return opened ? std::move(opened).value() : nullptr;
    }

    UploadAnswer upload(const core::Bytes &body, const core::PublicKey &device, Storage *storage = nullptr)
    {
        const auto checked = checkUpload(body, device, m_hub.publicKey());
        if (!checked) {
            if (checked.error().alarm)
                (void)(storage ? storage : m_storage.get())->raise(*checked.error().alarm);
            return checked.error().answer;
        }
        const auto answers = (storage ? storage : m_storage.get())->store({&checked.value(), 1}, now);
        if (!answers)
            qWarning("%s", sentence(answers.error(), core::Language::English).c_str());
        return answers ? answers->front() : UploadAnswer{};
    }
    UploadAnswer upload(const JournalMaker &device, std::uint64_t after, core::ByteView receipt = {})
    {
        return upload(device.body(after, receipt), device.publicKey);
    }
    [[nodiscard]] JournalMaker approved(std::uint64_t which)
    {
        JournalMaker device(which);
        const auto added = m_storage->setState(device.publicKey, DeviceState::Approved, "Chốt 1", now);
        if (!added || !*added)
            qWarning("the device was not added");
        return device;
    }
    [[nodiscard]] std::vector<std::string> alarmKinds()
    {
        std::vector<std::string> kinds;
        const std::vector<Alarm> alarms = m_storage->alarms(0, 1000).value();
        for (const Alarm &alarm : alarms)
            kinds.push_back(alarm.kind);
        return kinds;
    }

    /// What initTestCase_data(), initTestCase() and init() of a test do.
    static void engines()
    {
        QTest::addColumn<QString>("engine");
        QTest::newRow("sqlite") << QStringLiteral("sqlite");
        QTest::newRow("postgresql") << QStringLiteral("postgresql");
    }
    void startPostgres()
    {
        if (PostgresServer::isInstalled())
            QVERIFY2(m_postgres.start(), qPrintable(m_postgres.complaint()));
    }
    void begin()
    {
        QFETCH_GLOBAL(QString, engine);
        if (!chooseEngine(engine))
            QSKIP("PostgreSQL is not installed (scripts/setup test)");
        m_storage = openStorage();
        QVERIFY(m_storage != nullptr);
    }

private:
    /// False: this engine is not installed.
    [[nodiscard]] bool chooseEngine(const QString &engine)
    {
        if (engine == QStringLiteral("sqlite"))
            m_address =
                QStringLiteral("sqlite:") + m_folder.filePath(QStringLiteral("hub%1.sqlite").arg(++m_databases));
        else if (PostgresServer::isInstalled())
            m_address = m_postgres.freshDatabase();
        else
            return false;
        return true;
    }
};

} // namespace th::test
