// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sightings_world.h"

#include "support/files.h"
#include "sync/loopback_server.h"

#include "sync/sync.h"

using namespace th;
using namespace th::test;

namespace {

sync::Files filesOf(const fs::path &tree)
{
    sync::Files files;
    for (const auto &entry : fs::recursive_directory_iterator(tree))
        if (entry.is_regular_file()) {
            const QByteArray bytes = readAll(QString::fromStdString(entry.path().string()));
            files[fs::relative(entry.path(), tree).string()] = core::Bytes(bytes.begin(), bytes.end());
        }
    return files;
}

/// A city whose sightings fill a file, behind a server whose link breaks in the middle of that.
struct Link : SightingsWorld {
    Link()
    {
        publishAll(noon - 2h);
        if (!take(a, noon - 119min))
            qFatal("not taken");
        for (std::uint32_t serial = 1; serial <= 40; ++serial)
            (void)scan(a, "CK-01", noon - 30min, serial);
        publishAll(noon);
        server.serve(filesOf(tree));
        source.from = server.address();
        source.partials = sync::partialsOf(fs::path(folder.path().toStdString()) / "b");
    }
    auto sync(core::Instant now) { return sync::syncOnce(b, source, now, {}); }
    /// The whole of the window is what this station needs; every answer for it ends after so many bytes.
    void cutSightings(qsizetype bytes)
    {
        files = filesOf(tree);
        server.setRule([this, bytes](const HttpRequest &request) -> std::optional<HttpReply> {
            if (!request.path.ends_with(".sgt"))
                return std::nullopt;
            const core::Bytes &whole = files.at(request.path);
            const auto from = qsizetype(request.from.value_or(0));
            const QByteArray rest(reinterpret_cast<const char *>(whole.data()) + from, qsizetype(whole.size()) - from);
            const QByteArray range = "Content-Range: bytes " + QByteArray::number(from) + "-" +
                                     QByteArray::number(qsizetype(whole.size()) - 1) + "/" +
                                     QByteArray::number(qsizetype(whole.size())) + "\r\n";
            return HttpReply{request.from ? "206 Partial Content" : "200 OK", request.from ? range : QByteArray(),
                             rest.left(bytes), HttpReply::End::NoLength};
        });
    }

    LoopbackServer server;
    sync::Files files;
    sync::SyncSource source;
};

} // namespace

/// Sightings over a link that breaks: nothing waits for them, and nothing of them comes twice.
class SightingsLinkTest : public QObject {
    Q_OBJECT
private slots:
    void aFileThatIsCutOffGoesOnWhereItEnded()
    {
        Link link;
        link.cutSightings(60);
        std::uint64_t sent = 0, asked = 0;
        std::string taken;
        for (int attempt = 0; attempt < 50; ++attempt) {
            const auto done = link.sync(noon + 1min);
            QVERIFY2(done.ok(), qPrintable(why(done))); // the status is here from the first attempt on
            for (const auto &[path, bytes] : link.server.seen().sent)
                if (path.ends_with(".sgt")) {
                    sent += bytes;
                    ++asked;
                    taken = path;
                }
            if (done->sightings == sync::SightingsTaken::Current)
                break;
            QVERIFY(done->sightings == sync::SightingsTaken::Failed);
        }
        QVERIFY(asked >= 3);
        QCOMPARE(sent, link.files.at(taken).size());
        QVERIFY(link.b.otherStations().knownUntil.has_value());
        QVERIFY(fs::is_empty(link.source.partials));
    }

    /// What is left of it costs no room for ever: only the file that came last is kept.
    void whatIsLeftOfAnEarlierFileIsThrownAway()
    {
        Link link;
        link.cutSightings(60);
        QVERIFY(link.sync(noon + 1min).ok());
        const auto count = [&] { return std::distance(fs::directory_iterator(link.source.partials), {}); };
        const auto before = count();
        QVERIFY(before >= 1);
        (void)link.scan(link.a, "CK-01", noon + 2min, 41);
        link.publishAll(noon + 3min);
        link.server.serve(filesOf(link.tree));
        link.cutSightings(60);
        QVERIFY(link.sync(noon + 4min).ok());
        QCOMPARE(count(), before);
    }
};

QTEST_GUILESS_MAIN(SightingsLinkTest)
#include "sightings_link_test.moc"
