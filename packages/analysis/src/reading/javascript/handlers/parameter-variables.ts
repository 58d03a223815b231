import type { Variable } from "@typescript-eslint/scope-manager";
import type { Reading } from "../reading.ts";
import type { FunctionNode } from "../syntax/node.ts";

/** The variables that one parameter of a function binds. */
export function parameterVariables(reading: Reading, fn: FunctionNode, index: number): readonly Variable[] {
  const parameter = fn.params[index];
  if (!parameter) return [];
  return reading.bindings.declaredBy(fn).filter((variable) => {
    const name = variable.defs[0]?.name;
    return name !== undefined && parameter.range[0] <= name.range[0] && name.range[1] <= parameter.range[1];
  });
}
