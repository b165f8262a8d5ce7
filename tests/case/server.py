"""A PostgreSQL server for the tests: in a temporary directory, on loopback, as an unprivileged user.

    python -m tests.case.server        starts one, prints its address, stops it at Ctrl-C

Its programs are looked for on PATH and where Debian puts them (package ``postgresql``).
"""

from __future__ import annotations

import glob
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_PLACES = sorted(glob.glob("/usr/lib/postgresql/*/bin"), reverse=True)
_UNPRIVILEGED = ("postgres", "nobody")


def programs() -> Path | None:
    """Return the folder of initdb and postgres, or None when PostgreSQL is not installed."""
    for place in [*_PLACES, *os.environ.get("PATH", "").split(os.pathsep)]:
        if all((Path(place) / name).exists() for name in ("initdb", "postgres")):
            return Path(place)
    return None


class Server:
    """A running server; ``url`` is its address. Stop it when done."""

    def __init__(self, bin_folder: Path) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="dateline-pg-"))
        self.user = _unprivileged()
        if self.user is not None:
            shutil.chown(self.folder, self.user)
        data = self.folder / "data"
        self._call(
            bin_folder / "initdb", "-D", data, "-U", "desk", "--auth=trust", "-E", "UTF8", "--locale=C", "--no-sync"
        )
        port = _free_port()
        settings = {"listen_addresses": "127.0.0.1", "port": port, "unix_socket_directories": "", "fsync": "off"}
        self._process = subprocess.Popen(
            [str(bin_folder / "postgres"), "-D", str(data), *(f"-c{k}={v}" for k, v in settings.items())],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            user=self.user,
            cwd=self.folder,
        )
        self.url = f"postgresql://desk@127.0.0.1:{port}/postgres"
        self._wait(port)

    def stop(self) -> None:
        """Stop the server and remove what it kept."""
        self._process.send_signal(signal.SIGINT)  # a fast shutdown: clients that hang on are cut off
        self._process.wait(20)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _call(self, *command: object) -> None:
        done = subprocess.run(
            [str(c) for c in command], capture_output=True, text=True, user=self.user, cwd=self.folder
        )
        if done.returncode:
            raise RuntimeError(f"{command[0]} failed: {done.stderr}")

    def _wait(self, port: int) -> None:
        for _ in range(200):
            if self._process.poll() is not None:
                raise RuntimeError("the PostgreSQL server ended at once")
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    return
            time.sleep(0.05)
        raise RuntimeError("the PostgreSQL server does not answer")


def _unprivileged() -> str | None:
    """Return the user to run as when we are root: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    for name in _UNPRIVILEGED:
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    return None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    found = programs()
    if found is None:
        sys.exit("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    running = Server(found)
    print(running.url, flush=True)  # noqa: T201
    try:
        while True:
            time.sleep(3600)
    except KeyboardInterrupt:
        running.stop()
