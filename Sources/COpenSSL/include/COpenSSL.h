/// Digests, X.509 certificates, private keys, PEM, PKCS#7 and PKCS#12, over OpenSSL 3.
///
/// Bytes that come in are copied; what a function returns lives until its `_free`.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Writes the 32 bytes of the SHA-256 digest of `data`; false when it cannot be made.
bool copenssl_sha256(const uint8_t *data, size_t length, uint8_t *digest);

/// Writes the 32 bytes of the HMAC-SHA-256 of `data` under `key`; false when it cannot be made.
bool copenssl_hmac_sha256(const uint8_t *key, size_t key_length, const uint8_t *data,
                          size_t length, uint8_t *code);

#define COPENSSL_CLOSED __attribute__((enum_extensibility(closed)))

/// Bytes that are mostly UTF-8, without a closing zero; they may contain anything.
typedef struct {
  const char *bytes;
  size_t length;
} copenssl_text;

/// What a key can do.
typedef enum COPENSSL_CLOSED {
  copenssl_key_type_other,
  copenssl_key_type_rsa,
  /// RSA that is bound to PSS signatures, and so cannot sign RS256.
  copenssl_key_type_rsa_pss,
  copenssl_key_type_ec,
  copenssl_key_type_dsa,
  copenssl_key_type_ed25519,
  copenssl_key_type_ed448,
} copenssl_key_type;

/// The kinds of name that a subject alternative name can be.
typedef enum COPENSSL_CLOSED {
  copenssl_name_kind_other,
  copenssl_name_kind_email,
  copenssl_name_kind_dns,
  copenssl_name_kind_uri,
  copenssl_name_kind_ip,
  copenssl_name_kind_directory,
  copenssl_name_kind_registered_id,
} copenssl_name_kind;

/// One subject alternative name. For an IP address the value is its text, for another name its
/// object identifier.
typedef struct {
  copenssl_name_kind kind;
  copenssl_text value;
} copenssl_alternative_name;

/// What a certificate's signature says about the certificate's own key.
typedef enum COPENSSL_CLOSED {
  /// Subject and issuer differ.
  copenssl_self_signature_none,
  /// The key in the certificate made the signature.
  copenssl_self_signature_valid,
  /// Subject and issuer are equal, and the key did not make the signature.
  copenssl_self_signature_wrong,
  /// Subject and issuer are equal, and the algorithm is unknown here.
  copenssl_self_signature_unknown,
} copenssl_self_signature;

/// What a certificate's signature was made with, as far as it matters for its strength.
typedef enum COPENSSL_CLOSED {
  copenssl_digest_other,
  copenssl_digest_md,
  copenssl_digest_sha1,
} copenssl_digest;

/// What OpenSSL lets pass in a certificate and others may not.
enum {
  /// The subject or the issuer holds a value that cannot be shown as text.
  COPENSSL_FLAW_NAME = 1 << 0,
  /// The issuer is empty.
  COPENSSL_FLAW_EMPTY_ISSUER = 1 << 1,
  /// The subject is empty, and there is no subject alternative name.
  COPENSSL_FLAW_EMPTY_SUBJECT = 1 << 2,
  /// A date is not written as RFC 5280, 4.1.2.5 says.
  COPENSSL_FLAW_DATE = 1 << 3,
  /// The same extension stands there twice.
  COPENSSL_FLAW_DUPLICATE_EXTENSION = 1 << 4,
  /// A subject alternative name cannot be read, or is empty.
  COPENSSL_FLAW_ALTERNATIVE_NAME = 1 << 5,
  /// Another extension cannot be read or contradicts itself.
  COPENSSL_FLAW_EXTENSION = 1 << 6,
  /// An extension is critical, and OpenSSL does not know it.
  COPENSSL_FLAW_UNKNOWN_CRITICAL = 1 << 7,
  /// There are extensions, which only version 3 allows.
  COPENSSL_FLAW_EXTENSIONS_BEFORE_V3 = 1 << 8,
  /// The signature algorithm inside and outside of the signed part differ.
  COPENSSL_FLAW_SIGNATURE_ALGORITHM = 1 << 9,
  /// Bytes follow the certificate.
  COPENSSL_FLAW_TRAILING_BYTES = 1 << 10,
  /// The encoding is not DER.
  COPENSSL_FLAW_NOT_DER = 1 << 11,
  /// The public key cannot be read.
  COPENSSL_FLAW_KEY = 1 << 12,
  /// The RSA exponent is even or smaller than 3.
  COPENSSL_FLAW_EXPONENT = 1 << 13,
  /// The serial number has more than 20 bytes.
  COPENSSL_FLAW_LONG_SERIAL = 1 << 14,
};

