/* SPDX-FileCopyrightText: 2026 Thông Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Preloaded into a program, ends it at its TH_CUT_AT-th change to a file, as a power cut would: a write is done by
 * half, everything else not at all. The program's status is then 99.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/types.h>
#include <unistd.h>

static int due(void)
{
    static int count = 0;
    const char *at = getenv("TH_CUT_AT");
    return at && ++count == atoi(at);
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define CUT_BEFORE                                                                                                     \
    if (due())                                                                                                         \
        _exit(99);

ssize_t write(int file, const void *bytes, size_t size)
{
    if (file > 2 && due()) {
        NEXT(write)(file, bytes, size / 2);
        _exit(99);
    }
    return NEXT(write)(file, bytes, size);
}

ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t offset)
{
    if (due()) {
        NEXT(pwrite64)(file, bytes, size / 2, offset);
        _exit(99);
    }
    return NEXT(pwrite64)(file, bytes, size, offset);
}

int open(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    if (flags & O_CREAT)
        CUT_BEFORE
    return NEXT(open)(path, flags, mode);
}

int fsync(int file)
{
    CUT_BEFORE
    return NEXT(fsync)(file);
}

int fdatasync(int file)
{
    CUT_BEFORE
    return NEXT(fdatasync)(file);
}

int ftruncate64(int file, off64_t size)
{
    CUT_BEFORE
    return NEXT(ftruncate64)(file, size);
}

int rename(const char *from, const char *to)
{
    CUT_BEFORE
    return NEXT(rename)(from, to);
}

int remove(const char *path)
{
    CUT_BEFORE
    return NEXT(remove)(path);
}

int unlink(const char *path)
{
    CUT_BEFORE
    return NEXT(unlink)(path);
}
