/* Preloaded into the process under test: counts the calls that change files below one folder, records them with their
 * data, and fails or kills at a chosen one. Knows nothing of SQLite. Controlled from inside through the functions
 * named harness_*.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

enum kind { OPEN = 1, WRITE, TRUNCATE, SYNC, RENAME, UNLINK, READ, MARK };
enum mode { OFF, FAIL, KILL, KILL_HALFWAY, SHORT };

#define MOST 4096
static struct { int64_t id; char path[PATH_MAX]; } *files[MOST];
static int64_t opened;
static char folder[PATH_MAX];
static int trace = -1;
static int64_t counted, nth;
static int mode, fault, lasting, fired;
static unsigned kinds;
static pthread_mutex_t lock = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;

void harness_watch(const char *path) { snprintf(folder, sizeof folder, "%s", path); }
void harness_record(int fd) { trace = fd; }
int64_t harness_count(void) { return counted; }
int harness_fired(void) { return fired; }
void harness_disarm(void) { mode = OFF; }

/* The nth counted call from now of one of the kinds (bits) fails with the error, or kills; lasting: all after it too. */
void harness_arm(int64_t at, int how, int error, unsigned which, int stays) {
    counted = 0, fired = 0, nth = at, mode = how, fault = error, kinds = which, lasting = stays;
}

static int watched(const char *path) {
    size_t n = strlen(folder);
    return n && strncmp(path, folder, n) == 0 && (path[n] == '/' || path[n] == 0);
}

static void put(const void *data, size_t size) {
    const char *at = data;
    while (size) {
        ssize_t done = syscall(SYS_write, trace, at, size);
        if (done <= 0) abort();
        at += done, size -= done;
    }
}

static void note(int kind, int64_t id, int64_t offset, const char *path, const char *other, const void *data, size_t n) {
    if (trace < 0) return;
    int64_t head[6] = {kind, id, offset, path ? strlen(path) : 0, other ? strlen(other) : 0, data ? n : 0};
    put(head, sizeof head);
    if (path) put(path, head[3]);
    if (other) put(other, head[4]);
    if (data) put(data, n);
}

void harness_mark(int64_t number) {
    pthread_mutex_lock(&lock);
    note(MARK, number, 0, NULL, NULL, NULL, 0);
    pthread_mutex_unlock(&lock);
}

static void die(void) {
    kill(getpid(), SIGKILL);
    for (;;) pause();
}

/* Whether this call is to fail; 2: it is to be done by half first. */
static int strikes(int kind) {
    if (mode == OFF || !(kinds & (1u << kind))) return 0;
    counted++;
    if (counted != nth && !(lasting && counted > nth)) return 0;
    fired = 1;
    if (mode == KILL) die();
    if (mode == KILL_HALFWAY || mode == SHORT) {
        if (kind == WRITE && counted == nth) return 2;
        if (mode == KILL_HALFWAY) die();
    }
    errno = fault;
    return 1;
}

static int known(int fd) { return fd >= 0 && fd < MOST && files[fd]; }

static int do_open(int at, const char *path, int flags, mode_t rights) {
    if (!watched(path)) {
        int fd = syscall(SYS_openat, at, path, flags, rights);
        return fd;
    }
    pthread_mutex_lock(&lock);
    int fd = -1;
    if (!strikes(OPEN)) {
        struct stat before;
        int there = stat(path, &before) == 0;
        fd = syscall(SYS_openat, at, path, flags, rights);
        if (fd >= 0 && fd < MOST) {
            if (!files[fd]) files[fd] = malloc(sizeof *files[fd]);
            files[fd]->id = ++opened;
            snprintf(files[fd]->path, sizeof files[fd]->path, "%s", path);
            note(OPEN, opened, (there ? 0 : 1) | (there && (flags & O_TRUNC) ? 2 : 0), path, NULL, NULL, 0);
        }
    }
    int error = errno;
    pthread_mutex_unlock(&lock);
    errno = error;
    return fd;
}

