import { lastPart, setOf } from "./name-pattern.ts";

/*
 * What calls mean when nothing but their names is known. Shares of awaited call sites, counted over 30 public
 * TypeScript back ends, decide which names are telling: `updateOne` 99 %, `save` 97 %, `publish` 95 %, but `push` 0 %,
 * `set` 5 %, `add` 9 %. So nothing here is a write unless its call is awaited, returned or chained.
 */

const logLevels = setOf(`
  error warn warning info debug trace fatal log verbose notice critical crit alert emerg severe silly http
  exception success assert dir table withError
`);
const lowLevels = setOf(`
  info debug trace log verbose silly http notice success
`);
const logReceiver =
  /(?:log|logs|logger|logging|logger_|lc|console|winston|pino|bunyan|consola|signale|strapi\.log)(?:\(\))?$/i;
const logFunction =
  /^(?:log|logger|lc|debug|warn|logError|logWarn|logWarning|logException|logInfo|logDebug|logMessage|consoleError|printError|log[A-Z]\w*)$/;

/** `logger.error`, `this.#log.warn`, `getLogger('x').error`, `log(…)`: the level, or null when it is no log call. */
export function logLevelOf(path: string): "high" | "low" | null {
  if (/^process\.std(?:err|out)\.write$/.test(path)) return "high";
  const name = lastPart(path);
  const receiver = path.slice(0, Math.max(0, path.length - name.length - 1));
  if (receiver !== "" && logLevels.has(name) && logReceiver.test(receiver)) return lowLevels.has(name) ? "low" : "high";
  if (
    logFunction.test(name) &&
    (receiver === "" ||
      receiver === "this" ||
      /(?:util|helper|service|ctx|context|app|job|node|self|adapter)s?$/i.test(receiver))
  )
    return /debug|info|^log$/i.test(name) ? "low" : "high";
  return null;
}

const metricMember =
  /^(?:inc|increment|incr|count|gauge|histogram|distribution|observe|record|track|mark|putMetric|addMetric|incrementMetric|recordMetric|recordIncrement|increaseCounter|bump|hit|add|emit)/;
const metricReceiver =
  /(?:metric|metrics|counter|counters|stats|statsd|gauge|meter|telemetry|prometheus|prom|datadog|dogstatsd|monitoring|instrumentation)(?:service|client|collector|registry|reporter)?(?:\(\))?$/i;
const metricFunction =
  /^(?:record|increment|inc|count|emit|track|report|bump|publish|send|put)(?:\w*)(?:Metric|Metrics|Increment|Counter|Count|Gauge|Dropped|Drop|Drops|Failure|Failures|Failed|Skipped|Rejected|Stat|Stats)$/;

export function isMetricName(path: string): boolean {
  const name = lastPart(path);
  const receiver = path.slice(0, Math.max(0, path.length - name.length - 1));
  if (name === "inc") return receiver !== "";
  return (receiver !== "" && metricMember.test(name) && metricReceiver.test(receiver)) || metricFunction.test(name);
}

const alertFunction =
  /^(?:captureException|captureMessage|captureError|captureEvent|noticeError|notifyError|reportError|reportException|reportFailure|trackException|trackError|sendAlert|raiseAlert|triggerAlert|alertOncall|alertOnCall|pageOnCall|notifyOps|notifyOncall|notifyOnCall|escalate|capture\w*Error|capture\w*Exception|report\w*Error|report\w*Failure)$/;

export function isAlertName(path: string): boolean {
  const name = lastPart(path);
  return (
    alertFunction.test(name) ||
    /^(?:alerts?|alerting|pager|pagerduty|oncall)$/i.test(
      lastPart(path.slice(0, Math.max(0, path.length - name.length - 1))),
    )
  );
}

const deadLetterText =
  /dead[-_ .]?letter|(?:^|[^a-z])(?:dlq|dlt|dlx)(?:[^a-z]|$)|dlq$|DLQ|DLT|Dlq|quarantine|poison|parking[-_ ]?lot/;

export function isDeadLetterName(text: string): boolean {
  return deadLetterText.test(text) || /deadletter|dead_letter|quarantine/i.test(text);
}
