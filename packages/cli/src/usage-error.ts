/** What the caller asked for cannot be done as it stands; the message says what is wrong and what is allowed. */
export class UsageError extends Error {}
