import { expect, test } from 'vitest'
import type { Reported } from '#shared/contract/mqtt/reported'
import { panelRu } from '#shared/text/panel/ru'
import { sceneWords, whyWords } from './scene-words'

const reported = (scene: Reported['scene'], why: Reported['why']) => ({ scene, why }) as Reported
const moment = () => '10:55'

test.each([
  ['a lesson has its stage, counted from one', { kind: 'lesson', title: 'Плавление', stage: 0, stages: 7 }, 'Плавление · этап 1 из 7'],
  ['an idle screen is named', { kind: 'idle', title: '' }, 'Заставка с расписанием'],
  ['a kind that the panel does not know yet is not called idle', { kind: 'hologram', title: '' }, 'Экран ещё не сказал, что показывает'],
])('%s', (_rule, scene, words) => expect(sceneWords(reported(scene, { rule: 'idle', source: 'idle' }), panelRu)).toBe(words))

test.each([
  ['a push names the person and its end', { rule: 'push', source: 'olga', until: '2026-11-22T10:55:00Z' }, 'Отправлено с панели: olga, до 10:55'],
  ['a push without an end says so', { rule: 'push', source: 'olga' }, 'Отправлено с панели: olga, пока не уберут'],
  ['idle has no end to tell', { rule: 'idle', source: 'idle', until: '2026-11-22T10:55:00Z' }, 'Никто ничего не открывал'],
  ['an unknown rule is told by its source', { rule: 'sensor', source: 'датчик' }, 'датчик'],
])('%s', (_rule, why, words) => expect(whyWords(reported({ kind: 'idle', title: '' }, why), panelRu, moment)).toBe(words))

test('a display that never reported shows nothing for sure', () => {
  expect(sceneWords(undefined, panelRu)).toBe('Экран ещё не сказал, что показывает')
  expect(whyWords(undefined, panelRu, moment)).toBeUndefined()
})
