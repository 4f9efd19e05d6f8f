"""The server against its own description: thousands of requests that it allows and does not allow, none of which may
end in a fault, in an answer that is not described, or in another group's bytes.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass

import hypothesis
import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from sync.crypto.enrolment import InvitationKey
from sync.protocol import limits, routes
from sync.server import opening
from sync.server.app import HANDLERS
from sync.server.cli import main
from sync.server.openapi import document
from tests.servers import RunningServer, running
from tests.sync.server.town import Person, Signable, Town, now, obj

pytestmark = pytest.mark.filterwarnings("ignore:Unverified HTTPS request")


@schemathesis.serializer(routes.MEDIA_TYPE)
def _frames(_context: object, value: object) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode()


SCHEMA = schemathesis.openapi.from_dict(document())
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


@dataclass
class Attacked:
    server: RunningServer
    member: Person
    other: Town
    mark: bytes
    """Stands in what the other group has on the server, and may stand in no answer."""
    session: requests.Session


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Attacked]:
    with running(tmp_path_factory.mktemp("attacked") / "server") as server:
        with opening.opened(server.folder) as opened:
            ours, theirs = Town.of(opened), Town.of(opened)
            rosa = ours.joined(InvitationKey(ours.invitation.invitation_key), b"")
            rosa.push(obj(rosa.revision(os.urandom(8))))
            ana = theirs.joined(InvitationKey(theirs.invitation.invitation_key), b"")
            mark = os.urandom(16)
            sealed = ana.file(mark[:8], 1000)
            ana.push(obj(ana.revision(mark[:8])), obj(sealed.manifest), sealed.chunks())
        with requests.Session() as session:
            # Laptops go by the pin; this is not about that.
            session.trust_env, session.verify = False, False
            yield Attacked(server, rosa, theirs, mark[:8], session)


def sent(attacked: Attacked, case, *, signed: bool) -> requests.Response | None:
    """The case as it was made, but for a group that is there, signed by its member."""
    if "group" in case.path_parameters:
        case.path_parameters["group"] = attacked.member.town.group.hex()
    request = requests.Request(**case.as_transport_kwargs(base_url=attacked.server.address)).prepare()
    body = request.body.encode() if isinstance(request.body, str) else request.body or b""
    if signed and "group" in case.path_parameters:
        signable = Signable(request.method, request.url, {"content-type": routes.MEDIA_TYPE})
        is_push = case.path == routes.PUSH
        attacked.member.signer.sign(signable, now_ms=now(), body=None if is_push else body)
        request.headers.update(signable.headers)
    try:
        return attacked.session.send(request, timeout=60)
    except requests.ConnectionError:
        # It hangs up on a body beyond its bound, and does not wait until somebody reads why. Nothing else ends so.
        assert len(body) > limits.REQUEST
        assert attacked.session.get(f"{attacked.server.address}{routes.HEALTH}", timeout=60).json()["ready"]
        return None


def settings(examples: int):
    return hypothesis.settings(
        max_examples=examples,
        deadline=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
        database=None,
    )


@SCHEMA.parametrize()
@settings(12)
def test_signed_requests_of_a_member_get_described_answers(case, attacked: Attacked) -> None:
    answer = sent(attacked, case, signed=True)
    if answer is None:
        return
    case.validate_response(answer, checks=CHECKS)
    assert attacked.mark not in answer.content


@SCHEMA.parametrize()
@settings(6)
def test_unsigned_requests_get_described_answers_and_nothing_of_a_group(case, attacked: Attacked) -> None:
    answer = sent(attacked, case, signed=False)
    if answer is None:
        return
    case.validate_response(answer, checks=CHECKS)
    if "group" in case.path_parameters:
        # OPTIONS says which methods there are, to anyone.
        assert answer.status_code >= 400 or (case.method == "OPTIONS" and not answer.content)


def test_every_route_is_described_and_every_body_bounded_but_that_of_a_push() -> None:
    described = {(method, path) for path, item in document()["paths"].items() for method in item}
    served = {
        (method.lower(), path.replace(":str}", "}").replace(":path}", "}"))
        for handler in HANDLERS
        for method in handler.http_methods
        for path in handler.paths or {"/"}
        if method != "OPTIONS"
    }
    assert described == served
    for path, item in document()["paths"].items():
        for content in (operation.get("requestBody", {}).get("content", {}) for operation in item.values()):
            for media in content.values():
                assert "maxLength" in media["schema"] or path == routes.PUSH


def test_its_keeper_can_print_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["openapi", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == json.loads(json.dumps(document()))
