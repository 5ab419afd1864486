// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hub/hub_world.h"
#include "store/journal_world.h"

#include <QJsonDocument>

#include "http.h"
#include "sync/upload.h"

namespace th::test {

inline core::ClockReading uploadClock()
{
    return SmallProvince::clock(core::Instant(std::chrono::seconds(millisecondsNow() / 1000)));
}

/// A station with a log, and the real hub, which has approved it.
class UploadWorld {
public:
    explicit UploadWorld(std::uint32_t records) ///< hundreds
    {
        fillJournal(folder(), records);
        auto station = open();
        m_station = QString::fromStdString(core::toHex(station.identity().key));
        if (!store::setHub(station, {"http://127.0.0.1:1", hub.key()}, store::HubChange::KeepsKey))
            qFatal("the hub was not set");
        (void)command({QStringLiteral("approve"), m_station, QStringLiteral("--name"), QStringLiteral("Chốt")});
        if (!hub.start())
            qFatal("the hub does not start");
    }

    [[nodiscard]] std::filesystem::path folder(const char *name = "station") const
    {
        return std::filesystem::path(m_root.path().toStdString()) / name;
    }
    [[nodiscard]] store::Station open(const char *name = "station") const
    {
        return *store::Station::open(folder(name), store::Access::Write);
    }
    [[nodiscard]] std::string address() { return "http://127.0.0.1:" + std::to_string(hub.hub().port()); }
    [[nodiscard]] core::Result<sync::UploadSummary, sync::UploadError> upload(store::Station &station,
                                                                              const sync::Transport &transport)
    {
        return sync::uploadJournal(station, transport, uploadClock, address());
    }
    [[nodiscard]] core::Result<sync::UploadSummary, sync::UploadError> upload(store::Station &station)
    {
        return upload(station, sync::overNetwork({}));
    }
    QByteArray command(const QStringList &words)
    {
        return hub.hub().command(QStringList{QStringLiteral("device")} + words);
    }
    [[nodiscard]] QByteArray alarms() { return hub.hub().command({QStringLiteral("alarm"), QStringLiteral("list")}); }
    [[nodiscard]] QString stationKey() const { return m_station; }

    /// What the hub has of the station's journal, by its own word.
    [[nodiscard]] std::string headAtHub(store::Station &station)
    {
        std::string head;
        (void)upload(station, [&](const sync::HttpAsk &ask, const sync::HttpSink &sink) {
            return sync::overNetwork({})(ask, [&](const sync::HttpHead &got, core::ByteView piece) {
                if (ask.address.ends_with("/v1/device"))
                    head += core::asText(piece);
                return sink(got, piece);
            });
        });
        return QJsonDocument::fromJson(QByteArray::fromStdString(head))[QStringLiteral("head")]
            .toString()
            .toStdString();
    }

    HubWorld hub;

private:
    QTemporaryDir m_root;
    QString m_station;
};

inline void appendScans(store::Station &station, std::uint32_t from, std::uint32_t count)
{
    std::vector<store::ScanRecord> batch;
    for (std::uint32_t i = 0; i < count; ++i)
        batch.push_back(sampleRecord(from + i));
    if (!station.append(batch))
        qFatal("not appended");
}

inline std::vector<core::Bytes> journalOf(const store::Station &station) { return *station.journalAfter(0, 1U << 30); }

} // namespace th::test
