#include <arpa/inet.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/objects.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "internal.h"

/// Memory behind a `copenssl_certificate`, which is its first member.
typedef struct {
  copenssl_certificate facts;
  copenssl_alternative_name *names;
} certificate_box;

static copenssl_text text_of_object(const ASN1_OBJECT *object) {
  BIO *output = BIO_new(BIO_s_mem());
  int nid = OBJ_obj2nid(object);
  if (output != NULL) {
    if (nid != NID_undef) {
      BIO_puts(output, OBJ_nid2ln(nid));
    } else {
      char digits[128];
      if (OBJ_obj2txt(digits, sizeof digits, object, 1) > 0) BIO_puts(output, digits);
    }
  }
  return copenssl_text_take(output);
}

static copenssl_text text_of_bytes(const void *bytes, int length) {
  BIO *output = BIO_new(BIO_s_mem());
  if (output != NULL && length > 0) BIO_write(output, bytes, length);
  return copenssl_text_take(output);
}

/// A name as RFC 2253 writes it, with letters beyond ASCII left readable.
static copenssl_text text_of_name(const X509_NAME *name, bool *is_readable) {
  const unsigned long flags = XN_FLAG_RFC2253 & ~(unsigned long)ASN1_STRFLGS_ESC_MSB;
  *is_readable = true;
  if (X509_NAME_entry_count(name) == 0) return text_of_bytes("", 0);
  BIO *output = BIO_new(BIO_s_mem());
  if (output != NULL && X509_NAME_print_ex(output, name, 0, flags) < 0) {
    *is_readable = false;
    (void)BIO_reset(output);
    X509_NAME_print_ex(output, name, 0, flags | ASN1_STRFLGS_DUMP_ALL);
  }
  return copenssl_text_take(output);
}

/// Whether every value of a name is text of a type that names have.
static bool has_text_values(const X509_NAME *name) {
  for (int index = 0; index < X509_NAME_entry_count(name); index++) {
    const ASN1_STRING *value = X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, index));
    switch (ASN1_STRING_type(value)) {
      case V_ASN1_UTF8STRING:
      case V_ASN1_PRINTABLESTRING:
      case V_ASN1_T61STRING:
      case V_ASN1_IA5STRING:
      case V_ASN1_BMPSTRING:
      case V_ASN1_UNIVERSALSTRING:
      case V_ASN1_NUMERICSTRING:
      case V_ASN1_BIT_STRING: break;
      default: return false;
    }
  }
  return true;
}

static bool read_time(const ASN1_TIME *time, int64_t *seconds, uint32_t *flaws) {
  struct tm parts;
  int length = ASN1_STRING_length(time);
  const unsigned char *digits = ASN1_STRING_get0_data(time);
  int expected = ASN1_STRING_type(time) == V_ASN1_UTCTIME ? 13 : 15;
  bool is_readable = ASN1_TIME_to_tm(time, &parts) == 1;
  if (!is_readable || length != expected || digits[length - 1] != 'Z') {
    *flaws |= COPENSSL_FLAW_DATE;
  }
  if (is_readable) *seconds = timegm(&parts);
  return is_readable;
}

static void read_serial(const ASN1_INTEGER *serial, copenssl_certificate *facts) {
  BIGNUM *number = ASN1_INTEGER_to_BN(serial, NULL);
  if (number == NULL) return;
  char *hexadecimal = BN_bn2hex(number);
  char *decimal = BN_bn2dec(number);
  if (hexadecimal != NULL) {
    facts->serial_hexadecimal = text_of_bytes(hexadecimal, (int)strlen(hexadecimal));
  }
  if (decimal != NULL) facts->serial_decimal = text_of_bytes(decimal, (int)strlen(decimal));
  OPENSSL_free(hexadecimal);
  OPENSSL_free(decimal);
  // 20 bytes with the sign bit free, RFC 5280, 4.1.2.2.
  if (BN_num_bits(number) > 159) facts->flaws |= COPENSSL_FLAW_LONG_SERIAL;
  BN_free(number);
}

