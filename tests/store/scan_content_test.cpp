// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bytes.h"
#include "store/scan_content.h"
#include "support/small_province.h"

#include <QTest>
#include <rapidcheck.h>

using namespace th;
using store::ScanRecord;

namespace {

ScanRecord anyRecord()
{
    const auto text = [] { return *rc::gen::container<std::string>(rc::gen::arbitrary<char>()); };
    ScanRecord record;
    const auto &codes = core::allReasonCodes();
    std::vector<core::Reason> reasons;
    for (int n = *rc::gen::inRange(0, 70); n > 0; --n) {
        core::Reason reason{codes[static_cast<std::size_t>(*rc::gen::inRange(0, static_cast<int>(codes.size())))],
                            static_cast<core::Weight>(*rc::gen::inRange(0, 3)),
                            text(),
                            {}};
        if (*rc::gen::arbitrary<bool>())
            reason.at = core::Instant(std::chrono::seconds(*rc::gen::arbitrary<std::int64_t>()));
        reasons.push_back(reason);
    }
    record.verdict = {static_cast<core::VerdictKind>(*rc::gen::inRange(0, 3)), reasons};
    if (*rc::gen::arbitrary<bool>())
        record.number = core::PassNumber{core::SeriesCode(text()), *rc::gen::arbitrary<std::uint32_t>()};
    record.proven = *rc::gen::arbitrary<bool>();
    for (std::string *field : {&record.category, &record.authority, &record.officer, &record.place.checkpoint.text,
                               &record.place.area.text, &record.source})
        *field = text();
    record.judgedAt = core::Instant(std::chrono::seconds(*rc::gen::arbitrary<std::int64_t>()));
    return record;
}

} // namespace

class ScanContentTest : public QObject {
    Q_OBJECT

private slots:
    void whateverIsRecordedCanBeReadAgain()
    {
        QVERIFY(rc::check("encode, decode", [] {
            store::ScanContent content = store::contentOf(anyRecord());
            if (*rc::gen::arbitrary<bool>())
                content.sealed =
                    store::SealedPart{7, {*rc::gen::inRange<std::uint64_t>(0, INT64_MAX), core::Bytes(40, 1)}};
            const core::Bytes bytes = store::encodeScan(content);
            const auto again = store::decodeScan(bytes);
            RC_ASSERT(again.has_value());
            RC_ASSERT(store::encodeScan(*again) == bytes);
            RC_ASSERT(again->officer == content.officer);
            RC_ASSERT(again->number == content.number);
            RC_ASSERT(again->reasons.size() == content.reasons.size());
        }));
    }

    void changedBytesAreRefusedOrSaySomethingElse()
    {
        QVERIFY(rc::check("one encoding each", [] {
            const core::Bytes bytes = store::encodeScan(store::contentOf(anyRecord()));
            core::Bytes changed = bytes;
            changed[*rc::gen::inRange<std::size_t>(0, bytes.size())] = *rc::gen::arbitrary<std::uint8_t>();
            if (*rc::gen::arbitrary<bool>())
                changed.resize(*rc::gen::inRange<std::size_t>(0, bytes.size() + 3));
            const auto content = store::decodeScan(changed);
            RC_ASSERT((!content || store::encodeScan(*content) == changed)); // RC_ASSERT has an || of its own
        }));
    }

    void longTextIsCutBetweenLetters()
    {
        ScanRecord record;
        for (std::size_t ascii = 58; ascii < 66; ++ascii) {
            record.officer = std::string(ascii, 'a') + "ệệệệ";
            const auto content = store::contentOf(record);
            QVERIFY(core::isValidUtf8(content.officer) && content.officer.size() <= 64);
            QVERIFY(record.officer.starts_with(content.officer) && content.officer.size() >= 62);
        }
    }

    void anImportOfAnySizeFitsItsEntry()
    {
        store::Update update = test::SmallProvince::update(std::vector<core::SeriesSnapshot>(100'000));
        QVERIFY(store::encodeImport(update).size() < 1000);
    }
};

QTEST_GUILESS_MAIN(ScanContentTest)
#include "scan_content_test.moc"
