// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_adding.h"

#include "core/enrolment.h"
#include "files.h"

namespace th::tools {

administration::Done<std::string> addDeviceTo(const Console &console, const std::string &file, const std::string &out,
                                              const AddedDevice &device)
{
    const auto directory = administration::readDirectory(file);
    if (!directory)
        return core::Failure{directory.error()};
    const auto key = administration::deviceKey(device.device);
    if (!key)
        return core::Failure{key.error()};
    const auto edit =
        administration::addDevice(*directory, {*key, device.name, device.authority, device.checkpoint, device.area});
    if (!edit)
        return core::Failure{edit.error()};
    if (const auto done = writeFile(console, out, edit->text, store::Placing::Replace); !done)
        return core::Failure{core::LocalName{done.error(), done.error()}};
    return core::deviceIdOf(*key);
}

} // namespace th::tools
