/** First bytes of sound and film that boards do not play, and the name by which FFmpeg reads each: told, it never guesses, so a playlist that names other files is none of them. */
const signatures: readonly { readonly demuxer: string; readonly bytes: string }[] = [
  { demuxer: 'asf', bytes: '\x30\x26\xb2\x75\x8e\x66\xcf\x11' },
  { demuxer: 'mpeg', bytes: '\0\0\x01\xba' },
  { demuxer: 'mpegvideo', bytes: '\0\0\x01\xb3' },
  { demuxer: 'flv', bytes: 'FLV\x01' },
  { demuxer: 'flac', bytes: 'fLaC' },
  { demuxer: 'amr', bytes: '#!AMR' },
  { demuxer: 'ac3', bytes: '\x0b\x77' },
  { demuxer: 'rm', bytes: '.RMF' },
  { demuxer: 'ape', bytes: 'MAC ' },
  { demuxer: 'wv', bytes: 'wvpk' },
  { demuxer: 'dv', bytes: '\x1f\x07\0' },
]
const atoms = /^(moov|mdat|wide|free|skip|pnot)$/

/** FFmpeg's demuxer for a head that is one of these; undefined for anything else. */
export function foreignMediaOf(head: Buffer): string | undefined {
  const text = (start: number, end: number) => head.toString('latin1', start, end)
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'AVI ') return 'avi'
  if (text(0, 4) === 'FORM' && /^AIF[FC]$/.test(text(8, 12))) return 'aiff'
  if (atoms.test(text(4, 8)) && head.readUInt32BE(0) >= 8) return 'mov' // QuickTime of before 2001 has no `ftyp`
  if (head[0] === 0xff && (head[1]! & 0xf6) === 0xf0) return 'aac' // ADTS: syncword and layer 0 (ISO/IEC 13818-7)
  if ([0, 188, 376].every(at => head[at] === 0x47) || [4, 196, 388].every(at => head[at] === 0x47)) return 'mpegts'
  return signatures.find(({ bytes }) => text(0, bytes.length) === bytes)?.demuxer
}
