from desktop.services.syncing import Overview, Progress, Stage, SyncReport
from desktop.ui.sync import wording
from desktop.ui.tones import Tone


def _report(**changes):
    nothing = {
        "records_sent": 0,
        "records_received": 0,
        "files_sent": 0,
        "files_received": 0,
        "sent_bytes": 0,
        "received_bytes": 0,
        "files_failed": 0,
        "requests": 1,
        "seconds": 1.0,
        "stopped": False,
        "refused": {},
    }
    return SyncReport(**(nothing | changes))


def test_what_was_done_is_said_in_words(qapp):
    words = wording.report_words(_report(records_sent=2, files_sent=1, sent_bytes=38_000_000, records_received=1))
    assert words.startswith("Went up: 2 records, 1 file (38.0 MB). Came down: 1 record")


def test_nothing_to_do_is_said_too(qapp):
    assert wording.report_words(_report()) == "Nothing was new on either side."


def test_files_that_are_not_what_they_claim_are_said(qapp):
    words = wording.report_words(_report(files_failed=2))
    assert words == "2 files came damaged and will be fetched again."


def test_every_stage_has_its_words(qapp):
    words = {wording.stage_words(Progress(stage=stage)) for stage in Stage}
    assert len(words) == len(Stage)
    assert all(words)


def _overview(**known):
    nothing = dict.fromkeys(("waiting_records", "waiting_files", "waiting_bytes", "files_to_fetch", "fetch_bytes"), 0)
    empty = {"records": {}, "last_sync": None, "clock_offset": None, "set_aside": {}, "refused": {}}
    return Overview(**(nothing | empty | known))


def test_what_comes_down_is_said_at_each_time(qapp):
    calm = wording.coming_down(_overview(), None)
    assert (calm.part, calm.tone, calm.amount) == (1.0, Tone.GOOD, "everything known is here")
    waiting = wording.coming_down(_overview(files_to_fetch=2, fetch_bytes=3_000_000), None)
    assert (waiting.part, waiting.amount) == (0.0, "2 files · 3.0 MB wait")
    copies_alone = wording.coming_down(_overview(fetch_bytes=3_000), None)
    assert copies_alone.amount == "3 kB wait"
    moving = Progress(stage=Stage.FETCHING_FILES, received_bytes=500_000, to_receive_bytes=2_000_000)
    assert wording.coming_down(_overview(), moving).part == 0.25
    pieces = wording.coming_down(_overview(), Progress(stage=Stage.FETCHING, objects_received=4))
    assert pieces.amount == "4 pieces"
