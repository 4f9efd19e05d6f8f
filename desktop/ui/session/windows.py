"""Windows: the session is locked or handed over, the laptop goes to sleep, the lid closes. Only Windows loads this.

Sources: WM_WTSSESSION_CHANGE, WM_POWERBROADCAST and GUID_LIDSWITCH_STATE_CHANGE of the Windows API. What a message
means (`Messages`) needs no Windows to be tried out.
"""

from __future__ import annotations

import ctypes
import sys
from ctypes import wintypes
from uuid import UUID

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.session.lid import Lid

SESSION_CHANGE = 0x02B1
POWER_BROADCAST = 0x0218
_LOCKED_OR_HANDED_OVER = {0x2, 0x4, 0x7}  # WTS_CONSOLE_DISCONNECT, WTS_REMOTE_DISCONNECT, WTS_SESSION_LOCK
_SUSPEND = 0x4
_SETTING = 0x8013
LID = UUID("ba3e0f4d-b817-4094-a2d1-d56379e6a0f3").bytes_le
_THIS_SESSION = 0


class Messages:
    """What the messages of one window say, one after the other."""

    def __init__(self) -> None:
        self._lid = Lid()

    def mean_going_away(self, message: int, what: int, setting: bytes) -> bool:
        """`what`: the message's wParam. `setting`: GUID, length and value, where it is about a power setting."""
        if message == SESSION_CHANGE:
            return what in _LOCKED_OR_HANDED_OVER
        if message != POWER_BROADCAST:
            return False
        if what == _SETTING and setting[:16] == LID:
            return self._lid.closes(setting[20:21] == b"\0")
        return what == _SUSPEND


class WindowsSession(QObject):
    going_away = Signal()

    def __init__(self, window: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._filter = _Filter(self)
        app = QCoreApplication.instance()
        if app is not None and sys.platform == "win32":
            app.installNativeEventFilter(self._filter)
            handle = wintypes.HWND(int(window.winId()))
            lid = ctypes.create_string_buffer(LID, len(LID))
            # Where one of them is refused the others still tell, and idleness does.
            ctypes.windll.wtsapi32.WTSRegisterSessionNotification(handle, _THIS_SESSION)
            ctypes.windll.user32.RegisterPowerSettingNotification(handle, lid, 0)


class _Filter(QAbstractNativeEventFilter):
    def __init__(self, session: WindowsSession) -> None:
        super().__init__()
        self._going_away = session.going_away
        self._messages = Messages()

    def nativeEventFilter(
        self, kind: QByteArray | bytes | bytearray | memoryview[int], message: int
    ) -> tuple[bool, int]:
        if kind == b"windows_generic_MSG":
            told = wintypes.MSG.from_address(int(message))
            about_setting = told.message == POWER_BROADCAST and told.wParam == _SETTING
            setting = ctypes.string_at(told.lParam, 21) if about_setting else b""
            if self._messages.mean_going_away(told.message, told.wParam, setting):
                self._going_away.emit()
        return False, 0
