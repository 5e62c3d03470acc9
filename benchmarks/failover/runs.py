"""Viewers that all watch at once, each a film of its own, while something happens to the nodes that supply them."""

import json
import random
import shutil
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import players

LATEST = 45
"""Seconds after its end at which a film has to be over for a viewer, whatever happened."""
START = 2.5
"""Seconds within which viewers begin."""


def stock_players(gstreamer=players.GStreamer):
    return [kind(transport) for kind in (players.Ffmpeg, gstreamer, players.OpenRtsp)
            for transport in ("udp", "tcp")]


def scripted(scripts):
    return [players.Scripted(transport, script) for script, transport in scripts]


class Run:
    """One presentation to all viewers."""

    def __init__(self, rig, name, viewers):
        self.rig = rig
        self.name = name.replace(" ", "-")
        self.chance = random.Random(f"{rig.seed} {name}")
        self.viewers = [each for each in viewers if each.available()]
        self.films = dict(zip(self.viewers, rig.next_films(len(self.viewers))))
        self.offsets = {viewer: self.chance.uniform(0, START) for viewer in self.viewers}
        self.directory = rig.work / "runs" / self.name
        self.stopped = False

    def go(self, disturb):
        """Shows the films while disturb() does its work; returns how each viewer ended, None if by itself."""
        shutil.rmtree(self.directory, ignore_errors=True)
        self.rig.events.clear()
        self.begin = time.monotonic()
        disturbing = threading.Thread(target=disturb)
        disturbing.start()
        with ThreadPoolExecutor(len(self.viewers)) as pool:
            endings = [pool.submit(self._watch, viewer) for viewer in self.viewers]
            try:
                endings = [ending.result() for ending in endings]
            finally:
                self._stop()
        disturbing.join()
        return dict(zip(self.viewers, endings))

    def _stop(self):
        """Nobody goes on when the run is over, also if it was interrupted."""
        self.stopped = True
        for viewer in self.viewers:
            viewer.stop()

    def _watch(self, viewer):
        time.sleep(self.offsets[viewer])
        if self.stopped:
            return "it was not started"
        name = f"{viewer.name}-{viewer.transport}".replace(", ", "-")
        viewer.start(self.rig.cluster.anchor.rtsp(self.films[viewer]), self.directory / name)
        return viewer.wait(self.begin + self.rig.seconds + LATEST)

    def film(self, viewer):
        return self.rig.films[self.films[viewer]]

    def events(self, viewer, kind):
        """What the anchor told of the viewer's session."""
        begun = self.rig.events.of(self.films[viewer], "session-begun")
        ids = {event["session"] for _, event in begun}
        return [event for _, event in self.rig.events.log if event["type"] == kind and event.get("session") in ids]

    def keep(self, whole):
        """Removes what was received if all of it was whole; else it is kept, with all events."""
        if whole:
            shutil.rmtree(self.directory)
        else:
            log = [event for _, event in self.rig.events.log]
            (self.directory / "events.json").write_text(json.dumps(log, indent=1))
