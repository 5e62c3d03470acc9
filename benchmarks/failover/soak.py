"""Point 8: a long time of losses under a hundred viewers, and what has grown afterwards."""

import json
import os
import random
import subprocess
import threading
import time
from pathlib import Path

import faults
from cluster import CLIENT, HOLDERS, await_true, java

VIEWERS = 100
ROUND = 60
"""Seconds that viewers stay. Each begins this far from the others, so that none plays what is in the cache."""
PAUSE = 5
"""Seconds from one loss to the next, if all is there again by then."""
ALLOWED = {"heap MiB": 12, "threads": 16, "descriptors": 24, "records": 0}
"""How much the anchor may have grown by."""


class Restart(faults.Fault):
    name = "restart"

    def strike(self, node):
        node.stop()

    def mend(self, node):
        node.start()


class Losses:
    """Takes one holder away at a time, in random order, until it is told to stop."""

    def __init__(self, rig):
        self.rig = rig
        self.chance = random.Random(f"{rig.seed} soak")
        kinds = [faults.Kill(), faults.Freeze(), Restart(), faults.Drain()]
        self.kinds = [kind for kind in kinds if not kind.missing()]
        self.counts = {kind.name: 0 for kind in self.kinds}
        self.over = threading.Event()
        self.failure = None
        self.thread = threading.Thread(target=self._run)
        self.thread.start()

    def _run(self):
        try:
            while not self.over.wait(PAUSE):
                await_true("the other holder is there", self.rig.cluster.whole, 300)
                self._lose(self.rig.cluster.nodes[self.chance.choice(HOLDERS)])
        except (RuntimeError, OSError) as e:
            self.failure = str(e)

    def _lose(self, node):
        fault = self.chance.choice(self.kinds)
        print(f"{time.strftime('%H:%M:%S')} {node.name}: {fault.name}", flush=True)
        self.counts[fault.name] += 1
        fault.strike(node)
        time.sleep(self.chance.uniform(0.2, 8) if fault.ends_itself else 1)
        fault.mend(node)

    def stop(self):
        self.over.set()
        self.thread.join()


def snapshot(node):
    """What a node holds, after a collection."""
    pid = node.pid()
    subprocess.run([java("jcmd"), str(pid), "GC.run"], stdout=subprocess.DEVNULL, check=True)
    histogram = subprocess.run([java("jcmd"), str(pid), "GC.class_histogram"], capture_output=True, text=True, check=True)
    supply = node.ask("api/v1/node")["statistics"]["supply"]
    return {
        "heap MiB": round(int(histogram.stdout.split("Total")[-1].split()[1]) / (1 << 20), 1),
        "threads": len(os.listdir(f"/proc/{pid}/task")),
        "descriptors": len(os.listdir(f"/proc/{pid}/fd")),
        "records": node.ask("api/v1/sessions?scope=cluster")["total"],
        "cache MiB": round(supply["cacheBytesInUse"] / (1 << 20), 1),
        "cache size MiB": round(supply["cacheBytes"] / (1 << 20), 1),
        "resident MiB": _resident(pid),
    }


def _resident(pid):
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) >> 10 for line in lines if line.startswith("VmRSS"))


def play(rig, film, transport):
    """One round of viewers; returns the client's report."""
    command = [java("java"), "-Xmx512m", "-jar", str(CLIENT), "load", rig.cluster.anchor.rtsp(film)]
    command += ["-n", str(VIEWERS), "--duration", str(ROUND), "--ramp", "40", "--spread-npt", "--transport", transport]
    done = subprocess.run(command, capture_output=True, text=True)
    if not done.stdout.startswith("{"):
        raise RuntimeError(done.stdout + done.stderr)
    return json.loads(done.stdout)


def show(rig, film, minutes):
    """Returns whether all was as it should be."""
    await_true("all nodes and films there", rig.cluster.whole)
    rounds = [play(rig, film, "udp")]
    print(f"undisturbed: {_words(rounds[0])}", flush=True)
    before = snapshot(rig.cluster.anchor)
    losses = Losses(rig)
    end = time.monotonic() + 60 * minutes
    while time.monotonic() < end and not losses.failure:
        report = play(rig, film, ("udp", "tcp")[len(rounds) % 2])
        rounds.append(report)
        print(f"{time.strftime('%H:%M:%S')} round {len(rounds) - 1} over {report['transport']}: {_words(report)}", flush=True)
    losses.stop()
    await_true("all nodes and films there again", rig.cluster.whole, 300)
    time.sleep(PAUSE)
    return _tell(before, snapshot(rig.cluster.anchor), losses, rounds)


def _words(report):
    fields = ("played", "packets", "lost", "duplicates", "reordered")
    return ", ".join(f"{name} {report[name]}" for name in fields) + f", latest {report['maxLateMillis']:.0f} ms" + \
        (f", {report['failures']}" if report["failures"] else "")


def _tell(before, after, losses, rounds):
    print("\n| node 1 | begin | end |\n|---|---|---|")
    for name, value in before.items():
        print(f"| {name} | {value} | {after[name]} |")
    print("losses: " + ", ".join(f"{count} {name}" for name, count in losses.counts.items()))
    grown = [name for name, most in ALLOWED.items() if after[name] - before[name] > most]
    if after["cache MiB"] > after["cache size MiB"]:
        grown.append("cache")
    unclean = [each for each in rounds if each["played"] < VIEWERS or each["lost"] or each["duplicates"] or each["reordered"]]
    print(f"{len(rounds)} rounds of {VIEWERS} viewers, {len(unclean)} of them not clean; grown: {grown or 'nothing'};"
          f" {losses.failure or 'no node failed by itself'}")
    return not (grown or unclean or losses.failure)


def make_film(path, minutes=100):
    """A film so long that viewers are far from each other; not one to be compared by its frames."""
    if path.exists():
        return
    part = path.with_name("part.mp4")
    source = ["-f", "lavfi", "-i", "testsrc2=size=320x180:rate=25", "-f", "lavfi", "-i", "anoisesrc=amplitude=0.2:seed=1"]
    codecs = ["-pix_fmt", "yuv420p", "-c:v", "libx264", "-preset", "ultrafast", "-b:v", "400k", "-maxrate", "400k"]
    codecs += ["-bufsize", "400k", "-g", "50", "-x264-params", "nal-hrd=cbr", "-c:a", "aac", "-b:a", "64k"]
    quiet = ["ffmpeg", "-nostdin", "-y", "-v", "error"]
    subprocess.run([*quiet, *source, "-t", "300", *codecs, str(part)], check=True)
    partial = path.with_suffix(".partial.mp4")
    subprocess.run([*quiet, "-stream_loop", str(minutes // 5 - 1), "-i", str(part), "-c", "copy", str(partial)], check=True)
    part.unlink()
    partial.rename(path)
