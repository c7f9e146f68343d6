#!/usr/bin/env python3
# Which files bend a law of the house? Reads every source file: arrows, circles, doors, names, length, first lines, headers.
# Use: check.py FOLDER. Prints each breach as FILE:LINE: what is wrong; the last line is `N passed, N failed` (one law, one test).
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

# Arrows run one way: a room may include itself and the rooms after it.
ROOMS = ["server", "indexer", "search", "content", "include"]

# One door a library: which #include lines belong to it, and the only folders that may have one. Tests may look behind doors.
DOORS = {
    "Xapian": (r"<xapian(\.h|/)", ["search/index/"]),
    "ICU": (r"<unicode/", ["content/text/"]),
    "pugixml": (r"<pugixml\.hpp", ["indexer/syntax/", "indexer/write/xml_text.cpp"]),
    "libphonenumber": (r"<phonenumbers/", ["content/phones/"]),
    "libzip": (r"<zip\.h", ["indexer/syntax/", "indexer/write/zip_writer.cpp"]),
    "libcurl": (r"<curl/", ["server/http/"]),
    "Commissioners' facts": (r'"content/store/commissioning_store\.h"', ["content/store/"]),
    "SOCI and SQLite": (r"<(soci|sqlite3)[./]", ["content/store/sqlite/"]),
    "spdlog": (r"<spdlog/", ["server/site/log.cpp"]),
    "mustache": (r"<kainjow/", ["server/pages/templates.cpp"]),
    "the JSON library": (r"<nlohmann/", ["content/words/vocabulary.cpp", "server/commands/interpret.cpp"]),
}

# Programs, and files that one list names: each command stands in the list of commands, each page in the list of pages.
LISTED = {"server/main.cpp"}
LISTED_FOLDERS = ("server/commands/",)
LISTED_PAGES = "server/pages/"

DRAWERS = {"util", "utils", "common", "helper", "helpers", "misc", "core", "manager", "managers", "base"}
SOURCE = (".h", ".hpp", ".cpp", ".js", ".mjs", ".css", ".html", ".mustache", ".sh", ".py", ".cmake")
LONGEST = 400   # lines of a file
WIDEST = 120    # columns of a line of C++
CLOCKS = r"\btime\(\s*(nullptr|NULL|0)\s*\)|\bsystem_clock::now\b|\bgettimeofday\b|\bCLOCK_REALTIME\b"
NOT_OURS = {".git", "build", "node_modules", "__pycache__"}
GIVEN = ("data/", "tests/fixtures/", "tests/fuzz/corpus/")   # files that came from outside: no law is theirs


def is_source(path):
    name = os.path.basename(path)
    return path.endswith(SOURCE) or name == "CMakeLists.txt" or (path.startswith(("script/", "tests/", ".ci/")) and "." not in name)


def room_of(path):
    return path.split("/", 1)[0]


def includes(text):
    for number, line in enumerate(text.split("\n"), 1):
        found = re.match(r'\s*#\s*include\s+(<[^>]+>|"[^"]+")', line)
        if found:
            yield number, found.group(1)


def arrows(files):
    for path, text in files.items():
        room = room_of(path)
        if path.startswith("widgets/") and path.endswith((".js", ".mjs")):
            for number, line in enumerate(text.split("\n"), 1):
                if re.search(r"""(from|import)\s*\(?\s*["'](?!\./)""", line) and not line.lstrip().startswith(("//", "*")):
                    yield path, number, "a widget imports only files beside it (./…); it knows nothing else but the HTTP API"
        if not path.endswith((".h", ".hpp", ".cpp")):
            continue
        for number, what in includes(text):
            if what[0] == "<":
                if re.match(r"<(server|indexer|search|content|waymark)/", what) and not path.startswith("tests/install/consumer/"):
                    yield path, number, f"{what} is ours: include it in quotes, from the root"
                continue
            named = what.strip('"')
            target = "include" if named.startswith("waymark/") else room_of(named)
            if target == "tests" and room == "tests":
                continue
            if target not in ROOMS or "/" not in named:
                yield path, number, f"{what} is not written from the root of the project"
            elif room in ROOMS and ROOMS.index(target) < ROOMS.index(room):
                yield path, number, f"{room} may not know {target}: arrows run server → indexer → search → content → include"


