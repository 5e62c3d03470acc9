#!/usr/bin/env python3
"""Takes nodes away from viewers, and compares what they receive with the film: docs/benchmark.md, "Failover"."""

import argparse
import json
import random
import shutil
import signal
import sys
import time
from pathlib import Path

import damage
import grace
import soak
import suppliers
from cluster import ROOT, Cluster
from events import Events
from frames import Film, make_film
from network import Network

SHOWN = ("suppliers", "damage", "grace", "soak")
WORK = ROOT / "benchmarks/target/failover"
FILMS = 20
"""Twice as many as viewers: together larger than the cache, so that none is there when it is played again."""
KILOBITS = 1600
SETTINGS = {
    0: ["-Dbaton.rtsp.anonymous=true", "-Dbaton.admission.max.cpu=1", "-Dbaton.admission.max.lateness=60000"],
    1: ["-Dbaton.supply.cache=32"],
    2: ["-Dbaton.node.priority=100"],
}
"""All viewers get node 2 as their supplier, so that a fault strikes all of them."""
SOAK = "soak.mp4"
SOAK_CACHE = "-Dbaton.supply.cache=128"
"""Room for what a hundred viewers hold, and less than what they play in one round."""


class Rig:
    def __init__(self, arguments):
        self.work = WORK
        self.seed = arguments.seed
        self.seconds = arguments.seconds
        self.films = {}
        self.used = 0

    def make_films(self, count):
        say(f"making {count} films of {self.seconds} s")
        for number in range(count):
            path = self.work / f"film-{number}-{self.seconds}s.mp4"
            make_film(path, self.seconds, KILOBITS, number)
            self.films[f"film-{number}.mp4"] = Film(path, self.seconds)

    def next_films(self, count):
        names = list(self.films)
        taken = [names[(self.used + each) % len(names)] for each in range(count)]
        self.used += count
        return taken

    def prepare_soak(self):
        say("making a long film, and starting node 1 with a larger cache")
        path = self.work / SOAK
        soak.make_film(path)
        self.events.close()
        self.cluster.anchor.stop()
        self.cluster.settings[1] = [SOAK_CACHE]
        self.cluster.anchor.start()
        self.cluster.import_films({SOAK: path})

    def start(self, network, settings):
        say("starting three nodes")
        shutil.rmtree(self.work / "cluster", ignore_errors=True)
        (self.work / "cluster").mkdir()
        self.cluster = Cluster(self.work / "cluster", network, settings)
        self.cluster.start()
        self.cluster.import_films({name: film.path for name, film in self.films.items()})
        self.events = Events(self.cluster.anchor)

    def record(self, results):
        with open(self.work / "results.jsonl", "a") as file:
            file.writelines(json.dumps(result) + "\n" for result in results)


def say(text):
    print(f"{time.strftime('%H:%M:%S')} {text}", flush=True)


def parse():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("points", nargs="*", metavar="POINT", help=f"what is shown: {', '.join(SHOWN)} (default all)")
    parser.add_argument("--faults", default="kill,stop,cut,drain", help="which, in this order (default %(default)s)")
    parser.add_argument("--runs", type=int, default=10, help="of each fault (default %(default)s)")
    parser.add_argument("--controls", type=int, default=2, help="runs without a fault, first (default %(default)s)")
    parser.add_argument("--seconds", type=int, default=20, help="length of the films (default %(default)s)")
    parser.add_argument("--minutes", type=int, default=30, help="length of the soak (default %(default)s)")
    parser.add_argument("--seed", type=int, default=random.randrange(1000000), help="of all that is random")
    arguments = parser.parse_args()
    arguments.points = arguments.points or SHOWN
    unknown = [point for point in arguments.points if point not in SHOWN]
    if unknown:
        parser.error(f"there is no {unknown[0]}")
    return arguments


def show(rig, arguments):
    """Whether all was as it should be."""
    results, clean = [], True
    if "suppliers" in arguments.points:
        kinds = [kind for kind in arguments.faults.split(",") if kind]
        results += suppliers.show(rig, kinds, arguments.runs, arguments.controls)
    if "damage" in arguments.points:
        results += damage.show(rig, arguments.runs)
    if "grace" in arguments.points:
        results += grace.show(rig, arguments.runs)
    if "soak" in arguments.points:
        rig.prepare_soak()
        clean = soak.show(rig, SOAK, arguments.minutes)
    whole = sum(result["whole"] for result in results)
    say(f"{whole} of {len(results)} as they should be, {len(results) - whole} not")
    return clean and whole == len(results)


def main():
    arguments = parse()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit(1))
    WORK.mkdir(parents=True, exist_ok=True)
    (WORK / "results.jsonl").unlink(missing_ok=True)
    rig = Rig(arguments)
    rig.make_films(FILMS)
    say(f"--seed {arguments.seed}")
    network = Network(3)
    try:
        rig.start(network, SETTINGS)
        clean = show(rig, arguments)
    finally:
        if hasattr(rig, "cluster"):
            rig.cluster.close()
        network.close()
    sys.exit(0 if clean else 1)


if __name__ == "__main__":
    main()
