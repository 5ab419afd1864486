// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include "administration/office.h"

#include <memory>
#include <optional>
#include <stop_token>

namespace th::app {

/// What was read of an administrator's folder; shared, never changed.
struct OfficeListing {
    std::shared_ptr<const administration::DeviceList> devices;
    core::Instant at{}; ///< as of when
};
struct OfficeRequests {
    std::vector<administration::Asking> asking;
    administration::CodeWish lastWish;
    bool hub = false; ///< the hub is on this machine
};
struct OfficeCode {
    core::EnrolmentCode code;
    QString text;
};

/// Works in an administrator's folder: lives in a thread of its own, called and answering by queued signals. Whatever
/// is not done is answered by `refused` with the reason; a folder that cannot be worked in by `failed`. What a list is
/// missing is told by `warned`: nobody waits for it.
class OfficeWorker : public QObject {
    Q_OBJECT
public:
    /// `hubProgram` empty: the one of this machine. `stop`: what the hub is asked then, or later, is broken off.
    explicit OfficeWorker(QString hubProgram = {}, std::stop_token stop = {});
    ~OfficeWorker() override;

    void speak(core::Language language) { m_language = language; } ///< of what the hub's program says
    void open(const QString &folder, accounts::Role acting);
    void list();         ///< `listed` or `failed` follows
    void listRequests(); ///< `requested` follows
    void propose(const core::PublicKey &device, const administration::DeviceChange &change, const QString &typedName);
    void proposeNew(const administration::NewDevice &device);
    void keep(const administration::ProposedEdit &edit);
    void makeCode(const administration::CodeWish &wish);
    void approve(const administration::Asking &device, const QString &compared, const QString &name);
    void refuse(const administration::Asking &device);

signals:
    void opened();
    void failed(const QString &vi, const QString &en);
    void refused(const QString &vi, const QString &en);
    void warned(const QString &vi, const QString &en);
    void listed(const th::app::OfficeListing &listing);
    void requested(const th::app::OfficeRequests &requests);
    void proposed(const th::administration::ProposedEdit &edit);
    void kept();
    void coded(const th::app::OfficeCode &code);
    void decided();

private:
    void complain(const core::LocalName &why);
    /// The value, or nothing after it was complained of.
    template <class T> std::optional<T> taken(administration::Done<T> done)
    {
        if (done)
            return std::move(done).value();
        complain(done.error());
        return std::nullopt;
    }

    QString m_hubProgram;
    std::stop_token m_stop;
    core::Language m_language = core::Language::Vietnamese;
    std::optional<administration::Office> m_office;
};

} // namespace th::app
