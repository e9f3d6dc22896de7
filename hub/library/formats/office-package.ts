import type { OfficeKind } from '../converting/convert-office'
import { failure } from '#shared/result'
import type { PackageFormat } from './format'
import type { Package } from '../package-files'
import { makeOfOffice } from './office'
import { textAt } from './package-text'

/** The part that only one kind of Office Open XML has (ECMA-376 part 1). */
const mainParts: Record<string, OfficeKind> = { 'word/document.xml': 'docx', 'ppt/presentation.xml': 'pptx', 'xl/workbook.xml': 'xlsx' }
/** ODF 1.3 part 2 §3.3. */
const openDocument = /^application\/vnd\.oasis\.opendocument\.(text|presentation|spreadsheet)(-template)?$/
const openKinds: Record<string, OfficeKind> = { text: 'odt', presentation: 'odp', spreadsheet: 'ods' }

/** Office Open XML and OpenDocument: archives that stay packed, since LibreOffice reads them so. */
export const officePackage: PackageFormat = {
  claims: async pack => pack.archive !== undefined && (pack.at('[Content_Types].xml') !== undefined || openDocument.test((await typeOf(pack)) ?? '')),
  make: async (pack, workshop) => {
    const open = openDocument.exec((await typeOf(pack)) ?? '')?.[1]
    const part = Object.keys(mainParts).find(path => pack.at(path))
    const kind = open ? openKinds[open] : part ? mainParts[part] : undefined
    return kind ? makeOfOffice(pack.archive!, kind, workshop) : failure({ kind: 'unsupported', name: workshop.name, detail: 'unknown-format' })
  },
}

const typeOf = async (pack: Package): Promise<string | undefined> => (await textAt(pack, 'mimetype', 100))?.trim()
