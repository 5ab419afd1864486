// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "camera_probe.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <linux/videodev2.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace th::scanner {
namespace {

ProbeResult failure(int error)
{
    const QString detail = QString::fromLocal8Bit(std::strerror(error));
    return {error == EBUSY ? ProbeResult::Finding::Busy : ProbeResult::Finding::NotUsable, detail};
}

} // namespace

ProbeResult probeCamera(const QByteArray &id)
{
    if (!id.startsWith("/dev/"))
        return {};
    const int device = open(id.constData(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
    if (device < 0)
        return failure(errno);
    // To set the format that is set already changes nothing, but is refused while another program has buffers.
    v4l2_format format{};
    format.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    const bool refused = ioctl(device, VIDIOC_G_FMT, &format) != 0 || ioctl(device, VIDIOC_S_FMT, &format) != 0;
    const int error = errno;
    close(device);
    return refused ? failure(error) : ProbeResult{ProbeResult::Finding::Usable, {}};
}

} // namespace th::scanner
