import sys
import threading

import shiboken6
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from desktop.ui.jobs import JobRunner, Latest


def test_a_result_arrives_on_the_windows_thread(qtbot, jobs):
    got = []
    owner = QObject()
    jobs.start(owner, lambda job: threading.current_thread(), lambda t: got.append((t, threading.current_thread())))
    qtbot.waitUntil(lambda: got != [])
    worker, receiver = got[0]
    assert worker is not receiver
    assert receiver is threading.main_thread()


def test_a_worker_hands_the_interpreter_over_ten_times_as_quickly_as_python_would(jobs):
    assert sys.getswitchinterval() <= 0.0005


def test_steps_leave_room_for_what_happens_in_between(qtbot, jobs):
    owner, seen = QObject(), []
    jobs.in_steps(owner, iter(_steps(seen, 5)), lambda: seen.append("done"))
    QTimer.singleShot(0, owner, lambda: seen.append("happened"))
    assert not jobs.idle()
    qtbot.waitUntil(jobs.idle)
    assert [one for one in seen if one != "happened"] == [0, 1, 2, 3, 4, "done"]
    assert seen.index("happened") < seen.index(4)


def test_steps_that_somebody_went_through_are_told_as_done(qtbot, jobs):
    owner, seen = QObject(), []
    steps = iter(_steps(seen, 3))
    jobs.in_steps(owner, steps, lambda: seen.append("done"))
    for _ in steps:
        pass
    qtbot.waitUntil(jobs.idle)
    assert seen == [0, 1, 2, "done"]


def test_what_somebody_waits_for_comes_before_what_was_begun(qtbot, jobs):
    owner, seen = QObject(), []
    jobs.in_steps(owner, iter(_steps(seen, 3)), lambda: seen.append("done"))
    waited = ("waited for", "by somebody")
    jobs.in_steps(owner, (seen.append(one) for one in waited), lambda: seen.append("here"), next_of_all=True)
    qtbot.waitUntil(jobs.idle)
    assert seen == [*waited, "here", 0, 1, 2, "done"]


def test_the_last_of_the_steps_may_begin_others(qtbot, jobs):
    owner, seen = QObject(), []

    def steps():
        yield
        jobs.in_steps(owner, iter(_steps(seen, 2)), lambda: seen.append("others done"), next_of_all=True)

    jobs.in_steps(owner, steps(), lambda: seen.append("done"))
    qtbot.waitUntil(jobs.idle)
    assert seen == ["done", 0, 1, "others done"]


def test_steps_of_an_owner_that_is_gone_are_not_taken(qtbot, jobs):
    owner, other, seen = QWidget(), QObject(), []
    jobs.in_steps(owner, iter(_steps(seen, 3)), lambda: seen.append("done"))
    jobs.in_steps(other, iter(_steps(seen, 2)), lambda: seen.append("other done"))
    shiboken6.delete(owner)
    qtbot.waitUntil(jobs.idle)
    assert seen == [0, 1, "other done"]


def _steps(seen, count):
    for number in range(count):
        seen.append(number)
        yield


def test_a_cancelled_job_tells_nothing_more(qtbot, jobs, shown):
    steps, finished = [], []
    owner = QObject()

    def work(job):
        for n in range(1000):
            job.step(n, 1000)
            threading.Event().wait(0.002)

    job = jobs.start(owner, work, finished.append, progress=lambda n, total: steps.append(n))
    qtbot.waitUntil(lambda: len(steps) > 3)
    job.cancel()
    qtbot.waitUntil(jobs.idle)
    assert finished == []
    assert shown == []


def test_a_job_cancelled_before_its_turn_does_not_run(qtbot, jobs):
    gate, ran = threading.Event(), []
    owner = QObject()
    jobs.start(owner, lambda job: gate.wait(5), lambda _: None)
    waiting = jobs.start(owner, lambda job: ran.append(1), lambda _: None)
    waiting.cancel()
    gate.set()
    qtbot.waitUntil(jobs.idle)
    assert ran == []


def test_a_failure_that_nobody_takes_is_shown(qtbot, jobs, shown):
    owner = QObject()

    def work(job):
        raise OSError("disk full")

    jobs.start(owner, work, lambda _: None)
    qtbot.waitUntil(lambda: shown != [])
    assert str(shown[0]) == "disk full"


def test_a_result_for_a_closed_dialog_is_dropped(qtbot, jobs):
    got = []
    gate = threading.Event()
    dialog = QWidget()
    jobs.start(dialog, lambda job: gate.wait(5), got.append)
    dialog.deleteLater()
    qtbot.wait(20)
    del dialog
    gate.set()
    qtbot.waitUntil(jobs.idle)
    assert got == []


def test_a_long_import_keeps_no_list_waiting(qtbot, jobs):
    gate, got = threading.Event(), []
    owner = QObject()
    jobs.start(owner, lambda job: gate.wait(5), lambda _: got.append("video"), lane="files")
    jobs.start(owner, lambda job: None, lambda _: got.append("list"))
    qtbot.waitUntil(lambda: got == ["list"])
    gate.set()
    qtbot.waitUntil(lambda: got == ["list", "video"])


def test_of_searches_only_the_last_answer_counts(qtbot, jobs):
    got = []
    owner = QObject()
    latest = Latest(jobs)
    for words in ("n", "no", "not"):
        latest.start(owner, lambda job, words=words: words, got.append)
    qtbot.waitUntil(jobs.idle)
    assert got == ["not"]


def test_what_was_asked_of_the_vault_is_still_done_at_closing(qtbot, shown):
    runner = JobRunner(shown.append)
    gate, kept = threading.Event(), []
    owner = QObject()
    runner.start(owner, lambda job: gate.wait(5), lambda _: None)
    runner.start(owner, lambda job: kept.append("draft"), lambda _: None)
    threading.Timer(0.05, gate.set).start()
    runner.close()
    assert kept == ["draft"]


def test_two_thousand_jobs_all_tell_their_result(qtbot, jobs):
    got = []
    owner = QObject()
    for n in range(2000):
        jobs.start(owner, lambda job, n=n: n, got.append, lane="net")
    qtbot.waitUntil(lambda: len(got) == 2000, timeout=20000)


def test_dialogs_dropped_while_their_jobs_run_are_freed_here(qtbot, jobs):
    freed = []

    class Dialog(QWidget):
        def load(self):
            jobs.start(self, lambda job: threading.Event().wait(0.001), self.show_it, lane="net")

        def show_it(self, _):
            pass

        def __del__(self):
            freed.append(threading.current_thread())

    for _ in range(300):
        Dialog().load()
    qtbot.waitUntil(lambda: len(freed) == 300, timeout=20000)
    assert set(freed) == {threading.main_thread()}
