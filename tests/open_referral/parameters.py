# Does each parameter mean what the published descriptions say, is a bad one named, and does nothing secret get out?
import json
import os
import tempfile

from exports import FORMATS, counts, written
from site_over import Site

SECRETS = ("SECRET-BODY", "SECRET-VALUE", "SECRET-CAPACITY", "Hidden Lane", "7TF", "54.905123", "1.450321", "maps.example.org")


def names(site, path, contents="contents", **parameters):
    return sorted(one["name"] for one in site.all(path, contents, per_page=3, **parameters))


def finds(path, wanted, contents="contents", **parameters):
    def test(site):
        got = names(site, path, contents, **parameters)
        assert got == sorted(wanted), f"{parameters} found {got}"
    return test


KESTREL = 'Kestrel "Sky" Club (Under 12s) & friends'
LEEDS = "Nothing is what it should be"   # but it serves Leeds
V3, V1 = "/oruk/v3/services", "/oruk/v1/services"


def all_but(site, path, *left_out):
    return [one for one in names(site, path, "content" if path == V1 else "contents") if one not in left_out]


def bad(path, name, **parameters):
    def test(site):
        answer = site.ask(path, **parameters)
        assert answer.status == 400 and answer.headers["Content-Type"] == "application/problem+json", f"{answer.status} {answer.body[:200]}"
        assert answer.json()["parameter"] == name and name in answer.json()["detail"]
    return test


def not_there(site):
    for version, lists in (("v3", ("services", "service_at_locations", "taxonomies", "taxonomy_terms", "organizations")),
                           ("v1", ("services", "taxonomies", "organizations", "locations", "reviews"))):
        for one in lists:
            for wrong in ("nothing", "00000000-0000-4000-8000-000000000000", "1", "svc-1", "%00", "x" * 300):
                answer = site.ask(f"/oruk/{version}/{one}/{wrong}")
                assert answer.status == 404 or wrong == "%00", f"/{one}/{wrong[:40]} is {answer.status}"
    assert site.ask("/oruk/v3/nothing").status == 404 and site.ask("/oruk/v3/services", method="POST").status == 405


def inactive_is_not_there(site):
    assert "Gone Club" not in names(site, V3) and "Gone Club" not in names(site, V1, "content")


def no_secret(site):
    pages = ["/oruk/v3/services?full=true&per_page=1000", "/oruk/v3/services?format=ndjson&full=true", "/oruk/v3/service_at_locations?full=true", "/oruk/v3/organizations?full_service=true",
             "/oruk/v1/services?per_page=500&include=service_at_locations", "/oruk/v1/locations"]
    texts = [site.ask(page).body for page in pages]
    for one in site.all("/oruk/v1/services", "content"):
        texts.append(site.ask(f"/oruk/v1/services/{one['id']}").body)
    for form in FORMATS:
        with open(written(site, form), "rb") as file:
            texts.append(file.read().decode("latin-1"))
    for text in texts:
        for secret in SECRETS:
            assert secret not in text, f"{secret} got out"


def hidden_keeps_its_district(site):
    heron = site.get(V3, search="Heron House", full="true")["contents"][0]
    location = heron["service_at_locations"][0]["location"]
    assert location["addresses"][0]["postal_code"] == "SR4" and location["addresses"][0]["address_1"] == ""
    near = site.get("/oruk/v3/service_at_locations", postcode="SR4", proximity=1)["contents"]
    assert [one["service"]["name"] for one in near] == ["Heron House"], "a hidden place lies where its district does, and nowhere else"


def gives_back(site):
    kestrel = site.get(V3, search="Kestrel", full="true")["contents"][0]
    assert kestrel["colour_of_the_door"] == "green" and kestrel["nested_thing"]["deep"][2] == {"deeper": True} and kestrel["interpretation_services"] == "BSL on request"
    assert kestrel["organization"]["year_incorporated"] == 1999 and kestrel["organization"]["organization_identifiers"][0]["identifier"] == "1234567"
    assert kestrel["waymark"]["source_id"] == "svc-1" and kestrel["waymark"]["something_new"] == "from a later version"
    assert kestrel["schedules"][0]["notes"] == "Not in August" and kestrel["schedules"][1]["id"] == "5b0d3f0e-54c3-4d33-9c25-4f6ad1c5fb34"
    assert kestrel["service_at_locations"][0]["location"]["external_identifier"] == "45061234"
    assert [one["location"]["location_type"] for one in kestrel["service_at_locations"]] == ["physical", "virtual"]
    assert kestrel["funding"][0]["source"] == "Lottery" and kestrel["assurer_email"] == "checker@council.example.org"
    terms = {one["taxonomy_term"]["name"] for one in kestrel["attributes"]}
    assert {"Autism", "Rock climbing"} <= terms and kestrel["last_modified"] == "2026-03-01T09:00:00Z"


def ids_stay(site):
    before = {one["name"]: one for one in site.all(V3, full="true")}
    with Site() as other:
        other.load("test", os.path.join(os.path.dirname(os.path.realpath(__file__)), "feeds"))
        after = {one["name"]: one for one in other.all(V3, full="true")}
    assert before == after


