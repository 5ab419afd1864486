<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="vi">
<context>
    <name>AccessSheet</name>
    <message>
        <source>Ai đã lấy gì từ kho</source>
        <translation>Who had what out of the archive</translation>
    </message>
    <message>
        <source>Ai, hoặc để làm gì</source>
        <translation>Who, or what for</translation>
    </message>
    <message>
        <source>Xuất ra</source>
        <translation>Exported</translation>
    </message>
    <message>
        <source>Mở niêm phong</source>
        <translation>Opened</translation>
    </message>
    <message>
        <source>Tìm người</source>
        <translation>Searched</translation>
    </message>
    <message>
        <source>Rút gọn</source>
        <translation>Let go</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>AccountStep</name>
    <message>
        <source>Tên đăng nhập, ví dụ: huongnt</source>
        <translation>User name, for example: huongnt</translation>
    </message>
    <message>
        <source>Tên đăng nhập</source>
        <translation>User name</translation>
    </message>
    <message>
        <source>Mật khẩu</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Đã nhận thẻ.</source>
        <translation>The badge was read.</translation>
    </message>
    <message>
        <source>Mở khóa</source>
        <translation>Unlock</translation>
    </message>
    <message>
        <source>Đăng nhập</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>Quay lại</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Giám sát xác nhận tại đây…</source>
        <translation>Supervisor confirms it here…</translation>
    </message>
    <message>
        <source>Giám sát mở khóa tại đây…</source>
        <translation>Supervisor unlocks it here…</translation>
    </message>
    <message>
        <source>Giám sát nhật ký nhiều trạm…</source>
        <translation>Oversee the logs of many stations…</translation>
    </message>
</context>
<context>
    <name>ActionBar</name>
    <message>
        <source>Tra số</source>
        <translation>Look up</translation>
    </message>
    <message>
        <source>Biển số</source>
        <translation>Plate</translation>
    </message>
    <message>
        <source>Mở tệp</source>
        <translation>Open file</translation>
    </message>
    <message>
        <source>Ca trực</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>Đèn</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Cài đặt</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Phím tắt</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Mở khóa</source>
        <translation>Unlock</translation>
    </message>
</context>
<context>
    <name>AdministrationHead</name>
    <message>
        <source>Thiết bị</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>Cho máy vào</source>
        <translation>Let a device in</translation>
    </message>
    <message>
        <source>Đọc lại</source>
        <translation>Read again</translation>
    </message>
    <message>
        <source>Phím tắt</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Tài khoản</source>
        <translation>Accounts</translation>
    </message>
    <message>
        <source>Ra khỏi đây</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>%1 — ai ghi được thư mục này đều là quản trị viên; ở đây không hỏi mật khẩu.</source>
        <translation>%1 — whoever can write this folder is its administrator; no password is asked for here.</translation>
    </message>
</context>
<context>
    <name>AdministrationScreen</name>
    <message>
        <source>Đang mở…</source>
        <translation>Opening…</translation>
    </message>
    <message>
        <source>Sẽ đổi trong danh bạ</source>
        <translation>This will change in the directory</translation>
    </message>
    <message>
        <source>Bản gốc danh bạ được ghi ngay. Thiết bị chỉ nghe theo khi danh bạ đã được ký và công bố.</source>
        <translation>The directory&apos;s source is written at once. Devices obey once the directory is signed and published.</translation>
    </message>
    <message>
        <source>Ghi vào danh bạ</source>
        <translation>Write it</translation>
    </message>
