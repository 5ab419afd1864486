// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The code of the pass looked at, as a picture for a phone's screen.
#include "register_model.h"

#include "models/local_file.h"
#include "ward/print_reader.h"

namespace th::app {

namespace {

desk::Done<std::string> saveCode(const DeskAway &away, const PrintWish::Place &pass, const QString &file)
{
    const auto entries = away.ask([&pass](OpenDesk &open) { return readPrints(open, PrintWish{.passes = {pass}}); });
    if (!entries)
        return core::Failure{entries.error()};
    PrintRunOrder order{*entries};
    order.files = picturesFor(*entries, file);
    const PrintSum sum = runPrints(away, order, [](auto, const auto &) { return PrintWill::GoOn; });
    if (!sum.refused.empty())
        return core::Failure{sum.refused.front().second};
    if (sum.files.empty())
        return core::Failure{problem("paper.stopped", QStringLiteral("Đã dừng; chưa lưu gì."),
                                     QStringLiteral("Stopped; nothing was saved."))};
    return sum.files.front();
}

} // namespace

void RegisterModel::forgetOutcome()
{
    m_outcome.reset();
    m_saved.reset();
}

QString RegisterModel::pictureProposal() const
{
    const desk::RegisterEntry *entry = detailEntry();
    return entry && !entry->revoked ? detailOf() + QStringLiteral(".png") : QString();
}

void RegisterModel::savePicture(const QUrl &as)
{
    const desk::RegisterEntry *entry = detailEntry();
    if (pictureProposal().isEmpty() || m_working)
        return;
    m_working = true;
    forgetOutcome();
    emit changed();
    m_door.send(
        &Errands::paper, this,
        [pass = PrintWish::Place{entry->request, entry->line, entry->turn},
         file = localFile(as)](const DeskAway &away) { return saveCode(away, pass, file); },
        [this](const desk::Done<std::string> &done) {
            m_working = false;
            m_saved = done ? Saved{text(*done)} : Saved{{}, done.error()};
            emit changed();
        });
}

} // namespace th::app