static void read_key(X509 *certificate, copenssl_certificate *facts) {
  ASN1_OBJECT *algorithm = NULL;
  X509_PUBKEY_get0_param(&algorithm, NULL, NULL, NULL, X509_get_X509_PUBKEY(certificate));
  facts->key_algorithm = text_of_object(algorithm);
  facts->key_type = copenssl_key_type_of(OBJ_obj2nid(algorithm));
  EVP_PKEY *key = X509_get0_pubkey(certificate);
  if (key == NULL) {
    facts->flaws |= COPENSSL_FLAW_KEY;
    return;
  }
  facts->key_bits = EVP_PKEY_get_bits(key);
  BIGNUM *exponent = NULL;
  if (EVP_PKEY_get_bn_param(key, OSSL_PKEY_PARAM_RSA_E, &exponent) == 1) {
    if (!BN_is_odd(exponent) || BN_num_bits(exponent) < 2) {
      facts->flaws |= COPENSSL_FLAW_EXPONENT;
    }
    BN_free(exponent);
  }
}

static void read_signature(X509 *certificate, copenssl_certificate *facts) {
  const X509_ALGOR *outer = NULL;
  const ASN1_OBJECT *algorithm = NULL;
  X509_get0_signature(NULL, &outer, certificate);
  X509_ALGOR_get0(&algorithm, NULL, NULL, outer);
  facts->signature_algorithm = text_of_object(algorithm);
  if (X509_ALGOR_cmp(outer, X509_get0_tbs_sigalg(certificate)) != 0) {
    facts->flaws |= COPENSSL_FLAW_SIGNATURE_ALGORITHM;
  }
  int digest = NID_undef;
  X509_get_signature_info(certificate, &digest, NULL, NULL, NULL);
  if (digest == NID_undef) OBJ_find_sigid_algs(OBJ_obj2nid(algorithm), &digest, NULL);
  switch (digest) {
    case NID_md2:
    case NID_md4:
    case NID_md5: facts->signature_digest = copenssl_digest_md; break;
    case NID_sha1: facts->signature_digest = copenssl_digest_sha1; break;
    default: facts->signature_digest = copenssl_digest_other;
  }
  const X509_NAME *subject = X509_get_subject_name(certificate);
  if (X509_NAME_entry_count(subject) == 0 ||
      X509_NAME_cmp(subject, X509_get_issuer_name(certificate)) != 0) {
    facts->self_signature = copenssl_self_signature_none;
    return;
  }
  EVP_PKEY *key = X509_get0_pubkey(certificate);
  int outcome = key == NULL ? -1 : X509_verify(certificate, key);
  facts->self_signature = outcome == 1   ? copenssl_self_signature_valid
                          : outcome == 0 ? copenssl_self_signature_wrong
                                         : copenssl_self_signature_unknown;
}

static copenssl_alternative_name alternative_name(const GENERAL_NAME *name, uint32_t *flaws) {
  copenssl_alternative_name result = {copenssl_name_kind_other, {NULL, 0}};
  int type = 0;
  bool is_readable = true;
  void *value = GENERAL_NAME_get0_value(name, &type);
  switch (type) {
    case GEN_EMAIL: result.kind = copenssl_name_kind_email; break;
    case GEN_DNS: result.kind = copenssl_name_kind_dns; break;
    case GEN_URI: result.kind = copenssl_name_kind_uri; break;
    case GEN_IPADD: result.kind = copenssl_name_kind_ip; break;
    case GEN_DIRNAME: result.kind = copenssl_name_kind_directory; break;
    case GEN_RID: result.kind = copenssl_name_kind_registered_id; break;
    default: break;
  }
  switch (type) {
    case GEN_EMAIL:
    case GEN_DNS:
    case GEN_URI:
      result.value = text_of_bytes(ASN1_STRING_get0_data(value), ASN1_STRING_length(value));
      if (result.value.length == 0) is_readable = false;
      break;
    case GEN_IPADD: {
      int length = ASN1_STRING_length(value);
      char digits[INET6_ADDRSTRLEN];
      is_readable = length == 4 || length == 16;
      if (is_readable && inet_ntop(length == 4 ? AF_INET : AF_INET6,
                                   ASN1_STRING_get0_data(value), digits, sizeof digits) != NULL) {
        result.value = text_of_bytes(digits, (int)strlen(digits));
      }
      break;
    }
    case GEN_DIRNAME: result.value = text_of_name(value, &is_readable); break;
    case GEN_RID: {
      char digits[128];
      int length = OBJ_obj2txt(digits, sizeof digits, value, 1);
      if (length > 0) result.value = text_of_bytes(digits, (int)strlen(digits));
      break;
    }
    case GEN_OTHERNAME: {
      char digits[128];
      int length = OBJ_obj2txt(digits, sizeof digits, ((const OTHERNAME *)value)->type_id, 1);
      if (length > 0) result.value = text_of_bytes(digits, (int)strlen(digits));
      break;
    }
    default: break;
  }
  if (!is_readable) *flaws |= COPENSSL_FLAW_ALTERNATIVE_NAME;
  return result;
}

