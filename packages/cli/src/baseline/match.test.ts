import { describe, expect, test } from "vitest";
import { match, type Located } from "./match.ts";

const rule = "silent-guard";
const guard = "book unless ! isValid event";
const at = (file: string, symbol: string, lost = guard): Located => ({ file, rule, symbol, lost });
const handle = (body: string, name = "handle") => `export async function ${name}(event) { ${body} }\n`;

/** How each entry was found, and what is left on both sides; files are those that were read, with their text now. */
function matched(
  entries: readonly Located[],
  findings: readonly Located[],
  texts: Record<string, string>,
  unseen = "",
) {
  const result = match(entries, findings, {
    stateOf: (file) => (file === unseen ? "unseen" : file in texts ? "read" : "gone"),
    textOf: (file) => texts[file] ?? "",
  });
  return {
    how: result.matches.map(
      ({ entry, finding, how }) => `${how} ${entries.indexOf(entry)}=${findings.indexOf(finding)}`,
    ),
    unused: result.openEntries.map((entry) => entries.indexOf(entry)),
    fresh: result.openFindings.map((finding) => findings.indexOf(finding)),
  };
}

const quiet = (...how: readonly string[]) => ({ how, unused: [], fresh: [] });
const swapped = { how: [], unused: [0], fresh: [0] };

describe("the same", () => {
  test("in any order, each once", () => {
    const [a, b] = [at("a.ts", "x"), at("a.ts", "y")];
    expect(matched([a, b], [b, a], { "a.ts": "" })).toEqual(quiet("same 0=1", "same 1=0"));
  });

  test("of two that mean the same, one is mended: one entry is unused", () => {
    const one = at("a.ts", "handle");
    expect(matched([one, { ...one }], [one], { "a.ts": handle("") })).toEqual({
      how: ["same 0=0"],
      unused: [1],
      fresh: [],
    });
  });

  test("a third one of the same meaning is new", () => {
    const one = at("a.ts", "handle");
    const result = matched([one, { ...one }], [one, { ...one }, { ...one }], { "a.ts": handle("") });
    expect(result).toEqual({ how: ["same 0=0", "same 1=1"], unused: [], fresh: [2] });
  });

  test.each([
    [
      "another loss in the same function",
      at("a.ts", "handle", "book unless ! isKnown event"),
      handle("isValid(event); isKnown(event)"),
    ],
    ["the same loss in another function", at("a.ts", "other"), handle("isValid(event)") + handle("", "other")],
    ["another rule", { ...at("a.ts", "handle"), rule: "masked-write-failure" }, handle("isValid(event)")],
  ])("one mended and %s added is a swap", (_what, added, text) => {
    expect(matched([at("a.ts", "handle")], [added], { "a.ts": text })).toEqual(swapped);
  });
});

