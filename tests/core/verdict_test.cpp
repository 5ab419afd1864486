// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence.h"
#include "core/pass.h"
#include "core/verdict.h"
#include "support/places.h"

#include <QTest>

#include <fstream>
#include <set>
#include <sstream>

using namespace th::core;
using namespace std::chrono_literals;

namespace {

std::string whatVi(const Reason &reason) { return sentence(reason, Language::Vietnamese, 420min).what; }
std::string whatEn(const Reason &reason) { return sentence(reason, Language::English, 420min).what; }

/// Every detail the judge may give, for every code, and none.
std::vector<Reason> everyReason()
{
    const Instant at = *parseRfc3339("2021-09-06T17:05:00Z");
    std::vector<Reason> reasons;
    for (const ReasonCode code : allReasonCodes())
        for (const Weight weight : {Weight::Note, Weight::CannotTell, Weight::Refuse})
            for (const char *detail : {"", "lost", "number", "days", "2/7", "CK-02", "claims.days", "bank_transfer"})
                for (const std::optional<Instant> when : {std::optional<Instant>(), std::optional<Instant>(at)})
                    reasons.push_back({code, weight, detail, when});
    return reasons;
}

} // namespace

class VerdictTest : public QObject {
    Q_OBJECT
private slots:
    void namesAreStableAndGoBothWays()
    {
        std::set<std::string> names;
        for (const ReasonCode code : allReasonCodes()) {
            QVERIFY(names.insert(name(code)).second);
            QVERIFY(reasonFromName(name(code)) == code);
        }
        QCOMPARE(names.size(), std::size_t(34));
        QVERIFY(!reasonFromName(""));
        QVERIFY(!reasonFromName("Revoked"));
        QCOMPARE(std::string(name(ReasonCode::BadSignature)), std::string("bad_signature"));
        QCOMPARE(std::string(name(ReasonCode::IdCardMatches)), std::string("id_card_matches"));
    }

    void theHeaviestReasonDecides()
    {
        const auto kindOf = [](std::vector<Reason> reasons) { return conclude(std::move(reasons)).kind; };
        const Reason note{ReasonCode::DataOld, Weight::Note}, unclear{ReasonCode::NoData, Weight::CannotTell},
            refusal{ReasonCode::Expired, Weight::Refuse};
        QVERIFY(kindOf({}) == VerdictKind::Admit);
        QVERIFY(kindOf({note}) == VerdictKind::Admit);
        QVERIFY(kindOf({note, unclear}) == VerdictKind::CannotTell);
        QVERIFY(kindOf({unclear, refusal, note}) == VerdictKind::Refuse);
    }

    void reasonsComeHeaviestFirstAndOnce()
    {
        const Verdict verdict = conclude({{ReasonCode::DataOld, Weight::Note},
                                          {ReasonCode::StatusUnavailable, Weight::CannotTell, "a"},
                                          {ReasonCode::Expired, Weight::CannotTell},
                                          {ReasonCode::OutsideArea, Weight::Refuse},
                                          {ReasonCode::StatusUnavailable, Weight::CannotTell, "b"},
                                          {ReasonCode::Revoked, Weight::Refuse}});
        std::string order;
        for (const Reason &reason : verdict.reasons)
            order += std::string(name(reason.code)) + " ";
        QCOMPARE(order, std::string("revoked outside_area expired status_unavailable data_old "));
        QCOMPARE(verdict.reasons[3].detail, std::string("a"));
    }

    void everyReasonSpeaksBothLanguages()
    {
        for (const Reason &reason : everyReason())
            for (const Language language : {Language::Vietnamese, Language::English}) {
                const Sentence said = sentence(reason, language, 420min);
                for (const std::string &text : {said.what, said.toDo}) {
                    QVERIFY(isValidUtf8(text));
                    QVERIFY2(text.ends_with('.') && text.size() > 10, text.c_str());
                    for (const char *leftover : {"{", "}", "[", "]", "  ", "()", ": .", " ,"})
                        QVERIFY2(text.find(leftover) == std::string::npos, text.c_str());
                }
            }
    }

    void translatesDetails()
    {
        for (int reason = 0; reason <= 5; ++reason) {
            const auto code = static_cast<RevocationReason>(reason);
            const std::string text = whatVi({ReasonCode::Revoked, Weight::Refuse, name(code)});
            QVERIFY2(text.find(name(code)) == std::string::npos, text.c_str());
        }
        for (int foreign = 0; foreign <= static_cast<int>(ForeignCode::Other); ++foreign) {
            const char *detail = name(static_cast<ForeignCode>(foreign));
            const std::string text = whatVi({ReasonCode::NotAPass, Weight::CannotTell, detail});
            QVERIFY2(text.find(detail) == std::string::npos, text.c_str());
        }
        for (const char *detail : {"series_list", "series", "row", "row_missing", "pages", "sightings", "io", "busy"}) {
            const std::string text = whatVi({ReasonCode::StatusUnavailable, Weight::CannotTell, detail});
            QVERIFY2(text.find(detail) == std::string::npos, text.c_str());
        }
        QCOMPARE(whatVi({ReasonCode::QuotaUsed, Weight::Refuse, "2/7"}),
                 std::string("Đã dùng hết số lượt được đi (2 lượt trong 7 ngày)."));
        QCOMPARE(whatEn({ReasonCode::QuotaUsed, Weight::Refuse, "1/1"}),
                 std::string("All permitted trips are used up (1 trip a day)."));
    }

    void formatsTimesForPeopleWhereTheyAre()
    {
        const Instant at = *parseRfc3339("2021-09-06T17:05:00Z");
        QCOMPARE(whatVi({ReasonCode::Revoked, Weight::Refuse, "lost", at}),
                 std::string("Giấy đi đường đã bị thu hồi lúc 07/09/2021 00:05, lý do: báo mất."));
        QCOMPARE(whatVi({ReasonCode::Revoked, Weight::Refuse}), std::string("Giấy đi đường đã bị thu hồi."));
        QCOMPARE(sentence({ReasonCode::Expired, Weight::Refuse, {}, at}, Language::English, 0min).what,
                 std::string("The pass has expired at 06/09/2021 17:05."));
    }

    void advisesByWeight()
    {
        const auto toDo = [](Weight weight) {
            return sentence({ReasonCode::UnknownIssuer, weight}, Language::English, 0min).toDo;
        };
        QVERIFY(toDo(Weight::Refuse).starts_with("Stop"));
        QVERIFY(toDo(Weight::CannotTell).starts_with("Data is old"));
    }

    void hostileDetailsStayText()
    {
        const std::string text = whatEn({ReasonCode::UnknownIssuer, Weight::Refuse, "{at}[{detail}]"});
        QCOMPARE(text, std::string("The issuer is not in the directory (series {at}[{detail}])."));
    }

    void everyCodeIsExplainedInItsDocument()
    {
        std::ifstream file(std::string(th::test::sourceFolder) + "/docs/formats/verdict.md");
        std::stringstream page;
        page << file.rdbuf();
        for (const ReasonCode code : allReasonCodes())
            QVERIFY2(page.str().find("`" + std::string(name(code)) + "`") != std::string::npos, name(code));
    }
};

QTEST_APPLESS_MAIN(VerdictTest)
#include "verdict_test.moc"
