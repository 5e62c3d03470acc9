"""What the anchor tells of its sessions, as it happens."""

import json
import threading
import time
import urllib.request


class Events:
    """Follows the stream of events of a node, each with the moment at which it came."""

    def __init__(self, node):
        self.log = []
        self.changed = threading.Condition()
        self.answer = urllib.request.urlopen(node.request("api/v1/events"), timeout=600)
        threading.Thread(target=self._follow, daemon=True).start()

    def _follow(self):
        try:
            for line in self.answer:
                if line.startswith(b"data:"):
                    self._add(json.loads(line[5:]))
        except (OSError, ValueError, AttributeError):
            pass

    def _add(self, event):
        with self.changed:
            self.log.append((time.monotonic(), event))
            self.changed.notify_all()

    def of(self, path, kind):
        return [(at, event) for at, event in self.log if event.get("path") == path and event["type"] == kind]

    def changes(self, path):
        """The changes of a session's state: an event may tell the same state again."""
        changes, state = [], "ready"
        for at, event in self.of(path, "session-changed"):
            if event["state"] != state:
                changes.append((at, event))
            state = event["state"]
        return changes

    def await_change(self, path, count, seconds):
        """The count-th change of state of the session that plays a path, and when it came; None if there is none."""
        end = time.monotonic() + seconds
        with self.changed:
            while True:
                found = self.changes(path)
                if len(found) >= count:
                    return found[count - 1]
                if not self.changed.wait(end - time.monotonic()):
                    return None

    def clear(self):
        with self.changed:
            self.log = []

    def close(self):
        self.answer.close()
