"""The servers: S3 by moto with its signatures checked, OpenSSH, and WebDAV by wsgidav; and what they hold."""

import os
import pathlib
import pwd
import shutil
import socket
import subprocess
import sys
import time
import urllib.request

USER, PASSWORD = "office", "correct horse"
# A user of the system, for SFTP with a password; it is made for the tests and taken away again.
SYSTEM_USER = "tongbao-targets"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port, process):
    for _ in range(300):
        if process.poll() is not None:
            raise RuntimeError(f"the server on port {port} ended")
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"nothing listens on port {port}")


class Server:
    """A process of ours, ended by its own handle."""

    def start(self, folder, command, **environment):
        self.port = free_port()
        log = open(pathlib.Path(folder) / f"{type(self).__name__}.log", "wb")
        command = [part.replace("{port}", str(self.port)) for part in command]
        self.process = subprocess.Popen(
            command, env={**os.environ, **environment}, stdout=log, stderr=log, cwd=folder
        )
        wait_for(self.port, self.process)

    def stop(self):
        self.process.terminate()
        self.process.wait(10)


class S3(Server):
    kind, http, cut_after = "s3", True, (3_000, 400_000)

    def __init__(self, folder):
        # The first three calls need no signature; from then on every one is checked.
        script = str(pathlib.Path(sys.executable).parent / "moto_server")
        self.start(folder, [script, "-H", "127.0.0.1", "-p", "{port}"], INITIAL_NO_AUTH_ACTION_COUNT="3")
        import boto3

        def client(service, **keys):
            return boto3.client(
                service, endpoint_url=f"http://127.0.0.1:{self.port}", region_name="us-east-1", **keys
            )

        nobody = {"aws_access_key_id": "x", "aws_secret_access_key": "x"}
        iam = client("iam", **nobody)
        iam.create_user(UserName=USER)
        key = iam.create_access_key(UserName=USER)["AccessKey"]
        policy = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}'
        iam.put_user_policy(UserName=USER, PolicyName="all", PolicyDocument=policy)
        self.keys = (key["AccessKeyId"], key["SecretAccessKey"])
        self.client = client("s3", aws_access_key_id=self.keys[0], aws_secret_access_key=self.keys[1])

    def target(self, name, port, where):
        return (
            f"  - {{ name: {name}, kind: s3, endpoint: 'http://127.0.0.1:{port}', bucket: {self.bucket(where)}, prefix: /{self.prefix(where)} }}\n"
        )

    def credentials(self, name):
        return {f"TONGBAO_{name}_ACCESS_KEY": self.keys[0], f"TONGBAO_{name}_SECRET_KEY": self.keys[1]}

    def wrong(self, name):
        return {f"TONGBAO_{name}_SECRET_KEY": "wrong"}

    def bucket(self, where):
        self.client.create_bucket(Bucket=where)
        return where

    def prefix(self, where):
        """A folder in the bucket. moto rejects signatures of listings with a slash in the prefix, as AWS does
        not: so where the target is verified the site stands at the top."""
        return "zg/" if where in ("removes", "headers") else ""

    def objects(self, where):
        pages = self.client.get_paginator("list_objects_v2").paginate(Bucket=where)
        return [one for page in pages for one in page.get("Contents", [])]

    def read(self, where):
        found = {}
        for one in self.objects(where):
            path = one["Key"].removeprefix(self.prefix(where))
            if not path.startswith("."):
                found[path] = self.client.get_object(Bucket=where, Key=one["Key"])["Body"].read()
        return found

    def traces(self, where):
        return {one["Key"].removeprefix(self.prefix(where)): one["LastModified"] for one in self.objects(where)}

    def write(self, where, path, data):
        self.client.put_object(Bucket=where, Key=self.prefix(where) + path, Body=data)

    def headers(self, where, path):
        return self.client.head_object(Bucket=where, Key=self.prefix(where) + path)


class OnDisk(Server):
    """A server whose files lie in a folder here."""

    def read(self, where):
        from .site import tree

        return tree(self.files / where)

    def traces(self, where):
        root = self.files / where
        return {
            str(path.relative_to(root)): (path.stat().st_mtime_ns, path.stat().st_ino)
            for path in root.rglob("*")
            if path.is_file()
        }

    def write(self, where, path, data):
        file = self.files / where / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


class WebDav(OnDisk):
    kind, http, cut_after = "webdav", True, (100_000, 300_000)

    def __init__(self, folder):
        self.files = pathlib.Path(folder) / "dav"
        self.files.mkdir()
        config = pathlib.Path(folder) / "wsgidav.yaml"
        config.write_text(
            f"""
server: cheroot
provider_mapping: {{ "/": "{self.files}" }}
http_authenticator: {{ accept_basic: true, accept_digest: false, default_to_digest: false }}
simple_dc: {{ user_mapping: {{ "*": {{ {USER}: {{ password: "{PASSWORD}" }} }} }} }}
verbose: 1
"""
        )
        script = str(pathlib.Path(sys.executable).parent / "wsgidav")
        command = [script, "-H", "127.0.0.1", "-p", "{port}", "-c", str(config)]
        self.start(folder, command)

    def target(self, name, port, where):
        return f"  - {{ name: {name}, kind: webdav, endpoint: 'http://127.0.0.1:{port}', prefix: /{where}/, user: {USER} }}\n"

    def credentials(self, name):
        return {f"TONGBAO_{name}_PASSWORD": PASSWORD}

    def wrong(self, name):
        return {f"TONGBAO_{name}_PASSWORD": "wrong"}


class Sftp(OnDisk):
    kind, http, cut_after = "sftp", False, (200_000, 500_000)

    def __init__(self, folder):
        folder = pathlib.Path(folder)
        self.folder, self.files = folder, folder / "sftp"
        self.files.mkdir()
        self.key("host")
        self.key("user")
        self.key("agent")
        self.key("stranger")
        authorized = (folder / "user.pub").read_text() + (folder / "agent.pub").read_text()
        (folder / "authorized_keys").write_text(authorized)
        (folder / "sshd_config").write_text(
            f"""
HostKey {folder}/host
PidFile none
AuthorizedKeysFile {folder}/authorized_keys
StrictModes no
UsePAM no
PasswordAuthentication yes
PermitRootLogin yes
MaxStartups 100
Subsystem sftp internal-sftp
LogLevel VERBOSE
"""
        )
        pathlib.Path("/run/sshd").mkdir(exist_ok=True)
        sshd = shutil.which("sshd") or "/usr/sbin/sshd"
        self.start(folder, [sshd, "-D", "-e", "-f", f"{folder}/sshd_config", "-o", "ListenAddress=127.0.0.1:{port}"])
        self.user = pwd.getpwuid(os.getuid()).pw_name
        self.known_hosts = folder / "known_hosts"

    def key(self, name):
        file = str(self.folder / name)
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", file], check=True)

    def know(self, port, key="host"):
        public = " ".join((self.folder / f"{key}.pub").read_text().split()[:2])
        with open(self.known_hosts, "a") as hosts:
            hosts.write(f"[127.0.0.1]:{port} {public}\n")

    def target(self, name, port, where, identity="user", user=None):
        self.know(port)
        key = f", identity: {self.folder}/{identity}" if identity else ""
        return (
            f"  - {{ name: {name}, kind: sftp, host: 127.0.0.1, port: {port}, user: {user or self.user}, "
            f"path: {self.files}/{where}, known_hosts: {self.known_hosts}{key} }}\n"
        )

    def credentials(self, name):
        return {}

    def stop(self):
        super().stop()
