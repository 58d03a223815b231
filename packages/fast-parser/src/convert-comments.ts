import type { Location, ParsedComment } from "./parsed-node.ts";

interface BabelFile {
  readonly comments?: readonly unknown[] | null | undefined;
  readonly program: { interpreter?: unknown };
}

interface BabelComment {
  readonly type: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
  readonly loc: Location;
}

/** A file's comments as ESLint takes them. The line that names an interpreter is one of them: ESLint
 * tells by its text what it is. */
export function convertComments(file: BabelFile, text: string): ParsedComment[] {
  const comments: ParsedComment[] = [];
  const interpreter = file.program.interpreter as BabelComment | null | undefined;
  if (interpreter) {
    const { start, end, loc } = interpreter;
    comments.push({ type: "Line", value: text.slice(start + 2, end), range: [start, end], loc });
  }
  delete file.program.interpreter;
  for (const comment of (file.comments ?? []) as readonly BabelComment[]) {
    const { value, start, end, loc } = comment;
    comments.push({ type: comment.type === "CommentLine" ? "Line" : "Block", value, range: [start, end], loc });
  }
  return comments;
}
