"""`quoth serve`: the reading room in a browser."""

from __future__ import annotations

import ipaddress
import socket
from pathlib import Path

import click
import uvicorn

from quoth.errors import QuothError
from quoth.web.app import create_app
from quoth.web.options import LOOPBACK_NAMES, RoomOptions


@click.command(epilog="Example: quoth serve --archive demo.quoth --port 8787")
@click.option("--archive", type=click.Path(path_type=Path, dir_okay=False), default="news.quoth", envvar="QUOTH_ARCHIVE", show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8787, show_default=True)
@click.option("--read-only", is_flag=True, help="Refuse corrections and uploads that would be kept.")
@click.option("--password-file", type=click.Path(path_type=Path, dir_okay=False), help="A file with the password to ask for.")
@click.option("--proxy-header", metavar="NAME", help="The header in which a reverse proxy that signs people in says who they are.")
@click.option("--name", "names", multiple=True, metavar="HOST", help="A host name under which the room is reached (may be given again).")
def serve(host: str, port: int, **chosen: object) -> None:
    """Open the reading room over an archive, for this machine alone unless --host says otherwise.

    Beyond loopback it wants a password or a reverse proxy that signs people in, and the names under which it is reached.
    """
    options = _options(host, **chosen)  # type: ignore[arg-type]  # click has checked each by its option
    app = create_app(options)
    with _door(host, port) as door:
        shown = f"[{host}]" if ":" in host else host
        click.echo(f"The reading room is at http://{shown}:{door.getsockname()[1]}/ (Ctrl-C closes it)", err=True)
        uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False)).run(sockets=[door])


def _door(host: str, port: int) -> socket.socket:
    """The socket that readers come to; for port 0 a free one."""
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        what = f"nobody can come in here: {error.strerror or error}"
        raise QuothError(f"{host}:{port}", what, "another room may be open here; choose another --port, or 0 for any") from error


def _options(
    host: str, *, archive: Path, read_only: bool, password_file: Path | None, proxy_header: str | None, names: tuple[str, ...]
) -> RoomOptions:
    if not _is_loopback(host) and password_file is None and proxy_header is None:
        what = "is not a loopback address, and nobody would be asked who they are"
        raise QuothError(host, what, "give --password-file FILE, or --proxy-header NAME behind a reverse proxy that signs people in")
    password = _password(password_file) if password_file else None
    hosts = (*LOOPBACK_NAMES, *names, *(() if _is_everywhere(host) else (host,)))
    return RoomOptions(archive, read_only=read_only, password=password, proxy_header=proxy_header, hosts=hosts)


def _password(path: Path) -> str:
    try:
        password = path.read_text(encoding="utf-8").partition("\n")[0].strip()
    except (OSError, UnicodeDecodeError) as error:
        raise QuothError(str(path), f"the password cannot be read: {error}", "write it on the first line of a text file") from error
    if not password:
        raise QuothError(str(path), "the first line is empty", "write the password there")
    return password


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _is_everywhere(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_unspecified
    except ValueError:
        return False
