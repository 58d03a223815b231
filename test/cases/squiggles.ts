import type { Verdict } from "./lint.ts";

/*
 * A bad case marks each verdict in a comment under its line; the squiggle stands exactly below what is found:
 *
 *     } catch (error) {
 *   //  ~~~~~~~~~~~~~ logged
 *
 * Two verdicts on one line stand in one comment, `// ~~~ first ~~~~ second`, or in two. What begins where the comment's
 * own slashes are (columns 0 and 1) is marked by `<`: `//<~~~~ logged`. A verdict of another rule carries its name:
 * `// ~~~~ silent-guard/dropped`.
 */
const squiggleLine = /^[ \t]*\/\/[ \t]*(?:<?~+ [A-Za-z/-]+[ \t]*)+$/;

/** What the comment itself takes of its line. */
const slashes = 2;

/** A text apart from its squiggles. */
export interface MarkedText {
  /** The text as it is linted: squiggle lines are blank, so that positions stay and no rule reads them. */
  readonly code: string;
  readonly marks: readonly string[];
}

export function readMarks(text: string, rule: string): MarkedText {
  const lines = text.split("\n");
  const marks: string[] = [];
  let marked = 0;
  const code = lines.map((line, index) => {
    if (!squiggleLine.test(line)) {
      marked = index + 1;
      return line;
    }
    for (const match of line.matchAll(/(<?)(~+) ([A-Za-z/-]+)/g)) {
      const [, far = "", squiggle = "", name = ""] = match;
      // Where a far squiggle begins cannot be seen; where it ends can.
      const column = far === "" ? match.index : null;
      marks.push(
        key({ line: marked, column, end: match.index + far.length + squiggle.length, name: qualified(name, rule) }),
      );
    }
    return "";
  });
  return { code: code.join("\n"), marks };
}

/** A verdict in the words that a mark is compared by. */
export function markOf(verdict: Verdict): string {
  const column = verdict.column < slashes ? null : verdict.column;
  return key({ ...verdict, column, end: endOf(verdict), name: `${verdict.rule}/${verdict.messageId}` });
}

/** The text with the squiggles that its verdicts ask for, in place of those that it has. */
export function withMarks(text: string, verdicts: readonly Verdict[], rule: string): string {
  return text
    .split("\n")
    .flatMap((line, index) => {
      if (squiggleLine.test(line)) return [];
      const own = verdicts.filter((verdict) => verdict.line === index + 1);
      return [line, ...own.map((verdict) => drawn(verdict, line, rule))];
    })
    .join("\n");
}

function drawn(verdict: Verdict, line: string, rule: string): string {
  const name = verdict.rule === rule ? verdict.messageId : `${verdict.rule}/${verdict.messageId}`;
  if (verdict.column < slashes) return `//<${"~".repeat(endOf(verdict) - 3)} ${name}`;
  const indent = Math.max(0, Math.min(/^\s*/.exec(line)?.[0].length ?? 0, verdict.column - 3));
  const marks = `${" ".repeat(indent)}//`;
  return `${marks.padEnd(verdict.column)}${"~".repeat(endOf(verdict) - verdict.column)} ${name}`;
}

/** Where the squiggle ends: it is one column wide at least, and a far one begins behind the comment's marks. */
function endOf({ column, end }: Verdict): number {
  return column < slashes ? Math.max(end, 4) : Math.max(end, column + 1);
}

function qualified(name: string, rule: string): string {
  return name.includes("/") ? name : `${rule}/${name}`;
}

function key({ line, column, end, name }: { line: number; column: number | null; end: number; name: string }): string {
  return `${line}:${column ?? "<"}-${end} ${name}`;
}
