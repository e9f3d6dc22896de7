import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { answerAsk, askFrameSchema, type ArgumentSchemas, type CarrierFault, type Handlers } from './carrier'

interface Sample {
  double(number: number): number
  fail(): void
  later(): string
}
const schemas: ArgumentSchemas<Sample> = { double: z.tuple([z.number().max(100)]), fail: z.tuple([]), later: z.tuple([]) }
const broken = new Error('disk on fire')
function setUp() {
  const ran: string[] = []
  const reports: (CarrierFault & { name: string; error?: unknown })[] = []
  const handlers: Handlers<Sample> = {
    double: number => (ran.push('double'), number * 2),
    fail: () => {
      throw broken
    },
    later: () => Promise.resolve('later'),
  }
  const ask = (name: string, args: unknown, isAllowed: (name: keyof Sample) => boolean = () => true) => answerAsk(schemas, handlers, name, args, isAllowed, report => reports.push(report))
  return { ask, ran, reports }
}

test('a known request with right arguments is answered, at once or later', async () => {
  const { ask, reports } = setUp()
  expect(await ask('double', [21])).toEqual({ ok: true, value: 42 })
  expect(await ask('later', [])).toEqual({ ok: true, value: 'later' })
  expect(reports).toEqual([])
})

test.each([
  ['an unknown name', 'triple', [1], 'unknown-request'],
  ['a name of every object', 'constructor', [], 'unknown-request'],
  ['another name of every object', '__proto__', [], 'unknown-request'],
  ['a wrong argument', 'double', ['21'], 'wrong-arguments'],
  ['too few arguments', 'double', [], 'wrong-arguments'],
  ['too many arguments', 'double', [1, 2], 'wrong-arguments'],
  ['arguments that are no list', 'double', { 0: 1 }, 'wrong-arguments'],
  ['an argument beyond its limit', 'double', [101], 'wrong-arguments'],
])('%s is refused and reported; nothing runs', async (_symptom, name, args, kind) => {
  const { ask, ran, reports } = setUp()
  expect(await ask(name, args)).toMatchObject({ ok: false, fault: { kind } })
  expect(reports).toMatchObject([{ kind, name }])
  expect(ran).toEqual([])
})

test('what a sender may not ask is refused before its arguments are looked at', async () => {
  const { ask, ran, reports } = setUp()
  expect(await ask('double', ['nonsense'], name => name !== 'double')).toEqual({ ok: false, fault: { kind: 'not-allowed' } })
  expect(reports).toMatchObject([{ kind: 'not-allowed', name: 'double' }])
  expect(ran).toEqual([])
})

test('a handler that throws becomes a fault; its reason is logged, not sent', async () => {
  const { ask, reports } = setUp()
  const answer = await ask('fail', [])
  expect(answer).toEqual({ ok: false, fault: { kind: 'failed' } })
  expect(JSON.stringify(answer)).not.toContain('disk on fire')
  expect(reports).toMatchObject([{ kind: 'failed', name: 'fail', error: broken }])
})

test('whatever is asked, one answer comes and nothing throws', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.string(), fc.constantFrom('double', 'fail', 'later', 'toString')), fc.anything(), async (name, args) => {
      const { ask, reports } = setUp()
      const answer = await ask(name, args)
      expect(answer.ok ? 0 : 1).toBe(reports.length)
    }),
  )
})

test.each([
  { ask: 0, name: 'x', args: [] }, { ask: 1, name: 'x' }, { ask: 1, name: 'x'.repeat(61), args: [] }, { ask: 1, name: 'x', args: Array.from({ length: 9 }) }, { ask: 1, name: 'x', args: [], token: 'y' }, [], null,
])('the frame %j is refused', frame => expect(askFrameSchema.safeParse(frame).success).toBe(false))
