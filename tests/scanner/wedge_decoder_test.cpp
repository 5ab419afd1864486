// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ime_repair.h"
#include "scanner/guns.h"

#include <QTest>

using namespace th::scanner;
using namespace std::chrono_literals;
using Ms = WedgeDecoder::Milliseconds;
using Taken = WedgeDecoder::Taken;

namespace {

const QString pass = QStringLiteral("TH1:6BFOXN%TSMAH-P3*4");

/// Types into a decoder and keeps what reached the form and which codes came out.
class Typist {
public:
    explicit Typist(Ms pace = WedgeDecoder::burstGap) : m_decoder(pace) {}
    void type(const QString &text, Ms gap)
    {
        for (const QChar c : text)
            key(QString(c), 0, gap);
    }
    void enter(Ms gap) { key(QStringLiteral("\r"), Qt::Key_Return, gap); }
    void key(const QString &text, int qtKey, Ms gap)
    {
        wait(gap);
        const Taken taken = m_decoder.key(text, qtKey, m_now);
        settle();
        if (taken == Taken::Held)
            m_held << text;
        else if (taken == Taken::NotOurs)
            form += text;
    }
    void compose(const QString &commit, const QString &preedit, int takenBack, Ms gap)
    {
        wait(gap);
        if (m_decoder.composed(commit, preedit, takenBack, m_now) == Taken::Held) {
            settle();
            m_held << commit;
        } else {
            settle();
        }
    }
    /// Time goes by as it does for the timer of a keyboard.
    void wait(Ms time)
    {
        const Ms pause = m_decoder.pause() + 5ms;
        if (time >= pause && !m_held.isEmpty()) {
            m_decoder.quiet(m_now + pause);
            settle();
        }
        m_now += time;
    }
    QString form;
    QStringList codes;

private:
    void settle()
    {
        for (int count = m_decoder.takeReleased(); count > 0; --count)
            form += m_held.takeFirst();
        if (const auto code = m_decoder.take()) {
            codes << *code;
            m_held.clear();
        }
    }
    WedgeDecoder m_decoder;
    QStringList m_held;
    Ms m_now{5000};
};

} // namespace

class WedgeDecoderTest : public QObject {
    Q_OBJECT
private slots:
    void aSlowGunIsReadAtItsPace_data()
    {
        QTest::addColumn<int>("pace");
        QTest::addColumn<int>("gap");
        QTest::addColumn<bool>("ended");
        for (const bool ended : {true, false}) {
            QTest::addRow("60, %d", int(ended)) << 60 << 58 << ended;
            QTest::addRow("100, %d", int(ended)) << 100 << 97 << ended;
        }
    }
    void aSlowGunIsReadAtItsPace()
    {
        QFETCH(int, pace);
        QFETCH(int, gap);
        QFETCH(bool, ended);
        Typist usual;
        usual.type(pass, Ms(gap));
        usual.enter(Ms(gap));
        QVERIFY(usual.codes.isEmpty()); // what the setting is for
        Typist gun{Ms(pace)};
        for (int i = 0; i < 2; ++i) {
            gun.type(pass, Ms(gap));
            if (ended)
                gun.enter(Ms(gap));
            gun.wait(1s);
        }
        QCOMPARE(gun.codes, (QStringList{pass, pass}));
        QVERIFY(gun.form.isEmpty());
    }
    /// At the pace of a slow gun people type too: a name and Enter belong to the form.
    void aFastTypistIsNotTakenForASlowGun()
    {
        Typist person{100ms};
        person.type(QStringLiteral("Tran Van Binh"), 80ms);
        person.enter(80ms);
        person.wait(1s);
        QVERIFY(person.codes.isEmpty());
        QCOMPARE(person.form, QStringLiteral("Tran Van Binh\r"));
    }
    /// Four quick keys are easily struck; what follows at a person's pace is a person's, however long it is.
    void longTextThatBeginsFastIsNotTakenForASlowGun_data()
    {
        QTest::addColumn<int>("pace");
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("then");
        QTest::newRow("usual typing") << 100 << 250 << 250;
        QTest::newRow("100, begun fast") << 100 << 95 << 280;
        QTest::newRow("100, a little slower") << 100 << 95 << 120;
        QTest::newRow("60, begun fast") << 60 << 58 << 170;
    }
    void longTextThatBeginsFastIsNotTakenForASlowGun()
    {
        QFETCH(int, pace);
        QFETCH(int, first);
        QFETCH(int, then);
        const QString typed = QStringLiteral("Thuong uy Nguyen Van Hung");
        Typist person{Ms(pace)};
        person.type(typed.left(5), Ms(first));
        person.type(typed.mid(5), Ms(then));
        person.enter(Ms(then));
        person.wait(1s);
        QCOMPARE(person.codes, QStringList());
        QCOMPARE(person.form, typed + QLatin1Char('\r'));
    }
    void aBurstWithALineEndIsACodeAndNothingReachesTheForm_data()
    {
        QTest::addColumn<int>("gap");
        for (const int gap : {0, 1, 5, 12, 20, 30})
            QTest::newRow(qPrintable(QString::number(gap))) << gap;
    }
    void aBurstWithALineEndIsACodeAndNothingReachesTheForm()
    {
        QFETCH(int, gap);
        Typist gun;
        for (int i = 0; i < 3; ++i) {
            gun.type(pass, Ms(gap));
            gun.enter(Ms(gap));
            gun.wait(300ms);
        }
        QCOMPARE(gun.codes, (QStringList{pass, pass, pass}));
        QCOMPARE(gun.form, QString());
    }

