// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "upload_world.h"

#include "core/parcel.h"
#include "support/files.h"
#include "sync/stick.h"

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>

using namespace th;
using namespace th::test;
using sync::StickFault;

namespace {

namespace files = std::filesystem;

/// No file of this process grows beyond so many bytes, as on a stick that is full or was pulled out.
class FileLimit {
public:
    explicit FileLimit(rlim_t bytes)
    {
        ::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit now{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &now);
    }
    ~FileLimit() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
    FileLimit(const FileLimit &) = delete;
    FileLimit &operator=(const FileLimit &) = delete;

private:
    rlimit m_before{};
};

void write(const files::path &file, const QByteArray &bytes)
{
    QFile made(QString::fromStdString(file.string()));
    if (!made.open(QIODevice::WriteOnly) || made.write(bytes) != bytes.size())
        qFatal("not written");
}
QByteArray read(const files::path &file) { return readAll(QString::fromStdString(file.string())); }

} // namespace

/// A station that never has a network, a stick, and the real hub.
class StickTest : public QObject {
    Q_OBJECT

    std::unique_ptr<UploadWorld> m_world;
    files::path m_stick, m_journals;

    /// What the hub says of the stick's files.
    QByteArray atHub() const
    {
        return m_world->hub.hub().command({QStringLiteral("stick"), QString::fromStdString(m_stick.string())});
    }
    [[nodiscard]] std::vector<files::path> parcels() const
    {
        std::vector<files::path> found;
        for (const auto &entry : files::directory_iterator(m_journals))
            if (entry.path().extension() == ".journal")
                found.push_back(entry.path());
        std::ranges::sort(found);
        return found;
    }
    [[nodiscard]] files::path receipt() const
    {
        return m_journals / (m_world->stationKey().left(16).toStdString() + ".receipt");
    }
    auto carry(store::Station &station, std::optional<std::uint64_t> after = {}) const
    {
        return sync::carryJournalUp(station, m_stick, uploadClock(), after);
    }

private slots:
    void init()
    {
        m_world = std::make_unique<UploadWorld>(100);
        m_stick = m_world->folder("stick");
        m_journals = m_stick / "thonghanh-journals";
        files::create_directory(m_stick);
    }

    void theJournalGoesUpAndTheReceiptComesBack()
    {
        for (const bool running : {true, false}) {
            auto station = m_world->open();
            appendScans(station, running ? 200 : 300, 3);
            const auto carried = carry(station);
            QVERIFY2(carried.ok(), carried ? "" : carried.error().detail.c_str());
            QCOMPARE(carried->until, journalOf(station).size());
            QCOMPARE(store::outboxOf(station)->sent, carried->after); // on a stick is not at the hub
            if (!running)
                m_world->hub.hub().kill();
            const QByteArray said = atHub();
            QVERIFY2(said.contains("  stored  +"), said);
            QVERIFY(**sync::takeReceipt(station, m_stick) == store::ReceiptSays::Agrees);
            QCOMPARE(store::outboxOf(station)->sent, carried->until);
            QVERIFY(atHub().contains("stored  +0")); // the same stick again
            QCOMPARE(carry(station)->files, std::size_t(0));
            QVERIFY(parcels().empty()); // what has arrived is not carried on
        }
    }

