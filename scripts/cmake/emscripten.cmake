# CMake's toolchain for the web: the one that comes with the emcc on the PATH.
find_program(emcc emcc REQUIRED)
file(REAL_PATH ${emcc} emcc_file)
cmake_path(GET emcc_file PARENT_PATH emscripten_dir)
include(${emscripten_dir}/cmake/Modules/Platform/Emscripten.cmake)
