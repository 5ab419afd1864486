// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine.h"
#include "support/small_province.h"

#include <QDir>
#include <QFile>
#include <QPainter>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <qrcodegen/qrcodegen.hpp>

namespace th::test {

using core::VerdictKind;

inline constexpr int patience = 30'000; // of a wait for a signal; two busy cores and a sanitizer are slow

inline QImage drawCode(const std::string &text)
{
    constexpr int quiet = 4, modulePixels = 6;
    const auto code = qrcodegen::QrCode::encodeText(text.c_str(), qrcodegen::QrCode::Ecc::MEDIUM);
    const int modules = code.getSize() + 2 * quiet;
    QImage small(modules, modules, QImage::Format_Grayscale8);
    small.fill(255);
    for (int y = 0; y < code.getSize(); ++y)
        for (int x = 0; x < code.getSize(); ++x)
            if (code.getModule(x, y))
                small.setPixel(x + quiet, y + quiet, qRgb(0, 0, 0));
    return small.scaled(modules * modulePixels, modules * modulePixels);
}

/// A frame as a camera would give it: the codes side by side on grey.
inline void writeFrame(const QString &file, const std::vector<std::string> &texts)
{
    QImage frame(1280, 720, QImage::Format_Grayscale8);
    frame.fill(150);
    QPainter painter(&frame);
    int left = 60;
    for (const auto &text : texts) {
        const auto code = drawCode(text);
        painter.drawImage(left, 100, code);
        left += code.width() + 40;
    }
    painter.end();
    QVERIFY(frame.save(file));
}

inline std::string cardOf(const core::PassClaims &claims, const std::string &name)
{
    return claims.idNumber + "||" + name + "|02031985|Nu|Ha Noi|01012021";
}

inline QStringList reasonsOf(const app::Examined &examined)
{
    QStringList names;
    for (const auto &reason : examined.answer.verdict.reasons)
        names.append(QString::fromLatin1(core::name(reason.code)));
    return names;
}

/// What an engine said, in order.
class Listener : public QObject {
public:
    explicit Listener(app::Engine &engine)
    {
        connect(&engine, &app::Engine::examined, this,
                [this](const auto &examined) { m_examined.push_back(examined); });
    }
    /// Waits for the next one.
    app::Examined next()
    {
        if (!QTest::qWaitFor([this] { return m_taken < m_examined.size(); }, patience))
            qFatal("no answer came");
        return m_examined[m_taken++];
    }
    [[nodiscard]] std::size_t waiting() const { return m_examined.size() - m_taken; }

private:
    std::vector<app::Examined> m_examined;
    std::size_t m_taken = 0;
};

/// An engine's test with a station of a small province.
class EngineWorld : public QObject {
protected:
    void makeStation()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_station = m_folder->filePath(QStringLiteral("station"));
        auto station = store::Station::create(m_station.toStdString(), "Chốt thử", false);
        QVERIFY(station.ok());
        QVERIFY(station->apply(SmallProvince::update({SmallProvince::snapshot(10, {1, 2, 3}, {2})})).ok());
    }
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_station;
    const std::string m_good = SmallProvince::pass(1), m_revoked = SmallProvince::pass(2),
                      m_other = SmallProvince::pass(3);
    const std::string m_card = cardOf(SmallProvince::claims(1), "NGUYEN THI HUONG");

    /// An engine with the test's station open, judging at the province's own time.
    void open(app::Engine &engine, const QString &station)
    {
        engine.setJudgeAt(SmallProvince::now());
        engine.openStation(station);
        QVERIFY(QTest::qWaitFor([&] { return !engine.health().opening; }, patience));
    }
    void openWithShift(app::Engine &engine)
    {
        open(engine, m_station);
        QVERIFY(engine.health().open);
        engine.startShift({"An", SmallProvince::gate().checkpoint});
    }
};

} // namespace th::test
