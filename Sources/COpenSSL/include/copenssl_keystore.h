/// Key stores for the simulated author: PKCS#12 in and out, PKCS#8 keys, certificate facts.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Bytes that the receiver frees with `copenssl_bytes_free`; `data` is NULL on failure.
typedef struct {
  uint8_t *data;
  size_t length;
} copenssl_bytes;

/// Frees bytes; nothing happens for NULL.
void copenssl_bytes_free(copenssl_bytes bytes);

/// A private key with its certificate chain.
typedef struct copenssl_stored_identity copenssl_stored_identity;

/// Frees an identity; NULL is allowed.
void copenssl_stored_identity_free(copenssl_stored_identity *identity);

/// Reads the first key of a PKCS#12 file and its chain; NULL for a wrong password, too.
copenssl_stored_identity *copenssl_stored_identity_pkcs12(const uint8_t *data, size_t length,
                                            const char *password);

/// Reads a PKCS#8 key in DER and certificates in PEM or DER, which begin with the key's own; NULL
/// when they do not belong together.
copenssl_stored_identity *copenssl_stored_identity_pkcs8(const uint8_t *key, size_t key_length,
                                           const uint8_t *chain, size_t chain_length);

/// Makes a 2048-bit RSA key and a self-signed certificate; times in seconds since 1970.
copenssl_stored_identity *copenssl_stored_identity_self_signed(const char *common_name, int64_t not_before,
                                                 int64_t not_after, uint32_t serial);

/// The friendly name that the key had in its PKCS#12 file; NULL without one.
const char *copenssl_stored_identity_name(const copenssl_stored_identity *identity);

/// The key as PKCS#8 DER.
copenssl_bytes copenssl_stored_identity_key(const copenssl_stored_identity *identity);

/// The number of certificates, the key's own first.
size_t copenssl_stored_identity_chain_count(const copenssl_stored_identity *identity);

/// One certificate as DER.
copenssl_bytes copenssl_stored_identity_certificate(const copenssl_stored_identity *identity, size_t index);

/// Reads certificates in PEM or DER; gives the DER of the one at `index`, NULL behind the last.
copenssl_bytes copenssl_chain_certificate(const uint8_t *data, size_t length, size_t index);

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
} copenssl_certificate_facts;

/// Takes a DER certificate apart.
bool copenssl_certificate_facts_read(const uint8_t *data, size_t length,
                                     copenssl_certificate_facts *facts);

/// Collects entries for a PKCS#12 file.
typedef struct copenssl_pkcs12_writer copenssl_pkcs12_writer;

/// An empty collection; NULL when memory is short.
copenssl_pkcs12_writer *copenssl_pkcs12_writer_new(const char *password);

/// Adds a key under a name; its certificates follow with `copenssl_pkcs12_writer_certificate`.
bool copenssl_pkcs12_writer_key(copenssl_pkcs12_writer *writer, const char *name,
                                const uint8_t *key, size_t length);

/// Adds a DER certificate; `name` may be NULL.
bool copenssl_pkcs12_writer_certificate(copenssl_pkcs12_writer *writer, const char *name,
                                        const uint8_t *data, size_t length);

/// Gives the file and frees the writer.
copenssl_bytes copenssl_pkcs12_writer_finish(copenssl_pkcs12_writer *writer);
