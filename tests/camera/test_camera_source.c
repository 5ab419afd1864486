/* SPDX-FileCopyrightText: 2026 Thông Hành authors
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "test_camera_gstreamer.h"

#include <gst/base/gstpushsrc.h>
#include <gst/video/video.h>

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

GstCaps *th_test_camera_caps(void)
{
    gint width = 0, height = 0;
    if (!th_test_camera_size(&width, &height))
        return NULL;
    return gst_caps_new_simple("video/x-raw", "format", G_TYPE_STRING, "NV12", "width", G_TYPE_INT, width, "height",
                               G_TYPE_INT, height, "framerate", GST_TYPE_FRACTION, TH_TEST_CAMERA_FRAMES_PER_SECOND, 1,
                               NULL);
}

static gboolean start(GstBaseSrc *base)
{
    ThTestCameraSource *self = (ThTestCameraSource *)base;
    if (th_test_camera_flag("TH_TEST_CAMERA_BUSY")) {
        GST_ELEMENT_ERROR(self, RESOURCE, BUSY, ("Device is busy"), (NULL));
        return FALSE;
    }
    self->frames = th_test_camera_pictures();
    self->count = 0;
    return self->frames->len > 0;
}

static gboolean stop(GstBaseSrc *base)
{
    ThTestCameraSource *self = (ThTestCameraSource *)base;
    if (g_atomic_int_get(&self->vanished))
        th_test_camera_be_stuck();
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
    g_usleep(G_USEC_PER_SEC / TH_TEST_CAMERA_FRAMES_PER_SECOND); /* the pace of the sensor */
    while (!g_atomic_int_get(&self->stopping)) {
        if (!th_test_camera_plugged()) {
            g_atomic_int_set(&self->vanished, 1);
            GST_ELEMENT_ERROR(self, RESOURCE, READ, ("Device has vanished"), (NULL));
            return GST_FLOW_ERROR;
        }
        if (!th_test_camera_flag("TH_TEST_CAMERA_SILENT")) {
            *buffer = gst_buffer_new_wrapped_bytes(g_ptr_array_index(self->frames, self->count++ % self->frames->len));
            GST_BUFFER_DURATION(*buffer) = GST_SECOND / TH_TEST_CAMERA_FRAMES_PER_SECOND;
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
