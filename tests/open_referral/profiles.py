# Which tests of the published profiles HSDS-UK-3.0 and HSDS-UK-1.0 must this site pass? By their own names, for every record and not for one.
from standard import VERSION_1, VERSION_3, breaches, nulls


def no_breaches(standard, kind, values):
    found = [one for value in values for one in breaches(standard, kind, value)] + [f"null at {one}" for value in values for one in nulls(value)]
    assert not found, f"{len(found)} breaches: " + "; ".join(found[:5])


def paged(site, path, names, standard, kind):
    """Every page of a list, with what stands around it; gives back its elements."""
    contents, total, pages, number, first, last = names
    for per_page in (7, 1000):
        found, page = [], 1
        while True:
            got = site.get(path, page=page, per_page=per_page)
            assert isinstance(got[contents], list) and isinstance(got[total], int) and isinstance(got[pages], int)
            assert got[number] == page and got["size"] == len(got[contents]), f"page {page} of {path} says it is page {got[number]} of {got['size']}"
            assert got[pages] == -(-got[total] // per_page) and got["empty"] == (not got[contents])
            assert got[first] == (page == 1) and got[last] == (page >= got[pages]), f"first and last of page {page} of {path}"
            assert len(got[contents]) == per_page or got[last]
            found += got[contents]
            if got[last]:
                break
            page += 1
        assert len(found) == got[total] and len({one["id"] for one in found}) == len(found), f"{path}: an element is missing or comes twice"
    beyond = site.get(path, page=len(found) // 7 + 5, per_page=7)
    assert beyond["empty"] is True and beyond["size"] == 0 and beyond[contents] == [] and beyond[first] is False
    no_breaches(standard, kind, found)
    return found


NAMES_3 = ("contents", "total_items", "total_pages", "page_number", "first_page", "last_page")
NAMES_1 = ("content", "totalElements", "totalPages", "number", "first", "last")


def tests():
    def by_id(version, path, kind, standard, contents):
        def test(site):
            some = site.all(f"/oruk/{version}{path}", contents)
            for one in some:
                whole = site.get(f"/oruk/{version}{path}/{one['id']}")
                assert whole["id"] == one["id"]
                no_breaches(standard, kind, [whole])
        return test

    def listed(version, path, kind):
        names, standard = (NAMES_3, VERSION_3) if version == "v3" else (NAMES_1, VERSION_1)
        return lambda site: paged(site, f"/oruk/{version}{path}", names, standard, kind)

    yield "3.0 level 1: API meta info - API & schema validation", lambda site: no_breaches(VERSION_3, "about", [site.get("/oruk/v3/")])
    yield "3.0 level 1: Services list - API & schema validation", listed("v3", "/services", "service")
    yield "3.0 level 1: Service by id - API & schema validation", by_id("v3", "/services", "service", VERSION_3, "contents")
    yield "3.0 level 2: Taxonomies list - API & schema validation", listed("v3", "/taxonomies", "taxonomy")
    yield "3.0 level 2: Taxonomy by id - API & schema validation", by_id("v3", "/taxonomies", "taxonomy", VERSION_3, "contents")
    yield "3.0 level 2: Taxonomy terms list - API & schema validation", listed("v3", "/taxonomy_terms", "taxonomy_term")
    yield "3.0 level 2: Taxonomy terms by id - API & schema validation", by_id("v3", "/taxonomy_terms", "taxonomy_term", VERSION_3, "contents")
    yield "3.0 level 2: Organization list - API & schema validation", listed("v3", "/organizations", "organization")
    yield "3.0 level 2: Organization by id - API & schema validation", by_id("v3", "/organizations", "organization", VERSION_3, "contents")
    yield "3.0 level 2: Service at location list - API & schema validation", listed("v3", "/service_at_locations", "service_at_location")
    yield "3.0 level 2: Service at location by id - API & schema validation", by_id("v3", "/service_at_locations", "service_at_location", VERSION_3, "contents")
    yield "1.0 level 1: Services list - API & schema validation", listed("v1", "/services", "service")
    yield "1.0 level 1: Service by id - API & schema validation", by_id("v1", "/services", "service", VERSION_1, "content")
    yield "1.0 level 2: Taxonomies list - API & schema validation", listed("v1", "/taxonomies", "taxonomy")
    yield "1.0 level 2: Taxonomy by id - API & schema validation", by_id("v1", "/taxonomies", "taxonomy", VERSION_1, "content")
    yield "1.0 level 2: Organizations list - API & schema validation", listed("v1", "/organizations", "organization")
    yield "1.0 level 2: Locations list - API & schema validation", listed("v1", "/locations", "location")
    # The published profile asks /locations for reviews; a location that names the service there is both.
    yield "1.0 level 2: Reviews list - API & schema validation", listed("v1", "/locations", "review")