static void read_alternative_names(const X509 *certificate, certificate_box *box) {
  int critical = -1;
  GENERAL_NAMES *names = X509_get_ext_d2i(certificate, NID_subject_alt_name, &critical, NULL);
  if (names == NULL) {
    // -1: there is none; -2: there are several.
    if (critical != -1) box->facts.flaws |= COPENSSL_FLAW_ALTERNATIVE_NAME;
    return;
  }
  int count = sk_GENERAL_NAME_num(names);
  if (count <= 0) box->facts.flaws |= COPENSSL_FLAW_ALTERNATIVE_NAME;
  box->names = count > 0 ? calloc((size_t)count, sizeof *box->names) : NULL;
  for (int index = 0; box->names != NULL && index < count; index++) {
    box->names[index] =
        alternative_name(sk_GENERAL_NAME_value(names, index), &box->facts.flaws);
    box->facts.alternative_name_count++;
  }
  box->facts.alternative_names = box->names;
  GENERAL_NAMES_free(names);
}

/// Whether a tree of name constraints has an address without a mask, or a URI with a scheme:
/// RFC 5280, 4.2.1.10 allows neither.
static bool has_bad_constraint(const STACK_OF(GENERAL_SUBTREE) *trees) {
  for (int index = 0; index < sk_GENERAL_SUBTREE_num(trees); index++) {
    int type = 0;
    ASN1_STRING *value =
        GENERAL_NAME_get0_value(sk_GENERAL_SUBTREE_value(trees, index)->base, &type);
    if (type == GEN_IPADD && ASN1_STRING_length(value) != 8 && ASN1_STRING_length(value) != 32) {
      return true;
    }
    if (type == GEN_URI &&
        memchr(ASN1_STRING_get0_data(value), ':', (size_t)ASN1_STRING_length(value)) != NULL) {
      return true;
    }
  }
  return false;
}

static void check_extensions(X509 *certificate, copenssl_certificate *facts) {
  int count = X509_get_ext_count(certificate);
  if (count > 0 && facts->version != 3) facts->flaws |= COPENSSL_FLAW_EXTENSIONS_BEFORE_V3;
  for (int index = 0; index < count; index++) {
    X509_EXTENSION *extension = X509_get_ext(certificate, index);
    ASN1_OBJECT *object = X509_EXTENSION_get_object(extension);
    if (X509_get_ext_by_OBJ(certificate, object, index) >= 0) {
      facts->flaws |= COPENSSL_FLAW_DUPLICATE_EXTENSION;
    }
    if (X509_EXTENSION_get_critical(extension) && !X509_supported_extension(extension)) {
      facts->flaws |= COPENSSL_FLAW_UNKNOWN_CRITICAL;
    }
    const X509V3_EXT_METHOD *method = X509V3_EXT_get(extension);
    if (method == NULL) continue;
    void *value = X509V3_EXT_d2i(extension);
    if (value == NULL) {
      facts->flaws |= method->ext_nid == NID_subject_alt_name ? COPENSSL_FLAW_ALTERNATIVE_NAME
                                                              : COPENSSL_FLAW_EXTENSION;
      continue;
    }
    if (method->ext_nid == NID_name_constraints) {
      const NAME_CONSTRAINTS *constraints = value;
      if (has_bad_constraint(constraints->permittedSubtrees) ||
          has_bad_constraint(constraints->excludedSubtrees)) {
        facts->flaws |= COPENSSL_FLAW_EXTENSION;
      }
    }
    if (method->it != NULL) {
      ASN1_item_free(value, ASN1_ITEM_ptr(method->it));
    } else {
      method->ext_free(value);
    }
  }
  // The flags are computed by OpenSSL's own reading of the extensions it acts on.
  if (count > 0 && facts->version == 3 &&
      (X509_get_extension_flags(certificate) & (EXFLAG_INVALID | EXFLAG_INVALID_POLICY)) != 0) {
    facts->flaws |= COPENSSL_FLAW_EXTENSION;
  }
}

