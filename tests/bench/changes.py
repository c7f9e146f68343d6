#!/usr/bin/env python3
# What changes while a server is measured, and which of its pages is as large as an answer?
# Use: changes.py once|forever PROGRAM DATA CORPUS PORT, or changes.py page-like-answer PORT.
import itertools
import json
import re
import subprocess
import sys
import tempfile
import time
import urllib.request


def get(port, path):
    return urllib.request.urlopen(f"http://127.0.0.1:{port}{path}").read()


def import_changed(program, data, corpus, listings, word):
    """Imports the first listings of the corpus again, with a word more in their descriptions."""
    with open(corpus) as lines, tempfile.NamedTemporaryFile("w", suffix=".jsonl") as changed:
        for line in itertools.islice(lines, listings):
            service = json.loads(line)
            service["description"] = f"{service.get('description', '')} {word}"
            changed.write(json.dumps(service) + "\n")
        changed.flush()
        subprocess.run([program, "import", "--data", data, "--source", "bench", changed.name], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def once(program, data, corpus, port):
    get(port, "/api/v1/search?q=freshword")
    began = time.monotonic()
    import_changed(program, data, corpus, 1, "freshword")
    imported = time.monotonic()
    while json.loads(get(port, "/api/v1/search?q=freshword&understand=off"))["total"] == 0:
        if time.monotonic() - began > 60:
            sys.exit("the changed listing was not found within a minute")
        time.sleep(0.005)
    print(json.dumps({"seconds": round(time.monotonic() - began, 2), "import_s": round(imported - began, 2)}))


def forever(program, data, corpus, port):
    for turn in itertools.count():
        import_changed(program, data, corpus, 200, f"turn{turn}")


def page_like_answer(port):
    answer = len(get(port, "/api/v1/search?q=autism"))
    pages = set(re.findall(r'(?:href|src)="(/[^"?#]*)"', get(port, "/").decode())) | {"/openapi.json", "/widgets/v1/waymark.js"}
    sizes = {page: len(get(port, page)) for page in sorted(pages) if re.search(r"\.[a-z0-9]+$", page)}
    print(min(sizes, key=lambda page: abs(sizes[page] - answer)))


if __name__ == "__main__":
    {"once": once, "forever": forever, "page-like-answer": page_like_answer}[sys.argv[1]](*sys.argv[2:])
