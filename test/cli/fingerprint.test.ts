import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Log } from "sarif";
import { expect, test } from "vitest";
import { noCi } from "./reports.ts";
import { folderWith, runCli } from "./run-cli.ts";

/** Place and fingerprint of each finding in a file, in source order. */
async function printsOf(text: string, name = "src/orders.ts"): Promise<readonly string[]> {
  const folder = folderWith({ [name]: text });
  const ran = await runCli(folder, ["check", "--format", "sarif:r.sarif"], { env: noCi });
  expect([0, 1]).toContain(ran.code);
  const { runs } = JSON.parse(readFileSync(join(folder, "r.sarif"), "utf8")) as Log;
  return (runs[0]?.results ?? []).map(
    ({ partialFingerprints, locations }) =>
      `${locations?.[0]?.logicalLocations?.[0]?.fullyQualifiedName} ${partialFingerprints?.["silentFailure/v1"]}`,
  );
}

const head = `import { Kafka } from "kafkajs";
const consumer = new Kafka({ brokers: [] }).consumer({ groupId: "stock" });
declare function isValid(event: unknown, ...options: unknown[]): boolean;
declare function isKnown(event: unknown): boolean;
declare function book(event: unknown): Promise<void>;
`;

/** A consumer with these statements before its work. */
const consumerWith = (...guards: readonly string[]): string => `${head}
export async function start(): Promise<void> {
  await consumer.run({
    eachMessage: async ({ message }) => {
      const event: unknown = JSON.parse(message.value?.toString() ?? "null");
      ${guards.join("\n      ")}
      await book(event);
    },
  });
}
`;

const guard = 'if (!isValid(event, { strict: true, kind: "stock" })) return;';
const once = await printsOf(consumerWith(guard));

test("a finding has one, with the symbol around it", () => {
  expect(once).toEqual([expect.stringMatching(/^start\.eachMessage [0-9a-f]{16}:1$/)]);
});

test.each([
  ["lines above", `// new\n\n\n${consumerWith(guard)}`, undefined],
  ["statements before it", consumerWith("const begun = Date.now();", "console.info(begun);", guard), undefined],
  [
    "other functions above",
    consumerWith(guard).replace("export async", "export function other(): void {}\nexport async"),
    undefined,
  ],
  ["another name of the file", consumerWith(guard), "src/moved/stock.ts"],
  ["line ends of Windows", consumerWith(guard).replaceAll("\n", "\r\n"), undefined],
  [
    "another layout",
    consumerWith(`if (
        !isValid(
          event,
          {
            strict: true,
            kind: 'stock',
          },
        )
      )
        return`),
    undefined,
  ],
])("stays the same with %s", async (_name, text, name) => {
  expect(await printsOf(text, name)).toEqual(once);
});

test.each([
  ["another condition", consumerWith("if (!isKnown(event)) return;")],
  ["other work", consumerWith(guard).replaceAll("book(", "store(")],
  [
    "another function",
    consumerWith(guard)
      .replace("eachMessage", "eachBatch")
      .replace("{ message }", "{ batch: { messages: [message] } }")
      .replace("message.value", "message?.value"),
  ],
])("is another one for %s", async (_name, text) => {
  const [print, ...others] = await printsOf(text);
  expect(others).toEqual([]);
  expect(print).toBeDefined();
  expect(once).not.toContain(print);
});

test("two that mean the same in one function are told apart, and a third changes neither", async () => {
  const [first = ""] = once;
  const second = first.replace(/1$/, "2");
  expect(await printsOf(consumerWith(guard, guard))).toEqual([first, second]);
  const three = await printsOf(consumerWith("if (!isKnown(event)) return;", guard, guard));
  expect(three).toHaveLength(3);
  expect(three.slice(1)).toEqual([first, second]);
});

test("one mended and one added is another set", async () => {
  const before = await printsOf(consumerWith(guard, "if (!isKnown(event)) return;"));
  const after = await printsOf(
    consumerWith("if (!isKnown(event)) throw new Error();", guard, 'if (!isValid(event, "b")) return;'),
  );
  expect(before).toHaveLength(2);
  expect(after).toHaveLength(2);
  expect(after.filter((print) => !before.includes(print))).toHaveLength(1);
});

test("what stands in handlers, classes and registrations", async () => {
  const prints = await printsOf(`import { Queue, Worker } from "bullmq";
import pg from "pg";
const db = new pg.Pool();
export class Orders {
  async save(job: { id: string }): Promise<void> {
    try {
      await db.query("INSERT INTO orders VALUES ($1)", [job.id]);
    } catch (error) {
      console.error(error);
    }
  }
}
new Worker("mails", async (job) => {
  try {
    await db.query("INSERT INTO mails VALUES ($1)", [job.data.id]);
  } catch (error) {
    console.error(error);
  }
});
export const jobs = {
  audit: async (id: string): Promise<void> => {
    try {
      await db.query("INSERT INTO audit VALUES ($1)", [id]);
    } catch (error) {
      console.error(error);
    }
  },
};
`);
  expect(prints.map((print) => print.split(" ")[0])).toEqual(["Orders.save", 'Worker("mails")', "jobs.audit"]);
  expect(new Set(prints).size).toBe(3);
});

test("two statements that go by the same name are told apart by their tables, and by no more of their text", async () => {
  const statements = (first: string, second: string) => `import { Worker } from "bullmq";
import pg from "pg";
const db = new pg.Pool();
new Worker("mails", async (job) => {
  try {
    await db.query(${first}, [job.data.id]);
  } catch (error) {
    console.error(error);
  }
  try {
    await db.query(${second}, [job.data.id]);
  } catch (error) {
    console.error(error);
  }
});
`;
  const prints = await printsOf(
    statements('"INSERT INTO mails VALUES ($1)"', '"UPDATE users SET mailed = true WHERE id = $1"'),
  );
  expect(new Set(prints).size).toBe(2);
  expect(prints.every((print) => print.endsWith(":1"))).toBe(true);
  const longer = statements(
    '`insert into "mails" (id, at)\n  VALUES ($1, now())`',
    '"UPDATE users SET mailed = now() WHERE id = $1"',
  );
  expect(await printsOf(longer)).toEqual(prints);
  const swapped = await printsOf(
    statements('"INSERT INTO letters VALUES ($1)"', '"UPDATE users SET mailed = true WHERE id = $1"'),
  );
  expect(swapped.filter((print) => !prints.includes(print))).toHaveLength(1);
});
