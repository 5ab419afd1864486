// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What signing in says.
#include "sign_in_model.h"

namespace th::app {

int SignInModel::waitLeft() const
{
    const auto left = std::chrono::ceil<std::chrono::seconds>(m_until - m_now).count();
    return m_step == Step::Account && left > 0 && m_account.trimmed().toLower() == m_waitsFor ? static_cast<int>(left)
                                                                                              : 0;
}

QString SignInModel::person() const
{
    const bool known = m_step == Step::ChoosePin || m_step == Step::In || m_step == Step::Locked;
    return known ? QStringLiteral("%1 (%2)").arg(text(m_session.name),
                                                 text(accounts::inWords(m_session.role).in(m_language.language())))
                 : QString();
}

QString SignInModel::heading() const
{
    switch (m_step) {
    case Step::Account:
        if (!m_unlocks)
            return tr("Đăng nhập");
        return m_unlocks->empty() ? tr("Giám sát xác nhận dữ liệu cũ được khôi phục")
                                  : tr("Giám sát mở khóa tài khoản %1").arg(text(*m_unlocks));
    case Step::Badge:
        return tr("Quét thẻ của bạn");
    case Step::Role:
        return tr("Làm việc với vai trò nào?");
    case Step::Change:
        return tr("Đặt mật khẩu của riêng bạn");
    case Step::ChoosePin:
        return tr("Chọn PIN để mở khóa nhanh");
    case Step::In:
        return person();
    case Step::Locked:
        return tr("Màn hình đang khóa");
    }
    return {};
}

QString SignInModel::notice() const
{
    switch (m_note) {
    case Note::None:
        return {};
    case Note::LockedItself:
        return tr("Đã tự khóa vì không ai dùng.");
    case Note::Locked:
        return m_step == Step::Locked ? QString() : tr("Đã khóa.");
    case Note::Unlocked:
        return tr("Đã mở khóa tài khoản %1. Bây giờ đăng nhập được.").arg(m_noted);
    case Note::Settled:
        return tr("Đã xác nhận. Bây giờ mọi người đăng nhập được.");
    }
    return {};
}

QString SignInModel::complaint() const
{
    if (m_different)
        return m_step == Step::ChoosePin ? tr("Hai lần nhập PIN không giống nhau.")
                                         : tr("Hai lần nhập mật khẩu không giống nhau.");
    if (!m_complaint)
        return {};
    const bool waits = m_complaint->fault == access::Fault::Wrong || m_complaint->fault == access::Fault::Wait;
    const core::LocalName said =
        waits ? access::sentence(m_complaint->fault, std::chrono::seconds(waitLeft())) : m_complaint->sentence;
    return text(said.in(m_language.language()));
}

QString SignInModel::trouble() const { return text(m_facts.trouble.in(m_language.language())); }

} // namespace th::app
