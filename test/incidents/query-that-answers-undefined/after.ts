import neo4j from "neo4j-driver";

const driver = neo4j.driver("neo4j://library");

type Row = Record<string, unknown>;

/** One statement, in a transaction of its own; rejects when the database refuses it. */
export async function runCypher(statement: string, parameters: Row): Promise<Row[]> {
  const { records } = await driver.executeQuery(statement, parameters, { database: "library" });
  return records.map((record: { toObject(): Row }) => record.toObject());
}

export async function addAuthor(isbn: string, name: string): Promise<void> {
  await runCypher("MATCH (b:Book {isbn: $isbn}) MERGE (a:Author {name: $name}) MERGE (a)-[:WROTE]->(b)", {
    isbn,
    name,
  });
}
