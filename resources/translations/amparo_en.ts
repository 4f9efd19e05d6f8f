<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AboutPage</name>
    <message>
        <source>Help and about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log a threat, from anywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quick exit: an ordinary sheet, at once; Ctrl+L leads back (more: Settings)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back; what was typed stays a draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search in a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch again what is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free software under the GNU Affero General Public License, version 3 or later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Icons: Phosphor (MIT). Letters: Noto Sans where it is installed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AcknowledgeInput</name>
    <message>
        <source>Yes, this is so</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AlliesCard</name>
    <message>
        <source>A case can be shared with a group on the same server: exchange cards, compare the words, then choose. What narrators did not agree to share with them stays here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Our card…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a group&apos;s card…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share a case…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What they share with you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back what is shared?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their copy goes at their next sync. What they wrote down or saved out, nobody can take back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take this group off the list?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you share with it is taken back. What it shares with you is destroyed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it off the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where to write the parcel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written, and read back from the stick.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand it to them: they read it under “Parcels” on their laptop, and give you one back.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AllyDialog</name>
    <message>
        <source>Add a group&apos;s card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other group made it for you: as text, as a file, or as a QR code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text of the card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste the card here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a picture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We are together, and their screen or paper shows the same words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They read the words to me on the telephone; I know their voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The words are the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good until %1. Nothing is shared before the words are compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare the words of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their program shows these words under “Our card”. If they are others, somebody changed the card on its way: then remove the group, and share nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The card&apos;s file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A picture of the QR code</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AllyLine</name>
    <message>
        <source>Not compared yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare the words…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare the words of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parcel for them…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parcel for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take %1 off the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is shared with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compared aloud on %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compared in person on %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n laptop(s) of theirs get what you share.</source>
        <translation>
            <numerusform>%n laptop of theirs gets what you share.</numerusform>
            <numerusform>%n laptops of theirs get what you share.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BackupCard</name>
    <message>
        <source>Back up to a stick…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After changing the passphrase, back up again to every stick: until then they open with the old one. What you remove from this laptop stays in earlier backups.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BackupDialog</name>
    <message>
        <source>No stick is plugged in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type your passphrase once, so that it opens the backups too:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault stays open until it is done. Leave the stick in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back up to a stick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One sealed file with everything in this vault. It opens with what opens the vault today: the passphrase, the recovery sheet, your trusted people. Later backups bring only what is new.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder for the backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This does not count as a backup. What was written can be gone on with the next time.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BackupPlaces</name>
    <message>
        <source>Go on with the backup on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2 free)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BackupReminderCard</name>
    <message>
        <source>Back up to a stick…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask again in a week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only on this laptop, and in no backup: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are lost with the laptop. Sync when you can, or make a backup now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are lost with the laptop. Sync when you can, or back up again. Last backup: %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CalendarPopup</name>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CheckCard</name>
    <message>
        <source>Check everything…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads every record, file and receipt and says what does not verify, as after a fall, a power cut or with an old disk. It may take a while; you can go on working.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CheckDialog</name>
    <message>
        <source>Reading everything in the vault…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch what the server has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save what verifies…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the server for what is missing here…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CheckInput</name>
    <message>
        <source>Find in the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in the list has these words.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClearableField</name>
    <message>
        <source>Empty this field</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Conflict</name>
    <message>
        <source>Deleted the record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept the record and went on working on it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed this entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept this entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole record</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConflictDialog</name>
    <message>
        <source>Leave both for now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are a narrator&apos;s own words: the program never mixes them. Choose which of them stands; the other stays in the history, and nothing of it is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both were written without knowing of the other. What is not chosen stays in the history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neither: write the right answer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CostsSheet</name>
    <message>
        <source>Content of the cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Household costs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rice, one sack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cooking oil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Soap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>School books</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vegetables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone credit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Medicine</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n minute ago</numerusform>
            <numerusform>%n minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>%n hour ago</numerusform>
            <numerusform>%n hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) came damaged and will be fetched again.</source>
        <translation>
            <numerusform>%n file came damaged and will be fetched again.</numerusform>
            <numerusform>%n files came damaged and will be fetched again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s)</source>
        <translation>
            <numerusform>%n piece</numerusform>
            <numerusform>%n pieces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in about %n minute(s)</source>
        <translation>
            <numerusform>in about %n minute</numerusform>
            <numerusform>in about %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n sync(s) of this size</source>
        <translation>
            <numerusform>in %n sync of this size</numerusform>
            <numerusform>in %n syncs of this size</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CustodyPanel</name>
    <message>
        <source>Hand over with proofs…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save this list out…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list holds names. Saved out, it is not protected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was done with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This list is not whole.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CustodyWords</name>
    <message>
        <source>this laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a device without a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the clock was %1 off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>noted by an earlier version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something is missing in what %1 wrote down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What %1 wrote down was changed afterwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What %1 wrote down was put in another order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 wrote down two things at one place: its vault was set back to an older copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n earlier entry(s), in the list that can be saved out</source>
        <translation>
            <numerusform>and %n earlier entry, in the list that can be saved out</numerusform>
            <numerusform>and %n earlier entries, in the list that can be saved out</numerusform>
        </translation>
    </message>
    <message>
        <source>What was done with a file of evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CutOffCard</name>
    <message>
        <source>Keep what was recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throw away…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, throw it away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file belongs to no record yet: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program ended before its record was kept. Kept, it becomes a draft of evidence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A recording was cut off: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was heard until then is sealed in the vault. Kept, it becomes a draft of evidence.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DateInput</name>
    <message>
        <source>Not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the calendar (Alt+Down)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>between %1 and %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from %1, end not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>since %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>early %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mid-%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>late %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, month not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, day not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>perhaps %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the %1s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quarter %1 of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>spring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>summer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>autumn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>winter</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DropDownInput</name>
    <message>
        <source>Not answered</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DropPlace</name>
    <message>
        <source>Attach a photo…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attach a recording…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attach a video…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attach a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>or drop it here, or paste it (Ctrl+V)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DuressDialog</name>
    <message>
        <source>A duress passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have understood that this destroys everything in this vault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your everyday passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The duress passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the duress passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The duress passphrase is set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not try it out: it does what it says. Only inside the open vault can be seen that it is set.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <source>New: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EditorHead</name>
    <message>
        <source>Back; what is unfinished is kept as a draft (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes first when the line is bad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language of the questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save and close (Ctrl+Enter); Ctrl+S saves and stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throw this draft away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete this record…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from this laptop…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw consent…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share with another group…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language of the questions: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EditorNotice</name>
    <message>
        <source>One question needs a look before this can be saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n questions need a look before this can be saved.</source>
        <translation>
            <numerusform>%n question needs a look before this can be saved.</numerusform>
            <numerusform>%n questions need a look before this can be saved.</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything you wrote is kept as a draft meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file or recording is still on its way into the vault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until it is there, or stop it at its question. Everything else you wrote is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop it and leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete this record for everybody who has it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It leaves every list, here and with the coordination. Its history stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One person deleted this record, another went on working on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both are kept until somebody chooses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare and choose…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EdtfInput</name>
    <message>
        <source>2011 · 14 June 2011 · mid-November · between May and July 2011</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Understood: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No date found in these words. Try a year, a month and year, or “between … and …”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Entrance</name>
    <message>
        <source>The folder of the vault</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Evidence</name>
    <message>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Document (PDF)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is too large to be shown on this laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file cannot be shown as a picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This kind of file cannot be shown here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is kept as it came, and goes with the record. To open it elsewhere, save a copy out.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EvidenceViewer</name>
    <message>
        <source>Previous (Page Up)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next (Page Down)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller (-)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit the window (0)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn (R); the original does not change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a copy out…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FactsPanel</name>
    <message>
        <source>What is known of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHA-256, taken when it came in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place, as the device noted it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When it was made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known from the file itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody knows how far off</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>± %n second(s)</source>
        <translation>
            <numerusform>± %n second</numerusform>
            <numerusform>± %n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>± %n minute(s)</source>
        <translation>
            <numerusform>± %n minute</numerusform>
            <numerusform>± %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>± %n hour(s)</source>
        <translation>
            <numerusform>± %n hour</numerusform>
            <numerusform>± %n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>± %n day(s)</source>
        <translation>
            <numerusform>± %n day</numerusform>
            <numerusform>± %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FetchAgain</name>
    <message>
        <source>Large files come last. Until then it is not here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FetchRecordAgain</name>
    <message>
        <source>Its files come with the one after.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FileCard</name>
    <message>
        <source>Save a copy out…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it out of this record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small copy; the original is still on the way</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FileInput</name>
    <message>
        <source>One file fits here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The others were not brought in. Take this one out first, or add the others elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No microphone was found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plug one in and try again. A recording from a phone can be attached as a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken out of this record: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>I have a vault in another folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have a backup on a stick…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your vault is made, and opens with your passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only joining the group is left. You can also work alone for now and join later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make my vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join the group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open my vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Joining…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening your vault…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making your vault and joining…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making your vault…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FormLook</name>
    <message>
        <source>Language of the questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are only looking at this form.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the questions out: nothing that is written here is kept, and no file is taken in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Whoever made the form has %n thing(s) to mend:</source>
        <translation>
            <numerusform>Whoever made the form has %n thing to mend:</numerusform>
            <numerusform>Whoever made the form has %n things to mend:</numerusform>
        </translation>
    </message>
    <message>
        <source>Other records are neither opened nor made from here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FormPages</name>
    <message>
        <source>%1, something needs a look</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FormsCard</name>
    <message>
        <source>See how a form of your own would look here, and whether anything in it is wrong. It is only looked at: records are not made with it yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at a form from a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forms (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at a form</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The form was read; it has %n question(s), too many to show here.</source>
        <translation>
            <numerusform>The form was read; it has %n question, too many to show here.</numerusform>
            <numerusform>The form was read; it has %n questions, too many to show here.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was kept.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GivingOut</name>
    <message>
        <source>Print…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The printer took nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look whether it is switched on, and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the paper before you close this: every word has to be readable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This laptop knows no printer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the words by hand: that is as good, and leaves no trace in a printer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file opens the vault for whoever finds it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not sealed. On a disk or a stick it can be found again even after it was deleted. Save it only to carry it to a printer that you trust, on a stick that you destroy afterwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it anyway…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the pages as PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It lies unsealed at %1. Remove it as soon as it is printed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GroupStep</name>
    <message>
        <source>Your group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A coordinator gives you an invitation: as text, as a file, or as a picture with a QR code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have an invitation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I work alone for now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can join a group later, and take along what you have recorded until then.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HandOverDialog</name>
    <message>
        <source>Tell whoever receives it these two numbers by another way, to compare:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See whether it may leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing, and reading it back…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand over with proofs: what for?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder is made with the file as it was taken in, what was done with it and on which device, and what lets anybody check both. No answer of a record and no name goes along. It is not sealed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking through what narrators agreed to…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stays in the vault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What narrators agreed to does not stand in its way. No program can tell whom pictures show and whom voices name, and pictures often hold the place where they were taken: look and listen once more before you hand it over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder is there, and was read back: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete it where it is not needed any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It holds no receipt of a server yet, and proves less: sync, and hand it over again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HeldShares</name>
    <message>
        <source>Add this share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are enough shares.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 shares are there. The next one:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n sitting(s), the newest first</source>
        <translation>
            <numerusform>%n sitting, the newest first</numerusform>
            <numerusform>%n sittings, the newest first</numerusform>
        </translation>
    </message>
    <message>
        <source>You</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1  (before: %2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cleared (before: %1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cleared</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Holders</name>
    <message>
        <source>Name or nickname (printed on the share)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PIN (told by mouth)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of holder %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PIN of holder %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportCard</name>
    <message>
        <source>Bringing it in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bringing it in: sealed into the vault, with its hash…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InvitationField</name>
    <message>
        <source>Text of the invitation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste the invitation here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a picture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This invitation has expired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could be used until %1. Ask the coordinator for a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role: %1. Can be used until %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The invitation&apos;s file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A picture of the QR code</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InviteDialog</name>
    <message>
        <source>Documenter: sends records, sees their own and the answers to them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coordinator: receives everything, and may invite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For how many days it can be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the invitation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invite one laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each invitation works once. Make one for each person and each laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Can be used for this many days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QR code of the invitation; the text below says the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text of the invitation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The invitation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand it over in person, or on a way you trust: whoever has it first can join with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied. The clipboard forgets it in a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the invitation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved. Delete the file once it was handed over.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JoinCard</name>
    <message>
        <source>Your name in the group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join a group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You work alone now. With an invitation from a coordinator your records reach the group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Joining needs the network once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Joining…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeyField</name>
    <message>
        <source>The passphrase that the vault had on that day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recovery sheet: its 24 words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shares of people I trust</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The 24 words of the recovery sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In their order, with spaces between them. Four letters of each are enough.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeysCard</name>
    <message>
        <source>Copy both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever gets evidence with its proofs needs these two to check them, by another way than the evidence itself: read out, or on paper. They open nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key of the server&apos;s log</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LanguageBox</name>
    <message>
        <source>Language of the window</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LanguageStep</name>
    <message>
        <source>Which language shall the program speak?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LaptopCard</name>
    <message>
        <source>Last sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locks by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>after %n minute(s)</source>
        <translation>
            <numerusform>after %n minute</numerusform>
            <numerusform>after %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>set back by %n day(s) or more: please check the date</source>
        <translation>
            <numerusform>set back by %n day or more: please check the date</numerusform>
            <numerusform>set back by %n days or more: please check the date</numerusform>
        </translation>
    </message>
    <message>
        <source>not compared yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>off by %n minute(s)</source>
        <translation>
            <numerusform>off by %n minute</numerusform>
            <numerusform>off by %n minutes</numerusform>
        </translation>
    </message>
    <message>
        <source>right</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LeafPage</name>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LeavingCard</name>
    <message>
        <source>Keys of the quick exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Q</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc, twice quickly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quick exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow quick erase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Then Ctrl+Shift+Delete, pressed twice in the sheet, destroys this vault without asking. (Laptops without Delete take Backspace.) When the window closes it is done: no passphrase opens it any more. While it stays open, press again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At once the window is an ordinary sheet of household costs. What was typed is kept and the vault is locked. Ctrl+L in the sheet leads back to the passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It hides what was on the screen, no more: whoever looks through the programs or files of this laptop can find Amparo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was only on this laptop is lost then. What was synced can come back, through the coordination only. A backup on a stick still opens with its passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A flash disk may keep old copies of what is overwritten, for whoever can read its chips. Those still open with the passphrase, and with nothing less.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LeftOverNotice</name>
    <message>
        <source>What was written until then is deleted now:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This could not be found or deleted. It is not whole, and anybody may be able to read it. If it is on a stick, put the stick in and unlock again, or delete it yourself:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program ended while it was writing something out of the vault</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LentFileDialog</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LineCard</name>
    <message>
        <source>Server verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your system says that this network wants a sign-in first: open a browser, sign in, and come back here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sealed before it leaves. The cafe and the server see only sizes and times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slow: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a group everything stays on this laptop alone.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LinkInput</name>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open this record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear this answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A record that is not on this laptop (yet)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LinkPicker</name>
    <message>
        <source>Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find by any word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No record has these words.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ListPage</name>
    <message>
        <source>Order of the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last changed first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Urgent first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try fewer words, or the start of one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from this laptop…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MatrixLine</name>
    <message>
        <source>Clear this answer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MemberLine</name>
    <message>
        <source>Name not readable here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (you)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>since %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same person as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is the same person as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This laptop belongs to somebody who had another one before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MembersPage</name>
    <message>
        <source>Group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invite…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the server reported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Members (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups we work with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For checking what the group hands over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are here as %1. Your role: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This laptop no longer belongs to the group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MomentInput</name>
    <message>
        <source>%1: day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: time</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NameStep</name>
    <message>
        <source>Your name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name you go by in your group. It is sealed: members read it, the server does not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NewPassphrase</name>
    <message>
        <source>Use this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggest another one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same passphrase again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A suggestion, drawn by lot on this laptop:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NotesPanel</name>
    <message>
        <source>No notes yet. Whoever can read this record can read its notes and answer them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a note about this record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a note…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I need an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Put this message away</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OurCardDialog</name>
    <message>
        <source>A card of our group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other group needs it to know us. It opens nothing; but whoever has it knows that our group is here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the other group is to call us</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QR code of the card; the text below says the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text of the card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Then read these words to each other, in person or on the telephone:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it to the other group: they add it. It is good until %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied. The clipboard forgets it in a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OverviewView</name>
    <message>
        <source>This would leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photographs, recordings, papers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing: nobody agreed to this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This would stay in the vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>Narrators set conditions. They bind whoever gets this.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>Back (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Search everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words, names, places…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed last. Type to search; Enter opens, Esc closes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing holds these words.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ParcelCard</name>
    <message>
        <source>Write a parcel…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read parcels and answers…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where no network comes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What waits goes sealed onto a stick, and what the server or another member answers comes back.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ParcelPlaces</name>
    <message>
        <source>Write to %1 (%2 free)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PartingDialog</name>
    <message>
        <source>Removing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from this laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was removed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>Change the passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The old one opens nothing from then on. Recovery sheet and shares stay as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The passphrase until now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The duress passphrase (it stays as it is)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you leave it empty, everything still works, only guessing does not become as slow as this laptop allows today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The passphrase is changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The old one opens nothing now. Back up again to every stick: until then they still open with it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PassphraseField</name>
    <message>
        <source>Show the passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the passphrase</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PassphraseMeter</name>
    <message>
        <source>Strength of the passphrase</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PassphraseStep</name>
    <message>
        <source>Your passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is the key to what you record here. Nobody can reset it: choose one that you will remember. A recovery sheet can be made afterwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlaceInput</name>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exact to (m)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>latitude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>longitude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exact to</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlacesCard</name>
    <message>
        <source>They hold the key and opened it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sealed; its receipt was checked here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file that somebody else added is still on their laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Would be lost with it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlacesStrip</name>
    <message>
        <source>Where your records are</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Player</name>
    <message>
        <source>Place in the recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>10 seconds back (Left arrow)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>10 seconds forward (Right arrow)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of the file does not verify. What was played before that point is genuine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file itself is unchanged. Save a copy out and open it with another player.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This recording cannot be played here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProofCard</name>
    <message>
        <source>Prove that your recovery sheet still opens this vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prove that the shares still open this vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prove it…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prove a share…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask again in three days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was made on %1 and never tried since.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last proved: %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProtectionLists</name>
    <message>
        <source>What this protects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it cannot protect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A laptop taken while it is locked or switched off: nobody can read it without the passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The way to the server: all is sealed before it leaves. A cafe sees only that something goes out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server: whoever keeps it, or takes it, can read nothing and can put words into no record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An unlocked laptop in other hands, a camera over your shoulder, a spying program on this laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A passphrase that somebody makes you tell, or finds written down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A forgotten passphrase: only a recovery sheet or shares, made before, open the vault then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the system writes to its disk when it hibernates: its own disk encryption helps there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is only on this laptop is lost with it. Sync whenever you can.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProtectionStep</name>
    <message>
        <source>Before you begin</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProveShareDialog</name>
    <message>
        <source>Prove a share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each holder types their own share and PIN, on whatever day suits them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are only tried: nothing changes, and nothing can break, whether they are right or wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prove it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This share and this PIN do not belong to this vault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Either the PIN is wrong, or the share is of another vault or was replaced. Nothing was changed; try again, or make new shares.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share %1 is right, and so is its PIN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next holder can type theirs, now or another day.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProveSheetDialog</name>
    <message>
        <source>Prove the recovery sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the sheet from where you keep it and type its words from the paper.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are only tried: nothing changes, and nothing can break, whether they are right or wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prove it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it back where it was. You are asked again around %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sheet opens this vault.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PurposeChoice</name>
    <message>
        <source>No narrator has named partners and agreed to share with them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick whoever this is for, as narrators named them:</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n testimony(s))</source>
        <translation>
            <numerusform>%1 (%n testimony)</numerusform>
            <numerusform>%1 (%n testimonies)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PurposeDialog</name>
    <message>
        <source>For something else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose where to write it…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where to write it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it in the vault</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuestionBox</name>
    <message>
        <source>required</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuickThreatDialog</name>
    <message>
        <source>Log a threat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write more about it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Urgent: goes first when the line is bad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later (kept as a draft)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two answers are enough. Everything else can follow later.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RadioInput</name>
    <message>
        <source>Clear this answer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadingDialog</name>
    <message>
        <source>Reading, and checking every proof…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read parcels and answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers that the server gave for your parcels, and parcels of other members for this laptop. Choose one or several, in any order; reading one again changes nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parcels and answers</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReceivedDialog</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shared by %1 on %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A copy of theirs: read it, and pass nothing on. When they take it back it goes from here; destroy then what you wrote down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2, here)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2, comes with a sync)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (one of several answers)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReceivedLine</name>
    <message>
        <source>Without a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shared by %1 on %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecordEditor</name>
    <message>
        <source>Opening…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not kept</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecordLinesModel</name>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More about it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecordRemovalDialog</name>
    <message>
        <source>Remove from this laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For how long nobody changed them</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Received, and not changed for %n day(s)</source>
        <translation>
            <numerusform>Received, and not changed for %n day</numerusform>
            <numerusform>Received, and not changed for %n days</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words, names, files and the keys that open them are destroyed here. What stays says that there was a record of this kind and when, what was done with its files and when, and the receipts. What was removed can be fetched again with any sync, as long as this laptop is in the group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever opens this vault and reaches the server can do that, too, until a coordinator revokes this laptop. Some disks keep old copies for a while, and earlier backups keep theirs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stays on this laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is none that may go.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Remove %n record(s) from this laptop?</source>
        <translation>
            <numerusform>Remove %n record from this laptop?</numerusform>
            <numerusform>Remove %n records from this laptop?</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 and %2 go.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has all of it, and a laptop of the coordination opened all of it (%1). Both were proved; the receipts are verified once more before anything goes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) stayed.</source>
        <translation>
            <numerusform>%n record stayed.</numerusform>
            <numerusform>%n records stayed.</numerusform>
        </translation>
    </message>
    <message>
        <source>Something unreadable is left on the disk until the vault is opened the next time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) removed; %1 is free now.</source>
        <translation>
            <numerusform>%n record removed; %1 is free now.</numerusform>
            <numerusform>%n records removed; %1 is free now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordStubView</name>
    <message>
        <source>Removed on %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Recorder</name>
    <message>
        <source>How loud it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throw away…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, throw it away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording. It goes into the vault sealed, as it is heard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeping the recording…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is heard. Is the microphone switched on, and is it the right one?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was heard is still here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecordsCard</name>
    <message>
        <source>Remove whole records…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less on this laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records that the coordination has can go from this laptop, with the keys that open them here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RemarkCard</name>
    <message>
        <source>You</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody whose name has not come yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Remarks</name>
    <message>
        <source>This is a fault of the form, not yours. Your answer is kept. Whoever made the form needs to know: “%1” cannot be worked out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This question needs an answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The form does not accept this answer. What you wrote is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A whole number is asked for here. What you wrote is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number is asked for here. What you wrote is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a day the program can read, such as 22 November 2026. What you wrote is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a time, such as 14:30. What you wrote is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both a day and a time are asked for here. What you wrote is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No date was found in these words. What you wrote is kept; a year alone is enough.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A place needs a latitude and a longitude, such as 12.3456 and 65.4321. What you wrote is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not the kind of answer asked for. It is kept.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RemovalButton</name>
    <message>
        <source>Remove the original from this laptop…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RemovalDialog</name>
    <message numerus="yes">
        <source>Remove %n original(s) from this laptop?</source>
        <translation>
            <numerusform>Remove this original from this laptop?</numerusform>
            <numerusform>Remove %n originals from this laptop?</numerusform>
        </translation>
    </message>
    <message>
        <source>This makes room: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has all of it, and each original was opened whole on a laptop of the coordination (%1). Both were proved; the receipts are verified once more before anything goes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words, names, custody and receipts stay here. You can fetch it again with any sync, as long as this laptop is in the group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is for room, and not a way to hide: whoever opens this vault can fetch it again, too. Some disks keep old copies for a while, and earlier backups keep theirs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n original(s) stayed.</source>
        <translation>
            <numerusform>%n original stayed.</numerusform>
            <numerusform>%n originals stayed.</numerusform>
        </translation>
    </message>
    <message>
        <source>Something of it is left on the disk until the vault is opened the next time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n original(s) removed; %1 is free now.</source>
        <translation>
            <numerusform>%n original removed; %1 is free now.</numerusform>
            <numerusform>%n originals removed; %1 are free now.</numerusform>
        </translation>
    </message>
    <message>
        <source>Make room</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RemoveDialog</name>
    <message>
        <source>A copy of the vault&apos;s folder or a backup from before still opens with it, and what is in such a copy opens today&apos;s vault too. If it fell into wrong hands with a copy, only a new vault helps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your passphrase, once more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this recovery sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its words open this vault no more. Burn the paper. Make and prove a newer sheet first, if this is the only way back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove these shares</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All shares of this set open this vault no more. Tell their holders.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the duress passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From then on it is a wrong passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RemovedDialog</name>
    <message>
        <source>Records that were removed from this laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed from this laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server and the coordination were proved to have all of each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) will come with the next sync.</source>
        <translation>
            <numerusform>%n record will come with the next sync.</numerusform>
            <numerusform>%n records will come with the next sync.</numerusform>
        </translation>
    </message>
    <message>
        <source>Files come with the one after.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RemovedLink</name>
    <message numerus="yes">
        <source>%n record(s) removed from this laptop…</source>
        <translation>
            <numerusform>%n record removed from this laptop…</numerusform>
            <numerusform>%n records removed from this laptop…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RepeatRows</name>
    <message>
        <source>Add: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed, with what was written in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RescueDialog</name>
    <message>
        <source>Passphrase of the new vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving what verifies…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose where, and save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save what verifies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything that verifies comes into a new vault. The damaged one stays as it is: keep it, for somebody with better means may read more of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another disk if this one may be failing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where to put the new vault</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>No stick with a backup is plugged in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for the backup…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restoring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup is only read. Leave the stick in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore from a backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything that was in the vault on the day of the backup comes to this laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backups (*.amparo);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A backup of %1. What opens it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was restored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore the earlier time</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RestorePlaces</name>
    <message>
        <source>The backup on %1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RoomCard</name>
    <message>
        <source>Make room…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Room on this laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n original(s) that the coordination has take %1 here.</source>
        <translation>
            <numerusform>%n original that the coordination has takes %1 here.</numerusform>
            <numerusform>%n originals that the coordination has take %1 here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RowCard</name>
    <message>
        <source>Move up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SamePersonDialog</name>
    <message>
        <source>Name not readable here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lost, taken or broken: it no longer belongs to the group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the same person: it stays, so that what is only on it can still be sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no laptop in the group that could be the earlier one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which laptop did %1 have before?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the records to the new laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where is that laptop?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Be sure that it is the same person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speak with them in person, or on a way you trust. Whoever holds the new laptop can then read everything that the earlier one could: its records, their files, and what was written to it. The whole group sees both as one person. It cannot be taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, since %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (no longer in the group)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speaking with the server…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They go to the new laptop when it syncs next: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The earlier laptop no longer belongs to the group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SaveOutDialog</name>
    <message>
        <source>Save a copy out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The copy is not protected: whoever gets the disk or stick can open it, and it may leave traces there even when it is deleted. The original stays sealed in the vault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving the copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose where to save it…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it in the vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This leaves the vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The copy is saved, and checked against the original.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. Delete it where it is not needed any more.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchInput</name>
    <message>
        <source>Type to find, or press the down arrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the list</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Forms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>after %n minute(s) without a key or the mouse</source>
        <translation>
            <numerusform>after %n minute without a key or the mouse</numerusform>
            <numerusform>after %n minutes without a key or the mouse</numerusform>
        </translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It also locks when the laptop sleeps, its lid closes or its screen is locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it looks and speaks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safety</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaving in a hurry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What opens this vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The way to the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take everything out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShareDialog</name>
    <message>
        <source>Share a case with another group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They get a copy of today, sealed to their coordination. Later work goes when you share it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which of these, as narrators named them, is that group?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No narrator has named partners and agreed to share with them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See what would go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n testimony(s))</source>
        <translation>
            <numerusform>%1 (%n testimony)</numerusform>
            <numerusform>%1 (%n testimonies)</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no group to share with yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exchange cards with one, and compare their words, on the page of the group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This would go to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No program can tell whom words name and whom pictures show: look at it before you share it. What they write down or save out, nobody can take back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing: nobody agreed to this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) that consent does not cover</source>
        <translation>
            <numerusform>%n file that consent does not cover</numerusform>
            <numerusform>%n files that consent does not cover</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) that did not come here yet</source>
        <translation>
            <numerusform>%n file that did not come here yet</numerusform>
            <numerusform>%n files that did not come here yet</numerusform>
        </translation>
    </message>
    <message>
        <source>Narrators set conditions. They bind whoever gets this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It goes with the next sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When they have it, it is said here. If consent ends, their copy goes at the syncs that follow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShareEntry</name>
    <message>
        <source>PIN of this share</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShareLine</name>
    <message>
        <source>Without a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They have it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not confirmed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With %1: %2, as on %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SharesDialog</name>
    <message>
        <source>Shares for people you trust</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each gets a share on paper and a PIN. One alone opens nothing; so many together open the vault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose people who do not all live in one house, and who would not all be arrested on one day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many people get a share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many of them are needed to open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your passphrase, once more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the shares</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shares are made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take down every one of them, and tell each holder the PIN by mouth. If you close this before you have taken down all, they are removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share %1 of %2, for %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PIN: %1 (not printed; tell it by mouth)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SheetDialog</name>
    <message>
        <source>Make a recovery sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>24 words on paper that open this vault when the passphrase is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever has the sheet and this laptop, or a backup, opens the vault too: it belongs somewhere else than the laptop, where nobody looks for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your passphrase, once more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the words on paper now: they are shown only this once. Then prove it from the paper.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prove it now…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sheet is made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It opens the vault from now on. If you close this without printing or showing it, it is removed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SheetOfferCard</name>
    <message>
        <source>Nothing but your passphrase opens this vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If it is forgotten, nobody can open what is here. A recovery sheet on paper is a way back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a recovery sheet…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask again in a month</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Side</name>
    <message>
        <source>That you looked at this could not be written down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save this list out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list is saved.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SideCard</name>
    <message>
        <source>You</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody whose name has not come yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the answer of %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Settings (Ctrl+,)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help and about (F1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock (Ctrl+L)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working alone</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SmallCopyView</name>
    <message>
        <source>Small copy; the original is still on the way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is no evidence. The original takes its place by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small copy; the original was removed from this laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is no evidence. The original can be fetched again: it comes with a sync.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SpendingRow</name>
    <message>
        <source>Paused: nothing goes by itself. “Sync now” still syncs once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your system says that this connection is paid for by the byte.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words only; photos and recordings wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos and recordings even if paid by the byte</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most in one sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words always go. What is held back goes on from there next time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As much as there is</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StickChoice</name>
    <message>
        <source>Look again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SureDialog</name>
    <message>
        <source>Leave it as it is</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SyncCard</name>
    <message>
        <source>Progress of the sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync now and show how it goes (Ctrl+0 shows the page)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join a group…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow it…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message>
        <source>Sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop here for today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set aside: it blocks nothing else, and nothing of it is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join a group…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send everything again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server contradicted itself once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its signed proofs are kept in this vault. What is said to be delivered was proved since.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TakeOutCard</name>
    <message>
        <source>Take out for a purpose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My own whole backup…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records as tables, and files as they are, in a folder that any program can read. What narrators did not agree to stays, and you see what and why before anything is written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything, whatever anybody agreed to, for you alone, and not sealed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TakeOutDialog</name>
    <message>
        <source>See what would leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is it for?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only what narrators agreed to for this leaves the vault. What leaves is not sealed: whoever has the disk or stick can read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking through the vault…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking through the vault… %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No program can tell whom words name and whom pictures show: look through it before you pass it on. It is not sealed, and deleting it may leave traces.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimeInput</name>
    <message>
        <source>Not known</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Log a threat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New testimony</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search everything on this laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search everything on this laptop…   (Ctrl+K)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing needs you now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers from others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers to your records will stand here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where your records are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notice</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more draft(s)</source>
        <translation>
            <numerusform>and %n more draft</numerusform>
            <numerusform>and %n more drafts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) with two values: somebody has to choose</source>
        <translation>
            <numerusform>%n answer with two values: somebody has to choose</numerusform>
            <numerusform>%n answers with two values: somebody has to choose</numerusform>
        </translation>
    </message>
    <message>
        <source>Without a title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unfinished: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft kept %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good morning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good morning, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good afternoon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good afternoon, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good evening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good evening, %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TwoAnswers</name>
    <message>
        <source>Compare and choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n answers</source>
        <translation>
            <numerusform>%n answer</numerusform>
            <numerusform>%n answers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnlockScreen</name>
    <message>
        <source>Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forgot the passphrase?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another vault…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlocking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything here is sealed until you unlock it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlocking…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UnsupportedInput</name>
    <message>
        <source>This program cannot ask this kind of question yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This program cannot show this kind of answer yet. It is kept as it came: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Wanting</name>
    <message>
        <source>Fetch it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It comes with the next sync.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WayBackScreen</name>
    <message>
        <source>I have the recovery sheet: 24 words on paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People I trust hold shares</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forgot the passphrase?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set a new passphrase. The forgotten one opens nothing from then on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This opens your vault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything in it is as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set it and open the vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sheet or shares that were made before open the vault. Nothing else does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WayCard</name>
    <message>
        <source>Prove a share…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prove it…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A newer one was proved: this one can be removed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WayDialog</name>
    <message>
        <source>Working</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WayFields</name>
    <message>
        <source>Address of the proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for example 192.168.1.1:8080</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trying… Through Tor it may take a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This way leads to your group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This way leads to the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address of a proxy is a name or number, a colon, and a port.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody answers at the address of the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It holds the key that your invitation named: it is the right one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It knows your group and this laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Straight, without a proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Through Tor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Through an HTTP proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Through a SOCKS proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tor hides from this network which server you talk to. Start the Tor Browser, or the system&apos;s own Tor, and leave it open; it is found by itself. It is slower.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever keeps the network knows the address. If the proxy wants a password: name:password@address:port. It is kept in the vault alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server addresses that end in .onion go through Tor, whatever is chosen here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WayThereCard</name>
    <message>
        <source>Way to the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is kept. There is no server to try before you belong to a group.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WayToJoin</name>
    <message>
        <source>How does this laptop reach the internet?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WaysCard</name>
    <message>
        <source>Ways to open this vault…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The passphrase, a recovery sheet on paper, shares for people you trust, a duress passphrase: change, make, prove and remove them.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WaysPage</name>
    <message>
        <source>Ways to open this vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody can see from outside which of these there are, not even how many.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the passphrase…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a recovery sheet…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make shares…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About a duress passphrase…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>24 words on paper, for the day that the passphrase is forgotten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People you trust</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each holds a share and a PIN; so many of them together open the vault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duress passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For somebody who may be forced to unlock. It destroys the vault; off unless you set it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace the duress passphrase…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WholeBackupDialog</name>
    <message>
        <source>This folder will NOT be sealed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever gets it reads everything: names, testimonies, recordings, threats, also what narrators did not agree to share. It needs no passphrase. Deleting it later may leave traces on a disk or stick.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is meant for you alone, so that you are never stranded with this program: open formats that other programs read. To be safe from a lost laptop, a sealed backup is better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is my own whole backup. I will not pass it on, and I know that whoever has it reads all of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it in the vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose where to write everything…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My own whole backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where to write everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WithdrawalDialog</name>
    <message>
        <source>Withdraw consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who told you something can take it back at any time, without a reason, in part or as a whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some uses end; the testimony stays with us</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything: delete what was told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who had it until now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In their words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In their words, if they said more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They said so: everything is to be deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With it: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything: only whoever recorded it, or a coordinator, can delete it</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
    <message>
        <source>Its words, %1 and %2 are deleted on this laptop at once, with the keys that open them; on every other laptop and on the server as soon as they hear of it. What stays says that consent was withdrawn, when, and who had it. Nobody can bring it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was deleted on this laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These uses end now; the others follow from the moment they hear of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell those who had it:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Withdrawn</name>
    <message>
        <source>by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On %1, by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On %1, by %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WithdrawnCard</name>
    <message>
        <source>Consent ended for some uses: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent was withdrawn: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not on this laptop any more. These had it and have to be told:</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I know</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WithdrawnView</name>
    <message>
        <source>Consent was withdrawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who had it until then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: consent was withdrawn</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WordsEdit</name>
    <message>
        <source>Words that begin like this</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WordsField</name>
    <message>
        <source>The 24 words of the sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The 20 words of the share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The words in their order, with spaces between them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Four letters of each word are enough.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a picture of the QR code…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word %1, “%2”, is in no list. Compare it with the paper.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are too many words: look for one that stands there twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A picture of the QR code</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WordsView</name>
    <message>
        <source>Hide the words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the words, to copy them by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words to compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Digits to compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where your two programs speak different languages, compare these digits:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Working</name>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Workplace</name>
    <message>
        <source>Draft, not saved yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeping…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WritingDialog</name>
    <message>
        <source>How large its files may be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In files of at most 20 MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In files of at most 100 MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In files of at most 1 GB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In files of at most 4 GB (more than that FAT32 does not take)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words alone; photographs and recordings another day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No stick is plugged in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing what waits, words first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a parcel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What waits here goes onto the stick, sealed: whoever carries or finds it sees how much it is and by which laptop, and can read nothing. Each file of it can go alone; the first one has the most urgent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting here: about %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing waits here. A parcel asks for news all the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At any computer with a network: open %1 in a browser. The browser warns that it does not know the server; go on all the same (“Advanced”, then continue): the parcel is sealed, and a false answer is found out here. Choose each file, save each answer on the stick, and read them here. Type no passphrase at that computer.
