import { readFile } from "node:fs/promises";
import { join } from "node:path";
import express, { type NextFunction, type Request, type Response } from "express";

const app = express();
const manuals = "/srv/manuals";

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

app.get("/manuals/:name", async (request: Request, response: Response, next: NextFunction) => {
  try {
    response.type("text/markdown").send(await readFile(join(manuals, `${request.params.name}.md`), "utf8"));
  } catch (error) {
    if (isMissing(error)) response.status(404).send("There is no such manual.");
    else next(error);
  }
});
