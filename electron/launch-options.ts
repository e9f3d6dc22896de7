import { parseArgs } from 'node:util'
import { failure, success, type Result } from '#shared/result'

/** How this start of the display was asked for. */
export interface LaunchOptions {
  /** Base address of the school's hub; absent: the one enrolled with, or a hub of our own. */
  readonly hubAddress: string | undefined
  /** Where that hub's broker is now, when the starter knows. */
  readonly brokerAddress: string | undefined
  /** Folder that everything of this display lives in; absent: Electron's user data. */
  readonly data: string | undefined
  readonly windowed: boolean
  /** `off`, or the folder in which every folder is a stick; absent: where the system mounts them. */
  readonly sticks: string | undefined
  readonly diagonalInch: number
  readonly roomDepthM: number
}

/** Parses what follows the program's name; Chromium's own switches (`--no-sandbox`…) pass by. */
export function parseLaunchOptions(args: readonly string[]): Result<LaunchOptions, { kind: 'bad-option'; option: string }> {
  const { values } = parseArgs({
    args: [...args],
    strict: false,
    options: { hub: { type: 'string' }, broker: { type: 'string' }, data: { type: 'string' }, windowed: { type: 'boolean' }, sticks: { type: 'string' }, diagonal: { type: 'string' }, depth: { type: 'string' } },
  })
  const text = (value: string | boolean | undefined) => (typeof value === 'string' ? value : undefined)
  const hubAddress = text(values.hub)?.replace(/\/+$/, '')
  if (hubAddress !== undefined && !/^https?:\/\/[^/\s]+$/.test(hubAddress)) return failure({ kind: 'bad-option', option: `--hub=${hubAddress}` })
  const brokerAddress = text(values.broker)
  if (brokerAddress !== undefined && !/^mqtts?:\/\/[^/\s]+$/.test(brokerAddress)) return failure({ kind: 'bad-option', option: `--broker=${brokerAddress}` })
  const diagonalInch = Number(text(values.diagonal) ?? 65)
  if (!(diagonalInch >= 10 && diagonalInch <= 200)) return failure({ kind: 'bad-option', option: `--diagonal=${String(values.diagonal)}` })
  const roomDepthM = Number(text(values.depth) ?? 8)
  if (!(roomDepthM >= 1 && roomDepthM <= 40)) return failure({ kind: 'bad-option', option: `--depth=${String(values.depth)}` })
  return success({ hubAddress, brokerAddress, data: text(values.data), windowed: values.windowed === true, sticks: text(values.sticks), diagonalInch, roomDepthM })
}
