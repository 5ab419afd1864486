// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive_state.h"

#include <cerrno>
#include <fcntl.h>
#include <sqlite3.h>
#include <sys/file.h>
#include <system_error>

namespace th::evidence {

namespace {

/// Two connections that write can damage a write-ahead log (SQLite before 3.51.3): one program at a time.
store::Descriptor lockFor(const std::filesystem::path &file, Mode mode)
{
    if (mode == Mode::Read || (mode == Mode::Write && !std::filesystem::exists(file)))
        return store::Descriptor(-1);
    const std::string name = file.string() + ".lock";
    store::Descriptor lock(::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!lock.valid())
        throw std::system_error(errno, std::generic_category(), file.filename().string() + ".lock");
    if (::flock(lock.number(), LOCK_EX | LOCK_NB) != 0)
        throw Thrown({Fault::Busy, file.filename().string()});
    if (mode == Mode::Create && !std::filesystem::exists(file)) { // SQLite would make it as the umask has it
        const store::Descriptor made(::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
        if (!made.valid())
            throw std::system_error(errno, std::generic_category(), file.filename().string());
    }
    return lock;
}

/// SQLite's own steps between two questions: about ten of the blocks of which a walk over columns reads thousands.
constexpr int stepsBetween = 100;

int asksToStop(void *stop) { return (*static_cast<const std::function<bool()> *>(stop))() ? 1 : 0; }

} // namespace

ArchiveState::ArchiveState(const std::filesystem::path &file, Mode mode)
    : m_lock(lockFor(file, mode)), m_database(openDatabase(file, mode)),
      m_entry(m_database, "SELECT bytes FROM entry WHERE id = ?1"),
      m_field(m_database, "SELECT data FROM field WHERE id = ?1")
{
    if (mode == Mode::Read) // all that is read is of one moment
        m_database.exec("BEGIN");
    reload();
}

ArchiveState::~ArchiveState() { stopWhen({}); } // what is taken back on closing is asked after by nobody

void ArchiveState::stopWhen(std::function<bool()> stop)
{
    m_stop = std::move(stop);
    listen();
}

void ArchiveState::listen()
{
    sqlite3_progress_handler(m_database.getHandle(), stepsBetween, m_stop ? asksToStop : nullptr, &m_stop);
}

/// Nothing in its scope ends half-way.
class ArchiveState::Unstopped {
public:
    explicit Unstopped(ArchiveState &state) : m_state(state)
    {
        sqlite3_progress_handler(state.database().getHandle(), 0, nullptr, nullptr);
    }
    Unstopped(const Unstopped &) = delete;
    Unstopped &operator=(const Unstopped &) = delete;
    ~Unstopped() { m_state.listen(); }

private:
    ArchiveState &m_state;
};

void ArchiveState::reload()
{
    const Unstopped unstopped(*this);
    m_texts.load(m_database);
    m_devices.clear();
    m_places.clear();
    SQLite::Statement all(m_database, "SELECT id, key FROM device ORDER BY id");
    for (Run run(all); run.step();) {
        if (run.natural(0) != m_devices.size())
            throw Thrown({Fault::Damaged, "the table of devices"});
        m_devices.push_back(run.array<core::PublicKey>(1));
        m_places.emplace(m_devices.back(), static_cast<std::uint32_t>(m_devices.size() - 1));
    }
    blocksChanged();
}

std::optional<std::uint32_t> ArchiveState::findDevice(const core::PublicKey &key) const
{
    const auto found = m_places.find(key);
    return found == m_places.end() ? std::nullopt : std::optional(found->second);
}

std::uint32_t ArchiveState::takeDevice(const core::PublicKey &key)
{
    if (const auto known = findDevice(key))
        return *known;
    if (m_devices.size() >= mostDevices)
        throw Thrown({Fault::Io, "too many devices"});
    const auto place = static_cast<std::uint32_t>(m_devices.size());
    SQLite::Statement add(m_database, "INSERT INTO device (id, key) VALUES (?1, ?2)");
    Run(add).bind(1, std::uint64_t{place}).bind(2, core::ByteView(key)).finish();
    m_devices.push_back(key);
    m_places.emplace(key, place);
    return place;
}

const std::vector<Block> &ArchiveState::blocks()
{
    if (m_blocksLoaded)
        return m_blocks;
    m_blocks.clear();
    SQLite::Statement all(m_database, "SELECT id, device, branch, first_seq, rows, min_wall, max_wall FROM block");
    for (Run run(all); run.step();) {
        const Block block{run.integer(0),
                          static_cast<std::uint32_t>(run.natural(1)),
                          static_cast<std::uint32_t>(run.natural(2)),
                          run.natural(3),
                          run.natural(4),
                          run.integer(5),
                          run.integer(6)};
        if (block.device >= m_devices.size() || block.branch >= mostBranches || block.rows == 0 ||
            block.rows > blockRows || block.firstSeq == 0 || block.firstSeq > mostSeq - blockRows)
            throw Thrown({Fault::Damaged, "the table of blocks"});
        m_blocks.push_back(block);
    }
    m_blocksLoaded = true;
    return m_blocks;
}

std::optional<core::Bytes> ArchiveState::entry(const Place &place)
{
    Run run(m_entry);
    if (!run.bind(1, entryId(place)).step())
        return std::nullopt;
    const core::ByteView bytes = run.bytes(0);
    return core::Bytes(bytes.begin(), bytes.end());
}

core::ByteView ArchiveState::fieldBytes(const Block &block, Field field)
{
    Run run(m_field);
    if (!run.bind(1, static_cast<std::int64_t>(field) << 32 | block.id).step())
        throw Thrown({Fault::Damaged, "a column of the index is missing"});
    const core::ByteView bytes = run.bytes(0);
    m_bytes.assign(bytes.begin(), bytes.end());
    return m_bytes;
}

ColumnView ArchiveState::column(const Block &block, Field field)
{
    const auto view = ColumnView::of(fieldBytes(block, field), block.rows);
    if (!view)
        throw Thrown({Fault::Damaged, "a column of the index cannot be read"});
    return *view;
}

std::vector<Milliseconds> ArchiveState::moments(const Block &block)
{
    auto moments = decodeMoments(fieldBytes(block, Field::Wall), block.rows);
    if (!moments)
        throw Thrown({Fault::Damaged, "the times of the index cannot be read"});
    return std::move(*moments);
}

} // namespace th::evidence
