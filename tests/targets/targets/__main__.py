"""Every target, plainly and behind the proxy; prints what passed and what failed."""

import concurrent.futures
import contextlib
import hashlib
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import traceback

from .proxy import Proxy
from .servers import PASSWORD, SYSTEM_USER, S3, Sftp, WebDav
from .site import FEW, MANY, Site, counts, tree


def attempt(name, act, *args):
    began = time.monotonic()
    try:
        act(*args)
    except Exception:
        print(f"FAILED  {name}\n{traceback.format_exc()}", flush=True)
        return False
    print(f"ok      {name} ({time.monotonic() - began:.1f} s)", flush=True)
    return True


def expect(run, code):
    assert run.code == code, str(run)
    return run


def differences(old, new):
    return {path for path in old.keys() | new.keys() if old.get(path) != new.get(path)}


@contextlib.contextmanager
def site_for(server, where, port, issues=FEW):
    with tempfile.TemporaryDirectory() as folder:
        site = Site(folder, server.target("www", port, where), issues)
        site.environment.update(server.credentials("WWW"))
        yield site


def plain(server):
    where = "plain"
    with site_for(server, where, server.port, MANY) as site:
        dry = expect(site.tongbao("publish", "www", "--dry-run"), 0)
        assert server.read(where) == {} and "Nothing was changed" in dry.out, str(dry)
        assert not (site.root / "archive").exists()

        run = expect(site.tongbao("publish", "www"), 0)
        assert counts(run)[0] > MANY, str(run)
        assert server.read(where) == site.snapshots()[0]
        expect(site.tongbao("verify-target", "www"), 0)
        assert "up to date" in expect(site.tongbao("publish", "www"), 0).out
        assert len(site.log()) == 1

        # One issue changes: it and what depends on it is uploaded, and nothing else is touched.
        time.sleep(1.1)
        before = server.traces(where)
        site.issue(7, "已经更换损坏的灯具，并增加夜间巡查。", "updated: 2025-10-12\n")
        run = expect(site.tongbao("publish", "www"), 0)
        first, second = site.snapshots()[:2]
        after = server.traces(where)
        touched = {path for path in after if before.get(path) != after[path] and not path.startswith(".")}
        assert touched == differences(first, second), touched ^ differences(first, second)
        assert 0 < len(touched) < 20, touched
        assert server.read(where) == second

        # Somebody else changes and removes something there.
        server.write(where, "index.html", b"defaced")
        server.write(where, "own/notes.txt", b"theirs")
        run = expect(site.tongbao("verify-target", "www"), 1)
        assert "changed index.html" in run.out and "not published own/notes.txt" in run.out, str(run)
        run = expect(site.tongbao("publish", "www", "--repair"), 0)
        assert counts(run)[:3] == (0, 1, 0), str(run)
        assert server.read(where) == {**second, "own/notes.txt": b"theirs"}

        # Back to what was published before; the log says so.
        expect(site.tongbao("rollback", "www"), 0)
        assert server.read(where) == {**first, "own/notes.txt": b"theirs"}
        assert site.log()[-1]["rollback"] and site.log()[-1]["snapshot"] == site.log()[0]["snapshot"]


def renamed(server):
    """A target is known by what it shows, under another name as well."""
    where = "renamed"
    with site_for(server, where, server.port) as site:
        expect(site.tongbao("publish", "www"), 0)
        site.issue(7, "已经更换损坏的灯具，并增加夜间巡查。", "updated: 2025-10-12\n")
        expect(site.tongbao("publish", "www"), 0)
        settings = site.root / "content/site.yaml"
        settings.write_text(settings.read_text(encoding="utf-8").replace("name: www", "name: web"), encoding="utf-8")
        site.environment.update(server.credentials("WEB"))
        listed = expect(site.tongbao("rollback", "web", "--list"), 0)
        assert len(listed.out.splitlines()) == 2, str(listed)
        expect(site.tongbao("rollback", "web"), 0)
        first, _, last = site.log()
        assert (last["target"], last["formerly"], last["snapshot"]) == ("web", "www", first["snapshot"]), last
        assert last["rollback"] and server.read(where) == site.snapshots()[0]


