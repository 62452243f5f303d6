#include "COpenSSL.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <stdlib.h>

void copenssl_hmac_sha256(const uint8_t *key, size_t key_count,
                          const uint8_t *bytes, size_t count,
                          uint8_t *digest32) {
  unsigned int length = 0;
  // A digest that could not be made must never be compared as if it had been.
  if (HMAC(EVP_sha256(), key_count ? (const void *)key : "", (int)key_count,
           bytes, count, digest32, &length) == NULL ||
      length != 32) {
    abort();
  }
}
