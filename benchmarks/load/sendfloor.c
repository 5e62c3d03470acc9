/*
 * What it costs at least to send UDP datagrams to many receivers on this machine: CPU seconds of the
 * sending process for each 10^9 octets of payload. Prints one line of JSON.
 *
 *   cc -O2 -Wall -Wextra -o sendfloor sendfloor.c
 *   sendfloor sendto|sendmmsg|gso RECEIVERS SECONDS [PAYLOAD]
 *
 * sendto    one system call a datagram
 * sendmmsg  32 datagrams a system call
 * gso       8 datagrams a system call, to one receiver, by UDP segmentation offload
 *
 * A second process receives and throws away. Delivery over the loopback interface runs on the sender's
 * account, as it does for a server that is measured with clients on the same machine.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/udp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#ifndef UDP_SEGMENT
#define UDP_SEGMENT 103
#endif

enum { BATCH = 32, TRAIN = 8, MAX_PAYLOAD = 1472, RECEIVE_BUFFER = 1 << 20, DRAIN = 64 };

struct floor {
  int socket;
  int receivers;
  struct sockaddr_in *addresses;
  int payload;
  char data[TRAIN * MAX_PAYLOAD];
  int next;
  unsigned long long datagrams;
};

static void die(const char *what) {
  perror(what);
  exit(1);
}

static double monotonic_seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec + now.tv_nsec / 1e9;
}

static double cpu_seconds(void) {
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_utime.tv_sec + usage.ru_stime.tv_sec +
         (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

/* Binds the receivers' sockets to free ports of the loopback interface, and watches them all. */
static int open_receivers(struct floor *floor) {
  int watch = epoll_create1(0);
  int size = RECEIVE_BUFFER;
  for (int i = 0; i < floor->receivers; i++) {
    struct sockaddr_in *address = &floor->addresses[i];
    socklen_t length = sizeof *address;
    int fd = socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK, 0);
    if (fd < 0) die("socket");
    address->sin_family = AF_INET;
    address->sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &size, sizeof size);
    if (bind(fd, (struct sockaddr *)address, length)) die("bind");
    getsockname(fd, (struct sockaddr *)address, &length);
    struct epoll_event event = {.events = EPOLLIN, .data.fd = fd};
    if (epoll_ctl(watch, EPOLL_CTL_ADD, fd, &event)) die("epoll_ctl");
  }
  return watch;
}

/* The receiving process: reads until it is killed. */
static void drain(int watch) {
  static char buffers[DRAIN][2048];
  static struct iovec parts[DRAIN];
  static struct mmsghdr messages[DRAIN];
  struct epoll_event events[DRAIN];
  for (int i = 0; i < DRAIN; i++) {
    parts[i] = (struct iovec){.iov_base = buffers[i], .iov_len = sizeof buffers[i]};
    messages[i].msg_hdr.msg_iov = &parts[i];
    messages[i].msg_hdr.msg_iovlen = 1;
  }
  for (;;) {
    int ready = epoll_wait(watch, events, DRAIN, -1);
    for (int i = 0; i < ready; i++) {
      recvmmsg(events[i].data.fd, messages, DRAIN, MSG_DONTWAIT, NULL);
    }
  }
}

static struct sockaddr_in *next_address(struct floor *floor) {
  struct sockaddr_in *address = &floor->addresses[floor->next];
  floor->next = (floor->next + 1) % floor->receivers;
  return address;
}

static void send_one(struct floor *floor, int count) {
  size_t length = (size_t)floor->payload * count;
  if (sendto(floor->socket, floor->data, length, 0, (struct sockaddr *)next_address(floor),
             sizeof(struct sockaddr_in)) < 0) {
    die("sendto");
  }
  floor->datagrams += count;
}

static void send_batch(struct floor *floor) {
  struct mmsghdr messages[BATCH];
  struct iovec part = {.iov_base = floor->data, .iov_len = floor->payload};
  memset(messages, 0, sizeof messages);
  for (int i = 0; i < BATCH; i++) {
    messages[i].msg_hdr.msg_name = next_address(floor);
    messages[i].msg_hdr.msg_namelen = sizeof(struct sockaddr_in);
    messages[i].msg_hdr.msg_iov = &part;
    messages[i].msg_hdr.msg_iovlen = 1;
  }
  int sent = sendmmsg(floor->socket, messages, BATCH, 0);
  if (sent < 0) die("sendmmsg");
  floor->datagrams += sent;
}

static void run(struct floor *floor, const char *mode, double seconds) {
  int batch = !strcmp(mode, "sendmmsg");
  int train = !strcmp(mode, "gso") ? TRAIN : 1;
  if (train > 1 && setsockopt(floor->socket, IPPROTO_UDP, UDP_SEGMENT, &floor->payload,
                              sizeof floor->payload)) {
    die("UDP_SEGMENT");
  }
  double end = monotonic_seconds() + seconds;
  while (monotonic_seconds() < end) {
    for (int i = 0; i < 64; i++) {
      if (batch) {
        send_batch(floor);
      } else {
        send_one(floor, train);
      }
    }
  }
}

int main(int count, char **arguments) {
  struct floor floor = {.payload = 1400};
  if (count > 4) floor.payload = atoi(arguments[4]);
  if (count > 2) floor.receivers = atoi(arguments[2]);
  double seconds = count > 3 ? atof(arguments[3]) : 0;
  const char *mode = count > 1 ? arguments[1] : "";
  int known = !strcmp(mode, "sendto") || !strcmp(mode, "sendmmsg") || !strcmp(mode, "gso");
  if (!known || floor.receivers < 1 || seconds <= 0 || floor.payload < 1 ||
      floor.payload > MAX_PAYLOAD) {
    fprintf(stderr, "usage: sendfloor sendto|sendmmsg|gso RECEIVERS SECONDS [PAYLOAD]\n");
    return 2;
  }
  floor.addresses = calloc(floor.receivers, sizeof *floor.addresses);
  if (!floor.addresses) die("calloc");
  int watch = open_receivers(&floor);
  pid_t receiver = fork();
  if (receiver < 0) die("fork");
  if (receiver == 0) drain(watch);
  floor.socket = socket(AF_INET, SOCK_DGRAM, 0);
  if (floor.socket < 0) die("socket");
  double cpu = cpu_seconds();
  run(&floor, mode, seconds);
  cpu = cpu_seconds() - cpu;
  kill(receiver, SIGKILL);
  waitpid(receiver, NULL, 0);
  double gigabytes = (double)floor.datagrams * floor.payload / 1e9;
  printf("{\"mode\":\"%s\",\"receivers\":%d,\"payload\":%d,\"datagrams\":%llu,\"cpuSeconds\":%.3f,"
         "\"cpuSecondsPerGigabyte\":%.3f}\n",
         mode, floor.receivers, floor.payload, floor.datagrams, cpu, cpu / gigabytes);
  return 0;
}
