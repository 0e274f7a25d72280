// SPDX-License-Identifier: GPL-3.0-or-later
/* TCP over lo (v4 and v6), UDP, and Unix sockets. */
#define _GNU_SOURCE
#include "workload.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stddef.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static struct sockaddr_in local(int port)
{
	struct sockaddr_in a = { .sin_family = AF_INET, .sin_port = htons(port) };

	a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	return a;
}

/* Listens on 127.0.0.1:7001, keeps three accepted connections open. */
static void tcp_server(void)
{
	struct sockaddr_in a = local(7001);
	int one = 1, fd = socket(AF_INET, SOCK_STREAM, 0);

	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
	must(bind(fd, (struct sockaddr *)&a, sizeof a) == 0, "bind 7001");
	must(listen(fd, 16) == 0, "listen 7001");
	for (;;)
		must(accept(fd, NULL, NULL) >= 0, "accept 7001");
}

/* Three connections; the last one has 1000 bytes that the server never reads. */
static void tcp_client(void)
{
	struct sockaddr_in a = local(7001);
	char unread[1000];
	int fd = -1;

	memset(unread, 'u', sizeof unread);
	for (int i = 0; i < 3; i++) {
		fd = socket(AF_INET, SOCK_STREAM, 0);
		/* The server may not listen yet. */
		while (connect(fd, (struct sockaddr *)&a, sizeof a) < 0)
			usleep(10000);
	}
	must(write(fd, unread, sizeof unread) == sizeof unread, "write 7001");
}

static void tcp6_server(void)
{
	struct sockaddr_in6 a = { .sin6_family = AF_INET6, .sin6_port = htons(7006), .sin6_addr = IN6ADDR_ANY_INIT };
	int fd = socket(AF_INET6, SOCK_STREAM, 0);

	/* A kernel without IPv6 is no reason to fail. */
	if (fd >= 0 && bind(fd, (struct sockaddr *)&a, sizeof a) == 0)
		listen(fd, 1);
}

static void udp_server(void)
{
	struct sockaddr_in a = local(7053);
	char buffer[64];
	int fd = socket(AF_INET, SOCK_DGRAM, 0);

	must(bind(fd, (struct sockaddr *)&a, sizeof a) == 0, "bind 7053");
	for (;;)
		recv(fd, buffer, sizeof buffer, 0);
}

static socklen_t unix_address(struct sockaddr_un *a, const char *name)
{
	memset(a, 0, sizeof *a);
	a->sun_family = AF_UNIX;
	strcpy(a->sun_path, name);
	/* A leading @ stands for the abstract name space. */
	if (name[0] == '@')
		a->sun_path[0] = 0;
	return offsetof(struct sockaddr_un, sun_path) + strlen(name) + (name[0] != '@');
}

static void unix_listen(const char *name)
{
	struct sockaddr_un a;
	socklen_t size = unix_address(&a, name);
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);

	must(bind(fd, (struct sockaddr *)&a, size) == 0 && listen(fd, 8) == 0, name);
	for (;;)
		must(accept(fd, NULL, NULL) >= 0, name);
}

static void unix_connect(const char *name)
{
	struct sockaddr_un a;
	socklen_t size = unix_address(&a, name);
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);

	while (connect(fd, (struct sockaddr *)&a, size) < 0)
		usleep(10000);
}

static void unix_server(void) { unix_listen("/run/jk.sock"); }
static void unix_client(void) { unix_connect("/run/jk.sock"); }
static void abstract_server(void) { unix_listen("@jkdump"); }
static void abstract_client(void) { unix_connect("@jkdump"); }

void start_network(void)
{
	start(tcp_server, "jk_tcp_server");
	start(tcp_client, "jk_tcp_client");
	start(tcp6_server, "jk_tcp6_server");
	start(udp_server, "jk_udp_server");
}

void start_unix_sockets(void)
{
	start(unix_server, "jk_unix_server");
	start(unix_client, "jk_unix_client");
	start(abstract_server, "jk_abs_server");
	start(abstract_client, "jk_abs_client");
}
