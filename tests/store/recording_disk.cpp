// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "recording_disk.h"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <iterator>
#include <new>
#include <sqlite3.h>

namespace th::test {

namespace {

constexpr std::size_t sector = 512;
RecordingDisk *disk = nullptr;
sqlite3_vfs *real = nullptr;
sqlite3_vfs shim{};

/// SQLite gives us szOsFile bytes: this, then the real file.
struct File {
    sqlite3_file base;
    const char *name; ///< lives as long as the file is open; null: not recorded
    sqlite3_file *inner() { return reinterpret_cast<sqlite3_file *>(this + 1); }
};

File *self(sqlite3_file *file) { return reinterpret_cast<File *>(file); }
sqlite3_file *inner(sqlite3_file *file) { return self(file)->inner(); }
const sqlite3_io_methods *realMethods(sqlite3_file *file) { return inner(file)->pMethods; }

void note(sqlite3_file *file, RecordingDisk::Step step)
{
    if (!self(file)->name || !disk)
        return;
    step.file = std::filesystem::path(self(file)->name).filename().string();
    disk->record(std::move(step));
}

using Kind = RecordingDisk::Step::Kind;

int closeFile(sqlite3_file *file) { return realMethods(file)->xClose(inner(file)); }
int readFile(sqlite3_file *file, void *data, int size, sqlite3_int64 offset)
{
    return realMethods(file)->xRead(inner(file), data, size, offset);
}
int writeFile(sqlite3_file *file, const void *data, int size, sqlite3_int64 offset)
{
    const auto *bytes = static_cast<const char *>(data);
    note(file, {Kind::Write, {}, offset, {bytes, bytes + size}});
    return realMethods(file)->xWrite(inner(file), data, size, offset);
}
int truncateFile(sqlite3_file *file, sqlite3_int64 size)
{
    note(file, {Kind::Truncate, {}, size, {}});
    return realMethods(file)->xTruncate(inner(file), size);
}
int syncFile(sqlite3_file *file, int flags)
{
    (void)flags; // the disk is made up: no need to wait for the real one
    note(file, {Kind::Sync, {}, 0, {}});
    return SQLITE_OK;
}
int sizeOfFile(sqlite3_file *file, sqlite3_int64 *size) { return realMethods(file)->xFileSize(inner(file), size); }
int lockFile(sqlite3_file *file, int level) { return realMethods(file)->xLock(inner(file), level); }
int unlockFile(sqlite3_file *file, int level) { return realMethods(file)->xUnlock(inner(file), level); }
int isReserved(sqlite3_file *file, int *out) { return realMethods(file)->xCheckReservedLock(inner(file), out); }
int control(sqlite3_file *file, int what, void *argument)
{
    return realMethods(file)->xFileControl(inner(file), what, argument);
}
int sectorSize(sqlite3_file *) { return sector; }
int deviceTraits(sqlite3_file *) { return 0; } // promises nothing: SQLite must assume the worst
int shmMap(sqlite3_file *file, int page, int size, int extend, void volatile **out)
{
    return realMethods(file)->xShmMap(inner(file), page, size, extend, out);
}
int shmLock(sqlite3_file *file, int offset, int count, int flags)
{
    return realMethods(file)->xShmLock(inner(file), offset, count, flags);
}
void shmBarrier(sqlite3_file *file) { realMethods(file)->xShmBarrier(inner(file)); }
int shmUnmap(sqlite3_file *file, int remove) { return realMethods(file)->xShmUnmap(inner(file), remove); }

const sqlite3_io_methods methods{2,        closeFile,  readFile,   writeFile, truncateFile, syncFile,     sizeOfFile,
                                 lockFile, unlockFile, isReserved, control,   sectorSize,   deviceTraits, shmMap,
                                 shmLock,  shmBarrier, shmUnmap,   nullptr,   nullptr};

int openFile(sqlite3_vfs *, const char *name, sqlite3_file *file, int flags, int *outFlags)
{
    File *mine = self(file);
    mine->name = (flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL)) != 0 ? name : nullptr;
    std::memset(static_cast<void *>(mine->inner()), 0, static_cast<std::size_t>(real->szOsFile));
    const int result = real->xOpen(real, name, mine->inner(), flags, outFlags);
    mine->base.pMethods = mine->inner()->pMethods ? &methods : nullptr;
    return result;
}

int deleteFile(sqlite3_vfs *, const char *name, int syncFolder)
{
    if (disk)
        disk->record({Kind::Delete, std::filesystem::path(name).filename().string(), 0, {}});
    return real->xDelete(real, name, syncFolder);
}

std::vector<char> contentOf(const std::filesystem::path &file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// One file while its steps are gone through again.
struct Remains {
    std::vector<char> bytes;
    bool exists = false;

    void put(std::int64_t offset, const char *data, std::size_t size)
    {
        exists = true;
        const auto end = static_cast<std::size_t>(offset) + size;
        bytes.resize(std::max(bytes.size(), end));
        std::copy_n(data, size, bytes.begin() + offset);
    }

    void apply(const RecordingDisk::Step &step)
    {
        if (step.kind == Kind::Write)
            put(step.offset, step.data.data(), step.data.size());
        else if (step.kind == Kind::Truncate)
            bytes.resize(static_cast<std::size_t>(step.offset));
        else if (step.kind == Kind::Delete)
            *this = {};
    }

    void applyPerhaps(const RecordingDisk::Step &step, std::mt19937 &chance)
    {
        if (step.kind != Kind::Write) {
            if (chance() % 2 == 0)
                apply(step);
            return;
        }
        for (std::size_t at = 0; at < step.data.size(); at += sector)
            if (chance() % 2 == 0)
                put(step.offset + static_cast<std::int64_t>(at), step.data.data() + at,
                    std::min(sector, step.data.size() - at));
    }
};

} // namespace

RecordingDisk::RecordingDisk()
{
    real = ::sqlite3_vfs_find("unix");
    shim = *real;
    shim.zName = "recording";
    shim.pNext = nullptr;
    shim.szOsFile = static_cast<int>(sizeof(File)) + real->szOsFile;
    shim.xOpen = openFile;
    shim.xDelete = deleteFile;
    disk = this;
    ::sqlite3_vfs_register(&shim, 1);
}

RecordingDisk::~RecordingDisk()
{
    disk = nullptr;
    ::sqlite3_vfs_unregister(&shim);
    ::sqlite3_vfs_register(real, 1);
}

void RecordingDisk::acknowledge(std::uint64_t seq)
{
    record({Step::Kind::Acknowledge, {}, static_cast<std::int64_t>(seq), {}});
}

std::uint64_t RecordingDisk::cutPower(const std::filesystem::path &folder, std::size_t count,
                                      std::mt19937 &chance) const
{
    std::map<std::string, std::size_t> lastSync;
    std::uint64_t acknowledged = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (m_steps[i].kind == Step::Kind::Sync || m_steps[i].kind == Step::Kind::Delete)
            lastSync[m_steps[i].file] = i;
        if (m_steps[i].kind == Step::Kind::Acknowledge)
            acknowledged = static_cast<std::uint64_t>(m_steps[i].offset);
    }
    std::map<std::string, Remains> files;
    for (const auto &entry : std::filesystem::directory_iterator(folder))
        files[entry.path().filename().string()] = {contentOf(entry.path()), true};
    for (std::size_t i = 0; i < count; ++i) {
        const Step &step = m_steps[i];
        const auto sync = lastSync.find(step.file);
        if (sync != lastSync.end() && i <= sync->second)
            files[step.file].apply(step);
        else if (step.kind != Step::Kind::Acknowledge)
            files[step.file].applyPerhaps(step, chance);
    }
    for (const auto &[name, remains] : files) {
        std::filesystem::remove(folder / name);
        if (remains.exists)
            std::ofstream(folder / name, std::ios::binary)
                .write(remains.bytes.data(), static_cast<std::streamsize>(remains.bytes.size()));
    }
    return acknowledged;
}

} // namespace th::test
