# Compiler flags, in one target that every room links.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

add_library(ftperm_settings INTERFACE)
target_include_directories(ftperm_settings INTERFACE
  ${PROJECT_SOURCE_DIR}/include ${PROJECT_SOURCE_DIR}/src)
target_compile_options(ftperm_settings INTERFACE
  -Wall -Wextra -Wconversion -Wshadow -Wpedantic -fstack-protector-strong)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # GCC 12 sees overlaps in std::string's own copying that are not there (GCC bug 105651).
  target_compile_options(ftperm_settings INTERFACE -Wno-restrict)
endif()
if(FTPERM_WERROR)
  target_compile_options(ftperm_settings INTERFACE -Werror)
endif()
if(CMAKE_BUILD_TYPE STREQUAL "Release")
  target_compile_definitions(ftperm_settings INTERFACE _FORTIFY_SOURCE=2)
endif()
if(FTPERM_SANITIZE)
  target_compile_options(ftperm_settings INTERFACE
    -fsanitize=${FTPERM_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(ftperm_settings INTERFACE -fsanitize=${FTPERM_SANITIZE})
endif()
target_compile_definitions(ftperm_settings INTERFACE FTPERM_VERSION="${PROJECT_VERSION}")

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()
