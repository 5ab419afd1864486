// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/guns.h"

#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QSignalSpy>
#include <QTest>
#include <QWindow>

using namespace th::scanner;

namespace {

/// A form: takes what reaches its window as text.
class Form : public QWindow {
public:
    QString text;
    int releases = 0;

protected:
    void keyPressEvent(QKeyEvent *event) override { text += event->text(); }
    void keyReleaseEvent(QKeyEvent *) override { ++releases; }
    bool event(QEvent *event) override
    {
        if (event->type() == QEvent::InputMethod)
            text += static_cast<QInputMethodEvent *>(event)->commitString();
        return QWindow::event(event);
    }
};

/// Keys with the times at which they were struck, as a window system reports them.
class Keyboard {
public:
    explicit Keyboard(QWindow &window) : m_window(window) {}
    void strike(const QString &text, int key, quint64 gap, Qt::KeyboardModifiers modifiers = {}, bool repeat = false)
    {
        m_time += gap;
        for (const auto type : {QEvent::KeyPress, QEvent::KeyRelease}) {
            QKeyEvent event(type, key, modifiers, text, repeat);
            event.setTimestamp(m_time);
            QCoreApplication::sendEvent(&m_window, &event);
        }
    }
    void type(const QString &text, quint64 gap)
    {
        for (const QChar c : text)
            strike(QString(c), c.toUpper().unicode(), gap);
    }
    void enter(quint64 gap) { strike(QStringLiteral("\r"), Qt::Key_Return, gap); }

private:
    QWindow &m_window;
    quint64 m_time = 100'000;
};

const QString pass = QStringLiteral("TH1:6BFOXN%TSMAH-P3*4");

} // namespace

class KeyboardGunTest : public QObject {
    Q_OBJECT
    KeyboardGun m_gun;
    Form m_form;

private slots:
    void initTestCase() { qApp->installEventFilter(&m_gun); }
    void init() { m_form.text.clear(); }

    void aGunsCodeIsAnnouncedAndTheFormStaysEmpty()
    {
        QSignalSpy codes(&m_gun, &KeyboardGun::codeTyped);
        Keyboard gun(m_form);
        gun.type(pass, 5);
        gun.enter(5);
        QCOMPARE(codes.size(), 1);
        QCOMPARE(codes.front().front().toString(), pass);
        QCOMPARE(m_form.text, QString());
    }

    void aGunWithoutALineEndIsHeardAfterAMoment()
    {
        QSignalSpy codes(&m_gun, &KeyboardGun::codeTyped);
        Keyboard(m_form).type(pass, 5);
        QTRY_COMPARE(codes.size(), 1);
        QCOMPARE(codes.front().front().toString(), pass);
        QCOMPARE(m_form.text, QString());
    }

    void aPersonsKeysReachTheFormWhole()
    {
        QSignalSpy codes(&m_gun, &KeyboardGun::codeTyped);
        m_form.releases = 0;
        Keyboard person(m_form);
        person.type(QStringLiteral("30A"), 90);
        person.enter(90);
        QCOMPARE(m_form.text, QStringLiteral("30A\r"));
        QCOMPARE(m_form.releases, 4);
        person.type(QStringLiteral("x"), 90);
        QTRY_COMPARE(m_form.text, QStringLiteral("30A\rx")); // without another key to push it out
        QCOMPARE(codes.size(), 0);
    }

    /// All keys arrive at once after the window was busy, but were struck at a person's pace.
    void aBusyMomentDoesNotMakeAPersonAGun()
    {
        QSignalSpy codes(&m_gun, &KeyboardGun::codeTyped);
        Keyboard(m_form).type(QStringLiteral("nguyen van anh"), 80);
        QTRY_COMPARE(m_form.text, QStringLiteral("nguyen van anh"));
        QCOMPARE(codes.size(), 0);
    }

    void commandsAndHeldKeysAreAPersons()
    {
        QSignalSpy codes(&m_gun, &KeyboardGun::codeTyped);
        Keyboard person(m_form);
        for (int i = 0; i < 20; ++i)
            person.strike(QStringLiteral("a"), Qt::Key_A, 10, {}, true);
        QCOMPARE(m_form.text, QString(20, u'a'));
        person.strike(QStringLiteral("c"), Qt::Key_C, 10, Qt::ControlModifier);
        QCOMPARE(m_form.text, QString(20, u'a') + u'c');
        QCOMPARE(codes.size(), 0);
    }

    void aCodeThroughAnInputMethodIsAnnounced()
    {
        QSignalSpy codes(&m_gun, &KeyboardGun::codeTyped);
        for (qsizetype length = 1; length <= pass.size(); ++length) {
            QInputMethodEvent composing(pass.left(length), {});
            QCoreApplication::sendEvent(&m_form, &composing);
        }
        QInputMethodEvent committed;
        committed.setCommitString(pass);
        QCoreApplication::sendEvent(&m_form, &committed);
        QTRY_COMPARE(codes.size(), 1);
        QCOMPARE(codes.front().front().toString(), pass);
        QCOMPARE(m_form.text, QString());
    }

    void aPersonsComposedWordReachesTheForm()
    {
        const QString word = QString::fromUtf16(u"Nguyễn ");
        QInputMethodEvent committed;
        committed.setCommitString(word);
        QCoreApplication::sendEvent(&m_form, &committed);
        QTRY_COMPARE(m_form.text, word);
    }
};

QTEST_MAIN(KeyboardGunTest)
#include "keyboard_gun_test.moc"