def doors(files):
    for path, text in files.items():
        if room_of(path) not in ROOMS:
            continue
        for number, what in includes(text):
            for library, (pattern, folders) in DOORS.items():
                if re.match(pattern, what) and not path.startswith(tuple(folders)):
                    yield path, number, f"{library} has one door: {' and '.join(folders)}"


def circles_of(arrows):
    """The groups of names that reach each other (Tarjan's strongly connected components of more than one)."""
    order, low, stack, inside, groups = {}, {}, [], set(), []

    def visit(name):
        order[name] = low[name] = len(order)
        stack.append(name)
        inside.add(name)
        for other in sorted(arrows.get(name, ())):
            if other not in order:
                visit(other)
                low[name] = min(low[name], low[other])
            elif other in inside:
                low[name] = min(low[name], order[other])
        if low[name] == order[name]:
            group = []
            while not group or group[-1] != name:
                group.append(stack.pop())
                inside.discard(group[-1])
            if len(group) > 1:
                groups.append(sorted(group))

    for name in sorted(arrows):
        if name not in order:
            visit(name)
    return groups


def arrows_between(files, part_of):
    """What includes what, by the part that `part_of` says a file is of; with one include as an example for each arrow."""
    arrows, examples = {}, {}
    for path, text in files.items():
        if room_of(path) not in ROOMS or not path.endswith((".h", ".cpp")):
            continue
        for number, what in includes(text):
            if what[0] == "<":
                continue
            target = what.strip('"')
            target = "include/" + target if target.startswith("waymark/") else target
            start, end = part_of(path), part_of(target)
            if start != end and room_of(path) == room_of(target):
                arrows.setdefault(start, set()).add(end)
                examples.setdefault((start, end), (path, number))
    return arrows, examples


def no_circles(files, part_of, what):
    arrows, examples = arrows_between(files, part_of)
    for group in circles_of(arrows):
        for start, end in sorted(examples):
            if start in group and end in group:
                path, number = examples[start, end]
                yield path, number, f"a circle of {what}: {start} includes {end}, which comes back to it ({', '.join(group)})"


def no_circle_of_folders(files):
    yield from no_circles(files, os.path.dirname, "folders")


def no_circle_of_units(files):
    yield from no_circles(files, lambda path: os.path.splitext(path)[0], "units")


def a_header_a_unit(files):
    """What a .cpp file gives to others stands in the header of its name, so that a reader knows which file to open."""
    for path in files:
        if room_of(path) not in ROOMS or not path.endswith(".cpp") or path in LISTED or path.startswith(LISTED_FOLDERS):
            continue
        if path.startswith(LISTED_PAGES) and path.endswith("_page.cpp"):
            continue
        # Beside it; or above it, for the implementation of an interface; or in the public face.
        name = os.path.basename(path)[:-4] + ".h"
        folder = os.path.dirname(path)
        if not any(header in files for header in (f"{folder}/{name}", f"{os.path.dirname(folder)}/{name}", f"include/waymark/{name}")):
            yield path, 1, "has no header of its name; what it gives to others is declared in somebody else's"


