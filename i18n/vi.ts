<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
    <context>
        <name>agreement_view</name>
        <message>
            <source>1 gives the most points; equal members share a place</source>
            <translation>1 là người cho điểm rộng nhất; bằng nhau thì cùng thứ tự</translation>
        </message>
        <message>
            <source>Agreement on the order, by set</source>
            <translation>Thống nhất về thứ tự sản phẩm, theo bộ</translation>
        </message>
        <message>
            <source>Average</source>
            <translation>Điểm TB</translation>
        </message>
        <message>
            <source>Complete sheets that are compared</source>
            <translation>Số phiếu đủ được đem so sánh</translation>
        </message>
        <message>
            <source>Criteria set</source>
            <translation>Bộ sản phẩm</translation>
        </message>
        <message>
            <source>Deviation</source>
            <translation>Lệch TB</translation>
        </message>
        <message>
            <source>Enter opens the member's sheet that is farthest off.</source>
            <translation>Enter mở phiếu lệch xa nhất của thành viên này.</translation>
        </message>
        <message>
            <source>Enter opens the sheet.</source>
            <translation>Enter mở phiếu.</translation>
        </message>
        <message>
            <source>Far off</source>
            <translation>Lệch xa</translation>
        </message>
        <message>
            <source>For the secretary only: it stands in no paper, is not shown on the projector and changes no result.</source>
            <translation>Chỉ dành cho thư ký: không in vào văn bản, không lên màn chiếu và không làm thay đổi kết quả.</translation>
        </message>
        <message>
            <source>Harsh – lenient</source>
            <translation>Chặt – rộng</translation>
        </message>
        <message>
            <source>It takes two products that two members have both scored, and not all alike.</source>
            <translation>Cần ít nhất hai sản phẩm do cùng hai thành viên chấm và không bằng điểm hết cả.</translation>
        </message>
        <message>
            <source>Kendall's coefficient: 0 no agreement on the order of the products, 1 complete</source>
            <translation>Hệ số Kendall: 0 là không thống nhất về thứ tự các sản phẩm, 1 là thống nhất hoàn toàn</translation>
        </message>
        <message>
            <source>Mean of own total minus the average of all sheets of the product, in points</source>
            <translation>Trung bình của (tổng điểm của thành viên trừ điểm trung bình các phiếu của sản phẩm), tính bằng điểm</translation>
        </message>
        <message>
            <source>Member</source>
            <translation>Thành viên</translation>
        </message>
        <message>
            <source>Members</source>
            <translation>Thành viên</translation>
        </message>
        <message>
            <source>Members are compared once a product has complete sheets.</source>
            <translation>Có phiếu đủ thì mới so sánh được các thành viên.</translation>
        </message>
        <message>
            <source>Members who have a complete sheet for each of these products</source>
            <translation>Số thành viên có phiếu đủ cho mọi sản phẩm này</translation>
        </message>
        <message>
            <source>Members, from lenient to harsh</source>
            <translation>Thành viên, từ rộng đến chặt</translation>
        </message>
        <message>
            <source>No sheet is farther than two standard deviations from the others of its product.</source>
            <translation>Không có phiếu nào lệch quá hai độ lệch chuẩn so với các phiếu khác của cùng sản phẩm.</translation>
        </message>
        <message>
            <source>Number of the criteria set</source>
            <translation>Số của bộ sản phẩm</translation>
        </message>
        <message>
            <source>On average as many points as all sheets of the product</source>
            <translation>Trung bình bằng điểm trung bình các phiếu của sản phẩm</translation>
        </message>
        <message>
            <source>On average {points} points less than all sheets of the product</source>
            <translation>Trung bình thấp hơn {points} điểm so với các phiếu của sản phẩm</translation>
        </message>
        <message>
            <source>On average {points} points more than all sheets of the product</source>
            <translation>Trung bình cao hơn {points} điểm so với các phiếu của sản phẩm</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>Thứ tự</translation>
        </message>
        <message>
            <source>Product</source>
            <translation>Sản phẩm</translation>
        </message>
        <message>
            <source>Products</source>
            <translation>Sản phẩm</translation>
        </message>
        <message>
            <source>Products with a complete sheet</source>
            <translation>Số sản phẩm đã có phiếu đủ</translation>
        </message>
        <message>
            <source>Set</source>
            <translation>Bộ</translation>
        </message>
        <message>
            <source>Sheets</source>
            <translation>Phiếu</translation>
        </message>
        <message>
            <source>Sheets far from the others</source>
            <translation>Phiếu lệch xa các phiếu khác</translation>
        </message>
        <message>
            <source>Sheets farther than two standard deviations from the others of the product</source>
            <translation>Số phiếu lệch quá hai độ lệch chuẩn so với các phiếu khác của cùng sản phẩm</translation>
        </message>
        <message>
            <source>The deviation on a line: at the left harsh, at the right lenient</source>
            <translation>Độ lệch trên một trục: bên trái là chặt, bên phải là rộng</translation>
        </message>
        <message>
            <source>The whole session</source>
            <translation>Toàn kỳ</translation>
        </message>
        <message>
            <source>Total</source>
            <translation>Tổng</translation>
        </message>
        <message>
            <source>W</source>
            <translation>W</translation>
        </message>
        <message>
            <source>What it means</source>
            <translation>Ý nghĩa</translation>
        </message>
        <message>
            <source>cannot be told</source>
            <translation>không xác định được</translation>
        </message>
        <message>
            <source>hardly any agreement</source>
            <translation>hầu như không thống nhất</translation>
        </message>
        <message>
            <source>moderate agreement</source>
            <translation>thống nhất vừa</translation>
        </message>
        <message>
            <source>one product: no order</source>
            <translation>chỉ một sản phẩm</translation>
        </message>
        <message>
            <source>strong agreement</source>
            <translation>thống nhất cao</translation>
        </message>
        <message>
            <source>very strong agreement</source>
            <translation>thống nhất rất cao</translation>
        </message>
        <message>
            <source>weak agreement</source>
            <translation>thống nhất yếu</translation>
        </message>
        <message>
            <source>{words}; with {n} products only, the figure says little</source>
            <translation>{words}; chỉ có {n} sản phẩm nên con số này ít ý nghĩa</translation>
        </message>
    </context>
    <context>
        <name>app</name>
        <message>
            <source>Don't say it again</source>
            <translation>Không nhắc lại</translation>
        </message>
        <message>
            <source>Look at it</source>
            <translation>Xem</translation>
        </message>
        <message>
            <source>The data are back.</source>
            <translation>Dữ liệu đã được khôi phục.</translation>
        </message>
        <message>
            <source>The data are back; the file that was there is kept as {name}.</source>
            <translation>Dữ liệu đã được khôi phục; tệp cũ được giữ lại với tên {name}.</translation>
        </message>
        <message>
            <source>The database is closed while the backup takes its place; nothing is overwritten.</source>
            <translation>Cơ sở dữ liệu tạm đóng trong lúc bản sao lưu được đưa vào thay; không tệp nào bị ghi đè.</translation>
        </message>
        <message>
            <source>The second place of the backups has been away for more than a week; plug it in.</source>
            <translation>Đã hơn một tuần không thấy nơi sao lưu thứ hai; hãy cắm lại.</translation>
        </message>
        <message>
            <source>The second place of the backups is here again; backups copied there: {n}.</source>
            <translation>Đã thấy lại nơi sao lưu thứ hai; số bản sao lưu vừa chép sang: {n}.</translation>
        </message>
        <message>
            <source>This is an empty database; the file that was there is kept as {name}.</source>
            <translation>Đây là dữ liệu trống; tệp cũ được giữ lại với tên {name}.</translation>
        </message>
        <message>
            <source>Trial session – its data is deleted when you close it</source>
            <translation>Phiên dùng thử – dữ liệu bị xóa khi đóng</translation>
        </message>
    </context>
    <context>
        <name>backup_keeper</name>
        <message>
            <source>A backup is being made; what you entered is saved already.</source>
            <translation>Đang sao lưu; những gì đã nhập đều đã lưu rồi.</translation>
        </message>
        <message>
            <source>Backing up</source>
            <translation>Đang sao lưu…</translation>
        </message>
        <message>
            <source>Go on without it</source>
            <translation>Bỏ qua, làm tiếp</translation>
        </message>
    </context>
    <context>
        <name>backup_list</name>
        <message>
            <source>After sealing</source>
            <translation>Sau khi niêm phong</translation>
        </message>
        <message>
            <source>Asked for</source>
            <translation>Theo yêu cầu</translation>
        </message>
        <message>
            <source>Backups</source>
            <translation>Các bản sao lưu</translation>
        </message>
        <message>
            <source>Before a new version</source>
            <translation>Trước khi nâng cấp</translation>
        </message>
        <message>
            <source>Before an import</source>
            <translation>Trước khi nhập danh sách</translation>
        </message>
        <message>
            <source>Before opening again</source>
            <translation>Trước khi mở lại kỳ</translation>
        </message>
        <message>
            <source>Before restoring</source>
            <translation>Trước khi khôi phục</translation>
        </message>
        <message>
            <source>Before sealing</source>
            <translation>Trước khi niêm phong</translation>
        </message>
        <message>
            <source>Checked</source>
            <translation>Kiểm tra</translation>
        </message>
        <message>
            <source>Checking…</source>
            <translation>Đang kiểm…</translation>
        </message>
        <message>
            <source>Damaged</source>
            <translation>Bị hỏng</translation>
        </message>
        <message>
            <source>Every 10 minutes</source>
            <translation>Mỗi 10 phút</translation>
        </message>
        <message>
            <source>Last change</source>
            <translation>Thay đổi cuối</translation>
        </message>
        <message>
            <source>Made</source>
            <translation>Lúc</translation>
        </message>
        <message>
            <source>On closing the program</source>
            <translation>Khi đóng chương trình</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Dung lượng</translation>
        </message>
        <message>
            <source>Sound</source>
            <translation>Nguyên vẹn</translation>
        </message>
        <message>
            <source>There is no session in it.</source>
            <translation>Chưa có kỳ đánh giá nào trong bản này.</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Lý do</translation>
        </message>
        <message>
            <source>cannot be read</source>
            <translation>không đọc được</translation>
        </message>
        <message>
            <source>nothing yet</source>
            <translation>chưa có gì</translation>
        </message>
        <message>
            <source>{title}: {products} products, {members} members, {concluded} concluded</source>
            <translation>{title}: {products} sản phẩm, {members} thành viên, {concluded} sản phẩm đã kết luận</translation>
        </message>
    </context>
    <context>
        <name>backups_page</name>
        <message>
            <source>A backup is being made…</source>
            <translation>Đang sao lưu…</translation>
        </message>
        <message>
            <source>A backup is made every 10 minutes when something was changed, before an import, before sealing and opening again, and when the program is closed. Each is checked before it counts. All of the last two days are kept, then one a day, a week, a month; those of sealed sessions are never deleted.</source>
            <translation>Chương trình tự sao lưu mỗi 10 phút khi có thay đổi, trước khi nhập danh sách, trước khi niêm phong và mở lại, và khi đóng chương trình. Bản nào cũng được kiểm tra rồi mới tính. Mọi bản của hai ngày gần nhất được giữ, trước đó mỗi ngày, mỗi tuần, mỗi tháng một bản; bản của kỳ đã niêm phong không bao giờ bị xóa.</translation>
        </message>
        <message>
            <source>A second place, such as a USB stick</source>
            <translation>Nơi thứ hai, chẳng hạn USB</translation>
        </message>
        <message>
            <source>Back up now</source>
            <translation>Sao lưu ngay</translation>
        </message>
        <message>
            <source>Backups</source>
            <translation>Sao lưu</translation>
        </message>
        <message>
            <source>Choose the place…</source>
            <translation>Chọn nơi…</translation>
        </message>
        <message>
            <source>Copied there last: {when}</source>
            <translation>Lần chép sang gần nhất: {when}</translation>
        </message>
        <message>
            <source>Copy there now</source>
            <translation>Chép sang ngay</translation>
        </message>
        <message>
            <source>Do without it</source>
            <translation>Thôi dùng nơi thứ hai</translation>
        </message>
        <message>
            <source>Every new backup is copied there, but it is on the same disk as the data: what breaks the disk takes both. A USB stick is safer.</source>
            <translation>Mọi bản sao lưu mới đều được chép vào đây, nhưng nơi này nằm cùng ổ đĩa với dữ liệu: ổ hỏng là mất cả hai. Nên dùng USB.</translation>
        </message>
        <message>
            <source>Go back to a backup</source>
            <translation>Quay về một bản sao lưu</translation>
        </message>
        <message>
            <source>Go back to it</source>
            <translation>Quay về bản này</translation>
        </message>
        <message>
            <source>Go back to this backup…</source>
            <translation>Quay về bản này…</translation>
        </message>
        <message>
            <source>Go on with the backup of {when}?</source>
            <translation>Làm việc tiếp với bản sao lưu lúc {when}?</translation>
        </message>
        <message>
            <source>It has been away for more than a week; plug it in soon.</source>
            <translation>Đã hơn một tuần không thấy; hãy sớm cắm lại.</translation>
        </message>
        <message>
            <source>It is full: free some space there, or choose another place.</source>
            <translation>Đã đầy: hãy xóa bớt ở đó hoặc chọn nơi khác.</translation>
        </message>
        <message>
            <source>It is here: every new backup is copied there by itself.</source>
            <translation>Đang có: mỗi bản sao lưu mới tự được chép sang.</translation>
        </message>
        <message>
            <source>It is not here now; as soon as it is, what it lacks is copied there.</source>
            <translation>Hiện không thấy; khi thấy lại, chương trình tự chép sang những bản còn thiếu.</translation>
        </message>
        <message>
            <source>No second place is chosen. If this computer is lost, its backups are lost with it.</source>
            <translation>Chưa chọn nơi thứ hai. Nếu mất máy này thì các bản sao lưu cũng mất theo.</translation>
        </message>
        <message>
            <source>Nothing can be written there: allow it, or choose another place.</source>
            <translation>Không ghi được vào đó: hãy cho phép ghi hoặc chọn nơi khác.</translation>
        </message>
        <message>
            <source>Open the folder</source>
            <translation>Mở thư mục</translation>
        </message>
        <message>
            <source>Second place for the backups</source>
            <translation>Nơi thứ hai để sao lưu</translation>
        </message>
        <message>
            <source>Stay as it is</source>
            <translation>Giữ nguyên như bây giờ</translation>
        </message>
        <message>
            <source>There is no backup yet.</source>
            <translation>Chưa có bản sao lưu nào.</translation>
        </message>
        <message>
            <source>What was entered after it is not in it. What is open now is backed up first, and its file is kept under another name.</source>
            <translation>Những gì nhập sau bản đó không có trong bản này. Dữ liệu đang mở được sao lưu trước, và tệp của nó được giữ lại với tên khác.</translation>
        </message>
    </context>
    <context>
        <name>bound_form</name>
        <message>
            <source>Write a share of the members like 2/3, 3/4 or 75%.</source>
            <translation>Hãy ghi tỷ lệ thành viên như 2/3, 3/4 hoặc 75%.</translation>
        </message>
    </context>
    <context>
        <name>closing_page</name>
        <message>
            <source>All score sheets are complete</source>
            <translation>Tất cả phiếu đánh giá đã đủ</translation>
        </message>
        <message>
            <source>All second entries are done</source>
            <translation>Đã đối chiếu đủ các phiếu phải nhập lần hai</translation>
        </message>
        <message>
            <source>Answered for by</source>
            <translation>Người chịu trách nhiệm thứ nhất</translation>
        </message>
        <message>
            <source>Close and seal</source>
            <translation>Kết thúc và niêm phong</translation>
        </message>
        <message>
            <source>Closing the session</source>
            <translation>Niêm phong kỳ đánh giá</translation>
        </message>
        <message>
            <source>Code of the session</source>
            <translation>Mã niêm phong</translation>
        </message>
        <message>
            <source>Conclusions</source>
            <translation>Kết luận của Hội đồng</translation>
        </message>
        <message>
            <source>Conclusions that depart from the computed stars</source>
            <translation>Kết luận khác hạng sao tính được</translation>
        </message>
        <message>
            <source>Conclusions that depart from the computed stars without a reason: {n}</source>
            <translation>Kết luận khác hạng sao tính được mà chưa có lý do: {n}</translation>
        </message>
        <message>
            <source>Copy the code</source>
            <translation>Sao chép mã</translation>
        </message>
        <message>
            <source>Earlier seals, superseded</source>
            <translation>Niêm phong trước, đã bị thay thế</translation>
        </message>
        <message>
            <source>Every departure from the computed stars has its reason</source>
            <translation>Mọi kết luận khác hạng sao tính được đều có lý do</translation>
        </message>
        <message>
            <source>Every spread above the rule is settled</source>
            <translation>Mọi độ chênh vượt quy định đã được xử lý</translation>
        </message>
        <message>
            <source>Go there</source>
            <translation>Đến nơi xử lý</translation>
        </message>
        <message>
            <source>Go to the papers</source>
            <translation>Đến trang Văn bản</translation>
        </message>
        <message>
            <source>Here the session is closed when all is done: it becomes read-only and gets its code.</source>
            <translation>Tại đây kỳ đánh giá được niêm phong khi mọi việc đã xong: dữ liệu chỉ còn xem được và có mã niêm phong.</translation>
        </message>
        <message>
            <source>It can be added after closing too.</source>
            <translation>Có thể bổ sung sau khi niêm phong.</translation>
        </message>
        <message>
            <source>Nobody can open the session again without its password, and nobody can look it up.</source>
            <translation>Mất mật khẩu thì không ai mở lại được và không có cách nào xem lại mật khẩu.</translation>
        </message>
        <message>
            <source>Only until closing: {what}.</source>
            <translation>Chỉ bổ sung được trước khi niêm phong: {what}.</translation>
        </message>
        <message>
            <source>Only where something must be put right. The seal is kept, what was printed under it is superseded, and closing again makes a new revision with a new code.</source>
            <translation>Chỉ khi phải sửa sai sót. Niêm phong cũ được giữ lại, văn bản đã in theo niêm phong đó bị thay thế; niêm phong lại sẽ có lần mới với mã mới.</translation>
        </message>
        <message>
            <source>Open it again</source>
            <translation>Mở lại</translation>
        </message>
        <message>
            <source>Open the session again</source>
            <translation>Mở lại kỳ đánh giá</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Mật khẩu</translation>
        </message>
        <message>
            <source>Password for opening it again (may be left blank)</source>
            <translation>Mật khẩu để mở lại (có thể để trống)</translation>
        </message>
        <message>
            <source>Products with a spread above the rule, not settled: {n}</source>
            <translation>Sản phẩm có độ chênh vượt quy định chưa xử lý: {n}</translation>
        </message>
        <message>
            <source>Products with second entries still to do: {n}</source>
            <translation>Sản phẩm còn phiếu chưa đối chiếu: {n}</translation>
        </message>
        <message>
            <source>Products with sheets that are not complete: {n}</source>
            <translation>Sản phẩm còn phiếu chưa đủ: {n}</translation>
        </message>
        <message>
            <source>Products without a conclusion that stands: {n}</source>
            <translation>Sản phẩm chưa có kết luận hợp lệ: {n}</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Lý do</translation>
        </message>
        <message>
            <source>Revision {n} of {sealed}: {code}. Opened again on {when} by {names}: {reason}</source>
            <translation>Lần {n}, {sealed}: {code}. Mở lại lúc {when}, chịu trách nhiệm: {names}; lý do: {reason}</translation>
        </message>
        <message>
            <source>Score sheets</source>
            <translation>Phiếu đánh giá</translation>
        </message>
        <message>
            <source>Seal the session</source>
            <translation>Niêm phong</translation>
        </message>
        <message>
            <source>Sealed on {when}, revision {n}. Its code, as the papers carry it:</source>
            <translation>Niêm phong lúc {when}, lần {n}. Mã như in trên văn bản:</translation>
        </message>
        <message>
            <source>Second entries</source>
            <translation>Đối chiếu phiếu nhập lần hai</translation>
        </message>
        <message>
            <source>Spreads above the rule</source>
            <translation>Độ chênh vượt quy định</translation>
        </message>
        <message>
            <source>The code is copied.</source>
            <translation>Đã sao chép mã.</translation>
        </message>
        <message>
            <source>The council has concluded on every product</source>
            <translation>Hội đồng đã kết luận mọi sản phẩm</translation>
        </message>
        <message>
            <source>The council has its quorum</source>
            <translation>Hội đồng đủ số thành viên để kết luận</translation>
        </message>
        <message>
            <source>The council is below its quorum</source>
            <translation>Hội đồng chưa đủ số thành viên để kết luận</translation>
        </message>
        <message>
            <source>The papers have all their data</source>
            <translation>Văn bản có đủ thông tin</translation>
        </message>
        <message>
            <source>The papers still lack: {what}</source>
            <translation>Văn bản còn thiếu: {what}</translation>
        </message>
        <message>
            <source>The same once more</source>
            <translation>Nhập lại mật khẩu</translation>
        </message>
        <message>
            <source>The sample for second entries is not drawn yet</source>
            <translation>Chưa rút mẫu phiếu phải nhập lần hai</translation>
        </message>
        <message>
            <source>The session becomes read-only and gets a code made of everything that was decided. The code is printed on the minutes, the list and the register; with it anybody can check that nothing was changed since. Numbers and dates of papers can still be added.</source>
            <translation>Dữ liệu chỉ còn xem được và có một mã tính từ tất cả những gì đã quyết định. Mã được in trên biên bản, danh sách và sổ cấp giấy; dùng mã này ai cũng kiểm tra được dữ liệu có bị thay đổi về sau hay không. Số và ngày của văn bản vẫn bổ sung được.</translation>
        </message>
        <message>
            <source>The session has no products</source>
            <translation>Kỳ đánh giá chưa có sản phẩm</translation>
        </message>
        <message>
            <source>The session has products</source>
            <translation>Kỳ đánh giá có sản phẩm</translation>
        </message>
        <message>
            <source>The session is sealed</source>
            <translation>Kỳ đánh giá đã niêm phong</translation>
        </message>
        <message>
            <source>The two passwords are not the same; type them again.</source>
            <translation>Hai mật khẩu không giống nhau; hãy nhập lại.</translation>
        </message>
        <message>
            <source>What must hold before closing</source>
            <translation>Điều kiện trước khi niêm phong</translation>
        </message>
        <message>
            <source>and by</source>
            <translation>Người chịu trách nhiệm thứ hai</translation>
        </message>
    </context>
    <context>
        <name>conclusion_panel</name>
        <message>
            <source>Abstaining</source>
            <translation>Không ý kiến</translation>
        </message>
        <message>
            <source>After the requirements</source>
            <translation>Sau yêu cầu tối thiểu</translation>
        </message>
        <message>
            <source>Against</source>
            <translation>Không đồng ý</translation>
        </message>
        <message>
            <source>All in favour</source>
            <translation>Tất cả đồng ý</translation>
        </message>
        <message>
            <source>As computed (Ctrl+Enter)</source>
            <translation>Theo kết quả tính (Ctrl+Enter)</translation>
        </message>
        <message>
            <source>As computed: {stars} stars (Ctrl+Enter)</source>
            <translation>Theo kết quả tính: {stars} sao (Ctrl+Enter)</translation>
        </message>
        <message>
            <source>Average</source>
            <translation>Điểm TB</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Hủy</translation>
        </message>
        <message>
            <source>Conclusion of the council</source>
            <translation>Kết luận của hội đồng</translation>
        </message>
        <message>
            <source>Dossier refused: {reason}</source>
            <translation>Hồ sơ bị loại: {reason}</translation>
        </message>
        <message>
            <source>Go to the council</source>
            <translation>Đến trang Hội đồng</translation>
        </message>
        <message>
            <source>Go to the product</source>
            <translation>Đến sản phẩm</translation>
        </message>
        <message>
            <source>Go to the session</source>
            <translation>Đến Thông tin kỳ</translation>
        </message>
        <message>
            <source>Go to the sheets</source>
            <translation>Đến phiếu chấm</translation>
        </message>
        <message>
            <source>In favour</source>
            <translation>Đồng ý</translation>
        </message>
        <message>
            <source>Next product (Ctrl+Enter)</source>
            <translation>Sản phẩm tiếp theo (Ctrl+Enter)</translation>
        </message>
        <message>
            <source>Next step</source>
            <translation>Bước tiếp</translation>
        </message>
        <message>
            <source>No chair</source>
            <translation>Vắng chủ tọa</translation>
        </message>
        <message>
            <source>No criteria set</source>
            <translation>Chưa có bộ</translation>
        </message>
        <message>
            <source>No quorum</source>
            <translation>Chưa đủ số họp</translation>
        </message>
        <message>
            <source>Not checked yet</source>
            <translation>Chưa đối chiếu</translation>
        </message>
        <message>
            <source>Not drawn yet</source>
            <translation>Chưa rút mẫu</translation>
        </message>
        <message>
            <source>Reason for other stars than computed</source>
            <translation>Lý do kết luận khác kết quả tính</translation>
        </message>
        <message>
            <source>Reason for refusing the dossier</source>
            <translation>Lý do loại hồ sơ</translation>
        </message>
        <message>
            <source>Reason, as it is to stand in the minutes</source>
            <translation>Lý do, như sẽ ghi trong biên bản</translation>
        </message>
        <message>
            <source>Recommendations</source>
            <translation>Kiến nghị</translation>
        </message>
        <message>
            <source>Refuse</source>
            <translation>Loại hồ sơ</translation>
        </message>
        <message>
            <source>Refuse the dossier…</source>
            <translation>Loại hồ sơ…</translation>
        </message>
        <message>
            <source>Refused</source>
            <translation>Bị loại</translation>
        </message>
        <message>
            <source>Remarks</source>
            <translation>Nhận xét</translation>
        </message>
        <message>
            <source>Sheets missing</source>
            <translation>Thiếu phiếu</translation>
        </message>
        <message>
            <source>Spread too wide</source>
            <translation>Chênh quá mức</translation>
        </message>
        <message>
            <source>Stars by average</source>
            <translation>Sao theo điểm TB</translation>
        </message>
        <message>
            <source>Take back</source>
            <translation>Bỏ kết luận</translation>
        </message>
        <message>
            <source>Take the dossier back in</source>
            <translation>Đưa hồ sơ trở lại</translation>
        </message>
        <message>
            <source>The conclusion of {stars} stars no longer stands. {why}</source>
            <translation>Kết luận {stars} sao không còn đúng. {why}</translation>
        </message>
        <message>
            <source>What makes the spread</source>
            <translation>Xem tiêu chí nào tạo nên độ chênh</translation>
        </message>
        <message>
            <source>Why the council lets this spread stand</source>
            <translation>Lý do hội đồng giữ nguyên độ chênh này</translation>
        </message>
        <message>
            <source>Write the reason</source>
            <translation>Ghi lý do</translation>
        </message>
        <message>
            <source>{stars} stars</source>
            <translation>{stars} sao</translation>
        </message>
        <message>
            <source>{stars} stars: {code} {title}: {reached} of {sheets} sheets reach it</source>
            <translation>Chưa đạt {stars} sao: {code} {title} ({reached}/{sheets} phiếu đạt)</translation>
        </message>
        <message>
            <source>{votes} votes of {present} members present</source>
            <translation>{votes} phiếu trên {present} thành viên có mặt</translation>
        </message>
    </context>
    <context>
        <name>conclusions_page</name>
        <message>
            <source>Average</source>
            <translation>Điểm TB</translation>
        </message>
        <message>
            <source>Conclude {n} complete products as computed</source>
            <translation>Kết luận theo kết quả tính: {n} sản phẩm</translation>
        </message>
        <message>
            <source>Concluded: {stars} stars</source>
            <translation>Đã kết luận: {stars} sao</translation>
        </message>
        <message>
            <source>Conclusion</source>
            <translation>Kết luận</translation>
        </message>
        <message>
            <source>Conclusions</source>
            <translation>Kết luận</translation>
        </message>
        <message>
            <source>Go to the products</source>
            <translation>Đến trang Sản phẩm</translation>
        </message>
        <message>
            <source>Here the council decides on each product: its stars, the votes, remarks and recommendations.</source>
            <translation>Tại đây hội đồng kết luận từng sản phẩm: hạng sao, biểu quyết, nhận xét, kiến nghị.</translation>
        </message>
        <message>
            <source>Here the council decides on each product: its stars, the votes, remarks and recommendations. There is no product in this session yet.</source>
            <translation>Tại đây hội đồng kết luận từng sản phẩm: hạng sao, biểu quyết, nhận xét, kiến nghị. Kỳ này chưa có sản phẩm nào.</translation>
        </message>
        <message>
            <source>No longer stands</source>
            <translation>Không còn đúng</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Chưa kết luận</translation>
        </message>
        <message>
            <source>Product</source>
            <translation>Sản phẩm</translation>
        </message>
        <message>
            <source>Products</source>
            <translation>Các sản phẩm</translation>
        </message>
        <message>
            <source>Rank</source>
            <translation>Hạng</translation>
        </message>
        <message>
            <source>{n} of {total} concluded</source>
            <translation>{n}/{total} đã kết luận</translation>
        </message>
        <message>
            <source>{n} products concluded as computed; Ctrl+Z takes it back.</source>
            <translation>Đã kết luận {n} sản phẩm theo kết quả tính; Ctrl+Z để hoàn tác.</translation>
        </message>
    </context>
    <context>
        <name>council_page</name>
        <message>
            <source>Add a member (Ctrl+N)</source>
            <translation>Thêm thành viên (Ctrl+N)</translation>
        </message>
        <message>
            <source>Add the members by the body that each represents; the chair counts for the quorum.</source>
            <translation>Thêm từng thành viên theo cơ quan mà người đó đại diện; chủ tịch được tính khi xét đủ số họp.</translation>
        </message>
        <message>
            <source>Add the usual bodies</source>
            <translation>Thêm các cơ quan thường có</translation>
        </message>
        <message>
            <source>Begin with the bodies that usually sit in a provincial council and change what is different, or add the members one by one with Ctrl+N.</source>
            <translation>Bắt đầu bằng các cơ quan thường có trong hội đồng cấp tỉnh rồi sửa chỗ khác biệt, hoặc thêm từng thành viên bằng Ctrl+N.</translation>
        </message>
        <message>
            <source>Body represented</source>
            <translation>Cơ quan đại diện</translation>
        </message>
        <message>
            <source>Here the members of the council are kept, who is present and who does not score which product.</source>
            <translation>Trang này giữ danh sách thành viên hội đồng: ai có mặt, ai không chấm sản phẩm nào.</translation>
        </message>
        <message>
            <source>Keep the member</source>
            <translation>Giữ lại thành viên</translation>
        </message>
        <message>
            <source>Member {n}</source>
            <translation>Thành viên {n}</translation>
        </message>
        <message>
            <source>Members of the council</source>
            <translation>Thành viên hội đồng</translation>
        </message>
        <message>
            <source>Move down (Ctrl+↓)</source>
            <translation>Chuyển xuống (Ctrl+↓)</translation>
        </message>
        <message>
            <source>Move up (Ctrl+↑)</source>
            <translation>Chuyển lên (Ctrl+↑)</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Họ và tên</translation>
        </message>
        <message>
            <source>New member</source>
            <translation>Thành viên mới</translation>
        </message>
        <message>
            <source>Nobody scores instead</source>
            <translation>Không ai chấm thay</translation>
        </message>
        <message>
            <source>Present</source>
            <translation>Có mặt</translation>
        </message>
        <message>
            <source>Quorum met</source>
            <translation>Đủ số họp</translation>
        </message>
        <message>
            <source>Quorum not met</source>
            <translation>Chưa đủ số họp</translation>
        </message>
        <message>
            <source>Reason of absence</source>
            <translation>Lý do vắng mặt</translation>
        </message>
        <message>
            <source>Reason why this member does not score this product</source>
            <translation>Lý do thành viên này không chấm sản phẩm này</translation>
        </message>
        <message>
            <source>Reason, for the minutes</source>
            <translation>Lý do, để ghi vào biên bản</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Xóa</translation>
        </message>
        <message>
            <source>Remove the member and the sheets</source>
            <translation>Xóa thành viên cùng các phiếu</translation>
        </message>
        <message>
            <source>Replace</source>
            <translation>Thay</translation>
        </message>
        <message>
            <source>Replace the member (Ctrl+R)</source>
            <translation>Thay thành viên (Ctrl+R)</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>Vai trò</translation>
        </message>
        <message>
            <source>Scores</source>
            <translation>Có chấm</translation>
        </message>
        <message>
            <source>Short name</source>
            <translation>Tên gọi tắt</translation>
        </message>
        <message>
            <source>Somebody else…</source>
            <translation>Người khác…</translation>
        </message>
        <message>
            <source>Somebody who is not of the council scores this product instead</source>
            <translation>Người ngoài Hội đồng chấm thay sản phẩm này</translation>
        </message>
        <message>
            <source>Space: present or absent · Ctrl+Space: scores or not · Ctrl+↑ Ctrl+↓: move</source>
            <translation>Phím cách: có mặt hay vắng · Ctrl+phím cách: chấm hay không · Ctrl+↑ Ctrl+↓: đổi thứ tự</translation>
        </message>
        <message>
            <source>Space: recused, absent, scores again · Enter: reason · T: who scores instead</source>
            <translation>Phím cách: không chấm, vắng, chấm lại · Enter: lý do · T: người chấm thay</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>Chức vụ</translation>
        </message>
        <message>
            <source>Whether this member scores this product</source>
            <translation>Thành viên này có chấm sản phẩm này không</translation>
        </message>
        <message>
            <source>Who does not score which product</source>
            <translation>Không tham gia chấm từng sản phẩm</translation>
        </message>
        <message>
            <source>Who scores this product instead</source>
            <translation>Người chấm thay sản phẩm này</translation>
        </message>
        <message>
            <source>Who sits in the council?</source>
            <translation>Hội đồng gồm những ai?</translation>
        </message>
        <message>
            <source>Write the body and press Enter; Escape leaves.</source>
            <translation>Ghi tên cơ quan rồi nhấn Enter; Esc để hủy.</translation>
        </message>
        <message>
            <source>chair or deputy present</source>
            <translation>có chủ tịch hoặc phó chủ tịch</translation>
        </message>
        <message>
            <source>neither chair nor deputy present</source>
            <translation>vắng cả chủ tịch và phó chủ tịch</translation>
        </message>
        <message>
            <source>{member} goes with {n} score sheets that have entries.</source>
            <translation>Xóa {member} thì mất {n} phiếu đánh giá đã có điểm.</translation>
        </message>
        <message>
            <source>{member} scores instead</source>
            <translation>{member} chấm thay</translation>
        </message>
        <message>
            <source>{member}, product {n}:</source>
            <translation>{member}, sản phẩm {n}:</translation>
        </message>
        <message>
            <source>{present}/{members} present · {needed} needed · {chair}</source>
            <translation>{present}/{members} có mặt · cần {needed} · {chair}</translation>
        </message>
        <message>
            <source>{share} of the members</source>
            <translation>{share} số thành viên</translation>
        </message>
        <message>
            <source>{share} of the members, with the chair or the deputy who chairs</source>
            <translation>{share} số thành viên, có chủ tịch hoặc phó chủ tịch chủ trì</translation>
        </message>
    </context>
    <context>
        <name>council_tables</name>
        <message>
            <source>Absence, seat</source>
            <translation>Vắng, thay</translation>
        </message>
        <message>
            <source>Body represented</source>
            <translation>Cơ quan đại diện</translation>
        </message>
        <message>
            <source>Chair</source>
            <translation>Chủ tịch</translation>
        </message>
        <message>
            <source>Deputy chair</source>
            <translation>Phó chủ tịch</translation>
        </message>
        <message>
            <source>Member</source>
            <translation>Ủy viên</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Họ và tên</translation>
        </message>
        <message>
            <source>No.</source>
            <translation>STT</translation>
        </message>
        <message>
            <source>Present</source>
            <translation>Có mặt</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>Vai trò</translation>
        </message>
        <message>
            <source>Scores</source>
            <translation>Chấm</translation>
        </message>
        <message>
            <source>Secretary</source>
            <translation>Thư ký</translation>
        </message>
        <message>
            <source>Short name</source>
            <translation>Tên gọi tắt</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>Chức vụ</translation>
        </message>
        <message>
            <source>absent</source>
            <translation>vắng mặt</translation>
        </message>
        <message>
            <source>away</source>
            <translation>vắng họp</translation>
        </message>
        <message>
            <source>does not score</source>
            <translation>không chấm</translation>
        </message>
        <message>
            <source>in place of {member}</source>
            <translation>chấm thay {member}</translation>
        </message>
        <message>
            <source>not scoring</source>
            <translation>không chấm điểm</translation>
        </message>
        <message>
            <source>present</source>
            <translation>có mặt</translation>
        </message>
        <message>
            <source>scores</source>
            <translation>có chấm</translation>
        </message>
        <message>
            <source>scores single products for others</source>
            <translation>chỉ chấm thay</translation>
        </message>
        <message>
            <source>stands in</source>
            <translation>chấm thay</translation>
        </message>
        <message>
            <source>stands in for {member}</source>
            <translation>thay {member}</translation>
        </message>
        <message>
            <source>{member} stands in</source>
            <translation>{member} thay</translation>
        </message>
        <message>
            <source>{seat}: {reason}</source>
            <translation>{seat}: {reason}</translation>
        </message>
    </context>
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
        <name>criterion_levels</name>
        <message>
            <source>Levels of the members</source>
            <translation>Mức các thành viên đã chọn</translation>
        </message>
        <message>
            <source>absent</source>
            <translation>vắng</translation>
        </message>
        <message>
            <source>does not apply</source>
            <translation>không áp dụng</translation>
        </message>
        <message>
            <source>no level reached</source>
            <translation>không đạt mức nào</translation>
        </message>
        <message>
            <source>nobody</source>
            <translation>chưa ai chọn</translation>
        </message>
        <message>
            <source>not entered</source>
            <translation>chưa nhập</translation>
        </message>
        <message>
            <source>not reached</source>
            <translation>chưa đạt</translation>
        </message>
        <message>
            <source>reached</source>
            <translation>đạt</translation>
        </message>
        <message>
            <source>recused</source>
            <translation>không tham gia chấm</translation>
        </message>
        <message>
            <source>required for {stars} stars</source>
            <translation>mức {stars} sao yêu cầu</translation>
        </message>
        <message>
            <source>{points} points: {level}</source>
            <translation>{points} điểm: {level}</translation>
        </message>
    </context>
    <context>
        <name>describe</name>
        <message>
            <source>a member</source>
            <translation>một thành viên</translation>
        </message>
        <message>
            <source>a product</source>
            <translation>một sản phẩm</translation>
        </message>
        <message>
            <source>case of sheet {member} · {product}</source>
            <translation>trường hợp của phiếu {member} · {product}</translation>
        </message>
        <message>
            <source>choice cleared · criterion {criterion} · sheet {member} · {product}</source>
            <translation>xóa lựa chọn · tiêu chí {criterion} · phiếu {member} · {product}</translation>
        </message>
        <message>
            <source>concluded {stars} stars · {product}</source>
            <translation>kết luận {stars} sao · {product}</translation>
        </message>
        <message>
            <source>conclusion taken back · {product}</source>
            <translation>bỏ kết luận · {product}</translation>
        </message>
        <message>
            <source>conclusions changed</source>
            <translation>sửa kết luận</translation>
        </message>
        <message>
            <source>council changed</source>
            <translation>sửa hội đồng</translation>
        </message>
        <message>
            <source>difference settled · sheet {member} · {product}</source>
            <translation>xử lý chỗ khác nhau · phiếu {member} · {product}</translation>
        </message>
        <message>
            <source>dossier refused · {product}</source>
            <translation>loại hồ sơ · {product}</translation>
        </message>
        <message>
            <source>level {place} · criterion {criterion} · sheet {member} · {product}</source>
            <translation>chọn mức {place} · tiêu chí {criterion} · phiếu {member} · {product}</translation>
        </message>
        <message>
            <source>member {member} added</source>
            <translation>thêm thành viên {member}</translation>
        </message>
        <message>
            <source>member {member} changed</source>
            <translation>sửa thành viên {member}</translation>
        </message>
        <message>
            <source>member {member} removed</source>
            <translation>xóa thành viên {member}</translation>
        </message>
        <message>
            <source>no level reached · criterion {criterion} · sheet {member} · {product}</source>
            <translation>không đạt mức nào · tiêu chí {criterion} · phiếu {member} · {product}</translation>
        </message>
        <message>
            <source>nobody scores in place of {member} · {product}</source>
            <translation>bỏ người chấm thay {member} · {product}</translation>
        </message>
        <message>
            <source>opinion · sheet {member} · {product}</source>
            <translation>ý kiến · phiếu {member} · {product}</translation>
        </message>
        <message>
            <source>order of the members changed</source>
            <translation>đổi thứ tự thành viên</translation>
        </message>
        <message>
            <source>order of the products changed</source>
            <translation>đổi thứ tự sản phẩm</translation>
        </message>
        <message>
            <source>paper made again: {paper} ({form}), {n} times</source>
            <translation>lập lại văn bản: {paper} ({form}), lần {n}</translation>
        </message>
        <message>
            <source>paper made: {paper} ({form})</source>
            <translation>lập văn bản: {paper} ({form})</translation>
        </message>
        <message>
            <source>participation changed</source>
            <translation>sửa việc tham gia chấm</translation>
        </message>
        <message>
            <source>printed</source>
            <translation>bản in</translation>
        </message>
        <message>
            <source>product {product} added</source>
            <translation>thêm sản phẩm {product}</translation>
        </message>
        <message>
            <source>product {product} changed</source>
            <translation>sửa sản phẩm {product}</translation>
        </message>
        <message>
            <source>product {product} removed</source>
            <translation>xóa sản phẩm {product}</translation>
        </message>
        <message>
            <source>products changed</source>
            <translation>sửa sản phẩm</translation>
        </message>
        <message>
            <source>reason for the spread taken back · {product}</source>
            <translation>bỏ lý do độ chênh · {product}</translation>
        </message>
        <message>
            <source>reason for the spread · {product}</source>
            <translation>ghi lý do độ chênh · {product}</translation>
        </message>
        <message>
            <source>refusal taken back · {product}</source>
            <translation>bỏ loại hồ sơ · {product}</translation>
        </message>
        <message>
            <source>round {number} · {product}</source>
            <translation>vòng chấm {number} · {product}</translation>
        </message>
        <message>
            <source>rules of the council changed</source>
            <translation>sửa quy chế hội đồng</translation>
        </message>
        <message>
            <source>score sheets changed</source>
            <translation>sửa phiếu chấm</translation>
        </message>
        <message>
            <source>sealed session opened again by {names}: {reason}</source>
            <translation>mở lại kỳ đã niêm phong, chịu trách nhiệm: {names}; lý do: {reason}</translation>
        </message>
        <message>
            <source>seat taken over by {member}</source>
            <translation>thay thành viên bằng {member}</translation>
        </message>
        <message>
            <source>second entry begun · sheet {member} · {product}</source>
            <translation>bắt đầu nhập lần hai · phiếu {member} · {product}</translation>
        </message>
        <message>
            <source>second entry given up · sheet {member} · {product}</source>
            <translation>bỏ nhập lần hai · phiếu {member} · {product}</translation>
        </message>
        <message>
            <source>second entry · sheet {member} · {product}</source>
            <translation>nhập lần hai · phiếu {member} · {product}</translation>
        </message>
        <message>
            <source>session data changed</source>
            <translation>sửa thông tin kỳ</translation>
        </message>
        <message>
            <source>session sealed</source>
            <translation>niêm phong kỳ đánh giá</translation>
        </message>
        <message>
            <source>sheet checked · {member} · {product}</source>
            <translation>phiếu đã đối chiếu · {member} · {product}</translation>
        </message>
        <message>
            <source>the last step</source>
            <translation>bước vừa rồi</translation>
        </message>
        <message>
            <source>votes and remarks · {product}</source>
            <translation>biểu quyết, nhận xét · {product}</translation>
        </message>
        <message>
            <source>words of the office changed</source>
            <translation>sửa lời văn của cơ quan</translation>
        </message>
        <message>
            <source>{member} absent</source>
            <translation>{member} vắng</translation>
        </message>
        <message>
            <source>{member} absent · {product}</source>
            <translation>{member} vắng · {product}</translation>
        </message>
        <message>
            <source>{member} does not score</source>
            <translation>{member} không chấm điểm</translation>
        </message>
        <message>
            <source>{member} present</source>
            <translation>{member} có mặt</translation>
        </message>
        <message>
            <source>{member} recused · {product}</source>
            <translation>{member} không tham gia chấm · {product}</translation>
        </message>
        <message>
            <source>{member} scores</source>
            <translation>{member} chấm điểm</translation>
        </message>
        <message>
            <source>{member} takes part again · {product}</source>
            <translation>{member} tham gia chấm lại · {product}</translation>
        </message>
        <message>
            <source>{n} choices on {sheets} sheets · {product}</source>
            <translation>{n} mức điểm trên {sheets} phiếu · {product}</translation>
        </message>
        <message>
            <source>{n} choices · sheet {member} · {product}</source>
            <translation>nhập {n} lựa chọn · phiếu {member} · {product}</translation>
        </message>
        <message>
            <source>{n} members added</source>
            <translation>thêm {n} thành viên</translation>
        </message>
        <message>
            <source>{n} products concluded</source>
            <translation>kết luận {n} sản phẩm</translation>
        </message>
        <message>
            <source>{n} products imported</source>
            <translation>nhập danh sách {n} sản phẩm</translation>
        </message>
        <message>
            <source>{n} sheets drawn for a second entry</source>
            <translation>rút {n} phiếu để nhập lần hai</translation>
        </message>
        <message>
            <source>{other} scores in place of {member} · {product}</source>
            <translation>{other} chấm thay {member} · {product}</translation>
        </message>
    </context>
    <context>
        <name>draw_card</name>
        <message>
            <source>Draw</source>
            <translation>Rút phiếu</translation>
        </message>
        <message>
            <source>Drawn with “{seed}”</source>
            <translation>Rút với nội dung “{seed}”</translation>
        </message>
        <message>
            <source>Enter opens the sheet.</source>
            <translation>Bấm Enter để mở phiếu.</translation>
        </message>
        <message>
            <source>Member</source>
            <translation>Thành viên</translation>
        </message>
        <message>
            <source>No sheet is left to be drawn.</source>
            <translation>Không còn phiếu nào để rút.</translation>
        </message>
        <message>
            <source>Nothing is drawn yet.</source>
            <translation>Chưa rút phiếu nào.</translation>
        </message>
        <message>
            <source>Product</source>
            <translation>Sản phẩm</translation>
        </message>
        <message>
            <source>Second entry</source>
            <translation>Nhập lần hai</translation>
        </message>
        <message>
            <source>Second entry of the sheets</source>
            <translation>Nhập phiếu lần hai</translation>
        </message>
        <message>
            <source>Share of the sheets, percent</source>
            <translation>Tỷ lệ phiếu được rút, %</translation>
        </message>
        <message>
            <source>Sheets that are typed twice</source>
            <translation>Các phiếu nhập hai lần</translation>
        </message>
        <message>
            <source>Text to draw with</source>
            <translation>Nội dung rút</translation>
        </message>
        <message>
            <source>The day and a number called out in the meeting; it stands in the minutes.</source>
            <translation>Ngày họp và một số được đọc to tại cuộc họp; được ghi vào biên bản.</translation>
        </message>
        <message>
            <source>Typed twice, blind, before the council concludes</source>
            <translation>Phiếu phải nhập hai lần độc lập trước khi kết luận</translation>
        </message>
        <message>
            <source>begun</source>
            <translation>đang nhập</translation>
        </message>
        <message>
            <source>checked</source>
            <translation>đã đối chiếu</translation>
        </message>
        <message>
            <source>counts no more</source>
            <translation>không còn tính</translation>
        </message>
        <message>
            <source>every sheet</source>
            <translation>tất cả các phiếu</translation>
        </message>
        <message>
            <source>not required</source>
            <translation>không bắt buộc</translation>
        </message>
        <message>
            <source>sheets that are drawn</source>
            <translation>các phiếu được rút ngẫu nhiên</translation>
        </message>
        <message>
            <source>such as 28/7/2026, number 47</source>
            <translation>ví dụ: 28/7/2026, số 47</translation>
        </message>
        <message>
            <source>waits</source>
            <translation>chờ nhập</translation>
        </message>
        <message>
            <source>{checked} sheets checked, {waiting} wait.</source>
            <translation>{checked} phiếu đã đối chiếu, {waiting} phiếu còn chờ.</translation>
        </message>
    </context>
    <context>
        <name>fault_words</name>
        <message>
            <source>A kept picture or template was changed.</source>
            <translation>Hình hoặc mẫu đã lưu bị sửa.</translation>
        </message>
        <message>
            <source>A seal does not belong to its place in the log.</source>
            <translation>Niêm phong không đúng vị trí trong nhật ký.</translation>
        </message>
        <message>
            <source>A sealed session cannot be computed any more.</source>
            <translation>Không tính lại được một kỳ đã niêm phong.</translation>
        </message>
        <message>
            <source>Another program changed how the file is built.</source>
            <translation>Cấu trúc của tệp đã bị chương trình khác thay đổi.</translation>
        </message>
        <message>
            <source>Entry {seq} of the log cannot be read.</source>
            <translation>Không đọc được mục {seq} của nhật ký.</translation>
        </message>
        <message>
            <source>Entry {seq} of the log changes a seal.</source>
            <translation>Mục {seq} của nhật ký sửa niêm phong.</translation>
        </message>
        <message>
            <source>Entry {seq} of the log changes what is sealed: {where}.</source>
            <translation>Mục {seq} của nhật ký sửa dữ liệu đã niêm phong: {where}.</translation>
        </message>
        <message>
            <source>Entry {seq} of the log does not fit what was before: {where}.</source>
            <translation>Mục {seq} của nhật ký không khớp với dữ liệu trước đó: {where}.</translation>
        </message>
        <message>
            <source>Entry {seq} of the log does not follow the one before.</source>
            <translation>Mục {seq} của nhật ký không nối tiếp mục trước.</translation>
        </message>
        <message>
            <source>Entry {seq} of the log is missing.</source>
            <translation>Nhật ký thiếu mục {seq}.</translation>
        </message>
        <message>
            <source>Entry {seq} of the log was changed after it was written.</source>
            <translation>Mục {seq} của nhật ký đã bị sửa sau khi ghi.</translation>
        </message>
        <message>
            <source>Gone from the data without an entry in the log: {where}.</source>
            <translation>Mất khỏi dữ liệu mà nhật ký không ghi: {where}.</translation>
        </message>
        <message>
            <source>No seal in this file has this code. Compare it with the paper once more; if it is the same, the file is older than the paper, or was made anew.</source>
            <translation>Tệp này không có niêm phong nào mang mã đó. Hãy so lại với mã in trên văn bản; nếu nhập đúng thì tệp cũ hơn văn bản hoặc đã được làm lại.</translation>
        </message>
        <message>
            <source>Not as it was sealed: {where}.</source>
            <translation>Khác với khi niêm phong: {where}.</translation>
        </message>
        <message>
            <source>Not what the log says: {where}.</source>
            <translation>Khác với nhật ký: {where}.</translation>
        </message>
        <message>
            <source>The data cannot be read: {where}.</source>
            <translation>Không đọc được dữ liệu: {where}.</translation>
        </message>
        <message>
            <source>The file holds data that belong to nothing in it.</source>
            <translation>Tệp có dữ liệu không thuộc kỳ, sản phẩm hay thành viên nào.</translation>
        </message>
        <message>
            <source>The file itself is damaged: parts of it cannot be read, or do not fit together.</source>
            <translation>Tệp bị hỏng: có phần không đọc được hoặc không khớp nhau.</translation>
        </message>
        <message>
            <source>The kept copy of the criteria was changed.</source>
            <translation>Bản lưu bộ tiêu chí đã bị sửa.</translation>
        </message>
        <message>
            <source>The sealed result is not what the score sheets give: {where}.</source>
            <translation>Kết quả niêm phong khác với kết quả tính từ phiếu: {where}.</translation>
        </message>
        <message>
            <source>What was sealed is not what the seal says.</source>
            <translation>Dữ liệu được niêm phong không khớp với mã niêm phong.</translation>
        </message>
        <message>
            <source>case of a sheet</source>
            <translation>trường hợp của phiếu</translation>
        </message>
        <message>
            <source>conclusion</source>
            <translation>kết luận</translation>
        </message>
        <message>
            <source>criterion {code}</source>
            <translation>tiêu chí {code}</translation>
        </message>
        <message>
            <source>member</source>
            <translation>thành viên</translation>
        </message>
        <message>
            <source>opinion</source>
            <translation>ý kiến</translation>
        </message>
        <message>
            <source>participation</source>
            <translation>tham gia chấm</translation>
        </message>
        <message>
            <source>product</source>
            <translation>sản phẩm</translation>
        </message>
        <message>
            <source>record of papers</source>
            <translation>ghi nhận lập văn bản</translation>
        </message>
        <message>
            <source>round</source>
            <translation>vòng chấm</translation>
        </message>
        <message>
            <source>round {n}</source>
            <translation>vòng {n}</translation>
        </message>
        <message>
            <source>score sheet</source>
            <translation>phiếu đánh giá</translation>
        </message>
        <message>
            <source>seal</source>
            <translation>niêm phong</translation>
        </message>
        <message>
            <source>second entry</source>
            <translation>lần nhập thứ hai</translation>
        </message>
        <message>
            <source>session data</source>
            <translation>thông tin kỳ</translation>
        </message>
        <message>
            <source>settings of the office</source>
            <translation>cài đặt của cơ quan</translation>
        </message>
        <message>
            <source>{n} criteria</source>
            <translation>{n} tiêu chí</translation>
        </message>
        <message>
            <source>{what} ({n} times)</source>
            <translation>{what} ({n} chỗ)</translation>
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
        <name>grid_model</name>
        <message>
            <source>Average</source>
            <translation>TB</translation>
        </message>
        <message>
            <source>Average of the complete sheets</source>
            <translation>Điểm trung bình của các phiếu đủ</translation>
        </message>
        <message>
            <source>Most</source>
            <translation>Tối đa</translation>
        </message>
        <message>
            <source>Most points that can be given</source>
            <translation>Điểm tối đa của tiêu chí</translation>
        </message>
        <message>
            <source>Part {code} · {title}</source>
            <translation>Phần {code} · {title}</translation>
        </message>
        <message>
            <source>Total</source>
            <translation>Tổng điểm</translation>
        </message>
        <message>
            <source>no level reached, 0 points</source>
            <translation>không đạt mức nào, 0 điểm</translation>
        </message>
        <message>
            <source>not entered</source>
            <translation>chưa nhập</translation>
        </message>
        <message>
            <source>two levels or more from the median</source>
            <translation>chênh từ hai mức trở lên so với trung vị</translation>
        </message>
        <message>
            <source>{points} points: {label}</source>
            <translation>{points} điểm: {label}</translation>
        </message>
        <message>
            <source>{points}, the sheet is not complete</source>
            <translation>{points}, phiếu chưa đủ</translation>
        </message>
    </context>
    <context>
        <name>grid_paste</name>
        <message>
            <source>Cells that cannot be taken over</source>
            <translation>Các ô không nhập được</translation>
        </message>
        <message>
            <source>Enter {n} cells (Enter)</source>
            <translation>Nhập {n} ô (Enter)</translation>
        </message>
        <message>
            <source>Leave everything as it is (Esc)</source>
            <translation>Giữ nguyên tất cả (Esc)</translation>
        </message>
        <message>
            <source>Nothing is stored yet.</source>
            <translation>Chưa có gì được lưu.</translation>
        </message>
        <message>
            <source>Pasting points</source>
            <translation>Dán điểm</translation>
        </message>
        <message>
            <source>Pasting {rows} × {columns} cells of points: {n} change, {bad} cannot be taken over</source>
            <translation>Dán {rows} × {columns} ô điểm: {n} ô thay đổi, {bad} ô không nhập được</translation>
        </message>
        <message>
            <source>{cell}, {n} cells: {reason}</source>
            <translation>{cell}, {n} ô: {reason}</translation>
        </message>
        <message>
            <source>{cell}: {reason}</source>
            <translation>{cell}: {reason}</translation>
        </message>
        <message>
            <source>{n} are blank and change nothing.</source>
            <translation>{n} ô trống, không làm thay đổi gì.</translation>
        </message>
        <message>
            <source>{n} of them replace what was entered.</source>
            <translation>Trong đó {n} ô thay điểm đã nhập.</translation>
        </message>
        <message>
            <source>{n} stay as they are.</source>
            <translation>{n} ô giữ nguyên như cũ.</translation>
        </message>
        <message>
            <source>… and {n} more</source>
            <translation>… và {n} mục khác</translation>
        </message>
    </context>
    <context>
        <name>grid_table</name>
        <message>
            <source>Criterion {code}: which level? Type its number.</source>
            <translation>Tiêu chí {code}: mức nào? Hãy gõ số thứ tự của mức.</translation>
        </message>
        <message>
            <source>No level reached (0 points)</source>
            <translation>Không đạt mức nào (0 điểm)</translation>
        </message>
        <message>
            <source>Points by criterion and member</source>
            <translation>Điểm theo tiêu chí và thành viên</translation>
        </message>
        <message>
            <source>This was the last criterion, so nothing was entered; Enter goes to the next member.</source>
            <translation>Đã hết tiêu chí nên chưa nhập gì thêm; nhấn Enter để sang thành viên tiếp theo.</translation>
        </message>
        <message>
            <source>This was the last criterion, so nothing was entered; the arrow keys go elsewhere.</source>
            <translation>Đã hết tiêu chí nên chưa nhập gì thêm; dùng phím mũi tên để sang ô khác.</translation>
        </message>
        <message>
            <source>{n} cells cleared</source>
            <translation>đã xóa {n} ô</translation>
        </message>
        <message>
            <source>{points} points: {label}</source>
            <translation>{points} điểm: {label}</translation>
        </message>
    </context>
    <context>
        <name>grid_view</name>
        <message>
            <source>Choose a product to enter the points of its sheets side by side.</source>
            <translation>Hãy chọn một sản phẩm để nhập điểm các phiếu cạnh nhau.</translation>
        </message>
        <message>
            <source>Corner: two levels or more from the median</source>
            <translation>Góc đánh dấu: chênh từ hai mức so với trung vị</translation>
        </message>
        <message>
            <source>Enter or leave the pasted points first (Enter or Esc).</source>
            <translation>Hãy nhập hoặc bỏ phần điểm đang dán trước (Enter hoặc Esc).</translation>
        </message>
        <message>
            <source>F2 changes between points and places of levels</source>
            <translation>F2 chuyển giữa gõ điểm và gõ thứ tự mức</translation>
        </message>
        <message>
            <source>No member scores yet; enter the council first.</source>
            <translation>Chưa có thành viên nào chấm điểm; hãy nhập hội đồng trước.</translation>
        </message>
        <message>
            <source>Outside the grid</source>
            <translation>Ngoài bảng chấm</translation>
        </message>
        <message>
            <source>Paste (Ctrl+V)</source>
            <translation>Dán (Ctrl+V)</translation>
        </message>
        <message>
            <source>Places of levels</source>
            <translation>Thứ tự mức</translation>
        </message>
        <message>
            <source>Places: {places}, 0 for no level reached · Delete clears · F4 opens the sheet</source>
            <translation>Thứ tự mức: {places}, 0 là không đạt mức nào · Delete xóa · F4 mở phiếu</translation>
        </message>
        <message>
            <source>Points</source>
            <translation>Điểm</translation>
        </message>
        <message>
            <source>Points: {points} · Delete clears · F4 opens the sheet</source>
            <translation>Điểm có thể nhập: {points} · Delete xóa · F4 mở phiếu</translation>
        </message>
        <message>
            <source>The grid can be filled in once the criteria set of this product is known.</source>
            <translation>Chưa thể nhập bảng chấm vì sản phẩm chưa có bộ tiêu chí.</translation>
        </message>
        <message>
            <source>Totals by part and member</source>
            <translation>Tổng điểm theo phần và thành viên</translation>
        </message>
        <message>
            <source>Type:</source>
            <translation>Gõ:</translation>
        </message>
        <message>
            <source>{place} ({points} points)</source>
            <translation>{place} ({points} điểm)</translation>
        </message>
    </context>
    <context>
        <name>help_page</name>
        <message>
            <source>Close</source>
            <translation>Đóng</translation>
        </message>
        <message>
            <source>Copied: {what}</source>
            <translation>Đã chép: {what}</translation>
        </message>
        <message>
            <source>Copy the name</source>
            <translation>Chép biến</translation>
        </message>
        <message>
            <source>Example</source>
            <translation>Ví dụ</translation>
        </message>
        <message>
            <source>Find a name or a meaning</source>
            <translation>Tìm biến hoặc ý nghĩa</translation>
        </message>
        <message>
            <source>Meaning</source>
            <translation>Ý nghĩa</translation>
        </message>
        <message>
            <source>Names</source>
            <translation>Các biến</translation>
        </message>
        <message>
            <source>Names for Word templates</source>
            <translation>Biến dùng trong mẫu Word</translation>
        </message>
        <message>
            <source>Paper</source>
            <translation>Văn bản</translation>
        </message>
        <message>
            <source>Written in the template</source>
            <translation>Viết trong mẫu</translation>
        </message>
        <message>
            <source>{%p for product in products %} … {%p endfor %}, each in a paragraph of its own, repeats what is between them; {%tr … %} in a row of its own repeats rows of a table.</source>
            <translation>{%p for product in products %} … {%p endfor %}, mỗi thẻ đứng riêng một đoạn, lặp lại phần nằm giữa; {%tr … %} đứng riêng một hàng thì lặp các hàng của bảng.</translation>
        </message>
        <message>
            <source>{%p if product.reason %} … {%p else %} … {%p endif %} prints paragraphs only where there is such a value; == and != compare: {%p if product.stars == 4 %}.</source>
            <translation>{%p if product.reason %} … {%p else %} … {%p endif %} chỉ in các đoạn khi có giá trị đó; so sánh bằng == và !=: {%p if product.stars == 4 %}.</translation>
        </message>
        <message>
            <source>{n} names</source>
            <translation>{n} biến</translation>
        </message>
        <message>
            <source>{what} (within {loops})</source>
            <translation>{what} (bên trong {loops})</translation>
        </message>
        <message>
            <source>{{ product.name }} prints a value; a blank one prints a dotted line to fill in by hand.</source>
            <translation>{{ product.name }} in một giá trị; giá trị chưa có thì in dòng chấm để điền tay.</translation>
        </message>
    </context>
    <context>
        <name>import_columns</name>
        <message>
            <source>(not used)</source>
            <translation>(không dùng)</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Địa chỉ</translation>
        </message>
        <message>
            <source>Column {letter}, {header}</source>
            <translation>Cột {letter}, {header}</translation>
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
            <source>Date of recognition</source>
            <translation>Ngày công nhận</translation>
        </message>
        <message>
            <source>Email</source>
            <translation>Email</translation>
        </message>
        <message>
            <source>Header in line</source>
            <translation>Tiêu đề ở dòng</translation>
        </message>
        <message>
            <source>Kind of evaluation</source>
            <translation>Hình thức</translation>
        </message>
        <message>
            <source>Kind of producer</source>
            <translation>Loại hình</translation>
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
            <source>Previous decision</source>
            <translation>Quyết định trước</translation>
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
            <source>Product</source>
            <translation>Tên sản phẩm</translation>
        </message>
        <message>
            <source>Product code</source>
            <translation>Mã sản phẩm</translation>
        </message>
        <message>
            <source>Product group</source>
            <translation>Nhóm sản phẩm</translation>
        </message>
        <message>
            <source>Products from line</source>
            <translation>Sản phẩm từ dòng</translation>
        </message>
        <message>
            <source>Representative</source>
            <translation>Người đại diện</translation>
        </message>
        <message>
            <source>Sheet</source>
            <translation>Trang tính</translation>
        </message>
        <message>
            <source>none</source>
            <translation>không có</translation>
        </message>
        <message>
            <source>to line</source>
            <translation>đến dòng</translation>
        </message>
        <message>
            <source>{sheet} (no table)</source>
            <translation>{sheet} (không có bảng)</translation>
        </message>
    </context>
    <context>
        <name>import_panel</name>
        <message>
            <source>All {n} rows that repeat a product</source>
            <translation>Cả {n} dòng trùng với sản phẩm đã có</translation>
        </message>
        <message>
            <source>Back to the products (Esc)</source>
            <translation>Quay lại danh sách (Esc)</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Hủy</translation>
        </message>
        <message>
            <source>Choose another file…</source>
            <translation>Chọn tệp khác…</translation>
        </message>
        <message>
            <source>Criteria set</source>
            <translation>Bộ sản phẩm</translation>
        </message>
        <message>
            <source>Import a product list</source>
            <translation>Nhập danh sách sản phẩm</translation>
        </message>
        <message>
            <source>Import a product list: {file}</source>
            <translation>Nhập danh sách sản phẩm: {file}</translation>
        </message>
        <message>
            <source>Import all the same</source>
            <translation>Vẫn nhập thành sản phẩm mới</translation>
        </message>
        <message>
            <source>Import {n} products</source>
            <translation>Nhập {n} sản phẩm</translation>
        </message>
        <message>
            <source>Kind of evaluation</source>
            <translation>Hình thức đánh giá</translation>
        </message>
        <message>
            <source>Leave out</source>
            <translation>Bỏ qua</translation>
        </message>
        <message>
            <source>Left out</source>
            <translation>Không nhập</translation>
        </message>
        <message>
            <source>Line {line}, “{name}”: {what}</source>
            <translation>Dòng {line}, “{name}”: {what}</translation>
        </message>
        <message>
            <source>Line {line}: {name}</source>
            <translation>Dòng {line}: {name}</translation>
        </message>
        <message>
            <source>Line {line}: {text}</source>
            <translation>Dòng {line}: {text}</translation>
        </message>
        <message>
            <source>Lines that are no product and stay out:</source>
            <translation>Các dòng không phải sản phẩm, không nhập:</translation>
        </message>
        <message>
            <source>Merge into it</source>
            <translation>Gộp vào sản phẩm đó</translation>
        </message>
        <message>
            <source>No products were found; check the lines and columns above.</source>
            <translation>Không thấy sản phẩm nào; hãy xem lại dòng và cột ở trên.</translation>
        </message>
        <message>
            <source>Nothing left to be answered</source>
            <translation>Không còn gì phải hỏi</translation>
        </message>
        <message>
            <source>Reading the file…</source>
            <translation>Đang đọc tệp…</translation>
        </message>
        <message>
            <source>Rows of the list</source>
            <translation>Các dòng của danh sách</translation>
        </message>
        <message>
            <source>Say above which column holds: {fields}.</source>
            <translation>Hãy chọn ở trên cột nào là: {fields}.</translation>
        </message>
        <message>
            <source>Still to be answered: {n}</source>
            <translation>Còn phải trả lời: {n}</translation>
        </message>
        <message>
            <source>The same as line {line} of the list.</source>
            <translation>Trùng với dòng {line} của danh sách.</translation>
        </message>
        <message>
            <source>The same as product {n} of the session.</source>
            <translation>Trùng với sản phẩm {n} của kỳ này.</translation>
        </message>
        <message>
            <source>What to do with the repeated row</source>
            <translation>Xử lý dòng bị trùng</translation>
        </message>
        <message>
            <source>chosen later</source>
            <translation>chọn sau</translation>
        </message>
        <message>
            <source>not known</source>
            <translation>chưa rõ</translation>
        </message>
        <message>
            <source>{n} left out by you</source>
            <translation>{n} dòng đã bỏ chọn</translation>
        </message>
        <message>
            <source>{n} merged</source>
            <translation>{n} gộp vào sản phẩm đã có</translation>
        </message>
        <message>
            <source>{n} new products</source>
            <translation>{n} sản phẩm mới</translation>
        </message>
        <message>
            <source>{n} products imported from {file}, {merged} completed.</source>
            <translation>Đã nhập {n} sản phẩm từ {file}, bổ sung {merged} sản phẩm đã có.</translation>
        </message>
        <message>
            <source>{n} products imported from {file}.</source>
            <translation>Đã nhập {n} sản phẩm từ {file}.</translation>
        </message>
        <message>
            <source>{n} repeated, left out</source>
            <translation>{n} trùng bỏ qua</translation>
        </message>
        <message>
            <source>{n} that cannot be imported</source>
            <translation>{n} dòng không nhập được</translation>
        </message>
        <message>
            <source>{n} whose criteria set is chosen later</source>
            <translation>{n} chọn bộ sản phẩm sau</translation>
        </message>
        <message>
            <source>{n} with no known criteria set</source>
            <translation>{n} chưa rõ bộ sản phẩm</translation>
        </message>
        <message>
            <source>{n} with no known kind of evaluation</source>
            <translation>{n} chưa rõ hình thức đánh giá</translation>
        </message>
    </context>
    <context>
        <name>import_rows</name>
        <message>
            <source>Criteria set</source>
            <translation>Bộ sản phẩm</translation>
        </message>
        <message>
            <source>Criteria set of this row</source>
            <translation>Bộ sản phẩm của dòng này</translation>
        </message>
        <message>
            <source>Import this row</source>
            <translation>Nhập dòng này</translation>
        </message>
        <message>
            <source>Import this row (Space)</source>
            <translation>Nhập dòng này (phím cách)</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Hình thức</translation>
        </message>
        <message>
            <source>Kind of evaluation of this row</source>
            <translation>Hình thức đánh giá của dòng này</translation>
        </message>
        <message>
            <source>Line</source>
            <translation>Dòng</translation>
        </message>
        <message>
            <source>Producer</source>
            <translation>Chủ thể</translation>
        </message>
        <message>
            <source>Product</source>
            <translation>Sản phẩm</translation>
        </message>
        <message>
            <source>To be checked</source>
            <translation>Cần xem lại</translation>
        </message>
        <message>
            <source>Yes: {set}</source>
            <translation>Đúng: {set}</translation>
        </message>
        <message>
            <source>{question} ({n} products)</source>
            <translation>{question} ({n} sản phẩm)</translation>
        </message>
    </context>
    <context>
        <name>log_page</name>
        <message>
            <source>After</source>
            <translation>Sau</translation>
        </message>
        <message>
            <source>All members</source>
            <translation>Mọi thành viên</translation>
        </message>
        <message>
            <source>All products</source>
            <translation>Mọi sản phẩm</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>Trước</translation>
        </message>
        <message>
            <source>Conclusions</source>
            <translation>Kết luận</translation>
        </message>
        <message>
            <source>Council</source>
            <translation>Hội đồng</translation>
        </message>
        <message>
            <source>Everything</source>
            <translation>Tất cả</translation>
        </message>
        <message>
            <source>Here every change of a session can be read: who did what and when, before and after.</source>
            <translation>Tại đây đọc được mọi thay đổi của kỳ đánh giá: ai làm gì, lúc nào, trước và sau ra sao.</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Loại việc</translation>
        </message>
        <message>
            <source>Log of changes</source>
            <translation>Nhật ký</translation>
        </message>
        <message>
            <source>Log of changes – {title}</source>
            <translation>Nhật ký – {title}</translation>
        </message>
        <message>
            <source>Member</source>
            <translation>Thành viên</translation>
        </message>
        <message>
            <source>No change of this session is of the product, the member and the kind that are chosen.</source>
            <translation>Kỳ này không có thay đổi nào ứng với sản phẩm, thành viên và loại việc đang chọn.</translation>
        </message>
        <message>
            <source>No entry matches the filters</source>
            <translation>Không có mục nào khớp với bộ lọc</translation>
        </message>
        <message>
            <source>No.</source>
            <translation>STT</translation>
        </message>
        <message>
            <source>Papers and seals</source>
            <translation>Văn bản và niêm phong</translation>
        </message>
        <message>
            <source>Product</source>
            <translation>Sản phẩm</translation>
        </message>
        <message>
            <source>Products</source>
            <translation>Sản phẩm</translation>
        </message>
        <message>
            <source>Save as a workbook… (Ctrl+S)</source>
            <translation>Lưu thành bảng tính… (Ctrl+S)</translation>
        </message>
        <message>
            <source>Saved: {name}</source>
            <translation>Đã lưu: {name}</translation>
        </message>
        <message>
            <source>Saving the log…</source>
            <translation>Đang lưu nhật ký…</translation>
        </message>
        <message>
            <source>Score sheets</source>
            <translation>Phiếu đánh giá</translation>
        </message>
        <message>
            <source>Session data</source>
            <translation>Thông tin kỳ</translation>
        </message>
        <message>
            <source>Show every entry</source>
            <translation>Bỏ lọc, hiện tất cả</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Nội dung</translation>
        </message>
        <message>
            <source>Values before and after</source>
            <translation>Giá trị trước và sau</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Việc</translation>
        </message>
        <message>
            <source>When</source>
            <translation>Lúc</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>Người dùng máy</translation>
        </message>
        <message>
            <source>Workbooks (*.xlsx)</source>
            <translation>Bảng tính (*.xlsx)</translation>
        </message>
    </context>
    <context>
        <name>log_words</name>
        <message>
            <source>Done again: {what}</source>
            <translation>Làm lại: {what}</translation>
        </message>
        <message>
            <source>Session made</source>
            <translation>Lập kỳ đánh giá</translation>
        </message>
        <message>
            <source>Session made after another one</source>
            <translation>Lập kỳ đánh giá theo một kỳ khác</translation>
        </message>
        <message>
            <source>Session put into the archive, or taken out of it</source>
            <translation>Đưa kỳ đánh giá vào lưu trữ hoặc lấy ra</translation>
        </message>
        <message>
            <source>This entry cannot be read</source>
            <translation>Không đọc được mục này</translation>
        </message>
        <message>
            <source>Undone: {what}</source>
            <translation>Hoàn tác: {what}</translation>
        </message>
        <message>
            <source>absent</source>
            <translation>vắng</translation>
        </message>
        <message>
            <source>abstentions</source>
            <translation>phiếu trắng</translation>
        </message>
        <message>
            <source>address</source>
            <translation>địa chỉ</translation>
        </message>
        <message>
            <source>agency on the certificate</source>
            <translation>cơ quan cấp giấy chứng nhận</translation>
        </message>
        <message>
            <source>answered for by</source>
            <translation>người chịu trách nhiệm</translation>
        </message>
        <message>
            <source>archived</source>
            <translation>đã cất</translation>
        </message>
        <message>
            <source>asked for</source>
            <translation>phải nhập lần hai</translation>
        </message>
        <message>
            <source>authority that recognises the products</source>
            <translation>cấp có thẩm quyền công nhận</translation>
        </message>
        <message>
            <source>begins</source>
            <translation>bắt đầu</translation>
        </message>
        <message>
            <source>being typed</source>
            <translation>đang nhập</translation>
        </message>
        <message>
            <source>body</source>
            <translation>đơn vị</translation>
        </message>
        <message>
            <source>by a majority of the sheets</source>
            <translation>đa số phiếu đạt</translation>
        </message>
        <message>
            <source>by every sheet</source>
            <translation>mọi phiếu đều đạt</translation>
        </message>
        <message>
            <source>by the average of the sheets</source>
            <translation>điểm trung bình đạt</translation>
        </message>
        <message>
            <source>case</source>
            <translation>trường hợp</translation>
        </message>
        <message>
            <source>certificate in English too</source>
            <translation>giấy chứng nhận kèm tiếng Anh</translation>
        </message>
        <message>
            <source>chair</source>
            <translation>chủ tịch</translation>
        </message>
        <message>
            <source>chair or deputy must be present</source>
            <translation>phải có chủ tịch hoặc phó chủ tịch</translation>
        </message>
        <message>
            <source>checked</source>
            <translation>đã đối chiếu</translation>
        </message>
        <message>
            <source>clause of equal averages</source>
            <translation>căn cứ khi bằng điểm</translation>
        </message>
        <message>
            <source>clause of members with an interest</source>
            <translation>căn cứ về thành viên có liên quan</translation>
        </message>
        <message>
            <source>clause of sheets left out</source>
            <translation>căn cứ bỏ phiếu</translation>
        </message>
        <message>
            <source>clause of the quorum</source>
            <translation>căn cứ về số thành viên tối thiểu</translation>
        </message>
        <message>
            <source>clause of the spread</source>
            <translation>căn cứ về độ chênh</translation>
        </message>
        <message>
            <source>clause of the star requirements</source>
            <translation>căn cứ về điều kiện sao</translation>
        </message>
        <message>
            <source>code</source>
            <translation>mã</translation>
        </message>
        <message>
            <source>code on the papers</source>
            <translation>mã in trên văn bản</translation>
        </message>
        <message>
            <source>code suffix of the papers</source>
            <translation>ký hiệu cơ quan</translation>
        </message>
        <message>
            <source>commune</source>
            <translation>xã</translation>
        </message>
        <message>
            <source>criteria set</source>
            <translation>bộ tiêu chí</translation>
        </message>
        <message>
            <source>criterion {code}</source>
            <translation>tiêu chí {code}</translation>
        </message>
        <message>
            <source>date of that decision</source>
            <translation>ngày quyết định thành lập</translation>
        </message>
        <message>
            <source>date of the decision</source>
            <translation>ngày quyết định</translation>
        </message>
        <message>
            <source>date of the decision before</source>
            <translation>ngày quyết định trước</translation>
        </message>
        <message>
            <source>date of the forwarding list</source>
            <translation>ngày danh sách chuyển cấp trên</translation>
        </message>
        <message>
            <source>date of the meeting</source>
            <translation>ngày họp</translation>
        </message>
        <message>
            <source>date of the notice</source>
            <translation>ngày thông báo</translation>
        </message>
        <message>
            <source>date of the submission</source>
            <translation>ngày tờ trình</translation>
        </message>
        <message>
            <source>decimals shown</source>
            <translation>số chữ số thập phân</translation>
        </message>
        <message>
            <source>decision before</source>
            <translation>quyết định trước</translation>
        </message>
        <message>
            <source>decision signed for</source>
            <translation>thẩm quyền ký quyết định</translation>
        </message>
        <message>
            <source>decision that set up the council</source>
            <translation>quyết định thành lập hội đồng</translation>
        </message>
        <message>
            <source>deputy</source>
            <translation>phó chủ tịch</translation>
        </message>
        <message>
            <source>design of the certificate</source>
            <translation>kiểu giấy chứng nhận</translation>
        </message>
        <message>
            <source>dossier</source>
            <translation>hồ sơ</translation>
        </message>
        <message>
            <source>dossier received on</source>
            <translation>ngày nhận hồ sơ</translation>
        </message>
        <message>
            <source>drawn sheets</source>
            <translation>các phiếu được rút</translation>
        </message>
        <message>
            <source>e-mail</source>
            <translation>thư điện tử</translation>
        </message>
        <message>
            <source>electronic set</source>
            <translation>bộ điện tử</translation>
        </message>
        <message>
            <source>emblem</source>
            <translation>biểu trưng</translation>
        </message>
        <message>
            <source>ends</source>
            <translation>kết thúc</translation>
        </message>
        <message>
            <source>every sheet</source>
            <translation>tất cả các phiếu</translation>
        </message>
        <message>
            <source>first certificate number</source>
            <translation>số giấy chứng nhận đầu</translation>
        </message>
        <message>
            <source>first time</source>
            <translation>lần đầu</translation>
        </message>
        <message>
            <source>form 01</source>
            <translation>mẫu 01</translation>
        </message>
        <message>
            <source>form 02</source>
            <translation>mẫu 02</translation>
        </message>
        <message>
            <source>form 03</source>
            <translation>mẫu 03</translation>
        </message>
        <message>
            <source>greatest spread</source>
            <translation>độ chênh lớn nhất</translation>
        </message>
        <message>
            <source>grounds of the papers</source>
            <translation>căn cứ của văn bản</translation>
        </message>
        <message>
            <source>highest and lowest left out</source>
            <translation>bỏ phiếu cao nhất và thấp nhất</translation>
        </message>
        <message>
            <source>in writing</source>
            <translation>lấy ý kiến bằng văn bản</translation>
        </message>
        <message>
            <source>issuing body</source>
            <translation>cơ quan ban hành</translation>
        </message>
        <message>
            <source>kind</source>
            <translation>loại</translation>
        </message>
        <message>
            <source>kind of meeting</source>
            <translation>hình thức</translation>
        </message>
        <message>
            <source>letter of the commune</source>
            <translation>công văn của xã</translation>
        </message>
        <message>
            <source>level</source>
            <translation>cấp</translation>
        </message>
        <message>
            <source>level {place} ({points} points)</source>
            <translation>mức {place} ({points} điểm)</translation>
        </message>
        <message>
            <source>logo</source>
            <translation>lô-gô</translation>
        </message>
        <message>
            <source>meeting</source>
            <translation>họp</translation>
        </message>
        <message>
            <source>member</source>
            <translation>ủy viên</translation>
        </message>
        <message>
            <source>members</source>
            <translation>thành viên</translation>
        </message>
        <message>
            <source>name</source>
            <translation>tên</translation>
        </message>
        <message>
            <source>name of the council</source>
            <translation>tên hội đồng</translation>
        </message>
        <message>
            <source>name of the secretary</source>
            <translation>họ tên thư ký</translation>
        </message>
        <message>
            <source>name of who signs the decision</source>
            <translation>họ tên người ký quyết định</translation>
        </message>
        <message>
            <source>name of who signs the submission</source>
            <translation>họ tên người ký tờ trình</translation>
        </message>
        <message>
            <source>no</source>
            <translation>không</translation>
        </message>
        <message>
            <source>no level reached</source>
            <translation>không đạt mức nào</translation>
        </message>
        <message>
            <source>no sheet</source>
            <translation>không phiếu nào</translation>
        </message>
        <message>
            <source>not entered</source>
            <translation>chưa nhập</translation>
        </message>
        <message>
            <source>note</source>
            <translation>ghi chú</translation>
        </message>
        <message>
            <source>number of the decision</source>
            <translation>số quyết định</translation>
        </message>
        <message>
            <source>number of the forwarding list</source>
            <translation>số danh sách chuyển cấp trên</translation>
        </message>
        <message>
            <source>number of the minutes</source>
            <translation>số biên bản</translation>
        </message>
        <message>
            <source>number of the notice</source>
            <translation>số thông báo</translation>
        </message>
        <message>
            <source>number of the submission</source>
            <translation>số tờ trình</translation>
        </message>
        <message>
            <source>opened again at</source>
            <translation>mở lại lúc</translation>
        </message>
        <message>
            <source>opinion</source>
            <translation>ý kiến</translation>
        </message>
        <message>
            <source>order of equal averages</source>
            <translation>thứ tự xét khi bằng điểm</translation>
        </message>
        <message>
            <source>own Word templates</source>
            <translation>mẫu Word riêng</translation>
        </message>
        <message>
            <source>own phrases</source>
            <translation>câu chữ riêng</translation>
        </message>
        <message>
            <source>paper set</source>
            <translation>bộ giấy</translation>
        </message>
        <message>
            <source>parent agency</source>
            <translation>cơ quan chủ quản</translation>
        </message>
        <message>
            <source>phone</source>
            <translation>điện thoại</translation>
        </message>
        <message>
            <source>picture {mark}</source>
            <translation>hình {mark}</translation>
        </message>
        <message>
            <source>place</source>
            <translation>địa điểm</translation>
        </message>
        <message>
            <source>place in the list</source>
            <translation>thứ tự</translation>
        </message>
        <message>
            <source>plain, with a medal</source>
            <translation>giản dị, có huy hiệu</translation>
        </message>
        <message>
            <source>present</source>
            <translation>có mặt</translation>
        </message>
        <message>
            <source>producer</source>
            <translation>chủ thể</translation>
        </message>
        <message>
            <source>quorum</source>
            <translation>số thành viên tối thiểu</translation>
        </message>
        <message>
            <source>re-evaluation</source>
            <translation>đánh giá lại</translation>
        </message>
        <message>
            <source>reason</source>
            <translation>lý do</translation>
        </message>
        <message>
            <source>reason for opening</source>
            <translation>lý do mở lại</translation>
        </message>
        <message>
            <source>reason of absence</source>
            <translation>lý do vắng</translation>
        </message>
        <message>
            <source>recipients of notices</source>
            <translation>nơi nhận thông báo</translation>
        </message>
        <message>
            <source>recipients of the decision</source>
            <translation>nơi nhận quyết định</translation>
        </message>
        <message>
            <source>recipients of the submission</source>
            <translation>nơi nhận tờ trình</translation>
        </message>
        <message>
            <source>recommendations</source>
            <translation>kiến nghị</translation>
        </message>
        <message>
            <source>recused</source>
            <translation>không tham gia chấm</translation>
        </message>
        <message>
            <source>refused because</source>
            <translation>lý do loại hồ sơ</translation>
        </message>
        <message>
            <source>remarks</source>
            <translation>nhận xét</translation>
        </message>
        <message>
            <source>representative</source>
            <translation>người đại diện</translation>
        </message>
        <message>
            <source>role</source>
            <translation>vai trò</translation>
        </message>
        <message>
            <source>round {n}</source>
            <translation>vòng {n}</translation>
        </message>
        <message>
            <source>rules</source>
            <translation>quy chế</translation>
        </message>
        <message>
            <source>samples</source>
            <translation>mẫu sản phẩm</translation>
        </message>
        <message>
            <source>scored instead by</source>
            <translation>người chấm thay</translation>
        </message>
        <message>
            <source>scores</source>
            <translation>chấm điểm</translation>
        </message>
        <message>
            <source>seal {n}</source>
            <translation>niêm phong lần {n}</translation>
        </message>
        <message>
            <source>secretary</source>
            <translation>thư ký</translation>
        </message>
        <message>
            <source>sentence of the certificate</source>
            <translation>lời giấy chứng nhận</translation>
        </message>
        <message>
            <source>sheets entered twice</source>
            <translation>phiếu phải nhập lần hai</translation>
        </message>
        <message>
            <source>short name</source>
            <translation>tên ngắn</translation>
        </message>
        <message>
            <source>stars</source>
            <translation>hạng sao</translation>
        </message>
        <message>
            <source>stars before</source>
            <translation>hạng sao trước</translation>
        </message>
        <message>
            <source>state</source>
            <translation>trạng thái</translation>
        </message>
        <message>
            <source>submission signed for</source>
            <translation>thẩm quyền ký tờ trình</translation>
        </message>
        <message>
            <source>submission to</source>
            <translation>kính gửi (tờ trình)</translation>
        </message>
        <message>
            <source>takes the seat of</source>
            <translation>thay cho</translation>
        </message>
        <message>
            <source>text of the draw</source>
            <translation>mã rút mẫu</translation>
        </message>
        <message>
            <source>times made</source>
            <translation>số lần lập</translation>
        </message>
        <message>
            <source>title</source>
            <translation>tên</translation>
        </message>
        <message>
            <source>title of who signs the decision</source>
            <translation>chức vụ người ký quyết định</translation>
        </message>
        <message>
            <source>title of who signs the submission</source>
            <translation>chức vụ người ký tờ trình</translation>
        </message>
        <message>
            <source>upgrade</source>
            <translation>nâng hạng</translation>
        </message>
        <message>
            <source>usual meeting place</source>
            <translation>địa điểm họp thường dùng</translation>
        </message>
        <message>
            <source>votes against</source>
            <translation>phiếu không tán thành</translation>
        </message>
        <message>
            <source>votes for</source>
            <translation>phiếu tán thành</translation>
        </message>
        <message>
            <source>when a star requirement is met</source>
            <translation>điều kiện sao đạt khi</translation>
        </message>
        <message>
            <source>why the spread stands</source>
            <translation>lý do giữ độ chênh</translation>
        </message>
        <message>
            <source>with a gold frame</source>
            <translation>khung vàng</translation>
        </message>
        <message>
            <source>words of the office</source>
            <translation>lời văn của cơ quan</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>có</translation>
        </message>
    </context>
    <context>
        <name>main_window</name>
        <message>
            <source>Archived, to be read only</source>
            <translation>Đã lưu trữ, chỉ xem</translation>
        </message>
        <message>
            <source>Check the data</source>
            <translation>Kiểm tra dữ liệu</translation>
        </message>
        <message>
            <source>Choose another file…</source>
            <translation>Chọn tệp khác…</translation>
        </message>
        <message>
            <source>Close without it</source>
            <translation>Đóng, bỏ thay đổi này</translation>
        </message>
        <message>
            <source>Done again: {what}.</source>
            <translation>Đã làm lại: {what}.</translation>
        </message>
        <message>
            <source>Give it up</source>
            <translation>Bỏ thay đổi này</translation>
        </message>
        <message>
            <source>If you close now, this change is lost; all before it is saved.</source>
            <translation>Nếu đóng bây giờ, thay đổi này sẽ mất; mọi thứ trước đó đã được lưu.</translation>
        </message>
        <message>
            <source>Not saved</source>
            <translation>Chưa lưu</translation>
        </message>
        <message>
            <source>Not saved!</source>
            <translation>CHƯA LƯU!</translation>
        </message>
        <message>
            <source>Not saved: {what}.</source>
            <translation>Chưa lưu: {what}.</translation>
        </message>
        <message>
            <source>Not saved: {what}. {why} It is tried again by itself every few seconds.</source>
            <translation>Chưa lưu: {what}. {why} Chương trình tự thử lại vài giây một lần.</translation>
        </message>
        <message>
            <source>Only shown</source>
            <translation>Chỉ xem</translation>
        </message>
        <message>
            <source>Open the folder</source>
            <translation>Mở thư mục</translation>
        </message>
        <message>
            <source>Projector</source>
            <translation>Màn chiếu</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Thoát</translation>
        </message>
        <message>
            <source>Saved now: {what}.</source>
            <translation>Đã lưu: {what}.</translation>
        </message>
        <message>
            <source>Sealed, to be read only</source>
            <translation>Đã niêm phong, chỉ xem</translation>
        </message>
        <message>
            <source>Show it</source>
            <translation>Xem</translation>
        </message>
        <message>
            <source>Show the backups</source>
            <translation>Xem các bản sao lưu</translation>
        </message>
        <message>
            <source>Stay</source>
            <translation>Ở lại</translation>
        </message>
        <message>
            <source>The data cannot be opened</source>
            <translation>Không mở được dữ liệu</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Thử lại</translation>
        </message>
        <message>
            <source>Undone: {what}.</source>
            <translation>Đã hoàn tác: {what}.</translation>
        </message>
    </context>
    <context>
        <name>messages</name>
        <message>
            <source>A cell of {name} holds more than {limit} characters; shorten it and save the file again.</source>
            <translation>Một ô của {name} dài hơn {limit} ký tự; hãy rút ngắn rồi lưu lại tệp.</translation>
        </message>
        <message>
            <source>A draw needs a text to draw with and a share of 1 to 100 percent.</source>
            <translation>Rút mẫu cần có mã rút và tỷ lệ từ 1 đến 100 phần trăm.</translation>
        </message>
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
            <source>At “{where}”: a loop over “{name}” stands within a loop over the same list; take one away.</source>
            <translation>Tại “{where}”: vòng lặp “{name}” nằm trong vòng lặp của chính danh sách đó; hãy bỏ một vòng.</translation>
        </message>
        <message>
            <source>At “{where}”: something here would not be printed. Give a tag with p, tr or tc a paragraph, row or cell of its own, because it takes the place of the whole of it, and write no “-” at the ends of tags.</source>
            <translation>Tại “{where}”: có phần ở đây sẽ không được in ra. Hãy để thẻ có p, tr hoặc tc đứng riêng một đoạn, một hàng hoặc một ô, vì thẻ đó chiếm chỗ của cả đoạn, hàng hoặc ô; và đừng viết dấu “-” ở đầu hay cuối thẻ.</translation>
        </message>
        <message>
            <source>At “{where}”: what stands between the braces cannot be read; look for a missing brace or sign.</source>
            <translation>Tại “{where}”: không đọc được phần trong ngoặc nhọn; hãy xem có thiếu ngoặc hoặc dấu không.</translation>
        </message>
        <message>
            <source>At “{where}”: “{name}” differs from paper to paper of one file, so it cannot stand in the header, footer or a footnote.</source>
            <translation>Tại “{where}”: “{name}” khác nhau giữa các văn bản trong một tệp nên không đặt được ở đầu trang, chân trang hoặc chú thích.</translation>
        </message>
        <message>
            <source>At “{where}”: “{name}” is a group of names; write one of them, such as “{example}”.</source>
            <translation>Tại “{where}”: “{name}” là một nhóm biến; hãy viết một biến của nhóm, ví dụ “{example}”.</translation>
        </message>
        <message>
            <source>At “{where}”: “{name}” is a list; loop over it and write “{one}” in the loop.</source>
            <translation>Tại “{where}”: “{name}” là danh sách; hãy lặp danh sách và viết “{one}” bên trong vòng lặp.</translation>
        </message>
        <message>
            <source>At “{where}”: “{name}” is a single value; only a list can be looped over.</source>
            <translation>Tại “{where}”: “{name}” là một giá trị; chỉ lặp được danh sách.</translation>
        </message>
        <message>
            <source>At “{where}”: “{name}” is no name of this paper, but “{like}” is.</source>
            <translation>Tại “{where}”: văn bản này không có biến “{name}”, chỉ có “{like}”.</translation>
        </message>
        <message>
            <source>At “{where}”: “{name}” is no name of this paper; the help lists all of them.</source>
            <translation>Tại “{where}”: văn bản này không có biến “{name}”; danh sách biến có trong phần trợ giúp.</translation>
        </message>
        <message>
            <source>At “{where}”: “{tag}” is missing: what was opened is never closed.</source>
            <translation>Tại “{where}”: thiếu “{tag}”: phần đã mở chưa được đóng.</translation>
        </message>
        <message>
            <source>At “{where}”: “{tag}” is no word of templates; use for, endfor, if, else and endif.</source>
            <translation>Tại “{where}”: “{tag}” không phải từ dùng trong mẫu; hãy dùng for, endfor, if, else, endif.</translation>
        </message>
        <message>
            <source>At “{where}”: “{what}” cannot be used; only names, loops and conditions can.</source>
            <translation>Tại “{where}”: không dùng được “{what}”; mẫu chỉ nhận biến, vòng lặp và điều kiện.</translation>
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
            <source>Criterion {criterion} does not apply while criterion {condition} has 0 points.</source>
            <translation>Tiêu chí {criterion} không áp dụng khi tiêu chí {condition} được 0 điểm.</translation>
        </message>
        <message>
            <source>Criterion {criterion} has {levels} levels, there is no level {place}; choose one of them.</source>
            <translation>Tiêu chí {criterion} có {levels} mức, không có mức thứ {place}; hãy chọn một trong các mức đó.</translation>
        </message>
        <message>
            <source>Criterion {criterion}: several levels give {points} points; choose the level itself in its cell.</source>
            <translation>Tiêu chí {criterion}: có nhiều mức cùng {points} điểm; hãy chọn đúng mức ngay tại ô đó.</translation>
        </message>
        <message>
            <source>Criterion {criterion}: this level belongs to another case; the sheet says “{case}”.</source>
            <translation>Tiêu chí {criterion}: mức này thuộc trường hợp khác; phiếu đang theo “{case}”.</translation>
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
            <source>Filling in the template takes too long or makes too large a file; make the template simpler.</source>
            <translation>Điền mẫu mất quá lâu hoặc tạo tệp quá lớn; hãy làm mẫu đơn giản hơn.</translation>
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
            <source>No backup could be made in {path}; what you entered is saved, please check the drive.</source>
            <translation>Không tạo được bản sao lưu trong {path}; dữ liệu đã nhập vẫn được lưu, hãy kiểm tra ổ đĩa.</translation>
        </message>
        <message>
            <source>No backup could be made: there is no room left for {path}; what you entered is saved, free some space.</source>
            <translation>Không tạo được bản sao lưu: không còn chỗ cho {path}; dữ liệu đã nhập vẫn được lưu, hãy giải phóng dung lượng.</translation>
        </message>
        <message>
            <source>No backup could be made: {path} is write-protected; what you entered is saved, allow writing there.</source>
            <translation>Không tạo được bản sao lưu: {path} bị chống ghi; dữ liệu đã nhập vẫn được lưu, hãy cho phép ghi vào đó.</translation>
        </message>
        <message>
            <source>No product can be concluded as computed now; choose one of the open ones to see what it lacks.</source>
            <translation>Chưa có sản phẩm nào kết luận được theo kết quả tính; chọn một sản phẩm chưa kết luận để xem còn thiếu gì.</translation>
        </message>
        <message>
            <source>No product is concluded with stars that this level certifies; conclude one first.</source>
            <translation>Chưa có sản phẩm nào được kết luận ở hạng sao do cấp này công nhận; hãy kết luận trước.</translation>
        </message>
        <message>
            <source>Not even the first entry of the log in {path} can be read; restore a backup, and keep the file.</source>
            <translation>Không đọc được cả mục đầu tiên của nhật ký trong {path}; hãy khôi phục một bản sao lưu và giữ lại tệp này.</translation>
        </message>
        <message>
            <source>Not taken: the change before it is not saved yet; it is tried again by itself, see above.</source>
            <translation>Chưa nhận: thay đổi trước đó chưa lưu được và đang được tự thử lại, xem dòng phía trên.</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Ghi chú</translation>
        </message>
        <message>
            <source>Nothing can be written to {path}; choose a folder on another stick or drive.</source>
            <translation>Không ghi được vào {path}; hãy chọn thư mục trên USB hoặc ổ đĩa khác.</translation>
        </message>
        <message>
            <source>Nothing of the picture would be seen on white paper; choose another one, or one with a dark drawing.</source>
            <translation>In trên giấy trắng sẽ không thấy gì của ảnh; hãy chọn ảnh khác hoặc ảnh có nét đậm.</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Số thứ tự</translation>
        </message>
        <message>
            <source>Only members who score this product can score it again; choose among them.</source>
            <translation>Chỉ thành viên chấm sản phẩm này mới chấm lại được; hãy chọn trong số đó.</translation>
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
            <source>Reading {name} took too long and was stopped, nothing was changed; keep only the product list in it.</source>
            <translation>Đọc {name} quá lâu nên đã dừng, dữ liệu không thay đổi gì; chỉ giữ lại danh sách sản phẩm trong tệp.</translation>
        </message>
        <message>
            <source>Reading {name} would need too much memory, nothing was changed; keep only the product list in it.</source>
            <translation>Đọc {name} cần quá nhiều bộ nhớ, dữ liệu không thay đổi gì; chỉ giữ lại danh sách sản phẩm trong tệp.</translation>
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
            <source>Rows without a criteria set: {sets}, without a kind of evaluation: {kinds}; choose them before importing.</source>
            <translation>Còn {sets} dòng chưa có bộ sản phẩm, {kinds} dòng chưa có hình thức đánh giá; hãy chọn trước khi nhập.</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>Nội dung</translation>
        </message>
        <message>
            <source>The backup could not be copied to {path}; the one on this computer is there, check the stick.</source>
            <translation>Không chép được bản sao lưu sang {path}; bản trên máy này vẫn còn, hãy kiểm tra USB.</translation>
        </message>
        <message>
            <source>The backup was not kept, because the database does not pass its check; open the page “Check” before going on.</source>
            <translation>Bản sao lưu không được giữ vì cơ sở dữ liệu không qua được kiểm tra; hãy mở trang “Kiểm tra” trước khi làm tiếp.</translation>
        </message>
        <message>
            <source>The certificate of “{product}” does not fit on its page; shorten the name or the address.</source>
            <translation>Giấy chứng nhận của “{product}” không vừa một trang; hãy rút ngắn tên hoặc địa chỉ.</translation>
        </message>
        <message>
            <source>The clipboard holds far more than one grid; copy the cells with the points only.</source>
            <translation>Nội dung sao chép lớn hơn nhiều so với một bảng chấm; hãy chỉ sao chép các ô điểm.</translation>
        </message>
        <message>
            <source>The clipboard holds no points; copy the cells in the spreadsheet first.</source>
            <translation>Chưa có điểm nào được sao chép; hãy sao chép các ô trong bảng tính trước.</translation>
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
            <source>The criteria set {set} has no case {case}; choose one of those shown.</source>
            <translation>Bộ tiêu chí {set} không có trường hợp {case}; hãy chọn một trường hợp trong danh sách.</translation>
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
            <source>The disk is full, so {path} is only shown and nothing can be changed; free some space first.</source>
            <translation>Đĩa đầy nên {path} chỉ mở để xem, không sửa được gì; hãy giải phóng chỗ trống trước.</translation>
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
            <source>The drawing has too many parts to be printed quickly; save the picture as PNG and choose that.</source>
            <translation>Bản vẽ có quá nhiều chi tiết để in nhanh; hãy lưu ảnh thành PNG rồi chọn tệp đó.</translation>
        </message>
        <message>
            <source>The drawing holds text or effects that would not print as they look; save it as PNG and choose that.</source>
            <translation>Bản vẽ có chữ hoặc hiệu ứng sẽ in ra khác với khi xem; hãy lưu thành PNG rồi chọn tệp đó.</translation>
        </message>
        <message>
            <source>The drawing refers to other files or carries a program; save the picture as PNG and choose that.</source>
            <translation>Bản vẽ trỏ đến tệp khác hoặc có kèm mã lệnh; hãy lưu ảnh thành PNG rồi chọn tệp đó.</translation>
        </message>
        <message>
            <source>The file is no picture in PNG, JPEG or SVG; save it as one of these.</source>
            <translation>Tệp không phải là ảnh PNG, JPEG hay SVG; hãy lưu ảnh ở một trong các dạng này.</translation>
        </message>
        <message>
            <source>The file {name} cannot be read; check that it is still there and try again.</source>
            <translation>Không đọc được tệp {name}; hãy kiểm tra tệp còn ở đó rồi thử lại.</translation>
        </message>
        <message>
            <source>The file {name} could not be read and nothing was changed; save the list as .csv and choose that.</source>
            <translation>Không đọc được tệp {name}, dữ liệu không thay đổi gì; hãy lưu danh sách thành .csv rồi chọn tệp đó.</translation>
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
            <source>The file {name} is larger than {limit} MB; choose a smaller one.</source>
            <translation>Tệp {name} lớn hơn {limit} MB; hãy chọn tệp nhỏ hơn.</translation>
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
            <source>The log of {path} was changed by another program; check the data before anything official is made from it.</source>
            <translation>Nhật ký của {path} đã bị chương trình khác sửa; hãy kiểm tra dữ liệu trước khi lập văn bản chính thức.</translation>
        </message>
        <message>
            <source>The member has neither a body nor a name; write one of them.</source>
            <translation>Thành viên chưa có cơ quan và họ tên; hãy ghi ít nhất một trong hai.</translation>
        </message>
        <message>
            <source>The office's Word template cannot be filled in; replace it in the settings, or remove it there to use ours.</source>
            <translation>Không điền được mẫu Word của cơ quan; hãy thay mẫu khác, hoặc bỏ mẫu để dùng mẫu của chương trình.</translation>
        </message>
        <message>
            <source>The phone number {text} seems to have lost its leading 0; check it.</source>
            <translation>Số điện thoại {text} có vẻ đã mất số 0 ở đầu; hãy kiểm tra lại.</translation>
        </message>
        <message>
            <source>The picture has more than 6000 pixels on a side; make it smaller and choose it again.</source>
            <translation>Ảnh có cạnh dài hơn 6000 điểm ảnh; hãy thu nhỏ ảnh rồi chọn lại.</translation>
        </message>
        <message>
            <source>The picture is damaged and cannot be read; save it anew from the program it was made with.</source>
            <translation>Ảnh bị hỏng, không đọc được; hãy lưu lại ảnh từ chương trình đã tạo ra nó.</translation>
        </message>
        <message>
            <source>The picture is larger than 5 MB; save it smaller and choose it again.</source>
            <translation>Ảnh lớn hơn 5 MB; hãy lưu ảnh nhỏ hơn rồi chọn lại.</translation>
        </message>
        <message>
            <source>The printer {printer} did not take the pages; see whether it is on and connected, and try again.</source>
            <translation>Máy in {printer} không nhận trang in; hãy xem máy đã bật và nối chưa rồi in lại.</translation>
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
            <source>The sample of sheets for the second entry is not drawn yet; draw it on the page Session first.</source>
            <translation>Chưa rút mẫu phiếu để nhập lần hai; hãy rút ở trang Thông tin kỳ trước.</translation>
        </message>
        <message>
            <source>The scores cannot be evaluated: {where} {fault}; correct the file.</source>
            <translation>Không tính được điểm: {where} {fault}; hãy sửa tệp.</translation>
        </message>
        <message>
            <source>The second entry of this sheet has begun already; go on with it.</source>
            <translation>Phiếu này đang được nhập lần hai; hãy nhập tiếp.</translation>
        </message>
        <message>
            <source>The second entry of this sheet has not begun; begin it first.</source>
            <translation>Phiếu này chưa bắt đầu nhập lần hai; hãy bắt đầu trước.</translation>
        </message>
        <message>
            <source>The session cannot be sealed yet; the lines marked red say what is missing.</source>
            <translation>Chưa niêm phong được; các dòng đánh dấu đỏ cho biết còn thiếu gì.</translation>
        </message>
        <message>
            <source>The session has no title; write one, such as “Round 1, 2026”.</source>
            <translation>Kỳ đánh giá chưa có tên; hãy ghi tên, chẳng hạn “Đợt 1 năm 2026”.</translation>
        </message>
        <message>
            <source>The sheet is not complete yet; finish it before entering it a second time.</source>
            <translation>Phiếu chưa đủ; hãy nhập xong rồi mới nhập lần hai.</translation>
        </message>
        <message>
            <source>The table in {name} has more than {limit} cells; keep only the product list in it.</source>
            <translation>Bảng trong tệp {name} có hơn {limit} ô; hãy chỉ giữ danh sách sản phẩm trong tệp.</translation>
        </message>
        <message>
            <source>The table in {name} has more than {limit} columns; keep only the columns of the product list.</source>
            <translation>Bảng trong tệp {name} có hơn {limit} cột; hãy chỉ giữ các cột của danh sách sản phẩm.</translation>
        </message>
        <message>
            <source>The table in {name} has more than {limit} merged cells; keep only the product list in it.</source>
            <translation>Bảng trong {name} có hơn {limit} ô gộp; chỉ giữ lại danh sách sản phẩm trong tệp.</translation>
        </message>
        <message>
            <source>The table in {name} has more than {limit} rows; keep only the products of this session in it.</source>
            <translation>Bảng trong tệp {name} có hơn {limit} dòng; hãy chỉ giữ các sản phẩm của kỳ này.</translation>
        </message>
        <message>
            <source>The table in {name} holds far more text than a product list; keep only the product list in it.</source>
            <translation>Bảng trong {name} có quá nhiều chữ so với một danh sách sản phẩm; chỉ giữ lại danh sách sản phẩm trong tệp.</translation>
        </message>
        <message>
            <source>The template contains embedded objects or files; remove them in Word, or put them in as pictures.</source>
            <translation>Tệp mẫu có đối tượng hoặc tệp nhúng; hãy xóa trong Word, hoặc chèn lại dưới dạng ảnh.</translation>
        </message>
        <message>
            <source>The template contains macros, which are not taken; save it in Word as .docx without macros.</source>
            <translation>Tệp mẫu có macro nên không được nhận; hãy lưu bằng Word thành .docx không có macro.</translation>
        </message>
        <message>
            <source>The template has fields that fetch other files; in Word turn them into plain text (Ctrl+Shift+F9).</source>
            <translation>Tệp mẫu có trường lấy dữ liệu từ tệp khác; trong Word hãy chuyển chúng thành chữ thường (Ctrl+Shift+F9).</translation>
        </message>
        <message>
            <source>The template is damaged; open it in Word and save it under another name as .docx.</source>
            <translation>Tệp mẫu bị hỏng; hãy mở bằng Word và lưu với tên khác dạng .docx.</translation>
        </message>
        <message>
            <source>The template is protected by a password; remove the password in Word and save it.</source>
            <translation>Tệp mẫu có mật khẩu; hãy bỏ mật khẩu trong Word rồi lưu lại.</translation>
        </message>
        <message>
            <source>The template is too large; make its pictures smaller in Word and save it again.</source>
            <translation>Tệp mẫu quá lớn; hãy thu nhỏ ảnh trong Word rồi lưu lại.</translation>
        </message>
        <message>
            <source>The template loads something from outside (a picture, a template, a file); put it into the document itself.</source>
            <translation>Tệp mẫu tải nội dung từ bên ngoài (ảnh, mẫu khác, tệp khác); hãy đưa nội dung đó vào chính văn bản.</translation>
        </message>
        <message>
            <source>The totals differ by {spread} points, more than the rules allow; score again or record why this stands.</source>
            <translation>Độ chênh giữa các phiếu là {spread} điểm, vượt mức quy chế; hãy chấm lại hoặc ghi lý do giữ nguyên.</translation>
        </message>
        <message>
            <source>The two entries still differ on {criteria} criteria; settle each of them first.</source>
            <translation>Hai lần nhập còn khác nhau ở {criteria} tiêu chí; hãy xử lý từng chỗ trước.</translation>
        </message>
        <message>
            <source>The workbook has no sheet “{sheet}”; choose one of its sheets.</source>
            <translation>Bảng tính không có trang “{sheet}”; hãy chọn một trang có trong tệp.</translation>
        </message>
        <message>
            <source>There is no name between braces in the file, so nothing would be filled in; begin with the sample.</source>
            <translation>Tệp không có biến nào trong ngoặc nhọn nên sẽ không điền được gì; hãy bắt đầu từ mẫu có sẵn.</translation>
        </message>
        <message>
            <source>There is no paper of this kind yet; choose at least one product.</source>
            <translation>Chưa có văn bản loại này; hãy chọn ít nhất một sản phẩm.</translation>
        </message>
        <message>
            <source>There is no room left for the backup on {path}; free some space there or choose another stick.</source>
            <translation>Không còn chỗ cho bản sao lưu trên {path}; hãy giải phóng dung lượng ở đó hoặc chọn USB khác.</translation>
        </message>
        <message>
            <source>There is no room left for {path}; free some space or choose another drive.</source>
            <translation>Không còn chỗ để ghi {path}; hãy giải phóng bớt dung lượng hoặc chọn ổ khác.</translation>
        </message>
        <message>
            <source>There is no room left to restore {path} and everything is as it was; free some space.</source>
            <translation>Không còn chỗ để khôi phục {path}, mọi thứ vẫn như cũ; hãy giải phóng dung lượng.</translation>
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
            <source>This backup is damaged itself; {path} is as it was, choose another backup.</source>
            <translation>Chính bản sao lưu này bị hỏng; {path} vẫn như cũ, hãy chọn bản khác.</translation>
        </message>
        <message>
            <source>This cannot be done ({code}); nothing was changed.</source>
            <translation>Không thực hiện được ({code}); chưa có gì thay đổi, hãy kiểm tra rồi thử lại.</translation>
        </message>
        <message>
            <source>This cell lies outside the grid; begin farther to the upper left.</source>
            <translation>Ô này nằm ngoài bảng chấm; hãy dán từ ô ở phía trên, bên trái hơn.</translation>
        </message>
        <message>
            <source>This computer did not let the reader of {name} start, nothing was changed; close other programs, try again.</source>
            <translation>Máy không cho chạy phần đọc tệp {name}, dữ liệu không thay đổi gì; hãy đóng bớt chương trình khác rồi thử lại.</translation>
        </message>
        <message>
            <source>This is no code of a seal; it has {digits} letters and digits from 0 to 9 and A to F.</source>
            <translation>Đây không phải mã niêm phong; mã có {digits} ký tự gồm chữ số 0 đến 9 và chữ A đến F.</translation>
        </message>
        <message>
            <source>This is not a Word document; choose a .docx, or open the file in Word and save it as .docx.</source>
            <translation>Đây không phải văn bản Word; hãy chọn tệp .docx, hoặc mở tệp bằng Word rồi lưu thành .docx.</translation>
        </message>
        <message>
            <source>This is not a Word template that can be used; save it in Word as .docx.</source>
            <translation>Đây không phải mẫu Word dùng được; hãy mở bằng Word và lưu thành .docx.</translation>
        </message>
        <message>
            <source>This is not the password that was set when the session was sealed.</source>
            <translation>Không đúng mật khẩu đã đặt khi niêm phong.</translation>
        </message>
        <message>
            <source>This member is no longer in the council; choose another one.</source>
            <translation>Thành viên này không còn trong hội đồng; hãy chọn thành viên khác.</translation>
        </message>
        <message>
            <source>This picture cannot be used; choose another PNG, JPEG or SVG file.</source>
            <translation>Không dùng được ảnh này; hãy chọn một tệp PNG, JPEG hoặc SVG khác.</translation>
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
            <source>This session is not sealed; there is nothing to open again.</source>
            <translation>Kỳ đánh giá này chưa niêm phong nên không có gì để mở lại.</translation>
        </message>
        <message>
            <source>This session is sealed; open it again on the page Closing to change what was decided.</source>
            <translation>Kỳ đánh giá này đã niêm phong; muốn sửa điều đã quyết định, hãy mở lại ở trang Niêm phong.</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>Tên, chức danh</translation>
        </message>
        <message>
            <source>Write the names of two who answer for it.</source>
            <translation>Hãy ghi tên hai người chịu trách nhiệm.</translation>
        </message>
        <message>
            <source>Write the reason; it goes into the minutes.</source>
            <translation>Hãy ghi lý do; lý do được đưa vào biên bản.</translation>
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
            <source>{member} does not score at all; nobody need score instead.</source>
            <translation>{member} không chấm điểm nên không cần người chấm thay.</translation>
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
            <source>{member} has a score sheet already; choose somebody who has none.</source>
            <translation>{member} đã có phiếu chấm của mình; hãy chọn người không chấm điểm.</translation>
        </message>
        <message>
            <source>{member} has taken over this seat; remove {member} first if the replaced member is back.</source>
            <translation>{member} đã thay vị trí này; nếu thành viên cũ trở lại thì trước hết hãy xóa {member}.</translation>
        </message>
        <message>
            <source>{member} is absent for this product or recused; choose somebody who is there.</source>
            <translation>{member} vắng hoặc không chấm sản phẩm này; hãy chọn người có mặt.</translation>
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
            <source>{member} only scores single products for others and has no seat or role in the council.</source>
            <translation>{member} chỉ chấm thay từng sản phẩm, không có ghế hay chức danh trong Hội đồng.</translation>
        </message>
        <message>
            <source>{member} scores this product in place of {other} already; choose another one.</source>
            <translation>{member} đã chấm thay {other} ở sản phẩm này; hãy chọn người khác.</translation>
        </message>
        <message>
            <source>{member} scores this product; mark the member as absent or recused for it first.</source>
            <translation>{member} đang chấm sản phẩm này; hãy ghi vắng hoặc không chấm trước.</translation>
        </message>
        <message>
            <source>{member} scores “{product}” in place of {other}; end that first, then let {member} score it all.</source>
            <translation>{member} đang chấm thay {other} ở “{product}”; hãy bỏ việc chấm thay rồi mới cho {member} chấm mọi sản phẩm.</translation>
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
            <source>{path} could not be restored and everything is as it was; check the drive and try again.</source>
            <translation>Không khôi phục được {path}, mọi thứ vẫn như cũ; hãy kiểm tra ổ đĩa rồi thử lại.</translation>
        </message>
        <message>
            <source>{path} could not be written; save it under another name or in another folder.</source>
            <translation>Không ghi được {path}; hãy lưu với tên khác hoặc vào thư mục khác.</translation>
        </message>
        <message>
            <source>{path} is already open in another window or by another user of this computer; go on there.</source>
            <translation>{path} đang mở ở một cửa sổ khác hoặc bởi người dùng khác của máy này; hãy làm tiếp ở đó.</translation>
        </message>
        <message>
            <source>{path} is already open: {who} has it open since {since}; go on there, or close it there first.</source>
            <translation>{path} đang mở rồi: {who} mở từ {since}; hãy làm tiếp ở đó hoặc đóng ở đó trước.</translation>
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
            <source>{path} is no longer there, but its backups are; restore one of them, or choose another file.</source>
            <translation>{path} không còn ở đó nhưng các bản sao lưu vẫn còn; hãy khôi phục một bản hoặc chọn tệp khác.</translation>
        </message>
        <message>
            <source>{path} is not a file of this program and was left untouched; choose another file.</source>
            <translation>{path} không phải tệp của phần mềm này và được giữ nguyên; hãy chọn tệp khác.</translation>
        </message>
        <message>
            <source>{path} is not there, so no backup was copied; plug the stick in.</source>
            <translation>Không thấy {path} nên chưa chép được bản sao lưu; hãy cắm USB vào.</translation>
        </message>
        <message>
            <source>{path} is write-protected or open in another program; close it there or choose another name.</source>
            <translation>{path} được bảo vệ chống ghi hoặc đang mở ở chương trình khác; hãy đóng ở đó hoặc chọn tên khác.</translation>
        </message>
        <message>
            <source>{path} is write-protected, so it is only shown and nothing can be changed; copy it to this computer to work.</source>
            <translation>{path} không cho ghi nên chỉ mở để xem, không sửa được gì; muốn làm việc hãy chép tệp vào máy này.</translation>
        </message>
        <message>
            <source>{path} is write-protected, so no backup was copied there; allow writing or choose another stick.</source>
            <translation>{path} bị chống ghi nên chưa chép được bản sao lưu; hãy cho phép ghi hoặc chọn USB khác.</translation>
        </message>
        <message>
            <source>{path} is write-protected: the last change was not saved; allow writing or copy it elsewhere.</source>
            <translation>{path} được bảo vệ chống ghi: thay đổi vừa rồi chưa được lưu; hãy cho phép ghi hoặc chép tệp sang nơi khác.</translation>
        </message>
        <message>
            <source>{path} lies in a folder of {service}, which can mix up or lock the file; better keep it outside that folder.</source>
            <translation>{path} nằm trong thư mục của {service}, dịch vụ này có thể làm lẫn hoặc khóa tệp; nên để tệp ngoài thư mục đó.</translation>
        </message>
        <message>
            <source>{path} lies on another computer, where a power or network failure can lose scores; copy it to this computer.</source>
            <translation>{path} nằm trên một máy khác, nơi mất điện hoặc mất mạng có thể làm mất điểm; hãy sao chép tệp về máy này.</translation>
        </message>
        <message>
            <source>{path} may not be written and everything is as it was; choose another folder.</source>
            <translation>Không được phép ghi {path}, mọi thứ vẫn như cũ; hãy chọn thư mục khác.</translation>
        </message>
        <message>
            <source>{path} was changed from another window; nothing was saved, open this session again in the overview.</source>
            <translation>{path} đã được sửa từ một cửa sổ khác; thay đổi vừa rồi chưa được lưu, hãy mở lại kỳ đánh giá này ở trang Tổng quan.</translation>
        </message>
        <message>
            <source>{path} was made by a newer version of the program and was left untouched; install that version to open it.</source>
            <translation>{path} do phiên bản mới hơn của phần mềm tạo ra và được giữ nguyên; hãy cài phiên bản đó để mở.</translation>
        </message>
        <message>
            <source>{points} is no level of criterion {criterion}; it can have {allowed} points.</source>
            <translation>Tiêu chí {criterion} không có mức {points} điểm; chỉ có thể là {allowed} điểm.</translation>
        </message>
        <message>
            <source>{present} of {members} members are present, {needed} are needed; the council cannot conclude yet.</source>
            <translation>Có mặt {present}/{members} thành viên, cần {needed}; hội đồng chưa đủ số người để kết luận, hãy kiểm tra lại điểm danh.</translation>
        </message>
        <message>
            <source>{product}: the council has no member “{member}”; correct the name.</source>
            <translation>{product}: hội đồng không có thành viên “{member}”; hãy sửa lại tên.</translation>
        </message>
        <message>
            <source>{sheets} score sheets have entries that would be lost; confirm that they are to be cleared.</source>
            <translation>Sẽ mất nội dung đã nhập của {sheets} phiếu; hãy xác nhận xóa các phiếu này.</translation>
        </message>
        <message>
            <source>{sheets} sheets wait for their second entry; enter them a second time before concluding.</source>
            <translation>Còn {sheets} phiếu chờ nhập lần hai; hãy nhập lại các phiếu này trước khi kết luận.</translation>
        </message>
        <message>
            <source>{stars} is not a star class; choose 1 to 5 stars.</source>
            <translation>Không có hạng {stars} sao; hãy chọn từ 1 đến 5 sao.</translation>
        </message>
        <message>
            <source>{text} is not between {low} and {high}; correct the number.</source>
            <translation>{text} không nằm trong khoảng {low} đến {high}; hãy sửa lại số.</translation>
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
            <source>“{sheet}” is no code of a score sheet; look at the paper and type or scan it again.</source>
            <translation>“{sheet}” không phải là mã phiếu; hãy xem lại phiếu giấy rồi gõ hoặc quét lại.</translation>
        </message>
        <message>
            <source>“{text}” can be read in two ways; write the number without separators of thousands.</source>
            <translation>“{text}” có thể hiểu theo hai cách; hãy ghi số không có dấu phân cách hàng nghìn.</translation>
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
            <source>“{text}” is not a number; write a whole number with the digits 0 to 9.</source>
            <translation>“{text}” không phải là số; hãy ghi số nguyên bằng các chữ số 0 đến 9.</translation>
        </message>
        <message>
            <source>“{text}” is not a star class; write 1 to 5.</source>
            <translation>“{text}” không phải hạng sao; hãy ghi từ 1 đến 5.</translation>
        </message>
        <message>
            <source>“{text}” is not a whole number; write one without decimals.</source>
            <translation>“{text}” không phải số nguyên; hãy ghi số không có phần lẻ.</translation>
        </message>
        <message>
            <source>“{text}” probably means the set “{title}”; confirm it or choose another one.</source>
            <translation>“{text}” có thể là bộ “{title}”; hãy xác nhận hoặc chọn bộ khác.</translation>
        </message>
    </context>
    <context>
        <name>office_certificate</name>
        <message>
            <source>Agency on the certificate</source>
            <translation>Cơ quan cấp giấy chứng nhận</translation>
        </message>
        <message>
            <source>Another session was opened meanwhile; choose the file again.</source>
            <translation>Trong lúc đó đã mở kỳ khác; hãy chọn lại tệp.</translation>
        </message>
        <message>
            <source>Choose a file…</source>
            <translation>Chọn tệp…</translation>
        </message>
        <message>
            <source>Design</source>
            <translation>Kiểu trình bày</translation>
        </message>
        <message>
            <source>Emblem</source>
            <translation>Biểu trưng</translation>
        </message>
        <message>
            <source>In Vietnamese and English</source>
            <translation>Tiếng Việt kèm tiếng Anh</translation>
        </message>
        <message>
            <source>Language of the certificate</source>
            <translation>Ngôn ngữ giấy chứng nhận</translation>
        </message>
        <message>
            <source>Logo</source>
            <translation>Lô-gô</translation>
        </message>
        <message>
            <source>PNG, JPEG or SVG, up to 5 MB</source>
            <translation>PNG, JPEG hoặc SVG, tối đa 5 MB</translation>
        </message>
        <message>
            <source>Pictures (*.png *.jpg *.jpeg *.svg)</source>
            <translation>Hình ảnh (*.png *.jpg *.jpeg *.svg)</translation>
        </message>
        <message>
            <source>Plain, with a medal</source>
            <translation>Giản dị, có huy hiệu</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Bỏ</translation>
        </message>
        <message>
            <source>Sentence of the certificate, before the product's name</source>
            <translation>Lời giấy chứng nhận, trước tên sản phẩm</translation>
        </message>
        <message>
            <source>These words are too long for the page.</source>
            <translation>Lời văn quá dài so với trang giấy.</translation>
        </message>
        <message>
            <source>With a gold frame</source>
            <translation>Khung vàng</translation>
        </message>
        <message>
            <source>none</source>
            <translation>chưa có</translation>
        </message>
        <message>
            <source>{name} is being looked over…</source>
            <translation>Đang xem xét {name}…</translation>
        </message>
        <message>
            <source>{what}: choose a file</source>
            <translation>{what}: chọn tệp</translation>
        </message>
        <message>
            <source>{what}: remove</source>
            <translation>{what}: bỏ</translation>
        </message>
    </context>
    <context>
        <name>office_form</name>
        <message>
            <source>Agency</source>
            <translation>Cơ quan</translation>
        </message>
        <message>
            <source>Authority that recognises the products</source>
            <translation>Cấp có thẩm quyền công nhận</translation>
        </message>
        <message>
            <source>Certificate</source>
            <translation>Giấy chứng nhận</translation>
        </message>
        <message>
            <source>Code suffix of the papers</source>
            <translation>Ký hiệu cơ quan</translation>
        </message>
        <message>
            <source>Decision and certificates</source>
            <translation>Quyết định và giấy chứng nhận</translation>
        </message>
        <message>
            <source>Grounds</source>
            <translation>Căn cứ</translation>
        </message>
        <message>
            <source>Grounds of the papers, in order</source>
            <translation>Căn cứ của văn bản, theo thứ tự</translation>
        </message>
        <message>
            <source>Issuing body (below, in the head)</source>
            <translation>Cơ quan ban hành (dòng dưới)</translation>
        </message>
        <message>
            <source>Name of the council</source>
            <translation>Tên hội đồng</translation>
        </message>
        <message>
            <source>Name of the secretary</source>
            <translation>Họ tên thư ký</translation>
        </message>
        <message>
            <source>Name of the signer</source>
            <translation>Họ tên người ký</translation>
        </message>
        <message>
            <source>One a line; left blank, the authority that recognises the products</source>
            <translation>Mỗi nơi một dòng; để trống thì lấy cơ quan công nhận sản phẩm</translation>
        </message>
        <message>
            <source>Own Word templates</source>
            <translation>Mẫu Word của cơ quan</translation>
        </message>
        <message>
            <source>Own phrases</source>
            <translation>Câu chữ riêng</translation>
        </message>
        <message>
            <source>Parent agency (above, in the head)</source>
            <translation>Cơ quan chủ quản (dòng trên)</translation>
        </message>
        <message>
            <source>Parts of the office's words</source>
            <translation>Các phần trong lời văn của cơ quan</translation>
        </message>
        <message>
            <source>Phrases of the papers</source>
            <translation>Câu chữ của văn bản</translation>
        </message>
        <message>
            <source>Place name in the date line</source>
            <translation>Địa danh</translation>
        </message>
        <message>
            <source>Recipients of notices and letters, one a line</source>
            <translation>Nơi nhận thông báo, mỗi nơi một dòng</translation>
        </message>
        <message>
            <source>Recipients of the decision, one a line</source>
            <translation>Nơi nhận quyết định, mỗi nơi một dòng</translation>
        </message>
        <message>
            <source>Recipients of the submission, one a line</source>
            <translation>Nơi nhận tờ trình, mỗi nơi một dòng</translation>
        </message>
        <message>
            <source>Signers, recipients</source>
            <translation>Người ký, nơi nhận</translation>
        </message>
        <message>
            <source>Signs for (TM., KT., TL., TUQ., Q.)</source>
            <translation>Thẩm quyền ký (TM., KT., TL., TUQ., Q.)</translation>
        </message>
        <message>
            <source>Submission to</source>
            <translation>Kính gửi (tờ trình)</translation>
        </message>
        <message>
            <source>Submission, notices, letters of the council</source>
            <translation>Tờ trình, thông báo của Hội đồng</translation>
        </message>
        <message>
            <source>The papers themselves add the decree of the session, the decision that set up the council and its rules, where they are not in the list. “;” and “.” at the end are put by the papers.</source>
            <translation>Văn bản tự thêm quyết định ban hành bộ tiêu chí, quyết định thành lập Hội đồng và quy chế khi chưa có trong danh sách. Dấu “;” và “.” cuối dòng do văn bản tự đặt.</translation>
        </message>
        <message>
            <source>Title of the signer</source>
            <translation>Chức vụ người ký</translation>
        </message>
        <message>
            <source>Usual meeting place</source>
            <translation>Địa điểm họp thường dùng</translation>
        </message>
        <message>
            <source>Word templates</source>
            <translation>Mẫu Word</translation>
        </message>
        <message>
            <source>such as UBND</source>
            <translation>ví dụ: UBND</translation>
        </message>
    </context>
    <context>
        <name>office_lists</name>
        <message>
            <source>Add a usual one…</source>
            <translation>Thêm căn cứ thường dùng…</translation>
        </message>
        <message>
            <source>Add…</source>
            <translation>Thêm…</translation>
        </message>
        <message>
            <source>All of them are in the list</source>
            <translation>Đã có đủ trong danh sách</translation>
        </message>
        <message>
            <source>Down (Alt+↓)</source>
            <translation>Xuống (Alt+↓)</translation>
        </message>
        <message>
            <source>Edit</source>
            <translation>Sửa</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Bỏ</translation>
        </message>
        <message>
            <source>Up (Alt+↑)</source>
            <translation>Lên (Alt+↑)</translation>
        </message>
        <message>
            <source>What TM., KT., TL., TUQ. and Q. mean (Alt+Down)</source>
            <translation>Ý nghĩa TM., KT., TL., TUQ., Q. (Alt+↓)</translation>
        </message>
    </context>
    <context>
        <name>office_phrases</name>
        <message>
            <source>Left blank, a phrase stays as the program says it. Names in braces, such as {date}, are filled in. Where a phrase has several items, each stands on a line.</source>
            <translation>Để trống thì giữ câu chữ của chương trình. Tên trong ngoặc nhọn, như {date}, được điền tự động. Câu gồm nhiều ý thì mỗi ý một dòng.</translation>
        </message>
        <message>
            <source>Own phrases</source>
            <translation>Câu chữ riêng</translation>
        </message>
        <message>
            <source>Own words instead of: {usual}</source>
            <translation>Câu chữ riêng thay cho: {usual}</translation>
        </message>
        <message>
            <source>Paper</source>
            <translation>Văn bản</translation>
        </message>
        <message>
            <source>as at the left</source>
            <translation>như bên trái</translation>
        </message>
        <message>
            <source>{name} is no name of this paper and would stay as it is.</source>
            <translation>{name} không có trong văn bản này, sẽ in nguyên như vậy.</translation>
        </message>
    </context>
    <context>
        <name>opinions</name>
        <message>
            <source>Ctrl+Enter or Esc: keep and go back</source>
            <translation>Ctrl+Enter hoặc Esc: lưu và trở lại phiếu</translation>
        </message>
    </context>
    <context>
        <name>overview_page</name>
        <message>
            <source>A session holds one evaluation of the council: its products, members, score sheets, conclusions and papers. Everything is kept on this machine and saved at once. Begin with a new session.</source>
            <translation>Mỗi kỳ đánh giá gồm sản phẩm, thành viên hội đồng, phiếu chấm, kết luận và văn bản của một lần họp. Mọi dữ liệu nằm trên máy này và được lưu ngay. Hãy bắt đầu bằng một kỳ đánh giá mới.</translation>
        </message>
        <message>
            <source>Archive</source>
            <translation>Lưu trữ</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Hủy</translation>
        </message>
        <message>
            <source>Concluded</source>
            <translation>Đã kết luận</translation>
        </message>
        <message>
            <source>Create the session</source>
            <translation>Tạo kỳ đánh giá</translation>
        </message>
        <message>
            <source>Decree</source>
            <translation>Quyết định áp dụng</translation>
        </message>
        <message>
            <source>Duplicate</source>
            <translation>Nhân bản</translation>
        </message>
        <message>
            <source>Duplicate the session</source>
            <translation>Nhân bản kỳ đánh giá</translation>
        </message>
        <message>
            <source>Duplicate…</source>
            <translation>Nhân bản…</translation>
        </message>
        <message>
            <source>Evaluation sessions</source>
            <translation>Các kỳ đánh giá</translation>
        </message>
        <message>
            <source>In force from {since} to {until}.</source>
            <translation>Có hiệu lực từ {since} đến {until}.</translation>
        </message>
        <message>
            <source>In force since {since}.</source>
            <translation>Có hiệu lực từ {since}.</translation>
        </message>
        <message>
            <source>Last change</source>
            <translation>Thay đổi cuối</translation>
        </message>
        <message>
            <source>Level of the council</source>
            <translation>Cấp hội đồng</translation>
        </message>
        <message>
            <source>Members</source>
            <translation>Thành viên</translation>
        </message>
        <message>
            <source>New session</source>
            <translation>Kỳ đánh giá mới</translation>
        </message>
        <message>
            <source>New session (Ctrl+N)</source>
            <translation>Kỳ đánh giá mới (Ctrl+N)</translation>
        </message>
        <message>
            <source>One evaluation, from the list to the certificate</source>
            <translation>Một kỳ đánh giá, từ danh sách đến giấy chứng nhận</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Mở</translation>
        </message>
        <message>
            <source>Products</source>
            <translation>Sản phẩm</translation>
        </message>
        <message>
            <source>Round {n}, {year}</source>
            <translation>Đợt {n} năm {year}</translation>
        </message>
        <message>
            <source>Session</source>
            <translation>Kỳ đánh giá</translation>
        </message>
        <message>
            <source>Sessions</source>
            <translation>Danh sách kỳ đánh giá</translation>
        </message>
        <message>
            <source>Show archived sessions</source>
            <translation>Hiện cả kỳ đã lưu trữ</translation>
        </message>
        <message>
            <source>Take out of the archive</source>
            <translation>Đưa ra khỏi lưu trữ</translation>
        </message>
        <message>
            <source>The council, its rules and the office's words are copied, score sheets are not.</source>
            <translation>Hội đồng, quy chế và lời văn của cơ quan được chép sang; phiếu chấm thì không.</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>Tên kỳ đánh giá</translation>
        </message>
        <message>
            <source>Title of the copy</source>
            <translation>Tên kỳ đánh giá mới</translation>
        </message>
        <message>
            <source>With the products</source>
            <translation>Chép cả danh sách sản phẩm</translation>
        </message>
        <message>
            <source>archived</source>
            <translation>đã lưu trữ</translation>
        </message>
        <message>
            <source>open now</source>
            <translation>đang mở</translation>
        </message>
        <message>
            <source>sealed</source>
            <translation>đã niêm phong</translation>
        </message>
        <message>
            <source>{title} (copy)</source>
            <translation>{title} (bản sao)</translation>
        </message>
    </context>
    <context>
        <name>paper_choice</name>
        <message>
            <source>All</source>
            <translation>Tất cả</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>Tìm</translation>
        </message>
        <message>
            <source>None</source>
            <translation>Bỏ hết</translation>
        </message>
        <message>
            <source>{what}: {n}/{total}</source>
            <translation>{what}: {n}/{total}</translation>
        </message>
    </context>
    <context>
        <name>paper_job</name>
        <message>
            <source>Cancel (Esc)</source>
            <translation>Hủy (Esc)</translation>
        </message>
        <message>
            <source>Open the file</source>
            <translation>Mở tệp</translation>
        </message>
        <message>
            <source>Open the folder</source>
            <translation>Mở thư mục</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>Tiến độ</translation>
        </message>
        <message>
            <source>{name} could not be opened.</source>
            <translation>Không mở được {name}.</translation>
        </message>
    </context>
    <context>
        <name>paper_lacks</name>
        <message>
            <source>Neither the chair nor a deputy is present</source>
            <translation>Vắng chủ tịch và phó chủ tịch</translation>
        </message>
        <message>
            <source>No member of the council scores</source>
            <translation>Chưa có thành viên chấm điểm</translation>
        </message>
        <message>
            <source>No product goes on to the next level</source>
            <translation>Không có sản phẩm chuyển cấp trên</translation>
        </message>
        <message>
            <source>No product is concluded with stars that this level certifies</source>
            <translation>Chưa có sản phẩm ở hạng sao do cấp này công nhận</translation>
        </message>
        <message>
            <source>Nothing is missing.</source>
            <translation>Không còn thiếu gì.</translation>
        </message>
        <message>
            <source>The agency that certifies is missing</source>
            <translation>Chưa có cơ quan cấp giấy</translation>
        </message>
        <message>
            <source>The authority that recognises the products is missing</source>
            <translation>Chưa có cơ quan công nhận sản phẩm</translation>
        </message>
        <message>
            <source>The authority that the submission goes to is missing</source>
            <translation>Chưa có nơi nhận tờ trình</translation>
        </message>
        <message>
            <source>The body that issues the papers is missing</source>
            <translation>Chưa có cơ quan ban hành văn bản</translation>
        </message>
        <message>
            <source>The council has no secretary</source>
            <translation>Hội đồng chưa có thư ký</translation>
        </message>
        <message>
            <source>The date of the decision is missing</source>
            <translation>Chưa có ngày quyết định</translation>
        </message>
        <message>
            <source>The date of the list is missing</source>
            <translation>Chưa có ngày danh sách</translation>
        </message>
        <message>
            <source>The date of the meeting is missing</source>
            <translation>Chưa có ngày họp</translation>
        </message>
        <message>
            <source>The date of the notice is missing</source>
            <translation>Chưa có ngày thông báo</translation>
        </message>
        <message>
            <source>The date of the submission is missing</source>
            <translation>Chưa có ngày tờ trình</translation>
        </message>
        <message>
            <source>The decision on the council is missing</source>
            <translation>Chưa có quyết định thành lập hội đồng</translation>
        </message>
        <message>
            <source>The end of the meeting is missing</source>
            <translation>Chưa có giờ kết thúc</translation>
        </message>
        <message>
            <source>The number of the decision is missing</source>
            <translation>Chưa có số quyết định</translation>
        </message>
        <message>
            <source>The number of the first certificate is missing</source>
            <translation>Chưa có số giấy chứng nhận đầu tiên</translation>
        </message>
        <message>
            <source>The number of the list is missing</source>
            <translation>Chưa có số danh sách</translation>
        </message>
        <message>
            <source>The number of the minutes is missing</source>
            <translation>Chưa có số biên bản</translation>
        </message>
        <message>
            <source>The number of the notice is missing</source>
            <translation>Chưa có số thông báo</translation>
        </message>
        <message>
            <source>The number of the submission is missing</source>
            <translation>Chưa có số tờ trình</translation>
        </message>
        <message>
            <source>The place of the meeting is missing</source>
            <translation>Chưa có địa điểm họp</translation>
        </message>
        <message>
            <source>The place of the office is missing</source>
            <translation>Chưa có địa danh của cơ quan</translation>
        </message>
        <message>
            <source>The start of the meeting is missing</source>
            <translation>Chưa có giờ bắt đầu</translation>
        </message>
        <message>
            <source>The title of the signer is missing</source>
            <translation>Chưa có chức vụ người ký</translation>
        </message>
        <message>
            <source>There is no product yet</source>
            <translation>Chưa có sản phẩm</translation>
        </message>
        <message>
            <source>{n} products are not concluded</source>
            <translation>{n} sản phẩm chưa kết luận</translation>
        </message>
        <message>
            <source>{n} products have no criteria set</source>
            <translation>{n} sản phẩm chưa có bộ tiêu chí</translation>
        </message>
        <message>
            <source>{n} sheets are not whole</source>
            <translation>{n} phiếu chưa đủ</translation>
        </message>
    </context>
    <context>
        <name>paper_list</name>
        <message>
            <source>All products by stars, to be sent to everybody</source>
            <translation>Mọi sản phẩm theo hạng sao, gửi chung</translation>
        </message>
        <message>
            <source>All products with averages, spread, stars and conclusion</source>
            <translation>Mọi sản phẩm: điểm trung bình, độ chênh, hạng sao và kết luận</translation>
        </message>
        <message>
            <source>Before the meeting</source>
            <translation>Trước cuộc họp</translation>
        </message>
        <message>
            <source>Blank score sheets</source>
            <translation>Phiếu đánh giá trắng</translation>
        </message>
        <message>
            <source>Certificates</source>
            <translation>Giấy chứng nhận</translation>
        </message>
        <message>
            <source>Criteria and members of one product, with averages</source>
            <translation>Tiêu chí và thành viên của một sản phẩm, kèm điểm trung bình</translation>
        </message>
        <message>
            <source>Dossier check lists</source>
            <translation>Phiếu kiểm tra hồ sơ</translation>
        </message>
        <message>
            <source>Draft decision and list</source>
            <translation>Dự thảo Quyết định, Danh sách</translation>
        </message>
        <message>
            <source>Filled score sheets</source>
            <translation>Phiếu đánh giá đã chấm</translation>
        </message>
        <message>
            <source>For members to tick, one for each product; the code on it opens the sheet when it is typed</source>
            <translation>Để thành viên đánh dấu, mỗi sản phẩm một phiếu; gõ mã in trên phiếu là mở đúng phiếu ấy</translation>
        </message>
        <message>
            <source>Letters to producers</source>
            <translation>Thông báo cho chủ thể</translation>
        </message>
        <message>
            <source>List of products forwarded</source>
            <translation>Danh sách chuyển cấp trên</translation>
        </message>
        <message>
            <source>Minutes</source>
            <translation>Biên bản</translation>
        </message>
        <message>
            <source>Notice of results</source>
            <translation>Thông báo kết quả chung</translation>
        </message>
        <message>
            <source>Numbers, decision, days of issue and expiry</source>
            <translation>Số giấy, quyết định, ngày cấp và ngày hết hạn</translation>
        </message>
        <message>
            <source>One page for each product that this level certifies</source>
            <translation>Mỗi sản phẩm được cấp này chứng nhận một trang</translation>
        </message>
        <message>
            <source>Papers</source>
            <translation>Văn bản</translation>
        </message>
        <message>
            <source>Points of each product</source>
            <translation>Bảng điểm từng sản phẩm</translation>
        </message>
        <message>
            <source>Register</source>
            <translation>Sổ sách</translation>
        </message>
        <message>
            <source>Register of certificates</source>
            <translation>Sổ cấp giấy chứng nhận</translation>
        </message>
        <message>
            <source>Submission</source>
            <translation>Tờ trình</translation>
        </message>
        <message>
            <source>Table of results</source>
            <translation>Bảng tổng hợp điểm</translation>
        </message>
        <message>
            <source>The meeting</source>
            <translation>Cuộc họp</translation>
        </message>
        <message>
            <source>The meeting, the council, and each product with its conclusion</source>
            <translation>Cuộc họp, Hội đồng và từng sản phẩm cùng kết luận</translation>
        </message>
        <message>
            <source>The result of each product, and what kept it from the next star</source>
            <translation>Kết quả từng sản phẩm và những gì còn thiếu để lên hạng sao kế tiếp</translation>
        </message>
        <message>
            <source>The sheets as they were entered, to sign and to keep</source>
            <translation>Các phiếu như đã nhập, để ký và lưu</translation>
        </message>
        <message>
            <source>To the authority</source>
            <translation>Trình cấp có thẩm quyền</translation>
        </message>
        <message>
            <source>To the producers</source>
            <translation>Gửi chủ thể</translation>
        </message>
        <message>
            <source>What goes on to the next level, with its points</source>
            <translation>Sản phẩm chuyển lên cấp trên, kèm điểm</translation>
        </message>
        <message>
            <source>What of each dossier is there, to tick and to sign</source>
            <translation>Hồ sơ từng sản phẩm có những gì, để đánh dấu và ký</translation>
        </message>
        <message>
            <source>What the authority is to sign, and the products it recognises</source>
            <translation>Văn bản để cấp có thẩm quyền ký và các sản phẩm được công nhận</translation>
        </message>
        <message>
            <source>With which the council lays its result before the authority</source>
            <translation>Hội đồng trình kết quả lên cấp có thẩm quyền</translation>
        </message>
    </context>
    <context>
        <name>paper_places</name>
        <message>
            <source>Folder for the files</source>
            <translation>Thư mục cho các tệp</translation>
        </message>
        <message>
            <source>Save the paper</source>
            <translation>Lưu văn bản</translation>
        </message>
    </context>
    <context>
        <name>paper_preview</name>
        <message>
            <source>Fit</source>
            <translation>Cả trang</translation>
        </message>
        <message>
            <source>Larger (Ctrl++)</source>
            <translation>Phóng to (Ctrl++)</translation>
        </message>
        <message>
            <source>Next page (Page Down)</source>
            <translation>Trang sau (Page Down)</translation>
        </message>
        <message>
            <source>Page before (Page Up)</source>
            <translation>Trang trước (Page Up)</translation>
        </message>
        <message>
            <source>Page of the paper</source>
            <translation>Trang văn bản</translation>
        </message>
        <message>
            <source>Page {n} of {total}</source>
            <translation>Trang {n}/{total}</translation>
        </message>
        <message>
            <source>Paper {n} of {total}</source>
            <translation>Bản {n}/{total}</translation>
        </message>
        <message>
            <source>Preview</source>
            <translation>Xem trước</translation>
        </message>
        <message>
            <source>Smaller (Ctrl+-)</source>
            <translation>Thu nhỏ (Ctrl+-)</translation>
        </message>
        <message>
            <source>The pages are being made…</source>
            <translation>Đang tạo các trang…</translation>
        </message>
    </context>
    <context>
        <name>papers_page</name>
        <message>
            <source>(file)</source>
            <translation>(tệp)</translation>
        </message>
        <message>
            <source>A file each</source>
            <translation>Mỗi bản một tệp</translation>
        </message>
        <message>
            <source>Cancelled; nothing was printed.</source>
            <translation>Đã hủy; chưa in gì.</translation>
        </message>
        <message>
            <source>Cancelled; nothing was written.</source>
            <translation>Đã hủy; không có tệp nào được ghi.</translation>
        </message>
        <message>
            <source>Cancelled; what had already gone to the printer may still come out.</source>
            <translation>Đã hủy; những trang đã gửi đến máy in có thể vẫn được in ra.</translation>
        </message>
        <message>
            <source>Draft</source>
            <translation>Dự thảo</translation>
        </message>
        <message>
            <source>Excel</source>
            <translation>Excel</translation>
        </message>
        <message>
            <source>Final</source>
            <translation>Chính thức</translation>
        </message>
        <message>
            <source>Form</source>
            <translation>Dạng tệp</translation>
        </message>
        <message>
            <source>Go to the products</source>
            <translation>Đến trang Sản phẩm</translation>
        </message>
        <message>
            <source>Here the papers of the meeting are looked at, saved and printed, from the blank sheets to the register of certificates.</source>
            <translation>Nơi xem, lưu và in các văn bản của cuộc họp, từ phiếu trắng đến sổ cấp giấy chứng nhận.</translation>
        </message>
        <message>
            <source>Made before</source>
            <translation>Đã lập trước đây</translation>
        </message>
        <message>
            <source>Members</source>
            <translation>Thành viên</translation>
        </message>
        <message>
            <source>One file</source>
            <translation>Một tệp</translation>
        </message>
        <message>
            <source>PDF</source>
            <translation>PDF</translation>
        </message>
        <message>
            <source>Papers</source>
            <translation>Văn bản</translation>
        </message>
        <message>
            <source>Print {n}… (Ctrl+P)</source>
            <translation>In {n} bản… (Ctrl+P)</translation>
        </message>
        <message>
            <source>Printing was put off, because another page was open.</source>
            <translation>Chưa in, vì lúc đó đang mở trang khác.</translation>
        </message>
        <message>
            <source>Printing…</source>
            <translation>Đang in…</translation>
        </message>
        <message>
            <source>Print…</source>
            <translation>In…</translation>
        </message>
        <message>
            <source>Print… (Ctrl+P)</source>
            <translation>In… (Ctrl+P)</translation>
        </message>
        <message>
            <source>Products</source>
            <translation>Sản phẩm</translation>
        </message>
        <message>
            <source>Save as {form}</source>
            <translation>Lưu dạng {form}</translation>
        </message>
        <message>
            <source>Save as… (Ctrl+S)</source>
            <translation>Lưu… (Ctrl+S)</translation>
        </message>
        <message>
            <source>Save {n} as… (Ctrl+S)</source>
            <translation>Lưu {n} bản… (Ctrl+S)</translation>
        </message>
        <message>
            <source>Saved: {name}</source>
            <translation>Đã lưu: {name}</translation>
        </message>
        <message>
            <source>Saved: {n} files in {folder}</source>
            <translation>Đã lưu {n} tệp vào {folder}</translation>
        </message>
        <message>
            <source>Sent to the printer {name}.</source>
            <translation>Đã gửi tới máy in {name}.</translation>
        </message>
        <message>
            <source>Sent to the printer {name}: no paper whole, so the log does not count one.</source>
            <translation>Đã gửi tới máy in {name}: không văn bản nào được in đủ trang nên nhật ký không ghi lần in này.</translation>
        </message>
        <message>
            <source>The pages are being made…</source>
            <translation>Đang dựng các trang…</translation>
        </message>
        <message>
            <source>The session was opened again: what was made under the seal of {when} (revision {n}) no longer holds. Make it anew.</source>
            <translation>Phiên họp đã được mở lại: bản lập theo niêm phong ngày {when} (lần {n}) không còn giá trị. Hãy lập lại.</translation>
        </message>
        <message>
            <source>There is no product in this session yet.</source>
            <translation>Kỳ này chưa có sản phẩm.</translation>
        </message>
        <message>
            <source>There is nothing to show yet.</source>
            <translation>Chưa có gì để xem.</translation>
        </message>
        <message>
            <source>Word</source>
            <translation>Word</translation>
        </message>
        <message>
            <source>Word takes the office's own template, {name}; the preview shows the program's.</source>
            <translation>Word dùng mẫu riêng của cơ quan, {name}; phần xem trước là mẫu của chương trình.</translation>
        </message>
        <message>
            <source>Writing…</source>
            <translation>Đang ghi…</translation>
        </message>
        <message>
            <source>draft</source>
            <translation>dự thảo</translation>
        </message>
        <message>
            <source>final</source>
            <translation>chính thức</translation>
        </message>
        <message>
            <source>{form} files (*.{ending})</source>
            <translation>Tệp {form} (*.{ending})</translation>
        </message>
        <message>
            <source>{n} missing</source>
            <translation>thiếu {n}</translation>
        </message>
        <message>
            <source>{n} of {total} products made before</source>
            <translation>{n}/{total} sản phẩm đã lập trước đây</translation>
        </message>
        <message>
            <source>{what}, last on {when}; it is marked as made again in the log.</source>
            <translation>{what}, lần cuối {when}; lần này sẽ được ghi là lập lại trong nhật ký.</translation>
        </message>
        <message>
            <source>{what}; it is marked as made again in the log.</source>
            <translation>{what}; lần này sẽ được ghi là lập lại trong nhật ký.</translation>
        </message>
    </context>
    <context>
        <name>product_fields</name>
        <message>
            <source>Absent</source>
            <translation>Vắng</translation>
        </message>
        <message>
            <source>First time</source>
            <translation>Lần đầu</translation>
        </message>
        <message>
            <source>Leave open, choose later</source>
            <translation>Để trống, chọn sau</translation>
        </message>
        <message>
            <source>No criteria set has this name; choose one from the list (↓).</source>
            <translation>Không có bộ nào tên như vậy; hãy chọn trong danh sách (↓).</translation>
        </message>
        <message>
            <source>Re-evaluation</source>
            <translation>Đánh giá lại</translation>
        </message>
        <message>
            <source>Recused</source>
            <translation>Không chấm</translation>
        </message>
        <message>
            <source>Show all criteria sets (F4)</source>
            <translation>Hiện tất cả các bộ (F4)</translation>
        </message>
        <message>
            <source>Type a part of its name, or ↓</source>
            <translation>Gõ một phần tên, hoặc ↓</translation>
        </message>
        <message>
            <source>Upgrade</source>
            <translation>Nâng hạng</translation>
        </message>
    </context>
    <context>
        <name>product_form</name>
        <message>
            <source>A refused dossier leaves the ranking; its reason is printed in the minutes.</source>
            <translation>Hồ sơ bị loại thì không xếp hạng; lý do được in trong biên bản.</translation>
        </message>
        <message>
            <source>Accept the dossier again</source>
            <translation>Nhận lại hồ sơ</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Địa chỉ</translation>
        </message>
        <message>
            <source>Change the set and clear {n} sheets</source>
            <translation>Đổi bộ và xóa {n} phiếu</translation>
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
            <source>Date of the decision</source>
            <translation>Ngày quyết định</translation>
        </message>
        <message>
            <source>Decision</source>
            <translation>Quyết định công nhận</translation>
        </message>
        <message>
            <source>Dossier received on</source>
            <translation>Ngày nhận hồ sơ</translation>
        </message>
        <message>
            <source>Dossier {done}/{needed}</source>
            <translation>Hồ sơ {done}/{needed}</translation>
        </message>
        <message>
            <source>Electronic set uploaded</source>
            <translation>Bộ điện tử đã tải lên phần mềm</translation>
        </message>
        <message>
            <source>Email</source>
            <translation>Email</translation>
        </message>
        <message>
            <source>Form 01: registration</source>
            <translation>Mẫu 01: phiếu đăng ký</translation>
        </message>
        <message>
            <source>Form 02: self-assessment</source>
            <translation>Mẫu 02: báo cáo tự đánh giá</translation>
        </message>
        <message>
            <source>Form 03: report of the commune</source>
            <translation>Mẫu 03: báo cáo của xã</translation>
        </message>
        <message>
            <source>Keep the set</source>
            <translation>Giữ bộ cũ</translation>
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
            <source>Letter of the commune</source>
            <translation>Công văn của xã</translation>
        </message>
        <message>
            <source>Members who do not score this product</source>
            <translation>Thành viên không chấm sản phẩm này</translation>
        </message>
        <message>
            <source>Move down (Ctrl+↓)</source>
            <translation>Chuyển xuống (Ctrl+↓)</translation>
        </message>
        <message>
            <source>Move up (Ctrl+↑)</source>
            <translation>Chuyển lên (Ctrl+↑)</translation>
        </message>
        <message>
            <source>Name of the producer</source>
            <translation>Tên chủ thể</translation>
        </message>
        <message>
            <source>Name of the product</source>
            <translation>Tên sản phẩm</translation>
        </message>
        <message>
            <source>New product</source>
            <translation>Sản phẩm mới</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Ghi chú</translation>
        </message>
        <message>
            <source>One paper set</source>
            <translation>Một bộ hồ sơ giấy</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>Điện thoại</translation>
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
            <source>Product {n}</source>
            <translation>Sản phẩm {n}</translation>
        </message>
        <message>
            <source>Reason for refusing the dossier</source>
            <translation>Lý do loại hồ sơ</translation>
        </message>
        <message>
            <source>Reason, for the minutes</source>
            <translation>Lý do, để ghi vào biên bản</translation>
        </message>
        <message>
            <source>Recognised before</source>
            <translation>Đã công nhận trước đây</translation>
        </message>
        <message>
            <source>Refuse the dossier</source>
            <translation>Loại hồ sơ</translation>
        </message>
        <message>
            <source>Refused dossier</source>
            <translation>Hồ sơ bị loại</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Xóa</translation>
        </message>
        <message>
            <source>Representative</source>
            <translation>Người đại diện</translation>
        </message>
        <message>
            <source>Sample products</source>
            <translation>Sản phẩm mẫu</translation>
        </message>
        <message>
            <source>Sample products: none needed</source>
            <translation>Sản phẩm mẫu: không cần</translation>
        </message>
        <message>
            <source>Scores</source>
            <translation>Có chấm</translation>
        </message>
        <message>
            <source>Scores can be entered once the set is chosen.</source>
            <translation>Chọn bộ sản phẩm thì mới chấm điểm được.</translation>
        </message>
        <message>
            <source>Stars (1 to 5)</source>
            <translation>Hạng sao (1 đến 5)</translation>
        </message>
        <message>
            <source>The dossier is refused: {reason}</source>
            <translation>Hồ sơ bị loại: {reason}</translation>
        </message>
        <message>
            <source>With another criteria set {n} score sheets of this product lose all their entries.</source>
            <translation>Đổi bộ sản phẩm thì {n} phiếu đánh giá của sản phẩm này mất hết điểm đã nhập.</translation>
        </message>
        <message>
            <source>Write the name and press Enter; Escape leaves.</source>
            <translation>Ghi tên sản phẩm rồi nhấn Enter; Esc để hủy.</translation>
        </message>
        <message>
            <source>Write why the dossier is refused.</source>
            <translation>Hãy ghi lý do loại hồ sơ.</translation>
        </message>
        <message>
            <source>{member}: reason</source>
            <translation>{member}: lý do</translation>
        </message>
        <message>
            <source>{member}: scores this product</source>
            <translation>{member}: có chấm sản phẩm này không</translation>
        </message>
        <message>
            <source>{n} sample products</source>
            <translation>{n} sản phẩm mẫu</translation>
        </message>
    </context>
    <context>
        <name>product_rail</name>
        <message>
            <source>Criteria of this sheet</source>
            <translation>Tiêu chí của phiếu này</translation>
        </message>
        <message>
            <source>Find ( / )</source>
            <translation>Tìm ( / )</translation>
        </message>
        <message>
            <source>Find a criterion of this sheet, a product or a producer</source>
            <translation>Tìm tiêu chí của phiếu, sản phẩm hoặc chủ thể</translation>
        </message>
        <message>
            <source>Found</source>
            <translation>Kết quả tìm</translation>
        </message>
        <message>
            <source>Nothing matches.</source>
            <translation>Không tìm thấy.</translation>
        </message>
        <message>
            <source>Products</source>
            <translation>Sản phẩm</translation>
        </message>
        <message>
            <source>refused</source>
            <translation>bị loại</translation>
        </message>
    </context>
    <context>
        <name>products_page</name>
        <message>
            <source>Add a product (Ctrl+N)</source>
            <translation>Thêm sản phẩm (Ctrl+N)</translation>
        </message>
        <message>
            <source>All {n}</source>
            <translation>Tất cả {n}</translation>
        </message>
        <message>
            <source>Choose the product list</source>
            <translation>Chọn danh sách sản phẩm</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>Mã</translation>
        </message>
        <message>
            <source>Criteria set</source>
            <translation>Bộ sản phẩm</translation>
        </message>
        <message>
            <source>Dossier</source>
            <translation>Hồ sơ</translation>
        </message>
        <message>
            <source>Dossier incomplete {n}</source>
            <translation>Thiếu hồ sơ {n}</translation>
        </message>
        <message>
            <source>Dossier refused</source>
            <translation>Hồ sơ bị loại</translation>
        </message>
        <message>
            <source>Find product, producer, code, commune</source>
            <translation>Tìm sản phẩm, chủ thể, mã, xã</translation>
        </message>
        <message>
            <source>Here the list of products is kept, with their producers and dossiers.</source>
            <translation>Trang này giữ danh sách sản phẩm của kỳ đánh giá, kèm chủ thể và hồ sơ.</translation>
        </message>
        <message>
            <source>Import a list… (Ctrl+O)</source>
            <translation>Nhập danh sách… (Ctrl+O)</translation>
        </message>
        <message>
            <source>Keep it</source>
            <translation>Giữ lại</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Hình thức</translation>
        </message>
        <message>
            <source>No criteria set yet</source>
            <translation>Chưa có bộ sản phẩm</translation>
        </message>
        <message>
            <source>No.</source>
            <translation>STT</translation>
        </message>
        <message>
            <source>Not scoring: {n}</source>
            <translation>{n} không chấm</translation>
        </message>
        <message>
            <source>Producer</source>
            <translation>Chủ thể</translation>
        </message>
        <message>
            <source>Product</source>
            <translation>Sản phẩm</translation>
        </message>
        <message>
            <source>Product lists (*.xlsx *.xls *.ods *.csv *.tsv *.txt);;All files (*)</source>
            <translation>Danh sách sản phẩm (*.xlsx *.xls *.ods *.csv *.tsv *.txt);;Mọi tệp (*)</translation>
        </message>
        <message>
            <source>Products</source>
            <translation>Sản phẩm</translation>
        </message>
        <message>
            <source>Remove the product and its sheets</source>
            <translation>Xóa sản phẩm cùng các phiếu</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Tình trạng</translation>
        </message>
        <message>
            <source>Take over the office's own list (Excel, LibreOffice or text): choose the file or drop it here. Single products are added with Ctrl+N.</source>
            <translation>Lấy từ danh sách sẵn có của cơ quan (Excel, LibreOffice hoặc văn bản): chọn tệp hoặc kéo thả tệp vào đây. Thêm từng sản phẩm bằng Ctrl+N.</translation>
        </message>
        <message>
            <source>Undo the import</source>
            <translation>Hoàn tác việc nhập</translation>
        </message>
        <message>
            <source>Which products does the council rate?</source>
            <translation>Hội đồng đánh giá những sản phẩm nào?</translation>
        </message>
        <message>
            <source>Without a set {n}</source>
            <translation>Chưa có bộ {n}</translation>
        </message>
        <message>
            <source>{n} of {total} shown</source>
            <translation>Hiện {n} trong {total}</translation>
        </message>
        <message>
            <source>“{name}” goes with {n} score sheets that have entries and with its conclusion.</source>
            <translation>Xóa “{name}” thì mất {n} phiếu đánh giá đã có điểm và kết luận của sản phẩm.</translation>
        </message>
        <message>
            <source>“{name}” goes with {n} score sheets that have entries.</source>
            <translation>Xóa “{name}” thì mất {n} phiếu đánh giá đã có điểm.</translation>
        </message>
    </context>
    <context>
        <name>projector</name>
        <message>
            <source>Announce</source>
            <translation>Công bố</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Lùi</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Đóng</translation>
        </message>
        <message>
            <source>Controls of the projector</source>
            <translation>Điều khiển màn chiếu</translation>
        </message>
        <message>
            <source>Full screen</source>
            <translation>Toàn màn hình</translation>
        </message>
        <message>
            <source>Main window</source>
            <translation>Cửa sổ chính</translation>
        </message>
        <message>
            <source>Names of members (T)</source>
            <translation>Hiện tên thành viên (T)</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Tiếp</translation>
        </message>
        <message>
            <source>No session is open</source>
            <translation>Chưa mở kỳ đánh giá nào</translation>
        </message>
        <message>
            <source>Product</source>
            <translation>Sản phẩm</translation>
        </message>
        <message>
            <source>Projector</source>
            <translation>Màn chiếu</translation>
        </message>
        <message>
            <source>Ranking</source>
            <translation>Bảng xếp hạng</translation>
        </message>
        <message>
            <source>Show what is not announced (K)</source>
            <translation>Hiện cả kết quả chưa công bố (K)</translation>
        </message>
    </context>
    <context>
        <name>projector_views</name>
        <message>
            <source>Announcement of the results</source>
            <translation>Công bố kết quả đánh giá, phân hạng</translation>
        </message>
        <message>
            <source>No result has been announced yet.</source>
            <translation>Chưa có kết quả nào được công bố.</translation>
        </message>
        <message>
            <source>Not announced: {n}</source>
            <translation>Chưa công bố: {n} sản phẩm</translation>
        </message>
        <message>
            <source>Not ranked: {n}</source>
            <translation>Không xếp hạng: {n} sản phẩm</translation>
        </message>
        <message>
            <source>Part {code}</source>
            <translation>Phần {code}</translation>
        </message>
        <message>
            <source>Product {n}/{all}</source>
            <translation>Sản phẩm {n}/{all}</translation>
        </message>
        <message>
            <source>Products to be announced: {n}</source>
            <translation>Số sản phẩm công bố: {n}</translation>
        </message>
        <message>
            <source>Ranking</source>
            <translation>Bảng xếp hạng</translation>
        </message>
        <message>
            <source>The dossier is refused</source>
            <translation>Hồ sơ bị loại</translation>
        </message>
        <message>
            <source>The result is not announced yet</source>
            <translation>Kết quả chưa công bố</translation>
        </message>
        <message>
            <source>Without a result yet: {n}</source>
            <translation>Chưa có kết quả: {n} sản phẩm</translation>
        </message>
        <message>
            <source>equal places</source>
            <translation>đồng hạng</translation>
        </message>
        <message>
            <source>provisional</source>
            <translation>tạm tính</translation>
        </message>
        <message>
            <source>{done} of {expected} sheets are in</source>
            <translation>Đã có {done}/{expected} phiếu</translation>
        </message>
    </context>
    <context>
        <name>ranking_detail</name>
        <message>
            <source>Discussion, scoring again</source>
            <translation>Thảo luận, chấm lại</translation>
        </message>
        <message>
            <source>Dossier refused: {reason}</source>
            <translation>Hồ sơ bị loại: {reason}</translation>
        </message>
        <message>
            <source>Member</source>
            <translation>Thành viên</translation>
        </message>
        <message>
            <source>Members</source>
            <translation>Thành viên</translation>
        </message>
        <message>
            <source>Minimum requirement not met</source>
            <translation>Yêu cầu tối thiểu chưa đạt</translation>
        </message>
        <message>
            <source>Minimum requirements are checked once a sheet is complete.</source>
            <translation>Yêu cầu tối thiểu được đối chiếu khi có phiếu đủ.</translation>
        </message>
        <message>
            <source>Minimum requirements not met</source>
            <translation>Các yêu cầu tối thiểu chưa đạt</translation>
        </message>
        <message>
            <source>No minimum requirement stands in the way.</source>
            <translation>Không vướng yêu cầu tối thiểu nào.</translation>
        </message>
        <message>
            <source>No sheet is complete yet.</source>
            <translation>Chưa có phiếu nào đủ.</translation>
        </message>
        <message>
            <source>No.</source>
            <translation>Số</translation>
        </message>
        <message>
            <source>Open the sheets</source>
            <translation>Mở phiếu</translation>
        </message>
        <message>
            <source>Reached</source>
            <translation>Phiếu đạt</translation>
        </message>
        <message>
            <source>Sheet</source>
            <translation>Phiếu</translation>
        </message>
        <message>
            <source>Sheets of the members</source>
            <translation>Phiếu của các thành viên</translation>
        </message>
        <message>
            <source>Spread</source>
            <translation>Độ chênh</translation>
        </message>
        <message>
            <source>Stars</source>
            <translation>Sao</translation>
        </message>
        <message>
            <source>The product has no criteria set yet.</source>
            <translation>Sản phẩm chưa có bộ tiêu chí.</translation>
        </message>
        <message>
            <source>Total</source>
            <translation>Tổng</translation>
        </message>
        <message>
            <source>Ways up</source>
            <translation>Đường lên sao</translation>
        </message>
        <message>
            <source>What if</source>
            <translation>Thử thay đổi</translation>
        </message>
        <message>
            <source>What is shown of the product</source>
            <translation>Nội dung xem của sản phẩm</translation>
        </message>
        <message>
            <source>absent</source>
            <translation>vắng</translation>
        </message>
        <message>
            <source>complete</source>
            <translation>đủ</translation>
        </message>
        <message>
            <source>complete, left out</source>
            <translation>đủ, không tính</translation>
        </message>
        <message>
            <source>not started</source>
            <translation>chưa chấm</translation>
        </message>
        <message>
            <source>recused</source>
            <translation>không chấm</translation>
        </message>
        <message>
            <source>{band} stars by average, {stars} after the minimum requirements</source>
            <translation>{band} sao theo điểm trung bình, {stars} sao sau yêu cầu tối thiểu</translation>
        </message>
        <message>
            <source>{stars} stars</source>
            <translation>{stars} sao</translation>
        </message>
        <message>
            <source>{words}, provisional</source>
            <translation>{words}, tạm tính</translation>
        </message>
        <message>
            <source>{words}. Next step: {step}</source>
            <translation>{words}. Bước tiếp: {step}</translation>
        </message>
    </context>
    <context>
        <name>ranking_page</name>
        <message>
            <source>A</source>
            <translation>A</translation>
        </message>
        <message>
            <source>Agreement of the council</source>
            <translation>Mức độ thống nhất</translation>
        </message>
        <message>
            <source>All products</source>
            <translation>Mọi sản phẩm</translation>
        </message>
        <message>
            <source>Average</source>
            <translation>Điểm TB</translation>
        </message>
        <message>
            <source>Average of part A</source>
            <translation>Điểm trung bình phần A</translation>
        </message>
        <message>
            <source>Average of part B</source>
            <translation>Điểm trung bình phần B</translation>
        </message>
        <message>
            <source>Average of part C</source>
            <translation>Điểm trung bình phần C</translation>
        </message>
        <message>
            <source>Average of the complete sheets</source>
            <translation>Trung bình các phiếu đã đủ</translation>
        </message>
        <message>
            <source>B</source>
            <translation>B</translation>
        </message>
        <message>
            <source>C</source>
            <translation>C</translation>
        </message>
        <message>
            <source>Complete sheets of those expected</source>
            <translation>Số phiếu đã đủ trên số phiếu phải có</translation>
        </message>
        <message>
            <source>F3 changes between the two</source>
            <translation>F3: chuyển qua lại giữa hai phần</translation>
        </message>
        <message>
            <source>Find a product</source>
            <translation>Tìm sản phẩm</translation>
        </message>
        <message>
            <source>Go to the products</source>
            <translation>Đến trang Sản phẩm</translation>
        </message>
        <message>
            <source>Group</source>
            <translation>Nhóm sản phẩm</translation>
        </message>
        <message>
            <source>Held back by a requirement</source>
            <translation>Vướng yêu cầu tối thiểu</translation>
        </message>
        <message>
            <source>Here the products stand in the order of their averages, with stars, spread and what is still missing. It follows every key of the scoring.</source>
            <translation>Tại đây các sản phẩm được xếp theo điểm trung bình, kèm hạng sao, độ chênh và điều còn thiếu. Bảng theo sát từng phím chấm điểm.</translation>
        </message>
        <message>
            <source>Highest total minus lowest</source>
            <translation>Tổng điểm cao nhất trừ thấp nhất</translation>
        </message>
        <message>
            <source>In group</source>
            <translation>Trong nhóm</translation>
        </message>
        <message>
            <source>Just below a star class</source>
            <translation>Sát mốc sao</translation>
        </message>
        <message>
            <source>Lowest and highest total</source>
            <translation>Tổng điểm thấp nhất và cao nhất</translation>
        </message>
        <message>
            <source>Low–high</source>
            <translation>Thấp–cao</translation>
        </message>
        <message>
            <source>Needs a look</source>
            <translation>Cần xem</translation>
        </message>
        <message>
            <source>Next step</source>
            <translation>Bước tiếp</translation>
        </message>
        <message>
            <source>No product matches.</source>
            <translation>Không có sản phẩm phù hợp.</translation>
        </message>
        <message>
            <source>Number of the criteria set</source>
            <translation>Số của bộ tiêu chí</translation>
        </message>
        <message>
            <source>Official order</source>
            <translation>Thứ hạng</translation>
        </message>
        <message>
            <source>Place among the products of the group</source>
            <translation>Thứ hạng giữa các sản phẩm trong nhóm</translation>
        </message>
        <message>
            <source>Place by average; equal products share it</source>
            <translation>Thứ hạng theo điểm trung bình; bằng nhau thì đồng hạng</translation>
        </message>
        <message>
            <source>Producer</source>
            <translation>Chủ thể</translation>
        </message>
        <message>
            <source>Product</source>
            <translation>Sản phẩm</translation>
        </message>
        <message>
            <source>Rank</source>
            <translation>Hạng</translation>
        </message>
        <message>
            <source>Ranking</source>
            <translation>Bảng điểm</translation>
        </message>
        <message>
            <source>Set</source>
            <translation>Bộ</translation>
        </message>
        <message>
            <source>Shares its rank</source>
            <translation>Đồng hạng</translation>
        </message>
        <message>
            <source>Sheets</source>
            <translation>Phiếu</translation>
        </message>
        <message>
            <source>Sheets missing or not checked</source>
            <translation>Thiếu hoặc chưa đối chiếu phiếu</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>Hiện</translation>
        </message>
        <message>
            <source>Sort by</source>
            <translation>Sắp xếp</translation>
        </message>
        <message>
            <source>Sort the other way round</source>
            <translation>Đảo chiều sắp xếp</translation>
        </message>
        <message>
            <source>Spread</source>
            <translation>Chênh</translation>
        </message>
        <message>
            <source>Spread over the rule</source>
            <translation>Chênh quá mức</translation>
        </message>
        <message>
            <source>Stars</source>
            <translation>Sao</translation>
        </message>
        <message>
            <source>Stars after the minimum requirements; outlined: lost to a requirement</source>
            <translation>Hạng sao sau yêu cầu tối thiểu; viền cam: mất do chưa đạt yêu cầu</translation>
        </message>
        <message>
            <source>The whole session</source>
            <translation>Toàn kỳ</translation>
        </message>
        <message>
            <source>To note</source>
            <translation>Cần chú ý</translation>
        </message>
        <message>
            <source>Totals</source>
            <translation>Điểm từng phiếu</translation>
        </message>
        <message>
            <source>Totals of the members around the average, which stands in the middle</source>
            <translation>Tổng điểm của từng thành viên quanh điểm trung bình; điểm trung bình ở giữa</translation>
        </message>
        <message>
            <source>What is missing or needs a look</source>
            <translation>Điều còn thiếu hoặc cần xem lại</translation>
        </message>
        <message>
            <source>What this level does with the product</source>
            <translation>Cấp này làm gì tiếp với sản phẩm</translation>
        </message>
        <message>
            <source>{n} of {total} products complete</source>
            <translation>{n}/{total} sản phẩm đủ phiếu</translation>
        </message>
        <message>
            <source>{present} of {members} members present, but neither chair nor deputy</source>
            <translation>{present}/{members} thành viên có mặt, nhưng vắng chủ tịch và phó chủ tịch</translation>
        </message>
        <message>
            <source>{present} of {members} members present, {needed} needed: no quorum</source>
            <translation>{present}/{members} thành viên có mặt, cần {needed}: chưa đủ điều kiện họp</translation>
        </message>
        <message>
            <source>{present} of {members} members present: quorum met</source>
            <translation>{present}/{members} thành viên có mặt: đủ điều kiện họp</translation>
        </message>
        <message>
            <source>{stars} stars: {n}</source>
            <translation>{stars} sao: {n}</translation>
        </message>
        <message>
            <source>{what} ({n})</source>
            <translation>{what} ({n})</translation>
        </message>
    </context>
    <context>
        <name>ranking_rows</name>
        <message>
            <source>Certificate</source>
            <translation>Cấp giấy</translation>
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
            <source>Group</source>
            <translation>Nhóm</translation>
        </message>
        <message>
            <source>No criteria set yet</source>
            <translation>Chưa có bộ tiêu chí</translation>
        </message>
        <message>
            <source>No star class yet</source>
            <translation>Chưa có hạng sao</translation>
        </message>
        <message>
            <source>None</source>
            <translation>Không cấp</translation>
        </message>
        <message>
            <source>Not ranked</source>
            <translation>Chưa xếp hạng</translation>
        </message>
        <message>
            <source>On to {level}</source>
            <translation>Lên {level}</translation>
        </message>
        <message>
            <source>Producer</source>
            <translation>Chủ thể</translation>
        </message>
        <message>
            <source>Rank {rank}</source>
            <translation>Hạng {rank}</translation>
        </message>
        <message>
            <source>Rank {rank} within {group}</source>
            <translation>Hạng {rank} trong {group}</translation>
        </message>
        <message>
            <source>Rank {rank} within {group}, shared</source>
            <translation>Đồng hạng {rank} trong {group}</translation>
        </message>
        <message>
            <source>Rank {rank}, shared</source>
            <translation>Đồng hạng {rank}</translation>
        </message>
        <message>
            <source>Sector</source>
            <translation>Ngành</translation>
        </message>
        <message>
            <source>Spread {spread} ({lowest}–{highest})</source>
            <translation>Độ chênh {spread} ({lowest}–{highest})</translation>
        </message>
        <message>
            <source>Spread {spread} ({lowest}–{highest}), over {limit}: discuss or record a reason</source>
            <translation>Độ chênh {spread} ({lowest}–{highest}), quá {limit}: cần thảo luận hoặc ghi lý do</translation>
        </message>
        <message>
            <source>Spread {spread} ({lowest}–{highest}), over {limit}; settled: {reason}</source>
            <translation>Độ chênh {spread} ({lowest}–{highest}), quá {limit}; giữ vì: {reason}</translation>
        </message>
        <message>
            <source>Spread {spread} ({lowest}–{highest}), within {limit}</source>
            <translation>Độ chênh {spread} ({lowest}–{highest}), trong mức {limit}</translation>
        </message>
        <message>
            <source>concluded: {stars} stars</source>
            <translation>kết luận {stars} sao</translation>
        </message>
        <message>
            <source>dossier refused: {reason}</source>
            <translation>hồ sơ bị loại: {reason}</translation>
        </message>
        <message>
            <source>just below {points}</source>
            <translation>sát mốc {points}</translation>
        </message>
        <message>
            <source>no criteria set</source>
            <translation>chưa có bộ tiêu chí</translation>
        </message>
        <message>
            <source>nobody scores it</source>
            <translation>chưa có ai chấm</translation>
        </message>
        <message>
            <source>spread settled</source>
            <translation>đã ghi lý do độ chênh</translation>
        </message>
        <message>
            <source>spread {spread} over {limit}</source>
            <translation>chênh {spread}, quá {limit}</translation>
        </message>
        <message>
            <source>the conclusion no longer stands</source>
            <translation>kết luận không còn đúng</translation>
        </message>
        <message>
            <source>the district</source>
            <translation>huyện</translation>
        </message>
        <message>
            <source>the ministry</source>
            <translation>Trung ương</translation>
        </message>
        <message>
            <source>the province</source>
            <translation>tỉnh</translation>
        </message>
        <message>
            <source>{average} is just below {points}, from which {stars} stars begin</source>
            <translation>{average} sát dưới mốc {points} điểm của hạng {stars} sao</translation>
        </message>
        <message>
            <source>{average}, provisional</source>
            <translation>{average}, tạm tính</translation>
        </message>
        <message>
            <source>{band} stars by average, {stars} after the minimum requirements</source>
            <translation>{band} sao theo điểm trung bình, {stars} sao sau yêu cầu tối thiểu</translation>
        </message>
        <message>
            <source>{n} of {total} sheets complete</source>
            <translation>{n}/{total} phiếu đủ</translation>
        </message>
        <message>
            <source>{n} sheets missing</source>
            <translation>thiếu {n} phiếu</translation>
        </message>
        <message>
            <source>{n} wait for their second entry</source>
            <translation>{n} phiếu chờ nhập lần hai</translation>
        </message>
        <message>
            <source>{rank}, provisional: sheets are missing or not checked</source>
            <translation>{rank}, tạm tính: còn phiếu thiếu hoặc chưa đối chiếu</translation>
        </message>
        <message>
            <source>{stars} stars not met: {codes}</source>
            <translation>chưa đạt {stars} sao: {codes}</translation>
        </message>
    </context>
    <context>
        <name>recovery_page</name>
        <message>
            <source>A new file is being made and checked…</source>
            <translation>Đang tạo và kiểm tra tệp mới…</translation>
        </message>
        <message>
            <source>Begin with an empty database</source>
            <translation>Bắt đầu với dữ liệu trống</translation>
        </message>
        <message>
            <source>Choose another file…</source>
            <translation>Chọn tệp khác…</translation>
        </message>
        <message>
            <source>Go on with a backup</source>
            <translation>Làm tiếp với một bản sao lưu</translation>
        </message>
        <message>
            <source>It is being read…</source>
            <translation>Đang đọc…</translation>
        </message>
        <message>
            <source>Its log holds up to change {n} of {of}, made on {when}; what came later is lost.</source>
            <translation>Nhật ký trong tệp còn đúng đến thay đổi thứ {n} trên {of}, lúc {when}; phần sau đó đã mất.</translation>
        </message>
        <message>
            <source>Its log is whole: {n} changes, the last one on {when}.</source>
            <translation>Nhật ký trong tệp còn nguyên: {n} thay đổi, thay đổi cuối lúc {when}.</translation>
        </message>
        <message>
            <source>Its log proves nothing: not even the first entry can be read.</source>
            <translation>Nhật ký trong tệp không còn dùng được: ngay mục đầu tiên cũng không đọc được.</translation>
        </message>
        <message>
            <source>Its tables can be read, but are not to be believed: last change {change}.</source>
            <translation>Các bảng còn đọc được nhưng chưa thể tin; thay đổi cuối: {change}.</translation>
        </message>
        <message>
            <source>Its tables cannot be read.</source>
            <translation>Các bảng trong tệp không đọc được.</translation>
        </message>
        <message>
            <source>Make a new file of what the log proves</source>
            <translation>Tạo tệp mới từ phần nhật ký còn đúng</translation>
        </message>
        <message>
            <source>Nothing can be read in it, and there is no backup of it. You can begin with an empty database; this file is then kept beside it under another name.</source>
            <translation>Không đọc được gì trong tệp này và cũng không có bản sao lưu nào. Có thể bắt đầu với dữ liệu trống; tệp này khi đó vẫn được giữ bên cạnh với tên khác.</translation>
        </message>
        <message>
            <source>Open the folder</source>
            <translation>Mở thư mục</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Thoát</translation>
        </message>
        <message>
            <source>Restore this backup</source>
            <translation>Khôi phục bản này</translation>
        </message>
        <message>
            <source>The backup becomes the database again, as a new file; a damaged one is kept beside it under a name that says so. Nothing is overwritten.</source>
            <translation>Bản sao lưu trở thành cơ sở dữ liệu trong một tệp mới; tệp hỏng (nếu có) được giữ bên cạnh với tên ghi rõ là hỏng. Không tệp nào bị ghi đè.</translation>
        </message>
        <message>
            <source>The backup is being restored and checked…</source>
            <translation>Đang khôi phục và kiểm tra bản sao lưu…</translation>
        </message>
        <message>
            <source>The data need to be recovered</source>
            <translation>Dữ liệu cần được khôi phục</translation>
        </message>
        <message>
            <source>There is no backup beside this file.</source>
            <translation>Không có bản sao lưu nào bên cạnh tệp này.</translation>
        </message>
        <message>
            <source>These are {n} changes more than any backup holds.</source>
            <translation>Nhiều hơn bản sao lưu đầy đủ nhất {n} thay đổi.</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Thử lại</translation>
        </message>
        <message>
            <source>What the damaged file itself still holds</source>
            <translation>Phần còn lại trong chính tệp hỏng</translation>
        </message>
        <message>
            <source>{title}: {products} products, {members} members, {choices} choices, {concluded} concluded</source>
            <translation>{title}: {products} sản phẩm, {members} thành viên, {choices} lựa chọn, {concluded} sản phẩm đã kết luận</translation>
        </message>
    </context>
    <context>
        <name>replace_form</name>
        <message>
            <source>Body represented</source>
            <translation>Cơ quan đại diện</translation>
        </message>
        <message>
            <source>In place of {member}, for “{product}” only; the seat stays with {member}.</source>
            <translation>Chấm thay {member}, chỉ ở sản phẩm “{product}”; ghế trong Hội đồng vẫn của {member}.</translation>
        </message>
        <message>
            <source>Leave it</source>
            <translation>Thôi</translation>
        </message>
        <message>
            <source>Let score instead</source>
            <translation>Cho chấm thay</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Họ và tên</translation>
        </message>
        <message>
            <source>Reason, for the minutes</source>
            <translation>Lý do, ghi vào biên bản</translation>
        </message>
        <message>
            <source>Replace</source>
            <translation>Thay</translation>
        </message>
        <message>
            <source>Replace a member</source>
            <translation>Thay thành viên</translation>
        </message>
        <message>
            <source>Scores one product instead</source>
            <translation>Người chấm thay một sản phẩm</translation>
        </message>
        <message>
            <source>Short name</source>
            <translation>Tên gọi tắt</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>Chức vụ</translation>
        </message>
        <message>
            <source>{member} leaves.</source>
            <translation>{member} thôi tham gia.</translation>
        </message>
        <message>
            <source>{member} leaves; {n} sheets with entries no longer count.</source>
            <translation>{member} thôi tham gia; {n} phiếu đã chấm không được tính nữa.</translation>
        </message>
    </context>
    <context>
        <name>result_panel</name>
        <message>
            <source>Above the rule of {rule} points: discuss it, or record why it stands</source>
            <translation>Vượt quy chế (tối đa {rule} điểm): cần thảo luận, hoặc ghi lý do giữ nguyên</translation>
        </message>
        <message>
            <source>Above the rule of {rule}; stands: {reason}</source>
            <translation>Vượt quy chế (tối đa {rule} điểm); giữ nguyên: {reason}</translation>
        </message>
        <message>
            <source>Average {average}</source>
            <translation>Điểm trung bình {average}</translation>
        </message>
        <message>
            <source>Missing for {n} stars</source>
            <translation>Còn thiếu gì để lên {n} sao</translation>
        </message>
        <message>
            <source>Recognised and certified at this level</source>
            <translation>Được công nhận, cấp giấy chứng nhận ở cấp này</translation>
        </message>
        <message>
            <source>Result of this product</source>
            <translation>Kết quả của sản phẩm này</translation>
        </message>
        <message>
            <source>The dossier is refused: {reason}</source>
            <translation>Hồ sơ bị loại: {reason}</translation>
        </message>
        <message>
            <source>The highest class is reached</source>
            <translation>Đã đạt hạng sao cao nhất</translation>
        </message>
        <message>
            <source>This product, now</source>
            <translation>Sản phẩm này, lúc này</translation>
        </message>
        <message>
            <source>To be forwarded to: {level}</source>
            <translation>Chuyển lên cấp trên: {level}</translation>
        </message>
        <message>
            <source>Totals of the members</source>
            <translation>Điểm từng thành viên</translation>
        </message>
        <message>
            <source>more on average</source>
            <translation>nữa ở điểm trung bình</translation>
        </message>
        <message>
            <source>provisional</source>
            <translation>tạm tính</translation>
        </message>
        <message>
            <source>rank {rank}</source>
            <translation>hạng {rank}</translation>
        </message>
        <message>
            <source>rank {rank}, tied</source>
            <translation>đồng hạng {rank}</translation>
        </message>
        <message>
            <source>spread {spread}</source>
            <translation>độ chênh {spread}</translation>
        </message>
        <message>
            <source>{done} of {expected} sheets complete</source>
            <translation>{done}/{expected} phiếu đủ</translation>
        </message>
        <message>
            <source>{n} stars</source>
            <translation>{n} sao</translation>
        </message>
        <message>
            <source>{n}/{sheets} sheets below the level of {points} points</source>
            <translation>{n}/{sheets} phiếu chưa đạt mức {points} điểm</translation>
        </message>
        <message>
            <source>{points} pts</source>
            <translation>{points} điểm</translation>
        </message>
    </context>
    <context>
        <name>round_panel</name>
        <message>
            <source>All {n} members</source>
            <translation>Cả {n} thành viên</translation>
        </message>
        <message>
            <source>As it is to stand in the minutes</source>
            <translation>Ghi đúng như đưa vào biên bản</translation>
        </message>
        <message>
            <source>Average</source>
            <translation>Điểm TB</translation>
        </message>
        <message>
            <source>Copied to the clipboard.</source>
            <translation>Đã sao chép.</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Sao chép</translation>
        </message>
        <message>
            <source>Did not score in this round</source>
            <translation>Không chấm ở vòng này</translation>
        </message>
        <message>
            <source>Discussion note</source>
            <translation>Ghi chú thảo luận</translation>
        </message>
        <message>
            <source>For example: discussed, to be scored again</source>
            <translation>Ví dụ: thống nhất chấm lại</translation>
        </message>
        <message>
            <source>Let it stand</source>
            <translation>Giữ nguyên</translation>
        </message>
        <message>
            <source>Let the spread stand</source>
            <translation>Giữ nguyên độ chênh</translation>
        </message>
        <message>
            <source>Member</source>
            <translation>Thành viên</translation>
        </message>
        <message>
            <source>Not stored with the session: copy it to where it is needed.</source>
            <translation>Ghi chú không được lưu, hãy sao chép để dùng.</translation>
        </message>
        <message>
            <source>Note copied</source>
            <translation>Đã sao chép ghi chú</translation>
        </message>
        <message>
            <source>Only some</source>
            <translation>Chỉ một số</translation>
        </message>
        <message>
            <source>Open round {round}</source>
            <translation>Chấm vòng {round}</translation>
        </message>
        <message>
            <source>Open the sheets of round {round}</source>
            <translation>Mở phiếu vòng {round}</translation>
        </message>
        <message>
            <source>Prepare anew</source>
            <translation>Soạn lại</translation>
        </message>
        <message>
            <source>Round {round}</source>
            <translation>Vòng {round}</translation>
        </message>
        <message>
            <source>Round {round} because: {note}</source>
            <translation>Lý do chấm vòng {round}: {note}</translation>
        </message>
        <message>
            <source>Round {round}: {valid} of {expected} sheets complete.</source>
            <translation>Vòng {round}: {valid}/{expected} phiếu đủ.</translation>
        </message>
        <message>
            <source>Score again: round {round}</source>
            <translation>Chấm lại: vòng {round}</translation>
        </message>
        <message>
            <source>Sheet not complete</source>
            <translation>Phiếu chưa đủ</translation>
        </message>
        <message>
            <source>Spread</source>
            <translation>Độ chênh</translation>
        </message>
        <message>
            <source>Take back</source>
            <translation>Rút lại</translation>
        </message>
        <message>
            <source>The figures have changed since this note was prepared.</source>
            <translation>Điểm đã thay đổi từ khi soạn ghi chú này.</translation>
        </message>
        <message>
            <source>The product has no criteria set yet.</source>
            <translation>Sản phẩm chưa chọn bộ tiêu chí.</translation>
        </message>
        <message>
            <source>Tick at least one member, or choose all.</source>
            <translation>Hãy đánh dấu ít nhất một thành viên, hoặc chọn tất cả.</translation>
        </message>
        <message>
            <source>Totals by round</source>
            <translation>Tổng điểm theo vòng</translation>
        </message>
        <message>
            <source>Why it stands</source>
            <translation>Lý do giữ nguyên</translation>
        </message>
        <message>
            <source>Why the product is scored again</source>
            <translation>Lý do chấm lại</translation>
        </message>
        <message>
            <source>Write why the product is scored again; it goes into the minutes.</source>
            <translation>Hãy ghi lý do chấm lại; lý do được đưa vào biên bản.</translation>
        </message>
        <message>
            <source>Write why the spread stands; it goes into the minutes.</source>
            <translation>Hãy ghi lý do giữ nguyên; lý do được đưa vào biên bản.</translation>
        </message>
    </context>
    <context>
        <name>scoring_bar</name>
        <message>
            <source>Code of a score sheet, typed or scanned</source>
            <translation>Mã phiếu đánh giá, gõ hoặc quét</translation>
        </message>
        <message>
            <source>Sheet code (Ctrl+G)</source>
            <translation>Mã phiếu (Ctrl+G)</translation>
        </message>
    </context>
    <context>
        <name>scoring_deeds</name>
        <message>
            <source>Criterion {code}</source>
            <translation>Tiêu chí {code}</translation>
        </message>
        <message>
            <source>Opinion of {member} on criterion {code}</source>
            <translation>Ý kiến của {member} về tiêu chí {code}</translation>
        </message>
        <message>
            <source>Opinion of {member} on the whole sheet</source>
            <translation>Ý kiến chung của {member}</translation>
        </message>
        <message>
            <source>Opinions are hidden during the second entry.</source>
            <translation>Ý kiến được ẩn trong khi nhập lần hai.</translation>
        </message>
        <message>
            <source>The sheet is checked: both entries agree.</source>
            <translation>Phiếu đã đối chiếu: hai lần nhập khớp nhau.</translation>
        </message>
        <message>
            <source>There is no level {place} here, nothing was changed; the keys are {keys}.</source>
            <translation>Không có mức {place}, chưa thay đổi gì; phím dùng được: {keys}.</translation>
        </message>
        <message>
            <source>This sheet is checked already: both entries agree.</source>
            <translation>Phiếu này đã đối chiếu rồi: hai lần nhập khớp nhau.</translation>
        </message>
    </context>
    <context>
        <name>scoring_frame</name>
        <message>
            <source>2nd entry: {n} left (Ctrl+J)</source>
            <translation>Nhập lần hai: còn {n} (Ctrl+J)</translation>
        </message>
        <message>
            <source>By sheet (F3)</source>
            <translation>Theo phiếu (F3)</translation>
        </message>
        <message>
            <source>By table (F3)</source>
            <translation>Theo bảng (F3)</translation>
        </message>
        <message>
            <source>Code {code}</source>
            <translation>Mã phiếu {code}</translation>
        </message>
        <message>
            <source>Ctrl+Enter: {order}</source>
            <translation>Ctrl+Enter: {order}</translation>
        </message>
        <message>
            <source>Products</source>
            <translation>Sản phẩm</translation>
        </message>
        <message>
            <source>Round {round} · Sheet {n}/{all} · {member} · {entered}/{needed} criteria</source>
            <translation>Vòng {round} · Phiếu {n}/{all} · {member} · {entered}/{needed} tiêu chí</translation>
        </message>
        <message>
            <source>Second entry</source>
            <translation>Nhập lần hai</translation>
        </message>
        <message>
            <source>Sheet {n}/{all} · {member} · {entered}/{needed} criteria</source>
            <translation>Phiếu {n}/{all} · {member} · {entered}/{needed} tiêu chí</translation>
        </message>
        <message>
            <source>So far {points}</source>
            <translation>Tạm tính {points}</translation>
        </message>
        <message>
            <source>To the council</source>
            <translation>Mở trang Hội đồng</translation>
        </message>
        <message>
            <source>Total {points}</source>
            <translation>Tổng {points}</translation>
        </message>
        <message>
            <source>Which sheet Ctrl+Enter opens next; Ctrl+T changes it</source>
            <translation>Phiếu mà Ctrl+Enter mở tiếp theo; Ctrl+T để đổi thứ tự</translation>
        </message>
        <message>
            <source>Whole session: {done}/{expected} sheets</source>
            <translation>Cả kỳ: {done}/{expected} phiếu</translation>
        </message>
        <message>
            <source>checked</source>
            <translation>đã đối chiếu</translation>
        </message>
    </context>
    <context>
        <name>scoring_layout</name>
        <message>
            <source>Enter the council</source>
            <translation>Nhập thành viên hội đồng</translation>
        </message>
        <message>
            <source>Enter the products</source>
            <translation>Nhập sản phẩm</translation>
        </message>
        <message>
            <source>Here the members' score sheets are entered, one criterion after the other.</source>
            <translation>Trang này để nhập phiếu chấm của từng thành viên, lần lượt từng tiêu chí.</translation>
        </message>
        <message>
            <source>No member scores yet</source>
            <translation>Chưa có thành viên nào chấm điểm</translation>
        </message>
        <message>
            <source>There are no products yet</source>
            <translation>Chưa có sản phẩm nào</translation>
        </message>
    </context>
    <context>
        <name>scoring_members</name>
        <message>
            <source>Members</source>
            <translation>Thành viên hội đồng</translation>
        </message>
    </context>
    <context>
        <name>scoring_order</name>
        <message>
            <source>by member</source>
            <translation>theo thành viên</translation>
        </message>
        <message>
            <source>by product</source>
            <translation>theo sản phẩm</translation>
        </message>
        <message>
            <source>by sheet code</source>
            <translation>theo mã phiếu</translation>
        </message>
    </context>
    <context>
        <name>scoring_page</name>
        <message>
            <source>All score sheets of this session are complete.</source>
            <translation>Tất cả các phiếu của kỳ này đã đủ.</translation>
        </message>
        <message>
            <source>Choose the criteria set</source>
            <translation>Chọn bộ tiêu chí</translation>
        </message>
        <message>
            <source>No criteria set is chosen yet</source>
            <translation>Chưa chọn bộ tiêu chí</translation>
        </message>
        <message>
            <source>No other complete sheet waits for its second entry.</source>
            <translation>Không còn phiếu đã đủ nào khác chờ nhập lần hai.</translation>
        </message>
        <message>
            <source>The result is shown again when the second entry of this sheet is settled.</source>
            <translation>Kết quả được ẩn cho đến khi đối chiếu xong phiếu này.</translation>
        </message>
        <message>
            <source>The sheets of this product can be entered once its criteria set is known.</source>
            <translation>Chọn bộ tiêu chí cho sản phẩm này rồi mới nhập được phiếu chấm.</translation>
        </message>
        <message>
            <source>The table shows the first entry; settle the second entry or give it up first.</source>
            <translation>Bảng cho thấy lần nhập đầu; hãy đối chiếu xong hoặc bỏ lần nhập này trước.</translation>
        </message>
        <message>
            <source>This sheet has no earlier round.</source>
            <translation>Phiếu này không có vòng trước.</translation>
        </message>
        <message>
            <source>{n} criteria are not entered yet; Ctrl+Enter again leaves the sheet as it is.</source>
            <translation>Còn {n} tiêu chí chưa nhập; nhấn Ctrl+Enter lần nữa để chuyển phiếu và để nguyên như vậy.</translation>
        </message>
        <message>
            <source>{n} criteria still differ; Ctrl+Enter again leaves the sheet as it is.</source>
            <translation>Còn {n} tiêu chí khác nhau; bấm Ctrl+Enter lần nữa để tạm rời phiếu.</translation>
        </message>
    </context>
    <context>
        <name>scoring_refusal</name>
        <message>
            <source>Cancel</source>
            <translation>Hủy</translation>
        </message>
        <message>
            <source>Reason why the dossier is refused</source>
            <translation>Lý do hồ sơ bị loại</translation>
        </message>
        <message>
            <source>Reason, as it will stand in the minutes</source>
            <translation>Lý do, sẽ ghi vào biên bản</translation>
        </message>
        <message>
            <source>Refuse the dossier</source>
            <translation>Loại hồ sơ</translation>
        </message>
        <message>
            <source>Take back</source>
            <translation>Rút lại</translation>
        </message>
        <message>
            <source>The dossier is refused: {reason}</source>
            <translation>Hồ sơ bị loại: {reason}</translation>
        </message>
        <message>
            <source>Write the reason; it will stand in the minutes.</source>
            <translation>Hãy ghi lý do; lý do sẽ được ghi vào biên bản.</translation>
        </message>
    </context>
    <context>
        <name>scoring_sheet</name>
        <message>
            <source>Earlier round (Ctrl+R)</source>
            <translation>Vòng trước (Ctrl+R)</translation>
        </message>
        <message>
            <source>Give up (Ctrl+Shift+D)</source>
            <translation>Bỏ lần nhập này (Ctrl+Shift+D)</translation>
        </message>
        <message>
            <source>Next round (Ctrl+R)</source>
            <translation>Vòng khác (Ctrl+R)</translation>
        </message>
        <message>
            <source>Not asked to score again in round {current}: the sheet of round {round} counts.</source>
            <translation>Không chấm lại ở vòng {current}: phiếu vòng {round} được tính.</translation>
        </message>
        <message>
            <source>Round {round}</source>
            <translation>Vòng {round}</translation>
        </message>
        <message>
            <source>Round {round}: {note}</source>
            <translation>Vòng {round}: {note}</translation>
        </message>
        <message>
            <source>Score sheet of {member} for {product}</source>
            <translation>Phiếu đánh giá của {member} cho {product}</translation>
        </message>
        <message>
            <source>Second entry (Ctrl+D)</source>
            <translation>Nhập lần hai (Ctrl+D)</translation>
        </message>
        <message>
            <source>Second entry: compare it with the first.</source>
            <translation>Đối chiếu lần nhập thứ hai với lần đầu.</translation>
        </message>
        <message>
            <source>Second entry: type the paper sheet once more; the first entry is hidden.</source>
            <translation>Nhập lần hai: nhập lại từ phiếu giấy; lần nhập đầu được ẩn.</translation>
        </message>
        <message>
            <source>Set {number} · {title}</source>
            <translation>Bộ {number} · {title}</translation>
        </message>
        <message>
            <source>The sheet of round {round} is to be read only.</source>
            <translation>Phiếu vòng {round} chỉ để xem.</translation>
        </message>
        <message>
            <source>This is the sheet of round {round}, to be read only; a later one counts.</source>
            <translation>Đây là phiếu vòng {round}, chỉ để xem; phiếu của vòng sau được tính.</translation>
        </message>
        <message>
            <source>This sheet belongs to another session; open that session first.</source>
            <translation>Phiếu này thuộc kỳ đánh giá khác; hãy mở kỳ đó trước.</translation>
        </message>
        <message>
            <source>This sheet waits for its second entry.</source>
            <translation>Phiếu này chờ nhập lần hai.</translation>
        </message>
        <message>
            <source>{member} does not score this product ({reason}); change that on the page Council.</source>
            <translation>{member} không tham gia chấm sản phẩm này ({reason}); thay đổi ở trang Hội đồng.</translation>
        </message>
        <message>
            <source>{member} does not score this product; change that on the page Council.</source>
            <translation>{member} không tham gia chấm sản phẩm này; thay đổi ở trang Hội đồng.</translation>
        </message>
        <message>
            <source>{member} has no sheet of round {round} for this product; look at the paper again.</source>
            <translation>{member} không có phiếu vòng {round} cho sản phẩm này; hãy xem lại phiếu giấy.</translation>
        </message>
        <message>
            <source>{member} is absent for this product ({reason}); change that on the page Council.</source>
            <translation>{member} vắng mặt đối với sản phẩm này ({reason}); thay đổi ở trang Hội đồng.</translation>
        </message>
        <message>
            <source>{member} is absent for this product; change that on the page Council.</source>
            <translation>{member} vắng mặt đối với sản phẩm này; thay đổi ở trang Hội đồng.</translation>
        </message>
    </context>
    <context>
        <name>scoring_views</name>
        <message>
            <source>A star requirement holds it back</source>
            <translation>Chưa đạt yêu cầu tối thiểu nên bị giữ hạng sao</translation>
        </message>
        <message>
            <source>Close below the next star class</source>
            <translation>Sát dưới ngưỡng hạng sao tiếp theo</translation>
        </message>
        <message>
            <source>First evaluation</source>
            <translation>Lần đầu</translation>
        </message>
        <message>
            <source>No criteria set is chosen yet</source>
            <translation>Chưa chọn bộ tiêu chí</translation>
        </message>
        <message>
            <source>Re-evaluation</source>
            <translation>Đánh giá, phân hạng lại</translation>
        </message>
        <message>
            <source>Sheets wait for their second entry</source>
            <translation>Còn phiếu chờ nhập lần hai</translation>
        </message>
        <message>
            <source>The dossier is refused</source>
            <translation>Hồ sơ bị loại</translation>
        </message>
        <message>
            <source>The spread is above the rule</source>
            <translation>Độ chênh vượt quy chế</translation>
        </message>
        <message>
            <source>Upgrade</source>
            <translation>Nâng hạng</translation>
        </message>
        <message>
            <source>absent</source>
            <translation>vắng</translation>
        </message>
        <message>
            <source>average {average}</source>
            <translation>điểm trung bình {average}</translation>
        </message>
        <message>
            <source>checked</source>
            <translation>đã đối chiếu</translation>
        </message>
        <message>
            <source>complete</source>
            <translation>đủ</translation>
        </message>
        <message>
            <source>does not score</source>
            <translation>không chấm</translation>
        </message>
        <message>
            <source>left out</source>
            <translation>không tính</translation>
        </message>
        <message>
            <source>not entered</source>
            <translation>chưa nhập</translation>
        </message>
        <message>
            <source>second entry…</source>
            <translation>đang nhập lần hai</translation>
        </message>
        <message>
            <source>waits for 2nd entry</source>
            <translation>chờ nhập lần hai</translation>
        </message>
        <message>
            <source>{done} of {expected} sheets</source>
            <translation>{done}/{expected} phiếu đủ</translation>
        </message>
        <message>
            <source>{member} scores instead</source>
            <translation>{member} chấm thay</translation>
        </message>
        <message>
            <source>{member} was to score instead and is away</source>
            <translation>{member} được cử chấm thay nhưng vắng</translation>
        </message>
        <message>
            <source>{member}, in place of {other}</source>
            <translation>{member}, chấm thay {other}</translation>
        </message>
        <message>
            <source>{n} stars</source>
            <translation>{n} sao</translation>
        </message>
        <message>
            <source>{points} points</source>
            <translation>{points} điểm</translation>
        </message>
    </context>
    <context>
        <name>second_entry</name>
        <message>
            <source>0 · no level reached</source>
            <translation>0 · không đạt mức nào</translation>
        </message>
        <message>
            <source>Differences between the two entries</source>
            <translation>Các điểm khác nhau giữa hai lần nhập</translation>
        </message>
        <message>
            <source>Enter opens the first difference</source>
            <translation>Nhấn Enter để mở chỗ khác nhau đầu tiên</translation>
        </message>
        <message>
            <source>First entry</source>
            <translation>Lần đầu</translation>
        </message>
        <message>
            <source>First entry: {text}</source>
            <translation>Lần đầu: {text}</translation>
        </message>
        <message>
            <source>Level {key} · {points} points · {label}</source>
            <translation>Mức {key} · {points} điểm · {label}</translation>
        </message>
        <message>
            <source>No difference is open, so nothing was settled; open one with the arrow keys.</source>
            <translation>Chưa mở tiêu chí nào nên không có gì thay đổi; hãy mở một tiêu chí bằng phím mũi tên.</translation>
        </message>
        <message>
            <source>No level reached (0 points)</source>
            <translation>Không đạt mức nào (0 điểm)</translation>
        </message>
        <message>
            <source>Second entry</source>
            <translation>Lần hai</translation>
        </message>
        <message>
            <source>Second entry: {text}</source>
            <translation>Lần hai: {text}</translation>
        </message>
        <message>
            <source>The entries differ on {n} criteria. Look at the paper sheet and settle each.</source>
            <translation>Hai lần nhập khác nhau ở {n} tiêu chí. Hãy xem phiếu giấy và chọn cho từng tiêu chí.</translation>
        </message>
        <message>
            <source>The two entries agree. Enter records the sheet as checked.</source>
            <translation>Hai lần nhập khớp nhau. Bấm Enter để ghi nhận phiếu đã đối chiếu.</translation>
        </message>
        <message>
            <source>This entry has nothing here; choose a level by its digit.</source>
            <translation>Lần nhập này bỏ trống; hãy chọn mức bằng phím số.</translation>
        </message>
        <message>
            <source>not entered</source>
            <translation>chưa nhập</translation>
        </message>
        <message>
            <source>{points} points · {label}</source>
            <translation>{points} điểm · {label}</translation>
        </message>
        <message>
            <source>← takes the first entry · → takes the second · a digit takes another level</source>
            <translation>← lấy lần đầu · → lấy lần hai · phím số để chọn mức khác</translation>
        </message>
    </context>
    <context>
        <name>session_page</name>
        <message>
            <source>A star requirement is met</source>
            <translation>Yêu cầu theo sao được coi là đạt</translation>
        </message>
        <message>
            <source>Begins at</source>
            <translation>Bắt đầu lúc</translation>
        </message>
        <message>
            <source>Clause</source>
            <translation>Căn cứ (điều, khoản)</translation>
        </message>
        <message>
            <source>Clause: {rule}</source>
            <translation>Căn cứ: {rule}</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>Ngày họp</translation>
        </message>
        <message>
            <source>Date of the decision that recognises the products</source>
            <translation>Ngày của quyết định công nhận kết quả</translation>
        </message>
        <message>
            <source>Date of the decision that set up the council</source>
            <translation>Ngày của quyết định thành lập hội đồng</translation>
        </message>
        <message>
            <source>Date of the list of products forwarded</source>
            <translation>Ngày danh sách chuyển cấp trên</translation>
        </message>
        <message>
            <source>Date of the notice of results</source>
            <translation>Ngày thông báo kết quả</translation>
        </message>
        <message>
            <source>Date of the submission</source>
            <translation>Ngày tờ trình</translation>
        </message>
        <message>
            <source>Decimals shown</source>
            <translation>Số chữ số thập phân hiển thị</translation>
        </message>
        <message>
            <source>Decision that recognises the products</source>
            <translation>Quyết định công nhận kết quả, số</translation>
        </message>
        <message>
            <source>Decision that set up the council</source>
            <translation>Quyết định thành lập hội đồng, số</translation>
        </message>
        <message>
            <source>Decree</source>
            <translation>Quyết định áp dụng</translation>
        </message>
        <message>
            <source>Decree and level</source>
            <translation>Quyết định áp dụng và cấp</translation>
        </message>
        <message>
            <source>Ends at</source>
            <translation>Kết thúc lúc</translation>
        </message>
        <message>
            <source>Equal averages are ordered by part</source>
            <translation>Bằng điểm thì xét lần lượt phần</translation>
        </message>
        <message>
            <source>Fill blanks from the settings</source>
            <translation>Điền chỗ trống theo Cài đặt</translation>
        </message>
        <message>
            <source>Fill blanks with usual words</source>
            <translation>Điền chỗ trống theo mẫu thường dùng</translation>
        </message>
        <message>
            <source>First certificate number</source>
            <translation>Số giấy chứng nhận đầu tiên</translation>
        </message>
        <message>
            <source>Fixed when the session was made; its criteria are kept with the session.</source>
            <translation>Cố định từ khi tạo kỳ; bộ tiêu chí được giữ cùng kỳ.</translation>
        </message>
        <message>
            <source>For the papers of this session only; the settings hold what new sessions begin with.</source>
            <translation>Chỉ dùng cho văn bản của kỳ này; giá trị ban đầu của kỳ mới nằm ở trang Cài đặt.</translation>
        </message>
        <message>
            <source>From 5 valid sheets on</source>
            <translation>Khi có từ 5 phiếu hợp lệ</translation>
        </message>
        <message>
            <source>Greatest spread of the totals, points</source>
            <translation>Độ chênh cho phép, điểm</translation>
        </message>
        <message>
            <source>Here the meeting, its level, the numbers of the papers and the rules of the council are kept.</source>
            <translation>Trang này giữ thông tin phiên họp, cấp hội đồng, số hiệu văn bản và quy chế của hội đồng.</translation>
        </message>
        <message>
            <source>Its date</source>
            <translation>Ngày</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Hình thức</translation>
        </message>
        <message>
            <source>Leave out the highest and the lowest</source>
            <translation>Bỏ phiếu cao nhất và thấp nhất</translation>
        </message>
        <message>
            <source>Level of the council</source>
            <translation>Cấp hội đồng</translation>
        </message>
        <message>
            <source>Members with an interest</source>
            <translation>Thành viên có lợi ích liên quan</translation>
        </message>
        <message>
            <source>Name of the rules</source>
            <translation>Tên quy chế</translation>
        </message>
        <message>
            <source>Number of the list of products forwarded</source>
            <translation>Số danh sách chuyển cấp trên</translation>
        </message>
        <message>
            <source>Number of the minutes</source>
            <translation>Biên bản, số</translation>
        </message>
        <message>
            <source>Number of the notice of results</source>
            <translation>Số thông báo kết quả</translation>
        </message>
        <message>
            <source>Number of the submission</source>
            <translation>Số tờ trình</translation>
        </message>
        <message>
            <source>Numbers of the papers</source>
            <translation>Số, ngày văn bản</translation>
        </message>
        <message>
            <source>Opinions in writing</source>
            <translation>Lấy ý kiến bằng văn bản</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>Địa điểm</translation>
        </message>
        <message>
            <source>Quorum, share of the members</source>
            <translation>Tỷ lệ thành viên phải có mặt</translation>
        </message>
        <message>
            <source>Rules of the council</source>
            <translation>Quy chế hội đồng</translation>
        </message>
        <message>
            <source>Session data</source>
            <translation>Thông tin kỳ</translation>
        </message>
        <message>
            <source>Take the usual rules</source>
            <translation>Lấy quy chế thường dùng</translation>
        </message>
        <message>
            <source>The certificates still lack: {what}.</source>
            <translation>Giấy chứng nhận còn thiếu: {what}.</translation>
        </message>
        <message>
            <source>The chair or a deputy must be present</source>
            <translation>Phải có Chủ tịch hoặc Phó Chủ tịch</translation>
        </message>
        <message>
            <source>The council meets</source>
            <translation>Họp hội đồng</translation>
        </message>
        <message>
            <source>The meeting</source>
            <translation>Phiên họp</translation>
        </message>
        <message>
            <source>The minutes still lack: {what}.</source>
            <translation>Biên bản còn thiếu: {what}.</translation>
        </message>
        <message>
            <source>The office and its words</source>
            <translation>Cơ quan và lời văn</translation>
        </message>
        <message>
            <source>The session is sealed: only the numbers and dates of later papers and the words of the office can still be filled in.</source>
            <translation>Kỳ đánh giá đã niêm phong: chỉ còn bổ sung được số, ngày của các văn bản ban hành sau và lời văn của cơ quan.</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>Tên kỳ đánh giá</translation>
        </message>
        <message>
            <source>Usual rules</source>
            <translation>Quy chế thường dùng</translation>
        </message>
        <message>
            <source>What the decree leaves to the council; each rule is printed with its clause.</source>
            <translation>Những điểm quyết định để hội đồng tự quy định; mỗi quy tắc được in kèm căn cứ.</translation>
        </message>
        <message>
            <source>Who chairs</source>
            <translation>Chủ trì</translation>
        </message>
        <message>
            <source>by a majority of the sheets</source>
            <translation>khi đa số phiếu đạt</translation>
        </message>
        <message>
            <source>by every sheet</source>
            <translation>khi mọi phiếu đều đạt</translation>
        </message>
        <message>
            <source>by the average of the sheets</source>
            <translation>khi điểm trung bình đạt</translation>
        </message>
        <message>
            <source>do not score the product</source>
            <translation>không chấm sản phẩm đó</translation>
        </message>
        <message>
            <source>equal averages</source>
            <translation>bằng điểm</translation>
        </message>
        <message>
            <source>members with an interest</source>
            <translation>thành viên có lợi ích liên quan</translation>
        </message>
        <message>
            <source>no rule</source>
            <translation>không quy định</translation>
        </message>
        <message>
            <source>not at all (equal rank)</source>
            <translation>không xét (đồng hạng)</translation>
        </message>
        <message>
            <source>quorum</source>
            <translation>tỷ lệ có mặt</translation>
        </message>
        <message>
            <source>sheets left out</source>
            <translation>bỏ phiếu cao nhất, thấp nhất</translation>
        </message>
        <message>
            <source>spread</source>
            <translation>độ chênh</translation>
        </message>
        <message>
            <source>star requirements</source>
            <translation>yêu cầu theo sao</translation>
        </message>
        <message>
            <source>{needed} of {members} members</source>
            <translation>{needed} trên {members} thành viên</translation>
        </message>
    </context>
    <context>
        <name>session_words</name>
        <message>
            <source>District</source>
            <translation>Cấp huyện</translation>
        </message>
        <message>
            <source>Issues no certificates; from {points} points on it forwards the product to: {to}.</source>
            <translation>Không cấp giấy chứng nhận; từ {points} điểm chuyển hồ sơ lên {to}.</translation>
        </message>
        <message>
            <source>Ministry</source>
            <translation>Trung ương</translation>
        </message>
        <message>
            <source>Province</source>
            <translation>Cấp tỉnh</translation>
        </message>
        <message>
            <source>Recognises and certifies {stars} stars.</source>
            <translation>Công nhận, cấp giấy chứng nhận {stars} sao.</translation>
        </message>
        <message>
            <source>Recognises and certifies {stars} stars; from {points} points on it forwards the product to: {to}.</source>
            <translation>Công nhận, cấp giấy chứng nhận {stars} sao; từ {points} điểm chuyển hồ sơ lên {to}.</translation>
        </message>
        <message>
            <source>agency on the certificate</source>
            <translation>cơ quan cấp</translation>
        </message>
        <message>
            <source>date of the decision</source>
            <translation>ngày quyết định</translation>
        </message>
        <message>
            <source>date of the meeting</source>
            <translation>ngày họp</translation>
        </message>
        <message>
            <source>decision that set up the council</source>
            <translation>quyết định thành lập hội đồng</translation>
        </message>
        <message>
            <source>first certificate number</source>
            <translation>số giấy chứng nhận đầu tiên</translation>
        </message>
        <message>
            <source>issuing body</source>
            <translation>cơ quan ban hành</translation>
        </message>
        <message>
            <source>number of the decision</source>
            <translation>số quyết định</translation>
        </message>
        <message>
            <source>number of the minutes</source>
            <translation>số biên bản</translation>
        </message>
        <message>
            <source>place name</source>
            <translation>địa danh</translation>
        </message>
        <message>
            <source>place of the meeting</source>
            <translation>địa điểm họp</translation>
        </message>
        <message>
            <source>title of the signer</source>
            <translation>chức vụ người ký</translation>
        </message>
        <message>
            <source>when it begins</source>
            <translation>giờ bắt đầu</translation>
        </message>
        <message>
            <source>when it ends</source>
            <translation>giờ kết thúc</translation>
        </message>
    </context>
    <context>
        <name>settings_page</name>
        <message>
            <source>About the program</source>
            <translation>Về phần mềm</translation>
        </message>
        <message>
            <source>All sessions are in this one file; copy it while the program is closed.</source>
            <translation>Mọi kỳ đánh giá nằm trong một tệp này; hãy sao chép khi đã đóng phần mềm.</translation>
        </message>
        <message>
            <source>As the system has it</source>
            <translation>Theo hệ thống</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Tối</translation>
        </message>
        <message>
            <source>Database file</source>
            <translation>Tệp dữ liệu</translation>
        </message>
        <message>
            <source>Database file: one that is there, or a new name</source>
            <translation>Tệp dữ liệu: chọn tệp đã có hoặc đặt tên mới</translation>
        </message>
        <message>
            <source>Databases (*.sqlite)</source>
            <translation>Tệp dữ liệu (*.sqlite)</translation>
        </message>
        <message>
            <source>Fill blanks with usual words</source>
            <translation>Điền chỗ trống theo mẫu thường dùng</translation>
        </message>
        <message>
            <source>High contrast</source>
            <translation>Tương phản cao</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Ngôn ngữ</translation>
        </message>
        <message>
            <source>Language of the window</source>
            <translation>Ngôn ngữ giao diện</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Sáng</translation>
        </message>
        <message>
            <source>Look</source>
            <translation>Giao diện</translation>
        </message>
        <message>
            <source>Look of the window</source>
            <translation>Màu sắc của cửa sổ</translation>
        </message>
        <message>
            <source>Made with these parts, under their licences:</source>
            <translation>Phần mềm dùng các thành phần sau, theo giấy phép của chúng:</translation>
        </message>
        <message>
            <source>OCOP Desktop {version}, Python {python}, Qt {qt}</source>
            <translation>OCOP Desktop {version}, Python {python}, Qt {qt}</translation>
        </message>
        <message>
            <source>Open the folder</source>
            <translation>Mở thư mục</translation>
        </message>
        <message>
            <source>Papers are in Vietnamese whatever the language of the window.</source>
            <translation>Văn bản luôn bằng tiếng Việt, không phụ thuộc ngôn ngữ giao diện.</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Cài đặt</translation>
        </message>
        <message>
            <source>The office and its words</source>
            <translation>Cơ quan và lời văn</translation>
        </message>
        <message>
            <source>Use another file…</source>
            <translation>Dùng tệp khác…</translation>
        </message>
        <message>
            <source>What new sessions begin with; the sessions that exist keep their own.</source>
            <translation>Giá trị ban đầu cho các kỳ tạo mới; các kỳ đã có giữ giá trị riêng.</translation>
        </message>
        <message>
            <source>Where the data is</source>
            <translation>Nơi lưu dữ liệu</translation>
        </message>
    </context>
    <context>
        <name>sheet_editor</name>
        <message>
            <source>First say which case holds; then the levels of that case can be chosen.</source>
            <translation>Trước hết hãy chọn trường hợp áp dụng; sau đó mới chọn được mức.</translation>
        </message>
        <message>
            <source>Score sheet</source>
            <translation>Phiếu chấm điểm</translation>
        </message>
    </context>
    <context>
        <name>sheet_layout</name>
        <message>
            <source>Asked once: on this sheet only levels of this case can be chosen.</source>
            <translation>Chỉ hỏi một lần: trên phiếu này chỉ chọn được các mức của trường hợp này.</translation>
        </message>
        <message>
            <source>No level reached (0 points)</source>
            <translation>Không đạt mức nào (0 điểm)</translation>
        </message>
        <message>
            <source>Opinion (Ctrl+K)</source>
            <translation>Ý kiến (Ctrl+K)</translation>
        </message>
        <message>
            <source>Record that this applies (Ctrl+L)</source>
            <translation>Ghi nhận hồ sơ bị loại vì lý do này (Ctrl+L)</translation>
        </message>
    </context>
    <context>
        <name>sheet_words</name>
        <message>
            <source>All {n} criteria are entered a second time</source>
            <translation>Đã nhập lần hai đủ {n} tiêu chí</translation>
        </message>
        <message>
            <source>Backspace goes back · Delete clears · Ctrl+Enter finishes the sheet</source>
            <translation>Backspace lùi lại · Delete xóa · Ctrl+Enter xong phiếu</translation>
        </message>
        <message>
            <source>Case {case} clears the choices on {codes}; press {case} again to choose it.</source>
            <translation>Chọn trường hợp {case} sẽ xóa lựa chọn ở tiêu chí {codes}; bấm {case} lần nữa để chọn.</translation>
        </message>
        <message>
            <source>Ctrl+Enter opens the next sheet; the arrow keys go back to change something.</source>
            <translation>Ctrl+Enter mở phiếu tiếp theo; dùng phím mũi tên quay lại nếu cần sửa.</translation>
        </message>
        <message>
            <source>Does not apply</source>
            <translation>Không áp dụng</translation>
        </message>
        <message>
            <source>Enter goes to the first of them; Ctrl+Enter opens the next sheet.</source>
            <translation>Enter đến tiêu chí đầu tiên còn thiếu; Ctrl+Enter mở phiếu tiếp theo.</translation>
        </message>
        <message>
            <source>Key {key}: {points} points, {label}</source>
            <translation>Phím {key}: {points} điểm, {label}</translation>
        </message>
        <message>
            <source>Letters enter nothing here: digits choose the level, “/” finds a criterion or a product.</source>
            <translation>Ở đây gõ chữ không nhập gì: phím số chọn mức, phím “/” tìm tiêu chí hoặc sản phẩm.</translation>
        </message>
        <message>
            <source>No criterion is open, so nothing was entered; choose one with the arrow keys.</source>
            <translation>Không có tiêu chí nào đang mở nên chưa nhập gì; chọn tiêu chí bằng phím mũi tên.</translation>
        </message>
        <message>
            <source>Num Lock is off, so nothing was entered; press Num Lock to type digits on the keypad.</source>
            <translation>Num Lock đang tắt nên chưa nhập gì; bấm Num Lock để gõ số bằng bàn phím số.</translation>
        </message>
        <message>
            <source>Opinion on the whole sheet (Ctrl+Shift+K)</source>
            <translation>Ý kiến chung (Ctrl+Shift+K)</translation>
        </message>
        <message>
            <source>Opinion on the whole sheet: {text}</source>
            <translation>Ý kiến chung: {text}</translation>
        </message>
        <message>
            <source>Part {code} · {title}</source>
            <translation>Phần {code} · {title}</translation>
        </message>
        <message>
            <source>Second entry, to compare (Ctrl+D)</source>
            <translation>Nhập lần hai để đối chiếu (Ctrl+D)</translation>
        </message>
        <message>
            <source>The sheet is complete: {n} criteria, {points} points</source>
            <translation>Phiếu đã đủ: {n} tiêu chí, {points} điểm</translation>
        </message>
        <message>
            <source>To be read only · Ctrl+Enter opens the next sheet</source>
            <translation>Chỉ để xem · Ctrl+Enter mở phiếu tiếp theo</translation>
        </message>
        <message>
            <source>Which case holds for this sheet?</source>
            <translation>Phiếu này áp dụng trường hợp nào?</translation>
        </message>
        <message>
            <source>Which case holds is not chosen yet</source>
            <translation>Chưa chọn trường hợp áp dụng</translation>
        </message>
        <message>
            <source>least level for {n} stars</source>
            <translation>mức tối thiểu cho hạng {n} sao</translation>
        </message>
        <message>
            <source>no level reached</source>
            <translation>không đạt mức nào</translation>
        </message>
        <message>
            <source>not entered</source>
            <translation>chưa nhập</translation>
        </message>
        <message>
            <source>{code}: no level reached</source>
            <translation>{code}: không đạt mức nào</translation>
        </message>
        <message>
            <source>{code}: not entered</source>
            <translation>{code}: chưa nhập</translation>
        </message>
        <message>
            <source>{code}: {points} points</source>
            <translation>{code}: {points} điểm</translation>
        </message>
        <message>
            <source>{n} criteria are not entered yet: {codes}</source>
            <translation>Còn {n} tiêu chí chưa nhập: {codes}</translation>
        </message>
        <message>
            <source>{points} points</source>
            <translation>{points} điểm</translation>
        </message>
        <message>
            <source>{points} pts</source>
            <translation>{points} điểm</translation>
        </message>
        <message>
            <source>{rule}: criterion {code} has 0 points</source>
            <translation>{rule}: tiêu chí {code} được 0 điểm</translation>
        </message>
        <message>
            <source>{rule}: criterion {code} is not entered yet</source>
            <translation>{rule}: tiêu chí {code} chưa nhập</translation>
        </message>
    </context>
    <context>
        <name>spread_panel</name>
        <message>
            <source>A spread needs at least two complete sheets.</source>
            <translation>Phải có ít nhất hai phiếu đủ mới tính được độ chênh.</translation>
        </message>
        <message>
            <source>All complete sheets have the same total.</source>
            <translation>Các phiếu đủ đều có tổng điểm bằng nhau.</translation>
        </message>
        <message>
            <source>Criteria on which the two sheets differ, the greatest contribution first</source>
            <translation>Những tiêu chí hai phiếu chấm khác nhau, chênh nhiều nhất đứng trước</translation>
        </message>
        <message>
            <source>Criteria that make the spread</source>
            <translation>Các tiêu chí tạo nên độ chênh</translation>
        </message>
        <message>
            <source>Criterion</source>
            <translation>Tiêu chí</translation>
        </message>
        <message>
            <source>Difference</source>
            <translation>Chênh</translation>
        </message>
        <message>
            <source>Discuss, score again…</source>
            <translation>Thảo luận, chấm lại…</translation>
        </message>
        <message>
            <source>Highest</source>
            <translation>Cao nhất</translation>
        </message>
        <message>
            <source>Highest sheet</source>
            <translation>Phiếu cao nhất</translation>
        </message>
        <message>
            <source>Lowest</source>
            <translation>Thấp nhất</translation>
        </message>
        <message>
            <source>Lowest sheet</source>
            <translation>Phiếu thấp nhất</translation>
        </message>
        <message>
            <source>No.</source>
            <translation>Số</translation>
        </message>
        <message>
            <source>Number of the criterion</source>
            <translation>Số của tiêu chí</translation>
        </message>
        <message>
            <source>Points on the highest sheet</source>
            <translation>Điểm trên phiếu cao nhất</translation>
        </message>
        <message>
            <source>Points on the lowest sheet</source>
            <translation>Điểm trên phiếu thấp nhất</translation>
        </message>
        <message>
            <source>The product has no criteria set yet.</source>
            <translation>Sản phẩm chưa chọn bộ tiêu chí.</translation>
        </message>
        <message>
            <source>What the criterion adds to the spread, in points</source>
            <translation>Số điểm tiêu chí này góp vào độ chênh</translation>
        </message>
        <message>
            <source>{n} criteria differ and add up to {sum} points ({highest} − {lowest})</source>
            <translation>{n} tiêu chí khác nhau, cộng {sum} điểm ({highest} − {lowest})</translation>
        </message>
    </context>
    <context>
        <name>steps</name>
        <message>
            <source>Backups</source>
            <translation>Sao lưu</translation>
        </message>
        <message>
            <source>Check</source>
            <translation>Kiểm tra</translation>
        </message>
        <message>
            <source>Closing</source>
            <translation>Niêm phong</translation>
        </message>
        <message>
            <source>Conclusions</source>
            <translation>Kết luận</translation>
        </message>
        <message>
            <source>Conclusions that no longer stand, as something changed since: {n}.</source>
            <translation>Kết luận cần xem lại vì điểm hoặc hội đồng đã đổi: {n} sản phẩm.</translation>
        </message>
        <message>
            <source>Council</source>
            <translation>Hội đồng</translation>
        </message>
        <message>
            <source>Log of changes</source>
            <translation>Nhật ký</translation>
        </message>
        <message>
            <source>Opened again on {when}; not sealed since.</source>
            <translation>Đã mở lại lúc {when}, chưa niêm phong lại.</translation>
        </message>
        <message>
            <source>Overview</source>
            <translation>Tổng quan</translation>
        </message>
        <message>
            <source>Papers</source>
            <translation>Văn bản</translation>
        </message>
        <message>
            <source>Products</source>
            <translation>Sản phẩm</translation>
        </message>
        <message>
            <source>Products not concluded yet: {n}.</source>
            <translation>Còn {n} sản phẩm chưa kết luận.</translation>
        </message>
        <message>
            <source>Products that no member scores: {n}.</source>
            <translation>Không có thành viên nào chấm: {n} sản phẩm.</translation>
        </message>
        <message>
            <source>Products with a spread above the rule, not settled: {n}.</source>
            <translation>Vượt độ chênh, chưa xử lý: {n} sản phẩm.</translation>
        </message>
        <message>
            <source>Products without a criteria set: {n}.</source>
            <translation>Chưa có bộ sản phẩm: {n} sản phẩm.</translation>
        </message>
        <message>
            <source>Ranking</source>
            <translation>Bảng điểm</translation>
        </message>
        <message>
            <source>Score sheets not complete yet: {n}.</source>
            <translation>Còn {n} phiếu chưa đủ.</translation>
        </message>
        <message>
            <source>Score sheets that wait for their second entry: {n}, {which}.</source>
            <translation>Phiếu chờ nhập lần hai: {n} ({which}).</translation>
        </message>
        <message>
            <source>Scoring</source>
            <translation>Chấm điểm</translation>
        </message>
        <message>
            <source>Sealed on {when}, revision {n}.</source>
            <translation>Niêm phong lúc {when}, lần {n}.</translation>
        </message>
        <message>
            <source>Session data</source>
            <translation>Thông tin kỳ</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Cài đặt</translation>
        </message>
        <message>
            <source>Still open: {what}.</source>
            <translation>Còn thiếu: {what}.</translation>
        </message>
        <message>
            <source>The council has no members yet.</source>
            <translation>Hội đồng chưa có thành viên.</translation>
        </message>
        <message>
            <source>There are no products yet; import the list or add them.</source>
            <translation>Chưa có sản phẩm; hãy nhập danh sách hoặc thêm từng sản phẩm.</translation>
        </message>
        <message>
            <source>done</source>
            <translation>xong</translation>
        </message>
        <message>
            <source>{member} – {product}</source>
            <translation>{member} – {product}</translation>
        </message>
    </context>
    <context>
        <name>template_list</name>
        <message>
            <source>A template is a Word file with names between braces, such as {{ product.name }}. Begin with the sample, change it in Word and add it here: the Word form of the paper is then made by it, the PDF stays.</source>
            <translation>Mẫu là tệp Word có các biến đặt trong ngoặc nhọn, như {{ product.name }}. Lưu mẫu có sẵn, sửa trong Word rồi thêm vào đây: bản Word của văn bản sẽ lập theo mẫu, bản PDF giữ nguyên.</translation>
        </message>
        <message>
            <source>Add…</source>
            <translation>Thêm…</translation>
        </message>
        <message>
            <source>Another session was opened meanwhile; choose the file again.</source>
            <translation>Trong lúc đó đã mở kỳ khác; hãy chọn lại tệp.</translation>
        </message>
        <message>
            <source>Names for templates (F1)</source>
            <translation>Các biến dùng trong mẫu (F1)</translation>
        </message>
        <message>
            <source>Own Word templates</source>
            <translation>Mẫu Word của cơ quan</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Bỏ</translation>
        </message>
        <message>
            <source>Replace…</source>
            <translation>Thay…</translation>
        </message>
        <message>
            <source>Sample - {paper}</source>
            <translation>Mẫu - {paper}</translation>
        </message>
        <message>
            <source>Save a sample…</source>
            <translation>Lưu mẫu có sẵn…</translation>
        </message>
        <message>
            <source>Save the sample template</source>
            <translation>Lưu mẫu có sẵn</translation>
        </message>
        <message>
            <source>Saved: {name}</source>
            <translation>Đã lưu: {name}</translation>
        </message>
        <message>
            <source>The template is being checked…</source>
            <translation>Đang kiểm tra mẫu…</translation>
        </message>
        <message>
            <source>Word documents (*.docx)</source>
            <translation>Tệp Word (*.docx)</translation>
        </message>
        <message>
            <source>Word template: {paper}</source>
            <translation>Mẫu Word: {paper}</translation>
        </message>
        <message>
            <source>the program's own form</source>
            <translation>theo mẫu của chương trình</translation>
        </message>
        <message>
            <source>{name} was checked and is used.</source>
            <translation>Đã kiểm tra và dùng {name}.</translation>
        </message>
        <message>
            <source>{name} was not saved:</source>
            <translation>Chưa lưu {name}:</translation>
        </message>
        <message>
            <source>{name} was not taken:</source>
            <translation>Chưa nhận {name}:</translation>
        </message>
        <message>
            <source>{paper}: add a template</source>
            <translation>{paper}: thêm mẫu</translation>
        </message>
        <message>
            <source>{paper}: remove the template</source>
            <translation>{paper}: bỏ mẫu</translation>
        </message>
        <message>
            <source>{paper}: save a sample template</source>
            <translation>{paper}: lưu mẫu có sẵn</translation>
        </message>
    </context>
    <context>
        <name>verify_page</name>
        <message>
            <source>Check</source>
            <translation>Kiểm tra</translation>
        </message>
        <message>
            <source>Check another file…</source>
            <translation>Kiểm tra tệp khác…</translation>
        </message>
        <message>
            <source>Check the open file</source>
            <translation>Kiểm tra tệp đang mở</translation>
        </message>
        <message>
            <source>Checking…</source>
            <translation>Đang kiểm tra…</translation>
        </message>
        <message>
            <source>Code on the paper</source>
            <translation>Mã niêm phong in trên văn bản</translation>
        </message>
        <message>
            <source>Copy the report</source>
            <translation>Sao chép báo cáo</translation>
        </message>
        <message>
            <source>Database to check</source>
            <translation>Tệp dữ liệu cần kiểm tra</translation>
        </message>
        <message>
            <source>Databases (*.sqlite);;All files (*)</source>
            <translation>Tệp dữ liệu (*.sqlite);;Mọi tệp (*)</translation>
        </message>
        <message>
            <source>Every entry of the log is followed, the data are held against it, and every seal is computed anew. With the code printed on a paper you also learn whether this is what the paper was made of.</source>
            <translation>Từng mục nhật ký được đối chiếu, dữ liệu được so với nhật ký và mọi niêm phong được tính lại. Nhập mã in trên văn bản để biết văn bản có được lập từ đúng dữ liệu này không.</translation>
        </message>
        <message>
            <source>File: {path}</source>
            <translation>Tệp: {path}</translation>
        </message>
        <message>
            <source>Identical: this is what was sealed.</source>
            <translation>Giống hệt khi niêm phong.</translation>
        </message>
        <message>
            <source>Is it unchanged?</source>
            <translation>Kiểm tra dữ liệu có bị thay đổi không</translation>
        </message>
        <message>
            <source>Not as it was: something was changed.</source>
            <translation>Không còn như cũ: dữ liệu đã bị thay đổi.</translation>
        </message>
        <message>
            <source>Opened again on {when} by {names}: {reason}</source>
            <translation>Mở lại lúc {when}, chịu trách nhiệm: {names}; lý do: {reason}</translation>
        </message>
        <message>
            <source>Seal {n} of “{session}”, made on {when}, superseded since: {code}</source>
            <translation>Niêm phong lần {n} của “{session}”, lúc {when}, đã bị thay thế: {code}</translation>
        </message>
        <message>
            <source>Seal {n} of “{session}”, made on {when}: {code}</source>
            <translation>Niêm phong lần {n} của “{session}”, lúc {when}: {code}</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Dừng</translation>
        </message>
        <message>
            <source>Such as 3F2A-90C1-…; may be left blank</source>
            <translation>Ví dụ 3F2A-90C1-…; có thể để trống</translation>
        </message>
        <message>
            <source>The paper is superseded: the session was opened again, and something was changed.</source>
            <translation>Văn bản đã bị thay thế: kỳ đánh giá đã được mở lại và có nội dung thay đổi.</translation>
        </message>
        <message>
            <source>The paper is superseded: the session was opened again. Nothing was changed.</source>
            <translation>Văn bản đã bị thay thế: kỳ đánh giá đã được mở lại. Nội dung không thay đổi.</translation>
        </message>
        <message>
            <source>The report is copied.</source>
            <translation>Đã sao chép báo cáo.</translation>
        </message>
        <message>
            <source>This code is not in the file.</source>
            <translation>Mã này không có trong tệp.</translation>
        </message>
        <message>
            <source>Unchanged: everything is as the log and the seals say.</source>
            <translation>Không thay đổi: mọi dữ liệu khớp với nhật ký và niêm phong.</translation>
        </message>
        <message>
            <source>and more; the report that can be copied names them.</source>
            <translation>và còn nữa; xem đầy đủ trong báo cáo sao chép.</translation>
        </message>
        <message>
            <source>{n} entries of the log and {m} records were checked.</source>
            <translation>Đã kiểm tra {n} mục nhật ký và {m} bản ghi.</translation>
        </message>
    </context>
    <context>
        <name>ways_panel</name>
        <message>
            <source>1 level more</source>
            <translation>Thêm 1 mức</translation>
        </message>
        <message>
            <source>Criterion</source>
            <translation>Tiêu chí</translation>
        </message>
        <message>
            <source>For {next} stars the points suffice, {n} requirements are missing.</source>
            <translation>Để lên {next} sao đã đủ điểm, còn thiếu {n} yêu cầu.</translation>
        </message>
        <message>
            <source>For {next} stars {points} points of the average and {n} requirements are missing.</source>
            <translation>Để lên {next} sao còn thiếu {points} điểm trung bình và {n} yêu cầu.</translation>
        </message>
        <message>
            <source>For {next} stars {points} points of the average are missing.</source>
            <translation>Để lên {next} sao còn thiếu {points} điểm trung bình.</translation>
        </message>
        <message>
            <source>No sheet is complete yet.</source>
            <translation>Chưa có phiếu nào đủ.</translation>
        </message>
        <message>
            <source>No.</source>
            <translation>Số</translation>
        </message>
        <message>
            <source>Number of the criterion</source>
            <translation>Số của tiêu chí</translation>
        </message>
        <message>
            <source>Reached</source>
            <translation>Đạt</translation>
        </message>
        <message>
            <source>Requirements not met and ways up</source>
            <translation>Yêu cầu chưa đạt và đường lên sao</translation>
        </message>
        <message>
            <source>Requirements that bar the next star first, then where one level more helps most</source>
            <translation>Trước hết là yêu cầu đang vướng hạng sao kế tiếp, sau đó là tiêu chí mà thêm một mức thì lợi nhất</translation>
        </message>
        <message>
            <source>Sheets that reach the required level, of all valid ones</source>
            <translation>Số phiếu đạt mức yêu cầu trên tổng số phiếu hợp lệ</translation>
        </message>
        <message>
            <source>Star class whose minimum requirement is not met</source>
            <translation>Hạng sao có yêu cầu tối thiểu chưa đạt</translation>
        </message>
        <message>
            <source>Stars</source>
            <translation>Sao</translation>
        </message>
        <message>
            <source>The highest class is reached.</source>
            <translation>Đã đạt hạng cao nhất.</translation>
        </message>
        <message>
            <source>The product has no criteria set yet.</source>
            <translation>Sản phẩm chưa chọn bộ tiêu chí.</translation>
        </message>
        <message>
            <source>Try this change (Enter)</source>
            <translation>Thử thay đổi này (Enter)</translation>
        </message>
        <message>
            <source>What the average gains if every sheet has one level more here, in points</source>
            <translation>Điểm trung bình tăng thêm nếu mọi phiếu được thêm một mức ở tiêu chí này</translation>
        </message>
        <message>
            <source>{band} stars by average, {stars} after the minimum requirements.</source>
            <translation>{band} sao theo điểm trung bình, {stars} sao sau khi xét yêu cầu tối thiểu.</translation>
        </message>
        <message>
            <source>{stars} stars by average, and the minimum requirements agree.</source>
            <translation>{stars} sao theo điểm trung bình, không vướng yêu cầu tối thiểu.</translation>
        </message>
        <message>
            <source>{title}: {stars} stars need {points} points, {reached} of {sheets} sheets reach it</source>
            <translation>{title}: {stars} sao cần {points} điểm, {reached}/{sheets} phiếu đạt</translation>
        </message>
    </context>
    <context>
        <name>what_if</name>
        <message>
            <source>After the requirements</source>
            <translation>Sao sau yêu cầu</translation>
        </message>
        <message>
            <source>All ({n})</source>
            <translation>Tất cả ({n})</translation>
        </message>
        <message>
            <source>As it stands</source>
            <translation>Hiện nay</translation>
        </message>
        <message>
            <source>Average</source>
            <translation>Điểm trung bình</translation>
        </message>
        <message>
            <source>Changes that are tried</source>
            <translation>Những thay đổi đang thử</translation>
        </message>
        <message>
            <source>Choose criterion, sheets and level, then Try: the result stands at the right.</source>
            <translation>Chọn tiêu chí, phiếu và mức rồi bấm Thử; kết quả hiện ở bên phải.</translation>
        </message>
        <message>
            <source>Criterion</source>
            <translation>Tiêu chí</translation>
        </message>
        <message>
            <source>Drop all</source>
            <translation>Bỏ tất cả</translation>
        </message>
        <message>
            <source>Drop this one (Delete)</source>
            <translation>Bỏ dòng này (Delete)</translation>
        </message>
        <message>
            <source>If so</source>
            <translation>Nếu vậy</translation>
        </message>
        <message>
            <source>Level</source>
            <translation>Mức</translation>
        </message>
        <message>
            <source>Next step</source>
            <translation>Bước tiếp</translation>
        </message>
        <message>
            <source>No level reached</source>
            <translation>Không đạt mức nào</translation>
        </message>
        <message>
            <source>No.</source>
            <translation>Số</translation>
        </message>
        <message>
            <source>Nobody scores this product.</source>
            <translation>Không có ai chấm sản phẩm này.</translation>
        </message>
        <message>
            <source>One level more</source>
            <translation>Thêm một mức</translation>
        </message>
        <message>
            <source>Only tried, nothing is stored</source>
            <translation>Thử, không lưu</translation>
        </message>
        <message>
            <source>Rank</source>
            <translation>Hạng</translation>
        </message>
        <message>
            <source>Requirements that bar</source>
            <translation>Yêu cầu vướng</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>Kết quả</translation>
        </message>
        <message>
            <source>Result as it stands and if so</source>
            <translation>Kết quả hiện nay và nếu thay đổi</translation>
        </message>
        <message>
            <source>Sheets</source>
            <translation>Phiếu</translation>
        </message>
        <message>
            <source>Spread</source>
            <translation>Độ chênh</translation>
        </message>
        <message>
            <source>Stars by average</source>
            <translation>Sao theo điểm</translation>
        </message>
        <message>
            <source>The product has no criteria set yet.</source>
            <translation>Sản phẩm chưa chọn bộ tiêu chí.</translation>
        </message>
        <message>
            <source>This changes no sheet: nobody has a level above, or another case holds.</source>
            <translation>Không phiếu nào thay đổi: đã ở mức cao nhất hoặc phiếu thuộc trường hợp khác.</translation>
        </message>
        <message>
            <source>Tried</source>
            <translation>Thay đổi đang thử</translation>
        </message>
        <message>
            <source>Try (Enter)</source>
            <translation>Thử (Enter)</translation>
        </message>
        <message>
            <source>Whose sheet</source>
            <translation>Phiếu của ai</translation>
        </message>
        <message>
            <source>all</source>
            <translation>tất cả</translation>
        </message>
        <message>
            <source>none</source>
            <translation>không có</translation>
        </message>
        <message>
            <source>up to what {stars} stars require</source>
            <translation>lên mức {stars} sao yêu cầu</translation>
        </message>
        <message>
            <source>{n} stars</source>
            <translation>{n} sao</translation>
        </message>
        <message>
            <source>{points} points: {label}</source>
            <translation>{points} điểm: {label}</translation>
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
            <source>No session is open</source>
            <translation>Chưa mở kỳ đánh giá nào</translation>
        </message>
        <message>
            <source>No star class yet</source>
            <translation>Chưa có hạng sao</translation>
        </message>
        <message>
            <source>Open or make a session</source>
            <translation>Mở hoặc lập kỳ đánh giá</translation>
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
            <source>This is not a date; write it like 05/8/2026.</source>
            <translation>Ngày không đúng; hãy ghi như 05/8/2026.</translation>
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
