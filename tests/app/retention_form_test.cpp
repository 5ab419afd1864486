// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "overseer_place.h"

#include "evidence/retention.h"

using namespace th;
using namespace th::app;
using namespace th::test;

namespace {

void writeRules(const Place &place, const char *text)
{
    std::ofstream(place.path("rules.json").toStdString(), std::ios::trunc) << text;
}

RetentionForm &count(Place &place, const char *rules)
{
    writeRules(place, rules);
    RetentionForm &form = *place.overseer.retention();
    place.overseer.letGo();
    form.chooseFile(place.url("rules.json"));
    place.wait([&] { return form.state() != RetentionForm::State::Counting; });
    return form;
}

void fillIn(const Place &place, RetentionForm &form)
{
    form.setBy(QStringLiteral("Hà"));
    form.setReason(QStringLiteral("quyết định 12"));
    form.key()->chooseFile(place.url("chief.key"));
    form.setMeant(true);
}

std::size_t withOfficer(const Place &place)
{
    auto open = *evidence::Archive::open(place.archive.toStdString(), evidence::Archive::Access::Read);
    evidence::Filter filter;
    filter.officers = {"Lê Thị Bình"};
    return *evidence::count(open, filter);
}

constexpr const char *officersGo = R"({"retention": 1, "officers": {"after_days": 30}})";

} // namespace

/// Letting go of personal data on a supervisor's screen.
class RetentionFormTest : public QObject {
    Q_OBJECT
private slots:
    void rulesAreShownAndCountedBeforeAnythingIsDone()
    {
        Place place;
        place.look();
        const auto before = withOfficer(place);
        RetentionForm &form = count(place, officersGo);
        QCOMPARE(form.complaint(), QString());
        QVERIFY(form.state() == RetentionForm::State::Counted && form.takes());
        bool told = false;
        for (int row = 0; row < form.rules()->count(); ++row)
            told = told || form.rules()->value(row, "value").toString().contains(QStringLiteral("30 ngày"));
        QVERIFY(told);
        QCOMPARE(withOfficer(place), before);
        QVERIFY(place.accesses().empty());
    }

    void whatWasCountedIsAppliedOnceItIsMeantAndSigned()
    {
        Place place;
        place.look();
        RetentionForm &form = count(place, officersGo);
        fillIn(place, form);
        form.setMeant(false);
        QSignalSpy asked(&form, &RetentionForm::wanted);
        form.apply({});
        QCOMPARE(asked.count(), 0); // nobody said that it is meant
        form.setMeant(true);
        writeRules(place, R"({"retention": 1, "passes": {"after_days": 1}})"); // what was shown is what is done
        form.apply({});
        place.wait([&] { return form.state() != RetentionForm::State::Applying; });
        QCOMPARE(form.complaint(), QString());
        QVERIFY(form.state() == RetentionForm::State::Done);
        QVERIFY2(!form.left(), qPrintable(form.outcome()));
        QCOMPARE(withOfficer(place), std::size_t{0});
        const auto lines = place.accesses();
        QCOMPARE(lines.size(), 1u);
        QVERIFY(lines[0].what == "retention" && lines[0].by == "Hà" && lines[0].reason == "quyết định 12");
        place.wait([&] { return place.oversight.matching().has_value(); }); // the list is read anew
        auto open = *evidence::Archive::open(place.archive.toStdString(), evidence::Archive::Access::Read);
        QVERIFY(evidence::verifyArchive(open, [](std::uint64_t) { return true; })->empty());
    }

    void rulesThatCannotBeReadChangeNothing()
    {
        Place place;
        place.look();
        for (const char *rules : {"", "{}", R"({"retention": 1, "plates": {"after_days": 1}})"}) {
            RetentionForm &form = count(place, rules);
            QVERIFY(form.state() == RetentionForm::State::Asking);
            QVERIFY(!form.complaint().isEmpty() && !form.takes());
        }
        QVERIFY(place.accesses().empty());
    }

    void stoppedBeforeItBeganChangesNothing()
    {
        Place place;
        place.look();
        RetentionForm &form = count(place, officersGo);
        fillIn(place, form);
        const auto before = withOfficer(place);
        place.hold("x"); // it waits behind an export
        form.apply({});
        emit place.signIn.shut(); // locked
        QVERIFY(!form.shown() && form.reason().isEmpty() && !form.meant());
        place.letGo();
        place.wait([&] { return place.overseer.handing()->state() != HandingOut::State::Writing; });
        count(place, officersGo); // behind what was stopped
        QCOMPARE(withOfficer(place), before);
    }
};

QTEST_MAIN(RetentionFormTest)
#include "retention_form_test.moc"