    void whoeverFindsTheStickReadsNothing()
    {
        auto station = m_world->open();
        QVERIFY(carry(station).ok());
        const QByteArray parcel = read(parcels().at(0));
        QVERIFY(parcel.size() > 10'000);
        QVERIFY(!parcel.contains("food") && !parcel.contains("Tr\xe1\xba\xa7n") && !parcel.contains("BD01A"));
        QVERIFY(!parcel.contains(toQt({station.identity().key.begin(), station.identity().key.end()})));
    }

    void aFileThatIsCutOrAlteredAnywhereIsNotTaken()
    {
        auto station = m_world->open();
        QVERIFY(carry(station).ok());
        const files::path file = parcels().at(0);
        const QByteArray whole = read(file);
        for (qsizetype i = 0; i < 12; ++i) {
            write(file, whole.left(whole.size() * i / 12));
            QByteArray said = atHub();
            QVERIFY2(said.contains("parcel.") && !said.contains("stored"), said);
            QByteArray bent = whole;
            bent[whole.size() * i / 12] = char(bent[whole.size() * i / 12] ^ 4);
            write(file, bent);
            said = atHub();
            QVERIFY2(said.contains("parcel.") && !said.contains("stored"), said);
        }
        QVERIFY(!files::exists(receipt()));
        write(file, whole);
        QVERIFY(atHub().contains("stored"));
    }

    void aStickThatIsFullOrPulledOutAtAnyByteKeepsWhatItHad()
    {
        auto station = m_world->open();
        QVERIFY(carry(station).ok());
        const QByteArray before = read(parcels().at(0));
        for (int i = 0; i < 20; ++i) {
            const FileLimit limit(rlim_t(before.size() * i / 20));
            const auto carried = carry(station);
            QVERIFY(!carried && carried.error().fault == StickFault::Unwritable);
            QVERIFY(!sync::sentence(carried.error(), core::Language::English).empty());
            QCOMPARE(parcels().size(), std::size_t(1));
        }
        QVERIFY(read(parcels().at(0)) == before);
        write(m_journals / (parcels().at(0).filename().string() + ".7-0.part"), "half");
        QVERIFY(carry(station).ok());
        QCOMPARE(std::distance(files::directory_iterator(m_journals), {}),
                 std::ptrdiff_t(1)); // halves are cleared away
        QVERIFY(atHub().contains("stored"));
        for (const QByteArray &half : {QByteArray(), read(receipt()).left(90)}) {
            write(receipt(), half);
            const auto taken = sync::takeReceipt(station, m_stick);
            QVERIFY(!taken && taken.error().fault == StickFault::Unreadable);
        }
        QCOMPARE(store::outboxOf(station)->sent, std::uint64_t(0));
    }

    void linksPipesAndHugeFilesAreLeftAlone()
    {
        auto station = m_world->open();
        QVERIFY(carry(station).ok());
        const files::path whole = parcels().at(0);
        write(m_world->folder("elsewhere"), read(whole));
        files::remove(whole);
        files::create_symlink(m_world->folder("elsewhere"), m_journals / "a.journal");
        QCOMPARE(::mkfifo((m_journals / "b.journal").c_str(), 0600), 0);
        write(m_journals / "c.journal", "x");
        files::resize_file(m_journals / "c.journal", 5'000'000'000U);
        files::create_directory(m_journals / "d.journal");
        const QByteArray said = atHub();
        QCOMPARE(said.count("unreadable"), 4);
        QVERIFY(!said.contains("stored"));
        files::create_symlink(m_world->folder("elsewhere"), receipt());
        QVERIFY(sync::takeReceipt(station, m_stick).error().fault == StickFault::Unreadable);

        files::rename(m_journals, m_world->folder("moved"));
        files::create_directory_symlink(m_world->folder("moved"), m_journals);
        QVERIFY(carry(station).error().fault == StickFault::Unreadable);
        QVERIFY(sync::takeReceipt(station, m_stick).error().fault == StickFault::Unreadable);
        QVERIFY(!atHub().contains("stored"));
    }

    void aStickOfAnotherCityIsNotTaken()
    {
        auto station = m_world->open();
        QVERIFY(carry(station).ok());
        UploadWorld other(100);
        const QByteArray said =
            other.hub.hub().command({QStringLiteral("stick"), QString::fromStdString(m_stick.string())});
        QVERIFY2(said.contains("parcel.other_hub"), said);
        auto theirs = other.open();
        QVERIFY(sync::carryJournalUp(theirs, m_stick, uploadClock()).ok());
        QVERIFY(other.hub.hub()
                    .command({QStringLiteral("stick"), QString::fromStdString(m_stick.string())})
                    .contains("stored"));
        files::rename(m_journals / (other.stationKey().left(16).toStdString() + ".receipt"), receipt());
        QVERIFY(sync::takeReceipt(station, m_stick).error().fault == StickFault::Unreadable);
    }

    void nobodyElseAddsToADevicesJournal()
    {
        auto station = m_world->open();
        core::SoftwareKey thief = core::SoftwareKey::fromSeed({7});
        const core::Bytes upload = core::wire::encode({0, {}, {}});
        core::Bytes parcel = core::wire::sealParcel(upload, m_world->hub.key(), thief);
        files::create_directory(m_journals);
        write(m_journals / "x.journal", toQt(parcel));
        QVERIFY(atHub().contains("unknown_device"));
        class Borrowed final : public core::Signer {
        public:
            explicit Borrowed(core::PublicKey name) : m_name(name) {}
            [[nodiscard]] core::PublicKey publicKey() const override { return m_name; }
            [[nodiscard]] std::optional<core::Signature> sign(core::ByteView message) override
            {
                return core::SoftwareKey::fromSeed({7}).sign(message);
            }

        private:
            core::PublicKey m_name;
        } borrowed(station.identity().key);
        write(m_journals / "x.journal", toQt(core::wire::sealParcel(upload, m_world->hub.key(), borrowed)));
        QVERIFY(atHub().contains("parcel.signature"));
    }

    void anOlderStickAndSwappedNamesChangeNothing()
    {
        auto station = m_world->open();
        QVERIFY(carry(station).ok());
        const QByteArray oldParcel = read(parcels().at(0));
        const files::path oldName = parcels().at(0);
        QVERIFY(atHub().contains("stored"));
        const QByteArray oldReceipt = read(receipt());
        QVERIFY(sync::takeReceipt(station, m_stick).ok());
        appendScans(station, 500, 4);
        QVERIFY(carry(station).ok());
        files::rename(parcels().at(0), m_journals / "0000000000000000-00000000000000000000.journal");
        QVERIFY(atHub().contains("stored"));
        QVERIFY(sync::takeReceipt(station, m_stick).ok());
        const std::uint64_t sent = store::outboxOf(station)->sent;
        QCOMPARE(sent, journalOf(station).size());

        write(oldName, oldParcel);
        write(receipt(), oldReceipt);
        QVERIFY(**sync::takeReceipt(station, m_stick) == store::ReceiptSays::Agrees);
        QCOMPARE(store::outboxOf(station)->sent, sent);
        QVERIFY(atHub().contains("stored  +0"));
        QVERIFY(read(receipt()) != oldReceipt); // the newest again
    }

    void aHubThatIsBehindSaysFromWhereToCarry()
    {
        auto station = m_world->open();
        QVERIFY(carry(station, 50).ok());
        const QByteArray said = atHub();
        QVERIFY2(said.contains("gap") && said.contains("has up to 0"), said);
        QVERIFY(carry(station, 0).ok());
        QCOMPARE(parcels().size(), std::size_t(1)); // the one from 50 is gone
        QVERIFY(atHub().contains("stored"));
    }
};

QTEST_GUILESS_MAIN(StickTest)
#include "stick_test.moc"
