// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/receipt.h"
#include "hub_process.h"
#include "journal_maker.h"
#include "postgres_server.h"

#include <QDir>
#include <QFile>
#include <QJsonObject>
#include <QTemporaryDir>

namespace th::test {

inline QByteArray toQt(const core::Bytes &bytes)
{
    return {reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size())};
}

/// A hub with a small published tree, and devices to talk to it.
class HubWorld {
public:
    explicit HubWorld(const QString &database = {})
        : m_database(database.isEmpty() ? QStringLiteral("sqlite:") + file("hub.sqlite") : database),
          m_hub(std::make_unique<HubProcess>(arguments()))
    {
        m_key = QByteArray::fromHex(m_hub->command({QStringLiteral("key"), QStringLiteral("new")}).trimmed());
        QDir(m_folder.path()).mkpath(QStringLiteral("tree/metadata"));
        write("tree/metadata/timestamp.json", "{\"version\":1}");
    }

    [[nodiscard]] QString file(const char *name) const { return m_folder.filePath(QString::fromUtf8(name)); }
    void write(const char *name, const QByteArray &content) const
    {
        QFile made(file(name));
        if (made.open(QIODevice::WriteOnly))
            made.write(content);
    }
    [[nodiscard]] QStringList arguments() const
    {
        return {QStringLiteral("--database"), m_database,  QStringLiteral("--key"), file("hub.key"),
                QStringLiteral("--tree"),     file("tree")};
    }
    [[nodiscard]] bool start(const QStringList &more = {})
    {
        m_hub = std::make_unique<HubProcess>(arguments() + more);
        return m_hub->start();
    }
    [[nodiscard]] HubProcess &hub() { return *m_hub; }
    [[nodiscard]] RawClient client() { return RawClient(m_hub->port()); }
    [[nodiscard]] core::PublicKey key() const
    {
        core::PublicKey key{};
        std::copy_n(m_key.begin(), std::min<qsizetype>(m_key.size(), 32), key.begin());
        return key;
    }

    [[nodiscard]] JournalMaker approved(std::uint64_t which)
    {
        JournalMaker device(which);
        (void)m_hub->command({QStringLiteral("device"), QStringLiteral("approve"),
                              QString::fromStdString(core::toHex(device.publicKey)), QStringLiteral("--name"),
                              QStringLiteral("Chốt")});
        return device;
    }
    [[nodiscard]] HttpAnswer post(const JournalMaker &device, const QByteArray &target, const QByteArray &body,
                                  quint16 port = 0) const
    {
        RawClient one(port == 0 ? m_hub->port() : port);
        const core::ByteView view(reinterpret_cast<const std::uint8_t *>(body.constData()),
                                  static_cast<std::size_t>(body.size()));
        return one.request("POST", target, signedHeaders(*device.key, key(), "POST", target, view, millisecondsNow()),
                           body);
    }
    [[nodiscard]] HttpAnswer upload(const JournalMaker &device, std::uint64_t after, core::ByteView receipt = {},
                                    quint16 port = 0) const
    {
        return post(device, "/v1/journal", toQt(device.body(after, receipt)), port);
    }
    [[nodiscard]] HttpAnswer get(const JournalMaker &device, const QByteArray &target) const
    {
        RawClient one(m_hub->port());
        return one.request("GET", target, signedHeaders(*device.key, key(), "GET", target, {}, millisecondsNow()));
    }
    [[nodiscard]] std::optional<core::journal::Receipt> receiptIn(const HttpAnswer &answer,
                                                                  const JournalMaker &device) const
    {
        const auto bytes = core::fromHex(answer.json()[QStringLiteral("receipt")].toString().toStdString());
        return bytes ? core::journal::openReceipt(*bytes, key(), device.publicKey) : std::nullopt;
    }

private:
    QTemporaryDir m_folder;
    QString m_database;
    std::unique_ptr<HubProcess> m_hub;
    QByteArray m_key;
};

} // namespace th::test
