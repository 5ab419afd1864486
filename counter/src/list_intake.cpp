// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "counter/list_intake.h"

#include "row_drafts.h"

#include <algorithm>

namespace th::counter {

namespace {

template <class Error> desk::Problem listProblem(const char *code, const Error &error)
{
    return {code, sentence(error)};
}

/// Another encoding may read it.
bool isOfEncoding(lists::TableFault fault)
{
    return fault == lists::TableFault::BadUtf8 || fault == lists::TableFault::BadUtf16;
}

desk::Problem noProcedure(const std::string &name)
{
    return {"no_procedure",
            {"Quy trình không có thủ tục \"" + name + "\".", "The workflow has no procedure \"" + name + "\"."}};
}

/// Rows of which no pass can be made go to those that come back.
void sortOut(ListIntake &intake, const RowDrafts &maker)
{
    std::vector<lists::CheckedRow> good;
    for (lists::CheckedRow &row : intake.checked.good) {
        auto made = maker.make(row);
        if (made) {
            intake.drafts.push_back(std::move(made).value());
            good.push_back(std::move(row));
            continue;
        }
        const lists::MappedColumn *column = intake.list.mapping.columnOf(made.error().field);
        lists::Finding finding;
        finding.row = row.row;
        finding.column = column ? column->column : std::uint16_t(0);
        finding.heading = column ? column->heading : std::string();
        finding.field = made.error().field;
        finding.rule = lists::Rule::NotIssued;
        finding.words = made.error().sentence;
        intake.checked.findings.push_back(std::move(finding));
        intake.checked.bad.push_back(row.row);
    }
    intake.checked.good = std::move(good);
    std::ranges::sort(intake.checked.bad);
    std::ranges::stable_sort(intake.checked.findings, {}, &lists::Finding::row);
}

} // namespace

std::vector<std::string> listKinds(const issuing::Procedure &procedure)
{
    std::vector<std::string> kinds;
    for (const lists::Shape &shape : lists::passShapes())
        for (const core::PassKind kind : procedure.kinds)
            if (shape.id == core::name(kind))
                kinds.push_back(shape.id);
    return kinds;
}

bool isOpenQuestion(const desk::Problem &problem)
{
    return problem.code == "list.category" || problem.code == "list.areas" || problem.code == "list.until";
}

desk::Done<ListIntake> openList(const desk::Desk &desk, core::ByteView file, const ListOrder &order)
{
    const issuing::Procedure *procedure = desk.workflow().find(order.procedure);
    if (!procedure)
        return core::Failure{noProcedure(order.procedure)};
    const auto kinds = listKinds(*procedure);
    const std::string kind = order.kind.empty() && !kinds.empty() ? kinds.front() : order.kind;
    if (std::ranges::find(kinds, kind) == kinds.end())
        return core::Failure{desk::Problem{"list.kind",
                                           {"Thủ tục này không nhận danh sách loại \"" + kind + "\".",
                                            "This procedure takes no lists of kind \"" + kind + "\"."}}};
    ListIntake intake;
    intake.shape = lists::findPassShape(kind);
    auto opened = lists::openListAs(order.encoding, file, *intake.shape, order.sheet);
    if (!opened)
        return core::Failure{
            listProblem(isOfEncoding(opened.error().fault) ? "list.text" : "list.file", opened.error())};
    intake.list = std::move(opened).value();
    auto mapping = lists::proposeMapping(intake.list.table, *intake.shape, order.told);
    if (!mapping)
        return core::Failure{listProblem("list.columns", mapping.error())};
    intake.list.mapping = std::move(mapping).value();
    return intake;
}

desk::Done<void> checkRows(const desk::Desk &desk, ListIntake &intake, const ListOrder &order, core::Instant now)
{
    const issuing::Procedure *procedure = desk.workflow().find(order.procedure);
    if (!procedure)
        return core::Failure{noProcedure(order.procedure)};
    const auto maker = RowDrafts::ready(desk, *procedure, intake, order.defaults, now);
    if (!maker)
        return core::Failure{maker.error()};
    intake.drafts.clear();
    intake.checked = lists::checkList(intake.list.table, *intake.shape, intake.list.mapping, order.check);
    sortOut(intake, *maker);
    return {};
}

desk::Done<ListIntake> readList(const desk::Desk &desk, core::ByteView file, const ListOrder &order, core::Instant now)
{
    auto intake = openList(desk, file, order);
    if (!intake || !intake->list.mapping.complete())
        return intake;
    if (const auto checked = checkRows(desk, *intake, order, now); !checked)
        return core::Failure{checked.error()};
    return intake;
}

desk::Edit editOf(const ListIntake &intake, const std::string &fileName, core::ByteView file)
{
    desk::Edit edit;
    for (const desk::Draft &draft : intake.drafts)
        edit.lines.emplace_back(0, draft);
    edit.attachments.push_back({"list", fileName, core::Bytes(file.begin(), file.end())});
    return edit;
}

core::LocalName sentence(const desk::Duplicate &duplicate, const std::vector<std::uint32_t> &rows)
{
    const auto rowOf = [&](std::size_t index) { return index < rows.size() ? std::to_string(rows[index]) : "?"; };
    const bool byId = duplicate.other.by == "id", byPlate = duplicate.other.by == "plate";
    const core::LocalName what = byId      ? core::LocalName{"cùng số giấy tờ", "the same ID number"}
                                 : byPlate ? core::LocalName{"cùng biển số xe", "the same plate"}
                                           : core::LocalName{"cùng hộ", "the same household"};
    const std::string row = rowOf(duplicate.index), line = std::to_string(duplicate.other.line);
    if (duplicate.other.request == 0) {
        const std::string first = rowOf(duplicate.other.line - 1);
        return {"Dòng " + row + ": " + what.vi + " với dòng " + first + " ở đây.",
                "Row " + row + ": " + what.en + " as row " + first + " here."};
    }
    const std::string request = std::to_string(duplicate.other.request);
    return {"Dòng " + row + ": " + what.vi + " với dòng " + line + " của hồ sơ " + request + ".",
            "Row " + row + ": " + what.en + " as line " + line + " of request " + request + "."};
}

} // namespace th::counter
