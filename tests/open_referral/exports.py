# Does an export give everything back, and does importing it change nothing?
import json
import os
import re
import zipfile

from site_over import Site

FORMATS = {"oruk-json": "json", "oruk-xml": "xml", "oruk-csv": "zip", "csv": "csv"}


def written(site, form):
    path = os.path.join(site.folder.name, "export." + FORMATS[form])
    with open(path, "wb") as file:
        file.write(site.run("export", "--format", form, text=False).stdout)
    return path


def counts(done):
    found = re.fullmatch(r"imported (\d+): (\d+) new, (\d+) changed, (\d+) unchanged, (\d+) rejected\n", done.stdout)
    assert found, done.stdout + done.stderr[-300:]
    return tuple(int(one) for one in found.groups())


def changes_nothing(form):
    def test(site):
        path = written(site, form)
        total, new, changed, same, rejected = counts(site.run("import", path))
        assert (new, changed, rejected) == (0, 0, 0) and total == same > 0, f"{new} new, {changed} changed, {rejected} rejected of {total}"
        with Site() as other:
            counts(other.run("import", path))
            for again in FORMATS:
                with open(written(site, again), "rb") as before, open(written(other, again), "rb") as after:
                    assert before.read() == after.read(), f"the {again} of what was imported is another"
    return test


def holds(site):
    with open(written(site, "oruk-json"), encoding="utf-8") as file:
        page = json.load(file)
    assert len(page["contents"]) == page["total_items"] == page["size"]
    with zipfile.ZipFile(written(site, "oruk-csv")) as tables:
        assert tables.testzip() is None and "services.csv" in tables.namelist()


def tests():
    yield "export: the JSON is one page and the tables are one zip", holds
    for form in FORMATS:
        yield f"export: importing our own {form} changes nothing, here or elsewhere", changes_nothing(form)
