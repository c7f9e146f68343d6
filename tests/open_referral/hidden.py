# Is what a feed wants kept from the public told anywhere at all, whatever form of feed it came in?
import glob
import os
import urllib.parse

from exports import FORMATS, counts, written
from site_over import HERE, Site

FEEDS = os.path.join(HERE, "../scenarios/feeds/hidden")
ADDRESS = ("whispering", "sr5 9qq", "sr59qq", "sr5%209qq", "sr5+9qq", "sr5\xa09qq", "54.92123", "1.43432", "100123456789", "496 6666", "4966666")

# One service that anybody may see, and one that nobody may for each way of saying so. Their words are found nowhere else.
AIRS_3 = """<Source xmlns="http://www.airs.org/schema/3_1/AIRS.xsd" SchemaVersion="3.1">
<Agency><Key>1</Key><Name>Open Agency</Name>
  <Site><Key>2</Key><Name>Open Site</Name><SiteService><Name>Marigold Open</Name><Key>3</Key></SiteService>
    <SiteService Confidential="true"><Name>Ptarmigan A</Name><Key>4</Key></SiteService>
    <SiteService><Name>Ptarmigan B</Name><Key>5</Key><ResourceInfo AvailableForDirectory="false"/></SiteService>
    <SiteService><Name>Ptarmigan C</Name><Key>6</Key><ResourceInfo AvailableForDirectory="0"/></SiteService></Site>
  <Site ExcludeFromWebsite="true"><Key>7</Key><Name>Ptarmigan Site</Name><Phone TollFree="false" Confidential="false"><PhoneNumber>0191 496 7777</PhoneNumber></Phone>
    <PhysicalAddress Confidential="false"><Line1>3 Ptarmigan Road</Line1><City>Sunderland</City><ZipCode>SR3 8ZZ</ZipCode></PhysicalAddress>
    <SiteService><Name>Ptarmigan D</Name><Key>8</Key></SiteService></Site>
  <Site ExcludeFromDirectory="1"><Key>9</Key><Name>Ptarmigan Other Site</Name><SiteService><Name>Ptarmigan E</Name><Key>10</Key></SiteService></Site></Agency>
<Agency ExcludeFromWebsite="true"><Key>11</Key><Name>Ptarmigan Agency</Name><AgencyDescription>Ptarmigan words</AgencyDescription>
  <Site><Key>12</Key><Name>Ptarmigan Third Site</Name><SiteService><Name>Ptarmigan F</Name><Key>13</Key></SiteService></Site>
  <Agency><Key>14</Key><Name>Ptarmigan Child</Name><Site><Key>15</Key><Name>Ptarmigan Fourth Site</Name><SiteService><Name>Ptarmigan G</Name><Key>16</Key></SiteService></Site></Agency></Agency>
<Agency><Key>17</Key><Name>Ptarmigan Trust</Name><ResourceInfo AvailableForDirectory="false"/><Site><Key>18</Key><Name>Ptarmigan Fifth Site</Name><SiteService><Name>Ptarmigan H</Name><Key>19</Key></SiteService></Site></Agency>
</Source>"""
AIRS_4 = """<Source xmlns="http://www.airs.org/schema/4_0_0/AIRS.xsd" SchemaVersion="4.0.0">
<Agency><AgencyID>1</AgencyID><AgencyName>Open Agency</AgencyName><ExcludeFromWebsite>false</ExcludeFromWebsite></Agency>
<Agency><AgencyID>2</AgencyID><AgencyName>Ptarmigan Agency</AgencyName><ExcludeFromWebsite>true</ExcludeFromWebsite></Agency>
<Agency><AgencyID>3</AgencyID><AgencyName>Ptarmigan Trust</AgencyName><ResourceInfo><AvailableForDirectory>false</AvailableForDirectory></ResourceInfo></Agency>
<Site><ID>10</ID><AgencyID>1</AgencyID><Title>Open Site</Title></Site>
<Site><ID>11</ID><AgencyID>1</AgencyID><Title>Ptarmigan Site</Title><PhysicalAddress><Line1>3 Ptarmigan Road</Line1><PostalCode>SR3 8ZZ</PostalCode><Confidential>false</Confidential></PhysicalAddress>
  <Phone><Phone>0191 496 7777</Phone><Confidential>false</Confidential></Phone><ExcludeFromWebsite>1</ExcludeFromWebsite></Site>
<Site><ID>12</ID><AgencyID>1</AgencyID><Title>Ptarmigan Other Site</Title><ExcludeFromDirectory>true</ExcludeFromDirectory></Site>
<Site><ID>13</ID><AgencyID>2</AgencyID><Title>Ptarmigan Third Site</Title></Site>
<Site><ID>14</ID><AgencyID>3</AgencyID><Title>Ptarmigan Fourth Site</Title></Site>
<SiteService><ID>20</ID><SiteID>10</SiteID><AgencyID>1</AgencyID><Title>Marigold Open</Title></SiteService>
<SiteService><ID>21</ID><SiteID>11</SiteID><AgencyID>1</AgencyID><Title>Ptarmigan A</Title></SiteService>
<SiteService><ID>22</ID><SiteID>12</SiteID><AgencyID>1</AgencyID><Title>Ptarmigan B</Title></SiteService>
<SiteService><ID>23</ID><SiteID>13</SiteID><AgencyID>2</AgencyID><Title>Ptarmigan C</Title></SiteService>
<SiteService><ID>24</ID><SiteID>14</SiteID><AgencyID>3</AgencyID><Title>Ptarmigan D</Title></SiteService>
<SiteService><ID>25</ID><SiteID>10</SiteID><AgencyID>1</AgencyID><Title>Ptarmigan E</Title><ResourceInfo><AvailableForDirectory>false</AvailableForDirectory></ResourceInfo></SiteService>
<SiteService><ID>26</ID><SiteID>13</SiteID><Title>Ptarmigan F</Title></SiteService>
<SiteService><ID>27</ID><SiteID>10</SiteID><AgencyID>1</AgencyID><Title>Ptarmigan G</Title><Confidential>true</Confidential></SiteService>
</Source>"""
RECORD = ("ptarmigan", "sr3 8zz", "sr38zz", "496 7777", "4967777")


