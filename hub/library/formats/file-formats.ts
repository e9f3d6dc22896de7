import type { Recognised } from '../../../agent/inspect/inspect-file'
import type { ReceivedFile } from '../package-files'
import { named, type Making, type Workshop } from './format'
import { makeForeignMedia, makeMedia } from './media'
import { makeOfBinaryOffice, makeOfRtf } from './office'
import { makePdf } from './pdf'
import { makeImage } from './picture'
import { makeDrawing } from './svg'
import { makeArticle } from './text'

/** A single file that is a material by itself; archives, pages and lessons are opened further elsewhere. */
export async function makeOfFile(file: ReceivedFile, found: Recognised, workshop: Workshop): Making {
  switch (found.kind) {
    case 'media':
      if (found.media.type === 'image') return makeImage(file, found.media, workshop)
      return found.media.type === 'pdf' ? makePdf(file, found.media) : makeMedia(file, found.media, workshop)
    case 'foreign-media': return makeForeignMedia(file, found, workshop)
    case 'foreign-picture': return makeImage(file, found, workshop)
    case 'svg': return makeDrawing(file, workshop)
    case 'text': return makeArticle(file, workshop)
    case 'office': return makeOfBinaryOffice(file, workshop)
    case 'rtf': return makeOfRtf(file, workshop)
    case 'subtitles': return named(workshop.name, { kind: 'unsupported', detail: 'subtitles-alone' })
    case 'zip': case 'html': case 'json': return named(workshop.name, { kind: 'unsupported', detail: 'unknown-format' })
  }
}
