/// What the files of this shim share.
#pragma once

#include <openssl/x509.h>

#include "CIdentity.h"

struct cidentity {
  EVP_PKEY *key;
  /// The key's own certificate first.
  STACK_OF(X509) *chain;
  char *name;
};

/// The first certificate; NULL without one.
X509 *cidentity_own(const cidentity *identity);
