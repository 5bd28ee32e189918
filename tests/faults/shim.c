/* Makes the system's calls fail on purpose, in a program that is loaded with it:
 *
 *   cc -shared -fPIC -o shim.so shim.c -ldl
 *   LD_PRELOAD=./shim.so FAULT_UNDER=/data FAULT_CALLS=write,sync FAULT_AT=3 FAULT_ERRNO=28 program
 *
 * FAULT_UNDER   files whose path begins with this count; several are parted by ':'
 * FAULT_CALLS   open write sync truncate rename unlink mkdir map read, parted by ','; or any
 * FAULT_AT      the first call of these that fails, from 1; 0 fails none
 * FAULT_FOR     how many fail from there; 0 is all
 * FAULT_ERRNO   what they answer; 0 answers that all went well, and does nothing
 * FAULT_GATE    nothing counts or fails while this file is not there
 * FAULT_LOG     a line goes to this file for each call that counts: its kind, and '!' where it failed
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static atomic_long counted;

/* Whether `path` lies where calls count. */
static int is_under(const char *path) {
    const char *all = getenv("FAULT_UNDER");
    while (all && *all) {
        size_t length = strcspn(all, ":");
        if (length && !strncmp(path, all, length)) return 1;
        all += length + (all[length] == ':');
    }
    return 0;
}

static int is_wanted(const char *kind) {
    const char *all = getenv("FAULT_CALLS");
    if (!all) return 0;
    if (!strcmp(all, "any")) return 1;
    size_t length = strlen(kind);
    for (const char *at = all; (at = strstr(at, kind)); at += length) {
        if ((at == all || at[-1] == ',') && (at[length] == ',' || !at[length])) return 1;
    }
    return 0;
}

static long number(const char *name) {
    const char *value = getenv(name);
    return value ? atol(value) : 0;
}

static void note(const char *kind, int fails) {
    const char *path = getenv("FAULT_LOG");
    if (!path) return;
    char line[64];
    int length = snprintf(line, sizeof line, "%s%s\n", kind, fails ? "!" : "");
    int file = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (file < 0) return;
    syscall(SYS_write, file, line, (size_t)length);
    syscall(SYS_close, file);
}

/* Whether this call fails: 0 no, 1 yes and errno is set, 2 it answers that all went well. */
static int fails(const char *kind, const char *path) {
    int before = errno;
    if (!is_wanted(kind) || !is_under(path)) return 0;
    const char *gate = getenv("FAULT_GATE");
    if (gate && syscall(SYS_faccessat, AT_FDCWD, gate, F_OK)) {
        errno = before;
        return 0;
    }
    long nth = atomic_fetch_add(&counted, 1) + 1;
    long from = number("FAULT_AT"), most = number("FAULT_FOR");
    int hit = from && from <= nth && (!most || nth < from + most);
    note(kind, hit);
    errno = hit ? (int)number("FAULT_ERRNO") : before;
    return !hit ? 0 : errno ? 1 : 2;
}

