import process from "node:process";
import { connect, type Table } from "@lancedb/lancedb";
import { Field, FixedSizeList, Float32, Schema, Utf8 } from "apache-arrow";
import { pino } from "pino";

const DIMENSION = 6;

const logger = pino({ name: "products" });
const db = await connect(process.env["LANCEDB_PATH"] ?? "data/lancedb");
const schema = new Schema([
  new Field("id", new Utf8()),
  new Field("vector", new FixedSizeList(DIMENSION, new Field("item", new Float32(), true))),
]);

async function ensureProducts(): Promise<Table> {
  const names = await db.tableNames();
  if (!names.includes("products")) {
    return await db.createEmptyTable("products", schema);
  }
  const table = await db.openTable("products");
  const live = new Map((await table.schema()).fields.map((field) => [field.name, String(field.type)]));
  const differences = schema.fields
    .filter((field) => live.get(field.name) !== String(field.type))
    .map((field) => `${field.name}: wanted ${String(field.type)}, live ${live.get(field.name) ?? "missing"}`);
  if (differences.length > 0) throw new Error(`the live table products has drifted: ${differences.join("; ")}`);
  return table;
}

const products = await ensureProducts();
logger.info("product table is ready");

const id = process.env["PRODUCT_ID"] ?? "unnamed";
const vector: unknown = JSON.parse(process.env["PRODUCT_VECTOR"] ?? "[]");
await products.add([{ id, vector }]);
logger.info({ productId: id }, "product indexed");
