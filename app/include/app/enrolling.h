// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/enrolment.h"
#include "sync/enrolment.h"
#include "sync/sync_plan.h"

#include <QMetaType>
#include <QString>
#include <optional>

namespace th::app {

/// A code that was read, whole, and not believed yet: a person looks at it first.
struct EnrolOffer {
    core::EnrolmentCode code;
    QString stick; ///< folder that the code lies in, with the tree beside it; empty: the hub is asked over the network
};

/// What a person agreed to.
struct EnrolChoice {
    EnrolOffer offer;
    QString name; ///< what people call this device: core::isDeviceName
};

enum class EnrolStage {
    None,      ///< nothing is asked: never begun, cancelled, or done
    Asking,    ///< the station is made, or the hub is being asked
    Waiting,   ///< for a person at the hub, or for the hub to be reached: asked again by itself
    Failed,    ///< waiting mends nothing
    Fetching,  ///< approved: the station's first data is on its way
    Requested, ///< the request lies on the stick; the data beside it is taken in
};

/// How the enrolment goes. A value; sent whole when it changes.
struct EnrolReport {
    EnrolStage stage = EnrolStage::None;
    EnrolChoice choice{};
    QString deviceId, key;                 ///< of this device, once it has made them; the key as 64 digits
    bool pending = false;                  ///< the hub has the request, and a person has not decided yet
    std::optional<core::Instant> since;    ///< Waiting: the first question, by this machine's clock
    std::optional<sync::EnrolError> error; ///< Failed: why. Waiting: why the last question brought no answer
    QString request;                       ///< Requested: the file on the stick
};

} // namespace th::app

Q_DECLARE_METATYPE(th::app::EnrolOffer)
Q_DECLARE_METATYPE(th::app::EnrolChoice)
Q_DECLARE_METATYPE(th::app::EnrolReport)
