/** What a display remembers of commands: the highest number per signer and target, and ids with their results. */
export interface CommandMemory {
  highest(signer: string, target: string): number | undefined
  isJournalled(commandId: string): boolean
}

export interface CommandHead {
  readonly id: string
  readonly n: number
  readonly ts: string
  /** Seconds. */
  readonly ttl: number
  readonly target: string
  readonly name: string
}

export type CommandVerdict =
  | { readonly kind: 'accept' }
  | { readonly kind: 'duplicate' }
  | { readonly kind: 'rejected'; readonly code: 'replayed' | 'clock-doubt' }
  | { readonly kind: 'expired' }

/** Allowed while the display doubts its own clock (mqtt.md, "Command"). */
const clockless: readonly string[] = ['ping', 'identify', 'content.verify']

/**
 * Judges a command whose signature, address and shape were already found right. `clockDoubt`: the display does not trust `nowMs`
 * (epoch ms), so age cannot be judged and only harmless commands pass.
 */
export function judgeCommand(command: CommandHead, signer: string, memory: CommandMemory, nowMs: number, clockDoubt: boolean): CommandVerdict {
  if (memory.isJournalled(command.id)) return { kind: 'duplicate' }
  const highest = memory.highest(signer, command.target)
  if (highest !== undefined && command.n <= highest) return { kind: 'rejected', code: 'replayed' }
  if (clockDoubt) return clockless.includes(command.name) ? { kind: 'accept' } : { kind: 'rejected', code: 'clock-doubt' }
  return nowMs >= Date.parse(command.ts) + command.ttl * 1000 ? { kind: 'expired' } : { kind: 'accept' }
}
