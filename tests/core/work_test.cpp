// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/work.h"

using namespace th::core;
using namespace th::core::journal;

namespace {

Work full()
{
    Work work;
    work.kind = WorkKind::Decide;
    work.officer = "Bình";
    work.role = "ward_clerk";
    work.unit = "P00001";
    work.request = 7;
    work.revision = 3;
    work.procedure = "individual";
    work.step = "s";
    work.from = "a";
    work.to = "b";
    work.lines = {1, 300};
    work.passes = "AA-000001";
    work.digest = {1, 2};
    work.reason = Work::SealedReason{4, 0, {5}};
    return work;
}

std::string complaint(std::string hex)
{
    const auto decoded = decodeWork(*fromHex(hex));
    return decoded ? "ok" : decoded.error();
}

} // namespace

class WorkTest : public QObject {
    Q_OBJECT
private slots:
    void what_is_empty_is_left_out()
    {
        Work work;
        work.officer = "An";
        work.request = 7;
        QCOMPARE(toHex(encodeWork(work)), std::string("a301010262416e0507"));
    }

    void every_member_comes_back()
    {
        const Bytes bytes = encodeWork(full());
        const auto decoded = decodeWork(bytes);
        QVERIFY2(decoded.ok(), decoded.ok() ? "" : decoded.error().c_str());
        QVERIFY(encodeWork(*decoded) == bytes);
        QVERIFY(decoded->kind == WorkKind::Decide && decoded->lines == full().lines && decoded->request == 7);
        QCOMPARE(decoded->officer, full().officer);
        QVERIFY(decoded->reason && decoded->reason->session == 4 && decoded->reason->box == Bytes{5});
    }

    void what_breaks_the_format_is_named()
    {
        QCOMPARE(complaint("a10101"), std::string("ok"));
        QCOMPARE(complaint("a0"), std::string("work.kind"));
        QCOMPARE(complaint("a1010e"), std::string("work.kind"));
        QCOMPARE(complaint("a201010260"), std::string("work.empty"));
        QCOMPARE(complaint("a201010500"), std::string("work.number"));
        QCOMPARE(complaint("a201010b820201"), std::string("work.lines"));
        QCOMPARE(complaint("a20101181901"), std::string("work.unknown_key"));
        QCOMPARE(complaint("a1010100"), std::string("work.cbor"));
        QCOMPARE(complaint("a2010101"), std::string("work.cbor"));
    }

    void no_byte_less_or_other_is_read_as_the_same()
    {
        const Bytes whole = encodeWork(full());
        for (std::size_t size = 0; size < whole.size(); ++size)
            QVERIFY(!decodeWork(ByteView(whole).first(size)).ok());
    }
};

QTEST_APPLESS_MAIN(WorkTest)
#include "work_test.moc"