def minimal(site):
    got = site.get(V3, minimal="true")
    assert len(got["contents"]) == got["total_items"] == got["size"] and got["last_page"]
    for one in got["contents"]:
        assert set(one) <= {"id", "modified_date"}
    assert any("modified_date" in one for one in got["contents"])


def lines(site):
    answer = site.ask(V3, format="ndjson")
    assert answer.headers["Content-Type"] == "application/x-ndjson"
    rows = [json.loads(line) for line in answer.body.splitlines()]
    assert rows == site.all(V3)
    zipped = site.ask(V3, headers={"Accept-Encoding": "gzip"}, format="ndjson", full="true")
    assert zipped.headers["Content-Encoding"] == "gzip" and zipped.body == site.ask(V3, format="ndjson", full="true").body
    assert len(site.ask("/oruk/v3/service_at_locations", format="ndjson").body.splitlines()) == site.get("/oruk/v3/service_at_locations")["total_items"]
    assert [json.loads(line) for line in site.ask("/oruk/v3/organizations", format="ndjson").body.splitlines()] == site.all("/oruk/v3/organizations")
    assert site.ask(V3, format="ndjson", search="nothing has this word").body == ""


def tags(site):
    first = site.ask(V3, per_page=2)
    again = site.ask(V3, headers={"If-None-Match": first.headers["ETag"]}, per_page=2)
    assert again.status == 304 and again.body == ""
    assert site.ask(V3, per_page=3).headers["ETag"] != first.headers["ETag"]


def long_pages(site):
    assert site.get(V3, per_page=1000)["contents"] == site.all(V3)
    assert site.get(V3, per_page=2_000_000)["total_items"] == len(site.all(V3))


def edited(site):
    """Whoever changes a member of an export means it: the record beside it no longer counts."""
    with Site() as other, tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        with open(written(site, "oruk-json"), encoding="utf-8") as export:
            file.write(export.read().replace("Wren Walks", "Wren Strolls"))
        file.flush()
        other.run("import", written(site, "oruk-json"))
        total, new, changed, same, rejected = counts(other.run("import", file.name))
        assert (new, changed, rejected) == (0, 1, 0), f"{new} new, {changed} changed, {rejected} rejected"
        other.get_when(V3, lambda now: "Wren Strolls" in json.dumps(now))
        assert "Wren Strolls" in names(other, V3)


def follows(site):
    with Site() as other:
        other.load("one", os.path.join(os.path.dirname(os.path.realpath(__file__)), "feeds", "thin.json"))
        before = other.get(V3)["total_items"]
        other.load("two", os.path.join(os.path.dirname(os.path.realpath(__file__)), "feeds", "rich.json"))
        assert other.get_when(V3, lambda now: now["total_items"] == before + 3)["total_items"] == before + 3
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            json.dump([{"id": "svc-2", "name": "Heron House renamed", "status": "active"}], file)
            file.flush()
            other.run("import", "--source", "two", "--replace", file.name)
        after = other.get_when(V3, lambda now: now["total_items"] == before + 1)
        assert after["total_items"] == before + 1 and "Heron House renamed" in names(other, V3)


