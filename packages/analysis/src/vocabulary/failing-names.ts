import type { Library } from "./library.ts";

/** A member that so many libraries have says nothing by itself: `insert`, `update`, `send`. */
const common = 2;

/**
 * Which calls a reader of results has to look at: those by a telling name (`sendMessageBatch`), and those by a common one
 * (`insert`) in a file that mentions a library whose `insert` tells of failures. All others cost one hash probe.
 */
export class FailingNames {
  private readonly failing = new Set<string>();
  private readonly libraries = new Map<string, number>();
  private readonly mentions = new Set<string>();
  private mention: RegExp | null = null;
  private last: { readonly text: string; readonly isMentioned: boolean } | null = null;

  add(library: Library): void {
    const operations = library.operations ?? [];
    for (const name of new Set(operations.flatMap(({ calls = [] }) => calls)))
      this.libraries.set(name, (this.libraries.get(name) ?? 0) + 1);
    const telling = operations.filter(({ result }) => result && result.severity !== "low" && result.of !== "thrown");
    if (telling.length === 0) return;
    for (const { calls = [], functions = [], commands } of telling)
      for (const name of commands ? ["send"] : [...calls, ...functions]) this.failing.add(name);
    // What is only told later is looked for where the library is imported: `db.update(…)` is everywhere.
    const isLater = telling.every(({ result }) => result?.of === "later");
    for (const name of isLater ? library.imports : [...library.imports, ...(library.names ?? [])])
      this.mentions.add(name);
    this.mention = null;
  }

  may(name: string, text: string): boolean {
    if (!this.failing.has(name)) return false;
    return (name !== "send" && (this.libraries.get(name) ?? 0) <= common) || this.isMentioned(text);
  }

  /** One file is asked for many calls in a row. */
  private isMentioned(text: string): boolean {
    if (this.last?.text !== text) {
      this.mention ??= new RegExp([...this.mentions].map(asPattern).join("|"));
      this.last = { text, isMentioned: this.mention.test(text) };
    }
    return this.last.isMentioned;
  }
}

/** `*Queue` is any name that ends so. */
function asPattern(name: string): string {
  const core = name.replaceAll("*", "").replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return `${/^\w/.test(name) ? "\\b" : ""}${core}${/\w$/.test(name) ? "\\b" : ""}`;
}
