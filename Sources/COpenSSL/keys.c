#include <limits.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/provider.h>
#include <openssl/x509.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"

static OSSL_LIB_CTX *library;
static pthread_once_t library_once = PTHREAD_ONCE_INIT;

static void make_library(void) {
  library = OSSL_LIB_CTX_new();
  if (library == NULL) return;
  if (OSSL_PROVIDER_load(library, "default") == NULL) {
    OSSL_LIB_CTX_free(library);
    library = NULL;
    return;
  }
  // Without it, files of old Java and Windows versions are named as unsupported.
  (void)OSSL_PROVIDER_load(library, "legacy");
  ERR_clear_error();
}

OSSL_LIB_CTX *copenssl_library(void) {
  pthread_once(&library_once, make_library);
  return library;
}

copenssl_text copenssl_text_take(BIO *output) {
  copenssl_text text = {NULL, 0};
  if (output == NULL) return text;
  char *bytes = NULL;
  long length = BIO_get_mem_data(output, &bytes);
  char *copy = malloc((size_t)(length > 0 ? length : 0) + 1);
  if (copy != NULL) {
    if (length > 0) memcpy(copy, bytes, (size_t)length);
    text.length = length > 0 ? (size_t)length : 0;
    copy[text.length] = '\0';
    text.bytes = copy;
  }
  BIO_free(output);
  return text;
}

void copenssl_text_free(copenssl_text text) { free((void *)text.bytes); }

copenssl_key *copenssl_key_wrap(EVP_PKEY *key) {
  if (key == NULL) return NULL;
  copenssl_key *wrapped = calloc(1, sizeof *wrapped);
  if (wrapped == NULL) {
    EVP_PKEY_free(key);
    return NULL;
  }
  wrapped->key = key;
  return wrapped;
}

copenssl_key_type copenssl_key_type_of(int identifier) {
  switch (identifier) {
    case EVP_PKEY_RSA: return copenssl_key_type_rsa;
    case EVP_PKEY_RSA_PSS: return copenssl_key_type_rsa_pss;
    case EVP_PKEY_EC: return copenssl_key_type_ec;
    case EVP_PKEY_DSA: return copenssl_key_type_dsa;
    case EVP_PKEY_ED25519: return copenssl_key_type_ed25519;
    case EVP_PKEY_ED448: return copenssl_key_type_ed448;
    default: return copenssl_key_type_other;
  }
}

/// The passphrase on offer, and whether it was asked for.
typedef struct {
  const uint8_t *bytes;
  size_t length;
  bool is_asked;
} offer;

static int offer_passphrase(char *buffer, int capacity, int is_writing, void *context) {
  (void)is_writing;
  offer *given = context;
  given->is_asked = true;
  if (given->bytes == NULL || given->length > (size_t)capacity) return -1;
  memcpy(buffer, given->bytes, given->length);
  return (int)given->length;
}

/// Why loading failed. What a wrong passphrase yields cannot be told from damage.
static copenssl_open_error reason_of_failure(const offer *given) {
  if (!given->is_asked) return copenssl_open_error_unreadable;
  return given->bytes == NULL ? copenssl_open_error_needs_passphrase
                              : copenssl_open_error_wrong_passphrase;
}

static bool is_costly(uint64_t rounds, copenssl_open_failure *failure) {
  if (rounds <= COPENSSL_ROUNDS_LIMIT) return false;
  *failure = (copenssl_open_failure){copenssl_open_error_costly, rounds};
  return true;
}

/// The most rounds that an encrypted key in PEM text asks for.
static uint64_t rounds_of_blocks(const uint8_t *text, size_t length) {
  uint64_t most = 0;
  copenssl_pem *reader = copenssl_pem_open(text, length);
  if (reader == NULL) return 0;
  for (copenssl_pem_block block; copenssl_pem_next(reader, &block) == copenssl_pem_outcome_block;) {
    uint64_t rounds = copenssl_key_rounds(block.der, block.length);
    if (rounds > most) most = rounds;
  }
  copenssl_pem_close(reader);
  return most;
}

