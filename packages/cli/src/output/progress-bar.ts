import type { Colours } from "./colours.ts";

const patience = 1000;
const pause = 80;

/** A line on a terminal that says how far a long run has come, and is gone when it ends. */
export class ProgressBar {
  private readonly stream: NodeJS.WriteStream;
  private readonly colours: Colours;
  private readonly begun = Date.now();
  private drawnAt = 0;
  private total = 0;
  private done = 0;

  constructor(stream: NodeJS.WriteStream, colours: Colours) {
    this.stream = stream;
    this.colours = colours;
  }

  expect(total: number): void {
    this.total += total;
  }

  advance(count: number): void {
    this.done += count;
    const now = Date.now();
    if (!this.stream.isTTY || now - this.begun < patience || now - this.drawnAt < pause) return;
    this.drawnAt = now;
    const width = Math.max(10, Math.min(30, (this.stream.columns || 80) - 30));
    const filled = Math.round((width * this.done) / Math.max(1, this.total));
    const bar = this.colours.cyan("━".repeat(filled)) + this.colours.dim("━".repeat(width - filled));
    this.stream.write(`\r${bar} ${this.done} of ${this.total} files\u001b[K`);
  }

  remove(): void {
    if (this.drawnAt > 0) this.stream.write("\r\u001b[K");
    this.drawnAt = 0;
  }
}
