import { readFileSync, writeFileSync } from "node:fs";

/** Puts a report between the markers of a page. */
export function writeGenerated(page, command, report) {
  const [start, end] = [`<!-- generated: ${command} -->`, "<!-- end of the generated part -->"];
  const text = readFileSync(page, "utf8");
  if (!text.includes(start) || !text.includes(end)) throw new Error(`${page} has lost its markers: ${start} … ${end}`);
  writeFileSync(page, `${text.slice(0, text.indexOf(start))}${start}\n\n${report}\n\n${text.slice(text.indexOf(end))}`);
}
