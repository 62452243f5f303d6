#pragma once

#include <stddef.h>
#include <stdint.h>

/// HMAC-SHA256 of `bytes` under `key`; `digest32` receives 32 bytes.
void copenssl_hmac_sha256(const uint8_t *key, size_t key_count,
                          const uint8_t *bytes, size_t count,
                          uint8_t *digest32);
