/* SPDX-FileCopyrightText: 2026 Thông Hành authors
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TH_TEST_CAMERA_V4L2_H
#define TH_TEST_CAMERA_V4L2_H

#include "test_camera.h"

/* The camera as the kernel would offer it: what a file descriptor of /dev/video0 answers. NV12 of one size, streamed
   into the program's own memory or into mapped memory. Any thread. */

/* A descriptor that can be polled, or -1 with errno. */
int th_test_camera_open(void);
gboolean th_test_camera_is(int descriptor);
/* As ioctl(2). */
int th_test_camera_control(int descriptor, unsigned long request, void *argument);
/* The memory that was given to who maps the descriptor at this offset. */
void th_test_camera_mapped(int descriptor, long offset, gpointer memory);
/* Ends the stream and forgets the descriptor, which the caller closes. */
void th_test_camera_forget(int descriptor);

#endif
