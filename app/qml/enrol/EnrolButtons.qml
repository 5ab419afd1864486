// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Not Bound: a Loader of Qt 6.4 cannot instantiate bound components.
// qmllint disable unqualified
import QtQuick
import QtQuick.Dialogs
import ThongHanh

// What can be done now; the first is the one that is meant.
FocusScope {
    id: root

    required property Theme theme
    required property EnrolModel enrolment
    required property Administration administration
    required property BusyModel busy
    required property bool kiosk
    readonly property int state: enrolment.state
    readonly property bool choosing: state === EnrolModel.Choosing
    readonly property bool scanning: state === EnrolModel.Scanning
    readonly property bool done: state === EnrolModel.Requested && enrolment.ready

    implicitHeight: buttons.implicitHeight

    Loader {
        id: dialog

        property bool folder: false

        active: false
        onLoaded: folder ? (item as FolderDialog).open() : (item as FileDialog).open()
        sourceComponent: folder ? folderDialog : fileDialog
    }
    Component {
        id: fileDialog

        FileDialog {
            title: qsTr("Chọn ảnh hoặc PDF")
            nameFilters: [qsTr("Ảnh và PDF (*.png *.jpg *.jpeg *.webp *.bmp *.pdf)"), qsTr("Mọi tệp (*)")]
            onAccepted: {
                dialog.active = false;
                root.busy.openFiles([selectedFile]);
            }
            onRejected: dialog.active = false
        }
    }
    Component {
        id: folderDialog

        FolderDialog {
            title: qsTr("Chọn thư mục có mã ghi danh")
            onAccepted: {
                dialog.active = false;
                root.enrolment.openFolder(selectedFolder);
            }
            onRejected: dialog.active = false
        }
    }
    OfficeFolder {
        id: office

        administration: root.administration
    }
    Flow {
        id: buttons

        width: parent.width
        spacing: root.theme.gap

        PushButton {
            theme: root.theme
            visible: root.choosing
            primary: true
            focus: true
            glyph: "qr"
            text: qsTr("Quét mã ghi danh")
            onClicked: root.enrolment.scan()
        }
        PushButton {
            theme: root.theme
            visible: root.state === EnrolModel.Confirming
            enabled: root.enrolment.nameFits
            primary: true
            glyph: "check"
            text: root.enrolment.fromStick ? qsTr("Đúng, ghi yêu cầu lên USB") : qsTr("Đúng, gửi yêu cầu")
            onClicked: root.enrolment.agree()
        }
        PushButton {
            theme: root.theme
            visible: root.state === EnrolModel.Waiting || root.state === EnrolModel.Failed
                || (root.state === EnrolModel.Requested && root.enrolment.level === Theme.Bad)
            primary: true
            glyph: "sync"
            text: root.state === EnrolModel.Waiting ? qsTr("Hỏi lại ngay") : qsTr("Thử lại")
            onClicked: root.enrolment.again()
        }
        PushButton {
            theme: root.theme
            visible: root.done
            primary: true
            glyph: "check"
            text: qsTr("Xong, vào chốt")
            onClicked: root.enrolment.finish()
        }
        PushButton {
            theme: root.theme
            visible: root.choosing
            height: root.theme.primary
            glyph: "data"
            text: qsTr("Từ USB")
            onClicked: root.enrolment.lookOnSticks()
        }
        PushButton {
            theme: root.theme
            visible: root.choosing && !root.kiosk
            height: root.theme.primary
            glyph: "search"
            text: qsTr("Từ thư mục…")
            onClicked: {
                dialog.folder = true;
                dialog.active = true;
            }
        }
        PushButton {
            theme: root.theme
            visible: root.scanning && !root.kiosk
            height: root.theme.primary
            focus: root.scanning
            glyph: "file"
            text: qsTr("Mở ảnh hoặc PDF…")
            onClicked: {
                dialog.folder = false;
                dialog.active = true;
            }
        }
        PushButton {
            theme: root.theme
            visible: root.choosing && !root.enrolment.hasStation
            height: root.theme.primary
            glyph: "shift"
            text: qsTr("Xem thử: tỉnh diễn tập")
            onClicked: root.enrolment.wantDemonstration()
        }
        PushButton {
            theme: root.theme
            visible: root.choosing && !root.kiosk
            height: root.theme.primary
            glyph: "search"
            text: qsTr("Giám sát nhật ký")
            onClicked: root.enrolment.wantOversight()
        }
        PushButton {
            theme: root.theme
            visible: root.choosing && !root.kiosk
            height: root.theme.primary
            glyph: "file"
            text: qsTr("Quản trị")
            onClicked: office.choose()
        }
        PushButton {
            theme: root.theme
            visible: !root.done && (!root.choosing || root.enrolment.hasStation)
            height: root.theme.primary
            glyph: root.choosing ? "close" : "back"
            text: {
                switch (root.state) {
                case EnrolModel.Choosing:
                    return qsTr("Vào chốt, chưa có dữ liệu");
                case EnrolModel.Scanning:
                    return qsTr("Quay lại");
                case EnrolModel.Confirming:
                    return qsTr("Không, quét mã khác");
                default:
                    return qsTr("Thôi, dùng mã khác");
                }
            }
            onClicked: root.enrolment.back()
        }
    }
}
