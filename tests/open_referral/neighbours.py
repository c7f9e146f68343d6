# Does the program take in another directory as it lies on the web, and tell a service that both have once?
import glob
import http.server
import json
import os
import ssl
import threading

import round_trips
from site_over import HERE, Site

CERTIFICATES = os.path.join(HERE, "../fixtures/certificates")


class Directory:
    """A directory over https on this machine, whose certificate no authority knows. Use it in a `with`."""

    def __init__(self, services):
        asked = self.asked = []
        body = json.dumps({"total_items": len(services), "total_pages": 1, "page_number": 1, "size": len(services), "first_page": True,
                           "last_page": True, "empty": not services, "contents": services}).encode()

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                asked.append(self.path)
                found = self.path.startswith("/api/services?")
                self.send_response(200 if found else 404)
                self.send_header("Content-Type", "application/json")
                self.end_headers()
                self.wfile.write(body if found else b"{}")

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(os.path.join(CERTIFICATES, "localhost-with-key.pem"))
        self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        self.address = f"https://localhost:{self.server.server_port}/api"
        self.thread = threading.Thread(target=self.server.serve_forever)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


def test_certificates(site):
    services = [{"id": f"c0000000-0000-4000-8000-00000000000{i}", "name": f"Club {i}", "status": "active"} for i in range(1, 4)]
    trusted = {"SSL_CERT_FILE": os.path.join(CERTIFICATES, "localhost.pem")}
    with Directory(services) as directory:
        refused = site.run("harvest", "add", "--source", "durham", directory.address, check=False)
        assert refused.returncode == 1, refused.stdout
        assert "its certificate is not good" in refused.stderr, refused.stderr
        assert not directory.asked, "something was said to a machine that could not prove who it is"

        site.run("harvest", "add", "--source", "durham", directory.address, more=trusted)
        read = site.run("harvest", "run", "durham", more=trusted)
        assert "3 new" in read.stdout, read.stdout

        # The same machine, no longer trusted: what was there stays.
        broken = site.run("harvest", "run", "durham", check=False)
        assert broken.returncode == 1 and "What was there before stays." in broken.stderr, broken.stderr
    assert site.get("/api/v1/search", q="club")["total"] == 3


def same_set(site):
    """List, count and search tell the same services, each once, and what is shown by another's record leads to that."""
    hidden = {}
    whole = [json.loads(line) for line in site.ask("/oruk/v3/services", full="true", format="ndjson").body.splitlines()]
    ids = {one["id"] for one in whole}
    for one in whole:
        for attribute in one.get("attributes", []):
            if attribute.get("link_type") == "other_identifier":
                hidden[attribute["value"]] = one["id"]
    assert hidden, "no service is in both feeds"
    assert not ids & hidden.keys(), "a service is shown that is said to be shown by another"
    assert len(whole) == len(ids) == site.get("/api/v1/search", facets="none")["total"], "the index holds another number"
    assert {one["id"] for one in site.all("/oruk/v3/services")} == ids
    assert {one["id"] for one in site.all("/oruk/v1/services", "content")} == ids
    assert {one["id"] for one in site.get("/oruk/v3/services", minimal="true")["contents"]} == ids
    assert {one["service"]["id"] for one in site.all("/oruk/v3/service_at_locations")} <= ids
    for other, shown in hidden.items():
        assert site.get(f"/oruk/v3/services/{other}")["id"] == shown
        assert site.get(f"/oruk/v1/services/{other}")["id"] == shown
    for name, test in round_trips.tests():
        test(site)


def test_merged(site):
    site.load("ours", os.path.join(HERE, "feeds"))
    site.load("theirs", os.path.join(HERE, "feeds"))
    same_set(site)


def test_merged_real(site):
    real = sorted(glob.glob(os.path.join(HERE, "../../../shared/data/real/buckinghamshire.*")))
    for path in real:
        site.load(os.path.basename(path).replace(".", "-"), path)
    if len(real) > 1:
        same_set(site)


def tests():
    yield "services of two feeds are listed, counted and found once", test_merged
    yield "services of two real feeds are listed, counted and found once", test_merged_real
    yield "a directory over https is read when its certificate is good, and refused when it is not", test_certificates
