// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QProcess>

#include "support/files.h"
#include "sync/import_world.h"
#include "sync/trusted_set.h"

using namespace th;
using namespace th::test;

namespace {

struct Run {
    int status = -1;
    QByteArray output;
};

Run runScript(const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral("/usr/bin/python3"),
                  QStringList{sourcePath(QStringLiteral("tests/sync/cross_check.py"))} + arguments);
    if (!process.waitForFinished() || process.exitStatus() != QProcess::NormalExit)
        return {77, "python3 does not run"};
    return {process.exitCode(), process.readAll()};
}

} // namespace

/// Our metadata before another implementation, and the other's before ours.
class CrossCheckTest : public QObject {
    Q_OBJECT
private slots:
    void anotherImplementationVerifiesOurs();
    void anotherImplementationRefusesOursWhenBent();
    void weVerifyAnotherImplementations();
};

#define RUN_OR_SKIP(result, ...)                                                                                       \
    const Run result = runScript(__VA_ARGS__);                                                                         \
    if (result.status == 77)                                                                                           \
    QSKIP(result.output.constData())

void CrossCheckTest::anotherImplementationVerifiesOurs()
{
    World world;
    world.repository.useKeys("targets", {"a", "b", "c"}, 2);
    const fs::path tree = world.write(world.repository.files());
    RUN_OR_SKIP(result, {QStringLiteral("verify"), QString::fromStdString(tree.string())});
    QVERIFY2(result.status == 0, result.output.constData());
}

void CrossCheckTest::anotherImplementationRefusesOursWhenBent()
{
    World world;
    sync::Files files = world.repository.files();
    core::Bytes &timestamp = files["metadata/timestamp.json"];
    std::string text(timestamp.begin(), timestamp.end());
    text.replace(text.find("x-issued"), 8, "x-issuer");
    timestamp.assign(text.begin(), text.end());
    RUN_OR_SKIP(result, {QStringLiteral("verify"), QString::fromStdString(world.write(files).string())});
    QVERIFY(result.status != 0);
    QVERIFY2(result.output.contains("UnverifiedSignatureError"), result.output.constData());
}

void CrossCheckTest::weVerifyAnotherImplementations()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("root.json"));
    RUN_OR_SKIP(result, {QStringLiteral("make"), file});
    QVERIFY2(result.status == 0, result.output.constData());
    std::string root = readAll(file).toStdString();
    const auto set = sync::TrustedSet::begin(core::asBytes(root));
    QVERIFY2(set.ok(), set.ok() ? "" : set.error().detail.c_str());
    root.replace(root.find("quoted"), 6, "QUOTED");
    QVERIFY(!sync::TrustedSet::begin(core::asBytes(root)).ok());
}

QTEST_GUILESS_MAIN(CrossCheckTest)
#include "cross_check_test.moc"
