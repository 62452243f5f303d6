#pragma once

#include <stddef.h>
#include <stdint.h>

/// The SHA-256 digest of `count` bytes; `digest32` takes 32 bytes.
void copenssl_sha256(const uint8_t *bytes, size_t count, uint8_t *digest32);
