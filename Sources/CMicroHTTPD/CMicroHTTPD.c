#include "CMicroHTTPD.h"

#include <arpa/inet.h>
#include <dlfcn.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

// Only the sandbox needs the library, so it is loaded when a server starts: it brings GnuTLS along,
// which every other start would wait for.

// The functions that are called, each with the type that the header gives it.
#define FUNCTIONS(of)                                                                     \
  of(MHD_start_daemon) of(MHD_stop_daemon) of(MHD_get_daemon_info)                        \
  of(MHD_get_connection_values) of(MHD_queue_response) of(MHD_add_response_header)        \
  of(MHD_get_response_headers) of(MHD_create_response_from_buffer) of(MHD_destroy_response)

#define MEMBER(name) __typeof__(name) *name;
static struct { FUNCTIONS(MEMBER) } library;

static pthread_once_t once = PTHREAD_ONCE_INIT;
static const char *failure;

static void load(void) {
  void *handle = dlopen("libmicrohttpd.so.12", RTLD_NOW | RTLD_LOCAL);
  if (handle == NULL) {
    failure = strdup(dlerror());
    return;
  }
#define LOAD(name)                                                      \
  if ((library.name = (__typeof__(name) *)dlsym(handle, #name)) == NULL) \
    failure = "libmicrohttpd.so.12 lacks " #name;
  FUNCTIONS(LOAD)
}

const char *cmhd_load(void) {
  pthread_once(&once, load);
  return failure;
}

struct cmhd_server {
  struct MHD_Daemon *daemon;
  cmhd_handler handler;
  void *context;
  size_t body_limit;
};

struct cmhd_header {
  const char *name;
  const char *value;
};

struct cmhd_request {
  const char *method;
  char *target;
  struct cmhd_header *headers;
  size_t header_count;
  size_t header_capacity;
  uint8_t *body;
  size_t body_length;
  size_t body_capacity;
  bool seen;
  bool too_large;
};

struct cmhd_reply {
  unsigned int status;
  struct MHD_Response *response;
  struct MHD_Response *headers;
  bool dropped;
};

// The library offers the undecoded target only here; the result becomes the request's context.
static void *begin(void *context, const char *uri, struct MHD_Connection *connection) {
  (void)context;
  (void)connection;
  cmhd_request *request = calloc(1, sizeof *request);
  if (request == NULL) return NULL;
  request->target = strdup(uri);
  if (request->target == NULL) {
    free(request);
    return NULL;
  }
  return request;
}

static void end(void *context, struct MHD_Connection *connection, void **request_context,
                enum MHD_RequestTerminationCode code) {
  (void)context;
  (void)connection;
  (void)code;
  cmhd_request *request = *request_context;
  if (request == NULL) return;
  // Bodies carry secrets.
  if (request->body != NULL) explicit_bzero(request->body, request->body_capacity);
  free(request->body);
  free(request->headers);
  free(request->target);
  free(request);
  *request_context = NULL;
}

static enum MHD_Result collect_header(void *context, enum MHD_ValueKind kind, const char *name,
                                      const char *value) {
  (void)kind;
  cmhd_request *request = context;
  if (request->header_count == request->header_capacity) {
    size_t capacity = request->header_capacity == 0 ? 16 : request->header_capacity * 2;
    struct cmhd_header *larger = realloc(request->headers, capacity * sizeof *larger);
    if (larger == NULL) return MHD_NO;
    request->headers = larger;
    request->header_capacity = capacity;
  }
  request->headers[request->header_count].name = name;
  request->headers[request->header_count].value = value == NULL ? "" : value;
  request->header_count += 1;
  return MHD_YES;
}

static bool collect_body(cmhd_request *request, const char *data, size_t length, size_t limit) {
  // A body that is too large is read to its end all the same: answering earlier would close the
  // connection under the client, which then may not see the answer.
  if (request->too_large || length > limit - request->body_length) {
    request->too_large = true;
    request->body_length = 0;
    return true;
  }
  if (request->body_length + length > request->body_capacity) {
    size_t capacity = request->body_capacity == 0 ? 4096 : request->body_capacity;
    while (capacity < request->body_length + length) capacity *= 2;
    uint8_t *larger = malloc(capacity);
    if (larger == NULL) return false;
    if (request->body != NULL) {
      memcpy(larger, request->body, request->body_length);
      explicit_bzero(request->body, request->body_capacity);
      free(request->body);
    }
    request->body = larger;
    request->body_capacity = capacity;
  }
  memcpy(request->body + request->body_length, data, length);
  request->body_length += length;
  return true;
}

static enum MHD_Result copy_header(void *context, enum MHD_ValueKind kind, const char *name,
                                   const char *value) {
  (void)kind;
  return library.MHD_add_response_header(context, name, value);
}

static enum MHD_Result answer(cmhd_server *server, struct MHD_Connection *connection,
                              cmhd_request *request) {
  cmhd_reply reply = {.status = MHD_HTTP_OK};
  reply.headers = library.MHD_create_response_from_buffer(0, "", MHD_RESPMEM_PERSISTENT);
  if (reply.headers == NULL) return MHD_NO;
  server->handler(server->context, request, &reply);

  enum MHD_Result result = MHD_NO;
  if (!reply.dropped) {
    if (reply.response == NULL) {
      reply.response = library.MHD_create_response_from_buffer(0, "", MHD_RESPMEM_PERSISTENT);
    }
    if (reply.response != NULL) {
      library.MHD_get_response_headers(reply.headers, copy_header, reply.response);
      result = library.MHD_queue_response(connection, reply.status, reply.response);
    }
  }
  if (reply.response != NULL) library.MHD_destroy_response(reply.response);
  library.MHD_destroy_response(reply.headers);
  return result;
}

static enum MHD_Result handle(void *context, struct MHD_Connection *connection, const char *url,
                              const char *method, const char *version, const char *data,
                              size_t *length, void **request_context) {
  (void)url;
  (void)version;
  cmhd_server *server = context;
  cmhd_request *request = *request_context;
  if (request == NULL) return MHD_NO;
  if (!request->seen) {
    request->seen = true;
    request->method = method;
    library.MHD_get_connection_values(connection, MHD_HEADER_KIND, collect_header, request);
    return MHD_YES;
  }
  if (*length > 0) {
    if (!collect_body(request, data, *length, server->body_limit)) return MHD_NO;
    *length = 0;
    return MHD_YES;
  }
  return answer(server, connection, request);
}

cmhd_server *cmhd_start(uint16_t port, unsigned int connection_limit, size_t body_limit,
                        const char *key_pem, const char *certificate_pem, cmhd_handler handler,
                        void *context) {
  if (cmhd_load() != NULL) return NULL;
  cmhd_server *server = calloc(1, sizeof *server);
  if (server == NULL) return NULL;
  server->handler = handler;
  server->context = context;
  server->body_limit = body_limit;
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  unsigned int flags =
      MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_THREAD_PER_CONNECTION | MHD_USE_POLL;
  struct MHD_OptionItem plain[] = {{MHD_OPTION_END, 0, NULL}};
  struct MHD_OptionItem secured[] = {
      {MHD_OPTION_HTTPS_MEM_KEY, 0, (void *)(uintptr_t)key_pem},
      {MHD_OPTION_HTTPS_MEM_CERT, 0, (void *)(uintptr_t)certificate_pem},
      {MHD_OPTION_END, 0, NULL}};
  bool is_secured = key_pem != NULL && certificate_pem != NULL;
  if (is_secured) flags |= MHD_USE_TLS;
  server->daemon = library.MHD_start_daemon(
      flags, port, NULL, NULL, handle, server, MHD_OPTION_SOCK_ADDR,
      (struct sockaddr *)&address, MHD_OPTION_ARRAY, is_secured ? secured : plain,
      MHD_OPTION_CONNECTION_LIMIT, connection_limit, MHD_OPTION_CONNECTION_TIMEOUT,
      (unsigned int)60, MHD_OPTION_URI_LOG_CALLBACK, begin, NULL, MHD_OPTION_NOTIFY_COMPLETED,
      end, NULL, MHD_OPTION_END);
  if (server->daemon == NULL) {
    free(server);
    return NULL;
  }
  return server;
}

uint16_t cmhd_port(const cmhd_server *server) {
  const union MHD_DaemonInfo *info =
      library.MHD_get_daemon_info(server->daemon, MHD_DAEMON_INFO_BIND_PORT);
  return info == NULL ? 0 : info->port;
}

void cmhd_stop(cmhd_server *server) {
  library.MHD_stop_daemon(server->daemon);
  free(server);
}

const char *cmhd_request_method(const cmhd_request *request) { return request->method; }

const char *cmhd_request_target(const cmhd_request *request) { return request->target; }

size_t cmhd_request_header_count(const cmhd_request *request) { return request->header_count; }

const char *cmhd_request_header_name(const cmhd_request *request, size_t index) {
  return request->headers[index].name;
}

const char *cmhd_request_header_value(const cmhd_request *request, size_t index) {
  return request->headers[index].value;
}

const uint8_t *cmhd_request_body(const cmhd_request *request) {
  return request->body_length == 0 ? NULL : request->body;
}

size_t cmhd_request_body_length(const cmhd_request *request) { return request->body_length; }

bool cmhd_request_is_too_large(const cmhd_request *request) { return request->too_large; }

void cmhd_reply_status(cmhd_reply *reply, unsigned int status) { reply->status = status; }

bool cmhd_reply_header(cmhd_reply *reply, const char *name, const char *value) {
  return library.MHD_add_response_header(reply->headers, name, value) == MHD_YES;
}

bool cmhd_reply_body(cmhd_reply *reply, const uint8_t *bytes, size_t length) {
  if (reply->response != NULL) library.MHD_destroy_response(reply->response);
  reply->response =
      library.MHD_create_response_from_buffer(length, (void *)(uintptr_t)bytes, MHD_RESPMEM_MUST_COPY);
  return reply->response != NULL;
}

void cmhd_reply_drop(cmhd_reply *reply) { reply->dropped = true; }
