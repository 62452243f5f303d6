#include "Screens.h"

static const unsigned char brand_portal[] = {
#embed "brand-portal.json"
};

static const unsigned char brand_portal_agents[] = {
#embed "brand-portal-agents.json"
};

static const unsigned char brand_portal_cloud[] = {
#embed "brand-portal-cloud.json"
};

static const unsigned char brand_portal_jwt[] = {
#embed "brand-portal-jwt.json"
};

static const unsigned char brand_portal_restart[] = {
#embed "brand-portal-restart.json"
};

static const unsigned char certificate[] = {
#embed "certificate.json"
};

static const unsigned char certificate_renew[] = {
#embed "certificate-renew.json"
};

static const unsigned char client_secret[] = {
#embed "client-secret.json"
};

static const unsigned char client_secret_aem[] = {
#embed "client-secret-aem.json"
};

static const unsigned char developer_console[] = {
#embed "developer-console.json"
};

static const unsigned char ims_configuration[] = {
#embed "ims-configuration.json"
};

static const unsigned char ims_form[] = {
#embed "ims-form.json"
};

static const unsigned char ims_health[] = {
#embed "ims-health.json"
};

static const unsigned char ims_move[] = {
#embed "ims-move.json"
};

static const unsigned char ims_release[] = {
#embed "ims-release.json"
};

static const unsigned char jwt_credential[] = {
#embed "jwt-credential.json"
};

static const unsigned char jwt_migration[] = {
#embed "jwt-migration.json"
};

static const unsigned char jwt_migration_close[] = {
#embed "jwt-migration-close.json"
};

static const unsigned char oauth_credential[] = {
#embed "oauth-credential.json"
};

static const unsigned char smart_tags[] = {
#embed "smart-tags.json"
};

static const unsigned char smart_tags_cloud[] = {
#embed "smart-tags-cloud.json"
};

static const unsigned char smart_tags_hotfix[] = {
#embed "smart-tags-hotfix.json"
};

static const unsigned char smart_tags_jwt[] = {
#embed "smart-tags-jwt.json"
};

static const unsigned char smart_tags_osgi[] = {
#embed "smart-tags-osgi.json"
};

static const unsigned char smart_tags_proof[] = {
#embed "smart-tags-proof.json"
};

static const unsigned char smart_tags_training[] = {
#embed "smart-tags-training.json"
};

static const unsigned char smart_tags_trouble[] = {
#embed "smart-tags-trouble.json"
};

static const unsigned char smart_tags_upload[] = {
#embed "smart-tags-upload.json"
};

static const unsigned char target[] = {
#embed "target.json"
};

static const unsigned char target_author[] = {
#embed "target-author.json"
};

static const unsigned char target_before[] = {
#embed "target-before.json"
};

static const unsigned char target_classic[] = {
#embed "target-classic.json"
};

static const unsigned char target_cloud[] = {
#embed "target-cloud.json"
};

static const unsigned char target_cloud_change[] = {
#embed "target-cloud-change.json"
};

static const unsigned char target_cloud_service[] = {
#embed "target-cloud-service.json"
};

static const unsigned char target_codes[] = {
#embed "target-codes.json"
};

static const unsigned char target_framework[] = {
#embed "target-framework.json"
};

static const unsigned char target_jwt[] = {
#embed "target-jwt.json"
};

static const unsigned char target_role[] = {
#embed "target-role.json"
};

static const unsigned char target_trouble[] = {
#embed "target-trouble.json"
};

static const struct embedded_screen files[] = {
  {"brand-portal.json", brand_portal, sizeof brand_portal},
  {"brand-portal-agents.json", brand_portal_agents, sizeof brand_portal_agents},
  {"brand-portal-cloud.json", brand_portal_cloud, sizeof brand_portal_cloud},
  {"brand-portal-jwt.json", brand_portal_jwt, sizeof brand_portal_jwt},
  {"brand-portal-restart.json", brand_portal_restart, sizeof brand_portal_restart},
  {"certificate.json", certificate, sizeof certificate},
  {"certificate-renew.json", certificate_renew, sizeof certificate_renew},
  {"client-secret.json", client_secret, sizeof client_secret},
  {"client-secret-aem.json", client_secret_aem, sizeof client_secret_aem},
  {"developer-console.json", developer_console, sizeof developer_console},
  {"ims-configuration.json", ims_configuration, sizeof ims_configuration},
  {"ims-form.json", ims_form, sizeof ims_form},
  {"ims-health.json", ims_health, sizeof ims_health},
  {"ims-move.json", ims_move, sizeof ims_move},
  {"ims-release.json", ims_release, sizeof ims_release},
  {"jwt-credential.json", jwt_credential, sizeof jwt_credential},
  {"jwt-migration.json", jwt_migration, sizeof jwt_migration},
  {"jwt-migration-close.json", jwt_migration_close, sizeof jwt_migration_close},
  {"oauth-credential.json", oauth_credential, sizeof oauth_credential},
  {"smart-tags.json", smart_tags, sizeof smart_tags},
  {"smart-tags-cloud.json", smart_tags_cloud, sizeof smart_tags_cloud},
  {"smart-tags-hotfix.json", smart_tags_hotfix, sizeof smart_tags_hotfix},
  {"smart-tags-jwt.json", smart_tags_jwt, sizeof smart_tags_jwt},
  {"smart-tags-osgi.json", smart_tags_osgi, sizeof smart_tags_osgi},
  {"smart-tags-proof.json", smart_tags_proof, sizeof smart_tags_proof},
  {"smart-tags-training.json", smart_tags_training, sizeof smart_tags_training},
  {"smart-tags-trouble.json", smart_tags_trouble, sizeof smart_tags_trouble},
  {"smart-tags-upload.json", smart_tags_upload, sizeof smart_tags_upload},
  {"target.json", target, sizeof target},
  {"target-author.json", target_author, sizeof target_author},
  {"target-before.json", target_before, sizeof target_before},
  {"target-classic.json", target_classic, sizeof target_classic},
  {"target-cloud.json", target_cloud, sizeof target_cloud},
  {"target-cloud-change.json", target_cloud_change, sizeof target_cloud_change},
  {"target-cloud-service.json", target_cloud_service, sizeof target_cloud_service},
  {"target-codes.json", target_codes, sizeof target_codes},
  {"target-framework.json", target_framework, sizeof target_framework},
  {"target-jwt.json", target_jwt, sizeof target_jwt},
  {"target-role.json", target_role, sizeof target_role},
  {"target-trouble.json", target_trouble, sizeof target_trouble},
};

const struct embedded_screen *embedded_screens(size_t *count) {
  *count = sizeof files / sizeof files[0];
  return files;
}