Or without any network: somebody of the coordination reads the files with Amparo, and gives you a parcel back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder for the parcel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files that are whole on the stick are good. The rest waits here; wait a moment before you pull out.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WritingOut</name>
    <message>
        <source>Taking it out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the stick in, and the program open and unlocked, until it is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking through the vault…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was written so far is being deleted. Wait a moment before you pull out a stick.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing photographs, recordings and papers…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing records and tables…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading it back, to see that it is right…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is in the folder “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be in it: they are not on this laptop.</source>
        <translation>
            <numerusform>%n file could not be in it: it is not on this laptop.</numerusform>
            <numerusform>%n files could not be in it: they are not on this laptop.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) that were removed from this laptop are not in it.</source>
        <translation>
            <numerusform>%n record that was removed from this laptop is not in it.</numerusform>
            <numerusform>%n records that were removed from this laptop are not in it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) or file(s) could not be read; the README names them.</source>
        <translation>
            <numerusform>%n record or file could not be read; the README says more.</numerusform>
            <numerusform>%n records or files could not be read; the README says more.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is not sealed: whoever has it can read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is taken out, and was read back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WrongTriesNotice</name>
    <message numerus="yes">
        <source>%n wrong try(s) to open this vault, %1</source>
        <translation>
            <numerusform>%n wrong try to open this vault, %1</numerusform>
            <numerusform>%n wrong tries to open this vault, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>If that was not you, somebody may have had this laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>since %1 today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>since %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_AskingCard</name>
    <message>
        <source>Ways in</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>backup</name>
    <message>
        <source>There is no backup on another disk yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last backup: %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault as it was on %1: %2 in all, %3 of it new.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the stick somewhere else than the laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backed up, and all of it read back from the stick.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written and read back, but on the same disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault is restored as it was on %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>i18n</name>
    <message>
        <source>translation not reviewed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lists</name>
    <message>
        <source>Cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No case yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A case holds what belongs together: a place, what happens there, who is affected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Testimonies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New testimony</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the testimonies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No testimony yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A testimony holds what somebody told, in their words, and what they agreed to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threat log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log a threat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the threat log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No threat logged yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log even small ones, the day they happen: repetition is the warning.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New person or group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People, groups, companies and authorities that your cases speak of.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No evidence yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos, recordings and papers. The original is sealed once and never changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No event yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An event says who did what to whom, when and where.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No action yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appeals, letters, complaints and submissions, with their deadlines and answers.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>paper</name>
    <message>
        <source>Recovery sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These 24 words open a vault of the program Amparo when its passphrase is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where to keep it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any %1 of %2 such shares, each with its PIN, open a vault of the program Amparo together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held by: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1. Start Amparo on the laptop with the vault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2. Press “Forgot the passphrase?”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3. Type the words in their order, or let it read a picture of the code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep no photograph of it, and do not send it. Burn it when a newer one is proved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the PIN nowhere near it. Keep no photograph of the share, and do not send it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>4. Set a new passphrase. The words stay good.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever has this sheet and the laptop, or a backup of it, reads everything in the vault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it dry, hidden, and in another house than the laptop. Tell nobody what it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without the laptop or a backup it opens nothing: it holds no records.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1. When you are asked for it, first make sure who asks, and why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2. In Amparo: “Forgot the passphrase?”, then “shares”. Type the words in their order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3. Type the PIN yourself. It does not stand here: know it by heart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This share alone opens nothing. Together with others it opens everything in the vault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it dry and hidden, not near the laptop, and never together with another share.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>parcels</name>
    <message>
        <source>Stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was written, and everything waits as before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is the file “%1” (%2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files on the stick: “%1” to “%3” (%2 together). Each can go alone, in any order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stick is full: what is on it is whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not everything is in it; the rest waits for another day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some files could not be read from this laptop: check the vault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It counts as sent when its answer was read here, not before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written, and read back from the stick.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An answer: all that it could tell was known already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An answer: read, and proved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer was not whole. Read it again from a good copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The parcel came cut short: what was missing waits for the next one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The parcel came damaged: what did not verify waits for the next one, better on another stick.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The parcel was too old by this laptop&apos;s clock to be told news. Set the clock and write another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some of it cannot be proved from here. Nothing is lost: write another parcel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There was more than fitted: write another parcel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Came: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a member whose name is not known here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A parcel by %1, read without a server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a parcel here and give it back: by it the other laptop knows what came.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It tells what the coordination opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in it was new for this laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not whole: copy it again, or have it written anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some of it follows on another part: read all parts, then this one again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A parcel of another group, read without a server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What they share stands on the page of the group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a parcel for them there and give it back: by it they know what came.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>places</name>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>present</name>
    <message>
        <source>just now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>stubs</name>
    <message>
        <source>%1 of %2, removed on %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server did not give all of it when it was asked. The next sync asks again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It comes with the next sync.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something newer of it came since. Fetch it again to read it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sync</name>
    <message>
        <source>No group yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has trouble</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Syncing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync needs you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not connected yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server contradicts itself: nothing counts as delivered now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing waits on this laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting on this laptop: %1 (%2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never synced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last sync %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Went up: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Came down: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was new on either side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You stopped it; the rest goes on from there next time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking that it is the right server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers and records coming down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos and recordings coming down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telling the others what has been opened here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coming down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>everything known is here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records and evidence going up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 per second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in less than a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by %1 today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by %1 tomorrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threats and urgent records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small copies of photos and recordings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Originals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cases, testimonies, consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>enough for the coordination to work with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>goes on where it stopped, at any cafe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not proved now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wait: paid for by the byte</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wait: words only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sent, not confirmed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, receipts checked here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 on the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 · %3 of %4</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ways</name>
    <message>
        <source>In use since %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never proved: nobody knows yet whether the paper is right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last proved: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not proved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prove it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery sheet of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 shares open it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. %2 – last proved: %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
