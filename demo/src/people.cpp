// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "people.h"

#include "land.h"

#include <array>
#include <cstdio>

namespace th::demo {
namespace {

struct Named {
    const char *name;
    bool woman;
};

constexpr std::array names{
    Named{"Nguyễn Thị Ngọc Hường", true}, Named{"Trần Văn Bảo", false},      Named{"Lê Thị Thúy Hằng", true},
    Named{"Phạm Quốc Cường", false},      Named{"Đặng Hữu Phước", false},    Named{"Võ Thị Mỹ Duyên", true},
    Named{"Huỳnh Tấn Lộc", false},        Named{"Bùi Thị Ánh Nguyệt", true}, Named{"Đỗ Đức Thịnh", false},
    Named{"Hồ Thị Kiều Oanh", true},      Named{"Ngô Xuân Trường", false},   Named{"Dương Thị Tuyết", true},
    Named{"Lý Gia Khánh", false},         Named{"Vũ Thị Hồng Ửng", true},    Named{"Đinh Công Vỹ", false},
    Named{"Mai Thị Quỳnh Như", true},     Named{"Trương Minh Nghĩa", false}, Named{"Phan Thị Ổn", true},
    Named{"Cao Bá Đạt", false},           Named{"Tạ Thị Lựu", true},         Named{"Châu Ngọc Ẩn", false},
    Named{"Lương Thị Diễm", true},        Named{"Hà Huy Giáp", false},       Named{"Quách Thị Yến", true},
    Named{"Tô Vĩnh Diện", false},         Named{"Kiều Thị Bưởi", true},      Named{"Lâm Chí Dũng", false},
    Named{"Thái Thị Bích Phượng", true},  Named{"Nguyễn Hoàng Ân", false},   Named{"Trịnh Thị Sử", true},
};

constexpr std::array streets{"Trần Phú", "Lê Lợi", "Hoa Sữa", "Bờ Sông", "Chợ Cũ", "Đường Ray", "Núi Voi"};

std::string numbered(const char *format, int a, int b, int c)
{
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), format, a, b, c);
    return text.data();
}

} // namespace

Person person(std::size_t index)
{
    const Named &named = names[index % names.size()];
    const int i = static_cast<int>(index);
    Person made;
    made.name = named.name;
    made.sex = named.woman ? "Nữ" : "Nam";
    made.birthYear = 1962 + (i * 7) % 38;
    made.birthDate = numbered("%02d%02d%04d", 1 + (i * 11) % 28, 1 + (i * 5) % 12, made.birthYear);
    made.idNumber = numbered("999%d%02d%06d", named.woman ? 1 : 0, made.birthYear % 100, 1234 + i * 7919);
    if (made.birthYear < 1975)
        made.oldNumber = numbered("%d%02d%06d", 9, 90 + i % 10, 100003 + i * 4649);
    made.issuedOn = numbered("%02d%02d%04d", 1 + (i * 3) % 28, 1 + (i * 7) % 12, 2021);
    const District &district = land().districts[index % land().districts.size()];
    const Ward &ward = district.wards[index % district.wards.size()];
    made.address = "Số " + std::to_string(3 + i * 2) + " " + streets[index % streets.size()] + ", " + ward.name.vi +
                   ", " + district.name.vi + ", Minh Họa";
    return made;
}

std::string cardText(const Person &person)
{
    return person.idNumber + "|" + person.oldNumber + "|" + person.name + "|" + person.birthDate + "|" + person.sex +
           "|" + person.address + "|" + person.issuedOn;
}

} // namespace th::demo
