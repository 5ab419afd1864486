// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/import_world.h"

#include "sync/loopback_server.h"

#include "support/small_disk.h"
#include "sync/sync.h"

using namespace th;
using namespace th::test;

namespace {

/// A station that syncs with a web server, and what the server has.
struct Net : World {
    Net()
    {
        repository.segments["BD01A.seg"] = Repository::segment("BD01A", 10, 60'000);
        publish();
        source.from = server.address();
        source.partials = sync::partialsOf(fs::path(folder.path().toStdString()) / "station");
        source.patience = {std::chrono::seconds(5), std::chrono::seconds(5), 1};
    }
    void publish()
    {
        files = repository.files();
        server.serve(files);
    }
    auto sync() { return sync::syncOnce(station, source, noon, {}); }
    /// The path of a published file by the end of its name.
    std::string find(const std::string &end) const
    {
        for (const auto &[path, bytes] : files)
            if (path.ends_with(end))
                return path;
        qFatal("nothing is published under that name");
    }
    /// Under which name the file at `path` waits for its rest.
    fs::path part(const std::string &path, const char *suffix = ".part") const
    {
        const std::string name = path.substr(path.rfind('/') + 1);
        return source.partials / ((path.starts_with("targets/") ? name.substr(0, 64) : name) + suffix);
    }
    void put(const fs::path &file, const core::Bytes &bytes) const
    {
        fs::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary).write(reinterpret_cast<const char *>(bytes.data()), qint64(bytes.size()));
    }

    LoopbackServer server;
    sync::Files files;
    sync::SyncSource source;
};

std::size_t countOf(const LoopbackServer::Seen &seen, const std::string &path)
{
    return std::size_t(std::count_if(seen.requests.begin(), seen.requests.end(),
                                     [&](const HttpRequest &request) { return request.path == path; }));
}

core::Bytes first(const core::Bytes &bytes, std::size_t count)
{
    return {bytes.begin(), bytes.begin() + qint64(count)};
}

} // namespace

