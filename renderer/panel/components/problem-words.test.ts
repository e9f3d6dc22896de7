import { expect, test } from 'vitest'
import type { ItemProblem } from '#shared/contract/library-sources'
import { importDetails } from '#shared/text/import-details'
import { panelRu } from '#shared/text/panel/ru'
import { problemWords } from './problem-words'

const { problem } = panelRu.sources
test.each<[string, ItemProblem['kind'], string, string]>([
  ['the import\'s own reason is said in words', 'not-imported', 'damaged: truncated', importDetails.ru.truncated],
  ['a reason without words of its own', 'not-imported', 'no-entry', problem['not-imported']],
  ['what it is about stands behind', 'file-missing', 'нет.pdf', `${problem['file-missing']} (нет.pdf)`],
  ['what a format calls a thing is said in words', 'not-mapped', 'imsqti_xmlv1p2/imscc_xmlv1p2/assessment', `${problem['not-mapped']} (тест)`],
  ['nothing more to say', 'no-title', '', problem['no-title']],
])('%s', (_rule, kind, detail, expected) => expect(problemWords({ key: 'k', title: 't', kind, detail }, panelRu, 'ru')).toBe(expected))

test('a missing program is named', () => expect(problemWords({ key: 'k', title: 't', kind: 'not-imported', detail: 'unsupported: needs-ffmpeg:hevc' }, panelRu, 'ru')).toContain('ffmpeg'))
