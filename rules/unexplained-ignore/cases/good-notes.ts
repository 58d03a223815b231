// strict
interface Query {
  where: Record<string, unknown>;
}

declare function mergeFormula(query: Query, formula: string): void;

// The first line says why; the second is about something else.
export async function restrict(query: Query, formula: string): Promise<Query> {
  try {
    mergeFormula(query, formula);
  } catch {
    // ignore, the formula is too difficult to be put into a query, and each row is checked later
    // TODO user groups
  }
  return query;
}
