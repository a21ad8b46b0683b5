"""robots.txt as Python's own robot reads it: the public edition may be read, the internal one may not."""

from urllib.robotparser import RobotFileParser


def check(site):
    text = (site.folder / "robots.txt").read_text("utf-8")
    robot = RobotFileParser()
    robot.parse(text.splitlines())
    base = site.base or "https://www.example.org/"
    for page in ["", "notices/", "data/issues.json"]:
        may = robot.can_fetch("any", base + page)
        if may != (site.edition == "public"):
            yield f"a robot {'may' if may else 'may not'} read /{page} of the {site.edition} edition"
    wanted = [f"{site.base}sitemap.xml"] if site.base and site.edition == "public" else None
    if site.edition == "public" and robot.site_maps() != wanted:
        yield f"the site map is {robot.site_maps()}"
