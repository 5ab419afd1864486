// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "overseer_place.h"

#include "core/work.h"
#include "oversight/models/oversight_filter.h"

#include <SQLiteCpp/SQLiteCpp.h>

using namespace th;
using namespace th::app;
using namespace th::test;

namespace {

void note(const Place &place, const char *by, const char *what, int minutes)
{
    auto archive = *evidence::Archive::open(place.archive.toStdString(), evidence::Archive::Access::Write);
    const core::Instant at{std::chrono::seconds(LogMaker::begin / 1000) + std::chrono::minutes(minutes)};
    if (!evidence::noteAccess(archive, {0, at, by, what, "vụ 12", "{}", {}, {}}))
        qFatal("not noted");
}

AccessList &list(Place &place)
{
    place.overseer.listAccesses();
    place.wait([&] { return !place.overseer.accesses()->reading(); });
    return *place.overseer.accesses();
}

/// A desk's log: sign-ins, a grant, and work at a request.
core::journal::Extract deskLog()
{
    using core::journal::WorkKind;
    LogMaker log(9);
    for (int i = 0; i < 30; ++i) {
        core::journal::Work work;
        work.kind = i % 10 == 9 ? WorkKind::Grant : i % 2 == 0 ? WorkKind::SignIn : WorkKind::Decide;
        work.officer = i % 3 == 0 ? "lan" : "hanv";
        work.role = "ward_clerk";
        work.unit = "P00001";
        work.step = work.kind == WorkKind::SignIn ? "signed_in" : work.kind == WorkKind::Grant ? "granted" : "";
        work.request = work.kind == WorkKind::Decide ? 12 : 0;
        log.add(core::journal::EntryKind::Work, core::journal::encodeWork(work));
    }
    log.sign();
    return log.extract();
}

void ask(Place &place, const char *entries)
{
    place.oversight.setField(QStringLiteral("entries"), QLatin1String(entries));
    place.oversight.apply();
    place.wait([&] { return place.oversight.matching().has_value() && !place.oversight.loading(); });
}

QString at(const ArchiveRows &rows, int row, const char *role)
{
    return rows.data(rows.index(row), rows.roleNames().key(role)).toString();
}

} // namespace

/// Who had what out of an archive, and what people did at desks and with accounts, on a supervisor's screen.
class AccessListTest : public QObject {
    Q_OBJECT
private slots:
    void linesAreListedNewestFirstAndNarrowed()
    {
        Place place;
        place.look();
        note(place, "Hà", "export", 1);
        note(place, "Lan", "person", 2);
        note(place, "Lan", "open", 3);
        AccessList &accesses = list(place);
        QCOMPARE(accesses.rows()->count(), 3);
        QVERIFY(!accesses.bad() && accesses.summary().contains(QStringLiteral("3 dòng")));
        QCOMPARE(accesses.rows()->value(0, "where").toString(), QStringLiteral("Lan"));
        QCOMPARE(accesses.rows()->value(0, "word").toString(), QStringLiteral("Mở phần niêm phong"));
        accesses.setWhat(QStringLiteral("export"));
        QCOMPARE(accesses.rows()->count(), 1);
        accesses.openCurrent();
        QCOMPARE(accesses.line()->value(0, "value").toString(), QStringLiteral("Hà"));
        accesses.setWhat({});
        accesses.setWords(QStringLiteral("lan"));
        QCOMPARE(accesses.rows()->count(), 2);
        QVERIFY(accesses.summary().contains(QStringLiteral("2 dòng đúng")));
        accesses.close();
        place.oversight.setField(QStringLiteral("from"), QStringLiteral("2021-09-06 08:03")); // as the filter's time
        place.oversight.apply();
        QCOMPARE(list(place).rows()->count(), 1);
    }

    void journalThatWasChangedIsSaid()
    {
        Place place;
        place.look();
        for (int i = 0; i < 3; ++i)
            note(place, "Hà", "export", i);
        {
            SQLite::Database file(place.archive.toStdString(), SQLite::OPEN_READWRITE);
            file.exec("DROP TRIGGER access_kept; DELETE FROM access WHERE seq = 2");
        }
        AccessList &accesses = list(place);
        QVERIFY(accesses.bad());
        QVERIFY2(accesses.summary().contains(QStringLiteral("ở dòng 2")), qPrintable(accesses.summary()));
        QCOMPARE(accesses.rows()->count(), 1);
    }

    void workIsListedInWordsPageByPage()
    {
        Place place;
        place.look();
        {
            auto archive = *evidence::Archive::open(place.archive.toStdString(), evidence::Archive::Access::Write);
            QVERIFY(archive.take(deskLog()).ok());
        }
        place.overseer.back();
        place.overseer.look();
        place.wait([&] { return place.oversight.matching().has_value(); });
        ask(place, "people");
        QCOMPARE(place.oversight.matching(), std::optional<quint64>(18));
        const ArchiveRows &rows = *place.oversight.rows();
        QCOMPARE(rows.count(), 18);
        QCOMPARE(at(rows, 0, "word"), QStringLiteral("Giao quyền"));
        QVERIFY2(at(rows, 1, "about").contains(QStringLiteral("đã vào  ")), qPrintable(at(rows, 1, "about")));
        QVERIFY(place.oversight.tally().contains(QStringLiteral("18 mục")));
        ask(place, "desk");
        QCOMPARE(place.oversight.matching(), std::optional<quint64>(12));
        QVERIFY(at(rows, 0, "about").startsWith(QStringLiteral("hồ sơ 12")));
        place.oversight.setField(QStringLiteral("officer"), QStringLiteral("lan"));
        ask(place, "desk");
        QVERIFY(*place.oversight.matching() < 12);
        place.oversight.setCurrent(0);
        place.oversight.openEntry();
        place.wait([&] { return !place.oversight.sheetTitle().isEmpty(); });
        QVERIFY(place.oversight.sheetTitle().contains(QStringLiteral("Xét duyệt dòng")));
        QCOMPARE(place.oversight.sheet()->value(0, "value").toString(), QStringLiteral("Xét duyệt dòng"));
        place.oversight.setField(QStringLiteral("officer"), {});
        ask(place, "all");
        QCOMPARE(place.oversight.matching(), std::optional<quint64>(101 + 31));
        ask(place, "");
        QVERIFY(place.oversight.tally().contains(QStringLiteral("lượt quét")));
    }

    void entriesThatNobodyKnowsAreNoFilter()
    {
        const auto filter =
            filterFrom({{QStringLiteral("entries"), QStringLiteral("none such")}}, std::chrono::hours(7));
        QVERIFY(!filter && filter.error() == QLatin1String("entries"));
    }
};

QTEST_MAIN(AccessListTest)
#include "access_list_test.moc"
