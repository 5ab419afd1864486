// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "grid/drawn.h"

#include "grid/locator.h"
#include "grid/sampler.h"

#include <QTest>

using namespace th;

namespace {

/// What a sampling got wrong.
struct Errors {
    bool sampled = false;
    double modules = 1; ///< share of modules on the wrong side
    double mesh = 1e9;  ///< the 95th percentile of how far nodes lie from the truth, modules
    double fit = 0, milliseconds = 0;
};

double meshError(const grid::GridMesh &mesh, const drawn::Look &look)
{
    std::vector<double> off;
    for (int y = 0; y <= mesh.side; ++y)
        for (int x = 0; x <= mesh.side; ++x) {
            const cv::Point2d truth = drawn::placed(look, cv::Point2d(x, y));
            const cv::Point2d next = drawn::placed(look, cv::Point2d(x + 1, y + 1));
            const auto found = mesh.at(x, y);
            off.push_back(std::hypot(found.x - truth.x, found.y - truth.y) * std::sqrt(2) / cv::norm(next - truth));
        }
    const auto nth = off.begin() + static_cast<std::ptrdiff_t>(off.size() * 95 / 100);
    std::nth_element(off.begin(), nth, off.end());
    return *nth;
}

Errors sampleDrawn(const qrcodegen::QrCode &code, const drawn::Look &look, grid::Sampling sampling,
                   const std::function<void(cv::Mat &)> &spoil = {})
{
    cv::Mat picture = drawn::draw(code, look);
    if (spoil)
        spoil(picture);
    Errors errors;
    for (const auto &located : grid::Locator().locate(drawn::viewOf(picture))) {
        const double start = drawn::cpuMilliseconds();
        const auto sampled = grid::sample(drawn::viewOf(picture), located, {sampling});
        const double spent = drawn::cpuMilliseconds() - start;
        if (!sampled || sampled->grid.side != code.getSize())
            continue;
        int wrong = 0;
        for (int y = 0; y < code.getSize(); ++y)
            for (int x = 0; x < code.getSize(); ++x)
                wrong += (sampled->grid.at(x, y) > 0) != (look.mirrored ? code.getModule(y, x) : code.getModule(x, y));
        const double share = wrong / static_cast<double>(code.getSize() * code.getSize());
        if (share < errors.modules)
            errors = {true, share, meshError(sampled->mesh, look), static_cast<double>(sampled->fit), spent};
    }
    return errors;
}

} // namespace

class SamplerTest : public QObject {
    Q_OBJECT
private slots:
    void readsEveryModule_data();
    void readsEveryModule();
    void readsEverySide();
    void refusesNonsense();
};

using Bend = std::function<cv::Point2d(cv::Point2d)>;

