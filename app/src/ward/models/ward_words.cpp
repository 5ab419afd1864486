// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ward_words.h"

#include <QCoreApplication>

namespace th::app::wardwords {

namespace {

struct Word {
    const char *id, *name;
};

constexpr Word fields[] = {
    {"organisation", QT_TRANSLATE_NOOP("WardWords", "Tên đơn vị")},
    {"applicant", QT_TRANSLATE_NOOP("WardWords", "Người đề nghị")},
    {"address", QT_TRANSLATE_NOOP("WardWords", "Địa chỉ")},
    {"contact", QT_TRANSLATE_NOOP("WardWords", "Điện thoại")},
    {"email", QT_TRANSLATE_NOOP("WardWords", "Thư điện tử")},
    {"area", QT_TRANSLATE_NOOP("WardWords", "Tổ dân phố, khu vực")},
    {"note", QT_TRANSLATE_NOOP("WardWords", "Ghi chú")},
};
constexpr Word kinds[] = {
    {"list", QT_TRANSLATE_NOOP("WardWords", "Danh sách")},
    {"original", QT_TRANSLATE_NOOP("WardWords", "Bản ký tay")},
    {"other", QT_TRANSLATE_NOOP("WardWords", "Giấy tờ khác")},
};

template <std::size_t size> QString find(const Word (&words)[size], const std::string &id)
{
    for (const Word &word : words)
        if (id == word.id)
            return QCoreApplication::translate("WardWords", word.name);
    return QString::fromStdString(id);
}

} // namespace

QString field(const std::string &id) { return find(fields, id); }
QString attachmentKind(const std::string &id) { return find(kinds, id); }

} // namespace th::app::wardwords
