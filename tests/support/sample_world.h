// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/directory.h"
#include "core/policy.h"
#include "support/sample_pass.h"

#include <string>

namespace th::test {

inline core::Instant instant(const char *rfc3339) { return *core::parseRfc3339(rfc3339); }

/// Tuesday, ten in the morning in Hà Nội: the sample pass is good.
inline core::Instant sampleNow() { return instant("2021-09-07T03:00:00Z"); }

inline std::string sampleAuditorPublicKey()
{
    return "de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f"; // RFC 7748 §6.1, Bob
}

/// A province, a ward of it that issued the sample pass (key 1), a clinic with narrow powers (key 2).
inline std::string sampleDirectoryJson()
{
    const std::string ward = core::toHex(sampleKey(1).publicKey()), clinic = core::toHex(sampleKey(2).publicKey());
    const std::string device = core::toHex(sampleKey(9).publicKey());
    return R"({"format":"th-directory-1","authorities":[
  {"code":"P01","name":{"vi":"Ủy ban nhân dân thành phố","en":"City committee"},
   "scope":{"kinds":["employee","individual","household"],"categories":["*"],"areas":["01"]}},
  {"code":"P00001","name":{"vi":"Công an phường Phúc Xá","en":"Phúc Xá ward police"},"parent":"P01",
   "scope":{"kinds":["employee","individual","household"],"categories":["food","medical","market"],"areas":["01.001"]}},
  {"code":"CLINIC-1","name":{"vi":"Trạm y tế","en":"Clinic"},"parent":"P00001",
   "scope":{"kinds":["individual"],"categories":["medical"],"areas":["01.001.00001"]}}],
 "keys":[
  {"public":")" +
           ward + R"(","authority":"P00001","valid_from":"2021-07-01T00:00:00Z","valid_until":"2022-07-01T00:00:00Z"},
  {"public":")" +
           clinic +
           R"(","authority":"CLINIC-1","valid_from":"2021-07-01T00:00:00Z","valid_until":"2022-07-01T00:00:00Z"}],
 "series":[{"code":"BD01A","key":")" +
           core::toHex(core::keyId(sampleKey(1).publicKey())) + R"("},{"code":"YT01","key":")" +
           core::toHex(core::keyId(sampleKey(2).publicKey())) + R"("}],
 "devices":[{"id":"dev-1","name":{"vi":"Máy 1","en":"Device 1"},"public":")" +
           device + R"("}],
 "auditors":[{"id":"pc06","name":{"vi":"PC06","en":"PC06"},"x25519":")" +
           sampleAuditorPublicKey() + R"("}]})";
}

/// Three checkpoints: CK-01 and CK-02 lie 11.1 km apart, CK-03 has no coordinates, CK-09 is in another province.
inline std::string samplePolicyJson()
{
    return R"({"format":"th-policy-1","utc_offset_minutes":420,
 "areas":[{"code":"01","name":{"vi":"Hà Nội","en":"Hanoi"}},{"code":"01.001","name":{"vi":"Ba Đình","en":"Ba Dinh"}},
          {"code":"01.001.00001","name":{"vi":"Phúc Xá","en":"Phuc Xa"}}],
 "checkpoints":[
  {"code":"CK-01","name":{"vi":"Chốt 1","en":"Checkpoint 1"},"area":"01.001.00001","latitude":21.0,"longitude":105.8},
  {"code":"CK-02","name":{"vi":"Chốt 2","en":"Checkpoint 2"},"area":"01.001.00001","latitude":21.1,"longitude":105.8},
  {"code":"CK-03","name":{"vi":"Chốt 3","en":"Checkpoint 3"},"area":"01.001.00001"},
  {"code":"CK-09","name":{"vi":"Chốt 9","en":"Checkpoint 9"},"area":"79.760"}],
 "rules":[
  {"effective_from":"2021-07-24T00:00:00Z","title":"Chỉ thị 17/CT-UBND",
   "categories":[{"code":"food","name":{"vi":"Lương thực, thực phẩm","en":"Food"}},
                 {"code":"medical","name":{"vi":"Y tế","en":"Medical"}},
                 {"code":"market","name":{"vi":"Đi chợ","en":"Market"},"kinds":["household"],
                  "days":["mon","wed","fri"],"hours":["06:00-11:00"]}],
   "quotas":[{"kind":"household","uses":2,"period_days":7}]},
  {"effective_from":"2021-09-20T17:00:00Z","title":"Chỉ thị 22/CT-UBND",
   "categories":[{"code":"medical","name":{"vi":"Y tế","en":"Medical"}}],
   "id_card":"required","unregistered":"refuse"}]})";
}

inline core::Directory sampleDirectory()
{
    const std::string json = sampleDirectoryJson();
    return *core::parseDirectory(core::asBytes(json));
}

inline core::Policy samplePolicy()
{
    const std::string json = samplePolicyJson();
    return *core::parsePolicy(core::asBytes(json));
}

} // namespace th::test
