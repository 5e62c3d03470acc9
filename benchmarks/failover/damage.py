"""Point 7: a byte of a piece is flipped on the disk of the node that supplies."""

import time

from cluster import HOLDERS, await_true
from runs import Run, stock_players

DAMAGED = "BATON001022"


class Damage:
    """Each viewer's film is damaged at the node that supplies it, in the media or in the index."""

    def __init__(self, rig, number):
        self.rig = rig
        self.run = Run(rig, f"damage {number}", stock_players())
        self.node = rig.cluster.nodes[HOLDERS[0]]
        self.flipped = {}

    def go(self):
        names = set(self.run.films.values())
        logged = self._logged()
        for number, name in enumerate(sorted(names)):
            self._flip(name, "media" if number % 3 else "index")
        endings = self.run.go(lambda: None)
        found = self._consequences(names, logged)
        self._mend(names)
        results = [self._result(viewer, ending, found) for viewer, ending in endings.items()]
        self.run.keep(all(result["whole"] for result in results))
        return results

    def _flip(self, name, part):
        content = self.node.ask("api/v1/media/" + name)["content"]["sha256"]
        path = self.node.store() / "content" / content[:2] / content / part
        at = self.run.chance.randrange(path.stat().st_size // 8, path.stat().st_size)
        with open(path, "r+b") as file:
            file.seek(at)
            octet = file.read(1)[0]
            file.seek(at)
            file.write(bytes([octet ^ 1 << self.run.chance.randrange(8)]))
        self.flipped[name] = f"{part} at {at}", content

    def _consequences(self, names, logged):
        """What is wrong with what the nodes say of each damaged film, None if nothing is."""
        found = {}
        for name in names:
            content = self.flipped[name][1]
            nodes = (self.rig.cluster.anchor.ask("api/v1/media/" + name) or {}).get("nodes", [])
            if content not in self._logged()[len(logged):]:
                found[name] = f"{self.node.name} did not log the damage"
            elif self.node.name in nodes:
                found[name] = f"{self.node.name} is still listed"
        return found

    def _logged(self):
        return "".join(line for line in self.node.log().read_text().splitlines(True) if DAMAGED in line)

    def _mend(self, names):
        self.rig.cluster.import_films({name: self.rig.films[name].path for name in names})

    def _result(self, viewer, ending, found):
        name = self.run.films[viewer]
        difference = viewer.difference(self.run.film(viewer)) or ending or found.get(name)
        changes = [event["supply"].get("cause") for event in self.run.events(viewer, "supply-changed")]
        return {
            "player": viewer.name, "transport": viewer.transport, "fault": "a byte flipped",
            "instant": self.flipped[name][0], "whole": difference is None, "difference": difference,
            "cause": changes, "run": self.run.name,
        }


def show(rig, runs):
    results = []
    for number in range(runs):
        await_true("all nodes and films there again", rig.cluster.whole)
        found = Damage(rig, number).go()
        rig.record(found)
        results += found
        whole = sum(result["whole"] for result in found)
        print(f"{time.strftime('%H:%M:%S')} a byte flipped {number + 1}: {whole} of {len(found)} as they should be", flush=True)
        for result in found:
            print(f"    {result['player']} {result['transport']}: {result['instant']}, supplier changed: {result['cause']}"
                  f" {result['difference'] or ''}", flush=True)
    return results
