// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "land.h"

namespace th::demo {

const Land &land()
{
    static const Land made{"99",
                           {"Tỉnh Minh Họa", "Minh Họa Province (demonstration)"},
                           {{"99.991",
                             {"Thành phố Hoa Sen", "Hoa Sen City"},
                             {{"99.991.00001", {"Phường Cầu Gỗ", "Cầu Gỗ Ward"}},
                              {"99.991.00002", {"Phường Chợ Mới", "Chợ Mới Ward"}},
                              {"99.991.00003", {"Phường Bến Nước", "Bến Nước Ward"}},
                              {"99.991.00004", {"Phường Đồng Xanh", "Đồng Xanh Ward"}}}},
                            {"99.992",
                             {"Huyện Sông Trăng", "Sông Trăng District"},
                             {{"99.992.00005", {"Thị trấn Sông Trăng", "Sông Trăng Town"}},
                              {"99.992.00006", {"Xã Đường Hoa", "Đường Hoa Commune"}},
                              {"99.992.00007", {"Xã Vĩnh Ổn", "Vĩnh Ổn Commune"}}}},
                            {"99.993",
                             {"Huyện Núi Voi", "Núi Voi District"},
                             {{"99.993.00008", {"Thị trấn Núi Voi", "Núi Voi Town"}},
                              {"99.993.00009", {"Xã Suối Mây", "Suối Mây Commune"}},
                              {"99.993.00010", {"Xã Đèo Gió", "Đèo Gió Commune"}}}}}};
    return made;
}

const std::vector<Post> &posts()
{
    static const std::vector<Post> made{
        {"CK-01", {"Chốt Cầu Gỗ", "Cầu Gỗ Bridge"}, "99.991.00001", 16.2000, 107.4000},
        {"CK-02", {"Chốt Chợ Mới", "Chợ Mới Market"}, "99.991.00002", 16.2150, 107.4180},
        {"CK-03", {"Chốt Bến Nước", "Bến Nước Ferry"}, "99.991.00003", 16.1880, 107.4350},
        {"CK-04", {"Chốt Quốc lộ Sông Trăng", "Sông Trăng Highway"}, "99.992.00005", 16.3300, 107.5200},
        {"CK-05", {"Chốt Đường Hoa", "Đường Hoa Road"}, "99.992.00006", 16.3700, 107.5900},
        {"CK-06", {"Chốt Đèo Gió", "Đèo Gió Pass"}, "99.993.00010", 16.6200, 107.1000},
    };
    return made;
}

const std::vector<Purpose> &purposes()
{
    static const std::vector<Purpose> made{
        {"food", {"Lương thực, thực phẩm, nhu yếu phẩm", "Food and essentials"}, {}},
        {"medical", {"Khám, chữa bệnh, y tế", "Medical care"}, {}},
        {"public-service", {"Công vụ, trực phòng chống dịch", "Public service"}, {"employee"}},
        {"press", {"Báo chí", "Press"}, {"employee"}},
        {"goods", {"Vận chuyển hàng hóa", "Goods transport"}, {"employee", "individual"}},
        {"utilities", {"Điện, nước, viễn thông, môi trường", "Utilities"}, {"employee"}},
        {"funeral", {"Việc tang", "Funeral"}, {"individual"}},
        {"market", {"Đi chợ, siêu thị", "Market and supermarket"}, {"household"}},
    };
    return made;
}

std::string lastPart(const std::string &areaCode)
{
    const auto dot = areaCode.rfind('.');
    return dot == std::string::npos ? areaCode : areaCode.substr(dot + 1);
}

} // namespace th::demo
