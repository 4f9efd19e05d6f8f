"""What can go wrong on the desktop, by whose fault it is.

    DesktopError
    +-- UserError                somebody at the keyboard can put it right
    |   +-- WrongPassphrase
    |   |   +-- WrongSheet       the words of a recovery sheet open nothing here
    |   |   +-- WrongShares      the shares of trusted people do not
    |   +-- WeakPassphrase       shorter than the vault takes
    |   +-- WeakPin              too short for a share
    |   +-- PassphraseTaken      the same as the other of the two passphrases, or too much like it
    |   +-- WordsUnreadable      these are no words of a sheet or a share
    |   +-- SharesMissing        fewer shares than are needed, or not of one set
    |   +-- TooManyWays          two sheets, or two sets of shares, are in use already
    |   +-- NoSuchWay            no such way into this vault
    |   +-- VaultInUse           another copy of the program holds the vault
    |   +-- NoVaultHere
    |   +-- VaultExists          a vault, or something else, is in the folder already
    |   +-- VaultTooNew          made by a later version of the program
    |   +-- RecordGone           no such record in this vault
    |   |   +-- RecordRemoved    it was removed from this laptop on purpose
    |   |   `-- RecordWithdrawn  consent was withdrawn for it
    |   +-- NotYoursToWithdraw   neither its author nor the coordination
    |   +-- DraftGone
    |   +-- NoSuchForm
    |   +-- InputUnreadable      what was to be typed or piped in is not there
    |   +-- AnswersUnreadable    a file of answers is not what it should be
    |   +-- AnswersTooBig        more answers than are read at once
    |   +-- BrokenAnswers        answers break the form's rules
    |   +-- NoSuchFile           no such evidence in this vault
    |   +-- FileVanished         a file outside the vault is not there (any more)
    |   +-- FileUnreadable       a file outside the vault cannot be read
    |   +-- FileTooBig           larger than one file of evidence may be
    |   +-- RecordTooBig         more words in one sitting than one revision may carry
    |   +-- FileNotHere          the evidence is known, its bytes have not come yet
    |   |   +-- FileRemoved      they were removed to make room, and can be fetched again
    |   +-- OnlyALook            a form is only looked at: nothing comes into the vault
    |   +-- FileInTheWay         a copy would overwrite something
    |   +-- NotAMember           the vault belongs to no group yet
    |   +-- AlreadyAMember
    |   +-- NotACoordinator      only coordinators may do this
    |   +-- NotOnePerson         two devices that cannot be one person's, the one after the other
    |   +-- NoCodeFound          no QR code of ours in the picture
    |   +-- FolderInTheWay       an export would overwrite something
    |   +-- InsideTheVault       nothing that is not sealed is written into the vault's folder
    |   +-- PartnersUnnamed      an export for partners needs to know for which
    |   +-- ConsentChanged       a narrator withdrew consent while an export was being written
    |   +-- ConsentMissing       consent does not cover handing this evidence over for that
    |   +-- NoSuchGroup          no such group among those this one works with
    |   +-- GroupNotCompared     nobody compared the words of its card yet
    |   +-- NothingToShare       nothing of this case may leave
    |   +-- ShareTooBig          more than one letter to another group holds
    +-- EnvironmentProblem       the machine refused; neither our fault nor a person's
        +-- VaultDamaged         what is read does not verify
        +-- DiskFull             no room; nothing was half-written
        |   +-- ExportFull       the same where an export should go
        +-- NotWritable          the system does not let us write there
        +-- VaultGone            the folder of the open vault is not there any more, or does not answer
        +-- OutOfHandles         the system lets the program open no more files
        +-- ExportPlaceGone      where an export is being written is not there any more
        +-- ExportNotKept        the disk gives back something else than was written

Anything else that escapes is a bug and goes to the crash window. What can go wrong between two machines is in
`sync.errors`, what can be wrong with a form in `desktop.forms.errors`, with a backup in `desktop.backup_errors`. The
sentences for all of them stand in `resources/sentences/` and are found through `desktop.sentences`. No message may
hold a name, a place, a file name or a key.
"""

