// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "hub/storage.h"

namespace th::hub {

namespace {

struct Words {
    const char *name;
    const char *vietnamese;
    const char *english;
};

Words wordsOf(StorageFault fault)
{
    switch (fault) {
    case StorageFault::BadAddress:
        return {"bad_address", "Địa chỉ cơ sở dữ liệu phải là sqlite:ĐƯỜNG-DẪN hoặc postgresql://….",
                "The database address must be sqlite:PATH or postgresql://…."};
    case StorageFault::Busy:
        return {"busy", "Một chương trình khác đang giữ cơ sở dữ liệu. Hãy dừng chương trình đó trước.",
                "Another program holds the database. Stop that one first."};
    case StorageFault::Unavailable:
        return {"unavailable", "Hiện không dùng được cơ sở dữ liệu. Kiểm tra PostgreSQL có đang chạy không.",
                "The database cannot be used at the moment. See whether PostgreSQL is running."};
    case StorageFault::Contended:
        return {"contended", "Cơ sở dữ liệu đang bận. Hãy thử lại.", "The database is busy. Try again."};
    case StorageFault::NewerVersion:
        return {"newer_version", "Cơ sở dữ liệu do phiên bản mới hơn tạo ra. Hãy cập nhật phần mềm.",
                "The database was made by a newer version. Update the software."};
    case StorageFault::DiskFull:
        return {"disk_full", "Đĩa của cơ sở dữ liệu đã đầy. Hãy giải phóng chỗ trống.",
                "The database's disk is full. Make room on it."};
    case StorageFault::Damaged:
        return {"damaged", "Cơ sở dữ liệu bị hỏng hoặc không phải của máy chủ này. Hãy phục hồi từ bản sao lưu.",
                "The database is damaged, or not this server's. Restore it from a backup."};
    case StorageFault::Failed:
        return {"failed", "Cơ sở dữ liệu báo lỗi.", "The database reported an error."};
    }
    return {"failed", "", ""};
}

} // namespace

const char *name(StorageFault fault) { return wordsOf(fault).name; }

std::string sentence(const StorageError &error, core::Language language)
{
    const Words words = wordsOf(error.fault);
    std::string text = language == core::Language::Vietnamese ? words.vietnamese : words.english;
    return error.detail.empty() ? text : text + " (" + error.detail + ")";
}

const char *name(DeviceState state)
{
    switch (state) {
    case DeviceState::Pending:
        return "pending";
    case DeviceState::Approved:
        return "approved";
    case DeviceState::Revoked:
        return "revoked";
    }
    return "revoked";
}

const char *name(UploadOutcome outcome)
{
    switch (outcome) {
    case UploadOutcome::Stored:
        return "stored";
    case UploadOutcome::Gap:
        return "gap";
    case UploadOutcome::Fork:
        return "fork";
    case UploadOutcome::Malformed:
        return "malformed";
    case UploadOutcome::BrokenChain:
        return "broken_chain";
    case UploadOutcome::BadCheckpoint:
        return "bad_checkpoint";
    case UploadOutcome::NotApproved:
        return "revoked";
    }
    return "malformed";
}

} // namespace th::hub
