/// A small HTTP server on the loopback interface, over GNU libmicrohttpd.
///
/// Each connection has a thread of its own, so that a handler may wait without holding up others.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// A running server.
typedef struct cmhd_server cmhd_server;

/// One request, read to its end. It lives as long as the handler's call.
typedef struct cmhd_request cmhd_request;

/// The answer that a handler fills in. Nothing set means 200 without a body.
typedef struct cmhd_reply cmhd_reply;

/// Answers one request. It is called on the thread of the connection, never twice for a request.
typedef void (*cmhd_handler)(void *context, const cmhd_request *request, cmhd_reply *reply);

/// Loads the library, the first time; why it cannot be loaded, or NULL once it is.
const char *cmhd_load(void);

/// Starts to listen on 127.0.0.1.
///
/// `port` 0 takes any free one. A body above `body_limit` bytes is not kept: the handler is called
/// with `cmhd_request_is_too_large`. With a private key and a certificate, both PEM, it serves
/// HTTPS; with NULL for both, HTTP. Returns NULL when the port cannot be had, or the key and the
/// certificate do not fit.
cmhd_server *cmhd_start(uint16_t port, unsigned int connection_limit, size_t body_limit,
                        const char *key_pem, const char *certificate_pem, cmhd_handler handler,
                        void *context);

/// The port that the server listens on.
uint16_t cmhd_port(const cmhd_server *server);

/// Closes all connections, waits for running handlers, and frees the server.
void cmhd_stop(cmhd_server *server);

/// The method as it was sent, such as `GET`.
const char *cmhd_request_method(const cmhd_request *request);

/// Path and query as they were sent, with their percent escapes.
const char *cmhd_request_target(const cmhd_request *request);

/// The number of header fields.
size_t cmhd_request_header_count(const cmhd_request *request);

/// The name of a header field, by its place.
const char *cmhd_request_header_name(const cmhd_request *request, size_t index);

/// The value of a header field, by its place.
const char *cmhd_request_header_value(const cmhd_request *request, size_t index);

/// The first byte of the body, or NULL without one.
const uint8_t *cmhd_request_body(const cmhd_request *request);

/// The number of bytes in the body.
size_t cmhd_request_body_length(const cmhd_request *request);

/// Whether the body was above the limit, and was therefore thrown away.
bool cmhd_request_is_too_large(const cmhd_request *request);

/// Sets the status code.
void cmhd_reply_status(cmhd_reply *reply, unsigned int status);

/// Adds a header field. Returns false for a name or value that HTTP does not allow.
bool cmhd_reply_header(cmhd_reply *reply, const char *name, const char *value);

/// Sets the body; the bytes are copied. Returns false when memory is short.
bool cmhd_reply_body(cmhd_reply *reply, const uint8_t *bytes, size_t length);

/// Closes the connection without any answer.
void cmhd_reply_drop(cmhd_reply *reply);