describe("moved", () => {
  const before = at("a.ts", "handle");
  const after = at("b.ts", "handle");

  test.each([
    ["the file is gone", {}],
    ["the function is gone from it", { "a.ts": "export const other = 1;" }],
    [
      "the old file imports and calls it",
      {
        "a.ts": 'import { handle } from "./b.ts";\nawait handle(event);\nif (handle(x)) { y(); }\nconsumer.handle(z);',
      },
    ],
    ["the old file exports it anew", { "a.ts": 'export { handle } from "./b.ts";' }],
  ])("when %s", (_when, texts) => {
    expect(matched([before], [after], { "b.ts": handle("isValid(event)"), ...texts })).toEqual(quiet("moved 0=0"));
  });

  test("a copy is new", () => {
    const texts = { "a.ts": handle("isValid(event)"), "b.ts": handle("isValid(event)") };
    expect(matched([before], [before, after], texts)).toEqual({ how: ["same 0=0"], unused: [], fresh: [1] });
  });

  test.each([
    ["function", handle("if (!isValid(event)) throw new Error()")],
    ["method", "export class A {\n  async handle(event: Event): Promise<void> { throw new Error(); }\n}"],
    ["generator", "export function* handle() {}"],
    ["arrow function", "export const handle = async (event) => {}"],
    ["property", "export const jobs = { handle: async (event) => {} }"],
    ["class field", "class A {\n  handle = async (event) => {}\n}"],
    ["assignment", "module.exports.handle = mended"],
    ["generic", "class A { handle<T>(event: T): void {} }"],
  ])("a copy of what was then mended where it stood is new: %s", (_kind, text) => {
    const texts = { "a.ts": text, "b.ts": handle("isValid(event)") };
    expect(matched([before], [after], texts)).toEqual(swapped);
  });

  test("one of two mended, and a copy elsewhere, is no move", () => {
    const texts = { "a.ts": handle("isValid(event)"), "b.ts": handle("isValid(event)") };
    const result = matched([before, { ...before }], [before, after], texts);
    expect(result).toEqual({ how: ["same 0=0"], unused: [1], fresh: [1] });
  });

  test("of two copies of what moved, one is new", () => {
    const result = matched([before], [after, at("c.ts", "handle")], { "b.ts": "", "c.ts": "" });
    expect(result).toEqual({ how: ["moved 0=0"], unused: [], fresh: [1] });
  });

  test("what a run did not look at may still hold it", () => {
    expect(matched([before], [after], { "b.ts": handle("") }, "a.ts")).toEqual(swapped);
  });

  test("a file is split in two", () => {
    const entries = [at("a.ts", "one"), at("a.ts", "two"), at("a.ts", "three")];
    const findings = [at("a.ts", "one"), at("b.ts", "two"), at("c.ts", "three")];
    const texts = { "a.ts": handle("", "one"), "b.ts": handle("", "two"), "c.ts": handle("", "three") };
    expect(matched(entries, findings, texts)).toEqual(quiet("same 0=0", "moved 1=1", "moved 2=2"));
  });

  test("files that are much alike go where most of them is found, or where the name is the same", () => {
    const entries = [at("p/a.ts", "x"), at("p/a.ts", "y"), at("q/b.ts", "x")];
    const findings = [at("r/b.ts", "x"), at("s/z.ts", "x"), at("s/z.ts", "y")];
    const texts = { "r/b.ts": "", "s/z.ts": "" };
    expect(matched(entries, findings, texts)).toEqual(quiet("moved 0=1", "moved 1=2", "moved 2=0"));
  });

  test("what stands at the top of a file moves with the file alone", () => {
    const [top, elsewhere] = [at("a.ts", ""), at("b.ts", "")];
    expect(matched([top], [elsewhere], { "b.ts": "" })).toEqual(quiet("moved 0=0"));
    expect(matched([top], [elsewhere], { "a.ts": "", "b.ts": "" })).toEqual(swapped);
  });
});

