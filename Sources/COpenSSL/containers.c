#include <limits.h>
#include <openssl/asn1.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/pkcs7.h>
#include <openssl/x509.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"

struct copenssl_pem {
  BIO *input;
  char *label, *header;
  unsigned char *der;
  long length;
};

copenssl_pem *copenssl_pem_open(const uint8_t *text, size_t length) {
  copenssl_pem *reader = length > INT_MAX ? NULL : calloc(1, sizeof *reader);
  if (reader == NULL) return NULL;
  reader->input = BIO_new_mem_buf(text, (int)length);
  if (reader->input != NULL) return reader;
  free(reader);
  return NULL;
}

static void drop_block(copenssl_pem *reader) {
  OPENSSL_free(reader->label);
  OPENSSL_free(reader->header);
  OPENSSL_clear_free(reader->der, (size_t)reader->length);
  reader->label = reader->header = NULL;
  reader->der = NULL;
  reader->length = 0;
}

copenssl_pem_outcome copenssl_pem_next(copenssl_pem *reader, copenssl_pem_block *block) {
  drop_block(reader);
  ERR_clear_error();
  if (PEM_read_bio(reader->input, &reader->label, &reader->header, &reader->der,
                   &reader->length) == 1) {
    *block = (copenssl_pem_block){{reader->label, strlen(reader->label)},
                                  reader->der,
                                  (size_t)reader->length};
    return copenssl_pem_outcome_block;
  }
  int reason = ERR_GET_REASON(ERR_peek_last_error());
  ERR_clear_error();
  switch (reason) {
    case PEM_R_NO_START_LINE: return copenssl_pem_outcome_end;
    case PEM_R_BAD_END_LINE:
    case PEM_R_SHORT_HEADER: return copenssl_pem_outcome_truncated;
    default: return copenssl_pem_outcome_damaged;
  }
}

void copenssl_pem_close(copenssl_pem *reader) {
  if (reader == NULL) return;
  drop_block(reader);
  BIO_free(reader->input);
  free(reader);
}

/// Whether `der` is one ASN.1 value of this type and nothing else.
static bool is_item(const ASN1_ITEM *type, const uint8_t *der, size_t length) {
  const unsigned char *end = der;
  ASN1_VALUE *value = ASN1_item_d2i(NULL, &end, (long)length, type);
  if (value == NULL) return false;
  ASN1_item_free(value, type);
  return true;
}

static bool is_private_key(const uint8_t *der, size_t length) {
  const unsigned char *end = der;
  EVP_PKEY *key = d2i_AutoPrivateKey_ex(NULL, &end, (long)length, copenssl_library(), NULL);
  EVP_PKEY_free(key);
  return key != NULL;
}

static bool is_public_key(const uint8_t *der, size_t length) {
  const unsigned char *end = der;
  EVP_PKEY *key = d2i_PUBKEY_ex(NULL, &end, (long)length, copenssl_library(), NULL);
  EVP_PKEY_free(key);
  return key != NULL;
}

static bool is_truncated(const uint8_t *der, size_t length) {
  const unsigned char *end = der;
  long content = 0;
  int tag = 0, class = 0;
  ERR_clear_error();
  int outcome = ASN1_get_object(&end, &content, &tag, &class, (long)length);
  return (outcome & 0x80) != 0 && tag == V_ASN1_SEQUENCE &&
         ERR_GET_REASON(ERR_peek_last_error()) == ASN1_R_TOO_LONG;
}

copenssl_der_kind copenssl_der_classify(const uint8_t *der, size_t length) {
  copenssl_der_kind kind = copenssl_der_kind_unknown;
  if (length == 0 || length > INT_MAX) {
    kind = copenssl_der_kind_unknown;
  } else if (is_item(ASN1_ITEM_rptr(X509), der, length)) {
    kind = copenssl_der_kind_certificate;
  } else if (is_item(ASN1_ITEM_rptr(PKCS12), der, length)) {
    kind = copenssl_der_kind_pkcs12;
  } else if (is_item(ASN1_ITEM_rptr(PKCS7), der, length)) {
    kind = copenssl_der_kind_pkcs7;
  } else if (is_item(ASN1_ITEM_rptr(X509_REQ), der, length)) {
    kind = copenssl_der_kind_request;
  } else if (is_item(ASN1_ITEM_rptr(X509_CRL), der, length)) {
    kind = copenssl_der_kind_revocation_list;
  } else if (is_public_key(der, length)) {
    kind = copenssl_der_kind_public_key;
  } else if (is_private_key(der, length)) {
    kind = copenssl_der_kind_private_key;
  } else if (is_item(ASN1_ITEM_rptr(X509_SIG), der, length)) {
    kind = copenssl_der_kind_encrypted_private_key;
  } else if (is_truncated(der, length)) {
    kind = copenssl_der_kind_truncated;
  }
  ERR_clear_error();
  return kind;
}

/// Memory behind a `copenssl_bundle`, which is its first member.
typedef struct {
  copenssl_bundle contents;
  copenssl_bundled_certificate *certificates;
} bundle_box;

/// Makes room for `capacity` certificates.
static bundle_box *make_bundle(int capacity) {
  bundle_box *box = calloc(1, sizeof *box);
  if (box == NULL) return NULL;
  box->certificates = calloc((size_t)capacity + 1, sizeof *box->certificates);
  box->contents.certificates = box->certificates;
  if (box->certificates != NULL) return box;
  free(box);
  return NULL;
}

