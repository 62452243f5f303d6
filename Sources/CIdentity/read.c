#include <openssl/bn.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "identity.h"

/// All certificates in PEM or DER.
static STACK_OF(X509) *certificates(const uint8_t *data, size_t length) {
  STACK_OF(X509) *found = sk_X509_new_null();
  BIO *input = BIO_new_mem_buf(data, (int)length);
  X509 *certificate = NULL;
  while (found && input && (certificate = PEM_read_bio_X509(input, NULL, NULL, NULL))) {
    if (sk_X509_push(found, certificate) == 0) X509_free(certificate);
  }
  const unsigned char *cursor = data;
  const unsigned char *end = data + length;
  while (found && cursor < end && (certificate = d2i_X509(NULL, &cursor, end - cursor))) {
    if (sk_X509_push(found, certificate) == 0) X509_free(certificate);
  }
  BIO_free(input);
  return found;
}

/// Gives the identity, or frees it; a refused input leaves nothing in OpenSSL's error queue.
static cidentity *kept_if(bool is_right, cidentity *identity) {
  ERR_clear_error();
  if (is_right) return identity;
  cidentity_free(identity);
  return NULL;
}

cidentity *cidentity_read(const uint8_t *data, size_t length) {
  cidentity *identity = calloc(1, sizeof *identity);
  if (identity == NULL) return NULL;
  identity->chain = certificates(data, length);
  return kept_if(cidentity_own(identity) != NULL, identity);
}

/// A password for a key that must not need one.
static int no_password(char *buffer, int size, int is_writing, void *context) {
  (void)buffer, (void)size, (void)is_writing, (void)context;
  return -1;
}

cidentity *cidentity_read_key(const uint8_t *pem, size_t length) {
  cidentity *identity = calloc(1, sizeof *identity);
  if (identity == NULL) return NULL;
  BIO *input = BIO_new_mem_buf(pem, (int)length);
  if (input != NULL) identity->key = PEM_read_bio_PrivateKey(input, NULL, no_password, NULL);
  BIO_free(input);
  bool is_right = identity->key != NULL && EVP_PKEY_is_a(identity->key, "RSA") &&
                  EVP_PKEY_get_bits(identity->key) >= 2048;
  return kept_if(is_right, identity);
}

cidentity *cidentity_read_pkcs8(const uint8_t *key, size_t key_length, const uint8_t *chain,
                                size_t chain_length) {
  cidentity *identity = cidentity_read(chain, chain_length);
  if (identity == NULL) return NULL;
  const unsigned char *cursor = key;
  PKCS8_PRIV_KEY_INFO *info = d2i_PKCS8_PRIV_KEY_INFO(NULL, &cursor, (long)key_length);
  if (info != NULL) identity->key = EVP_PKCS82PKEY(info);
  PKCS8_PRIV_KEY_INFO_free(info);
  bool fits = identity->key != NULL &&
              X509_check_private_key(cidentity_own(identity), identity->key) == 1;
  return kept_if(fits, identity);
}

cidentity *cidentity_read_pkcs12(const uint8_t *data, size_t length, const char *password) {
  const unsigned char *cursor = data;
  PKCS12 *file = d2i_PKCS12(NULL, &cursor, (long)length);
  cidentity *identity = calloc(1, sizeof *identity);
  X509 *own = NULL;
  bool is_right = file != NULL && identity != NULL &&
                  PKCS12_parse(file, password, &identity->key, &own, &identity->chain) == 1 &&
                  identity->key != NULL && own != NULL;
  if (is_right && identity->chain == NULL) identity->chain = sk_X509_new_null();
  const unsigned char *name = is_right ? X509_alias_get0(own, NULL) : NULL;
  if (name != NULL) identity->name = OPENSSL_strdup((const char *)name);
  is_right = is_right && identity->chain != NULL && sk_X509_unshift(identity->chain, own) > 0;
  if (!is_right) X509_free(own);
  PKCS12_free(file);
  return kept_if(is_right, identity);
}

static void name_text(const X509_NAME *name, char *text, size_t capacity) {
  BIO *output = BIO_new(BIO_s_mem());
  text[0] = 0;
  if (output && X509_NAME_print_ex(output, name, 0, XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB) >= 0) {
    int length = BIO_read(output, text, (int)capacity - 1);
    text[length > 0 ? length : 0] = 0;
  }
  BIO_free(output);
}

static int64_t seconds(const ASN1_TIME *moment) {
  struct tm parts;
  if (ASN1_TIME_to_tm(moment, &parts) != 1) return 0;
  return (int64_t)timegm(&parts);
}

static const char *algorithm(X509 *certificate) {
  switch (EVP_PKEY_get_base_id(X509_get0_pubkey(certificate))) {
    case EVP_PKEY_RSA: return "RSA";
    case EVP_PKEY_EC: return "EC";
    default: return "";
  }
}

bool cidentity_facts_read(const uint8_t *data, size_t length, cidentity_facts *facts) {
  const unsigned char *cursor = data;
  X509 *certificate = d2i_X509(NULL, &cursor, (long)length);
  ERR_clear_error();
  if (certificate == NULL) return false;
  name_text(X509_get_subject_name(certificate), facts->subject, sizeof facts->subject);
  name_text(X509_get_issuer_name(certificate), facts->issuer, sizeof facts->issuer);
  facts->not_before = seconds(X509_get0_notBefore(certificate));
  facts->not_after = seconds(X509_get0_notAfter(certificate));
  BIGNUM *serial = ASN1_INTEGER_to_BN(X509_get0_serialNumber(certificate), NULL);
  char *digits = serial == NULL ? NULL : BN_bn2dec(serial);
  snprintf(facts->serial, sizeof facts->serial, "%s", digits == NULL ? "" : digits);
  snprintf(facts->algorithm, sizeof facts->algorithm, "%s", algorithm(certificate));
  OPENSSL_free(digits);
  BN_free(serial);
  X509_free(certificate);
  return true;
}
