from desktop.services.syncing import Progress, Stage, SyncReport
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


def test_stages_before_this_one_are_done_and_later_ones_wait(qapp):
    moving = Progress(stage=Stage.SENDING, sent_bytes=500, to_send_bytes=1000, bytes_per_second=10)
    rows = wording.rows(moving)
    assert [row.part for row in rows] == [1, 1, 0.5, 0, 0]
    assert rows[0].tone is Tone.GOOD
    assert rows[2].amount.startswith("less than a minute")


def test_a_long_way_is_said_in_hours(qapp):
    moving = Progress(stage=Stage.SENDING, sent_bytes=0, to_send_bytes=212_000_000, bytes_per_second=22_500)
    assert wording.rows(moving)[2].amount.startswith("about 3 hours")
