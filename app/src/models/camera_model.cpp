// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "camera_model.h"

namespace th::app {

using scanner::Hint;
using scanner::SourceState;

CameraModel::CameraModel(LanguageSwitch &language, QObject *parent) : QObject(parent)
{
    connect(&language, &LanguageSwitch::changed, this, &CameraModel::changed);
}

void CameraModel::setState(SourceState state, bool mirrored)
{
    m_state = state;
    m_mirrored = mirrored;
    if (!running()) {
        m_hint = Hint::None;
        setOutlines({}, m_frameSize);
    }
    emit changed();
}

void CameraModel::setHint(Hint hint)
{
    m_hint = hint;
    emit changed();
}

void CameraModel::setOutlines(const QList<QPolygonF> &outlines, const QSize &frameSize)
{
    m_outlines = outlines;
    m_frameSize = frameSize;
    emit outlinesChanged();
}

void CameraModel::setAbilities(const scanner::CameraAbilities &abilities)
{
    m_abilities = abilities;
    emit changed();
}

void CameraModel::setTorch(bool on)
{
    if (on == m_torch || !canTorch())
        return;
    m_torch = on;
    emit torchRequested(on);
    emit changed();
}

void CameraModel::setZoom(double factor)
{
    m_zoom = factor;
    emit zoomRequested(factor);
    emit changed();
}

void CameraModel::setExposure(double ev)
{
    m_exposure = ev;
    emit exposureRequested(ev);
    emit changed();
}

QString CameraModel::icon() const
{
    return m_state == SourceState::Running || m_state == SourceState::Starting ? QStringLiteral("camera")
                                                                               : QStringLiteral("camera-off");
}

QString CameraModel::stateTitle() const
{
    switch (m_state) {
    case SourceState::NoCamera:
        return tr("Không có camera");
    case SourceState::Starting:
        return tr("Đang mở camera…");
    case SourceState::Running:
        return {};
    case SourceState::Lost:
        return tr("Mất camera");
    case SourceState::Busy:
        return tr("Camera đang bận");
    case SourceState::Failed:
        return tr("Camera không chạy được");
    case SourceState::Ended:
        return tr("Phim đã hết");
    }
    return {};
}

QString CameraModel::stateAdvice() const
{
    switch (m_state) {
    case SourceState::NoCamera:
        return tr("Dùng súng quét, tệp ảnh (F3) hoặc nhập số giấy (F2).");
    case SourceState::Lost:
        return tr("Cắm lại dây camera; trạm tự nhận. Súng quét và F2, F3 vẫn dùng được.");
    case SourceState::Busy:
        return tr("Đóng chương trình đang dùng camera. Súng quét và F2, F3 vẫn dùng được.");
    case SourceState::Failed:
        return tr("Rút ra cắm lại, hoặc chọn camera khác trong Cài đặt.");
    case SourceState::Starting:
    case SourceState::Running:
    case SourceState::Ended:
        return {};
    }
    return {};
}

QString CameraModel::hintIcon() const
{
    switch (m_hint) {
    case Hint::None:
        return {};
    case Hint::Closer:
        return QStringLiteral("closer");
    case Hint::Farther:
        return QStringLiteral("farther");
    case Hint::HoldStill:
        return QStringLiteral("hold");
    case Hint::Glare:
        return QStringLiteral("sun");
    case Hint::MoreLight:
        return QStringLiteral("torch");
    case Hint::Dimmer:
        return QStringLiteral("moon");
    case Hint::Brighter:
        return QStringLiteral("sun");
    case Hint::WipeLens:
        return QStringLiteral("camera");
    }
    return {};
}

QString CameraModel::hint() const
{
    switch (m_hint) {
    case Hint::None:
        return {};
    case Hint::Closer:
        return tr("Đưa lại gần hơn");
    case Hint::Farther:
        return tr("Đưa ra xa hơn");
    case Hint::HoldStill:
        return tr("Giữ yên tay");
    case Hint::Glare:
        return tr("Bị lóa: nghiêng giấy đi");
    case Hint::MoreLight:
        return tr("Tối quá: rọi thêm đèn");
    case Hint::Dimmer:
        return tr("Chói quá: giảm độ sáng màn hình");
    case Hint::Brighter:
        return tr("Mã tối: tăng độ sáng màn hình");
    case Hint::WipeLens:
        return tr("Vẫn mờ: lau ống kính");
    }
    return {};
}

} // namespace th::app
