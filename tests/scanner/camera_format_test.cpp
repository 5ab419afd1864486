// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "camera_format.h"

#include <QTest>

using namespace th::scanner;
using F = QVideoFrameFormat;

class CameraFormatTest : public QObject {
    Q_OBJECT
    static QSize chosen(const QList<FormatOffer> &offers)
    {
        const auto best = bestOffer(offers);
        return best ? offers[*best].size : QSize();
    }

private slots:
    void theSizeForReadingIsPreferred()
    {
        QCOMPARE(chosen({{{640, 480}, F::Format_YUYV, 30},
                         {{1280, 720}, F::Format_YUYV, 30},
                         {{1920, 1080}, F::Format_YUYV, 30}}),
                 QSize(1280, 720));
    }

    void aHugePictureAtTwoFramesASecondIsNot()
    {
        QCOMPARE(chosen({{{640, 480}, F::Format_YUYV, 30}, {{3840, 2160}, F::Format_NV12, 2}}), QSize(640, 480));
        QCOMPARE(chosen({{{3840, 2160}, F::Format_NV12, 2}, {{640, 480}, F::Format_YUYV, 30}}), QSize(640, 480));
    }

    void jpegIsTakenWhereRawPixelsAreSlow()
    {
        const QList<FormatOffer> offers{{{1280, 720}, F::Format_YUYV, 10}, {{1280, 720}, F::Format_Jpeg, 30}};
        QCOMPARE(bestOffer(offers), std::optional<qsizetype>(1));
    }

    void readyLumaIsTakenWhereItIsFastEnough()
    {
        const QList<FormatOffer> offers{{{1280, 720}, F::Format_Jpeg, 60},
                                        {{1280, 720}, F::Format_BGRX8888, 30},
                                        {{1280, 720}, F::Format_NV12, 30}};
        QCOMPARE(bestOffer(offers), std::optional<qsizetype>(2));
    }

    void whatCannotBeReadIsNotChosen()
    {
        QCOMPARE(bestOffer({{{1280, 720}, F::Format_AYUV, 30}}), std::nullopt);
        QCOMPARE(bestOffer({}), std::nullopt);
        QCOMPARE(bestOffer({{{}, F::Format_NV12, 30}}), std::nullopt);
    }
};

QTEST_GUILESS_MAIN(CameraFormatTest)
#include "camera_format_test.moc"
