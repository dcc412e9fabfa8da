"""The client against a service that answers well, wrongly, slowly and never."""

import gzip
import socket

import pytest

from dashboard.ingest.statistics.answers import Unanswered
from dashboard.upstream.client import AskError, Client, Kind
from dashboard.upstream.pace import Pace
from tests.upstream import service as sends
from tests.upstream.conftest import QUICK
from tests.upstream.service import Reply


def failure(client, address):
    with pytest.raises(AskError) as raised:
        client.ask(address, kind=Kind.JSON)
    assert raised.value.address.startswith(address.partition("?")[0])
    return raised.value


def test_an_answer_is_returned_whole_and_the_service_is_told_who_asks(service, client):
    address = service.on("/a", Reply(body=b'{"a": "\xc3\xa4"}', kind="application/json; charset=utf-8"))
    assert client.ask(address + "?x=1", kind=Kind.JSON) == b'{"a": "\xc3\xa4"}'
    assert service.asked == ["/a?x=1"]
    assert service.agents == {"test/1"}


def test_a_packed_answer_is_unpacked_and_counted_as_what_it_is(service, client):
    packed = {"Content-Encoding": "gzip"}
    address = service.on("/a", Reply(body=gzip.compress(b"[1]"), headers=packed))
    assert client.ask(address, kind=Kind.JSON) == b"[1]"
    bomb = service.on("/b", Reply(body=gzip.compress(b" " * 50_000_000), headers=packed))
    assert failure(client, bomb).why is Unanswered.TOO_LARGE


def test_a_body_is_posted_as_json(service, client):
    client.ask(service.on("/a", Reply()), kind=Kind.JSON, body={"query": ["ä"]})
    assert service.bodies == [{"query": ["ä"]}]


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_service_that_is_busy_is_asked_again_after_growing_pauses(status, service, client, pauses):
    address = service.on("/a", Reply(status=status), Reply(status=status), Reply(body=b"[2]"))
    assert client.ask(address, kind=Kind.JSON) == b"[2]"
    assert pauses == [1.5, 2.5]


def test_three_tries_are_enough(service, client):
    address = service.on("/a", Reply(status=503))
    error = failure(client, address)
    assert (error.why, error.detail) == (Unanswered.BUSY, "503")
    assert len(service.asked) == 3


def test_a_pause_that_the_service_asks_for_is_made(service, client, pauses):
    wait = Reply(status=429, headers={"Retry-After": "17"})
    client.ask(service.on("/a", wait, Reply()), kind=Kind.JSON)
    assert pauses == [17]


def test_where_the_service_wants_more_patience_than_there_is_it_is_not_asked_again(service, client, pauses):
    address = service.on("/a", Reply(status=503, headers={"Retry-After": "3600"}))
    assert failure(client, address).why is Unanswered.BUSY
    assert (pauses, len(service.asked)) == ([], 1)


@pytest.mark.parametrize("odd", ["soon", "-5", "Wed, 21 Oct 2015 07:28:00 GMT"])
def test_a_pause_that_makes_no_sense_is_our_own(odd, service, client, pauses):
    client.ask(service.on("/a", Reply(status=429, headers={"Retry-After": odd}), Reply()), kind=Kind.JSON)
    assert pauses == [1.5]


@pytest.mark.parametrize(
    ("status", "why"),
    [
        (401, Unanswered.FORBIDDEN),
        (403, Unanswered.FORBIDDEN),
        (404, Unanswered.GONE),
        (400, Unanswered.GONE),
        (418, Unanswered.STATUS),
        (204, Unanswered.STATUS),
    ],
)
def test_what_will_not_pass_is_not_tried_again(status, why, service, client):
    error = failure(client, service.on("/a", Reply(status=status, body=b"")))
    assert (error.why, error.detail) == (why, str(status))
    assert len(service.asked) == 1


@pytest.mark.parametrize(
    ("send", "why", "tries"),
    [
        (sends.never, Unanswered.SLOW, 3),
        (sends.stall, Unanswered.SLOW, 3),
        (sends.trickle, Unanswered.SLOW, 3),
        (sends.broken_off, Unanswered.CUT, 3),
        (sends.hang_up, Unanswered.CUT, 3),
        (sends.endless, Unanswered.TOO_LARGE, 1),
        (sends.huge, Unanswered.TOO_LARGE, 1),
    ],
)
def test_a_service_is_not_waited_for_nor_taken_from_without_limit(send, why, tries, service, client):
    assert failure(client, service.on("/a", Reply(send=send))).why is why
    assert len(service.asked) == tries


def test_a_page_in_place_of_data_is_refused(service, client):
    page = Reply(body=b"<html>Huoltokatko", kind="text/html; charset=utf-8")
    error = failure(client, service.on("/a", page))
    assert (error.why, error.detail) == (Unanswered.OTHER_TYPE, "text/html")


def test_a_redirect_on_the_same_host_is_followed(service, client):
    address = service.on("/a", Reply(status=301, headers={"Location": "/b"}))
    service.on("/b", Reply(body=b"[3]"))
    assert client.ask(address, kind=Kind.JSON) == b"[3]"


@pytest.mark.parametrize(
    "target", ["https://example.org/", "//example.org/a", "http://localhost:1/", "file:///etc/passwd"]
)
def test_a_redirect_elsewhere_is_not(target, service, client):
    error = failure(client, service.on("/a", Reply(status=302, headers={"Location": target})))
    assert error.why is Unanswered.ELSEWHERE
    assert len(service.asked) == 1


def test_a_redirect_in_a_circle_ends(service, client):
    address = service.on("/a", Reply(status=302, headers={"Location": "/a"}))
    assert failure(client, address).why is Unanswered.ELSEWHERE
    assert len(service.asked) < 10


def test_a_service_that_is_not_there_cannot_be_reached(client):
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{unused.getsockname()[1]}/a"
        assert failure(client, address).why is Unanswered.UNREACHABLE


def test_a_name_that_nobody_has_cannot_be_reached(client):
    assert failure(client, "https://sotkanet.invalid/a").why is Unanswered.UNREACHABLE


def test_another_computer_is_asked_by_https_only(client):
    assert failure(client, "http://example.org/a").why is Unanswered.INSECURE


def test_a_connection_that_is_not_what_it_says_is_not_used(service, client):
    address = service.address.replace("http://", "https://")
    assert failure(client, address).why is Unanswered.INSECURE


def test_every_try_is_counted_by_the_pace(service):
    class Counting(Pace):
        calls = 0

        def wait(self):
            Counting.calls += 1

    client = Client("test/1", pace=Counting(()), limits=QUICK)
    with pytest.raises(AskError):
        client.ask(service.on("/a", Reply(status=404)), kind=Kind.JSON)
    client.close()
    assert Counting.calls == 1
