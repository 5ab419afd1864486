// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "evidence/integrity.h"

using namespace th;
using evidence::Finding;
using evidence::Weight;

/// What is wrong with a log, in sentences for people.
class FindingSentencesTest : public QObject {
    Q_OBJECT
private slots:
    void detailsOfProgramsAreTurnedIntoWords()
    {
        const auto said = [](const char *kind, std::uint64_t seq, std::uint64_t until, const char *detail) {
            return evidence::sentence(Finding{kind, Weight::Note, seq, until, detail}, core::Language::English);
        };
        QCOMPARE(said("clock_jump", 4, 4, "-120"),
                 std::string("entry 4: the clock was set while the machine ran (back by 120 s)"));
        QVERIFY(said("clock_jump", 4, 4, "120").ends_with("(ahead by 120 s)"));
        QVERIFY(said("gap", 7, 9, "lost").starts_with("entries 7–9: "));
        QVERIFY(said("gap", 7, 9, "lost").ends_with("(the station itself signed that it has lost them)"));
        QVERIFY(said("removed_tail", 7, 9, std::string(64, 'a').c_str()).ends_with("(hub aaaaaaaaaaaaaaaa)"));
        const Finding fork{"fork", Weight::Alarm, 40, 60, "branch 2"};
        QVERIFY(evidence::sentence(fork, core::Language::Vietnamese).ends_with("(nhánh 2)"));
        QVERIFY(said("made_up", 0, 0, "").find("made_up") == 0); // of a later version
    }
};

QTEST_GUILESS_MAIN(FindingSentencesTest)
#include "finding_sentences_test.moc"
