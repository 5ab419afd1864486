// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/province.h"

#include "core/names.h"
#include "failures.h"
#include "part_folder.h"
#include "pictures.h"
#include "scenarios.h"
#include "store/examiner.h"
#include "store/station.h"
#include "sync/import.h"
#include "sync/publication.h"
#include "truth.h"
#include "ward_desk.h"

#include <array>
#include <fstream>
#include <optional>
#include <tuple>

namespace th::demo {
namespace {

namespace fs = std::filesystem;
using core::Failure;
using std::chrono::days;
template <class T = void> using Built = core::Result<T, core::LocalName>;

/// `error`: of any room that can put its errors into sentences.
template <class Error> core::LocalName inBothLanguages(const Error &error)
{
    return {sentence(error, core::Language::Vietnamese), sentence(error, core::Language::English)};
}

Built<> writeText(const fs::path &file, std::string_view text)
{
    std::error_code error;
    fs::create_directories(file.parent_path(), error);
    std::ofstream stream(file, std::ios::binary);
    stream.write(text.data(), static_cast<std::streamsize>(text.size()));
    stream.close();
    if (!stream)
        return Failure{cannotWrite(file)};
    return {};
}

core::Bytes toBytes(const std::string &text) { return {text.begin(), text.end()}; }

class Builder {
public:
    Builder(fs::path folder, const ProvinceOptions &options)
        : m_folder(std::move(folder)), m_options(options), m_keys(options.seed),
          m_asOf(options.now - std::chrono::minutes(20)), m_cast(makeCast(m_keys, options.now, m_asOf))
    {
    }

    Built<> build()
    {
        struct Step {
            int from; ///< percent of the time, as measured
            core::LocalName what;
            Built<> (Builder::*make)();
        };
        const std::array<Step, 6> steps{{
            {0, {"Khóa, danh bạ, dữ liệu công bố", "Keys, directory, published data"}, &Builder::publish},
            {1, {"Trạm và nhật ký mẫu", "The station and its log"}, &Builder::makeStation},
            {2, {"Bàn cấp giấy của một phường", "A ward's desk"}, &Builder::makeDesk},
            {3, {"Giấy đi đường mẫu", "Sample passes"}, &Builder::writeTruth},
            {4, {"Bản in và căn cước mẫu", "Printed sheets and ID cards"}, &Builder::drawPaper},
            {picturesFrom, picturesName(), &Builder::drawCamera},
        }};
        for (const Step &step : steps) {
            if (m_options.stop.stop_requested())
                return Failure{wasStopped()};
            say(step.from, step.what);
            if (auto done = (this->*step.make)(); !done)
                return done;
        }
        return {};
    }

private:
    static constexpr int picturesFrom = 12;
    static core::LocalName picturesName() { return {"Ảnh và phim từ máy quay", "Camera pictures and film"}; }

    void say(int percent, const core::LocalName &what) const
    {
        if (m_options.progress)
            m_options.progress({percent, what});
    }

    Built<> writeTruth()
    {
        if (auto done = writeText(m_folder / "truth.json", truthJson(m_cast, m_options.now, m_options.frames)); !done)
            return done;
        return writeKeys();
    }

    Built<> drawPaper() { return m_options.sheets ? demo::drawPaper(m_folder, m_cast) : Built<>(); }

    Built<> drawCamera()
    {
        if (!m_options.frames)
            return {};
        const auto report = [this](int percent) {
            say(picturesFrom + percent * (99 - picturesFrom) / 100, picturesName());
        };
        return demo::drawCamera(m_folder, m_cast, {m_options.seed, report, m_options.stop});
    }

    sync::RoleRule rule(const std::vector<std::string> &names, std::uint64_t threshold)
    {
        sync::RoleRule made{{}, threshold};
        for (const std::string &name : names)
            made.keys.push_back(m_keys.key(name).publicKey());
        return made;
    }

    sync::Made<core::Bytes> makeRoot()
    {
        sync::RootPlan plan;
        plan.expires = m_options.now + days(365);
        plan.root = rule({"root-1", "root-2", "root-3"}, 2);
        plan.timestamp = rule({"timestamp"}, 1);
        plan.snapshot = rule({"snapshot"}, 1);
        plan.targets = rule({"targets-1", "targets-2"}, 2);
        return sync::signMetadata(sync::describe(plan), {&m_keys.key("root-1"), &m_keys.key("root-2")});
    }

    /// Machines come before the data that list them.
    Built<> makeMachines()
    {
        for (const auto &[into, name, what] :
             {std::tuple{&m_station, "station", "Chốt minh họa"}, {&m_desk, "ward", "Bàn cấp giấy minh họa"}}) {
            auto made = store::Station::create(m_folder / name, what, true);
            if (!made)
                return Failure{inBothLanguages(made.error())};
            into->emplace(std::move(*made));
        }
        return {};
    }

