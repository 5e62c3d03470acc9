"""Players that people use, without a screen: each keeps what it receives, to be compared with the film."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import frames

BUFFER = 4 << 20
LATEST = 60
"""Seconds that openRTSP waits after the duration in the SDP for a stream that is late."""
HERE = Path(__file__).resolve().parent


class Player:
    """A program that plays one stream, once."""

    name = None
    script = "play"

    def __init__(self, transport):
        self.transport = transport
        self.process = None

    def program(self):
        return self.name

    def available(self):
        return shutil.which(self.program()) is not None

    def start(self, url, directory):
        directory.mkdir(parents=True)
        self.directory = directory
        with open(directory / "output.txt", "wb") as output:
            self.process = subprocess.Popen(
                self.command(url), cwd=directory, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT
            )

    def stop(self):
        """Ends it if it still plays."""
        if self.process and self.process.poll() is None:
            self.process.kill()

    def wait(self, end):
        """Waits until it ends by itself, at most until a moment; returns what is wrong with that, or None."""
        try:
            status = self.process.wait(max(0.1, end - time.monotonic()))
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            return "it did not end"
        return f"it ended with status {status}" if status else None

    def difference(self, film):
        """The first that is not as in the film, in words; None if all is."""
        return film.difference(self.received(), self.script)

    def farewell(self):
        """The reason that came with the RTCP BYE, as far as the player tells."""
        return None

    def received(self):
        return frames.of_parts(self.directory / "video.h264", self.directory / "audio.aac")


class Ffmpeg(Player):
    name = "ffmpeg"

    def command(self, url):
        filters = "h264_mp4toannexb," + frames.UNITS
        return ["ffmpeg", "-nostdin", "-v", "warning", "-rtsp_transport", self.transport, "-buffer_size", str(BUFFER),
                "-i", url, "-map", "0", "-c", "copy", "-bsf:v", filters, "-f", "framemd5", "received.md5"]

    def received(self):
        report = self.directory / "received.md5"
        return frames.parse(report.read_text() if report.exists() else "")


class GStreamer(Player):
    name = "GStreamer"
    options = ""

    def program(self):
        return "gst-launch-1.0"

    def command(self, url):
        pipeline = f"""rtspsrc location={url} protocols={self.transport} udp-buffer-size={BUFFER} {self.options} name=s
            s. ! queue ! application/x-rtp,media=video ! rtph264depay ! h264parse
               ! video/x-h264,stream-format=byte-stream,alignment=au ! filesink location=video.h264
            s. ! queue ! application/x-rtp,media=audio ! rtpmp4gdepay ! aacparse
               ! audio/mpeg,stream-format=adts ! filesink location=audio.aac"""
        return ["gst-launch-1.0", "-e", *pipeline.split()]


class PatientGStreamer(GStreamer):
    """Places frames by their time stamps alone, wherever they are late, and waits as long as it takes."""

    options = "timeout=0 buffer-mode=none"


class OpenRtsp(Player):
    name = "openRTSP"

    def program(self):
        return os.environ.get("FAILOVER_OPENRTSP", "openRTSP")

    def command(self, url):
        over = ["-t"] if self.transport == "tcp" else []
        return [self.program(), *over, "-d", str(-LATEST), "-b", "1000000", "-B", str(BUFFER), url]

    def received(self):
        video = next(self.directory.glob("video-H264-*"), self.directory / "none")
        audio = next(self.directory.glob("audio-MPEG4-GENERIC-*"), self.directory / "none")
        return frames.of_parts(video, audio)


class Scripted(Player):
    """The viewer beside this file, which pauses, seeks, or plays fast."""

    def __init__(self, transport, script):
        super().__init__(transport)
        self.script = script
        self.name = f"viewer, {script}"

    def program(self):
        return sys.executable

    def command(self, url):
        return [sys.executable, str(HERE / "viewer.py"), url, self.transport, self.script, str(self.directory)]

    def farewell(self):
        farewell = self.directory / "bye.txt"
        return farewell.read_text() if farewell.exists() else None

    def difference(self, film):
        output = (self.directory / "output.txt").read_text().splitlines()
        return super().difference(film) or (output[-1] if output else None)
