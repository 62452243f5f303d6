#include "copenssl_keystore.h"

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/x509.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct copenssl_stored_identity {
  EVP_PKEY *key;
  STACK_OF(X509) *chain;
  char *name;
};

struct copenssl_pkcs12_writer {
  char *password;
  STACK_OF(PKCS12_SAFEBAG) *keys;
  STACK_OF(PKCS12_SAFEBAG) *certificates;
};

void copenssl_bytes_free(copenssl_bytes bytes) { OPENSSL_free(bytes.data); }

/// A refused input must not be found in the error queue by a later caller.
static void forget_errors(void) { ERR_clear_error(); }

void copenssl_stored_identity_free(copenssl_stored_identity *identity) {
  if (!identity) return;
  EVP_PKEY_free(identity->key);
  sk_X509_pop_free(identity->chain, X509_free);
  OPENSSL_free(identity->name);
  free(identity);
}

static copenssl_stored_identity *identity_new(void) {
  copenssl_stored_identity *identity = calloc(1, sizeof *identity);
  if (!identity) return NULL;
  identity->chain = sk_X509_new_null();
  if (identity->chain) return identity;
  copenssl_stored_identity_free(identity);
  return NULL;
}

copenssl_stored_identity *copenssl_stored_identity_pkcs12(const uint8_t *data, size_t length,
                                            const char *password) {
  const unsigned char *cursor = data;
  PKCS12 *file = d2i_PKCS12(NULL, &cursor, (long)length);
  copenssl_stored_identity *identity = file ? identity_new() : NULL;
  X509 *own = NULL;
  STACK_OF(X509) *others = NULL;
  if (!identity || PKCS12_parse(file, password, &identity->key, &own, &others) != 1 ||
      !identity->key || !own) {
    goto refused;
  }
  const unsigned char *name = X509_alias_get0(own, NULL);
  if (name) identity->name = OPENSSL_strdup((const char *)name);
  if (sk_X509_push(identity->chain, own) == 0) goto refused;
  own = NULL;
  while (others && sk_X509_num(others) > 0) {
    X509 *other = sk_X509_shift(others);
    if (sk_X509_push(identity->chain, other) == 0) {
      X509_free(other);
      goto refused;
    }
  }
  sk_X509_free(others);
  PKCS12_free(file);
  return identity;
refused:
  X509_free(own);
  sk_X509_pop_free(others, X509_free);
  PKCS12_free(file);
  copenssl_stored_identity_free(identity);
  forget_errors();
  return NULL;
}

/// All certificates in PEM or DER text.
static STACK_OF(X509) * certificates(const uint8_t *data, size_t length) {
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
  forget_errors();
  return found;
}

copenssl_stored_identity *copenssl_stored_identity_pkcs8(const uint8_t *key, size_t key_length,
                                           const uint8_t *chain, size_t chain_length) {
  copenssl_stored_identity *identity = identity_new();
  if (!identity) return NULL;
  const unsigned char *cursor = key;
  PKCS8_PRIV_KEY_INFO *info = d2i_PKCS8_PRIV_KEY_INFO(NULL, &cursor, (long)key_length);
  if (info) identity->key = EVP_PKCS82PKEY(info);
  PKCS8_PRIV_KEY_INFO_free(info);
  sk_X509_pop_free(identity->chain, X509_free);
  identity->chain = certificates(chain, chain_length);
  X509 *own = identity->chain ? sk_X509_value(identity->chain, 0) : NULL;
  bool fits = identity->key && own && X509_check_private_key(own, identity->key) == 1;
  if (fits) return identity;
  copenssl_stored_identity_free(identity);
  forget_errors();
  return NULL;
}

