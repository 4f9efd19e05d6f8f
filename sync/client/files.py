"""Fetch the files of others chunk by chunk, checked against their manifests, from where the vault left off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sync.client.limits import Allowance
from sync.client.member import Member
from sync.client.ports import WantedFile
from sync.client.progress import Halted, Phase, Progress, Step, Stopped
from sync.errors import Refused, Unreadable
from sync.protocol import chunks


@dataclass(slots=True)
class Fetched:
    files: int = 0
    bytes: int = 0
    failed: int = 0
    """Files whose chunks did not match or did not open: the rest came nevertheless."""
    whole: list[WantedFile] = field(default_factory=list)


def fetch(member: Member, step: Step, stopped: Stopped, allowance: Allowance) -> Fetched:
    """One request for each. A file that the server does not have whole yet is taken as far as it goes, and no further
    than the allowance.
    """
    wanted = member.store.wanted_files()
    total, bytes_total = Fetched(), sum(_left(file) for file in wanted)
    for done, file in enumerate(wanted):
        if stopped() or not _may_go_on(file, file.first, allowance):
            break
        step(Progress(Phase.FETCHING, done, len(wanted), total.bytes, bytes_total))
        try:
            is_whole = _fetch(member, file, total, stopped, allowance)
        except Halted:
            break
        except Refused:
            continue  # not there yet, or not for us any more: the next pull tells
        except Unreadable:
            total.failed += 1
            continue
        if is_whole and member.store.finish_file(file.file):
            total.files += 1
            total.whole.append(file)
        elif is_whole:
            total.failed += 1
    return total


def _fetch(member: Member, file: WantedFile, total: Fetched, stopped: Stopped, allowance: Allowance) -> bool:
    """Whether all chunks are here now."""
    number, count = file.first, chunks.chunk_count(file.sealed_size)
    if number >= count:
        return True
    with member.session.file(file.file, number) as blocks:
        for sealed in cut(blocks, file.sealed_size, number):
            if chunks.chunk_hash(sealed) != file.chunk_hashes[number * chunks.HASH : (number + 1) * chunks.HASH]:
                raise Unreadable("chunk")
            member.store.put_chunk(file.file, number, sealed)
            number += 1
            total.bytes += len(sealed)
            if stopped() or not _may_go_on(file, number, allowance):
                break
    return number == count


def _may_go_on(file: WantedFile, number: int, allowance: Allowance) -> bool:
    """A file whose chunks are all here costs nothing more."""
    sealed = file.sealed_size
    return number >= chunks.chunk_count(sealed) or allowance.takes(chunks.chunk_size(sealed, number))


def cut(blocks: Iterable[bytes], sealed_size: int, number: int) -> Iterator[bytes]:
    """Whole chunks from `number` on, of a stream that may end early. More than the file is not taken."""
    held, count = bytearray(), chunks.chunk_count(sealed_size)
    for block in blocks:
        held += block
        while number < count and len(held) >= chunks.chunk_size(sealed_size, number):
            size = chunks.chunk_size(sealed_size, number)
            yield bytes(held[:size])
            del held[:size]
            number += 1
        if number == count and held:
            raise Unreadable("file")


def _left(file: WantedFile) -> int:
    return sum(
        chunks.chunk_size(file.sealed_size, number)
        for number in range(file.first, chunks.chunk_count(file.sealed_size))
    )
