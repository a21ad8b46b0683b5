"""Runs the program under strace: what it calls, and what becomes of it where one of the calls is its last or fails."""

import collections
import os
import re
import subprocess

#: 2025-10-11 and 2025-10-14, 09:00 in Beijing.
EPOCH, LATER = 1760144400, 1760403600

#: The calls that change a disk, and how the system refuses each.
REFUSALS = {
    "openat": ["ENOSPC", "EACCES"],
    "write": ["ENOSPC", "EIO", "EINTR"],
    "mkdir": ["ENOSPC"],
    "mkdirat": ["EACCES"],
    "rename": ["EIO", "EACCES"],
    "renameat2": ["EINVAL", "EIO"],
    "linkat": ["EPERM", "ENOSPC"],
    "unlink": ["EACCES"],
    "fsync": ["EIO", "ENOSPC"],
    "fdatasync": ["EIO"],
    "syncfs": ["EIO"],
    "fchmod": ["EPERM"],
    "chmod": ["EPERM"],
    "symlink": ["ENOSPC"],
    "copy_file_range": ["ENOSPC", "EXDEV"],
}
KILL = "SIGKILL"
#: Past this nothing is waited for.
PATIENCE = 60

#: What stands beside its place until it is whole.
LEFT = re.compile(r"(^|/)\.[^/]*\.tongbao-new(/|$)|(^|/)releases/\.(next|gone)(/|$)|\.tongbao-unshown$")

Call = collections.namedtuple("Call", "name number arguments")


def run(arguments, folder, epoch=EPOCH, under=()):
    """Gives the exit code (negative: the signal that killed it), and what was said on both channels together."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch), "RAYON_NUM_THREADS": "1", "HOME": str(folder)}
    command = [*under, os.environ["TONGBAO"], *arguments, "--lang", "en"]
    done = subprocess.run(
        command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        timeout=PATIENCE,
    )
    return done.returncode, done.stdout.decode("utf-8", "replace")


def traced(arguments, folder, file, epoch=EPOCH):
    """Runs it undisturbed; gives the exit code and the lines of the trace."""
    strace = ["strace", "-f", "-y", "-qq", "-o", str(file), "-e", "trace=" + ",".join(REFUSALS)]
    code, _ = run(arguments, folder, epoch, strace)
    return code, file.read_text("utf-8", "replace").splitlines()


def calls(trace):
    """The calls by which a run changes the disk, each with its number among those of its name in its thread."""
    seen, found = collections.Counter(), {}
    for line in trace:
        match = re.match(r"(\d+) +(\w+)\((.*)", line)
        if not match:
            continue
        thread, name, arguments = match.groups()
        seen[thread, name] += 1
        only_reads = name == "openat" and not re.search("O_CREAT|O_WRONLY|O_RDWR", arguments)
        speaks = name == "write" and re.match(r"[12]<|\d+<[a-z_]+:", arguments)
        if not only_reads and not speaks:
            call = Call(name, seen[thread, name], arguments[:120])
            found.setdefault((call.name, call.number), call)
    return list(found.values())


def disturbed(arguments, folder, call, how, epoch=EPOCH):
    """Runs it; at this call it is killed, or the system gives an error."""
    what = f"signal={KILL}" if how == KILL else f"error={how}"
    inject = f"inject={call.name}:{what}:when={call.number}"
    strace = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call.name}", "-e", inject]
    return run(arguments, folder, epoch, strace)


def not_on_the_medium(trace, folder, watched):
    """What a run told of, or gave its place, before it was on the medium; of the folders that are watched."""
    dirty, wrong = set(), []

    def inside(shown):
        above, name = os.path.split(os.path.normpath(os.path.join(folder, shown)))
        return os.path.relpath(os.path.join(os.path.realpath(above), name), os.path.realpath(folder))

    def is_of(path):
        return path.split("/")[0] in watched or LEFT.search(path)

    def is_watched(path):
        return is_of(path) and not LEFT.search(path)

    for line in trace:
        match = re.match(r"\d+ +(\w+)\((.*)\) += (-?\d+)", line)
        if not match or match[3].startswith("-"):
            continue
        name, arguments, _ = match.groups()
        opened = re.match(r"(\d+)<([^>]*)>", arguments)
        named = re.findall(r'"([^"]*)"', arguments)
        if name == "write" and opened and opened[1] == "1":
            wrong += [f"told before it was kept: {one}" for one in sorted(dirty) if not LEFT.search(one)]
            dirty.clear()
        elif name == "write" and opened and is_of(inside(opened[2])):
            dirty.add(inside(opened[2]))
        elif name in ("fsync", "fdatasync") and opened:
            dirty -= {inside(opened[2]), names_in(inside(opened[2]))}
        elif name == "openat" and "O_CREAT" in arguments and is_watched(inside(named[0])):
            dirty.add(names_in(os.path.dirname(inside(named[0])) or "."))
        elif name == "mkdir" and is_watched(inside(named[0])):
            dirty.add(names_in(os.path.dirname(inside(named[0])) or "."))
        elif name == "syncfs":
            dirty.clear()
        elif name in ("rename", "renameat2") and is_watched(inside(named[1])):
            wrong += [f"seen before it was whole: {one}" for one in sorted(dirty) if one.startswith(inside(named[0]))]
            dirty.add(names_in(os.path.dirname(inside(named[1])) or "."))
    return wrong


def names_in(folder):
    return f"the names in {folder}"
