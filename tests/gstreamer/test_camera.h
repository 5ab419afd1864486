/* SPDX-FileCopyrightText: 2026 Thông Hành authors
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TH_TEST_CAMERA_H
#define TH_TEST_CAMERA_H

#include <gst/gst.h>

/* What the camera does is said by environment variables, so that a test drives it from outside:
     TH_TEST_CAMERA_FRAMES  folder of pictures (binary PGM of one size), shown in name order, again and again
     TH_TEST_CAMERA_PLUG    a file: the camera is plugged in while it exists; without the variable, always
     TH_TEST_CAMERA_SILENT  a file: while it exists the camera delivers nothing
     TH_TEST_CAMERA_BUSY    a file: while it exists the camera cannot be opened
     TH_TEST_CAMERA_STUCK   milliseconds that closing the camera takes once it was unplugged */

#define TH_TEST_CAMERA_ELEMENT "thtestcamerasrc"

gboolean th_test_camera_plugged(void);
/* TRUE if the variable names a file that exists. */
gboolean th_test_camera_flag(const gchar *variable);
GType th_test_camera_source_get_type(void);
GType th_test_camera_provider_get_type(void);
/* The format of the first picture, or NULL if there is none. */
GstCaps *th_test_camera_caps(void);

#endif
