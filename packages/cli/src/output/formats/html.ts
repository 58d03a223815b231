import { document } from "../html/document.ts";
import { pageData } from "../html/page-data.ts";
import type { Report } from "./format.ts";

/** A page to look at: one file that asks for nothing else. */
export function html(report: Report): readonly string[] {
  return [document(pageData(report))];
}
