// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QLocalSocket>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

namespace th::test {

/// A print system of its own (CUPS), reached over a socket in its folder, with the printer "Test": A4 and A5, 600 dpi.
/// What it is given stays in its spool.
class PrintSystem {
public:
    [[nodiscard]] static QString program()
    {
        return QStandardPaths::findExecutable(
            QStringLiteral("cupsd"),
            {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/bin"), QStringLiteral("/sbin")});
    }
    /// Every program that is started from now on prints here.
    bool start()
    {
        for (const char *name : {"root/ppd", "spool/tmp", "cache", "run"})
            QDir(m_folder.path()).mkpath(QString::fromLatin1(name));
        QByteArray access("DefaultAuthType None\n<Location />\nAllow all\n</Location>\n"
                          "<Policy default>\n<Limit All>\nAllow all\n</Limit>\n</Policy>\n");
        put("cupsd.conf", "Listen " + at("socket") +
                              "\nBrowsing Off\nWebInterface No\nPreserveJobFiles Yes\n"
                              "LogLevel debug\n" +
                              access);
        put("cups-files.conf", "FileDevice Yes\nServerRoot " + at("root") + "\nRequestRoot " + at("spool") +
                                   "\nTempDir " + at("spool/tmp") + "\nCacheDir " + at("cache") + "\nStateDir " +
                                   at("run") + "\nAccessLog " + at("access.log") + "\nErrorLog " + at("error.log") +
                                   "\nPageLog " + at("page.log") + "\n");
        put("root/ppd/Test.ppd", description());
        put("root/printers.conf", "<Printer Test>\nInfo Test\nDeviceURI file:///dev/null\nState Idle\nAccepting Yes\n"
                                  "Shared No\n</Printer>\n");
        qputenv("CUPS_SERVER", at("socket"));
        m_process.start(program(),
                        {QStringLiteral("-f"), QStringLiteral("-c"), QString::fromLocal8Bit(at("cupsd.conf")),
                         QStringLiteral("-s"), QString::fromLocal8Bit(at("cups-files.conf"))});
        return m_process.waitForStarted() && QTest::qWaitFor([this] { return answers(); }, 30000);
    }
    ~PrintSystem()
    {
        m_process.terminate();
        m_process.waitForFinished();
    }
    /// The document of its first job; empty: it got none.
    [[nodiscard]] QString firstDocument() const
    {
        const QString file = QString::fromLocal8Bit(at("spool/d00001-001"));
        return QFile::exists(file) ? file : QString();
    }
    [[nodiscard]] QByteArray log() const
    {
        QFile file(QString::fromLocal8Bit(at("error.log")));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private:
    [[nodiscard]] QByteArray at(const char *name) const
    {
        return m_folder.filePath(QString::fromLatin1(name)).toLocal8Bit();
    }
    void put(const char *name, const QByteArray &text) const
    {
        QFile file(QString::fromLocal8Bit(at(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write %s", name);
    }
    [[nodiscard]] bool answers() const
    {
        QLocalSocket socket;
        socket.connectToServer(QString::fromLocal8Bit(at("socket")));
        return socket.waitForConnected(1000);
    }
    static QByteArray description()
    {
        return R"ppd(*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "TEST.PPD"
*Manufacturer: "Test"
*Product: "(Test)"
*ModelName: "Test"
*ShortNickName: "Test"
*NickName: "Test"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: True
*DefaultColorSpace: RGB
*cupsFilter2: "application/pdf application/pdf 0 -"
*OpenUI *PageSize/Media Size: PickOne
*DefaultPageSize: A4
*PageSize A4/A4: ""
*PageSize A5/A5: ""
*CloseUI: *PageSize
*OpenUI *PageRegion/Media Size: PickOne
*DefaultPageRegion: A4
*PageRegion A4/A4: ""
*PageRegion A5/A5: ""
*CloseUI: *PageRegion
*DefaultImageableArea: A4
*ImageableArea A4/A4: "9 9 586 833"
*ImageableArea A5/A5: "9 9 411 586"
*DefaultPaperDimension: A4
*PaperDimension A4/A4: "595 842"
*PaperDimension A5/A5: "420 595"
*OpenUI *Resolution/Resolution: PickOne
*DefaultResolution: 600dpi
*Resolution 600dpi/600 DPI: ""
*CloseUI: *Resolution
)ppd";
    }

    QTemporaryDir m_folder;
    QProcess m_process;
};

} // namespace th::test
