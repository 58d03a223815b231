// rule: unanswered-request
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import express, { type Request, type Response } from "express";

const app = express();
const manuals = "/srv/manuals";

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

app.get("/manuals/:name", async (request: Request, response: Response) => {
  try {
    response.type("text/markdown").send(await readFile(join(manuals, `${request.params.name}.md`), "utf8"));
  } catch (error) {
    if (!isMissing(error)) return;
    response.status(404).send("There is no such manual.");
  }
});
