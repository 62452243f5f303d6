/// Keys, certificates and key stores as the simulated Adobe makes and reads them, over OpenSSL 3.
///
/// Every function that can fail returns false, NULL or empty bytes then, and leaves no partial
/// result that counts.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Bytes of a SHA-256 digest.
#define CIDENTITY_SHA256_LENGTH 32
/// Bytes of the nonce of AES-256-GCM. Never use one twice with the same key.
#define CIDENTITY_GCM_NONCE_LENGTH 12
/// Bytes of the tag of AES-256-GCM.
#define CIDENTITY_GCM_TAG_LENGTH 16

/// Bytes that the receiver frees with `cidentity_bytes_free`; `data` is NULL on failure.
typedef struct {
  uint8_t *data;
  size_t length;
} cidentity_bytes;

/// Wipes and frees bytes; nothing happens for NULL.
void cidentity_bytes_free(cidentity_bytes bytes);

/// Writes the 32 bytes of the SHA-256 digest of `data`.
bool cidentity_sha256(const uint8_t *data, size_t length, uint8_t *digest);

/// Writes the 32 bytes of the HMAC-SHA-256 of `data` under `key`.
bool cidentity_hmac_sha256(const uint8_t *key, size_t key_length, const uint8_t *data,
                           size_t length, uint8_t *code);

/// Fills `bytes` from OpenSSL's random generator.
bool cidentity_random(uint8_t *bytes, size_t length);

/// Encrypts `plain` with AES-256-GCM.
///
/// `sealed` takes `plain_length` bytes, `tag` 16. `key` has 32 bytes, `nonce` 12; `bound` is
/// authenticated and not encrypted.
bool cidentity_seal(const uint8_t *key, const uint8_t *nonce, const uint8_t *bound,
                    size_t bound_length, const uint8_t *plain, size_t plain_length,
                    uint8_t *sealed, uint8_t *tag);

/// Decrypts what `cidentity_seal` made; false when anything was altered.
///
/// `plain` takes `sealed_length` bytes, which are wiped when the tag does not fit.
bool cidentity_open(const uint8_t *key, const uint8_t *nonce, const uint8_t *bound,
                    size_t bound_length, const uint8_t *sealed, size_t sealed_length,
                    const uint8_t *tag, uint8_t *plain);

/// A private key, its certificates, or both, and their name in a key store.
typedef struct cidentity cidentity;

/// What a new certificate shall say.
typedef struct {
  /// The common name of its subject.
  const char *common_name;
  /// Its subject alternative names, such as `DNS:localhost,IP:127.0.0.1`; NULL for none.
  const char *alternative_names;
  /// Seconds since 1970.
  int64_t not_before;
  /// Seconds since 1970.
  int64_t not_after;
  /// Its serial number; 0 for a random one.
  uint32_t serial;
  /// Whether it may sign other certificates.
  bool is_authority;
  /// Has the key pair that it is for; NULL makes a new one on P-256.
  const cidentity *key;
} cidentity_plan;

/// Makes an RSA key pair of 2048 bits without a certificate.
cidentity *cidentity_make_key(void);

/// Reads a private RSA key of 2048 bits or more in PEM; NULL for anything else, and for one that
/// needs a password.
cidentity *cidentity_read_key(const uint8_t *pem, size_t length);

/// Makes a certificate, and where the plan has none its key pair, signed by `issuer`, or by itself
/// when that is NULL.
cidentity *cidentity_make(const cidentity_plan *plan, const cidentity *issuer);

/// Reads certificates in PEM or DER; NULL when there is none.
cidentity *cidentity_read(const uint8_t *data, size_t length);

/// Reads a PKCS#8 key in DER and certificates in PEM or DER, which begin with the key's own; NULL
/// when they do not belong together.
cidentity *cidentity_read_pkcs8(const uint8_t *key, size_t key_length, const uint8_t *chain,
                                size_t chain_length);

/// Reads the first key of a PKCS#12 file and its chain; NULL for a wrong password, too.
cidentity *cidentity_read_pkcs12(const uint8_t *data, size_t length, const char *password);

/// Frees it; NULL is allowed.
void cidentity_free(cidentity *identity);

/// The friendly name that the key had in its PKCS#12 file; NULL without one.
const char *cidentity_name(const cidentity *identity);

/// The number of certificates, the key's own first.
size_t cidentity_certificate_count(const cidentity *identity);

/// One certificate as DER.
cidentity_bytes cidentity_certificate(const cidentity *identity, size_t index);

/// The first certificate as PEM.
cidentity_bytes cidentity_certificate_pem(const cidentity *identity);

/// The private key as PKCS#8 in DER; empty without one.
cidentity_bytes cidentity_key(const cidentity *identity);

/// The private key as PEM (`BEGIN PRIVATE KEY`); empty without one.
cidentity_bytes cidentity_key_pem(const cidentity *identity);

/// The public key as PEM (`BEGIN PUBLIC KEY`).
cidentity_bytes cidentity_public_pem(const cidentity *identity);

/// The modulus of its RSA key, big-endian; empty for another key.
cidentity_bytes cidentity_modulus(const cidentity *identity);

/// The public exponent of its RSA key, big-endian; empty for another key.
cidentity_bytes cidentity_exponent(const cidentity *identity);

/// The SHA-1 digest of the first certificate's DER, which names it: 20 bytes.
cidentity_bytes cidentity_fingerprint(const cidentity *identity);

/// Signs as RS256 says: RSASSA-PKCS1-v1_5 over SHA-256; empty without an RSA key.
cidentity_bytes cidentity_sign_sha256(const cidentity *identity, const uint8_t *data,
                                      size_t length);

/// Whether `signature` is the RS256 signature of `data` by this key.
///
/// False for every key that is not RSA.
bool cidentity_verify_sha256(const cidentity *identity, const uint8_t *data, size_t length,
                             const uint8_t *signature, size_t signature_length);

/// What a certificate says of itself.
typedef struct {
  char subject[512];
  char issuer[512];
  /// Decimal digits.
  char serial[64];
  /// Seconds since 1970.
  int64_t not_before;
  int64_t not_after;
  /// `RSA`, `EC`, or empty.
  char algorithm[8];
} cidentity_facts;

/// Takes a DER certificate apart.
bool cidentity_facts_read(const uint8_t *data, size_t length, cidentity_facts *facts);

/// Collects entries for a PKCS#12 file.
typedef struct cidentity_store cidentity_store;

/// An empty collection; NULL when memory is short.
cidentity_store *cidentity_store_new(const char *password);

/// Adds a key in PKCS#8 under a name; its certificates follow with `cidentity_store_certificate`.
bool cidentity_store_key(cidentity_store *store, const char *name, const uint8_t *key,
                         size_t length);

/// Adds a DER certificate; `name` may be NULL.
bool cidentity_store_certificate(cidentity_store *store, const char *name, const uint8_t *data,
                                 size_t length);

/// Gives the file and frees the collection.
cidentity_bytes cidentity_store_finish(cidentity_store *store);
