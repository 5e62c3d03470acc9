"""As much of RTSP as the attacks need."""

import base64
import hashlib
import os
import re
import socket
import time

MAX_HEAD = 65536


class Client:
    """One connection; requests are answered one after the other."""

    def __init__(self, host, port, credentials=None, source="127.0.0.1"):
        self.url = f"rtsp://{host}:{port}"
        self.credentials = credentials
        self.socket = socket.create_connection((host, port), 10, (source, 0))
        self.pending = b""
        self.cseq = 0
        self.nonces = 0
        self.challenge = None

    def request(self, method, path, **headers):
        """Sends a request and returns status, headers, body; answers a challenge once."""
        answer = self._exchange(method, path, headers)
        if answer[0] == 401 and self.credentials:
            self.challenge = answer[1].get("www-authenticate", "")
            answer = self._exchange(method, path, headers)
        return answer

    def _exchange(self, method, path, headers):
        self.socket.sendall(self.bytes(method, path, **headers))
        return self.answer()

    def bytes(self, method, path, **headers):
        """A request, ready to be sent."""
        self.cseq += 1
        uri = self.url + path
        lines = [f"{method} {uri} RTSP/1.0", f"CSeq: {self.cseq}"]
        if self.credentials and self.challenge:
            lines.append("Authorization: " + self._authorization(method, uri))
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        return ("\r\n".join(lines) + "\r\n\r\n").encode()

    def _authorization(self, method, uri):
        if self.challenge.startswith("Basic"):
            return "Basic " + base64.b64encode(":".join(self.credentials).encode()).decode()
        fields = dict(re.findall(r'(\w+)="?([^",]*)"?', self.challenge))
        sha = fields.get("algorithm", "MD5").upper().startswith("SHA-256")
        digest = lambda text: (hashlib.sha256 if sha else hashlib.md5)(text.encode()).hexdigest()
        self.nonces += 1
        user, password = self.credentials
        count, own = f"{self.nonces:08x}", os.urandom(8).hex()
        first = digest(f"{user}:{fields['realm']}:{password}")
        second = digest(f"{method}:{uri}")
        response = digest(f"{first}:{fields['nonce']}:{count}:{own}:auth:{second}")
        return (
            f'Digest username="{user}", realm="{fields["realm"]}", nonce="{fields["nonce"]}", uri="{uri}",'
            f' algorithm={fields.get("algorithm", "MD5")}, qop=auth, nc={count}, cnonce="{own}", response="{response}"'
        )

    def _more(self):
        part = self.socket.recv(65536)
        if not part:
            raise ConnectionError("closed by the server")
        self.pending += part

    def answer(self):
        """The next answer; skips interleaved packets before it."""
        while True:
            while len(self.pending) < 4:
                self._more()
            if self.pending[:1] == b"$":
                self.packet()
                continue
            while b"\r\n\r\n" not in self.pending:
                self._more()
            head, self.pending = self.pending.split(b"\r\n\r\n", 1)
            lines = head.decode(errors="replace").split("\r\n")
            fields = {}
            for line in lines[1:]:
                name, _, value = line.partition(":")
                # Of several challenges the first is the server's favourite.
                fields.setdefault(name.strip().lower(), value.strip())
            length = int(fields.get("content-length", 0))
            while len(self.pending) < length:
                self._more()
            body, self.pending = self.pending[:length], self.pending[length:]
            return int(lines[0].split()[1]), fields, body

    def packet(self):
        """The next interleaved packet."""
        while len(self.pending) < 4 or len(self.pending) < 4 + int.from_bytes(self.pending[2:4], "big"):
            self._more()
        end = 4 + int.from_bytes(self.pending[2:4], "big")
        packet, self.pending = self.pending[:end], self.pending[end:]
        return packet

    def set_up(self, path, transport="RTP/AVP/TCP;unicast;interleaved=0-1"):
        """Sets the first track up; returns the status and the session's id."""
        status, fields, _ = self.request("SETUP", path + "/trackID=0", Transport=transport)
        return status, fields.get("session", "").split(";")[0]

    def play(self, path):
        """Plays the first track in the connection; raises if it is refused."""
        self.request("OPTIONS", path)
        status, _, _ = self.request("DESCRIBE", path)
        if status == 200:
            status, session = self.set_up(path)
        if status == 200:
            status, _, _ = self.request("PLAY", path, Session=session)
        if status != 200:
            raise ConnectionError(f"status {status}")

    def close(self):
        self.socket.close()


class Viewer:
    """Plays honestly, and measures the longest time without a packet."""

    def __init__(self, arguments):
        self.client = Client(
            arguments.host, arguments.rtsp, (arguments.viewer, arguments.viewer_password), "127.0.0.2"
        )
        self.client.play(arguments.film)

    def watch(self, seconds):
        """Returns packets received and the longest gap in seconds."""
        end = last = time.monotonic()
        end += seconds
        packets, gap = 0, 0.0
        while last < end:
            if self.client.packet()[0] != 0x24:
                raise ConnectionError("not a packet")
            now = time.monotonic()
            gap, last, packets = max(gap, now - last), now, packets + 1
        return packets, gap
