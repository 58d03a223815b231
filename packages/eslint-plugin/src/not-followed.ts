import type { Unread } from "@silent-failure/analysis";

/** An import whose module could not be read, or lies beyond a limit: less is known of what it does. */
export interface NotFollowed {
  /** The file with the import, as ESLint names it. */
  readonly file: string;
  readonly reason: string;
}

const byFile = new Map<string, readonly Unread[]>();

/** Notes what could not be followed from a file, in place of what was noted of it before. */
export function noteNotFollowed(file: string, unread: readonly Unread[]): void {
  if (unread.length > 0) byFile.set(file, unread);
  else byFile.delete(file);
}

/** All that could not be followed so far in this process. ESLint has no place for what is no fault of a file. */
export function notFollowed(): readonly NotFollowed[] {
  return [...byFile].flatMap(([file, unread]) => unread.map(({ reason }) => ({ file, reason })));
}
