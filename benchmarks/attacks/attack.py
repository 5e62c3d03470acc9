#!/usr/bin/env python3
"""Attacks a node of one's own, and tells what others notice of it: docs/security.md, "Try it"."""

import argparse
import base64
import http.client
import socket
import threading
import time

from rtsp import Client, Viewer

ATTACKS = {}


def attack(function):
    ATTACKS[function.__name__.replace("_", "-")] = function
    return function


def say(*words):
    print(*words, flush=True)


def api(arguments, path="/baton/api/v1/media", user="admin"):
    """Status and seconds of a request to the REST interface, from an address of its own."""
    begin = time.monotonic()
    password = arguments.password if user == "admin" else arguments.viewer_password
    connection = http.client.HTTPConnection(
        arguments.host, arguments.http, timeout=60, source_address=("127.0.0.2", 0)
    )
    token = base64.b64encode(f"{user}:{password}".encode()).decode()
    try:
        connection.request("GET", path, headers={"Authorization": "Basic " + token})
        status = connection.getresponse().status
    except OSError as e:
        status = repr(e)
    return f"{status} in {time.monotonic() - begin:.2f} s"


def beside(arguments, seconds, work):
    """Runs an attack beside an honest viewer."""
    viewer = Viewer(arguments)
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    packets, gap = viewer.watch(seconds)
    say(f"  honest viewer: {packets} packets, longest gap {gap * 1000:.0f} ms; REST: {api(arguments)}")
    thread.join(60)
    viewer.client.close()


def connections(arguments, count, begin):
    """Opens connections; returns those that were taken and what became of the others."""
    taken, refused = [], {}
    for _ in range(count):
        try:
            taken.append(begin())
        except OSError as e:
            reason = str(e) or type(e).__name__
            refused[reason] = refused.get(reason, 0) + 1
    return taken, refused


@attack
def none(arguments):
    """No attack: what the viewer notices of the machine alone."""
    beside(arguments, 20, lambda: None)


@attack
def frozen_viewers(arguments):
    """120 viewers that are interleaved in their connections and take nothing."""

    def freeze():
        client = Client(arguments.host, arguments.rtsp, (arguments.viewer, arguments.viewer_password))
        client.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        client.play(arguments.film)
        return client

    def work():
        taken, refused = connections(arguments, 120, freeze)
        say(f"  {len(taken)} frozen viewers play, refused: {refused}")
        time.sleep(60)
        for client in taken:
            client.close()

    beside(arguments, 75, work)


@attack
def unread_answers(arguments):
    """3,000 connections that ask 4,000 times and read no answer."""

    def ask():
        client = Client(arguments.host, arguments.rtsp)
        client.socket.settimeout(0.05)
        try:
            client.socket.sendall(client.bytes("OPTIONS", arguments.film) * 4000)
        except TimeoutError:
            pass
        return client

    def work():
        taken, refused = connections(arguments, 3000, ask)
        open_ones = sum(is_open(client.socket) for client in taken)
        say(f"  {len(taken)} connections made, {open_ones} still open, refused: {refused}")

    beside(arguments, 60, work)


def is_open(connection):
    connection.setblocking(False)
    try:
        return connection.recv(1, socket.MSG_PEEK) != b""
    except BlockingIOError:
        return True
    except OSError:
        return False


@attack
def http_headers(arguments):
    """2,000 HTTP connections that send up to 1 MB of headers each."""

    def send():
        connection = socket.create_connection((arguments.host, arguments.http), 5)
        connection.settimeout(0.2)
        connection.sendall(b"GET /baton/ HTTP/1.1\r\nHost: x\r\n")
        try:
            for number in range(1000):
                connection.sendall(b"X-%d: " % number + b"a" * 1000 + b"\r\n")
        except TimeoutError:
            pass
        return connection

    def work():
        taken, refused = connections(arguments, 2000, send)
        open_ones = sum(is_open(connection) for connection in taken)
        say(f"  {len(taken)} took all that was sent, {open_ones} still open, others: {refused}")

    beside(arguments, 60, work)


STATUS_LINE = b"RTSP/1.0 "


