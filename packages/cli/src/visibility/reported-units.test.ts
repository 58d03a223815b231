import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import plugin from "eslint-plugin-silent-failure";
import { describe, expect, test } from "vitest";
import { reportedUnits } from "./reported-units.ts";

interface Given {
  readonly settings?: object;
  readonly off?: ReadonlySet<string>;
}

function unitsOf(text: string, { settings = {}, off }: Given = {}): ReturnType<typeof reportedUnits> {
  const linter = new Linter({ configType: "flat" });
  const messages = linter.verify(
    text,
    [
      ...plugin.configs.recommended,
      { files: ["**/*.ts"], languageOptions: { parser }, settings: { "silent-failure": settings } },
    ],
    { filename: "orders.ts" },
  );
  expect(messages.filter(({ fatal, messageId }) => fatal || messageId === "crashed")).toEqual([]);
  const sourceCode = linter.getSourceCode();
  const examination = plugin.examine(sourceCode);
  if (!examination) throw new Error("no rule was run");
  return reportedUnits(examination, sourceCode, off);
}

/** `heard 2/3` and what is silent, in one line for each unit. */
function figures(text: string, given?: Given): readonly string[] {
  return unitsOf(text, given).map(({ name, paths }) => {
    const heard = paths.filter(({ isHeard }) => isHeard).length;
    return [
      `${name} ${heard}/${paths.length}`,
      ...paths.map((path) => `${path.isHeard ? "+" : "-"} ${path.text}`),
    ].join("; ");
  });
}

const head = `import { Worker } from "bullmq";
import { MongoClient } from "mongodb";
import { Counter } from "prom-client";
const lost = new Counter({ name: "lost", help: "lost" });
const orders = new MongoClient("").db().collection("orders");
declare function isValid(data: unknown): boolean;
`;

function consumer(body: string): string {
  return `${head}export const worker = new Worker("orders", async (job) => {\n${body}\n});\n`;
}

describe("a unit", () => {
  test.each([
    ["leaves early without a word", `if (!isValid(job.data)) return;\nawait orders.insertOne(job.data);`, "0/1"],
    [
      "leaves early and says so",
      `if (!isValid(job.data)) {\n console.warn("invalid order", job.id);\n return;\n}\nawait orders.insertOne(job.data);`,
      "1/1",
    ],
    ["works only on what is valid", `if (isValid(job.data)) {\n await orders.insertOne(job.data);\n}`, "0/1"],
    ["keeps a failure to itself", `try { await orders.insertOne(job.data); } catch {}`, "0/1"],
    ["only logs it", `try { await orders.insertOne(job.data); } catch (error) { console.error(error); }`, "0/1"],
    [
      "counts it",
      `try { await orders.insertOne(job.data); } catch (error) { lost.inc(); console.error(error); }`,
      "1/1",
    ],
    [
      "throws it on",
      `try { await orders.insertOne(job.data); } catch (error) { console.error(error); throw error; }`,
      "1/1",
    ],
    [
      "throws it from finally",
      `let failure: unknown;\ntry { await orders.insertOne(job.data); } catch (error) { failure = error; } finally { if (failure) throw failure; }`,
      "1/1",
    ],
    ["drops a rejection", `await orders.insertOne(job.data).catch(() => {});`, "0/1"],
    [
      "counts a rejection in a chain",
      `await orders.insertOne(job.data).then(() => console.log("kept")).catch(() => lost.inc());`,
      "1/1",
    ],
    ["waits for nothing", `orders.insertOne(job.data);\nawait orders.updateOne({}, {});`, "0/1"],
  ])("%s", (_name, body, figure) => {
    expect(figures(consumer(body)).map((line) => line.split(";")[0]?.split(" ").at(-1))).toEqual([figure]);
  });

  test("is told by what a helper does", () => {
    const text = consumer(`try { await orders.insertOne(job.data); } catch (error) { note(error); }`);
    const silent = figures(`${text}function note(error: unknown) { console.error(error); }\n`);
    const heard = figures(`${text}function note(error: unknown) { lost.inc(); console.error(error); }\n`);
    expect([silent[0], heard[0]]).toEqual([
      expect.stringContaining("- `orders.insertOne()` fails"),
      expect.stringContaining("+ `orders.insertOne()` fails"),
    ]);
  });

  test("has no part in the figure without a failure path, nor where a failure throws through", () => {
    expect(unitsOf(consumer(`await orders.insertOne(job.data);`))).toEqual([]);
    expect(unitsOf("export const total = (a: number, b: number) => a + b;\n")).toEqual([]);
  });

  test("is told once of what it throws on to its own catch", () => {
    const text = (rest: string): string => `import { Resend } from "resend";
const resend = new Resend("");
export async function sendInvoice(invoice: any) {
  try {
    const { error } = await resend.emails.send(invoice);
    if (error) throw error;
  } catch (error) { console.error(error);${rest} }
}`;
    expect(figures(text(""))).toEqual(["sendInvoice 0/1; - `resend.emails.send()` fails"]);
    expect(figures(text(" throw error;"))).toEqual(["sendInvoice 1/1; + `resend.emails.send()` fails"]);
  });

  test("is told apart from others, with places from 1", () => {
    const [unit, ...others] = unitsOf(consumer(`try {\n  await orders.insertOne(job.data);\n} catch {}`));
    expect(others).toEqual([]);
    expect(unit).toMatchObject({
      kind: "job",
      span: { line: 7 },
      paths: [
        {
          kind: "handler",
          report: "silent",
          span: { line: 10, column: 3, endLine: 10, endColumn: 8 },
        },
      ],
    });
  });
});

