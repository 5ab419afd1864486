// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk_camera.h"

#include "models/frame_picture.h"

#include <QBuffer>

namespace th::app {
namespace {

constexpr QSize mostPixels(4000, 4000); // small print on an A4 page reads at half of that
constexpr int quality = 88;

QByteArray asJpeg(const QImage &picture)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    picture.save(&buffer, "JPG", quality);
    return bytes;
}

} // namespace

void DeskCamera::begin(Purpose purpose)
{
    m_purpose = purpose;
    m_photograph = {};
    emit changed();
    emit lit(purpose != Purpose::Off);
}

void DeskCamera::readIdCard() { begin(Purpose::IdCard); }

void DeskCamera::readBadge(bool wanted)
{
    if (wanted && m_purpose == Purpose::Off)
        begin(Purpose::Badge);
    else if (!wanted && m_purpose == Purpose::Badge)
        close();
}

void DeskCamera::photographPaper(const QString &kind, const QString &paper)
{
    m_kind = kind;
    m_paper = paper;
    begin(Purpose::Paper);
}

void DeskCamera::take()
{
    if (m_purpose != Purpose::Paper || taken() || !m_view || !m_view->running())
        return;
    const QVideoFrame frame = m_view->sink()->videoFrame();
    m_photograph = frame.isValid() ? pictureOf(frame, frame.size().boundedTo(mostPixels)) : QImage();
    emit changed();
}

void DeskCamera::again()
{
    m_photograph = {};
    emit changed();
}

void DeskCamera::use()
{
    if (!taken())
        return;
    const QByteArray jpeg = asJpeg(m_photograph);
    close();
    emit photographed(m_kind, jpeg);
}

void DeskCamera::close()
{
    if (m_purpose != Purpose::Off)
        begin(Purpose::Off);
}

} // namespace th::app
