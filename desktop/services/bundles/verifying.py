"""Checking evidence that was handed over with its proofs (BUNDLE.md, section 5). Needs no vault and no network.

Every part is checked for itself, also where another is wrong: what is proved is said beside what is not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from desktop.errors import FileUnreadable, FileVanished
from desktop.services.bundles import chains, contents, documents, original, signed
from desktop.services.bundles.chains import Chain
from desktop.services.bundles.contents import Contents
from desktop.services.bundles.documents import CustodyDocument, ProofsDocument
from desktop.services.bundles.original import Measured, Step
from desktop.services.bundles.signed import Log, SignedManifest
from desktop.services.bundles.verdict import Verdict
from sync.crypto.stream import sealed_size
from sync.errors import Unreadable
from sync.protocol import custody, merkle
from sync.protocol.objects import Kind
from sync.protocol.roster import Member

_NO_HEAD = "00" * 32


def verify(
    folder: Path, *, server_key: str | None = None, group: str | None = None, step: Step | None = None
) -> Verdict:
    """`server_key`, `group`: in hex, as they are known from elsewhere. Raises FileVanished, FileUnreadable."""
    if not folder.is_dir():
        raise FileUnreadable if folder.exists() else FileVanished
    verdict = Verdict()
    try:
        found = contents.read(folder, verdict)
    except OSError:
        raise FileUnreadable from None
    told, proofs = _documents(found, verdict)
    measured = _measured(folder, found, proofs, told, step, verdict)
    if told is not None and proofs is not None:
        _Checking(told, proofs, measured, found, verdict).run(server_key, group)
    verdict.doubt("other_devices")
    verdict.doubt("what_it_shows")
    verdict.doubt("dates")
    verdict.doubt("who_held_it")
    return verdict


class _Checking:
    def __init__(
        self,
        told: CustodyDocument,
        proofs: ProofsDocument,
        measured: Measured | None,
        found: Contents,
        verdict: Verdict,
    ) -> None:
        self.told, self.proofs, self.measured, self.found, self.verdict = told, proofs, measured, found, verdict

    def run(self, server_key: str | None, group: str | None) -> None:
        untouched = self.verdict.holds
        self._compare("server_key", self.proofs.log_key, server_key)
        self._compare("group", self.proofs.group, group)
        known = signed.members(self.proofs, self.verdict)
        self._maker(known, untouched)
        keys = self._keys(known)
        manifest = signed.manifest(self.proofs, self.told.file, keys, self.verdict)
        whole = chains.whole_chains(self.told, self.verdict)
        fits = manifest is not None and self._fits(manifest, whole)
        objects: dict[str, Kind] = {} if manifest is None else {manifest.id: Kind.MANIFEST}
        for document in self.proofs.revisions:
            one = signed.revision(document, keys, self.verdict)
            if one is not None:
                objects[one.id] = Kind.REVISION
                if not chains.fix(whole, one.author, one.heads, one.id):
                    self.verdict.fault("revision", object=one.id)
        chains.check_claims(self.told, whole, self.verdict)
        log = signed.log(self.proofs, objects, self.verdict)
        earlier = signed.earlier_logs(self.proofs, objects, self.verdict)
        if manifest is not None and fits:
            self._tell_of_bytes(manifest, known, log, earlier)
        elif self.proofs.manifest is None:
            self.verdict.doubt("no_manifest")
        for chain in whole.values():
            self._tell_of_chain(chain, known, log)

    def _compare(self, what: str, said: str | None, known: str | None) -> None:
        if known is None:
            if said:  # else there is no group or no log, as is said elsewhere, and nobody could be asked for its key
                self.verdict.doubt(f"{what}_unknown", value=said)
        elif said == known.lower().replace(" ", ""):
            self.verdict.prove(f"{what}_known", value=said)
        else:
            self.verdict.fault(f"{what}_other", value=said or "")

    def _maker(self, known: Mapping[bytes, Member], untouched: bool) -> None:
        if self.found.maker is None:
            return
        device, key = self.found.maker
        member = known.get(device)
        if member is not None and member.signing_key == key:
            if untouched:
                self.verdict.prove("as_made", **_who(device.hex(), known))
        elif self.proofs.group is None:
            self.verdict.doubt("nobody_vouches", device=device.hex())
        else:
            self.verdict.fault("not_signed")

    def _keys(self, known: Mapping[bytes, Member]) -> Mapping[bytes, bytes]:
        """Without a group there is one device, and only its own word for its key."""
        if self.proofs.group is None and self.found.maker is not None:
            return dict([self.found.maker])
        return {device: member.signing_key for device, member in known.items()}

    def _fits(self, manifest: SignedManifest, whole: Mapping[str, Chain]) -> bool:
        """Whether the original is what the manifest names."""
        if self.measured is None:
            return False
        size, key = self.measured.size, bytes.fromhex(self.proofs.key)
        same = manifest.body.sealed_size == sealed_size(size)
        if not same or manifest.body.chunk_hashes != self.measured.chunk_hashes:
            self.verdict.fault("not_the_bytes")
            return False
        if not manifest.fixed:
            return True
        head = self.proofs.head or _NO_HEAD
        ids = bytes.fromhex(self.told.file), bytes.fromhex(self.measured.sha256)
        if custody.fixed(key, *ids, size, bytes.fromhex(head)) != manifest.fixed:
            self.verdict.fault("not_fixed")
            return False
        if head != _NO_HEAD and not chains.fix(whole, manifest.author, [head], manifest.id):
            self.verdict.fault("head")
        return True

    def _tell_of_bytes(
        self, manifest: SignedManifest, known: Mapping[bytes, Member], log: Log, earlier: Sequence[Log]
    ) -> None:
        who = _who(manifest.author, known)
        leaves = (merkle.OBJECT_LEAF, manifest.id), (merkle.FILE_LEAF, manifest.id)
        earliest = log.earliest(*leaves)
        if earliest is None:
            self.verdict.prove("bytes_signed", **who)
            self.verdict.doubt("not_in_the_log")
        else:
            self.verdict.prove("bytes_in_the_log", size=earliest, **who)
        for before in earlier:
            size = before.earliest(*leaves)
            if size is not None:
                self.verdict.prove("bytes_in_an_earlier_log", size=size, **who)
        complete = log.earliest(leaves[1])
        if complete is not None:
            self.verdict.prove("complete", size=complete)
        if not manifest.fixed:
            self.verdict.doubt("chunks_alone")

    def _tell_of_chain(self, chain: Chain, known: Mapping[bytes, Member], log: Log) -> None:
        who = _who(chain.device, known)
        self.verdict.prove("chain_whole", entries=chain.last + 1, **who)
        fixed = [
            (number, size)
            for number, objects in chain.signed.items()
            if (size := log.earliest(*((leaf, id) for id in objects for leaf in (1, 2)))) is not None
        ]
        for number, size in sorted(fixed):
            self.verdict.prove("custody_in_the_log", number=number, size=size, device=chain.device)
        last = max((number for number, _ in fixed), default=-1)
        if last < chain.last:
            self.verdict.doubt("not_yet_fixed", entries=chain.last - last, device=chain.device)


def _documents(found: Contents, verdict: Verdict) -> tuple[CustodyDocument | None, ProofsDocument | None]:
    told: CustodyDocument | None = None
    proofs: ProofsDocument | None = None
    try:
        told = documents.read(found.documents.get(documents.CUSTODY, b""), CustodyDocument)
    except Unreadable:
        verdict.fault("unreadable_file", name=documents.CUSTODY)
    try:
        proofs = documents.read(found.documents.get(documents.PROOFS, b""), ProofsDocument)
    except Unreadable:
        verdict.fault("unreadable_file", name=documents.PROOFS)
    return told, proofs


def _measured(
    folder: Path,
    found: Contents,
    proofs: ProofsDocument | None,
    told: CustodyDocument | None,
    step: Step | None,
    verdict: Verdict,
) -> Measured | None:
    if not found.original:
        return None
    key = None if proofs is None or told is None else bytes.fromhex(proofs.key)
    file = b"" if told is None else bytes.fromhex(told.file)
    try:
        measured = original.measured(folder / found.original, file, key, step)
    except (OSError, Unreadable, ValueError):
        verdict.fault("unreadable_file", name=found.original)
        return None
    verdict.sha256 = measured.sha256
    if found.sums and measured.sha256 != found.sums.get(found.original):
        verdict.fault("changed_file", name=found.original)
    if told is not None and (told.sha256, told.size) != (measured.sha256, measured.size):
        verdict.fault("other_hash", name=found.original)
    return measured


def _who(device: str, known: Mapping[bytes, Member]) -> dict[str, str]:
    """Codes of phrases: what the roster says of a device. Nobody's name stands in a bundle."""
    member = known.get(bytes.fromhex(device))
    if member is None:
        return {"device": device, "role": "nobody"}
    return {"device": device, "role": member.role.name.lower() + ("_revoked" if member.revoked is not None else "")}
