// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "hub_program.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QStandardPaths>

namespace th::app {

namespace {

constexpr int patience = 30'000; // milliseconds
constexpr int nap = 50;          // between two looks whether a stop is wanted

QString findHub()
{
    const QString name = QStringLiteral("thonghanh-hub");
    const QString beside = QStandardPaths::findExecutable(name, {QCoreApplication::applicationDirPath()});
    return beside.isEmpty() ? QStandardPaths::findExecutable(name) : beside;
}

core::Failure<core::LocalName> failure(const char *vi, const char *en)
{
    return core::Failure{core::LocalName{vi, en}};
}

/// False: it did not end by itself, and was killed.
bool ends(QProcess &hub, const std::stop_token &stop)
{
    QElapsedTimer waited;
    for (waited.start(); hub.state() != QProcess::NotRunning;)
        if (stop.stop_requested() || waited.hasExpired(patience)) {
            hub.kill();
            hub.waitForFinished();
            return false;
        } else {
            hub.waitForFinished(nap);
        }
    return true;
}

} // namespace

administration::Done<std::string> runHub(const QString &program, const std::vector<std::string> &arguments,
                                         core::Language language, const std::stop_token &stop)
{
    if (stop.stop_requested())
        return failure("Đã dừng.", "Stopped.");
    const QString found = program.isEmpty() ? findHub() : program;
    if (found.isEmpty())
        return failure("Có hub.conf nhưng máy này không có chương trình thonghanh-hub. Hãy cài đặt nó, hoặc thay "
                       "hub.conf bằng hub.json.",
                       "There is a hub.conf, but no program thonghanh-hub on this machine. Install it, or put a "
                       "hub.json in place of hub.conf.");
    QStringList all{QStringLiteral("--lang"),
                    language == core::Language::English ? QStringLiteral("en") : QStringLiteral("vi")};
    for (const std::string &each : arguments)
        all << QString::fromStdString(each);
    QProcess hub;
    hub.start(found, all, QIODevice::ReadOnly);
    if (!hub.waitForStarted(patience))
        return failure("Không chạy được chương trình thonghanh-hub trên máy này. Hãy xem quyền chạy của nó.",
                       "The program thonghanh-hub of this machine cannot be run. See who may run it.");
    if (!ends(hub, stop))
        return failure("Máy chủ trên máy này không trả lời trong nửa phút. Hãy xem nó có chạy không, rồi thử lại.",
                       "The hub on this machine did not answer within half a minute. See whether it runs, and try "
                       "again.");
    const std::string complaint = QString::fromUtf8(hub.readAllStandardError()).trimmed().toStdString();
    if (hub.exitStatus() != QProcess::NormalExit || hub.exitCode() != 0)
        return core::Failure{
            core::LocalName{"Máy chủ không làm được: " + complaint, "The hub did not do it: " + complaint}};
    return QString::fromUtf8(hub.readAllStandardOutput()).trimmed().toStdString();
}

} // namespace th::app
