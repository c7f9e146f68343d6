# How do the tests load feeds into a fresh data directory and ask a server over it?
import gzip
import http.client
import json
import os
import re
import select
import subprocess
import tempfile
import time
import urllib.parse

HERE = os.path.dirname(os.path.realpath(__file__))
PROGRAM = os.path.abspath(os.environ.get("WAYMARK", os.path.join(HERE, "../../build/release/waymark")))
READY = 120.0


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    def json(self):
        return json.loads(self.body)


class Site:
    """A data directory and, once something is asked, a server over it. Use it in a `with`."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory()
        self.data = os.path.join(self.folder.name, "data")
        self.server = self.port = self.connection = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.connection:
            self.connection.close()
        if self.server:
            self.server.terminate()
            self.server.wait(20)
        self.folder.cleanup()

    def run(self, *words, check=True, text=True, more=None):
        """`more`: variables of the surroundings."""
        at = 2 if words[0] in ("harvest", "duplicates", "report") else 1
        command = [PROGRAM, *words[:at], "--data", self.data, *words[at:]]
        done = subprocess.run(command, capture_output=True, text=text, timeout=600, check=False, env={**os.environ, **(more or {})})
        if check and done.returncode not in (0, 3):
            raise AssertionError(f"waymark {' '.join(words)} ended with {done.returncode}: {done.stderr[-400:]}")
        return done

    def load(self, source, *files):
        return self.run("import", "--source", source, *files)

    def start(self):
        self.server = subprocess.Popen([PROGRAM, "serve", "--data", self.data, "--listen", "127.0.0.1:0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        if not select.select([self.server.stdout], [], [], READY)[0]:
            raise AssertionError("the server did not say that it is ready")
        self.port = int(re.search(r":(\d+)", self.server.stdout.readline()).group(1))

    def ask(self, path, headers=None, method="GET", **parameters):
        """`parameters` are added to the path; a list repeats one."""
        if not self.server:
            self.start()
        if parameters:
            path += "?" + urllib.parse.urlencode(parameters, doseq=True)
        if not self.connection:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        self.connection.request(method, path, headers=headers or {})
        answer = self.connection.getresponse()
        status, got, body = answer.status, answer.headers, answer.read()
        if got.get("Content-Encoding") == "gzip":
            body = gzip.decompress(body)
        if path.startswith(("/oruk", "/api")) and got.get("Access-Control-Allow-Origin") != "*":
            raise AssertionError(f"{path}: scripts of other sites may not read this answer")
        return Answer(status, got, body.decode())

    def get_when(self, path, holds):
        """What get() gives once it is so: a running server takes up an import within a quarter of a second of its end."""
        until = time.monotonic() + 10
        while not holds(now := self.get(path)) and time.monotonic() < until:
            pass
        return now

    def get(self, path, **parameters):
        answer = self.ask(path, **parameters)
        if answer.status != 200:
            raise AssertionError(f"{path} {parameters}: {answer.status} {answer.body[:200]}")
        return answer.json()

    def all(self, path, contents="contents", per_page=1000, **parameters):
        """Every element of a list, page by page."""
        found, page = [], 1
        while True:
            got = self.get(path, page=page, per_page=per_page, **parameters)
            found += got[contents]
            if got["last" if contents == "content" else "last_page"]:
                return found
            page += 1
