// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "list_reader.h"

#include "key_file.h"

#include "lists/write.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>
#include <set>

namespace th::app {

namespace {

constexpr std::size_t mostDuplicatesSaid = 20;

desk::Problem fileProblem(const QString &name, const char *vi, const char *en)
{
    return problem("file", QString::fromUtf8(vi).arg(name), QString::fromUtf8(en).arg(name));
}

desk::Done<core::Bytes> readFile(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return core::Failure{fileProblem(name, "Không đọc được tệp %1. Hãy kiểm tra rồi chọn lại.",
                                         "The file %1 cannot be read. Check it, then choose again.")};
    const QByteArray bytes = file.read(static_cast<qint64>(lists::maxFileBytes) + 1);
    if (bytes.size() > static_cast<qsizetype>(lists::maxFileBytes))
        return core::Failure{desk::Problem{"list.file", lists::sentence({lists::TableFault::TooLarge, ""})}};
    return core::Bytes(bytes.begin(), bytes.end());
}

desk::Done<void> writeFile(const QString &name, const std::string &content)
{
    QSaveFile file(name);
    const auto size = static_cast<qint64>(content.size());
    const bool opened = file.open(QIODevice::WriteOnly);
    (void)file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner); // personal data, for nobody else
    if (!opened || file.write(content.data(), size) != size || !file.commit())
        return core::Failure{
            fileProblem(name, "Không ghi được %1. Hãy chọn chỗ khác.", "%1 cannot be written. Choose another place.")};
    return {};
}

void setToday(const OpenDesk &open, counter::ListOrder &order)
{
    const core::Policy *policy = open.station.policy();
    order.check.today = std::chrono::floor<std::chrono::days>(
        open.clock.wall + (policy ? policy->utcOffset() : std::chrono::minutes(420)));
}

desk::Done<void> check(const OpenDesk &open, ListFound &found)
{
    found.asked.reset();
    const auto checked = counter::checkRows(open.desk, found.intake, found.order, open.clock.wall);
    found.isChecked = checked.ok();
    if (checked)
        return {};
    if (!counter::isOpenQuestion(checked.error()))
        return core::Failure{checked.error()};
    found.asked = checked.error();
    return {};
}

desk::Done<void> load(const OpenDesk &open, desk::RequestId request, const ListSource &source, ListFound &found)
{
    const auto looked = open.desk.look(request);
    if (!looked)
        return core::Failure{looked.error()};
    if (const auto organisation = looked->fields.find("organisation"); organisation != looked->fields.end())
        found.order.defaults.organisation = organisation->second;
    found.order.procedure = looked->row.procedure;
    found.name = QFileInfo(source.file).fileName().toStdString();
    for (const desk::Attachment &file : looked->attachments)
        if (file.number == source.attachment)
            found.name = file.fileName;
    auto content = source.attachment > 0 ? open.desk.attachment(request, source.attachment) : readFile(source.file);
    if (!content)
        return core::Failure{content.error()};
    found.content = std::move(content).value();
    return {};
}

} // namespace

ListRead readListFrom(const OpenDesk &open, desk::RequestId request, const ListSource &source,
                      const counter::ListOrder &order)
{
    const auto found = std::make_shared<ListFound>();
    found->order = order;
    setToday(open, found->order);
    if (const auto loaded = load(open, request, source, *found); !loaded)
        return core::Failure{loaded.error()};
    auto intake = counter::openList(open.desk, found->content, found->order);
    if (!intake)
        return core::Failure{intake.error()};
    found->intake = std::move(intake).value();
    found->order.kind = found->intake.shape->id;
    if (const auto sheets = lists::sheetsOf(found->content))
        std::ranges::copy_if(*sheets, std::back_inserter(found->sheets),
                             [](const lists::SheetName &sheet) { return !sheet.hidden; });
    if (found->intake.list.mapping.sure())
        if (const auto checked = check(open, *found); !checked)
            return core::Failure{checked.error()};
    return std::shared_ptr<const ListFound>(found);
}

ListRead checkListAs(const OpenDesk &open, const ListFound &read, const counter::ListOrder &order)
{
    const auto found = std::make_shared<ListFound>(read);
    found->order = order;
    setToday(open, found->order);
    auto mapping = lists::proposeMapping(found->intake.list.table, *found->intake.shape, order.told);
    if (!mapping)
        return core::Failure{desk::Problem{"list.columns", sentence(mapping.error())}};
    found->intake.list.mapping = std::move(mapping).value();
    if (const auto checked = check(open, *found); !checked)
        return core::Failure{checked.error()};
    return std::shared_ptr<const ListFound>(found);
}

desk::Done<ListTaken> takeListInto(OpenDesk &open, const desk::Act &act, const ListFound &found, bool attach,
                                   Duplicates duplicates)
{
    desk::Edit edit = counter::editOf(found.intake, found.name, found.content);
    if (!attach)
        edit.attachments.clear();
    ListTaken taken;
    if (duplicates != Duplicates::Take) {
        const auto same = open.desk.duplicates(edit, act.request, open.clock.wall);
        if (!same)
            return core::Failure{same.error()};
        std::vector<std::uint32_t> rows;
        for (const lists::CheckedRow &row : found.intake.checked.good)
            rows.push_back(row.row);
        std::set<std::size_t> indexes;
        for (const desk::Duplicate &each : *same) {
            indexes.insert(each.index);
            if (taken.duplicates.size() < mostDuplicatesSaid)
                taken.duplicates.push_back(counter::sentence(each, rows));
        }
        taken.duplicateRows = indexes.size();
        if (duplicates == Duplicates::Ask && !indexes.empty())
            return taken;
        std::size_t place = 0;
        std::erase_if(edit.lines, [&](const auto &) { return indexes.contains(place++); });
        taken.leftOut = indexes.size();
        taken.duplicates.clear();
    }
    taken.lines = edit.lines.size();
    if (edit.lines.empty())
        return core::Failure{problem("list.nothing",
                                     QStringLiteral("Không còn dòng nào để nhận: hồ sơ chưa thay đổi gì."),
                                     QStringLiteral("No row is left to be taken: nothing was changed."))};
    if (const auto done = open.desk.edit(act, edit); !done)
        return core::Failure{done.error()};
    return taken;
}

desk::Done<void> saveBadRows(const ListFound &found, const QString &as, core::Language language)
{
    const auto text =
        lists::returnedList(found.intake.list.table, found.intake.list.mapping, found.intake.checked, language);
    if (!text)
        return core::Failure{desk::Problem{"list.write", sentence(text.error())}};
    return writeFile(as, *text);
}

desk::Done<void> saveEmptyList(const lists::Shape &shape, const QString &as, core::Language language)
{
    const bool csv = as.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive);
    const auto text = lists::emptyList(shape, csv ? lists::FileKind::Csv : lists::FileKind::Xlsx, language);
    if (!text)
        return core::Failure{desk::Problem{"list.write", sentence(text.error())}};
    return writeFile(as, *text);
}

} // namespace th::app