def all_answers(site, words, near):
    """Everything that a site tells about what it holds, as (where, text), but for what was typed."""
    for form in FORMATS:
        with open(written(site, form), "rb") as file:
            yield f"the export {form}", file.read().decode("latin-1")
        with Site() as other:   # what is packed in the export comes out when it is read
            other.run("import", written(site, form))
            yield f"the export {form}, read again", other.run("export", "--format", "oruk-json").stdout
    lists = {"v3": ("services", "service_at_locations", "organizations", "taxonomies", "taxonomy_terms"), "v1": ("services", "organizations", "locations", "taxonomies", "vocabularies")}
    listings = []
    for version, names in lists.items():
        for name in names:
            page = site.ask(f"/oruk/{version}/{name}", per_page=100)
            yield f"/oruk/{version}/{name}", page.body
            if name == "vocabularies":   # names without a page
                continue
            for one in page.json()["contents" if version == "v3" else "content"]:
                path = f"/oruk/{version}/{name}/{urllib.parse.quote(str(one['id']), safe='')}"
                yield path, site.ask(path).body
                if (version, name) == ("v3", "services"):
                    listings.append(one["id"])
                if name == "organizations":
                    yield f"/organisation/{one['id']}", site.ask(f"/organisation/{one['id']}").body
    yield "full services", site.ask("/oruk/v3/services?full=true&per_page=100").body
    yield "streamed services", site.ask("/oruk/v3/services?full=true&format=ndjson").body
    yield "services of version 1 whole", site.ask("/oruk/v1/services?per_page=100&include=service_at_locations").body
    for one in listings:
        yield f"/api/v1/listings/{one}", site.ask(f"/api/v1/listings/{one}").body
        yield f"/listing/{one}", site.ask(f"/listing/{one}").body
    for asked in ({}, {"q": "marigold"}, {"near": "SR5"}, {"near": "SR3"}):
        for path in ("/api/v1/search", "/", "/embed/search"):
            yield f"{path} {asked}", site.ask(path, **asked).body
    for word in words:   # an answer may repeat what was typed, and nothing else
        for length in range(3, len(word)):
            yield f"suggest {word[:length]}", "\n".join(one["text"] for one in site.get("/api/v1/suggest", q=word[:length])["suggestions"])
        assert site.get("/api/v1/search", q=word, understand="off")["total"] == 0, f"{word} finds something"
        for path in ("/oruk/v3/services", "/oruk/v1/services"):
            parameter = "search" if "v3" in path else "text"
            found = site.get(path, **{parameter: word})
            assert found["empty"], f"{path} finds something by {word}"
    assert site.get("/api/v1/search", near=near, radius=0.1, facets="none")["total"] == 0, "what is hidden lies where it was said to"
    for root, _, files in os.walk(site.data):
        for name in files:
            with open(os.path.join(root, name), "rb") as file:
                yield f"the file {name}", file.read().decode("latin-1")


def tells_nothing(secrets, words, near):
    def test(site):
        for where, text in all_answers(site, words, near):
            for secret in secrets:
                assert secret not in text.lower(), f"{where} tells {secret}"
    return test


def nobody_hears_of_an_address(site):
    feeds = [path for path in sorted(glob.glob(os.path.join(FEEDS, "*"))) if not path.endswith(".map")]
    for feed in feeds:
        words = ["--map", os.path.join(FEEDS, "own.map")] if feed.endswith("own.csv") else []
        assert counts(site.run("import", "--source", os.path.basename(feed), *words, feed))[1] == 1, feed
    assert site.get("/oruk/v3/services")["total_items"] == len(feeds)
    tells_nothing(ADDRESS, ("whispering", "sr59qq"), "54.921234,-1.434321")(site)


def nobody_hears_of_a_record(text):
    def test(site):
        path = os.path.join(site.folder.name, "feed.xml")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        site.load("airs", path)
        assert [one["name"] for one in site.get("/oruk/v3/services")["contents"]] == ["Marigold Open"]
        tells_nothing(RECORD, ("ptarmigan", "4967777"), "SR3 8ZZ")(site)
    return test


def tests():
    yield "a hidden address of every form of feed is told nowhere", nobody_hears_of_an_address
    yield "what AIRS 3.1 keeps from the public is told nowhere", nobody_hears_of_a_record(AIRS_3)
    yield "what AIRS 4.0 keeps from the public is told nowhere", nobody_hears_of_a_record(AIRS_4)