</context>
<context>
    <name>ArchiveDialogs</name>
    <message>
        <source>Chọn kho nhật ký</source>
        <translation>Choose an archive of logs</translation>
    </message>
    <message>
        <source>Kho nhật ký (*.evidence)</source>
        <translation>Archives of logs (*.evidence)</translation>
    </message>
    <message>
        <source>Mọi tệp (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>Kho mới: lưu ở đâu</source>
        <translation>New archive: where to</translation>
    </message>
    <message>
        <source>Chọn trích sổ và biên nhận</source>
        <translation>Choose extracts and receipts</translation>
    </message>
    <message>
        <source>Trích sổ, biên nhận (*.journal *.receipt)</source>
        <translation>Extracts, receipts (*.journal *.receipt)</translation>
    </message>
    <message>
        <source>Chọn thẻ nhớ hoặc thư mục</source>
        <translation>Choose a stick or folder</translation>
    </message>
    <message>
        <source>kho-nhat-ky</source>
        <translation>log-archive</translation>
    </message>
</context>
<context>
    <name>ArchivesPage</name>
    <message>
        <source>Kho giữ nhật ký của nhiều trạm trong một tệp của riêng bạn. Lấy nhật ký vào kho không thay đổi gì ở trạm.</source>
        <translation>An archive holds the logs of many stations in one file of your own. Taking logs into it changes nothing at a station.</translation>
    </message>
    <message>
        <source>Mở kho…</source>
        <translation>Open an archive…</translation>
    </message>
    <message>
        <source>Kho mới…</source>
        <translation>New archive…</translation>
    </message>
    <message>
        <source>Xem kho này</source>
        <translation>Look at this archive</translation>
    </message>
</context>
<context>
    <name>BadgeStep</name>
    <message>
        <source>Đưa mã QR trên thẻ vào máy quay, hoặc quét bằng súng. Ai không được cấp thẻ thì vào không cần thẻ.</source>
        <translation>Hold the QR of your badge before the camera, or read it with the scanner gun. Who was given no badge goes on without.</translation>
    </message>
    <message>
        <source>hoặc gõ mã thẻ: THB1…</source>
        <translation>or type its code: THB1…</translation>
    </message>
    <message>
        <source>Tiếp tục</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>Vào không cần thẻ</source>
        <translation>Go on without a badge</translation>
    </message>
    <message>
        <source>Quay lại</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>CameraControls</name>
    <message>
        <source>Tắt đèn</source>
        <translation>Light off</translation>
    </message>
    <message>
        <source>Bật đèn</source>
        <translation>Light on</translation>
    </message>
    <message>
        <source>Phóng to</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Độ sáng</source>
        <translation>Exposure</translation>
    </message>
</context>
<context>
    <name>CameraSheet</name>
    <message>
        <source>Đưa mặt trước thẻ căn cước vào khung: mã QR đọc được là điền ngay</source>
        <translation>Hold the front of the ID card into the picture: its QR code fills the form</translation>
    </message>
    <message>
        <source>Đọc rõ chữ, chữ ký và con dấu chưa?</source>
        <translation>Can the words, the signature and the seal be read?</translation>
    </message>
    <message>
        <source>Chụp: %1</source>
        <translation>Photograph: %1</translation>
    </message>
    <message>
        <source>Chụp</source>
        <translation>Photograph</translation>
    </message>
    <message>
        <source>Dùng ảnh này</source>
        <translation>Use this photograph</translation>
    </message>
    <message>
        <source>Chụp lại</source>
        <translation>Once more</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>CardDetails</name>
    <message>
        <source>Chưa chứng thực: những gì ghi dưới đây có thể là giả.</source>
        <translation>Not proven: what is written below may be false.</translation>
    </message>
</context>
<context>
    <name>CardFields</name>
    <message>
        <source>Năm sinh</source>
        <translation>Born</translation>
    </message>
    <message>
        <source>Biển số xe</source>
        <translation>Plates</translation>
    </message>
    <message>
        <source>Được đi trong</source>
        <translation>May travel in</translation>
    </message>
    <message>
        <source>Lộ trình</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>Hiệu lực</source>
        <translation>Valid</translation>
    </message>
    <message>
        <source>Lý do đi</source>
        <translation>Purpose</translation>
    </message>
    <message>
        <source>Nơi cấp</source>
        <translation>Issued by</translation>
    </message>
    <message>
        <source>Số giấy</source>
        <translation>Pass number</translation>
    </message>
    <message>
        <source>  ·  sinh %1</source>
        <translation>  ·  born %1</translation>
    </message>
    <message>
        <source>Số căn cước</source>
        <translation>ID number</translation>
    </message>
    <message>
        <source>Ngày, giờ được đi</source>
        <translation>Days and hours</translation>
    </message>
    <message>
        <source>Số %1  ·  %2  ·  cấp %3, %4</source>
        <translation>No. %1  ·  %2  ·  issued %3, %4</translation>
    </message>
</context>
<context>
    <name>CareActions</name>
    <message>
        <source>Xem</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Thu hồi…</source>
        <translation>Revoke…</translation>
    </message>
    <message>
        <source>Khôi phục…</source>
        <translation>Reinstate…</translation>
    </message>
    <message>
        <source>Bỏ chọn</source>
        <translation>Choose none</translation>
    </message>
    <message>
        <source>Mọi đơn vị</source>
        <translation>All organisations</translation>
    </message>
    <message>
        <source>Chỉ đơn vị này</source>
        <translation>This organisation only</translation>
    </message>
    <message>
        <source>Thu hồi cả đơn vị…</source>
        <translation>Revoke all it has…</translation>
    </message>
</context>
<context>
    <name>CarePrompt</name>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Giải thích: ai báo, vì sao</source>
        <translation>Explain: who reported it, why</translation>
    </message>
    <message>
        <source>Giải thích</source>
        <translation>Explanation</translation>
    </message>
    <message>
        <source>Thu hồi</source>
        <translation>Revoke</translation>
    </message>
    <message>
        <source>Khôi phục</source>
        <translation>Reinstate</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Dừng</source>
        <translation>Stop</translation>
    </message>
</context>
<context>
    <name>ChangeStep</name>
    <message>
        <source>Mật khẩu đúng, nhưng là mật khẩu in trên phiếu: chỉ dùng được một lần. Hãy đặt mật khẩu mới, rồi hủy phiếu.</source>
        <translation>The password is right, but it is the one that was printed for you: it opens only this page. Choose your own, then destroy the slip.</translation>
    </message>
    <message>
        <source>• Ít nhất 10 ký tự, trong đó có 5 ký tự khác nhau. Vài từ dễ nhớ là tốt, có dấu hay không cũng được.</source>
        <translation>• At least 10 characters, 5 of them different. A few words that you remember are good, with marks or without.</translation>
    </message>
    <message>
        <source>• Không phải tên của bạn, không giống mật khẩu cũ.</source>
        <translation>• Not your own name, not the old password.</translation>
    </message>
    <message>
        <source>Mật khẩu mới</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>Nhập lại lần nữa</source>
        <translation>Once more</translation>
    </message>
    <message>
        <source>Đặt mật khẩu và vào</source>
        <translation>Set it and sign in</translation>
    </message>
    <message>
        <source>Quay lại</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>ChangesSheet</name>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>CopiesSheet</name>
    <message>
        <source>Dấu hiệu có bản sao</source>
        <translation>Signs of copies</translation>
    </message>
    <message>
        <source>Theo thời gian của bộ lọc; các điều kiện khác không tính ở đây.</source>
        <translation>In the time of the filter; its other conditions do not count here.</translation>
    </message>
    <message>
        <source>Dừng</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message>
        <source>cho qua</source>
        <translation>let through</translation>
    </message>
    <message>
        <source>không cho qua</source>
        <translation>stopped</translation>
    </message>
    <message>
        <source>chưa rõ</source>
        <translation>to check</translation>
    </message>
</context>
<context>
    <name>DetailsSection</name>
    <message>
        <source>* phải có thì hồ sơ mới chuyển tiếp được. Rời ô là đã lưu.</source>
        <translation>* must be there before the request can go on. It is saved when you leave the field.</translation>
    </message>
</context>
<context>
    <name>EmptyNote</name>
    <message>
        <source>Thử lại</source>
        <translation>Try again</translation>
    </message>
</context>
<context>
    <name>EnrolButtons</name>
    <message>
        <source>Chọn ảnh hoặc PDF</source>
        <translation>Choose a picture or PDF</translation>
    </message>
    <message>
        <source>Ảnh và PDF (*.png *.jpg *.jpeg *.webp *.bmp *.pdf)</source>
        <translation>Pictures and PDF (*.png *.jpg *.jpeg *.webp *.bmp *.pdf)</translation>
    </message>
    <message>
        <source>Mọi tệp (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>Chọn thư mục có mã ghi danh</source>
        <translation>Choose the folder with the enrolment code</translation>
    </message>
    <message>
        <source>Quét mã ghi danh</source>
        <translation>Scan the enrolment code</translation>
    </message>
    <message>
        <source>Đúng, ghi yêu cầu lên USB</source>
        <translation>Yes, write the request to the stick</translation>
    </message>
    <message>
        <source>Đúng, gửi yêu cầu</source>
        <translation>Yes, send the request</translation>
    </message>
    <message>
        <source>Hỏi lại ngay</source>
        <translation>Ask again now</translation>
    </message>
    <message>
        <source>Thử lại</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Từ USB</source>
        <translation>From a stick</translation>
    </message>
    <message>
        <source>Từ thư mục…</source>
        <translation>From a folder…</translation>
    </message>
    <message>
        <source>Mở ảnh hoặc PDF…</source>
        <translation>Open a picture or PDF…</translation>
    </message>
    <message>
        <source>Xem thử: tỉnh diễn tập</source>
        <translation>Try it: demonstration</translation>
    </message>
    <message>
        <source>Vào chốt, chưa có dữ liệu</source>
        <translation>To the checkpoint, without data</translation>
    </message>
    <message>
        <source>Quay lại</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Không, quét mã khác</source>
        <translation>No, scan another code</translation>
    </message>
    <message>
        <source>Thôi, dùng mã khác</source>
        <translation>Stop, use another code</translation>
    </message>
    <message>
        <source>Xong, vào chốt</source>
        <translation>Done, to the checkpoint</translation>
    </message>
    <message>
        <source>Giám sát nhật ký</source>
        <translation>Log oversight</translation>
    </message>
    <message>
        <source>Quản trị</source>
        <translation>Administration</translation>
    </message>
</context>
<context>
    <name>EnrolWords</name>
    <message>
        <source>Tên của máy này, để quản trị viên nhận ra</source>
        <translation>This device&apos;s name, by which the administrator knows it</translation>
    </message>
    <message>
        <source>Đặt tên cho máy này, 1 đến 80 byte (khoảng 60 chữ tiếng Việt)</source>
        <translation>Give this device a name of 1 to 80 bytes</translation>
    </message>
    <message>
        <source>Chốt 12, máy số 3</source>
        <translation>Checkpoint 12, device 3</translation>
    </message>
    <message>
        <source>Tên của máy này</source>
        <translation>This device&apos;s name</translation>
    </message>
</context>
<context>
    <name>EntriesList</name>
    <message>
        <source>Đang đọc…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>Không có mục nào như vậy.</source>
        <translation>No entry is like that.</translation>
    </message>
    <message>
        <source>Kho chưa có lượt quét nào.</source>
        <translation>The archive has no scans yet.</translation>
    </message>
</context>
<context>
    <name>EntrySheet</name>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Giấy này ở mọi nơi</source>
        <translation>This pass everywhere</translation>
    </message>
    <message>
        <source>Mở phần niêm phong…</source>
        <translation>Open what is sealed…</translation>
    </message>
</context>
<context>
    <name>ExportProgress</name>
    <message>
        <source>Dừng</source>
        <translation>Stop</translation>
    </message>
</context>
<context>
    <name>FiguresPage</name>
    <message>
        <source>Lượt quét theo thời gian</source>
        <translation>Scans over time</translation>
    </message>
    <message>
        <source>Theo giờ trong ngày</source>
        <translation>By hour of the day</translation>
    </message>
    <message>
        <source>Tuổi của danh sách lúc quét</source>
        <translation>Age of the lists at the scan</translation>
    </message>
    <message>
        <source>Đang tính…</source>
        <translation>Counting…</translation>
    </message>
</context>
<context>
    <name>FilePanel</name>
    <message>
        <source>Đọc mã từ tệp</source>
        <translation>Read a code from a file</translation>
    </message>
    <message>
        <source>Chọn ảnh hoặc PDF</source>
        <translation>Choose a picture or PDF</translation>
    </message>
    <message>
        <source>Ảnh và PDF (*.png *.jpg *.jpeg *.webp *.bmp *.pdf)</source>
        <translation>Pictures and PDF (*.png *.jpg *.jpeg *.webp *.bmp *.pdf)</translation>
    </message>
    <message>
        <source>Mọi tệp (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>Thả ra để đọc</source>
        <translation>Let go to read</translation>
    </message>
    <message>
        <source>Kéo ảnh hoặc PDF vào đây</source>
        <translation>Drop a picture or PDF here</translation>
    </message>
    <message>
        <source>Chọn tệp…</source>
        <translation>Choose a file…</translation>
    </message>
    <message>
        <source>Ảnh chụp màn hình, ảnh chụp giấy, tệp PDF đến 50 trang; nhiều tệp cũng được.</source>
        <translation>Screenshots, photos of the pass, PDF files of up to 50 pages; several files at once, too.</translation>
    </message>
</context>
<context>
    <name>FilePick</name>
    <message>
        <source>Lưu</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Mở</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>FileRow</name>
    <message>
        <source>Xem</source>
        <translation>View</translation>
    </message>
    <message>
        <source>Lưu ra…</source>
        <translation>Save as…</translation>
    </message>
    <message>
        <source>Lấy dòng…</source>
        <translation>Take rows…</translation>
    </message>
</context>
<context>
    <name>FileView</name>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>FilesSection</name>
    <message>
        <source>Chọn tệp đính kèm</source>
        <translation>Choose a file to attach</translation>
    </message>
    <message>
        <source>Lưu tệp ra</source>
        <translation>Save the file</translation>
    </message>
    <message>
        <source>Thêm: %1…</source>
        <translation>Add: %1…</translation>
    </message>
    <message>
        <source>Hồ sơ chưa có tệp đính kèm.</source>
        <translation>The request has no files.</translation>
    </message>
    <message>
        <source>Chụp</source>
        <translation>Photograph</translation>
    </message>
    <message>
        <source>Chụp: %1</source>
        <translation>Photograph: %1</translation>
    </message>
</context>
<context>
    <name>FilterField</name>
    <message>
        <source>vd. %1</source>
        <translation>e.g. %1</translation>
    </message>
</context>
<context>
    <name>FilterPane</name>
    <message>
        <source>Từ lúc</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Đến trước</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>Mã chốt</source>
        <translation>Checkpoint (code)</translation>
    </message>
    <message>
        <source>Cán bộ</source>
        <translation>Officer</translation>
    </message>
    <message>
        <source>Số giấy</source>
        <translation>Pass number</translation>
    </message>
    <message>
        <source>Diện</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>Mã lý do</source>
        <translation>Reason (code)</translation>
    </message>
    <message>
        <source>Kết luận</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>Không qua</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Chưa rõ</source>
        <translation>Unclear</translation>
    </message>
    <message>
        <source>Qua</source>
        <translation>Admitted</translation>
    </message>
    <message>
        <source>Tìm</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>Bỏ lọc</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>Mã nơi cấp</source>
        <translation>Authority code</translation>
    </message>
    <message>
        <source>Mã khu vực</source>
        <translation>Area code</translation>
    </message>
    <message>
        <source>Thiết bị</source>
        <translation>Device</translation>
    </message>
    <message>
        <source>Mục ngoài nhật ký đã ký (ai cũng có thể bịa ra)</source>
        <translation>Entries outside the signed logs (anybody may have made them up)</translation>
    </message>
    <message>
        <source>Bỏ ra</source>
        <translation>Left out</translation>
    </message>
    <message>
        <source>Tính cả</source>
        <translation>Counted too</translation>
    </message>
    <message>
        <source>Loại mục</source>
        <translation>Kind of entry</translation>
    </message>
    <message>
        <source>Lượt quét</source>
        <translation>Scans</translation>
    </message>
    <message>
        <source>Đăng nhập, giao quyền</source>
        <translation>Sign-ins, grants</translation>
    </message>
    <message>
        <source>Việc ở bàn</source>
        <translation>Desk work</translation>
    </message>
    <message>
        <source>Cấp, thu hồi giấy</source>
        <translation>Issue, revocation</translation>
    </message>
    <message>
        <source>Máy trạm</source>
        <translation>The machine</translation>
    </message>
    <message>
        <source>Mọi mục</source>
        <translation>All</translation>
    </message>
</context>
<context>
    <name>HandOutSheet</name>
    <message>
        <source>Xuất và ký</source>
        <translation>Export and sign</translation>
    </message>
    <message>
        <source>Lưu vào đâu</source>
        <translation>Where to</translation>
    </message>
    <message>
        <source>Ai cũng kiểm tra được, ở thư mục có các tệp, bằng các lệnh này (chúng cũng có trong bản kê). Khóa là của ai thì phải biết từ nơi khác.</source>
        <translation>Anybody can verify it, in the folder of the files, by these commands (the manifest has them too). Whose key it is has to be known from elsewhere.</translation>
    </message>
    <message>
        <source>Lệnh để kiểm tra</source>
        <translation>Commands to verify</translation>
    </message>
    <message>
        <source>Dạng</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>PDF từng lượt</source>
        <translation>PDF of rows</translation>
    </message>
    <message>
        <source>Báo cáo PDF</source>
        <translation>PDF report</translation>
    </message>
    <message>
        <source>Cán bộ và số giấy</source>
        <translation>Officers and pass numbers</translation>
    </message>
    <message>
        <source>Như đã ghi</source>
        <translation>As written</translation>
    </message>
    <message>
        <source>Bí danh</source>
        <translation>Pseudonyms</translation>
    </message>
    <message>
        <source>Lưu vào…</source>
        <translation>Save to…</translation>
    </message>
    <message>
        <source>Lưu vào %1</source>
        <translation>Save to %1</translation>
    </message>
    <message>
        <source>Mã PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Mật khẩu của khóa, nếu có</source>
        <translation>Passphrase of the key, if it has one</translation>
    </message>
    <message>
        <source>Dừng</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Trang PDF không có nhánh, loại mục, khu vực, nguồn và đồng hồ; chữ quá dài bị cắt còn hai dòng. CSV và XLSX có đủ.</source>
        <translation>PDF pages have no branch, kind of entry, area, source and clock; long texts are cut to two lines. CSV and XLSX have all of it.</translation>
    </message>
    <message>
        <source>Chứng minh đến đâu</source>
        <translation>Until when proven</translation>
    </message>
</context>
<context>
    <name>HelpPanel</name>
    <message>
        <source>Phím tắt</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Trang này</source>
        <translation>This page</translation>
    </message>
    <message>
        <source>Tra số giấy</source>
        <translation>Look up a pass number</translation>
    </message>
    <message>
        <source>Đọc mã từ tệp ảnh hoặc PDF</source>
        <translation>Read a code from a picture or PDF</translation>
    </message>
    <message>
        <source>Ca trực: cán bộ và chốt</source>
        <translation>Shift: officer and checkpoint</translation>
    </message>
    <message>
        <source>Bật, tắt đèn camera</source>
        <translation>Camera light on, off</translation>
    </message>
    <message>
        <source>Biển số xe đang qua chốt</source>
        <translation>Plate of the vehicle at the barrier</translation>
    </message>
    <message>
        <source>Tình trạng trạm</source>
        <translation>State of the station</translation>
    </message>
    <message>
        <source>Cài đặt</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Toàn màn hình</source>
        <translation>Full screen</translation>
    </message>
    <message>
        <source>Tiếng Việt, English</source>
        <translation>Tiếng Việt, English</translation>
    </message>
    <message>
        <source>Màn hình sáng, tối</source>
        <translation>Light, dark screen</translation>
    </message>
    <message>
        <source>Sang nút kế; Enter để bấm</source>
        <translation>Next button; Enter presses it</translation>
    </message>
    <message>
        <source>Khóa, mở khóa màn hình</source>
        <translation>Lock, unlock the screen</translation>
    </message>
    <message>
        <source>Đóng trang; xóa thẻ</source>
        <translation>Close a page; clear the card</translation>
    </message>
    <message>
        <source>Nạp dữ liệu mới</source>
        <translation>Take in new data</translation>
    </message>
    <message>
        <source>Xem thêm trên thẻ</source>
        <translation>Read on in the card</translation>
    </message>
    <message>
        <source>Đồng bộ ngay</source>
        <translation>Sync now</translation>
    </message>
    <message>
        <source>Các trang của bàn</source>
        <translation>The desk&apos;s pages</translation>
    </message>
    <message>
        <source>Tìm trong danh sách</source>
        <translation>Find in the list</translation>
    </message>
    <message>
        <source>Đi trong danh sách; Enter để mở</source>
        <translation>Walk the list; Enter opens</translation>
    </message>
    <message>
        <source>Hồ sơ mới; dòng mới</source>
        <translation>New request; new line</translation>
    </message>
    <message>
        <source>Danh sách từ tệp vào hồ sơ</source>
        <translation>A list from a file into the request</translation>
    </message>
    <message>
        <source>Duyệt dòng</source>
        <translation>Approve the line</translation>
    </message>
    <message>
        <source>Từ chối dòng; trong sổ: thu hồi</source>
        <translation>Refuse the line; in the register: revoke</translation>
    </message>
    <message>
        <source>Hoàn tác; trong sổ: khôi phục</source>
        <translation>Undo; in the register: reinstate</translation>
    </message>
    <message>
        <source>Chọn; Shift+mũi tên: nhiều dòng</source>
        <translation>Choose; Shift and arrows: several</translation>
    </message>
    <message>
        <source>Chọn tất cả đang hiện</source>
        <translation>Choose all that is shown</translation>
    </message>
    <message>
        <source>Ghi dòng đang nhập</source>
        <translation>Take the line</translation>
    </message>
    <message>
        <source>Quay lại; bỏ chọn</source>
        <translation>Back; choose none</translation>
    </message>
    <message>
        <source>Khóa bàn</source>
        <translation>Lock the desk</translation>
    </message>
    <message>
        <source>Trong sổ: in giấy đã chọn</source>
        <translation>In the register: print the passes chosen</translation>
    </message>
    <message>
        <source>Trong sổ: cấp đổi giấy</source>
        <translation>In the register: replace a pass</translation>
    </message>
    <message>
        <source>Khóa ca trực: cần mã PIN hoặc mật khẩu</source>
        <translation>Lock the shift: PIN or password</translation>
    </message>
    <message>
        <source>Bỏ dòng; khi đóng dấu: thôi làm tiếp</source>
        <translation>Take out lines; at the seal: give up</translation>
    </message>
    <message>
        <source>Quét căn cước bằng camera</source>
        <translation>Scan the ID card with the camera</translation>
    </message>
    <message>
        <source>Đầu, cuối danh sách</source>
        <translation>First, last of the list</translation>
    </message>
    <message>
        <source>Thiết bị</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>Cho máy vào</source>
        <translation>Let a device in</translation>
    </message>
    <message>
        <source>Đọc lại</source>
        <translation>Read again</translation>
    </message>
    <message>
        <source>Quay lại; cất mã</source>
        <translation>Back; put the code away</translation>
    </message>
    <message>
        <source>Tài khoản</source>
        <translation>Accounts</translation>
    </message>
    <message>
        <source>Thêm người</source>
        <translation>Add a person</translation>
    </message>
    <message>
        <source>Ký và công bố tài khoản</source>
        <translation>Sign and publish accounts</translation>
    </message>
</context>
<context>
    <name>HistoryStrip</name>
    <message>
        <source>không phải giấy đi đường</source>
        <translation>not a travel pass</translation>
    </message>
</context>
<context>
    <name>HowToVerify</name>
    <message>
        <source>Ai cũng kiểm tra được, ở thư mục có các tệp, bằng các lệnh này (chúng cũng có trong bản kê). Khóa là của ai thì phải biết từ nơi khác.</source>
        <translation>Anybody verifies it, in the folder with the files, by these commands (the manifest has them too). Whose key it is has to be known from elsewhere.</translation>
    </message>
    <message>
        <source>Lệnh để kiểm tra</source>
        <translation>Commands to verify it</translation>
    </message>
</context>
<context>
    <name>ImportOutcome</name>
    <message numerus="yes">
        <source>%n giây</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportPanel</name>
    <message>
        <source>Nạp dữ liệu mới</source>
        <translation>Take in new data</translation>
    </message>
    <message>
        <source>Chọn thư mục dữ liệu</source>
        <translation>Choose the folder with the data</translation>
    </message>
    <message>
        <source>Tìm lại</source>
        <translation>Look again</translation>
    </message>
    <message>
        <source>Chọn thư mục…</source>
        <translation>Choose a folder…</translation>
    </message>
    <message>
        <source>Nạp từ nơi khác</source>
        <translation>From elsewhere</translation>
    </message>
    <message>
        <source>Đang tìm trên USB và thẻ nhớ…</source>
        <translation>Looking on USB sticks and memory cards…</translation>
    </message>
    <message>
        <source>Chưa thấy dữ liệu trên USB hoặc thẻ nhớ nào. Cắm vào, đợi vài giây rồi bấm “Tìm lại”.</source>
        <translation>No data found on any USB stick or memory card yet. Plug one in, wait some seconds, press “Look again”.</translation>
    </message>
</context>
<context>
    <name>InboxPage</name>
    <message>
        <source>Tìm ( / )</source>
        <translation>Find ( / )</translation>
    </message>
    <message>
        <source>Tìm hồ sơ</source>
        <translation>Find a request</translation>
    </message>
    <message>
        <source>Đang mở hồ sơ…</source>
        <translation>Opening the requests…</translation>
    </message>
    <message>
        <source>Hồ sơ mới</source>
        <translation>New request</translation>
    </message>
</context>
<context>
    <name>IntegritySheet</name>
    <message>
        <source>Nhật ký chứng minh đến đâu</source>
        <translation>Until when logs are proven</translation>
    </message>
    <message>
        <source>Dừng</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Đọc lại toàn bộ kho</source>
        <translation>Read the whole archive again</translation>
    </message>
    <message>
        <source>Lưu PDF, có chữ ký…</source>
        <translation>Save as a signed PDF…</translation>
    </message>
</context>
<context>
    <name>KeyChooser</name>
    <message>
        <source>Chọn tệp khóa của bạn</source>
        <translation>Choose your key file</translation>
    </message>
    <message>
        <source>Tệp khóa (*.key)</source>
        <translation>Key files (*.key)</translation>
    </message>
    <message>
        <source>Mọi tệp (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>Tệp khóa</source>
        <translation>Key file</translation>
    </message>
    <message>
        <source>Thiết bị ký</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Chọn tệp khóa…</source>
        <translation>Choose the key file…</translation>
    </message>
    <message>
        <source>Tìm lại thiết bị ký</source>
        <translation>Look for tokens again</translation>
    </message>
    <message>
        <source>Địa chỉ thiết bị ký</source>
        <translation>Address of the token</translation>
    </message>
</context>
<context>
    <name>KeyFields</name>
    <message>
        <source>Chọn tệp khóa của bàn</source>
        <translation>Choose the desk&apos;s key file</translation>
    </message>
    <message>
        <source>Tệp khóa (*.key)</source>
        <translation>Key files (*.key)</translation>
    </message>
    <message>
        <source>Mọi tệp (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>Mật khẩu khóa của bàn</source>
        <translation>Passphrase of the desk&apos;s key</translation>
    </message>
    <message>
        <source>Đang mở khóa…</source>
        <translation>Opening the key…</translation>
    </message>
    <message>
        <source>Đăng nhập</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>Chọn tệp khóa…</source>
        <translation>Choose the key file…</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>Xóa một ký tự</source>
        <translation>Erase one character</translation>
    </message>
</context>
<context>
    <name>KioskSetting</name>
    <message>
        <source>Khóa màn hình vào chốt</source>
        <translation>Lock the screen to the checkpoint</translation>
    </message>
    <message>
        <source>Đặt mã mở khóa, ít nhất 4 ký tự</source>
        <translation>New unlock code, at least 4 characters</translation>
    </message>
    <message>
        <source>Mở khóa…</source>
        <translation>Unlock…</translation>
    </message>
    <message>
        <source>Khóa màn hình</source>
        <translation>Lock the screen</translation>
    </message>
</context>
<context>
    <name>LineActions</name>
    <message>
        <source>Duyệt</source>
        <translation>Approve</translation>
    </message>
    <message>
        <source>Từ chối…</source>
        <translation>Refuse…</translation>
    </message>
    <message>
        <source>Hoàn tác</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Thêm dòng</source>
        <translation>Add a line</translation>
    </message>
    <message>
        <source>Bỏ dòng</source>
        <translation>Take out</translation>
    </message>
    <message>
        <source>Bỏ chọn</source>
        <translation>Choose none</translation>
    </message>
    <message>
        <source>Danh sách…</source>
        <translation>List…</translation>
    </message>
</context>
<context>
    <name>LineFields</name>
    <message>
        <source>Họ và tên</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Quét thẻ căn cước, hoặc gõ</source>
        <translation>Scan the ID card, or type</translation>
    </message>
    <message>
        <source>Số căn cước</source>
        <translation>ID number</translation>
    </message>
    <message>
        <source>Năm sinh</source>
        <translation>Year of birth</translation>
    </message>
    <message>
        <source>Biển số xe</source>
        <translation>Plates</translation>
    </message>
    <message>
        <source>Hộ (số sổ, số nhà)</source>
        <translation>Household (number of its book, house)</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Lý do đi đường</source>
        <translation>Reason for travelling</translation>
    </message>
    <message>
        <source>Khu vực được đi</source>
        <translation>Areas</translation>
    </message>
    <message>
        <source>Có giá trị đến hết ngày</source>
        <translation>Holds to the end of</translation>
    </message>
    <message>
        <source>Từ ngày (để trống: từ khi cấp)</source>
        <translation>From (empty: when it is issued)</translation>
    </message>
    <message>
        <source>Tuyến đường</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>Số giấy đã phát trước (nếu có)</source>
        <translation>Number of earlier paper (if any)</translation>
    </message>
    <message>
        <source>Ngày phát giấy đó</source>
        <translation>Day it was handed out</translation>
    </message>
</context>
<context>
    <name>LineForm</name>
    <message>
        <source>Ghi dòng</source>
        <translation>Take the line</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Quét căn cước</source>
        <translation>Scan ID card</translation>
    </message>
    <message>
        <source>Bỏ thay đổi</source>
        <translation>Drop the changes</translation>
    </message>
</context>
<context>
    <name>LinesSection</name>
    <message>
        <source>Tất cả</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Chưa xét</source>
        <translation>Undecided</translation>
    </message>
    <message>
        <source>Đã duyệt</source>
        <translation>Approved</translation>
    </message>
    <message>
        <source>Từ chối</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Trùng</source>
        <translation>Same</translation>
    </message>
    <message>
        <source>Tìm ( / )</source>
        <translation>Find ( / )</translation>
    </message>
    <message>
        <source>Tìm dòng</source>
        <translation>Find a line</translation>
    </message>
    <message>
        <source>Hồ sơ chưa có dòng nào.</source>
        <translation>The request has no lines yet.</translation>
    </message>
    <message>
        <source>Không có dòng nào khớp.</source>
        <translation>No line matches.</translation>
    </message>
    <message>
        <source>Hồ sơ chưa có dòng nào. Nhấn N hoặc quét thẻ căn cước để thêm, L để lấy danh sách từ tệp.</source>
        <translation>The request has no lines yet. Press N or scan an ID card to add one, L to take a list from a file.</translation>
    </message>
</context>
<context>
    <name>ListChecked</name>
    <message>
        <source>Lưu các dòng cần sửa</source>
        <translation>Save the rows to be corrected</translation>
    </message>
    <message>
        <source>Không có dòng nào dùng được.</source>
        <translation>No row can be used.</translation>
    </message>
    <message>
        <source>Không có gì.</source>
        <translation>There is nothing.</translation>
    </message>
    <message>
        <source>Nhận %1 dòng tốt</source>
        <translation>Take %1 good rows</translation>
    </message>
    <message>
        <source>Lưu %1 dòng cần sửa…</source>
        <translation>Save %1 to be corrected…</translation>
    </message>
    <message>
        <source>Cột…</source>
        <translation>Columns…</translation>
    </message>
    <message>
        <source>Tệp khác</source>
        <translation>Another file</translation>
    </message>
    <message>
        <source>can-sua-%1</source>
        <translation>to-correct-%1</translation>
    </message>
</context>
<context>
    <name>ListColumns</name>
    <message>
        <source>Tờ “%1”</source>
        <translation>Sheet “%1”</translation>
    </message>
    <message>
        <source>Kiểm tra các dòng</source>
        <translation>Check the rows</translation>
    </message>
    <message>
        <source>Tệp khác</source>
        <translation>Another file</translation>
    </message>
    <message>
        <source>Bảng mã: %1</source>
        <translation>Encoding: %1</translation>
    </message>
</context>
<context>
    <name>ListDuplicates</name>
    <message>
        <source>Nhận, bỏ các dòng trùng</source>
        <translation>Take, without the duplicates</translation>
    </message>
    <message>
        <source>Nhận cả các dòng trùng</source>
        <translation>Take the duplicates too</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>ListFieldRow</name>
    <message>
        <source>chọn…</source>
        <translation>choose…</translation>
    </message>
</context>
<context>
    <name>ListPage</name>
    <message>
        <source>Về hồ sơ</source>
        <translation>Back to the request</translation>
    </message>
    <message>
        <source>Danh sách từ tệp</source>
        <translation>A list from a file</translation>
    </message>
    <message>
        <source>Đang đọc danh sách…</source>
        <translation>Reading the list…</translation>
    </message>
    <message>
        <source>Đang kiểm tra từng dòng…</source>
        <translation>Checking each row…</translation>
    </message>
    <message>
        <source>Đang nhận các dòng vào hồ sơ…</source>
        <translation>Taking the rows into the request…</translation>
    </message>
</context>
<context>
    <name>ListPicker</name>
    <message>
        <source>Gõ để tìm</source>
        <translation>Type to find</translation>
    </message>
    <message>
        <source>Tuyến đường</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>Xong</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>ListStart</name>
    <message>
        <source>Chọn danh sách</source>
        <translation>Choose a list</translation>
    </message>
    <message>
        <source>Danh sách (*.csv *.xlsx *.txt)</source>
        <translation>Lists (*.csv *.xlsx *.txt)</translation>
    </message>
    <message>
        <source>Mọi tệp (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>Lưu mẫu danh sách</source>
        <translation>Save an empty list</translation>
    </message>
    <message>
        <source>Lưu các dòng cần sửa</source>
        <translation>Save the rows to be corrected</translation>
    </message>
    <message>
        <source>Danh sách CSV hoặc XLSX. Dòng đúng thành dòng của hồ sơ; dòng sai được trả lại thành tệp giống tệp đã gửi, có cột nói sai ở đâu. Tệp gốc được đính kèm.</source>
        <translation>A list as CSV or XLSX. Good rows become lines of the request; bad ones come back as a file like the one that was sent, with a column that says what is wrong. The file itself is attached.</translation>
    </message>
    <message>
        <source>Danh sách của ai</source>
        <translation>Whose list it is</translation>
    </message>
    <message>
        <source>Về hồ sơ</source>
        <translation>Back to the request</translation>
    </message>
    <message>
        <source>Lưu %1 dòng cần sửa…</source>
        <translation>Save %1 to be corrected…</translation>
    </message>
    <message>
        <source>Danh sách khác…</source>
        <translation>Another list…</translation>
    </message>
    <message>
        <source>Chọn tệp…</source>
        <translation>Choose a file…</translation>
    </message>
    <message>
        <source>Tải mẫu danh sách…</source>
        <translation>Save an empty list…</translation>
    </message>
    <message>
        <source>Đọc lại theo bảng mã khác</source>
        <translation>Read it in another encoding</translation>
    </message>
    <message>
        <source>mau-danh-sach</source>
        <translation>list-template</translation>
    </message>
    <message>
        <source>can-sua-%1</source>
        <translation>to-correct-%1</translation>
    </message>
</context>
<context>
    <name>LockStep</name>
    <message>
        <source>%1: nhập PIN để làm tiếp.</source>
        <translation>%1: type your PIN to go on.</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Mở khóa</source>
        <translation>Unlock</translation>
    </message>
    <message>
        <source>Người khác, hoặc quên PIN</source>
        <translation>Somebody else, or PIN forgotten</translation>
    </message>
</context>
<context>
    <name>LookUpPanel</name>
    <message>
        <source>Tra số giấy</source>
        <translation>Look up a pass number</translation>
    </message>
    <message>
        <source>Số giấy</source>
        <translation>Pass number</translation>
    </message>
    <message>
        <source>Tra</source>
        <translation>Look up</translation>
    </message>
    <message>
        <source>Đã quét ở trạm này</source>
        <translation>Scanned at this station</translation>
    </message>
    <message>
        <source>Tra số khác</source>
        <translation>Another number</translation>
    </message>
</context>
<context>
    <name>MailListRows</name>
    <message>
        <source>Thư có danh sách. Cột nào danh sách không có thì mọi dòng theo:</source>
        <translation>A list came with it. For what it has no column, all rows say:</translation>
    </message>
    <message>
        <source>%1: chọn…</source>
        <translation>%1: choose…</translation>
    </message>
</context>
<context>
    <name>MailPage</name>
    <message>
        <source>Đang gửi và nhận…</source>
        <translation>Sending and fetching…</translation>
    </message>
    <message>
        <source>Gửi và nhận ngay</source>
        <translation>Send and fetch now</translation>
    </message>
    <message>
        <source>Đang mở thư…</source>
        <translation>Opening the mails…</translation>
    </message>
</context>
<context>
    <name>MailPrompt</name>
    <message>
        <source>Thư này của hồ sơ nào?</source>
        <translation>Whose is this mail?</translation>
    </message>
    <message>
        <source>Gửi lại thư này. Vì sao?</source>
        <translation>Send this mail again. Why?</translation>
    </message>
    <message>
        <source>Bỏ thư này, không gửi nữa. Vì sao?</source>
        <translation>Give this mail up. Why?</translation>
    </message>
    <message>
        <source>Không làm gì với thư này. Vì sao?</source>
        <translation>Nothing is to be done about this mail. Why?</translation>
    </message>
    <message>
        <source>Số hồ sơ</source>
        <translation>Number of the request</translation>
    </message>
    <message>
        <source>Địa chỉ thư</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Nhận vào hồ sơ này</source>
        <translation>Take it into this request</translation>
    </message>
    <message>
        <source>Đồng ý</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Hoặc lập hồ sơ mới từ thư này:</source>
        <translation>Or begin a request with it:</translation>
    </message>
    <message>
        <source>Chỉ nhận tệp, chưa lấy dòng</source>
        <translation>Take the files only, no rows yet</translation>
    </message>
</context>
<context>
    <name>MailSheet</name>
    <message>
        <source>Lưu thư ra</source>
        <translation>Save the mail</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Nhận vào hồ sơ…</source>
        <translation>Take into a request…</translation>
    </message>
    <message>
        <source>Để riêng…</source>
        <translation>Put aside…</translation>
    </message>
    <message>
        <source>Lưu ra…</source>
        <translation>Save as…</translation>
    </message>
    <message>
        <source>Gửi lại…</source>
        <translation>Send again…</translation>
    </message>
    <message>
        <source>Bỏ thư này…</source>
        <translation>Give up…</translation>
    </message>
    <message>
        <source>Mở hồ sơ %1</source>
        <translation>Open request %1</translation>
    </message>
    <message>
        <source>thu</source>
        <translation>mail</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Thông Hành: chốt kiểm tra</source>
        <translation>Thông Hành: checkpoint</translation>
    </message>
    <message>
        <source>DIỄN TẬP: tỉnh giả lập, không dùng để kiểm soát thật</source>
        <translation>DEMONSTRATION: a made-up province, not for real checks</translation>
    </message>
    <message>
        <source>Thông Hành: bàn cấp giấy</source>
        <translation>Thông Hành: ward desk</translation>
    </message>
    <message>
        <source>Thông Hành: giám sát</source>
        <translation>Thông Hành: oversight</translation>
    </message>
    <message>
        <source>Thông Hành: quản trị</source>
        <translation>Thông Hành: administration</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>NameFields</name>
    <message>
        <source>Mã cán bộ</source>
        <translation>Officer&apos;s ID</translation>
    </message>
</context>
<context>
    <name>NewRequest</name>
    <message>
        <source>Vai trò này không lập hồ sơ mới.</source>
        <translation>This role begins no requests.</translation>
    </message>
    <message>
        <source>Hồ sơ mới của ai?</source>
        <translation>Whose request is it?</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Leave it</translation>
    </message>
</context>
<context>
    <name>OfficeAccountActions</name>
    <message>
        <source>Chọn danh sách đơn vị gửi</source>
        <translation>Choose the unit&apos;s list</translation>
    </message>
    <message>
        <source>Danh sách (*.xlsx *.csv)</source>
        <translation>Lists (*.xlsx *.csv)</translation>
    </message>
    <message>
        <source>Mọi tệp (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>Thêm người</source>
        <translation>Add a person</translation>
    </message>
    <message>
        <source>Nhận danh sách</source>
        <translation>Take a list in</translation>
    </message>
    <message>
        <source>In phiếu</source>
        <translation>Print slips</translation>
    </message>
    <message>
        <source>Ký và công bố</source>
        <translation>Sign and publish</translation>
    </message>
    <message>
        <source>Đóng gói</source>
        <translation>Pack</translation>
    </message>
</context>
<context>
    <name>OfficeAccountForm</name>
    <message>
        <source>Họ và tên</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>vd. %1</source>
        <translation>e.g. %1</translation>
    </message>
    <message>
        <source>Chức vụ</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Thư điện tử, chỉ để ở đây</source>
        <translation>E-mail; stays here</translation>
    </message>
    <message>
        <source>Điện thoại, chỉ để ở đây</source>
        <translation>Phone; stays here</translation>
    </message>
    <message>
        <source>Tên đăng nhập; để trống: lấy từ tên</source>
        <translation>User name; empty: made of the name</translation>
    </message>
    <message>
        <source>Ngày cuối được đăng nhập; để trống: không hạn</source>
        <translation>Last day of signing in; empty: no end</translation>
    </message>
    <message>
        <source>Mã đơn vị mới</source>
        <translation>The new unit&apos;s code</translation>
    </message>
    <message>
        <source>Mã đơn vị trong danh bạ</source>
        <translation>The unit&apos;s code in the directory</translation>
    </message>
    <message>
        <source>Người mới ở %1</source>
        <translation>New in %1</translation>
    </message>
    <message>
        <source>Đơn vị mới</source>
        <translation>New unit</translation>
    </message>
    <message>
        <source>Không hiểu ngày này. Ví dụ: 31/12/2026.</source>
        <translation>This is no day. For instance: 31/12/2026.</translation>
    </message>
    <message>
        <source>Ghi</source>
        <translation>Write it</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>OfficeAccountsPage</name>
    <message>
        <source>Tìm tên, chức vụ, tên đăng nhập</source>
        <translation>Find a name, position, user name</translation>
    </message>
    <message>
        <source>Tìm người</source>
        <translation>Find a person</translation>
    </message>
    <message>
        <source>Đang đọc…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>Thư mục chưa có danh sách của đơn vị nào.</source>
        <translation>There is no unit&apos;s roster in the folder yet.</translation>
    </message>
    <message>
        <source>Không có ai như vậy.</source>
        <translation>There is nobody like that.</translation>
    </message>
    <message>
        <source>Đơn vị này chưa có ai. Hãy nhận danh sách đơn vị gửi, hoặc thêm từng người.</source>
        <translation>There is nobody in this unit yet. Take its list in, or add people one by one.</translation>
    </message>
    <message>
        <source>Sẽ công bố cho các máy của đơn vị</source>
        <translation>This will be published for the unit&apos;s devices</translation>
    </message>
    <message>
        <source>Danh sách được đóng gói vào packages; sau đó đưa vào targets và ký.</source>
        <translation>The list is packed into packages; then it goes into the targets and is signed.</translation>
    </message>
    <message>
        <source>Dòng đạt được nhận; dòng phải sửa được ghi thành tệp trong returned để gửi lại đơn vị.</source>
        <translation>Good rows are taken; those to be corrected become a file in returned, to be sent back.</translation>
    </message>
    <message>
        <source>Đóng gói</source>
        <translation>Pack</translation>
    </message>
    <message>
        <source>Nhận các dòng đạt</source>
        <translation>Take the good rows</translation>
    </message>
</context>
<context>
    <name>OfficeCodeForm</name>
    <message>
        <source>Địa chỉ máy chủ</source>
        <translation>The hub&apos;s address</translation>
    </message>
    <message>
        <source>Khóa của máy chủ; để trống: hỏi máy chủ ở máy này</source>
        <translation>The hub&apos;s key; empty: ask the hub on this machine</translation>
    </message>
    <message>
        <source>Khóa của máy chủ</source>
        <translation>The hub&apos;s key</translation>
    </message>
    <message>
        <source>Mã dùng một lần; để trống: máy chủ ở máy này tạo</source>
        <translation>Token; empty: the hub on this machine makes one</translation>
    </message>
    <message>
        <source>Mã dùng một lần</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Dùng được mấy giờ</source>
        <translation>Good for how many hours</translation>
    </message>
    <message>
        <source>Mã trước đã hết hạn. Hãy tạo mã khác.</source>
        <translation>The code before has expired. Make another.</translation>
    </message>
    <message>
        <source>Mỗi mã cho một máy mới. Máy đó quét mã ngay trên màn hình này.</source>
        <translation>One code for each new device. It scans the code from this screen.</translation>
    </message>
    <message>
        <source>Tạo mã</source>
        <translation>Make the code</translation>
    </message>
</context>
<context>
    <name>OfficeCodeShown</name>
    <message>
        <source>Mã ghi danh</source>
        <translation>Enrolment code</translation>
    </message>
    <message>
        <source>Cất mã</source>
        <translation>Put it away</translation>
    </message>
</context>
<context>
    <name>OfficeDeviceForm</name>
    <message>
        <source>Tên tiếng Việt</source>
        <translation>Name in Vietnamese</translation>
    </message>
    <message>
        <source>vd. %1</source>
        <translation>e.g. %1</translation>
    </message>
    <message>
        <source>Tên tiếng Anh</source>
        <translation>Name in English</translation>
    </message>
    <message>
        <source>Mã chốt</source>
        <translation>Checkpoint (code)</translation>
    </message>
    <message>
        <source>Mã khu vực</source>
        <translation>Area (code)</translation>
    </message>
    <message>
        <source>Cơ quan mà máy cấp giấy cho; máy ở chốt thì để trống</source>
        <translation>Authority for which it issues; empty at checkpoints</translation>
    </message>
    <message>
        <source>Gõ đúng tên thiết bị: %1</source>
        <translation>Type the device&apos;s name: %1</translation>
    </message>
    <message>
        <source>Ở lần liên lạc tới, máy gửi nhật ký rồi hủy khóa và mọi dữ liệu của nó. Không lấy lại được.</source>
        <translation>At its next contact it sends its log, then destroys its keys and all its data. Nothing can be got back.</translation>
    </message>
    <message>
        <source>Xem sẽ đổi gì</source>
        <translation>See what changes</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>OfficeDeviceSheet</name>
    <message>
        <source>Đặt tên</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Nơi đặt</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Tạm ngưng</source>
        <translation>Suspend</translation>
    </message>
    <message>
        <source>Cho dùng lại</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>Thu hồi</source>
        <translation>Revoke</translation>
    </message>
    <message>
        <source>Xóa sạch máy</source>
        <translation>Wipe</translation>
    </message>
    <message>
        <source>Rút lệnh xóa</source>
        <translation>Withdraw the wipe</translation>
    </message>
    <message>
        <source>Thêm vào danh bạ</source>
        <translation>Add to the directory</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>OfficeDevicesPage</name>
    <message>
        <source>Tìm tên, mã, khóa, chốt</source>
        <translation>Find a name, id, key, place</translation>
    </message>
    <message>
        <source>Tìm thiết bị</source>
        <translation>Find a device</translation>
    </message>
    <message>
        <source>Cần xem</source>
        <translation>To be seen to</translation>
    </message>
    <message>
        <source>Chỉ thiết bị cần người xem</source>
        <translation>Only devices that need a person</translation>
    </message>
    <message>
        <source>Đang đọc…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>Không có thiết bị nào như vậy.</source>
        <translation>There is no such device.</translation>
    </message>
    <message>
        <source>Danh bạ chưa có thiết bị nào. Ở trang “Cho máy vào” hãy tạo mã cho máy đầu tiên.</source>
        <translation>The directory has no device yet. On the page “Let a device in” make a code for the first one.</translation>
    </message>
</context>
<context>
    <name>OfficeEnrolmentPage</name>
    <message>
        <source>Máy xin vào</source>
        <translation>Asking to be let in</translation>
    </message>
    <message>
        <source>Đang đọc…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>Không có máy nào đang chờ.</source>
        <translation>No device is waiting.</translation>
    </message>
</context>
<context>
    <name>OfficeFolder</name>
    <message>
        <source>Chọn thư mục của quản trị viên (có directory.json)</source>
        <translation>Choose the administrator&apos;s folder (with directory.json)</translation>
    </message>
</context>
<context>
    <name>OfficePersonSheet</name>
    <message>
        <source>Sửa</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Vai trò</source>
        <translation>Roles</translation>
    </message>
    <message>
        <source>Ngừng</source>
        <translation>Disable</translation>
    </message>
    <message>
        <source>Dùng lại</source>
        <translation>Enable</translation>
    </message>
    <message>
        <source>Hạn</source>
        <translation>Expiry</translation>
    </message>
    <message>
        <source>Phiếu mới</source>
        <translation>New slip</translation>
    </message>
    <message>
        <source>Mở khóa</source>
        <translation>Unlock</translation>
    </message>
    <message>
        <source>Bỏ mật khẩu</source>
        <translation>Forget the password</translation>
    </message>
    <message>
        <source>Chuyển đơn vị</source>
        <translation>Move</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Ký và công bố</source>
        <translation>Sign and publish</translation>
    </message>
</context>
<context>
    <name>OfficeRequestSheet</name>
    <message>
        <source>Ai giữ USB cũng làm được một yêu cầu như vậy. Hỏi người ở máy đó đọc cả khóa, và gõ đủ vào đây.</source>
        <translation>Whoever holds the stick can make such a request. Have the whole key read to you from the device, and type all of it here.</translation>
    </message>
    <message>
        <source>Hỏi người ở máy đó đọc khóa mà máy đang hiện, và gõ ít nhất 16 chữ số đầu vào đây.</source>
        <translation>Have the key read to you that the device shows, and type at least its first 16 digits here.</translation>
    </message>
    <message>
        <source>Khóa mà máy đó hiện</source>
        <translation>The key that the device shows</translation>
    </message>
    <message>
        <source>Tên ở máy chủ</source>
        <translation>Its name at the hub</translation>
    </message>
    <message>
        <source>Phê duyệt</source>
        <translation>Approve</translation>
    </message>
    <message>
        <source>Từ chối</source>
        <translation>Refuse</translation>
    </message>
    <message>
        <source>Để sau</source>
        <translation>Later</translation>
    </message>
</context>
<context>
    <name>OfficeSigningSheet</name>
    <message>
        <source>Ký và công bố tài khoản của %1</source>
        <translation>Sign and publish the accounts of %1</translation>
    </message>
    <message>
        <source>Thiết bị nhận khi người công bố chạy publish lần tới, có thể ngay bây giờ.</source>
        <translation>Devices take it once the publisher has run `publish` again, which can be at once.</translation>
    </message>
    <message>
        <source>Chọn thư mục của cây công bố</source>
        <translation>Choose the folder of the published tree</translation>
    </message>
    <message>
        <source>Chọn gốc tin cậy</source>
        <translation>Choose the root of trust</translation>
    </message>
    <message>
        <source>Gốc tin cậy (*root.json)</source>
        <translation>Root of trust (*root.json)</translation>
    </message>
    <message>
        <source>Mọi tệp (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>Chọn cây công bố…</source>
        <translation>Choose the published tree…</translation>
    </message>
    <message>
        <source>Cây: %1</source>
        <translation>Tree: %1</translation>
    </message>
    <message>
        <source>Chọn gốc tin cậy…</source>
        <translation>Choose the root of trust…</translation>
    </message>
    <message>
        <source>Gốc: %1</source>
        <translation>Root: %1</translation>
    </message>
    <message>
        <source>Mã PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Mật khẩu của khóa, nếu có</source>
        <translation>Passphrase of the key, if it has one</translation>
    </message>
    <message>
        <source>Đang làm…</source>
        <translation>Working…</translation>
    </message>
    <message>
        <source>Ký</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>OfficeUnits</name>
    <message>
        <source>Đơn vị mới</source>
        <translation>New unit</translation>
    </message>
</context>
<context>
    <name>OversightActions</name>
    <message>
        <source>Xuất, lập báo cáo…</source>
        <translation>Export, report…</translation>
    </message>
    <message>
        <source>Tìm biển số, căn cước…</source>
        <translation>Find plate, ID card…</translation>
    </message>
    <message>
        <source>Lấy thêm, kho khác…</source>
        <translation>Take more, other archive…</translation>
    </message>
    <message>
        <source>Khóa</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>Dấu hiệu có bản sao</source>
        <translation>Signs of copies</translation>
    </message>
    <message>
        <source>Nhật ký chứng minh đến đâu</source>
        <translation>Until when logs are proven</translation>
    </message>
    <message>
        <source>Ai đã lấy gì từ kho</source>
        <translation>Who had what out of it</translation>
    </message>
    <message>
        <source>Rút gọn dữ liệu cũ…</source>
        <translation>Let go of old data…</translation>
    </message>
    <message>
        <source>Theo tổ chức…</source>
        <translation>By organisation…</translation>
    </message>
</context>
<context>
    <name>OversightBar</name>
    <message>
        <source>Giám sát nhật ký</source>
        <translation>Log oversight</translation>
    </message>
    <message>
        <source>Khóa</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>Ra khỏi đây</source>
        <translation>Leave</translation>
    </message>
</context>
<context>
    <name>OversightHead</name>
    <message>
        <source>Lọc</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Danh sách</source>
        <translation>List</translation>
    </message>
    <message>
        <source>Thống kê</source>
        <translation>Figures</translation>
    </message>
    <message>
        <source>Việc khác</source>
        <translation>More</translation>
    </message>
</context>
<context>
    <name>Panel</name>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>PassActions</name>
    <message>
        <source>Lưu mã thành ảnh</source>
        <translation>Save the code as a picture</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Mở hồ sơ</source>
        <translation>Open the request</translation>
    </message>
    <message>
        <source>In…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>Lưu mã thành ảnh…</source>
        <translation>Save the code as a picture…</translation>
    </message>
    <message>
        <source>Cấp đổi…</source>
        <translation>Replace…</translation>
    </message>
    <message>
        <source>Thu hồi…</source>
        <translation>Revoke…</translation>
    </message>
    <message>
        <source>Khôi phục…</source>
        <translation>Reinstate…</translation>
    </message>
</context>
<context>
    <name>Phrases</name>
    <message>
        <source>Thứ 2</source>
        <translation>Mon</translation>
    </message>
    <message>
        <source>Thứ 3</source>
        <translation>Tue</translation>
    </message>
    <message>
        <source>Thứ 4</source>
        <translation>Wed</translation>
    </message>
    <message>
        <source>Thứ 5</source>
        <translation>Thu</translation>
    </message>
    <message>
        <source>Thứ 6</source>
        <translation>Fri</translation>
    </message>
    <message>
        <source>Thứ 7</source>
        <translation>Sat</translation>
    </message>
    <message>
        <source>Chủ nhật</source>
        <translation>Sun</translation>
    </message>
    <message>
        <source>cả ngày</source>
        <translation>all day</translation>
    </message>
    <message>
        <source>hằng ngày</source>
        <translation>every day</translation>
    </message>
    <message numerus="yes">
        <source>%n phút</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n giờ</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ngày</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message>
        <source>vừa xong</source>
        <translation>just now</translation>
    </message>
    <message>
        <source>%1 trước</source>
        <translation>%1 ago</translation>
    </message>
    <message>
        <source>Người lao động của đơn vị</source>
        <translation>Employee of an organisation</translation>
    </message>
    <message>
        <source>Cá nhân</source>
        <translation>Individual</translation>
    </message>
    <message>
        <source>Thẻ đi chợ của hộ gia đình</source>
        <translation>Household market card</translation>
    </message>
    <message>
        <source>ký bằng thiết bị của đơn vị</source>
        <translation>signed with the unit&apos;s token</translation>
    </message>
    <message>
        <source>ký số</source>
        <translation>signed digitally</translation>
    </message>
    <message>
        <source>có bản ký tay lưu</source>
        <translation>handwritten original on file</translation>
    </message>
    <message>
        <source>cấp giấy trước, nhập sau</source>
        <translation>issued on paper, entered afterwards</translation>
    </message>
    <message>
        <source>vi</source>
        <comment>code of the language of numbers</comment>
        <translation>en</translation>
    </message>
</context>
<context>
    <name>PickField</name>
    <message>
        <source>Gõ để tìm</source>
        <translation>Type to find</translation>
    </message>
</context>
<context>
    <name>PinStep</name>
    <message>
        <source>%1 đã đăng nhập. Khi màn hình khóa, 4 đến 12 chữ số mở nhanh hơn mật khẩu. PIN mất khi hết phiên; sai năm lần phải nhập lại mật khẩu.</source>
        <translation>%1 is signed in. When the screen is locked, 4 to 12 digits open it faster than the password. The PIN goes with the session; after five wrong ones the password is asked for.</translation>
    </message>
    <message>
        <source>PIN mới</source>
        <translation>New PIN</translation>
    </message>
    <message>
        <source>Nhập lại PIN</source>
        <translation>PIN once more</translation>
    </message>
    <message>
        <source>Dùng PIN này</source>
        <translation>Use this PIN</translation>
    </message>
    <message>
        <source>Không dùng PIN</source>
        <translation>No PIN</translation>
    </message>
</context>
<context>
    <name>PlatePanel</name>
    <message>
        <source>Biển số xe đang qua chốt</source>
        <translation>Plate of the vehicle at the barrier</translation>
    </message>
    <message>
        <source>Biển số xe</source>
        <translation>Plates</translation>
    </message>
    <message>
        <source>Dùng biển này</source>
        <translation>Use this plate</translation>
    </message>
    <message>
        <source>Không có xe</source>
        <translation>No vehicle</translation>
    </message>
    <message>
        <source>Biển số này được so với mọi giấy quét sau đó, cho đến khi nhập xe khác.</source>
        <translation>This plate is compared with every pass scanned from now on, until you enter another.</translation>
    </message>
</context>
<context>
    <name>PrintActions</name>
    <message>
        <source>Lưu thành PDF</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>Lưu mã thành ảnh (nhiều giấy: một thư mục mới)</source>
        <translation>Save codes as pictures (of several passes: a new folder)</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Lưu thành PDF…</source>
        <translation>Save as PDF…</translation>
    </message>
    <message>
        <source>Lưu mã thành ảnh…</source>
        <translation>Save codes as pictures…</translation>
    </message>
    <message>
        <source>Để riêng…</source>
        <translation>Put aside…</translation>
    </message>
</context>
<context>
    <name>PrintDoubt</name>
    <message>
        <source>Không rõ lần in cuối có ra giấy không. Hãy xem ở máy in rồi cho biết:</source>
        <translation>It is not known whether the last printing came out. Look at the printer, then say:</translation>
    </message>
    <message>
        <source>Đã in xong</source>
        <translation>It was printed</translation>
    </message>
    <message>
        <source>Không ra giấy, hoặc hỏng</source>
        <translation>Nothing came out, or spoiled</translation>
    </message>
</context>
<context>
    <name>PrintForm</name>
    <message>
        <source>Xóa tệp dở dang rồi lưu lại</source>
        <translation>Remove that file and save again</translation>
    </message>
    <message>
        <source>Xóa tệp dở dang, ghi đè tệp đã có, rồi lưu lại</source>
        <translation>Remove what was left, replace what is there, and save again</translation>
    </message>
    <message>
        <source>Ghi đè tệp đã có</source>
        <translation>Replace the files that are there</translation>
    </message>
    <message>
        <source>Vì sao in lại</source>
        <translation>Why it is printed again</translation>
    </message>
    <message>
        <source>Máy in</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>Tìm lại máy in</source>
        <translation>Look for printers again</translation>
    </message>
    <message>
        <source>Mẫu giấy</source>
        <translation>Template</translation>
    </message>
    <message>
        <source>Khổ giấy</source>
        <translation>Paper</translation>
    </message>
</context>
<context>
    <name>PrintPage</name>
    <message>
        <source>Đang mở hàng chờ in…</source>
        <translation>Opening the print queue…</translation>
    </message>
    <message>
        <source>Không in việc này. Vì sao?</source>
        <translation>This needs no paper. Why?</translation>
    </message>
</context>
<context>
    <name>PrintProgress</name>
    <message>
        <source>Đang dừng…</source>
        <translation>Stopping…</translation>
    </message>
    <message>
        <source>In xong việc này thì tạm dừng…</source>
        <translation>Pausing when this job is done…</translation>
    </message>
    <message>
        <source>Đang in…</source>
        <translation>Printing…</translation>
    </message>
    <message>
        <source>Đang giao cho máy in…</source>
        <translation>Giving it to the printer…</translation>
    </message>
    <message>
        <source>Việc này không dừng ở đây được nữa; muốn dừng, hãy dừng ở máy in.</source>
        <translation>This job cannot be stopped here any more; to stop it, stop it at the printer.</translation>
    </message>
    <message>
        <source>Mỗi mã được đọc lại từ trang in trước khi đưa ra máy in; trang nào không đọc lại được thì không có gì được in.</source>
        <translation>Each code is read back from the page before it goes to the printer; if one page does not read back, nothing is printed.</translation>
    </message>
    <message>
        <source>Tạm dừng</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Dừng ngay</source>
        <translation>Stop now</translation>
    </message>
</context>
<context>
    <name>ReadyCard</name>
    <message>
        <source>Đưa mã QR trên giấy vào trước camera, cách 15–30 cm.</source>
        <translation>Hold the QR code of the pass before the camera, 15–30 cm away.</translation>
    </message>
    <message>
        <source>Quét mã QR bằng súng quét, hoặc mở tệp ảnh, hoặc nhập số giấy.</source>
        <translation>Scan the QR code with a scanner gun, open a picture, or type the pass number.</translation>
    </message>
    <message>
        <source>Căn cước và giấy có thể đưa cùng lúc hoặc lần lượt.</source>
        <translation>ID card and pass may be shown together or one after the other.</translation>
    </message>
</context>
<context>
    <name>ReasonPrompt</name>
    <message>
        <source>Lý do, gửi cho người đề nghị</source>
        <translation>The reason; the applicant is told</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Đồng ý</source>
        <translation>Do it</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Leave it</translation>
    </message>
    <message>
        <source>Lý do hay dùng</source>
        <translation>Usual reasons</translation>
    </message>
</context>
<context>
    <name>RecordLine</name>
    <message>
        <source>CHƯA GHI SỔ</source>
        <translation>NOT RECORDED</translation>
    </message>
</context>
<context>
    <name>RegisterHead</name>
    <message>
        <source>Tìm: tên, số giấy, biển số, hộ</source>
        <translation>Find: name, number, plate, household</translation>
    </message>
    <message>
        <source>Tìm trong sổ</source>
        <translation>Find in the register</translation>
    </message>
    <message>
        <source>Xếp theo tên</source>
        <translation>By name</translation>
    </message>
    <message>
        <source>Xếp mới nhất trước</source>
        <translation>Newest first</translation>
    </message>
</context>
<context>
    <name>RegisterPage</name>
    <message>
        <source>Đang mở sổ…</source>
        <translation>Opening the register…</translation>
    </message>
</context>
<context>
    <name>ReplaceContent</name>
    <message>
        <source>Cấp đổi thế nào</source>
        <translation>How it is replaced</translation>
    </message>
    <message>
        <source>Có giá trị đến hết ngày</source>
        <translation>Holds until the end of</translation>
    </message>
</context>
<context>
    <name>ReplaceSheet</name>
    <message>
        <source>Vì sao cấp đổi: ai báo, chuyện gì</source>
        <translation>Why: who said so, what happened</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Dãy số</source>
        <translation>Series</translation>
    </message>
    <message>
        <source>Đang mở giấy…</source>
        <translation>Opening the pass…</translation>
    </message>
    <message>
        <source>Đang đóng dấu giấy mới…</source>
        <translation>Sealing the new pass…</translation>
    </message>
    <message>
        <source>Mã PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Mật khẩu của khóa</source>
        <translation>Passphrase of the key</translation>
    </message>
    <message>
        <source>Cấp đổi</source>
        <translation>Replace</translation>
    </message>
    <message>
        <source>Xong</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Ghi lý do.</source>
        <translation>Give the reason.</translation>
    </message>
</context>
<context>
    <name>RequestHead</name>
    <message>
        <source>Về danh sách hồ sơ</source>
        <translation>Back to the requests</translation>
    </message>
    <message>
        <source>Dòng</source>
        <translation>Lines</translation>
    </message>
    <message>
        <source>Thông tin</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Tệp</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>Diễn biến</source>
        <translation>History</translation>
    </message>
    <message>
        <source>In…</source>
        <translation>Print…</translation>
    </message>
</context>
<context>
    <name>RequestPage</name>
    <message>
        <source>Đang mở hồ sơ…</source>
        <translation>Opening the requests…</translation>
    </message>
</context>
<context>
    <name>RetentionSheet</name>
    <message>
        <source>Rút gọn dữ liệu cá nhân cũ</source>
        <translation>Let go of old personal data</translation>
    </message>
    <message>
        <source>Theo quy định lưu giữ; chuỗi của nhật ký vẫn kiểm chứng được. Việc này không lấy lại được.</source>
        <translation>By retention rules; the chain of the logs still verifies. It cannot be taken back.</translation>
    </message>
    <message>
        <source>Chọn tệp quy định</source>
        <translation>Choose the file of rules</translation>
    </message>
    <message>
        <source>Chọn tệp quy định…</source>
        <translation>Choose the file of rules…</translation>
    </message>
    <message>
        <source>Mã PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Mật khẩu của khóa, nếu có</source>
        <translation>The key&apos;s passphrase, if it has one</translation>
    </message>
    <message>
        <source>Tôi biết việc này không lấy lại được</source>
        <translation>I know that this cannot be taken back</translation>
    </message>
    <message>
        <source>Rút gọn và ký</source>
        <translation>Let go, and sign</translation>
    </message>
    <message>
        <source>Dừng</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>RoleStep</name>
    <message>
        <source>Quay lại</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>SealKeyChooser</name>
    <message>
        <source>Chọn tệp khóa đóng dấu</source>
        <translation>Choose the key file to seal with</translation>
    </message>
    <message>
        <source>Tệp khóa (*.key)</source>
        <translation>Key files (*.key)</translation>
    </message>
    <message>
        <source>Mọi tệp (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>Tệp khóa</source>
        <translation>Key file</translation>
    </message>
    <message>
        <source>Thiết bị ký</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Chọn tệp khóa…</source>
        <translation>Choose the key file…</translation>
    </message>
</context>
<context>
    <name>SealKeyForm</name>
    <message>
        <source>Dãy số</source>
        <translation>Series</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Mã PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Mật khẩu của khóa</source>
        <translation>Passphrase of the key</translation>
    </message>
    <message>
        <source>Đóng dấu</source>
        <translation>Seal</translation>
    </message>
</context>
<context>
    <name>SealPage</name>
    <message>
        <source>Tất cả</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Đang mở hồ sơ…</source>
        <translation>Opening the requests…</translation>
    </message>
    <message>
        <source>Thôi đóng dấu…</source>
        <translation>Give up…</translation>
    </message>
    <message>
        <source>Giấy đã đóng dấu vẫn có giá trị; các dòng còn lại bị từ chối với lý do này. Nếu chưa giấy nào được đóng dấu, hồ sơ trở lại như trước. Chỉ làm khi không thể đóng dấu tiếp, ví dụ mất khóa.</source>
        <translation>The passes that were sealed stand; the lines that remain are refused for this reason. If none was sealed yet, the request is as it was before. Only where sealing cannot go on, for example because the key is lost.</translation>
    </message>
</context>
<context>
    <name>SealProgress</name>
    <message>
        <source>Đang mở khóa…</source>
        <translation>Opening the key…</translation>
    </message>
    <message>
        <source>Đang dừng…</source>
        <translation>Stopping…</translation>
    </message>
    <message>
        <source>Đang tạm dừng</source>
        <translation>Paused</translation>
    </message>
    <message>
        <source>Đang đóng dấu…</source>
        <translation>Sealing…</translation>
    </message>
    <message>
        <source>Tạm dừng</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Đóng dấu tiếp</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>Thôi, để sau</source>
        <translation>Leave it for later</translation>
    </message>
    <message>
        <source>Giấy đã đóng dấu vẫn có giá trị. Khóa còn mở cho đến khi đóng dấu tiếp, để sau hoặc khóa bàn.</source>
        <translation>What was sealed stands. The key stays open until you go on, leave it for later, or lock the desk.</translation>
    </message>
</context>
<context>
    <name>SealTokens</name>
    <message>
        <source>Địa chỉ thiết bị ký</source>
        <translation>Address of the token</translation>
    </message>
    <message>
        <source>Tìm lại thiết bị ký</source>
        <translation>Look for tokens again</translation>
    </message>
</context>
<context>
    <name>SealedSheet</name>
    <message>
        <source>Mở phần niêm phong</source>
        <translation>Open what is sealed</translation>
    </message>
    <message>
        <source>Tìm biển số hoặc căn cước</source>
        <translation>Find a plate or ID card</translation>
    </message>
    <message>
        <source>Biển số, căn cước, nội dung giấy và lý do được niêm phong cho thanh tra. Mở thì kho ghi lại ai, lúc nào, vì sao; không ghi biển số hay số đã tìm.</source>
        <translation>Plates, ID cards, texts of passes and reasons are sealed to auditors. When they are opened the archive notes who, when and why; not the plate or number that was searched for.</translation>
    </message>
    <message>
        <source>Biển số, vd. 51F-12345</source>
        <translation>Plate, e.g. 51F-12345</translation>
    </message>
    <message>
        <source>Biển số</source>
        <translation>Plate</translation>
    </message>
    <message>
        <source>Số căn cước, vd. 079099000013</source>
        <translation>ID number, e.g. 079099000013</translation>
    </message>
    <message>
        <source>Số căn cước</source>
        <translation>ID number</translation>
    </message>
    <message>
        <source>Mật khẩu của khóa, nếu có</source>
        <translation>Passphrase of the key, if it has one</translation>
    </message>
    <message>
        <source>Mở, và ghi lại</source>
        <translation>Open, and note it</translation>
    </message>
    <message>
        <source>Dừng</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Lưu vào đâu</source>
        <translation>Where to save it</translation>
    </message>
    <message>
        <source>Lưu thành tệp có chữ ký…</source>
        <translation>Save as a signed file…</translation>
    </message>
    <message>
        <source>Lưu vào %1</source>
        <translation>Save as %1</translation>
    </message>
    <message>
        <source>Hiện trên màn hình, không lưu</source>
        <translation>Show on the screen, save nothing</translation>
    </message>
    <message>
        <source>Không cho qua theo tổ chức</source>
        <translation>Refusals by organisation</translation>
    </message>
    <message>
        <source>Tên tổ chức nằm trong nội dung giấy, được niêm phong cho thanh tra. Đếm thì mở từng giấy của bộ lọc; kho ghi lại ai, lúc nào, vì sao. Chỉ tính giấy thật.</source>
        <translation>The name of the organisation is in the text of the pass, sealed to the auditors. To count, each pass of the filter is opened; the archive notes who, when and why. Only genuine passes count.</translation>
    </message>
</context>
<context>
    <name>SecretLine</name>
    <message>
        <source>Che</source>
        <translation>Hide</translation>
    </message>
    <message>
        <source>Xem</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Che chữ đang gõ</source>
        <translation>Hide what is typed</translation>
    </message>
    <message>
        <source>Xem chữ đang gõ</source>
        <translation>Show what is typed</translation>
    </message>
</context>
<context>
    <name>SettingsPanel</name>
    <message>
        <source>Cài đặt</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Ngôn ngữ (Ctrl+L)</source>
        <translation>Language (Ctrl+L)</translation>
    </message>
    <message>
        <source>Màu màn hình (Ctrl+D)</source>
        <translation>Screen colours (Ctrl+D)</translation>
    </message>
    <message>
        <source>Tự động</source>
        <translation>Automatic</translation>
    </message>
    <message>
        <source>Sáng</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Tối</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Âm báo</source>
        <translation>Sound</translation>
    </message>
    <message>
        <source>Âm báo (máy chưa cài giọng đọc tiếng Việt)</source>
        <translation>Sound (no Vietnamese voice is installed)</translation>
    </message>
    <message>
        <source>Tắt</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>Tiếng</source>
        <translation>Sounds</translation>
    </message>
    <message>
        <source>Tiếng và lời</source>
        <translation>With voice</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>Camera đầu tiên tìm thấy</source>
        <translation>The first camera found</translation>
    </message>
    <message>
        <source>Súng quét cổng nối tiếp</source>
        <translation>Scanner gun on a serial port</translation>
    </message>
    <message>
        <source>Không dùng</source>
        <translation>None</translation>
    </message>
    <message>
        <source>Phím tắt</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Thông Hành, phiên bản %1</source>
        <translation>Thông Hành, version %1</translation>
    </message>
    <message>
        <source>Nạp dữ liệu mới…</source>
        <translation>Take in new data…</translation>
    </message>
    <message>
        <source>Có</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>Không</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Lật ảnh như soi gương</source>
        <translation>Flip the picture like a mirror</translation>
    </message>
    <message>
        <source>Súng quét kiểu bàn phím</source>
        <translation>Scanner gun that types</translation>
    </message>
    <message>
        <source>Thường</source>
        <translation>Usual</translation>
    </message>
    <message>
        <source>Chậm</source>
        <translation>Slow</translation>
    </message>
    <message>
        <source>Rất chậm</source>
        <translation>Very slow</translation>
    </message>
    <message>
        <source>Ghi danh máy này…</source>
        <translation>Enrol this device…</translation>
    </message>
    <message>
        <source>Giám sát nhật ký…</source>
        <translation>Log oversight…</translation>
    </message>
    <message>
        <source>Quản trị thiết bị và tài khoản…</source>
        <translation>Administer devices and accounts…</translation>
    </message>
</context>
<context>
    <name>ShiftPanel</name>
    <message>
        <source>Ca trực</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>Bắt đầu ca trực</source>
        <translation>Start of shift</translation>
    </message>
    <message>
        <source>Cán bộ trực</source>
        <translation>Officer on duty</translation>
    </message>
    <message>
        <source>Họ và tên</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Chốt</source>
        <translation>Checkpoint</translation>
    </message>
    <message>
        <source>Trạm chưa có danh sách chốt. Vẫn trực được; khu vực sẽ không được xét.</source>
        <translation>The station has no list of checkpoints yet. You can go on; areas will not be judged.</translation>
    </message>
    <message>
        <source>Hết ca</source>
        <translation>End shift</translation>
    </message>
    <message>
        <source>Lưu</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Bắt đầu ca</source>
        <translation>Start the shift</translation>
    </message>
    <message>
        <source>Chưa đăng nhập. Nhật ký sẽ ghi rõ ca này không có tài khoản.</source>
        <translation>Not signed in. The journal will say that nobody proved this name.</translation>
    </message>
    <message>
        <source>Khóa</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>Người khác</source>
        <translation>Somebody else</translation>
    </message>
    <message>
        <source>Đăng nhập…</source>
        <translation>Sign in…</translation>
    </message>
</context>
<context>
    <name>ShiftSignIn</name>
    <message>
        <source>Trực không đăng nhập…</source>
        <translation>On duty without signing in…</translation>
    </message>
</context>
<context>
    <name>SignInButtons</name>
    <message>
        <source>Đang kiểm tra…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>Đợi %1 giây</source>
        <translation>Wait %1 s</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Đã đăng nhập: %1</source>
        <translation>Signed in: %1</translation>
    </message>
    <message>
        <source>Người khác đăng nhập</source>
        <translation>Somebody else signs in</translation>
    </message>
</context>
<context>
    <name>SourceLines</name>
    <message>
        <source>Nạp từ %1</source>
        <translation>Take it from %1</translation>
    </message>
</context>
<context>
    <name>StartScreen</name>
    <message>
        <source>Đang dựng tỉnh diễn tập</source>
        <translation>Making the demonstration province</translation>
    </message>
    <message>
        <source>Đang mở trạm…</source>
        <translation>Opening the station…</translation>
    </message>
    <message>
        <source>Chỉ làm một lần, chừng nửa phút. Sau đó quét thử được ngay, không cần camera.</source>
        <translation>Only once, about half a minute. Then you can try scanning at once, without a camera.</translation>
    </message>
    <message>
        <source>Thử lại</source>
        <translation>Try again</translation>
    </message>
</context>
<context>
    <name>StatisticsPage</name>
    <message>
        <source>Xuất sổ giấy của khoảng này</source>
        <translation>Export the register of this period</translation>
    </message>
    <message>
        <source>Xuất sổ…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>Từ ngày</source>
        <translation>First day</translation>
    </message>
    <message>
        <source>Đến hết ngày</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>Xem</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Đang đếm…</source>
        <translation>Counting…</translation>
    </message>
    <message>
        <source>Không có giấy nào trong khoảng này.</source>
        <translation>There are no passes in this period.</translation>
    </message>
    <message>
        <source>so-giay</source>
        <translation>register</translation>
    </message>
</context>
<context>
    <name>StatisticsRow</name>
    <message>
        <source>thu hồi %1 · bị thay %2 · lượt in %3</source>
        <translation>revoked %1 · replaced %2 · printed %3</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Tình trạng trạm</source>
        <translation>State of the station</translation>
    </message>
</context>
<context>
    <name>StatusPanel</name>
    <message>
        <source>Tình trạng trạm</source>
        <translation>State of the station</translation>
    </message>
    <message>
        <source>Nạp dữ liệu mới…</source>
        <translation>Take in new data…</translation>
    </message>
    <message>
        <source>Đang đồng bộ…</source>
        <translation>Syncing…</translation>
    </message>
    <message>
        <source>Đồng bộ ngay</source>
        <translation>Sync now</translation>
    </message>
</context>
<context>
    <name>SyncSetting</name>
    <message>
        <source>Tự lấy dữ liệu mới từ</source>
        <translation>Fetch new data from</translation>
    </message>
    <message>
        <source>Nơi thứ hai, khi nơi trên không được</source>
        <translation>A second place, for when that fails</translation>
    </message>
    <message>
        <source>Dùng mạng</source>
        <translation>Use of the network</translation>
    </message>
    <message>
        <source>Tự động</source>
        <translation>Automatic</translation>
    </message>
    <message>
        <source>Đầy đủ</source>
        <translation>Everything</translation>
    </message>
    <message>
        <source>Tiết kiệm</source>
        <translation>Sparing</translation>
    </message>
    <message>
        <source>Mạng yếu</source>
        <translation>Weak network</translation>
    </message>
    <message>
        <source>https://… hoặc /thư/mục; để trống: máy chủ</source>
        <translation>https://… or /folder; empty: the hub</translation>
    </message>
    <message>
        <source>Chia sẻ cho trạm bên cạnh, cùng mạng nội bộ</source>
        <translation>Share with the stations beside, on the local network</translation>
    </message>
    <message>
        <source>Không</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Có</source>
        <translation>Yes</translation>
    </message>
</context>
<context>
    <name>TakingPart</name>
    <message>
        <source>Lấy nhật ký vào kho này</source>
        <translation>Take logs into this archive</translation>
    </message>
    <message>
        <source>Thư mục: thẻ nhớ có trích sổ (.journal), thư mục máy chủ xuất ra, hoặc thư mục của một trạm. Biên nhận (.receipt) được lấy theo. Lấy lại lần nữa không sao.</source>
        <translation>A folder: a stick with extracts (.journal), what a hub exported, or the folder of a station. Receipts (.receipt) come along. Taking the same again does no harm.</translation>
    </message>
    <message>
        <source>Từ thẻ nhớ, thư mục…</source>
        <translation>From a stick, a folder…</translation>
    </message>
    <message>
        <source>Từ tệp…</source>
        <translation>From files…</translation>
    </message>
    <message>
        <source>Của chính trạm này</source>
        <translation>Of this very station</translation>
    </message>
    <message>
        <source>Dừng</source>
        <translation>Stop</translation>
    </message>
</context>
<context>
    <name>UnlockPanel</name>
    <message>
        <source>Nhập mã của chỉ huy để ra khỏi màn hình chốt.</source>
        <translation>Enter the commander&apos;s code to leave the checkpoint screen.</translation>
    </message>
    <message>
        <source>Mở</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Mở khóa màn hình</source>
        <translation>Unlock the screen</translation>
    </message>
    <message>
        <source>Mã mở khóa</source>
        <translation>Unlock code</translation>
    </message>
</context>
<context>
    <name>VerdictBand</name>
    <message>
        <source>Xóa thẻ</source>
        <translation>Clear the card</translation>
    </message>
</context>
<context>
    <name>WardNavigation</name>
    <message>
        <source>Khóa sau %1</source>
        <translation>Locks in %1</translation>
    </message>
    <message>
        <source>Khóa</source>
        <translation>Lock</translation>
    </message>
</context>
<context>
    <name>WardPages</name>
    <message>
        <source>Hồ sơ</source>
        <translation>Requests</translation>
    </message>
    <message>
        <source>Sổ giấy</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>Đóng dấu</source>
        <translation>Seal</translation>
    </message>
    <message>
        <source>In giấy</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Thống kê</source>
        <translation>Statistics</translation>
    </message>
    <message>
        <source>Thư</source>
        <translation>Mail</translation>
    </message>
</context>
<context>
    <name>WhoAndWhy</name>
    <message>
        <source>Ai, và để làm gì (kho ghi lại cả hai)</source>
        <translation>Who, and what for (the archive notes both)</translation>
    </message>
    <message>
        <source>%1, để làm gì (kho ghi lại)</source>
        <translation>%1, what for (the archive notes it)</translation>
    </message>
    <message>
        <source>Họ tên, chức vụ</source>
        <translation>Name, position</translation>
    </message>
    <message>
        <source>Ai</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>vd. %1</source>
        <translation>e.g. %1</translation>
    </message>
    <message>
        <source>vụ 12/2021, theo yêu cầu của Công an huyện</source>
        <translation>case 12/2021, asked for by the district police</translation>
    </message>
    <message>
        <source>Để làm gì</source>
        <translation>What for</translation>
    </message>
</context>
<context>
    <name>WhyPrompt</name>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Đồng ý</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>th::app::AccessList</name>
    <message>
        <source>Xuất ra</source>
        <translation>Exported</translation>
    </message>
    <message>
        <source>Mở phần niêm phong</source>
        <translation>Opened what was sealed</translation>
    </message>
    <message>
        <source>Tìm một người</source>
        <translation>Searched for a person</translation>
    </message>
    <message>
        <source>Rút gọn dữ liệu cũ</source>
        <translation>Applied retention rules</translation>
    </message>
    <message>
        <source>Ai</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Đã làm</source>
        <translation>What was done</translation>
    </message>
    <message>
        <source>Để làm gì</source>
        <translation>What for</translation>
    </message>
    <message>
        <source>Về những gì</source>
        <translation>About what</translation>
    </message>
    <message>
        <source>Dòng</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>Băm của dòng</source>
        <translation>Hash of the line</translation>
    </message>
    <message>
        <source>Băm của dòng trước</source>
        <translation>Hash of the line before</translation>
    </message>
    <message>
        <source>Đang đọc…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>Sổ truy cập KHÔNG còn nguyên: tệp kho đã bị thay đổi ở dòng %1; từ đó trở đi không dòng nào tin được. Hãy giữ tệp này và lấy bản sao lưu.</source>
        <translation>The access journal does NOT hold: the archive&apos;s file was changed at line %1; nothing from there on can be believed. Keep this file, and take a copy that was put aside.</translation>
    </message>
    <message>
        <source>Chưa ai lấy gì ra khỏi kho này.</source>
        <translation>Nobody has had anything out of it.</translation>
    </message>
    <message numerus="yes">
        <source>Chuỗi của sổ còn nguyên, %n dòng.</source>
        <translation>
            <numerusform>The journal&apos;s chain holds, %n line.</numerusform>
            <numerusform>The journal&apos;s chain holds, %n lines.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dòng đúng với bộ lọc.</source>
        <translation>
            <numerusform>%n line fits the filter.</numerusform>
            <numerusform>%n lines fit the filter.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ở đây là %n dòng mới nhất.</source>
        <translation>
            <numerusform>Here is the newest %n line.</numerusform>
            <numerusform>Here are the newest %n lines.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>th::app::ArchiveRows</name>
    <message>
        <source>giờ không thể có thật</source>
        <translation>a time that cannot be</translation>
    </message>
    <message>
        <source>Được qua</source>
        <translation>Admitted</translation>
    </message>
    <message>
        <source>Không cho qua</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Chưa rõ</source>
        <translation>Unclear</translation>
    </message>
</context>
<context>
    <name>th::app::BusyModel</name>
    <message>
        <source>Đang mở trạm…</source>
        <translation>Opening the station…</translation>
    </message>
    <message>
        <source>Đang đọc tệp…</source>
        <translation>Reading the file…</translation>
    </message>
    <message>
        <source>Đang nạp dữ liệu…</source>
        <translation>Importing data…</translation>
    </message>
    <message>
        <source>Đang làm việc…</source>
        <translation>Working…</translation>
    </message>
</context>
<context>
    <name>th::app::CameraModel</name>
    <message>
        <source>Không có camera</source>
        <translation>No camera</translation>
    </message>
    <message>
        <source>Đang mở camera…</source>
        <translation>Opening the camera…</translation>
    </message>
    <message>
        <source>Mất camera</source>
        <translation>Camera lost</translation>
    </message>
    <message>
        <source>Camera đang bận</source>
        <translation>Camera in use</translation>
    </message>
    <message>
        <source>Camera không chạy được</source>
        <translation>The camera does not work</translation>
    </message>
    <message>
        <source>Phim đã hết</source>
        <translation>End of film</translation>
    </message>
    <message>
        <source>Dùng súng quét, tệp ảnh (F3) hoặc nhập số giấy (F2).</source>
        <translation>Use a scanner gun, a picture (F3) or the pass number (F2).</translation>
    </message>
    <message>
        <source>Cắm lại dây camera; trạm tự nhận. Súng quét và F2, F3 vẫn dùng được.</source>
        <translation>Plug the camera in again; it is found by itself. Scanner gun, F2 and F3 go on working.</translation>
    </message>
    <message>
        <source>Đóng chương trình đang dùng camera. Súng quét và F2, F3 vẫn dùng được.</source>
        <translation>Close the program that uses the camera. Scanner gun, F2 and F3 go on working.</translation>
    </message>
    <message>
        <source>Rút ra cắm lại, hoặc chọn camera khác trong Cài đặt.</source>
        <translation>Plug it out and in, or choose another camera in Settings.</translation>
    </message>
    <message>
        <source>Đưa lại gần hơn</source>
        <translation>Bring it closer</translation>
    </message>
    <message>
        <source>Đưa ra xa hơn</source>
        <translation>Move it away</translation>
    </message>
    <message>
        <source>Giữ yên tay</source>
        <translation>Hold it still</translation>
    </message>
    <message>
        <source>Tối quá: rọi thêm đèn</source>
        <translation>Too dark: add light</translation>
    </message>
    <message>
        <source>Chói quá: giảm độ sáng màn hình</source>
        <translation>Too bright: dim the phone&apos;s screen</translation>
    </message>
    <message>
        <source>Bị lóa: nghiêng giấy đi</source>
        <translation>Glare: tilt the pass</translation>
    </message>
    <message>
        <source>Mã tối: tăng độ sáng màn hình</source>
        <translation>Dark code: raise the screen&apos;s brightness</translation>
    </message>
    <message>
        <source>Vẫn mờ: lau ống kính</source>
        <translation>Still blurred: wipe the lens</translation>
    </message>
</context>
<context>
    <name>th::app::CheckpointModel</name>
    <message>
        <source>ĐÃ ĐỌC CĂN CƯỚC</source>
        <translation>ID CARD READ</translation>
    </message>
    <message>
        <source>Căn cước khớp</source>
        <translation>ID card matches</translation>
    </message>
    <message>
        <source>Căn cước không khớp</source>
        <translation>ID card differs</translation>
    </message>
    <message>
        <source>Chưa xuất trình căn cước</source>
        <translation>ID card not shown</translation>
    </message>
    <message>
        <source>Có căn cước, không so được</source>
        <translation>ID card shown, nothing to compare</translation>
    </message>
    <message>
        <source>Đã ghi sổ, số %1</source>
        <translation>Recorded, no. %1</translation>
    </message>
    <message>
        <source>Lượt kiểm tra này không nằm trong sổ.</source>
        <translation>This check is not in the log.</translation>
    </message>
    <message>
        <source>quét bằng camera</source>
        <translation>from the camera</translation>
    </message>
    <message>
        <source>quét bằng súng</source>
        <translation>from the gun</translation>
    </message>
    <message>
        <source>đọc từ tệp</source>
        <translation>from a file</translation>
    </message>
    <message>
        <source>tra theo số</source>
        <translation>by number</translation>
    </message>
    <message>
        <source>Giấy thật, đúng nơi, đúng giờ.</source>
        <translation>Genuine, right place, right time.</translation>
    </message>
    <message>
        <source>MỜI QUÉT MÃ</source>
        <translation>SCAN A CODE</translation>
    </message>
    <message>
        <source>Mời đưa giấy đi đường để đối chiếu.</source>
        <translation>Now show the travel pass.</translation>
    </message>
    <message>
        <source>Có hai giấy trong khung hình. Đưa từng tờ một.</source>
        <translation>Two passes are in view. Show one at a time.</translation>
    </message>
    <message>
        <source>Đưa từng tờ một.</source>
        <translation>Show one at a time.</translation>
    </message>
    <message>
        <source>HAI GIẤY</source>
        <translation>TWO PASSES</translation>
    </message>
    <message>
        <source>Rút một tờ ra khỏi khung hình; tờ còn lại sẽ hiện lên. Cả hai đã được kiểm tra, xem danh sách lượt quét.</source>
        <translation>Take one out of view; the other is then shown. Both were checked: see the list of the last scans.</translation>
    </message>
</context>
<context>
    <name>th::app::CopySearch</name>
    <message>
        <source>cách %1 %2 km, sau %3 phút</source>
        <translation>%2 km from %1, after %3 minutes</translation>
    </message>
    <message>
        <source>%1 phút trước ở %2</source>
        <translation>%1 minutes before at %2</translation>
    </message>
    <message>
        <source>Đang tìm: đã xem %1 lượt</source>
        <translation>Searching: %1 scans looked at</translation>
    </message>
    <message>
        <source>%1 lượt có dấu hiệu có bản sao trong %2 lượt của giấy thật.</source>
        <translation>%1 scans with signs of a copy among %2 of genuine passes.</translation>
    </message>
    <message>
        <source>Ở đây là %1 lượt cũ nhất: hãy lọc hẹp thời gian.</source>
        <translation>Here are the oldest %1: narrow the time.</translation>
    </message>
    <message>
        <source>Chưa so khoảng cách: không có dữ liệu của trạm.</source>
        <translation>Distances were not compared: there is no station&apos;s data.</translation>
    </message>
    <message>
        <source>Chưa đối chiếu thiết bị với danh bạ: ai cũng có thể bịa ra.</source>
        <translation>Devices were not checked against a directory: anybody may have made them up.</translation>
    </message>
    <message>
        <source>Không tính %1 lượt của thiết bị lạ hoặc đã bị thu hồi.</source>
        <translation>%1 scans of unknown or revoked devices count for nothing.</translation>
    </message>
    <message>
        <source>Quá nhiều nơi cùng lúc: không so hết được.</source>
        <translation>Too many places at a time: not all were compared.</translation>
    </message>
</context>
<context>
    <name>th::app::EnrolModel</name>
    <message>
        <source>Máy chủ</source>
        <translation>Hub</translation>
    </message>
    <message>
        <source>Khóa của máy chủ</source>
        <translation>The hub&apos;s key</translation>
    </message>
    <message>
        <source>Gốc tin cậy, bản %1</source>
        <translation>Root of trust, version %1</translation>
    </message>
    <message>
        <source>Mã dùng được đến</source>
        <translation>The code is good until</translation>
    </message>
    <message>
        <source>Đọc từ</source>
        <translation>Read from</translation>
    </message>
    <message>
        <source>Tên máy này</source>
        <translation>This device&apos;s name</translation>
    </message>
    <message>
        <source>Khóa của máy này</source>
        <translation>This device&apos;s key</translation>
    </message>
    <message>
        <source>Đã gửi yêu cầu</source>
        <translation>Requested</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Yêu cầu nằm ở</source>
        <translation>The request is in</translation>
    </message>
    <message>
        <source>Máy này chưa được ghi danh</source>
        <translation>This device is not enrolled</translation>
    </message>
    <message>
        <source>Máy này chưa có trạm</source>
        <translation>This device has no station yet</translation>
    </message>
    <message>
        <source>Đưa mã ghi danh vào trước camera</source>
        <translation>Hold the enrolment code before the camera</translation>
    </message>
    <message>
        <source>Máy này sẽ tin vào đây. Có đúng không?</source>
        <translation>This device is about to trust this. Is it right?</translation>
    </message>
    <message>
        <source>Đang hỏi máy chủ…</source>
        <translation>Asking the hub…</translation>
    </message>
    <message>
        <source>Chờ quản trị viên phê duyệt</source>
        <translation>Waiting for the administrator&apos;s approval</translation>
    </message>
    <message>
        <source>Chưa hỏi được máy chủ</source>
        <translation>The hub has not answered yet</translation>
    </message>
    <message>
        <source>Chưa ghi danh được</source>
        <translation>Not enrolled</translation>
    </message>
    <message>
        <source>Đã được phê duyệt</source>
        <translation>Approved</translation>
    </message>
    <message>
        <source>Trạm đã sẵn sàng</source>
        <translation>The station is ready</translation>
    </message>
    <message>
        <source>Yêu cầu đã nằm trên USB</source>
        <translation>The request is on the stick</translation>
    </message>
    <message>
        <source>Quản trị viên đưa ra một mã QR cho máy này. Quét mã đó; hoặc cắm USB mà quản trị viên đã chuẩn bị.</source>
        <translation>The administrator shows a QR code for this device. Scan it; or plug in the stick that the administrator prepared.</translation>
    </message>
    <message>
        <source>Dùng camera, súng quét, hoặc mở tệp ảnh hay PDF có mã.</source>
        <translation>Use the camera, a scanner gun, or open a picture or PDF that has the code.</translation>
    </message>
    <message>
        <source>Hãy so với màn hình hoặc tờ giấy của người đưa mã. Người đưa mã khác là dẫn máy này tới máy chủ khác.</source>
        <translation>Compare it with the screen or the paper of whoever shows the code. Another code leads this device to another hub.</translation>
    </message>
    <message>
        <source>Máy tạo khóa của mình, xem máy chủ có đúng là máy chủ trong mã không, rồi mới gửi yêu cầu.</source>
        <translation>The device makes its key, sees whether the hub is the one in the code, and only then sends its request.</translation>
    </message>
    <message>
        <source>Đọc 16 chữ số đầu của khóa cho quản trị viên so. Máy tự hỏi lại, cả sau khi tắt và mở lại máy.</source>
        <translation>Read the first 16 digits of the key to the administrator, who compares them. The device asks again by itself, also after it was switched off and on.</translation>
    </message>
    <message>
        <source>Máy tự hỏi lại, cả sau khi tắt và mở lại máy.</source>
        <translation>The device asks again by itself, also after it was switched off and on.</translation>
    </message>
    <message>
        <source>Đang nhận dữ liệu đầu tiên: %1.</source>
        <translation>Receiving the first data: %1.</translation>
    </message>
    <message>
        <source>Đang ghi dữ liệu vào máy.</source>
        <translation>Writing the data into this device.</translation>
    </message>
    <message>
        <source>Đang lấy dữ liệu đầu tiên từ máy chủ.</source>
        <translation>Fetching the first data from the hub.</translation>
    </message>
    <message>
        <source>Mang USB về cho quản trị viên. Chép lại khóa dưới đây và mang theo bằng đường khác, không để trên USB: quản trị viên so khóa với yêu cầu.</source>
        <translation>Carry the stick back to the administrator. Write down the key below and bring it by another way, not on the stick: the administrator compares it with the request.</translation>
    </message>
    <message>
        <source>Đang kiểm tra chữ ký và nạp dữ liệu từ USB. Đừng rút USB.</source>
        <translation>Checking signatures and taking in the data of the stick. Do not pull it out.</translation>
    </message>
    <message>
        <source>Địa chỉ http:// không được mã hóa: ai ở giữa đường cũng đọc được mã. Xin mã có https://.</source>
        <translation>The address with http:// is not encrypted: anybody on the way can read the code. Ask for one with https://.</translation>
    </message>
</context>
<context>
    <name>th::app::EntryModel</name>
    <message>
        <source>Dòng mới</source>
        <translation>New line</translation>
    </message>
    <message>
        <source>Sửa dòng %1</source>
        <translation>Change line %1</translation>
    </message>
    <message>
        <source>hồ sơ %1, dòng %2</source>
        <translation>request %1, line %2</translation>
    </message>
    <message>
        <source>Đã có người này, xe này hoặc hộ này: %1</source>
        <translation>This person, vehicle or household is there already: %1</translation>
    </message>
    <message>
        <source>Đã lưu nháp lúc %1</source>
        <translation>Draft saved at %1</translation>
    </message>
</context>
<context>
    <name>th::app::HandingOut</name>
    <message>
        <source>Tất cả các lượt, không lọc</source>
        <translation>All scans, no filter</translation>
    </message>
    <message>
        <source>Chỉ gồm: %1</source>
        <translation>Only: %1</translation>
    </message>
    <message>
        <source> (%1 lượt)</source>
        <translation> (%1 scans)</translation>
    </message>
    <message>
        <source>bao-cao</source>
        <translation>report</translation>
    </message>
    <message>
        <source>nhat-ky</source>
        <translation>log</translation>
    </message>
    <message>
        <source>Ghi ai lấy.</source>
        <translation>Say who takes it.</translation>
    </message>
    <message>
        <source>Ghi lấy để làm gì.</source>
        <translation>Say what it is taken for.</translation>
    </message>
    <message>
        <source>Chọn nơi lưu tệp.</source>
        <translation>Choose where the file goes.</translation>
    </message>
    <message>
        <source>Đang chuẩn bị…</source>
        <translation>Preparing…</translation>
    </message>
    <message>
        <source>Đã ghi %1 dòng</source>
        <translation>%1 rows written</translation>
    </message>
    <message>
        <source>Đã lập và ký báo cáo %1 về %2 lượt.</source>
        <translation>The report %1 of %2 scans is made and signed.</translation>
    </message>
    <message>
        <source>Đã xuất và ký %1: %2 dòng.</source>
        <translation>%1 is exported and signed: %2 rows.</translation>
    </message>
    <message>
        <source>Bên cạnh là bản kê (%1.manifest), hai chữ ký và khóa công khai: gửi kèm đủ cả. Kho đã ghi lại ai lấy và vì sao.</source>
        <translation>Beside it lie the manifest (%1.manifest), two signatures and the public key: send them all along. The archive has noted who took it and why.</translation>
    </message>
    <message>
        <source>Đang dừng, vì màn hình đã bị khóa…</source>
        <translation>Stopping, because the screen was locked…</translation>
    </message>
    <message>
        <source>Mọi trạm trong kho; bộ lọc không tính ở đây</source>
        <translation>All stations of the archive; the filter does not matter here</translation>
    </message>
    <message>
        <source>chung-minh</source>
        <translation>proof</translation>
    </message>
    <message>
        <source>Đã lập và ký báo cáo %1 về nhật ký có %2 mục.</source>
        <translation>Drawn and signed: report %1 about logs of %2 entries.</translation>
    </message>
</context>
<context>
    <name>th::app::HistoryModel</name>
    <message>
        <source>tra theo số</source>
        <translation>by number</translation>
    </message>
</context>
<context>
    <name>th::app::ImportModel</name>
    <message>
        <source>chưa có dữ liệu</source>
        <translation>no data yet</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%1 · ghi lúc %2 · %n tệp, %3</source>
        <translation>
            <numerusform>%1 · written %2 · %n file, %3</numerusform>
            <numerusform>%1 · written %2 · %n files, %3</numerusform>
        </translation>
    </message>
    <message>
        <source>Dữ liệu đang dùng</source>
        <translation>Data in use</translation>
    </message>
    <message>
        <source>Trước đó</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>Loạt giấy có thay đổi</source>
        <translation>Series that changed</translation>
    </message>
    <message>
        <source>Giấy đã đăng ký trong đó</source>
        <translation>Registered passes in them</translation>
    </message>
    <message>
        <source>Giấy bị thu hồi trong đó</source>
        <translation>Revoked passes in them</translation>
    </message>
    <message>
        <source>Đang kiểm tra chữ ký và nạp dữ liệu…</source>
        <translation>Checking signatures and taking the data in…</translation>
    </message>
    <message>
        <source>Trạm đã có dữ liệu này rồi</source>
        <translation>The station has this data already</translation>
    </message>
    <message>
        <source>Đã nạp dữ liệu mới</source>
        <translation>The new data is in use</translation>
    </message>
    <message>
        <source>Không nạp được dữ liệu này</source>
        <translation>This data was not taken</translation>
    </message>
    <message>
        <source>Không có gì thay đổi. Nếu dữ liệu đã cũ, hãy lấy bản mới hơn.</source>
        <translation>Nothing changed. If the data is old, fetch a newer edition.</translation>
    </message>
    <message>
        <source>Trạm vẫn dùng dữ liệu cũ: %1.</source>
        <translation>The station goes on with its old data: %1.</translation>
    </message>
    <message>
        <source>Dữ liệu đang dùng: %1.</source>
        <translation>Data in use: %1.</translation>
    </message>
    <message>
        <source>%1 Một phần bị hỏng hoặc thiếu: nạp lại.</source>
        <translation>%1 Part of it is damaged or missing: take it in again.</translation>
    </message>
    <message>
        <source>Cắm USB hoặc thẻ nhớ có dữ liệu mới</source>
        <translation>Plug in the USB stick or memory card with the new data</translation>
    </message>
    <message>
        <source>Giấy quét trong lúc này được trả lời ngay sau đó. Đừng rút USB hoặc thẻ nhớ.</source>
        <translation>Passes scanned meanwhile are answered right after. Leave the stick or card in.</translation>
    </message>
    <message>
        <source>Giấy quét từ bây giờ được xét theo dữ liệu mới. Có thể rút USB hoặc thẻ nhớ.</source>
        <translation>Passes scanned from now on are judged by the new data. The stick or card may be taken out.</translation>
    </message>
</context>
<context>
    <name>th::app::InboxModel</name>
    <message>
        <source>chưa có dòng nào</source>
        <translation>no lines yet</translation>
    </message>
    <message numerus="yes">
        <source>%n dòng</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n chưa xét</source>
        <translation>
            <numerusform>, %n undecided</numerusform>
            <numerusform>, %n undecided</numerusform>
        </translation>
    </message>
    <message>
        <source>(chưa có tên)</source>
        <translation>(no name yet)</translation>
    </message>
    <message>
        <source>Chờ tôi</source>
        <translation>For me</translation>
    </message>
    <message>
        <source>Đang làm</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Đã xong</source>
        <translation>Finished</translation>
    </message>
    <message>
        <source>Tất cả</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Không có hồ sơ nào khớp.</source>
        <translation>No request matches.</translation>
    </message>
    <message>
        <source>Không có hồ sơ nào chờ bạn. Việc mới sẽ hiện ở đây.</source>
        <translation>Nothing waits for you. New work appears here.</translation>
    </message>
    <message>
        <source>Chưa có hồ sơ nào. Nhấn N để lập hồ sơ mới.</source>
        <translation>There are no requests yet. Press N to begin one.</translation>
    </message>
    <message>
        <source>Không có hồ sơ nào.</source>
        <translation>There are no requests.</translation>
    </message>
</context>
<context>
    <name>th::app::IntakeModel</name>
    <message>
        <source>Mọi dòng: lý do đi đường</source>
        <translation>All rows: reason of travel</translation>
    </message>
    <message>
        <source>Mọi dòng: khu vực được đi</source>
        <translation>All rows: areas</translation>
    </message>
    <message>
        <source>Mọi dòng: đến hết ngày</source>
        <translation>All rows: last day</translation>
    </message>
    <message>
        <source>Mọi dòng: từ ngày</source>
        <translation>All rows: first day</translation>
    </message>
    <message>
        <source>Mọi dòng: tuyến đường</source>
        <translation>All rows: route</translation>
    </message>
    <message>
        <source>cột %1: %2</source>
        <translation>column %1: %2</translation>
    </message>
    <message>
        <source>Không có cột này trong tệp</source>
        <translation>The file has no such column</translation>
    </message>
    <message>
        <source>Cột nào là: %1?</source>
        <translation>Which column is it: %1?</translation>
    </message>
    <message>
        <source>Chưa rõ cột nào là: %1. Hãy chọn cột.</source>
        <translation>It is not clear which columns are: %1. Choose them.</translation>
    </message>
    <message>
        <source>XLSX · tờ “%1” · %2</source>
        <translation>XLSX · sheet “%1” · %2</translation>
    </message>
    <message>
        <source>CSV · %1 · ngăn cách bằng %2 · %3</source>
        <translation>CSV · %1 · separated by %2 · %3</translation>
    </message>
    <message>
        <source>Cần sửa</source>
        <translation>To be corrected</translation>
    </message>
    <message>
        <source>Tốt</source>
        <translation>Good</translation>
    </message>
    <message>
        <source>Lưu ý</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Chuyển chữ phông cũ (TCVN3, VNI) sang Unicode</source>
        <translation>Convert legacy fonts (TCVN3, VNI) to Unicode</translation>
    </message>
    <message>
        <source>Thêm lại số 0 bị mất ở đầu số giấy tờ</source>
        <translation>Put back zeros lost at the front of ID numbers</translation>
    </message>
    <message>
        <source>Đổi lại ngày và tháng bị đảo</source>
        <translation>Put days and months back that were swapped</translation>
    </message>
    <message>
        <source>%1 (%2 ô): %3 → %4</source>
        <translation>%1 (%2 cells): %3 → %4</translation>
    </message>
    <message>
        <source>Ngày viết trước tháng: 06/09 là ngày 6 tháng 9</source>
        <translation>Days first: 06/09 is 6 September</translation>
    </message>
    <message>
        <source>Tháng viết trước ngày: 06/09 là ngày 9 tháng 6</source>
        <translation>Months first: 06/09 is 9 June</translation>
    </message>
    <message numerus="yes">
        <source>%n dòng đã có ở hồ sơ khác hoặc trùng nhau. Chưa nhận dòng nào.</source>
        <translation>
            <numerusform>%n row is in a request already, or twice in the list. Nothing was taken yet.</numerusform>
            <numerusform>%n rows are in requests already, or twice in the list. Nothing was taken yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Đã nhận %n dòng vào hồ sơ.</source>
        <translation>
            <numerusform>%n row was taken into the request.</numerusform>
            <numerusform>%n rows were taken into the request.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dòng trùng được để lại.</source>
        <translation>
            <numerusform>%n duplicate was left out.</numerusform>
            <numerusform>%n duplicates were left out.</numerusform>
        </translation>
    </message>
    <message>
        <source>Đã ghi %1.</source>
        <translation>%1 was written.</translation>
    </message>
    <message numerus="yes">
        <source>Còn %n dòng cần sửa chưa lưu ra tệp.</source>
        <translation>
            <numerusform>%n row to be corrected is not saved to a file yet.</numerusform>
            <numerusform>%n rows to be corrected are not saved to a file yet.</numerusform>
        </translation>
    </message>
    <message>
        <source>phông cũ TCVN3, VNI</source>
        <translation>legacy fonts TCVN3, VNI</translation>
    </message>
</context>
<context>
    <name>th::app::IntegrityCheck</name>
    <message numerus="yes">
        <source>%n báo động</source>
        <translation>
            <numerusform>%n alarm</numerusform>
            <numerusform>%n alarms</numerusform>
        </translation>
    </message>
    <message>
        <source>Đã chứng minh</source>
        <translation>Proven</translation>
    </message>
    <message>
        <source>Chưa chứng minh hết</source>
        <translation>Not all proven</translation>
    </message>
    <message>
        <source>chưa ký gì</source>
        <translation>nothing signed</translation>
    </message>
    <message>
        <source>đã ký đến %1</source>
        <translation>signed up to %1</translation>
    </message>
    <message>
        <source>Tệp kho đã bị thay đổi</source>
        <translation>The archive&apos;s file was changed</translation>
    </message>
    <message>
        <source>Được chứng minh đến đâu</source>
        <translation>Until when it is proven</translation>
    </message>
    <message>
        <source>Báo động</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>Cần biết</source>
        <translation>To know</translation>
    </message>
    <message>
        <source>Số mục trong kho</source>
        <translation>Entries in the archive</translation>
    </message>
    <message>
        <source>Khóa của thiết bị</source>
        <translation>The device&apos;s key</translation>
    </message>
    <message>
        <source>Băm của mục cuối được ký</source>
        <translation>Hash of the last signed entry</translation>
    </message>
    <message>
        <source>Khóa của máy chủ đã nhận</source>
        <translation>Key of the hub that had it</translation>
    </message>
    <message>
        <source>Đang xem sổ của từng trạm: xong %1</source>
        <translation>Looking at each station&apos;s log: %1 done</translation>
    </message>
    <message>
        <source>Đang đọc lại toàn bộ kho: %1 trong %2 mục</source>
        <translation>Reading the whole archive again: %1 of %2 entries</translation>
    </message>
    <message>
        <source>Chưa đọc lại hết kho.</source>
        <translation>The archive was not read to its end.</translation>
    </message>
    <message>
        <source>Chưa đọc lại toàn bộ kho: tệp kho có bị sửa hay không thì chưa biết.</source>
        <translation>The whole archive was not read again: whether its file was changed is not known.</translation>
    </message>
    <message>
        <source>Đã đọc lại mọi mục: tệp kho không bị thay đổi.</source>
        <translation>All entries were read again: the archive&apos;s file was not changed.</translation>
    </message>
    <message numerus="yes">
        <source>Tệp kho đã bị thay đổi ở %n chỗ. Hãy giữ tệp này và lấy bản sao lưu.</source>
        <translation>
            <numerusform>The archive&apos;s file was changed at %n place. Keep this file, and take a copy that was put aside.</numerusform>
            <numerusform>The archive&apos;s file was changed at %n places. Keep this file, and take a copy that was put aside.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sổ truy cập của kho không còn nguyên.</source>
        <translation>The archive&apos;s access journal does not hold.</translation>
    </message>
</context>
<context>
    <name>th::app::KeyChoice</name>
    <message>
        <source>Không thấy thiết bị ký nào. Hãy cắm thiết bị rồi tìm lại, hoặc ghi địa chỉ pkcs11: kèm ?module-path= của hãng.</source>
        <translation>No token is plugged in. Plug it in and look again, or give a pkcs11: address with the vendor&apos;s ?module-path=.</translation>
    </message>
    <message>
        <source>Chọn thiết bị ký.</source>
        <translation>Choose the token.</translation>
    </message>
    <message>
        <source>Chọn tệp khóa.</source>
        <translation>Choose the key file.</translation>
    </message>
</context>
<context>
    <name>th::app::LinesModel</name>
    <message>
        <source>đến %1</source>
        <translation>until %1</translation>
    </message>
    <message>
        <source>giấy cũ số %1</source>
        <translation>earlier paper %1</translation>
    </message>
    <message>
        <source>trùng số giấy tờ</source>
        <translation>same ID number</translation>
    </message>
    <message>
        <source>trùng biển số</source>
        <translation>same plate</translation>
    </message>
    <message>
        <source>trùng hộ</source>
        <translation>same household</translation>
    </message>
    <message>
        <source>%1 với hồ sơ %2, dòng %3</source>
        <translation>%1 as request %2, line %3</translation>
    </message>
</context>
<context>
    <name>th::app::LookUpModel</name>
    <message>
        <source>Đang tra…</source>
        <translation>Looking up…</translation>
    </message>
    <message>
        <source>Dữ liệu của trạm không có loạt giấy này.</source>
        <translation>This station&apos;s data does not cover this series.</translation>
    </message>
    <message>
        <source>Không đọc được dữ liệu về giấy này.</source>
        <translation>The data about this pass could not be read.</translation>
    </message>
    <message>
        <source>Không kết luận được. Báo chỉ huy hoặc gọi nơi cấp.</source>
        <translation>Nothing can be said. Tell the commander or call the issuer.</translation>
    </message>
    <message>
        <source>Số này đã cấp và chưa bị thu hồi.</source>
        <translation>This number was issued and has not been revoked.</translation>
    </message>
    <message>
        <source>Chưa phải là cho qua: tra số không chứng minh tờ giấy là thật. So từng mục với căn cước.</source>
        <translation>This is no permission: a number does not prove that the paper is genuine. Compare it with the ID card, line by line.</translation>
    </message>
    <message>
        <source>Số này không có trong dữ liệu của trạm; có thể mới cấp.</source>
        <translation>This number is not in the station&apos;s data; it may be newly issued.</translation>
    </message>
    <message>
        <source>Số này mới hơn dữ liệu của trạm.</source>
        <translation>This number is newer than the station&apos;s data.</translation>
    </message>
    <message>
        <source>Không kết luận được. Cập nhật dữ liệu hoặc gọi nơi cấp.</source>
        <translation>Nothing can be said. Update the data or call the issuer.</translation>
    </message>
    <message>
        <source>So lại số đã gõ với giấy. Đúng số mà vẫn vậy: quét mã, hoặc gọi nơi cấp.</source>
        <translation>Compare the number typed with the paper. If it is right: scan the code, or call the issuer.</translation>
    </message>
    <message>
        <source>Đã ghi sổ lượt tra này (số %1)</source>
        <translation>This look-up is recorded (number %1)</translation>
    </message>
    <message>
        <source>CHƯA GHI SỔ. %1</source>
        <translation>NOT RECORDED. %1</translation>
    </message>
</context>
<context>
    <name>th::app::MailModel</name>
    <message>
        <source>(Thư dài hơn thế: hãy lưu ra để xem hết.)</source>
        <translation>(The mail is longer: save it to see all of it.)</translation>
    </message>
    <message>
        <source>Đã gửi %1 thư</source>
        <translation>%1 mails sent</translation>
    </message>
    <message>
        <source>%1 gửi lại sau</source>
        <translation>%1 to be tried again</translation>
    </message>
    <message>
        <source>%1 không gửi được</source>
        <translation>%1 undeliverable</translation>
    </message>
    <message>
        <source>%1 có thể đã gửi</source>
        <translation>%1 perhaps sent</translation>
    </message>
    <message>
        <source>thư đến %1, nhận vào hồ sơ %2</source>
        <translation>%1 came, %2 taken into requests</translation>
    </message>
    <message>
        <source>%1 chờ người xem</source>
        <translation>%1 for somebody to look at</translation>
    </message>
    <message numerus="yes">
        <source>%n giấy không gửi vì đã thu hồi hoặc khóa ký bị lộ: hãy báo người xin giấy.</source>
        <translation>
            <numerusform>%n pass was not sent because it is revoked or its key is compromised: tell the applicant.</numerusform>
            <numerusform>%n passes were not sent because they are revoked or their key is compromised: tell the applicants.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>(không có tiêu đề)</source>
        <translation>(no subject)</translation>
    </message>
    <message>
        <source>Hãy hỏi người nhận: đã có thì bỏ, chưa có thì gửi lại.</source>
        <translation>Ask the recipient: if it came, give it up, if not, send it again.</translation>
    </message>
    <message>
        <source>Từ: %1</source>
        <translation>From: %1</translation>
    </message>
    <message>
        <source>Tệp: %1</source>
        <translation>File: %1</translation>
    </message>
    <message>
        <source>đã nhận hồ sơ</source>
        <translation>request received</translation>
    </message>
    <message>
        <source>kết quả xét duyệt</source>
        <translation>result of the review</translation>
    </message>
    <message>
        <source>từ chối</source>
        <translation>refused</translation>
    </message>
    <message>
        <source>đề nghị bổ sung</source>
        <translation>sent back to be completed</translation>
    </message>
    <message>
        <source>gửi giấy</source>
        <translation>passes</translation>
    </message>
    <message>
        <source>thu hồi giấy</source>
        <translation>passes revoked</translation>
    </message>
    <message>
        <source>Thư đi</source>
        <translation>Outbox</translation>
    </message>
    <message>
        <source>Thư đến</source>
        <translation>Inbox</translation>
    </message>
    <message>
        <source>Đã xong</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>chờ gửi lại lúc %1</source>
        <translation>is tried again at %1</translation>
    </message>
    <message>
        <source>chờ gửi</source>
        <translation>waits</translation>
    </message>
    <message>
        <source>đang gửi</source>
        <translation>being sent</translation>
    </message>
    <message>
        <source>đã gửi</source>
        <translation>sent</translation>
    </message>
    <message>
        <source>CÓ THỂ đã gửi: hãy hỏi người nhận</source>
        <translation>PERHAPS sent: ask the recipient</translation>
    </message>
    <message>
        <source>KHÔNG gửi được</source>
        <translation>CANNOT be delivered</translation>
    </message>
    <message>
        <source>đã bỏ</source>
        <translation>given up</translation>
    </message>
    <message>
        <source>Hồ sơ %1 · %2 · %3</source>
        <translation>Request %1 · %2 · %3</translation>
    </message>
    <message>
        <source>Hồ sơ %1</source>
        <translation>Request %1</translation>
    </message>
    <message numerus="yes">
        <source>%n tệp</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message>
        <source>đã nhận vào hồ sơ</source>
        <translation>taken into the request</translation>
    </message>
    <message>
        <source>để riêng</source>
        <translation>put aside</translation>
    </message>
    <message>
        <source>Không có thư nào chờ gửi.</source>
        <translation>No mail waits to be sent.</translation>
    </message>
    <message>
        <source>Không có thư nào chờ xem.</source>
        <translation>No mail waits to be looked at.</translation>
    </message>
    <message>
        <source>Chưa có thư nào.</source>
        <translation>There are no mails yet.</translation>
    </message>
    <message numerus="yes">
        <source>%n dòng</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dòng cần sửa nằm trong tệp của hồ sơ</source>
        <translation>
            <numerusform>%n row to be corrected lies with the request&apos;s files</numerusform>
            <numerusform>%n rows to be corrected lie with the request&apos;s files</numerusform>
        </translation>
    </message>
    <message>
        <source>Đã nhận vào hồ sơ %1: %2.</source>
        <translation>Taken into request %1: %2.</translation>
    </message>
    <message>
        <source>Đã lưu vào %1.</source>
        <translation>Saved to %1.</translation>
    </message>
</context>
<context>
    <name>th::app::OfficeAccounts</name>
    <message>
        <source>ngừng sử dụng</source>
        <translation>out of use</translation>
    </message>
    <message>
        <source>chưa có mật khẩu</source>
        <translation>no password</translation>
    </message>
    <message>
        <source>có phiếu</source>
        <translation>has a slip</translation>
    </message>
    <message>
        <source>đang dùng</source>
        <translation>in use</translation>
    </message>
    <message>
        <source>hết hạn %1</source>
        <translation>expires %1</translation>
    </message>
    <message>
        <source>%1 người</source>
        <translation>%1 people</translation>
    </message>
    <message>
        <source>%1 chưa có mật khẩu</source>
        <translation>%1 without a password</translation>
    </message>
    <message>
        <source>công bố lần cuối: số %1</source>
        <translation>published last: number %1</translation>
    </message>
    <message>
        <source>chưa công bố lần nào</source>
        <translation>never published</translation>
    </message>
    <message>
        <source>Tên đăng nhập</source>
        <translation>User name</translation>
    </message>
    <message>
        <source>Vai trò</source>
        <translation>Roles</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Chức vụ</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Thư điện tử</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Điện thoại</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Phiếu dùng được đến</source>
        <translation>Slip good until</translation>
    </message>
    <message>
        <source>Hết hạn</source>
        <translation>Expires</translation>
    </message>
    <message>
        <source>Thẻ</source>
        <translation>Badge</translation>
    </message>
    <message>
        <source>đã cấp</source>
        <translation>given</translation>
    </message>
    <message>
        <source>cần, chưa cấp</source>
        <translation>wanted, not given</translation>
    </message>
    <message>
        <source>%1 dòng nhận được, %2 dòng phải sửa</source>
        <translation>%1 good rows, %2 to be corrected</translation>
    </message>
</context>
<context>
    <name>th::app::OfficeDevices</name>
    <message>
        <source>chờ phê duyệt</source>
        <translation>waits for approval</translation>
    </message>
    <message>
        <source>đã phê duyệt</source>
        <translation>approved</translation>
    </message>
    <message>
        <source>đã thu hồi ở máy chủ</source>
        <translation>revoked at the hub</translation>
    </message>
    <message>
        <source>liên lạc %1</source>
        <translation>heard %1</translation>
    </message>
    <message>
        <source>dữ liệu %1</source>
        <translation>data %1</translation>
    </message>
    <message>
        <source>chưa biết gì thêm</source>
        <translation>nothing else is known</translation>
    </message>
    <message>
        <source>không có trong danh bạ</source>
        <translation>not in the directory</translation>
    </message>
    <message>
        <source>%1 thiết bị</source>
        <translation>%1 devices</translation>
    </message>
    <message>
        <source>%1 trong %2 thiết bị</source>
        <translation>%1 of %2 devices</translation>
    </message>
    <message>
        <source>%1 cần người xem</source>
        <translation>%1 need a person</translation>
    </message>
    <message>
        <source>Không có hub.conf hay hub.json trong thư mục: không biết thiết bị liên lạc lần cuối khi nào.</source>
        <translation>There is neither hub.conf nor hub.json in the folder: when devices were heard is not known.</translation>
    </message>
    <message>
        <source>Cần xem</source>
        <translation>To be seen to</translation>
    </message>
    <message>
        <source>, từ %1</source>
        <translation>, since %1</translation>
    </message>
    <message>
        <source>Lệnh</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>Danh bạ</source>
        <translation>Directory</translation>
    </message>
    <message>
        <source>không có thiết bị này</source>
        <translation>does not have it</translation>
    </message>
    <message>
        <source>Nơi đặt</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Cơ quan</source>
        <translation>Authority</translation>
    </message>
    <message>
        <source>Máy đang theo</source>
        <translation>It obeys</translation>
    </message>
    <message>
        <source>Ở máy chủ</source>
        <translation>At the hub</translation>
    </message>
    <message>
        <source>Liên lạc gần nhất</source>
        <translation>Last contact</translation>
    </message>
    <message>
        <source>Phần mềm</source>
        <translation>Software</translation>
    </message>
    <message>
        <source>Khởi động</source>
        <translation>Started</translation>
    </message>
    <message>
        <source>Dữ liệu lúc</source>
        <translation>Data as of</translation>
    </message>
    <message>
        <source>Ổ đĩa còn trống</source>
        <translation>Disk free</translation>
    </message>
    <message>
        <source>Định danh</source>
        <translation>Identity</translation>
    </message>
    <message>
        <source>Mã</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>Khóa</source>
        <translation>Key</translation>
    </message>
</context>
<context>
    <name>th::app::OfficeEnrolment</name>
    <message>
        <source>Còn dùng được %1</source>
        <translation>Good for another %1</translation>
    </message>
    <message>
        <source>hỏi lúc %1</source>
        <translation>asked at %1</translation>
    </message>
    <message>
        <source>yêu cầu đi bằng USB</source>
        <translation>request by stick</translation>
    </message>
    <message>
        <source>Máy chủ</source>
        <translation>Hub</translation>
    </message>
    <message>
        <source>Khóa của máy chủ</source>
        <translation>The hub&apos;s key</translation>
    </message>
    <message>
        <source>Dấu của gốc tin cậy</source>
        <translation>Fingerprint of the root</translation>
    </message>
    <message>
        <source>Hết hạn</source>
        <translation>Expires</translation>
    </message>
</context>
<context>
    <name>th::app::OfficeSigning</name>
    <message>
        <source>Chọn thư mục của cây công bố, hoặc bản chép của nó trên USB.</source>
        <translation>Choose the folder of the published tree, or of a copy of it on a stick.</translation>
    </message>
    <message>
        <source>Chọn gốc tin cậy (tệp N.root.json).</source>
        <translation>Choose the root of trust (file N.root.json).</translation>
    </message>
    <message>
        <source>Chưa đọc được cây công bố.</source>
        <translation>The tree has not been read.</translation>
    </message>
</context>
<context>
    <name>th::app::Overseer</name>
    <message>
        <source>Đang lấy nhật ký: %1 mục mới</source>
        <translation>Taking logs: %1 new entries</translation>
    </message>
    <message>
        <source>Kho đã sẵn sàng. Hãy lấy nhật ký vào.</source>
        <translation>The archive is ready. Take logs into it.</translation>
    </message>
    <message>
        <source>%1 mục mới, %2 mục đã có, %3 biên nhận mới của máy chủ.</source>
        <translation>%1 new entries, %2 known, %3 new receipts of a hub.</translation>
    </message>
    <message>
        <source>%1 chỗ không phải mục nhật ký: được giữ riêng.</source>
        <translation>%1 places are no entries of a log: they are kept apart.</translation>
    </message>
    <message>
        <source>Không lấy được hết: xem bên dưới.</source>
        <translation>Not all could be taken: see below.</translation>
    </message>
    <message>
        <source>Đã dừng; lần sau lấy tiếp từ chỗ này.</source>
        <translation>Stopped; the next time it goes on from here.</translation>
    </message>
    <message>
        <source>Kho này có từ trước: không có gì bị thay thế. Nhật ký lấy vào sẽ thêm vào đó.</source>
        <translation>This archive was there already: nothing was replaced. Logs that are taken in are added to it.</translation>
    </message>
</context>
<context>
    <name>th::app::OversightModel</name>
    <message>
        <source>Đang đếm…</source>
        <translation>Counting…</translation>
    </message>
    <message>
        <source>%1 lượt quét</source>
        <translation>%1 scans</translation>
    </message>
    <message>
        <source>%1; ở đây là %2 lượt mới nhất, hãy lọc hẹp lại</source>
        <translation>%1; here are the newest %2, narrow the filter</translation>
    </message>
    <message numerus="yes">
        <source>%n thiết bị có mục không thuộc nhật ký đã ký; không tính ở đây.</source>
        <translation>
            <numerusform>%n device has entries that are not of its signed log; they are not counted here.</numerusform>
            <numerusform>%n devices have entries that are not of their signed logs; they are not counted here.</numerusform>
        </translation>
    </message>
    <message>
        <source>Không có dữ liệu của trạm: không so khoảng cách giữa các chốt, chỉ có mã thay cho tên.</source>
        <translation>No data of a station: distances between checkpoints are not compared, and codes stand for names.</translation>
    </message>
    <message>
        <source>Không có mã lý do này. Ví dụ: revoked, expired, seen_elsewhere.</source>
        <translation>There is no such reason. Examples: revoked, expired, seen_elsewhere.</translation>
    </message>
    <message>
        <source>Không hiểu thời gian. Ví dụ: 2021-09-06 08:00 hoặc 06/09/2021.</source>
        <translation>The time is not understood. Examples: 2021-09-06 08:00 or 06/09/2021.</translation>
    </message>
    <message>
        <source>được chữ ký của thiết bị chứng minh</source>
        <translation>is proven by the device&apos;s signature</translation>
    </message>
    <message>
        <source>nối vào phần đã chứng minh, chưa có chữ ký nào bao gồm</source>
        <translation>is chained to what is proven; no signature covers it yet</translation>
    </message>
    <message>
        <source>được chứng minh, nhưng thiếu các mục trước nó</source>
        <translation>is proven, but entries before it are missing</translation>
    </message>
    <message>
        <source>thuộc một lịch sử khác: ai cũng có thể bịa ra</source>
        <translation>is of another history, which anybody may have made up</translation>
    </message>
    <message>
        <source>Giấy %1 ở mọi nơi</source>
        <translation>Pass %1 everywhere</translation>
    </message>
    <message>
        <source>Mục này %1.</source>
        <translation>This entry %1.</translation>
    </message>
    <message>
        <source>Có dấu hiệu có bản sao.</source>
        <translation>There are signs of a copy.</translation>
    </message>
    <message>
        <source>Không thấy dấu hiệu có bản sao trong những gì kho có.</source>
        <translation>No sign of a copy in what the archive has.</translation>
    </message>
    <message>
        <source>Chưa so khoảng cách: không có dữ liệu của trạm.</source>
        <translation>Distances were not compared: there is no data of a station.</translation>
    </message>
    <message>
        <source>Không có gì được tính về giấy này.</source>
        <translation>Nothing about this pass counts.</translation>
    </message>
    <message>
        <source>Không thấy dấu hiệu có bản sao trong những gì nêu ở đây.</source>
        <translation>No sign of a copy among what is shown here.</translation>
    </message>
    <message>
        <source>Chưa đối chiếu thiết bị với danh bạ: ai cũng có thể bịa ra.</source>
        <translation>Devices were not checked against a directory: anybody may have made this up.</translation>
    </message>
    <message numerus="yes">
        <source>Không có ở đây: %n lượt khác.</source>
        <translation>
            <numerusform>Left out: %n other scan.</numerusform>
            <numerusform>Left out: %n other scans.</numerusform>
        </translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Giấy</source>
        <translation>Pass</translation>
    </message>
    <message>
        <source> (chữ ký không đúng)</source>
        <translation> (signature not valid)</translation>
    </message>
    <message>
        <source>Chốt</source>
        <translation>Checkpoint</translation>
    </message>
    <message>
        <source>Cán bộ</source>
        <translation>Officer</translation>
    </message>
    <message>
        <source>Diện</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>Nơi cấp</source>
        <translation>Issued by</translation>
    </message>
    <message>
        <source>Khu vực</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>Nguồn</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Đồng hồ</source>
        <translation>Clock</translation>
    </message>
    <message>
        <source>trạm không tin đồng hồ của mình</source>
        <translation>the station did not trust its clock</translation>
    </message>
    <message>
        <source>Phần niêm phong</source>
        <translation>Sealed part</translation>
    </message>
    <message>
        <source>có; chỉ thanh tra mở được</source>
        <translation>yes; only an auditor can open it</translation>
    </message>
    <message>
        <source>Bằng chứng</source>
        <translation>Proof</translation>
    </message>
    <message>
        <source>Thiết bị</source>
        <translation>Device</translation>
    </message>
    <message>
        <source>Mục</source>
        <translation>Entry</translation>
    </message>
    <message>
        <source>Mục ký bao gồm nó</source>
        <translation>Signed by entry</translation>
    </message>
    <message>
        <source>chưa có</source>
        <translation>none yet</translation>
    </message>
    <message>
        <source>Biên nhận của máy chủ</source>
        <translation>Receipt of the hub</translation>
    </message>
    <message>
        <source>đến mục %1, lúc %2</source>
        <translation>up to entry %1, at %2</translation>
    </message>
    <message>
        <source>Băm của mục</source>
        <translation>Hash of the entry</translation>
    </message>
    <message>
        <source>Băm của mục trước</source>
        <translation>Hash of the one before</translation>
    </message>
    <message>
        <source>Phường cấp</source>
        <translation>Issued by the ward</translation>
    </message>
    <message>
        <source>Phường thu hồi</source>
        <translation>Revoked by the ward</translation>
    </message>
    <message>
        <source>Phường khôi phục</source>
        <translation>Reinstated by the ward</translation>
    </message>
    <message>
        <source>cách %1 %2 km, sau %3 phút</source>
        <translation>%2 km from %1, after %3 minutes</translation>
    </message>
    <message>
        <source>%1 phút trước ở %2</source>
        <translation>%1 minutes before at %2</translation>
    </message>
    <message>
        <source>Điều bất thường</source>
        <translation>What is unusual</translation>
    </message>
    <message>
        <source>Điều chưa được chứng minh</source>
        <translation>What is not proven</translation>
    </message>
    <message>
        <source>Con số chính</source>
        <translation>Key figures</translation>
    </message>
    <message>
        <source>Lượt quét</source>
        <translation>Scans</translation>
    </message>
    <message>
        <source>Giấy khác nhau</source>
        <translation>Different passes</translation>
    </message>
    <message>
        <source>Mỗi lần kiểm tra, từ lúc thấy mã đến khi có kết quả</source>
        <translation>Each check, from the code being seen to the verdict</translation>
    </message>
    <message>
        <source>Đã rút gọn theo quy định lưu trữ</source>
        <translation>Reduced by retention rules</translation>
    </message>
    <message>
        <source>Không còn số giấy theo quy định lưu trữ</source>
        <translation>Number let go of by retention rules</translation>
    </message>
    <message>
        <source>%1 lượt trong kho: lượt nào cũng có thể là của giấy này</source>
        <translation>%1 scans of the archive: any of them may have been of this pass</translation>
    </message>
    <message>
        <source>Từ lượt này đến lượt sau</source>
        <translation>From scan to scan</translation>
    </message>
    <message>
        <source>trung vị %1 giây, chín phần mười trong %2 giây</source>
        <translation>median %1 s, nine of ten within %2 s</translation>
    </message>
    <message>
        <source>Theo chốt: lượt, không cho qua, nhiều nhất trong giờ</source>
        <translation>By checkpoint: scans, refused, most in an hour</translation>
    </message>
    <message>
        <source>Theo nơi cấp: lượt, giấy khác nhau, không cho qua</source>
        <translation>By issuing authority: scans, different passes, refused</translation>
    </message>
    <message numerus="yes">
        <source>%n thiết bị có mục không thuộc nhật ký đã ký; ở đây tính cả chúng.</source>
        <translation>
            <numerusform>%n device has entries that are not of its signed log; they are counted here.</numerusform>
            <numerusform>%n devices have entries that are not of their signed logs; they are counted here.</numerusform>
        </translation>
    </message>
    <message>
        <source>Kho không có thiết bị nào như vậy. Ghi mã thiết bị trong danh bạ, hoặc ít nhất 8 chữ số đầu của khóa.</source>
        <translation>The archive has no such device. Give its id in the directory, or at least the first 8 digits of its key.</translation>
    </message>
    <message>
        <source>đăng nhập và giao quyền</source>
        <translation>sign-ins and grants</translation>
    </message>
    <message>
        <source>việc ở bàn cấp giấy</source>
        <translation>work at desks</translation>
    </message>
    <message>
        <source>cấp, thu hồi, khôi phục giấy</source>
        <translation>passes issued, revoked, reinstated</translation>
    </message>
    <message>
        <source>máy trạm ghi về mình</source>
        <translation>what machines note of themselves</translation>
    </message>
    <message>
        <source>mọi loại mục</source>
        <translation>entries of every kind</translation>
    </message>
    <message>
        <source>%1 mục</source>
        <translation>%1 entries</translation>
    </message>
    <message>
        <source>%1; ở đây là %2 mục mới nhất, hãy lọc hẹp lại</source>
        <translation>%1; here are the newest %2, narrow the filter</translation>
    </message>
    <message>
        <source>Đã rút gọn</source>
        <translation>Reduced</translation>
    </message>
    <message>
        <source>theo quy định lưu trữ: phần còn lại là lời của người ký việc ấy</source>
        <translation>by retention rules: what is left is the word of whoever signed that</translation>
    </message>
</context>
<context>
    <name>th::app::PrintModel</name>
    <message>
        <source>Đang chờ</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>Đã xong</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Hồ sơ %1</source>
        <translation>Request %1</translation>
    </message>
    <message numerus="yes">
        <source>%n giấy đã chọn</source>
        <translation>
            <numerusform>%n pass chosen</numerusform>
            <numerusform>%n passes chosen</numerusform>
        </translation>
    </message>
    <message>
        <source>để riêng</source>
        <translation>put aside</translation>
    </message>
    <message>
        <source>KHÔNG RÕ đã in chưa</source>
        <translation>NOT KNOWN whether printed</translation>
    </message>
    <message>
        <source>đã in</source>
        <translation>printed</translation>
    </message>
    <message>
        <source>in hỏng, chờ in lại</source>
        <translation>failed, waits to be printed again</translation>
    </message>
    <message>
        <source>in chưa đủ</source>
        <translation>printed in part</translation>
    </message>
    <message>
        <source>chờ in</source>
        <translation>waits</translation>
    </message>
    <message numerus="yes">
        <source>%n tờ trình ký</source>
        <translation>
            <numerusform>%n sheet to sign</numerusform>
            <numerusform>%n sheets to sign</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n giấy</source>
        <translation>
            <numerusform>%n pass</numerusform>
            <numerusform>%n passes</numerusform>
        </translation>
    </message>
    <message>
        <source>cấp đổi dòng %1</source>
        <translation>replacement of line %1</translation>
    </message>
    <message numerus="yes">
        <source>%n đã thu hồi, không in</source>
        <translation>
            <numerusform>%n revoked, not printed</numerusform>
            <numerusform>%n revoked, not printed</numerusform>
        </translation>
    </message>
    <message>
        <source>in hỏng</source>
        <translation>failed</translation>
    </message>
    <message>
        <source>Đang tìm máy in…</source>
        <translation>Looking for printers…</translation>
    </message>
    <message>
        <source>Hệ thống in không có máy in nào, hoặc không trả lời. Vẫn lưu được thành PDF.</source>
        <translation>The print system has no printer, or does not answer. Saving as PDF works all the same.</translation>
    </message>
    <message>
        <source>Mẫu thường dùng</source>
        <translation>Usual template</translation>
    </message>
    <message>
        <source>Khổ thường dùng</source>
        <translation>Usual paper</translation>
    </message>
    <message>
        <source>Đúng khổ của mẫu</source>
        <translation>The template&apos;s own size</translation>
    </message>
    <message>
        <source>Hãy chọn việc cần in.</source>
        <translation>Choose what is to be printed.</translation>
    </message>
    <message>
        <source>Trong đó có giấy đã in, hoặc không rõ đã in chưa. Hãy ghi lý do in lại.</source>
        <translation>Some of it was printed before, or that is not known. Say why it is printed again.</translation>
    </message>
    <message>
        <source>Hàng chờ in</source>
        <translation>Print queue</translation>
    </message>
    <message numerus="yes">
        <source>Đã chọn %n giấy</source>
        <translation>
            <numerusform>%n pass chosen</numerusform>
            <numerusform>%n passes chosen</numerusform>
        </translation>
    </message>
    <message>
        <source>Hồ sơ này chưa có gì để in.</source>
        <translation>This request has nothing to print yet.</translation>
    </message>
    <message>
        <source>Không có gì chờ in.</source>
        <translation>Nothing waits to be printed.</translation>
    </message>
    <message>
        <source>Chưa in lần nào.</source>
        <translation>Nothing was printed yet.</translation>
    </message>
    <message>
        <source>Đang vẽ trang</source>
        <translation>Drawing the pages</translation>
    </message>
    <message>
        <source>Đang đọc lại từng mã</source>
        <translation>Reading each code back</translation>
    </message>
    <message>
        <source>Đang giao trang cho máy in</source>
        <translation>Giving the pages to the printer</translation>
    </message>
    <message>
        <source>%1: %2 / %3 (việc %4 / %5)</source>
        <translation>%1: %2 of %3 (job %4 of %5)</translation>
    </message>
    <message>
        <source>Đã in %1 giấy trên %2 trang.</source>
        <translation>%1 passes were printed on %2 pages.</translation>
    </message>
    <message numerus="yes">
        <source>%n giấy đã thu hồi không được in.</source>
        <translation>
            <numerusform>%n revoked pass was not printed.</numerusform>
            <numerusform>%n revoked passes were not printed.</numerusform>
        </translation>
    </message>
    <message>
        <source>Hồ sơ %1: %2</source>
        <translation>Request %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>Còn %n việc chưa in, vẫn được chọn: in tiếp lúc nào cũng được.</source>
        <translation>
            <numerusform>%n job is not printed yet and stays chosen: go on at any time.</numerusform>
            <numerusform>%n jobs are not printed yet and stay chosen: go on at any time.</numerusform>
        </translation>
    </message>
    <message>
        <source>giay-ho-so-%1</source>
        <translation>passes-request-%1</translation>
    </message>
    <message>
        <source>giay</source>
        <translation>passes</translation>
    </message>
    <message>
        <source>Đã lưu %1 giấy trên %2 trang thành PDF.</source>
        <translation>Saved %1 passes on %2 pages as PDF.</translation>
    </message>
    <message>
        <source>đã lưu mã thành ảnh</source>
        <translation>codes saved as pictures</translation>
    </message>
    <message numerus="yes">
        <source>Đã lưu mã của %n giấy thành ảnh: %1</source>
        <translation>
            <numerusform>The code of %n pass was saved as a picture: %1</numerusform>
            <numerusform>The codes of %n passes were saved as pictures: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>ma</source>
        <translation>codes</translation>
    </message>
    <message>
        <source>ma-ho-so-%1</source>
        <translation>codes-of-request-%1</translation>
    </message>
</context>
<context>
    <name>th::app::RegisterModel</name>
    <message>
        <source>%1 trên %2 giấy</source>
        <translation>%1 of %2 passes</translation>
    </message>
    <message>
        <source>Không có giấy nào khớp.</source>
        <translation>No pass matches.</translation>
    </message>
    <message>
        <source>Chưa có giấy nào được đóng dấu.</source>
        <translation>No pass has been sealed yet.</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>Standing</translation>
    </message>
    <message>
        <source>Thu hồi lúc</source>
        <translation>Revoked at</translation>
    </message>
    <message>
        <source>Người giữ</source>
        <translation>Holder</translation>
    </message>
    <message>
        <source>Số giấy tờ</source>
        <translation>ID number</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Biển số</source>
        <translation>Plate</translation>
    </message>
    <message>
        <source>Hộ</source>
        <translation>Household</translation>
    </message>
    <message>
        <source>Loại giấy</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Diện</source>
        <translation>Reason for travel</translation>
    </message>
    <message>
        <source>Có giá trị đến</source>
        <translation>Valid until</translation>
    </message>
    <message>
        <source>Cấp lúc</source>
        <translation>Issued at</translation>
    </message>
    <message>
        <source>Cách đóng dấu</source>
        <translation>Sealed by</translation>
    </message>
    <message>
        <source>Số giấy cũ</source>
        <translation>Number of the old paper</translation>
    </message>
    <message>
        <source>Cấp đổi</source>
        <translation>Replacement</translation>
    </message>
    <message>
        <source>lần %1</source>
        <translation>no. %1</translation>
    </message>
    <message>
        <source>Hồ sơ</source>
        <translation>Request</translation>
    </message>
    <message>
        <source>%1, dòng %2</source>
        <translation>%1, line %2</translation>
    </message>
    <message>
        <source>Thu hồi %1 giấy: %2</source>
        <translation>Revoke these passes (%1): %2</translation>
    </message>
    <message>
        <source>Khôi phục %1 giấy: %2</source>
        <translation>Reinstate these passes (%1): %2</translation>
    </message>
    <message>
        <source>Chốt kiểm tra từ chối các giấy này ngay khi nhận được dữ liệu mới. Hồ sơ nào có thư điện tử thì thư báo, kèm lời giải thích, được xếp vào hàng gửi. Tên bạn được ghi vào nhật ký.</source>
        <translation>Checkpoints refuse these passes as soon as they have the new data. Where a request has an e-mail address, a letter with your explanation is queued to be sent. Your name goes into the journal.</translation>
    </message>
    <message>
        <source>Các giấy này lại có giá trị tại chốt kiểm tra ngay khi chốt nhận được dữ liệu mới. Tên bạn và lời giải thích được ghi vào nhật ký.</source>
        <translation>Checkpoints accept these passes again as soon as they have the new data. Your name and explanation go into the journal.</translation>
    </message>
    <message>
        <source>Đã chọn %1 giấy; một lần được nhiều nhất %2. Hãy chọn ít hơn.</source>
        <translation>%1 passes are chosen; at most %2 at once. Choose fewer.</translation>
    </message>
    <message>
        <source>Không có giấy nào để thu hồi: mọi giấy đã chọn đều bị thu hồi rồi.</source>
        <translation>There is no pass to revoke: all those chosen are revoked already.</translation>
    </message>
    <message>
        <source>Không có giấy nào để khôi phục: giấy còn hiệu lực, hoặc đã được cấp đổi.</source>
        <translation>There is no pass to reinstate: they stand, or were replaced.</translation>
    </message>
    <message>
        <source>Đã thu hồi %1 giấy.</source>
        <translation>Passes revoked: %1.</translation>
    </message>
    <message>
        <source>Đã khôi phục %1 giấy.</source>
        <translation>Passes reinstated: %1.</translation>
    </message>
    <message>
        <source>%1 giấy đã như vậy từ trước.</source>
        <translation>Already so before: %1.</translation>
    </message>
    <message>
        <source>Mất giấy</source>
        <translation>Lost</translation>
    </message>
    <message>
        <source>Rút giấy</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>Gian lận</source>
        <translation>Fraud</translation>
    </message>
    <message>
        <source>Mắc bệnh</source>
        <translation>Infected</translation>
    </message>
    <message>
        <source>Lý do khác</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>Thu hồi mọi giấy chưa thu hồi của %1: %2 giấy</source>
        <translation>Revoke all passes of %1 that are not revoked: %2</translation>
    </message>
    <message>
        <source>Đã lưu mã của giấy vào %1. Nhật ký đã ghi ai lưu.</source>
        <translation>The pass&apos;s code was saved to %1. The journal says who saved it.</translation>
    </message>
    <message>
        <source>Đã thu hồi %1 trên %2 giấy; số còn lại chưa thu hồi.</source>
        <translation>%1 of %2 passes were revoked; the others are not.</translation>
    </message>
    <message>
        <source>%1 · chỉ %2</source>
        <translation>%1 · only %2</translation>
    </message>
    <message>
        <source>Đang dừng…</source>
        <translation>Stopping…</translation>
    </message>
    <message>
        <source>Đang thu hồi: %1 / %2 giấy</source>
        <translation>Revoking: %1 / %2 passes</translation>
    </message>
</context>
<context>
    <name>th::app::RegisterRows</name>
    <message>
        <source>đã thu hồi</source>
        <translation>revoked</translation>
    </message>
    <message>
        <source>thu hồi: mất</source>
        <translation>revoked: lost</translation>
    </message>
    <message>
        <source>thu hồi: rút giấy</source>
        <translation>revoked: withdrawn</translation>
    </message>
    <message>
        <source>thu hồi: gian lận</source>
        <translation>revoked: fraud</translation>
    </message>
    <message>
        <source>đã cấp đổi</source>
        <translation>replaced</translation>
    </message>
    <message>
        <source>thu hồi: người giữ giấy mắc bệnh</source>
        <translation>revoked: holder infected</translation>
    </message>
    <message>
        <source>hồ sơ %1, dòng %2</source>
        <translation>request %1, line %2</translation>
    </message>
    <message>
        <source>cấp %1</source>
        <translation>issued %1</translation>
    </message>
    <message>
        <source>đến %1</source>
        <translation>until %1</translation>
    </message>
</context>
<context>
    <name>th::app::ReplaceModel</name>
    <message>
        <source>Không chọn được &quot;%1&quot;: %2</source>
        <translation>“%1” is not to be had: %2</translation>
    </message>
    <message>
        <source>Ghi ngày mới.</source>
        <translation>Give the new day.</translation>
    </message>
    <message>
        <source>Sửa ít nhất một chỗ.</source>
        <translation>Change something.</translation>
    </message>
    <message>
        <source>Sửa những chỗ được báo.</source>
        <translation>Put right what is marked.</translation>
    </message>
    <message>
        <source>Cấp đổi giấy %1</source>
        <translation>Replace pass %1</translation>
    </message>
    <message>
        <source>Mất, hỏng</source>
        <translation>Lost, damaged</translation>
    </message>
    <message>
        <source>Gia hạn</source>
        <translation>Extend</translation>
    </message>
    <message>
        <source>Sửa</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>Giấy mới có số mới và chờ ở hàng in; giấy cũ bị thu hồi ngay. Nhật ký ghi tên bạn và lý do.</source>
        <translation>The new pass has a new number and waits in the print queue; the old one is revoked at once. The journal holds your name and the reason.</translation>
    </message>
    <message>
        <source>Như giấy cũ, đến một ngày khác.</source>
        <translation>As the old pass, until another day.</translation>
    </message>
    <message>
        <source>Họ tên, số giấy tờ và loại giấy đã được xét duyệt nên giữ nguyên; sai ở đó thì lập hồ sơ mới.</source>
        <translation>Name, ID number and kind were reviewed and stay; a mistake in these wants a new request.</translation>
    </message>
    <message>
        <source>Nội dung như giấy cũ.</source>
        <translation>The same content as the old pass.</translation>
    </message>
    <message>
        <source>Đã cấp giấy %1 thay giấy %2. Giấy mới chờ in; giấy %2 không còn giá trị.</source>
        <translation>Pass %1 was made in place of %2. It waits to be printed; %2 does not hold any more.</translation>
    </message>
</context>
<context>
    <name>th::app::RequestModel</name>
    <message>
        <source>Đang mở…</source>
        <translation>Opening…</translation>
    </message>
    <message>
        <source>Tệp này không phải ảnh hay PDF nên không xem được ở đây. Hãy lưu ra rồi mở.</source>
        <translation>This is neither a picture nor a PDF, so it cannot be shown here. Save it, then open it.</translation>
    </message>
    <message>
        <source>Chỉ hiện %1 trong %2 trang. Hãy lưu ra để xem hết.</source>
        <translation>Shown are %1 of %2 pages. Save the file to see all.</translation>
    </message>
    <message>
        <source>Hồ sơ %1</source>
        <translation>Request %1</translation>
    </message>
    <message>
        <source>Hồ sơ %1 · %2 · %3</source>
        <translation>Request %1 · %2 · %3</translation>
    </message>
    <message numerus="yes">
        <source>Từ chối %n dòng. Vì sao?</source>
        <translation>
            <numerusform>Refuse %n line. Why?</numerusform>
            <numerusform>Refuse %n lines. Why?</numerusform>
        </translation>
    </message>
    <message>
        <source>%1. Vì sao?</source>
        <translation>%1. Why?</translation>
    </message>
    <message>
        <source>Thiếu giấy tờ chứng minh</source>
        <translation>Proof is missing</translation>
    </message>
    <message>
        <source>Không thuộc diện được cấp</source>
        <translation>Not entitled to a pass</translation>
    </message>
    <message>
        <source>Sai số giấy tờ tùy thân</source>
        <translation>The ID number is wrong</translation>
    </message>
    <message>
        <source>Trùng với hồ sơ khác</source>
        <translation>The same as in another request</translation>
    </message>
    <message>
        <source>dòng mới</source>
        <translation>a new line</translation>
    </message>
    <message>
        <source>dòng %1</source>
        <translation>line %1</translation>
    </message>
    <message>
        <source>Đang nhập dở, chưa ghi: %1. Khi hồ sơ sang bước khác, phần chưa ghi bị bỏ.</source>
        <translation>Typed and not taken yet: %1. When the request goes on, what is not taken is dropped.</translation>
    </message>
    <message>
        <source>Đã lưu vào %1.</source>
        <translation>Saved to %1.</translation>
    </message>
</context>
<context>
    <name>th::app::RetentionForm</name>
    <message numerus="yes">
        <source>bỏ sau %n ngày</source>
        <translation>
            <numerusform>gone after %n day</numerusform>
            <numerusform>gone after %n days</numerusform>
        </translation>
    </message>
    <message>
        <source>giữ, không bỏ</source>
        <translation>kept</translation>
    </message>
    <message>
        <source>Quy định</source>
        <translation>The rules</translation>
    </message>
    <message>
        <source>Biển số, căn cước, nội dung giấy, lý do</source>
        <translation>Plates, ID cards, texts of passes, reasons</translation>
    </message>
    <message>
        <source>Số giấy</source>
        <translation>Pass numbers</translation>
    </message>
    <message>
        <source>Tên cán bộ</source>
        <translation>Officers&apos; names</translation>
    </message>
    <message numerus="yes">
        <source>thay bằng bí danh sau %n ngày</source>
        <translation>
            <numerusform>a pseudonym after %n day</numerusform>
            <numerusform>a pseudonym after %n days</numerusform>
        </translation>
    </message>
    <message>
        <source>Đã rút gọn</source>
        <translation>What was let go of</translation>
    </message>
    <message>
        <source>Sẽ bị rút gọn, tính đến lúc này</source>
        <translation>What would go, as of now</translation>
    </message>
    <message>
        <source>Phiên có phần niêm phong: không ai mở được nữa</source>
        <translation>Sessions with what was sealed: nobody opens it any more</translation>
    </message>
    <message>
        <source>Mục bị bỏ số giấy hoặc tên</source>
        <translation>Entries that lose a pass number or a name</translation>
    </message>
    <message>
        <source>Phần giữ riêng</source>
        <translation>Pieces that were kept apart</translation>
    </message>
    <message>
        <source>Chọn tệp quy định.</source>
        <translation>Choose the file of rules.</translation>
    </message>
    <message>
        <source>Ghi ai áp dụng.</source>
        <translation>Say who applies them.</translation>
    </message>
    <message>
        <source>Ghi theo quyết định nào.</source>
        <translation>Say by which decision.</translation>
    </message>
    <message>
        <source>Đánh dấu rằng bạn biết việc này không lấy lại được.</source>
        <translation>Tick that you know that this cannot be taken back.</translation>
    </message>
    <message>
        <source>Đang chuẩn bị…</source>
        <translation>Preparing…</translation>
    </message>
    <message>
        <source>Đã xem %1 mục</source>
        <translation>%1 entries looked at</translation>
    </message>
    <message>
        <source>Quy định này không rút gọn thêm gì trong kho.</source>
        <translation>These rules take nothing more from the archive.</translation>
    </message>
    <message>
        <source>Quy định đã áp dụng, nhưng dữ liệu cũ còn nằm trong tệp cho đến khi không còn ai đọc kho: hãy đóng các chương trình khác rồi áp dụng lại.</source>
        <translation>The rules are applied, but the old bytes stay in the file until nobody reads the archive: close the other programs, and apply them again.</translation>
    </message>
    <message>
        <source>Đã áp dụng và ký; kho đã ghi lại ai và vì sao. Các bản khác (trạm, máy chủ, USB, tệp đã xuất) không thay đổi.</source>
        <translation>Applied and signed; the archive has noted who and why. Other copies (stations, hub, sticks, exports) are as they were.</translation>
    </message>
</context>
<context>
    <name>th::app::SealModel</name>
    <message>
        <source>Hãy chọn tệp khóa đóng dấu của đơn vị.</source>
        <translation>Choose the file of the unit&apos;s sealing key.</translation>
    </message>
    <message>
        <source>Không thấy tệp khóa ở chỗ cũ. Hãy cắm thẻ nhớ giữ khóa, hoặc chọn tệp khác.</source>
        <translation>The key file is not where it was. Plug in what it lies on, or choose another file.</translation>
    </message>
    <message>
        <source>Tệp này không phải tệp khóa, không đọc được hoặc đã hỏng. Hãy chọn tệp khác.</source>
        <translation>This is not a key file, cannot be read, or is damaged. Choose another one.</translation>
    </message>
    <message>
        <source>Không thấy thiết bị ký nào. Hãy cắm thiết bị rồi tìm lại, hoặc ghi địa chỉ pkcs11: kèm ?module-path= của hãng.</source>
        <translation>No token is plugged in. Plug it in and look again, or give a pkcs11: address with the vendor&apos;s ?module-path=.</translation>
    </message>
    <message>
        <source>Chọn hồ sơ cần đóng dấu.</source>
        <translation>Choose the requests to seal.</translation>
    </message>
    <message>
        <source>Chọn thiết bị ký.</source>
        <translation>Choose the token.</translation>
    </message>
    <message>
        <source>Ghi lý do.</source>
        <translation>Give the reason.</translation>
    </message>
    <message numerus="yes">
        <source>đang dở: còn %n giấy</source>
        <translation>
            <numerusform>begun: %n pass remains</numerusform>
            <numerusform>begun: %n passes remain</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n giấy</source>
        <translation>
            <numerusform>%n pass</numerusform>
            <numerusform>%n passes</numerusform>
        </translation>
    </message>
    <message>
        <source>(chưa có tên)</source>
        <translation>(no name yet)</translation>
    </message>
    <message numerus="yes">
        <source>Đã chọn %n hồ sơ</source>
        <translation>
            <numerusform>%n request chosen</numerusform>
            <numerusform>%n requests chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n giấy</source>
        <translation>
            <numerusform>, %n pass</numerusform>
            <numerusform>, %n passes</numerusform>
        </translation>
    </message>
    <message>
        <source>Không có hồ sơ nào chờ đóng dấu. Hồ sơ được chuyển sang sẽ hiện ở đây.</source>
        <translation>No request waits for the seal. What is forwarded will appear here.</translation>
    </message>
    <message numerus="yes">
        <source>Đã đóng dấu %n giấy.</source>
        <translation>
            <numerusform>%n pass was sealed.</numerusform>
            <numerusform>%n passes were sealed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Còn %n giấy; những gì đã đóng dấu vẫn có giá trị, hãy đóng dấu tiếp khi sẵn sàng.</source>
        <translation>
            <numerusform>%n remains; what was sealed stands, go on when you are ready.</numerusform>
            <numerusform>%n remain; what was sealed stands, go on when you are ready.</numerusform>
        </translation>
    </message>
    <message>
        <source>Hồ sơ %1: %2</source>
        <translation>Request %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>còn %n giấy</source>
        <translation>
            <numerusform>%n remains</numerusform>
            <numerusform>%n remain</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 giấy/giây</source>
        <translation>%1 passes a second</translation>
    </message>
    <message>
        <source>vi</source>
        <translation>en</translation>
    </message>
    <message>
        <source>Đang mở khóa…</source>
        <translation>Opening the key…</translation>
    </message>
    <message>
        <source>Hồ sơ %1 · %2</source>
        <translation>Request %1 · %2</translation>
    </message>
    <message>
        <source>Chọn dãy số.</source>
        <translation>Choose the series.</translation>
    </message>
    <message>
        <source>Thôi đóng dấu hồ sơ %1 · %2. Vì sao?</source>
        <translation>Give up sealing request %1 · %2. Why?</translation>
    </message>
</context>
<context>
    <name>th::app::SealedParts</name>
    <message>
        <source>Biển số</source>
        <translation>Plate</translation>
    </message>
    <message>
        <source>Căn cước</source>
        <translation>ID card</translation>
    </message>
    <message>
        <source>Nội dung giấy</source>
        <translation>Text of the pass</translation>
    </message>
    <message>
        <source>Lý do đã ghi</source>
        <translation>Reason as written</translation>
    </message>
    <message>
        <source>Phần niêm phong của một mục: %1, chốt %2</source>
        <translation>What is sealed of one entry: %1, checkpoint %2</translation>
    </message>
    <message>
        <source>Tìm trong tất cả các mục, không lọc</source>
        <translation>Search in all entries, no filter</translation>
    </message>
    <message>
        <source>Tìm trong: %1</source>
        <translation>Search in: %1</translation>
    </message>
    <message>
        <source>Ghi ai mở.</source>
        <translation>Say who opens it.</translation>
    </message>
    <message>
        <source>Ghi mở để làm gì.</source>
        <translation>Say what it is opened for.</translation>
    </message>
    <message>
        <source>Ghi biển số hoặc số căn cước cần tìm, ít nhất bốn chữ hoặc số.</source>
        <translation>Give the plate or ID number to find, at least four letters or digits.</translation>
    </message>
    <message>
        <source>Đang mở khóa…</source>
        <translation>Opening the key…</translation>
    </message>
    <message>
        <source>Đã xem %1 mục</source>
        <translation>%1 entries looked at</translation>
    </message>
    <message>
        <source>Đã mở %1 mục; kho đã ghi lại ai mở và vì sao.</source>
        <translation>%1 entries opened; the archive has noted who opened them and why.</translation>
    </message>
    <message>
        <source>%1 mục không mở được bằng khóa này.</source>
        <translation>%1 entries do not open with this key.</translation>
    </message>
    <message>
        <source>%1 mục không ai mở được nữa: đã bỏ theo quy định lưu giữ.</source>
        <translation>%1 entries open for nobody any more: retention rules have let them go.</translation>
    </message>
    <message>
        <source>Còn nữa: hãy lọc hẹp lại.</source>
        <translation>There is more: narrow the filter.</translation>
    </message>
    <message>
        <source>mot-nguoi</source>
        <translation>one-person</translation>
    </message>
    <message>
        <source>Đã ghi và ký %1: %2 mục. Bên cạnh là bản kê, hai chữ ký và khóa công khai: gửi kèm đủ cả. Kho đã ghi lại ai lấy và vì sao.</source>
        <translation>Written and signed: %1, %2 entries. Beside it lie the manifest, two signatures and the public key: send them all along. The archive has noted who took it and why.</translation>
    </message>
    <message>
        <source>(giấy không ghi tổ chức)</source>
        <translation>(the pass names none)</translation>
    </message>
    <message>
        <source>không cho qua %1 trong %2 lượt</source>
        <translation>refused %1 of %2 scans</translation>
    </message>
    <message>
        <source>Trong tất cả các lượt quét, không lọc</source>
        <translation>In all scans, no filter</translation>
    </message>
    <message>
        <source>Trong: %1</source>
        <translation>In: %1</translation>
    </message>
    <message>
        <source>%1 tổ chức; kho đã ghi lại ai mở và vì sao.</source>
        <translation>%1 organisations; the archive noted who opened their names and why.</translation>
    </message>
    <message>
        <source>%1 lượt không có giấy thật nên không tính cho tổ chức nào.</source>
        <translation>%1 scans had no genuine pass and count for no organisation.</translation>
    </message>
    <message>
        <source>Chỉ hiện các tổ chức bị từ chối nhiều nhất.</source>
        <translation>Only those refused most are shown.</translation>
    </message>
</context>
<context>
    <name>th::app::SettingsModel</name>
    <message>
        <source>Mã không đúng.</source>
        <translation>Wrong code.</translation>
    </message>
    <message numerus="yes">
        <source>Mã không đúng. Thử lại sau %n giây.</source>
        <translation>
            <numerusform>Wrong code. Try again in %n second.</numerusform>
            <numerusform>Wrong code. Try again in %n seconds.</numerusform>
        </translation>
    </message>
    <message>
        <source>Không dùng được “%1”: gõ địa chỉ http:// hoặc https://, hoặc đường dẫn đầy đủ của một thư mục. Nơi đã đặt trước vẫn được dùng.</source>
        <translation>“%1” cannot be used: type an http:// or https:// address, or a folder’s whole path. The place set before stays in use.</translation>
    </message>
</context>
<context>
    <name>th::app::ShiftModel</name>
    <message>
        <source>Nhập tên cán bộ trực.</source>
        <translation>Enter the officer&apos;s name.</translation>
    </message>
    <message>
        <source>Chọn chốt.</source>
        <translation>Choose the checkpoint.</translation>
    </message>
    <message>
        <source>Đăng nhập trước.</source>
        <translation>Sign in first.</translation>
    </message>
</context>
<context>
    <name>th::app::SignInModel</name>
    <message>
        <source>Đăng nhập</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>Giám sát xác nhận dữ liệu cũ được khôi phục</source>
        <translation>A supervisor confirms that older data was restored</translation>
    </message>
    <message>
        <source>Giám sát mở khóa tài khoản %1</source>
        <translation>A supervisor unlocks the account %1</translation>
    </message>
    <message>
        <source>Quét thẻ của bạn</source>
        <translation>Scan your badge</translation>
    </message>
    <message>
        <source>Làm việc với vai trò nào?</source>
        <translation>In which role do you work?</translation>
    </message>
    <message>
        <source>Đặt mật khẩu của riêng bạn</source>
        <translation>Choose a password of your own</translation>
    </message>
    <message>
        <source>Chọn PIN để mở khóa nhanh</source>
        <translation>Choose a PIN to unlock quickly</translation>
    </message>
    <message>
        <source>Màn hình đang khóa</source>
        <translation>The screen is locked</translation>
    </message>
    <message>
        <source>Đã tự khóa vì không ai dùng.</source>
        <translation>It locked itself, because nobody used it.</translation>
    </message>
    <message>
        <source>Đã khóa.</source>
        <translation>Locked.</translation>
    </message>
    <message>
        <source>Đã mở khóa tài khoản %1. Bây giờ đăng nhập được.</source>
        <translation>The account %1 is unlocked and can sign in now.</translation>
    </message>
    <message>
        <source>Đã xác nhận. Bây giờ mọi người đăng nhập được.</source>
        <translation>Confirmed. Everybody can sign in now.</translation>
    </message>
    <message>
        <source>Hai lần nhập PIN không giống nhau.</source>
        <translation>The two PINs differ.</translation>
    </message>
    <message>
        <source>Hai lần nhập mật khẩu không giống nhau.</source>
        <translation>The two passwords differ.</translation>
    </message>
</context>
<context>
    <name>th::app::StatisticsModel</name>
    <message>
        <source>không thuộc đơn vị nào</source>
        <translation>of no organisation</translation>
    </message>
    <message>
        <source>không rõ</source>
        <translation>not known</translation>
    </message>
    <message>
        <source>Cấp %1 (cấp đổi %2) · thu hồi %3 · bị thay %4 · lượt in %5</source>
        <translation>Issued %1 (of these replacements %2) · revoked %3 · replaced %4 · printed %5</translation>
    </message>
    <message>
        <source>Theo ngày</source>
        <translation>By day</translation>
    </message>
    <message>
        <source>Theo loại</source>
        <translation>By kind</translation>
    </message>
    <message>
        <source>Theo lý do</source>
        <translation>By reason</translation>
    </message>
    <message>
        <source>Theo đơn vị</source>
        <translation>By organisation</translation>
    </message>
    <message>
        <source>Hôm nay</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>7 ngày</source>
        <translation>7 days</translation>
    </message>
    <message>
        <source>30 ngày</source>
        <translation>30 days</translation>
    </message>
    <message>
        <source>Tất cả</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Đã xuất %1 giấy vào %2. Tệp chứa dữ liệu cá nhân; nhật ký đã ghi ai xuất.</source>
        <translation>%1 passes were exported to %2. The file holds personal data; the journal says who took it.</translation>
    </message>
    <message>
        <source>Đang dừng…</source>
        <translation>Stopping…</translation>
    </message>
    <message>
        <source>Đang xuất sổ…</source>
        <translation>Exporting the register…</translation>
    </message>
    <message>
        <source>Đang xuất sổ: đã xem %1 / %2 giấy</source>
        <translation>Exporting the register: %1 of %2 passes looked at</translation>
    </message>
    <message>
        <source>Đang ghi tệp…</source>
        <translation>Writing the file…</translation>
    </message>
</context>
<context>
    <name>th::app::StatusModel</name>
    <message>
        <source>Chưa có</source>
        <translation>No data</translation>
    </message>
    <message>
        <source>Trạm chưa có dữ liệu. Nạp dữ liệu trước khi kiểm tra.</source>
        <translation>The station has no data. Import data before you check.</translation>
    </message>
    <message>
        <source>Dữ liệu quá cũ: %1, lúc %2. Phải cập nhật; giấy mới và giấy bị thu hồi không nhận ra được.</source>
        <translation>Data too old: %1, of %2. Update it; new and revoked passes cannot be told.</translation>
    </message>
    <message>
        <source>Dữ liệu đã cũ: %1, lúc %2. Cập nhật trong ca này.</source>
        <translation>Data is getting old: %1, of %2. Update it this shift.</translation>
    </message>
    <message>
        <source>Dữ liệu cập nhật %1, lúc %2.</source>
        <translation>Data updated %1, at %2.</translation>
    </message>
    <message>
        <source>Đúng giờ</source>
        <translation>Clock right</translation>
    </message>
    <message>
        <source>Đồng hồ của máy đáng tin.</source>
        <translation>This device&apos;s clock can be trusted.</translation>
    </message>
    <message>
        <source>Sai giờ</source>
        <translation>Clock wrong</translation>
    </message>
    <message>
        <source>Đồng hồ của máy chạy lùi. Chỉnh lại ngày giờ rồi kiểm tra tiếp.</source>
        <translation>This device&apos;s clock went backwards. Set date and time, then go on.</translation>
    </message>
    <message>
        <source>Ngày giờ của máy không thể đúng. Chỉnh lại ngày giờ rồi kiểm tra tiếp.</source>
        <translation>This device&apos;s date cannot be right. Set date and time, then go on.</translation>
    </message>
    <message>
        <source>Phim mẫu</source>
        <translation>Sample film</translation>
    </message>
    <message>
        <source>Không có camera: đang chiếu phim mẫu.</source>
        <translation>No camera: a sample film is playing.</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>Camera đang chạy: %1.</source>
        <translation>Camera running: %1.</translation>
    </message>
    <message>
        <source>Đang mở</source>
        <translation>Opening</translation>
    </message>
    <message>
        <source>Đang mở camera…</source>
        <translation>Opening the camera…</translation>
    </message>
    <message>
        <source>Không có</source>
        <translation>None</translation>
    </message>
    <message>
        <source>Không có camera. Dùng súng quét, tệp ảnh hoặc nhập số giấy.</source>
        <translation>No camera. Use a scanner gun, a picture or the pass number.</translation>
    </message>
    <message>
        <source>Mất</source>
        <translation>Lost</translation>
    </message>
    <message>
        <source>Mất camera. Cắm lại dây; trạm tự nhận.</source>
        <translation>Camera lost. Plug it in again; it is found by itself.</translation>
    </message>
    <message>
        <source>Bận</source>
        <translation>In use</translation>
    </message>
    <message>
        <source>Chương trình khác đang giữ camera. Đóng chương trình đó.</source>
        <translation>Another program holds the camera. Close that program.</translation>
    </message>
    <message>
        <source>Lỗi</source>
        <translation>Fault</translation>
    </message>
    <message>
        <source>Camera không chạy được. Rút ra, cắm lại hoặc chọn camera khác.</source>
        <translation>The camera does not work. Plug it out and in, or choose another.</translation>
    </message>
    <message>
        <source>Hết phim</source>
        <translation>Film over</translation>
    </message>
    <message>
        <source>Phim đã chiếu hết.</source>
        <translation>The film has come to its end.</translation>
    </message>
    <message>
        <source>Đã gửi</source>
        <translation>All sent</translation>
    </message>
    <message>
        <source>Mọi lượt kiểm tra đã được gửi đi.</source>
        <translation>Every check has been sent.</translation>
    </message>
    <message numerus="yes">
        <source>%n chưa gửi</source>
        <translation>
            <numerusform>%n unsent</numerusform>
            <numerusform>%n unsent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lượt kiểm tra chưa gửi về trung tâm. Sổ vẫn giữ đủ.</source>
        <translation>
            <numerusform>%n check has not been sent yet. The log keeps it.</numerusform>
            <numerusform>%n checks have not been sent yet. The log keeps them all.</numerusform>
        </translation>
    </message>
    <message>
        <source>Có tiếng</source>
        <translation>Sound on</translation>
    </message>
    <message>
        <source>Âm báo đang bật.</source>
        <translation>Sounds are on.</translation>
    </message>
    <message>
        <source>Tắt tiếng</source>
        <translation>Muted</translation>
    </message>
    <message>
        <source>Âm báo đã tắt trong Cài đặt.</source>
        <translation>Sounds are off in Settings.</translation>
    </message>
    <message>
        <source>Không loa</source>
        <translation>No sound</translation>
    </message>
    <message>
        <source>Máy không có loa: chỉ báo bằng hình.</source>
        <translation>No loudspeaker: the screen alone tells.</translation>
    </message>
    <message>
        <source>Chỉ đọc</source>
        <translation>Read-only</translation>
    </message>
    <message>
        <source>Ổ đĩa chỉ cho đọc: lượt kiểm tra không vào sổ. Báo kỹ thuật.</source>
        <translation>The disk is read-only: checks are not recorded. Call support.</translation>
    </message>
    <message>
        <source>Không tạo được tỉnh minh họa</source>
        <translation>The demonstration could not be made</translation>
    </message>
    <message>
        <source>Chưa có trạm trên máy này</source>
        <translation>There is no station on this device</translation>
    </message>
    <message>
        <source>Thư mục đã có một trạm</source>
        <translation>There is a station in this folder already</translation>
    </message>
    <message>
        <source>Trạm đang mở ở cửa sổ khác</source>
        <translation>The station is open in another window</translation>
    </message>
    <message>
        <source>Trạm thuộc phiên bản mới hơn</source>
        <translation>The station belongs to a newer version</translation>
    </message>
    <message>
        <source>Ổ đĩa chỉ cho đọc</source>
        <translation>The disk is read-only</translation>
    </message>
    <message>
        <source>Ổ đĩa đã đầy</source>
        <translation>The disk is full</translation>
    </message>
    <message>
        <source>Dữ liệu của trạm bị hỏng</source>
        <translation>The station&apos;s data is damaged</translation>
    </message>
    <message>
        <source>Dữ liệu mới bị từ chối</source>
        <translation>New data was refused</translation>
    </message>
    <message>
        <source>Không đọc được ổ đĩa</source>
        <translation>The disk cannot be read</translation>
    </message>
    <message>
        <source>Không khóa được màn hình</source>
        <translation>The screen cannot be locked</translation>
    </message>
    <message>
        <source>Trạm chưa có mã mở khóa nên không chạy ở chế độ khóa màn hình: không ai mở lại được. Đóng chương trình, chạy lệnh sau rồi mở lại:
thonghanh --set-kiosk-code</source>
        <translation>The station has no code to unlock with, so it does not start locked: nobody could open it again. Close the program, run this, start again:
thonghanh --set-kiosk-code</translation>
    </message>
    <message>
        <source>Màn hình chưa khóa: đừng để máy không có người trông.</source>
        <translation>The screen is not locked: do not leave this machine alone.</translation>
    </message>
    <message>
        <source>Hỏng</source>
        <translation>Damaged</translation>
    </message>
    <message>
        <source>Dữ liệu của trạm bị hỏng hoặc thiếu: nạp lại dữ liệu (F7).</source>
        <translation>The station&apos;s data is damaged or missing: take in the data again (F7).</translation>
    </message>
    <message>
        <source>Đang ghi</source>
        <translation>Writing</translation>
    </message>
    <message>
        <source>Đang ghi dữ liệu mới vào máy.</source>
        <translation>New data is being written.</translation>
    </message>
    <message>
        <source>Đang nhận dữ liệu mới: %1.</source>
        <translation>Receiving new data: %1.</translation>
    </message>
    <message>
        <source>Đang nhận dữ liệu mới: %1 của %2.</source>
        <translation>Receiving new data: %1 of %2.</translation>
    </message>
    <message>
        <source>Ngoại tuyến</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Cần đăng nhập mạng</source>
        <translation>Network sign-in</translation>
    </message>
    <message>
        <source>Chờ tải</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>Không có nguồn</source>
        <translation>No source</translation>
    </message>
    <message>
        <source>Bị từ chối</source>
        <translation>Rejected</translation>
    </message>
    <message>
        <source>Sổ chưa gửi được</source>
        <translation>Log not sent</translation>
    </message>
    <message>
        <source>Không ghi được</source>
        <translation>Cannot write</translation>
    </message>
    <message>
        <source>thử lần cuối: %1</source>
        <translation>last tried: %1</translation>
    </message>
    <message>
        <source>Chưa đặt nơi lấy dữ liệu tự động. Đặt trong Cài đặt (F9), hoặc nạp từ thẻ nhớ (F7).</source>
        <translation>No place to fetch new data from is set. Set one in the settings (F9), or take data in from a stick (F7).</translation>
    </message>
    <message>
        <source>Dữ liệu mới hơn lấy từ trạm bên cạnh (%1).</source>
        <translation>Newer data came from the station beside this one (%1).</translation>
    </message>
    <message>
        <source>Không thấy trạm nào bên cạnh để hỏi.</source>
        <translation>No station beside this one was found to ask.</translation>
    </message>
    <message numerus="yes">
        <source>Đã hỏi %n trạm bên cạnh; không trạm nào có dữ liệu mới hơn.</source>
        <translation>
            <numerusform>%n station beside this one was asked; it has nothing newer.</numerusform>
            <numerusform>%n stations beside this one were asked; none has anything newer.</numerusform>
        </translation>
    </message>
    <message>
        <source>Máy này đang không được dùng</source>
        <translation>This device is out of use</translation>
    </message>
    <message>
        <source>Máy này đã được xoá sạch</source>
        <translation>This device was wiped</translation>
    </message>
    <message>
        <source>Tạm ngưng</source>
        <translation>Suspended</translation>
    </message>
    <message>
        <source>Máy này đang bị TẠM NGƯNG: không cho ai qua, không ký cấp giấy. Đổi máy khác, báo quản trị viên.</source>
        <translation>This device is SUSPENDED: it lets nobody through and seals nothing. Take another one, tell the administrator.</translation>
    </message>
    <message>
        <source>Thu hồi</source>
        <translation>Revoked</translation>
    </message>
    <message>
        <source>Máy này đã bị THU HỒI: không cho ai qua, không ký cấp giấy. Đổi máy khác, báo quản trị viên.</source>
        <translation>This device is REVOKED: it lets nobody through and seals nothing. Take another one, tell the administrator.</translation>
    </message>
    <message>
        <source>Đang xoá</source>
        <translation>Wiping</translation>
    </message>
    <message>
        <source>Máy này đang được XOÁ SẠCH theo lệnh của quản trị viên. Đừng dùng nữa; đổi máy khác.</source>
        <translation>This device is being WIPED as the administrator ordered. Use it no more; take another one.</translation>
    </message>
    <message>
        <source>Không chia sẻ được cho trạm bên cạnh: %1</source>
        <translation>Nothing can be shared with the stations beside: %1</translation>
    </message>
    <message>
        <source>Đang chia sẻ dữ liệu cho trạm bên cạnh.</source>
        <translation>Data is shared with the stations beside.</translation>
    </message>
    <message>
        <source>Tài khoản</source>
        <translation>Accounts</translation>
    </message>
    <message>
        <source>Máy này dùng tiếp danh sách cũ: ai mới được cấp hoặc vừa bị thu hồi tài khoản thì chưa biết.</source>
        <translation>This machine goes on with the old list: who was given an account since, or lost it, is not known here.</translation>
    </message>
    <message>
        <source>Chưa lấy được danh sách tài khoản mới: nạp lại dữ liệu (F7); nếu vẫn thế, báo quản trị viên.</source>
        <translation>The new list of accounts did not come: take in data again (F7); if that changes nothing, tell the administrator.</translation>
    </message>
    <message>
        <source>Danh sách tài khoản đã hết hạn ký: báo quản trị viên ký và công bố lại.</source>
        <translation>The signature of the accounts has ended: tell the administrator to sign and publish them again.</translation>
    </message>
    <message>
        <source>Danh sách tài khoản mới không gồm máy này: báo quản trị viên công bố lại cho máy này.</source>
        <translation>The new list of accounts is not for this machine: tell the administrator to publish it for this machine too.</translation>
    </message>
    <message>
        <source>Danh sách tài khoản mới không tin được nên không dùng: báo quản trị viên.</source>
        <translation>The new list of accounts cannot be believed and is not used: tell the administrator.</translation>
    </message>
    <message>
        <source>lượt này bắt đầu: %1</source>
        <translation>this run began: %1</translation>
    </message>
</context>
<context>
    <name>th::app::WardSession</name>
    <message>
        <source>Nhập mã cán bộ.</source>
        <translation>Type the officer&apos;s ID.</translation>
    </message>
    <message>
        <source>Mã cán bộ dài quá.</source>
        <translation>The officer&apos;s ID is too long.</translation>
    </message>
    <message>
        <source>Chọn vai trò.</source>
        <translation>Choose a role.</translation>
    </message>
    <message>
        <source>Không thấy tệp khóa của bàn. Hãy chọn tệp khóa, ví dụ bản sao cất trong két.</source>
        <translation>The desk&apos;s key file is not there. Choose it, for example the copy from the safe.</translation>
    </message>
    <message>
        <source>Tệp này không phải tệp khóa, không đọc được hoặc đã hỏng. Hãy chọn tệp khác.</source>
        <translation>This is not a key file, cannot be read, or is damaged. Choose another one.</translation>
    </message>
    <message>
        <source>Đã tự khóa vì không ai dùng. Những gì đã nhập vẫn còn.</source>
        <translation>Locked by itself, because nobody used it. What was entered is kept.</translation>
    </message>
    <message>
        <source>Đăng nhập trước.</source>
        <translation>Sign in first.</translation>
    </message>
</context>
</TS>
