"""Point 3: what happens when the second supplier is lost as well."""

import signal
import time

import players
from cluster import HOLDERS, await_true
from runs import Run, scripted, stock_players

PLAYED = 5
"""Seconds from the beginning of the run until the first loss: all viewers play by then."""
PATIENCE = 0.25
LEAD = 4
GRACE = 15


class Scenario:
    """Films at two nodes that both go away, the second within the patience of the anchor."""

    returns = True

    def __init__(self, rig, number):
        self.rig = rig
        viewers = stock_players(players.PatientGStreamer) + scripted([("play", "udp"), ("play", "tcp")])
        self.run = Run(rig, f"{self.name} {number}", viewers)
        self.chance = self.run.chance
        self.first, self.second = (rig.cluster.nodes[number] for number in HOLDERS)
        if self.chance.random() < 0.5:
            self.first, self.second = self.second, self.first
        self.away = self.chance.uniform(LEAD + 1, LEAD + GRACE - 3)

    def go(self):
        endings = self.run.go(self._disturb)
        self.mend()
        results = [self._result(viewer, ending) for viewer, ending in endings.items()]
        self.run.keep(all(result["whole"] for result in results))
        return results

    def _disturb(self):
        time.sleep(PLAYED)
        self.lose_first()
        time.sleep(self.chance.uniform(0, 2 * PATIENCE))
        self.lose_second()
        if self.returns:
            time.sleep(self.away)
            self.bring_back()

    def _result(self, viewer, ending):
        received = viewer.received()
        ends = [event.get("reason") for event in self.run.events(viewer, "session-ended")]
        if self.returns:
            difference = viewer.difference(self.run.film(viewer)) or ending
        else:
            difference = self.run.film(viewer).difference(received, "end") or ending or self._farewell(viewer, ends)
        return {
            "player": viewer.name, "transport": viewer.transport, "fault": self.name,
            "instant": f"away for {self.away:.1f} s" if self.returns else "for ever",
            "whole": difference is None, "difference": difference, "run": self.run.name,
            "frames": len(received["video"]), "ends": ends, "bye": viewer.farewell(),
        }

    @staticmethod
    def _farewell(viewer, ends):
        # GStreamer leaves as soon as the range that was announced is over by its own clock.
        if ends != ["unsupplied"] and (viewer.name != players.GStreamer.name or ends != ["teardown"]):
            return f"its session ended: {ends}"
        if viewer.name.startswith("viewer") and not viewer.farewell():
            return "no reason with the BYE"
        return None


class TakeOver(Scenario):
    """The node that takes over dies meanwhile; the first one, which hung, goes on."""

    name = "second dies while it takes over, first returns"

    def lose_first(self):
        self.first.signal(signal.SIGSTOP)

    def lose_second(self):
        self.second.kill()

    def bring_back(self):
        self.first.signal(signal.SIGCONT)

    def mend(self):
        self.second.start()


class Both(Scenario):
    """Both are cut off; one of them comes back."""

    name = "both cut off, one returns"

    def lose_first(self):
        self.rig.cluster.network.cut(self.first.number)

    def lose_second(self):
        self.rig.cluster.network.cut(self.second.number)

    def bring_back(self):
        self.rig.cluster.network.heal(self.second.number)

    def mend(self):
        self.rig.cluster.network.heal(self.first.number)


class ForEver(Scenario):
    """Both die, and none comes back."""

    name = "both die, none returns"
    returns = False

    def lose_first(self):
        self.first.kill()

    def lose_second(self):
        self.second.kill()

    def mend(self):
        self.first.start()
        self.second.start()


def show(rig, runs):
    """Runs each scenario; returns a result for each viewer."""
    results = []
    for kind in (TakeOver, Both, ForEver):
        for number in range(runs):
            await_true("all nodes and films there again", rig.cluster.whole)
            scenario = kind(rig, number)
            found = scenario.go()
            rig.record(found)
            results += found
            _say(scenario, number, found)
    return results


def _say(scenario, number, results):
    whole = sum(result["whole"] for result in results)
    print(f"{time.strftime('%H:%M:%S')} {scenario.name} {number + 1}, {scenario.first.name} first,"
          f" {results[0]['instant']}: {whole} of {len(results)} as they should be", flush=True)
    for result in results:
        if not result["whole"] or not scenario.returns:
            print(f"    {result['player']} {result['transport']}: {result['difference'] or ''} {result['frames']} pictures,"
                  f" session ended: {result['ends']}, BYE: {result['bye']}", flush=True)
