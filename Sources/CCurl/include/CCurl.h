#pragma once

// What Swift cannot say to libcurl itself: its setters and getters are variadic. One typed function
// per concern; the rest of <curl/curl.h> is called directly.

#include <curl/curl.h>
#include <stdbool.h>
#include <stdint.h>

/// Loads libcurl, the first time; why it cannot be loaded, or NULL once it is.
const char *ccurl_load(void);

/// Starts libcurl once per process, with memory that is wiped when libcurl frees it.
CURLcode ccurl_start(void);

/// The settings that no request may change: http and https only, no redirects, no signals, no
/// .netrc, no cookies, verified TLS 1.2 or later, headers kept from proxies.
CURLcode ccurl_harden(CURL *easy);

CURLcode ccurl_set_url(CURL *easy, const char *url);
CURLcode ccurl_set_user_agent(CURL *easy, const char *text);
/// The list is borrowed until the handle is cleaned up.
CURLcode ccurl_set_headers(CURL *easy, struct curl_slist *headers);
/// Replaces the authorities of the system, file and folder, by one PEM file; for an HTTPS proxy too.
CURLcode ccurl_set_authorities(CURL *easy, const char *path);
/// An empty text means no proxy, whatever the environment says.
CURLcode ccurl_set_proxy(CURL *easy, const char *url);
/// Both limits in milliseconds, above zero.
CURLcode ccurl_set_timeouts(CURL *easy, long connecting, long total);

CURLcode ccurl_set_head(CURL *easy);
/// A request without a body.
CURLcode ccurl_set_bare(CURL *easy, const char *method);
/// A request with a body, which is borrowed until the exchange is over and may not be NULL.
CURLcode ccurl_set_body(CURL *easy, const char *method, const void *bytes, size_t count);

/// Whoever listens to an exchange; all three get `context`.
CURLcode ccurl_set_callbacks(
  CURL *easy, curl_write_callback body, curl_write_callback header, curl_prereq_callback before,
  void *context);
/// A buffer of CURL_ERROR_SIZE bytes, borrowed until the handle is cleaned up.
CURLcode ccurl_set_message(CURL *easy, char *buffer);

/// The status of the last answer; 0 before one came.
long ccurl_status(CURL *easy);
/// The status that a proxy gave to CONNECT; 0 when none was asked.
long ccurl_connect_status(CURL *easy);
/// What the check of the server's certificate chain came to; the host's name is checked afterwards.
enum ccurl_verification {
  CCURL_VERIFIED,
  CCURL_EXPIRED,
  CCURL_NOT_YET_VALID,
  CCURL_WRONG_HOST,
  CCURL_UNKNOWN_AUTHORITY,
  CCURL_UNVERIFIED,
};
enum ccurl_verification ccurl_verification(CURL *easy);
/// The bytes of the body that were sent so far.
int64_t ccurl_uploaded(CURL *easy);
/// Whether an exchange of `multi` is over, and how it ended.
bool ccurl_finished(CURLM *multi, CURLcode *result);
