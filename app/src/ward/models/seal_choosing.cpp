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
    m_wantsSeries = false;
    m_series.clear();
    m_door.ask(
        this, [file = m_view.keyFile](OpenDesk &) -> desk::Done<DeskKeyState> { return keyStateOf(file); },
        [this](const desk::Done<DeskKeyState> &found) {
            m_view.key = found.ok() ? *found : DeskKeyState::Unusable;
            emit changed();
        });
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

QString SealModel::missing() const
{
    if (m_picked.empty())
        return tr("Chọn hồ sơ cần đóng dấu.");
    if (m_view.onToken && m_view.address.empty())
        return tr("Chọn thiết bị ký.");
    if (!m_view.onToken && !keyTrouble().isEmpty())
        return keyTrouble();
    if (wantsReason() && m_reason.trimmed().isEmpty())
        return tr("Ghi lý do.");
    return m_wantsSeries && m_series.isEmpty() ? tr("Ghi dãy số.") : QString();
}

} // namespace th::app
