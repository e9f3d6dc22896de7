import { epub } from './epub'
import { film } from './film'
import type { PackageFormat } from './format'
import type { Package } from '../package-files'
import { h5p } from './h5p'
import { html } from './html'
import { officePackage } from './office-package'
import { scorm } from './scorm'
import { series } from './series'

/** In the order of asking: what names itself by a file of its own first, a page before loose files. */
const formats: readonly PackageFormat[] = [epub, officePackage, h5p, scorm, html, series, film]

/** The format that a folder or archive is; undefined when nothing in it tells what to open. */
export async function packageFormatOf(pack: Package): Promise<PackageFormat | undefined> {
  for (const format of formats) if (await format.claims(pack)) return format
  return undefined
}
