#include "CCurl.h"

#include <malloc.h>
#include <openssl/x509_vfy.h>
#include <stdlib.h>
#include <string.h>

// libcurl copies passwords, tokens and bodies into memory of its own and frees it as it is.

static void wipe_and_free(void *memory) {
  if (memory == NULL) return;
  explicit_bzero(memory, malloc_usable_size(memory));
  free(memory);
}

static void *wipe_and_realloc(void *memory, size_t size) {
  if (memory == NULL) return malloc(size);
  void *larger = malloc(size);
  if (larger == NULL) return NULL;
  size_t old = malloc_usable_size(memory);
  memcpy(larger, memory, old < size ? old : size);
  wipe_and_free(memory);
  return larger;
}

CURLcode ccurl_start(void) {
  return curl_global_init_mem(
    CURL_GLOBAL_DEFAULT, malloc, wipe_and_free, wipe_and_realloc, strdup, calloc);
}

// Sets one option and leaves the function when libcurl refuses it.
#define SET(option, value)                                      \
  do {                                                          \
    CURLcode code = curl_easy_setopt(easy, option, value);      \
    if (code != CURLE_OK) return code;                          \
  } while (0)

CURLcode ccurl_harden(CURL *easy) {
  SET(CURLOPT_PROTOCOLS_STR, "http,https");
  SET(CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
  SET(CURLOPT_FOLLOWLOCATION, 0L);
  SET(CURLOPT_NOSIGNAL, 1L);
  SET(CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
  SET(CURLOPT_SSL_VERIFYPEER, 1L);
  SET(CURLOPT_SSL_VERIFYHOST, 2L);
  SET(CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
  SET(CURLOPT_PROXY_SSL_VERIFYPEER, 1L);
  SET(CURLOPT_PROXY_SSL_VERIFYHOST, 2L);
  SET(CURLOPT_PROXY_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
  SET(CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_2TLS);
  SET(CURLOPT_HEADEROPT, (long)CURLHEADER_SEPARATE);
  SET(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
  // The path goes out as it was meant, dots and all.
  SET(CURLOPT_PATH_AS_IS, 1L);
  // Without this a cancelled exchange waits until the resolver's own thread gives up.
  SET(CURLOPT_QUICK_EXIT, 1L);
  // Seconds; shorter than servers keep idle connections, so that few are found dead.
  SET(CURLOPT_MAXAGE_CONN, 15L);
  return CURLE_OK;
}

CURLcode ccurl_set_url(CURL *easy, const char *url) {
  SET(CURLOPT_URL, url);
  return CURLE_OK;
}

CURLcode ccurl_set_user_agent(CURL *easy, const char *text) {
  SET(CURLOPT_USERAGENT, text);
  return CURLE_OK;
}

CURLcode ccurl_set_headers(CURL *easy, struct curl_slist *headers) {
  SET(CURLOPT_HTTPHEADER, headers);
  return CURLE_OK;
}

CURLcode ccurl_set_authorities(CURL *easy, const char *path) {
  SET(CURLOPT_CAINFO, path);
  SET(CURLOPT_CAPATH, NULL);
  SET(CURLOPT_PROXY_CAINFO, path);
  SET(CURLOPT_PROXY_CAPATH, NULL);
  return CURLE_OK;
}

CURLcode ccurl_set_proxy(CURL *easy, const char *url) {
  SET(CURLOPT_PROXY, url);
  // Otherwise libcurl would look into no_proxy by itself.
  SET(CURLOPT_NOPROXY, "");
  return CURLE_OK;
}

CURLcode ccurl_set_timeouts(CURL *easy, long connecting, long total) {
  SET(CURLOPT_CONNECTTIMEOUT_MS, connecting);
  SET(CURLOPT_TIMEOUT_MS, total);
  return CURLE_OK;
}

CURLcode ccurl_set_head(CURL *easy) {
  SET(CURLOPT_NOBODY, 1L);
  return CURLE_OK;
}

CURLcode ccurl_set_bare(CURL *easy, const char *method) {
  SET(CURLOPT_HTTPGET, 1L);
  SET(CURLOPT_CUSTOMREQUEST, method);
  return CURLE_OK;
}

CURLcode ccurl_set_body(CURL *easy, const char *method, const void *bytes, size_t count) {
  SET(CURLOPT_POST, 1L);
  SET(CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)count);
  SET(CURLOPT_POSTFIELDS, bytes);
  SET(CURLOPT_CUSTOMREQUEST, method);
  return CURLE_OK;
}

CURLcode ccurl_set_callbacks(
  CURL *easy, curl_write_callback body, curl_write_callback header, curl_prereq_callback before,
  void *context) {
  SET(CURLOPT_WRITEFUNCTION, body);
  SET(CURLOPT_WRITEDATA, context);
  SET(CURLOPT_HEADERFUNCTION, header);
  SET(CURLOPT_HEADERDATA, context);
  SET(CURLOPT_PREREQFUNCTION, before);
  SET(CURLOPT_PREREQDATA, context);
  return CURLE_OK;
}

CURLcode ccurl_set_message(CURL *easy, char *buffer) {
  SET(CURLOPT_ERRORBUFFER, buffer);
  return CURLE_OK;
}

long ccurl_status(CURL *easy) {
  long status = 0;
  return curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status) == CURLE_OK ? status : 0;
}

long ccurl_connect_status(CURL *easy) {
  long status = 0;
  return curl_easy_getinfo(easy, CURLINFO_HTTP_CONNECTCODE, &status) == CURLE_OK ? status : 0;
}

enum ccurl_verification ccurl_verification(CURL *easy) {
  long result = X509_V_OK;
  if (curl_easy_getinfo(easy, CURLINFO_SSL_VERIFYRESULT, &result) != CURLE_OK) {
    return CCURL_UNVERIFIED;
  }
  switch (result) {
    case X509_V_OK: return CCURL_VERIFIED;
    case X509_V_ERR_CERT_HAS_EXPIRED: return CCURL_EXPIRED;
    case X509_V_ERR_CERT_NOT_YET_VALID: return CCURL_NOT_YET_VALID;
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN: return CCURL_UNKNOWN_AUTHORITY;
    // Another authority of the same name: its key did not make the signature.
    case X509_V_ERR_CERT_SIGNATURE_FAILURE: return CCURL_UNKNOWN_AUTHORITY;
    case X509_V_ERR_HOSTNAME_MISMATCH:
    case X509_V_ERR_IP_ADDRESS_MISMATCH: return CCURL_WRONG_HOST;
    default: return CCURL_UNVERIFIED;
  }
}

int64_t ccurl_uploaded(CURL *easy) {
  curl_off_t count = 0;
  return curl_easy_getinfo(easy, CURLINFO_SIZE_UPLOAD_T, &count) == CURLE_OK ? count : 0;
}

bool ccurl_finished(CURLM *multi, CURLcode *result) {
  int left = 0;
  for (CURLMsg *message; (message = curl_multi_info_read(multi, &left)) != NULL;) {
    if (message->msg != CURLMSG_DONE) continue;
    *result = message->data.result;
    return true;
  }
  return false;
}
