import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "@lancedb/lancedb";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { Consumer } from "./consumer.ts";
import { mend } from "./mend.ts";
import { projectOf } from "./scenario.ts";

describe("a LanceDB table that has drifted", () => {
  let path: string;

  // Of the model before, whose vectors were shorter.
  beforeEach(async () => {
    path = mkdtempSync(join(tmpdir(), "silent-failure-lancedb-"));
    const store = await connect(path);
    await store.createTable("products", [{ id: "product-1", vector: [1, 2, 3, 4] }]);
    onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  });

  const env = (id: string): NodeJS.ProcessEnv => ({
    LANCEDB_PATH: path,
    PRODUCT_ID: id,
    PRODUCT_VECTOR: "[1, 2, 3, 4, 5, 6]",
  });
  const stored = async (): Promise<Readonly<Record<string, readonly number[]>>> => {
    const rows: readonly { id: string; vector: Iterable<number> }[] = await (
      await connect(path)
    )
      .openTable("products")
      .then((table) => table.query().toArray());
    return Object.fromEntries(rows.map(({ id, vector }) => [id, [...vector]]));
  };

  test("creating it when it is missing goes on with it, and cuts vectors off", async () => {
    const consumer = await Consumer.start(projectOf("lancedb-drift"), env("product-2"));

    expect(await consumer.ended()).toEqual({ code: 0, stderr: "" });
    expect(consumer.log.map(({ level, msg }) => [level, msg])).toEqual([
      [30, "product table is ready"],
      [30, "product indexed"],
    ]);
    expect(await stored()).toEqual({ "product-1": [1, 2, 3, 4], "product-2": [1, 2, 3, 4] });
  });

  test("mended, it ends with what is different, and alters nothing", async () => {
    const project = await mend("lancedb-drift", { rule: "create-without-drift-check", remedy: "check-drift" });
    const consumer = await Consumer.start(project, env("product-2"));

    const { code, stderr } = await consumer.ended();
    expect(code).toBe(1);
    expect(stderr).toMatch(/\bvector\b/);
    expect(stderr).toMatch(/\b6\b[^]*\b4\b|\b4\b[^]*\b6\b/);
    expect(await stored()).toEqual({ "product-1": [1, 2, 3, 4] });
  });

  test("mended, it works with a table as it is wanted, and makes a missing one", async () => {
    const project = await mend("lancedb-drift", { rule: "create-without-drift-check", remedy: "check-drift" });
    await (await connect(path)).dropTable("products");
    for (const id of ["product-2", "product-3"]) {
      const consumer = await Consumer.start(project, env(id));
      expect(await consumer.ended()).toEqual({ code: 0, stderr: "" });
    }
    expect(await stored()).toEqual({ "product-2": [1, 2, 3, 4, 5, 6], "product-3": [1, 2, 3, 4, 5, 6] });
  });
});
