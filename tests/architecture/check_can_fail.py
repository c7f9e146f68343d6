#!/usr/bin/env python3
# Does the architecture check find what it should, and pass what it should? One row a case.
import sys

import check

FIRST = "// Which question is this?\n"
ROWS = [
    # law, path, what follows the first line, whether it is a breach
    (check.arrows, "search/match/a.cpp", '#include "indexer/import.h"\n', True),
    (check.arrows, "content/a.h", '#include "search/engine_internals.h"\n', True),
    (check.arrows, "include/waymark/a.h", '#include "content/text/text.h"\n', True),
    (check.arrows, "search/a.cpp", '#include "server/site/public_site.h"\n', True),
    (check.arrows, "server/a.cpp", '#include "indexer/a.h"\n#include "waymark/listing.h"\n#include <string>\n', False),
    (check.arrows, "search/match/a.cpp", '#include "match.h"\n', True),
    (check.arrows, "search/match/a.cpp", '#include "../index/schema.h"\n', True),
    (check.arrows, "search/match/a.cpp", "#include <waymark/listing.h>\n", True),
    (check.arrows, "tests/search/a.cpp", '#include "server/site/public_site.h"\n', False),
    (check.arrows, "widgets/v1/a.js", 'import { page } from "../../server/pages/a.js";\n', True),
    (check.arrows, "widgets/v1/a.js", 'import { page } from "./a.js";\n', False),
    (check.doors, "server/a.cpp", "#include <xapian.h>\n", True),
    (check.doors, "search/match/a.cpp", "#include <xapian.h>\n", True),
    (check.doors, "search/index/a.cpp", "#include <xapian.h>\n", False),
    (check.a_header_a_unit, "content/a.cpp", "", True),
    (check.doors, "search/understand/a.cpp", "#include <unicode/uchar.h>\n", True),
    (check.doors, "content/text/a.cpp", "#include <unicode/uchar.h>\n", False),
    (check.doors, "indexer/a.cpp", "#include <pugixml.hpp>\n", True),
    (check.doors, "indexer/a.cpp", "#include <phonenumbers/phonenumberutil.h>\n", True),
    (check.doors, "server/api/a.cpp", "#include <curl/curl.h>\n", True),
    (check.doors, "search/index/a.cpp", "#include <soci/soci.h>\n", True),
    (check.doors, "search/index/a.cpp", "#include <sqlite3.h>\n", True),
    (check.doors, "tests/search/a.cpp", "#include <xapian.h>\n", False),
    (check.doors, "server/commands/serve.cpp", "#include <spdlog/logger.h>\n", True),
    (check.doors, "server/pages/layout.cpp", "#include <kainjow/mustache.hpp>\n", True),
    (check.doors, "search/engine.cpp", "#include <nlohmann/json.hpp>\n", True),
    (check.light_headers, "content/store/a.h", "#include <nlohmann/json.hpp>\n", True),
    (check.light_headers, "search/understand/a.h", "#include <xapian.h>\n", True),
    (check.light_headers, "search/index/a.h", "#include <xapian.h>\n", False),
    (check.light_headers, "content/words/a.cpp", "#include <nlohmann/json.hpp>\n", False),
    (check.public_routes, "server/pages/a.cpp", '#include "search/engine_internals.h"\n', True),
    (check.public_routes, "server/api/a.h", '#include "content/store/listing_store.h"\n', True),
    (check.public_routes, "server/api/a.cpp", '#include "content/store/commissioning_store.h"\n', True),
    (check.public_routes, "server/api/a.cpp", '#include "content/json/json_writer.h"\n', False),
    (check.public_routes, "server/site/public_listings.cpp", '#include "search/engine_internals.h"\n', False),
    (check.no_drawers, "content/utils.h", "", True),
    (check.no_drawers, "search/core/a.cpp", "", True),
    (check.no_drawers, "search/string-helper.cpp", "", True),
    (check.no_drawers, "content/a.h", "namespace waymark::common {\n", True),
    (check.no_drawers, "content/a.h", "class SessionManager {\n", True),
    (check.no_drawers, "content/database.h", "struct Database {\n", False),
    (check.short_files, "content/a.cpp", "\n" * 400, True),
    (check.short_files, "content/a.cpp", "\n" * 399, False),
    (check.short_lines, "search/a.cpp", "int a;" + " " * 114 + "\n", False),
    (check.short_lines, "search/a.cpp", "int a;" + " " * 114 + "b;\n", True),
    (check.short_lines, "search/a.cpp", "// " + "a word " * 20 + "\n", True),
    (check.short_lines, "search/a.cpp", "// Don't say \"" + "a word " * 20 + "\"\n", True),
    (check.short_lines, "search/a.cpp", 'say("' + "a word " * 20 + '");\n', False),
    (check.short_lines, "search/a.cpp", 'say("' + "a word " * 20 + '", more);\n', True),
    (check.short_lines, "search/a.cpp", 'say("' + "a word " * 20 + '", R"(' + "b " * 20 + ')");\n', True),
    (check.short_lines, "search/a.cpp", 'say("' + 'a \\"word\\" ' * 20 + '");\n', False),
    (check.short_lines, "search/a.cpp", "const int far" + " " * 110 + '= of("a word");\n', True),
    (check.short_lines, "search/a.cpp", 'say(R"({\n"name": "' + "a word " * 20 + '", "age": 7\n})");\n', False),
    (check.short_lines, "search/a.cpp", 'const char quote = \'"\';\nint ' + "far_" * 40 + " = \"a\";\n", True),
    (check.short_lines, "widgets/v1/a.js", "let a = b;" * 20 + "\n", False),
    (check.one_clock, "search/a.cpp", "auto now = std::time(nullptr);\n", True),
    (check.one_clock, "server/main.cpp", "auto now = std::time(nullptr);\n", False),
    (check.bounded_patterns, "indexer/a.cpp", "#include <regex>\n", True),
]
OPENINGS = [
    # path, the whole file, whether it is a breach
    ("content/a.cpp", "// Where is it?\n", False),
    ("content/a.cpp", '#include "content/a.h"\n', True),
    ("content/a.cpp", "// a.cpp\n", True),
    ("script/a", "#!/usr/bin/env bash\n# How is it built?\n", False),
    ("script/a", "#!/usr/bin/env bash\nset -e\n", True),
    ("widgets/v1/a.css", "/* How does it look? */\n", False),
    ("server/pages/a.mustache", "{{! What does the page of a listing show? }}\n", False),
    ("server/pages/a.html", "<!DOCTYPE html>\n<html>\n", True),
]


