// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/files.h"

#include <QFloat16> // which QCOMPARE of a JSON value asks for
#include <QProcess>
#include <QStringList>
#include <QTest>
#include <nlohmann/json.hpp>
#include <vector>

namespace th::test {

constexpr int patience = 240000; ///< milliseconds; only reached when something hangs

/// thonghanhctl, run as a script runs it: no terminal, English sentences.
class Program {
public:
    explicit Program(const QStringList &arguments)
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("en_US.UTF-8"));
        environment.remove(QStringLiteral("TH_PASSPHRASE"));
        process.setProcessEnvironment(environment);
        process.start(buildPath(QStringLiteral("bin/thonghanhctl")), arguments);
    }

    /// Ends the input, waits for the end and gives the exit status; -1 if the program did not end by itself.
    int finish(const QByteArray &input = {})
    {
        process.write(input);
        process.closeWriteChannel();
        const bool ended = process.waitForFinished(patience) && process.exitStatus() == QProcess::NormalExit;
        output += process.readAllStandardOutput();
        complaints += process.readAllStandardError();
        return ended ? process.exitCode() : -1;
    }

    /// Waits for the next whole line of output; empty if none comes.
    QByteArray nextLine()
    {
        while (!process.canReadLine())
            if (!process.waitForReadyRead(patience))
                return {};
        const QByteArray line = process.readLine();
        output += line;
        return line;
    }

    /// What was printed, parsed line by line.
    [[nodiscard]] std::vector<nlohmann::json> objects() const
    {
        std::vector<nlohmann::json> objects;
        for (const auto &line : output.split('\n'))
            if (!line.isEmpty())
                objects.push_back(nlohmann::json::parse(line.toStdString(), nullptr, false));
        return objects;
    }

    QProcess process;
    QByteArray output, complaints;
};

struct Ran {
    int status;
    QByteArray output, complaints;
    std::vector<nlohmann::json> objects;
};

inline Ran run(const QStringList &arguments, const QByteArray &input = {})
{
    Program program(arguments);
    const int status = program.finish(input);
    return {status, program.output, program.complaints, program.objects()};
}

} // namespace th::test
