// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ward_world.h"

#include "light.h"
#include "models/sample_frame.h"
#include "ward/models/desk_camera.h"
#include "ward/models/entry_model.h"

#include <QImage>

using namespace th;
using namespace th::app;
using namespace th::test;

namespace {

const QString idCard = QStringLiteral("001085000001|012345678|Trần Thị Bé|01021985|Nữ|Số 1 Hàng Đào|01012021");

/// A request of the area police's with its page open.
struct CameraWorld : WardWorld {
    CameraWorld()
    {
        request = onDisk([](DeskWorld &desk) { return desk.begin(1); });
        start();
        signIn(DeskWorld::area());
        open(request);
        camera = models->ward.camera();
    }
    void see() const
    {
        models->camera.setState(scanner::SourceState::Running, false);
        models->camera.sink()->setVideoFrame(sampleFrame());
    }
    desk::RequestId request = 0;
    DeskCamera *camera = nullptr;
};

} // namespace

class DeskCameraTest : public QObject {
    Q_OBJECT
private slots:
    void the_camera_is_dark_but_while_somebody_wants_it()
    {
        CameraWorld w;
        Light light(*w.engine, {});
        QObject::connect(w.camera, &DeskCamera::lit, &light, &Light::wantAtDesk);
        light.start();
        QVERIFY(!w.engine->source());
        w.camera->readIdCard();
        QVERIFY(w.engine->source());
        w.camera->close();
        QVERIFY(!w.engine->source());
        w.camera->readIdCard();
        w.models->ward.back();
        QVERIFY(!w.engine->source() && !w.camera->on());
        w.open(w.request);
        w.camera->readIdCard();
        w.models->ward.session()->leave();
        WardWorld::wait([&] { return !w.camera->on(); });
        QVERIFY(!w.engine->source());
    }

    void an_id_card_fills_the_form_and_darkens_the_camera()
    {
        CameraWorld w;
        w.camera->readIdCard();
        w.models->ward.takeScan(QStringLiteral("https://vidu.vn"));
        QVERIFY(w.camera->on() && !w.models->ward.entry()->note().isEmpty());
        w.models->ward.takeScan(idCard);
        QVERIFY(!w.camera->on());
        QCOMPARE(w.models->ward.entry()->values().value(QStringLiteral("holder")).toString(),
                 QStringLiteral("Trần Thị Bé"));
    }

    void a_paper_is_photographed_looked_at_and_attached()
    {
        CameraWorld w;
        w.camera->photographPaper(QStringLiteral("list"), QStringLiteral("Danh sách"));
        w.camera->take();
        QVERIFY(!w.camera->taken()); // nothing to be seen yet
        w.see();
        w.camera->take();
        QVERIFY(w.camera->taken());
        w.camera->again();
        QVERIFY(!w.camera->taken() && w.camera->on());
        w.camera->take();
        w.models->ward.takeScan(idCard); // a code on the paper
        QVERIFY(w.camera->taken() && !w.models->ward.entry()->shown());
        w.camera->use();
        QVERIFY(!w.camera->on());
        w.settle();
        w.models.reset();
        w.engine.reset();
        const auto [files, picture] = w.onDisk([&](DeskWorld &world) {
            const desk::Case found = *world.ward->look(w.request);
            return std::pair(found.attachments,
                             world.ward->attachment(w.request, found.attachments.at(0).number).value());
        });
        QCOMPARE(files.size(), std::size_t(1));
        QCOMPARE(files.at(0).kind, std::string("list"));
        QVERIFY2(files.at(0).fileName.starts_with("anh-") && files.at(0).fileName.ends_with(".jpg"),
                 files.at(0).fileName.c_str());
        const QImage shown = QImage::fromData(picture.data(), static_cast<int>(picture.size()), "JPG");
        QCOMPARE(shown.size(), sampleFrameSize());
    }
};

QTEST_MAIN(DeskCameraTest)
#include "desk_camera_test.moc"
