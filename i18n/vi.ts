<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
    <context>
        <name>crash</name>
        <message>
            <source>Also written to {path}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Copy the report</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Go on working</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Report</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The last step was not carried out. Everything that was saved before is safe and you can go on working. Please send this report to the people who look after the program.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The program made a mistake</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>frame</name>
        <message>
            <source>No session is open</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Nothing to redo</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Nothing to undo</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Redo: {what}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Saved {time}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Steps of the meeting</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Undo: {what}</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>messages</name>
        <message>
            <source>A number of votes cannot be below 0; correct it.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>A part stands twice in the order for ties; name each part once.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Address</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Between 0 and 6 decimals can be shown; correct the number.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Body</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Commune</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Criteria set</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Criterion {criterion} has {levels} levels, there is no level {place}; choose one of them.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Date of recognition</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Decree {decree} has no criteria set {set}; choose one of its sets.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Decree {decree} knows no council at the level “{level}”; choose another level.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Email</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Group</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Kind of evaluation</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Kind of producer</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Name</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Neither the chair nor a deputy is present; the council cannot conclude without one of them.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Note</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Number</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Phone</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Place</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Please check this row ({code}).</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Previous decision</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Previous stars</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Producer</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Product code</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Reason</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Recommendations</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Remarks</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Representative</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Text</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The conclusion ({concluded} stars) differs from the computed class ({computed}); write the reason.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The copy of the criteria that belongs to this session was altered outside the program; open a backup copy.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The criteria file {file} is broken (set {set}, criterion {criterion}: {fault}); install the program again.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The criteria have no part {part}; correct the order for ties.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The criteria set {set} has no criterion {criterion}; choose another one.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The decree {decree} is not known; choose one of the decrees offered.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The disk does not answer properly: the last change was not saved; go on with {path} on another drive.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The disk is full: the last change was not saved, all before it is safe; free some space.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The dossier of this product was refused ({reason}); lift that first to conclude on it.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The file {name} cannot be read; check that it is still there and try again.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The file {name} has lost its Vietnamese letters (they became “?”); save the list again as .xlsx or UTF-8.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The file {name} holds no table; choose the file with the product list.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The file {name} is damaged and cannot be read; open it in Excel and save it under another name.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The file {name} is larger than {megabytes} MB; keep only the product list in it and save it again.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The file {name} is no longer there; choose it again.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The file {name} is not a workbook or a text table; save the list as .xlsx or .csv and choose that.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The file {name} is open in another program or you may not read it; close it there and try again.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The file {name} is protected by a password; open it in Excel, remove the password and save it.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The folder of {path} is no longer there; choose another folder.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The greatest spread must lie between 0 and 100 points; correct it.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The kind of evaluation is missing; choose one.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The last change could not be saved ({code}); what was saved before is safe.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The last change could not be saved in {path}; what was saved before is safe, please try again.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The letters of {name} cannot be made out; save the list as .xlsx, or as text in UTF-8.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The list names no criteria set; choose one.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The member has neither a body nor a name; write one of them.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The phone number {text} seems to have lost its leading 0; check it.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The producer is missing; write it in the list, or leave the row out.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The product has no criteria set yet; choose one on the page Products.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The product has no name; write it in the list, or leave the row out.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The product has no name; write one.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The program's own file {path} is missing; install the program again, your sessions stay.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The quorum must be more than nothing and at most all members; correct it.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The session has no title; write one, such as “Round 1, 2026”.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The table in {name} has more than {limit} columns; keep only the columns of the product list.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The table in {name} has more than {limit} rows; keep only the products of this session in it.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The totals differ by {spread} points, more than the rules allow; score again or record why this stands.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The workbook has no sheet “{sheet}”; choose one of its sheets.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>There is no room left for {path}; free some space or choose another drive.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>There is nothing to redo.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>There is nothing to undo.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>This cannot be done ({code}); nothing was changed.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>This member is no longer in the council; choose another one.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>This product is no longer in the session; choose another one.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>This session is archived; take it out of the archive to change it.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>This session is no longer in {path}; choose another one in the overview.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Title</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{field}: the text is longer than {longest} characters; shorten it.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{field}: {length} characters, {limit} are allowed; shorten it in the list.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{member} does not score; mark the member as scoring to enter a sheet.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{member} does not take part in scoring this product; change that on the page Council first.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{member} is absent for this product; mark the member as present to enter a sheet.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{member} is in the council already; tell the two apart by a name.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{name} is not a file; choose the file with the product list.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{path} cannot be opened; check that the drive is there and that you may read and write it.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{path} cannot be the name of a file here; choose a shorter, simpler name.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{path} could not be written; save it under another name or in another folder.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{path} is damaged and nothing was written to it; open a backup copy, and keep the file.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{path} is in use by another window of the program; close that one and try again.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{path} is not a file of this program and was left untouched; choose another file.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{path} is write-protected or open in another program; close it there or choose another name.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{path} is write-protected: the last change was not saved; allow writing or copy it elsewhere.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{path} was changed from another window; nothing was saved, close this session and open it again.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{path} was made by a newer version of the program and was left untouched; install that version to open it.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{present} of {members} members are present, {needed} are needed; the council cannot conclude yet.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{sheets} score sheets have entries that would be lost; confirm that they are to be cleared.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{stars} is not a star class; choose 1 to 5 stars.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{valid} of {expected} score sheets are complete; finish the others or mark their members absent.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{votes} votes were counted but {present} members are present; correct the votes.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{text}” cannot be read as a date; write it like 05/08/2026.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{text}” is no kind of evaluation; choose one.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{text}” is not a criteria set of the decree; choose one.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{text}” is not a star class; write 1 to 5.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{text}” probably means the set “{title}”; confirm it or choose another one.</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>widgets</name>
        <message>
            <source>Close this message</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Message</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>No star class yet</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{done} of {total}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{n} of {total} stars</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>widgets_fields</name>
        <message>
            <source>Choose from a calendar (F4)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>This is not a date; write it like 05/08/2026.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>This is not a time; write it like 08:30.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Write a whole number from {low} to {high}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>dd/mm/yyyy</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>hh:mm</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{what} ( / )</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
</TS>
