// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "evidence/log_maker.h"
#include "models/theme_model.h"
#include "oversight/archive_thread.h"
#include "oversight/models/oversight_filter.h"
#include "oversight/models/oversight_model.h"

#include <set>

using namespace th;
using namespace th::app;
using namespace th::test;

namespace {

/// A model over an archive of two stations, five hundred entries each.
struct Desk {
    QTemporaryDir folder;
    QString file = folder.filePath(QStringLiteral("all.evidence"));
    LanguageSwitch language;
    OversightModel model{language};
    ArchiveThread archive;

    Desk()
    {
        auto made = *evidence::Archive::open(file.toStdString(), evidence::Archive::Access::Create);
        for (const std::uint8_t which : {1, 2}) {
            LogMaker log(which, "CK-0" + std::to_string(which));
            log.write(503);
            log.sign();
            if (!made.take(log.extract()))
                qFatal("not taken");
        }
        connectArchive(model, archive, {});
    }
    void open(const QString &path)
    {
        model.open(path);
        emit model.openWanted(path);
    }
    bool list() // opened, counted and the first page there
    {
        open(file);
        return QTest::qWaitFor([&] { return ready(); });
    }
    [[nodiscard]] bool ready() const
    {
        return model.state() == OversightModel::State::Shown && !model.loading() &&
               model.tally().contains(QStringLiteral("lượt quét"));
    }
};

} // namespace

class OversightTest : public QObject {
    Q_OBJECT
private slots:
    void allEntriesComePageByPageNewestFirst()
    {
        Desk desk;
        QVERIFY(desk.list());
        ArchiveRows &rows = *desk.model.rows();
        QCOMPARE(rows.count(), static_cast<int>(ArchiveWorker::pageRows));
        while (rows.canFetchMore({})) {
            const int before = rows.count();
            rows.fetchMore({});
            QVERIFY(QTest::qWaitFor([&] { return rows.count() > before; }));
        }
        std::set<evidence::Place> places;
        for (int i = 0; i < rows.count(); ++i) {
            QVERIFY(places.insert(rows.row(i)->place).second);
            QVERIFY(i == 0 || rows.row(i)->wall <= rows.row(i - 1)->wall);
        }
        QCOMPARE(desk.model.tally(), QStringLiteral("%1 lượt quét").arg(rows.count()));
    }

    void filterNarrowsAndWhatIsNotUnderstoodChangesNothing()
    {
        Desk desk;
        QVERIFY(desk.list());
        desk.model.setField(QStringLiteral("checkpoint"), QStringLiteral(" CK-02 "));
        desk.model.setField(QStringLiteral("verdict"), QStringLiteral("refuse"));
        desk.model.apply();
        QVERIFY(desk.model.loading() && desk.model.narrowed());
        QVERIFY(QTest::qWaitFor([&] { return desk.ready(); }));
        QVERIFY(desk.model.rows()->count() > 10);
        for (int i = 0; i < desk.model.rows()->count(); ++i) {
            QCOMPARE(desk.model.rows()->row(i)->checkpoint, "CK-02");
            QVERIFY(desk.model.rows()->row(i)->verdict == core::VerdictKind::Refuse);
        }
        const quint64 question = desk.model.question();
        desk.model.setField(QStringLiteral("from"), QStringLiteral("yesterday"));
        desk.model.apply();
        QVERIFY(!desk.model.complaint().isEmpty());
        QCOMPARE(desk.model.question(), question);
        desk.model.widen();
        QVERIFY(desk.model.complaint().isEmpty() && !desk.model.narrowed());
    }

    void entryComesWithItsProofAndItsPassWithItsTimeline()
    {
        Desk desk;
        QVERIFY(desk.list());
        desk.model.setCurrent(20);
        desk.model.openEntry();
        QVERIFY(QTest::qWaitFor([&] { return !desk.model.sheetTitle().isEmpty(); }));
        const QString number = desk.model.passOfSheet();
        QCOMPARE(number.toStdString(), desk.model.rows()->row(20)->number);
        QVERIFY(desk.model.sheetNote().contains(QStringLiteral("chứng minh")));
        QVERIFY(!desk.model.sheetBad());
        desk.model.openPass();
        QVERIFY(QTest::qWaitFor([&] { return desk.model.passOfSheet().isEmpty(); }));
        QVERIFY(desk.model.sheetTitle().contains(number));
        QVERIFY(desk.model.sheet()->count() > 20);
        QVERIFY(desk.model.sheetNote().contains(QStringLiteral("Chưa đối chiếu thiết bị"))); // there is no directory
        desk.model.closeSheet();                                                             // back to the entry
        QCOMPARE(desk.model.passOfSheet(), number);
        desk.model.closeSheet();
        QVERIFY(desk.model.sheetTitle().isEmpty());
    }

    void whatDoesNotCountOrIsLeftOutIsNoAnswerForAll()
    {
        Desk desk;
        auto told = std::make_shared<evidence::PassTimeline>();
        told->compared = told->devicesChecked = true;
        told->events.resize(2);
        told->events[0].counts = false;
        told->events[0].oddities = {evidence::Oddity::UnknownDevice};
        const auto noteOf = [&] {
            desk.model.showTimeline(QStringLiteral("BD01A-000001"),
                                    std::make_shared<const evidence::PassTimeline>(*told));
            return desk.model.sheetNote();
        };
        QVERIFY(noteOf().contains(QStringLiteral("trong những gì kho có")));
        QVERIFY(!desk.model.sheetBad());
        QCOMPARE(desk.model.sheet()->value(0, "level").toInt(), static_cast<int>(ThemeModel::Level::Caution));
        told->left = 3;
        QVERIFY(noteOf().contains(QStringLiteral("trong những gì nêu ở đây")));
        told->events[1].counts = false;
        QVERIFY(noteOf().contains(QStringLiteral("Không có gì được tính")));
    }

