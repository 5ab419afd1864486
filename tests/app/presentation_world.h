// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation.h"
#include "support/sample_pass.h"

#include <QTest>

namespace th::test {

using namespace app;
using namespace std::chrono_literals;
using core::VerdictKind;

inline std::string passOf(std::uint32_t serial, const std::string &idNumber, const std::string &holder)
{
    auto claims = test::samplePass();
    claims.number.serial = serial;
    claims.idNumber = idNumber;
    claims.holder = holder;
    auto key = test::sampleKey();
    auto text = core::makePass(claims, key);
    return text ? *text : std::string();
}

inline const std::string huongsPass = passOf(1, "001085012345", "Nguyễn Thị Hương");
inline const std::string binhsPass = passOf(2, "001090054321", "Trần Văn Bình");
inline const std::string thanhsPass = passOf(3, "001077099999", "Lê Đức Thành");
inline const std::string huongsCard = "001085012345||Nguyễn Thị Hương|02031985|Nữ|Hà Nội|01012021";
inline const std::string binhsCard = "001090054321||Trần Văn Bình|05061990|Nam|Hà Nội|01012021";
inline const std::string poster = "https://example.org/menu";

inline const Examine *examine(const std::vector<Step> &steps, std::size_t index = 0)
{
    return index < steps.size() ? std::get_if<Examine>(&steps[index]) : nullptr;
}

template <class Kind> bool is(const std::vector<Step> &steps)
{
    return steps.size() == 1 && std::holds_alternative<Kind>(steps.front());
}

/// A checkpoint where every question is answered at once.
struct World {
    Presentation presentation;
    bool onCard = false;

    /// Codes that came together, not answered yet.
    std::vector<Step> together(const std::vector<std::string> &texts, Tick at, By by = By::Camera)
    {
        return presentation.show(texts, by, at);
    }
    /// One code, and the answer that the station gives to what it asks.
    std::vector<Step> show(const std::string &text, Tick at, VerdictKind kind, By by = By::Camera)
    {
        auto steps = presentation.show({text}, by, at);
        if (const auto *asked = examine(steps))
            onCard = presentation.answered(asked->ticket, kind);
        return steps;
    }
};

} // namespace th::test
