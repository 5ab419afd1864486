// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "seal_model.h"

#include <algorithm>

namespace th::app {

void SealModel::setOnToken(bool onToken)
{
    if (running() || onToken == m_view.onToken)
        return;
    m_view.onToken = onToken;
    m_complaint.reset();
    forgetSeries();
    emit changed();
    if (onToken)
        lookForTokens();
}

void SealModel::chooseFile(const QUrl &file)
{
    if (running())
        return;
    m_view.keyFile = file.toLocalFile();
    m_complaint.reset();
    forgetSeries();
    m_door.ask(
        this, [file = m_view.keyFile](OpenDesk &) -> desk::Done<DeskKeyState> { return keyStateOf(file); },
        [this](const desk::Done<DeskKeyState> &found) {
            m_view.key = found.ok() ? *found : DeskKeyState::Unusable;
            emit changed();
        });
}

/// Another key has others.
void SealModel::forgetSeries()
{
    m_wantsSeries = false;
    m_series.clear();
    m_offered.clear();
}

void SealModel::lookForTokens()
{
    m_door.ask(
        this, [](OpenDesk &) { return listTokenOffers(); },
        [this](const desk::Done<std::vector<TokenOffer>> &found) { showTokens(found); });
}

void SealModel::showTokens(const desk::Done<std::vector<TokenOffer>> &found)
{
    m_tokensKnown = true;
    m_tokenProblem.reset();
    m_offers.clear();
    if (found)
        m_offers = *found;
    else
        m_tokenProblem = found.error();
    if (m_view.address.empty() && m_offers.size() == 1)
        m_view.address = m_offers.front().address;
    remake();
}

void SealModel::setAddress(const QString &address)
{
    if (running() || address == this->address())
        return;
    m_view.address = address.trimmed().toStdString();
    forgetSeries();
    m_lastTry = false;
    m_complaint.reset();
    emit changed();
}

void SealModel::setReason(const QString &reason)
{
    m_reason = reason;
    emit changed();
}

void SealModel::setSeries(const QString &series)
{
    m_series = series.trimmed();
    emit changed();
}

const TokenOffer *SealModel::chosenToken() const
{
    const auto found = std::ranges::find(m_offers, m_view.address, &TokenOffer::address);
    return found == m_offers.end() ? nullptr : &*found;
}

QString SealModel::keyTrouble() const
{
    if (m_view.keyFile.isEmpty())
        return tr("Hãy chọn tệp khóa đóng dấu của đơn vị.");
    switch (m_view.key) {
    case DeskKeyState::Missing:
        return tr("Không thấy tệp khóa ở chỗ cũ. Hãy cắm thẻ nhớ giữ khóa, hoặc chọn tệp khác.");
    case DeskKeyState::Unusable:
        return tr("Tệp này không phải tệp khóa, không đọc được hoặc đã hỏng. Hãy chọn tệp khác.");
    case DeskKeyState::Bare:
    case DeskKeyState::Passphrase:
        return {};
    }
    return {};
}

QString SealModel::tokenTrouble() const
{
    if (m_tokenProblem)
        return said(m_tokenProblem);
    return m_tokensKnown && m_offers.empty()
               ? tr("Không thấy thiết bị ký nào. Hãy cắm thiết bị rồi tìm lại, hoặc ghi địa chỉ pkcs11: kèm "
                    "?module-path= của hãng.")
               : QString();
}

bool SealModel::wantsSecret() const
{
    if (!m_view.onToken)
        return m_view.key == DeskKeyState::Passphrase;
    const TokenOffer *token = chosenToken();
    return !token || !token->ownKeypad;
}

bool SealModel::wantsReason() const
{
    return std::ranges::any_of(
        m_view.entries, [this](const SealEntry &each) { return each.wantsReason && m_picked.contains(each.id); });
}

QString SealModel::keyMissing() const
{
    if (m_view.onToken && m_view.address.empty())
        return tr("Chọn thiết bị ký.");
    if (!m_view.onToken && !keyTrouble().isEmpty())
        return keyTrouble();
    return m_wantsSeries && m_series.isEmpty() ? tr("Chọn dãy số.") : QString();
}

QString SealModel::missing() const
{
    if (m_picked.empty())
        return tr("Chọn hồ sơ cần đóng dấu.");
    if (QString key = keyMissing(); !key.isEmpty())
        return key;
    return wantsReason() && m_reason.trimmed().isEmpty() ? tr("Ghi lý do.") : QString();
}

SealKeyChoice SealModel::keyChoice(const QString &secret) const
{
    QByteArray bytes = secret.toUtf8();
    SealKeyChoice choice{m_view.keyFile, m_view.onToken ? m_view.address : std::string()};
    choice.secret =
        std::make_shared<core::SecretText>(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
    core::wipe(bytes.data(), static_cast<std::size_t>(bytes.size()));
    choice.lastTry = m_lastTry || (chosenToken() && chosenToken()->lastTry);
    choice.series = m_series.toStdString();
    return choice;
}

void SealModel::tookKey(const desk::Done<OpenedSealKey> &opened)
{
    m_lastTry = !opened && opened.error().code == "pin_last_try";
    if (!opened)
        return;
    m_offered = opened->offered;
    m_wantsSeries = opened->offered.size() > 1;
    m_series = m_wantsSeries ? text(opened->series) : QString();
    emit changed();
}

desk::Problem SealModel::whichSeries()
{
    return problem("which_series",
                   QStringLiteral("Khóa này có nhiều dãy số. Hãy chọn dãy số cần dùng rồi bắt đầu lại."),
                   QStringLiteral("This key has several series. Choose the one to use, then start again."));
}

QVariantList SealModel::seriesOffered() const
{
    QVariantList all;
    for (const std::string &code : m_offered)
        all << QVariantMap{{QStringLiteral("value"), text(code)}, {QStringLiteral("text"), text(code)}};
    return all;
}

bool SealModel::currentBegun() const
{
    const SealEntry *found = entry(m_rows.value(m_current, "request").toULongLong());
    return found && found->begun;
}

void SealModel::askGiveUp()
{
    const SealEntry *found = entry(m_rows.value(m_current, "request").toULongLong());
    if (running() || !found || !found->begun)
        return;
    m_givingUp = *found;
    m_giveUpComplaint.reset();
    emit changed();
}

void SealModel::dismissGiveUp()
{
    m_givingUp.reset();
    m_giveUpComplaint.reset();
    emit changed();
}

QString SealModel::givingUp() const
{
    return m_givingUp ? tr("Thôi đóng dấu hồ sơ %1 · %2. Vì sao?").arg(m_givingUp->id).arg(text(m_givingUp->applicant))
                      : QString();
}

void SealModel::giveUp(const QString &why)
{
    if (!m_givingUp || running() || why.trimmed().isEmpty())
        return;
    m_door.ask(
        this,
        [entry = *m_givingUp, why = why.trimmed().toStdString()](OpenDesk &open) {
            return desk::giveUp(open.desk, open.act(entry.id, entry.seen), entry.step, why);
        },
        [this, id = m_givingUp->id](const desk::Done<void> &done) {
            if (done) {
                m_picked.erase(id);
                m_givingUp.reset();
            }
            m_giveUpComplaint = done ? std::nullopt : std::optional(done.error());
            emit changed();
            emit altered();
            refresh();
        });
}

} // namespace th::app