class SyncHttpTest : public QObject {
    Q_OBJECT
private slots:
    void takesAPublication()
    {
        Net net;
        const auto done = net.sync();
        QVERIFY2(done.ok(), qPrintable(why(done)));
        QCOMPARE(done->registered, 60'000u);
        std::uint64_t sent = 0;
        for (const auto &[path, bytes] : net.server.seen().sent)
            sent += path.ends_with("2.root.json") ? 0 : bytes; // no such file: the page that says so
        QCOMPARE(done->received, sent - net.files["metadata/timestamp.json"].size());
        QVERIFY(fs::is_empty(net.source.partials));
        const auto again = net.sync();
        QVERIFY2(again.ok(), qPrintable(why(again)));
        QVERIFY(again->unchanged);
    }

    void everyByteBeforeACutIsUsed()
    {
        Net net;
        std::map<std::string, std::uint64_t> sent;
        int attempts = 0;
        for (bool done = false; !done; ++attempts) {
            QVERIFY(attempts < 100);
            net.server.cutAfter(10'000);
            const auto result = net.sync();
            done = result.ok();
            QVERIFY2(done || result.error().fault == ImportFault::Unreachable, qPrintable(why(result)));
            for (const auto &[path, bytes] : net.server.seen().sent)
                sent[path] += bytes;
        }
        QVERIFY(attempts > 10);
        for (const auto &[path, bytes] : net.files)
            if (path != "metadata/timestamp.json" && !path.ends_with("1.root.json"))
                QCOMPARE(sent[path], bytes.size()); // not one of them came twice
        const auto status = net.station.statusOf(core::PassNumber{core::SeriesCode("BD01A"), 2});
        QVERIFY(std::get<core::SeriesStatus>(status).revoked.has_value());
    }

    /// It knows no ranges, and every connection ends at the same place: nothing is won by asking it sooner.
    void whatIsSentAgainIsNoGain()
    {
        Net net;
        const std::string segment = net.find("BD01A.seg");
        const auto cutAt = [&](int bytes) {
            net.server.setRule([&net, segment, bytes](const HttpRequest &request) -> std::optional<HttpReply> {
                const char *data = reinterpret_cast<const char *>(net.files[segment].data());
                return request.path == segment
                           ? std::optional(HttpReply{"200 OK", "", QByteArray(data, bytes), HttpReply::End::NoLength})
                           : std::nullopt;
            });
        };
        const auto gained = [&]() -> std::pair<std::uint64_t, std::uint64_t> {
            sync::SyncProgress last;
            const auto done = sync::syncOnce(net.station, net.source, noon, [&](const sync::SyncProgress &at) {
                if (at.file == segment)
                    last = at;
            });
            return {done ? 0 : last.received, last.gained};
        };
        cutAt(20'000);
        QVERIFY(gained().second >= 20'000);
        const auto [received, nothing] = gained();
        QVERIFY(received >= 20'000);
        QCOMPARE(nothing, std::uint64_t(0));
        cutAt(25'000);
        QCOMPARE(gained().second, std::uint64_t(5'000));
    }

    void anAnswerWithTheWholeIsUsedFromItsBeginning()
    {
        Net net;
        const std::string segment = net.find("BD01A.seg");
        const core::Bytes &bytes = net.files[segment];
        net.put(net.part(segment), first(bytes, 50'000));
        net.server.setRule([&](const HttpRequest &request) -> std::optional<HttpReply> {
            if (request.path != segment)
                return {};
            return HttpReply{"200 OK", "", QByteArray(reinterpret_cast<const char *>(bytes.data()), int(bytes.size()))};
        });
        net.server.cutAfter(30'000);
        QCOMPARE(net.sync().error().fault, ImportFault::Unreachable);
        QCOMPARE(fs::file_size(net.part(segment)), 50'000u); // what was beyond the cut is still there
        net.server.cutAfter({});
        const auto done = net.sync();
        QVERIFY2(done.ok(), qPrintable(why(done)));
    }

    void aPartOfAnotherFileIsThrownAwayAndBegunAnewOnce()
    {
        Net net;
        const std::string segment = net.find("BD01A.seg");
        net.put(net.part(segment), core::Bytes(1000, 0xee));
        const auto done = net.sync();
        QVERIFY2(done.ok(), qPrintable(why(done)));
        QCOMPARE(countOf(net.server.seen(), segment), 2u);
    }

    void aPartAsLongAsTheFileIsCheckedBeforeItIsUsed()
    {
        Net net;
        const std::string segment = net.find("BD01A.seg");
        net.put(net.part(segment), net.files[segment]);
        QVERIFY(net.sync().ok());
        QCOMPARE(countOf(net.server.seen(), segment), 0u);

        Net other;
        other.put(other.part(segment), core::Bytes(other.files[segment].size(), 0xee));
        QVERIFY(other.sync().ok());
        QCOMPARE(countOf(other.server.seen(), segment), 1u);
    }

    void aWholeFileThatWasAlteredHereComesAnew()
    {
        Net net;
        const std::string segment = net.find("BD01A.seg");
        core::Bytes bent = net.files[segment];
        bent[bent.size() / 2] ^= 1;
        net.put(net.part(segment, ""), bent);
        const auto done = net.sync();
        QVERIFY2(done.ok(), qPrintable(why(done)));
        QCOMPARE(countOf(net.server.seen(), segment), 1u);
    }

    void aWrongFileIsRefusedAndNotKept()
    {
        Net net;
        const std::string segment = net.find("BD01A.seg");
        auto bent = net.files;
        bent[segment][7] ^= 1;
        net.server.serve(bent);
        QCOMPARE(net.sync().error().fault, ImportFault::Mismatch);
        QCOMPARE(countOf(net.server.seen(), segment), 1u);
        QVERIFY(!fs::exists(net.part(segment)) && !fs::exists(net.part(segment, "")));
        QVERIFY(!net.station.dataAsOf());
        net.server.serve(net.files);
        QVERIFY(net.sync().ok());
    }

    void metadataLeftByAnEarlierAttemptIsNotBelieved_data()
    {
        QTest::addColumn<QString>("suffix");
        QTest::newRow("whole") << "";
        QTest::newRow("part") << ".part";
    }
    void metadataLeftByAnEarlierAttemptIsNotBelieved()
    {
        QFETCH(QString, suffix);
        for (const char *role : {"snapshot", "targets", "status"}) {
            Net net;
            const std::string name = metadataFile(1, role);
            net.put(net.part(name, suffix.toUtf8().constData()), core::Bytes(20, '{'));
            const auto done = net.sync();
            QVERIFY2(done.ok(), qPrintable(why(done)));
        }
    }

    void anotherRangeThanAskedForIsNotUsed()
    {
        Net net;
        const std::string segment = net.find("BD01A.seg");
        net.put(net.part(segment), first(net.files[segment], 1000));
        net.server.setRule([&](const HttpRequest &request) -> std::optional<HttpReply> {
            if (request.path != segment)
                return {};
            return HttpReply{"206 Partial Content", "Content-Range: bytes 500-999/100000\r\n", QByteArray(500, 'x')};
        });
        QCOMPARE(net.sync().error().fault, ImportFault::Unreachable);
        QCOMPARE(fs::file_size(net.part(segment)), 1000u);
        net.server.setRule({});
        QVERIFY(net.sync().ok());
        QCOMPARE(net.server.seen().sent[segment], net.files[segment].size() - 1000 + 500);
    }

    void theRestOfAnotherVersionIsNotAskedFor()
    {
        Net net; // metadata has no hash in its name: here the ETag says that it is another file now
        const std::string name = metadataFile(1, "status");
        net.put(net.part(name), first(net.files[name], 100));
        net.put(net.part(name, ".etag"), core::Bytes{'"', 'o', 'l', 'd', '"'});
        QVERIFY(net.sync().ok());
        const auto seen = net.server.seen();
        QCOMPARE(countOf(seen, name), 1u);
        QCOMPARE(seen.sent.at(name), net.files[name].size());
    }

    void aPageInPlaceOfAFileIsNamed_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<QByteArray>("headers");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("by its type") << QByteArray("200 OK") << QByteArray("Content-Type: text/html\r\n")
                                     << QByteArray("sign in");
        QTest::newRow("by its beginning")
            << QByteArray("200 OK") << QByteArray() << QByteArray("\r\n <!DOCTYPE html><html></html>");
        QTest::newRow("by status 511") << QByteArray("511 Network Authentication Required") << QByteArray()
                                       << QByteArray("sign in");
    }
    void aPageInPlaceOfAFileIsNamed()
    {
        QFETCH(QByteArray, status);
        QFETCH(QByteArray, headers);
        QFETCH(QByteArray, body);
        for (const char *name : {"timestamp.json", "1.snapshot.json", "BD01A.seg"}) {
            Net net;
            const std::string path = net.find(name);
            net.put(net.part(path), first(net.files[path], 100));
            net.server.setRule([&](const HttpRequest &request) -> std::optional<HttpReply> {
                return request.path == path ? std::optional(HttpReply{status, headers, body}) : std::nullopt;
            });
            QCOMPARE(net.sync().error().fault, ImportFault::CaptivePortal);
            net.server.setRule({});
            QCOMPARE(fs::file_size(net.part(path)), 100u); // what had come stays
            QVERIFY(net.sync().ok());
        }
    }

    void endlessDataIsBrokenOff()
    {
        for (const char *name :
             {"timestamp.json", "1.snapshot.json", "1.targets.json", "directory.json", "BD01A.seg"}) {
            Net net;
            const std::string path = net.find(name);
            net.server.setRule([&](const HttpRequest &request) -> std::optional<HttpReply> {
                return request.path == path
                           ? std::optional(HttpReply{"200 OK", "", QByteArray("xx"), HttpReply::End::Endless})
                           : std::nullopt;
            });
            const auto done = net.sync();
            QVERIFY(!done.ok());
            QVERIFY(done.error().fault == ImportFault::Mismatch || done.error().fault == ImportFault::Unreadable);
            for (const auto &file : fs::directory_iterator(net.source.partials))
                QVERIFY(file.file_size() <= 5u << 20);
            net.server.setRule({});
            QVERIFY(net.sync().ok());
        }
    }

    void aServerThatStandsStillIsLeftAndItsBytesStay()
    {
        Net net;
        net.source.patience = {std::chrono::seconds(5), std::chrono::seconds(1), 1000};
        const std::string segment = net.find("BD01A.seg");
        const core::Bytes &bytes = net.files[segment];
        net.server.setRule([&](const HttpRequest &request) -> std::optional<HttpReply> {
            if (request.path != segment)
                return {};
            return HttpReply{"200 OK", "ETag: \"a\"\r\n",
                             QByteArray(reinterpret_cast<const char *>(bytes.data()), 5'000), HttpReply::End::Stall};
        });
        QCOMPARE(net.sync().error().fault, ImportFault::Unreachable);
        QCOMPARE(fs::file_size(net.part(segment)), 5'000u);
        net.server.seen();
        net.server.setRule([&](const HttpRequest &request) -> std::optional<HttpReply> {
            if (request.path == segment && (request.ifRange != "\"a\"" || request.from != 5'000u))
                return HttpReply{"500 Wrong", "", ""};
            return {};
        });
        (void)net.sync(); // "a" is no tag of the file's: the whole comes
        QVERIFY(net.station.dataAsOf());
    }

    void aServerThatDoesNotSayHowLongCanBeResumed()
    {
        Net net;
        const std::string segment = net.find("BD01A.seg");
        const core::Bytes &bytes = net.files[segment];
        net.server.setRule([&](const HttpRequest &request) -> std::optional<HttpReply> {
            if (request.path != segment || request.from)
                return {};
            return HttpReply{"200 OK", "", QByteArray(reinterpret_cast<const char *>(bytes.data()), 5'000),
                             HttpReply::End::NoLength};
        });
        QCOMPARE(net.sync().error().fault, ImportFault::Unreachable);
        const auto done = net.sync();
        QVERIFY2(done.ok(), qPrintable(why(done)));
    }

    void snapshotsAreLeftForLaterWhereOnlyDeltasAreWanted()
    {
        Net net;
        net.source.allow = sync::Allow::DeltasOnly;
        const auto refused = net.sync();
        QCOMPARE(refused.error().fault, ImportFault::NeedsSnapshot);
        QCOMPARE(countOf(net.server.seen(), net.find("BD01A.seg")), 0u);
        net.source.allow = sync::Allow::Everything;
        QVERIFY(net.sync().ok());
    }

    void aFullDiskIsNamedBeforeItIsFilled()
    {
        const SmallDisk disk;
        if (!disk.mounted())
            QSKIP(disk.whyNot().constData());
        Net net;
        net.source.partials = disk.path() / "sync";
        const auto done = net.sync();
        QCOMPARE(done.error().fault, ImportFault::Store);
        QCOMPARE(done.error().store->fault, store::StoreFault::DiskFull);
        QVERIFY(fs::is_empty(net.source.partials));
    }

    void aFolderThatCannotBeMadeIsTheStationsFault()
    {
        Net net;
        net.source.partials = "/proc/nowhere/sync";
        QCOMPARE(net.sync().error().fault, ImportFault::Store);
    }

    void aLinkInPlaceOfAPartIsReplaced()
    {
        Net net;
        const std::string segment = net.find("BD01A.seg");
        const fs::path victim = fs::path(net.folder.path().toStdString()) / "victim";
        net.put(victim, {'a', 'b'});
        fs::create_directories(net.source.partials);
        fs::create_symlink(victim, net.part(segment));
        QVERIFY(net.sync().ok());
        QCOMPARE(fs::file_size(victim), 2u);
    }

    void aFolderGoesTheSameWay()
    {
        Net net;
        net.source.from = net.write(net.files).string();
        const auto done = net.sync();
        QVERIFY2(done.ok(), qPrintable(why(done)));
        QCOMPARE(done->registered, 60'000u);
        net.source.from += "/nowhere";
        QCOMPARE(net.sync().error().fault, ImportFault::Unreadable);
    }
};

QTEST_GUILESS_MAIN(SyncHttpTest)
#include "sync_http_test.moc"