    [[nodiscard]] std::vector<OwnDevice> ownDevices() const
    {
        const auto &gate = m_station->identity(), &desk = m_desk->identity();
        return {{gate.deviceId, {"Chốt minh họa", "Demonstration checkpoint"}, gate.key},
                {desk.deviceId, {"Bàn cấp giấy minh họa", "Demonstration desk"}, desk.key, deskUnit}};
    }

    Built<> publish()
    {
        if (auto made = makeMachines(); !made)
            return made;
        auto root = makeRoot();
        if (!root)
            return Failure{technical(root.error())};
        m_root = *root;
        sync::Publication publication;
        publication.root = m_root;
        publication.issued = m_asOf;
        publication.expires = publication.snapshotExpires = m_options.now + days(90);
        publication.timestampExpires = m_options.now + days(30);
        publication.targetsSigners = {&m_keys.key("targets-1"), &m_keys.key("targets-2")};
        publication.statusSigners = {&m_keys.key("status")};
        publication.snapshotSigners = {&m_keys.key("snapshot")};
        publication.timestampSigners = {&m_keys.key("timestamp")};
        publication.statusRule = rule({"status"}, 1);
        publication.directory = toBytes(directoryJson(m_cast.keys, ownDevices()));
        publication.policy = toBytes(policyJson(m_options.now));
        for (const core::SeriesSnapshot &snapshot : m_cast.snapshots)
            publication.segments[snapshot.series.text + ".seg"] = {m_asOf, {snapshot}};
        const auto files = sync::makePublication(publication);
        if (!files)
            return Failure{technical(files.error())};
        if (auto written = sync::writeTree(m_folder / "tree", *files); !written)
            return Failure{cannotWrite(m_folder / "tree")};
        return writeText(m_folder / "root.json", core::asText(m_root));
    }

    Built<> makeStation()
    {
        if (const auto trusted = sync::trustRoot(*m_station, m_root); !trusted)
            return Failure{inBothLanguages(trusted.error())};
        if (const auto taken = sync::importTree(*m_station, m_folder / "tree", m_options.now); !taken)
            return Failure{inBothLanguages(taken.error())};
        auto checked = checkEarlier(*m_station);
        m_station.reset();
        return checked;
    }

    Built<> makeDesk()
    {
        core::SoftwareKey &key = m_keys.key("ward-desk"), &sealing = m_keys.key(std::string("series-") + deskSeries);
        auto made =
            makeWardDesk(m_folder / "ward", {&*m_desk, m_root, m_folder / "tree", &key, &sealing, m_options.now});
        m_desk.reset();
        return made;
    }

    /// What the station saw before: through the same door as any scan.
    Built<> checkEarlier(store::Station &station)
    {
        std::vector<store::Question> questions;
        for (const EarlierCheck &check : m_cast.earlier) {
            store::Question question;
            question.text = check.text;
            question.place.checkpoint = core::CheckpointCode(check.checkpoint);
            question.clock = store::readClock();
            question.judgeAt = check.at;
            question.officer = "Cán bộ minh họa";
            question.source = "camera";
            questions.push_back(question);
        }
        for (const store::Answer &answer : store::Examiner(station).examine(questions))
            if (answer.notRecorded)
                return Failure{inBothLanguages(*answer.notRecorded)};
        if (const auto signedOff = station.signCheckpoint(store::readClock()); !signedOff)
            return Failure{inBothLanguages(signedOff.error())};
        return {};
    }

    Built<> writeKeys()
    {
        for (const auto &[name, key] : m_keys.keys())
            if (auto done = writeText(m_folder / "keys" / (name + ".key"), std::string(key->wrap("")->view())); !done)
                return done;
        // The private halves of the directory's auditors: with them, what this station sealed can be opened.
        for (const auto &[name, secret] :
             {std::pair{"auditor-1", "d35cf4db1fe958c2eb5cdfd28c5583ddb9d0d384cef4c0f6d18d9f6e02686bf6"},
              std::pair{"auditor-2", "e74e0409031ebbfdaa02ec55397509babd4a2f01acaeb93a7b21b76f990b5e98"}})
            if (auto done = writeText(m_folder / "keys" / (std::string(name) + ".x25519"), std::string(secret) + "\n");
                !done)
                return done;
        return writeText(
            m_folder / "keys" / "README.txt",
            "Keys of a made-up province. They come from a number anybody can type: they protect nothing.\n");
    }

    fs::path m_folder;
    const ProvinceOptions &m_options;
    KeyRing m_keys;
    core::Instant m_asOf;
    Cast m_cast;
    core::Bytes m_root;
    std::optional<store::Station> m_station, m_desk;
};

} // namespace

core::Result<void, core::LocalName> makeProvince(const std::filesystem::path &out, const ProvinceOptions &options)
{
    auto part = PartFolder::open(out);
    if (!part)
        return Failure{part.error()};
    if (auto built = Builder(part->path(), options).build(); !built)
        return built;
    if (auto finished = part->finish(); !finished)
        return finished;
    if (options.progress)
        options.progress({100, {"Xong", "Done"}});
    return {};
}

} // namespace th::demo
