/** The rules' ids, as the schema of the setting `severity` in our package.json lists them. */
export function ruleIds(manifest: {
  readonly contributes: { readonly configuration: { readonly properties: Readonly<Record<string, object>> } };
}): readonly string[] {
  const severity = manifest.contributes.configuration.properties["silentFailure.severity"];
  const rules = severity && "properties" in severity ? severity.properties : {};
  return Object.keys(rules ?? {}).filter((id) => id !== "*");
}
