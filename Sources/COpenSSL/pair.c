#include <openssl/bn.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"

/// Rounds of PBKDF2 and of the PKCS#12 derivation (OWASP, Password Storage Cheat Sheet: 600,000
/// for HMAC-SHA-256). JDK 17 takes up to 5,000,000.
static const int rounds = 600000;

static bool set_serial(X509 *certificate) {
  BIGNUM *number = BN_new();
  // 127 bits with the highest one set: 16 bytes, positive, never zero.
  bool done = number != NULL &&
              BN_rand(number, 127, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ANY) == 1 &&
              BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate)) != NULL;
  BN_free(number);
  return done;
}

static bool add_extension(X509 *certificate, int nid, const char *value) {
  X509V3_CTX context;
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, certificate, certificate, NULL, NULL, 0);
  X509_EXTENSION *extension = X509V3_EXT_conf_nid(NULL, &context, nid, value);
  bool done = extension != NULL && X509_add_ext(certificate, extension, -1) == 1;
  X509_EXTENSION_free(extension);
  return done;
}

/// Adds the host name as one DNS name; not from text, in which a comma would be a separator.
static bool add_host(X509 *certificate, const char *host) {
  GENERAL_NAMES *names = GENERAL_NAMES_new();
  GENERAL_NAME *name = GENERAL_NAME_new();
  ASN1_IA5STRING *text = ASN1_IA5STRING_new();
  bool done = false;
  if (names != NULL && name != NULL && text != NULL && ASN1_STRING_set(text, host, -1) == 1) {
    GENERAL_NAME_set0_value(name, GEN_DNS, text);
    text = NULL;
    if (sk_GENERAL_NAME_push(names, name) > 0) {
      name = NULL;
      done = X509_add1_ext_i2d(certificate, NID_subject_alt_name, names, 0, 0) == 1;
    }
  }
  ASN1_IA5STRING_free(text);
  GENERAL_NAME_free(name);
  GENERAL_NAMES_free(names);
  return done;
}

static X509 *make_certificate(const copenssl_pair_request *request, EVP_PKEY *key) {
  X509 *certificate = X509_new();
  if (certificate == NULL) return NULL;
  X509_NAME *name = X509_get_subject_name(certificate);
  bool done =
      X509_set_version(certificate, X509_VERSION_3) == 1 && set_serial(certificate) &&
      X509_NAME_add_entry_by_NID(name, NID_commonName, MBSTRING_UTF8,
                                 (const unsigned char *)request->common_name, -1, -1, 0) == 1 &&
      X509_set_issuer_name(certificate, name) == 1 &&
      ASN1_TIME_set(X509_getm_notBefore(certificate), (time_t)request->not_before) != NULL &&
      ASN1_TIME_set(X509_getm_notAfter(certificate), (time_t)request->not_after) != NULL &&
      X509_set_pubkey(certificate, key) == 1 &&
      add_extension(certificate, NID_basic_constraints, "critical,CA:FALSE") &&
      add_extension(certificate, NID_key_usage, "critical,digitalSignature") &&
      add_extension(certificate, NID_subject_key_identifier, "hash") &&
      (!request->is_host || add_host(certificate, request->common_name)) &&
      X509_sign(certificate, key, EVP_sha256()) > 0;
  if (done) return certificate;
  X509_free(certificate);
  return NULL;
}

static copenssl_text write_certificate(X509 *certificate) {
  BIO *output = BIO_new(BIO_s_mem());
  if (output != NULL) PEM_write_bio_X509(output, certificate);
  return copenssl_text_take(output);
}

static copenssl_text write_key(EVP_PKEY *key, const char *password) {
  BIO *output = BIO_new(BIO_s_mem());
  PKCS8_PRIV_KEY_INFO *info = EVP_PKEY2PKCS8(key);
  X509_ALGOR *algorithm =
      PKCS5_pbe2_set_iv(EVP_aes_256_cbc(), rounds, NULL, 16, NULL, NID_hmacWithSHA256);
  X509_SIG *sealed =
      info == NULL || algorithm == NULL ? NULL : PKCS8_set0_pbe(password, -1, info, algorithm);
  if (sealed == NULL) {
    X509_ALGOR_free(algorithm);
  } else if (output != NULL) {
    PEM_write_bio_PKCS8(output, sealed);
  }
  X509_SIG_free(sealed);
  PKCS8_PRIV_KEY_INFO_free(info);
  return copenssl_text_take(output);
}

static copenssl_text write_store(EVP_PKEY *key, X509 *certificate, const char *alias,
                                 const char *password) {
  BIO *output = BIO_new(BIO_s_mem());
  PKCS12 *store = PKCS12_create(password, alias, key, certificate, NULL, NID_aes_256_cbc,
                                NID_aes_256_cbc, rounds, rounds, 0);
  if (store != NULL && output != NULL) i2d_PKCS12_bio(output, store);
  PKCS12_free(store);
  return copenssl_text_take(output);
}

copenssl_pair *copenssl_pair_make(const copenssl_pair_request *request) {
  EVP_PKEY *key = EVP_RSA_gen(request->bits);
  X509 *certificate = key == NULL ? NULL : make_certificate(request, key);
  char *password = OPENSSL_zalloc(request->password_length + 1);
  copenssl_pair *pair = calloc(1, sizeof *pair);
  bool done = false;
  if (certificate != NULL && password != NULL && pair != NULL) {
    memcpy(password, request->password, request->password_length);
    pair->certificate = write_certificate(certificate);
    pair->private_key = write_key(key, password);
    pair->store = write_store(key, certificate, request->alias, password);
    done = pair->certificate.length > 0 && pair->private_key.length > 0 && pair->store.length > 0;
  }
  OPENSSL_clear_free(password, request->password_length + 1);
  X509_free(certificate);
  EVP_PKEY_free(key);
  ERR_clear_error();
  if (done) return pair;
  copenssl_pair_free(pair);
  return NULL;
}

void copenssl_pair_free(copenssl_pair *pair) {
  if (pair == NULL) return;
  copenssl_text_free(pair->certificate);
  copenssl_text_free(pair->private_key);
  copenssl_text_free(pair->store);
  free(pair);
}
