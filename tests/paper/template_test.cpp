// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "paper/template.h"

#include <algorithm>
#include <string>

using namespace th;

namespace {

std::string withItems(const std::string &items, const std::string &rest = R"("size": [100, 100], "pages": ["A5"])")
{
    return R"({"format": "th-paper-1", "templates": [{"id": "a", "name": {"vi": "A", "en": "A"}, "kinds": ["household"], )" +
           rest + R"(, "items": [)" + items + "]}]}";
}

const std::string code = R"({"code": [0, 0, 40, 40]})";

} // namespace

class TemplateTest : public QObject {
    Q_OBJECT
private slots:
    void defaultsHoldAndServeEveryKind();
    void smallestIsRead();
    void faultsSayWhere_data();
    void faultsSayWhere();
    void cutAnywhereIsRefused();
};

void TemplateTest::defaultsHoldAndServeEveryKind()
{
    const auto all = paper::parseTemplates(core::asBytes(paper::defaultTemplates()));
    QVERIFY2(all.ok(), all.ok() ? "" : (all.error().where + ": " + all.error().rule).c_str());
    for (const auto kind : {core::PassKind::Employee, core::PassKind::Individual, core::PassKind::Household})
        QVERIFY(paper::findTemplate(*all, "", kind));
    QVERIFY(paper::findTemplate(*all, "market_card", core::PassKind::Household)->cards);
    QCOMPARE(paper::findTemplate(*all, "", core::PassKind::Household)->id, "market_card"); // not the one for everybody
    QCOMPARE(paper::findTemplate(*all, "", core::PassKind::Individual)->id, "travel");
    QVERIFY(!paper::findTemplate(*all, "no_such", core::PassKind::Household));
}

void TemplateTest::smallestIsRead()
{
    const auto all = paper::parseTemplates(core::asBytes(withItems(code)));
    QVERIFY(all.ok());
    QCOMPARE(all->front().items.size(), std::size_t(1));
    QCOMPARE(all->front().pages, std::vector{paper::PageSize::A5});
}

void TemplateTest::faultsSayWhere_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("where");
    const auto row = [](const char *name, const std::string &json, const char *where) {
        QTest::newRow(name) << QByteArray::fromStdString(json) << QByteArray(where);
    };
    row("no code", withItems(R"({"line": [1, 1, 2, 2]})"), "/templates/0/items");
    row("two codes", withItems(code + "," + code), "/templates/0/items");
    row("small code", withItems(R"({"code": [0, 0, 30, 40]})"), "/templates/0/items/0/code");
    row("beyond the edge", withItems(R"({"code": [61, 0, 40, 40]})"), "/templates/0/items/0/code");
    row("negative place", withItems(R"({"code": [-1, 0, 40, 40]})"), "/templates/0/items/0/code");
    row("unknown field", withItems(code + R"(,{"text": "{wallet}", "box": [1, 1, 5, 5]})"),
        "/templates/0/items/1/text");
    row("lone brace", withItems(code + R"(,{"text": "a } b", "box": [1, 1, 5, 5]})"), "/templates/0/items/1/text");
    row("open brace", withItems(code + R"(,{"text": "{holder", "box": [1, 1, 5, 5]})"), "/templates/0/items/1/text");
    row("unknown item", withItems(code + R"(,{"video": 1})"), "/templates/0/items/1");
    row("unknown member", withItems(code + R"(,{"text": "x", "box": [1, 1, 5, 5], "blink": true})"),
        "/templates/0/items/1/blink");
    row("picture elsewhere", withItems(code + R"(,{"picture": "../key", "box": [1, 1, 5, 5]})"),
        "/templates/0/items/1/picture");
    row("hidden picture", withItems(code + R"(,{"picture": ".key", "box": [1, 1, 5, 5]})"),
        "/templates/0/items/1/picture");
    row("colour", withItems(code + R"(,{"line": [1, 1, 2, 2], "colour": "red"})"), "/templates/0/items/1/colour");
    row("no page", withItems(code, R"("size": [100, 100])"), "/templates/0");
    row("page twice", withItems(code, R"("size": [100, 100], "pages": ["A4", "A4"])"), "/templates/0/pages/1");
    row("cards too many", withItems(code, R"("size": [100, 100], "cards": {"page": "A4", "columns": 2, "rows": 2})"),
        "/templates/0/cards");
    row("huge", withItems(code, R"("size": [1000, 100], "pages": ["A4"])"), "/templates/0/size");
    row("format", R"({"format": "th-paper-2", "templates": []})", "/format");
    row("none", R"({"format": "th-paper-1", "templates": []})", "/templates");
    std::string many = code;
    for (int i = 0; i < 200; ++i)
        many += R"(,{"line": [1, 1, 2, 2]})";
    row("too many items", withItems(many), "/templates/0/items/200");
}

void TemplateTest::faultsSayWhere()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, where);
    const auto all = paper::parseTemplates(core::asBytes(json.toStdString()));
    QVERIFY(!all.ok());
    QCOMPARE(QByteArray::fromStdString(all.error().where), where);
    QVERIFY(!all.error().rule.empty());
}

void TemplateTest::cutAnywhereIsRefused()
{
    const std::string whole(paper::defaultTemplates());
    const std::size_t end = whole.find_last_of('}') + 1;
    for (std::size_t length = 0; length < end; length += 97)
        QVERIFY(!paper::parseTemplates(core::asBytes(whole.substr(0, length))).ok());
}

QTEST_MAIN(TemplateTest)
#include "template_test.moc"
