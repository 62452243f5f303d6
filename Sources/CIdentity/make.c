#include <openssl/evp.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>
#include <stdlib.h>
#include <time.h>

#include "identity.h"

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

static bool set_serial(X509 *certificate, uint64_t number) {
  if (number == 0) {
    if (RAND_bytes((unsigned char *)&number, sizeof number) != 1) return false;
    // The first bit makes it positive, the last one not zero.
    number = (number >> 1) | 1;
  }
  return ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), number) == 1;
}

static bool set_names(X509 *certificate, const char *common_name, X509 *issuer) {
  X509_NAME *name = X509_get_subject_name(certificate);
  return X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                                    (const unsigned char *)common_name, -1, -1, 0) == 1 &&
         X509_set_issuer_name(certificate,
                              issuer == certificate ? name : X509_get_subject_name(issuer)) == 1;
}

static bool fill(X509 *certificate, EVP_PKEY *key, const cidentity_plan *plan,
                 const cidentity *issuer) {
  X509 *signer = issuer == NULL ? certificate : cidentity_own(issuer);
  EVP_PKEY *signing_key = issuer == NULL ? key : issuer->key;
  const char *usage = plan->is_authority ? "critical,keyCertSign,cRLSign"
                                         : "critical,digitalSignature,keyEncipherment";
  return X509_set_version(certificate, X509_VERSION_3) == 1 &&
         set_serial(certificate, plan->serial) &&
         set_names(certificate, plan->common_name, signer) &&
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

cidentity *cidentity_make_key(void) {
  cidentity *identity = calloc(1, sizeof *identity);
  if (identity == NULL) return NULL;
  identity->key = EVP_RSA_gen(2048);
  if (identity->key != NULL) return identity;
  cidentity_free(identity);
  return NULL;
}

/// The key pair of a plan, with a reference of its own; NULL when there is none.
static EVP_PKEY *planned_key(const cidentity_plan *plan) {
  if (plan->key == NULL) return EVP_EC_gen("P-256");
  EVP_PKEY *key = plan->key->key;
  return key != NULL && EVP_PKEY_up_ref(key) == 1 ? key : NULL;
}

cidentity *cidentity_make(const cidentity_plan *plan, const cidentity *issuer) {
  if (issuer != NULL && (issuer->key == NULL || cidentity_own(issuer) == NULL)) return NULL;
  cidentity *identity = calloc(1, sizeof *identity);
  X509 *certificate = X509_new();
  if (identity != NULL && certificate != NULL) {
    identity->key = planned_key(plan);
    identity->chain = sk_X509_new_null();
    if (identity->key != NULL && identity->chain != NULL &&
        fill(certificate, identity->key, plan, issuer) &&
        sk_X509_push(identity->chain, certificate) > 0) {
      return identity;
    }
  }
  X509_free(certificate);
  cidentity_free(identity);
  return NULL;
}
