#!/usr/bin/env python3
# Does a library show another program only what the public headers mark WAYMARK_EXPORT? Use: exported_names.py LIBRARY INCLUDES.
import re
import subprocess
import sys
from pathlib import Path


def promised(folder):
    """Names that the headers mark: classes and free functions, below namespace waymark."""
    names = set()
    for header in sorted(Path(folder).glob("*.h")):
        for line in header.read_text(encoding="utf-8").splitlines():
            if line.startswith("#") or "WAYMARK_EXPORT" not in line:
                continue
            kind = re.search(r"(?:class|struct)\s+WAYMARK_EXPORT\s+(\w+)", line)
            function = re.search(r"WAYMARK_EXPORT\s.*?(\w+)\(", line)
            names.update(found.group(1) for found in (kind, function) if found)
    return names


def main():
    library, includes = sys.argv[1:]
    names = promised(includes)
    shown = subprocess.run(["nm", "--dynamic", "--defined-only", "--demangle", library], capture_output=True, text=True, check=True).stdout
    wrong, right = [], set()
    for line in shown.splitlines():
        name = line.split(maxsplit=2)[2]
        if re.match(r"[\d.]+$|WAYMARK_[\d.]+$", name):
            continue   # the name of a version
        inside = re.match(r"(?:typeinfo (?:name )?for |vtable for )?waymark::(\w+)", name)
        if inside and inside.group(1) in names:
            right.add(inside.group(1))
        else:
            wrong.append(name)
    for name in wrong[:40]:
        print(f"shown, and not promised: {name}")
    if len(wrong) > 40:
        print(f"… and {len(wrong) - 40} more")
    for name in sorted(names - right):
        print(f"promised, and not shown: {name}")
    print(f"{len(shown.splitlines())} names shown; promised: {', '.join(sorted(names))}")
    sys.exit(1 if wrong or names != right else 0)


if __name__ == "__main__":
    main()
