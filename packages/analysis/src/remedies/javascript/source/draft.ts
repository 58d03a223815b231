import type { Place } from "../../../model/place.ts";
import type { Plan, PlanEdit, PlanText, TabStop } from "../../../model/plan.ts";
import type { RemedyName } from "../../../model/remedy.ts";
import type { Reading } from "../../../reading/javascript/reading.ts";
import type { Node } from "../../../reading/javascript/syntax/node.ts";
import { code } from "./code.ts";
import { endOfImports } from "./end-of-imports.ts";
import { importPlace } from "./imports.ts";
import { freeName } from "./free-name.ts";
import { styleOf, type Style } from "./style-of.ts";

/** A plan while it is written: edits, imports and declarations, in the style of the file. */
export class Draft {
  readonly reading: Reading;
  readonly style: Style;
  private readonly edits: PlanEdit[] = [];
  /** Names to import, by module; what an import's list takes is one edit. */
  private readonly lists = new Map<number, { readonly opens: boolean; readonly names: string[] }>();
  private readonly imports = new Map<string, string[]>();
  private readonly imported = new Map<string, string>();
  private readonly wholes = new Map<string, string>();
  private readonly declarations: PlanText[] = [];
  private readonly taken = new Set<string>();

  constructor(reading: Reading) {
    this.reading = reading;
    this.style = styleOf(reading.file);
  }

  replace(place: Place, text: PlanText): void {
    this.edits.push({ place, text });
  }

  insert(at: number, text: PlanText): void {
    this.edits.push({ place: { start: at, end: at }, text });
  }

  /** A text in the quotes of the file. */
  string(value: string): string {
    const { quote } = this.style;
    return `${quote}${value.replaceAll("\\", "\\\\").replaceAll(quote, `\\${quote}`).replaceAll("\n", "\\n")}${quote}`;
  }

  /** The expression that a name of a module has here; its import is added where it is missing. */
  import(source: string, name: string): string {
    const place = importPlace(this.reading, source, name);
    if (place.is === "there") return place.local;
    if (place.is === "member") return `${place.namespace}.${name}`;
    const names = this.imports.get(source) ?? [];
    const known = this.imported.get(`${source} ${name}`);
    if (known !== undefined) return known;
    const local = this.freeName(name);
    this.imported.set(`${source} ${name}`, local);
    const imported = local === name ? name : this.style.isCommonJs ? `${name}: ${local}` : `${name} as ${local}`;
    if (place.is === "list") {
      const list = this.lists.get(place.after) ?? { opens: place.opens, names: [] };
      if (!list.names.includes(imported)) list.names.push(imported);
      this.lists.set(place.after, list);
    } else this.imports.set(source, [...names, imported]);
    return local;
  }

  /** The same under the name that it has elsewhere; `default` and `*` as imports write them. */
  importAs(source: string, imported: string, local: string): string {
    if (imported !== "default" && imported !== "*") return this.import(source, imported);
    this.wholes.set(source, imported === "*" && !this.style.isCommonJs ? `* as ${local}` : local);
    this.taken.add(local);
    return local;
  }

  /** A name stands somewhere in the file, or is about to. */
  isTaken(name: string): boolean {
    return freeName(this.reading, name, this.taken) !== name;
  }

  /** A statement at the top of the file, after the imports. */
  declare(lines: readonly PlanText[]): void {
    this.declarations.push(this.lines(lines, ""));
  }

  /** A name that nothing else in the file has. */
  freeName(wanted: string): string {
    const name = freeName(this.reading, wanted, this.taken);
    this.taken.add(name);
    return name;
  }

  /** Lines with their indentation, as they stand between two line ends. */
  lines(lines: readonly PlanText[], indent: string): PlanText {
    return lines.flatMap((line, i) => {
      const text = line.map((part) =>
        typeof part === "string" ? part.replaceAll(/\r?\n/g, `${this.style.lineEnd}${indent}`) : part,
      );
      return i === 0 ? [indent, ...text] : [this.style.lineEnd, indent, ...text];
    });
  }

  /** The white space that the line of an offset begins with. */
  indentAt(offset: number): string {
    const { text } = this.reading.file.input;
    const start = text.lastIndexOf("\n", offset - 1) + 1;
    return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? "";
  }

  textOf(node: Node): string {
    return this.reading.file.textOf(node);
  }

  /** The text as it is written at another depth: its lines set in as if it began at the margin. */
  movedText(node: Node): string {
    const indent = this.indentAt(node.range[0]);
    return this.textOf(node).replaceAll(`${this.style.lineEnd}${indent}`, "\n");
  }

  /** The plan; null when nothing is changed by it. */
  finish(remedy: RemedyName, title: string, note: string): Plan | null {
    const edits = [...this.edits, ...this.importEdits()];
    if (edits.length === 0) return null;
    return { remedy, title, note, edits: numbered(merged(edits)) };
  }

  private importEdits(): readonly PlanEdit[] {
    const edits: PlanEdit[] = [...this.lists].map(([after, { opens, names }]) => ({
      place: { start: after, end: after },
      text: [opens ? `, { ${names.join(", ")} }` : `, ${names.join(", ")}`],
    }));
    const lines = [
      ...[...this.wholes].map(([source, local]) => [this.importLine(source, local)]),
      ...[...this.imports].map(([source, names]) => [this.importLine(source, `{ ${names.join(", ")} }`)]),
    ];
    if (lines.length === 0 && this.declarations.length === 0) return edits;
    const { at, isStart } = endOfImports(this.reading);
    const { lineEnd } = this.style;
    const blocks = [
      ...(lines.length > 0 ? [this.lines(lines, "")] : []),
      ...this.declarations.map((text, i) => (i === 0 && lines.length === 0 && isStart ? text : [lineEnd, ...text])),
    ];
    const text = blocks.flatMap((block) => (isStart ? [...block, lineEnd] : [lineEnd, ...block]));
    const follows = this.reading.file.input.text.slice(at).replaceAll("\r", "");
    const isClose = this.declarations.length > 0 && !follows.startsWith("\n\n") && follows.trim() !== "";
    return [...edits, { place: { start: at, end: at }, text: isStart || isClose ? [...text, lineEnd] : text }];
  }

  private importLine(source: string, list: string): string {
    const { semicolon, isCommonJs } = this.style;
    return isCommonJs
      ? `const ${list} = require(${this.string(source)})${semicolon}`
      : `import ${list} from ${this.string(source)}${semicolon}`;
  }
}

/** In source order; what is inserted at one offset becomes one edit, in the order in which it was written. */
function merged(edits: readonly PlanEdit[]): readonly PlanEdit[] {
  const sorted = edits.toSorted((a, b) => a.place.start - b.place.start || a.place.end - b.place.end);
  const result: PlanEdit[] = [];
  for (const edit of sorted) {
    const before = result.at(-1);
    if (before && before.place.start === edit.place.start) {
      const end = Math.max(before.place.end, edit.place.end);
      result[result.length - 1] = { place: { start: edit.place.start, end }, text: code`${before.text}${edit.text}` };
    } else result.push(edit);
  }
  return result;
}

/** Tab stops in the order of the text, from 1; the same question keeps its number. */
function numbered(edits: readonly PlanEdit[]): readonly PlanEdit[] {
  const numbers = new Map<TabStop, number>();
  return edits.map(({ place, text }) => ({
    place,
    text: text.map((part) => {
      if (typeof part === "string") return part;
      const stop = numbers.get(part) ?? numbers.size + 1;
      numbers.set(part, stop);
      return { stop, text: part.text };
    }),
  }));
}
