import { expect, test } from 'vitest'
import { contentRulesSchema } from '#shared/domain/content-rules'
import { draftOf, quotaChoices, rateChoices, rulesOf } from './rules-draft'

test.each([
  ['no rules', {}],
  ['all of them', { paused: true, rateBytesPerS: 1_250_000, window: { from: '23:00', until: '05:30' }, quotaBytes: 20_000_000_000 }],
])('%s come back from the fields as they were', (_name, rules) => expect(rulesOf(draftOf(rules))).toEqual(rules))

test('everything that can be chosen is a rule that displays take', () => {
  for (const rate of rateChoices) for (const quota of quotaChoices) expect(contentRulesSchema.safeParse(rulesOf({ ...draftOf({}), rate, quota, hasWindow: true })).success).toBe(true)
})