def tests():
    yield "an id that is not there, or none at all, is 404", not_there
    yield "an inactive service is not there", inactive_is_not_there
    yield "no hidden address and no private fact gets out, by any way", no_secret
    yield "a hidden address is known by its district", hidden_keeps_its_district
    yield "what a feed said that we do not model comes back", gives_back
    yield "ids are the same in every data directory", ids_stay
    yield "minimal gives every id with its date at once", minimal
    yield "ndjson streams everything, also zipped", lines
    yield "an answer that has not changed is not sent again", tags
    yield "a page may be as long as one likes", long_pages
    yield "an export that was changed is read anew", edited
    yield "what is imported while the server runs is there", follows
    for name, value in (("page", "0"), ("page", "one"), ("page", "-1"), ("per_page", "0"), ("per_page", "1.5"), ("format", "xml"), ("full", "maybe"), ("minimal", "2"),
                        ("modified_after", "yesterday"), ("minimum_age", "young"), ("maximum_age", "-1"), ("start_time", "noonish"), ("day", "someday"), ("postcode", "banana"),
                        ("proximity", "100")):
        yield f"3.0 names a bad {name}={value}", bad(V3, name, **{name: value})
    for name, value in (("page", "0"), ("per_page", "x"), ("taxonomy_type", "animal"), ("start_time", "25:99"), ("day", "XX"), ("coverage", "?"), ("minimum_age", "x")):
        yield f"1.0 names a bad {name}={value}", bad(V1, name, **{name: value})
    yield "1.0 wants as many of each in parallel lists", bad(V1, "vocabulary", taxonomy_id=["a", "b"], vocabulary=["v"])
    yield "1.0 wants as many times as days", bad(V1, "end_time", start_time=["09:00", "10:00"], end_time=["12:00"])

    yield "search finds words", finds(V3, [KESTREL], search="climbing")
    yield "minimum_age is at least", finds(V3, [KESTREL, "Flat"], minimum_age=3)
    yield "maximum_age is at most", finds(V3, ["Wren Walks"], maximum_age=10)
    yield "ages together", finds(V3, [KESTREL], minimum_age=5, maximum_age=11)
    yield "start_time is then or later", finds(V3, [KESTREL, "Wren Walks"], start_time="09:30")
    yield "end_time is then or sooner", finds(V3, ["Flat", "Wren Walks"], end_time="11:00:00")
    yield "a day of one schedule, with its own hours", finds(V3, [], day="SA", start_time="16:00")
    yield "a day", finds(V3, [KESTREL], day="SA")
    yield "modified_after counts that very moment", finds(V3, [KESTREL, "Heron House"], modified_after="2026-03-01T09:00:00Z")
    yield "modified_after with an offset", finds(V3, ["Heron House"], modified_after="2026-03-01T10:00:01+01:00")
    yield "a date alone is its midnight", finds(V3, [KESTREL, "Heron House"], modified_after="2026-03-01")
    yield "postcode alone is coverage", lambda site: (finds(V3, all_but(site, V3, "Wren Walks", LEEDS), postcode="SR1 3HA")(site),
                                                     finds(V3, all_but(site, V3, KESTREL, LEEDS), postcode="DH1 1AA")(site))
    yield "proximity is metres", finds(V3, [KESTREL], postcode="SR1 3HA", proximity=200)
    yield "places one by one, near a postcode", lambda site: finds_places(site, 1, postcode="SR1 3HA", proximity=200)
    yield "an organisation's services", lambda site: finds(V3, [KESTREL], organization_id=[one["id"] for one in site.all("/oruk/v3/organizations") if one["name"] == "Kestrel Trust"][0])(site)
    yield "nobody's services", finds(V3, [], organization_id="org-7")
    yield "a term", lambda site: finds(V3, [KESTREL], taxonomy_term_id=term(site, "Rock climbing")["id"])(site)
    yield "a taxonomy", lambda site: finds(V3, [KESTREL], taxonomy_id=term(site, "Rock climbing")["taxonomy_id"])(site)
    yield "a term and words together", lambda site: finds(V3, [], taxonomy_term_id=term(site, "Rock climbing")["id"], search="walks")(site)
    yield "terms of one taxonomy", lambda site: one_taxonomy(site)
    yield "terms below another", lambda site: below(site)
    yield "organisations by words", finds("/oruk/v3/organizations", ["Kestrel Trust"], search="kestrel charity")

    yield "1.0 text", finds(V1, [KESTREL], "content", text="climbing")
    yield "1.0 taxonomy by the source's own id", finds(V1, ["Flat"], "content", taxonomy_id="esd:9", vocabulary="esd", taxonomy_type="service")
    yield "1.0 taxonomy of another vocabulary", finds(V1, [], "content", taxonomy_id="esd:9", vocabulary="elsewhere")
    yield "1.0 two taxonomies must both be there", finds(V1, [], "content", taxonomy_id=["esd:9", "esd:1234"])
    yield "1.0 either of two service types", finds(V1, ["Flat", KESTREL], "content", service_type=["esd:9", "esd:1234"])
    yield "1.0 start_time is then or later, so is end_time", finds(V1, [KESTREL], "content", start_time="09:30", end_time="11:30")
    yield "1.0 either of two times", finds(V1, ["Flat", "Wren Walks"], "content", start_time=["09:00", "09:30"], end_time=["10:00", "11:00"], day=["WE", "MO"])
    yield "1.0 coverage", lambda site: finds(V1, all_but(site, V1, KESTREL, LEEDS), "content", coverage="DH1 1AA")(site)
    yield "1.0 postcode and proximity", finds(V1, [KESTREL], "content", postcode="SR1 3HA", proximity=200)
    yield "1.0 include adds a member", lambda site: includes(site)
    yield "1.0 vocabularies", lambda site: has_vocabularies(site)


def term(site, name):
    return [one for one in site.all("/oruk/v3/taxonomy_terms", search=name) if one["name"] == name][0]


def finds_places(site, count, **parameters):
    got = site.get("/oruk/v3/service_at_locations", **parameters)
    assert got["total_items"] == count == len(got["contents"]), f"{got['total_items']} places"


def one_taxonomy(site):
    found = site.all("/oruk/v3/taxonomy_terms", taxonomy_id=term(site, "Rock climbing")["taxonomy_id"])
    assert [one["name"] for one in found] == ["Rock climbing"]


def below(site):
    parent = term(site, "Rock climbing")["parent_id"]
    assert [one["name"] for one in site.all("/oruk/v3/taxonomy_terms", parent_id=parent)] == ["Rock climbing"]


def includes(site):
    plain = site.get(V1, text="climbing")["content"][0]
    more = site.get(V1, text="climbing", include=["service_at_locations", "contacts"])["content"][0]
    assert "contacts" not in plain and more["service_at_locations"] and more["contacts"][0]["phones"]


def has_vocabularies(site):
    got = site.get("/oruk/v1/vocabularies")
    assert isinstance(got, list) and {"need", "category", "esdServiceTypes", "esd"} <= set(got)
