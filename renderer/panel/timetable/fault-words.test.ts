import { expect, test } from 'vitest'
import { panelEn } from '#shared/text/panel/en'
import { panelRu } from '#shared/text/panel/ru'
import { timetableFaultWords } from './fault-words'

test('bells that overlap are told by the name of their set, not by its id', () => {
  const nameOf = (id: string) => (id === 'usual' ? 'Обычный день' : id)
  const fault = { kind: 'bells-overlap', bellSetId: 'usual', number: 2 } as const
  expect([panelRu, panelEn].map(words => timetableFaultWords(words, fault, nameOf))).toEqual([
    'Набор «Обычный день»: 2-й урок накладывается на соседний. Исправьте время.', 'Set “Обычный день”: lesson 2 overlaps its neighbour. Correct the time.',
  ])
})
