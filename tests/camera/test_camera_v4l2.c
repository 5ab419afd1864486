/* SPDX-FileCopyrightText: 2026 Thông Hành authors
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "test_camera_v4l2.h"

#include <errno.h>
#include <linux/videodev2.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#define BUFFERS 8
#define PAGE 4096

typedef struct {
    int descriptor;      /* an event for each picture that is ready */
    GAsyncQueue *queued; /* of struct v4l2_buffer */
    GPtrArray *pictures;
    guint taken;
    gpointer mapped[BUFFERS]; /* those of V4L2_MEMORY_MMAP */
    GThread *sensor;          /* while it streams */
    gint streaming;           /* atomic */
    gint vanished;            /* atomic */
} Camera;

static GMutex lock;         /* of `cameras` */
static GHashTable *cameras; /* of Camera by descriptor */

static Camera *find(int descriptor)
{
    g_mutex_lock(&lock);
    Camera *camera = cameras != NULL ? g_hash_table_lookup(cameras, GINT_TO_POINTER(descriptor)) : NULL;
    g_mutex_unlock(&lock);
    return camera;
}

static int failed(int error)
{
    errno = error;
    return -1;
}

int th_test_camera_open(void)
{
    if (!th_test_camera_plugged())
        return failed(ENOENT);
    Camera *camera = g_new0(Camera, 1);
    camera->descriptor = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK | EFD_SEMAPHORE);
    camera->queued = g_async_queue_new_full(g_free);
    g_mutex_lock(&lock);
    if (cameras == NULL)
        cameras = g_hash_table_new(NULL, NULL);
    g_hash_table_insert(cameras, GINT_TO_POINTER(camera->descriptor), camera);
    g_mutex_unlock(&lock);
    return camera->descriptor;
}

gboolean th_test_camera_is(int descriptor) { return find(descriptor) != NULL; }

/* Announces a picture at the pace of a sensor; once unplugged, that there is an end to tell of. */
static gpointer sense(gpointer data)
{
    Camera *camera = data;
    while (g_atomic_int_get(&camera->streaming)) {
        g_usleep(G_USEC_PER_SEC / TH_TEST_CAMERA_FRAMES_PER_SECOND);
        if (!th_test_camera_plugged())
            g_atomic_int_set(&camera->vanished, 1);
        const gboolean vanished = g_atomic_int_get(&camera->vanished);
        if (vanished || (!th_test_camera_flag("TH_TEST_CAMERA_SILENT") && g_async_queue_length(camera->queued) > 0))
            eventfd_write(camera->descriptor, 1);
        if (vanished)
            break;
    }
    return NULL;
}

static int stream_on(Camera *camera)
{
    if (camera->pictures == NULL)
        camera->pictures = th_test_camera_pictures();
    if (camera->pictures->len == 0)
        return failed(EIO);
    g_atomic_int_set(&camera->streaming, 1);
    camera->sensor = g_thread_new("test camera", sense, camera);
    return 0;
}

static int stream_off(Camera *camera)
{
    g_atomic_int_set(&camera->streaming, 0);
    if (camera->sensor == NULL)
        return 0;
    g_clear_pointer(&camera->sensor, g_thread_join);
    if (g_atomic_int_get(&camera->vanished))
        th_test_camera_be_stuck();
    return 0;
}

void th_test_camera_forget(int descriptor)
{
    Camera *camera = find(descriptor);
    if (camera == NULL)
        return;
    stream_off(camera);
    g_mutex_lock(&lock);
    g_hash_table_remove(cameras, GINT_TO_POINTER(descriptor));
    g_mutex_unlock(&lock);
    g_async_queue_unref(camera->queued);
    g_clear_pointer(&camera->pictures, g_ptr_array_unref);
    g_free(camera);
}

static int capability(struct v4l2_capability *what)
{
    memset(what, 0, sizeof *what);
    g_strlcpy((gchar *)what->driver, "thtestcamera", sizeof what->driver);
    g_strlcpy((gchar *)what->card, "Test camera", sizeof what->card);
    what->device_caps = V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_STREAMING;
    what->capabilities = what->device_caps | V4L2_CAP_DEVICE_CAPS;
    return 0;
}

static int format_offer(struct v4l2_fmtdesc *offer)
{
    if (offer->index > 0)
        return failed(EINVAL);
    offer->pixelformat = V4L2_PIX_FMT_NV12;
    return 0;
}

