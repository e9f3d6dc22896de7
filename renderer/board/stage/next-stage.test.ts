import { expect, test } from 'vitest'
import { nextStage } from './next-stage'

const lesson = (pattern: string, stage: number) => ({ stages: [...pattern].map(sign => ({ isLeftOut: sign === 'x' })), stage })

test.each([
  ['the next stage', 'ooo', 0, 1, 1],
  ['bad files are passed over, however many', 'oxxo', 0, 1, 3],
  ['and backwards', 'oxxo', 3, -1, 0],
  ['the last stage stays', 'oo', 1, 1, undefined],
  ['nothing good is left', 'oxx', 0, 1, undefined],
  ['the first stage stays', 'xo', 1, -1, undefined],
] as const)('T-04 going on: %s', (_rule, pattern, stage, by, wanted) => expect(nextStage(lesson(pattern, stage), by)).toBe(wanted))
