import { expect, test } from 'vitest'
import { problemsOf, suggestShortName, type InviteDraft } from './invite-draft'

const draft: InviteDraft = { classId: 'c8b', role: 'pupil', kind: 'chat', title: 'Чат 8 Б', url: 'https://sferum.ru/?p=messages&join=DEMO/Doska_DEMO/Doska_DEMO/8b_DEMO0=', shortName: '8b' }

test.each([
  ['a token with / _ and = is right', {}, []],
  ['spaces that a paste brings are right', { url: `  ${draft.url}\n` }, []],
  ['no title', { title: '  ' }, ['title']],
  ['no link', { url: '' }, ['url']],
  ['plain http', { url: 'http://vk.me/join/x' }, ['url-https']],
  ['a Cyrillic letter in the link', { url: 'https://vk.me/jоin' }, ['url-form']],
  ['a name before the host, which would hide the true one', { url: 'https://sferum.ru@evil.example/' }, ['url-form']],
  ['a short name in capitals', { shortName: '8B' }, ['short']],
  ['a short name of somebody else', { shortName: '5a' }, ['short-taken']],
  ['no class', { classId: '' }, ['class']],
])('%s', (_rule, change, kinds) => expect(problemsOf({ ...draft, ...change }, [{ shortName: '5a' }]).map(({ kind }) => kind)).toEqual(kinds))

test.each([
  ['8 Б', [], '8b'],
  ['8 Б', ['8b', '8b-2'], '8b-3'],
  ['11 Ж', [], '11zh'],
  ['—', [], '00'],
])('class %s beside %j is suggested as %s', (className, taken, name) => {
  expect(suggestShortName(className, taken.map(shortName => ({ shortName })))).toBe(name)
})
