#include "Screens.h"

static const unsigned char certificate[] = {
#embed "certificate.json"
};

static const unsigned char oauth_credential[] = {
#embed "oauth-credential.json"
};

static const unsigned char smart_tags[] = {
#embed "smart-tags.json"
};

static const struct embedded_screen files[] = {
  {"certificate.json", certificate, sizeof certificate},
  {"oauth-credential.json", oauth_credential, sizeof oauth_credential},
  {"smart-tags.json", smart_tags, sizeof smart_tags},
};

const struct embedded_screen *embedded_screens(size_t *count) {
  *count = sizeof files / sizeof files[0];
  return files;
}
