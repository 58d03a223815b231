import { readFileSync } from "node:fs";
import type { ValidateFunction } from "ajv";
import AjvDraft4 from "ajv-draft-04";
import addFormats from "ajv-formats";

// CommonJS in the clothes of a module: the class stands in `default` for TypeScript and in the import for Node.
const Ajv = AjvDraft4 as unknown as typeof AjvDraft4.default;
const add = addFormats as unknown as typeof addFormats.default;

/** A JSON schema of draft 4. */
export class DraftFour {
  private readonly validate: ValidateFunction;

  constructor(path: string) {
    // Patterns of old schemas are older than the `u` of regular expressions.
    const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
    add(ajv);
    this.validate = ajv.compile(JSON.parse(readFileSync(path, "utf8")) as object);
  }

  faultsOf(value: unknown): readonly string[] {
    this.validate(value);
    return (this.validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  }
}
