# CMake's toolchain for native builds: clang 19, with its sanitizers, or else g++.
find_program(clangxx clang++-19)
if(clangxx)
  set(CMAKE_C_COMPILER clang-19)
  set(CMAKE_CXX_COMPILER clang++-19)
else()
  set(CMAKE_C_COMPILER gcc)
  set(CMAKE_CXX_COMPILER g++)
endif()
