# Targets imgui (core) and, for the web, imgui_web (its SDL2 and OpenGL ES 3 backends with SDL2). They are built once
# into the cache, under a name made from everything that can change them, so that the next clone finds them.
set(TOLLE_CACHE "$ENV{TOLLE_CACHE}" CACHE PATH "Where scripts/setup keeps sources and third-party libraries")
file(GLOB recipe CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/scripts/third_party/*)
list(APPEND recipe ${CMAKE_SOURCE_DIR}/app/ui/imgui_config.h)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${recipe})

set(sums "")
foreach(file ${recipe})
  file(SHA256 ${file} sum)
  string(APPEND sums " ${sum}")
endforeach()
string(SHA256 key "${CMAKE_CXX_COMPILER} ${CMAKE_CXX_COMPILER_VERSION} ${EMSCRIPTEN_VERSION} ${TOLLE_THIRD_PARTY_FLAGS}${sums}")
string(SUBSTRING ${key} 0 12 key)
set(libs ${TOLLE_CACHE}/lib/${CMAKE_SYSTEM_NAME}-${key})

file(MAKE_DIRECTORY ${TOLLE_CACHE}/lib)
file(LOCK ${libs}.lock GUARD FILE)
if(NOT EXISTS ${libs}/.ready)
  message(STATUS "Building Dear ImGui and SDL2 into the cache (20 seconds, once)")
  set(work ${CMAKE_BINARY_DIR}/third_party)
  file(REMOVE_RECURSE ${work})
  execute_process(COMMAND_ERROR_IS_FATAL ANY OUTPUT_QUIET
    COMMAND ${CMAKE_COMMAND} -S ${CMAKE_SOURCE_DIR}/scripts/third_party -B ${work} -G Ninja
      -DCMAKE_TOOLCHAIN_FILE=${CMAKE_TOOLCHAIN_FILE} -DTOLLE_CACHE=${TOLLE_CACHE} -DTOLLE_APP=${CMAKE_SOURCE_DIR}/app
      "-DTOLLE_FLAGS=${TOLLE_THIRD_PARTY_FLAGS}")
  execute_process(COMMAND_ERROR_IS_FATAL ANY COMMAND ${CMAKE_COMMAND} --build ${work} -- --quiet)
  file(GLOB archives ${work}/*.a)
  file(COPY ${archives} DESTINATION ${libs})
  file(TOUCH ${libs}/.ready)
endif()
file(LOCK ${libs}.lock RELEASE)

add_library(imgui STATIC IMPORTED)
set_target_properties(imgui PROPERTIES IMPORTED_LOCATION ${libs}/libimgui.a)
target_include_directories(imgui INTERFACE ${TOLLE_CACHE}/src/imgui-1.92.2b ${CMAKE_SOURCE_DIR}/app)
target_compile_definitions(imgui INTERFACE IMGUI_USER_CONFIG="ui/imgui_config.h")
if(EMSCRIPTEN)
  add_library(imgui_web STATIC IMPORTED)
  set_target_properties(imgui_web PROPERTIES IMPORTED_LOCATION ${libs}/libimgui_web.a)
  target_include_directories(imgui_web INTERFACE ${TOLLE_CACHE}/src/imgui-1.92.2b/backends ${TOLLE_CACHE}/src/SDL2-2.32.4/include)
  target_link_libraries(imgui_web INTERFACE imgui ${libs}/libSDL2.a)
endif()
