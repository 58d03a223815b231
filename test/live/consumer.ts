import { join } from "node:path";
import process from "node:process";
import { build } from "esbuild";
import { onTestFinished } from "vitest";
import { Tethered } from "./engines/tethered.ts";
import { consumerFile } from "./scenario.ts";
import { GaveUp, until } from "./until.ts";

/** What pino prints, a line per event. */
export interface LogLine {
  readonly level: number;
  readonly msg: string;
  readonly [field: string]: unknown;
}

export interface Sample {
  readonly name: string;
  readonly labels: string;
  readonly value: number;
}

/** A consumer that runs as a process of its own, as in production, and can be asked what the outside sees of it. */
export class Consumer {
  readonly #process: Tethered;

  private constructor(running: Tethered) {
    this.#process = running;
  }

  /** Runs the consumer of a project; it is stopped with the test, if not before. */
  static async start(project: string, env: NodeJS.ProcessEnv): Promise<Consumer> {
    const outfile = join(project, "consumer.mjs");
    await build({
      entryPoints: [join(project, consumerFile)],
      outfile,
      bundle: true,
      packages: "external",
      platform: "node",
      format: "esm",
      logLevel: "silent",
    });
    const running = new Tethered({
      program: process.execPath,
      args: ["--enable-source-maps", outfile],
      cwd: project,
      env: { ...env, METRICS_PORT: "0" },
    });
    onTestFinished(() => running.stop());
    return new Consumer(running);
  }

  get log(): readonly LogLine[] {
    return this.#process.stdout
      .split("\n")
      .filter((line) => line.startsWith("{"))
      .map((line): LogLine => JSON.parse(line));
  }

  get stderr(): string {
    return this.#process.stderr;
  }

  /** Waits for something to become true while the consumer runs. */
  until<T>(what: string, probe: () => Promise<T | undefined | false> | T | undefined | false): Promise<T> {
    return until(what, () => {
      if (this.#process.code !== undefined) {
        throw new GaveUp(`the consumer ended with ${this.#process.code} before ${what}:\n${this.#process.output}`);
      }
      return probe();
    });
  }

  line(what: string, isIt: (line: LogLine) => boolean): Promise<LogLine> {
    return this.until(`it logs ${what}`, () => this.log.find(isIt));
  }

  /** What Prometheus would read now. */
  async scrape(): Promise<readonly Sample[]> {
    const { metricsPort } = await this.line("where its metrics are", (line) => "metricsPort" in line);
    const response = await fetch(`http://127.0.0.1:${String(metricsPort)}/metrics`);
    if (!response.ok) throw new Error(`its metrics cannot be read: ${response.status}`);
    return (await response.text()).split("\n").flatMap(sampleOf);
  }

  /** What is left of it when it ends by itself. */
  async ended(): Promise<{ code: number; stderr: string }> {
    return { code: await this.#process.ended(), stderr: this.stderr };
  }

  /** Stops it as a deployment does; what it has in hand it finishes or gives back. */
  async stop(): Promise<void> {
    await this.#process.stop();
    const { code, output } = this.#process;
    if (code !== 0) throw new Error(`the consumer did not stop cleanly but with ${code}:\n${output}`);
  }
}

/** `orders_dropped_total{reason="invalid_payload"} 1` */
function sampleOf(line: string): readonly Sample[] {
  const match = /^(\w+)(?:\{([^}]*)\})? (\S+)$/.exec(line);
  return match ? [{ name: match[1] ?? "", labels: match[2] ?? "", value: Number(match[3]) }] : [];
}