def light_headers(files):
    """A library costs seconds of compiling: a header may include it only behind its door, and then nobody outside may include that header."""
    users = {}
    for path, text in files.items():
        for _, what in includes(text):
            users.setdefault(what.strip('"'), []).append(path)
    for path, text in files.items():
        if room_of(path) not in ROOMS or not path.endswith((".h", ".hpp")):
            continue
        for number, what in includes(text):
            if what.startswith("<nlohmann/"):
                yield path, number, "types of the JSON library stand in no header"
            for pattern, folders in DOORS.values():
                outside = [user for user in users.get(path, []) if not user.startswith((*folders, "tests/"))]
                if re.match(pattern, what) and (outside or not path.startswith(tuple(folders))):
                    seen = f" ({outside[0]} includes this header)" if outside else ""
                    yield path, number, f"{what} is heavy: include it in the .cpp file and keep its types behind a pointer{seen}"


def no_drawers(files):
    for path, text in files.items():
        for part in re.split(r"[/._-]", path.lower()):
            if part in DRAWERS:
                yield path, 1, f"\"{part}\" names no question; name the file after the one it answers"
        if not path.endswith((".h", ".hpp", ".cpp")):
            continue
        for number, line in enumerate(text.split("\n"), 1):
            found = re.match(r"\s*(?:inline\s+)?(?:namespace|class|struct|enum(?:\s+class)?)\s+(?:WAYMARK_EXPORT\s+)?([\w:]+)", line)
            if not found:
                continue
            words = [word.lower() for name in re.split(r"::|_", found.group(1)) for word in re.findall(r"[A-Z]?[a-z0-9]+|[A-Z]+", name)]
            for word in DRAWERS.intersection(words):
                yield path, number, f"{found.group(1)}: \"{word}\" says nothing; name it after what it does"


def short_files(files):
    for path, text in files.items():
        lines = text.count("\n")
        if lines > LONGEST:
            yield path, lines, f"{lines} lines: past {LONGEST} a file holds two questions"


# A string, raw or not, or a character; or a comment, in which quotes mean nothing.
LITERALS = re.compile(r"""
    (?P<string> (?:u8|[uUL])?R"(?P<mark>[^()\\\s]{0,16})\((?:.|\n)*?\)(?P=mark)" | "(?:[^"\\\n]|\\.)*" )
    | (?<!\w)'(?:[^'\\\n]|\\.)+' | //[^\n]* | /\*(?:.|\n)*?\*/""", re.VERBOSE)


def short_lines(files):
    """What a line says past the last column may be one string, and the marks that close what stands round it."""
    for path, text in files.items():
        if not path.endswith((".h", ".hpp", ".cpp")) or all(len(line) <= WIDEST for line in text.split("\n")):
            continue
        strings = [found.span() for found in LITERALS.finditer(text) if found["string"]]
        start = 0
        for number, line in enumerate(text.split("\n"), 1):
            edge, end = start + WIDEST, start + len(line)
            if edge < end:
                inside = [(first, last) for first, last in strings if first < end and last > edge]
                rest = text[edge:end]
                if len(inside) == 1:
                    first, last = inside[0]
                    rest = text[edge:max(edge, first)] + text[min(last, end):end]
                if len(inside) > 1 or re.search(r"\w", rest):
                    yield path, number, f"{len(line)} columns: a line has {WIDEST} at most, unless one string goes past them"
            start = end + 1


def first_lines(files):
    for path, text in files.items():
        lines = text.split("\n")
        if lines and lines[0].startswith(("#!", "<!DOCTYPE", "<!doctype", "@charset")):
            lines = lines[1:]
        first = lines[0].strip() if lines else ""
        said = re.sub(r"^(//[/!]?|#|/\*+!?|<!--|\{\{!(--)?|\"\"\")\s*", "", first)
        if said == first:
            yield path, 1, "the first line is a comment: one sentence, the question this file answers"
            continue
        said = re.sub(r"\s*(\*/|-->|(--)?\}\}|\"\"\")$", "", said)
        goes_on = len(lines) > 1 and lines[1].strip().startswith(("//", "#", "*"))
        if len(said.split()) < 3 or not (re.search(r"[.?!]", said) or goes_on or path.endswith((".cmake", "CMakeLists.txt"))):
            yield path, 1, "the first line is a whole sentence with its full stop or question mark"


