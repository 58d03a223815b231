import { parse } from "@silent-failure/fast-parser";

/** As much of a syntax node as is asked of a configuration. */
export interface ParsedNode {
  readonly type: string;
  readonly range: readonly [number, number];
  readonly kind?: string;
  readonly name?: string;
  readonly value?: unknown;
  readonly id?: ParsedNode;
  readonly init?: ParsedNode | null;
  readonly declaration?: ParsedNode;
  readonly declarations?: readonly ParsedNode[];
  readonly expression?: ParsedNode;
  readonly left?: ParsedNode;
  readonly right?: ParsedNode;
  readonly callee?: ParsedNode;
  readonly object?: ParsedNode;
  /** A property of a pattern has a key, a member has a name. */
  readonly property?: unknown;
  readonly key?: ParsedNode;
  readonly properties?: readonly ParsedNode[];
  readonly arguments?: readonly ParsedNode[];
  readonly argument?: ParsedNode;
  readonly elements?: readonly ParsedNode[];
  readonly specifiers?: readonly ParsedNode[];
  readonly source?: ParsedNode;
  readonly local?: ParsedNode;
  readonly imported?: ParsedNode;
  readonly importKind?: string;
}

export interface ParsedConfig {
  readonly text: string;
  readonly body: readonly ParsedNode[];
  readonly comments: readonly ParsedNode[];
  /** Local names, and what they stand for in which module. */
  readonly imports: ReadonlyMap<string, { readonly imported: string; readonly from: string }>;
  /** The statements that import or require, in order. */
  readonly importStatements: readonly ParsedNode[];
  readonly isCommonJs: boolean;
}

/** Null for a text that does not parse. */
export function parseConfigFile(text: string, path: string): ParsedConfig | null {
  let body: readonly ParsedNode[];
  let comments: readonly ParsedNode[];
  try {
    const tree = parse(text, { filePath: path, sourceType: "module" });
    body = tree.body as unknown as readonly ParsedNode[];
    comments = tree.comments as unknown as readonly ParsedNode[];
  } catch {
    // ESLint says better what is wrong with its own configuration.
    return null;
  }
  const imports = new Map<string, { imported: string; from: string }>();
  const importStatements: ParsedNode[] = [];
  for (const node of body) {
    const found = node.type === "ImportDeclaration" ? imported(node) : required(node);
    if (found.length > 0 || node.type === "ImportDeclaration") importStatements.push(node);
    for (const [local, origin] of found) imports.set(local, origin);
  }
  const isCommonJs = !body.some(({ type }) => /^(?:Import|Export)/.test(type));
  return { text, body, comments, imports, importStatements, isCommonJs };
}

type Found = readonly (readonly [local: string, origin: { readonly imported: string; readonly from: string }])[];

function imported({ specifiers = [], source }: ParsedNode): Found {
  return specifiers.map(({ type, local, imported: name }) => {
    const whole = type === "ImportNamespaceSpecifier" ? "*" : "default";
    return [
      local?.name ?? "",
      { imported: name ? String(name.name ?? name.value) : whole, from: String(source?.value) },
    ];
  });
}

/** `const x = require("y")` and `const { x } = require("y")`; `.default` and the like count as the whole. */
function required({ type, declarations = [] }: ParsedNode): Found {
  if (type !== "VariableDeclaration") return [];
  return declarations.flatMap(({ id, init }): Found => {
    const call = init?.type === "MemberExpression" ? init.object : init;
    const from = call?.arguments?.[0]?.value;
    if (call?.type !== "CallExpression" || call.callee?.name !== "require" || typeof from !== "string") return [];
    if (id?.type === "Identifier") return [[id.name ?? "", { imported: "*", from }]];
    return (id?.properties ?? []).map(({ key, value }) => [
      String((value as ParsedNode | undefined)?.name),
      { imported: String(key?.name), from },
    ]);
  });
}
