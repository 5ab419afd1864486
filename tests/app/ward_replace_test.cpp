// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ward_world.h"

#include "ward/models/register_model.h"
#include "ward/models/replace_model.h"

#include <QDate>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace th;
using namespace th::app;
using namespace th::test;

/// Passes replaced on the screen: lost, extended, corrected.
class WardReplaceTest : public QObject {
    Q_OBJECT
private:
    /// Two passes are made; the police look at the first, with the unit's key chosen.
    struct Scene : WardWorld {
        explicit Scene(const std::string &passphrase = {}, const issuing::Officer &officer = DeskWorld::police(),
                       const std::string &workflow = {})
        {
            request = onDisk([&workflow](DeskWorld &world) {
                if (!workflow.empty()) {
                    if (!desk::Desk::setUp(*world.station, DeskWorld::deskKey(), DeskWorld::unit(),
                                           core::asBytes(workflow), "An", DeskWorld::clock()))
                        qFatal("no workflow");
                    world.reopen();
                }
                const auto id = world.readyToSeal(2);
                return world.seal(id)->finished ? id : (qFatal("not sealed"), id);
            });
            const auto name = world.path().parent_path() / "seal.key";
            std::ofstream(name) << sampleKey().wrap(passphrase)->view();
            start();
            signIn(officer);
            models->ward.open(QStringLiteral("register"));
            book().refresh();
            seal().refresh();
            settle();
            seal().chooseFile(QUrl::fromLocalFile(QString::fromStdString(name.string())));
            settle();
            look(1);
        }
        RegisterModel &book() { return *models->ward.book(); }
        ReplaceModel &replace() { return *models->ward.replace(); }
        SealModel &seal() { return *models->ward.seal(); }
        void look(std::uint32_t serial)
        {
            book().setCurrent(book().rows()->rowOf({SmallProvince::series(), serial}));
            book().openDetail();
        }
        void ask(const char *way)
        {
            book().askReplace();
            wait([this] { return replace().state() != ReplaceModel::State::Loading; });
            replace().setWay(QLatin1String(way));
            settle();
        }
        void confirm(const char *why = "mất ở chợ", const char *secret = "")
        {
            wait([this] { return replace().missing().isEmpty(); });
            replace().confirm(QString::fromUtf8(why), QString::fromUtf8(secret));
            wait([this] { return replace().state() != ReplaceModel::State::Working; });
            settle();
        }
        struct Passes {
            std::vector<core::PassClaims> claims; ///< by number
            std::vector<std::optional<core::RevocationReason>> revoked;
            std::string whole; ///< against the journal
            QString history;
        };
        Passes after()
        {
            stop();
            return onDisk([this](DeskWorld &world) {
                Passes all;
                const auto booked = desk::passesOf(*world.ward, 0);
                for (const desk::BookedPass &pass : *booked) {
                    all.claims.push_back(core::decodePass(pass.text)->claimsUntrusted());
                    all.revoked.push_back(pass.row.revoked);
                }
                all.whole = world.bookAgainstJournal();
                const auto history = world.ward->history(request, core::Language::Vietnamese);
                for (const std::string &line : *history)
                    all.history += QString::fromStdString(line) + QLatin1Char('\n');
                return all;
            });
        }
        desk::RequestId request = 0;
    };

private slots:
    void aLostPassIsMadeAgainAndTheOldOneIsRevoked()
    {
        Scene w;
        w.ask("same");
        QVERIFY(w.replace().holder().contains(QStringLiteral("Nguyễn Thị Hương")));
        w.replace().confirm(QStringLiteral("   "), {}); // without a reason nothing is done
        QCOMPARE(w.replace().state(), ReplaceModel::State::Asking);
        w.confirm();
        QVERIFY2(w.replace().complaint().isEmpty(), qPrintable(w.replace().complaint()));
        QCOMPARE(w.replace().state(), ReplaceModel::State::Done);
        QVERIFY(w.replace().outcome().contains(QStringLiteral("BD01A-000003")));
        QCOMPARE(w.book().rows()->count(), 3); // read anew
        w.replace().close();
        w.look(1);
        QVERIFY(!w.book().replaceable()); // it was replaced
        const Scene::Passes after = w.after();
        QCOMPARE(after.claims.size(), std::size_t(3));
        QVERIFY(after.revoked[0] == core::RevocationReason::Replaced && !after.revoked[1] && !after.revoked[2]);
        QCOMPARE(after.claims[2].holder, after.claims[0].holder);
        QVERIFY(after.claims[2].validUntil == after.claims[0].validUntil);
        QCOMPARE(after.whole, std::string());
        QVERIFY(after.history.contains(QStringLiteral("Chi")) && after.history.contains(QStringLiteral("mất ở chợ")));
    }
    void anExtendedPassHoldsLongerAndSaysTheSameOtherwise()
    {
        Scene w;
        w.ask("extend");
        QVERIFY(!w.replace().missing().isEmpty()); // no other day yet
        EntryModel &content = *w.replace().content();
        const QString field = QStringLiteral("valid_until"), form = QStringLiteral("dd/MM/yyyy");
        const QDate before = QDate::fromString(content.values().value(field).toString(), form);
        QVERIFY(before.isValid());
        content.setValue(field, before.addDays(2).toString(form));
        content.check();
        w.confirm("chuyến hàng hoãn");
        QVERIFY2(w.replace().complaint().isEmpty(), qPrintable(w.replace().complaint()));
        const Scene::Passes after = w.after();
        QCOMPARE(after.claims.size(), std::size_t(3));
        QVERIFY(after.claims[2].validUntil > after.claims[0].validUntil);
        QVERIFY(after.claims[2].validFrom == after.claims[0].validFrom);
        QCOMPARE(after.claims[2].plates, after.claims[0].plates);
        QVERIFY(after.revoked[0] == core::RevocationReason::Replaced);
    }
    void aCorrectionIsCheckedAsItIsTypedAndNeverTouchesWhoTravels()
    {
        Scene w;
        w.ask("correct");
        EntryModel &content = *w.replace().content();
        QVERIFY(content.ofPass());
        content.setValue(QStringLiteral("plates"), QStringLiteral("29A1234567890123456789"));
        content.check();
        WardWorld::wait([&] { return content.complaints().contains(QStringLiteral("plates")); });
        QVERIFY(!w.replace().missing().isEmpty());
        w.replace().confirm(QStringLiteral("sai biển số"), {});
        QCOMPARE(w.replace().state(), ReplaceModel::State::Asking);
        content.setValue(QStringLiteral("plates"), QStringLiteral("29A-999.99"));
        content.check();
        w.confirm("sai biển số");
        QVERIFY2(w.replace().complaint().isEmpty(), qPrintable(w.replace().complaint()));
        const Scene::Passes after = w.after();
        QCOMPARE(after.claims.at(2).plates, (std::vector<std::string>{"29A99999"}));
        QCOMPARE(after.claims[2].idNumber, after.claims[0].idNumber);
    }
    void whatIsRefusedIsSaidAndNothingIsDone()
    {
        Scene w("đúng");
        w.ask("same");
        w.confirm("mất", "sai");
        QCOMPARE(w.replace().state(), ReplaceModel::State::Asking);
        QVERIFY2(w.replace().complaint().contains(QStringLiteral("Sai mật khẩu")), qPrintable(w.replace().complaint()));
        const Scene::Passes after = w.after();
        QCOMPARE(after.claims.size(), std::size_t(2));
        QVERIFY(!after.revoked[0]);
    }
    void itIsDoneByKeysAlone()
    {
        Scene w;
        w.book().closeDetail();
        w.showWindow();
        w.settle();
        w.look(1);
        const auto press = [&w](Qt::Key key) {
            QTest::keyClick(w.window, key);
            QCoreApplication::processEvents();
        };
        QCoreApplication::processEvents();
        press(Qt::Key_E);
        WardWorld::wait([&] { return w.replace().state() == ReplaceModel::State::Asking; });
        w.settle();
        press(Qt::Key_M);
        WardWorld::wait([&] { return w.replace().missing().isEmpty(); });
        press(Qt::Key_Return);
        WardWorld::wait([&] { return w.replace().state() == ReplaceModel::State::Done; });
        press(Qt::Key_Escape);
        QVERIFY(!w.replace().shown());
        QVERIFY(!w.book().detailOf().isEmpty()); // back at the pass
        press(Qt::Key_Escape);
        QVERIFY(w.book().detailOf().isEmpty());
        QCOMPARE(w.models->ward.page(), QStringLiteral("register"));
        QCOMPARE(w.after().claims.size(), std::size_t(3));
    }
    void onlyWhatTheWorkflowLetsThemDoIsOfferedAndTheRestIsExplained()
    {
        const std::string_view shipped = issuing::defaultWorkflow();
        QJsonObject flow =
            QJsonDocument::fromJson(QByteArray(shipped.data(), static_cast<qsizetype>(shipped.size()))).object();
        QJsonArray procedures;
        for (const QJsonValue &each : flow[QLatin1String("procedures")].toArray()) {
            QJsonObject procedure = each.toObject();
            const QJsonArray nobody;
            procedure[QLatin1String("afterwards")] =
                QJsonObject{{QStringLiteral("replace"), nobody}, {QStringLiteral("extend"), nobody}};
            procedures << procedure;
        }
        flow[QLatin1String("procedures")] = procedures;
        Scene w({}, DeskWorld::police(), QJsonDocument(flow).toJson().toStdString());
        w.ask("extend"); // is not to be had
        QCOMPARE(w.replace().state(), ReplaceModel::State::Asking);
        QCOMPARE(w.replace().way(), QStringLiteral("correct"));
        QCOMPARE(w.replace().ways().size(), 1);
        QVERIFY2(w.replace().notOffered().contains(QStringLiteral("Gia hạn")), qPrintable(w.replace().notOffered()));
    }
    void whoReviewedIsToldBeforeAFormIsFilled()
    {
        Scene w({}, {DeskWorld::clerk().id, issuing::Role::WardPolice, DeskWorld::unit()});
        QVERIFY(w.book().replaceable()); // by the role
        w.ask("same");
        QCOMPARE(w.replace().state(), ReplaceModel::State::Failed);
        QVERIFY2(w.replace().failure().contains(QStringLiteral("xét duyệt")), qPrintable(w.replace().failure()));
    }
    void onlyWhoSealsMayAndALockedDeskForgets()
    {
        Scene clerk({}, DeskWorld::clerk());
        QVERIFY(!clerk.book().replaceable());
        clerk.book().askReplace();
        QVERIFY(!clerk.replace().shown());
        Scene w;
        w.ask("correct");
        w.models->ward.session()->lock();
        QVERIFY(!w.replace().shown());
        QVERIFY(w.replace().holder().isEmpty() && w.replace().content()->values().isEmpty());
    }
};

QTEST_MAIN(WardReplaceTest)
#include "ward_replace_test.moc"
