/// What the files of this shim share.
#pragma once

#include <openssl/bio.h>
#include <openssl/evp.h>

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
