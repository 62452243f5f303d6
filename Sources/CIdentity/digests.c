#include <limits.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <string.h>

#include "CIdentity.h"

bool cidentity_sha256(const uint8_t *data, size_t length, uint8_t *digest) {
  return EVP_Digest(data, length, digest, NULL, EVP_sha256(), NULL) == 1;
}

bool cidentity_hmac_sha256(const uint8_t *key, size_t key_length, const uint8_t *data,
                           size_t length, uint8_t *code) {
  // HMAC() takes a missing key for "the one used before"; an empty key must not be missing.
  const uint8_t none = 0;
  if (key_length > INT_MAX) return false;
  return HMAC(EVP_sha256(), key == NULL ? &none : key, (int)key_length, data, length, code,
              NULL) != NULL;
}

bool cidentity_random(uint8_t *bytes, size_t length) {
  return length <= INT_MAX && RAND_bytes(bytes, (int)length) == 1;
}

bool cidentity_seal(const uint8_t *key, const uint8_t *nonce, const uint8_t *bound,
                    size_t bound_length, const uint8_t *plain, size_t plain_length,
                    uint8_t *sealed, uint8_t *tag) {
  if (plain_length > INT_MAX || bound_length > INT_MAX) return false;
  EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
  if (context == NULL) return false;
  int written = 0;
  bool done =
      EVP_EncryptInit_ex(context, EVP_aes_256_gcm(), NULL, key, nonce) == 1 &&
      (bound_length == 0 ||
       EVP_EncryptUpdate(context, NULL, &written, bound, (int)bound_length) == 1) &&
      (plain_length == 0 ||
       EVP_EncryptUpdate(context, sealed, &written, plain, (int)plain_length) == 1) &&
      EVP_EncryptFinal_ex(context, tag, &written) == 1 &&
      EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_GET_TAG, CIDENTITY_GCM_TAG_LENGTH, tag) == 1;
  EVP_CIPHER_CTX_free(context);
  return done;
}

bool cidentity_open(const uint8_t *key, const uint8_t *nonce, const uint8_t *bound,
                    size_t bound_length, const uint8_t *sealed, size_t sealed_length,
                    const uint8_t *tag, uint8_t *plain) {
  if (sealed_length > INT_MAX || bound_length > INT_MAX) return false;
  EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
  if (context == NULL) return false;
  uint8_t expected[CIDENTITY_GCM_TAG_LENGTH];
  memcpy(expected, tag, sizeof expected);
  int written = 0;
  bool done =
      EVP_DecryptInit_ex(context, EVP_aes_256_gcm(), NULL, key, nonce) == 1 &&
      (bound_length == 0 ||
       EVP_DecryptUpdate(context, NULL, &written, bound, (int)bound_length) == 1) &&
      (sealed_length == 0 ||
       EVP_DecryptUpdate(context, plain, &written, sealed, (int)sealed_length) == 1) &&
      EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_SET_TAG, CIDENTITY_GCM_TAG_LENGTH, expected) ==
          1 &&
      EVP_DecryptFinal_ex(context, expected, &written) == 1;
  EVP_CIPHER_CTX_free(context);
  if (!done && sealed_length > 0) OPENSSL_cleanse(plain, sealed_length);
  return done;
}
