#include "authority.h"

#include <limits.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct copenssl_identity {
  X509 *certificate;
  EVP_PKEY *key;
};

static bool add_extension(X509 *certificate, X509 *issuer, int kind, const char *value) {
  X509V3_CTX context;
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, issuer, certificate, NULL, NULL, 0);
  X509_EXTENSION *extension = X509V3_EXT_conf_nid(NULL, &context, kind, value);
  if (extension == NULL) return false;
  bool done = X509_add_ext(certificate, extension, -1) == 1;
  X509_EXTENSION_free(extension);
  return done;
}

static bool set_serial(X509 *certificate) {
  uint64_t number = 0;
  if (RAND_bytes((unsigned char *)&number, sizeof number) != 1) return false;
  // The first bit makes it positive, the last one not zero.
  number = (number >> 1) | 1;
  return ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), number) == 1;
}

static bool set_names(X509 *certificate, const char *common_name, X509 *issuer) {
  X509_NAME *name = X509_get_subject_name(certificate);
  return X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                                    (const unsigned char *)common_name, -1, -1, 0) == 1 &&
         X509_set_issuer_name(certificate,
                              issuer == NULL ? name : X509_get_subject_name(issuer)) == 1;
}

static bool fill(X509 *certificate, EVP_PKEY *key, const copenssl_certificate_plan *plan,
                 const copenssl_identity *issuer) {
  X509 *signer = issuer == NULL ? certificate : issuer->certificate;
  EVP_PKEY *signing_key = issuer == NULL ? key : issuer->key;
  const char *usage = plan->is_authority ? "critical,keyCertSign,cRLSign"
                                         : "critical,digitalSignature,keyEncipherment";
  return X509_set_version(certificate, X509_VERSION_3) == 1 && set_serial(certificate) &&
         set_names(certificate, plan->common_name, issuer == NULL ? NULL : signer) &&
         ASN1_TIME_set(X509_getm_notBefore(certificate), (time_t)plan->not_before) != NULL &&
         ASN1_TIME_set(X509_getm_notAfter(certificate), (time_t)plan->not_after) != NULL &&
         X509_set_pubkey(certificate, key) == 1 &&
         add_extension(certificate, signer, NID_basic_constraints,
                       plan->is_authority ? "critical,CA:TRUE" : "critical,CA:FALSE") &&
         add_extension(certificate, signer, NID_key_usage, usage) &&
         add_extension(certificate, signer, NID_subject_key_identifier, "hash") &&
         add_extension(certificate, signer, NID_authority_key_identifier, "keyid") &&
         (plan->is_authority ||
          add_extension(certificate, signer, NID_ext_key_usage, "serverAuth,clientAuth")) &&
         (plan->alternative_names == NULL ||
          add_extension(certificate, signer, NID_subject_alt_name, plan->alternative_names)) &&
         X509_sign(certificate, signing_key, EVP_sha256()) > 0;
}

copenssl_identity *copenssl_identity_make(const copenssl_certificate_plan *plan,
                                          const copenssl_identity *issuer) {
  if (issuer != NULL && issuer->key == NULL) return NULL;
  copenssl_identity *identity = calloc(1, sizeof *identity);
  if (identity == NULL) return NULL;
  identity->key = plan->is_rsa ? EVP_RSA_gen(2048) : EVP_EC_gen("P-256");
  identity->certificate = X509_new();
  if (identity->key == NULL || identity->certificate == NULL ||
      !fill(identity->certificate, identity->key, plan, issuer)) {
    copenssl_identity_free(identity);
    return NULL;
  }
  return identity;
}

copenssl_identity *copenssl_identity_read(const uint8_t *bytes, size_t length) {
  if (length == 0 || length > INT_MAX) return NULL;
  BIO *input = BIO_new_mem_buf(bytes, (int)length);
  if (input == NULL) return NULL;
  X509 *certificate = PEM_read_bio_X509(input, NULL, NULL, NULL);
  BIO_free(input);
  if (certificate == NULL) {
    const unsigned char *position = bytes;
    certificate = d2i_X509(NULL, &position, (long)length);
  }
  if (certificate == NULL) return NULL;
  copenssl_identity *identity = calloc(1, sizeof *identity);
  if (identity == NULL) {
    X509_free(certificate);
    return NULL;
  }
  identity->certificate = certificate;
  return identity;
}

void copenssl_identity_free(copenssl_identity *identity) {
  if (identity == NULL) return;
  X509_free(identity->certificate);
  EVP_PKEY_free(identity->key);
  free(identity);
}

static size_t take(BIO *output, bool is_written, char *text, size_t capacity) {
  size_t length = 0;
  char *bytes = NULL;
  long available = is_written ? BIO_get_mem_data(output, &bytes) : 0;
  if (available > 0 && (size_t)available < capacity) {
    length = (size_t)available;
    memcpy(text, bytes, length);
    text[length] = '\0';
  }
  BIO_free(output);
  return length;
}

size_t copenssl_identity_certificate_pem(const copenssl_identity *identity, char *text,
                                         size_t capacity) {
  BIO *output = BIO_new(BIO_s_mem());
  if (output == NULL) return 0;
  return take(output, PEM_write_bio_X509(output, identity->certificate) == 1, text, capacity);
}

size_t copenssl_identity_key_pem(const copenssl_identity *identity, char *text, size_t capacity) {
  if (identity->key == NULL) return 0;
  BIO *output = BIO_new(BIO_s_secmem());
  if (output == NULL) return 0;
  bool is_written =
      PEM_write_bio_PKCS8PrivateKey(output, identity->key, NULL, NULL, 0, NULL, NULL) == 1;
  return take(output, is_written, text, capacity);
}

bool copenssl_identity_fingerprint(const copenssl_identity *identity, uint8_t *digest) {
  unsigned int written = 0;
  return X509_digest(identity->certificate, EVP_sha1(), digest, &written) == 1 &&
         written == COPENSSL_SHA1_LENGTH;
}

bool copenssl_identity_not_after(const copenssl_identity *identity, int64_t *seconds) {
  struct tm time;
  if (ASN1_TIME_to_tm(X509_get0_notAfter(identity->certificate), &time) != 1) return false;
  *seconds = timegm(&time);
  return true;
}

bool copenssl_identity_verify_sha256(const copenssl_identity *identity, const uint8_t *data,
                                     size_t length, const uint8_t *signature,
                                     size_t signature_length) {
  EVP_PKEY *key = X509_get0_pubkey(identity->certificate);
  if (key == NULL || EVP_PKEY_get_base_id(key) != EVP_PKEY_RSA) return false;
  EVP_MD_CTX *context = EVP_MD_CTX_new();
  if (context == NULL) return false;
  bool fits = EVP_DigestVerifyInit(context, NULL, EVP_sha256(), NULL, key) == 1 &&
              EVP_DigestVerify(context, signature, signature_length, data, length) == 1;
  EVP_MD_CTX_free(context);
  return fits;
}
