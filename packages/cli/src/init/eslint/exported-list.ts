import type { ParsedNode } from "./parsed-config.ts";
import type { ParsedConfig } from "./parsed-config.ts";

/** A list that a configuration exports, and that can take one more: an array, or the arguments of a call. */
export interface ExportedList {
  readonly items: readonly ParsedNode[];
  /** Where its closing bracket stands. */
  readonly close: number;
}

/** Functions that take configurations and arrays of them as arguments, by where they come from. */
const listMakers: Readonly<Record<string, RegExp>> = {
  defineConfig: /^(?:eslint\/config|@eslint\/config-helpers)$/,
  config: /^typescript-eslint$/,
};

/** Null where the export has another shape, and so nobody can be sure of what one more entry would do. */
export function exportedList(config: ParsedConfig): ExportedList | null {
  const value = exportedValue(config);
  if (value === null) return null;
  const list = listOf(resolved(value, config), config);
  return list !== null && list.items.every((item) => item !== null) ? list : null;
}

function exportedValue({ body }: ParsedConfig): ParsedNode | null {
  const values = body.flatMap((node): readonly ParsedNode[] => {
    if (node.type === "ExportDefaultDeclaration") return node.declaration ? [node.declaration] : [];
    if (node.type === "TSExportAssignment") return node.expression ? [node.expression] : [];
    const { expression } = node;
    if (node.type !== "ExpressionStatement" || expression?.type !== "AssignmentExpression") return [];
    return isModuleExports(expression.left) && expression.right ? [expression.right] : [];
  });
  return values.length === 1 ? (values[0] ?? null) : null;
}

function isModuleExports(node: ParsedNode | undefined): boolean {
  return (
    node?.type === "MemberExpression" &&
    node.object?.name === "module" &&
    (node.property as ParsedNode)?.name === "exports"
  );
}

/** Through `satisfies` and `as`, and through the constant that it is called by. */
function resolved(node: ParsedNode, config: ParsedConfig): ParsedNode {
  const isTyped = ["TSAsExpression", "TSSatisfiesExpression", "TSNonNullExpression"].includes(node.type);
  if (isTyped && node.expression) return resolved(node.expression, config);
  if (node.type !== "Identifier") return node;
  const init = config.body
    .filter(({ type, kind }) => type === "VariableDeclaration" && kind === "const")
    .flatMap(({ declarations = [] }) => declarations)
    .find(({ id }) => id?.name === node.name)?.init;
  return init && init.type !== "Identifier" ? resolved(init, config) : node;
}

function listOf(node: ParsedNode, config: ParsedConfig): ExportedList | null {
  if (node.type === "ArrayExpression") return { items: node.elements ?? [], close: node.range[1] - 1 };
  if (node.type !== "CallExpression" || !makesList(node, config)) return null;
  const items = node.arguments ?? [];
  const [only] = items;
  if (items.length === 1 && only?.type === "ArrayExpression") return listOf(only, config);
  return { items, close: node.range[1] - 1 };
}

function makesList({ callee }: ParsedNode, config: ParsedConfig): boolean {
  if (callee?.type === "Identifier") {
    const origin = config.imports.get(callee.name ?? "");
    return origin !== undefined && listMakers[origin.imported]?.test(origin.from) === true;
  }
  if (callee?.type !== "MemberExpression") return false;
  const property = callee.property as ParsedNode | undefined;
  const origin = config.imports.get(callee.object?.name ?? "");
  const isWhole = origin !== undefined && ["default", "*"].includes(origin.imported);
  return isWhole && property?.name === "config" && listMakers["config"]?.test(origin.from) === true;
}
