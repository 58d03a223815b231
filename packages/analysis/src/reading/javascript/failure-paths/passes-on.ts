import type { Variable } from "@typescript-eslint/scope-manager";
import type { Reading } from "../reading.ts";
import { restOfHandler } from "../handlers/rest-of-handler.ts";
import type { Node } from "../syntax/node.ts";

/** A handler that fails as well loses nothing. Most do, and are known by it before anyone asks what was tried. */
export function passesOn(reading: Reading, body: readonly Node[], errors: readonly Variable[]): boolean {
  return reading.reports.of(restOfHandler(reading, body, errors) ?? body, errors).level === "failed";
}
