import { createHash } from 'node:crypto'
import { stableJson } from '../../displays/stable-json'

/** A short name for a state of an item: equal values give equal marks. */
export const markOf = (value: unknown): string => createHash('sha256').update(stableJson(value)).digest('hex').slice(0, 32)
