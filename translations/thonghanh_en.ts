<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="vi">
<context>
    <name>ActionBar</name>
    <message>
        <source>Tra số</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Biển số</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mở tệp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ca trực</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đèn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cài đặt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mở khoá</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phím tắt</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CameraControls</name>
    <message>
        <source>Tắt đèn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bật đèn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phóng to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Độ sáng</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CardDetails</name>
    <message>
        <source>Chưa chứng thực: những gì ghi dưới đây có thể là giả.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CardFields</name>
    <message>
        <source>Số CCCD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Năm sinh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Biển số xe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Được đi trong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lộ trình</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ngày, giờ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hiệu lực</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lý do đi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nơi cấp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Số giấy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cấp ngày</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message>
        <source>cho qua</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>không cho qua</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chưa rõ</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilePanel</name>
    <message>
        <source>Đọc mã từ tệp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chọn ảnh hoặc PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ảnh và PDF (*.png *.jpg *.jpeg *.webp *.bmp *.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mọi tệp (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thả ra để đọc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kéo ảnh hoặc PDF vào đây</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ảnh chụp màn hình, ảnh chụp giấy, tệp PDF đến 50 trang.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chọn tệp…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HelpPanel</name>
    <message>
        <source>Phím tắt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trang này</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tra số giấy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đọc mã từ tệp ảnh hoặc PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ca trực: cán bộ và chốt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bật, tắt đèn camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Biển số xe đang qua chốt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tình trạng trạm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cài đặt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Toàn màn hình</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Khoá, mở khoá màn hình</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tiếng Việt, English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Màn hình sáng, tối</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đóng trang; xoá thẻ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sang nút kế; Enter để bấm</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryStrip</name>
    <message>
        <source>không phải giấy thông hành</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>Xoá một ký tự</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KioskSetting</name>
    <message>
        <source>Khoá màn hình vào chốt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đặt mã mở khoá, ít nhất 4 ký tự</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mở khoá…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Khoá màn hình</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LookUpPanel</name>
    <message>
        <source>Tra số giấy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Số giấy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tra</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã quét ở trạm này</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tra số khác</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Thông Hành: chốt kiểm tra</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DIỄN TẬP: tỉnh giả lập, không dùng để kiểm soát thật</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Đóng</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Panel</name>
    <message>
        <source>Đóng</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Phrases</name>
    <message>
        <source>Thứ 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thứ 3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thứ 4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thứ 5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thứ 6</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thứ 7</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chủ nhật</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cả ngày</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hằng ngày</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n phút</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n giờ</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ngày</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>vừa xong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 trước</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Người lao động của đơn vị</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cá nhân</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thẻ đi chợ của hộ gia đình</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ký bằng thiết bị của đơn vị</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ký số</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>có bản ký tay lưu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cấp giấy trước, nhập sau</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlatePanel</name>
    <message>
        <source>Biển số xe đang qua chốt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Biển số xe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dùng biển này</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không có xe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Biển số được giữ cho đến khi xoá thẻ hoặc nhập xe khác.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadyCard</name>
    <message>
        <source>Đưa mã QR trên giấy vào trước camera, cách 15–30 cm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quét mã QR bằng súng quét, hoặc mở tệp ảnh, hoặc nhập số giấy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Căn cước và giấy có thể đưa cùng lúc hoặc lần lượt.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecordLine</name>
    <message>
        <source>CHƯA GHI SỔ</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsPanel</name>
    <message>
        <source>Cài đặt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ngôn ngữ (Ctrl+L)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Màu màn hình (Ctrl+D)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tự động</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sáng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tối</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Âm báo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Âm báo (máy chưa cài giọng đọc tiếng Việt)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tắt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tiếng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tiếng và lời</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera đầu tiên tìm thấy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Súng quét cổng nối tiếp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không dùng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phím tắt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thông Hành, phiên bản %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShiftPanel</name>
    <message>
        <source>Ca trực</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bắt đầu ca trực</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cán bộ trực</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Họ và tên</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chốt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trạm chưa có danh sách chốt. Vẫn trực được; khu vực sẽ không được xét.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hết ca</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lưu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vào ca</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StartScreen</name>
    <message>
        <source>Đang dựng tỉnh diễn tập</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đang mở trạm…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chỉ làm một lần, chừng nửa phút. Sau đó quét thử được ngay, không cần camera.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thử lại</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Tình trạng trạm</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusPanel</name>
    <message>
        <source>Tình trạng trạm</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UnlockPanel</name>
    <message>
        <source>Mở khoá màn hình</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nhập mã của chỉ huy để ra khỏi màn hình chốt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mã mở khoá</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mở</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VerdictBand</name>
    <message>
        <source>Xoá thẻ</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>th::app::CameraModel</name>
    <message>
        <source>Không có camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đang mở camera…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mất camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera đang bận</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera không chạy được</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phim đã hết</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dùng súng quét, tệp ảnh (F3) hoặc nhập số giấy (F2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cắm lại dây camera; trạm tự nhận. Súng quét và F2, F3 vẫn dùng được.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đóng chương trình đang dùng camera. Súng quét và F2, F3 vẫn dùng được.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rút ra cắm lại, hoặc chọn camera khác trong Cài đặt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đưa lại gần hơn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đưa ra xa hơn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Giữ yên tay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bị loá: nghiêng giấy đi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tối quá: rọi thêm đèn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chói quá: giảm độ sáng màn hình</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>th::app::CheckpointModel</name>
    <message>
        <source>Giấy thật, còn hiệu lực, đúng nơi và đúng giờ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mời đưa giấy thông hành để đối chiếu.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SẴN SÀNG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ĐÃ ĐỌC CĂN CƯỚC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Căn cước khớp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Căn cước không khớp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chưa xuất trình căn cước</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Có căn cước, không so được</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã ghi sổ, số %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lượt kiểm tra này không nằm trong sổ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quét bằng camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quét bằng súng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>đọc từ tệp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tra theo số</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>th::app::LookUpModel</name>
    <message>
        <source>Đang tra…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dữ liệu của trạm không có loạt giấy này.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không đọc được dữ liệu về giấy này.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không kết luận được. Báo chỉ huy hoặc gọi nơi cấp.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Số này đã cấp và chưa bị thu hồi.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chưa phải là cho qua: tra số không chứng minh tờ giấy là thật. So từng mục với căn cước.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Số này chưa từng được cấp.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Giữ giấy, báo chỉ huy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Số này mới hơn dữ liệu của trạm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không kết luận được. Cập nhật dữ liệu hoặc gọi nơi cấp.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>th::app::SettingsModel</name>
    <message>
        <source>Mã không đúng.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Mã không đúng. Thử lại sau %n giây.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>th::app::ShiftModel</name>
    <message>
        <source>Nhập tên cán bộ trực.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chọn chốt.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>th::app::StatusModel</name>
    <message>
        <source>Chưa có</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trạm chưa có dữ liệu. Nạp dữ liệu trước khi kiểm tra.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dữ liệu quá cũ: %1, lúc %2. Phải cập nhật; giấy mới và giấy bị thu hồi không nhận ra được.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dữ liệu đã cũ: %1, lúc %2. Cập nhật trong ca này.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dữ liệu cập nhật %1, lúc %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đúng giờ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đồng hồ của máy đáng tin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sai giờ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đồng hồ của máy chạy lùi. Chỉnh lại ngày giờ rồi kiểm tra tiếp.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ngày giờ của máy không thể đúng. Chỉnh lại ngày giờ rồi kiểm tra tiếp.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phim mẫu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không có camera: đang chiếu phim mẫu.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera đang chạy: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đang mở</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đang mở camera…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không có</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không có camera. Dùng súng quét, tệp ảnh hoặc nhập số giấy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mất</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mất camera. Cắm lại dây; trạm tự nhận.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bận</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chương trình khác đang giữ camera. Đóng chương trình đó.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lỗi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera không chạy được. Rút ra, cắm lại hoặc chọn camera khác.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hết phim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phim đã chiếu hết.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã gửi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mọi lượt kiểm tra đã được gửi đi.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n chưa gửi</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lượt kiểm tra chưa gửi về trung tâm. Sổ vẫn giữ đủ.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Có tiếng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Âm báo đang bật.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tắt tiếng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Âm báo đã tắt trong Cài đặt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không loa</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Máy không có loa: chỉ báo bằng hình.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chỉ đọc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ổ đĩa chỉ cho đọc: lượt kiểm tra không vào sổ. Báo kỹ thuật.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chưa có trạm trên máy này</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thư mục đã có một trạm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trạm đang mở ở cửa sổ khác</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trạm thuộc phiên bản mới hơn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ổ đĩa chỉ cho đọc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ổ đĩa đã đầy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dữ liệu của trạm bị hỏng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dữ liệu mới bị từ chối</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không đọc được ổ đĩa</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
