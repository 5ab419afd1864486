// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/guns.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <cstdlib>
#include <fcntl.h>
#include <unistd.h>

using namespace th::scanner;

namespace {

/// A pseudo terminal: its far end is a serial port to the program, this end is the gun.
class Line {
public:
    Line() : m_end(posix_openpt(O_RDWR | O_NOCTTY))
    {
        if (m_end < 0 || grantpt(m_end) != 0 || unlockpt(m_end) != 0)
            qFatal("no pseudo terminal");
    }
    ~Line() { unplug(); }
    [[nodiscard]] QString port() const { return QString::fromLocal8Bit(ptsname(m_end)); }
    void send(const QByteArray &bytes) const { QCOMPARE(write(m_end, bytes.constData(), bytes.size()), bytes.size()); }
    void unplug()
    {
        if (m_end >= 0)
            close(m_end);
        m_end = -1;
    }

private:
    int m_end;
};

/// Time that passes when the test says so.
class Clock {
public:
    SerialGun::Later later()
    {
        return [this](std::chrono::milliseconds, QObject *, std::function<void()> call) { m_calls.push_back(call); };
    }
    void pass()
    {
        for (const auto &call : std::exchange(m_calls, {}))
            call();
    }
    [[nodiscard]] bool waits() const { return !m_calls.empty(); }

private:
    std::vector<std::function<void()>> m_calls;
};

QStringList textsOf(const QSignalSpy &codes)
{
    QStringList texts;
    for (const QList<QVariant> &code : codes)
        texts << code.front().toString();
    return texts;
}

} // namespace

class SerialGunTest : public QObject {
    Q_OBJECT
private slots:
    void everyLineIsACode_data()
    {
        QTest::addColumn<QByteArray>("lineEnd");
        QTest::newRow("CR") << QByteArray("\r");
        QTest::newRow("LF") << QByteArray("\n");
        QTest::newRow("CR LF") << QByteArray("\r\n");
    }
    void everyLineIsACode()
    {
        QFETCH(QByteArray, lineEnd);
        Line line;
        SerialGun gun;
        QSignalSpy codes(&gun, &SerialGun::codeRead);
        gun.open(line.port());
        QVERIFY(gun.isOpen());
        line.send("TH1:ONE" + lineEnd + "TH1:TWO" + lineEnd);
        QTRY_COMPARE(textsOf(codes), (QStringList{QStringLiteral("TH1:ONE"), QStringLiteral("TH1:TWO")}));
    }

    void aCodeInPiecesIsOne()
    {
        Line line;
        SerialGun gun;
        QSignalSpy codes(&gun, &SerialGun::codeRead);
        gun.open(line.port());
        line.send("TH1:O");
        QCoreApplication::processEvents();
        line.send("NE\r");
        QTRY_COMPARE(textsOf(codes), QStringList{QStringLiteral("TH1:ONE")});
    }

    void quietEndsACodeWithoutALineEnd()
    {
        Line line;
        SerialGun gun;
        QSignalSpy codes(&gun, &SerialGun::codeRead);
        gun.open(line.port());
        line.send("TH1:ONE");
        QTRY_COMPARE(textsOf(codes), QStringList{QStringLiteral("TH1:ONE")});
        line.send("TH1:TWO\r");
        QTRY_COMPARE(codes.size(), 2);
    }

    void vietnameseComesAsUtf8()
    {
        Line line;
        SerialGun gun;
        QSignalSpy codes(&gun, &SerialGun::codeRead);
        gun.open(line.port());
        const QString card = QString::fromUtf16(u"001090012345||Nguyễn Văn Ánh|01011990|Nam|Hà Nội|");
        line.send(card.toUtf8() + "\r\n");
        QTRY_COMPARE(textsOf(codes), QStringList{card});
    }

    void anEndlessLineIsNoCode()
    {
        Line line;
        SerialGun gun;
        QSignalSpy codes(&gun, &SerialGun::codeRead), failures(&gun, &SerialGun::failed);
        gun.open(line.port());
        for (int i = 0; i < 20; ++i) {
            line.send(QByteArray(1000, 'A'));
            QCoreApplication::processEvents();
        }
        line.send("\rTH1:ONE\r");
        QTRY_COMPARE(textsOf(codes), QStringList{QStringLiteral("TH1:ONE")});
        QCOMPARE(failures.size(), 1); // and is said to be dropped, once
        QCOMPARE(failures.front().front().value<SerialGun::Fault>(), SerialGun::Fault::TooLong);
    }

    void aPortThatIsNotThereFailsInWords()
    {
        SerialGun gun;
        QSignalSpy failures(&gun, &SerialGun::failed);
        gun.open(QStringLiteral("/dev/no-such-gun"));
        QCOMPARE(failures.size(), 1);
        QCOMPARE(failures.front().front().value<SerialGun::Fault>(), SerialGun::Fault::NotThere);
        QVERIFY(!failures.front().back().toString().isEmpty());
        QVERIFY(!gun.isOpen());
    }

    void anUnpluggedGunIsReportedOnceAndCanBeOpenedAgain()
    {
        Line line;
        SerialGun gun;
        QSignalSpy failures(&gun, &SerialGun::failed), codes(&gun, &SerialGun::codeRead);
        gun.open(line.port());
        line.unplug();
        QTRY_VERIFY(!gun.isOpen());
        QCOMPARE(failures.size(), 1);
        QCOMPARE(failures.front().front().value<SerialGun::Fault>(), SerialGun::Fault::Lost);
        Line other;
        gun.open(other.port());
        other.send("TH1:ONE\r");
        QTRY_COMPARE(codes.size(), 1);
    }

