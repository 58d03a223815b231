import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import process from "node:process";
import type { Logger } from "pino";
import { Counter, register } from "prom-client";

export const shipmentsLabelled = new Counter({
  name: "shipments_labelled_total",
  help: "Shipments that have a label.",
});

/** Lets Prometheus read the metrics of this process. */
export function serveMetrics(logger: Logger): void {
  const server = createServer((_request, response) => {
    register.metrics().then(
      (text) => response.setHeader("content-type", register.contentType).end(text),
      (error: unknown) => {
        logger.error({ err: error }, "the metrics were not collected");
        response.writeHead(500).end();
      },
    );
  });
  server.listen(Number(process.env["METRICS_PORT"] ?? 9090), "127.0.0.1", () => {
    logger.info({ metricsPort: (server.address() as AddressInfo).port }, "metrics are served");
  });
}
