// Writes a state file for ever and tells each number that is on disk. argv: file. Killed by its test.
import { StateFile } from '../state-file'
import { counterSchema, paddingOf } from './counter'

const state = await StateFile.open({ file: process.argv[2]!, schema: counterSchema, empty: { n: 0, padding: '' }, report: problem => process.stdout.write(`${problem.kind}\n`) })
for (;;) {
  await state.update(({ n }) => ({ n: n + 1, padding: paddingOf(n + 1) }))
  process.stdout.write(`${state.value.n}\n`)
}
