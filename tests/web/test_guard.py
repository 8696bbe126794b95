"""Who is let in: pages of the desk, under the name of this machine."""

from __future__ import annotations

import pytest
from desk_samples import HERE


@pytest.mark.parametrize("host", ["127.0.0.1:8321", "localhost:8321", "[::1]:8321", "localhost"])
def test_this_machine_is_answered(desk, host: str) -> None:
    assert desk.get("/documents", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example:8321", "evil.example:127.0.0.1", ""])
def test_another_name_is_refused(desk, host: str) -> None:
    answer = desk.get("/documents", headers={"host": host})
    assert answer.status_code == 403
    assert "Canal" not in answer.text


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "http://127.0.0.1:9999", "https://127.0.0.1:8321", ""]
)
def test_writes_from_elsewhere_are_refused(desk, docket, origin: str) -> None:
    record = docket.events()[0].record.id
    answer = desk.post(f"/records/{record}/decide", data={"verb": "reject"}, headers={"origin": origin})
    assert answer.status_code == 403
    assert docket.review.history() == ()


def test_a_write_without_an_origin_is_refused(desk) -> None:
    del desk.headers["origin"]
    assert desk.post("/undo").status_code == 403


@pytest.mark.parametrize("address", ["/", "/static/desk.css", "/nowhere", "/records/zzzz"])
def test_every_answer_forbids_scripts_but_our_own(desk, address: str) -> None:
    headers = desk.get(address).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


def test_it_never_leads_to_another_host(desk, docket) -> None:
    record = docket.events()[0].record.id
    for wanted in ("//evil.example/", "https://evil.example/", "/\\evil.example"):
        answer = desk.post(f"/records/{record}/decide", data={"verb": "accept", "next": wanted}, follow_redirects=False)
        assert answer.headers["location"] == f"/records/{record}"


def test_a_request_must_say_how_long_it_is(desk) -> None:
    answer = desk.post(f"{HERE}/undo", content=iter([b"x"]))
    assert answer.status_code == 403
