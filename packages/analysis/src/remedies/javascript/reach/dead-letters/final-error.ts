import type { DeadLetter, LostItem } from "../dead-letter.ts";
import { thrown, thrownFor } from "./thrown.ts";

/** What a library calls an error after which it does not try again. */
export interface FinalError {
  readonly source: string;
  readonly name: string;
  /** What it leads to, and what any other error leads to. */
  readonly note: string;
  readonly noteOfRetry: string;
}

/** No further try helps an item that is not valid; what failed on the way may work the next time. */
export function finalError(item: LostItem, { source, name, note, noteOfRetry }: FinalError): DeadLetter | null {
  return mayWorkNextTime(item) ? thrown(item, noteOfRetry) : thrownFor(item, source, name, note);
}

export function mayWorkNextTime({ subject }: LostItem): boolean {
  return subject.what === "failed" || subject.because === "step failed" || subject.because === "failed upstream";
}
