extension OperationCatalog {
  /// Every operation of the engine.
  public static let standard = OperationCatalog([
    AuthorOperation(), SmartTagsConfigurationsOperation(), SmartTagsConfigurationOperation(),
    CredentialReadOperation(), TokenOperation(), SmartTagsValidateOperation(),
    SmartTagsWorkflowStepOperation(), CheckTokenOperation(tokens: tokens),
    OrganizationsOperation(tokens: tokens),
    CredentialTokenOperation(loadSigner: { _, _ in nil }),
  ])

  /// The tokens that operations share.
  private static let tokens = TokenCache()
}
