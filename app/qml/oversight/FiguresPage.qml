// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import ThongHanh

// Figures of what the filter gives: charts, remarks, tables.
FocusScope {
    id: root

    required property Theme theme
    required property Oversight oversight
    readonly property bool failed: oversight.state === Oversight.Failed
    readonly property var charts: [
        { heading: qsTr("Lượt quét theo thời gian"), columns: oversight.overTime },
        { heading: qsTr("Theo giờ trong ngày"), columns: oversight.byHour },
        { heading: qsTr("Tuổi của danh sách lúc quét"), columns: oversight.byAge }
    ]

    ScrollArea {
        id: area

        anchors.fill: parent
        focus: true
        theme: root.theme
        visible: root.oversight.counted && !root.failed
        contentHeight: column.implicitHeight
        Keys.onDownPressed: turn(0.2)
        Keys.onUpPressed: turn(-0.2)

        Column {
            id: column

            width: parent.width - 14
            spacing: root.theme.gap / 3

            Repeater {
                model: root.charts

                Column {
                    id: chart

                    required property var modelData

                    width: column.width

                    Words {
                        theme: root.theme
                        text: chart.modelData.heading
                        strong: true
                        size: root.theme.smallSize
                        width: parent.width
                    }
                    ChartView {
                        columns: chart.modelData.columns
                        ink: root.theme.text
                        bar: root.theme.accent
                        size: root.theme.smallSize
                        english: root.oversight.english
                        width: parent.width
                        height: root.theme.flat ? 120 : 170
                    }
                }
            }
            Repeater {
                model: root.oversight.figures

                LabelledRow {
                    theme: root.theme
                    width: column.width
                }
            }
        }
    }
    EmptyNote {
        anchors.fill: parent
        theme: root.theme
        visible: root.failed || !root.oversight.counted
        glyph: root.failed ? "bad" : "clock"
        text: root.failed ? root.oversight.failure : qsTr("Đang tính…")
        again: root.failed
        onRetried: root.oversight.retry()
    }
}
