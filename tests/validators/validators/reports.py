"""Reports of `tongbao check`: SARIF by its schema (which the npm package @microsoft/jest-sarif ships), JUnit as XML,
GitLab's report as the JSON that it takes."""

import json
import os
import subprocess
import tempfile
import xml.etree.ElementTree as XML
from pathlib import Path

from jsonschema.validators import validator_for

from .sites import FIXTURE, HERE, REPOSITORY

SCHEMA = HERE.parent / "node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"
FAULTS = "在城区设置设置便民点，完善了相关的的管理制度。\n\n已退还李某（身份证号 11010519491231002X）。\n"


def check(site):
    # A report is of the sources: each is checked once.
    if site.name == "sample":
        yield from of(REPOSITORY)
    if site.name == "fixture":
        yield from of(FIXTURE)
        with tempfile.TemporaryDirectory(prefix="tongbao-reports-") as folder:
            root = Path(folder)
            subprocess.run(["cp", "-r", FIXTURE / "content", root], check=True)
            issue = root / "content/wuran-fangzhi-2025/01-yangchen.md"
            issue.write_text(issue.read_text("utf-8") + "\n" + FAULTS, "utf-8")
            yield from of(root, least=3)


def of(root, least=0):
    schema = json.loads(SCHEMA.read_text("utf-8"))
    validator = validator_for(schema)(schema)
    for language in ("zh", "en"):
        log = json.loads(report(root, "sarif", language))
        for error in validator.iter_errors(log):
            yield f"sarif, {language}: {error.json_path}: {error.message[:200]}"
        results = log["runs"][0]["results"]
        if len(results) < least or (least and not any("fixes" in result for result in results)):
            yield f"sarif, {language}: {len(results)} results, or no fix"
        rules = log["runs"][0]["tool"]["driver"]["rules"]
        for result in results:
            if rules[result["ruleIndex"]]["id"] != result["ruleId"]:
                yield f"sarif, {language}: ruleIndex of {result['ruleId']} leads to another rule"
        suites = XML.fromstring(report(root, "junit", language))
        cases = suites.findall("testsuite/testcase")
        failures = suites.findall("testsuite/testcase/failure")
        if (len(cases), len(failures)) != (int(suites.get("tests")), int(suites.get("failures"))):
            yield f"junit, {language}: its counts are not those of its cases"
        issues = json.loads(report(root, "gitlab", language))
        if len(issues) != len(results) or len({issue["fingerprint"] for issue in issues}) != len(issues):
            yield f"gitlab, {language}: {len(issues)} issues of {len(results)}, or a fingerprint twice"


def report(root, form, language):
    command = [os.environ["TONGBAO"], "check", "--root", root, "--format", form, "--lang", language]
    run = subprocess.run(command, capture_output=True, check=False)
    if run.returncode not in (0, 1):
        raise RuntimeError(run.stderr.decode())
    return run.stdout.decode()
