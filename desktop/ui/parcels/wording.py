"""What became of a parcel, in words. Values in, words out; knows no widget."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from desktop import sentences
from desktop.services.parcelling import ReadAnswer, ReadParcel, WrittenParcel
from desktop.ui import present
from desktop.ui.tones import Tone

Said = tuple[str, str, Tone]
"""Title, text and tone."""


def written(parcel: WrittenParcel) -> Said:
    translate = QCoreApplication.translate
    if not parcel.names:
        return (
            translate("parcels", "Stopped."),
            translate("parcels", "Nothing was written, and everything waits as before."),
            Tone.WARN,
        )
    first, last = parcel.names[0], parcel.names[-1]
    if first == last:
        said = [translate("parcels", "It is the file “%1” (%2).").replace("%1", first)]
    else:
        files = translate("parcels", "Files on the stick: “%1” to “%3” (%2 together). Each can go alone, in any order.")
        said = [files.replace("%1", first).replace("%3", last)]
    said[0] = said[0].replace("%2", present.size(parcel.size))
    if parcel.full:
        said.append(translate("parcels", "The stick is full: what is on it is whole."))
    if parcel.left_objects or parcel.left_files:
        said.append(translate("parcels", "Not everything is in it; the rest waits for another day."))
    if parcel.damaged:
        said.append(translate("parcels", "Some files could not be read from this laptop: check the vault."))
    said.append(translate("parcels", "It counts as sent when its answer was read here, not before."))
    tone = Tone.WARN if parcel.full or parcel.damaged else Tone.GOOD
    return translate("parcels", "Written, and read back from the stick."), "\n".join(said), tone


def read(found: ReadAnswer | ReadParcel, names: Mapping[str, str]) -> Said:
    return _answer(found) if isinstance(found, ReadAnswer) else _by_hand(found, names)


def _answer(answer: ReadAnswer) -> Said:
    translate = QCoreApplication.translate
    if answer.older:
        title = translate("parcels", "An answer: all that it could tell was known already.")
    else:
        title = translate("parcels", "An answer: read, and proved.")
    holds = {
        translate("parcels", "The answer was not whole. Read it again from a good copy."): not answer.whole,
        translate("parcels", "The parcel came cut short: what was missing waits for the next one."): answer.parcel
        == "cut",
        translate("parcels", "The parcel came damaged: what did not verify waits for the next one, better on another "
                  "stick."): answer.parcel == "damaged",
        translate("parcels", "The parcel was too old by this laptop's clock to be told news. Set the clock and write "
                  "another one."): answer.stale,
        translate("parcels", "Some of it cannot be proved from here. Nothing is lost: write another parcel."):
            answer.unproved,
        translate("parcels", "There was more than fitted: write another parcel."): answer.more or answer.left_files > 0,
    }  # fmt: skip
    said = [words for words, true in holds.items() if true]
    said += [f"{count} × {sentences.refusal(code, present.language())}" for code, count in answer.refused.items()]
    tone = Tone.WARN if said else Tone.GOOD
    came = [present.counts().records(answer.records_received)] if answer.records_received else []
    came += [present.counts().files(answer.files)] if answer.files else []
    if came:
        said.insert(0, translate("parcels", "Came: %1.").replace("%1", ", ".join(came)))
    return title, "\n".join(said), tone


def _by_hand(parcel: ReadParcel, names: Mapping[str, str]) -> Said:
    translate = QCoreApplication.translate
    if parcel.ally:
        return _of_an_ally(parcel)
    name = names.get(parcel.author) or translate("parcels", "a member whose name is not known here")
    title = translate("parcels", "A parcel by %1, read without a server.").replace("%1", name)
    parts = [present.counts().records(parcel.records_received)] if parcel.records_received else []
    parts += [present.counts().files(parcel.files)] if parcel.files else []
    said = []
    if parts:
        said.append(translate("parcels", "Came: %1.").replace("%1", ", ".join(parts)))
        said.append(
            translate("parcels", "Write a parcel here and give it back: by it the other laptop knows what came.")
        )
    if parcel.acknowledgements:
        said.append(translate("parcels", "It tells what the coordination opened."))
    if not said:
        said.append(translate("parcels", "Nothing in it was new for this laptop."))
    if not parcel.whole:
        said.append(translate("parcels", "It is not whole: copy it again, or have it written anew."))
    if parcel.gaps:
        said.append(translate("parcels", "Some of it follows on another part: read all parts, then this one again."))
    return title, "\n".join(said), Tone.WARN if parcel.gaps or not parcel.whole else Tone.GOOD


def _of_an_ally(parcel: ReadParcel) -> Said:
    translate = QCoreApplication.translate
    title = translate("parcels", "A parcel of another group, read without a server.")
    said = []
    if parcel.letters or parcel.files:
        said.append(translate("parcels", "What they share stands on the page of the group."))
        said.append(translate("parcels", "Write a parcel for them there and give it back: by it they know what came."))
    else:
        said.append(translate("parcels", "Nothing in it was new for this laptop."))
    if not parcel.whole:
        said.append(translate("parcels", "It is not whole: copy it again, or have it written anew."))
    return title, "\n".join(said), Tone.GOOD if parcel.whole else Tone.WARN
