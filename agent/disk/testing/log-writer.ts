// Appends numbers to a log for ever and tells each one that is on disk. argv: file. Killed by its test.
import { AppendLog } from '../append-log'
import { counterSchema, paddingOf } from './counter'

const { log, entries, damagedLines } = await AppendLog.open(process.argv[2]!, counterSchema)
if (damagedLines > 0) process.stdout.write('damaged\n')
for (let n = (entries.at(-1)?.n ?? 0) + 1; ; n++) {
  await log.append({ n, padding: paddingOf(n) })
  process.stdout.write(`${n}\n`)
  if (n % 50 === 0) await log.compact([{ n, padding: paddingOf(n) }])
}
