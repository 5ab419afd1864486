// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/program.h"

#include <QTemporaryDir>

using namespace th::test;

class WardListTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    QString path(const char *name) { return m_folder.filePath(QString::fromUtf8(name)); }
    QString put(const char *name, const QByteArray &text)
    {
        QFile file(path(name));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName() : QString();
    }
    static Ran list(const QStringList &more)
    {
        return run(QStringList{QStringLiteral("ward"), QStringLiteral("list")} + more);
    }
    static Ran check(const QString &file, const QStringList &more = {})
    {
        return list(QStringList{QStringLiteral("check"), file, QStringLiteral("--now"),
                                QStringLiteral("2021-09-05T00:00:00+07:00")} +
                    more);
    }

private slots:
    void good_rows_are_told_and_bad_ones_come_back_to_be_corrected()
    {
        const QString file =
            put("list.csv", "Họ và tên;Số CCCD\nNguyễn Thị Hương;001185012345\nTrần Văn B;1085012345\n");
        const Ran ran = check(
            file, {QStringLiteral("--json"), QStringLiteral("--rows"), QStringLiteral("--errors"), path("back.csv")});
        QCOMPARE(ran.status, 1);
        QCOMPARE(ran.objects.size(), std::size_t{4});
        QVERIFY(ran.objects[0]["sure"] == true);
        QVERIFY(ran.objects[1]["rule"] == "id_zeros_lost");
        QVERIFY(ran.objects[1]["proposal"] == "001085012345");
        QVERIFY(ran.objects[2]["fields"]["full_name"] == "Nguyễn Thị Hương");
        QVERIFY(ran.objects[3]["bad"] == 1);
        QVERIFY(readAll(path("back.csv")).contains("Row 3, column B"));
        QVERIFY(!readAll(path("back.csv")).contains("Hương"));
        const Ran accepted = check(path("back.csv"), {QStringLiteral("--accept"), QStringLiteral("zeros")});
        QVERIFY2(accepted.status == 0, accepted.output + accepted.complaints);
        const Ran again = check(file, {QStringLiteral("--errors"), path("back.csv")});
        QCOMPARE(again.status, 1);
        QVERIFY(!again.complaints.isEmpty()); // never over a file that is there
    }

    void unknown_columns_are_asked_for_and_can_be_told()
    {
        const QString file = put("map.csv", "Nhân viên,Mã\nNguyễn Thị Hương,001185012345\n");
        const Ran asked = check(file);
        QCOMPARE(asked.status, 1);
        QVERIFY(asked.complaints.contains("--map COLUMN=FIELD"));
        const Ran told = check(file, {QStringLiteral("--map"), QStringLiteral("Nhân viên=full_name"),
                                      QStringLiteral("--map"), QStringLiteral("B=id_number")});
        QVERIFY2(told.status == 0, told.complaints.constData());
    }

    void columns_that_nothing_uses_are_named()
    {
        const QString file =
            put("unused.csv", "Họ và tên,Số CCCD,Số giấi,Ghi chú\nNguyễn Thị Hương,001185012345,15,x\n");
        QVERIFY(check(file).output.contains("Columns that nothing uses: C “Số giấi”, D “Ghi chú”"));
        const Ran json = check(file, {QStringLiteral("--json")});
        QVERIFY(json.objects[0]["unused"] == nlohmann::json::array({"C “Số giấi”", "D “Ghi chú”"}));
        const QString used = put("used.csv", "Họ và tên,Số CCCD\nNguyễn Thị Hương,001185012345\n");
        QVERIFY(!check(used).output.contains("nothing uses"));
    }

    void a_template_is_a_list_without_rows()
    {
        const QString out = path("template.xlsx");
        QCOMPARE(list({QStringLiteral("template"), QStringLiteral("household"), QStringLiteral("--out"), out}).status,
                 0);
        const QStringList again{QStringLiteral("template"), QStringLiteral("household"), QStringLiteral("--out")};
        QCOMPARE(list(again + QStringList{out}).status, 1); // somebody may have filled it in
        QCOMPARE(list(again + QStringList{path("list.xls")}).status, 2);
        QCOMPARE(list(again + QStringList{path("list.CSV")}).status, 0);
        QFile csv(path("list.CSV"));
        QVERIFY(csv.open(QIODevice::ReadOnly) && !csv.read(2).startsWith("PK"));
        const Ran ran = check(out, {QStringLiteral("--kind"), QStringLiteral("household"), QStringLiteral("--json")});
        QCOMPARE(ran.status, 1); // nobody in it
        QVERIFY(ran.objects[0]["sure"] == true);
        QVERIFY(ran.objects[1]["good"] == 0);
    }

    void a_file_that_is_no_list_is_refused_in_a_sentence()
    {
        const Ran ran = check(put("list.pdf", "%PDF-1.4"));
        QCOMPARE(ran.status, 1);
        QVERIFY(ran.complaints.contains("This is no table but PDF"));
        QFile sparse(path("huge.xlsx"));
        QVERIFY(sparse.open(QIODevice::WriteOnly) && sparse.resize(qint64(2) << 30));
        QVERIFY(check(sparse.fileName()).complaints.contains("larger than 32 MB"));
    }
};

QTEST_GUILESS_MAIN(WardListTest)
#include "ward_list_test.moc"
