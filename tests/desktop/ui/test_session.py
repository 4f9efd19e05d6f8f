from desktop.ui.session import Session


def test_going_to_sleep_and_a_locked_screen_are_told(qtbot):
    session = Session()
    with qtbot.waitSignal(session.going_away):
        session.on_state(True)
    with qtbot.waitSignal(session.going_away):
        session.on_lock()


def test_coming_back_is_not(qtbot):
    session = Session()
    with qtbot.assertNotEmitted(session.going_away):
        session.on_state(False)