describe("what is meant", () => {
  const swallowed = `try { await orders.insertOne(job.data); } catch {}`;

  test("a write that is allowed to fail is no failure path", () => {
    expect(figures(consumer(swallowed))).toHaveLength(1);
    expect(figures(consumer(swallowed), { settings: { bestEffort: ["orders.*"] } })).toEqual([]);
  });

  test("nor is one whose loss a comment explains", () => {
    const body = `try { await orders.insertOne(job.data); } catch {\n  // best effort: the nightly import brings every order again\n}`;
    expect(figures(consumer(body))).toEqual([]);
  });

  test.each([
    [
      "the next line, with a reason",
      "// eslint-disable-next-line silent-failure/masked-write-failure -- kept elsewhere",
      0,
    ],
    ["the next line, all rules", "// eslint-disable-next-line -- kept elsewhere", 0],
    ["the next line, without a reason", "// eslint-disable-next-line silent-failure/masked-write-failure", 1],
    ["another rule", "// eslint-disable-next-line silent-failure/silent-guard -- kept elsewhere", 1],
    ["all that follows", "/* eslint-disable silent-failure/masked-write-failure -- kept elsewhere */", 0],
    [
      "what ends before",
      "/* eslint-disable silent-failure/masked-write-failure -- kept elsewhere */ /* eslint-enable */",
      1,
    ],
  ])("nor one that a comment switches off: %s", (_name, comment, count) => {
    const body = `try {\n  await orders.insertOne(job.data);\n${comment}\n} catch (error) { console.error(error); }`;
    expect(figures(consumer(body))).toHaveLength(count);
  });

  test("nor one that only rules find that are off", () => {
    expect(figures(consumer(swallowed), { off: new Set(["masked-write-failure"]) })).toEqual([]);
    expect(figures(consumer(swallowed), { off: new Set(["silent-guard"]) })).toHaveLength(1);
  });
});

test("the project says how loud is loud enough", () => {
  const logged = consumer(`try { await orders.insertOne(job.data); } catch (error) { console.error(error); }`);
  expect(figures(logged)[0]).toContain(" 0/1;");
  expect(figures(logged, { settings: { requiredReport: "logged" } })[0]).toContain(" 1/1;");
});
