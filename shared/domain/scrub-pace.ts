/** What re-verification may take of the disk's time, and so of its throughput (issue: at most 5 %). */
export const scrubShare = 0.05

/** How long to rest after a step of reading that took `tookMs`, so that reading takes `share` of the time: a slow disk is asked less by itself. */
export function restAfter(tookMs: number, share = scrubShare): number {
  return (Math.max(0, tookMs) * (1 - share)) / share
}

/** How long a whole pass takes, ms, when the disk reads `bytesPerMs` and the display is idle for `idleShare` of the time. */
export function passMs(bytes: number, bytesPerMs: number, idleShare: number, share = scrubShare): number {
  return bytes / (bytesPerMs * share * idleShare)
}