static int file_fails(const char *kind, int file) {
    char link[64], path[PATH_MAX];
    int before = errno;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    long length = syscall(SYS_readlinkat, AT_FDCWD, link, path, sizeof path - 1);
    errno = before;
    if (length <= 0) return 0;
    path[length] = 0;
    return fails(kind, path);
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define MODE(how) \
    mode_t mode = 0; \
    if (how & (O_CREAT | O_TMPFILE)) { \
        va_list rest; \
        va_start(rest, how); \
        mode = va_arg(rest, mode_t); \
        va_end(rest); \
    }
/* A file cannot be made up, so opening never answers that all went well. */
#define OPEN(name) \
    int name(const char *path, int how, ...) { \
        MODE(how) \
        if (fails("open", path) == 1) return -1; \
        return REAL(name)(path, how, mode); \
    }
#define OPENAT(name) \
    int name(int folder, const char *path, int how, ...) { \
        MODE(how) \
        if (fails("open", path) == 1) return -1; \
        return REAL(name)(folder, path, how, mode); \
    }
OPEN(open)
OPEN(open64)
OPENAT(openat)
OPENAT(openat64)

#define FAIL(kind, file, well) \
    switch (file_fails(kind, file)) { \
    case 1: return -1; \
    case 2: return well; \
    }
#define FAIL_AT(kind, path) \
    switch (fails(kind, path)) { \
    case 1: return -1; \
    case 2: return 0; \
    }

ssize_t write(int file, const void *bytes, size_t length) {
    FAIL("write", file, (ssize_t)length)
    return REAL(write)(file, bytes, length);
}
ssize_t pwrite(int file, const void *bytes, size_t length, off_t at) {
    FAIL("write", file, (ssize_t)length)
    return REAL(pwrite)(file, bytes, length, at);
}
ssize_t pwrite64(int file, const void *bytes, size_t length, off64_t at) {
    FAIL("write", file, (ssize_t)length)
    return REAL(pwrite64)(file, bytes, length, at);
}
ssize_t writev(int file, const struct iovec *parts, int count) {
    FAIL("write", file, -1)
    return REAL(writev)(file, parts, count);
}
ssize_t copy_file_range(int from, off64_t *from_at, int to, off64_t *to_at, size_t length, unsigned how) {
    FAIL("write", to, 0)
    return REAL(copy_file_range)(from, from_at, to, to_at, length, how);
}
ssize_t sendfile64(int to, int from, off64_t *at, size_t length) {
    FAIL("write", to, 0)
    return REAL(sendfile64)(to, from, at, length);
}
ssize_t read(int file, void *bytes, size_t length) {
    if (file_fails("read", file) == 1) return -1;
    return REAL(read)(file, bytes, length);
}
ssize_t readv(int file, const struct iovec *parts, int count) {
    if (file_fails("read", file) == 1) return -1;
    return REAL(readv)(file, parts, count);
}
ssize_t pread(int file, void *bytes, size_t length, off_t at) {
    if (file_fails("read", file) == 1) return -1;
    return REAL(pread)(file, bytes, length, at);
}
ssize_t pread64(int file, void *bytes, size_t length, off64_t at) {
    if (file_fails("read", file) == 1) return -1;
    return REAL(pread64)(file, bytes, length, at);
}
int fsync(int file) {
    FAIL("sync", file, 0)
    return REAL(fsync)(file);
}
int fdatasync(int file) {
    FAIL("sync", file, 0)
    return REAL(fdatasync)(file);
}
int ftruncate(int file, off_t length) {
    FAIL("truncate", file, 0)
    return REAL(ftruncate)(file, length);
}
int ftruncate64(int file, off64_t length) {
    FAIL("truncate", file, 0)
    return REAL(ftruncate64)(file, length);
}
int rename(const char *from, const char *to) {
    FAIL_AT("rename", to)
    return REAL(rename)(from, to);
}
int link(const char *from, const char *to) {
    FAIL_AT("rename", to)
    return REAL(link)(from, to);
}
int linkat(int at, const char *from, int to_at, const char *to, int how) {
    FAIL_AT("rename", to)
    return REAL(linkat)(at, from, to_at, to, how);
}
int unlinkat(int folder, const char *path, int how) {
    FAIL_AT("unlink", path)
    return REAL(unlinkat)(folder, path, how);
}
int unlink(const char *path) {
    FAIL_AT("unlink", path)
    return REAL(unlink)(path);
}
int mkdir(const char *path, mode_t mode) {
    FAIL_AT("mkdir", path)
    return REAL(mkdir)(path, mode);
}
void *mmap(void *at, size_t length, int may, int how, int file, off_t from) {
    if (file >= 0 && file_fails("map", file) == 1) return MAP_FAILED;
    return REAL(mmap)(at, length, may, how, file, from);
}
void *mmap64(void *at, size_t length, int may, int how, int file, off64_t from) {
    if (file >= 0 && file_fails("map", file) == 1) return MAP_FAILED;
    return REAL(mmap64)(at, length, may, how, file, from);
}
