"""Ports of this machine's loopback."""

import random
import socket


def free_port() -> int:
    """A port nobody listens on, below those the system gives to outgoing connections."""
    while True:
        port = random.randrange(20000, 32000)
        if port_is_free(port):
            return port


def port_is_free(port: int) -> bool:
    try:
        hold(port).close()
    except OSError:
        return False
    return True


def hold(port: int) -> socket.socket:
    """Take the port without answering on it yet, so that nobody else does; OSError if taken."""
    held = socket.socket()
    held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        held.bind(("127.0.0.1", port))
    except OSError:
        held.close()
        raise
    return held
