// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace th::scanner {

struct ProbeResult {
    enum class Finding { Usable, Busy, NotUsable, Unknown } finding = Finding::Unknown;
    QString detail;
};

/// Asks the kernel why a camera stays silent, where its id is a Video4Linux device; Unknown for any other id.
/// May block for as long as the driver does: not on the GUI thread. REQUIRES: this process does not stream from it.
[[nodiscard]] ProbeResult probeCamera(const QByteArray &id);

} // namespace th::scanner
