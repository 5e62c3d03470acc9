#!/usr/bin/env python3
"""A viewer that pauses, seeks and plays fast, and checks each packet; writes what it receives as byte streams.

    viewer.py URL udp|tcp SCRIPT DIRECTORY

Prints what is wrong with the RTP packets (lost, repeated, out of order), if anything is."""

import base64
import queue
import re
import socket
import struct
import sys
import threading
import time
from pathlib import Path
from urllib.parse import urlsplit

from frames import SEEK

BUFFER = 4 << 20
SO_RCVBUFFORCE = 33
START = b"\0\0\0\1"
DELIMITER = START + b"\x09\xf0"
SCRIPTS = {
    "play": [],
    "pause": [4, ("PAUSE", {}), 4, ("PLAY", {})],
    "seek": [4, ("PAUSE", {}), 0.5, ("PLAY", {"Range": f"npt={SEEK}-"})],
    "speed": [4, ("PAUSE", {}), 0.5, ("PLAY", {"Speed": "2.0"})],
    "trick": [4, ("PAUSE", {}), 0.5, ("PLAY", {"Scale": "2.0"}), 4, ("PAUSE", {}), 0.5, ("PLAY", {"Scale": "1.0"})],
}


class Connection:
    """RTSP, and packets that are interleaved in it."""

    def __init__(self, url, packets):
        parts = urlsplit(url)
        self.url = url
        self.socket = socket.create_connection((parts.hostname, parts.port), 10)
        self.socket.settimeout(None)
        self.host = self.socket.getsockname()[0]
        self.packets = packets
        self.answers = queue.Queue()
        self.cseq = 0
        self.session = None
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def request(self, method, url=None, **headers):
        self.send(method, url, **headers)
        status, fields, body = self.answers.get(timeout=30)
        if status != 200:
            raise ConnectionError(f"{method} was answered {status}")
        if "session" in fields:
            self.session = fields["session"].split(";")[0]
        return fields, body

    def send(self, method, url=None, **headers):
        self.cseq += 1
        lines = [f"{method} {url or self.url} RTSP/1.0", f"CSeq: {self.cseq}"]
        lines += [f"Session: {self.session}"] if self.session else []
        lines += [f"{name}: {value}" for name, value in headers.items()]
        self.socket.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())

    def _read(self):
        file = self.socket.makefile("rb")
        while head := file.read(1):
            if head == b"$":
                channel, length = struct.unpack("!BH", file.read(3))
                self.packets.put((channel, file.read(length)))
            else:
                self._read_answer(head + file.readline(), file)
        self.packets.put((None, b""))

    def _read_answer(self, line, file):
        fields = {}
        while (field := file.readline().decode().strip()) != "":
            name, _, value = field.partition(":")
            fields[name.strip().lower()] = value.strip()
        body = file.read(int(fields.get("content-length", 0)))
        self.answers.put((int(line.split()[1]), fields, body))


class Track:
    """What is received of a track: in order and whole, or it says what is not."""

    def __init__(self, number, media, file):
        self.number = number
        self.video = media.startswith("video")
        self.file = file
        self.next = None
        self.faults = []
        self.packets = 0
        self.ended = False
        self.reason = ""
        self.unit = []
        self.fragment = b""
        if not self.video:
            config = bytes.fromhex(re.search(r"config=([0-9A-Fa-f]+)", media).group(1))
            self.sampling = config[0] >> 3, (config[0] & 7) << 1 | config[1] >> 7, config[1] >> 3 & 15

    def rtp(self, packet):
        sequence, = struct.unpack_from("!H", packet, 2)
        if self.next is not None and sequence != self.next:
            self.faults.append(f"track {self.number}: {sequence} came where {self.next} was expected")
        self.next = (sequence + 1) & 0xFFFF
        self.packets += 1
        payload = packet[12 + 4 * (packet[0] & 15):]
        if self.video:
            self._nal_units(payload)
            if packet[1] & 0x80:
                self._write_unit()
        else:
            self._audio(payload)

    def rtcp(self, packet):
        """A compound packet; a BYE (RFC 3550 section 6.6) ends the track, and may say why."""
        while len(packet) >= 4:
            end = 4 + 4 * struct.unpack_from("!H", packet, 2)[0]
            if packet[1] == 203:
                self.ended = True
                at = 4 + 4 * (packet[0] & 31)
                self.reason = packet[at + 1: at + 1 + packet[at]].decode() if at < end else ""
            packet = packet[end:]

    def _nal_units(self, payload):
        kind = payload[0] & 31
        if kind == 24:
            at = 1
            while at < len(payload):
                size, = struct.unpack_from("!H", payload, at)
                self.unit.append(payload[at + 2: at + 2 + size])
                at += 2 + size
        elif kind == 28:
            if payload[1] & 0x80:
                self.fragment = bytes([payload[0] & 0xE0 | payload[1] & 31])
            self.fragment += payload[2:]
            if payload[1] & 0x40:
                self.unit.append(self.fragment)
        else:
            self.unit.append(payload)

    def _write_unit(self):
        self.file.write(DELIMITER + b"".join(START + each for each in self.unit))
        self.unit = []

    def _audio(self, payload):
        count = struct.unpack_from("!H", payload)[0] // 16
        at = 2 + 2 * count
        for each in range(count):
            size = struct.unpack_from("!H", payload, 2 + 2 * each)[0] >> 3
            self.file.write(self._adts(size) + payload[at: at + size])
            at += size

    def _adts(self, size):
        profile, rate, channels = self.sampling
        size += 7
        return bytes([0xFF, 0xF1, profile - 1 << 6 | rate << 2 | channels >> 2, (channels & 3) << 6 | size >> 11,
                      size >> 3 & 0xFF, (size & 7) << 5 | 31, 0xFC])


