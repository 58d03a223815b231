/** `markFailed(job)`, `this.sendErrorStatus(…)`, `setStatus('FAILED')`: a domain call that records the failure. */
export function namesFailure(name: string): boolean {
  // `logAndSetResponse(ctx, …)`, `replyWithError(…)`, `notificationsService.createOne(…)`: somebody is answered or told.
  return (
    /(?:Response|Reply|Respond|Answer)(?:[A-Z]|$)|^(?:respond|reply|answer|notify|alert|page|email|mail)(?:[A-Z]|$)/.test(
      name,
    ) ||
    (/^(?:mark|set|save|store|persist|record|update|send|create|add|notify|report|flag|register|publish|raise|emit|handle|move|to|on)[A-Z_]/.test(
      name,
    ) &&
      /Fail|Error|Reject|Invalid|Dropped|Dead|Undeliver|Unprocess|Skipped/.test(name)) ||
    /^(?:fail|reject|discard|cancel|compensate|requeue|reschedule|quarantine|drop)[A-Z]\w*$/.test(name)
  );
}
