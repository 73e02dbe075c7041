# The programs, as ES modules: engine.mjs and unpack.mjs for the worker, dashboard.mjs for the page, desk.mjs for those who
# write cases.
add_link_options(-mbulk-memory)
set(again -sBINARYEN_EXTRA_PASSES=converge)  # its passes over the whole program, until nothing gets smaller
function(module name)
  add_executable(${name} ${ARGN})
  set_target_properties(${name} PROPERTIES SUFFIX .mjs RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/dist)
  target_compile_options(${name} PRIVATE -fno-exceptions)
  target_link_options(${name} PRIVATE -sMODULARIZE -sEXPORT_ES6 -sFILESYSTEM=0 -sALLOW_MEMORY_GROWTH -sSTACK_SIZE=1MB
    -sINCOMING_MODULE_JS_API=canvas,locateFile,print,printErr,onAbort,wasmBinary,instantiateWasm
    -sEXPORTED_RUNTIME_METHODS=HEAPU8,HEAPU32,HEAPF64,UTF8ToString,stringToUTF8,lengthBytesUTF8)
endfunction()

file(GLOB worker CONFIGURE_DEPENDS app/worker.cpp)
if(worker)
  module(engine-module ${worker})
  set_target_properties(engine-module PROPERTIES OUTPUT_NAME engine)
  target_link_libraries(engine-module PRIVATE engine)
  # Once more for size: what was compiled to be quick stays so (measured, load and filters).
  target_link_options(engine-module PRIVATE -Oz ${again} --no-entry -sENVIRONMENT=worker -sMAXIMUM_MEMORY=4GB
    -sEXPORTED_FUNCTIONS=_malloc,_free -sEXPORT_NAME=createEngine)
endif()

module(unpack app/unpack.cpp)
target_link_libraries(unpack PRIVATE engine)
target_link_options(unpack PRIVATE -Oz --no-entry -sENVIRONMENT=worker -sEXPORTED_FUNCTIONS=_malloc,_free -sEXPORT_NAME=createUnpack)

file(GLOB main CONFIGURE_DEPENDS app/main.cpp)
if(main)
  module(dashboard ${main})
  target_link_libraries(dashboard PRIVATE views host imgui_web)
  target_link_options(dashboard PRIVATE -Oz ${again} -sENVIRONMENT=web -sMALLOC=emmalloc -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2
    -sTEXTDECODER=2 -sGL_TRACK_ERRORS=0 -sGL_SUPPORT_AUTOMATIC_ENABLE_EXTENSIONS=0 -sGL_EXTENSIONS_IN_PREFIXED_FORMAT=0
    -sGL_EMULATE_GLES_VERSION_STRING_FORMAT=0 -sGL_WORKAROUND_SAFARI_GETCONTEXT_BUG=0 -sMIN_CHROME_VERSION=91 -sMIN_FIREFOX_VERSION=89 -sMIN_SAFARI_VERSION=160400
    -sEXPORTED_FUNCTIONS=_main,_malloc,_free -sEXPORT_NAME=createDashboard)
endif()

# The engine's own benchmark under Node: scripts/build web engine_bench && node build/web/engine_bench.mjs FILE
add_executable(engine_bench EXCLUDE_FROM_ALL tests/bench/engine_main.cpp)
set_target_properties(engine_bench PROPERTIES SUFFIX .cjs)
target_compile_options(engine_bench PRIVATE -fno-exceptions)
target_link_libraries(engine_bench PRIVATE engine)
target_link_options(engine_bench PRIVATE -O3 --profiling-funcs -sENVIRONMENT=node -sNODERAWFS -sALLOW_MEMORY_GROWTH -sMAXIMUM_MEMORY=4GB
  -sSTACK_SIZE=1MB)

module(desk app/desk.cpp)
target_link_libraries(desk PRIVATE case)
target_link_options(desk PRIVATE -Oz --no-entry -sENVIRONMENT=web -sEXPORTED_FUNCTIONS=_malloc,_free -sEXPORT_NAME=createDesk)
