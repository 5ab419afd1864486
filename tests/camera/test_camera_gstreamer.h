/* SPDX-FileCopyrightText: 2026 Thông Hành authors
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TH_TEST_CAMERA_GSTREAMER_H
#define TH_TEST_CAMERA_GSTREAMER_H

#include "test_camera.h"

#include <gst/gst.h>

#define TH_TEST_CAMERA_ELEMENT "thtestcamerasrc"

GType th_test_camera_source_get_type(void);
GType th_test_camera_provider_get_type(void);
/* The format of the first picture, or NULL if there is none. */
GstCaps *th_test_camera_caps(void);

#endif
