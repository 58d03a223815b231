import type { Knex } from "knex";

interface Component {
  readonly ref: string;
  readonly owner: string;
}

const attempts = 3;

/** PostgreSQL gave up one of two transactions that waited for each other; the same may well work the next time. */
function isDeadlock(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "40P01";
}

/** Takes over what a provider knows: all of its components, as one change, or none of it. */
export async function replaceComponents(
  database: Knex,
  provider: string,
  components: readonly Component[],
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await database.transaction(async (tx: Knex) => {
        await tx("components").where({ provider }).delete();
        for (const { ref, owner } of components) await tx("components").insert({ ref, owner, provider });
      });
      return;
    } catch (error) {
      if (!isDeadlock(error) || attempt === attempts) throw error;
    }
  }
}
