/// Key pairs with certificates, made and read: a small certificate authority, over OpenSSL 3.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Bytes of a SHA-1 digest, which names certificates.
#define COPENSSL_SHA1_LENGTH 20

/// A certificate, with its private key when it was made here.
typedef struct copenssl_identity copenssl_identity;

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
  /// Whether it may sign other certificates.
  bool is_authority;
  /// RSA-2048 instead of P-256.
  bool is_rsa;
} copenssl_certificate_plan;

/// Makes a key pair and its certificate, signed by `issuer`, or by itself when that is NULL.
copenssl_identity *copenssl_identity_make(const copenssl_certificate_plan *plan,
                                          const copenssl_identity *issuer);

/// Reads a certificate in PEM or DER; NULL for anything else.
copenssl_identity *copenssl_identity_read(const uint8_t *bytes, size_t length);

/// Frees it; NULL is allowed.
void copenssl_identity_free(copenssl_identity *identity);

/// Writes the certificate as PEM, and returns its length; 0 when `capacity` is too small.
size_t copenssl_identity_certificate_pem(const copenssl_identity *identity, char *text,
                                         size_t capacity);

/// Writes the private key as PEM (`BEGIN PRIVATE KEY`), and returns its length; 0 without one or
/// when `capacity` is too small.
size_t copenssl_identity_key_pem(const copenssl_identity *identity, char *text, size_t capacity);

/// Writes the 20 bytes of the SHA-1 digest of the certificate's DER.
bool copenssl_identity_fingerprint(const copenssl_identity *identity, uint8_t *digest);

/// When the certificate ends, in seconds since 1970; false when that cannot be read.
bool copenssl_identity_not_after(const copenssl_identity *identity, int64_t *seconds);

/// Whether `signature` is the RS256 signature of `data` by the certificate's key.
///
/// False for every key that is not RSA.
bool copenssl_identity_verify_sha256(const copenssl_identity *identity, const uint8_t *data,
                                     size_t length, const uint8_t *signature,
                                     size_t signature_length);
