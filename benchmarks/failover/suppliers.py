"""Point 1: a node that supplies is lost, at any moment, and players receive every frame all the same."""

import time

import faults
from cluster import await_true
from runs import Run, scripted, stock_players

SCRIPTS = (("pause", "udp"), ("seek", "tcp"), ("trick", "udp"), ("speed", "tcp"))
LAST = 7
"""Seconds before the end of the film from which on all of it has been fetched."""
INSTANTS = ["at once", "playing", "sought", "paused", "trick", "playing", "at once", "speed", "at once", "playing"]
"""When the fault comes, run by run."""


class Instant:
    """A moment after the count-th change (PLAY, PAUSE, PLAY …) of the session of one viewer."""

    def __init__(self, name, run, seconds):
        self.name = name
        script, self.count, longest = {
            "at once": ("play", 1, 0.3),
            "playing": ("play", 1, seconds - LAST),
            "paused": ("pause", 2, 3.8),
            "sought": ("seek", 3, 0.3),
            "trick": ("trick", 3, 3),
            "speed": ("speed", 3, 2),
        }[name]
        self.viewer = run.chance.choice([each for each in run.viewers if each.script == script])
        self.delay = run.chance.uniform(0, longest)
        if name == "at once":
            run.offsets[self.viewer] = 3  # All others play by then.


class Loss:
    """A run with one fault of the node that supplies."""

    def __init__(self, rig, fault, number):
        self.rig = rig
        self.fault = fault
        self.run = Run(rig, f"{fault.name} {number}", stock_players() + scripted(SCRIPTS))
        self.instant = Instant(INSTANTS[number % len(INSTANTS)], self.run, rig.seconds)
        chance = self.run.chance
        self.hold = chance.choice([chance.uniform(0.3, 3), chance.uniform(4, 12), None]) if fault.ends_itself else None
        self.node = self.after = None

    def go(self):
        before = self._waits()
        endings = self.run.go(self._disturb)
        self.waits = self._waits() - before
        if self.node and self.hold is None:
            self.fault.mend(self.node)
        results = [self._result(viewer, ending) for viewer, ending in endings.items()]
        self.run.keep(all(result["whole"] for result in results))
        return results

    def _disturb(self):
        change = self.rig.events.await_change(self.run.films[self.instant.viewer], self.instant.count, 60)
        if change is None:
            return
        at, event = change
        time.sleep(max(0, at + self.instant.delay / 2 - time.monotonic()))
        supplier = self._supplier(event["session"])
        if supplier is None:
            return
        time.sleep(max(0, at + self.instant.delay - time.monotonic()))
        self.fault.strike(supplier)
        self.node, self.after = supplier, time.monotonic() - at
        if self.hold is not None:
            time.sleep(self.hold)
            self.fault.mend(supplier)

    def _waits(self):
        """How often a stream has waited for a piece for more than a tenth of a second, so far."""
        return self.rig.cluster.anchor.ask("api/v1/node")["statistics"]["supply"]["starvations"]

    def _missed(self):
        return None if self.node else "the fault did not come"

    def _supplier(self, session):
        """Which node supplies the viewer whose moment it is."""
        document = self.rig.cluster.anchor.ask("api/v1/sessions/" + session) or {}
        name = document.get("supply", {}).get("supplier")
        return self.rig.cluster.named(name) if name else None

    def _result(self, viewer, ending):
        difference = viewer.difference(self.run.film(viewer)) or ending or self._missed()
        changes = [event["supply"] for event in self.run.events(viewer, "supply-changed")]
        lost = [each for each in changes if self.node and each.get("from") == self.node.name]
        return {
            "player": viewer.name, "transport": viewer.transport, "fault": self.fault.name,
            "instant": self.instant.name, "here": viewer is self.instant.viewer,
            "after": self.after and round(self.after, 3), "hold": self.hold and round(self.hold, 1),
            "node": self.node and self.node.name, "whole": difference is None, "difference": difference,
            "changed": len(lost), "cause": lost[0]["cause"] if lost else None,
            "took": lost[0].get("tookSeconds") if lost else None, "run": self.run.name,
        }


def show(rig, kinds, runs, controls):
    """Runs controls without fault, then every kind of fault; returns a result for each viewer."""
    results = []
    for kind in ["none", *kinds]:
        fault = faults.ALL[kind]()
        reason = fault.missing()
        if reason:
            print(f"skipped: {fault.name}: {reason}", flush=True)
            continue
        for number in range(controls if kind == "none" else runs):
            await_true("all nodes and films there again", rig.cluster.whole)
            loss = Loss(rig, fault, number)
            found = loss.go()
            rig.record(found)
            results += found
            _say(loss, number, found)
    print(table(results))
    return results


def _say(loss, number, results):
    whole = sum(result["whole"] for result in results)
    struck = sum(result["changed"] > 0 for result in results)
    where = f"{loss.node.name} at '{loss.instant.name}' + {loss.after:.3f} s" if loss.node else "no node"
    hold = f", for {loss.hold:.1f} s" if loss.hold else ""
    print(f"{time.strftime('%H:%M:%S')} {loss.fault.name} {number + 1}: {where}{hold}: {whole} of {len(results)} whole,"
          f" {struck} got another supplier, {loss.waits} waited", flush=True)
    for result in results:
        if not result["whole"]:
            print(f"    {result['player']} {result['transport']}: {result['difference']} ({result['run']})", flush=True)


def table(results):
    """One line for each fault, player and transport; whole runs of all runs, together and by instant."""
    groups = {}
    for result in results:
        groups.setdefault((result["fault"], result["player"], result["transport"]), []).append(result)
    instants = list(dict.fromkeys(INSTANTS))
    head = ["fault", "player", "transport", "runs", "supplier lost", "whole", *instants, "first difference"]
    lines = ["", _row(head), "|" + "---|" * len(head)]
    for key, group in sorted(groups.items()):
        lost = sum(each["changed"] > 0 for each in group)
        cells = [_whole([each for each in group if each["instant"] == instant]) for instant in instants]
        differences = [each["difference"] for each in group if not each["whole"]]
        lines.append(_row([*key, len(group), lost, _whole(group), *cells, differences[0] if differences else ""]))
    return "\n".join(lines)


def _row(cells):
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def _whole(results):
    return f"{sum(each['whole'] for each in results)} of {len(results)}" if results else ""
