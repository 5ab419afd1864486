/* SPDX-FileCopyrightText: 2026 Thông Hành authors
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "test_camera.h"

#include <gst/base/gstpushsrc.h>
#include <gst/video/video.h>
#include <stdio.h>
#include <string.h>

#define FRAMES_PER_SECOND 30

typedef struct {
    GstPushSrc parent;
    GPtrArray *frames; /* of GBytes: NV12 */
    guint64 count;
    gint stopping; /* atomic */
    gint vanished; /* atomic */
} ThTestCameraSource;

typedef struct {
    GstPushSrcClass parent_class;
} ThTestCameraSourceClass;

G_DEFINE_TYPE(ThTestCameraSource, th_test_camera_source, GST_TYPE_PUSH_SRC)

static GstStaticPadTemplate source_template =
    GST_STATIC_PAD_TEMPLATE("src", GST_PAD_SRC, GST_PAD_ALWAYS, GST_STATIC_CAPS(GST_VIDEO_CAPS_MAKE("NV12")));

gboolean th_test_camera_flag(const gchar *variable)
{
    const gchar *path = g_getenv(variable);
    return path != NULL && g_file_test(path, G_FILE_TEST_EXISTS);
}

gboolean th_test_camera_plugged(void)
{
    return g_getenv("TH_TEST_CAMERA_PLUG") == NULL || th_test_camera_flag("TH_TEST_CAMERA_PLUG");
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

GstCaps *th_test_camera_caps(void)
{
    GPtrArray *paths = picture_paths();
    GstCaps *caps = NULL;
    gint width = 0, height = 0;
    GBytes *first = paths->len > 0 ? load(g_ptr_array_index(paths, 0), &width, &height) : NULL;
    if (first != NULL) {
        caps = gst_caps_new_simple("video/x-raw", "format", G_TYPE_STRING, "NV12", "width", G_TYPE_INT, width, "height",
                                   G_TYPE_INT, height, "framerate", GST_TYPE_FRACTION, FRAMES_PER_SECOND, 1, NULL);
        g_bytes_unref(first);
    }
    g_ptr_array_unref(paths);
    return caps;
}

static gboolean start(GstBaseSrc *base)
{
    ThTestCameraSource *self = (ThTestCameraSource *)base;
    if (th_test_camera_flag("TH_TEST_CAMERA_BUSY")) {
        GST_ELEMENT_ERROR(self, RESOURCE, BUSY, ("Device is busy"), (NULL));
        return FALSE;
    }
    GPtrArray *paths = picture_paths();
    self->frames = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
    for (guint i = 0; i < paths->len; ++i) {
        gint width = 0, height = 0;
        GBytes *frame = load(g_ptr_array_index(paths, i), &width, &height);
        if (frame != NULL)
            g_ptr_array_add(self->frames, frame);
    }
    g_ptr_array_unref(paths);
    self->count = 0;
    return self->frames->len > 0;
}

static gboolean stop(GstBaseSrc *base)
{
    ThTestCameraSource *self = (ThTestCameraSource *)base;
    const gchar *stuck = g_getenv("TH_TEST_CAMERA_STUCK");
    if (stuck != NULL && g_atomic_int_get(&self->vanished))
        g_usleep((gulong)g_ascii_strtoull(stuck, NULL, 10) * 1000);
    g_clear_pointer(&self->frames, g_ptr_array_unref);
    return TRUE;
}

static gboolean unlock(GstBaseSrc *base)
{
    g_atomic_int_set(&((ThTestCameraSource *)base)->stopping, 1);
    return TRUE;
}

static gboolean unlock_stop(GstBaseSrc *base)
{
    g_atomic_int_set(&((ThTestCameraSource *)base)->stopping, 0);
    return TRUE;
}

static GstCaps *get_caps(GstBaseSrc *base, GstCaps *filter)
{
    GstCaps *caps = th_test_camera_caps();
    if (caps == NULL)
        return gst_pad_get_pad_template_caps(GST_BASE_SRC_PAD(base));
    if (filter != NULL) {
        GstCaps *both = gst_caps_intersect_full(filter, caps, GST_CAPS_INTERSECT_FIRST);
        gst_caps_unref(caps);
        caps = both;
    }
    return caps;
}

static GstFlowReturn create(GstPushSrc *push, GstBuffer **buffer)
{
    ThTestCameraSource *self = (ThTestCameraSource *)push;
    g_usleep(G_USEC_PER_SEC / FRAMES_PER_SECOND); /* the pace of the sensor */
    while (!g_atomic_int_get(&self->stopping)) {
        if (!th_test_camera_plugged()) {
            g_atomic_int_set(&self->vanished, 1);
            GST_ELEMENT_ERROR(self, RESOURCE, READ, ("Device has vanished"), (NULL));
            return GST_FLOW_ERROR;
        }
        if (!th_test_camera_flag("TH_TEST_CAMERA_SILENT")) {
            *buffer = gst_buffer_new_wrapped_bytes(g_ptr_array_index(self->frames, self->count++ % self->frames->len));
            GST_BUFFER_DURATION(*buffer) = GST_SECOND / FRAMES_PER_SECOND;
            return GST_FLOW_OK;
        }
        g_usleep(10000);
    }
    return GST_FLOW_FLUSHING;
}

static void th_test_camera_source_class_init(ThTestCameraSourceClass *klass)
{
    GstBaseSrcClass *base = GST_BASE_SRC_CLASS(klass);
    gst_element_class_add_static_pad_template(GST_ELEMENT_CLASS(klass), &source_template);
    gst_element_class_set_static_metadata(GST_ELEMENT_CLASS(klass), "Test camera", "Source/Video",
                                          "Shows a folder of pictures as a camera", "Thông Hành authors");
    base->start = start;
    base->stop = stop;
    base->unlock = unlock;
    base->unlock_stop = unlock_stop;
    base->get_caps = get_caps;
    GST_PUSH_SRC_CLASS(klass)->create = create;
}

static void th_test_camera_source_init(ThTestCameraSource *self)
{
    gst_base_src_set_live(GST_BASE_SRC(self), TRUE);
    gst_base_src_set_format(GST_BASE_SRC(self), GST_FORMAT_TIME);
    gst_base_src_set_do_timestamp(GST_BASE_SRC(self), TRUE);
}