static void check_names(const X509 *certificate, copenssl_certificate *facts) {
  const X509_NAME *subject = X509_get_subject_name(certificate);
  const X509_NAME *issuer = X509_get_issuer_name(certificate);
  bool subject_is_readable = true, issuer_is_readable = true;
  facts->subject = text_of_name(subject, &subject_is_readable);
  facts->issuer = text_of_name(issuer, &issuer_is_readable);
  if (!subject_is_readable || !issuer_is_readable || !has_text_values(subject) ||
      !has_text_values(issuer)) {
    facts->flaws |= COPENSSL_FLAW_NAME;
  }
  if (X509_NAME_entry_count(issuer) == 0) facts->flaws |= COPENSSL_FLAW_EMPTY_ISSUER;
  if (X509_NAME_entry_count(subject) == 0 &&
      X509_get_ext_by_NID(certificate, NID_subject_alt_name, -1) < 0) {
    facts->flaws |= COPENSSL_FLAW_EMPTY_SUBJECT;
  }
}

static void check_encoding(X509 *certificate, const uint8_t *der, copenssl_certificate *facts) {
  unsigned char *again = NULL;
  int length = i2d_X509(certificate, &again);
  if (length < 0 || (size_t)length != facts->length || memcmp(again, der, facts->length) != 0) {
    facts->flaws |= COPENSSL_FLAW_NOT_DER;
  }
  OPENSSL_free(again);
}

const copenssl_certificate *copenssl_certificate_read(const uint8_t *der, size_t length) {
  if (length > INT32_MAX) return NULL;
  const unsigned char *end = der;
  X509 *certificate = d2i_X509(NULL, &end, (long)length);
  ERR_clear_error();
  if (certificate == NULL) return NULL;
  certificate_box *box = calloc(1, sizeof *box);
  if (box == NULL) {
    X509_free(certificate);
    return NULL;
  }
  copenssl_certificate *facts = &box->facts;
  facts->length = (size_t)(end - der);
  if (facts->length != length) facts->flaws |= COPENSSL_FLAW_TRAILING_BYTES;
  facts->version = X509_get_version(certificate) + 1;
  facts->has_not_before =
      read_time(X509_get0_notBefore(certificate), &facts->not_before, &facts->flaws);
  facts->has_not_after =
      read_time(X509_get0_notAfter(certificate), &facts->not_after, &facts->flaws);
  read_serial(X509_get0_serialNumber(certificate), facts);
  check_names(certificate, facts);
  read_key(certificate, facts);
  read_signature(certificate, facts);
  read_alternative_names(certificate, box);
  check_extensions(certificate, facts);
  check_encoding(certificate, der, facts);
  bool is_digested =
      EVP_Digest(der, facts->length, facts->sha1, NULL, EVP_sha1(), NULL) == 1 &&
      EVP_Digest(der, facts->length, facts->sha256, NULL, EVP_sha256(), NULL) == 1;
  X509_free(certificate);
  ERR_clear_error();
  if (is_digested) return facts;
  copenssl_certificate_free(facts);
  return NULL;
}

void copenssl_certificate_free(const copenssl_certificate *certificate) {
  if (certificate == NULL) return;
  certificate_box *box = (certificate_box *)certificate;
  copenssl_text_free(box->facts.subject);
  copenssl_text_free(box->facts.issuer);
  copenssl_text_free(box->facts.serial_hexadecimal);
  copenssl_text_free(box->facts.serial_decimal);
  copenssl_text_free(box->facts.key_algorithm);
  copenssl_text_free(box->facts.signature_algorithm);
  for (size_t index = 0; index < box->facts.alternative_name_count; index++) {
    copenssl_text_free(box->names[index].value);
  }
  free(box->names);
  free(box);
}
