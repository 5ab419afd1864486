# SPDX-FileCopyrightText: 2026 Thông Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# th_room(NAME [USES rooms…] [PUBLIC libraries…] [PRIVATE libraries…])
#   One room = one folder = one static library th_NAME, from include/NAME/*.h and src/*.cpp.
#   The target all_verify_interface_header_sets compiles each public header alone.
# th_tests(NAME [LIBRARIES libraries…])
#   Every *_test.cpp in the current folder becomes a QtTest program and a test of the same name.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

find_program(CCACHE ccache)
if(CCACHE)
    # Every clone finds what another one compiled, wherever the two lie.
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env "CCACHE_BASEDIR=${CMAKE_SOURCE_DIR}" CCACHE_NOHASHDIR=1
                                    "${CCACHE}")
    set(CMAKE_C_COMPILER_LAUNCHER "${CMAKE_CXX_COMPILER_LAUNCHER}")
endif()

add_library(th_options INTERFACE)
target_compile_options(th_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion
                                            -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough
                                            -fno-omit-frame-pointer)
target_compile_definitions(th_options INTERFACE QT_NO_CAST_FROM_ASCII ZX_USE_UTF8)
if(TH_SANITIZE)
    target_compile_options(th_options INTERFACE -fsanitize=${TH_SANITIZE} -fno-sanitize-recover=all)
    target_link_options(th_options INTERFACE -fsanitize=${TH_SANITIZE})
endif()

function(th_room name)
    cmake_parse_arguments(arg "" "" "USES;PUBLIC;PRIVATE" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/src/*.cpp" "${CMAKE_CURRENT_SOURCE_DIR}/src/*.h"
         "${CMAKE_CURRENT_SOURCE_DIR}/include/${name}/*.h")
    file(GLOB headers CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/include/${name}/*.h")
    add_library(th_${name} STATIC ${sources})
    target_sources(th_${name} PUBLIC FILE_SET HEADERS BASE_DIRS include FILES ${headers})
    set_target_properties(th_${name} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
    set_target_properties(th_${name} PROPERTIES LINKER_LANGUAGE CXX)
    if("${arg_PUBLIC};${arg_PRIVATE}" MATCHES "Qt6::")
        set_target_properties(th_${name} PROPERTIES AUTOMOC ON)
    endif()
    target_include_directories(th_${name} PRIVATE src)
    list(TRANSFORM arg_USES PREPEND th_ OUTPUT_VARIABLE rooms)
    target_link_libraries(th_${name} PUBLIC ${rooms} ${arg_PUBLIC} PRIVATE th_options ${arg_PRIVATE})
endfunction()

function(th_tests room)
    cmake_parse_arguments(arg "" "" "LIBRARIES" ${ARGN})
    file(GLOB files CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*_test.cpp")
    foreach(file ${files})
        get_filename_component(base "${file}" NAME_WE)
        set(target "${room}_${base}")
        add_executable(${target} "${file}")
        set_target_properties(${target} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
        target_include_directories(${target} PRIVATE "${CMAKE_SOURCE_DIR}/tests" "${CMAKE_SOURCE_DIR}/${room}/src")
        target_link_libraries(${target} PRIVATE th_options th_${room} th_test_places Qt6::Test ${arg_LIBRARIES})
        add_test(NAME ${target} COMMAND ${target})
        set_tests_properties(${target} PROPERTIES ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8"
                                                  TIMEOUT 300)
    endforeach()
endfunction()
