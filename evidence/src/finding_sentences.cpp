// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/integrity.h"

#include <map>

namespace th::evidence {

namespace {

const std::map<std::string, core::LocalName> &table()
{
    static const std::map<std::string, core::LocalName> sentences{
        {"gap",
         {"thiếu mục; hãy lấy chúng từ máy trạm, máy chủ hoặc USB", "entries are missing; take them from the "
                                                                    "station, the hub or a stick"}},
        {"rewritten",
         {"không nối vào mục trước nó: nhật ký đã bị sửa, bớt hoặc chèn ở đây",
          "does not follow the entry before it: the log was edited, cut or added to here"}},
        {"foreign_beginning", {"mục đầu tiên thuộc về thiết bị khác", "the first entry belongs to another device"}},
        {"fork",
         {"một lịch sử khác, không ai ký, rẽ ra từ đây", "another history, signed by nobody, leaves the log here"}},
        {"cloned_device",
         {"một lịch sử khác do cùng khóa ký: hai máy dùng chung một khóa, hoặc máy bị đưa về bản cũ",
          "another history signed by the same key: two machines use it, or one was put back to an "
          "older state"}},
        {"unsigned_tail", {"chưa có chữ ký nào bao gồm các mục này", "no signature covers these entries yet"}},
        {"removed_tail",
         {"phần cuối đã bị bỏ: máy chủ từng có các mục này", "the end was removed: a hub has had these entries"}},
        {"receipt_differs",
         {"máy chủ từng có mục khác ở chỗ này: nhật ký đã bị viết lại",
          "a hub has had another entry here: the log was rewritten"}},
        {"bad_checkpoint",
         {"chữ ký không phải của thiết bị này, hoặc các mục trước nó đã bị sửa",
          "the signature is not this device's, or what it covers was changed"}},
        {"unreadable", {"không đọc được mục này", "this entry cannot be read"}},
        {"moved",
         {"mục này mang số thứ tự khác: đã bị dời hoặc chèn",
          "this entry bears another number: it was moved or inserted"}},
        {"too_many_histories",
         {"quá nhiều lịch sử khác nhau; mục này được giữ riêng", "too many histories; this entry was kept apart"}},
        {"more_findings",
         {"còn nhiều phát hiện loại này không được ghi lại", "there are more of this kind than are noted"}},
        {"odd_not_kept",
         {"quá nhiều dữ liệu không lấy vào được; phần thêm không được giữ: hãy giữ tệp gốc",
          "too much that could not be taken in; what came on top was not kept: keep the files that it came in"}},
        {"reduced_otherwise",
         {"mục này đến hai lần, đã rút gọn khác nhau; bản sau được giữ riêng",
          "this entry came twice, reduced in two ways; the later one was kept apart"}},
        {"content", {"nội dung sai định dạng", "the content breaks its format"}},
        {"clock_jump", {"đồng hồ bị chỉnh khi máy đang chạy", "the clock was set while the machine ran"}},
        {"clock_back", {"sau khi khởi động lại, đồng hồ chạy lùi", "after a restart the clock was behind"}},
        {"unknown_device", {"danh bạ không có thiết bị này", "the directory does not know this device"}},
        {"revoked_device", {"thiết bị đã bị thu hồi từ", "the device is revoked since"}}};
    return sentences;
}

/// What the detail says, for people: it is made for programs.
std::string detailWords(const Finding &finding, core::Language language)
{
    const std::string &detail = finding.detail;
    const auto say = [&](const std::string &vietnamese, const std::string &english) {
        return core::LocalName{vietnamese, english}.in(language);
    };
    if (finding.kind == "clock_jump" || finding.kind == "clock_back") {
        const bool back = detail.starts_with('-');
        const std::string seconds = detail.substr(back ? 1 : 0);
        return back ? say("lùi " + seconds + " giây", "back by " + seconds + " s")
                    : say("tới " + seconds + " giây", "ahead by " + seconds + " s");
    }
    if (detail == "lost")
        return say("trạm tự ký báo rằng đã mất", "the station itself signed that it has lost them");
    if (detail.starts_with("branch "))
        return say("nhánh " + detail.substr(7), detail);
    if (finding.kind == "removed_tail" || finding.kind == "receipt_differs")
        return say("máy chủ " + detail.substr(0, 16), "hub " + detail.substr(0, 16));
    return detail;
}

const std::map<std::string, core::LocalName> &faults()
{
    static const std::map<std::string, core::LocalName> sentences{
        {"changed", {"mục này không còn như thiết bị đã ghi", "this entry is not as its device wrote it"}},
        {"missing", {"mục này từng có trong kho, nay không còn", "this entry was in the archive and is there no more"}},
        {"inserted", {"mục này bị chèn vào tệp kho", "this entry was put into the archive's file"}},
        {"index",
         {"chỉ mục nói khác với mục: kết quả lọc và đếm ở đây không tin được",
          "the index says something else than the entry: filters and counts cannot be relied on here"}},
        {"run",
         {"điều kho ghi về chữ ký của đoạn này không đúng", "what the archive has noted of this stretch's signature is "
                                                            "wrong"}},
        {"retention",
         {"phần trông như đã rút gọn theo quy định lưu giữ không đúng với phần đã ký",
          "what looks reduced by retention rules is not what was signed"}},
        {"reduced_unvouched",
         {"mục này đến khi đã rút gọn mà thiết bị chưa ký điều đó: hãy lấy lại nhật ký của trạm từ nơi khác",
          "this entry came reduced and its device has not signed that: take the station's log again from elsewhere"}},
        {"access", {"sổ truy cập của kho không còn nguyên", "the archive's access journal does not hold"}}};
    return sentences;
}

std::string placed(std::uint64_t first, std::uint64_t last, const std::string &text, core::Language language)
{
    const bool vietnamese = language == core::Language::Vietnamese;
    if (first == last)
        return (vietnamese ? "mục " : "entry ") + std::to_string(first) + ": " + text;
    return (vietnamese ? "mục " : "entries ") + std::to_string(first) + "–" + std::to_string(last) + ": " + text;
}

} // namespace

std::string sentence(const Finding &finding, core::Language language)
{
    const auto known = table().find(finding.kind);
    std::string text = known == table().end() ? finding.kind : known->second.in(language);
    if (!finding.detail.empty())
        text += " (" + detailWords(finding, language) + ")";
    return finding.seq == 0 ? text : placed(finding.seq, finding.until, text, language);
}

std::string sentence(const ArchiveFault &fault, core::Language language)
{
    const auto known = faults().find(fault.kind);
    const std::string text = known == faults().end() ? fault.kind : known->second.in(language);
    return fault.place.seq == 0 ? text : placed(fault.place.seq, fault.place.seq, text, language);
}

} // namespace th::evidence
