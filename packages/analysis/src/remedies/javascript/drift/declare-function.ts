import type { Draft } from "../source/draft.ts";

/** What a plan has declared already: a check of two tables needs one function. */
const declared = new WeakMap<Draft, Map<string, string>>();

/** Declares functions at the top of the file, unless it has the first of them already; gives that one's name. */
export function declareFunction(
  draft: Draft,
  wanted: string,
  write: (name: string) => readonly (readonly string[])[],
): string {
  const { ast } = draft.reading.file.input;
  // The remedy of another finding may have brought it.
  if (ast.body.some((node) => node.type === "FunctionDeclaration" && node.id?.name === wanted)) return wanted;
  const known = declared.get(draft) ?? new Map<string, string>();
  declared.set(draft, known);
  const before = known.get(wanted);
  if (before !== undefined) return before;
  const name = draft.freeName(wanted);
  known.set(wanted, name);
  for (const lines of write(name)) draft.declare(lines.map((line) => [line]));
  return name;
}

/** The types of a signature, in a file that has types. */
export function typesOf(draft: Draft): (type: string) => string {
  return (type) => (draft.style.isTypeScript ? `: ${type}` : "");
}
