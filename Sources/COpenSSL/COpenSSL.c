#include "COpenSSL.h"

#include <openssl/sha.h>

void copenssl_sha256(const uint8_t *bytes, size_t count, uint8_t *digest32) {
  SHA256(bytes, count, digest32);
}