describe("a renamed function or class", () => {
  test.each([
    ["function", "handle", "process", handle("isValid(event)", "process")],
    ["class", "Orders.handle", "Stock.handle", "export class Stock { handle(event) { isValid(event) } }"],
    ["method", "Orders.handle", "Orders.onEvent", "class Orders { onEvent(event) { other.handle(event) } }"],
    ["route", 'app.post("/orders")', 'app.post("/v2/order")', 'app.post("/v2/order", async (event) => {})'],
  ])("is known: %s", (_kind, old, now, text) => {
    expect(matched([at("a.ts", old)], [at("a.ts", now)], { "a.ts": text })).toEqual(quiet("renamed 0=0"));
  });

  test("and another finding of the same rule is new", () => {
    const text = handle("isValid(event)", "process") + handle("isKnown(event)", "other");
    const findings = [at("a.ts", "other", "book unless ! isKnown event"), at("a.ts", "process")];
    expect(matched([at("a.ts", "handle")], findings, { "a.ts": text })).toEqual({
      how: ["renamed 0=1"],
      unused: [],
      fresh: [0],
    });
  });

  test("of two that mean the same, one is new", () => {
    const text = handle("", "process") + handle("", "other");
    const result = matched([at("a.ts", "handle")], [at("a.ts", "process"), at("a.ts", "other")], { "a.ts": text });
    expect(result).toMatchObject({ how: ["renamed 0=0"], fresh: [1] });
  });

  test.each([
    ["was mended and is still there", handle("throw new Error()") + handle("isValid(event)", "process")],
    ["is still a key", `export const jobs = { "handle": mended };${handle("", "process")}`],
  ])("is none when the old one %s", (_why, text) => {
    expect(matched([at("a.ts", "handle")], [at("a.ts", "process")], { "a.ts": text })).toEqual(swapped);
  });

  test("is none when the other name was there before", () => {
    const entries = [at("a.ts", "handle"), at("a.ts", "process", "book unless ! isKnown event")];
    const findings = [at("a.ts", "process"), at("a.ts", "process", "book unless ! isKnown event")];
    const result = matched(entries, findings, { "a.ts": handle("isValid(event); isKnown(event)", "process") });
    expect(result).toEqual({ how: ["same 1=1"], unused: [0], fresh: [0] });
  });

  test("in a file that moved is known when something else says where it went", () => {
    const entries = [at("a.ts", "handle"), at("a.ts", "other")];
    const text = handle("", "process") + handle("", "other");
    const result = matched(entries, [at("b.ts", "process"), at("b.ts", "other")], { "b.ts": text });
    expect(result).toEqual(quiet("moved 1=1", "renamed 0=0"));
  });
});

describe("renamed values", () => {
  const entry = at("a.ts", "handle");
  const lost = (text: string) => at("a.ts", "handle", text);

  test.each([
    ["a value", guard, "book unless ! isValid message", "function handle(message) { if (!isValid(message)) return; }"],
    [
      "a value in two places",
      "book unless event . id === event . old",
      "book unless item . id === item . old",
      "(item) => { item.id; item.old }",
    ],
    ["whom a method is called on", "repo . save", "store . save", "constructor(private store: Store) { store.save() }"],
  ])("are known: %s", (_what, old, now, text) => {
    expect(matched([{ ...entry, lost: old }], [lost(now)], { "a.ts": text })).toEqual(quiet("renamed 0=0"));
  });

  test.each([
    ["the old name is still there", guard, "book unless ! isValid message", "(event, message) => { isValid(message) }"],
    ["another function decides", guard, "book unless ! isFresh event", "isFresh(event)"],
    ["another function does the work", "save", "remove", "remove()"],
    ["another method", "orders . save", "orders . remove", "orders.remove(x)"],
    ["another property", "book unless event . kind", "book unless event . age", "event.age"],
    [
      "another text",
      "book unless event . type === created",
      "book unless event . type === deleted",
      'event.type === "deleted"',
    ],
    ["another number", "book unless size > 1", "book unless size > 2", "size"],
    ["the other way round", "book unless ! event", "book unless event", "event"],
    ["two values become one", "book unless a === b", "book unless c === c", "c"],
    ["one value becomes two", "book unless a === a", "book unless c === d", "c, d"],
    ["a key word", "book unless value === null", "book unless value === undefined", "value === undefined"],
  ])("are not, but a swap: %s", (_what, old, now, text) => {
    expect(matched([{ ...entry, lost: old }], [lost(now)], { "a.ts": text })).toEqual(swapped);
  });
});

test("the same whatever the order of what is given", () => {
  const entries = [at("a.ts", "one"), at("a.ts", "two"), at("b.ts", "one")];
  const findings = [at("c.ts", "one"), at("d.ts", "one"), at("d.ts", "two")];
  const pairs = (given: readonly Located[]) =>
    match(entries, given, { stateOf: (file) => (file > "b.ts" ? "read" : "gone"), textOf: () => "" })
      .matches.map(({ entry, finding }) => `${entry.file} ${entry.symbol} ${finding.file}`)
      .toSorted();
  expect(pairs(findings.toReversed())).toEqual(pairs(findings));
});
