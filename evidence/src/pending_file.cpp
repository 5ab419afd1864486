// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "database.h"
#include "export_rows.h"

namespace th::evidence {

namespace {

void demand(const store::FileResult &done, const std::filesystem::path &file)
{
    if (done)
        return;
    if (done.error() == std::errc::file_exists)
        throw Thrown({Fault::AlreadyExists, file.filename().string()});
    throw std::system_error(done.error(), file.filename().string());
}

store::PendingFile begun(const std::filesystem::path &file)
{
    auto begun = store::PendingFile::begin(file, store::Placing::NewPrivate);
    if (!begun)
        demand(core::Failure{begun.error()}, file);
    return std::move(begun).value();
}

} // namespace

PendingFile::PendingFile(const std::filesystem::path &file) : m_file(file), m_pending(begun(file)) {}
void PendingFile::write(std::string_view piece) { demand(m_pending.write(piece), m_file); }
void PendingFile::sync() { demand(m_pending.sync(), m_file); }
void PendingFile::place() { demand(m_pending.place(), m_file); }

void PendingFile::takeBack()
{
    std::error_code ignored;
    std::filesystem::remove(m_file, ignored);
}

} // namespace th::evidence