void SamplerTest::readsEveryModule_data()
{
    QTest::addColumn<drawn::Look>("look");
    QTest::addColumn<grid::Sampling>("sampling");
    QTest::addColumn<double>("modules");
    QTest::addColumn<double>("mesh");
    const auto add = [](const char *name, double module, double turn, double tilt, grid::Sampling sampling,
                        double modules, double mesh, double blur = 0.6, double noise = 2, const Bend &bend = {}) {
        drawn::Look look;
        look.size = {640, 480};
        look.toPicture = drawn::posed(61, look.size, module, turn, tilt, 20);
        look.blur = blur;
        look.noise = noise;
        if (bend)
            look.bend = bend;
        QTest::newRow(name) << look << sampling << modules << mesh;
    };
    const Bend wave = [](cv::Point2d m) { return cv::Point2d(1.5 * std::sin(m.y / 12), 1.5 * std::cos(m.x / 10)); };
    const Bend cup = [](cv::Point2d m) { // around a cylinder of one and a half times the symbol's width
        const double radius = 0.75 * 61, angle = (m.x - 30.5) / radius;
        return cv::Point2d(radius * std::sin(angle) - (m.x - 30.5), 4 * (1 - std::cos(angle)));
    };
    const Bend fold = [](cv::Point2d m) {
        const double past = std::max(0.0, m.x + 0.4 * m.y - 40);
        return cv::Point2d(-0.12 * past, 0.18 * past);
    };
    for (const auto sampling : {grid::Sampling::Flat, grid::Sampling::Bent, grid::Sampling::Sharpened}) {
        const bool flat = sampling == grid::Sampling::Flat, sharp = sampling == grid::Sampling::Sharpened;
        const auto name = [&](const char *what) {
            return std::string(flat ? "flat " : sharp ? "sharp " : "bent ") + what;
        };
        add(name("upright").c_str(), 6, 0, 0, sampling, 0.001, 0.15);
        add(name("turned").c_str(), 5, 33, 0, sampling, 0.001, 0.15);
        add(name("tilted 45").c_str(), 6, 10, 45, sampling, 0.001, 0.2);
        add(name("tilted 60").c_str(), 7, 10, 60, sampling, 0.005, 0.3);
        add(name("far").c_str(), 2.2, 10, 0, sampling, 0.02, 0.2);
        add(name("noisy").c_str(), 5, 10, 0, sampling, 0.02, 0.2, 0.6, 25);
        add(name("soft").c_str(), 5, 10, 0, sampling, sharp ? 0.02 : 0.15, 0.3, 3.0);
        if (!flat)
            add(name("cup").c_str(), 6, 10, 10, sampling, 0.01, 0.3, 0.6, 2, cup);
        add(name("wave").c_str(), 6, 10, 10, sampling, flat ? 0.5 : 0.01, flat ? 9 : 0.3, 0.6, 2, wave);
        add(name("fold").c_str(), 6, 10, 10, sampling, flat ? 0.5 : 0.02, flat ? 9 : 0.4, 0.6, 2, fold);
    }
}

void SamplerTest::readsEveryModule()
{
    QFETCH(drawn::Look, look);
    QFETCH(grid::Sampling, sampling);
    QFETCH(double, modules);
    QFETCH(double, mesh);
    const Errors errors = sampleDrawn(drawn::symbolOf(11), look, sampling);
    qInfo("modules wrong %.2f %%, mesh off %.2f modules, fit %.2f, %.2f ms", 100 * errors.modules, errors.mesh,
          errors.fit, errors.milliseconds);
    QVERIFY(errors.sampled);
    QVERIFY(errors.modules <= modules);
    QVERIFY(errors.mesh <= mesh);
}

void SamplerTest::readsEverySide()
{
    for (int version = 1; version <= 40; ++version) {
        const auto code = drawn::symbolOf(version, 1, qrcodegen::QrCode::Ecc::LOW);
        drawn::Look look;
        look.toPicture = drawn::posed(code.getSize(), look.size, std::min(6.0, 480.0 / code.getSize()), 7, 15);
        const Errors errors = sampleDrawn(code, look, grid::Sampling::Bent);
        QVERIFY2(errors.modules < 0.01, qPrintable(QStringLiteral("version %1: %2").arg(version).arg(errors.modules)));
    }
}

void SamplerTest::refusesNonsense()
{
    const cv::Mat grey(64, 64, CV_8U, cv::Scalar(100));
    const auto view = drawn::viewOf(grey);
    grid::LocatedSymbol located;
    QVERIFY(!grid::sample(view, located));
    QVERIFY(!grid::sample({}, located));
    located.module = 3;
    located.side = 21;
    QVERIFY(!grid::sample(view, located));
    located.topLeft.center = {std::numeric_limits<float>::quiet_NaN(), 3};
    QVERIFY(!grid::sample(view, located));
    located.topLeft = {{1e30F, 3}, {1, 0}, {0, 1}, 1};
    QVERIFY(!grid::sample(view, located));
    QVERIFY(!grid::sample(view, located, {grid::Sampling::Sharpened, -5}));
    QVERIFY(!grid::sample(view, located, {grid::Sampling::Sharpened, 22}));
}

QTEST_APPLESS_MAIN(SamplerTest)
#include "sampler_test.moc"
