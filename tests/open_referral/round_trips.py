# Is each record found by its own values? The five round trips that the first validator made with one rich record, here with every record.
import json


def found_by(site, parameters):
    """Ids of everything that these parameters find in version 1, on all pages."""
    key = json.dumps(parameters, sort_keys=True)
    known = site.__dict__.setdefault("found", {})
    if key not in known:
        known[key] = {one["id"] for one in site.all("/oruk/v1/services", "content", **parameters)}
    return known[key]


def whole(site):
    if not hasattr(site, "whole_services"):
        site.whole_services = [site.get(f"/oruk/v1/services/{one['id']}") for one in site.all("/oruk/v1/services", "content")]
    return site.whole_services


def every(site, ask):
    lost, asked = [], 0
    for service in whole(site):
        for parameters in ask(service):
            asked += 1
            if service["id"] not in found_by(site, parameters):
                lost.append(f"{service['name']!r} by {parameters}")
    assert not lost, f"{len(lost)} of {asked} are not found: " + "; ".join(lost[:5])


def by_text(service):
    yield {"text": service["name"]}


def by_age(service):
    for group in service.get("eligibilitys", []):
        ages = {name: group[name] for name in ("minimum_age", "maximum_age") if name in group}
        if ages:
            yield ages


def by_postcode(service):
    for place in service.get("service_at_locations", []):
        for address in place["location"].get("physical_addresses", []):
            if address["postal_code"] and "latitude" in place["location"]:
                yield {"postcode": address["postal_code"], "proximity": 1000}


def by_taxonomy(service):
    for row in service.get("service_taxonomys", []):
        term = row["taxonomy"]
        yield {"taxonomy_id": term["id"]}
        if "vocabulary" in term:
            yield {"taxonomy_type": "service", "taxonomy_id": term["id"], "vocabulary": term["vocabulary"]}


def by_time(service):
    for hours in service.get("regular_schedules", []):
        if "opens_at" in hours and "closes_at" in hours:
            yield {"start_time": hours["opens_at"], "end_time": hours["closes_at"]}
            for day in hours.get("byday", "").split(","):
                if day in ("MO", "TU", "WE", "TH", "FR", "SA", "SU"):
                    yield {"start_time": hours["opens_at"], "end_time": hours["closes_at"], "day": day}


def tests():
    yield "1.0: Text Test", lambda site: every(site, by_text)
    yield "1.0: Age Test", lambda site: every(site, by_age)
    yield "1.0: Postcode Search", lambda site: every(site, by_postcode)
    yield "1.0: Taxonomy Test", lambda site: every(site, by_taxonomy)
    yield "1.0: Time Search Test", lambda site: every(site, by_time)
