#include <limits.h>
#include <openssl/asn1.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/pkcs7.h>
#include <openssl/x509.h>
#include <string.h>

#include "internal.h"

static uint64_t sum(uint64_t one, uint64_t other) {
  return one > UINT64_MAX - other ? UINT64_MAX : one + other;
}

static uint64_t product(uint64_t one, uint64_t other) {
  return other != 0 && one > UINT64_MAX / other ? UINT64_MAX : one * other;
}

/// The value of a number; what does not fit counts as the largest.
static uint64_t count_of(const ASN1_INTEGER *number) {
  uint64_t count = 0;
  if (number == NULL) return 0;
  return ASN1_INTEGER_get_uint64(&count, number) == 1 ? count : UINT64_MAX;
}

/// The parameters of an algorithm as a value of `type`; NULL when they are none.
static void *parameters_of(const X509_ALGOR *algorithm, const ASN1_ITEM *type) {
  const ASN1_OBJECT *name = NULL;
  int kind = 0;
  const void *value = NULL;
  X509_ALGOR_get0(&name, &kind, &value, algorithm);
  return kind == V_ASN1_SEQUENCE ? ASN1_item_unpack(value, type) : NULL;
}

static uint64_t rounds_of_function(const X509_ALGOR *function) {
  const ASN1_OBJECT *name = NULL;
  X509_ALGOR_get0(&name, NULL, NULL, function);
  uint64_t rounds = 0;
  if (OBJ_obj2nid(name) == NID_id_pbkdf2) {
    PBKDF2PARAM *found = parameters_of(function, ASN1_ITEM_rptr(PBKDF2PARAM));
    if (found != NULL) rounds = count_of(found->iter);
    PBKDF2PARAM_free(found);
  } else if (OBJ_obj2nid(name) == NID_id_scrypt) {
    SCRYPT_PARAMS *found = parameters_of(function, ASN1_ITEM_rptr(SCRYPT_PARAMS));
    if (found != NULL) {
      rounds = product(product(count_of(found->costParameter), count_of(found->blockSize)),
                       count_of(found->parallelizationParameter));
    }
    SCRYPT_PARAMS_free(found);
  }
  return rounds;
}

/// The rounds that one password-based encryption asks for.
static uint64_t rounds_of_encryption(const X509_ALGOR *algorithm) {
  const ASN1_OBJECT *name = NULL;
  X509_ALGOR_get0(&name, NULL, NULL, algorithm);
  uint64_t rounds = 0;
  if (OBJ_obj2nid(name) == NID_pbes2) {
    PBE2PARAM *found = parameters_of(algorithm, ASN1_ITEM_rptr(PBE2PARAM));
    if (found != NULL) rounds = rounds_of_function(found->keyfunc);
    PBE2PARAM_free(found);
  } else {
    PBEPARAM *found = parameters_of(algorithm, ASN1_ITEM_rptr(PBEPARAM));
    if (found != NULL) rounds = count_of(found->iter);
    PBEPARAM_free(found);
  }
  return rounds;
}

static uint64_t rounds_of_sealed_key(const X509_SIG *sealed) {
  const X509_ALGOR *algorithm = NULL;
  X509_SIG_get0(sealed, &algorithm, NULL);
  return rounds_of_encryption(algorithm);
}

uint64_t copenssl_key_rounds(const uint8_t *der, size_t length) {
  if (length > INT_MAX) return 0;
  const unsigned char *end = der;
  X509_SIG *sealed = d2i_X509_SIG(NULL, &end, (long)length);
  uint64_t rounds = sealed == NULL ? 0 : rounds_of_sealed_key(sealed);
  X509_SIG_free(sealed);
  ERR_clear_error();
  return rounds;
}

static uint64_t rounds_of_bags(const STACK_OF(PKCS12_SAFEBAG) *bags) {
  uint64_t rounds = 0;
  for (int index = 0; index < sk_PKCS12_SAFEBAG_num(bags); index++) {
    const PKCS12_SAFEBAG *bag = sk_PKCS12_SAFEBAG_value(bags, index);
    switch (PKCS12_SAFEBAG_get_nid(bag)) {
      case NID_pkcs8ShroudedKeyBag:
        rounds = sum(rounds, rounds_of_sealed_key(PKCS12_SAFEBAG_get0_pkcs8(bag)));
        break;
      case NID_safeContentsBag:
        rounds = sum(rounds, rounds_of_bags(PKCS12_SAFEBAG_get0_safes(bag)));
        break;
      default: break;
    }
  }
  return rounds;
}

/// What is in an encrypted part; NULL where the password does not open it.
static STACK_OF(PKCS12_SAFEBAG) *decrypted(PKCS7 *part, const char *password) {
  if (password[0] != '\0') return PKCS12_unpack_p7encdata(part, password, -1);
  // No password at all and an empty one give different keys.
  STACK_OF(PKCS12_SAFEBAG) *bags = PKCS12_unpack_p7encdata(part, NULL, 0);
  return bags != NULL ? bags : PKCS12_unpack_p7encdata(part, "", 0);
}

/// The rounds of a part's own encryption.
static uint64_t rounds_outside(PKCS7 *part) {
  if (!PKCS7_type_is_encrypted(part) || part->d.encrypted == NULL ||
      part->d.encrypted->enc_data == NULL) {
    return 0;
  }
  return rounds_of_encryption(part->d.encrypted->enc_data->algorithm);
}

/// The rounds of the keys in a part.
static uint64_t rounds_inside(PKCS7 *part, const char *password) {
  STACK_OF(PKCS12_SAFEBAG) *bags = NULL;
  if (PKCS7_type_is_data(part)) {
    bags = PKCS12_unpack_p7data(part);
  } else if (PKCS7_type_is_encrypted(part)) {
    bags = decrypted(part, password);
  }
  uint64_t rounds = rounds_of_bags(bags);
  sk_PKCS12_SAFEBAG_pop_free(bags, PKCS12_SAFEBAG_free);
  return rounds;
}

uint64_t copenssl_pkcs12_rounds(const PKCS12 *file, const char *password) {
  const ASN1_INTEGER *iterations = NULL;
  PKCS12_get0_mac(NULL, NULL, NULL, &iterations, file);
  uint64_t rounds = PKCS12_mac_present(file) ? count_of(iterations) : 0;
  STACK_OF(PKCS7) *parts = PKCS12_unpack_authsafes(file);
  for (int index = 0; index < sk_PKCS7_num(parts); index++) {
    rounds = sum(rounds, rounds_outside(sk_PKCS7_value(parts, index)));
  }
  // Nothing is decrypted before what stands outside is known to be affordable.
  for (int index = 0; index < sk_PKCS7_num(parts) && rounds <= COPENSSL_ROUNDS_LIMIT; index++) {
    rounds = sum(rounds, rounds_inside(sk_PKCS7_value(parts, index), password));
  }
  sk_PKCS7_pop_free(parts, PKCS7_free);
  ERR_clear_error();
  return rounds;
}
