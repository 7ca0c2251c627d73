"""`quoth serve`: the reading room in a browser."""

from __future__ import annotations

import ipaddress
from pathlib import Path

import click
import uvicorn

from quoth.errors import QuothError
from quoth.web.app import create_app


@click.command(epilog="Example: quoth serve --archive demo.quoth --port 8787")
@click.option("--archive", type=click.Path(path_type=Path, dir_okay=False), default="news.quoth", envvar="QUOTH_ARCHIVE", show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on; loopback only.")
@click.option("--port", type=click.IntRange(0, 65535), default=8787, show_default=True)
def serve(archive: Path, host: str, port: int) -> None:
    """Open the reading room over an archive, for this machine alone."""
    if not _is_loopback(host):
        raise QuothError(host, "is not a loopback address, and the reading room asks nobody for a password yet", "use --host 127.0.0.1")
    app = create_app(archive)
    click.echo(f"The reading room is at http://{host}:{port}/ (Ctrl-C closes it)", err=True)
    uvicorn.run(app, host=host, port=port, log_level="warning")


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
