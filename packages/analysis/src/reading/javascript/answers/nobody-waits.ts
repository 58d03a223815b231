/** Whether a condition asks if the caller has gone, or if somebody else has answered. */
export function nobodyWaits(test: string): boolean {
  return asksForCaller.test(test);
}

const asksForCaller =
  /headersSent|writableEnded|finished|destroyed|abort|closed|premature|ECONNRESET|EPIPE|cancel|upgrade|hijack|disconnect|signal/i;
