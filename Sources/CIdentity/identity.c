#include "identity.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <stdlib.h>

void cidentity_bytes_free(cidentity_bytes bytes) { OPENSSL_clear_free(bytes.data, bytes.length); }

void cidentity_free(cidentity *identity) {
  if (identity == NULL) return;
  EVP_PKEY_free(identity->key);
  sk_X509_pop_free(identity->chain, X509_free);
  OPENSSL_free(identity->name);
  free(identity);
}

X509 *cidentity_own(const cidentity *identity) {
  return identity->chain == NULL ? NULL : sk_X509_value(identity->chain, 0);
}

const char *cidentity_name(const cidentity *identity) { return identity->name; }

size_t cidentity_certificate_count(const cidentity *identity) {
  return identity->chain == NULL ? 0 : (size_t)sk_X509_num(identity->chain);
}

/// The key pair, or the public half in the first certificate; NULL without either.
static EVP_PKEY *public_key(const cidentity *identity) {
  if (identity->key != NULL) return identity->key;
  X509 *own = cidentity_own(identity);
  return own == NULL ? NULL : X509_get0_pubkey(own);
}

static bool is_rsa(EVP_PKEY *key) {
  return key != NULL && EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA;
}

/// What OpenSSL has encoded into memory of its own; `length` is 0 or less where it could not.
static cidentity_bytes taken(uint8_t *data, int length) {
  ERR_clear_error();
  if (length > 0) return (cidentity_bytes){data, (size_t)length};
  OPENSSL_free(data);
  return (cidentity_bytes){NULL, 0};
}

/// Copies what was written to a memory BIO, and frees it; NULL is allowed.
static cidentity_bytes drained(BIO *output, bool is_written) {
  char *start = NULL;
  long length = output != NULL && is_written ? BIO_get_mem_data(output, &start) : 0;
  uint8_t *copy = length > 0 ? OPENSSL_memdup(start, (size_t)length) : NULL;
  BIO_free(output);
  return taken(copy, copy == NULL ? 0 : (int)length);
}

cidentity_bytes cidentity_certificate(const cidentity *identity, size_t index) {
  X509 *certificate =
      identity->chain == NULL ? NULL : sk_X509_value(identity->chain, (int)index);
  uint8_t *data = NULL;
  int length = certificate == NULL ? 0 : i2d_X509(certificate, &data);
  return taken(data, length);
}

cidentity_bytes cidentity_certificate_pem(const cidentity *identity) {
  BIO *output = BIO_new(BIO_s_mem());
  X509 *own = cidentity_own(identity);
  return drained(output, output && own && PEM_write_bio_X509(output, own) == 1);
}

cidentity_bytes cidentity_key(const cidentity *identity) {
  uint8_t *data = NULL;
  PKCS8_PRIV_KEY_INFO *info = identity->key == NULL ? NULL : EVP_PKEY2PKCS8(identity->key);
  int length = info == NULL ? 0 : i2d_PKCS8_PRIV_KEY_INFO(info, &data);
  PKCS8_PRIV_KEY_INFO_free(info);
  return taken(data, length);
}

cidentity_bytes cidentity_key_pem(const cidentity *identity) {
  BIO *output = BIO_new(BIO_s_secmem());
  EVP_PKEY *key = identity->key;
  return drained(output, output && key &&
                             PEM_write_bio_PKCS8PrivateKey(output, key, NULL, NULL, 0, NULL,
                                                           NULL) == 1);
}

cidentity_bytes cidentity_public_pem(const cidentity *identity) {
  BIO *output = BIO_new(BIO_s_mem());
  EVP_PKEY *key = public_key(identity);
  return drained(output, output && key && PEM_write_bio_PUBKEY(output, key) == 1);
}

/// A number of the RSA key, big-endian.
static cidentity_bytes number(const cidentity *identity, const char *name) {
  EVP_PKEY *key = public_key(identity);
  BIGNUM *number = NULL;
  if (!is_rsa(key) || EVP_PKEY_get_bn_param(key, name, &number) != 1) return taken(NULL, 0);
  uint8_t *data = OPENSSL_malloc((size_t)BN_num_bytes(number));
  int length = data == NULL ? 0 : BN_bn2bin(number, data);
  BN_free(number);
  return taken(data, length);
}

cidentity_bytes cidentity_modulus(const cidentity *identity) {
  return number(identity, OSSL_PKEY_PARAM_RSA_N);
}

cidentity_bytes cidentity_exponent(const cidentity *identity) {
  return number(identity, OSSL_PKEY_PARAM_RSA_E);
}

cidentity_bytes cidentity_fingerprint(const cidentity *identity) {
  unsigned int length = 0;
  X509 *own = cidentity_own(identity);
  uint8_t *data = OPENSSL_malloc(EVP_MAX_MD_SIZE);
  bool done = own && data && X509_digest(own, EVP_sha1(), data, &length) == 1;
  return taken(data, done ? (int)length : 0);
}

cidentity_bytes cidentity_sign_sha256(const cidentity *identity, const uint8_t *data,
                                      size_t length) {
  EVP_MD_CTX *context = EVP_MD_CTX_new();
  uint8_t *signature = NULL;
  size_t written = 0;
  bool done = context && is_rsa(identity->key) &&
              EVP_DigestSignInit(context, NULL, EVP_sha256(), NULL, identity->key) == 1 &&
              EVP_DigestSign(context, NULL, &written, data, length) == 1 &&
              (signature = OPENSSL_malloc(written)) != NULL &&
              EVP_DigestSign(context, signature, &written, data, length) == 1;
  EVP_MD_CTX_free(context);
  return taken(signature, done ? (int)written : 0);
}

bool cidentity_verify_sha256(const cidentity *identity, const uint8_t *data, size_t length,
                             const uint8_t *signature, size_t signature_length) {
  EVP_PKEY *key = public_key(identity);
  EVP_MD_CTX *context = is_rsa(key) ? EVP_MD_CTX_new() : NULL;
  if (context == NULL) return false;
  bool fits = EVP_DigestVerifyInit(context, NULL, EVP_sha256(), NULL, key) == 1 &&
              EVP_DigestVerify(context, signature, signature_length, data, length) == 1;
  EVP_MD_CTX_free(context);
  ERR_clear_error();
  return fits;
}
