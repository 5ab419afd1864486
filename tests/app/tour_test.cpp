// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/face.h"
#include "models/tour_states.h"

#include <QDir>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

using namespace th::app;

namespace {

QStringList warnings;

void note(QtMsgType type, const QMessageLogContext &, const QString &message)
{
    if (type != QtDebugMsg && type != QtInfoMsg && !message.contains(QLatin1String("XDG_RUNTIME_DIR")))
        warnings << message;
}

} // namespace

/// The tour itself says what does not fit (cut texts, small buttons) by its exit status.
class TourTest : public QObject {
    Q_OBJECT
private slots:
    void everyStateFitsInBothLanguagesAtEverySize()
    {
        QTemporaryDir folder;
        qInstallMessageHandler(&note);
        const int status = runTour(folder.path(), QStringLiteral(".light."));
        qInstallMessageHandler(nullptr);
        QCOMPARE(warnings, QStringList());
        QCOMPARE(status, 0);
        const auto files = QDir(folder.path()).entryList({QStringLiteral("*.png")});
        QCOMPARE(files.size(), static_cast<qsizetype>(tourStates().size()) * 2 * 3);
        const QImage admit(folder.filePath(QStringLiteral("checkpoint-admit.vi.light.480x800.png")));
        QCOMPARE(admit.size(), QSize(480, 800));
    }
    void theSameStateGivesTheSamePicture()
    {
        QTemporaryDir folder;
        const QString only = QStringLiteral("checkpoint-admit.vi.dark.800x480");
        QCOMPARE(runTour(folder.filePath(QStringLiteral("a")), only), 0);
        QCOMPARE(runTour(folder.filePath(QStringLiteral("b")), only), 0);
        const QImage first(folder.filePath(QStringLiteral("a/%1.png").arg(only)));
        QVERIFY(!first.isNull());
        QCOMPARE(first, QImage(folder.filePath(QStringLiteral("b/%1.png").arg(only))));
    }
};

QTEST_MAIN(TourTest)
#include "tour_test.moc"
