// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A mail that came, written into a file.
#include "mail_model.h"

#include "models/local_file.h"

#include <QSaveFile>

namespace th::app {

void MailModel::save(const QUrl &as)
{
    const desk::IncomingMail *mail = incoming();
    if (!mail)
        return;
    const QString file = freeFile(localFile(as));
    m_saved.clear();
    m_door.ask(
        this,
        [id = mail->row.id, as = file](OpenDesk &open) -> desk::Done<void> {
            const auto content = desk::contentOfMail(open.desk, id);
            if (!content)
                return core::Failure{content.error()};
            QSaveFile file(as);
            const auto size = static_cast<qint64>(content->size());
            const bool opened = file.open(QIODevice::WriteOnly);
            // Names and ID cards: for nobody else. A stick that knows no rights takes it all the same.
            (void)file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
            if (!opened || file.write(reinterpret_cast<const char *>(content->data()), size) != size || !file.commit())
                return core::Failure{desk::Problem{"file",
                                                   {as.toStdString() + ": không ghi được. Hãy chọn chỗ khác.",
                                                    as.toStdString() + ": cannot be written. Choose another place."}}};
            return {};
        },
        [this, file, visit = m_visit](const desk::Done<void> &done) {
            if (!done)
                (visit == m_visit ? m_complaint : m_notice) = done.error();
            else if (visit == m_visit)
                m_saved = file;
            emit changed();
        });
}

} // namespace th::app
