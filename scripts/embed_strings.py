#!/usr/bin/env python3
"""Turns assets/strings into C++: embed_strings.py OUT.h en.json fr.json

OUT.h gets `enum class Str` ("view.overview" is Str::ViewOverview) and `enum class Plural` for keys that end in .one and
.other; OUT_tables.h, beside it, gets the texts, each ended by a NUL: a table of addresses would weigh a quarter of what it is
about. Placeholders become numbers in the order in which English names them, {n} of a plural first. Fails when the languages
differ in keys or in placeholders, or when a text is empty. Keys that only the dialogs of the DOM use are checked and left out.
Of keys themselves the program gets those that it makes at run time.
"""
import json
import pathlib
import re
import sys

DOM_ONLY = {"dialog", "mapping", "quality", "keyboard", "open", "export", "share", "numbers", "offline", "kept", "capsule", "role", "format", "write", "import", "notes"}
MADE_AT_RUN_TIME = {"kind", "summary", "signal", "issue"}
PLACEHOLDER = re.compile(r"\{(\w+)\}")


def no_duplicates(pairs):
    seen = {}
    for key, value in pairs:
        if key in seen:
            sys.exit(f"assets/strings: the key {key} is there twice")
        seen[key] = value
    return seen


def read(path):
    return json.loads(pathlib.Path(path).read_text(encoding="utf-8"), object_pairs_hook=no_duplicates)


def identifier(key):
    return "".join(word[:1].upper() + word[1:] for word in re.split(r"[^0-9A-Za-z]+", key))


def literal(text):
    return json.dumps(text, ensure_ascii=False)


def check(english, french):
    faults = [f"{key} is missing in French" for key in english if key not in french]
    faults += [f"{key} is missing in English" for key in french if key not in english]
    for key in english:
        if key in french:
            names = [sorted(set(PLACEHOLDER.findall(table[key]))) for table in (english, french)]
            if names[0] != names[1]:
                faults.append(f"{key}: placeholders differ, {names[0]} in English and {names[1]} in French")
    faults += [f"{key} is empty" for key in english if not english[key] or not french.get(key, "-")]
    for key in english:
        if key.endswith(".one") != key.endswith(".other") and key.rsplit(".", 1)[0] + (".other" if key.endswith(".one") else ".one") not in english:
            faults.append(f"{key}: a plural needs both .one and .other")
    if faults:
        sys.exit("assets/strings: " + "\nassets/strings: ".join(faults))


def main():
    out = pathlib.Path(sys.argv[1])
    english, french = read(sys.argv[2]), read(sys.argv[3])
    check(english, french)
    keys = [key for key in english if key.split(".")[0] not in DOM_ONLY]
    plurals = [key[: -len(".other")] for key in keys if key.endswith(".other")]
    plain = [key for key in keys if not key.endswith((".one", ".other"))]

    def names_of(texts, first=()):
        names = list(first)
        for text in texts:
            names += [name for name in PLACEHOLDER.findall(text) if name not in names]
        return names

    def numbered(text, names):
        return PLACEHOLDER.sub(lambda m: "{%d}" % names.index(m.group(1)), text)

    header = ["// Made by scripts/embed_strings.py from assets/strings.", "#pragma once", "#include <cstdint>", "", "namespace tolle {", ""]
    tables = ["// Made by scripts/embed_strings.py from assets/strings.", "#pragma once", "", "namespace tolle {", ""]

    def enum(name, members):
        header.append(f"enum class {name} : uint16_t {{")
        for key, placeholders in members:
            comment = "  // " + " ".join("{%s}" % p for p in placeholders) if placeholders else ""
            header.append(f"  {identifier(key)},{comment}")
        header.extend(["  Count_", "};", ""])

    plain_names = {key: names_of([english[key]]) for key in plain}
    plural_names = {key: names_of([english[key + ".one"], english[key + ".other"]], ["n"]) for key in plurals}
    enum("Str", plain_names.items())
    enum("Plural", plural_names.items())
    header.append("}  // namespace tolle")

    def rows(name, keys_, text):
        tables.append(f"constexpr char {name}[] =")
        tables.extend(f'  {literal(text(key))} "\\0"' for key in keys_)
        tables.extend(["  ;", ""])

    known = lambda key: key if key.split(".")[0] in MADE_AT_RUN_TIME else ""
    rows("kStrKeys", plain, known)
    rows("kPluralKeys", plurals, known)
    for language, table in (("En", english), ("Fr", french)):
        rows(f"kStr{language}", plain, lambda key: numbered(table[key], plain_names[key]))
        rows(f"kOne{language}", plurals, lambda key: numbered(table[key + ".one"], plural_names[key]))
        rows(f"kOther{language}", plurals, lambda key: numbered(table[key + ".other"], plural_names[key]))
    tables.append("}  // namespace tolle")

    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text("\n".join(header) + "\n", encoding="utf-8")
    (out.parent / (out.stem + "_tables.h")).write_text("\n".join(tables) + "\n", encoding="utf-8")


main()
