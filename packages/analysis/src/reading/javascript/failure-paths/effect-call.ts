import type { TSESTree } from "@typescript-eslint/types";
import type { Operation } from "../../../model/operation.ts";
import { roleByName } from "../../../vocabulary/role-names.ts";
import { placeOf, type Call } from "../syntax/node.ts";

/** A call that nobody explains, and that is made for what it does. */
export function effectCall(call: Call | TSESTree.NewExpression, path: string): Operation {
  return {
    kind: "write",
    certainty: "likely",
    name: `${path}()`,
    library: null,
    tier: "effect",
    role: roleByName(path) ?? "primary",
    place: placeOf(call),
    resource: null,
    drift: "none",
  };
}
