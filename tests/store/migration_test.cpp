// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "embedded_sql.h"
#include "migration.h"
#include "support/files.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace th::store;

namespace {

/// Everything a database consists of, in words.
std::string shapeOf(SQLite::Database &database)
{
    std::string shape;
    SQLite::Statement all(database, "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name");
    while (all.executeStep())
        for (int column = 0; column < 4; ++column)
            shape += all.getColumn(column).getString() + "\n";
    return shape + std::to_string(schemaVersion(database));
}

SQLite::Database fresh(const std::filesystem::path &file)
{
    return SQLite::Database(file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
}

} // namespace

class MigrationTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_root;
    std::filesystem::path m_file;

    /// A database as version `version` of this software left it.
    void makeVersion(std::size_t version) const
    {
        auto database = fresh(m_file);
        const auto &steps = migrationsSql();
        migrate(database, m_file, {steps.begin(), steps.begin() + static_cast<std::ptrdiff_t>(version)});
    }

private slots:
    void init()
    {
        m_root = std::make_unique<QTemporaryDir>();
        m_file = std::filesystem::path(m_root->path().toStdString()) / "station.sqlite";
    }

    void everyOldVersionBecomesTheSchema()
    {
        auto wanted = fresh(m_file.string() + ".wanted");
        installSchema(wanted);
        for (std::size_t version = 0; version <= migrationsSql().size(); ++version) {
            init();
            makeVersion(version);
            auto database = fresh(m_file);
            migrate(database, m_file, migrationsSql());
            QCOMPARE(shapeOf(database), shapeOf(wanted));
        }
    }

    void theNumbersOfTheMigrationsHaveNoGap()
    {
        for (std::size_t n = 1; n <= migrationsSql().size() + 1; ++n) {
            const QString name =
                th::test::sourcePath(QStringLiteral("store/src/migrations/%1.sql").arg(n, 3, 10, QLatin1Char('0')));
            QCOMPARE(QFile::exists(name), n <= migrationsSql().size());
        }
    }

    void whatWasThereIsCopiedFirst()
    {
        auto database = fresh(m_file);
        const std::vector<const char *> first{"CREATE TABLE t (x); INSERT INTO t VALUES (1);"};
        auto both = first;
        both.push_back("ALTER TABLE t ADD COLUMN y; UPDATE t SET x = 2;");
        migrate(database, m_file, first);
        for (const char *backup : {".version-1", ".version-1.2"}) {
            migrate(database, m_file, both);
            QCOMPARE(database.execAndGet("SELECT x FROM t").getInt(), 2);
            auto old = SQLite::Database(m_file.string() + backup);
            QCOMPARE(old.execAndGet("SELECT x FROM t").getInt(), 1);
            QCOMPARE(schemaVersion(old), 1);
            const auto rights = std::filesystem::status(m_file.string() + backup).permissions();
            QVERIFY((rights & (std::filesystem::perms::group_all | std::filesystem::perms::others_all)) ==
                    std::filesystem::perms::none);
            database.exec("UPDATE t SET x = 1; ALTER TABLE t DROP COLUMN y; PRAGMA user_version = 1");
        }
    }

    void aStepThatFailsLeavesTheVersionBefore()
    {
        auto database = fresh(m_file);
        const std::vector<const char *> steps{"CREATE TABLE a (x);", "CREATE TABLE b (x);",
                                              "CREATE TABLE c (x); INSERT INTO nowhere VALUES (1);"};
        QVERIFY_EXCEPTION_THROWN(migrate(database, m_file, steps), SQLite::Exception);
        QCOMPARE(schemaVersion(database), 2);
        QVERIFY(database.tableExists("b") && !database.tableExists("c"));
    }

    void aNewerVersionIsRefused()
    {
        auto database = fresh(m_file);
        database.exec("PRAGMA user_version = " + std::to_string(migrationsSql().size() + 1));
        const auto result = guard([&] { migrate(database, m_file, migrationsSql()); });
        QVERIFY(!result.ok() && result.error().fault == StoreFault::NewerVersion);
    }
};

QTEST_GUILESS_MAIN(MigrationTest)
#include "migration_test.moc"