static void add_certificate(bundle_box *box, X509 *certificate) {
  unsigned char *der = NULL;
  int length = i2d_X509(certificate, &der);
  if (length <= 0) return;
  copenssl_bundled_certificate *entry = &box->certificates[box->contents.count++];
  entry->der = der;
  entry->length = (size_t)length;
  int alias_length = 0;
  const unsigned char *alias = X509_alias_get0(certificate, &alias_length);
  BIO *output = alias == NULL ? NULL : BIO_new(BIO_s_mem());
  if (output != NULL) {
    BIO_write(output, alias, alias_length);
    entry->alias = copenssl_text_take(output);
  }
}

static void add_certificates(bundle_box *box, const STACK_OF(X509) *certificates) {
  for (int index = 0; index < sk_X509_num(certificates); index++) {
    add_certificate(box, sk_X509_value(certificates, index));
  }
}

/// Why a PKCS#12 file does not open: OpenSSL's queue names an algorithm that it lacks.
static copenssl_open_error reason_of_failure(copenssl_open_error otherwise) {
  copenssl_open_error error = otherwise;
  for (unsigned long code; (code = ERR_get_error()) != 0;) {
    int reason = ERR_GET_REASON(code);
    if (reason == ERR_R_UNSUPPORTED ||
        (ERR_GET_LIB(code) == ERR_LIB_EVP && (reason == EVP_R_UNSUPPORTED_ALGORITHM ||
                                              reason == EVP_R_UNKNOWN_PBE_ALGORITHM)) ||
        (ERR_GET_LIB(code) == ERR_LIB_PKCS12 && reason == PKCS12_R_UNKNOWN_DIGEST_ALGORITHM)) {
      error = copenssl_open_error_unsupported;
    }
  }
  return error;
}

static bool fits(PKCS12 *file, const char *password) {
  if (!PKCS12_mac_present(file)) return true;
  if (password[0] != '\0') return PKCS12_verify_mac(file, password, -1) == 1;
  // No password at all and an empty one give different keys.
  return PKCS12_verify_mac(file, NULL, 0) == 1 || PKCS12_verify_mac(file, "", 0) == 1;
}

static bundle_box *open_pkcs12(PKCS12 *file, const char *password, copenssl_open_error wrong,
                               copenssl_open_failure *failure) {
  uint64_t rounds = copenssl_pkcs12_rounds(file, password);
  if (rounds > COPENSSL_ROUNDS_LIMIT) {
    *failure = (copenssl_open_failure){copenssl_open_error_costly, rounds};
    return NULL;
  }
  ERR_clear_error();
  if (!fits(file, password)) {
    failure->reason = reason_of_failure(wrong);
    return NULL;
  }
  EVP_PKEY *key = NULL;
  X509 *certificate = NULL;
  STACK_OF(X509) *others = NULL;
  ERR_clear_error();
  if (PKCS12_parse(file, password, &key, &certificate, &others) != 1) {
    failure->reason = reason_of_failure(PKCS12_mac_present(file) ? copenssl_open_error_unreadable : wrong);
    return NULL;
  }
  bundle_box *box = make_bundle(sk_X509_num(others) + 2);
  if (box != NULL) {
    if (certificate != NULL) add_certificate(box, certificate);
    add_certificates(box, others);
    box->contents.key = copenssl_key_wrap(key);
    failure->reason = copenssl_open_error_none;
  } else {
    EVP_PKEY_free(key);
  }
  X509_free(certificate);
  sk_X509_pop_free(others, X509_free);
  return box;
}

copenssl_bundle *copenssl_pkcs12_open(const uint8_t *der, size_t length,
                                      const uint8_t *password, size_t password_length,
                                      copenssl_open_failure *failure) {
  *failure = (copenssl_open_failure){copenssl_open_error_unreadable, 0};
  if (length > INT_MAX) return NULL;
  const unsigned char *end = der;
  PKCS12 *file = PKCS12_init_ex(NID_pkcs7_data, copenssl_library(), NULL);
  char *text = OPENSSL_zalloc(password_length + 1);
  bundle_box *box = NULL;
  if (file != NULL && text != NULL && d2i_PKCS12(&file, &end, (long)length) != NULL) {
    if (password != NULL) memcpy(text, password, password_length);
    copenssl_open_error wrong = password == NULL ? copenssl_open_error_needs_passphrase
                                                 : copenssl_open_error_wrong_passphrase;
    box = open_pkcs12(file, text, wrong, failure);
  }
  OPENSSL_clear_free(text, password_length + 1);
  PKCS12_free(file);
  ERR_clear_error();
  return box == NULL ? NULL : &box->contents;
}

copenssl_bundle *copenssl_pkcs7_open(const uint8_t *der, size_t length) {
  if (length > INT_MAX) return NULL;
  const unsigned char *end = der;
  PKCS7 *file = d2i_PKCS7(NULL, &end, (long)length);
  ERR_clear_error();
  const STACK_OF(X509) *certificates = NULL;
  if (file != NULL && PKCS7_type_is_signed(file) && file->d.sign != NULL) {
    certificates = file->d.sign->cert;
  }
  bundle_box *box = NULL;
  if (sk_X509_num(certificates) > 0) box = make_bundle(sk_X509_num(certificates));
  if (box != NULL) add_certificates(box, certificates);
  PKCS7_free(file);
  return box == NULL ? NULL : &box->contents;
}

copenssl_key *copenssl_bundle_take_key(copenssl_bundle *bundle) {
  copenssl_key *key = bundle->key;
  bundle->key = NULL;
  return key;
}

void copenssl_bundle_free(copenssl_bundle *bundle) {
  if (bundle == NULL) return;
  bundle_box *box = (bundle_box *)bundle;
  for (size_t index = 0; index < bundle->count; index++) {
    OPENSSL_free((void *)box->certificates[index].der);
    copenssl_text_free(box->certificates[index].alias);
  }
  copenssl_key_free(bundle->key);
  free(box->certificates);
  free(box);
}
