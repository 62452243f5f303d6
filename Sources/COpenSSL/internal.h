/// What the files of this shim share.
#pragma once

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pkcs12.h>

#include "COpenSSL.h"

struct copenssl_key {
  EVP_PKEY *key;
};

/// A library context of its own with the algorithms of old files (RC2, single DES), which stay out
/// of everything else; NULL, OpenSSL's default, where it cannot be made.
OSSL_LIB_CTX *copenssl_library(void);

/// Copies what a memory BIO holds, with a closing zero behind it; frees the BIO, NULL allowed.
copenssl_text copenssl_text_take(BIO *output);

/// Frees a text.
void copenssl_text_free(copenssl_text text);

/// Wraps a key, which it takes over.
copenssl_key *copenssl_key_wrap(EVP_PKEY *key);

/// The type of a key, by its OpenSSL identifier.
copenssl_key_type copenssl_key_type_of(int identifier);

/// The rounds of key derivation that an encrypted PKCS#8 key in DER asks for; 0 when it is none.
uint64_t copenssl_key_rounds(const uint8_t *der, size_t length);

/// The rounds of key derivation that a PKCS#12 file asks for, all of its parts together.
///
/// Keys behind a part's encryption are counted where `password` opens it, and only while the rest
/// stays within `COPENSSL_ROUNDS_LIMIT`.
uint64_t copenssl_pkcs12_rounds(const PKCS12 *file, const char *password);