/// The facts of a certificate.
typedef struct {
  /// 1, 2 or 3; something else where the certificate is wrong.
  int64_t version;
  /// Names as RFC 2253 writes them, in UTF-8.
  copenssl_text subject, issuer;
  /// The serial number with a sign where it is negative.
  copenssl_text serial_hexadecimal, serial_decimal;
  /// False where the date cannot be read.
  bool has_not_before, has_not_after;
  /// Seconds since 1970-01-01 00:00:00 UTC.
  int64_t not_before, not_after;
  copenssl_key_type key_type;
  /// The name of the key's algorithm, or its object identifier.
  copenssl_text key_algorithm;
  /// 0 where the key cannot be read.
  int key_bits;
  /// The name of the signature's algorithm, or its object identifier.
  copenssl_text signature_algorithm;
  copenssl_digest signature_digest;
  copenssl_self_signature self_signature;
  const copenssl_alternative_name *alternative_names;
  size_t alternative_name_count;
  /// Digests over the bytes of the certificate as they were given.
  uint8_t sha1[20], sha256[32];
  /// The number of bytes that the certificate takes.
  size_t length;
  /// `COPENSSL_FLAW_…`, added.
  uint32_t flaws;
} copenssl_certificate;

/// Reads one certificate in DER; NULL when it is none.
const copenssl_certificate *copenssl_certificate_read(const uint8_t *der, size_t length);

void copenssl_certificate_free(const copenssl_certificate *certificate);

/// What binary data is.
typedef enum COPENSSL_CLOSED {
  copenssl_der_kind_unknown,
  copenssl_der_kind_certificate,
  copenssl_der_kind_request,
  copenssl_der_kind_revocation_list,
  copenssl_der_kind_public_key,
  copenssl_der_kind_private_key,
  copenssl_der_kind_encrypted_private_key,
  copenssl_der_kind_pkcs7,
  copenssl_der_kind_pkcs12,
  /// The outermost length says that more bytes should follow.
  copenssl_der_kind_truncated,
} copenssl_der_kind;

/// Tells what `der` holds.
copenssl_der_kind copenssl_der_classify(const uint8_t *der, size_t length);

/// Reads one PEM block after the other.
typedef struct copenssl_pem copenssl_pem;

/// What the next block is.
typedef enum COPENSSL_CLOSED {
  copenssl_pem_outcome_block,
  copenssl_pem_outcome_end,
  /// A block begins and does not end.
  copenssl_pem_outcome_truncated,
  /// What stands between BEGIN and END is no base64.
  copenssl_pem_outcome_damaged,
} copenssl_pem_outcome;

/// One block; it lives until the next one is asked for. An encrypted block is not decrypted.
typedef struct {
  /// `CERTIFICATE` in `-----BEGIN CERTIFICATE-----`.
  copenssl_text label;
  const uint8_t *der;
  size_t length;
} copenssl_pem_block;

/// Starts reading; every BEGIN and END has to stand at the start of a line.
copenssl_pem *copenssl_pem_open(const uint8_t *text, size_t length);

copenssl_pem_outcome copenssl_pem_next(copenssl_pem *reader, copenssl_pem_block *block);

/// Ends reading and wipes the last block; NULL is allowed.
void copenssl_pem_close(copenssl_pem *reader);

/// A key that never leaves OpenSSL's memory, which wipes it.
typedef struct copenssl_key copenssl_key;

/// Why a key, or a PKCS#12 file, cannot be opened.
typedef enum COPENSSL_CLOSED {
  copenssl_open_error_none,
  /// There is no such thing in it, or it is damaged.
  copenssl_open_error_unreadable,
  /// It is encrypted, and no passphrase was given.
  copenssl_open_error_needs_passphrase,
  copenssl_open_error_wrong_passphrase,
  /// It is encrypted in a way that OpenSSL does not know.
  copenssl_open_error_unsupported,
  /// Deriving its key takes more than `COPENSSL_ROUNDS_LIMIT` rounds.
  copenssl_open_error_costly,
} copenssl_open_error;

