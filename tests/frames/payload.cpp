// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "frames/payload.h"

#include <array>
#include <cstdint>
#include <cstdio>
#include <string_view>
#include <vector>

namespace th::frames {
namespace {

std::string base45(const std::vector<std::uint8_t> &bytes)
{
    static constexpr std::string_view alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    std::string text;
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        const unsigned pair = bytes[i] * 256U + bytes[i + 1];
        text += alphabet[pair % 45];
        text += alphabet[pair / 45 % 45];
        text += alphabet[pair / 2025];
    }
    if (bytes.size() % 2 != 0) {
        text += alphabet[bytes.back() % 45U];
        text += alphabet[bytes.back() / 45U];
    }
    return text;
}

std::string date(Random &random, int firstYear, int lastYear)
{
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%02d%02d%04d", random.whole(1, 28), random.whole(1, 12),
                  random.whole(firstYear, lastYear));
    return text.data();
}

std::string digits(Random &random, int count)
{
    std::string text;
    for (int i = 0; i < count; ++i)
        text += static_cast<char>('0' + random.whole(0, 9));
    return text;
}

} // namespace

std::string passText(Random &random)
{
    const int length = random.whole(150, 223); // bytes: 230 to 339 characters
    std::vector<std::uint8_t> bytes{0xD2, 0x84, 0x43, 0xA1, 0x01, 0x27, 0xA0, 0x58};
    bytes.push_back(static_cast<std::uint8_t>(length - 75));
    while (static_cast<int>(bytes.size()) < length)
        bytes.push_back(static_cast<std::uint8_t>(random.whole(0, 255)));
    return "TH1:" + base45(bytes);
}

std::string idCardText(Random &random)
{
    const char *family = random.pick({"Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi"});
    const char *middle = random.pick({"Văn", "Thị", "Đức", "Minh", "Ngọc", "Thanh", "Hữu"});
    const char *given = random.pick({"An", "Bình", "Cường", "Dũng", "Hương", "Lan", "Phượng", "Quỳnh", "Tuấn", "Yến"});
    const char *ward = random.pick({"Phường Hàng Bạc, Hoàn Kiếm, Hà Nội", "Xã Tân Lập, Đan Phượng, Hà Nội",
                                    "Phường 14, Quận 10, TP Hồ Chí Minh", "Thị trấn Sa Pa, Lào Cai"});
    std::string text = "0" + digits(random, 11) + "|" + (random.chance(0.7) ? digits(random, 9) : std::string()) + "|";
    text += std::string(family) + " " + middle + " " + given + "|" + date(random, 1940, 2005) + "|";
    text += random.chance(0.5) ? "Nam" : "Nữ";
    text += "|Số " + std::to_string(random.whole(1, 400)) + ", " + ward + "|" + date(random, 2021, 2024);
    return text;
}

qrcodegen::QrCode encode(const std::string &text, Random &random)
{
    using qrcodegen::QrCode;
    const auto segments = qrcodegen::QrSegment::makeSegments(text.c_str());
    const QrCode smallest = QrCode::encodeSegments(segments, QrCode::Ecc::MEDIUM, 1, 40, -1, false);
    if (!random.chance(0.25))
        return smallest;
    const int version = std::min(40, smallest.getVersion() + random.whole(1, 2));
    return QrCode::encodeSegments(segments, QrCode::Ecc::MEDIUM, version, 40, random.whole(0, 7), false);
}

} // namespace th::frames
