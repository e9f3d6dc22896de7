import { homedir } from 'node:os'
import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { parseTimeServer, type TimeServer } from '#shared/domain/time-server'
import { failure, success, type Result } from '#shared/result'

export interface StartOptions {
  readonly port: number
  readonly mqttPort: number
  readonly host: string
  readonly data: string
  readonly school: string | undefined
  readonly display: 'kiosk' | 'window' | 'browser' | 'none'
  readonly diagonal: number
  readonly depth: number
  readonly timeServer: TimeServer | undefined
}
export type OptionFault = { kind: 'unknown-option'; option: string } | { kind: 'bad-value'; option: string; value: string }

/** Parses the arguments of `doska start`; every value is checked before anything starts. */
export function parseStartOptions(args: readonly string[], environment: NodeJS.ProcessEnv): Result<StartOptions, OptionFault> {
  const { tokens, values } = parseArgs({
    args: [...args],
    strict: false,
    tokens: true,
    options: {
      port: { type: 'string' }, 'mqtt-port': { type: 'string' }, listen: { type: 'string' }, data: { type: 'string' }, school: { type: 'string' },
      diagonal: { type: 'string' }, depth: { type: 'string' }, 'time-server': { type: 'string' }, language: { type: 'string' },
      window: { type: 'boolean' }, kiosk: { type: 'boolean' }, browser: { type: 'boolean' }, 'no-display': { type: 'boolean' },
    },
  })
  for (const token of tokens) {
    if (token.kind === 'positional') return failure({ kind: 'unknown-option', option: token.value })
    if (token.kind === 'option' && !known.has(token.name)) return failure({ kind: 'unknown-option', option: token.rawName })
    if (token.kind === 'option' && !switches.has(token.name) && !token.value) return failure({ kind: 'bad-value', option: token.rawName, value: '' })
  }
  const given = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined)
  const numbers = { port: Number(given('port') ?? 7380), mqttPort: Number(given('mqtt-port') ?? 7383), diagonal: Number(given('diagonal') ?? 65), depth: Number(given('depth') ?? 8) }
  const isPort = (value: number) => Number.isInteger(value) && value >= 0 && value <= 65_535
  if (!isPort(numbers.port)) return failure({ kind: 'bad-value', option: '--port', value: given('port')! })
  if (!isPort(numbers.mqttPort)) return failure({ kind: 'bad-value', option: '--mqtt-port', value: given('mqtt-port')! })
  if (!(numbers.diagonal >= 10 && numbers.diagonal <= 200)) return failure({ kind: 'bad-value', option: '--diagonal', value: given('diagonal')! })
  if (!(numbers.depth >= 1 && numbers.depth <= 40)) return failure({ kind: 'bad-value', option: '--depth', value: given('depth')! })
  const host = given('listen') ?? '127.0.0.1'
  if (isIP(host) === 0) return failure({ kind: 'bad-value', option: '--listen', value: host })
  const timeServer = parseTimeServer(given('time-server') ?? '')
  if (given('time-server') !== undefined && !timeServer) return failure({ kind: 'bad-value', option: '--time-server', value: given('time-server')! })
  const language = given('language')
  if (language !== undefined && language !== 'ru' && language !== 'en') return failure({ kind: 'bad-value', option: '--language', value: language })
  const school = given('school')
  const display = values['no-display'] ? 'none' : values['browser'] ? 'browser' : values['window'] ? 'window' : 'kiosk'
  return success({ ...numbers, host, timeServer, display, data: resolve(given('data') ?? dataFolder(environment)), school: school && resolve(school) })
}

/** The language asked for, else the system's, else Russian. */
export function languageOf(args: readonly string[], environment: NodeJS.ProcessEnv): 'ru' | 'en' {
  const asked = args.find((_arg, index) => args[index - 1] === '--language') ?? args.find(arg => arg.startsWith('--language='))?.slice(11)
  if (asked === 'ru' || asked === 'en') return asked
  return /^en/i.test(environment['LC_ALL'] ?? environment['LANG'] ?? '') ? 'en' : 'ru'
}

/** Where this system keeps a program's data. */
export function dataFolder(environment: NodeJS.ProcessEnv): string {
  if (process.platform === 'win32') return join(environment['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'Doska')
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Doska')
  return join(environment['XDG_DATA_HOME'] || join(homedir(), '.local', 'share'), 'doska')
}

const switches = new Set(['window', 'kiosk', 'browser', 'no-display'])
const known = new Set([...switches, 'port', 'mqtt-port', 'listen', 'data', 'school', 'diagonal', 'depth', 'time-server', 'language'])
