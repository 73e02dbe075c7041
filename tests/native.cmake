# Native programs that test: tolle_unit, and one for each kind of .case file and for the real exports.
file(GLOB_RECURSE unit CONFIGURE_DEPENDS tests/unit/*_test.cpp tests/views/*_test.cpp)
add_executable(tolle_unit tests/unit/main.cpp ${unit})
target_link_libraries(tolle_unit PRIVATE views host)

# While other folders do not compile: scripts/build native unit_ui && scripts/toolchain build/native/unit_ui
foreach(name base engine case model i18n ui views)
  file(GLOB_RECURSE tests CONFIGURE_DEPENDS tests/unit/${name}/*_test.cpp)
  add_executable(unit_${name} EXCLUDE_FROM_ALL tests/unit/main.cpp ${tests})
  target_link_libraries(unit_${name} PRIVATE ${name})
endforeach()

function(program name main)
  file(GLOB found CONFIGURE_DEPENDS ${main})
  if(found)
    add_executable(${name} ${found})
    target_link_libraries(${name} PRIVATE ${ARGN})
  endif()
endfunction()
program(tolle_golden tests/golden/golden_main.cpp engine)
program(tolle_views tests/views/views_main.cpp views host)
program(tolle_data tests/data/data_main.cpp engine)
program(tolle_bench tests/bench/bench_main.cpp engine)

# tests/fuzz/x_fuzz.cpp is one libFuzzer program: scripts/build native && scripts/toolchain build/native/x_fuzz
file(GLOB fuzzers CONFIGURE_DEPENDS tests/fuzz/*_fuzz.cpp)
if(TOLLE_SANITIZE AND CMAKE_CXX_COMPILER_ID MATCHES Clang)
  foreach(file ${fuzzers})
    get_filename_component(name ${file} NAME_WE)
    add_executable(${name} ${file})
    target_link_libraries(${name} PRIVATE engine)
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
  endforeach()
endif()
