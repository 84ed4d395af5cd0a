<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
    <context>
        <name>crash</name>
        <message>
            <source>Also written to {path}</source>
            <translation>Cũng được ghi tại {path}</translation>
        </message>
        <message>
            <source>Copy the report</source>
            <translation>Sao chép báo cáo</translation>
        </message>
        <message>
            <source>Go on working</source>
            <translation>Tiếp tục làm việc</translation>
        </message>
        <message>
            <source>Report</source>
            <translation>Báo cáo lỗi</translation>
        </message>
        <message>
            <source>The last step was not carried out. Everything that was saved before is safe and you can go on working. Please send this report to the people who look after the program.</source>
            <translation>Bước vừa rồi chưa được thực hiện. Mọi nội dung đã lưu trước đó vẫn an toàn và có thể tiếp tục làm việc. Vui lòng gửi báo cáo này cho người phụ trách phần mềm.</translation>
        </message>
        <message>
            <source>The program made a mistake</source>
            <translation>Phần mềm gặp lỗi</translation>
        </message>
    </context>
    <context>
        <name>frame</name>
        <message>
            <source>No session is open</source>
            <translation>Chưa mở kỳ đánh giá nào</translation>
        </message>
        <message>
            <source>Nothing to redo</source>
            <translation>Không có gì để làm lại</translation>
        </message>
        <message>
            <source>Nothing to undo</source>
            <translation>Không có gì để hoàn tác</translation>
        </message>
        <message>
            <source>Redo: {what}</source>
            <translation>Làm lại: {what}</translation>
        </message>
        <message>
            <source>Saved {time}</source>
            <translation>Đã lưu {time}</translation>
        </message>
        <message>
            <source>Steps of the meeting</source>
            <translation>Các bước của phiên họp</translation>
        </message>
        <message>
            <source>Undo: {what}</source>
            <translation>Hoàn tác: {what}</translation>
        </message>
    </context>
    <context>
        <name>messages</name>
        <message>
            <source>A number of votes cannot be below 0; correct it.</source>
            <translation>Số phiếu biểu quyết không thể nhỏ hơn 0; hãy sửa lại.</translation>
        </message>
        <message>
            <source>A part stands twice in the order for ties; name each part once.</source>
            <translation>Thứ tự xét đồng điểm có một phần lặp lại; hãy ghi mỗi phần một lần.</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Địa chỉ</translation>
        </message>
        <message>
            <source>Between 0 and 6 decimals can be shown; correct the number.</source>
            <translation>Số chữ số thập phân hiển thị phải từ 0 đến 6; hãy sửa lại.</translation>
        </message>
        <message>
            <source>Body</source>
            <translation>Cơ quan, đơn vị</translation>
        </message>
        <message>
            <source>Commune</source>
            <translation>Xã, phường</translation>
        </message>
        <message>
            <source>Criteria set</source>
            <translation>Bộ sản phẩm</translation>
        </message>
        <message>
            <source>Criterion {criterion} has {levels} levels, there is no level {place}; choose one of them.</source>
            <translation>Tiêu chí {criterion} có {levels} mức, không có mức thứ {place}; hãy chọn một trong các mức đó.</translation>
        </message>
        <message>
            <source>Date of recognition</source>
            <translation>Ngày công nhận</translation>
        </message>
        <message>
            <source>Decree {decree} has no criteria set {set}; choose one of its sets.</source>
            <translation>Quyết định {decree} không có bộ sản phẩm {set}; hãy chọn một bộ của quyết định này.</translation>
        </message>
        <message>
            <source>Decree {decree} knows no council at the level “{level}”; choose another level.</source>
            <translation>Quyết định {decree} không có hội đồng cấp “{level}”; hãy chọn cấp khác.</translation>
        </message>
        <message>
            <source>Email</source>
            <translation>Thư điện tử</translation>
        </message>
        <message>
            <source>Group</source>
            <translation>Nhóm sản phẩm</translation>
        </message>
        <message>
            <source>Kind of evaluation</source>
            <translation>Hình thức đánh giá</translation>
        </message>
        <message>
            <source>Kind of producer</source>
            <translation>Loại hình chủ thể</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Tên</translation>
        </message>
        <message>
            <source>Neither the chair nor a deputy is present; the council cannot conclude without one of them.</source>
            <translation>Chủ tịch và phó chủ tịch hội đồng đều vắng; cần có một người chủ trì thì hội đồng mới được kết luận.</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Ghi chú</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Số thứ tự</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>Điện thoại</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>Địa điểm</translation>
        </message>
        <message>
            <source>Please check this row ({code}).</source>
            <translation>Hãy kiểm tra lại dòng này ({code}).</translation>
        </message>
        <message>
            <source>Previous decision</source>
            <translation>Quyết định công nhận trước</translation>
        </message>
        <message>
            <source>Previous stars</source>
            <translation>Hạng sao trước</translation>
        </message>
        <message>
            <source>Producer</source>
            <translation>Chủ thể</translation>
        </message>
        <message>
            <source>Product code</source>
            <translation>Mã sản phẩm</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Lý do</translation>
        </message>
        <message>
            <source>Recommendations</source>
            <translation>Kiến nghị</translation>
        </message>
        <message>
            <source>Remarks</source>
            <translation>Nhận xét</translation>
        </message>
        <message>
            <source>Representative</source>
            <translation>Người đại diện</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>Nội dung</translation>
        </message>
        <message>
            <source>The conclusion ({concluded} stars) differs from the computed class ({computed}); write the reason.</source>
            <translation>Kết luận ({concluded} sao) khác hạng sao tính theo điểm ({computed}); hãy ghi lý do.</translation>
        </message>
        <message>
            <source>The copy of the criteria that belongs to this session was altered outside the program; open a backup copy.</source>
            <translation>Bản tiêu chí lưu cùng kỳ đánh giá này đã bị sửa ngoài phần mềm; hãy mở một bản sao lưu.</translation>
        </message>
        <message>
            <source>The criteria file {file} is broken (set {set}, criterion {criterion}: {fault}); install the program again.</source>
            <translation>Tệp tiêu chí {file} bị hỏng (bộ {set}, tiêu chí {criterion}: {fault}); hãy cài đặt lại phần mềm.</translation>
        </message>
        <message>
            <source>The criteria have no part {part}; correct the order for ties.</source>
            <translation>Bộ tiêu chí không có phần {part}; hãy sửa thứ tự xét đồng điểm.</translation>
        </message>
        <message>
            <source>The criteria set {set} has no criterion {criterion}; choose another one.</source>
            <translation>Bộ tiêu chí {set} không có tiêu chí {criterion}; hãy chọn tiêu chí khác.</translation>
        </message>
        <message>
            <source>The decree {decree} is not known; choose one of the decrees offered.</source>
            <translation>Phần mềm chưa có quyết định {decree}; hãy chọn một trong các quyết định có sẵn.</translation>
        </message>
        <message>
            <source>The disk does not answer properly: the last change was not saved; go on with {path} on another drive.</source>
            <translation>Ổ đĩa có lỗi: thay đổi vừa rồi chưa được lưu; hãy chép {path} sang ổ khác rồi làm tiếp.</translation>
        </message>
        <message>
            <source>The disk is full: the last change was not saved, all before it is safe; free some space.</source>
            <translation>Ổ đĩa đã đầy: thay đổi vừa rồi chưa được lưu, nội dung trước đó vẫn an toàn; hãy giải phóng bớt dung lượng.</translation>
        </message>
        <message>
            <source>The dossier of this product was refused ({reason}); lift that first to conclude on it.</source>
            <translation>Hồ sơ sản phẩm này đã bị loại ({reason}); hãy bỏ việc loại hồ sơ trước khi kết luận.</translation>
        </message>
        <message>
            <source>The file {name} cannot be read; check that it is still there and try again.</source>
            <translation>Không đọc được tệp {name}; hãy kiểm tra tệp còn ở đó rồi thử lại.</translation>
        </message>
        <message>
            <source>The file {name} has lost its Vietnamese letters (they became “?”); save the list again as .xlsx or UTF-8.</source>
            <translation>Tệp {name} đã mất chữ tiếng Việt (thành dấu “?”); hãy lưu lại danh sách dạng .xlsx hoặc UTF-8.</translation>
        </message>
        <message>
            <source>The file {name} holds no table; choose the file with the product list.</source>
            <translation>Tệp {name} không có bảng nào; hãy chọn tệp chứa danh sách sản phẩm.</translation>
        </message>
        <message>
            <source>The file {name} is damaged and cannot be read; open it in Excel and save it under another name.</source>
            <translation>Tệp {name} bị hỏng, không đọc được; hãy mở bằng Excel rồi lưu thành tên khác.</translation>
        </message>
        <message>
            <source>The file {name} is larger than {megabytes} MB; keep only the product list in it and save it again.</source>
            <translation>Tệp {name} lớn hơn {megabytes} MB; hãy chỉ giữ danh sách sản phẩm trong tệp rồi lưu lại.</translation>
        </message>
        <message>
            <source>The file {name} is no longer there; choose it again.</source>
            <translation>Tệp {name} không còn ở đó; hãy chọn lại tệp.</translation>
        </message>
        <message>
            <source>The file {name} is not a workbook or a text table; save the list as .xlsx or .csv and choose that.</source>
            <translation>Tệp {name} không phải bảng tính hay bảng dạng văn bản; hãy lưu danh sách thành .xlsx hoặc .csv rồi chọn tệp đó.</translation>
        </message>
        <message>
            <source>The file {name} is open in another program or you may not read it; close it there and try again.</source>
            <translation>Tệp {name} đang mở ở chương trình khác hoặc không có quyền đọc; hãy đóng tệp ở đó rồi thử lại.</translation>
        </message>
        <message>
            <source>The file {name} is protected by a password; open it in Excel, remove the password and save it.</source>
            <translation>Tệp {name} được đặt mật khẩu; hãy mở bằng Excel, bỏ mật khẩu rồi lưu lại.</translation>
        </message>
        <message>
            <source>The folder of {path} is no longer there; choose another folder.</source>
            <translation>Thư mục của {path} không còn; hãy chọn thư mục khác.</translation>
        </message>
        <message>
            <source>The greatest spread must lie between 0 and 100 points; correct it.</source>
            <translation>Độ chênh tối đa phải từ 0 đến 100 điểm; hãy sửa lại.</translation>
        </message>
        <message>
            <source>The kind of evaluation is missing; choose one.</source>
            <translation>Chưa có hình thức đánh giá; hãy chọn một hình thức.</translation>
        </message>
        <message>
            <source>The last change could not be saved ({code}); what was saved before is safe.</source>
            <translation>Chưa lưu được thay đổi vừa rồi ({code}); nội dung đã lưu trước đó vẫn an toàn, hãy thử lại.</translation>
        </message>
        <message>
            <source>The last change could not be saved in {path}; what was saved before is safe, please try again.</source>
            <translation>Chưa lưu được thay đổi vừa rồi vào {path}; nội dung đã lưu trước đó vẫn an toàn, hãy thử lại.</translation>
        </message>
        <message>
            <source>The letters of {name} cannot be made out; save the list as .xlsx, or as text in UTF-8.</source>
            <translation>Không nhận ra bảng mã chữ của tệp {name}; hãy lưu danh sách dạng .xlsx, hoặc văn bản UTF-8.</translation>
        </message>
        <message>
            <source>The list names no criteria set; choose one.</source>
            <translation>Danh sách không ghi bộ sản phẩm; hãy chọn một bộ.</translation>
        </message>
        <message>
            <source>The member has neither a body nor a name; write one of them.</source>
            <translation>Thành viên chưa có cơ quan và họ tên; hãy ghi ít nhất một trong hai.</translation>
        </message>
        <message>
            <source>The phone number {text} seems to have lost its leading 0; check it.</source>
            <translation>Số điện thoại {text} có vẻ đã mất số 0 ở đầu; hãy kiểm tra lại.</translation>
        </message>
        <message>
            <source>The producer is missing; write it in the list, or leave the row out.</source>
            <translation>Thiếu tên chủ thể; hãy bổ sung vào danh sách hoặc bỏ dòng này.</translation>
        </message>
        <message>
            <source>The product has no criteria set yet; choose one on the page Products.</source>
            <translation>Sản phẩm chưa có bộ tiêu chí; hãy chọn ở trang Sản phẩm.</translation>
        </message>
        <message>
            <source>The product has no name; write it in the list, or leave the row out.</source>
            <translation>Thiếu tên sản phẩm; hãy bổ sung vào danh sách hoặc bỏ dòng này.</translation>
        </message>
        <message>
            <source>The product has no name; write one.</source>
            <translation>Sản phẩm chưa có tên; hãy ghi tên sản phẩm.</translation>
        </message>
        <message>
            <source>The program's own file {path} is missing; install the program again, your sessions stay.</source>
            <translation>Thiếu tệp {path} của phần mềm; hãy cài đặt lại phần mềm, các kỳ đánh giá vẫn được giữ nguyên.</translation>
        </message>
        <message>
            <source>The quorum must be more than nothing and at most all members; correct it.</source>
            <translation>Tỷ lệ thành viên phải có mặt phải lớn hơn 0 và không quá toàn bộ hội đồng; hãy sửa lại.</translation>
        </message>
        <message>
            <source>The session has no title; write one, such as “Round 1, 2026”.</source>
            <translation>Kỳ đánh giá chưa có tên; hãy ghi tên, chẳng hạn “Đợt 1 năm 2026”.</translation>
        </message>
        <message>
            <source>The table in {name} has more than {limit} columns; keep only the columns of the product list.</source>
            <translation>Bảng trong tệp {name} có hơn {limit} cột; hãy chỉ giữ các cột của danh sách sản phẩm.</translation>
        </message>
        <message>
            <source>The table in {name} has more than {limit} rows; keep only the products of this session in it.</source>
            <translation>Bảng trong tệp {name} có hơn {limit} dòng; hãy chỉ giữ các sản phẩm của kỳ này.</translation>
        </message>
        <message>
            <source>The totals differ by {spread} points, more than the rules allow; score again or record why this stands.</source>
            <translation>Độ chênh giữa các phiếu là {spread} điểm, vượt mức quy chế; hãy chấm lại hoặc ghi lý do giữ nguyên.</translation>
        </message>
        <message>
            <source>The workbook has no sheet “{sheet}”; choose one of its sheets.</source>
            <translation>Bảng tính không có trang “{sheet}”; hãy chọn một trang có trong tệp.</translation>
        </message>
        <message>
            <source>There is no room left for {path}; free some space or choose another drive.</source>
            <translation>Không còn chỗ để ghi {path}; hãy giải phóng bớt dung lượng hoặc chọn ổ khác.</translation>
        </message>
        <message>
            <source>There is nothing to redo.</source>
            <translation>Không có bước nào để làm lại.</translation>
        </message>
        <message>
            <source>There is nothing to undo.</source>
            <translation>Không có bước nào để hoàn tác.</translation>
        </message>
        <message>
            <source>This cannot be done ({code}); nothing was changed.</source>
            <translation>Không thực hiện được ({code}); chưa có gì thay đổi, hãy kiểm tra rồi thử lại.</translation>
        </message>
        <message>
            <source>This member is no longer in the council; choose another one.</source>
            <translation>Thành viên này không còn trong hội đồng; hãy chọn thành viên khác.</translation>
        </message>
        <message>
            <source>This product is no longer in the session; choose another one.</source>
            <translation>Sản phẩm này không còn trong kỳ đánh giá; hãy chọn sản phẩm khác.</translation>
        </message>
        <message>
            <source>This session is archived; take it out of the archive to change it.</source>
            <translation>Kỳ đánh giá này đã đưa vào lưu trữ; hãy đưa ra khỏi lưu trữ để sửa.</translation>
        </message>
        <message>
            <source>This session is no longer in {path}; choose another one in the overview.</source>
            <translation>Kỳ đánh giá này không còn trong {path}; hãy chọn kỳ khác ở trang Tổng quan.</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>Tên, chức danh</translation>
        </message>
        <message>
            <source>{field}: the text is longer than {longest} characters; shorten it.</source>
            <translation>{field}: nội dung dài quá {longest} ký tự; hãy rút ngắn.</translation>
        </message>
        <message>
            <source>{field}: {length} characters, {limit} are allowed; shorten it in the list.</source>
            <translation>{field}: dài {length} ký tự, chỉ được {limit}; hãy rút ngắn trong danh sách.</translation>
        </message>
        <message>
            <source>{member} does not score; mark the member as scoring to enter a sheet.</source>
            <translation>{member} không phải thành viên chấm điểm; hãy đánh dấu chấm điểm thì mới nhập phiếu được.</translation>
        </message>
        <message>
            <source>{member} does not take part in scoring this product; change that on the page Council first.</source>
            <translation>{member} không tham gia chấm sản phẩm này; nếu cần, hãy sửa ở trang Hội đồng trước.</translation>
        </message>
        <message>
            <source>{member} is absent for this product; mark the member as present to enter a sheet.</source>
            <translation>{member} vắng khi chấm sản phẩm này; hãy đánh dấu có mặt thì mới nhập phiếu được.</translation>
        </message>
        <message>
            <source>{member} is in the council already; tell the two apart by a name.</source>
            <translation>{member} đã có trong hội đồng; hãy ghi thêm họ tên để phân biệt.</translation>
        </message>
        <message>
            <source>{name} is not a file; choose the file with the product list.</source>
            <translation>{name} không phải là tệp; hãy chọn tệp chứa danh sách sản phẩm.</translation>
        </message>
        <message>
            <source>{path} cannot be opened; check that the drive is there and that you may read and write it.</source>
            <translation>Không mở được {path}; hãy kiểm tra ổ đĩa và quyền đọc, ghi.</translation>
        </message>
        <message>
            <source>{path} cannot be the name of a file here; choose a shorter, simpler name.</source>
            <translation>Không thể đặt tên tệp là {path}; hãy chọn tên ngắn và đơn giản hơn.</translation>
        </message>
        <message>
            <source>{path} could not be written; save it under another name or in another folder.</source>
            <translation>Không ghi được {path}; hãy lưu với tên khác hoặc vào thư mục khác.</translation>
        </message>
        <message>
            <source>{path} is damaged and nothing was written to it; open a backup copy, and keep the file.</source>
            <translation>{path} bị hỏng và chưa bị ghi thêm gì; hãy mở một bản sao lưu và giữ lại tệp này.</translation>
        </message>
        <message>
            <source>{path} is in use by another window of the program; close that one and try again.</source>
            <translation>{path} đang được dùng ở một cửa sổ khác của phần mềm; hãy đóng cửa sổ đó rồi thử lại.</translation>
        </message>
        <message>
            <source>{path} is not a file of this program and was left untouched; choose another file.</source>
            <translation>{path} không phải tệp của phần mềm này và được giữ nguyên; hãy chọn tệp khác.</translation>
        </message>
        <message>
            <source>{path} is write-protected or open in another program; close it there or choose another name.</source>
            <translation>{path} được bảo vệ chống ghi hoặc đang mở ở chương trình khác; hãy đóng ở đó hoặc chọn tên khác.</translation>
        </message>
        <message>
            <source>{path} is write-protected: the last change was not saved; allow writing or copy it elsewhere.</source>
            <translation>{path} được bảo vệ chống ghi: thay đổi vừa rồi chưa được lưu; hãy cho phép ghi hoặc chép tệp sang nơi khác.</translation>
        </message>
        <message>
            <source>{path} was changed from another window; nothing was saved, close this session and open it again.</source>
            <translation>{path} đã được sửa từ một cửa sổ khác; thay đổi vừa rồi chưa được lưu, hãy đóng kỳ đánh giá này rồi mở lại.</translation>
        </message>
        <message>
            <source>{path} was made by a newer version of the program and was left untouched; install that version to open it.</source>
            <translation>{path} do phiên bản mới hơn của phần mềm tạo ra và được giữ nguyên; hãy cài phiên bản đó để mở.</translation>
        </message>
        <message>
            <source>{present} of {members} members are present, {needed} are needed; the council cannot conclude yet.</source>
            <translation>Có mặt {present}/{members} thành viên, cần {needed}; hội đồng chưa đủ số người để kết luận, hãy kiểm tra lại điểm danh.</translation>
        </message>
        <message>
            <source>{sheets} score sheets have entries that would be lost; confirm that they are to be cleared.</source>
            <translation>Sẽ mất nội dung đã nhập của {sheets} phiếu; hãy xác nhận xóa các phiếu này.</translation>
        </message>
        <message>
            <source>{stars} is not a star class; choose 1 to 5 stars.</source>
            <translation>Không có hạng {stars} sao; hãy chọn từ 1 đến 5 sao.</translation>
        </message>
        <message>
            <source>{valid} of {expected} score sheets are complete; finish the others or mark their members absent.</source>
            <translation>Mới đủ {valid}/{expected} phiếu; hãy nhập xong các phiếu còn lại hoặc đánh dấu thành viên vắng.</translation>
        </message>
        <message>
            <source>{votes} votes were counted but {present} members are present; correct the votes.</source>
            <translation>Tổng {votes} phiếu biểu quyết nhưng chỉ có {present} thành viên có mặt; hãy sửa số phiếu.</translation>
        </message>
        <message>
            <source>“{text}” cannot be read as a date; write it like 05/08/2026.</source>
            <translation>“{text}” không đọc được thành ngày; hãy ghi như 05/08/2026.</translation>
        </message>
        <message>
            <source>“{text}” is no kind of evaluation; choose one.</source>
            <translation>“{text}” không phải hình thức đánh giá; hãy chọn một hình thức.</translation>
        </message>
        <message>
            <source>“{text}” is not a criteria set of the decree; choose one.</source>
            <translation>“{text}” không phải bộ sản phẩm của quyết định; hãy chọn một bộ.</translation>
        </message>
        <message>
            <source>“{text}” is not a star class; write 1 to 5.</source>
            <translation>“{text}” không phải hạng sao; hãy ghi từ 1 đến 5.</translation>
        </message>
        <message>
            <source>“{text}” probably means the set “{title}”; confirm it or choose another one.</source>
            <translation>“{text}” có thể là bộ “{title}”; hãy xác nhận hoặc chọn bộ khác.</translation>
        </message>
    </context>
    <context>
        <name>widgets</name>
        <message>
            <source>Close this message</source>
            <translation>Đóng thông báo này</translation>
        </message>
        <message>
            <source>Message</source>
            <translation>Thông báo</translation>
        </message>
        <message>
            <source>No star class yet</source>
            <translation>Chưa có hạng sao</translation>
        </message>
        <message>
            <source>{done} of {total}</source>
            <translation>{done} trên {total}</translation>
        </message>
        <message>
            <source>{n} of {total} stars</source>
            <translation>{n} trên {total} sao</translation>
        </message>
    </context>
    <context>
        <name>widgets_fields</name>
        <message>
            <source>Choose from a calendar (F4)</source>
            <translation>Chọn trên lịch (F4)</translation>
        </message>
        <message>
            <source>This is not a date; write it like 05/08/2026.</source>
            <translation>Ngày không đúng; hãy ghi như 05/08/2026.</translation>
        </message>
        <message>
            <source>This is not a time; write it like 08:30.</source>
            <translation>Giờ không đúng; hãy ghi như 08:30.</translation>
        </message>
        <message>
            <source>Write a whole number from {low} to {high}.</source>
            <translation>Hãy ghi một số nguyên từ {low} đến {high}.</translation>
        </message>
        <message>
            <source>dd/mm/yyyy</source>
            <translation>dd/mm/yyyy</translation>
        </message>
        <message>
            <source>hh:mm</source>
            <translation>giờ:phút</translation>
        </message>
        <message>
            <source>{what} ( / )</source>
            <translation>{what} ( / )</translation>
        </message>
    </context>
</TS>
