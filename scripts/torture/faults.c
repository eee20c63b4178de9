/* Stands between a program and the disk (LD_PRELOAD): counts the calls that change files under a folder, and at one of
   them kills the program or answers an error; or writes every change to a log, from which power cuts are played.

   FAULT_FOLDER  the folder; nothing else is looked at
   FAULT_COUNT   file where one byte a call is appended: how many calls a command makes
   FAULT_AT      number of the call where something happens, from 1
   FAULT_KIND    "kill", or the number of an error; with "+" after it, every call from there on
   FAULT_LOG     file the changes are appended to: header of 6 words (kind, length of first path, of second path, file
                 number, offset, length of data), both paths, data
   FAULT_CLOCK   seconds since 1970: the clock stands still there
   FAULT_NOSYNC  any value: fsync and fdatasync do nothing, like a disk that lies */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static const char *folder;
static int log_file = -1, count_file = -1;
static long at, calls;
static int kind_kill, kind_error, kind_onwards, nosync;

#define REAL(name) ({ static __typeof__(&name) real; if (!real) real = dlsym(RTLD_NEXT, #name); real; })

__attribute__((constructor)) static void begin(void) {
    folder = getenv("FAULT_FOLDER");
    if (!folder) return;
    const char *value = getenv("FAULT_AT"), *kind = getenv("FAULT_KIND");
    at = value ? atol(value) : 0;
    kind_kill = kind && !strcmp(kind, "kill");
    kind_error = kind ? atoi(kind) : 0;
    kind_onwards = kind && strchr(kind, '+');
    nosync = getenv("FAULT_NOSYNC") != NULL;
    if ((value = getenv("FAULT_LOG"))) log_file = REAL(open)(value, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if ((value = getenv("FAULT_COUNT"))) count_file = REAL(open)(value, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static int stopped(struct timespec *now) {
    const char *value = getenv("FAULT_CLOCK");
    if (!value) return 0;
    now->tv_sec = atol(value);
    now->tv_nsec = 0;
    return 1;
}

int clock_gettime(clockid_t clock, struct timespec *now) {
    return clock == CLOCK_REALTIME && stopped(now) ? 0 : REAL(clock_gettime)(clock, now);
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
    struct timespec still;
    if (!stopped(&still)) return REAL(gettimeofday)(now, zone);
    now->tv_sec = still.tv_sec;
    now->tv_usec = 0;
    return 0;
}

time_t time(time_t *now) {
    struct timespec still;
    if (!stopped(&still)) return REAL(time)(now);
    if (now) *now = still.tv_sec;
    return still.tv_sec;
}

/* The absolute path, when it is under the folder. */
static int watched(const char *path, char *full) {
    if (!folder || !path) return 0;
    if (path[0] == '/') snprintf(full, 4096, "%s", path);
    else {
        char here[2048];
        if (!getcwd(here, sizeof here)) return 0;
        snprintf(full, 4096, "%s/%s", here, path);
    }
    size_t n = strlen(folder);
    return !strncmp(full, folder, n) && (full[n] == '/' || !full[n]);
}

static int watched_file(int file, char *full) {
    if (!folder || file < 0 || file == log_file || file == count_file) return 0;
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t n = readlink(link, full, 4095);
    if (n <= 0) return 0;
    full[n] = 0;
    char same[4096];
    return full[0] == '/' && watched(full, same);
}

static uint64_t number_of(int file) {
    struct stat s;
    return fstat(file, &s) ? 0 : s.st_ino;
}

static uint64_t number_at(const char *path) {
    struct stat s;
    return lstat(path, &s) ? 0 : s.st_ino;
}

/* Counts a call about to be made; kills, or answers whether it must fail. */
static int strike(void) {
    pthread_mutex_lock(&lock);
    long now = ++calls;
    if (count_file >= 0) (void)!REAL(write)(count_file, ".", 1);
    pthread_mutex_unlock(&lock);
    int hit = at && (now == at || (kind_onwards && now > at));
    if (hit && kind_kill) kill(getpid(), SIGKILL);
    if (hit && kind_error) { errno = kind_error; return 1; }
    return 0;
}

static void note(char kind, const char *path, const char *other, uint64_t number, uint64_t offset, const void *data,
                 uint64_t length) {
    if (log_file < 0) return;
    uint64_t n = path ? strlen(path) : 0, m = other ? strlen(other) : 0;
    uint64_t size = 48 + n + m + (data ? length : 0);
    char *record = malloc(size);
    uint64_t head[6] = {kind, n, m, number, offset, length};
    memcpy(record, head, 48);
    if (n) memcpy(record + 48, path, n);
    if (m) memcpy(record + 48 + n, other, m);
    if (data) memcpy(record + 48 + n + m, data, length);
    (void)!REAL(write)(log_file, record, size);
    free(record);
}

#define OPEN(name)                                                                                                      \
    int name(const char *path, int flags, ...) {                                                                        \
        mode_t mode = 0;                                                                                                \
        if (flags & (O_CREAT | __O_TMPFILE)) { va_list more; va_start(more, flags); mode = va_arg(more, mode_t); va_end(more); } \
        char full[4096];                                                                                                \
        int made = (flags & O_CREAT) && watched(path, full) && !number_at(full);                                        \
        if (made && strike()) return -1;                                                                                \
        int file = REAL(name)(path, flags, mode);                                                                       \
        if (made && file >= 0) note('C', full, NULL, number_of(file), 0, NULL, 0);                                      \
        else if (file >= 0 && (flags & O_TRUNC) && watched(path, full)) note('T', full, NULL, number_of(file), 0, NULL, 0); \
        return file;                                                                                                    \
    }
OPEN(open)
OPEN(open64)

#define OPENAT(name)                                                                                                    \
    int name(int base, const char *path, int flags, ...) {                                                              \
        mode_t mode = 0;                                                                                                \
        if (flags & (O_CREAT | __O_TMPFILE)) { va_list more; va_start(more, flags); mode = va_arg(more, mode_t); va_end(more); } \
        char full[4096];                                                                                                \
        int made = base == AT_FDCWD && (flags & O_CREAT) && watched(path, full) && !number_at(full);                    \
        if (made && strike()) return -1;                                                                                \
        int file = REAL(name)(base, path, flags, mode);                                                                 \
        if (made && file >= 0) note('C', full, NULL, number_of(file), 0, NULL, 0);                                      \
        return file;                                                                                                    \
    }
OPENAT(openat)
OPENAT(openat64)

#define PWRITE(name, offset_type)                                                                                       \
    ssize_t name(int file, const void *data, size_t length, offset_type offset) {                                       \
        char full[4096];                                                                                                \
        int is = watched_file(file, full);                                                                              \
        if (is && strike()) return -1;                                                                                  \
        ssize_t done = REAL(name)(file, data, length, offset);                                                          \
        if (is && done > 0) note('W', NULL, NULL, number_of(file), offset, data, done);                                 \
        return done;                                                                                                    \
    }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

ssize_t write(int file, const void *data, size_t length) {
    char full[4096];
    int is = watched_file(file, full);
    if (is && strike()) return -1;
    uint64_t offset = is ? (uint64_t)lseek(file, 0, SEEK_CUR) : 0;
    ssize_t done = REAL(write)(file, data, length);
    if (is && done > 0) note('W', NULL, NULL, number_of(file), offset, data, done);
    return done;
}

/* Copies inside the kernel: what was written is read back for the log. */
static void note_back(int file, uint64_t offset, uint64_t length) {
    if (log_file < 0) return;
    char link[64], *data = malloc(length);
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    int again = REAL(open)(link, O_RDONLY | O_CLOEXEC);
    if (again >= 0 && pread(again, data, length, offset) == (ssize_t)length)
        note('W', NULL, NULL, number_of(file), offset, data, length);
    if (again >= 0) close(again);
    free(data);
}

#define SENDFILE(name, offset_type)                                                                                     \
    ssize_t name(int file, int source, offset_type *from, size_t length) {                                              \
        char full[4096];                                                                                                \
        int is = watched_file(file, full);                                                                              \
        if (is && strike()) return -1;                                                                                  \
        uint64_t offset = is ? (uint64_t)lseek(file, 0, SEEK_CUR) : 0;                                                  \
        ssize_t done = REAL(name)(file, source, from, length);                                                          \
        if (is && done > 0) note_back(file, offset, done);                                                              \
        return done;                                                                                                    \
    }
SENDFILE(sendfile, off_t)
SENDFILE(sendfile64, off64_t)

ssize_t copy_file_range(int source, off64_t *from, int file, off64_t *to, size_t length, unsigned flags) {
    char full[4096];
    int is = watched_file(file, full);
    if (is && strike()) return -1;
    uint64_t offset = is ? (to ? (uint64_t)*to : (uint64_t)lseek(file, 0, SEEK_CUR)) : 0;
    ssize_t done = REAL(copy_file_range)(source, from, file, to, length, flags);
    if (is && done > 0) note_back(file, offset, done);
    return done;
}

#define SYNC(name)                                                                                                      \
    int name(int file) {                                                                                                \
        char full[4096];                                                                                                \
        int is = watched_file(file, full);                                                                              \
        if (is && strike()) return -1;                                                                                  \
        if (is && nosync) return 0;                                                                                     \
        int done = REAL(name)(file);                                                                                    \
        struct stat s;                                                                                                  \
        if (is && !done && !fstat(file, &s)) note(S_ISDIR(s.st_mode) ? 'D' : 'S', full, NULL, s.st_ino, 0, NULL, 0);     \
        return done;                                                                                                    \
    }
SYNC(fsync)
SYNC(fdatasync)

#define TRUNCATE(name, size_type)                                                                                       \
    int name(int file, size_type size) {                                                                                \
        char full[4096];                                                                                                \
        int is = watched_file(file, full);                                                                              \
        if (is && strike()) return -1;                                                                                  \
        int done = REAL(name)(file, size);                                                                              \
        if (is && !done) note('T', NULL, NULL, number_of(file), size, NULL, 0);                                         \
        return done;                                                                                                    \
    }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

int unlink(const char *path) {
    char full[4096];
    int is = watched(path, full) && number_at(full);
    if (is && strike()) return -1;
    int done = REAL(unlink)(path);
    if (is && !done) note('U', full, NULL, 0, 0, NULL, 0);
    return done;
}

int rename(const char *old, const char *new) {
    char from[4096], to[4096];
    int is = watched(old, from) && watched(new, to);
    if (is && strike()) return -1;
    uint64_t number = is ? number_at(from) : 0;
    int done = REAL(rename)(old, new);
    if (is && !done) note('R', from, to, number, 0, NULL, 0);
    return done;
}

int link(const char *old, const char *new) {
    char from[4096], to[4096];
    int is = watched(old, from) && watched(new, to);
    if (is && strike()) return -1;
    int done = REAL(link)(old, new);
    if (is && !done) note('L', from, to, number_at(to), 0, NULL, 0);
    return done;
}

int mkdir(const char *path, mode_t mode) {
    char full[4096];
    int is = watched(path, full) && !number_at(full);
    if (is && strike()) return -1;
    int done = REAL(mkdir)(path, mode);
    if (is && !done) note('M', full, NULL, number_at(full), 0, NULL, 0);
    return done;
}
