/* SPDX-FileCopyrightText: 2026 Thông Hành authors
   SPDX-License-Identifier: GPL-3.0-or-later */

/* The C library's calls, as a program sees them that has this linked in: /dev is the folder TH_TEST_CAMERA_DEV, and
   /dev/video0 in it the test camera. All else, and without that variable everything, goes on to the C library. */
#include "test_camera_v4l2.h"

#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

/* The next definition after ours. */
#define NEXT(type, name)                                                                                               \
    static __typeof__(type) *next;                                                                                     \
    if (next == NULL)                                                                                                  \
    next = (__typeof__(type) *)dlsym(RTLD_NEXT, name)

static const char *folder(const char *path)
{
    const char *other = strcmp(path, "/dev") == 0 || strcmp(path, "/dev/") == 0 ? getenv("TH_TEST_CAMERA_DEV") : NULL;
    return other != NULL ? other : path;
}

static gboolean is_camera(const char *path)
{
    return strcmp(path, "/dev/video0") == 0 && getenv("TH_TEST_CAMERA_DEV") != NULL;
}

typedef int Open(const char *, int, ...);

static mode_t mode_of(int flags, va_list rest)
{
    return (flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE ? va_arg(rest, mode_t) : 0;
}

int open(const char *path, int flags, ...)
{
    NEXT(Open, "open");
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = mode_of(flags, rest);
    va_end(rest);
    return is_camera(path) ? th_test_camera_open() : next(folder(path), flags, mode);
}

int open64(const char *path, int flags, ...)
{
    NEXT(Open, "open64");
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = mode_of(flags, rest);
    va_end(rest);
    return is_camera(path) ? th_test_camera_open() : next(folder(path), flags, mode);
}

int ioctl(int descriptor, unsigned long request, ...)
{
    NEXT(int(int, unsigned long, ...), "ioctl");
    va_list rest;
    va_start(rest, request);
    void *argument = va_arg(rest, void *);
    va_end(rest);
    return th_test_camera_is(descriptor) ? th_test_camera_control(descriptor, request, argument)
                                         : next(descriptor, request, argument);
}

int close(int descriptor)
{
    NEXT(int(int), "close");
    th_test_camera_forget(descriptor);
    return next(descriptor);
}

typedef void *Map(void *, size_t, int, int, int, off_t);

/* A camera's memory is nobody's file. */
static void *map(Map *next, void *where, size_t size, int protection, int flags, int descriptor, off_t offset)
{
    if (descriptor < 0 || !th_test_camera_is(descriptor))
        return next(where, size, protection, flags, descriptor, offset);
    void *memory = next(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    th_test_camera_mapped(descriptor, offset, memory);
    return memory;
}

void *mmap(void *where, size_t size, int protection, int flags, int descriptor, off_t offset)
{
    NEXT(Map, "mmap");
    return map(next, where, size, protection, flags, descriptor, offset);
}

void *mmap64(void *where, size_t size, int protection, int flags, int descriptor, off_t offset)
{
    NEXT(Map, "mmap64");
    return map(next, where, size, protection, flags, descriptor, offset);
}

DIR *opendir(const char *path)
{
    NEXT(DIR * (const char *), "opendir");
    return next(folder(path));
}

int inotify_add_watch(int descriptor, const char *path, uint32_t mask)
{
    NEXT(int(int, const char *, uint32_t), "inotify_add_watch");
    return next(descriptor, folder(path), mask);
}