static int size_offer(struct v4l2_frmsizeenum *offer)
{
    gint width = 0, height = 0;
    if (offer->index > 0 || !th_test_camera_size(&width, &height))
        return failed(EINVAL);
    offer->type = V4L2_FRMSIZE_TYPE_DISCRETE;
    offer->discrete.width = (guint)width;
    offer->discrete.height = (guint)height;
    return 0;
}

static int rate_offer(struct v4l2_frmivalenum *offer)
{
    if (offer->index > 0)
        return failed(EINVAL);
    offer->type = V4L2_FRMIVAL_TYPE_DISCRETE;
    offer->discrete.numerator = 1;
    offer->discrete.denominator = TH_TEST_CAMERA_FRAMES_PER_SECOND;
    return 0;
}

static int format(struct v4l2_format *wanted)
{
    gint width = 0, height = 0;
    if (!th_test_camera_size(&width, &height))
        return failed(EIO);
    wanted->fmt.pix.pixelformat = V4L2_PIX_FMT_NV12;
    wanted->fmt.pix.width = wanted->fmt.pix.bytesperline = (guint)width;
    wanted->fmt.pix.height = (guint)height;
    wanted->fmt.pix.sizeimage = (guint)width * (guint)height * 3 / 2;
    return 0;
}

static int request_buffers(struct v4l2_requestbuffers *wanted)
{
    wanted->count = MIN(wanted->count, BUFFERS);
    return 0;
}

/* A buffer's offset is its number, in pages. */
static int describe_buffer(struct v4l2_buffer *buffer)
{
    gint width = 0, height = 0;
    if (buffer->index >= BUFFERS || !th_test_camera_size(&width, &height))
        return failed(EINVAL);
    buffer->length = (guint)width * (guint)height * 3 / 2;
    buffer->m.offset = buffer->index * PAGE;
    return 0;
}

void th_test_camera_mapped(int descriptor, long offset, gpointer memory)
{
    Camera *camera = find(descriptor);
    if (offset / PAGE < BUFFERS)
        camera->mapped[offset / PAGE] = memory;
}

static int queue(Camera *camera, const struct v4l2_buffer *buffer)
{
    if (buffer->index >= BUFFERS)
        return failed(EINVAL);
    g_async_queue_push(camera->queued, g_memdup2(buffer, sizeof *buffer));
    return 0;
}

static int take(Camera *camera, struct v4l2_buffer *buffer)
{
    if (g_atomic_int_get(&camera->vanished))
        return failed(ENODEV);
    eventfd_t ready = 0;
    if (eventfd_read(camera->descriptor, &ready) != 0)
        return -1;
    struct v4l2_buffer *waiting = g_async_queue_try_pop(camera->queued);
    if (waiting == NULL)
        return failed(EAGAIN);
    gsize size = 0;
    const guint at = camera->taken++ % camera->pictures->len;
    gconstpointer picture = g_bytes_get_data(g_ptr_array_index(camera->pictures, at), &size);
    *buffer = *waiting;
    buffer->bytesused = (guint)MIN(size, waiting->length);
    const gboolean own = waiting->memory == V4L2_MEMORY_USERPTR;
    memcpy(own ? GSIZE_TO_POINTER(waiting->m.userptr) : camera->mapped[waiting->index], picture, buffer->bytesused);
    g_free(waiting);
    return 0;
}

int th_test_camera_control(int descriptor, unsigned long request, void *argument)
{
    Camera *camera = find(descriptor);
    switch ((guint)request) { /* some pass it as an int, which is widened with its sign */
    case VIDIOC_QUERYCAP:
        return capability(argument);
    case VIDIOC_ENUM_FMT:
        return format_offer(argument);
    case VIDIOC_ENUM_FRAMESIZES:
        return size_offer(argument);
    case VIDIOC_ENUM_FRAMEINTERVALS:
        return rate_offer(argument);
    case VIDIOC_S_FMT:
        return th_test_camera_flag("TH_TEST_CAMERA_BUSY") ? failed(EBUSY) : format(argument);
    case VIDIOC_G_FMT:
        return format(argument);
    case VIDIOC_S_PARM:
        return 0;
    case VIDIOC_REQBUFS:
        return request_buffers(argument);
    case VIDIOC_QUERYBUF:
        return describe_buffer(argument);
    case VIDIOC_QBUF:
        return queue(camera, argument);
    case VIDIOC_DQBUF:
        return take(camera, argument);
    case VIDIOC_STREAMON:
        return stream_on(camera);
    case VIDIOC_STREAMOFF:
        return stream_off(camera);
    default:
        return failed(EINVAL); /* no such knob */
    }
}
