# SPDX-FileCopyrightText: 2026 Thông Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Debian keeps OpenCV's CMake package in libopencv-dev, which pulls in every module and half a desktop.
# We use three modules, whose -dev packages hold headers and libraries only.
find_path(OpenCV_INCLUDE_DIR opencv2/core.hpp PATH_SUFFIXES opencv4 REQUIRED)
set(OpenCV_LIBS "")
foreach(module core imgproc imgcodecs)
    find_library(OpenCV_${module}_LIBRARY opencv_${module} REQUIRED)
    add_library(OpenCV::${module} UNKNOWN IMPORTED)
    set_target_properties(OpenCV::${module} PROPERTIES IMPORTED_LOCATION "${OpenCV_${module}_LIBRARY}"
                          INTERFACE_INCLUDE_DIRECTORIES "${OpenCV_INCLUDE_DIR}")
    list(APPEND OpenCV_LIBS OpenCV::${module})
endforeach()
