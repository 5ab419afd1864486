// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "ward/models/register_model.h"

using namespace th;
using namespace th::app;

class RegisterModelTest : public QObject {
    Q_OBJECT

    static RegisterFound found(const char *words = "")
    {
        std::vector<desk::RegisterEntry> entries(2);
        entries[0].number = {core::SeriesCode("AA"), 1};
        entries[0].holder = "Nguyễn Thị Hương";
        entries[0].validUntil = "2021-09-20T16:59:59Z";
        entries[1] = entries[0];
        entries[1].number.serial = 2;
        entries[1].revoked = core::RevocationReason::Lost;
        auto book = std::make_shared<const desk::Register>(desk::Register::of(std::move(entries)));
        auto places = book->search(words, desk::RegisterOrder::Number);
        return {std::move(book), QString::fromUtf8(words), std::move(places)};
    }

private slots:
    void rows_are_put_into_words_and_gone_when_the_desk_is_locked()
    {
        LanguageSwitch language;
        DeskDoor door;
        RegisterModel model(language, door);
        QVERIFY(model.state() == RegisterModel::State::Loading && model.tally().isEmpty());
        model.show(found());
        QCOMPARE(model.rows()->count(), 2);
        const auto value = [&](int row, const QByteArray &role) {
            return model.rows()->data(model.rows()->index(row), model.rows()->roleNames().key(role));
        };
        QCOMPARE(value(0, "number").toString(), QStringLiteral("AA-000001"));
        QCOMPARE(value(0, "holder").toString(), QStringLiteral("Nguyễn Thị Hương"));
        QVERIFY(!value(0, "revoked").toBool() && value(1, "revoked").toBool());
        QCOMPARE(model.current(), 0);
        model.clear();
        QVERIFY(model.rows()->count() == 0 && model.state() == RegisterModel::State::Loading);
        QVERIFY(model.tally().isEmpty() && model.search().isEmpty());
    }

    void what_is_not_there_says_why()
    {
        LanguageSwitch language;
        DeskDoor door;
        RegisterModel model(language, door);
        model.setSearch(QStringLiteral("khong co"));
        model.show(found("khong co"));
        QVERIFY(model.rows()->count() == 0 && !model.emptyText().isEmpty());
        const QString nothingFits = model.emptyText();
        model.clear();
        model.show({std::make_shared<const desk::Register>(desk::Register::of({})), {}, {}});
        QVERIFY(!model.emptyText().isEmpty() && model.emptyText() != nothingFits);
        model.fail({"box", {"hỏng", "damaged"}});
        QVERIFY(model.state() == RegisterModel::State::Failed && !model.failure().isEmpty());
        QVERIFY(model.emptyText().isEmpty() && model.rows()->count() == 0);
    }
};

QTEST_MAIN(RegisterModelTest)
#include "register_model_test.moc"
