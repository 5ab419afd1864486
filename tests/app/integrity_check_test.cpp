// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "overseer_place.h"

#include "models/theme_model.h"

#include <SQLiteCpp/SQLiteCpp.h>

using namespace th;
using namespace th::app;
using namespace th::test;

namespace {

int rowSaying(const RowsModel &rows, const QString &words)
{
    for (int row = 0; row < rows.count(); ++row)
        if (rows.value(row, "value").toString().contains(words))
            return row;
    return -1;
}

void inspect(Place &place)
{
    place.overseer.inspect();
    place.wait([&] { return !place.overseer.integrity()->working(); });
}

} // namespace

/// Until when each station's log is proven, on a supervisor's screen.
class IntegrityCheckTest : public QObject {
    Q_OBJECT
private slots:
    void eachStationIsToldOfWorstFirst()
    {
        Place place;
        place.look();
        LogMaker cut(2, "CK-02"); // of which entries are missing
        cut.write(60);
        cut.sign();
        {
            auto archive = *evidence::Archive::open(place.archive.toStdString(), evidence::Archive::Access::Write);
            QVERIFY(archive.take(cut.extract(20)).ok());
        }
        inspect(place);
        IntegrityCheck &check = *place.overseer.integrity();
        QCOMPARE(check.rows()->count(), 2);
        QCOMPARE(check.level(), static_cast<int>(ThemeModel::Level::Bad));
        QVERIFY(check.rows()->value(0, "word").toString().contains(QStringLiteral("1 báo động")));
        QVERIFY(check.rows()->value(0, "about").toString().contains(QStringLiteral("thiếu mục")));
        check.openCurrent(); // the worst
        const int gap = rowSaying(*check.station(), QStringLiteral("mục 1–20"));
        QVERIFY(gap >= 0);
        QCOMPARE(check.station()->value(gap, "level").toInt(), static_cast<int>(ThemeModel::Level::Bad));
        QVERIFY(rowSaying(*check.station(), QStringLiteral("Không có biên nhận nào")) >= 0);
        check.closeStation();
        QVERIFY(check.stationTitle().isEmpty());
        check.close();
        QVERIFY(!check.shown() && check.rows()->count() == 0);
    }

    void readingAllAgainFindsWhatWasChangedInTheFile()
    {
        Place place;
        place.look();
        inspect(place);
        IntegrityCheck &check = *place.overseer.integrity();
        QVERIFY(check.fileNote().contains(QStringLiteral("Chưa đọc lại")));
        check.readAll();
        place.wait([&] { return !check.working(); });
        QVERIFY2(check.fileNote().contains(QStringLiteral("không bị thay đổi")), qPrintable(check.fileNote()));
        {
            SQLite::Database file(place.archive.toStdString(), SQLite::OPEN_READWRITE);
            file.exec("DROP TRIGGER entry_fixed;"
                      " UPDATE entry SET bytes = (SELECT bytes FROM entry LIMIT 1 OFFSET 7) WHERE id ="
                      " (SELECT id FROM entry LIMIT 1 OFFSET 4)");
        }
        check.readAll();
        place.wait([&] { return !check.working(); });
        QVERIFY2(check.fileNote().contains(QStringLiteral("đã bị thay đổi")), qPrintable(check.fileNote()));
        QCOMPARE(check.level(), static_cast<int>(ThemeModel::Level::Bad));
        check.openCurrent();
        const int changed = rowSaying(*check.station(), QStringLiteral("không còn như thiết bị đã ghi"));
        QVERIFY(changed >= 0);
    }

    void stoppingKeepsWhatWasFoundBefore()
    {
        Place place;
        place.look();
        inspect(place);
        IntegrityCheck &check = *place.overseer.integrity();
        place.hold("x"); // all that is asked for waits behind an export
        check.readAll();
        QVERIFY(check.working());
        check.stop();
        place.letGo();
        place.wait([&] { return !check.working(); });
        QCOMPARE(check.rows()->count(), 1);
        QVERIFY2(check.fileNote().contains(QStringLiteral("Chưa đọc lại hết")), qPrintable(check.fileNote()));
    }

    void lockHidesItAndWhatComesLaterIsNobodys()
    {
        Place place;
        place.look();
        inspect(place);
        IntegrityCheck &check = *place.overseer.integrity();
        emit place.signIn.shut(); // locked
        QVERIFY(!check.shown());
        IntegrityAnswer late{check.number()};
        late.stations.resize(1);
        check.finish(late);
        QCOMPARE(check.rows()->count(), 0);
    }

    void savedAsASignedDocumentAboutAllStations()
    {
        Place place;
        place.look();
        place.oversight.setField(QStringLiteral("verdict"), QStringLiteral("refuse")); // which does not matter here
        place.oversight.apply();
        place.wait([&] { return place.oversight.matching().has_value(); });
        place.overseer.handOutProof();
        HandingOut &handing = *place.overseer.handing();
        QVERIFY(!handing.ofRows() && handing.about().contains(QStringLiteral("Mọi trạm")));
        place.fillIn(handing, "proof");
        handing.start({});
        place.wait([&] { return handing.state() != HandingOut::State::Writing; });
        QCOMPARE(handing.complaint(), QString());
        const auto check = *evidence::verifyExport(handing.file().toStdString(), std::nullopt);
        QVERIFY(check.holds && check.rows == 101);
        QCOMPARE(place.accesses().back().by, std::string("Hà"));
    }
};

QTEST_MAIN(IntegrityCheckTest)
#include "integrity_check_test.moc"
