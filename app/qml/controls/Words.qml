// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// Text for people. Always plain: what a code says is never markup.
Text {
    required property Theme theme
    property int size: theme.bodySize
    property bool strong: false
    property bool mayElide: elide !== Text.ElideNone // a place where cutting short is meant

    color: theme.text
    font.pixelSize: size
    font.weight: strong ? Font.Bold : Font.Normal
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
}