def shown_again(server):
    """What a run published again and was killed before it could write down is no going back."""
    where = "again"
    with site_for(server, where, server.port) as site:
        expect(site.tongbao("publish", "www"), 0)
        site.issue(7, "已经更换损坏的灯具，并增加夜间巡查。", "updated: 2025-10-12\n")
        expect(site.tongbao("publish", "www"), 0)
        expect(site.tongbao("rollback", "www"), 0)
        record = site.root / "archive/publications.jsonl"
        as_killed = record.read_bytes()
        expect(site.tongbao("publish", "www"), 0)
        written = site.log()[-1]
        record.write_bytes(as_killed)
        lines = as_killed.splitlines()
        witness = f"tongbao record 1\nlines {len(lines)}\nlast {hashlib.sha256(lines[-1]).hexdigest()}\n"
        server.write(where, ".tongbao/record", witness.encode())
        expect(site.tongbao("publish", "www"), 0)
        assert site.log()[-1] == written, site.log()[-1]


def removes(server):
    where = "removes"
    with site_for(server, where, server.port) as site:
        expect(site.tongbao("publish", "www"), 0)
        site.write("content/about.md", "---\ntitle: 说明\n---\n本站公布整改情况。\n")
        expect(site.tongbao("publish", "www"), 0)
        assert "about/index.html" in server.read(where)
        (site.root / "content/about.md").unlink()
        run = expect(site.tongbao("publish", "www"), 0)
        assert counts(run)[2] >= 1 and server.read(where) == site.snapshots()[-1], str(run)
        if hasattr(server, "files"):
            assert not (server.files / where / "about").exists()


def wrong_secret(server):
    with site_for(server, "denied", server.port) as site:
        run = expect(site.tongbao("publish", "www", **server.wrong("WWW")), 2)
        assert "lets us not in" in run.err, str(run)
        assert "wrong" not in run.err.replace("is wrong", ""), str(run)
        assert server.read("denied") == {}


def locked(server):
    where = "locked"
    with site_for(server, where, server.port) as site:
        text = b"run other\nmachine other\nprocess 1\nuntil 2100-01-01T00:00:00Z\n"
        server.write(where, ".tongbao/lock", text)
        run = expect(site.tongbao("publish", "www"), 2)
        assert "somebody is publishing" in run.err and server.read(where) == {}, str(run)
        expect(site.tongbao("publish", "www", "--break-lock"), 0)
        assert server.read(where) == site.snapshots()[-1]


def killed(server):
    """Killed again and again while it uploads; the last run ends what the first began."""
    where = "killed"
    with site_for(server, where, server.port, MANY) as site:
        for delay in (0.4, 0.7, 1.0, 1.3):
            process = site.begin("publish", "www")
            time.sleep(delay)
            process.kill()
            process.wait()
        expect(site.tongbao("publish", "www"), 0)
        assert server.read(where) == site.snapshots()[-1]
        left = {path for path in server.traces(where) if path.startswith(".")}
        assert left == {".tongbao/manifest", ".tongbao/record"}, left
        expect(site.tongbao("verify-target", "www"), 0)


def two_at_once(server):
    where = "two"
    with site_for(server, where, server.port) as site:
        processes = [site.begin("publish", "www") for _ in range(2)]
        codes = sorted(process.wait(120) for process in processes)
        assert codes[0] == 0, codes
        expect(site.tongbao("publish", "www"), 0)
        assert server.read(where) == site.snapshots()[-1]
        expect(site.tongbao("verify-target", "www"), 0)


