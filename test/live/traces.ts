import { expect } from "vitest";
import type { Consumer, LogLine, Sample } from "./consumer.ts";

const error = 50;
const warning = 40;

/** Asserts that whoever watches this consumer has been told of nothing: no warning, no word of the item, no count. */
export async function expectSilence(
  consumer: Consumer,
  item: string,
  counted: Readonly<Record<string, number>>,
): Promise<void> {
  expect(consumer.log.filter((line) => line.level >= warning || JSON.stringify(line).includes(item))).toEqual([]);
  expect(consumer.stderr).toBe("");
  const totals = totalsOf(await consumer.scrape());
  expect(Object.fromEntries(totals.map(({ name, value }) => [name, value]))).toEqual(counted);
}

/**
 * Asserts that the loss of one item is logged as an error that names it by one of its ids, and is counted once under the same
 * reason, which is answered. Names and wording are free.
 */
export async function expectToldOnce(consumer: Consumer, ids: readonly string[]): Promise<string> {
  const line = await consumer.line(
    `the loss of ${ids.join(" or ")}`,
    (each) => each.level === error && names(each, ids),
  );
  expect(consumer.log.filter((each) => each.level >= warning)).toEqual([line]);
  const { reason } = line;
  if (typeof reason !== "string") throw new Error(`no reason in ${JSON.stringify(line)}`);
  expect(reason).toMatch(/^[a-z]+(?:_[a-z]+)*$/);
  const counted = totalsOf(await consumer.scrape()).filter(({ labels }) => labels !== "");
  expect(counted).toEqual([expect.objectContaining({ labels: `reason="${reason}"`, value: 1 })]);
  return reason;
}

function names(line: LogLine, ids: readonly string[]): boolean {
  return Object.entries(line).some(([field, value]) => field !== "pid" && ids.includes(String(value)));
}

/** Counters of the consumer itself; those of Node.js are of no interest. */
function totalsOf(samples: readonly Sample[]): readonly Sample[] {
  return samples.filter(({ name }) => name.endsWith("_total") && !/^(?:process|nodejs)_/.test(name));
}