class Viewer:
    def __init__(self, url, transport, directory):
        self.packets = queue.Queue()
        self.directory = directory
        self.rtsp = Connection(url, self.packets)
        self.udp = transport == "udp"
        self.tracks = []
        fields, sdp = self.rtsp.request("DESCRIBE", Accept="application/sdp")
        base = fields.get("content-base", url + "/")
        sections = re.split(r"^m=", sdp.decode(), flags=re.M)
        self._parameter_sets(sections)
        for number, media in enumerate(sections[1:]):
            name = "video.h264" if media.startswith("video") else "audio.aac"
            self.tracks.append(Track(number, media, open(directory / name, "ab")))
            self._set_up(number, base + re.search(r"a=control:(\S+)", media).group(1))

    def _parameter_sets(self, sections):
        for sets in re.findall(r"sprop-parameter-sets=([^;\s]+)", "".join(sections)):
            octets = b"".join(START + base64.b64decode(each) for each in sets.split(","))
            (self.directory / "video.h264").write_bytes(octets)

    def _set_up(self, number, url):
        if self.udp:
            ports = self._sockets(2 * number)
            transport = f"RTP/AVP;unicast;client_port={ports}"
        else:
            transport = f"RTP/AVP/TCP;unicast;interleaved={2 * number}-{2 * number + 1}"
        self.rtsp.request("SETUP", url, Transport=transport)

    def _sockets(self, channel):
        """Two sockets of neighbouring ports."""
        while True:
            pair = [socket.socket(socket.AF_INET, socket.SOCK_DGRAM) for _ in range(2)]
            try:
                pair[0].bind((self.rtsp.host, 0))
                port = pair[0].getsockname()[1]
                pair[1].bind((self.rtsp.host, port + 1))
            except OSError:
                continue
            if port % 2 == 0:
                break
        for index, each in enumerate(pair):
            each.setsockopt(socket.SOL_SOCKET, SO_RCVBUFFORCE, BUFFER)
            threading.Thread(target=self._receive, args=(each, channel + index), daemon=True).start()
        return f"{port}-{port + 1}"

    def _receive(self, udp, channel):
        while True:
            self.packets.put((channel, udp.recv(65536)))

    def play(self, script):
        self.rtsp.request("PLAY", Range="npt=0-")
        actor = threading.Thread(target=self._act, args=(script,), daemon=True)
        actor.start()
        while not all(track.ended for track in self.tracks):
            channel, packet = self.packets.get(timeout=60)
            if channel is None:
                raise ConnectionError("the server has closed the connection")
            track = self.tracks[channel // 2]
            track.rtcp(packet) if channel % 2 else track.rtp(packet)
        actor.join(60)
        self.rtsp.send("TEARDOWN")
        for track in self.tracks:
            track.file.close()
        (self.directory / "bye.txt").write_text(self.tracks[0].reason)
        return [fault for track in self.tracks for fault in track.faults]

    def _act(self, script):
        for step in script:
            if isinstance(step, tuple):
                self.rtsp.request(step[0], **step[1])
            else:
                time.sleep(step)


def main():
    url, transport, script, directory = sys.argv[1:]
    viewer = Viewer(url, transport, Path(directory))
    for fault in viewer.play(SCRIPTS[script])[:10]:
        print(fault)


if __name__ == "__main__":
    main()