def one_clock(files):
    for path, text in files.items():
        if room_of(path) not in ROOMS or not path.endswith((".h", ".cpp")) or os.path.basename(path) == "main.cpp":
            continue
        for number, line in enumerate(text.split("\n"), 1):
            if re.search(CLOCKS, line.split("//", 1)[0]):
                yield path, number, "only main reads the clock; take the time as a parameter"


# What answers the public, and what it may not see: the engine behind `PublicListings`, the record and what only some may read.
PUBLIC = ("server/api/", "server/pages/", "server/widgets/", "server/open_referral/")
NOT_PUBLIC = r"search/engine|content/store/(\w*store|\w*feed\w*|commissioning\w*|change_log|duplicates|sqlite)\b"


def public_routes(files):
    for path, text in files.items():
        if not path.startswith(PUBLIC):
            continue
        for number, what in includes(text):
            if re.match(NOT_PUBLIC, what.strip('"<>')):
                yield path, number, f"{what} holds more than the public may see: ask PublicListings (server/site)"


def bounded_patterns(files):
    for path, text in files.items():
        if room_of(path) in ROOMS:
            for number, what in includes(text):
                if what == "<regex>":
                    yield path, number, "std::regex has no time limit, and what it reads here is hostile"


LAWS = {
    "arrows run one way": arrows,
    "no circle of folders": no_circle_of_folders,
    "no circle of units": no_circle_of_units,
    "a header a unit": a_header_a_unit,
    "one door a library": doors,
    "heavy headers stay in .cpp files": light_headers,
    "no drawer": no_drawers,
    "a file answers one question": short_files,
    "lines fit into 120 columns": short_lines,
    "the first line says which": first_lines,
    "one clock": one_clock,
    "patterns have a time limit": bounded_patterns,
    "public routes see what is public": public_routes,
}


def read_tree(root):
    files = {}
    for folder, folders, names in os.walk(root):
        inside = os.path.relpath(folder, root).replace(os.sep, "/")
        folders[:] = sorted(name for name in folders if name not in NOT_OURS)
        for name in sorted(names):
            path = name if inside == "." else f"{inside}/{name}"
            if is_source(path) and not path.startswith(GIVEN):
                with open(os.path.join(folder, name), encoding="utf-8", errors="replace") as file:
                    files[path] = file.read()
    return files


def compiles_alone(root, header):
    """What the compiler says of a program that includes nothing but this header, or nothing."""
    with tempfile.TemporaryDirectory() as folder:
        program = os.path.join(folder, "alone.cpp")
        with open(program, "w", encoding="utf-8") as file:
            file.write(f'#include "{header}"\n#include "{header}"\n')
        run = subprocess.run(["c++", "-std=c++20", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-fsyntax-only",
                              "-I", os.path.join(root, "include"), program], capture_output=True, text=True, check=False)
    return run.stderr.strip() if run.returncode else ""


def lone_headers(root, files):
    headers = [path[len("include/"):] for path in files if path.startswith("include/") and path.endswith(".h")]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for header, said in zip(headers, pool.map(lambda name: compiles_alone(root, name), headers)):
            if said:
                yield f"include/{header}", 1, "does not compile alone, with include/ as the only folder:\n" + said


def main():
    root = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else ".")
    files = read_tree(root)
    if not any(path.startswith("include/waymark/") for path in files):
        sys.exit(f"{root} is not the project: it has no include/waymark")
    failed = 0
    for law, breaches in [*((law, list(check(files))) for law, check in LAWS.items()), ("public headers compile alone", list(lone_headers(root, files)))]:
        print(f"{'ok    ' if not breaches else 'BROKEN'} {law}")
        for path, line, message in breaches:
            print(f"  {path}:{line}: {message}")
        failed += bool(breaches)
    print(f"{len(LAWS) + 1 - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
