/** `assertSignature(req)`, `stripe.webhooks.constructEvent(…)`: a request that is signed by its sender is an event of theirs. */
export function isSigned(text: string): boolean {
  return /constructEvent|\bhmac\b|x-hub-signature|(?:assert|check|validate|verify)(?:Webhook)?Signature|\bwebhooks?\./i.test(
    text,
  );
}
