"""A network of nodes of which each can be cut off: a network namespace for each, and a bridge that joins them."""

import subprocess

PREFIX = "10.213.78."
HUB = "baton-fo-hub"
UPLINK = "baton-fo-up"


def run(command):
    done = subprocess.run(command.split(), capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(f"{command}: {done.stderr.strip()} (needs root and iproute2)")


class Network:
    """Reached from here at any time but by what is cut off. Needs root and iproute2."""

    def __init__(self, nodes):
        self.undo = []
        try:
            self._make(nodes)
        except BaseException:
            self.close()
            raise

    def _make(self, nodes):
        self._namespace(HUB)
        self._hub("ip link add bridge type bridge forward_delay 0")
        self._hub("ip link set bridge up")
        self._plug(UPLINK)
        run(f"ip address add {PREFIX}100/24 dev {UPLINK}")
        run(f"ip link set {UPLINK} up")
        for node in range(1, nodes + 1):
            self._make_node(node)

    def _make_node(self, node):
        space, link = self.namespace(node), self._link(node)
        self._namespace(space)
        self._plug(link)
        run(f"ip link set {link} netns {space}")
        inside = f"ip netns exec {space} "
        run(inside + f"ip address add {self.address(node)}/24 dev {link}")
        run(inside + f"ip link set {link} up")
        run(inside + "ip link set lo up")

    def _namespace(self, name):
        run(f"ip netns add {name}")
        self.undo.append(f"ip netns delete {name}")

    def _plug(self, link):
        """A cable from here to the bridge. It ends with the hub."""
        run(f"ip link add {link} type veth peer name {link} netns {HUB}")
        self._hub(f"ip link set {link} master bridge up")

    def _hub(self, command):
        run(f"ip netns exec {HUB} {command}")

    @staticmethod
    def _link(node):
        return f"baton-fo-n{node}"

    @staticmethod
    def address(node):
        return f"{PREFIX}{node}"

    @staticmethod
    def namespace(node):
        return f"baton-fo-node{node}"

    def cut(self, node):
        """Packets to and from a node vanish; its own link stays up, as behind a switch that fails."""
        self._hub(f"ip link set {self._link(node)} nomaster")

    def heal(self, node):
        self._hub(f"ip link set {self._link(node)} master bridge")

    def close(self):
        while self.undo:
            command = self.undo.pop()
            subprocess.run(command.split(), capture_output=True)
