import { bundleLimits } from '#shared/contract/bundle'
import { failure, success, type Result } from '#shared/result'

export interface ExportWish {
  /** Id or name of a room; undefined: the whole library. */
  readonly room: string | undefined
  /** A folder, or the file's own name where it ends in `.doska`. */
  readonly to: string
  readonly partBytes: number
}

type WishFault = { readonly kind: 'unknown-option' | 'no-value' | 'bad-part'; readonly option: string } | { readonly kind: 'no-choice' | 'no-target' }

/** Of `doska export`: what is left when the common options are taken out. */
export function parseExport(args: readonly string[]): Result<ExportWish, WishFault> {
  const given = new Map<string, string>()
  let isLibrary = false
  for (let index = 0; index < args.length; index++) {
    const [name = '', ...rest] = args[index]!.split('=')
    if (name === '--library' && rest.length === 0) {
      isLibrary = true
      continue
    }
    if (!['--room', '--to', '--part'].includes(name)) return failure({ kind: 'unknown-option', option: args[index]! })
    const value = rest.length > 0 ? rest.join('=') : args[++index]
    if (value === undefined || value === '') return failure({ kind: 'no-value', option: name })
    given.set(name, value)
  }
  const [room, to, part] = [given.get('--room'), given.get('--to'), given.get('--part')]
  if (isLibrary === (room !== undefined)) return failure({ kind: 'no-choice' })
  if (to === undefined) return failure({ kind: 'no-target' })
  const partBytes = part === undefined ? bundleLimits.bytes : Number(part) * 1024 * 1024
  const isFit = Number.isInteger(partBytes) && partBytes >= bundleLimits.leastPartBytes && partBytes <= bundleLimits.bytes
  return isFit ? success({ room, to, partBytes }) : failure({ kind: 'bad-part', option: part! })
}
