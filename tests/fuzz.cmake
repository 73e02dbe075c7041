# One libFuzzer program per file of tests/fuzz: scripts/fuzz builds and runs them.
file(GLOB fuzzers CONFIGURE_DEPENDS tests/fuzz/*.cpp)
foreach(source ${fuzzers})
  get_filename_component(name ${source} NAME_WE)
  add_executable(fuzz_${name} ${source})
  target_link_libraries(fuzz_${name} PRIVATE engine)
  target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
endforeach()
