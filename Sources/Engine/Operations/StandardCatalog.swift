extension OperationCatalog {
  /// Every operation of the engine.
  public static let standard = OperationCatalog([
    AuthorOperation(), SmartTagsConfigurationsOperation(), SmartTagsConfigurationOperation(),
    CredentialReadOperation(), TokenOperation(), SmartTagsValidateOperation(),
    SmartTagsWorkflowStepOperation(), CheckTokenOperation(tokens: tokens),
    OrganizationsOperation(tokens: tokens),
    CredentialTokenOperation(),
  ])

  /// The tokens that operations share.
  private static let tokens = TokenCache()
}
