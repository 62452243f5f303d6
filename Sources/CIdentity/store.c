#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/pkcs12.h>
#include <stdlib.h>
#include <string.h>

#include "CIdentity.h"

struct cidentity_store {
  char *password;
  STACK_OF(PKCS12_SAFEBAG) *keys;
  STACK_OF(PKCS12_SAFEBAG) *certificates;
};

static void store_free(cidentity_store *store) {
  if (store == NULL) return;
  sk_PKCS12_SAFEBAG_pop_free(store->keys, PKCS12_SAFEBAG_free);
  sk_PKCS12_SAFEBAG_pop_free(store->certificates, PKCS12_SAFEBAG_free);
  if (store->password) OPENSSL_clear_free(store->password, strlen(store->password));
  free(store);
}

cidentity_store *cidentity_store_new(const char *password) {
  cidentity_store *store = calloc(1, sizeof *store);
  if (store == NULL) return NULL;
  store->password = OPENSSL_strdup(password);
  store->keys = sk_PKCS12_SAFEBAG_new_null();
  store->certificates = sk_PKCS12_SAFEBAG_new_null();
  if (store->password && store->keys && store->certificates) return store;
  store_free(store);
  return NULL;
}

/// Gives an entry its name, by which a key and its certificate find each other.
static bool name_bag(PKCS12_SAFEBAG *bag, const char *name) {
  return PKCS12_add_friendlyname_utf8(bag, name, -1) == 1 &&
         PKCS12_add_localkeyid(bag, (unsigned char *)name, (int)strlen(name)) == 1;
}

bool cidentity_store_key(cidentity_store *store, const char *name, const uint8_t *key,
                         size_t length) {
  const unsigned char *cursor = key;
  PKCS8_PRIV_KEY_INFO *info = d2i_PKCS8_PRIV_KEY_INFO(NULL, &cursor, (long)length);
  EVP_PKEY *pair = info ? EVP_PKCS82PKEY(info) : NULL;
  PKCS12_SAFEBAG *bag = pair ? PKCS12_add_key(&store->keys, pair, 0, PKCS12_DEFAULT_ITER,
                                              NID_aes_256_cbc, store->password)
                             : NULL;
  bool is_added = bag != NULL && name_bag(bag, name);
  EVP_PKEY_free(pair);
  PKCS8_PRIV_KEY_INFO_free(info);
  ERR_clear_error();
  return is_added;
}

bool cidentity_store_certificate(cidentity_store *store, const char *name, const uint8_t *data,
                                 size_t length) {
  const unsigned char *cursor = data;
  X509 *certificate = d2i_X509(NULL, &cursor, (long)length);
  PKCS12_SAFEBAG *bag = certificate ? PKCS12_add_cert(&store->certificates, certificate) : NULL;
  bool is_added = bag != NULL && (name == NULL || name_bag(bag, name));
  X509_free(certificate);
  ERR_clear_error();
  return is_added;
}

cidentity_bytes cidentity_store_finish(cidentity_store *store) {
  cidentity_bytes bytes = {NULL, 0};
  STACK_OF(PKCS7) *safes = NULL;
  bool is_built = true;
  if (sk_PKCS12_SAFEBAG_num(store->certificates) > 0) {
    is_built = PKCS12_add_safe(&safes, store->certificates, NID_aes_256_cbc, PKCS12_DEFAULT_ITER,
                               store->password) == 1;
  }
  // Without any entry there is still one safe, an empty one.
  if (is_built) is_built = PKCS12_add_safe(&safes, store->keys, -1, 0, NULL) == 1;
  PKCS12 *file = is_built ? PKCS12_add_safes(safes, 0) : NULL;
  if (file && PKCS12_set_mac(file, store->password, -1, NULL, 0, PKCS12_DEFAULT_ITER,
                             EVP_sha256()) == 1) {
    int length = i2d_PKCS12(file, &bytes.data);
    if (length > 0) bytes.length = (size_t)length;
  }
  PKCS12_free(file);
  sk_PKCS7_pop_free(safes, PKCS7_free);
  store_free(store);
  ERR_clear_error();
  return bytes;
}