    void figuresAreThoseOfTheFilter()
    {
        Desk desk;
        QVERIFY(desk.list());
        desk.model.setField(QStringLiteral("checkpoint"), QStringLiteral("CK-01"));
        desk.model.apply();
        desk.model.setPage(OversightModel::Page::Statistics);
        QVERIFY(QTest::qWaitFor([&] { return desk.model.counted(); }));
        QVERIFY(!desk.model.overTime().isEmpty() && !desk.model.byAge().isEmpty());
        bool other = false;
        for (int i = 0; i < desk.model.figures()->count(); ++i)
            other = other || desk.model.figures()->value(i, "label").toString() == QLatin1String("CK-02");
        QVERIFY(!other);
    }

    void answersToOlderQuestionsAreNotShown()
    {
        Desk desk;
        QVERIFY(desk.list());
        const quint64 old = desk.model.question();
        desk.model.setField(QStringLiteral("officer"), QStringLiteral("nobody"));
        desk.model.apply();
        desk.model.showPage({old, {evidence::Row{}}, std::nullopt});
        desk.model.showCount(old, 7);
        QCOMPARE(desk.model.rows()->count(), 0);
        QVERIFY(desk.model.loading());
    }

    void answerAboutAnEntryThatWasClosedIsNotShown()
    {
        Desk desk;
        QVERIFY(desk.list());
        desk.model.setCurrent(20);
        desk.model.openEntry();
        desk.model.closeSheets();
        desk.model.apply(); // answered after it
        QVERIFY(QTest::qWaitFor([&] { return desk.ready(); }));
        QVERIFY(desk.model.sheetTitle().isEmpty());
    }

    void filterKnowsAreaAuthorityDeviceAndOtherHistories()
    {
        const core::PublicKey key{0xab, 0xcd, 0xef, 0x12, 0x34};
        const auto filter = filterFrom({{QStringLiteral("area"), QStringLiteral("01.002, 02")},
                                        {QStringLiteral("authority"), QStringLiteral("P00001")},
                                        {QStringLiteral("device"), QStringLiteral("ABCDEF12")},
                                        {QStringLiteral("histories"), QStringLiteral("all")}},
                                       std::chrono::hours(7), nullptr, {key});
        QVERIFY(filter.ok());
        QCOMPARE(filter->areas, (std::vector<std::string>{"01.002", "02"}));
        QCOMPARE(filter->authorities, std::vector<std::string>{"P00001"});
        QVERIFY(filter->devices == std::vector<core::PublicKey>{key} && filter->allHistories);
        const auto none = filterFrom({{QStringLiteral("device"), QStringLiteral("abcdef1")}}, std::chrono::hours(7),
                                     nullptr, {key}); // too little of a key
        QVERIFY(!none && none.error() == QLatin1String("device"));
    }

    void whatIsNoArchiveIsSaidAndCanBeTriedAgain()
    {
        Desk desk;
        const QString file = desk.folder.filePath(QStringLiteral("no.evidence"));
        desk.open(file);
        QVERIFY(QTest::qWaitFor([&] { return desk.model.state() == OversightModel::State::Failed; }));
        QVERIFY(!desk.model.failure().isEmpty());
        QVERIFY(QFile::copy(desk.file, file));
        desk.model.retry();
        QVERIFY(QTest::qWaitFor([&] { return desk.ready(); }));
    }

    void filterStaysWhenItIsTriedAgain()
    {
        Desk desk;
        QVERIFY(desk.list());
        desk.model.setField(QStringLiteral("verdict"), QStringLiteral("refuse"));
        desk.model.apply();
        QVERIFY(QTest::qWaitFor([&] { return desk.ready(); }));
        const auto refused = desk.model.matching();
        desk.model.setField(QStringLiteral("from"), QStringLiteral("yesterday")); // not understood, and not asked yet
        desk.model.fail(QStringLiteral("khóa"), QStringLiteral("locked"));
        desk.model.retry();
        QVERIFY(QTest::qWaitFor([&] { return desk.ready(); }));
        QVERIFY(!desk.model.complaint().isEmpty());
        desk.model.setField(QStringLiteral("from"), {});
        desk.model.fail(QStringLiteral("khóa"), QStringLiteral("locked"));
        desk.model.retry();
        QVERIFY(QTest::qWaitFor([&] { return desk.ready(); }));
        QVERIFY(desk.model.matching() == refused && desk.model.narrowed());
    }

    void timesAreReadInTheClockOfTheArchive()
    {
        const auto moment = [](const char *typed) {
            const auto filter = filterFrom({{QStringLiteral("from"), QLatin1String(typed)}}, std::chrono::hours(7));
            return filter ? filter->from.value_or(-1) : -2;
        };
        QCOMPARE(moment("2021-09-06 08:00"), LogMaker::begin);
        QCOMPARE(moment("06/09/2021 08:00"), LogMaker::begin);
        QCOMPARE(moment("2021-09-06"), LogMaker::begin - 8 * 3'600'000);
        QCOMPARE(moment(""), -1);
        QCOMPARE(moment("06.09.2021"), -2);
        QVERIFY(!filterFrom({{QStringLiteral("reason"), QStringLiteral("none such")}}, std::chrono::hours(7)));
    }
};

QTEST_GUILESS_MAIN(OversightTest)
#include "oversight_test.moc"
