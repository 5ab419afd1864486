// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "publisher_notes.h"

using namespace th;
using sync::PublisherNotes;

namespace {

PublisherNotes notes()
{
    PublisherNotes notes;
    notes.bases = {{7, core::Instant(std::chrono::seconds(1'700'000'000))}};
    notes.journals["desk-1"].seq = 41;
    return notes;
}

/// As publishers wrote them before there were sightings.
core::Bytes former(const PublisherNotes &notes)
{
    core::Bytes bytes = sync::encodeNotes(notes);
    bytes.front() = 0x84;                                          // four items
    bytes.at(1 + std::string_view("th-publisher-4").size()) = '3'; // behind the text's length
    bytes.pop_back();                                              // no sightings
    return bytes;
}

} // namespace

class PublisherNotesTest : public QObject {
    Q_OBJECT
private slots:
    void whatIsWrittenIsRead()
    {
        const auto read = sync::decodeNotes(sync::encodeNotes(notes()));
        QVERIFY(read.has_value());
        QVERIFY(sync::encodeNotes(*read) == sync::encodeNotes(notes()));
    }

    void notesOfTheFormerFormAreCarriedOn()
    {
        const auto read = sync::decodeNotes(former(notes()));
        QVERIFY(read.has_value());
        QVERIFY(read->seen.empty());
        QVERIFY(sync::encodeNotes(*read) == sync::encodeNotes(notes()));
    }

    void neitherFormPassesForTheOther()
    {
        auto fewer = sync::encodeNotes(notes());
        fewer.front() = 0x84;
        fewer.pop_back();
        QVERIFY(!sync::decodeNotes(fewer));
        auto more = former(notes());
        more.front() = 0x85;
        more.push_back(0x80);
        QVERIFY(!sync::decodeNotes(more));
        auto behind = former(notes());
        behind.push_back(0x80);
        QVERIFY(!sync::decodeNotes(behind));
    }
};

QTEST_GUILESS_MAIN(PublisherNotesTest)
#include "publisher_notes_test.moc"
