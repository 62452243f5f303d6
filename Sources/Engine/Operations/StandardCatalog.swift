extension OperationCatalog {
  /// Every operation of the engine.
  public static let standard = OperationCatalog([
    AuthorOperation(), SmartTagsConfigurationsOperation(), SmartTagsConfigurationOperation(),
    CredentialReadOperation(), TokenOperation(), SmartTagsValidateOperation(),
    SmartTagsWorkflowStepOperation(), KeystoreStateOperation(), KeystoreAliasRemoveOperation(),
    BrandPortalAgentsOperation(), BrandPortalConfigurationOperation(),
    TargetConfigurationOperation(), TargetConnectOperation(), SmartTagsOSGiOperation(),
  ])
}
