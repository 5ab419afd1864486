// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/document.h"

#include "passes_pdf.h"

#include "desk/paper_proof.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sys/stat.h>
#include <unistd.h>

namespace th::counter {

namespace {

/// A folder for its owner alone that goes with what is in it, also if another of these was left behind by a program
/// that died.
class PassingFolder {
public:
    explicit PassingFolder(const std::filesystem::path &desk) : m_folder(desk / "mail.passing")
    {
        clear();
        m_made = ::mkdir(m_folder.c_str(), 0700) == 0;
    }
    PassingFolder(const PassingFolder &) = delete;
    PassingFolder &operator=(const PassingFolder &) = delete;
    ~PassingFolder() { clear(); }
    [[nodiscard]] bool made() const { return m_made; }
    [[nodiscard]] std::filesystem::path file() const { return m_folder / "passes.pdf"; }

private:
    void clear() const
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_folder, ignored);
    }
    std::filesystem::path m_folder;
    bool m_made = false;
};

/// Of those passes that the desk itself has not revoked: by the station's data from above, or for its key.
bool mayNotBePrinted(const desk::Desk &desk, const std::string &text)
{
    const auto proven = desk::proveForPaper(desk.station(), {text});
    return !proven && (proven.error().code == "paper.revoked" || proven.error().code == "paper.compromised");
}

core::Bytes readAll(const std::filesystem::path &file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

} // namespace

core::Result<PassesPdf, core::LocalName> passesPdf(const desk::Desk &desk, const desk::Mail &mail)
{
    const auto booked = desk::passesOf(desk, mail.row.request);
    if (!booked)
        return core::Failure{booked.error().sentence};
    const std::set<std::string> wanted(mail.facts.passes.begin(), mail.facts.passes.end());
    PassesPdf made;
    paper::Job job;
    std::vector<std::string> texts;
    for (const desk::BookedPass &pass : *booked) {
        const std::string number = core::toText(pass.row.number);
        if (!wanted.contains(number))
            continue;
        if (pass.row.revoked || mayNotBePrinted(desk, pass.text)) {
            made.revoked.push_back(number);
            continue;
        }
        texts.push_back(pass.text);
    }
    if (texts.empty())
        return made;
    const auto proven = desk::proveForPaper(desk.station(), texts);
    if (!proven)
        return core::Failure{proven.error().sentence};
    for (std::size_t i = 0; i < texts.size(); ++i)
        job.contents.push_back(
            paper::contentOf((*proven)[i], texts[i], *desk.station().directory(), desk.station().policy()));
    const auto templates = paper::parseTemplates(core::asBytes(paper::defaultTemplates()));
    job.design = templates ? paper::findTemplate(*templates, "", job.contents.front().claims.kind) : nullptr;
    PassingFolder folder(desk.folder());
    if (!job.design || !folder.made())
        return core::Failure{core::LocalName{"Không tạo được tệp PDF của giấy trong thư mục của bàn.",
                                             "The passes' PDF cannot be made in the desk's folder."}};
    const auto written = paper::writePdf(QString::fromStdString(folder.file().string()), job);
    if (!written)
        return core::Failure{written.error().sentence};
    made.pdf = readAll(folder.file());
    return made;
}

} // namespace th::counter