copenssl_key *copenssl_key_load_pem(const uint8_t *text, size_t length,
                                    const uint8_t *passphrase, size_t passphrase_length,
                                    copenssl_open_failure *failure) {
  offer given = {passphrase, passphrase_length, false};
  *failure = (copenssl_open_failure){copenssl_open_error_unreadable, 0};
  if (is_costly(rounds_of_blocks(text, length), failure)) return NULL;
  BIO *input = length > INT_MAX ? NULL : BIO_new_mem_buf(text, (int)length);
  if (input == NULL) return NULL;
  EVP_PKEY *key =
      PEM_read_bio_PrivateKey_ex(input, NULL, offer_passphrase, &given, copenssl_library(), NULL);
  BIO_free(input);
  failure->reason = key == NULL ? reason_of_failure(&given) : copenssl_open_error_none;
  ERR_clear_error();
  return copenssl_key_wrap(key);
}

/// Decrypts PKCS#8; NULL when that fails.
static EVP_PKEY *open_sealed_key(const uint8_t *der, size_t length, offer *given) {
  const unsigned char *end = der;
  X509_SIG *sealed = d2i_X509_SIG(NULL, &end, (long)length);
  if (sealed == NULL) return NULL;
  EVP_PKEY *key = NULL;
  given->is_asked = true;
  if (given->bytes != NULL && given->length <= INT_MAX) {
    PKCS8_PRIV_KEY_INFO *info = PKCS8_decrypt_ex(sealed, (const char *)given->bytes,
                                                 (int)given->length, copenssl_library(), NULL);
    if (info != NULL) key = EVP_PKCS82PKEY_ex(info, copenssl_library(), NULL);
    PKCS8_PRIV_KEY_INFO_free(info);
  }
  X509_SIG_free(sealed);
  return key;
}

copenssl_key *copenssl_key_load_der(const uint8_t *der, size_t length,
                                    const uint8_t *passphrase, size_t passphrase_length,
                                    copenssl_open_failure *failure) {
  offer given = {passphrase, passphrase_length, false};
  *failure = (copenssl_open_failure){copenssl_open_error_unreadable, 0};
  if (length > INT_MAX) return NULL;
  const unsigned char *end = der;
  EVP_PKEY *key = d2i_AutoPrivateKey_ex(NULL, &end, (long)length, copenssl_library(), NULL);
  if (key == NULL && is_costly(copenssl_key_rounds(der, length), failure)) return NULL;
  if (key == NULL) key = open_sealed_key(der, length, &given);
  failure->reason = key == NULL ? reason_of_failure(&given) : copenssl_open_error_none;
  ERR_clear_error();
  return copenssl_key_wrap(key);
}

void copenssl_key_free(copenssl_key *key) {
  if (key == NULL) return;
  EVP_PKEY_free(key->key);
  free(key);
}

copenssl_key_type copenssl_key_get_type(const copenssl_key *key) {
  return copenssl_key_type_of(EVP_PKEY_get_base_id(key->key));
}

int copenssl_key_bits(const copenssl_key *key) { return EVP_PKEY_get_bits(key->key); }

size_t copenssl_key_signature_length(const copenssl_key *key) {
  int length = EVP_PKEY_get_size(key->key);
  return length > 0 ? (size_t)length : 0;
}

bool copenssl_key_sign_sha256(const copenssl_key *key, const uint8_t *data, size_t length,
                              uint8_t *signature) {
  if (copenssl_key_get_type(key) != copenssl_key_type_rsa) return false;
  EVP_MD_CTX *context = EVP_MD_CTX_new();
  if (context == NULL) return false;
  size_t written = copenssl_key_signature_length(key);
  bool done = EVP_DigestSignInit_ex(context, NULL, "SHA256", copenssl_library(), NULL, key->key,
                                    NULL) == 1 &&
              EVP_DigestSign(context, signature, &written, data, length) == 1;
  EVP_MD_CTX_free(context);
  ERR_clear_error();
  return done;
}

bool copenssl_key_matches(const copenssl_key *key, const uint8_t *der, size_t length) {
  if (length > INT_MAX) return false;
  const unsigned char *end = der;
  X509 *certificate = d2i_X509(NULL, &end, (long)length);
  EVP_PKEY *public = certificate == NULL ? NULL : X509_get0_pubkey(certificate);
  bool fits = public != NULL && EVP_PKEY_eq(public, key->key) == 1;
  X509_free(certificate);
  ERR_clear_error();
  return fits;
}