def behind_proxy(server):
    where = "proxied"
    proxy = Proxy(server.port, server.http, server.cut_after)
    try:
        with site_for(server, where, proxy.port, MANY // 2) as site:
            expect(site.tongbao("publish", "www"), 0)
            assert server.read(where) == site.snapshots()[0]
            site.issue(3, "已经更换损坏的灯具，并增加夜间巡查。", "updated: 2025-10-12\n")
            expect(site.tongbao("publish", "www"), 0)
            assert server.read(where) == site.snapshots()[-1]
            expect(site.tongbao("verify-target", "www"), 0)
    finally:
        proxy.close()
    # Which connections there are depends on the threads, so that only their sum can be told beforehand.
    assert sum(proxy.faults.values()) >= 3, proxy.faults


def headers(server):
    where = "headers"
    with site_for(server, where, server.port) as site:
        expect(site.tongbao("publish", "www"), 0)
        page = server.headers(where, "index.html")
        assert (page["ContentType"], page["CacheControl"]) == ("text/html; charset=utf-8", "no-cache"), page
        style = next(path for path in server.read(where) if path.endswith(".css"))
        assert "immutable" in server.headers(where, style)["CacheControl"]


def known_hosts(server):
    with tempfile.TemporaryDirectory() as folder:
        target = server.target("www", server.port, "strange")
        site = Site(folder, target.replace("known_hosts }", "known_hosts }").replace(str(server.known_hosts), f"{folder}/none"))
        run = expect(site.tongbao("publish", "www"), 2)
        assert re.search(r"is not in .*SHA256:", run.err), str(run)
        public = " ".join((server.folder / "stranger.pub").read_text().split()[:2])
        pathlib.Path(folder, "none").write_text(f"[127.0.0.1]:{server.port} {public}\n")
        run = expect(site.tongbao("publish", "www"), 2)
        assert re.search(r"is another than in .*line 1", run.err), str(run)
        assert server.read("strange") == {}


def strange_key(server):
    with tempfile.TemporaryDirectory() as folder:
        site = Site(folder, server.target("www", server.port, "denied", identity="stranger"))
        run = expect(site.tongbao("publish", "www"), 2)
        assert "is not let in" in run.err and server.read("denied") == {}, str(run)


def agent(server):
    socket = f"{server.folder}/agent.sock"
    process = subprocess.Popen(["ssh-agent", "-D", "-a", socket], stdout=subprocess.DEVNULL)
    try:
        while not os.path.exists(socket):
            time.sleep(0.05)
        environment = {**os.environ, "SSH_AUTH_SOCK": socket}
        subprocess.run(["ssh-add", "-q", f"{server.folder}/agent"], env=environment, check=True)
        with tempfile.TemporaryDirectory() as folder:
            site = Site(folder, server.target("www", server.port, "agent", identity=None))
            site.environment.update(SSH_AUTH_SOCK=socket, HOME=folder)
            expect(site.tongbao("publish", "www"), 0)
            assert server.read("agent") == site.snapshots()[-1]
    finally:
        process.terminate()
        process.wait()


def password(server):
    encrypted = subprocess.run(["openssl", "passwd", "-6", PASSWORD], capture_output=True, text=True, check=True)
    subprocess.run(["userdel", SYSTEM_USER], capture_output=True)
    subprocess.run(["useradd", "-M", "-s", "/bin/sh", "-p", encrypted.stdout.strip(), SYSTEM_USER], check=True)
    try:
        with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as place:
            os.chmod(place, 0o777)
            target = server.target("www", server.port, "x", identity=None, user=SYSTEM_USER)
            site = Site(folder, target.replace(f"{server.files}/x", f"{place}/site"))
            secrets = pathlib.Path(place, "credentials.yaml")
            secrets.write_text(f"targets:\n  - {{ name: www, password: {PASSWORD} }}\n")
            secrets.chmod(0o600)
            site.environment.update(HOME=folder)
            expect(site.tongbao("publish", "www", "--credentials", str(secrets)), 0)
            assert tree(f"{place}/site") == site.snapshots()[-1]
            run = expect(site.tongbao("publish", "www", TONGBAO_WWW_PASSWORD="wrong one"), 2)
            assert "is not let in" in run.err and "wrong one" not in run.err, str(run)
    finally:
        subprocess.run(["userdel", SYSTEM_USER], capture_output=True)


def checks_of(server):
    checks = [plain, renamed, shown_again, removes, locked, killed, two_at_once, behind_proxy]
    checks += {"s3": [wrong_secret, headers], "webdav": [wrong_secret]}.get(server.kind, [])
    if server.kind == "sftp":
        checks += [known_hosts, strange_key, agent]
        checks += [password] if os.getuid() == 0 else []
    return checks


def try_out(server):
    """Tells of each check whether it passed."""
    return [attempt(f"{server.kind}: {check.__name__.replace('_', ' ')}", check, server) for check in checks_of(server)]


def main():
    wanted = sys.argv[1:]
    results = []
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as running:
        servers = []
        for kind in (S3, WebDav, Sftp):
            if not wanted or kind.kind in wanted:
                servers.append(kind(folder))
                running.callback(servers[-1].stop)
        # Most of the time is waiting: for the next attempt of a run that a bad network held up.
        with concurrent.futures.ThreadPoolExecutor(max_workers=3) as pool:
            for server, passed in zip(servers, pool.map(try_out, servers)):
                results += passed
                if not all(passed) and os.environ.get("KEEP_LOGS"):
                    print(pathlib.Path(folder, f"{type(server).__name__}.log").read_text()[-3000:])
    print(f"targets: {sum(results)} passed, {results.count(False)} failed")
    return 0 if results and all(results) else 1


sys.exit(main())
