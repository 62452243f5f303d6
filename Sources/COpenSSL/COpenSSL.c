#include "COpenSSL.h"

#include <limits.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <stdlib.h>
#include <string.h>

struct copenssl_rsa {
  EVP_PKEY *key;
};

bool copenssl_sha256(const uint8_t *data, size_t length, uint8_t *digest) {
  return EVP_Digest(data, length, digest, NULL, EVP_sha256(), NULL) == 1;
}

bool copenssl_hmac_sha256(const uint8_t *key, size_t key_length, const uint8_t *data,
                          size_t length, uint8_t *code) {
  unsigned int written = 0;
  // HMAC() takes a missing key for "the one used before"; an empty key must not be missing.
  const uint8_t none = 0;
  if (key_length > INT_MAX) return false;
  return HMAC(EVP_sha256(), key == NULL ? &none : key, (int)key_length, data, length, code,
              &written) != NULL &&
         written == COPENSSL_SHA256_LENGTH;
}

bool copenssl_random(uint8_t *bytes, size_t length) {
  return length <= INT_MAX && RAND_bytes(bytes, (int)length) == 1;
}

void copenssl_cleanse(void *bytes, size_t length) { OPENSSL_cleanse(bytes, length); }

bool copenssl_aes256gcm_seal(const uint8_t *key, const uint8_t *nonce, const uint8_t *bound,
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
      EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_GET_TAG, COPENSSL_GCM_TAG_LENGTH, tag) == 1;
  EVP_CIPHER_CTX_free(context);
  return done;
}

bool copenssl_aes256gcm_open(const uint8_t *key, const uint8_t *nonce, const uint8_t *bound,
                             size_t bound_length, const uint8_t *sealed, size_t sealed_length,
                             const uint8_t *tag, uint8_t *plain) {
  if (sealed_length > INT_MAX || bound_length > INT_MAX) return false;
  EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
  if (context == NULL) return false;
  uint8_t expected[COPENSSL_GCM_TAG_LENGTH];
  memcpy(expected, tag, sizeof expected);
  int written = 0;
  bool done =
      EVP_DecryptInit_ex(context, EVP_aes_256_gcm(), NULL, key, nonce) == 1 &&
      (bound_length == 0 ||
       EVP_DecryptUpdate(context, NULL, &written, bound, (int)bound_length) == 1) &&
      (sealed_length == 0 ||
       EVP_DecryptUpdate(context, plain, &written, sealed, (int)sealed_length) == 1) &&
      EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_SET_TAG, COPENSSL_GCM_TAG_LENGTH, expected) ==
          1 &&
      EVP_DecryptFinal_ex(context, expected, &written) == 1;
  EVP_CIPHER_CTX_free(context);
  if (!done && sealed_length > 0) OPENSSL_cleanse(plain, sealed_length);
  return done;
}

copenssl_rsa *copenssl_rsa_generate(unsigned int bits) {
  copenssl_rsa *key = calloc(1, sizeof *key);
  if (key == NULL) return NULL;
  key->key = EVP_RSA_gen(bits);
  if (key->key == NULL) {
    free(key);
    return NULL;
  }
  return key;
}

void copenssl_rsa_free(copenssl_rsa *key) {
  if (key == NULL) return;
  EVP_PKEY_free(key->key);
  free(key);
}

size_t copenssl_rsa_size(const copenssl_rsa *key) {
  int size = EVP_PKEY_get_size(key->key);
  return size > 0 ? (size_t)size : 0;
}

bool copenssl_rsa_sign_sha256(const copenssl_rsa *key, const uint8_t *data, size_t length,
                              uint8_t *signature) {
  EVP_MD_CTX *context = EVP_MD_CTX_new();
  if (context == NULL) return false;
  size_t written = copenssl_rsa_size(key);
  bool done = EVP_DigestSignInit(context, NULL, EVP_sha256(), NULL, key->key) == 1 &&
              EVP_DigestSign(context, signature, &written, data, length) == 1;
  EVP_MD_CTX_free(context);
  return done;
}

bool copenssl_rsa_verify_sha256(const copenssl_rsa *key, const uint8_t *data, size_t length,
                                const uint8_t *signature, size_t signature_length) {
  EVP_MD_CTX *context = EVP_MD_CTX_new();
  if (context == NULL) return false;
  bool fits = EVP_DigestVerifyInit(context, NULL, EVP_sha256(), NULL, key->key) == 1 &&
              EVP_DigestVerify(context, signature, signature_length, data, length) == 1;
  EVP_MD_CTX_free(context);
  return fits;
}

bool copenssl_rsa_modulus(const copenssl_rsa *key, uint8_t *modulus) {
  BIGNUM *number = NULL;
  int size = (int)copenssl_rsa_size(key);
  bool done = EVP_PKEY_get_bn_param(key->key, OSSL_PKEY_PARAM_RSA_N, &number) == 1 &&
              BN_bn2binpad(number, modulus, size) == size;
  BN_free(number);
  return done;
}

uint64_t copenssl_rsa_exponent(const copenssl_rsa *key) {
  BIGNUM *number = NULL;
  if (EVP_PKEY_get_bn_param(key->key, OSSL_PKEY_PARAM_RSA_E, &number) != 1) return 0;
  uint64_t exponent = BN_get_word(number);
  BN_free(number);
  return exponent;
}

size_t copenssl_rsa_public_pem(const copenssl_rsa *key, char *text, size_t capacity) {
  BIO *output = BIO_new(BIO_s_mem());
  if (output == NULL) return 0;
  size_t length = 0;
  char *bytes = NULL;
  if (PEM_write_bio_PUBKEY(output, key->key) == 1) {
    long available = BIO_get_mem_data(output, &bytes);
    if (available > 0 && (size_t)available < capacity) {
      length = (size_t)available;
      memcpy(text, bytes, length);
      text[length] = '\0';
    }
  }
  BIO_free(output);
  return length;
}
