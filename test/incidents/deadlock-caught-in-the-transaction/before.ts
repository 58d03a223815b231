// rule: swallow-in-transaction
import type { Knex } from "knex";
import type { Logger } from "pino";

interface Component {
  readonly ref: string;
  readonly owner: string;
}

/** Takes over what a provider knows: all of its components, as one change. */
export async function replaceComponents(
  database: Knex,
  provider: string,
  components: readonly Component[],
  logger: Logger,
): Promise<void> {
  await database.transaction(async (tx: Knex) => {
    await tx("components").where({ provider }).delete();
    for (const { ref, owner } of components) {
      try {
        await tx("components").insert({ ref, owner, provider });
      } catch (error) {
        logger.error({ err: error, ref, provider }, "component was not added");
      }
    }
  });
}