copenssl_stored_identity *copenssl_stored_identity_self_signed(const char *common_name, int64_t not_before,
                                                 int64_t not_after, uint32_t serial) {
  copenssl_stored_identity *identity = identity_new();
  X509 *certificate = X509_new();
  if (!identity || !certificate) goto failed;
  identity->key = EVP_RSA_gen(2048);
  X509_NAME *name = X509_get_subject_name(certificate);
  if (!identity->key || X509_set_version(certificate, X509_VERSION_3) != 1 ||
      ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), serial) != 1 ||
      !ASN1_TIME_set(X509_getm_notBefore(certificate), (time_t)not_before) ||
      !ASN1_TIME_set(X509_getm_notAfter(certificate), (time_t)not_after) ||
      X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, (const unsigned char *)common_name,
                                 -1, -1, 0) != 1 ||
      X509_set_issuer_name(certificate, name) != 1 ||
      X509_set_pubkey(certificate, identity->key) != 1 ||
      X509_sign(certificate, identity->key, EVP_sha256()) == 0 ||
      sk_X509_push(identity->chain, certificate) == 0) {
    goto failed;
  }
  return identity;
failed:
  X509_free(certificate);
  copenssl_stored_identity_free(identity);
  forget_errors();
  return NULL;
}

const char *copenssl_stored_identity_name(const copenssl_stored_identity *identity) { return identity->name; }

copenssl_bytes copenssl_stored_identity_key(const copenssl_stored_identity *identity) {
  copenssl_bytes bytes = {NULL, 0};
  PKCS8_PRIV_KEY_INFO *info = EVP_PKEY2PKCS8(identity->key);
  int length = info ? i2d_PKCS8_PRIV_KEY_INFO(info, &bytes.data) : -1;
  PKCS8_PRIV_KEY_INFO_free(info);
  if (length > 0) bytes.length = (size_t)length;
  return bytes;
}

size_t copenssl_stored_identity_chain_count(const copenssl_stored_identity *identity) {
  return (size_t)sk_X509_num(identity->chain);
}

static copenssl_bytes encoded(X509 *certificate) {
  copenssl_bytes bytes = {NULL, 0};
  int length = certificate ? i2d_X509(certificate, &bytes.data) : -1;
  if (length > 0) bytes.length = (size_t)length;
  return bytes;
}

copenssl_bytes copenssl_stored_identity_certificate(const copenssl_stored_identity *identity, size_t index) {
  return encoded(sk_X509_value(identity->chain, (int)index));
}

