"""Whether every link of a site that `thema export html` wrote leads somewhere, inside of it.

    site_links.py FOLDER

Prints one line a fault, and how many links there are."""
import json
import os
import re
import sys
from html.parser import HTMLParser
from urllib.parse import unquote


class Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.ids, self.links, self.faults = set(), [], []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if "id" in given:
            if given["id"] in self.ids:
                self.faults.append("the id %s stands twice" % given["id"])
            self.ids.add(given["id"])
        for name, value in attrs:
            if name.startswith("on"):
                self.faults.append("an attribute %s" % name)
            if name in ("href", "src"):
                self.links.append(value)
        if tag == "script" and not given.get("src", "").endswith("site.js"):
            self.faults.append("a script that is not site.js")


def main(folder):
    pages, faults, links = {}, [], 0
    for at, _, names in os.walk(folder):
        for name in names:
            if name.endswith(".html"):
                path = os.path.join(at, name)
                pages[os.path.relpath(path, folder)] = one = Links()
                with open(path, encoding="utf-8") as file:
                    one.feed(file.read())

    def follow(page, link):
        target, _, anchor = link.partition("#")
        if ":" in target or target.startswith("/"):
            return "leaves the site"
        path = os.path.normpath(os.path.join(os.path.dirname(page), unquote(target))) if target else page
        if path.startswith(".."):
            return "leaves the site"
        if not os.path.isfile(os.path.join(folder, path)):
            return "there is no such file"
        if anchor and unquote(anchor) not in pages[path].ids:
            return "there is no such place"
        return None

    for page, one in sorted(pages.items()):
        faults += ["%s: %s" % (page, fault) for fault in one.faults]
        for link in one.links:
            links += 1
            fault = follow(page, link)
            if fault:
                faults.append("%s: %s: %s" % (page, link, fault))
    part = 1
    while os.path.isfile(os.path.join(folder, "search/%d.js" % part)):
        with open(os.path.join(folder, "search/%d.js" % part), encoding="utf-8") as file:
            text = file.read()
        rows = re.fullmatch(r"thema_index\(%d, (\[.*\])\);\n" % part, text, re.S)
        for row in json.loads(rows.group(1)) if rows else faults.append("search/%d.js" % part) or []:
            links += 1
            fault = follow("search.html", row[0])
            if fault:
                faults.append("search/%d.js: %s: %s" % (part, row[0], fault))
        part += 1
    small = {}
    for at, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(at, name).lower()
            if path in small:
                faults.append("%s differs from another file in case alone" % path)
            small[path] = True
    print("\n".join(faults + ["%d links, %d faults" % (links, len(faults))]))
    return 1 if faults or links == 0 else 0


sys.exit(main(sys.argv[1]))
