/* SPDX-FileCopyrightText: 2026 Thông Hành authors
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "test_camera.h"

#include <stdio.h>
#include <string.h>

gboolean th_test_camera_flag(const gchar *variable)
{
    const gchar *path = g_getenv(variable);
    return path != NULL && g_file_test(path, G_FILE_TEST_EXISTS);
}

gboolean th_test_camera_plugged(void)
{
    return g_getenv("TH_TEST_CAMERA_PLUG") == NULL || th_test_camera_flag("TH_TEST_CAMERA_PLUG");
}

void th_test_camera_be_stuck(void)
{
    const gchar *stuck = g_getenv("TH_TEST_CAMERA_STUCK");
    if (stuck != NULL)
        g_usleep((gulong)g_ascii_strtoull(stuck, NULL, 10) * 1000);
}

/* Reads "P5 width height 255" and returns where the pixels begin, or 0. */
static gsize parse_header(const gchar *data, gsize length, gint *width, gint *height)
{
    gint used = 0;
    gchar head[64] = {0};
    memcpy(head, data, MIN(length, sizeof head - 1));
    if (sscanf(head, "P5 %d %d 255%n", width, height, &used) != 2 || used == 0)
        return 0;
    if (*width < 2 || *height < 2 || length < (gsize)used + 1 + (gsize)*width * *height)
        return 0;
    return (gsize)used + 1;
}

static gint by_name(gconstpointer a, gconstpointer b) { return strcmp(*(gchar *const *)a, *(gchar *const *)b); }

static GPtrArray *picture_paths(void)
{
    GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
    const gchar *folder = g_getenv("TH_TEST_CAMERA_FRAMES");
    GDir *dir = folder != NULL ? g_dir_open(folder, 0, NULL) : NULL;
    const gchar *name;
    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL)
        if (g_str_has_suffix(name, ".pgm"))
            g_ptr_array_add(paths, g_build_filename(folder, name, NULL));
    if (dir != NULL)
        g_dir_close(dir);
    g_ptr_array_sort(paths, by_name);
    return paths;
}

/* The luma of a picture and grey chroma. */
static GBytes *load(const gchar *path, gint *width, gint *height)
{
    gchar *data = NULL;
    gsize length = 0, start = 0;
    GBytes *bytes = NULL;
    if (g_file_get_contents(path, &data, &length, NULL) && (start = parse_header(data, length, width, height)) != 0) {
        gsize luma = (gsize)*width * *height;
        guint8 *pixels = g_malloc(luma + luma / 2);
        memcpy(pixels, data + start, luma);
        memset(pixels + luma, 128, luma / 2);
        bytes = g_bytes_new_take(pixels, luma + luma / 2);
    }
    g_free(data);
    return bytes;
}

GPtrArray *th_test_camera_pictures(void)
{
    GPtrArray *paths = picture_paths();
    GPtrArray *pictures = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
    for (guint i = 0; i < paths->len; ++i) {
        gint width = 0, height = 0;
        GBytes *picture = load(g_ptr_array_index(paths, i), &width, &height);
        if (picture != NULL)
            g_ptr_array_add(pictures, picture);
    }
    g_ptr_array_unref(paths);
    return pictures;
}

gboolean th_test_camera_size(gint *width, gint *height)
{
    GPtrArray *paths = picture_paths();
    GBytes *first = paths->len > 0 ? load(g_ptr_array_index(paths, 0), width, height) : NULL;
    const gboolean found = first != NULL;
    if (found)
        g_bytes_unref(first);
    g_ptr_array_unref(paths);
    return found;
}
