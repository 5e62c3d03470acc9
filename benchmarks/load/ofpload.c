/*
 * Asks an OFP server where something is, as often as wanted, and measures how long the answers take.
 * Prints one line of JSON.
 *
 *   cc -O2 -Wall -Wextra -o ofpload ofpload.c
 *   ofpload ADDRESS PORT PATH SECONDS rate N [PID]      N requests a second, whether answered or not
 *   ofpload ADDRESS PORT PATH SECONDS window N [PID]    N requests under way at any time
 *
 * PATH is what is located; PID is the server's process, whose CPU time is then told per answer. At a
 * rate, latency counts from when a request was due, so that a stall of the server is not hidden by a
 * generator that waits for it. Requests are confirmable CoAP messages of one socket; none is repeated.
 * A second of warm-up traffic is not counted.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum {
  BATCH = 64,
  MAX_REQUEST = 512,
  MAX_ANSWER = 8192,
  BUFFER = 4 << 20,
  HEADER = 4,
  TOKEN = 8,
  CONTENT = 69, /* 2.05 */
  LINEAR = 64,
  BUCKETS = LINEAR * 32
};

static const uint64_t SECOND = 1000000000ull;

struct load {
  int socket;
  unsigned char request[MAX_REQUEST];
  size_t length;
  uint16_t message;
  uint64_t warm_end; /* answers to requests due before are not counted */
  uint64_t sent, answered, refused, counted;
  uint64_t histogram[BUCKETS];
  uint64_t longest;
};

static void die(const char *what) {
  perror(what);
  exit(1);
}

static uint64_t now_nanos(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (uint64_t)now.tv_sec * SECOND + now.tv_nsec;
}

/* Buckets are exact up to 64 µs, then 64 to each power of two. */
static int bucket_of(uint64_t micros) {
  int shift = 0;
  while (micros >> shift >= 2 * LINEAR) shift++;
  int bucket = micros < LINEAR ? (int)micros : shift * LINEAR + (int)(micros >> shift);
  return bucket < BUCKETS ? bucket : BUCKETS - 1;
}

static uint64_t micros_of(int bucket) {
  if (bucket < 2 * LINEAR) return bucket;
  int shift = bucket / LINEAR - 1;
  return (uint64_t)(bucket - shift * LINEAR) << shift;
}

static double percentile_millis(const struct load *load, double part) {
  uint64_t wanted = (uint64_t)(part * load->counted), seen = 0;
  for (int i = 0; i < BUCKETS; i++) {
    seen += load->histogram[i];
    if (seen > wanted) return micros_of(i) / 1000.0;
  }
  return load->longest / 1e6;
}

static size_t add_option(unsigned char *to, int delta, const char *value) {
  size_t length = strlen(value), at = 0;
  if (length > 255) {
    fprintf(stderr, "the path is too long for one option\n");
    exit(2);
  }
  to[at++] = delta << 4 | (length < 13 ? length : 13);
  if (length >= 13) to[at++] = length - 13;
  memcpy(to + at, value, length);
  return at + length;
}

/* CON GET /locate?path=PATH with a token of eight bytes: when it was due. */
static void make_request(struct load *load, const char *path) {
  char query[MAX_REQUEST];
  snprintf(query, sizeof query, "path=%s", path);
  load->request[0] = 0x40 | TOKEN;
  load->request[1] = 1;
  load->length = HEADER + TOKEN;
  load->length += add_option(load->request + load->length, 11, "locate");
  load->length += add_option(load->request + load->length, 4, query);
}

/* Sends requests that were due at these times; returns how many the socket took. */
static int send_requests(struct load *load, const uint64_t *due, int count) {
  static unsigned char buffers[BATCH][MAX_REQUEST];
  struct iovec parts[BATCH];
  struct mmsghdr messages[BATCH];
  memset(messages, 0, sizeof messages);
  for (int i = 0; i < count; i++) {
    memcpy(buffers[i], load->request, load->length);
    uint16_t id = htons((uint16_t)(load->message + i));
    memcpy(buffers[i] + 2, &id, sizeof id);
    memcpy(buffers[i] + HEADER, &due[i], sizeof due[i]);
    parts[i] = (struct iovec){.iov_base = buffers[i], .iov_len = load->length};
    messages[i].msg_hdr.msg_iov = &parts[i];
    messages[i].msg_hdr.msg_iovlen = 1;
  }
  int sent = sendmmsg(load->socket, messages, count, 0);
  if (sent < 0) die("sendmmsg");
  load->message += sent;
  load->sent += sent;
  return sent;
}

static void take_answer(struct load *load, const unsigned char *answer, unsigned length,
                        uint64_t now) {
  if (length < HEADER + TOKEN || (answer[0] & 0x0f) != TOKEN) return;
  uint64_t due;
  memcpy(&due, answer + HEADER, sizeof due);
  load->answered++;
  if (due < load->warm_end) return;
  if (answer[1] != CONTENT) load->refused++;
  uint64_t latency = now - due;
  load->counted++;
  load->histogram[bucket_of(latency / 1000)]++;
  if (latency > load->longest) load->longest = latency;
}

static int receive_answers(struct load *load) {
  static unsigned char buffers[BATCH][MAX_ANSWER];
  static struct iovec parts[BATCH];
  static struct mmsghdr messages[BATCH];
  for (int i = 0; i < BATCH; i++) {
    parts[i] = (struct iovec){.iov_base = buffers[i], .iov_len = MAX_ANSWER};
    messages[i].msg_hdr.msg_iov = &parts[i];
    messages[i].msg_hdr.msg_iovlen = 1;
  }
  int received = recvmmsg(load->socket, messages, BATCH, MSG_DONTWAIT, NULL);
  uint64_t now = now_nanos();
  for (int i = 0; i < received; i++) take_answer(load, buffers[i], messages[i].msg_len, now);
  return received > 0 ? received : 0;
}

