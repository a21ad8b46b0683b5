"""Runs every validator over every site, and says how many of them passed."""

import sys
import time
from collections import defaultdict

from . import atom, csv_tables, data, html, labels, language_server, linked_data, reports, robots, sitemap, vcard
from .sites import build_all

VALIDATORS = [html, labels, linked_data, data, csv_tables, atom, sitemap, robots, vcard, reports, language_server]


def main() -> int:
    passed = failed = 0
    sites = build_all()
    html.read(sites)
    for validator in VALIDATORS:
        for site in sites:
            began = time.monotonic()
            faults = list(validator.check(site))
            name = f"{validator.__name__.split('.')[-1]}, {site.name}"
            print(f"{'FAILED' if faults else 'ok'}: {name} ({time.monotonic() - began:.1f} s)")
            for line in gathered(faults):
                print(f"    {line}")
            failed += bool(faults)
            passed += not faults
    print(f"validators: {passed} passed, {failed} failed")
    return 1 if failed else 0


def gathered(faults):
    """One line for a fault that many files share."""
    places = defaultdict(list)
    for fault in faults:
        place, _, text = fault.partition(": ")
        places[text].append(place)
    for text, where in places.items():
        yield f"{where[0]}{f' and {len(where) - 1} more' if len(where) > 1 else ''}: {text}"


sys.exit(main())