def main():
    rows = [(law, path, FIRST + text, breach) for law, path, text, breach in ROWS]
    rows += [(check.first_lines, path, text, breach) for path, text, breach in OPENINGS]
    shown = {"content/store/a.h": FIRST + "#include <soci/soci.h>\n", "search/a.cpp": FIRST + '#include "content/store/a.h"\n'}
    if not list(check.light_headers(shown)):
        sys.exit("a heavy header that another room sees was passed")
    circle = {
        "search/a/x.h": FIRST + '#include "search/b/y.h"\n', "search/b/y.h": FIRST,
        "search/b/z.h": FIRST + '#include "search/a/w.h"\n', "search/a/w.h": FIRST,
    }
    if not list(check.no_circle_of_folders(circle)) or list(check.no_circle_of_units(circle)):
        sys.exit("folders that include each other were passed, or units that do not were refused")
    circle["search/b/y.h"] += '#include "search/a/x.h"\n'
    if not list(check.no_circle_of_units(circle)):
        sys.exit("units that include each other were passed")
    wrong = [row for row in rows if bool(list(row[0]({row[1]: row[2]}))) != row[3]]
    for law, path, text, breach in wrong:
        print(f"{law.__name__} {'passed' if breach else 'refused'} {path}: {text[:120]!r}")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
