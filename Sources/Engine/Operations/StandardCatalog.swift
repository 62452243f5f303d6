extension OperationCatalog {
  /// Every operation of the engine.
  public static let standard = OperationCatalog([
    AuthorOperation(),
    PackageOperation(),
    ExternalizerOperation(),
    ProxyOperation(),
    SmartTagsConfigurationsOperation(),
    SmartTagsConfigurationOperation(),
    SmartTagsValidateOperation(),
    SmartTagsWorkflowStepOperation(),
    SmartTagsOSGiOperation(),
    KeystoreStateOperation(),
    KeystoreAliasRemoveOperation(),
    KeystoreKeyOperation(),
    IMSConfigurationsOperation(),
    IMSConfigurationOperation(),
    CloudServiceOperation(),
    BrandPortalConfigurationOperation(),
    BrandPortalAgentsOperation(),
    TargetConfigurationOperation(),
    TargetConnectOperation(),
    CredentialReadOperation(),
    CertificateReadOperation(),
    JWTPayloadOperation(),
    TokenOperation(),
    CheckTokenOperation(tokens: tokens),
    OrganizationsOperation(tokens: tokens),
    ConsoleOrganizationsOperation(),
    ConsoleServiceOperation(),
    ConsoleCredentialOperation(),
    ConsoleSecretsOperation(),
    ConsoleSecretAddOperation(),
    ConsoleSecretDeleteOperation(),
    ConsoleMigrationOperation(),
    CredentialTokenOperation(),
  ])

  /// The tokens that operations share.
  private static let tokens = TokenCache()
}
