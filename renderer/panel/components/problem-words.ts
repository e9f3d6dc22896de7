import { importDetailCodes, type ImportDetail } from '#shared/contract/import-detail'
import type { ItemProblem } from '#shared/contract/library-sources'
import { importDetailWords } from '#shared/text/import-details'
import type { PanelWords } from '#shared/text/panel/ru'

/** Why one item was not taken; where the import has words of its own, they are said. */
export function problemWords({ kind, detail }: ItemProblem, words: PanelWords, language: 'ru' | 'en'): string {
  const said = words.sources.problem[kind]
  const code = kind === 'not-imported' ? detail.slice(detail.indexOf(': ') + 2) : ''
  if (isImportDetail(code)) return importDetailWords(code, language)
  return detail === '' || kind === 'not-imported' ? said : words.sources.problemOf(said, words.sources.things.find(([sign]) => sign.test(detail))?.[1] ?? detail)
}

const isImportDetail = (code: string): code is ImportDetail => (importDetailCodes as readonly string[]).includes(code) || /^(codec|unknown-materials|needs-ffmpeg|h5p-libraries):/.test(code)
