import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Diagnostic } from "vscode-languageserver-protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root } from "../../house/source-files.ts";
import { Client } from "./client.ts";
import type { OpenDocument } from "./open-document.ts";
import { profileNames } from "./profiles.ts";

interface Incident {
  readonly file: string;
  readonly rule: string;
  readonly squiggle: string;
  readonly message: string;
  /** Sign and words of each step, and the text that it stands at. */
  readonly trail: readonly (readonly [sign: string, text: string, at: string])[];
}

const incidents: readonly Incident[] = [
  {
    file: "examples/dual-write/src/reindex.ts",
    rule: "masked-write-failure",
    squiggle: "catch (error)",
    message: "`primary.upsert()` can fail here and `reindexDocument` still succeeds: the error is only logged.",
    trail: [
      ["● work", "`primary.upsert()` can fail", "primary.upsert({ collection_name: COLLECTION, data: [row] })"],
      ["✕ lost", "`logger.error()` is all that hears of it", "catch (error)"],
      [
        "✓ claims success",
        "`logger.info({ documentId, revision: document.revision }, …` says so",
        "logger.info({ documentId, revision: document.revision }, 'reindex succeeded')",
      ],
    ],
  },
  {
    file: "examples/stock-consumer/src/consumer.ts",
    rule: "silent-guard",
    squiggle: "if (!isValidStockEvent(event))",
    message:
      "`eachMessage` drops an invalid item when `!isValidStockEvent(event)`, and nothing records it: the offset is resolved and then committed.",
    trail: [
      ["● work", "`bookMovement()` is skipped", "bookMovement(event)"],
      [
        "✕ lost",
        "`!isValidStockEvent(event)` decides it, and no log, metric or dead letter says so",
        "if (!isValidStockEvent(event))",
      ],
      [
        "✓ claims success",
        "`eachMessage` returns: the offset is resolved and then committed",
        "if (!isValidStockEvent(event))",
      ],
    ],
  },
  {
    file: "examples/vector-collection/src/collection.ts",
    rule: "create-without-drift-check",
    squiggle: "if (!exists.value)",
    message:
      "`milvus.createCollection()` runs only when the collection is missing: an existing one with an older schema is used as it is.",
    trail: [
      ["● work", "`milvus.createCollection()` fixes the collection's schema, once", "milvus.createCollection("],
      [
        "✕ lost",
        "`milvus.hasCollection()` says that it exists, and nothing compares what it looks like",
        "if (!exists.value)",
      ],
      ["✓ claims success", "`ensureProductCollection` goes on with whatever schema is live", "}"],
    ],
  },
];

/** Looked at one by one. */
const anyRange: unknown = expect.anything();

function expected({ rule, message, trail }: Incident, document: OpenDocument, profile: string): object {
  const lineOf = (at: string): number => document.rangeOf(at).start.line + 1;
  const isPlain = profile === "minimal";
  const words = trail.map(([sign, text, at]) => `${sign}, line ${at === "}" ? 19 : lineOf(at)}: ${text}`);
  return {
    severity: 1,
    code: rule,
    source: "silent-failure",
    message: isPlain ? [message, ...words].join("\n") : message,
    ...(isPlain
      ? {}
      : {
          codeDescription: {
            href: `https://github.com/silent-failure/silent-failure/blob/main/rules/${rule}/README.md`,
          },
          relatedInformation: trail.map(([sign, text]) => ({
            location: { uri: document.uri, range: anyRange },
            message: `${sign}: ${text}`,
          })),
        }),
  };
}

describe.each(profileNames)("a client of profile %s", (profile) => {
  let client: Client;
  beforeAll(async () => {
    client = await Client.start({ profile, folders: [new URL("examples", `file://${root}/`).href] });
  });
  afterAll(() => client.stop());

  const open = async (file: string): Promise<readonly [OpenDocument, readonly Diagnostic[]]> => {
    const path = join(root, file);
    const document = await client.open(new URL(path, "file://").href, readFileSync(path, "utf8"));
    return [document, await client.diagnostics(document)];
  };

  test.each(incidents.map((incident) => [incident.file, incident] as const))("is shown %s", async (file, incident) => {
    const [document, found] = await open(file);
    expect(found).toHaveLength(1);
    const [diagnostic] = found as [Diagnostic];
    const { range, data: _, ...rest } = diagnostic;
    expect(document.textIn(range)).toBe(incident.squiggle);
    expect(rest).toEqual(expected(incident, document, profile));
    for (const [i, { location }] of (diagnostic.relatedInformation ?? []).entries())
      expect(document.textIn(location.range).startsWith(incident.trail[i]?.[2] ?? "-")).toBe(true);
  });

  test("is shown nothing in what was mended", async () => {
    for (const { file } of incidents)
      expect((await open(file.replace("/src/", "-mended/src/")))[1].map(({ message }) => message)).toEqual([]);
  });
});