copenssl_bytes copenssl_chain_certificate(const uint8_t *data, size_t length, size_t index) {
  STACK_OF(X509) *found = certificates(data, length);
  copenssl_bytes bytes = encoded(found ? sk_X509_value(found, (int)index) : NULL);
  sk_X509_pop_free(found, X509_free);
  return bytes;
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

bool copenssl_certificate_facts_read(const uint8_t *data, size_t length,
                                     copenssl_certificate_facts *facts) {
  const unsigned char *cursor = data;
  X509 *certificate = d2i_X509(NULL, &cursor, (long)length);
  memset(facts, 0, sizeof *facts);
  if (!certificate) {
    forget_errors();
    return false;
  }
  name_text(X509_get_subject_name(certificate), facts->subject, sizeof facts->subject);
  name_text(X509_get_issuer_name(certificate), facts->issuer, sizeof facts->issuer);
  facts->not_before = seconds(X509_get0_notBefore(certificate));
  facts->not_after = seconds(X509_get0_notAfter(certificate));
  BIGNUM *serial = ASN1_INTEGER_to_BN(X509_get0_serialNumber(certificate), NULL);
  char *digits = serial ? BN_bn2dec(serial) : NULL;
  if (digits) strncpy(facts->serial, digits, sizeof facts->serial - 1);
  OPENSSL_free(digits);
  BN_free(serial);
  switch (EVP_PKEY_get_base_id(X509_get0_pubkey(certificate))) {
    case EVP_PKEY_RSA: strcpy(facts->algorithm, "RSA"); break;
    case EVP_PKEY_EC: strcpy(facts->algorithm, "EC"); break;
    default: break;
  }
  X509_free(certificate);
  return true;
}

static void writer_free(copenssl_pkcs12_writer *writer) {
  if (!writer) return;
  sk_PKCS12_SAFEBAG_pop_free(writer->keys, PKCS12_SAFEBAG_free);
  sk_PKCS12_SAFEBAG_pop_free(writer->certificates, PKCS12_SAFEBAG_free);
  if (writer->password) OPENSSL_clear_free(writer->password, strlen(writer->password));
  free(writer);
}

copenssl_pkcs12_writer *copenssl_pkcs12_writer_new(const char *password) {
  copenssl_pkcs12_writer *writer = calloc(1, sizeof *writer);
  if (!writer) return NULL;
  writer->password = OPENSSL_strdup(password);
  writer->keys = sk_PKCS12_SAFEBAG_new_null();
  writer->certificates = sk_PKCS12_SAFEBAG_new_null();
  if (writer->password && writer->keys && writer->certificates) return writer;
  writer_free(writer);
  return NULL;
}

bool copenssl_pkcs12_writer_key(copenssl_pkcs12_writer *writer, const char *name,
                                const uint8_t *key, size_t length) {
  const unsigned char *cursor = key;
  PKCS8_PRIV_KEY_INFO *info = d2i_PKCS8_PRIV_KEY_INFO(NULL, &cursor, (long)length);
  EVP_PKEY *pair = info ? EVP_PKCS82PKEY(info) : NULL;
  PKCS12_SAFEBAG *bag =
      pair ? PKCS12_add_key(&writer->keys, pair, 0, PKCS12_DEFAULT_ITER, NID_aes_256_cbc,
                            writer->password)
           : NULL;
  bool added = bag && PKCS12_add_friendlyname_utf8(bag, name, -1) == 1 &&
               PKCS12_add_localkeyid(bag, (unsigned char *)name, (int)strlen(name)) == 1;
  EVP_PKEY_free(pair);
  PKCS8_PRIV_KEY_INFO_free(info);
  if (!added) forget_errors();
  return added;
}

bool copenssl_pkcs12_writer_certificate(copenssl_pkcs12_writer *writer, const char *name,
                                        const uint8_t *data, size_t length) {
  const unsigned char *cursor = data;
  X509 *certificate = d2i_X509(NULL, &cursor, (long)length);
  PKCS12_SAFEBAG *bag =
      certificate ? PKCS12_add_cert(&writer->certificates, certificate) : NULL;
  bool added = bag && (!name || (PKCS12_add_friendlyname_utf8(bag, name, -1) == 1 &&
                                 PKCS12_add_localkeyid(bag, (unsigned char *)name,
                                                       (int)strlen(name)) == 1));
  X509_free(certificate);
  if (!added) forget_errors();
  return added;
}

copenssl_bytes copenssl_pkcs12_writer_finish(copenssl_pkcs12_writer *writer) {
  copenssl_bytes bytes = {NULL, 0};
  STACK_OF(PKCS7) *safes = NULL;
  bool built = true;
  if (sk_PKCS12_SAFEBAG_num(writer->certificates) > 0) {
    built = PKCS12_add_safe(&safes, writer->certificates, NID_aes_256_cbc, PKCS12_DEFAULT_ITER,
                            writer->password) == 1;
  }
  // Without any entry there is still one safe, an empty one.
  if (built) built = PKCS12_add_safe(&safes, writer->keys, -1, 0, NULL) == 1;
  PKCS12 *file = built ? PKCS12_add_safes(safes, 0) : NULL;
  if (file && PKCS12_set_mac(file, writer->password, -1, NULL, 0, PKCS12_DEFAULT_ITER,
                             EVP_sha256()) == 1) {
    int length = i2d_PKCS12(file, &bytes.data);
    if (length > 0) bytes.length = (size_t)length;
  }
  PKCS12_free(file);
  sk_PKCS7_pop_free(safes, PKCS7_free);
  writer_free(writer);
  forget_errors();
  return bytes;
}
