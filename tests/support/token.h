// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace th::test {

/// A SoftHSM2 token in a folder of its own, with the keys "ed", "ec", "rsa" (ids 01, 02, 03). The environment of this
/// process, and so of what it starts, leads to it.
class SoftToken {
public:
    static constexpr const char *pin = "2468";

    /// Where Debian has the module; empty: it is not installed.
    static QString module()
    {
        for (const char *place : {"/usr/lib/softhsm/libsofthsm2.so", "/usr/lib64/softhsm/libsofthsm2.so"})
            if (QFile::exists(QString::fromLatin1(place)))
                return QString::fromLatin1(place);
        return {};
    }

    bool make()
    {
        QDir(folder.path()).mkdir(QStringLiteral("tokens"));
        write("conf", "directories.tokendir = " + folder.filePath(QStringLiteral("tokens")).toUtf8() +
                          "\nobjectstore.backend = file\nlog.level = ERROR\n");
        write("pin", QByteArray(pin) + '\n');
        write("wrong-pin", "1357\n");
        qputenv("SOFTHSM2_CONF", folder.filePath(QStringLiteral("conf")).toUtf8());
        qputenv("TH_SOFTHSM", module().toUtf8());
        return util("--init-token --free --label Ward --so-pin 12345678 --pin 2468") && import("ed", "01", "ed25519") &&
               import("ec", "02", "EC -pkeyopt ec_paramgen_curve:P-256") &&
               import("rsa", "03", "RSA -pkeyopt rsa_keygen_bits:2048");
    }

    /// One more key on it: our own kind of key, from its seed.
    [[nodiscard]] bool addKey(const char *label, const char *id, const QByteArray &seed) const
    {
        const QByteArray pkcs8 = QByteArray::fromHex("302e020100300506032b657004220420") + seed; // RFC 8410 §7
        write(label, "-----BEGIN PRIVATE KEY-----\n" + pkcs8.toBase64() + "\n-----END PRIVATE KEY-----\n");
        return importFile(label, id);
    }
    /// Another token in the same folder, without keys.
    static bool addToken(const QByteArray &label, const QByteArray &itsPin)
    {
        return util("--init-token --free --label " + label + " --so-pin 12345678 --pin " + itsPin);
    }
    static bool removeToken(const QByteArray &label) { return util("--delete-token --token " + label); }

    [[nodiscard]] QString file(const char *name) const { return folder.filePath(QString::fromLatin1(name)); }
    [[nodiscard]] static QString address(const char *key, const QString &through = module())
    {
        return QStringLiteral("pkcs11:token=Ward;object=%1?module-path=%2").arg(QString::fromLatin1(key), through);
    }

private:
    void write(const char *name, const QByteArray &content) const
    {
        QFile out(file(name));
        QVERIFY(out.open(QIODevice::WriteOnly) && out.write(content) == content.size());
    }
    static bool done(const char *program, const QStringList &arguments)
    {
        return QProcess::execute(QString::fromLatin1(program), arguments) == 0;
    }
    static bool util(const QByteArray &arguments)
    {
        return done("softhsm2-util", QString::fromLatin1(arguments).split(QLatin1Char(' ')));
    }
    [[nodiscard]] bool import(const char *label, const char *id, const char *algorithm) const
    {
        const QString key = file(label);
        const QStringList make = QStringLiteral("genpkey -quiet -algorithm %1 -out")
                                     .arg(QString::fromLatin1(algorithm))
                                     .split(QLatin1Char(' '));
        return done("openssl", make + QStringList{key}) && importFile(label, id);
    }
    [[nodiscard]] bool importFile(const char *label, const char *id) const
    {
        return done("softhsm2-util",
                    {QStringLiteral("--import"), file(label), QStringLiteral("--token"), QStringLiteral("Ward"),
                     QStringLiteral("--label"), QString::fromLatin1(label), QStringLiteral("--id"),
                     QString::fromLatin1(id), QStringLiteral("--pin"), QString::fromLatin1(pin)});
    }

    QTemporaryDir folder;
};

} // namespace th::test