    void aLineFeedAfterTheReturnIsPartOfIt()
    {
        Typist gun;
        gun.type(pass, 2ms);
        gun.enter(2ms);
        gun.enter(2ms);
        QCOMPARE(gun.codes, QStringList{pass});
        QCOMPARE(gun.form, QString());
    }

    void aLostLineEndEndsWithQuiet()
    {
        Typist gun;
        gun.type(pass, 2ms);
        gun.wait(1s);
        QCOMPARE(gun.codes, QStringList{pass});
        QCOMPARE(gun.form, QString());
        gun.type(pass, 2ms); // and the next code is not glued to it
        gun.wait(1s);
        QCOMPARE(gun.codes, (QStringList{pass, pass}));
    }

    void aHiccupWithinACodeDoesNotCutIt()
    {
        Typist gun;
        gun.type(pass.left(9), 5ms);
        gun.key(pass.sliced(9, 1), 0, 100ms);
        gun.type(pass.sliced(10), 5ms);
        gun.enter(5ms);
        QCOMPARE(gun.codes, QStringList{pass});
    }

    void shiftHeldForCapitalsDoesNotDisturb()
    {
        Typist gun;
        for (const QChar c : pass) {
            gun.key({}, Qt::Key_Shift, 1ms);
            gun.key(QString(c), 0, 1ms);
        }
        gun.enter(1ms);
        QCOMPARE(gun.codes, QStringList{pass});
    }

    void aPersonTypingFastIsNotEaten()
    {
        Typist person;
        const QString words = QStringLiteral("nguyen van anh 30A-123.45");
        // Two keys at once now and then, as fast fingers do.
        for (qsizetype i = 0; i < words.size(); ++i)
            person.key(words.sliced(i, 1), 0, i % 4 == 0 ? 18ms : i % 4 == 1 ? 25ms : 62ms);
        person.enter(70ms);
        QCOMPARE(person.form, words + QStringLiteral("\r"));
        QCOMPARE(person.codes, QStringList());
    }

    void aFewKeysMashedTogetherAreNoCode()
    {
        Typist person;
        person.type(QStringLiteral("asdfg"), 3ms);
        person.wait(1s);
        QCOMPARE(person.form, QStringLiteral("asdfg"));
        QCOMPARE(person.codes, QStringList());
    }

