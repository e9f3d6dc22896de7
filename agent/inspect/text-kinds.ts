/** What a text begins like, prolog and comments aside; undefined when it is no markup that we open. */
export function markupOf(head: Buffer): 'html' | 'json' | 'svg' | 'subtitles' | undefined {
  const text = withoutProlog(decodedHead(head))
  if (/^<(svg[\s/>]|!doctype svg)/i.test(text)) return 'svg'
  if (/^(<!doctype html|<html[\s>])/i.test(text)) return 'html'
  if (text.startsWith('{')) return 'json'
  return /^WEBVTT(\s|$)/.test(text) || /^\d{1,6}\s*\r?\n\s*\d{1,3}:\d\d:\d\d[,.]\d{1,3}\s*-->/.test(text) ? 'subtitles' : undefined
}

/** The head as text in the coding that its byte order mark tells, else as UTF-8. */
function decodedHead(head: Buffer): string {
  if (head[0] === 0xff && head[1] === 0xfe) return new TextDecoder('utf-16le').decode(head)
  if (head[0] === 0xfe && head[1] === 0xff) return new TextDecoder('utf-16be').decode(head)
  return head.toString('utf8').replace(/^\ufeff/, '')
}

/** Letters of some coding and nothing that only binary files hold; the whole file is judged when it is decoded. Other XML is data, not reading. */
export function looksLikeText(head: Buffer): boolean {
  if (/^\s*<[?!]/.test(decodedHead(head))) return false
  const hasMark = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
  return hasMark || !head.some(byte => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d)
}

/** Drops comments, and processing instructions. A loop, because the obvious pattern backtracks for ever on hostile text. */
function withoutProlog(text: string): string {
  let rest = text.trimStart()
  for (;;) {
    const ending = rest.startsWith('<!--') ? '-->' : rest.startsWith('<?') ? '?>' : undefined
    if (ending === undefined) return rest
    const at = rest.indexOf(ending)
    if (at === -1) return ''
    rest = rest.slice(at + ending.length).trimStart()
  }
}
