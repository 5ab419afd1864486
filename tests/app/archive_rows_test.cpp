// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTest>

#include "oversight/models/archive_rows.h"

using namespace th;
using namespace th::app;

namespace {

/// A made-up archive of so many entries, and the rows that show it. Its answers come when they are let through.
struct Source {
    static constexpr int pageRows = 200;

    explicit Source(int entries) : all(entries)
    {
        QObject::connect(&rows, &ArchiveRows::pageWanted, &rows,
                         [this](const std::optional<evidence::Cursor> &after) { asked.push_back(after); });
        asked.emplace_back();
    }
    void answer()
    {
        for (const auto &after : std::exchange(asked, {})) {
            const int first = after ? static_cast<int>(after->place.seq) + 1 : 0,
                      last = std::min(all, first + pageRows);
            std::vector<evidence::Row> made;
            for (int i = first; i < last; ++i)
                made.push_back(row(i));
            const evidence::Cursor end{-(last - 1), row(last - 1).place};
            rows.take(after, std::move(made), last < all ? std::optional(end) : std::nullopt);
        }
    }
    static evidence::Row row(int at)
    {
        evidence::Row row;
        row.place = {0, 0, static_cast<std::uint64_t>(at)};
        row.checkpoint = "CK-" + std::to_string(at);
        return row;
    }
    void scrollToTheEnd()
    {
        do {
            answer();
            rows.fetchMore({});
        } while (!asked.empty());
    }
    [[nodiscard]] QString where(int at) const
    {
        return rows.data(rows.index(at), rows.roleNames().key("where")).toString();
    }

    ArchiveRows rows;
    std::vector<std::optional<evidence::Cursor>> asked;
    int all;
};

QString named(int at) { return QStringLiteral("CK-%1").arg(at); }

} // namespace

class ArchiveRowsTest : public QObject {
    Q_OBJECT
private slots:
    void memoryDoesNotGrowWithWhatWasScrolledOver()
    {
        Source source(50'123);
        source.scrollToTheEnd();
        QCOMPARE(source.rows.count(), source.all);
        QCOMPARE(source.rows.pagesInMemory(), ArchiveRows::inMemory);
        QCOMPARE(source.where(50'122), named(50'122));
    }

    void whatWasLetGoIsAskedForOnceAndComesBack()
    {
        Source source(50'000);
        source.scrollToTheEnd();
        for (const int at : {0, 199, 200, 12'345}) {
            source.asked.clear();
            const bool there = source.where(at) == named(at); // another row of the page before brought it
            QCOMPARE(source.asked.size(), std::size_t(there ? 0 : 1));
            QVERIFY(there || (source.where(at).isEmpty() && source.asked.size() == 1));
            QSignalSpy changed(&source.rows, &QAbstractItemModel::dataChanged);
            source.answer();
            QCOMPARE(changed.count(), there ? 0 : 1);
            QCOMPARE(source.where(at), named(at));
            QVERIFY(source.rows.pagesInMemory() <= ArchiveRows::inMemory);
        }
    }

    void everyRowIsItselfHoweverOneScrolls()
    {
        Source source(30'000);
        source.scrollToTheEnd();
        for (int i = 0, at = 0; i < 3000; ++i, at = (at * 7919 + 13) % source.all) {
            if (source.where(at).isEmpty())
                source.answer();
            QCOMPARE(source.where(at), named(at));
        }
    }

    void theListEndsWhereItsRowsEnd()
    {
        Source source(ArchiveRows::most + 1000);
        source.scrollToTheEnd();
        QCOMPARE(source.rows.count(), ArchiveRows::most);
        QVERIFY(!source.rows.canFetchMore({}));
        QVERIFY(!source.rows.row(-1) && !source.rows.row(source.rows.count()));
    }

    void anEmptyArchiveHasNoRows()
    {
        ArchiveRows rows;
        rows.take({}, {}, {});
        QVERIFY(rows.count() == 0 && !rows.canFetchMore({}) && !rows.row(0));
        Source source(10);
        source.scrollToTheEnd();
        source.rows.clear();
        QVERIFY(source.rows.count() == 0 && !source.rows.row(0) && source.asked.empty());
    }
};

QTEST_GUILESS_MAIN(ArchiveRowsTest)
#include "archive_rows_test.moc"