static ssize_t do_write(int fd, const void *data, size_t size, int64_t offset) {
    int placed = offset >= 0;
    if (!known(fd)) return placed ? syscall(SYS_pwrite64, fd, data, size, offset) : syscall(SYS_write, fd, data, size);
    pthread_mutex_lock(&lock);
    ssize_t done = -1;
    int strike = strikes(WRITE);
    if (strike != 1) {
        if (strike == 2) size = (size + 1) / 2;
        int64_t at = placed ? offset : lseek(fd, 0, SEEK_CUR);
        done = placed ? syscall(SYS_pwrite64, fd, data, size, offset) : syscall(SYS_write, fd, data, size);
        if (done > 0) note(WRITE, files[fd]->id, at, files[fd]->path, NULL, data, done);
        if (strike == 2 && mode == KILL_HALFWAY) die();
        if (strike == 2) nth = counted + 1; /* what is left is refused */
    }
    int error = errno;
    pthread_mutex_unlock(&lock);
    errno = error;
    return done;
}

static ssize_t do_read(int fd, void *data, size_t size, int64_t offset) {
    if (known(fd)) {
        pthread_mutex_lock(&lock);
        int strike = strikes(READ);
        pthread_mutex_unlock(&lock);
        if (strike) return errno = fault, -1;
    }
    return offset >= 0 ? syscall(SYS_pread64, fd, data, size, offset) : syscall(SYS_read, fd, data, size);
}

#define GUARDED(KIND, FD, CALL, NOTE)                                                                                 \
    if (!known(FD)) return CALL;                                                                                      \
    pthread_mutex_lock(&lock);                                                                                        \
    int result = -1;                                                                                                  \
    if (!strikes(KIND) && (result = CALL) == 0) NOTE;                                                                 \
    int error = errno;                                                                                                \
    pthread_mutex_unlock(&lock);                                                                                      \
    errno = error;                                                                                                    \
    return result;

static int do_truncate(int fd, int64_t size) {
    GUARDED(TRUNCATE, fd, syscall(SYS_ftruncate, fd, size), note(TRUNCATE, files[fd]->id, size, files[fd]->path, 0, 0, 0))
}

int fsync(int fd) {
    GUARDED(SYNC, fd, syscall(SYS_fsync, fd), note(SYNC, files[fd]->id, 0, files[fd]->path, 0, 0, 0))
}

int fdatasync(int fd) {
    GUARDED(SYNC, fd, syscall(SYS_fdatasync, fd), note(SYNC, files[fd]->id, 0, files[fd]->path, 0, 0, 0))
}

static int do_rename(int at, const char *from, int to_at, const char *to) {
    if (!watched(from) && !watched(to)) return syscall(SYS_renameat2, at, from, to_at, to, 0);
    pthread_mutex_lock(&lock);
    int result = -1;
    if (!strikes(RENAME) && (result = syscall(SYS_renameat2, at, from, to_at, to, 0)) == 0)
        note(RENAME, 0, 0, from, to, NULL, 0);
    int error = errno;
    pthread_mutex_unlock(&lock);
    errno = error;
    return result;
}

static int do_link(int at, const char *from, int to_at, const char *to, int flags) {
    if (!watched(to)) return syscall(SYS_linkat, at, from, to_at, to, flags);
    pthread_mutex_lock(&lock);
    int result = -1;
    if (!strikes(RENAME) && (result = syscall(SYS_linkat, at, from, to_at, to, flags)) == 0)
        note(RENAME, 0, 1, from, to, NULL, 0);
    int error = errno;
    pthread_mutex_unlock(&lock);
    errno = error;
    return result;
}

static int do_unlink(int at, const char *path, int flags) {
    if (!watched(path)) return syscall(SYS_unlinkat, at, path, flags);
    pthread_mutex_lock(&lock);
    int result = -1;
    if (!strikes(UNLINK) && (result = syscall(SYS_unlinkat, at, path, flags)) == 0)
        note(UNLINK, 0, 0, path, NULL, NULL, 0);
    int error = errno;
    pthread_mutex_unlock(&lock);
    errno = error;
    return result;
}