@attack
def pipelined_requests(arguments):
    """20 connections of OPTIONS without end, for 15 s."""
    answered = [0]

    def flood():
        client = Client(arguments.host, arguments.rtsp)
        request = client.bytes("OPTIONS", arguments.film)
        end = time.monotonic() + 15
        client.socket.settimeout(5)
        tail = b""
        try:
            while time.monotonic() < end:
                client.socket.sendall(request * 200)
                size = 0
                # Less than 200 answers have: requests wait at the server all the time.
                while size < 200 * 60:
                    part = client.socket.recv(1 << 20)
                    size += len(part)
                    found = tail + part
                    answered[0] += found.count(STATUS_LINE)
                    tail = found[1 - len(STATUS_LINE):]
        except OSError:
            pass

    def work():
        threads = [threading.Thread(target=flood, daemon=True) for _ in range(20)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    beside(arguments, 17, work)
    say(f"  {answered[0]} requests answered")


@attack
def setups(arguments):
    """5,000 SETUPs of one viewer that never plays."""
    statuses, clients = {}, []

    def set_up():
        client = Client(arguments.host, arguments.rtsp, (arguments.viewer, arguments.viewer_password))
        clients.append(client)
        client.request("OPTIONS", arguments.film)
        client.request("DESCRIBE", arguments.film)
        status, _ = client.set_up(arguments.film)
        statuses[status] = statuses.get(status, 0) + 1
        return client

    def work():
        _, refused = connections(arguments, 5000, set_up)
        say(f"  statuses of SETUP: {statuses}, refused: {refused}")

    beside(arguments, 60, work)
    other = Client(arguments.host, arguments.rtsp, ("admin", arguments.password), "127.0.0.3")
    other.play(arguments.film)
    say("  another user plays")
    other.close()


@attack
def slow_uploads(arguments):
    """48 uploads that stall after their first bytes."""
    token = base64.b64encode(f"admin:{arguments.password}".encode()).decode()

    def begin():
        connection = socket.create_connection((arguments.host, arguments.http), 5)
        head = (
            f"PUT /baton/ctp/slow-{id(connection)}.mp4 HTTP/1.1\r\nHost: x\r\nAuthorization: Basic {token}\r\n"
            "Content-Length: 1000000000\r\n\r\n"
        )
        connection.sendall(head.encode() + b"x" * 1000)
        return connection

    taken, refused = connections(arguments, 48, begin)
    time.sleep(3)
    answers = {}
    for connection in taken:
        connection.setblocking(False)
        try:
            line = connection.recv(12).decode() or "closed"
        except BlockingIOError:
            line = "waits"
        answers[line] = answers.get(line, 0) + 1
    say(f"  {answers}, refused: {refused}; REST meanwhile: {api(arguments)}")
    for connection in taken:
        connection.close()


@attack
def guesses(arguments):
    """Wrong passwords for 20 s, over RTSP and over HTTP."""
    for name, guess in (("RTSP", guess_rtsp), ("HTTP", guess_http)):
        answered, refused, end = 0, 0, time.monotonic() + 20
        while time.monotonic() < end:
            try:
                guess(arguments)
                answered += 1
            except OSError:
                refused += 1
        say(
            f"  {name}: {answered} guesses answered and {refused} connections refused in 20 s; "
            f"the right user from elsewhere meanwhile: {api(arguments)}"
        )


def guess_rtsp(arguments):
    client = Client(arguments.host, arguments.rtsp, ("admin", "wrong"))
    client.socket.settimeout(20)
    client.request("DESCRIBE", arguments.film)
    client.close()


def guess_http(arguments):
    connection = http.client.HTTPConnection(arguments.host, arguments.http, timeout=20)
    token = base64.b64encode(b"admin:wrong").decode()
    connection.request("GET", "/baton/api/v1/media", headers={"Authorization": "Basic " + token})
    connection.getresponse().read()
    connection.close()


@attack
def one_address(arguments):
    """5,000 idle RTSP and 3,000 idle HTTP connections from one address."""
    for name, port, count in (("RTSP", arguments.rtsp, 5000), ("HTTP", arguments.http, 3000)):
        taken, refused = connections(
            arguments, count, lambda: socket.create_connection((arguments.host, port), 5)
        )
        time.sleep(2)
        open_ones = sum(is_open(connection) for connection in taken)
        viewer = Viewer(arguments)
        packets, gap = viewer.watch(5)
        viewer.client.close()
        say(
            f"  {name}: {len(taken)} made, {open_ones} still open, refused: {refused}; another address: "
            f"{packets} packets, longest gap {gap * 1000:.0f} ms; REST: {api(arguments)}"
        )
        for connection in taken:
            connection.close()


@attack
def garbage(arguments):
    """Fifty bytes to each port that is for nodes alone."""
    for port in arguments.ports:
        try:
            connection = socket.create_connection((arguments.host, port), 5)
            connection.sendall(b"\x7f\xff\xff\xf0" * 12 + b"\x00\x00")
            connection.settimeout(3)
            answer = connection.recv(100)
            say(f"  {port}: answered {answer[:20]!r}")
        except OSError as e:
            say(f"  {port}: {e or type(e).__name__}")
    say(f"  REST: {api(arguments)}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("attack", nargs="+", choices=[*ATTACKS, "all"])
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--http", type=int, default=8080)
    parser.add_argument("--rtsp", type=int, default=8554)
    parser.add_argument("--film", default="/film.mp4", help="path of a film of five minutes")
    parser.add_argument("--password", required=True, help="of the user admin")
    parser.add_argument("--viewer", default="viewer", help="a user who may only watch")
    parser.add_argument("--viewer-password", required=True)
    parser.add_argument("--ports", type=int, nargs="*", default=[7600], help="for garbage")
    arguments = parser.parse_args()
    for name in ATTACKS if "all" in arguments.attack else arguments.attack:
        say(f"{name}: {ATTACKS[name].__doc__}")
        try:
            ATTACKS[name](arguments)
        except OSError as e:
            say(f"  FAILED: {e or type(e).__name__}")


if __name__ == "__main__":
    main()
