import type { TypeOracle } from "@silent-failure/analysis";
import type { SourceCode } from "eslint";
import type { Declaration, Node, Program, Symbol as TypeSymbol, Type, TypeChecker } from "typescript";

/** What typescript-eslint's parser leaves for rules, as far as it is used here. */
interface TypedServices {
  readonly program: Program;
  readonly esTreeNodeToTSNodeMap: { get(node: unknown): Node | undefined };
}

/** A class of a project's own may stand some steps below the library's class. */
const maximumBases = 5;

/** Answers from the types of the project, when the parser was given them (`projectService`, `project`); else undefined. */
export function typeOracle(sourceCode: SourceCode): TypeOracle | undefined {
  const services: Partial<TypedServices> = sourceCode.parserServices ?? {};
  const { program, esTreeNodeToTSNodeMap: nodes } = services;
  if (!program || !nodes) return undefined;
  let checker: TypeChecker | null = null;
  return {
    typeOf(node) {
      const typed = nodes.get(node);
      if (!typed) return null;
      checker ??= program.getTypeChecker();
      return declaredBy(checker.getNonNullableType(checker.getTypeAtLocation(typed)), checker, program, maximumBases);
    },
  };
}

/** The first package that declares the type, a part of its union or intersection, or a class that it extends. */
function declaredBy(
  type: Type,
  checker: TypeChecker,
  program: Program,
  steps: number,
): ReturnType<TypeOracle["typeOf"]> {
  if (type.isUnionOrIntersection()) {
    for (const part of type.types) {
      const found = declaredBy(part, checker, program, steps);
      if (found) return found;
    }
    return null;
  }
  const symbol = type.getSymbol();
  for (const declaration of symbol?.declarations ?? []) {
    const name = packageOf(declaration, program);
    if (symbol && name !== null) return { package: name, name: nameOf(symbol) };
  }
  if (steps === 0) return null;
  const constraint = type.isTypeParameter() ? checker.getBaseConstraintOfType(type) : undefined;
  const bases = constraint ? [constraint] : (type.getBaseTypes() ?? []);
  for (const base of bases) {
    const found = declaredBy(base, checker, program, steps - 1);
    if (found) return found;
  }
  return null;
}

/*
 * | declared in                                          | package       |
 * |------------------------------------------------------|---------------|
 * | `declare module "fs/promises"`, wherever it stands   | `fs/promises` |
 * | `node_modules/mongodb/mongodb.d.ts`                  | `mongodb`     |
 * | `node_modules/@types/pg/index.d.ts`                  | `pg`          |
 * | `node_modules/@types/scope__name/index.d.ts`         | `@scope/name` |
 * | TypeScript's own library, a file of the project      | none          |
 */
function packageOf(declaration: Declaration, program: Program): string | null {
  const file = declaration.getSourceFile();
  if (program.isSourceFileDefaultLibrary(file)) return null;
  const named = moduleAround(declaration);
  if (named !== null) return named;
  const below = file.fileName.lastIndexOf("/node_modules/");
  if (below === -1) return null;
  const [first = "", second = ""] = file.fileName.slice(below + "/node_modules/".length).split("/");
  if (first === "@types") return second.includes("__") ? `@${second.replace("__", "/")}` : second;
  return first.startsWith("@") ? `${first}/${second}` : first;
}

/** `x` for what stands in `declare module "x" { … }`: no other declaration at the top of a file has a quoted name. */
function moduleAround(declaration: Declaration): string | null {
  const file = declaration.getSourceFile();
  let top: Node = declaration;
  while (top.parent && top.parent !== file) top = top.parent;
  const quoted = /^["'](.+)["']$/.exec((top as Node & { readonly name?: Node }).name?.getText(file) ?? "");
  return quoted?.[1] ?? null;
}

/** The name of a class or interface; empty for an anonymous type. */
function nameOf(symbol: TypeSymbol): string {
  return symbol.getName().startsWith("__") ? "" : symbol.getName();
}
