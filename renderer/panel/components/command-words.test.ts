import { expect, test } from 'vitest'
import { ackStates } from '#shared/contract/mqtt/ack'
import { commandNames } from '#shared/contract/mqtt/command'
import type { CommandState, ImportFault } from '#shared/contract/panel'
import { panelEn } from '#shared/text/panel/en'
import { panelRu } from '#shared/text/panel/ru'
import { phaseOf } from '../model/pushes'
import { commandTitle, troubleWords } from './command-words'
import { refusalWords } from './refusal-words'

const states: CommandState[] = [...ackStates, 'waiting', 'sent', 'unknown', 'cancelled']

test.each(states)('the state %s has words in both languages, and a reason when it is trouble', state => {
  for (const words of [panelRu, panelEn]) {
    expect(words.push.state[state]).toMatch(/\p{L}{3}/u)
    expect(words.push.stateLong[state]).toMatch(/\p{L}{3}/u)
    if (phaseOf(state) === 'trouble') expect(troubleWords({ state, error: undefined }, words)).toMatch(/\p{L}{3}/u)
  }
})

test('an error code that this panel does not know is told in the display’s own words, never as a code alone', () => {
  expect(troubleWords({ state: 'failed', error: { code: 'flux', msg: 'лампа перегрета' } }, panelRu)).toContain('лампа перегрета')
  expect(troubleWords({ state: 'failed', error: { code: 'flux', msg: '' } }, panelRu)).toBe(panelRu.push.errorNone)
})

const displayCodes = [
  'damaged', 'disk', 'internal', 'interrupted', 'no-space', 'no-window', 'not-shown', 'not-supported', 'not-verified', 'refused', 'replaced', 'source-unreachable', 'unknown-material', 'upload-refused',
  'wrong-args', 'unknown-command', 'malformed', 'replayed', 'clock-doubt', 'expired', 'hidden-phones', 'hidden-no-meeting', 'hidden-meeting', 'unknown-key', 'wrong-signature', 'oversize',
]
test.each(displayCodes)('the code %s of a display has words that say what to do', code => {
  for (const words of [panelRu, panelEn]) expect(words.push.error[code]).toMatch(/\p{L}{3}.*\./u)
})

test('a command that is well has nothing more to say', () => expect(troubleWords({ state: 'done', error: undefined }, panelRu)).toBeUndefined())

test('every command has a name, and its title is not doubled', () => {
  for (const name of commandNames) expect(panelRu.journal.command[name]).toBeTruthy()
  expect(commandTitle({ name: 'show.lesson', title: 'Плавление' }, panelRu)).toBe('Урок: Плавление')
  expect(commandTitle({ name: 'ping', title: 'ping' }, panelRu)).toBe('Проверка связи')
})

const refusals: ImportFault[] = [
  { kind: 'unsupported', name: 'a.pptx' }, { kind: 'unsupported', name: 'a.mp4', detail: 'codec:hevc' }, { kind: 'damaged', name: 'a.mp4', detail: 'truncated' }, { kind: 'path-leaves-folder', path: '../x' },
  { kind: 'too-large-unpacked', name: 'a.zip', limitBytes: 4 * 1024 ** 3 }, { kind: 'too-many-files', limit: 10_000 }, { kind: 'no-entry', name: 'a.zip' }, { kind: 'empty', name: 'a.png' },
  { kind: 'no-space', name: 'a.mp4' }, { kind: 'interrupted', name: 'a.mp4' },
]
test.each(refusals)('a refused file ($kind) is named with the reason', refusal => {
  for (const language of ['ru', 'en'] as const) {
    const words = refusalWords(refusal, language === 'ru' ? panelRu : panelEn, language)
    expect(words).not.toMatch(/undefined|\[object|NaN/)
    if ('name' in refusal) expect(words).toContain(refusal.name)
  }
})
