// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Passes into files: a PDF to be printed from elsewhere, or their codes as pictures for phones' screens.
#include "print_model.h"

#include "models/local_file.h"

#include <algorithm>

namespace th::app {

QString PrintModel::proposal() const
{
    const auto picked = pickedEntries();
    return (picked.size() == 1 ? tr("giay-ho-so-%1").arg(picked.front().job.row.request) : tr("giay")) +
           QStringLiteral(".pdf");
}

bool PrintModel::pictured() const
{
    const auto picked = pickedEntries();
    return !picked.empty() && !m_running &&
           std::ranges::none_of(picked, [](const PrintEntry &each) { return each.job.row.byHand; });
}

QString PrintModel::pictureProposal() const
{
    const auto picked = pickedEntries();
    if (picked.size() != 1)
        return tr("ma");
    const QString name = tr("ma-ho-so-%1").arg(picked.front().job.row.request);
    return picked.front().passes() == 1 ? name + QStringLiteral(".png") : name;
}

void PrintModel::save(const QUrl &file)
{
    if (!missing().isEmpty() || m_running)
        return;
    PrintRunOrder order = orderNow();
    order.files = m_files = filesFor(order.entries, localFile(file));
    run(std::move(order));
}

void PrintModel::savePictures(const QUrl &place)
{
    if (!pictured())
        return;
    PrintRunOrder order = orderNow();
    order.files = m_files = picturesFor(order.entries, localFile(place));
    run(std::move(order));
}

/// Those alone in whose way something was, each into the very file that was named then.
void PrintModel::saveAgain()
{
    const bool may = m_form == counter::Form::Pdf ? missing().isEmpty() : pictured();
    if (m_running || !may || !(leftOver() || present()))
        return;
    for (const std::uint64_t job : m_sum->leftOver)
        m_files.at(job).leftover = counter::Leftover::Remove;
    for (const std::uint64_t job : m_sum->present)
        m_files.at(job).existing = counter::Existing::Replace;
    PrintRunOrder order = orderNow();
    std::erase_if(order.entries, [this](const PrintEntry &each) {
        return !m_sum->leftOver.contains(each.job.row.id) && !m_sum->present.contains(each.job.row.id);
    });
    order.files = m_files;
    if (!order.entries.empty())
        run(std::move(order));
}

QString PrintModel::filesMade() const
{
    QStringList names;
    for (const std::string &file : m_sum->files)
        names << text(file);
    return names.join(QStringLiteral(", "));
}

} // namespace th::app
