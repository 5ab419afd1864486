// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the screen says while this device is brought in.
#include "enrol_model.h"
#include "phrases.h"

#include <QDir>

namespace th::app {

using Level = ThemeModel::Level;

namespace {

constexpr std::chrono::minutes indochina(420); // until a policy says where we are

/// "3f9a 61c2 …": as people compare them.
QString grouped(const QString &hex)
{
    QStringList groups;
    for (qsizetype at = 0; at < hex.size(); at += 4)
        groups << hex.mid(at, 4);
    return groups.join(QLatin1Char(' '));
}

template <class Bytes> QString grouped(const Bytes &bytes)
{
    return grouped(QString::fromStdString(core::toHex(bytes)));
}

} // namespace

void EnrolModel::remake()
{
    QList<RowsModel::Row> rows;
    if (m_state == State::Confirming)
        rows = offerFacts();
    else if (m_state != State::Choosing && m_state != State::Scanning)
        rows = requestFacts();
    m_facts.setRows(rows);
    emit changed();
}

QList<RowsModel::Row> EnrolModel::offerFacts() const
{
    if (!m_offer)
        return {};
    const core::EnrolmentCode &code = m_offer->code;
    QList<RowsModel::Row> rows{
        {tr("Máy chủ"), text(code.hub)},
        {tr("Khóa của máy chủ"), grouped(code.hubKey)},
        {tr("Gốc tin cậy, bản %1").arg(code.rootVersion), grouped(code.root)},
        {tr("Mã dùng được đến"), phrases::dateTime(code.expires, indochina)},
    };
    if (fromStick())
        rows.prepend({tr("Đọc từ"), QDir::toNativeSeparators(m_offer->stick)});
    return rows;
}

QList<RowsModel::Row> EnrolModel::requestFacts() const
{
    QList<RowsModel::Row> rows{{tr("Máy chủ"), text(m_report.choice.offer.code.hub)},
                               {tr("Tên máy này"), m_report.choice.name}};
    if (!m_report.key.isEmpty())
        rows << RowsModel::Row{tr("Khóa của máy này"), grouped(m_report.key)};
    if (m_report.since && m_state == State::Waiting)
        rows << RowsModel::Row{tr("Đã gửi yêu cầu"),
                               tr("%1 (%2)").arg(phrases::dateTime(*m_report.since, indochina),
                                                 phrases::age(std::max(m_now - *m_report.since, {})))};
    if (m_state == State::Requested)
        rows << RowsModel::Row{tr("Yêu cầu nằm ở"), m_report.request};
    return rows;
}

QString EnrolModel::headline() const
{
    switch (m_state) {
    case State::Choosing:
        return hasStation() ? tr("Máy này chưa được ghi danh") : tr("Máy này chưa có trạm");
    case State::Scanning:
        return tr("Đưa mã ghi danh vào trước camera");
    case State::Confirming:
        return tr("Máy này sẽ tin vào đây. Có đúng không?");
    case State::Asking:
        return tr("Đang hỏi máy chủ…");
    case State::Waiting:
        return m_report.pending ? tr("Chờ quản trị viên phê duyệt") : tr("Chưa hỏi được máy chủ");
    case State::Failed:
        return tr("Chưa ghi danh được");
    case State::Fetching:
        return tr("Đã được phê duyệt");
    case State::Requested:
        return ready() ? tr("Trạm đã sẵn sàng") : tr("Yêu cầu đã nằm trên USB");
    }
    return {};
}

QString EnrolModel::sentence() const
{
    switch (m_state) {
    case State::Choosing:
        return tr("Quản trị viên đưa ra một mã QR cho máy này. Quét mã đó; hoặc cắm USB mà quản trị viên đã chuẩn bị.");
    case State::Scanning:
        return tr("Dùng camera, súng quét, hoặc mở tệp ảnh hay PDF có mã.");
    case State::Confirming:
        return tr("Hãy so với màn hình hoặc tờ giấy của người đưa mã. Người đưa mã khác là dẫn máy này tới máy chủ "
                  "khác.");
    case State::Asking:
        return tr("Máy tạo khóa của mình, xem máy chủ có đúng là máy chủ trong mã không, rồi mới gửi yêu cầu.");
    case State::Waiting:
        return waitingSentence();
    case State::Failed:
        return {};
    case State::Fetching:
        return fetchingSentence();
    case State::Requested:
        return requestedSentence();
    }
    return {};
}

QString EnrolModel::waitingSentence() const
{
    return m_report.pending
               ? tr("Đọc 16 chữ số đầu của khóa cho quản trị viên so. Máy tự hỏi lại, cả sau khi tắt và mở lại máy.")
               : tr("Máy tự hỏi lại, cả sau khi tắt và mở lại máy.");
}

QString EnrolModel::fetchingSentence() const
{
    const sync::SyncState &state = m_sync.state;
    if (state.stage == sync::SyncStage::Fetching && state.progress.received > 0)
        return tr("Đang nhận dữ liệu đầu tiên: %1.").arg(phrases::bytes(state.progress.received));
    if (state.stage == sync::SyncStage::Applying)
        return tr("Đang ghi dữ liệu vào máy.");
    return tr("Đang lấy dữ liệu đầu tiên từ máy chủ.");
}

QString EnrolModel::requestedSentence() const
{
    const QString carry =
        tr("Mang USB về cho quản trị viên. Chép lại khóa dưới đây và mang theo bằng đường khác, không "
           "để trên USB: quản trị viên so khóa với yêu cầu.");
    return m_import || ready() ? carry : tr("Đang kiểm tra chữ ký và nạp dữ liệu từ USB. Đừng rút USB.");
}

QString EnrolModel::problem() const
{
    const auto language = m_language.language();
    const bool english = language == core::Language::English;
    if (!m_problemVi.isEmpty())
        return english ? m_problemEn : m_problemVi;
    switch (m_state) {
    case State::Confirming:
        if (m_offer && !core::isSealedWay(m_offer->code.hub))
            return tr("Địa chỉ http:// không được mã hóa: ai ở giữa đường cũng đọc được mã. Xin mã có https://.");
        return m_offer && m_offer->code.expires <= m_now
                   ? text(sync::sentence(sync::EnrolError{sync::EnrolFault::CodeExpired}, language))
                   : QString();
    case State::Waiting:
    case State::Failed:
        return m_report.error
                   ? text(sync::sentence(sync::EnrolError{m_report.error->fault, {}, m_report.error->store}, language))
                   : QString();
    case State::Fetching:
        return m_sync.error && !m_sync.working() ? text(sync::sentence(*m_sync.error, language)) : QString();
    case State::Requested:
        return m_import && !m_import->ok ? (english ? m_import->en : m_import->vi) : QString();
    case State::Choosing:
    case State::Scanning:
    case State::Asking:
        break;
    }
    return {};
}

QString EnrolModel::detail() const
{
    if ((m_state == State::Waiting || m_state == State::Failed) && m_report.error)
        return text(m_report.error->detail).left(200);
    return m_state == State::Requested && m_import ? m_import->detail : QString();
}

Level EnrolModel::level() const
{
    switch (m_state) {
    case State::Failed:
        return Level::Bad;
    case State::Fetching:
        return problem().isEmpty() ? Level::Good : Level::Caution;
    case State::Requested:
        return m_import && !m_import->ok ? Level::Bad : ready() ? Level::Good : Level::Plain;
    case State::Choosing:
    case State::Scanning:
    case State::Confirming:
    case State::Waiting:
        return problem().isEmpty() ? Level::Plain : Level::Caution;
    case State::Asking:
        break;
    }
    return Level::Plain;
}

} // namespace th::app
