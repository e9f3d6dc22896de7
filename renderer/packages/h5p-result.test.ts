import { expect, test } from 'vitest'
import { resultOfStatement } from './h5p-result'

const verb = (name: string) => ({ id: `http://adlnet.gov/expapi/verbs/${name}` })

test.each([
  ['points of the whole', { verb: verb('answered'), result: { score: { raw: 3, max: 5 }, success: false } }, { score: 3, max: 5, outcome: 'failed' }],
  ['completed with success', { verb: verb('completed'), result: { score: { raw: 5, max: 5 }, success: true } }, { score: 5, max: 5, outcome: 'passed' }],
  ['completed, nothing more', { verb: verb('completed') }, { outcome: 'completed' }],
  ['a part of a set', { verb: verb('answered'), result: { score: { raw: 1, max: 1 } }, context: { contextActivities: { parent: [{}] } } }, undefined],
  ['a verb that ends nothing', { verb: verb('interacted') }, undefined],
  ['points that are none', { verb: verb('answered'), result: { score: { raw: 'NaN', max: 0 } } }, { outcome: 'completed' }],
  ['no verb', {}, undefined],
])('%s', (_what, statement, expected) => expect(resultOfStatement(statement)).toEqual(expected))
