import type { z } from 'zod'
import { AppendLog } from '../agent/disk/append-log'

/** Told when lines of a log were damaged: a copy was set aside and the others count. */
export type ReportDamage = (problem: { kind: 'file-set-aside'; file: string; recovered: string }) => void

/** Opens a log of the hub; damaged lines are reported, never fatal. */
export async function openLog<T>(file: string, schema: z.ZodType<T>, report: ReportDamage): Promise<{ log: AppendLog<T>; entries: T[] }> {
  const { log, entries, damagedLines } = await AppendLog.open(file, schema)
  if (damagedLines > 0) report({ kind: 'file-set-aside', file, recovered: `all but ${damagedLines} lines` })
  return { log, entries }
}
