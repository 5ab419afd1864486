// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ward_pages.h"

#include <QCoreApplication>

namespace th::app {

const std::vector<WardPageInfo> &wardPages()
{
    static const std::vector<WardPageInfo> pages{
        {QStringLiteral("inbox"), QStringLiteral("todo"), QStringLiteral("InboxPage.qml"), true, {}},
        {QStringLiteral("request"), QStringLiteral("file"), QStringLiteral("RequestPage.qml"), false, {}},
        {QStringLiteral("list"), QStringLiteral("file"), QStringLiteral("ListPage.qml"), false, {}},
        {QStringLiteral("seal"),
         QStringLiteral("seal"),
         QStringLiteral("SealPage.qml"),
         true,
         {QStringLiteral("ward_police")}},
        {QStringLiteral("print"), QStringLiteral("print"), QStringLiteral("PrintPage.qml"), true, {}},
        {QStringLiteral("mail"), QStringLiteral("mail"), QStringLiteral("MailPage.qml"), true, {}},
        {QStringLiteral("register"), QStringLiteral("search"), QStringLiteral("RegisterPage.qml"), true, {}},
        {QStringLiteral("statistics"), QStringLiteral("chart"), QStringLiteral("StatisticsPage.qml"), true, {}},
    };
    return pages;
}

QString wardPageTitle(const QString &id)
{
    if (id == QLatin1String("inbox"))
        return QCoreApplication::translate("WardPages", "Hồ sơ");
    if (id == QLatin1String("seal"))
        return QCoreApplication::translate("WardPages", "Đóng dấu");
    if (id == QLatin1String("print"))
        return QCoreApplication::translate("WardPages", "In giấy");
    if (id == QLatin1String("mail"))
        return QCoreApplication::translate("WardPages", "Thư");
    if (id == QLatin1String("register"))
        return QCoreApplication::translate("WardPages", "Sổ giấy");
    if (id == QLatin1String("statistics"))
        return QCoreApplication::translate("WardPages", "Thống kê");
    return id;
}

} // namespace th::app
