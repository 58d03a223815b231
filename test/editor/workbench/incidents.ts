export interface Incident {
  /** A folder of examples/. */
  readonly project: string;
  readonly file: string;
  /** Rows of the Problems panel: the file, the finding, its trail. */
  readonly problems: readonly string[];
}

/** What is found in the examples. */
export const incidents: readonly Incident[] = [
  {
    project: "dual-write",
    file: "src/reindex.ts",
    problems: [
      "reindex.tssrc 1",
      "`primary.upsert()` can fail here and `reindexDocument` still succeeds: the error is only logged. silent-failure masked-write-failure [Ln 32, Col 5]",
      "reindex.ts [Ln 30, Col 27] : ● work: `primary.upsert()` can fail",
      "reindex.ts [Ln 32, Col 5] : ✕ lost: `logger.error()` is all that hears of it",
      "reindex.ts [Ln 38, Col 3] : ✓ claims success: `logger.info({ documentId, revision: document.revision }, …` says so",
    ],
  },
  {
    project: "stock-consumer",
    file: "src/consumer.ts",
    problems: [
      "consumer.tssrc 1",
      "`eachMessage` drops an invalid item when `!isValidStockEvent(event)`, and nothing records it: the offset is resolved and then committed. silent-failure silent-guard [Ln 48, Col 5]",
      "consumer.ts [Ln 50, Col 11] : ● work: `bookMovement()` is skipped",
      "consumer.ts [Ln 48, Col 5] : ✕ lost: `!isValidStockEvent(event)` decides it, and no log, metric or dead letter says so",
      "consumer.ts [Ln 48, Col 5] : ✓ claims success: `eachMessage` returns: the offset is resolved and then committed",
    ],
  },
  {
    project: "vector-collection",
    file: "src/collection.ts",
    problems: [
      "collection.tssrc 1",
      "`milvus.createCollection()` runs only when the collection is missing: an existing one with an older schema is used as it is. silent-failure create-without-drift-check [Ln 9, Col 3]",
      "collection.ts [Ln 10, Col 27] : ● work: `milvus.createCollection()` fixes the collection's schema, once",
      "collection.ts [Ln 9, Col 3] : ✕ lost: `milvus.hasCollection()` says that it exists, and nothing compares what it looks like",
      "collection.ts [Ln 19, Col 1] : ✓ claims success: `ensureProductCollection` goes on with whatever schema is live",
    ],
  },
];
