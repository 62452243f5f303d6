extension OperationCatalog {
  /// Every operation of the engine.
  public static let standard = OperationCatalog([
    AuthorOperation(), SmartTagsConfigurationsOperation(), SmartTagsConfigurationOperation(),
    CredentialReadOperation(), TokenOperation(), SmartTagsValidateOperation(),
    SmartTagsWorkflowStepOperation(), ConsoleOrganizationsOperation(), ConsoleServiceOperation(),
    ConsoleCredentialOperation(), ConsoleSecretsOperation(), ConsoleSecretAddOperation(),
    ConsoleSecretDeleteOperation(), ConsoleMigrationOperation(),
  ])
}
