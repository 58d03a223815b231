/** What a file is, where a failure that is lost in it is lost on purpose or reaches a person at once. */
export type OutOfScope = "test" | "user interface" | "migration" | "generated code";

const testFile =
  /(?:\.|-|_)(?:test|tests|spec|specs|e2e|stories|mock|bench)\.[cm]?[jt]sx?$|(?:^|[\\/])(?:__tests__|__mocks__|__fixtures__|cypress)[\\/]/;
const migrationFile =
  /(?:^|[\\/])(?:migrations?|schema-migrations|db-migrations|migrate)[\\/]|\.migration\.[cm]?[jt]s$/i;

/** What a file's name and its first words say, before anybody has parsed it: then nobody has to. */
export function outOfScopeAtSight(filename: string, text: string): OutOfScope | null {
  if (testFile.test(filename)) return "test";
  if (migrationFile.test(filename)) return "migration";
  const isMarked =
    /@generated|auto-?generated|automatically generated|do not (?:edit|modify)/i.test(text.slice(0, 600)) &&
    /^\s*(?:\/\/|\/\*|#|['"])/.test(text);
  return isMarked ? "generated code" : null;
}
