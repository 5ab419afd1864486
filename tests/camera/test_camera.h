/* SPDX-FileCopyrightText: 2026 Thông Hành authors
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TH_TEST_CAMERA_H
#define TH_TEST_CAMERA_H

#include <glib.h>

/* What the camera does is said by environment variables, so that a test drives it from outside:
     TH_TEST_CAMERA_FRAMES  folder of pictures (binary PGM of one size), shown in name order, again and again
     TH_TEST_CAMERA_PLUG    a file: the camera is plugged in while it exists; without the variable, always
     TH_TEST_CAMERA_SILENT  a file: while it exists the camera delivers nothing
     TH_TEST_CAMERA_BUSY    a file: while it exists the camera cannot be opened
     TH_TEST_CAMERA_STUCK   milliseconds that closing the camera takes once it was unplugged
     TH_TEST_CAMERA_DEV     only the kernel's camera: the folder to show in place of /dev, in which a FIFO named video0
                            is the plug */

#define TH_TEST_CAMERA_FRAMES_PER_SECOND 30

gboolean th_test_camera_plugged(void);
/* TRUE if the variable names a file that exists. */
gboolean th_test_camera_flag(const gchar *variable);
/* Blocks for as long as TH_TEST_CAMERA_STUCK says. */
void th_test_camera_be_stuck(void);
/* All pictures as NV12 with grey chroma: GBytes, which the array owns. May be empty. */
GPtrArray *th_test_camera_pictures(void);
/* The size of the first picture, or FALSE if there is none. */
gboolean th_test_camera_size(gint *width, gint *height);

#endif
