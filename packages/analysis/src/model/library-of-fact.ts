import type { Fact } from "./facts.ts";

/** The library whose call fails, or else the one that hands the work over; null where only names are known. */
export function libraryOfFact(fact: Fact): string | null {
  switch (fact.kind) {
    case "handler":
      return fact.operations[0]?.library ?? fact.unit.library;
    case "guard":
    case "unanswered":
      return fact.unit.library;
    case "drop":
    case "acknowledgement":
      return fact.unit.library ?? fact.work.library;
    case "retryLoop":
    case "unreadResult":
    case "unawaitedWrite":
      return fact.operation.library ?? fact.unit.library;
    case "successClaim":
      return fact.unit.library;
    case "ensureExists":
      return fact.create.library;
    case "degradedReport":
      return fact.library;
    case "ignore":
      return null;
  }
}
