// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "roster_worker.h"

#include "store/examiner.h"

namespace th::app {

namespace {

const core::LocalName written{"Đã ghi. Thiết bị biết khi danh sách được công bố và ký.",
                              "Written. Devices learn of it once the list is published and signed."};

QString text(const std::string &utf8) { return QString::fromStdString(utf8); }
core::Instant now() { return store::readClock().wall; }

} // namespace

void RosterWorker::complain(const core::LocalName &why) { emit refused(text(why.vi), text(why.en)); }

void RosterWorker::tell(const core::LocalName &what, const QString &unit)
{
    const auto remark = m_office->takeRemark();
    const std::string vi = remark ? " " + remark->vi : "", en = remark ? " " + remark->en : "";
    emit done(text(what.vi + vi), text(what.en + en));
    show(unit);
}

void RosterWorker::open(const QString &folder, accounts::Role acting)
{
    m_office.emplace(folder.toStdString(), acting);
}

void RosterWorker::listUnits()
{
    if (!m_office)
        return;
    if (const auto units = taken(m_office->units())) {
        QStringList codes;
        for (const std::string &unit : *units)
            codes << text(unit);
        emit unitsFound(codes);
    }
}

void RosterWorker::addUnit(const QString &unit)
{
    if (!m_office)
        return;
    if (const auto made = m_office->addUnit(unit.toStdString()); !made)
        return complain(made.error());
    listUnits();
    tell({"Đã lập danh sách của đơn vị " + unit.toStdString() + ".",
          "Made the roster of unit " + unit.toStdString() + "."},
         unit);
}

void RosterWorker::show(const QString &unit)
{
    if (m_office)
        if (auto roster = taken(m_office->roster(unit.toStdString())))
            emit shown(std::make_shared<const accounts::Roster>(std::move(*roster)));
}

void RosterWorker::add(const QString &unit, const accounts::Person &person)
{
    if (m_office)
        if (const auto added = taken(m_office->add(unit.toStdString(), person)))
            tell({"Đã thêm " + added->account.id + ". Hãy in phiếu mật khẩu.",
                  "Added " + added->account.id + ". Print the slip."},
                 unit);
}

void RosterWorker::change(const QString &unit, const QString &id, const administration::PersonChange &change)
{
    if (m_office && taken(m_office->change(unit.toStdString(), id.toStdString(), change)))
        tell(written, unit);
}

void RosterWorker::move(const QString &unit, const QString &id, const QString &to)
{
    if (m_office && taken(m_office->move(unit.toStdString(), id.toStdString(), to.toStdString())))
        tell({"Đã chuyển. Ở đơn vị mới phải có phiếu mới.", "Moved. In the new unit a new slip is wanted."}, unit);
}

void RosterWorker::readList(const QString &unit, const QString &file)
{
    if (m_office)
        if (auto list = taken(m_office->readList(unit.toStdString(), file.toStdString(), now())))
            emit listRead(std::make_shared<const administration::ReadList>(std::move(*list)));
}

void RosterWorker::takeList(const std::shared_ptr<const administration::ReadList> &list)
{
    if (!m_office)
        return;
    if (const auto result = taken(m_office->take(*list, m_language))) {
        const std::string count = std::to_string(result->taken), &file = result->returned;
        tell({"Đã thêm hoặc đổi: " + count + "." + (file.empty() ? "" : " Dòng phải sửa: " + file),
              "Added or changed: " + count + "." + (file.empty() ? "" : " Rows to be corrected: " + file)},
             text(list->unit));
    }
}

void RosterWorker::printSlips(const QString &unit, const QStringList &ids, int days)
{
    if (!m_office)
        return;
    std::vector<std::string> whose;
    for (const QString &id : ids)
        whose.push_back(id.toStdString());
    if (const auto file = taken(m_office->printSlips(unit.toStdString(), whose, days, now(), m_language)))
        tell({"In, niêm phong, rồi xóa tệp: " + *file, "Print, seal, then delete: " + *file}, unit);
}

void RosterWorker::propose(const QString &unit)
{
    if (m_office)
        if (const auto words = taken(m_office->publication(unit.toStdString())))
            emit proposed(unit, *words);
}

void RosterWorker::publish(const QString &unit)
{
    if (m_office)
        if (const auto package = taken(m_office->publish(unit.toStdString()))) {
            std::string files;
            for (const std::string &name : package->names)
                files += (files.empty() ? "packages/" : ", packages/") + name + ".acc";
            tell({"Đã đóng gói: " + files + ". Hãy đưa vào targets và ký.",
                  "Packed: " + files + ". Put it into the targets and sign."},
                 unit);
        }
}

} // namespace th::app