/// The most rounds of key derivation that a file is opened with, all of its parts together: about
/// ten seconds. Of scrypt the product of its three parameters counts, N, r and p.
#define COPENSSL_ROUNDS_LIMIT 10000000

/// Why something cannot be opened.
typedef struct {
  copenssl_open_error reason;
  /// The rounds that it asks for; set when they are too many.
  uint64_t rounds;
} copenssl_open_failure;

/// Loads the first private key in PEM text: PKCS#8, PKCS#1 or SEC 1, plain or encrypted.
///
/// `passphrase` may be NULL. Blocks that are no private key are passed over.
copenssl_key *copenssl_key_load_pem(const uint8_t *text, size_t length,
                                    const uint8_t *passphrase, size_t passphrase_length,
                                    copenssl_open_failure *failure);

/// Loads a private key in DER; otherwise as `copenssl_key_load_pem`.
copenssl_key *copenssl_key_load_der(const uint8_t *der, size_t length,
                                    const uint8_t *passphrase, size_t passphrase_length,
                                    copenssl_open_failure *failure);

/// Wipes and frees a key; NULL is allowed.
void copenssl_key_free(copenssl_key *key);

copenssl_key_type copenssl_key_get_type(const copenssl_key *key);

/// The size of the key in bits.
int copenssl_key_bits(const copenssl_key *key);

/// The number of bytes of a signature.
size_t copenssl_key_signature_length(const copenssl_key *key);

/// Signs as RS256 says: RSASSA-PKCS1-v1_5 over SHA-256. `signature` takes
/// `copenssl_key_signature_length` bytes. False when the key is no RSA key.
bool copenssl_key_sign_sha256(const copenssl_key *key, const uint8_t *data, size_t length,
                              uint8_t *signature);

/// Whether the certificate in DER carries the public half of this key.
bool copenssl_key_matches(const copenssl_key *key, const uint8_t *der, size_t length);

/// A certificate in a PKCS#7 or PKCS#12 file, in DER.
typedef struct {
  const uint8_t *der;
  size_t length;
  /// The friendly name; `bytes` is NULL where there is none.
  copenssl_text alias;
} copenssl_bundled_certificate;

/// What a PKCS#7 or PKCS#12 file holds.
typedef struct {
  const copenssl_bundled_certificate *certificates;
  size_t count;
  /// NULL where there is none. The bundle frees it.
  copenssl_key *key;
} copenssl_bundle;

/// Opens a PKCS#12 file in DER. `password` is UTF-8 and may be NULL.
///
/// The certificate of the private key comes first.
copenssl_bundle *copenssl_pkcs12_open(const uint8_t *der, size_t length,
                                      const uint8_t *password, size_t password_length,
                                      copenssl_open_failure *failure);

/// Opens a PKCS#7 file in DER; NULL when it holds no certificates.
copenssl_bundle *copenssl_pkcs7_open(const uint8_t *der, size_t length);

/// Takes the key out; the caller frees it.
copenssl_key *copenssl_bundle_take_key(copenssl_bundle *bundle);

/// Frees a bundle; NULL is allowed.
void copenssl_bundle_free(copenssl_bundle *bundle);

/// What a new key pair is to be.
typedef struct {
  /// UTF-8, at most 64 characters.
  const char *common_name;
  /// Whether the common name is a host, and so a subject alternative name as well.
  bool is_host;
  /// Seconds since 1970-01-01 00:00:00 UTC.
  int64_t not_before, not_after;
  unsigned int bits;
  /// The friendly name in the PKCS#12 file.
  const char *alias;
  const uint8_t *password;
  size_t password_length;
} copenssl_pair_request;

/// A new key pair in the forms in which it is written.
typedef struct {
  /// PEM: `CERTIFICATE`.
  copenssl_text certificate;
  /// PEM: `ENCRYPTED PRIVATE KEY`, AES-256-CBC under PBKDF2 with HMAC-SHA-256.
  copenssl_text private_key;
  /// PKCS#12 in DER, with the same encryption.
  copenssl_text store;
} copenssl_pair;

/// Makes an RSA key pair and its self-signed certificate; NULL when OpenSSL cannot.
copenssl_pair *copenssl_pair_make(const copenssl_pair_request *request);

/// Frees a pair; NULL is allowed.
void copenssl_pair_free(copenssl_pair *pair);
