// Dear ImGui's compile-time choices; the library itself is built with them too.
#pragma once

#define IMGUI_USE_WCHAR32  // emoji and everything else beyond the first plane
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_DEFAULT_FONT  // text is drawn with the reader's own fonts
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
