"""The Nu HTML Checker over all HTML, CSS and SVG: no error. Warnings are listed and fail nothing."""

import json
import re
import subprocess
from collections import Counter, defaultdict
from pathlib import Path
from urllib.parse import unquote

JAR = Path(__file__).resolve().parents[1] / "node_modules/vnu-jar/build/dist/vnu.jar"

# The checker reads files, so 'self' means nothing to it, and it takes JSON-LD for a script. What the policy
# really allows is seen in the browser suite.
NOT_TRUE_HERE = re.compile(r"violates Content Security Policy")

# Properties of SVG 2 that every browser knows and the checker's CSS profile does not.
UNKNOWN_TO_THE_CHECKER = re.compile(r"CSS: “(paint-order|vector-effect)”: Property “.*” doesn't exist\.")


# What the checker says, by the file that it says it of.
messages = defaultdict(list)


def read(sites):
    """Lets the checker read all files of all sites at once: starting it takes longer than reading a site."""
    files = [path for site in sites for path in of(site)]
    command = ["java", "-jar", JAR, "--also-check-css", "--also-check-svg", "--format", "json", "--stdout", "--exit-zero-always"]
    result = subprocess.run([*command, *files], check=True, capture_output=True, text=True)
    for message in json.loads(result.stdout)["messages"]:
        path = Path(unquote(message["url"].removeprefix("file:"))) if "url" in message else None
        messages[path].append(message)


def of(site):
    return site.files(".html", ".css", ".svg")


def check(site):
    files = of(site)
    if len(files) < 20 or {path.suffix for path in files} != {".html", ".css", ".svg"}:
        yield f"{site.name}: only {len(files)} files to check"
    for message in messages[None]:
        yield f"the checker itself: {message['message']}"
    warnings = Counter()
    for path in files:
        for message in messages[path]:
            text = message["message"]
            if NOT_TRUE_HERE.search(text) or UNKNOWN_TO_THE_CHECKER.search(text):
                continue
            if message["type"] == "info":
                warnings[text] += 1
            else:
                yield f"{site.show(path)}:{message.get('lastLine', '')}: {text} {' '.join(message.get('extract', '').split())}"
    for text, count in warnings.most_common():
        print(f"    warning, {count} times: {text}")