from __future__ import annotations

from collections.abc import Sequence


class DesktopError(Exception):
    """Base of everything raised on purpose; never raised itself."""


class UserError(DesktopError):
    """Somebody at the keyboard can put it right."""


class WrongPassphrase(UserError):
    """The passphrase opens no keyslot of this vault (or the keyslots are damaged: nobody can tell the two apart)."""


class WeakPassphrase(UserError):
    """Too short to protect anything."""


class WrongSheet(WrongPassphrase):
    """These are words of a recovery sheet, and they open no keyslot of this vault."""


class WrongShares(WrongPassphrase):
    """So many shares of one set do not open this vault: a PIN is wrong, or they belong to another vault."""


class WeakPin(UserError):
    """A PIN of a share is too short. `least`: how many characters it needs."""

    def __init__(self, least: int) -> None:
        super().__init__(str(least))
        self.least = least


class PassphraseTaken(UserError):
    """The everyday and the duress passphrase may not be one. `reason`: `same`, or `alike`: a slip of the finger
    apart.
    """

    def __init__(self, reason: str = "same") -> None:
        super().__init__(reason)
        self.reason = reason


class WordsUnreadable(UserError):
    """These cannot be the words of a sheet or a share. `reason`: `count` (`place` words were found), `word` (the word
    at `place`, from 1, is none), `checksum` (each is a word, together they are none). `share`: its position, from 0.
    """

    def __init__(self, reason: str, place: int = 0, share: int = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.place = place
        self.share = share


class SharesMissing(UserError):
    """`given` shares that belong together, of `needed`."""

    def __init__(self, needed: int, given: int) -> None:
        super().__init__(f"{given}/{needed}")
        self.needed = needed
        self.given = given


class TooManyWays(UserError):
    """Two of this kind are in use; one has to be removed before a third is made."""


class NoSuchWay(UserError):
    """This vault has no such way in, or it cannot be removed."""


class VaultInUse(UserError):
    """Another copy of the program holds the vault."""


class NoVaultHere(UserError):
    """The folder does not exist or holds no vault."""


class VaultExists(UserError):
    """A vault cannot be made here: the folder is not empty."""


class VaultTooNew(UserError):
    """The vault was made or upgraded by a later version of the program."""

    def __init__(self, version: int) -> None:
        super().__init__(str(version))
        self.version = version


class RecordGone(UserError):
    """This vault has no such record."""


class RecordRemoved(RecordGone):
    """It was removed from this laptop on purpose; a stub of it is here, and it can be fetched again."""


class RecordWithdrawn(RecordGone):
    """Consent was withdrawn for all of it: it is nowhere any more, and does not come back."""


class NotYoursToWithdraw(UserError):
    """Whoever holds this vault neither began the record nor coordinates the group."""


class DraftGone(UserError):
    """The draft was saved or discarded meanwhile."""


class NoSuchForm(UserError):
    """The program has no form of this id."""


class InputUnreadable(UserError):
    """A passphrase, a name or an invitation that was to be typed or piped in could not be read, or is empty."""


class AnswersUnreadable(UserError):
    """A file of answers is not a JSON object of answers. `line` is 1-based, None when the file as a whole is wrong."""

    def __init__(self, line: int | None = None) -> None:
        super().__init__(str(line))
        self.line = line


class AnswersTooBig(UserError):
    """More than is read of answers. `limit` in bytes."""

    def __init__(self, limit: int) -> None:
        super().__init__(str(limit))
        self.limit = limit


class BrokenAnswers(UserError):
    """Answers break the form's rules. `problems`: (path of the question, code), the codes of `ProblemKind`."""

    def __init__(self, problems: Sequence[tuple[str, str]]) -> None:
        super().__init__(str(len(problems)))
        self.problems = tuple(problems)


class NoSuchFile(UserError):
    """No record of this vault names such a file."""


class FileVanished(UserError):
    """A file outside the vault is not there: moved, deleted, or its stick pulled out. Nothing of it was kept."""


class FileUnreadable(UserError):
    """A file outside the vault is there but cannot be read (a folder, no permission, a failing disk)."""


class FileTooBig(UserError):
    """Larger than one file of evidence may be. `limit` in bytes."""

    def __init__(self, limit: int) -> None:
        super().__init__(str(limit))
        self.limit = limit


class RecordTooBig(UserError):
    """More in one sitting than one revision may carry. `limit` in bytes."""

    def __init__(self, limit: int) -> None:
        super().__init__(str(limit))
        self.limit = limit


class FileNotHere(UserError):
    """The evidence is known, but its bytes have not come to this laptop yet."""


class FileRemoved(FileNotHere):
    """The original was removed from this laptop to make room; it can be fetched again."""


class OnlyALook(UserError):
    """A form is only looked at; no file is taken in for it."""


class FileInTheWay(UserError):
    """Something stands where a copy should be written; it was not touched."""


class NotAMember(UserError):
    """The vault belongs to no group yet."""


class AlreadyAMember(UserError):
    """The vault belongs to a group already; one vault is one device in one group."""


class NotACoordinator(UserError):
    """Only a coordinator who is not revoked may do this."""


class NotOnePerson(UserError):
    """Two devices cannot be one person's, the one after the other. `reason`: `unknown` (one of them is no member's),
    `circle` (the later one was there before), `revoked` (the later one), `role` (the later one may do less).
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NoCodeFound(UserError):
    """The picture shows no QR code that holds text."""


class FolderInTheWay(UserError):
    """The folder that an export should become is there and holds something, or is a file; it was not touched."""


class InsideTheVault(UserError):
    """The place is inside the vault's own folder, where nothing may lie unsealed."""


class PartnersUnnamed(UserError):
    """An export for partners without saying for which of those that narrators named."""


class ConsentChanged(UserError):
    """What an export was about to hold may not leave any more: consent was withdrawn meanwhile. Nothing is left."""


class ConsentMissing(UserError):
    """What narrators agreed to does not cover handing this evidence over. `reasons`: codes of `consent.Reason`."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__(", ".join(reasons))
        self.reasons = tuple(reasons)


class NoSuchGroup(UserError):
    """Among the groups that this one works with."""


class GroupNotCompared(UserError):
    """Nothing goes to, or is taken from, a group whose card nobody compared."""


class NothingToShare(UserError):
    """Consent lets nothing of this case leave, or it is none."""


class ShareTooBig(UserError):
    """More words than one letter to another group holds."""


class EnvironmentProblem(DesktopError):
    """The machine refused; neither our code nor the person is to blame."""


class VaultDamaged(EnvironmentProblem):
    """What is read does not verify. `part`: `keyslots`, `database`, `record`, `file`, or `log`, the end of what a crash
    had left to be taken into the database; `id` in hex where it has one.
    """

    def __init__(self, part: str, id: str | None = None) -> None:
        super().__init__(part)
        self.part = part
        self.id = id


class DiskFull(EnvironmentProblem):
    """No room to write; nothing was half-written."""


class NotWritable(EnvironmentProblem):
    """The system does not let us write there: a read-only disk or folder."""


class VaultGone(EnvironmentProblem):
    """The folder of the open vault is not there any more, or its disk does not answer. What was saved is on it."""


class OutOfHandles(EnvironmentProblem):
    """The system lets the program open no more files; nothing was half-written."""


class ExportFull(DiskFull):
    """No room for an export; nothing of it is left. `limit`: bytes that it needs, about."""

    def __init__(self, limit: int) -> None:
        super().__init__(str(limit))
        self.limit = limit


class ExportPlaceGone(EnvironmentProblem):
    """The folder or stick that an export is written to is not there (any more)."""


class ExportNotKept(EnvironmentProblem):
    """What was written of an export could not be read back as it was written; nothing of it is left."""
