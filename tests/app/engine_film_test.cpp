// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine_world.h"

using namespace th;
using namespace th::test;

/// From a camera's frames to answers.
class EngineFilmTest : public EngineWorld {
    Q_OBJECT

private slots:
    void init() { makeStation(); }
    void cleanup() { m_folder.reset(); }

    void aFilmOfPassesIsExaminedAndRecorded()
    {
        const auto film = m_folder->filePath(QStringLiteral("film"));
        QVERIFY(QDir().mkpath(film));
        const std::vector<std::vector<std::string>> scenes{{}, {m_good}, {}, {m_revoked}, {}, {"https://example.org"}};
        int number = 0;
        for (const auto &scene : scenes)
            for (int i = 0; i < 8; ++i)
                writeFrame(film + QStringLiteral("/%1.png").arg(number++, 4, 10, QLatin1Char('0')), scene);
        app::Engine engine;
        openWithShift(engine);
        Listener listener(engine);
        engine.useSource(scanner::openFilm(film, 10, scanner::AtEnd::Stop));
        const auto good = listener.next();
        QCOMPARE(good.answer.verdict.kind, VerdictKind::Admit);
        QCOMPARE(good.answer.claims->number.serial, 1u);
        QCOMPARE(good.source, QStringLiteral("camera"));
        QVERIFY(good.answer.seq && good.sound && !good.beside);
        const auto revoked = listener.next();
        QCOMPARE(revoked.answer.verdict.kind, VerdictKind::Refuse);
        QVERIFY(reasonsOf(revoked).contains(QStringLiteral("revoked")));
        const auto foreign = listener.next();
        QCOMPARE(reasonsOf(foreign), QStringList{QStringLiteral("not_a_pass")});
        QVERIFY(foreign.beside && !foreign.sound);
        QTRY_COMPARE_WITH_TIMEOUT(engine.source()->state(), scanner::SourceState::Ended, patience);
        QCOMPARE(listener.waiting(), std::size_t(0));
        QTRY_COMPARE_WITH_TIMEOUT(engine.health().today.refused, std::uint64_t(1), patience);
        QCOMPARE(engine.health().today.admitted, std::uint64_t(1));
        QVERIFY(engine.health().unsent >= 3);
    }

    void passAndCardInOneFrameGiveOneVerdict()
    {
        const auto film = m_folder->filePath(QStringLiteral("film"));
        QVERIFY(QDir().mkpath(film));
        for (int i = 0; i < 5; ++i)
            writeFrame(film + QStringLiteral("/%1.png").arg(i), {m_good, m_card});
        app::Engine engine;
        openWithShift(engine);
        Listener listener(engine);
        engine.useSource(scanner::openFilm(film, 10, scanner::AtEnd::Stop));
        auto answer = listener.next();
        if (!answer.withCard) // the codes were read one frame apart
            answer = listener.next();
        QVERIFY(answer.withCard);
        QVERIFY(answer.answer.idCard.has_value());
        QVERIFY(reasonsOf(answer).contains(QStringLiteral("id_card_matches")));
    }

    /// The camera tells of a code when it comes; this one came while the officer still typed a name.
    void aPassHeldUpWhileTheShiftStartsIsExamined()
    {
        const auto film = m_folder->filePath(QStringLiteral("film"));
        QVERIFY(QDir().mkpath(film));
        for (int i = 0; i < 4; ++i)
            writeFrame(film + QStringLiteral("/%1.png").arg(i), {m_good});
        app::Engine engine;
        open(engine, m_station);
        Listener listener(engine);
        QSignalSpy inView(engine.liveScanner(), &scanner::LiveScanner::textsInView);
        engine.useSource(scanner::openFilm(film, 10, scanner::AtEnd::Loop));
        QTRY_VERIFY_WITH_TIMEOUT(inView.size() >= 3, patience);
        QCOMPARE(listener.waiting(), std::size_t(0));
        engine.startShift({"An", SmallProvince::gate().checkpoint});
        QCOMPARE(listener.next().answer.verdict.kind, VerdictKind::Admit);
    }

    /// Two passes that lie there before the shift are nobody's crowd; and when both are taken away at once the asking
    /// for one at a time goes by itself.
    void twoPassesAreAskedForOneAtATimeOnlyWhileTheyLieThereInAShift()
    {
        const auto film = m_folder->filePath(QStringLiteral("film"));
        QVERIFY(QDir().mkpath(film));
        for (int i = 0; i < 4; ++i)
            writeFrame(film + QStringLiteral("/%1.png").arg(i), {m_good, m_other});
        app::Engine engine;
        open(engine, m_station);
        QSignalSpy inView(engine.liveScanner(), &scanner::LiveScanner::textsInView);
        QSignalSpy crowded(&engine, &app::Engine::crowdedChanged), cleared(&engine, &app::Engine::cleared);
        engine.useSource(scanner::openFilm(film, 10, scanner::AtEnd::Loop));
        QTRY_VERIFY_WITH_TIMEOUT(inView.size() >= 15, patience);
        QCOMPARE(crowded.size(), 0);
        engine.startShift({"An", SmallProvince::gate().checkpoint});
        QTRY_COMPARE_WITH_TIMEOUT(crowded.size(), 1, patience);
        QVERIFY(crowded.takeFirst().front().toBool());
        engine.useSource(nullptr);
        QTRY_COMPARE_WITH_TIMEOUT(crowded.size(), 1, patience);
        QVERIFY(!crowded.takeFirst().front().toBool());
        QCOMPARE(cleared.size(), 1);
    }
};

QTEST_MAIN(EngineFilmTest)
#include "engine_film_test.moc"
