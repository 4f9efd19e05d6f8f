"""Opens the dialogs about ways into the vault, over whatever page asks for them."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.services.recovering import Recovering
from desktop.services.ways import Way, WayIn
from desktop.ui.jobs import JobRunner
from desktop.ui.ways.way_dialog import WayDialog


class WayDialogs(QObject):
    """`changed` when a way in was made, proved or removed. Belongs to `page`."""

    changed = Signal()

    def __init__(self, recovering: Recovering, jobs: JobRunner, page: QWidget) -> None:
        super().__init__(page)
        self._recovering, self._jobs = recovering, jobs

    def change_passphrase(self, has_duress: bool) -> WayDialog:
        from desktop.ui.ways.passphrase_dialog import PassphraseDialog

        return self._open(PassphraseDialog(self._recovering, has_duress, self._jobs, self._page()))

    def make_sheet(self) -> WayDialog:
        from desktop.ui.ways.sheet_dialog import SheetDialog

        dialog = SheetDialog(self._recovering, self._jobs, self._page())
        dialog.prove_asked.connect(self.prove_sheet)
        return self._open(dialog)

    def make_shares(self) -> WayDialog:
        from desktop.ui.ways.shares_dialog import SharesDialog

        return self._open(SharesDialog(self._recovering, self._jobs, self._page()))

    def prove(self, way: WayIn) -> WayDialog:
        """A sheet or a share."""
        return self.prove_share() if way.way is Way.SHARES else self.prove_sheet()

    def prove_sheet(self) -> WayDialog:
        from desktop.ui.ways.proving_dialogs import ProveSheetDialog

        return self._open(ProveSheetDialog(self._recovering, self._jobs, self._page()))

    def prove_share(self) -> WayDialog:
        from desktop.ui.ways.proving_dialogs import ProveShareDialog

        return self._open(ProveShareDialog(self._recovering, self._jobs, self._page()))

    def set_duress(self) -> WayDialog:
        from desktop.ui.ways.duress_dialog import DuressDialog

        return self._open(DuressDialog(self._recovering, self._jobs, self._page()))

    def remove(self, way: WayIn) -> WayDialog:
        from desktop.ui.ways.remove_dialog import RemoveDialog

        return self._open(RemoveDialog(self._recovering, way, self._jobs, self._page()))

    def _page(self) -> QWidget:
        """Asked for each time: holding it would keep it alive, for it holds this."""
        return cast(QWidget, self.parent())

    def _open(self, dialog: WayDialog) -> WayDialog:
        dialog.changed.connect(self.changed)
        dialog.open()
        return dialog
