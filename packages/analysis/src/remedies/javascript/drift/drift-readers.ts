import type { DriftReader } from "./drift-check.ts";
import { bigquery } from "./libraries/bigquery.ts";
import { byOptions } from "./libraries/by-options.ts";
import { chroma } from "./libraries/chroma.ts";
import { cosmos } from "./libraries/cosmos.ts";
import { dynamodb } from "./libraries/dynamodb.ts";
import { elasticsearch } from "./libraries/elasticsearch.ts";
import { kafka } from "./libraries/kafka.ts";
import { knex } from "./libraries/knex.ts";
import { kysely } from "./libraries/kysely.ts";
import { lancedb } from "./libraries/lancedb.ts";
import { meilisearch } from "./libraries/meilisearch.ts";
import { milvus } from "./libraries/milvus.ts";
import { mongodb } from "./libraries/mongodb.ts";
import { opensearch } from "./libraries/opensearch.ts";
import { pinecone } from "./libraries/pinecone.ts";
import { pubsub } from "./libraries/pubsub.ts";
import { qdrant } from "./libraries/qdrant.ts";
import { redisSearch } from "./libraries/redis-search.ts";
import { sequelize } from "./libraries/sequelize.ts";
import { typeorm } from "./libraries/typeorm.ts";
import { typesense } from "./libraries/typesense.ts";
import { weaviate } from "./libraries/weaviate.ts";

/** How each library that has a describe call of its own is asked; SQL and clients of a project's own come after. */
export const driftReaders: Readonly<Record<string, DriftReader>> = {
  "@aws-sdk/client-dynamodb": dynamodb,
  "@azure/cosmos": cosmos,
  "@azure/service-bus": byOptions({
    createQueue: "getQueue",
    createTopic: "getTopic",
    createSubscription: "getSubscription",
  }),
  "@confluentinc/kafka-javascript": kafka,
  "@elastic/elasticsearch": elasticsearch,
  "@google-cloud/bigquery": bigquery,
  "@google-cloud/pubsub": pubsub,
  "@lancedb/lancedb": lancedb,
  "@opensearch-project/opensearch": opensearch,
  "@pinecone-database/pinecone": pinecone,
  "@qdrant/js-client-rest": qdrant,
  "@zilliz/milvus2-sdk-node": milvus,
  chromadb: chroma,
  kafkajs: kafka,
  knex,
  kysely,
  meilisearch,
  mongodb,
  "pg-boss": byOptions({ createQueue: "getQueue" }),
  redis: redisSearch,
  sequelize,
  typeorm,
  typesense,
  "weaviate-client": weaviate,
};
