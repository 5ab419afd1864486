// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../desk/desk_world.h"

#include "app/engine.h"
#include "models/models.h"
#include "ward/models/inbox_model.h"
#include "ward/models/request_model.h"
#include "ward/models/ward_session.h"

#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <QSignalSpy>
#include <fstream>
#include <memory>

namespace th::test {

/// A ward's desk on disk, opened by the application's engine, its window over it. The desk's clock stands still.
struct WardWorld {
    explicit WardWorld(const std::string &passphrase = {})
    {
        const auto file = world.deskKey().wrap(passphrase);
        std::ofstream(world.path() / "ward.key") << file->view();
    }
    /// The desk as it is on disk, while no program has it open.
    template <class Work> auto onDisk(Work work)
    {
        world.reopen();
        auto result = work(world);
        world.ward.reset();
        world.station.reset();
        return result;
    }
    void start()
    {
        world.ward.reset();
        world.station.reset();
        engine = std::make_unique<app::Engine>();
        models = std::make_unique<app::Models>(app::ThemeModel::Motion::Off);
        app::WardWorker *worker = &engine->ward();
        QMetaObject::invokeMethod(worker, [worker] { worker->setClock([] { return DeskWorld::clock(); }); });
        models->ward.door().connectTo(*worker, engine->errands());
        QObject::connect(engine.get(), &app::Engine::healthChanged, &models->status, &app::StatusModel::setHealth);
        engine->openStation(QString::fromStdString(world.path().string()));
        wait([this] { return models->ward.present(); });
    }
    void showWindow()
    {
        qml = std::make_unique<QQmlApplicationEngine>();
        window = app::loadWindow(*qml, *models);
        QVERIFY(window);
        window->show();
        window->requestActivate();
        QVERIFY(QTest::qWaitForWindowActive(window));
    }
    void signIn(const issuing::Officer &officer, const QString &passphrase = {})
    {
        app::WardSession &session = *models->ward.session();
        session.propose(QString::fromStdString(officer.id), QLatin1String(issuing::name(officer.role)), {});
        session.signIn(passphrase);
        wait([&] { return session.state() != app::WardSession::State::SigningIn; });
        if (models->ward.signedIn())
            wait([this] { return models->ward.inbox()->state() != app::InboxModel::State::Loading; });
    }
    void open(desk::RequestId request)
    {
        models->ward.openRequest(request);
        wait([this] { return models->ward.request()->state() != app::RequestModel::State::Loading; });
    }
    /// Until what was asked of the desk has been answered.
    void settle()
    {
        bool there = false;
        models->ward.door().ask(
            models.get() ? &models->ward : nullptr, [](app::OpenDesk &) -> desk::Done<bool> { return true; },
            [&there](const desk::Done<bool> &) { there = true; });
        wait([&there] { return there; });
    }
    static void wait(const std::function<bool()> &until)
    {
        constexpr int patience = 30'000;
        if (!QTest::qWaitFor(until, patience))
            qFatal("it did not come to that");
    }
    void stop()
    {
        qml.reset();
        models.reset();
        engine.reset(); // ends its threads: the station is free again
    }
    ~WardWorld() { stop(); }

    DeskWorld world;
    std::unique_ptr<app::Engine> engine;
    std::unique_ptr<app::Models> models;
    std::unique_ptr<QQmlApplicationEngine> qml;
    QQuickWindow *window = nullptr;
};

/// A request of so many people, opened by the area police.
inline desk::RequestId openNew(WardWorld &w, std::uint32_t people)
{
    const auto id = w.onDisk([people](DeskWorld &world) { return world.begin(people); });
    w.start();
    w.signIn(DeskWorld::area());
    w.open(id);
    return id;
}

/// As the desk has it on disk, after the application has ended.
inline desk::Case onDisk(WardWorld &w, desk::RequestId id)
{
    w.stop();
    return w.onDisk([id](DeskWorld &world) { return world.ward->look(id).value(); });
}

} // namespace th::test
