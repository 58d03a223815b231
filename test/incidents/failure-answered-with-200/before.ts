// rule: masked-write-failure
import express, { type Request, type Response } from "express";
import { Pool } from "pg";

const app = express();
const pool = new Pool();

// Pub/Sub pushes here, and takes every 2xx for an ack.
app.post("/push/invoices", express.json(), async (request: Request, response: Response) => {
  try {
    const { number, total } = JSON.parse(Buffer.from(request.body.message.data, "base64").toString("utf8"));
    await pool.query("INSERT INTO invoices (number, total) VALUES ($1, $2)", [number, total]);
    response.sendStatus(204);
  } catch (error) {
    console.error("invoice was not stored", error);
    response.set("X-Push-Status", "error");
    response.send(error instanceof Error ? error.message : String(error));
  }
});