    void aCommandEndsWhatWasTyped()
    {
        Typist person;
        person.type(QStringLiteral("ab"), 3ms);
        person.key({}, Qt::Key_Left, 3ms);
        QCOMPARE(person.form, QStringLiteral("ab"));
    }

    void personAndGunTakeTurns()
    {
        Typist both;
        both.type(QStringLiteral("1234"), 120ms);
        both.wait(400ms);
        both.type(pass, 4ms);
        both.enter(4ms);
        both.wait(400ms);
        both.type(QStringLiteral("56"), 120ms);
        both.wait(400ms);
        QCOMPARE(both.form, QStringLiteral("123456"));
        QCOMPARE(both.codes, QStringList{pass});
    }

    void whatAnInputMethodCommitsIsTaken()
    {
        Typist gun;
        QString shown;
        for (const QChar c : pass) { // composed letter by letter, committed with the line end
            shown += c;
            gun.compose({}, shown, 0, 3ms);
        }
        gun.compose(shown, {}, 0, 3ms);
        gun.enter(3ms);
        QCOMPARE(gun.codes, QStringList{pass});
        QCOMPARE(gun.form, QString());
    }

    void whatAnInputMethodTakesBackIsGone()
    {
        Typist gun;
        gun.type(QStringLiteral("TH1:AB"), 3ms);
        gun.key({}, Qt::Key_Backspace, 3ms);
        gun.type(QStringLiteral("C9"), 3ms);
        gun.compose(QStringLiteral("DE"), {}, 1, 3ms);
        gun.enter(3ms);
        QCOMPARE(gun.codes, QStringList{QStringLiteral("TH1:ACDE")});
    }

    void aPersonComposingIsNotEaten()
    {
        Typist person;
        for (const char16_t *word : {u"Nguyễn ", u"Văn ", u"Ánh "})
            person.compose(QString::fromUtf16(word), {}, 0, 400ms);
        person.wait(1s);
        QCOMPARE(person.form, QString::fromUtf16(u"Nguyễn Văn Ánh "));
        QCOMPARE(person.codes, QStringList());
    }

    void damageIsUndoneWhereItIsCertain_data()
    {
        QTest::addColumn<QString>("keyed");
        QTest::addColumn<QString>("typed");
        const auto row = [](const char *name, const char16_t *keyed, const char16_t *typed) {
            QTest::newRow(name) << QString::fromUtf16(keyed) << QString::fromUtf16(typed);
        };
        row("untouched", u"TH1:BB8", u"TH1:BB8");
        row("Caps Lock", u"TH1:BB8", u"th1:bb8");
        // An untouched A1 says that VNI was not at work, an untouched AA that Telex was not.
        row("Telex DD before a digit", u"TH1:BDD8A1", u"TH1:BĐ8A1");
        row("Telex tone before a digit", u"TH1:AS1A10", u"TH1:Á1A10");
        row("the same in decomposed letters", u"TH1:AS1A10", u"TH1:A\u03011A10");
        row("VNI tone before a sign", u"TH1:SAA+A1", u"TH1:SAA+Á");
    }
    void damageIsUndoneWhereItIsCertain()
    {
        QFETCH(QString, keyed);
        QFETCH(QString, typed);
        QCOMPARE(repairPassText(typed), keyed);
    }

    void damageThatCouldBeManyThingsIsDeliveredAsItCame()
    {
        // The tone key may have come after any of the letters that follow.
        const QString vague = QString::fromUtf16(u"TH1:ÁBCHKLMNP");
        QCOMPARE(repairPassText(vague), vague);
        const QString other = QString::fromUtf16(u"001090012345||Nguyễn Văn Ánh|01011990|Nam|Hà Nội|");
        QCOMPARE(repairPassText(other), other);
        const QString drowned = QStringLiteral("TH1:") + QString(500, QChar(u'Ư'));
        QCOMPARE(repairPassText(drowned), drowned);
    }
};

QTEST_GUILESS_MAIN(WedgeDecoderTest)
#include "wedge_decoder_test.moc"
