// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "import_world.h"

#include "core/device_report.h"
#include "core/hub_wire.h"
#include "core/journal_extract.h"
#include "core/parcel.h"
#include "store/outbox.h"
#include "store/wipe.h"
#include "support/ordered_device.h"
#include "sync/wipe.h"

#include <QTest>
#include <csignal>
#include <sys/resource.h>

using namespace th;
using namespace th::test;

namespace {

core::ClockReading clockAt() { return {noon, std::chrono::hours(1), "boot"}; }

core::Bytes contentOf(const fs::path &file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<fs::path> filesIn(const fs::path &folder)
{
    std::vector<fs::path> files;
    for (const auto &entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

/// The orders that the journal says are obeyed.
std::vector<std::int64_t> ordersIn(const std::vector<core::Bytes> &entries)
{
    std::vector<std::int64_t> orders;
    for (const core::Bytes &bytes : entries)
        if (const auto entry = core::journal::decode(bytes); entry && entry->kind == core::journal::EntryKind::Note)
            if (const auto note = core::journal::decodeNote(entry->content);
                note && note->about == core::journal::Note::About::Order)
                orders.push_back(note->first);
    return orders;
}

} // namespace

class SyncWipeTest : public QObject {
    Q_OBJECT

    static void order(World &world, const std::vector<std::string> &orders)
    {
        world.repository.directory =
            withDevice(core::asBytes(world.repository.directoryText), world.station.identity().key, orders);
    }
    static fs::path folderOf(const World &world) { return fs::path(world.folder.path().toStdString()) / "station"; }

private slots:
    void anOlderTreeTakesNoOrderBack()
    {
        World world;
        order(world, {});
        const fs::path before = world.write(world.repository.files());
        EXPECT_TAKEN(world.import(before));
        QCOMPARE(world.station.order(), core::DeviceOrder::InUse);
        ++world.repository.version;
        world.repository.issued += 1h;
        order(world, {"suspended_since"});
        EXPECT_TAKEN(world.import(world.repository.files(), noon + 3h));
        QCOMPARE(world.station.order(), core::DeviceOrder::Suspended);
        EXPECT_FAULT(world.import(before, noon + 3h), ImportFault::Rollback);
        QCOMPARE(world.station.order(), core::DeviceOrder::Suspended);
        ++world.repository.version;
        world.repository.issued += 1h;
        order(world, {});
        EXPECT_TAKEN(world.import(world.repository.files(), noon + 3h));
        QCOMPARE(world.station.order(), core::DeviceOrder::InUse);
    }

    void aStationWithoutAHubLeavesItsJournalAsAnExtract()
    {
        World world;
        order(world, {"wipe_ordered_at"});
        EXPECT_TAKEN(world.import(world.repository.files()));
        const core::PublicKey key = world.station.identity().key;
        const auto wiped = sync::obeyWipe(std::move(world.station), folderOf(world), {}, clockAt);
        QVERIFY(wiped.ok());
        QVERIFY(wiped->left > 0 && wiped->sent == 0);
        const auto left = filesIn(store::leftBehind(folderOf(world)));
        QCOMPARE(left.size(), std::size_t{1});
        const auto extract = core::journal::decodeExtract(contentOf(left[0]));
        QVERIFY(extract.ok() && extract->device == key);
        QCOMPARE(extract->entries.size(), wiped->left);
        QCOMPARE(ordersIn(extract->entries), std::vector<std::int64_t>{3});
        // The last word is signed.
        QCOMPARE(core::journal::decode(extract->entries.back())->kind, core::journal::EntryKind::Checkpoint);
        QVERIFY(!fs::exists(folderOf(world) / "device.key") && !fs::exists(folderOf(world) / "station.sqlite"));
    }

    void whatTheHubDidNotGetIsLeftSealedToIt()
    {
        World world;
        order(world, {"wipe_ordered_at"});
        EXPECT_TAKEN(world.import(world.repository.files()));
        const auto hub = core::SoftwareKey::generate();
        QVERIFY(store::setHub(world.station, {"http://hub.example", hub.publicKey()}, store::HubChange::KeepsKey).ok());
        int asked = 0;
        const sync::Transport dead = [&](const sync::HttpAsk &, const sync::HttpSink &) {
            ++asked;
            sync::HttpAnswer answer;
            answer.error = sync::FetchError{sync::FetchError::Kind::Unreachable};
            return answer;
        };
        const auto wiped = sync::obeyWipe(std::move(world.station), folderOf(world), dead, clockAt);
        QVERIFY(wiped.ok());
        QVERIFY(asked > 0);
        const auto left = filesIn(store::leftBehind(folderOf(world)));
        QCOMPARE(left.size(), std::size_t{1});
        const auto parcel = core::wire::openParcel(contentOf(left[0]), hub);
        QVERIFY(parcel.ok());
        const auto upload = core::wire::decodeUpload(parcel->upload);
        QVERIFY(upload.ok());
        QCOMPARE(upload->entries.size(), wiped->left);
        QCOMPARE(store::Station::open(folderOf(world), store::Access::Write).error().fault, store::StoreFault::Wiped);
    }

    void nothingIsDestroyedWithoutTheOrder()
    {
        World world;
        order(world, {"suspended_since", "revoked_at"});
        EXPECT_TAKEN(world.import(world.repository.files()));
        const auto wiped = sync::obeyWipe(std::move(world.station), folderOf(world), {}, clockAt);
        QCOMPARE(wiped.error().fault, store::StoreFault::Refused);
        QVERIFY(store::Station::open(folderOf(world), store::Access::Write).ok());
    }

    void aDatabaseThatTakesNoWordSavesNoKey()
    {
        World world;
        order(world, {"wipe_ordered_at"});
        EXPECT_TAKEN(world.import(world.repository.files()));
        rlimit before{};
        ::getrlimit(RLIMIT_FSIZE, &before);
        const auto signalled = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit small{4100, before.rlim_max}; // less than SQLite writes at once
        ::setrlimit(RLIMIT_FSIZE, &small);
        (void)sync::obeyWipe(std::move(world.station), folderOf(world), {}, clockAt);
        ::setrlimit(RLIMIT_FSIZE, &before);
        (void)std::signal(SIGXFSZ, signalled);
        const auto left = filesIn(store::leftBehind(folderOf(world)));
        QCOMPARE(left.size(), std::size_t{1});
        const auto extract = core::journal::decodeExtract(contentOf(left[0]));
        QVERIFY(extract.ok() && !extract->entries.empty());
        QCOMPARE(ordersIn(extract->entries), std::vector<std::int64_t>{}); // it could not be noted
        QVERIFY(store::isWiped(folderOf(world)) && !fs::exists(folderOf(world) / "device.key"));
    }

    /// Evidence before haste: where the journal cannot be left behind, the order waits.
    void nothingIsDestroyedBeforeTheJournalIsSafe()
    {
        World world;
        order(world, {"wipe_ordered_at"});
        EXPECT_TAKEN(world.import(world.repository.files()));
        std::ofstream(folderOf(world) / "left") << "a file where the folder ought to be";
        QVERIFY(!sync::obeyWipe(std::move(world.station), folderOf(world), {}, clockAt).ok());
        const auto station = store::Station::open(folderOf(world), store::Access::Write);
        QVERIFY(station.ok());
        QCOMPARE(station->order(), core::DeviceOrder::Wipe);
    }
};

QTEST_GUILESS_MAIN(SyncWipeTest)
#include "wipe_test.moc"