static void wait_for_answers(struct load *load, uint64_t nanos) {
  struct pollfd answers = {.fd = load->socket, .events = POLLIN};
  struct timespec patience = {.tv_sec = nanos / SECOND, .tv_nsec = nanos % SECOND};
  if (ppoll(&answers, 1, &patience, NULL) < 0) die("ppoll");
}

static void run_at_rate(struct load *load, double rate, uint64_t start, uint64_t end) {
  uint64_t before = load->sent;
  for (uint64_t now = now_nanos(); now < end; now = now_nanos()) {
    uint64_t due[BATCH];
    int count = 0;
    while (count < BATCH) {
      uint64_t next = start + (uint64_t)((load->sent - before + count) / rate * SECOND);
      if (next > now) break;
      due[count++] = next;
    }
    if (count > 0) send_requests(load, due, count);
    if (receive_answers(load) == 0 && count < BATCH) {
      uint64_t next = start + (uint64_t)((load->sent - before) / rate * SECOND);
      now = now_nanos();
      if (next > now) wait_for_answers(load, next - now);
    }
  }
}

static void run_in_window(struct load *load, int window, uint64_t end) {
  uint64_t last_answer = now_nanos(), lost = 0;
  for (uint64_t now = last_answer; now < end; now = now_nanos()) {
    int count = 0;
    uint64_t due[BATCH];
    while (count < BATCH && load->sent - lost - load->answered + count < (uint64_t)window) {
      due[count++] = now;
    }
    if (count > 0) send_requests(load, due, count);
    if (receive_answers(load) > 0) {
      last_answer = now;
    } else if (now - last_answer > SECOND) {
      lost = load->sent - load->answered;
      last_answer = now;
    } else if (count == 0) {
      wait_for_answers(load, SECOND / 1000);
    }
  }
}

/* CPU seconds of a process, user and system. */
static double cpu_seconds(int pid) {
  char name[64];
  unsigned long user = 0, system = 0;
  snprintf(name, sizeof name, "/proc/%d/stat", pid);
  FILE *file = fopen(name, "r");
  if (!file) die(name);
  if (fscanf(file, "%*d (%*[^)]) %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user,
             &system) != 2) {
    die(name);
  }
  fclose(file);
  return (user + system) / (double)sysconf(_SC_CLK_TCK);
}

static int open_socket(const char *address, int port) {
  struct sockaddr_in server = {.sin_family = AF_INET, .sin_port = htons(port)};
  int size = BUFFER;
  int fd = socket(AF_INET, SOCK_DGRAM, 0);
  if (fd < 0) die("socket");
  if (inet_pton(AF_INET, address, &server.sin_addr) != 1) {
    fprintf(stderr, "not an IPv4 address: %s\n", address);
    exit(2);
  }
  setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &size, sizeof size);
  if (connect(fd, (struct sockaddr *)&server, sizeof server)) die("connect");
  return fd;
}

static void run(struct load *load, const char *mode, double number, uint64_t start, uint64_t end) {
  if (!strcmp(mode, "rate")) {
    run_at_rate(load, number, start, end);
  } else {
    run_in_window(load, (int)number, end);
  }
}

int main(int count, char **arguments) {
  static struct load load;
  const char *mode = count > 6 ? arguments[5] : "";
  double seconds = count > 6 ? atof(arguments[4]) : 0, number = count > 6 ? atof(arguments[6]) : 0;
  int pid = count > 7 ? atoi(arguments[7]) : 0;
  if ((strcmp(mode, "rate") && strcmp(mode, "window")) || seconds <= 0 || number < 1) {
    fprintf(stderr, "usage: ofpload ADDRESS PORT PATH SECONDS rate|window N [PID]\n");
    return 2;
  }
  load.socket = open_socket(arguments[1], atoi(arguments[2]));
  make_request(&load, arguments[3]);
  uint64_t start = now_nanos();
  load.warm_end = UINT64_MAX;
  run(&load, mode, number, start, start + SECOND);
  start = load.warm_end = now_nanos();
  uint64_t before = load.sent;
  double cpu = pid ? cpu_seconds(pid) : 0;
  run(&load, mode, number, start, start + (uint64_t)(seconds * SECOND));
  uint64_t sent = load.sent - before;
  double elapsed = (now_nanos() - start) / (double)SECOND;
  double used = pid ? cpu_seconds(pid) - cpu : 0;
  for (uint64_t last = now_nanos() + SECOND; now_nanos() < last && load.counted < sent;) {
    wait_for_answers(&load, SECOND / 100);
    receive_answers(&load);
  }
  if (load.counted == 0) {
    fprintf(stderr, "ofpload: nothing was answered\n");
    return 1;
  }
  printf("{\"mode\":\"%s\",\"wanted\":%.0f,\"seconds\":%.2f,\"sent\":%llu,\"answered\":%llu,"
         "\"refused\":%llu,\"perSecond\":%.0f,\"p50Millis\":%.3f,\"p90Millis\":%.3f,"
         "\"p99Millis\":%.3f,\"p999Millis\":%.3f,\"maxMillis\":%.3f",
         mode, number, elapsed, (unsigned long long)sent, (unsigned long long)load.counted,
         (unsigned long long)load.refused, load.counted / elapsed, percentile_millis(&load, 0.5),
         percentile_millis(&load, 0.9), percentile_millis(&load, 0.99),
         percentile_millis(&load, 0.999), load.longest / 1e6);
  if (pid) printf(",\"cpuMicrosPerAnswer\":%.2f", used * 1e6 / (double)load.counted);
  printf("}\n");
  return 0;
}
