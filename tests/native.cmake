# Native programs that test: two of unit tests, and one for each kind of .case file and for the real exports.
file(GLOB_RECURSE unit CONFIGURE_DEPENDS tests/unit/*_test.cpp tests/views/*_test.cpp)
set(engine_tests ${unit})
list(FILTER engine_tests INCLUDE REGEX "/unit/(base|engine)/")
list(REMOVE_ITEM unit ${engine_tests})
# Tests take longer to compile than to run: they are not optimised. The engine is, and is linked before them, or it would get
# their copies of what the standard library has inline.
function(tests target)
  target_link_libraries(${target} PRIVATE ${ARGN})
  target_compile_options(${target} PRIVATE ${unhurried})
  target_link_options(${target} PRIVATE -Wl,--whole-archive $<TARGET_FILE:engine> -Wl,--no-whole-archive)
endfunction()
add_executable(tolle_unit_engine tests/unit/main.cpp ${engine_tests})
tests(tolle_unit_engine engine)
add_executable(tolle_unit tests/unit/main.cpp ${unit})
tests(tolle_unit views host)
foreach(target tolle_unit_engine tolle_unit)
  target_precompile_headers(${target} PRIVATE <doctest/doctest.h> <algorithm> <cmath> <functional> <map> <span> <string> <vector>)
endforeach()
target_precompile_headers(tolle_unit PRIVATE <nlohmann/json.hpp>)
set_source_files_properties(tests/unit/main.cpp PROPERTIES SKIP_PRECOMPILE_HEADERS ON)

# While other folders do not compile: scripts/build native unit_ui && scripts/toolchain build/native/unit_ui
foreach(name base engine case model i18n ui views)
  file(GLOB_RECURSE tests CONFIGURE_DEPENDS tests/unit/${name}/*_test.cpp)
  add_executable(unit_${name} EXCLUDE_FROM_ALL tests/unit/main.cpp ${tests})
  target_link_libraries(unit_${name} PRIVATE ${name} $<$<STREQUAL:${name},ui>:host>)  # whose fonts it measures
endforeach()

# program(NAME FOLDER LIBRARIES…): all of a folder, once there is something in it.
function(program name folder)
  file(GLOB sources CONFIGURE_DEPENDS ${folder}/*.cpp)
  list(FILTER sources EXCLUDE REGEX "_test\\.cpp$")
  if(sources)
    add_executable(${name} ${sources})
    tests(${name} ${ARGN})
  endif()
endfunction()
program(tolle_golden tests/golden model)
program(tolle_views tests/views views host)
program(tolle_data tests/data engine case)
program(tolle_cells tests/cells engine)
program(engine_bench tests/bench engine) # meaningful in native-release

# One libFuzzer program per file of tests/fuzz: scripts/fuzz runs them.
if(watching)
  file(GLOB fuzzers CONFIGURE_DEPENDS tests/fuzz/*.cpp)
  foreach(source ${fuzzers})
    get_filename_component(name ${source} NAME_WE)
    add_executable(fuzz_${name} ${source})
    target_link_libraries(fuzz_${name} PRIVATE engine)
    target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
  endforeach()
endif()
