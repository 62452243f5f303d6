#include "CCurl.h"

#include <dlfcn.h>
#include <malloc.h>
#include <openssl/x509_vfy.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

// libcurl brings thirty libraries along, which take longer to load than everything else does up to
// the first frame. So it is loaded when the first request is due. The functions below stand in for
// the library's own: this target includes its header and does not link it.

// The functions that are called, each with the type that the header gives it.
#define FUNCTIONS(of)                                                                         \
  of(curl_global_init_mem) of(curl_easy_init) of(curl_easy_cleanup) of(curl_easy_setopt)      \
  of(curl_easy_getinfo) of(curl_easy_nextheader) of(curl_easy_strerror)                       \
  of(curl_slist_append) of(curl_slist_free_all) of(curl_multi_init) of(curl_multi_cleanup)    \
  of(curl_multi_add_handle) of(curl_multi_remove_handle) of(curl_multi_perform)               \
  of(curl_multi_poll) of(curl_multi_wakeup) of(curl_multi_info_read)

// The header turns these two into macros that check types, which a pointer cannot have.
#undef curl_easy_setopt
#undef curl_easy_getinfo

#define MEMBER(name) __typeof__(name) *name;
static struct { FUNCTIONS(MEMBER) } library;

static pthread_once_t once = PTHREAD_ONCE_INIT;
static const char *failure;

static void load(void) {
  void *handle = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
  if (handle == NULL) {
    failure = strdup(dlerror());
    return;
  }
#define LOAD(name)                                                      \
  if ((library.name = (__typeof__(name) *)dlsym(handle, #name)) == NULL) \
    failure = "libcurl.so.4 lacks " #name ", so it is too old";
  FUNCTIONS(LOAD)
}

const char *ccurl_load(void) {
  pthread_once(&once, load);
  return failure;
}

CURL *curl_easy_init(void) { return library.curl_easy_init(); }
void curl_easy_cleanup(CURL *easy) { library.curl_easy_cleanup(easy); }
struct curl_header *curl_easy_nextheader(CURL *easy, unsigned int origin, int request,
                                         struct curl_header *last) {
  return library.curl_easy_nextheader(easy, origin, request, last);
}
const char *curl_easy_strerror(CURLcode code) { return library.curl_easy_strerror(code); }
struct curl_slist *curl_slist_append(struct curl_slist *list, const char *line) {
  return library.curl_slist_append(list, line);
}
void curl_slist_free_all(struct curl_slist *list) { library.curl_slist_free_all(list); }
CURLM *curl_multi_init(void) { return library.curl_multi_init(); }
CURLMcode curl_multi_cleanup(CURLM *multi) { return library.curl_multi_cleanup(multi); }
CURLMcode curl_multi_add_handle(CURLM *multi, CURL *easy) {
  return library.curl_multi_add_handle(multi, easy);
}
CURLMcode curl_multi_remove_handle(CURLM *multi, CURL *easy) {
  return library.curl_multi_remove_handle(multi, easy);
}
CURLMcode curl_multi_perform(CURLM *multi, int *running) {
  return library.curl_multi_perform(multi, running);
}
CURLMcode curl_multi_poll(CURLM *multi, struct curl_waitfd extra[], unsigned int count, int wait,
                          int *ready) {
  return library.curl_multi_poll(multi, extra, count, wait, ready);
}
CURLMcode curl_multi_wakeup(CURLM *multi) { return library.curl_multi_wakeup(multi); }

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
  if (ccurl_load() != NULL) return CURLE_FAILED_INIT;
  return library.curl_global_init_mem(
    CURL_GLOBAL_DEFAULT, malloc, wipe_and_free, wipe_and_realloc, strdup, calloc);
}

// Sets one option and leaves the function when libcurl refuses it.
#define SET(option, value)                                      \
  do {                                                          \
    CURLcode code = library.curl_easy_setopt(easy, option, value);      \
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
  return library.curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status) == CURLE_OK ? status : 0;
}

long ccurl_connect_status(CURL *easy) {
  long status = 0;
  return library.curl_easy_getinfo(easy, CURLINFO_HTTP_CONNECTCODE, &status) == CURLE_OK ? status : 0;
}

enum ccurl_verification ccurl_verification(CURL *easy) {
  long result = X509_V_OK;
  if (library.curl_easy_getinfo(easy, CURLINFO_SSL_VERIFYRESULT, &result) != CURLE_OK) {
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
  return library.curl_easy_getinfo(easy, CURLINFO_SIZE_UPLOAD_T, &count) == CURLE_OK ? count : 0;
}

bool ccurl_finished(CURLM *multi, CURLcode *result) {
  int left = 0;
  for (CURLMsg *message; (message = library.curl_multi_info_read(multi, &left)) != NULL;) {
    if (message->msg != CURLMSG_DONE) continue;
    *result = message->data.result;
    return true;
  }
  return false;
}
