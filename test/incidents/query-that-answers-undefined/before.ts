// rule: swallowing-wrapper
import neo4j, { Neo4jError } from "neo4j-driver";

const driver = neo4j.driver("neo4j://library");

type Row = Record<string, unknown>;

/** One statement, in a transaction of its own. */
export async function runCypher(statement: string, parameters: Row): Promise<Row[] | undefined> {
  try {
    const { records } = await driver.executeQuery(statement, parameters, { database: "library" });
    return records.map((record: { toObject(): Row }) => record.toObject());
  } catch (error) {
    if (error instanceof Neo4jError && error.code === "Neo.ClientError.Procedure.ProcedureNotFound") {
      throw new Error("the database of the library lacks a procedure", { cause: error });
    }
  }
  return undefined;
}

export async function addAuthor(isbn: string, name: string): Promise<void> {
  await runCypher("MATCH (b:Book {isbn: $isbn}) MERGE (a:Author {name: $name}) MERGE (a)-[:WROTE]->(b)", {
    isbn,
    name,
  });
}
