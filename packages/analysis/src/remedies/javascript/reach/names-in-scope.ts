import type { Variable } from "@typescript-eslint/scope-manager";
import type { Reading } from "../../../reading/javascript/reading.ts";
import { isFunction, type Node } from "../../../reading/javascript/syntax/node.ts";

/** A value that can be named at a place. */
export interface NameInScope {
  readonly name: string;
  readonly variable: Variable;
  /** The binding itself, whose origin can be asked for. */
  readonly binding: Node;
  /** `local` a variable or parameter of a function around · `module` of the file's own top level · `import`. */
  readonly where: "local" | "module" | "import";
}

/** Values that are there when a node runs, the nearest first, imports last; types are left out. */
export function namesInScope(reading: Reading, node: Node): readonly NameInScope[] {
  const order = { local: 0, module: 1, import: 2 };
  return reading.bindings
    .visibleAt(node)
    .flatMap((variable): NameInScope[] => {
      const [definition] = variable.defs;
      const [binding] = variable.identifiers;
      if (!definition || !binding || definition.type === "Type") return [];
      const home = functionAround(binding as Node);
      const where = definition.type === "ImportBinding" ? "import" : home ? "local" : "module";
      if (where === "import" && isTypeImport(definition.node as Node, definition.parent as Node | null)) return [];
      // A constant of the same function is there only below its declaration.
      if (where === "local" && binding.range[0] > node.range[0]) return [];
      return [{ name: variable.name, variable, binding: binding as Node, where }];
    })
    .toSorted((a, b) => order[a.where] - order[b.where]);
}

function functionAround(binding: Node): Node | null {
  for (let current = binding.parent; current; current = current.parent) if (isFunction(current)) return current;
  return null;
}

function isTypeImport(specifier: Node, declaration: Node | null): boolean {
  return (
    (declaration?.type === "ImportDeclaration" && declaration.importKind === "type") ||
    (specifier.type === "ImportSpecifier" && specifier.importKind === "type")
  );
}
