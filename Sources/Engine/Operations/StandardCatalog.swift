extension OperationCatalog {
  /// Every operation of the engine.
  public static let standard = OperationCatalog([
    AuthorOperation(),
    SmartTagsConfigurationsOperation(),
    SmartTagsConfigurationOperation(),
    SmartTagsValidateOperation(),
    SmartTagsWorkflowStepOperation(),
    SmartTagsOSGiOperation(),
    SmartTagsAssetOperation(),
    KeystoreStateOperation(),
    KeystoreAliasRemoveOperation(),
    KeystoreKeyOperation(),
    IMSConfigurationsOperation(),
    IMSConfigurationOperation(),
    CloudServiceOperation(),
    BrandPortalConfigurationOperation(),
    BrandPortalAgentsOperation(),
    BrandPortalQueuesOperation(),
    BrandPortalRemainsOperation(),
    BrandPortalCleanOperation(),
    TargetConfigurationOperation(),
    TargetAgentOperation(),
    TargetPageOperation(),
    TargetConnectOperation(),
    CredentialReadOperation(),
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
