/// Digests, random bytes, authenticated encryption and RSA signatures, over OpenSSL 3.
///
/// Every function that can fail returns false or NULL then, and leaves no partial result that
/// counts.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "authority.h"
#include "copenssl_x509.h"
#include "copenssl_keystore.h"

/// Bytes of a SHA-256 digest.
#define COPENSSL_SHA256_LENGTH 32
/// Bytes of an AES-256 key.
#define COPENSSL_AES256_KEY_LENGTH 32
/// Bytes of the nonce of AES-256-GCM. Never use one twice with the same key.
#define COPENSSL_GCM_NONCE_LENGTH 12
/// Bytes of the tag of AES-256-GCM.
#define COPENSSL_GCM_TAG_LENGTH 16

/// Writes the 32 bytes of the SHA-256 digest of `data`.
bool copenssl_sha256(const uint8_t *data, size_t length, uint8_t *digest);

/// Writes the 32 bytes of the HMAC-SHA-256 of `data` under `key`.
bool copenssl_hmac_sha256(const uint8_t *key, size_t key_length, const uint8_t *data,
                          size_t length, uint8_t *code);

/// Fills `bytes` from OpenSSL's random generator.
bool copenssl_random(uint8_t *bytes, size_t length);

/// Overwrites `bytes` in a way that the compiler keeps.
void copenssl_cleanse(void *bytes, size_t length);

/// Encrypts `plain` with AES-256-GCM.
///
/// `sealed` takes `plain_length` bytes, `tag` 16. `key` has 32 bytes, `nonce` 12; `bound` is
/// authenticated and not encrypted.
bool copenssl_aes256gcm_seal(const uint8_t *key, const uint8_t *nonce, const uint8_t *bound,
                             size_t bound_length, const uint8_t *plain, size_t plain_length,
                             uint8_t *sealed, uint8_t *tag);

/// Decrypts what `copenssl_aes256gcm_seal` made; false when anything was altered.
///
/// `plain` takes `sealed_length` bytes, which are wiped when the tag does not fit.
bool copenssl_aes256gcm_open(const uint8_t *key, const uint8_t *nonce, const uint8_t *bound,
                             size_t bound_length, const uint8_t *sealed, size_t sealed_length,
                             const uint8_t *tag, uint8_t *plain);

/// An RSA key pair.
typedef struct copenssl_rsa copenssl_rsa;

/// Makes a key pair of `bits` bits, such as 2048; NULL when that fails.
copenssl_rsa *copenssl_rsa_generate(unsigned int bits);

/// Frees a key pair; NULL is allowed.
void copenssl_rsa_free(copenssl_rsa *key);

/// The number of bytes of a signature and of the modulus.
size_t copenssl_rsa_size(const copenssl_rsa *key);

/// Signs as RS256 says: RSASSA-PKCS1-v1_5 over SHA-256. `signature` takes `copenssl_rsa_size`
/// bytes.
bool copenssl_rsa_sign_sha256(const copenssl_rsa *key, const uint8_t *data, size_t length,
                              uint8_t *signature);

/// Whether `signature` is this key's RS256 signature of `data`.
bool copenssl_rsa_verify_sha256(const copenssl_rsa *key, const uint8_t *data, size_t length,
                                const uint8_t *signature, size_t signature_length);

/// Writes the modulus, big-endian, into `copenssl_rsa_size` bytes.
bool copenssl_rsa_modulus(const copenssl_rsa *key, uint8_t *modulus);

/// The public exponent; 0 when it cannot be read.
uint64_t copenssl_rsa_exponent(const copenssl_rsa *key);

/// Writes the public key as PEM (`BEGIN PUBLIC KEY`) into `text`, and returns its length without
/// the closing zero; 0 when `capacity` is too small.
size_t copenssl_rsa_public_pem(const copenssl_rsa *key, char *text, size_t capacity);