static mode_t rights_of(int flags, va_list rest) { return flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0; }

#define OPENS(NAME, AT, ...)                                                                                          \
    int NAME(__VA_ARGS__, int flags, ...) {                                                                           \
        va_list rest;                                                                                                 \
        va_start(rest, flags);                                                                                        \
        mode_t rights = rights_of(flags, rest);                                                                       \
        va_end(rest);                                                                                                 \
        return do_open(AT, path, flags, rights);                                                                      \
    }
OPENS(open, AT_FDCWD, const char *path)
OPENS(open64, AT_FDCWD, const char *path)
OPENS(openat, at, int at, const char *path)
OPENS(openat64, at, int at, const char *path)
int __open_2(const char *path, int flags) { return do_open(AT_FDCWD, path, flags, 0); }
int __open64_2(const char *path, int flags) { return do_open(AT_FDCWD, path, flags, 0); }

int close(int fd) {
    if (known(fd)) {
        pthread_mutex_lock(&lock);
        free(files[fd]);
        files[fd] = NULL;
        pthread_mutex_unlock(&lock);
    }
    return syscall(SYS_close, fd);
}

ssize_t write(int fd, const void *data, size_t size) { return do_write(fd, data, size, -1); }
ssize_t pwrite(int fd, const void *data, size_t size, off_t offset) { return do_write(fd, data, size, offset); }
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t offset) { return do_write(fd, data, size, offset); }
ssize_t read(int fd, void *data, size_t size) { return do_read(fd, data, size, -1); }
ssize_t pread(int fd, void *data, size_t size, off_t offset) { return do_read(fd, data, size, offset); }
ssize_t pread64(int fd, void *data, size_t size, off64_t offset) { return do_read(fd, data, size, offset); }
int ftruncate(int fd, off_t size) { return do_truncate(fd, size); }
int ftruncate64(int fd, off64_t size) { return do_truncate(fd, size); }
int rename(const char *from, const char *to) { return do_rename(AT_FDCWD, from, AT_FDCWD, to); }
int renameat(int at, const char *from, int to_at, const char *to) { return do_rename(at, from, to_at, to); }
int link(const char *from, const char *to) { return do_link(AT_FDCWD, from, AT_FDCWD, to, 0); }
int linkat(int at, const char *from, int to_at, const char *to, int flags) {
    return do_link(at, from, to_at, to, flags);
}
int unlink(const char *path) { return do_unlink(AT_FDCWD, path, 0); }
int unlinkat(int at, const char *path, int flags) { return do_unlink(at, path, flags); }

/* Copying inside the kernel is done here by hand, so that the data pass through do_write. */
ssize_t sendfile64(int out, int in, off64_t *offset, size_t size) {
    if (!known(out)) return syscall(SYS_sendfile, out, in, offset, size);
    char data[1 << 16];
    ssize_t got = offset ? do_read(in, data, size < sizeof data ? size : sizeof data, *offset)
                         : do_read(in, data, size < sizeof data ? size : sizeof data, -1);
    if (got <= 0) return got;
    ssize_t done = do_write(out, data, got, -1);
    if (done > 0 && offset) *offset += done;
    if (done >= 0 && !offset && done < got) lseek(in, done - got, SEEK_CUR);
    return done;
}
ssize_t sendfile(int out, int in, off_t *offset, size_t size) { return sendfile64(out, in, (off64_t *)offset, size); }
ssize_t copy_file_range(int in, off64_t *in_at, int out, off64_t *out_at, size_t size, unsigned flags) {
    if (!known(out)) return syscall(SYS_copy_file_range, in, in_at, out, out_at, size, flags);
    return errno = EXDEV, -1; /* callers then copy in the ordinary way */
}
