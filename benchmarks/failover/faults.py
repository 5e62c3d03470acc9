"""What happens to a node that supplies, and how it is mended."""

import os
import signal
import subprocess

from cluster import CLIENT, PASSWORD, java


class Fault:
    """Nothing: a run without a fault shows what players do by themselves."""

    name = "none"
    ends_itself = False
    """Whether it may end while viewers still play."""

    @staticmethod
    def missing():
        """Why it cannot be made to happen, or None."""
        return None

    def strike(self, node):
        pass

    def mend(self, node):
        pass


class Kill(Fault):
    name = "kill -9"

    def strike(self, node):
        node.kill()

    def mend(self, node):
        node.start()


class Freeze(Fault):
    name = "SIGSTOP"
    ends_itself = True

    def strike(self, node):
        node.signal(signal.SIGSTOP)

    def mend(self, node):
        node.signal(signal.SIGCONT)


class Cut(Fault):
    name = "network cut"
    ends_itself = True

    def strike(self, node):
        node.cluster.network.cut(node.number)

    def mend(self, node):
        node.cluster.network.heal(node.number)


class Drain(Fault):
    name = "drain"
    ends_itself = True

    @staticmethod
    def missing():
        commands = [line.split()[0] for line in Drain._baton("--help").stdout.splitlines() if line.strip()]
        return None if "drain" in commands else "there is no command `baton drain`"

    def strike(self, node):
        self._order(node)

    def mend(self, node):
        self._order(node, "--cancel")

    def _order(self, node, *options):
        server = f"http://{node.cluster.anchor.address}:8080"
        done = self._baton("drain", node.name, *options, "--user", "admin", "--server", server)
        if done.returncode != 0:
            raise RuntimeError(f"baton drain {node.name}: {done.stdout}{done.stderr}")

    @staticmethod
    def _baton(*arguments):
        command = [java("java"), "-jar", str(CLIENT), *arguments]
        return subprocess.run(command, capture_output=True, text=True, env={**os.environ, "BATON_PASSWORD": PASSWORD})


ALL = {"none": Fault, "kill": Kill, "stop": Freeze, "cut": Cut, "drain": Drain}
