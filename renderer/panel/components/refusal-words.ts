import type { ImportFault } from '#shared/contract/panel'
import { importDetailWords } from '#shared/text/import-details'
import type { PanelWords } from '#shared/text/panel/ru'
import { formatBytes } from '../model/format-numbers'

/** Why a file was not taken, by name, and what helps. */
export function refusalWords(fault: ImportFault, words: PanelWords, language: 'ru' | 'en'): string {
  const { refusal } = words.library
  switch (fault.kind) {
    case 'unsupported': return fault.detail ? refusal.unsupportedDetail(fault.name, importDetailWords(fault.detail, language)) : refusal.unsupported(fault.name)
    case 'damaged': return refusal.damaged(fault.name, importDetailWords(fault.detail, language))
    case 'path-leaves-folder': return refusal['path-leaves-folder'](fault.path)
    case 'too-large-unpacked': return refusal['too-large-unpacked'](fault.name, formatBytes(fault.limitBytes, words.units, language))
    case 'too-many-files': return refusal['too-many-files'](fault.limit)
    default: return refusal[fault.kind](fault.name)
  }
}
