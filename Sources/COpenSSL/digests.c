#include <limits.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "COpenSSL.h"

bool copenssl_sha256(const uint8_t *data, size_t length, uint8_t *digest) {
  return EVP_Digest(data, length, digest, NULL, EVP_sha256(), NULL) == 1;
}

bool copenssl_hmac_sha256(const uint8_t *key, size_t key_length, const uint8_t *data,
                          size_t length, uint8_t *code) {
  // HMAC() takes a missing key for "the one used before"; an empty key must not be missing.
  const uint8_t none = 0;
  if (key_length > INT_MAX) return false;
  return HMAC(EVP_sha256(), key == NULL ? &none : key, (int)key_length, data, length, code,
              NULL) != NULL;
}
