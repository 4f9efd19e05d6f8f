"""What the system says of the network: whether there is one, whether it is another one, whether it is paid for by the
byte, whether it wants a sign-in first. Only hints; a system that says nothing is taken to be online and not metered.
Whether the right server answers is proved by its key alone, whatever is said here.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QNetworkInformation

_Reachability = QNetworkInformation.Reachability
_Feature = QNetworkInformation.Feature


class Network(QObject):
    """`came`: there is one now, or another one. `changed`: what is known of it."""

    came = Signal()
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.metered = False
        if not is_told():
            return
        known = QNetworkInformation.instance()
        known.reachabilityChanged.connect(self._on_reachability)
        known.transportMediumChanged.connect(self._on_medium)
        if known.supports(_Feature.Metered):
            known.isMeteredChanged.connect(self.say_metered)
            self.metered = known.isMetered()
        if known.supports(_Feature.CaptivePortal):
            known.isBehindCaptivePortalChanged.connect(self.say_portal)
            self.portal = known.isBehindCaptivePortal()

    def say_metered(self, metered: bool) -> None:
        if metered != self.metered:
            self.metered = metered
            self.changed.emit()

    def say_portal(self, portal: bool) -> None:
        if portal == self.portal:
            return
        self.portal = portal
        self.changed.emit()
        if not portal:
            self.came.emit()  # somebody signed in: what waited for the network need not wait for its timer

    def _on_reachability(self, reachability: QNetworkInformation.Reachability) -> None:
        if reachability in (_Reachability.Online, _Reachability.Site):
            self.came.emit()

    def _on_medium(self, _medium: QNetworkInformation.TransportMedium) -> None:
        self.came.emit()


def is_told() -> bool:
    """Whether the system says anything. The first time it is asked takes longer than all others."""
    return QNetworkInformation.loadBackendByFeatures(QNetworkInformation.Feature.Reachability)
