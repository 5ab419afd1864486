/* SPDX-FileCopyrightText: 2026 Thông Hành authors
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "test_camera_gstreamer.h"

/* The device: one, named "Test camera". */

typedef struct {
    GstDevice parent;
} ThTestCameraDevice;

typedef struct {
    GstDeviceClass parent_class;
} ThTestCameraDeviceClass;

G_DEFINE_TYPE(ThTestCameraDevice, th_test_camera_device, GST_TYPE_DEVICE)

static GstElement *create_element(GstDevice *device, const gchar *name)
{
    (void)device;
    return gst_element_factory_make(TH_TEST_CAMERA_ELEMENT, name);
}

static void th_test_camera_device_class_init(ThTestCameraDeviceClass *klass)
{
    GST_DEVICE_CLASS(klass)->create_element = create_element;
}

static void th_test_camera_device_init(ThTestCameraDevice *self) { (void)self; }

static GstDevice *new_device(void)
{
    GstCaps *caps = th_test_camera_caps();
    if (caps == NULL)
        return NULL;
    GstDevice *device = g_object_new(th_test_camera_device_get_type(), "display-name", "Test camera", "device-class",
                                     "Video/Source", "caps", caps, NULL);
    gst_caps_unref(caps);
    return device;
}

/* The provider: looks at the plug now and then. */

typedef struct {
    GstDeviceProvider parent;
    GThread *watcher;
    gint watching; /* atomic */
    GstDevice *device;
} ThTestCameraProvider;

typedef struct {
    GstDeviceProviderClass parent_class;
} ThTestCameraProviderClass;

G_DEFINE_TYPE(ThTestCameraProvider, th_test_camera_provider, GST_TYPE_DEVICE_PROVIDER)

static GList *probe(GstDeviceProvider *provider)
{
    (void)provider;
    GstDevice *device = th_test_camera_plugged() ? new_device() : NULL;
    return device != NULL ? g_list_prepend(NULL, device) : NULL;
}

static void look(ThTestCameraProvider *self)
{
    gboolean plugged = th_test_camera_plugged();
    if (plugged && self->device == NULL) {
        self->device = new_device();
        if (self->device != NULL)
            gst_device_provider_device_add(GST_DEVICE_PROVIDER(self), gst_object_ref(self->device));
    } else if (!plugged && self->device != NULL) {
        gst_device_provider_device_remove(GST_DEVICE_PROVIDER(self), self->device);
        g_clear_pointer(&self->device, gst_object_unref);
    }
}

static gpointer watch(gpointer data)
{
    ThTestCameraProvider *self = data;
    g_usleep(200000); /* Qt would count a camera twice that is both there and announced while it begins to watch */
    while (g_atomic_int_get(&self->watching)) {
        look(self);
        g_usleep(20000);
    }
    return NULL;
}

static gboolean start(GstDeviceProvider *provider)
{
    ThTestCameraProvider *self = (ThTestCameraProvider *)provider;
    g_atomic_int_set(&self->watching, 1);
    self->watcher = g_thread_new("test camera", watch, self);
    return TRUE;
}

static void stop(GstDeviceProvider *provider)
{
    ThTestCameraProvider *self = (ThTestCameraProvider *)provider;
    g_atomic_int_set(&self->watching, 0);
    g_clear_pointer(&self->watcher, g_thread_join);
    g_clear_pointer(&self->device, gst_object_unref);
}

static void th_test_camera_provider_class_init(ThTestCameraProviderClass *klass)
{
    GstDeviceProviderClass *provider = GST_DEVICE_PROVIDER_CLASS(klass);
    gst_device_provider_class_set_static_metadata(provider, "Test camera", "Source/Video",
                                                  "Announces a folder of pictures as a camera", "Thông Hành authors");
    provider->probe = probe;
    provider->start = start;
    provider->stop = stop;
}

static void th_test_camera_provider_init(ThTestCameraProvider *self) { (void)self; }

static gboolean plugin_init(GstPlugin *plugin)
{
    return gst_element_register(plugin, TH_TEST_CAMERA_ELEMENT, GST_RANK_NONE, th_test_camera_source_get_type()) &&
           gst_device_provider_register(plugin, "thtestcameraprovider", GST_RANK_PRIMARY,
                                        th_test_camera_provider_get_type());
}

#define PACKAGE "thonghanh-tests"
GST_PLUGIN_DEFINE(GST_VERSION_MAJOR, GST_VERSION_MINOR, th_test_camera, "A camera for tests", plugin_init, "0.1", "GPL",
                  "thonghanh", "https://example.org")
