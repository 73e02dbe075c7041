# The unit tests of base and engine as WebAssembly: node build/engine-node/tolle_unit.js
file(GLOB_RECURSE unit CONFIGURE_DEPENDS tests/unit/base/*_test.cpp tests/unit/engine/*_test.cpp)
add_executable(tolle_unit tests/unit/main.cpp ${unit})
set_target_properties(tolle_unit PROPERTIES SUFFIX .js)
target_compile_options(tolle_unit PRIVATE -fno-exceptions)
target_compile_definitions(tolle_unit PRIVATE DOCTEST_CONFIG_NO_EXCEPTIONS_BUT_WITH_ALL_ASSERTS)
target_link_libraries(tolle_unit PRIVATE engine)
target_link_options(tolle_unit PRIVATE -O1 -sENVIRONMENT=node -sALLOW_MEMORY_GROWTH -sEXIT_RUNTIME -sEXPORTED_FUNCTIONS=_main,_malloc,_free -sSTACK_SIZE=1MB
  -sASSERTIONS=1)