    void aGunOpenedInAnswerToALossStaysOpen()
    {
        Line line, other;
        SerialGun gun;
        QSignalSpy failures(&gun, &SerialGun::failed), codes(&gun, &SerialGun::codeRead);
        connect(&gun, &SerialGun::failed, this, [&gun, &other] { gun.open(other.port()); });
        gun.open(line.port());
        line.unplug();
        QTRY_COMPARE(failures.size(), 1);
        QCoreApplication::processEvents(); // what was still to be done for the lost one
        QVERIFY(gun.isOpen());
        other.send("TH1:ONE\r");
        QTRY_COMPARE(codes.size(), 1);
    }

    void aGunThatComesBackIsOpenedByItself()
    {
        QTemporaryDir folder;
        const QString port = folder.filePath(QStringLiteral("gun")); // as a plugged gun's name comes and goes
        Clock clock;
        SerialGun gun(clock.later());
        QSignalSpy failures(&gun, &SerialGun::failed), back(&gun, &SerialGun::reopened);
        QSignalSpy codes(&gun, &SerialGun::codeRead);
        gun.open(port);
        clock.pass();
        clock.pass();
        QCOMPARE(failures.size(), 1); // said once, however often it is tried
        QVERIFY(!gun.isOpen());
        Line line;
        QVERIFY(QFile::link(line.port(), port));
        clock.pass();
        QVERIFY(gun.isOpen());
        QCOMPARE(back.size(), 1);
        line.unplug();
        QTRY_COMPARE(failures.size(), 2);
        QTRY_VERIFY(!gun.isOpen());
        QVERIFY(QFile::remove(port));
        clock.pass();
        QCOMPARE(failures.size(), 2); // lost is not there
        Line again;
        QVERIFY(QFile::link(again.port(), port));
        clock.pass();
        QCOMPARE(back.size(), 2);
        again.send("TH1:ONE\r");
        QTRY_COMPARE(textsOf(codes), QStringList{QStringLiteral("TH1:ONE")});
    }

    /// The kernel keeps the old name while somebody holds it: the gun comes back as the next one.
    void aUsbGunThatComesBackUnderAnotherNameIsFoundAgain()
    {
        QList<SerialPort> there;
        Clock clock;
        SerialGun gun(clock.later(), [&] { return there; });
        QSignalSpy failures(&gun, &SerialGun::failed), back(&gun, &SerialGun::reopened);
        QSignalSpy codes(&gun, &SerialGun::codeRead);
        gun.open(QStringLiteral("usb:0c2e:0b61:A1"));
        QCOMPARE(failures.size(), 1); // not plugged in yet
        Line line, other;
        there = {{other.port(), QStringLiteral("0c2e:0b61:B2"), {}}, {line.port(), QStringLiteral("0c2e:0b61:A1"), {}}};
        clock.pass();
        QVERIFY(gun.isOpen());
        QVERIFY(line.port().endsWith(gun.location()));
        Line again;
        there[1].location = again.port();
        line.unplug();
        QTRY_VERIFY(!gun.isOpen());
        QCOMPARE(failures.size(), 2);
        clock.pass();
        QCOMPARE(back.size(), 2);
        again.send("TH1:ONE\r");
        QTRY_COMPARE(textsOf(codes), QStringList{QStringLiteral("TH1:ONE")});
    }

    /// No rights, another program's: it was plugged in as it was asked for, and yet it does not read.
    void aGunThatIsPluggedInButCannotBeOpenedIsToldOfToo()
    {
        QTemporaryDir folder;
        QFile noPort(folder.filePath(QStringLiteral("gun")));
        QVERIFY(noPort.open(QIODevice::WriteOnly));
        QList<SerialPort> there;
        Clock clock;
        SerialGun gun(clock.later(), [&] { return there; });
        QSignalSpy failures(&gun, &SerialGun::failed);
        gun.open(QStringLiteral("usb:0c2e:0b61:A1"));
        QCOMPARE(failures.size(), 1);
        QVERIFY(failures.back().back().toString().isEmpty());
        there = {{noPort.fileName(), QStringLiteral("0c2e:0b61:A1"), {}}};
        clock.pass();
        clock.pass();
        QCOMPARE(failures.size(), 2);
        QVERIFY(!failures.back().back().toString().isEmpty());
        there.clear();
        clock.pass();
        QCOMPARE(failures.size(), 3);
    }

    void aPortIsKnownByItsUsbNumbersUnlessTwoAreAlike()
    {
        const SerialPort one{QStringLiteral("/dev/ttyACM0"), QStringLiteral("0c2e:0b61:"), {}};
        const SerialPort twin{QStringLiteral("/dev/ttyACM1"), QStringLiteral("0c2e:0b61:"), {}};
        const SerialPort old{QStringLiteral("/dev/ttyS0"), {}, {}};
        QCOMPARE(idOf(one, {one, old}), QStringLiteral("usb:0c2e:0b61:"));
        QCOMPARE(idOf(one, {one, twin}), one.location);
        QCOMPARE(idOf(old, {one, old}), old.location);
        QCOMPARE(locationOf(QStringLiteral("usb:0c2e:0b61:"), {old, one}), one.location);
        QVERIFY(locationOf(QStringLiteral("usb:0c2e:0b61:"), {old}).isEmpty());
        QCOMPARE(locationOf(old.location, {}), old.location);
    }

    void aClosedGunIsNotTriedAgain()
    {
        Clock clock;
        SerialGun gun(clock.later());
        gun.open(QStringLiteral("/dev/no-such-gun"));
        gun.close();
        clock.pass();
        QVERIFY(!clock.waits());
    }
};

QTEST_GUILESS_MAIN(SerialGunTest)
#include "serial_gun_test.moc"
