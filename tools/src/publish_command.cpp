// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "console.h"
#include "files.h"
#include "moments.h"
#include "signing_key.h"
#include "store/examiner.h"
#include "sync/publisher.h"

#include <algorithm>

namespace th::tools {

namespace {

constexpr std::size_t maxRoot = 1024 * 1024;

struct PublishArguments {
    std::string tree, root, journals, passphraseFile;
    std::vector<std::string> keys, copies;
    std::optional<core::Instant> now;
    bool refresh = false;
};

Exit failed(const Console &console, const std::string &sentence)
{
    console.complain(sentence);
    return Exit::Failed;
}

/// What a journal said that was not taken, for people.
std::string sentence(const Console &console, const std::string &rule)
{
    struct Known {
        const char *rule, *vietnamese, *english;
    };
    static const Known known[] = {
        {"device.unknown", "thiết bị không có trong danh bạ; sổ của nó không được đọc",
         "the directory does not know this device; its journal is not read"},
        {"device.revoked", "thiết bị đã bị thu hồi; sổ của nó không được đọc",
         "the device is revoked; its journal is not read"},
        {"device.no_authority", "danh bạ không cho thiết bị này cấp hay thu hồi giấy thay cơ quan nào",
         "the directory lets this device issue and revoke for no authority"},
        {"series.unknown", "danh bạ không có dãy số này: được giữ lại cho đến khi danh bạ có",
         "the directory has no such series: kept until it has"},
        {"series.not_yours", "dãy số thuộc cơ quan khác: có thể là giả mạo, hãy liên hệ đơn vị",
         "the series belongs to another authority: possibly a forgery, call the unit"},
        {"serial.reused", "số giấy đã cấp cho giấy khác: hãy kiểm tra máy cấp giấy của đơn vị",
         "the number is registered for another pass: check the unit's issuing desk"},
        {"serial.order", "số giấy đã bị bỏ qua trước đó nên không ghi nhận được nữa",
         "the number was passed over earlier and cannot be registered any more"},
        {"serial.gap", "số giấy nhảy quá xa: được giữ lại cho đến khi thấy các số ở giữa",
         "the number is too far beyond the last: kept until those between are known"},
        {"serial.unknown",
         "thu hồi hoặc khôi phục số giấy chưa thấy cấp: được giữ lại và áp dụng ngay khi có sổ của đơn vị cấp",
         "revokes or reinstates a number that is not known to be issued: kept, and taken once the journal that issues "
         "it is here"},
        {"waiting.full",
         "quá nhiều mục đang chờ nên sổ chỉ được đọc đến trước mục này: hãy bổ sung sổ còn thiếu của các đơn vị cấp, "
         "lần công bố sau sẽ đọc tiếp; cho đến lúc đó, thu hồi từ mục này trở đi CHƯA có hiệu lực",
         "too much waits already, so the journal is read up to here only: bring the journals of the issuers that are "
         "missing, and it is read on at the next publication; until then revocations from here on do NOT count"},
        {"series.full", "dãy số đã hết số: hãy cấp trong dãy số khác",
         "the series has no more numbers: issue in another one"},
        {"series.too_large",
         "dãy số lớn hơn mức chốt đọc được: trạng thái trước đó của dãy được giữ, các mục mới chờ; hãy kiểm tra bàn "
         "cấp "
         "giấy của đơn vị",
         "the series would be larger than checkpoints read: it stays as it was, what is new waits; check the unit's "
         "issuing desk"},
        {"device.revoked.unheard",
         "sổ của thiết bị đã bị thu hồi có lệnh thu hồi giấy chưa được áp dụng: nếu thư mục được phục hồi từ bản sao "
         "cũ, "
         "hãy chạy lại với --copy; nếu không, hãy xem xét và cho cơ quan cấp ghi lại những lệnh đúng",
         "the journal of the revoked device holds revocations that do not count: if the folder was put back from an "
         "old "
         "copy, run again with --copy; otherwise look at them, and have the authority say again those that are right"},
        {"device.revoked.missing",
         "bản sao cho thấy sổ của thiết bị đã bị thu hồi từng được đọc đến mục này, nhưng không có sổ đến đó: hãy lấy "
         "lại sổ này, các lệnh thu hồi trong đó CHƯA có hiệu lực",
         "a copy shows that the journal of the revoked device was read up to this entry, and it is not here as far as "
         "that: bring it, the revocations in it do NOT count until then"},
        {"publication.newer",
         "một máy đã nhận bản công bố mới hơn bản trong thư mục này: thư mục được phục hồi từ bản sao cũ, hãy chạy lại "
         "với --copy và nơi còn bản mới nhất (trung tâm, gương, USB)",
         "a station took in a publication that is newer than this folder's: the folder was put back from an old copy; "
         "run again with --copy and wherever the newest still is (hub, mirror, stick)"},
        {"copy.unread", "không đọc được bản sao này nên không biết nó có mới hơn không: hãy kiểm tra",
         "this copy cannot be read, so nobody knows whether it is newer: look at it"},
        {"role.refused",
         "bản mới nhất mà vai trò được ủy quyền này ký không dùng được nên bản trước vẫn được công bố: hãy báo người "
         "giữ "
         "khóa của vai trò ký lại",
         "the newest file that this delegated role signed cannot be used, so the one before stays published: have the "
         "role's key holder sign again"},
        {"role.ends",
         "bản đã ký của vai trò được ủy quyền này hết hạn, sau đó các trạm không nhận gì mới của vai trò: hãy báo "
         "người "
         "giữ khóa ký lại",
         "what this delegated role signed ends then, and stations take nothing of the role after it: have the key "
         "holder sign again"},
        {"sightings.left_out",
         "sổ của thiết bị có lượt quét không thể đúng (quá dày, giờ ở tương lai, hoặc chốt không có trong quy định): "
         "các lượt này không được báo cho chốt khác; hãy kiểm tra thiết bị và đồng hồ của nó. Nếu là mọi thiết bị: "
         "có nhiều chốt hơn 8192, số chốt mà một tệp chứa được",
         "the device's journal has scans that cannot be (too many a minute, times to come, or a checkpoint the policy "
         "does not know): other checkpoints are not told of them; check the device and its clock. If it is all "
         "devices: "
         "there are more checkpoints than the 8192 that a file has room for"},
        {"tag_key", "khóa nhãn khác với khóa của dãy số", "another tag key than the series has"},
        {"journal.gap", "sổ thiếu mục ở giữa: hãy lấy lại đủ sổ",
         "entries of the journal are missing: get all of it again"},
        {"journal.reduced",
         "sổ có mục đã rút gọn mà chính thiết bị chưa ký xác nhận: từ đó về sau chưa được tính; hãy lấy sổ mới hơn, "
         "hoặc bản đầy đủ từ nơi khác",
         "entries of the journal were reduced and the device has not signed that it did so: nothing from there on "
         "counts; get a newer copy of it, or a whole one from elsewhere"},
        {"journal.lost",
         "thiết bị đã mất hẳn các mục này; phần sau vẫn được đọc. Hãy cấp và thu hồi lại những gì ghi ở đó",
         "the device has lost these entries for good; what follows is read. Issue and revoke again what they said"},
        {"journal.fork", "sổ khác với sổ đã đọc trước đây: đã bị sửa hoặc chép lại, hãy báo chỉ huy",
         "the journal has another past than what was read before: rewritten or restored, tell the commander"},
        {"journal.checkpoint", "chữ ký của thiết bị không khớp với sổ",
         "the device's signature does not hold for the journal"},
        {"journal.entry", "sổ có mục hỏng", "an entry of the journal is broken"}};
    const auto *found = std::ranges::find_if(known, [&](const Known &each) { return rule == each.rule; });
    if (found == std::end(known))
        return console.say("nội dung mục sổ sai quy cách", "the content of the entry breaks its format");
    return console.say(found->vietnamese, found->english);
}

/// Device, series or copy that an alarm is about, with its detail.
std::string about(const Console &console, const sync::Alarm &alarm)
{
    if (alarm.device.empty() && alarm.rule == "sightings.left_out")
        return console.say("mọi thiết bị (", "all devices (") + alarm.detail + console.say(" lượt quét)", " scans)");
    if (alarm.device.empty())
        return console.say("dãy số ", "series ") + alarm.detail;
    if (alarm.detail.empty())
        return alarm.device;
    if (alarm.rule == "sightings.left_out")
        return alarm.device + " (" + alarm.detail + console.say(" lượt quét)", " scans)");
    if (alarm.rule == "journal.lost")
        return alarm.device + " (" + alarm.detail + console.say(" mục", " entries") + ")";
    const bool counts = alarm.rule == "device.revoked.unheard";
    return alarm.device + " (" + alarm.detail + (counts ? console.say(" số giấy)", " serials)") : ")");
}

struct Journals {
    std::vector<core::journal::Extract> extracts;
    bool allRead = true;
};

/// Every file of the folder that ends in ".journal". One that cannot be read is complained of; the others count all
/// the same: no desk can hold up what the others revoked.
core::Result<Journals, std::string> readJournals(const Console &console, const std::string &folder)
{
    Journals journals;
    if (folder.empty())
        return journals;
    std::vector<std::string> files;
    std::error_code error;
    for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
        if (entry->path().extension() == ".journal")
            files.push_back(entry->path().string());
    if (error)
        return core::Failure{printable(folder) + ": " + error.message()};
    std::ranges::sort(files);
    for (const std::string &file : files) {
        const auto bytes = readWhole(console, file, core::journal::maxExtractBytes);
        auto extract = core::journal::decodeExtract(bytes ? core::asBytes(*bytes) : core::ByteView());
        if (extract) {
            journals.extracts.push_back(std::move(extract).value());
            continue;
        }
        journals.allRead = false;
        console.complain(!bytes ? bytes.error()
                                : printable(file) + ": " +
                                      console.say("không phải tệp trích sổ, hoặc chưa chép xong: hãy chép lại",
                                                  "not an extract of a journal, or not copied whole: copy it again") +
                                      " (" + extract.error() + ")");
    }
    return journals;
}

void show(const Console &console, const sync::Published &published)
{
    Json alarms = Json::array();
    for (const sync::Alarm &alarm : published.alarms) {
        const std::string what = sentence(console, alarm.rule);
        alarms.push_back({{"device", alarm.device},
                          {"seq", alarm.seq},
                          {"rule", alarm.rule},
                          {"detail", alarm.detail},
                          {"sentence", what}});
        if (!console.json)
            console.complain(console.say("BÁO ĐỘNG: ", "ALARM: ") + printable(about(console, alarm)) +
                             (alarm.seq ? console.say(", mục ", ", entry ") + std::to_string(alarm.seq) : "") + ": " +
                             what + " (" + alarm.rule + ")");
    }
    if (console.json)
        return console.object({{"written", published.written},
                               {"version", published.version},
                               {"state", published.state},
                               {"issued", published.issued},
                               {"revoked", published.revoked},
                               {"reinstated", published.reinstated},
                               {"sightings", published.sightings},
                               {"carried_on_from", published.carriedOnFrom},
                               {"alarms", alarms}});
    if (!published.carriedOnFrom.empty())
        console.line(console.say("Thư mục cũ hơn bản sao ", "The folder was older than the copy ") +
                     printable(published.carriedOnFrom) +
                     console.say(": đã lấy bản sao đó và công bố tiếp từ đó.", ": that was taken, and is carried on."));
    if (!published.written)
        return console.line(console.say("Không có gì mới để công bố.", "Nothing new to publish."));
    console.line(console.say("Đã công bố lần ", "Published, version ") + std::to_string(published.version) +
                 console.say(": cấp ", ": issued ") + std::to_string(published.issued) +
                 console.say(", thu hồi ", ", revoked ") + std::to_string(published.revoked) +
                 console.say(", khôi phục ", ", reinstated ") + std::to_string(published.reinstated) +
                 console.say("; lượt quét báo cho chốt khác ", "; scans told to other checkpoints ") +
                 std::to_string(published.sightings));
}

/// A token's own sentence, where it is the reason.
std::string whyNot(const Console &console, const std::vector<SigningKey> &keys, const std::string &error)
{
    for (const SigningKey &key : keys)
        if (std::string complaint = key.complaint(console); !complaint.empty())
            return complaint;
    return printable(error);
}

Exit publish(Console &console, const PublishArguments &arguments)
{
    const auto root = readWhole(console, arguments.root, maxRoot);
    if (!root)
        return failed(console, root.error());
    auto journals = readJournals(console, arguments.journals);
    if (!journals)
        return failed(console, journals.error());
    std::vector<SigningKey> keys;
    for (const std::string &name : arguments.keys) {
        auto key = SigningKey::open(console, name, arguments.passphraseFile);
        if (!key)
            return failed(console, key.error());
        keys.push_back(std::move(key).value());
    }
    sync::PublishOrder order;
    const auto rootBytes = core::asBytes(*root);
    order.root.assign(rootBytes.begin(), rootBytes.end());
    order.journals = std::move(journals->extracts);
    for (const std::string &copy : arguments.copies)
        order.copies.push_back(copy.find("://") != std::string::npos ? copy : std::filesystem::absolute(copy).string());
    order.now = arguments.now.value_or(store::readClock().wall);
    for (const SigningKey &key : keys)
        order.signers.push_back(key.forMetadata());
    order.when = arguments.refresh ? sync::PublishOrder::When::Always : sync::PublishOrder::When::IfChanged;
    const auto published = sync::publish(arguments.tree, order);
    if (!published)
        return failed(console,
                      console.say("Chưa công bố được: ", "Not published: ") + whyNot(console, keys, published.error()));
    show(console, *published);
    return published->alarms.empty() && journals->allRead ? Exit::Success : Exit::Failed;
}

} // namespace

void addPublish(CLI::App &app, Work &work)
{
    auto arguments = std::make_shared<PublishArguments>();
    auto *command = app.add_subcommand("publish", "Carry on a publication by what journals say");
    command->add_option("TREE", arguments->tree, "Folder of the published tree, with root and targets")->required();
    command->add_option("--root", arguments->root, "The root of trust (root.json), carried by hand")->required();
    command->add_option("--key", arguments->keys, "Key file of the publisher, or pkcs11: address; repeat for several")
        ->required();
    command->add_option("--passphrase-file", arguments->passphraseFile, "Its first line opens the keys");
    command->add_option("--journals", arguments->journals, "Folder of journal extracts (*.journal)");
    command->add_option("--copy", arguments->copies,
                        "Where the publication is also served or kept (folder or http(s):// address; repeat for "
                        "several): if one is newer than TREE, which was put back from a backup, it is carried on");
    command->add_flag("--refresh", arguments->refresh, "Sign anew even if nothing has changed");
    addMoment(*command, "--now", arguments->now, "Publish as of this moment; default: the clock's");
    command->callback([=, &work] { work = [=](Console &console) { return publish(console, *arguments); }; });
}

} // namespace th::tools
