#!/usr/bin/env python3
"""Turns text files into a C++ header: embed.py OUT.h FILE...

shaders/density.frag.glsl becomes kDensityFrag, a std::string_view.
"""
import pathlib
import re
import sys

out, files = pathlib.Path(sys.argv[1]), [pathlib.Path(f) for f in sys.argv[2:]]
lines = ["// Made by scripts/embed.py.", "#pragma once", "#include <string_view>", ""]
for file in sorted(files):
    words = re.split(r"[^0-9A-Za-z]+", re.sub(r"\.[^.]*$", "", file.name))
    name = "k" + "".join(word[:1].upper() + word[1:] for word in words)
    lines.append(f'inline constexpr std::string_view {name} = R"embed({file.read_text(encoding="utf-8")})embed";')
out.parent.mkdir(parents=True, exist_ok=True)
out.write_text("\n".join(lines) + "\n", encoding="utf-8")
