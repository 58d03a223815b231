import { libraryBehind } from "../../../reading/javascript/resolving/library-of.ts";
import type { Origin } from "../../../reading/javascript/resolving/origins.ts";
import type { Node } from "../../../reading/javascript/syntax/node.ts";
import type { Draft } from "../source/draft.ts";

/** A value that can be used at a place. */
export interface ValueInReach {
  /** Its last part: `logger` of `this.logger`. */
  readonly name: string;
  /** As it is written there. */
  readonly expression: string;
  readonly origin: Origin | null;
  readonly where: "scope" | "member" | "import" | "nearby";
  /** What binds it: an identifier, a member of a class; null for what only its use shows. */
  readonly binding: Node | null;
  /** Makes it usable: adds the import of a value that is only nearby. Gives the expression to write. */
  use(): string;
}

/** The library that a value belongs to, followed through the project's modules, and the class of it. */
export function libraryOfValue(
  draft: Draft,
  value: ValueInReach,
  member: string,
): { readonly library: string; readonly receiver: string | null } | null {
  return libraryBehind(draft.reading.origins, value.origin, member, true);
}
