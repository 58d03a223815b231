/** Two of the nights that the README tells of, small enough to be read at once: what the walkthrough opens. */
export const exampleText = `import { Client } from "@elastic/elasticsearch";
import { Worker } from "bullmq";
import { MongoClient } from "mongodb";

const orders = new MongoClient(process.env.MONGO_URL).db().collection("orders");
const search = new Client({ node: process.env.SEARCH_URL });

// The database refuses. The queue hears "done" all the same, so nothing is ever tried again.
new Worker("orders", async (job) => {
  try {
    await orders.insertOne(job.data.order);
  } catch (error) {
    console.error("primary write failed", error);
  }
  await search.index({ index: "orders", document: job.data.order });
  return { status: "succeeded" };
});

// The event cannot be read. The queue takes the return for success: no log, no metric, no dead letter.
new Worker("events", async (job) => {
  if (!job.data.customerId) return;
  await orders.updateOne({ _id: job.data.orderId }, { $set: { customerId: job.data.customerId } });
});
`;
