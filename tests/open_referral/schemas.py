# Do the published schemas themselves take every answer? Only where they lie beside the project and Python has a checker of schemas; what they
# ask for is stated once more, for everywhere, in standard.py.
import json
import os

from site_over import HERE

STANDARDS = os.path.join(HERE, "../../../shared/data/standards")


def tests():
    try:
        from jsonschema import Draft202012Validator, FormatChecker
    except ImportError:
        return
    if not os.path.isdir(STANDARDS):
        return

    def checker(path):
        with open(os.path.join(STANDARDS, path), encoding="utf-8") as file:
            return Draft202012Validator(json.load(file), format_checker=FormatChecker())

    def against(path, ask):
        def test(site):
            check, found = checker(path), []
            for value in ask(site):
                found += [f"{'.'.join(map(str, error.absolute_path))}: {error.message[:160]}" for error in check.iter_errors(value)]
            assert not found, f"{len(found)} errors: " + "; ".join(found[:5])
        return test

    def one_by_one(path, contents, **parameters):
        return lambda site: [site.get(f"{path}/{one['id']}", **parameters) for one in site.all(path, contents)]

    v3, v1 = "oruk-validator-3.0", "oruk-1.0"
    for name, path in (("service", "services"), ("taxonomy", "taxonomies"), ("taxonomy_term", "taxonomy_terms"), ("organization", "organizations"),
                       ("service_at_location", "service_at_locations")):
        base = f"/oruk/v3/{path}"
        yield f"schema 3.0 {name}", against(f"{v3}/{name}.json", one_by_one(base, "contents"))
        if name == "organization":   # its published schema is of one element
            yield "schema 3.0 organization list", against(f"{v3}/organization_list.json", lambda site, base=base: site.all(base))
        else:
            yield f"schema 3.0 {name} list", against(f"{v3}/{name}_list.json", lambda site, base=base: [site.get(base, per_page=1000)])
    yield "schema 3.0 whole services in a list", against(f"{v3}/service.json", lambda site: site.all("/oruk/v3/services", full="true"))
    yield "schema 3.0 organisations with whole services", against(f"{v3}/organization.json", lambda site: site.all("/oruk/v3/organizations", per_page=100, full_service="true"))
    for name, path in (("service", "services"), ("organization", "organizations"), ("location", "locations"), ("taxonomy", "taxonomies")):
        base = f"/oruk/v1/{path}"
        yield f"schema 1.0 {name}", against(f"{v1}/{name}.json", one_by_one(base, "content"))
        yield f"schema 1.0 {name} list", against(f"{v1}/{name}_list.json", lambda site, base=base: [site.get(base, per_page=1000)])
