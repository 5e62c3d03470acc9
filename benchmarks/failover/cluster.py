"""Three nodes in a network of their own, and what they say of themselves."""

import base64
import json
import os
import signal
import subprocess
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "wildfly-config/cluster.sh"
CLIENT = ROOT / "client/target/baton.jar"
ANCHOR = 1
HOLDERS = (2, 3)
NODES = (ANCHOR, *HOLDERS)
PASSWORD = "failover-Only-1"


def java(program):
    return str(Path(os.environ["JAVA_HOME"], "bin", program)) if "JAVA_HOME" in os.environ else program


def await_true(what, condition, seconds=300):
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise RuntimeError(f"not within {seconds} s: {what}")
        time.sleep(0.25)


class Node:
    """A node that `cluster.sh` runs as the only one of its machine: a network namespace."""

    def __init__(self, cluster, number):
        self.cluster = cluster
        self.number = number
        self.name = f"node-{number}"
        self.address = cluster.network.address(number)
        self.home = cluster.work / self.name

    def start(self):
        """Starts it and waits until it is ready."""
        settings = [
            f"-Djboss.node.name={self.name}",
            f"-Djboss.tx.node.id={self.name}",
            f"-Djboss.bind.address.private={self.address}",
            f"-Dbaton.node.address={self.address}",
            f"-Dbaton.cluster.name=failover",
            "-Dbaton.cluster.members=" + ",".join(f"{self.cluster.network.address(n)}[7600]" for n in NODES),
            f"-Dbaton.ofp.psk={self.cluster.key}",
            f"-Dbaton.media.tools={self.cluster.work}/tools",
            *self.cluster.settings.get(self.number, []),
            *self.cluster.settings[0],
        ]
        self._script("start", "1", *settings)

    def stop(self):
        self._script("stop")

    def _script(self, *arguments):
        environment = {
            **os.environ,
            "BATON_HOME": str(self.home),
            "BATON_BIND": self.address,
            "BATON_KEYS": str(self.cluster.work / "keys"),
            "BATON_PORT_OFFSET": "0",
            "BATON_PASSWORD": PASSWORD,
            "BATON_VIEWER_PASSWORD": PASSWORD,
            "BATON_HEAP": os.environ.get("BATON_HEAP", "512m"),
        }
        command = ["ip", "netns", "exec", self.cluster.network.namespace(self.number), str(SCRIPT), *arguments]
        done = subprocess.run(command, env=environment, capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(f"{self.name}: cluster.sh {arguments[0]}: {done.stdout}{done.stderr}")

    def pid(self):
        return int((self.home / "node-1/node.pid").read_text().split()[0])

    def signal(self, number):
        os.kill(self.pid(), number)

    def kill(self):
        pid = self.pid()
        os.kill(pid, signal.SIGKILL)
        await_true(f"end of {self.name}", lambda: not Path(f"/proc/{pid}/exe").exists(), 10)

    def ask(self, path, method="GET", body=None, seconds=5):
        """The JSON document of a resource, or None if there is none."""
        request = self.request(path, method, body)
        try:
            with urllib.request.urlopen(request, timeout=seconds) as answer:
                return json.loads(answer.read() or b"null")
        except urllib.error.HTTPError as e:
            if e.code == 404:
                return None
            raise

    def request(self, path, method="GET", body=None):
        token = base64.b64encode(f"admin:{PASSWORD}".encode()).decode()
        headers = {"Authorization": "Basic " + token, "Accept": "*/*"}
        return urllib.request.Request(f"http://{self.address}:8080/baton/{path}", body, headers, method=method)

    def rtsp(self, media):
        return f"rtsp://{self.address}:8554/{media}"

    def metrics(self):
        """Values of Baton's metrics without labels."""
        with urllib.request.urlopen(f"http://{self.address}:9990/baton/metrics", timeout=5) as answer:
            lines = [line.split() for line in answer.read().decode().splitlines() if line.startswith("baton_")]
        return {line[0]: float(line[1]) for line in lines if "{" not in line[0]}

    def store(self):
        return self.home / "node-1/data/baton/media"

    def log(self):
        return self.home / "node-1/log/server.log"


class Cluster:
    """Films are on the holders, viewers come to the anchor."""

    def __init__(self, work, network, settings):
        """settings: of each node by its number, and at 0 those of all."""
        self.work = work
        self.network = network
        self.settings = settings
        self.key = base64.b16encode(os.urandom(16)).decode()
        self.nodes = {number: Node(self, number) for number in NODES}
        self.anchor = self.nodes[ANCHOR]
        self.films = []

    def start(self):
        keys = ROOT / "wildfly-config/target/server/bin/baton-keys.sh"
        subprocess.run([str(keys), str(self.work / "keys")], check=True, capture_output=True)
        threads = [threading.Thread(target=node.start) for node in self.nodes.values()]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def close(self):
        for node in self.nodes.values():
            try:
                node.signal(signal.SIGCONT)
            except (OSError, ValueError):
                pass
            try:
                node.stop()
            except RuntimeError as e:
                print(e)

    def named(self, name):
        return next(node for node in self.nodes.values() if node.name == name)

    def import_films(self, films):
        """Puts films, by their names, onto every holder, and waits until the anchor knows it."""
        for number in HOLDERS:
            for name, path in films.items():
                request = self.nodes[number].request("ctp/" + name, "PUT", path.read_bytes())
                urllib.request.urlopen(request, timeout=60).close()
        self.films += films
        await_true("films on all holders", self.whole, 300)

    def whole(self):
        """Whether every node knows of every other, and of every film at both holders."""
        try:
            return all(self._knows_all(node) for node in self.nodes.values())
        except OSError:
            return False

    def _knows_all(self, node):
        nodes = node.ask("api/v1/nodes")["items"]
        alive = {each["name"] for each in nodes if each.get("load", {}).get("alive")}
        if alive != {each.name for each in self.nodes.values()}:
            return False
        media = node.ask("api/v1/media?limit=1000")
        holders = {self.nodes[number].name for number in HOLDERS}
        held = {each["path"] for each in media["items"] if holders <= set(each.get("nodes", []))}
        return not media.get("unheard") and held >= set(self.films)
